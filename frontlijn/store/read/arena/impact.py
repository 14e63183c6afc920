"""What the arenas of a wijk, a gebied, the city or an initiative show together."""

from __future__ import annotations

from frontlijn.domain.arena.impact import Impact, Rapport
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.values import ArenaSoort, ArenaStatus
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
    """The own arenas together, and the reports apart; `exportable` leaves out what is onder de radar (V22)."""
    with reading(store):
        found = standen(store, arenas_of(blik, exportable=exportable))
        own = [one for one in found if one.arena.soort is ArenaSoort.EIGEN]
        return Impact(
            uitkomst=uitkomst(own),
            rapporten=tuple(
                Rapport(
                    one.arena,
                    cijfers(store, one.arena.id, exporteerbaar=exportable),
                    verzwegen=exportable and verzwegen(store, one.arena.id),
                )
                for one in found
                if one.arena.soort is ArenaSoort.RAPPORT
            ),
            in_opbouw=sum(one.arena.status is ArenaStatus.IN_OPBOUW for one in own),
        )
