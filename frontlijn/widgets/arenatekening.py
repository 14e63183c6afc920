"""The arena as it is drawn: a column of boxes under each question, and lines from box to box; no widget, only text.

Boxes stand on a grid of `PITCH` rows. A line leaves a box on its second line and enters the next one on its first, so
that two lines never lie on the same row by chance.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from textual._box_drawing import BOX_CHARACTERS, combine_quads

from frontlijn.domain.text import printable
from frontlijn.widgets.content import fit

PITCH = 4
"""So many rows from one box to the next: a border that neighbours share, and three lines of text."""

TEXT_LINES = PITCH - 1
COLUMN_MINIMUM = 17
GUTTER, WIDE_GUTTER = 3, 5
WIDE = 110
"""From so many cells on there is more room between the columns."""

ENTERS, LEAVES = 1, 2
"""The rows of a box, from its border, where lines come in and go out."""

LIGHT, HEAVY = 1, 2

Quad = tuple[int, int, int, int]
"""The weights of the strokes of one cell: up, right, down, left."""

Part = tuple[str, str]
"""A piece of a line and the name of its style: text, cursor, hint, line or path."""


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in one box: a name, at most two facts of few words, and the keys of the boxes it leads to."""

    key: Hashable
    name: str
    facts: tuple[str, ...] = ()
    leads_to: frozenset[Hashable] = frozenset()
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A column: the question above it, its boxes, and what is said as long as there are none."""

    text: str
    boxes: tuple[Box, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A box by its column and its number in it."""

    column: int
    number: int


