"""Amounts shown in whole euros or thousands, rounded so that the cells shown add up to the total shown (V25)."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

_Plek = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Afgerond:
    """A table in whole units: its cells, and its totals, which are the sums of the cells."""

    cellen: tuple[tuple[int, ...], ...]
    rijen: tuple[int, ...]
    kolommen: tuple[int, ...]
    totaal: int


def afgerond(exact: Fraction, eenheid: int) -> int:
    """Cents in whole units of `eenheid` cents, halves away from zero: 100 is euros, 100_000 is "x € 1.000"."""
    whole = floor(abs(exact) / eenheid + Fraction(1, 2))
    return -whole if exact < 0 else whole


def reeks(exact: Sequence[Fraction], eenheid: int) -> tuple[int, ...]:
    """Cents in whole units of `eenheid` cents that add up to the rounded total (domain model, section 7).

    Largest remainder: each is its exact value rounded down or up; up go the largest fractions, ties to the lowest
    index. A negative total is the mirror image.
    """
    if sum(exact) < 0:
        return tuple(-part for part in reeks([-one for one in exact], eenheid))
    parts = [floor(one / eenheid) for one in exact]
    left = afgerond(sum(exact, Fraction()), eenheid) - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: parts[i] - exact[i] / eenheid)[:left]:
        parts[index] += 1
    return tuple(parts)


def naast(oud: Sequence[Fraction], nieuw: Sequence[Fraction], eenheid: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Two columns of cents as `reeks` gives them, in which what is equal in both is shown equal in both.

    The old column is that of `reeks`, as it stands alone on another page, wherever the new one can add up beside it.
    Else what did not change is rounded once, to a sum that leaves room for what did on both sides. Only of columns that
    have another sign, on the edge of a half, such a sum may not exist: then each is rounded by itself.
    """
    alone = reeks(oud, eenheid)
    same = [at for at, pair in enumerate(zip(oud, nieuw, strict=True)) if pair[0] == pair[1]]
    kept = [oud[at] / eenheid for at in same]
    columns = [
        (
            afgerond(sum(column, Fraction()), eenheid),
            [one / eenheid for at, one in enumerate(column) if at not in same],
        )
        for column in (oud, nieuw)
    ]
    total, rest = columns[1]
    left = total - sum(alone[at] for at in same)
    if sum(map(floor, rest)) <= left <= sum(map(ceil, rest)):
        changed = iter(_opgeteld(rest, left))
        return alone, tuple(alone[at] if at in same else next(changed) for at in range(len(oud)))
    low = max(sum(map(floor, kept)), *(total - sum(map(ceil, rest)) for total, rest in columns))
    high = min(sum(map(ceil, kept)), *(total - sum(map(floor, rest)) for total, rest in columns))
    if low > high:
        return alone, reeks(nieuw, eenheid)
    together = min(max(afgerond(sum(kept, Fraction()), 1), low), high)
    fixed = dict(zip(same, _opgeteld(kept, together), strict=True))
    found = []
    for total, rest in columns:
        changed = iter(_opgeteld(rest, total - together))
        found.append(tuple(fixed[at] if at in fixed else next(changed) for at in range(len(oud))))
    return found[0], found[1]


def _opgeteld(units: Sequence[Fraction], total: int) -> list[int]:
    """Each rounded down or up, so that they add up to a total within reach; up go the largest fractions."""
    parts = [floor(one) for one in units]
    order = sorted(range(len(parts)), key=lambda at: parts[at] - units[at])
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return parts


def tabel(exact: Sequence[Sequence[Fraction]], eenheid: int) -> Afgerond:
    """A table of cents in whole units of `eenheid` cents (domain model, section 7).

    Controlled rounding: each cell and each total of a row or a column is its exact value rounded down or up, the grand
    total is rounded to the nearest, and all add up. Such a table always exists. What is whole stays as it is; as far as
    the totals allow, the largest fractions go up, ties to the lowest index. A negative total is the mirror image.
    Raises ValueError when the rows are not equally long.
    """
    rows = [[one / eenheid for one in row] for row in exact]
    if len({len(row) for row in rows}) > 1:
        msg = "the rows of a table are equally long"
        raise ValueError(msg)
    if sum(map(sum, rows)) < 0:
        return _mirrored(tabel([[-one for one in row] for row in exact], eenheid))
    up = _up(rows)
    cells = tuple(tuple(floor(one) + ((r, c) in up) for c, one in enumerate(row)) for r, row in enumerate(rows))
    totals = tuple(map(sum, cells))
    return Afgerond(cells, totals, tuple(map(sum, zip(*cells, strict=True))), sum(totals))


