"""The fields that only the forms of an arena have: numbers with where they come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frontlijn.domain.arena.arena import Activiteit
from frontlijn.domain.arena.bronwaarde import (
    LAATSTE_JAAR,
    VROEGSTE_JAAR,
    Bronwaarde,
    format_aandeel,
    format_waarde,
    parse_aandeel,
    parse_factor_aandeel,
)
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import format_bedrag, format_invoer, parse_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent, parse_aantal
from frontlijn.domain.text import fold
from frontlijn.domain.values import Bewijskracht, Factor, IncasseerderGroep, KasboekMaat
from frontlijn.widgets.fields import AreaField, ChoiceField, Field, LineField, ParsedField, TextField, V

ONBEKEND = "onbekend"

SOURCE_LIMIT = 500

VRAGEN = {
    Factor.SLAGINGSKANS: "lukt bij welk deel? bv. 25 %, een kwart",
    Factor.TOEREKENING: "welk deel door jullie? bv. de meeste",
    Factor.DEADWEIGHT: "welk deel ook zonder jullie? of onbekend",
    Factor.VERDRINGING: "welk deel verdwijnt elders? vaak 0",
}
"""What the word for a share asks, so short that it fits behind a field on a screen of 80."""

BRON_HINT = "bv. Prijslijst van de buurt, 2024, onderbouwd"


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a number comes from, as it is typed on one line."""

    bron: str
    jaar: int | None = None
    bewijskracht: Bewijskracht = Bewijskracht.ONBEKEND


@dataclass(frozen=True, slots=True)
class Koppeling:
    """A number that was taken from the kasboek: which figure of it, over which days."""

    maat: KasboekMaat
    van: date
    tot: date
    aantal: int

    @property
    def zin(self) -> str:
        """As said under the number."""
        return f"uit het kasboek: {self.maat.label}, {format_datum(self.van)} tot en met {format_datum(self.tot)}"


@dataclass(frozen=True, slots=True)
class Deel:
    """Which share a group gets, and who that is; the share is None when only a name was typed."""

    aandeel: int | None
    wie: str | None


class OptionalField(Field[V]):
    """A field that a choice in the form puts out of use: then it shows nothing, means nothing and asks nothing."""

    unused = False

    def use(self, used: bool) -> None:
        """Takes the field in use or not; what was typed in it stays."""
        if used is self.unused:
            self.unused = not used
            self.display = used
            self.required, self._asked = (self._asked, self._asked) if used else (False, self.required)

    _asked = False

    def value(self) -> V | None:
        return None if self.unused else super().value()


class FactorField(OptionalField[V]):
    """The number of a factor; an empty one asks for it in the words of the domain."""

    factor: Factor

    def needed(self) -> V:
        value = self.value()
        if value is None:
            Bronwaarde(self.factor, None).checked()
            raise Refused("Vul in welk deel ook zonder jullie was gebeurd, of typ onbekend.", self.key)
        return value


Aandeel = tuple[int | None, bool]
"""Basis points, None when unknown, and whether they were given in words."""


class AandeelField(FactorField[Aandeel], ParsedField[Aandeel]):
    """A share: a percentage or a word of the scale; a deadweight may be unknown."""

    control_width = 11

    def __init__(self, factor: Factor, label: str, *, text: str = "") -> None:
        self.factor = factor
        super().__init__(factor.value, label, text=text, required=True, hint=VRAGEN[factor])

    def parse(self, text: str) -> Aandeel:
        return parse_factor_aandeel(self.factor, text, self.key)

    def format(self, value: Aandeel) -> str:
        points, woord = value
        return "onbekend: telt niet af, staat er wel bij" if points is None else format_aandeel(points, woord=woord)


class PercentageField(OptionalField[int], ParsedField[int]):
    """A percentage; the value is in basis points."""

    def parse(self, text: str) -> int:
        return parse_aandeel(text, self.key)[0]

    def format(self, value: int) -> str:
        return format_procent(value)


class AantalField(FactorField[int], ParsedField[int]):
    """How many, typed or taken from the kasboek; in a draft the link to the kasboek stands behind the number."""

    factor = Factor.AANTAL

    def __init__(self, label: str, *, text: str = "", hint: str = "") -> None:
        self.taken: Koppeling | None = None
        super().__init__(self.factor.value, label, text=text, required=True, hint=hint)

    @property
    def koppeling(self) -> Koppeling | None:
        """Where in the kasboek the number comes from, as long as it is that number."""
        taken = self.taken
        return taken if taken is not None and self._input.value.strip() == str(taken.aantal) else None

    def value(self) -> int | None:
        typed = self._input.value.strip()
        return None if self.unused or not typed else self.parse(typed)

    def parse(self, text: str) -> int:
        return parse_aantal(text, self.key)

    def format(self, value: int) -> str:
        return format_aantal(value)

    def hint(self) -> str:
        typed = self._input.value.strip()
        if not typed:
            return self._hint
        shown = super().hint()
        return "" if shown == typed else shown

    def tell(self) -> None:
        """Says under the number that it comes from the kasboek."""
        koppeling = self.koppeling
        self.show_seen(koppeling.zin if koppeling else "")

    def _read(self) -> str:
        number, koppeling = self._input.value, self.koppeling
        return number if koppeling is None else f"{number}|{_koppeling_text(koppeling)}"

    def _write(self, text: str) -> None:
        number, _, link = text.partition("|")
        self.taken = _read_koppeling(number, link) if link else self.taken
        self._input.write(number)


