"""What the kasboek of a wijk, an initiative or the city shows in a period: the one source of the four outputs.

Cijfers, verhalen, verslag and woordbeeld are four ways to read one Beeld, so that they cannot contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.olievlek import Olievlek
from frontlijn.domain.kasboek.perspectief import PerspectiefCijfers
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import Wederkerigheid
from frontlijn.domain.kasboek.woordbeeld import Woord
from frontlijn.domain.summary import KasboekCijfers
from frontlijn.domain.values import Bereik


@dataclass(frozen=True, slots=True)
class Blik:
    """What is looked at: a wijk, an initiative, or with neither the city, from `van` up to and including `tot`."""

    van: date
    tot: date
    wijk_id: int | None = None
    initiatief_id: int | None = None


@dataclass(frozen=True, slots=True)
class Maand:
    """One month of a period: how many entries, and the participations and minutes of volunteers that are known.

    `titels` are the activities with how often they were, most often first; `nieuw` the initiatives that began.
    """

    jaar: int
    maand: int
    regels: int
    deelnames: int | None
    deelnames_onbekend: int
    minuten: int | None
    minuten_onbekend: int
    titels: tuple[tuple[str, int], ...]
    nieuw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beeld:
    """Everything the four outputs show.

    `naar` is how far it goes: with EXPORT and OPENBAAR nothing onder de radar is in it, and a story only within its
    consent; `blijven` counts the stories that stay, by reason.

    `per_aantal_domeinen` counts the entries by their number of leefdomeinen. `verhalen` holds the newest
    stories that may go, `verhalen_totaal` counts all of those. `namen` are those of known persons, to keep out of what
    leaves.
    """

    naam: str
    blik: Blik
    vandaag: date
    naar: Bereik
    cijfers: KasboekCijfers
    per_aantal_domeinen: tuple[tuple[int, int], ...]
    wederkerigheid: Wederkerigheid
    olievlek: Olievlek
    perspectieven: PerspectiefCijfers
    mislukt: tuple[Kasboekregel, ...]
    verhalen: tuple[Kasboekregel, ...]
    verhalen_totaal: int
    blijven: tuple[tuple[str, int], ...]
    maanden: tuple[Maand, ...]
    woorden: tuple[Woord, ...]
    namen: tuple[str, ...]

    @property
    def periode(self) -> str:
        """The period as shown."""
        return f"{format_datum(self.blik.van)} tot en met {format_datum(self.blik.tot)}"
