"""What of an arena may leave: without names of persons, and nothing onder de radar (V22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.rekenen import Uitkomst, uitkomst
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.uitvoer.opletten import kijk_nog_eens
from frontlijn.domain.privacy.weglaten import teksten, zonder_namen
from frontlijn.domain.values import ArenaSoort, Modus
from frontlijn.export.persons import anonymous
from frontlijn.store.read import arena, settings
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.personen import persoon_namen
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
    verzwegen: bool = False
    """Whether figures of a report are left out, since they are of an initiative onder de radar."""

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
        weg = anonymous(store)
        return ArenaUitvoer(
            zonder_namen(stand, weg),
            zonder_namen(arena.cijfers(store, arena_id, exporteerbaar=True), weg),
            modus,
            store.today(),
            bool(settings.get(store, Instelling.VOORBEELD)),
            arena.verzwegen(store, arena_id),
        )


def kijk_in_arena(store: Store, arena_id: int) -> str:
    """What to look at once more in the texts of an arena that go along; "" when there is nothing.

    Raises NotFound, and Refused when it may not leave (V22).
    """
    with reading(store):
        made = arena_uitvoer(store, arena_id)
        return kijk_nog_eens((), persoon_namen(store), teksten=teksten((made.stand, made.cijfers)))
