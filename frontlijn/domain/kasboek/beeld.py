"""What the kasboek of a wijk, an initiative or the city shows in a period: the one source of the four outputs.

Cijfers, verhalen, verslag and woordbeeld are four ways to read one Beeld, so that they cannot contradict each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.olievlek import Olievlek
from frontlijn.domain.kasboek.perspectief import PerspectiefCijfers
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import Wederkerigheid
from frontlijn.domain.kasboek.woordbeeld import Woord
from frontlijn.domain.summary import PERIODE_DAGEN, KasboekCijfers
from frontlijn.domain.values import Bereik

KORT_DAGEN = 62
"""A period of at most so many days is told entry by entry or week by week."""


@dataclass(frozen=True, slots=True)
class Blik:
    """What is looked at, from `van` up to and including `tot`: a wijk, all wijken of a gebied, an initiative, or with
    none of them the city.
    """

    van: date
    tot: date
    wijk_id: int | None = None
    initiatief_id: int | None = None
    gebied: str | None = None

    @classmethod
    def laatste_jaar(
        cls, tot: date, *, wijk_id: int | None = None, initiatief_id: int | None = None, gebied: str | None = None
    ) -> Blik:
        """The last PERIODE_DAGEN days up to and including `tot`: what is looked at unless a period is asked for."""
        return cls(tot - timedelta(days=PERIODE_DAGEN - 1), tot, wijk_id, initiatief_id, gebied)

    @property
    def dagen(self) -> int:
        """How many days it holds."""
        return (self.tot - self.van).days + 1


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
    consent, and with OPENBAAR it holds only what is public; `blijven` counts the stories that stay, by reason.

    `per_aantal_domeinen` counts the entries by their number of leefdomeinen. `mislukt` is the newest of what failed,
    `mislukt_totaal` counts all of it; `gelukt` is the newest of the experiments that worked, wholly or in part.
    `verhalen` holds the newest stories that may go, `verhalen_totaal` counts all of those. `namen` are those of known
    persons, to keep out of what leaves. `regels` are all entries of a short period (KORT_DAGEN), the earliest first; of
    a longer one, or when there are very many, none.
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
    gelukt: tuple[Kasboekregel, ...] = ()
    mislukt_totaal: int = 0
    regels: tuple[Kasboekregel, ...] = ()

    @property
    def buiten(self) -> bool:
        """Whether what is made of this leaves the laptop."""
        return self.naar is not Bereik.INTERN

    @property
    def periode(self) -> str:
        """The period as shown."""
        return f"{format_datum(self.blik.van)} tot en met {format_datum(self.blik.tot)}"


def zonder_namen(beeld: Beeld, weg: Callable[[str], str]) -> Beeld:
    """The same picture with what `weg` makes of every text that somebody typed; a word that it changes is left out."""

    def entries(regels: tuple[Kasboekregel, ...]) -> tuple[Kasboekregel, ...]:
        return tuple(_entry_without(regel, weg) for regel in regels)

    geven, wood = beeld.wederkerigheid, beeld.olievlek
    partijen = (replace(one, partij=replace(one.partij, naam=weg(one.partij.naam))) for one in geven.partijen)
    takken = (replace(tak, knoop=replace(tak.knoop, titel=weg(tak.knoop.titel))) for tak in wood.takken)
    return replace(
        beeld,
        naam=weg(beeld.naam),
        cijfers=replace(beeld.cijfers, recent=entries(beeld.cijfers.recent)),
        wederkerigheid=replace(geven, partijen=tuple(partijen)),
        olievlek=replace(wood, takken=tuple(takken)),
        mislukt=entries(beeld.mislukt),
        gelukt=entries(beeld.gelukt),
        verhalen=entries(beeld.verhalen),
        regels=entries(beeld.regels),
        maanden=tuple(
            replace(
                maand,
                titels=tuple((weg(titel), keer) for titel, keer in maand.titels),
                nieuw=tuple(map(weg, maand.nieuw)),
            )
            for maand in beeld.maanden
        ),
        woorden=tuple(woord for woord in beeld.woorden if weg(woord.woord) == woord.woord),
    )


def _entry_without(regel: Kasboekregel, weg: Callable[[str], str]) -> Kasboekregel:
    def of(text: str | None) -> str | None:
        return None if text is None else weg(text)

    return replace(
        regel,
        titel=weg(regel.titel),
        initiatief=of(regel.initiatief),
        verhaal=of(regel.verhaal),
        wat_werkte=of(regel.wat_werkte),
        wat_niet=of(regel.wat_niet),
        teweeg=of(regel.teweeg),
        les=of(regel.les),
        uit=of(regel.uit),
        pseudoniem=of(regel.pseudoniem),
        toestemming_van=None,
    )
