"""What of an arena may leave: without names of persons, and nothing onder de radar (V22)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.rekenen import Uitkomst, uitkomst
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import printable
from frontlijn.domain.values import ArenaSoort, Modus, Waarde
from frontlijn.export.persons import anonymous
from frontlijn.store.read import arena, initiatieven, settings
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class ArenaUitvoer:
    """An arena that may leave, with its published figures when it is a report. Sessions and who took part never do."""

    stand: ArenaStand
    cijfers: tuple[Cijfer, ...]
    modus: Modus
    vandaag: date
    voorbeeld: bool

    @property
    def is_rapport(self) -> bool:
        """Whether it holds published figures and no parts."""
        return self.stand.arena.soort is ArenaSoort.RAPPORT

    @property
    def uitkomst(self) -> Uitkomst:
        """What it brings."""
        return uitkomst([self.stand], self.modus)


def arena_uitvoer(store: Store, arena_id: int, modus: Modus = Modus.RAPPORT) -> ArenaUitvoer:
    """The arena as it is now. Raises NotFound, and Refused when it, or its initiatief, is onder de radar (V22)."""
    with reading(store):
        stand = arena.stand(store, arena_id)
        if arena.position(store, ArenaFilter(exporteerbaar=True), arena_id) is None:
            raise Refused("Deze arena is onder de radar en gaat in geen enkel bestand; bekijk hem in frontlijn zelf.")
        visible = {one.id for one in initiatieven.window(store, InitiatiefFilter(exporteerbaar=True), 0, -1)}
        cijfers = arena.cijfers(store, arena_id)
        weg = anonymous(store)
        return ArenaUitvoer(
            zonder_namen(stand, weg),
            zonder_namen(
                tuple(one for one in cijfers if one.initiatief_id is None or one.initiatief_id in visible), weg
            ),
            modus,
            store.today(),
            bool(settings.get(store, Instelling.VOORBEELD)),
        )


def zonder_namen(value: Any, weg: Callable[[str], str]) -> Any:
    """The same record with every text in it, however deep, without names and control characters."""
    if isinstance(value, str) and not isinstance(value, Waarde):
        return printable(weg(value), lines=True)
    if isinstance(value, tuple):
        return tuple(zonder_namen(one, weg) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: zonder_namen(getattr(value, one.name), weg) for one in fields(value)})
    return value
