"""Reading the sociaal kasboek: its entries as a list, one by one, and what can be seen in them together."""

from frontlijn.store.read.kasboek.regels import LISTING as LISTING
from frontlijn.store.read.kasboek.regels import KasboekFilter as KasboekFilter
from frontlijn.store.read.kasboek.regels import count as count
from frontlijn.store.read.kasboek.regels import get as get
from frontlijn.store.read.kasboek.regels import position as position
from frontlijn.store.read.kasboek.regels import window as window
