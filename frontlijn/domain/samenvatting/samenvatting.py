"""What a summary holds, before anybody tells it: the figures of one scope, on one day and over one period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.arena.impact import Impact
from frontlijn.domain.blokken import Blok
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Beeld, Blik, zonder_namen
from frontlijn.domain.summary import HandgeldCijfers, InitiatiefCijfers, KasboekCijfers


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """A wijk, a gebied, the city or an initiative, on one day and over the period of `blik`.

    With `exportable` everything onder de radar is left out, but the pots are whole. `impact` is what the arenas show,
    over their own years, whatever the period. `beeld` is what else the kasboek shows, such as the stories; None when
    only the figures were read.
    """

    naam: str
    blik: Blik
    vandaag: date
    exportable: bool
    handgeld: HandgeldCijfers
    initiatieven: InitiatiefCijfers
    kasboek: KasboekCijfers
    impact: Impact
    beeld: Beeld | None = None

    @property
    def periode(self) -> str:
        """The period as shown."""
        return f"{format_datum(self.blik.van)} tot en met {format_datum(self.blik.tot)}"

    @property
    def geheel(self) -> Beeld:
        """What else the kasboek shows. Raises ValueError when that was not read."""
        if self.beeld is None:
            raise ValueError("this summary was read without the picture of the kasboek")
        return self.beeld


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part of the summary: its name for a template, its heading, and what stands under it."""

    naam: str
    kop: str
    blokken: tuple[Blok, ...]


def samenvatting_zonder_namen(samenvatting: Samenvatting, weg: Callable[[str], str]) -> Samenvatting:
    """The same summary with what `weg` makes of every text that somebody typed."""
    handgeld = samenvatting.handgeld
    pots = tuple(replace(pot, naam=weg(pot.naam)) for pot in handgeld.pots)
    beeld = None if samenvatting.beeld is None else zonder_namen(samenvatting.beeld, weg)
    return replace(
        samenvatting,
        naam=weg(samenvatting.naam),
        handgeld=replace(handgeld, pots=pots),
        impact=samenvatting.impact.zonder_namen(weg),
        kasboek=samenvatting.kasboek if beeld is None else beeld.cijfers,
        beeld=beeld,
    )
