"""What was logged, week by week, to look back on.

A silent week is a week like any other: growth takes years and has setbacks (002, tijd gunnen). So nothing here
measures a silence, a row of days without a gap, or a wijk that lags behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")

_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_EIGHTHS = "▏▎▍▌▋▊▉"


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday `begin`, numbered as on a Dutch calendar (ISO 8601); it may belong to another `jaar`.

    `dagen` are the numbers of entries from Monday to Sunday, None for a day outside the period; `aantal` is their sum.
    """

    begin: date
    nummer: int
    jaar: int
    dagen: tuple[int | None, ...]
    aantal: int

    @property
    def van(self) -> date:
        """The first day of the week inside the period."""
        return self.dag(self.binnen[0])

    @property
    def tot(self) -> date:
        """The last day of the week inside the period."""
        return self.dag(self.binnen[-1])

    @property
    def binnen(self) -> tuple[int, ...]:
        """The numbers of the days inside the period, 0 for Monday."""
        return tuple(nummer for nummer, aantal in enumerate(self.dagen) if aantal is not None)

    def dag(self, nummer: int) -> date:
        """The date of a day, 0 for Monday."""
        return self.begin + timedelta(days=nummer)


def weken(per_dag: Mapping[date, int], van: date, tot: date) -> tuple[Week, ...]:
    """Every week that has a day from `van` to `tot`, both included, oldest first; none when `tot` comes before `van`.

    A day that `per_dag` does not name has 0 entries; what it says of days outside the period is left out.
    """
    gevonden: list[Week] = []
    begin = van - timedelta(days=van.weekday())
    while begin <= tot and van <= tot:
        dagen = [begin + timedelta(days=nummer) for nummer in range(7)]
        aantallen = tuple(per_dag.get(dag, 0) if van <= dag <= tot else None for dag in dagen)
        jaar, nummer, _ = begin.isocalendar()
        gevonden.append(Week(begin, nummer, jaar, aantallen, sum(aantal or 0 for aantal in aantallen)))
        begin += timedelta(days=7)
    return tuple(gevonden)


def format_week(week: Week) -> str:
    """A week as shown, always 13 cells wide: its number and its Monday, "wk 47  16 nov"."""
    return f"wk {week.nummer:2d}  {week.begin.day:2d} {_MAANDEN[week.begin.month - 1]}"


def niveau(aantal: int, hoogste: int) -> int:
    """How full a day is beside the fullest: 0 for nothing, 1 to 4 for each quarter of `hoogste` and what is over it."""
    return max(0, -(-4 * aantal // max(hoogste, aantal, 1)))


def balk(aantal: int, hoogste: int, breedte: int) -> str:
    """A bar of block characters, to the nearest eighth of a cell: `hoogste` is exactly `breedte` cells.

    What is not zero always shows, and what is more than `hoogste` is no longer than `breedte`.
    """
    if aantal <= 0 or breedte <= 0:
        return ""
    eighths = (16 * aantal * breedte + hoogste) // (2 * hoogste) if aantal < hoogste else 8 * breedte
    whole, rest = divmod(max(1, eighths), 8)
    return "█" * whole + _EIGHTHS[rest - 1 : rest]
