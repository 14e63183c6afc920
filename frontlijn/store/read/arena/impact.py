"""What the arenas of a wijk, a gebied, the city or an initiative show together."""

from __future__ import annotations

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.impact import Impact, Rapport
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.values import ArenaSoort, ArenaStatus
from frontlijn.store.read import initiatieven
from frontlijn.store.read.arena.arenas import ArenaFilter
from frontlijn.store.read.arena.cijfers import cijfers
from frontlijn.store.read.arena.standen import standen
from frontlijn.store.read.initiatieven import InitiatiefFilter
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
                Rapport(one.arena, published(store, one, exportable=exportable))
                for one in found
                if one.arena.soort is ArenaSoort.RAPPORT
            ),
            in_opbouw=sum(one.arena.status is ArenaStatus.IN_OPBOUW for one in own),
        )


def published(store: Store, stand: ArenaStand, *, exportable: bool = False) -> tuple[Cijfer, ...]:
    """The published figures of a report; `exportable` leaves out those about an initiative onder de radar."""
    found = cijfers(store, stand.arena.id)
    if not exportable:
        return found
    visible = {one.id for one in initiatieven.window(store, InitiatiefFilter(exporteerbaar=True), 0, -1)}
    return tuple(one for one in found if one.initiatief_id is None or one.initiatief_id in visible)
