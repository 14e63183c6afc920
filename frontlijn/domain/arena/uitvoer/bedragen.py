"""The amounts of a page in one unit, rounded so that what is shown adds up (V25; domain model, section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from frontlijn.domain.afronden import afgerond, reeks
from frontlijn.domain.arena.rekenen import NUL, Uitkomst
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent

GROOT = 1_000_000_00
"""From so many cents on a page is in thousands."""


@dataclass(frozen=True, slots=True)
class Eenheid:
    """A unit of so many cents, and how it stands above a column."""

    cents: int
    tekst: str

    def afgerond(self, exact: Fraction | int) -> int:
        """An exact amount of cents in this unit."""
        return afgerond(Fraction(exact), self.cents)

    def reeks(self, exact: Sequence[Fraction]) -> tuple[int, ...]:
        """Amounts of cents in this unit that add up to the rounded total."""
        return reeks(exact, self.cents)

    def getal(self, exact: Fraction | int) -> str:
        """An amount of cents as it stands in a column of this unit."""
        return format_aantal(self.afgerond(exact))

    def zin(self, exact: Fraction | int) -> str:
        """An amount of cents as it stands in a sentence: as many whole euros as the columns tell."""
        return format_bedrag(self.afgerond(exact) * self.cents).removesuffix(",00")


EURO = Eenheid(100, "in euro")
DUIZEND = Eenheid(100_000, "x € 1.000")


def eenheid_van(*uitkomsten: Uitkomst) -> Eenheid:
    """The unit of a page with these amounts."""
    largest = max((max(abs(made.baten), Fraction(made.kosten)) for made in uitkomsten), default=NUL)
    return DUIZEND if largest >= GROOT else EURO


def exact_bedrag(exact: Fraction | int) -> str:
    """An exact amount of cents as herkomst tells it, in euros and whole cents: "€ 76.800,00"."""
    return format_bedrag(afgerond(Fraction(exact), 1))


def delen(exact: Sequence[Fraction]) -> tuple[str, ...] | None:
    """Which part each amount is of all, in percents that add up to 100; None when there is nothing to divide."""
    whole = sum(exact, NUL)
    if whole <= 0 or min(exact) < 0:
        return None
    tenths = reeks([one * 1_000 / whole for one in exact], 1)
    return tuple(format_procent(one * 10) for one in tenths)


def ratio(exact: Fraction) -> str:
    """A ratio with four decimals, half up; fewer when the rest is zero: "3,6146"."""
    units = int((abs(exact) * 20_000 + 1) // 2)
    whole, rest = divmod(units, 10_000)
    tail = f",{rest:04d}".rstrip("0") if rest else ""
    return f"{'-' if exact < 0 and units else ''}{format_aantal(whole)}{tail}"
