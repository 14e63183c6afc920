"""Published figures of a report: what its text says, with the source, and which of contradicting values is shown.

Amounts are cents, a multiplier thousandths. What the text does not say is one row of its own, never invented (000).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from frontlijn.domain.arena.bronwaarde import LAATSTE_JAAR, VROEGSTE_JAAR
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import MAX_BEDRAG
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import CijferSoort, IncasseerderGroep, Leefdomein

NIET_GEPUBLICEERD = "niet gepubliceerd in de tekst"
"""What stands for the rest of a total that the text does not divide."""

NIET_GETOOND = "niet getoond of niet gepubliceerd"
"""What stands for that rest where a published figure was left out, such as of an initiative onder de radar (V22)."""


@dataclass(frozen=True, slots=True)
class Publicatie:
    """One published value of a figure and where it stands; of several one is chosen, with the reason."""

    waarde: int
    bron: str
    jaar: int | None = None
    gekozen: bool = True
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class CijferInvoer:
    """A published figure: of the whole, or of one leefdomein, group, initiative or period (its years)."""

    soort: CijferSoort
    waarden: tuple[Publicatie, ...]
    leefdomein: Leefdomein | None = None
    groep: IncasseerderGroep | None = None
    initiatief_id: int | None = None
    van: int | None = None
    tot: int | None = None

    def checked(self) -> CijferInvoer:
        """The same with its text cleaned; raises Refused at the field that is wrong."""
        about = [self.leefdomein, self.groep, self.initiatief_id, self.van]
        if sum(one is not None for one in about) > 1:
            raise Refused("Een cijfer gaat over het geheel, of over één ding daarvan; kies er één.", "soort")
        if self.soort in (CijferSoort.KOSTEN, CijferSoort.MULTIPLIER) and not all(one.waarde for one in self.waarden):
            raise Refused("Nul kan hier niet; laat het cijfer weg als het niet in het rapport staat.", "waarde")
        self._check_getoond(whole=not any(one is not None for one in about))
        years = [jaar for jaar in (self.van, self.tot) if jaar is not None]
        if len(years) == 1 or years != sorted(years) or any(not VROEGSTE_JAAR <= one <= LAATSTE_JAAR for one in years):
            raise Refused("Noem van een periode het eerste en het laatste jaar, bijvoorbeeld 2021 en 2025.", "van")
        return replace(self, waarden=_checked(self.waarden))

    def _check_getoond(self, *, whole: bool) -> None:
        """A figure for which no page has a place would be lost on it; multipliers of parts would be a ranking (000)."""
        if self.soort is CijferSoort.MULTIPLIER and not whole:
            raise Refused(
                "Een multiplier is van het hele rapport; per deel zou het een ranglijst worden, en dat is het niet.",
                "soort",
            )
        if self.soort is CijferSoort.KOSTEN and not whole:
            raise Refused("Kosten zijn van het hele rapport; per leefdomein heten ze lasten.", "soort")
        if self.soort is CijferSoort.LASTEN and self.leefdomein is None:
            raise Refused("Lasten staan per leefdomein; zeg welk leefdomein.", "soort")


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A published figure as it stands; `initiatief` is the name of the one that it is about."""

    id: int
    versie: int
    arena_id: int
    soort: CijferSoort
    waarden: tuple[Publicatie, ...]
    leefdomein: Leefdomein | None
    groep: IncasseerderGroep | None
    initiatief_id: int | None
    initiatief: str | None
    van: int | None
    tot: int | None

    @property
    def gekozen(self) -> Publicatie:
        """The value that is shown."""
        return next(one for one in self.waarden if one.gekozen)

    @property
    def anders(self) -> tuple[Publicatie, ...]:
        """The values that other places give."""
        return tuple(one for one in self.waarden if not one.gekozen)

    @property
    def over(self) -> str:
        """What it is about, in words; "" for the whole."""
        if self.leefdomein or self.groep:
            return (self.leefdomein or self.groep or Leefdomein.WONEN).label
        if self.van is not None:
            return f"{self.van}-{self.tot}"
        return self.initiatief or ""

    @property
    def dimensie(self) -> str:
        """Along what it divides the whole: totaal, leefdomein, groep, initiatief or periode."""
        named = {
            "leefdomein": self.leefdomein,
            "groep": self.groep,
            "initiatief": self.initiatief_id,
            "periode": self.van,
        }
        return next((name for name, value in named.items() if value is not None), "totaal")

    @property
    def invoer(self) -> CijferInvoer:
        """The input that would make this figure."""
        return CijferInvoer(**{name: getattr(self, name) for name in CijferInvoer.__slots__})


