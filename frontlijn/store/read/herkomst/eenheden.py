"""How a number is shown, by its name: an amount, a time, days, years, or a count."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.duration import format_minuten
from frontlijn.domain.herkomst import ONBEKEND
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal

Toon = Callable[[int], str]


def format_dagen(number: int) -> str:
    """So many days."""
    return "1 dag" if number == 1 else f"{format_aantal(number)} dagen"


def format_jaren(number: int) -> str:
    """So many years."""
    return f"{format_aantal(number)} jaar"


_BEDRAGEN = (
    "handgeld.totaal.",
    "handgeld.pot.",
    "handgeld.rest.",
    "handgeld.mediaan_toekenning",
    "handgeld.periode.toegekend",
)
_LAATSTE: dict[str, Toon] = {
    "vrijwilligersminuten": format_minuten,
    "gegeven": format_minuten,
    "gekregen": format_minuten,
    "mediaan_dagen": format_dagen,
    "leeftijd": format_jaren,
}


def toon_van(naam: str) -> Toon:
    """What shows the number with this name."""
    return format_bedrag if naam.startswith(_BEDRAGEN) else _LAATSTE.get(naam.rpartition(".")[2], format_aantal)


def getoond(naam: str, getal: int | None) -> str:
    """The number with this name as it is shown, "onbekend" when nobody knows it."""
    return ONBEKEND if getal is None else toon_van(naam)(getal)