def koppeling_text(koppeling: Koppeling) -> str:
    """What stands in an `AantalField` with a number from the kasboek."""
    return f"{koppeling.aantal}|{_koppeling_text(koppeling)}"


def _koppeling_text(koppeling: Koppeling) -> str:
    return f"{koppeling.maat}|{koppeling.van.isoformat()}|{koppeling.tot.isoformat()}"


def _read_koppeling(number: str, link: str) -> Koppeling | None:
    try:
        maat, van, tot = link.split("|")
        return Koppeling(KasboekMaat(maat), date.fromisoformat(van), date.fromisoformat(tot), int(number))
    except ValueError:
        return None


class WaardeField(FactorField[int], ParsedField[int]):
    """What one is worth; the value is in cents."""

    factor = Factor.WAARDE

    def __init__(self, label: str, *, text: str = "", hint: str = "") -> None:
        super().__init__(self.factor.value, label, text=text, required=True, hint=hint)

    def parse(self, text: str) -> int:
        return parse_bedrag(text, self.key)

    def format(self, value: int) -> str:
        return format_bedrag(value)


class JaartalField(OptionalField[int], ParsedField[int]):
    """A calendar year."""

    control_width = 8

    def parse(self, text: str) -> int:
        if not re.fullmatch(r"[0-9]{4}", text) or not VROEGSTE_JAAR <= int(text) <= LAATSTE_JAAR:
            raise Refused("Vul een jaar in van vier cijfers, bijvoorbeeld 2021.", self.key)
        return int(text)

    def format(self, value: int) -> str:
        return str(value)


class JarenField(OptionalField[int], ParsedField[int]):
    """A number of years."""

    control_width = 8

    def parse(self, text: str) -> int:
        return parse_aantal(text, self.key)

    def format(self, value: int) -> str:
        return f"{format_aantal(value)} jaar"


class ChosenField(OptionalField[V], ChoiceField[Any]):
    """A choice that can be out of use."""


class BronField(OptionalField[Bron], LineField[Bron]):
    """Where a number comes from, on one line: the source, then a year, then how strong that is.

    A source that was used before is only offered: a value has the source that somebody gave it.
    """

    def __init__(self, factor: Factor, *, text: str = "", required: bool = False, bekend: Sequence[str] = ()) -> None:
        """`bekend` are sources as they would be typed, the one used last first."""
        super().__init__(
            f"{factor}_bron", "  Bron", text=text, required=required, hint=BRON_HINT, suggestions=tuple(bekend)
        )
        if bekend:
            self._input.offer(bekend[0])

    def needed(self) -> Bron:
        value = self.value()
        if value is None:
            Bronwaarde(Factor.WAARDE, 1).checked()
            raise Refused("Schrijf erbij waar deze waarde vandaan komt.", self.key)
        return value

    @property
    def prose(self) -> str | None:
        return self.text

    def parse(self, text: str) -> Bron:
        return parse_bron(text, self.key)


class AndereField(OptionalField[tuple[Bronwaarde, ...]], AreaField[tuple[Bronwaarde, ...]]):
    """What other sources say of the same factor, a value on each line: "30 %: Voorbeeldrapport, 2019, gemeten"."""

    def __init__(self, factor: Factor, label: str, *, text: str = "") -> None:
        self.factor = factor
        example = {Factor.AANTAL: "50", Factor.WAARDE: "9.500"}.get(factor, "30 %")
        super().__init__(f"{factor}_anders", label, text=text, hint=f"bv. {example}: een ander rapport, 2019")

    @property
    def line_at(self) -> int:
        """The number of the line with the cursor, from 0."""
        return self._area.cursor_location[0]

    def value(self) -> tuple[Bronwaarde, ...]:
        """The values that were not chosen; empty when there are none. Raises Refused."""
        if self.unused:
            return ()
        return tuple(parse_andere(self.factor, line, self.key) for line in self.text.splitlines() if line.strip())


VOORBEELDEN = {
    IncasseerderGroep.PARTICIPANTEN: "bv. 40 %",
    IncasseerderGroep.WIJKBEWONERS: "bv. 10 % de straat",
    IncasseerderGroep.OVERHEID: "bv. 60 % gemeente",
    IncasseerderGroep.OVERIG: "bv. 20 % verzekeraar",
}
"""A share of an effect, and maybe who gets it."""


