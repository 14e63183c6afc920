"""Reading arenas: the list, one with all its parts, its sessions, and the published figures of a report."""

from frontlijn.store.read.arena.arenas import ARENAS, ArenaFilter, count, find, get, position, window
from frontlijn.store.read.arena.cijfers import cijfer, cijfers, verzwegen
from frontlijn.store.read.arena.impact import arenas_of, impact
from frontlijn.store.read.arena.kasboek import Gemeten, meting, nu_in_kasboek
from frontlijn.store.read.arena.sessies import sessie, sessies, stand_van
from frontlijn.store.read.arena.standen import stand, standen

__all__ = [
    "ARENAS",
    "ArenaFilter",
    "Gemeten",
    "arenas_of",
    "cijfer",
    "cijfers",
    "count",
    "find",
    "get",
    "impact",
    "meting",
    "nu_in_kasboek",
    "position",
    "sessie",
    "sessies",
    "stand",
    "stand_van",
    "standen",
    "verzwegen",
    "window",
]