DIMENSIES = ("leefdomein", "groep", "initiatief", "periode")
"""Along what the benefits of a report are divided."""


@dataclass(frozen=True, slots=True)
class Verdeeld:
    """The published benefits along one dimension: the figures, and what is left of the total (None: no total)."""

    dimensie: str
    cijfers: tuple[Cijfer, ...]
    rest: int | None


def rest_tekst(dimensie: str, *, verzwegen: bool) -> str:
    """What the rest along a dimension is called; only initiatives are ever left out of what leaves."""
    return NIET_GETOOND if verzwegen and dimensie == "initiatief" else NIET_GEPUBLICEERD


def totaal(cijfers: Sequence[Cijfer], soort: CijferSoort) -> Cijfer | None:
    """The published figure of this kind for the whole."""
    return next((one for one in cijfers if one.soort is soort and one.dimensie == "totaal"), None)


def verdeeld(cijfers: Sequence[Cijfer], dimensie: str) -> Verdeeld:
    """The benefits along a dimension with one row for what the text does not say, so that it adds up (V25)."""
    parts = tuple(one for one in cijfers if one.soort is CijferSoort.BATEN and one.dimensie == dimensie)
    whole = totaal(cijfers, CijferSoort.BATEN)
    rest = None if whole is None else whole.gekozen.waarde - sum(one.gekozen.waarde for one in parts)
    return Verdeeld(dimensie, parts, rest)


def multiplier_van(cijfers: Sequence[Cijfer]) -> Fraction | None:
    """Benefits over costs as published, exact, to reckon on with; None when one of them is unknown."""
    baten, kosten = totaal(cijfers, CijferSoort.BATEN), totaal(cijfers, CijferSoort.KOSTEN)
    if baten is None or kosten is None or not kosten.gekozen.waarde:
        return None
    return Fraction(baten.gekozen.waarde, kosten.gekozen.waarde)


def berekende_lasten(cijfers: Sequence[Cijfer]) -> dict[Leefdomein, Fraction]:
    """The costs pro rata to the published benefits of each leefdomein that has them, exact (000: 2.526 gives 699)."""
    exact = multiplier_van(cijfers)
    if not exact:
        return {}
    parts = verdeeld(cijfers, "leefdomein").cijfers
    return {one.leefdomein: one.gekozen.waarde / exact for one in parts if one.leefdomein}


def multiplier_tekst(duizendsten: int) -> str:
    """A published multiplier, in thousandths, as it was published: "circa 3,61"."""
    whole, rest = divmod(duizendsten, 1_000)
    return f"circa {format_aantal(whole)}" + (f",{rest:03d}".rstrip("0") if rest else "")


def _checked(values: Sequence[Publicatie]) -> tuple[Publicatie, ...]:
    cleaned = tuple(
        replace(
            one,
            bron=clean_line(one.bron, "bron", required=True, limit=500),
            reden=clean_text(one.reden, "reden"),
        )
        for one in values
    )
    chosen = [one for one in cleaned if one.gekozen]
    if len(chosen) != 1:
        raise Refused("Kies één waarde die getoond wordt.", "waarden")
    if len(cleaned) > 1 and not chosen[0].reden:
        raise Refused("Er zijn meer waarden; schrijf erbij waarom je deze kiest.", "reden")
    for one in cleaned:
        if not 0 <= one.waarde <= MAX_BEDRAG:
            raise Refused("Deze waarde is te groot of onder nul.", "waarde")
        if one.jaar is not None and not VROEGSTE_JAAR <= one.jaar <= LAATSTE_JAAR:
            raise Refused("Vul een jaar in van vier cijfers, bijvoorbeeld 2021.", "jaar")
    return cleaned