class DeelField(ParsedField[Deel]):
    """Which share of an effect a group gets, and who that is: "60 % gemeente"."""

    control_width = 30

    def __init__(self, groep: IncasseerderGroep, *, text: str = "") -> None:
        self.groep = groep
        super().__init__(f"deel_{groep}", groep.label.capitalize(), text=text, hint=VOORBEELDEN[groep])

    @property
    def prose(self) -> str | None:
        return self.text

    def parse(self, text: str) -> Deel:
        return parse_deel(text, self.key)

    def format(self, value: Deel) -> str:
        wie = f", {value.wie}" if value.wie else ""
        return "" if value.aandeel is None else f"{format_procent(value.aandeel)}{wie}"


class GroepField(ChoiceField[IncasseerderGroep]):
    """Who gets all of an effect; not asked as soon as it is divided."""

    def __init__(self, verdeeld: Callable[[], bool], *, text: str = "") -> None:
        self.verdeeld = verdeeld
        super().__init__("groepen", "Wie krijgt het", IncasseerderGroep, text=text, required=True)

    def needed(self) -> IncasseerderGroep:
        value = self.value()
        if value is None and not self.verdeeld():
            raise Refused("Kies wie het krijgt; Ctrl+O verdeelt het over meer groepen.", self.key)
        return value or IncasseerderGroep.PARTICIPANTEN


class ActiviteitField(TextField):
    """An activity of the arena by its name; another name makes a new one."""

    def __init__(self, activiteiten: Sequence[Activiteit], *, text: str = "") -> None:
        self.known = {fold(one.naam): one.id for one in activiteiten}
        names = [one.naam for one in activiteiten]
        hint = "een nieuwe naam maakt een nieuwe activiteit"
        super().__init__(
            "activiteit_id",
            "Activiteit",
            text=text,
            required=True,
            suggestions=names,
            hint=hint,
            select_on_focus=True,
        )

    def tell(self) -> None:
        """Says that the name is a new one."""
        text = self.text.strip()
        self.show_seen("nieuwe activiteit" if text and self.known and fold(text) not in self.known else "")


def parse_bron(text: str, field: str) -> Bron:
    """A source as it is typed: what it is, then maybe a year, then maybe how strong it is, with commas."""
    parts = [part.strip() for part in text.split(",")]
    bewijskracht = Bewijskracht.ONBEKEND
    strengths = {one.label: one for one in Bewijskracht}
    if parts[-1].casefold() in strengths:
        bewijskracht = strengths[parts.pop().casefold()]
    jaar = None
    if parts and re.fullmatch(r"[0-9]{4}", parts[-1]) and VROEGSTE_JAAR <= int(parts[-1]) <= LAATSTE_JAAR:
        jaar = int(parts.pop())
    bron = ", ".join(part for part in parts if part)
    if len(bron) > SOURCE_LIMIT:
        raise Refused(f"Deze bron is te lang; houd het bij {SOURCE_LIMIT} tekens.", field)
    return Bron(bron, jaar, bewijskracht)


def format_bron_invoer(value: Bronwaarde) -> str:
    """A source as it would be typed."""
    strength = "" if value.bewijskracht is Bewijskracht.ONBEKEND else value.bewijskracht.label
    return ", ".join(part for part in (value.bron, str(value.jaar or ""), strength) if part)


def format_factor_invoer(value: Bronwaarde) -> str:
    """A value of a factor as it would be typed."""
    if value.waarde is None:
        return ONBEKEND
    if value.factor is Factor.WAARDE:
        return format_invoer(value.waarde).removesuffix(",00")
    if not value.factor.is_aandeel:
        return str(value.waarde)
    return format_waarde(value).partition(" (")[0] if value.woord else format_procent(value.waarde)


def parse_andere(factor: Factor, line: str, field: str) -> Bronwaarde:
    """Another value of a factor: the value, a colon and its source. Raises Refused at `field`."""
    typed, colon, source = line.partition(":")
    bron = parse_bron(source, field)
    if not colon or not bron.bron:
        raise Refused("Schrijf op elke regel een waarde, een dubbele punt en de bron.", field)
    waarde, woord = _parse_factor(factor, typed, field)
    return Bronwaarde(
        factor, waarde, bron=bron.bron, jaar=bron.jaar, bewijskracht=bron.bewijskracht, woord=woord, gekozen=False
    )


def format_andere(values: Sequence[Bronwaarde]) -> str:
    """Other values as they would be typed."""
    return "\n".join(f"{format_factor_invoer(one)}: {format_bron_invoer(one)}" for one in values)


def _parse_factor(factor: Factor, typed: str, field: str) -> Aandeel:
    if factor.is_aandeel:
        return parse_factor_aandeel(factor, typed, field)
    number = parse_bedrag(typed.strip(), field) if factor is Factor.WAARDE else parse_aantal(typed, field)
    return number, False


def parse_deel(text: str, field: str) -> Deel:
    """A share and who gets it: "60 % gemeente", "de helft", or a name alone. Raises Refused at `field`."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        try:
            points, _ = parse_aandeel(" ".join(words[:size]), field)
        except Refused:
            continue
        return Deel(points, " ".join(words[size:]) or None)
    if words and words[0][0].isdecimal():
        parse_aandeel(words[0], field)
    return Deel(None, " ".join(words) or None)