class Picture:
    """A drawing of the columns in a width, around the column of the cursor when not all of them fit."""

    def __init__(self, questions: Sequence[Question], width: int, column: int = 0) -> None:
        self.questions = tuple(questions)
        self.width = width
        self.gutter = WIDE_GUTTER if width >= WIDE else GUTTER
        self.count = max(1, min(len(self.questions), (width + self.gutter) // (COLUMN_MINIMUM + self.gutter)))
        self.first = self.first_for(column)
        self.slots = _slots(self.questions)
        self._boxes_in_slots = [{slot: number for number, slot in enumerate(slots)} for slots in self.slots]
        self._emphasised: tuple[Place, dict[tuple[int, int], Quad]] | None = None
        self._numbers = [{box.key: number for number, box in enumerate(one.boxes)} for one in self.questions]

    def first_for(self, column: int) -> int:
        """The first column that shows when the cursor is in this one: with the one before it, when that fits."""
        return max(0, min(column - min(1, self.count - 1), len(self.questions) - self.count))

    @property
    def columns(self) -> range:
        """The columns that show."""
        return range(self.first, self.first + self.count)

    @cached_property
    def height(self) -> int:
        """How many rows the drawing takes."""
        return max((slots[-1] + 1 for slots in self.slots if slots), default=1) * PITCH + 1

    def header(self) -> str:
        """The questions above the columns; ‹ and › say that there is more at that side."""
        pieces = []
        for column in self.columns:
            text = self.questions[column].text
            if column == self.first > 0:
                text = f"‹ {text}"
            if column == self.columns[-1] < len(self.questions) - 1:
                text = f"{fit(text, self._size(column) - 2).rstrip()} ›"
            pieces.append(fit(text, self._size(column)))
        return (" " * self.gutter).join(pieces)

    def row_of(self, place: Place) -> int:
        """The row of the upper border of a box."""
        slots = self.slots[place.column]
        return slots[place.number] * PITCH if place.number < len(slots) else 0

    def at(self, x: int, row: int) -> Place | None:
        """The box at a cell."""
        for column in self.columns:
            left = self._left(column)
            if left <= x < left + self._size(column):
                number = self._boxes_in_slots[column].get(row // PITCH)
                if number is None and not self.slots[column] and row < PITCH:
                    number = 0
                return None if number is None else Place(column, number)
        return None

    def connected(self, place: Place, column: int) -> tuple[int, ...]:
        """The numbers of the boxes in the column beside it that a box is connected with."""
        boxes = self.questions[place.column].boxes
        if place.number >= len(boxes):
            return ()
        here = boxes[place.number]
        if column > place.column:
            numbers = self._numbers[column]
            return tuple(sorted(numbers[key] for key in here.leads_to if key in numbers))
        others = self.questions[column].boxes
        return tuple(number for number, box in enumerate(others) if here.key in box.leads_to)

    def row(self, row: int, cursor: Place) -> Iterator[Part]:
        """One row of the drawing, with the box and the lines of the cursor in heavy strokes."""
        for column in self.columns:
            left, size = self._left(column), self._size(column)
            text = self._text_at(column, row, size - 2)
            at_cursor = cursor == Place(column, self._boxes_in_slots[column].get(row // PITCH, 0))
            if text is None:
                yield from self._strokes(left, left + size, row, cursor)
            else:
                style = "hint" if not self.slots[column] else "text"
                yield from self._strokes(left, left + 1, row, cursor)
                yield text, "cursor" if at_cursor else style
                yield from self._strokes(left + size - 1, left + size, row, cursor)
            if column < self.columns[-1]:
                yield from self._strokes(left + size, left + size + self.gutter, row, cursor)

    def _size(self, column: int) -> int:
        """How wide a column is; what is left over goes to the last ones."""
        each, over = divmod(self.width - self.gutter * (self.count - 1), self.count)
        return max(3, each + (column - self.first >= self.count - over))

    def _left(self, column: int) -> int:
        return sum(self._size(before) + self.gutter for before in range(self.first, column))

    def _text_at(self, column: int, row: int, width: int) -> str | None:
        """The text of a column in a row; None on a border and where no box is."""
        slot, line = divmod(row, PITCH)
        question = self.questions[column]
        if line == 0:
            return None
        if not question.boxes and slot == 0:
            return fit(_wrapped(question.empty, width, TEXT_LINES)[line - 1], width)
        number = self._boxes_in_slots[column].get(slot)
        return None if number is None else fit(box_lines(question.boxes[number], width)[line - 1], width)

    def _strokes(self, left: int, right: int, row: int, cursor: Place) -> Iterator[Part]:
        emphasis = self._emphasis(cursor)
        for x in range(left, right):
            heavy = emphasis.get((x, row))
            quad = self._light.get((x, row), (0, 0, 0, 0))
            if heavy is None:
                yield BOX_CHARACTERS[quad], "line"
            else:
                yield BOX_CHARACTERS[combine_quads(quad, heavy)], "path"

    @cached_property
    def _light(self) -> dict[tuple[int, int], Quad]:
        """Every stroke of the drawing, as light ones."""
        strokes = _Strokes(LIGHT)
        for column in self.columns:
            places = [Place(column, number) for number in range(len(self.slots[column]) or 1)]
            for place in places:
                self._draw_box(strokes, place)
        for column in self.columns[:-1]:
            here = [Place(column, number) for number in range(len(self.slots[column]))]
            self._connect(
                strokes,
                [(one, Place(column + 1, other)) for one in here for other in self.connected(one, column + 1)],
            )
        return strokes.cells

    def _emphasis(self, cursor: Place) -> dict[tuple[int, int], Quad]:
        """The strokes of the box at the cursor and of the lines from and to it."""
        if self._emphasised is None or self._emphasised[0] != cursor:
            strokes = _Strokes(HEAVY)
            if cursor.column in self.columns:
                self._draw_box(strokes, cursor)
            before, after = cursor.column - 1, cursor.column + 1
            if before in self.columns and cursor.column in self.columns:
                others = [Place(before, number) for number in self.connected(cursor, before)]
                self._connect(strokes, [(one, cursor) for one in others])
            if after in self.columns and cursor.column in self.columns:
                others = [Place(after, number) for number in self.connected(cursor, after)]
                self._connect(strokes, [(cursor, one) for one in others])
            self._emphasised = (cursor, strokes.cells)
        return self._emphasised[1]

    def _connect(self, strokes: _Strokes, pairs: Sequence[tuple[Place, Place]]) -> None:
        """Draws the lines from boxes in one column to boxes in the next."""
        for here in {here for here, _ in pairs}:
            right = self._left(here.column) + self._size(here.column) - 1
            strokes.across(self.row_of(here) + LEAVES, right, self._bus(here.column))
        for there in {there for _, there in pairs}:
            strokes.across(self.row_of(there) + ENTERS, self._bus(there.column - 1), self._left(there.column))
        spans = [sorted((self.row_of(here) + LEAVES, self.row_of(there) + ENTERS)) for here, there in pairs]
        for top, bottom in _merged(spans):
            strokes.down(self._bus(pairs[0][0].column), top, bottom)

    def _bus(self, column: int) -> int:
        """The cell between a column and the next where lines go up and down."""
        return self._left(column) + self._size(column) + self.gutter // 2

    def _draw_box(self, strokes: _Strokes, place: Place) -> None:
        left, top = self._left(place.column), self.row_of(place)
        right, bottom = left + self._size(place.column) - 1, top + PITCH
        for row in (top, bottom):
            strokes.across(row, left, right)
        for x in (left, right):
            strokes.down(x, top, bottom)


class _Strokes:
    """Strokes of one weight, cell by cell."""

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.cells: dict[tuple[int, int], Quad] = {}

    def across(self, row: int, left: int, right: int) -> None:
        """A stroke from one cell to another in a row."""
        for x in range(left, right + 1):
            self._add(x, row, (0, self.weight * (x < right), 0, self.weight * (x > left)))

    def down(self, x: int, top: int, bottom: int) -> None:
        """A stroke from one cell to another under it."""
        for row in range(top, bottom + 1):
            self._add(x, row, (self.weight * (row > top), 0, self.weight * (row < bottom), 0))

    def _add(self, x: int, row: int, quad: Quad) -> None:
        before = self.cells.get((x, row))
        self.cells[x, row] = quad if before is None else combine_quads(before, quad)


def box_lines(box: Box, width: int) -> tuple[str, ...]:
    """The lines of text in a box: the name first, the facts at the bottom, on one line when they fit on it."""
    joined = "  ".join(box.facts)
    facts = (joined,) if len(joined) <= width and joined else box.facts
    return (*_wrapped(box.name, width, TEXT_LINES - len(facts)), *facts)


def _wrapped(text: str, width: int, lines: int) -> list[str]:
    """A text over exactly so many lines: whole words where they fit; the last line is cut when it does not."""
    found: list[str] = []
    rest = " ".join(printable(text[: width * lines * 4 + 4]).split())
    while len(found) < lines - 1 and len(rest) > width:
        cut = rest.rfind(" ", 0, width + 1)
        if cut <= 0:
            cut = width
        found.append(rest[:cut])
        rest = rest[cut:].lstrip()
    found.append(rest)
    return found + [""] * (lines - len(found))


def _slots(questions: Sequence[Question]) -> list[list[int]]:
    """The place of each box, from above: beside the first one it leads to; of the last column spread over all."""
    placed: list[list[int]] = [[] for _ in questions]
    if len(questions) < 2:
        return [list(range(len(one.boxes))) for one in questions]
    before_last = len(questions) - 2
    placed[before_last] = list(range(len(questions[before_last].boxes)))
    for column in range(before_last - 1, -1, -1):
        next_slots = {box.key: slot for box, slot in zip(questions[column + 1].boxes, placed[column + 1], strict=True)}
        free = 0
        for box in questions[column].boxes:
            slot = max(free, min((next_slots[key] for key in box.leads_to if key in next_slots), default=free))
            placed[column].append(slot)
            free = slot + 1
    last = len(questions[-1].boxes)
    rows = max(len(placed[before_last]), last)
    placed[-1] = [number * rows // last for number in range(last)]
    return placed


def _merged(spans: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The spans without overlap: those that touch become one."""
    current: list[int] | None = None
    for top, bottom in sorted(map(tuple, spans)):
        if current is not None and top <= current[1]:
            current[1] = max(current[1], bottom)
            continue
        if current is not None:
            yield current[0], current[1]
        current = [top, bottom]
    if current is not None:
        yield current[0], current[1]
