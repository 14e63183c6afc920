"""What the arenas of a wijk, a gebied, the city or an initiative show together."""

from __future__ import annotations

from frontlijn.domain.arena.impact import Impact, Rapport, meegeteld
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.values import ArenaSoort
from frontlijn.store.read.arena.arenas import ArenaFilter
from frontlijn.store.read.arena.cijfers import cijfers, verzwegen
from frontlijn.store.read.arena.standen import standen
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


def arenas_of(blik: Blik, *, exportable: bool = False) -> ArenaFilter:
    """The arenas of what is looked at; an arena has years of its own, so the period does not count."""
    return ArenaFilter(
        wijk_id=blik.wijk_id, gebied=blik.gebied, initiatief_id=blik.initiatief_id, exporteerbaar=exportable
    )


def impact(store: Store, blik: Blik, *, exportable: bool = False) -> Impact:
    """The own arenas that are settled together, and the reports apart; `exportable` leaves out what is onder de radar.

    That is V22. An arena that is still being filled in is only counted.
    """
    with reading(store):
        found = standen(store, arenas_of(blik, exportable=exportable))
        own = [one for one in found if one.arena.soort is ArenaSoort.EIGEN]
        counted = meegeteld(own)
        return Impact(
            uitkomst=uitkomst(counted),
            rapporten=tuple(
                Rapport(
                    one.arena,
                    cijfers(store, one.arena.id, exporteerbaar=exportable),
                    verzwegen=exportable and verzwegen(store, one.arena.id),
                )
                for one in found
                if one.arena.soort is ArenaSoort.RAPPORT
            ),
            in_opbouw=len(own) - len(counted),
        )
