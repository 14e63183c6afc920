"""A row of a file, and how many of them are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import format_aantal

FIELD = "bestand"

MAX_ROWS = 100_000
"""How many rows with something in them are taken from a file, the names of the columns not counted."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row as text. `number` is the row as a spreadsheet shows it, from 1; an empty cell is ""."""

    number: int
    cells: tuple[str, ...]


def filled_rows(rows: Iterable[Sequence[str]], first: int = 1) -> list[SheetRow]:
    """The rows with something in them, numbered from `first`, without the empty cells at their ends.

    Raises Refused at `bestand` when there are too many.
    """
    filled: list[SheetRow] = []
    for number, cells in enumerate(rows, first):
        last = next((i for i in range(len(cells), 0, -1) if not is_blank(cells[i - 1])), 0)
        if last:
            filled.append(SheetRow(number, tuple(cells[:last])))
        if len(filled) > MAX_ROWS + 1:
            raise Refused(
                f"Het bestand heeft meer dan {format_aantal(MAX_ROWS)} rijen; verdeel het over meer bestanden.", FIELD
            )
    return filled


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing, or only white space."""
    return not cell or cell.isspace()


def column_letters(index: int) -> str:
    """A column, counted from 0, as a spreadsheet names it: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