def _mirrored(table: Afgerond) -> Afgerond:
    cells = tuple(tuple(-one for one in row) for row in table.cellen)
    return Afgerond(cells, tuple(-one for one in table.rijen), tuple(-one for one in table.kolommen), -table.totaal)


def _up(rows: Sequence[Sequence[Fraction]]) -> set[_Plek]:
    """The places that are rounded up.

    One more row and one more column take what a total is under its ceiling. Then every row and every column has to
    get a known number of ones: with nothing lost, that number is the ceiling of its total less the floors of its cells.
    """
    columns = list(zip(*rows, strict=True))
    last = len(rows), len(columns)
    totals = [sum(row, Fraction()) for row in rows], [sum(column, Fraction()) for column in columns]
    whole = afgerond(sum(totals[0], Fraction()), 1)
    fractions = {(r, c): one - floor(one) for r, row in enumerate(rows) for c, one in enumerate(row)}
    fractions |= {(r, last[1]): ceil(total) - total for r, total in enumerate(totals[0])}
    fractions |= {(last[0], c): ceil(total) - total for c, total in enumerate(totals[1])}
    ceilings = [[ceil(total) for total in each] for each in totals]
    by_row = [top - sum(map(floor, row)) for top, row in zip(ceilings[0], rows, strict=True)]
    by_column = [top - sum(map(floor, column)) for top, column in zip(ceilings[1], columns, strict=True)]
    return _placed(
        _in_order(fractions, last), [*by_row, sum(ceilings[1]) - whole], [*by_column, sum(ceilings[0]) - whole]
    )


def _in_order(fractions: Mapping[_Plek, Fraction], last: _Plek) -> list[_Plek]:
    """The places that can go up, the largest fraction first; of equal ones a total goes down from the highest index."""

    def key(place: _Plek) -> tuple[Fraction, bool, int, int]:
        row, column = place
        added = row == last[0] or column == last[1]
        return -fractions[place], added, -row if added else row, -column if added else column

    return sorted((place for place, fraction in fractions.items() if fraction), key=key)


def _placed(places: Sequence[_Plek], by_row: list[int], by_column: list[int]) -> set[_Plek]:
    """So many of these places that each row and each column gets its number, the first ones where that can be."""
    taken: set[_Plek] = set()
    for row, column in places:
        if by_row[row] and by_column[column]:
            taken.add((row, column))
            by_row[row] -= 1
            by_column[column] -= 1
    for row, lacking in enumerate(by_row):
        for _ in range(lacking):
            by_column[_moved(places, taken, row, by_column)] -= 1
    return taken


def _moved(places: Sequence[_Plek], taken: set[_Plek], start: int, by_column: Sequence[int]) -> int:
    """Gives a row one place more, and the rows in its way another one instead; the column that got one more.

    This is an augmenting path of a maximum flow, a shortest one; as long as a row lacks a place there is one. First
    come the largest fractions to go up, and the smallest to make way.
    """
    came: dict[int, int] = {}
    through: dict[int, int] = {}
    rows = deque([start])
    while True:
        row = rows.popleft()
        for column in (c for r, c in places if r == row and (r, c) not in taken and c not in came):
            came[column] = row
            if by_column[column]:
                _turn(taken, start, column, came, through)
                return column
            for other in (r for r, c in reversed(places) if c == column and (r, c) in taken and r not in through):
                through[other] = column
                rows.append(other)


def _turn(taken: set[_Plek], start: int, column: int, came: Mapping[int, int], through: Mapping[int, int]) -> None:
    """Takes the places on the path to a column, and leaves those that it came through."""
    row = came[column]
    taken.add((row, column))
    while row != start:
        column = through[row]
        taken.remove((row, column))
        row = came[column]
        taken.add((row, column))
