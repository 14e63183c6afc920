"""Charts in characters, readable without colour: each line carries its letter, and a legend says whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from rich.cells import cell_len

from frontlijn.domain.blokken import Grafiek, Spreiding
from frontlijn.domain.grafieken import STAP, WEINIG, merk_zin, streepjes
from frontlijn.domain.numbers import format_aantal
from frontlijn.widgets.content import fit

HEIGHT = 12
"""So many lines high is the field of a chart."""

MINIMUM = 12
"""On a narrower field a line shows nothing."""

MAXIMUM = 100

NAME = 12
"""So many cells of the name of a place stand under the axis."""

EMPTY = "\u2800"
"""A cell without dots, as plotille writes it."""

MARK = "┊"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of a chart: what stands left of the field, with the axis, and what is drawn in it."""

    left: str
    field: str = ""


def chart(grafiek: Grafiek, width: int, height: int = HEIGHT) -> list[Drawn]:
    """The field with its axes in lines of at most `width` cells; nothing without room or without places."""
    values = [value for lijn in grafiek.lijnen for value in lijn.waarden]
    marks = streepjes(values, max(2, height // 2))
    labels = max(len(format_aantal(mark)) for mark in marks)
    columns = min(MAXIMUM, width - labels - 2)
    if columns < MINIMUM or not grafiek.plaatsen:
        return []
    scale = _Scale(columns, height, len(grafiek.plaatsen), marks[0], marks[-1])
    named = {scale.row(mark): format_aantal(mark) for mark in marks}
    drawn = [
        Drawn(f"{named.get(row, ''):>{labels}} {'┤' if row in named else '│'}", field)
        for row, field in zip(reversed(range(height)), _field(grafiek, scale), strict=True)
    ]
    places = _placed(grafiek, scale)
    ticks = {column for column, _, _ in places}
    axis = "".join("┬" if column in ticks else "─" for column in range(columns))
    names = ""
    for _, start, name in places:
        names += " " * (start - cell_len(names)) + name
    return [*drawn, Drawn(f"{'':>{labels}} └", axis), Drawn(" " * (labels + 2) + names)]


def legend(grafiek: Grafiek) -> list[str]:
    """What the letters and the sign in the field stand for."""
    lines = ["   ".join(f"{_letter(number)} {lijn.naam}" for number, lijn in enumerate(grafiek.lijnen))]
    mark = merk_zin(grafiek)
    return [line for line in (*lines, f"{MARK} {mark}" if grafiek.merk is not None and mark else mark) if line]


def ranges(spreidingen: Sequence[Spreiding], midden: int, columns: int) -> list[str]:
    """A bar of exactly so many cells for each range, on one scale, with the middle in the same cell of each."""
    ends = [midden, *(end for een in spreidingen for end in (een.laag, een.hoog))]
    low, high = min(ends), max(ends)
    middle = _on(midden, low, high, columns)
    return [
        _bar(sorted((_on(een.laag, low, high, columns), _on(een.hoog, low, high, columns))), middle, columns)
        for een in spreidingen
    ]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a place and a value are, in dots: two of them to a cell across and four up."""

    columns: int
    height: int
    places: int
    low: int
    high: int

    def x(self, place: int) -> int:
        """The dot of a place, from the left."""
        return _on(place, 0, max(1, self.places - 1), 2 * self.columns)

    def y(self, value: int) -> int:
        """The dot of a value, from below."""
        return _on(value, self.low, self.high, 4 * self.height)

    def column(self, place: int) -> int:
        """The cell of a place."""
        return self.x(place) // 2

    def row(self, value: int) -> int:
        """The row of a value, from below."""
        return self.y(value) // 4


def _field(grafiek: Grafiek, scale: _Scale) -> list[str]:
    """The lines in dots with their letters, and behind them zero and what is marked."""
    from plotille import Canvas  # type: ignore[import-untyped]

    canvas = Canvas(scale.columns, scale.height, 0, 0, 2 * scale.columns, 4 * scale.height)
    for lijn in grafiek.lijnen:
        dots = [(scale.x(place), scale.y(value)) for place, value in enumerate(lijn.waarden)]
        for before, after in zip(dots[:1] + dots, dots, strict=False):
            canvas.line(*before, *after)
    for number, lijn in enumerate(grafiek.lijnen):
        for place in _lettered(number, len(grafiek.lijnen), len(grafiek.plaatsen)):
            canvas.point(scale.x(place), scale.y(lijn.waarden[place]), marker=_letter(number))
    marked = -1 if grafiek.merk is None else scale.column(grafiek.merk)
    zero = scale.height - 1 - scale.row(0) if scale.low < 0 < scale.high else -1
    return [
        "".join(
            (MARK if column == marked else "┄" if number == zero else " ") if cell == EMPTY else cell
            for column, cell in enumerate(line)
        )
        for number, line in enumerate(canvas.plot("\n").split("\n"))
    ]


def _lettered(number: int, lines: int, places: int) -> Iterable[int]:
    """The places where a line carries its letter: others than the other lines, so that lines on top of each other show;
    all places when there are few.
    """
    return range(number, places, lines) if places >= 2 * lines else range(places)


def _letter(number: int) -> str:
    return ascii_uppercase[number % len(ascii_uppercase)]


def _placed(grafiek: Grafiek, scale: _Scale) -> list[tuple[int, int, str]]:
    """The names under the axis that have room: the cell of the place, where the name starts, and the name.

    First come the last place and the first one; of many places only each fifth.
    """
    last = scale.places - 1
    placed: list[tuple[int, int, str]] = []
    for place in dict.fromkeys([last, 0, *range(0, last, 1 if scale.places <= WEINIG else STAP)]):
        name = fit(grafiek.plaatsen[place], NAME).strip()
        size, column = cell_len(name), scale.column(place)
        start = max(0, min(column - size // 2, scale.columns - size))
        if size and all(start + size < other or other + cell_len(taken) < start for _, other, taken in placed):
            placed.append((column, start, name))
    return sorted(placed)


def _on(value: int, low: int, high: int, size: int) -> int:
    """Which of `size` equal steps a value is in, from 0; in the middle when there is no scale. Exact for any number."""
    if high <= low:
        return (size - 1) // 2
    return (2 * (value - low) * (size - 1) + high - low) // (2 * (high - low))


def _bar(ends: Sequence[int], middle: int, columns: int) -> str:
    start, end = ends
    cells = ("━" if start <= column <= end else " " for column in range(columns))
    return "".join(({"━": "╋"}.get(cell, "│")) if column == middle else cell for column, cell in enumerate(cells))
