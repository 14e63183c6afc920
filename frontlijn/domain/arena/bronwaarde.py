"""A number with where it comes from: source, year and strength of evidence, and a scale in words for a share.

Shares are basis points, values of money cents, counts whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.numbers import check_aantal, format_aantal, format_procent
from frontlijn.domain.text import clean_line, clean_text, fold
from frontlijn.domain.values import Bewijskracht, Factor, KasboekMaat

HEEL = 10_000
"""The whole, in basis points."""

SCHAAL = ((0, "geen"), (2_500, "een kwart"), (5_000, "de helft"), (7_500, "de meeste"), (HEEL, "alle"))
"""The scale in words, for who has no percentage, with the basis points that are counted."""

_ANDERS = {"niets": 0, "niemand": 0, "kwart": 2_500, "helft": 5_000, "meeste": 7_500, "allemaal": HEEL, "alles": HEEL}

_BREUKEN = {"1/4": 2_500, "1/2": 5_000, "3/4": 7_500, "¼": 2_500, "½": 5_000, "¾": 7_500}

_ONBEKEND = ("onbekend", "weet niet", "weet ik niet", "?")

VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Bronwaarde:
    """One value of a factor as a source gives it; of several one is chosen, with the reason.

    `waarde` is None only for a deadweight that is unknown, which counts as none and is told. `woord` says that a share
    was given in words. A number taken from the kasboek says which figure of it (`maat`) over which days.
    """

    factor: Factor
    waarde: int | None
    bron: str | None = None
    jaar: int | None = None
    bewijskracht: Bewijskracht = Bewijskracht.ONBEKEND
    woord: bool = False
    gekozen: bool = True
    reden: str | None = None
    maat: KasboekMaat | None = None
    van: date | None = None
    tot: date | None = None

    @property
    def exact(self) -> Fraction:
        """What is multiplied with: a share as a fraction, what is taken off as what is left, the rest as it is."""
        if self.factor in (Factor.DEADWEIGHT, Factor.VERDRINGING):
            return 1 - Fraction(self.waarde or 0, HEEL)
        return Fraction(self.waarde or 0, HEEL if self.factor.is_aandeel else 1)

    def checked(self) -> Bronwaarde:
        """The same with its text cleaned; raises Refused at the field that is wrong (V17, V18).

        A field is named after the factor: `waarde`, `waarde_bron`, `waarde_jaar`, `waarde_reden`.
        """
        name = self.factor.value
        cleaned = replace(
            self,
            bron=clean_line(self.bron, f"{name}_bron", limit=500) or None,
            reden=clean_text(self.reden, f"{name}_reden"),
        )
        _check_waarde(self.factor, self.waarde)
        if self.factor is Factor.WAARDE and not cleaned.bron:
            raise Refused(
                "Schrijf erbij waar deze waarde vandaan komt, bijvoorbeeld een rapport of een prijs die jullie zelf "
                "betalen.",
                f"{name}_bron",
            )
        _check_kasboek(cleaned)
        if self.jaar is not None and not VROEGSTE_JAAR <= self.jaar <= LAATSTE_JAAR:
            raise Refused("Vul een jaar in van vier cijfers, bijvoorbeeld 2021.", f"{name}_jaar")
        return cleaned


def _check_kasboek(value: Bronwaarde) -> None:
    if value.maat is None:
        return
    if value.factor is not Factor.AANTAL:
        raise Refused("Alleen het aantal kan uit het kasboek komen; vul hier zelf een getal in.", value.factor.value)
    if value.van is None or value.tot is None or value.van > value.tot:
        raise Refused(
            "Zeg over welke dagen het kasboek telt: de eerste dag, en de laatste die niet eerder is.",
            value.factor.value,
        )


def _check_waarde(factor: Factor, waarde: int | None) -> None:
    if waarde is None:
        if factor is not Factor.DEADWEIGHT:
            raise Refused(_GEVRAAGD[factor], factor.value)
    elif factor.is_aandeel:
        if not 0 <= waarde <= HEEL:
            raise Refused("Een percentage ligt tussen 0 en 100.", factor.value)
    elif factor is Factor.AANTAL:
        check_aantal(waarde, factor.value)
    elif waarde:
        check_bedrag(waarde, factor.value)


_GEVRAAGD = {
    Factor.AANTAL: "Vul in om hoeveel het gaat, bijvoorbeeld 40.",
    Factor.SLAGINGSKANS: "Vul in bij welk deel het lukt, bijvoorbeeld 25 % of een kwart.",
    Factor.TOEREKENING: "Vul in welk deel door jullie komt, bijvoorbeeld 80 % of de meeste.",
    Factor.VERDRINGING: "Vul in welk deel ergens anders verdwijnt; vaak is dat 0.",
    Factor.WAARDE: "Vul in wat het waard is in euro, of kies PM als het niet in geld kan.",
}


def parse_factor_aandeel(factor: Factor, text: str, field: str) -> tuple[int | None, bool]:
    """The share of a factor as `parse_aandeel` reads it; None for a deadweight of which somebody says it is unknown."""
    if factor is not Factor.DEADWEIGHT:
        return parse_aandeel(text, field)
    if fold(text.strip()) in _ONBEKEND:
        return None, False
    return parse_aandeel(text, field, of=" Weet niemand het, typ dan onbekend.")


def parse_aandeel(text: str, field: str, *, of: str = "") -> tuple[int, bool]:
    """Basis points from what was typed, and whether it was in words: `25`, `12,5 %`, `1/4`, `een kwart`, `de helft`.

    Raises Refused at `field` on anything else, on more than 100 % and on more than two decimals; `of` is what else
    somebody who typed no share can do.
    """
    typed = text.strip()
    words = {fold(word): points for points, word in SCHAAL} | _ANDERS
    folded = fold(typed)
    for spoken in (folded, folded.removeprefix("de "), folded.removeprefix("een ")):
        if spoken in words:
            return words[spoken], True
    if typed in _BREUKEN:
        return _BREUKEN[typed], False
    number = typed.removesuffix("%").strip()
    whole, _, decimals = number.partition(",")
    if not number or not (whole + decimals).isascii() or not (whole + decimals).isdecimal() or not whole:
        if "." in number and number.replace(".", "").isdecimal():
            raise Refused("Schrijf een komma voor wat achter de komma staat, bijvoorbeeld 12,5 %.", field)
        if number.startswith(("-", "−")):
            raise Refused("Een percentage ligt tussen 0 en 100.", field)
        words_too = f"Vul een percentage in, bijvoorbeeld 25 %, of zeg het in woorden: {schaal_woorden()}."
        raise Refused(f"{words_too}{of}", field)
    if len(decimals) > 2:
        raise Refused("Een percentage heeft hoogstens twee cijfers achter de komma, bijvoorbeeld 12,25 %.", field)
    points = int(whole.lstrip("0")[:6] or 0) * 100 + int(f"{decimals:0<2}")
    if points > HEEL:
        raise Refused("Meer dan 100 % kan niet; vul hoogstens 100 in.", field)
    return points, False


def schaal_woorden() -> str:
    """The scale in a sentence."""
    *words, last = (word for _, word in SCHAAL)
    return f"{', '.join(words)} of {last}"


def format_aandeel(points: int, *, woord: bool = False) -> str:
    """A share as shown: 2500 is "25 %", given in words "een kwart (25 %)"."""
    spoken = dict(SCHAAL).get(points) if woord else None
    return f"{spoken} ({format_procent(points)})" if spoken else format_procent(points)


def format_waarde(value: Bronwaarde) -> str:
    """A value of a factor as shown."""
    if value.waarde is None:
        return "onbekend"
    if value.factor.is_aandeel:
        return format_aandeel(value.waarde, woord=value.woord)
    return format_bedrag(value.waarde) if value.factor is Factor.WAARDE else format_aantal(value.waarde)


def format_bron(value: Bronwaarde) -> str:
    """Where a value comes from, in a line: "Voorbeeldrapport, 2021, onderbouwd"; "geen bron" when nobody said."""
    parts = [value.bron or "geen bron"]
    if value.maat is not None and value.van is not None and value.tot is not None:
        days = f"{format_datum(value.van)} tot en met {format_datum(value.tot)}"
        parts = [f"uit het kasboek: {value.maat.label}, {days}", *([value.bron] if value.bron else [])]
    if value.jaar is not None:
        parts.append(str(value.jaar))
    if value.bewijskracht is not Bewijskracht.ONBEKEND:
        parts.append(value.bewijskracht.label)
    return ", ".join(parts)
