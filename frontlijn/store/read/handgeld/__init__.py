"""Reading handgeld: pots and where they stand, requests with their decision, the ledger of a pot."""

from frontlijn.store.read.handgeld.aanvragen import AANVRAGEN as AANVRAGEN
from frontlijn.store.read.handgeld.aanvragen import REVERSED as REVERSED
from frontlijn.store.read.handgeld.aanvragen import HandgeldFilter as HandgeldFilter
from frontlijn.store.read.handgeld.aanvragen import count as count
from frontlijn.store.read.handgeld.aanvragen import get as get
from frontlijn.store.read.handgeld.aanvragen import money_from as money_from
from frontlijn.store.read.handgeld.aanvragen import position as position
from frontlijn.store.read.handgeld.aanvragen import requested as requested
from frontlijn.store.read.handgeld.aanvragen import window as window
from frontlijn.store.read.handgeld.dossier import dossier as dossier
from frontlijn.store.read.handgeld.fondsen import find_fonds as find_fonds
from frontlijn.store.read.handgeld.fondsen import fonds as fonds
from frontlijn.store.read.handgeld.fondsen import fondsen as fondsen
from frontlijn.store.read.handgeld.potten import MUTATIES as MUTATIES
from frontlijn.store.read.handgeld.potten import MutatieFilter as MutatieFilter
from frontlijn.store.read.handgeld.potten import count_mutaties as count_mutaties
from frontlijn.store.read.handgeld.potten import current_pots as current_pots
from frontlijn.store.read.handgeld.potten import find_pot as find_pot
from frontlijn.store.read.handgeld.potten import mutatie as mutatie
from frontlijn.store.read.handgeld.potten import mutaties as mutaties
from frontlijn.store.read.handgeld.potten import position_mutatie as position_mutatie
from frontlijn.store.read.handgeld.potten import pot as pot
from frontlijn.store.read.handgeld.potten import pots as pots
from frontlijn.store.read.handgeld.richtlijnen import richtlijn as richtlijn
from frontlijn.store.read.handgeld.richtlijnen import richtlijnen as richtlijnen
