"""Reading how a number was made: what it is, its formula with the values filled in, and the rows behind it."""

from frontlijn.store.read.herkomst.alle import PROVIDERS as PROVIDERS
from frontlijn.store.read.herkomst.alle import rijen_vooraf as rijen_vooraf
from frontlijn.store.read.herkomst.alle import telling as telling
from frontlijn.store.read.herkomst.alle import verklaar as verklaar
from frontlijn.store.read.herkomst.arenas import ArenaCijfer as ArenaCijfer
from frontlijn.store.read.herkomst.cijfer import Cijfer as Cijfer
from frontlijn.store.read.herkomst.cijfer import Rijen as Rijen
from frontlijn.store.read.herkomst.cijfer import Vergelijking as Vergelijking
from frontlijn.store.read.herkomst.cijfer import Verklaring as Verklaring
from frontlijn.store.read.herkomst.cijfer import cijfers_achter as cijfers_achter
from frontlijn.store.read.herkomst.eenheden import getoond as getoond
from frontlijn.store.read.herkomst.noemen import LIJSTEN as LIJSTEN
from frontlijn.store.read.herkomst.noemen import Genoemd as Genoemd
from frontlijn.store.read.herkomst.noemen import noem as noem
from frontlijn.store.read.herkomst.noemen import noem_voor as noem_voor
from frontlijn.store.read.herkomst.noemen import vind as vind
from frontlijn.store.read.herkomst.potten import pot_cijfer as pot_cijfer
