"""A list that shows windows of rows from a source, so that a million rows open as fast as ten.

Invariant: the widget never asks for more than the pages that the screen, the cursor and a jump touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from frontlijn.domain.errors import FrontlijnError
from frontlijn.widgets.content import fit, plain

PAGE = 100
"""Rows read at once."""

PAGES_KEPT = 16

GUTTER = 3
"""Cells at the left for the cursor's sign, the row's mark and a space."""

GAP = 2
"""Cells between columns."""

REST_MINIMUM = 21
"""Below this width of the column that takes the rest, columns with a drop number go."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `key` says what opens, `mark` is a sign of one cell, such as `!` for what asks attention."""

    key: int
    cells: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in cells, None takes what is left. On a narrow screen the highest `drop` disappears first."""

    title: str
    width: int | None = None
    align: Literal["left", "right"] = "left"
    drop: int = 0


class RowSource(Protocol):
    """Where rows come from; both may raise FrontlijnError, whose message is then shown in place of the rows."""

    def count(self) -> int:
        """How many rows there are."""
        ...

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """At most `limit` rows from number `offset`, counted from 0."""
        ...


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a fixed header, with a cursor that shows by a sign as well as by colour."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        & > .rowlist--header { color: $text-muted; text-style: bold; background: $panel; }
        & > .rowlist--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .rowlist--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rowlist--header", "rowlist--cursor", "rowlist--cursor-blurred"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Rij omhoog", show=False, id="lijst.omhoog", tooltip="Naar de rij erboven"),
        Binding("down", "move(1)", "Rij omlaag", show=False, id="lijst.omlaag", tooltip="Naar de rij eronder"),
        Binding("pageup", "page(-1)", "Scherm omhoog", show=False, id="lijst.vorige", tooltip="Een scherm omhoog"),
        Binding("pagedown", "page(1)", "Scherm omlaag", show=False, id="lijst.volgende", tooltip="Een scherm omlaag"),
        Binding("home", "first", "Eerste rij", show=False, id="lijst.eerste", tooltip="Naar de eerste rij"),
        Binding("end", "last", "Laatste rij", show=False, id="lijst.laatste", tooltip="Naar de laatste rij"),
        Binding("enter", "open", "Openen", show=False, id="lijst.openen", tooltip="Open de gekozen rij"),
    ]

    class Highlighted(Message):
        """The cursor came to stand on the row with this key."""

        def __init__(self, rows: RowList, key: int) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> RowList:
            """The list that posted this."""
            return self.rows

    class Opened(Highlighted):
        """Enter or a double click on the row with this key."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty: Content | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.empty = empty or Content("")
        self._source: RowSource | None = None
        self._count = 0
        self._cursor = 0
        self._problem: str | None = None
        self._pages: LRUCache[int, Sequence[Row]] = LRUCache(PAGES_KEPT)

    @property
    def row_count(self) -> int:
        """How many rows the source had when it was last read."""
        return self._count

    @property
    def cursor_index(self) -> int:
        """The number of the cursor's row, counted from 0."""
        return self._cursor

    @property
    def cursor_key(self) -> int | None:
        """The key of the cursor's row, None when there is no row."""
        row = self._row(self._cursor)
        return row.key if row else None

    def set_source(self, source: RowSource, cursor_key: int | None = None, cursor_index: int = 0) -> None:
        """Show another source, the cursor on `cursor_index`, or near it on the row with `cursor_key`."""
        self._source = source
        self._cursor = cursor_index
        self._read()
        if cursor_key is not None:
            self._cursor = self._near(cursor_key, self._cursor)
        self.call_after_refresh(self._show_cursor)
        self._announce()

    def refresh_rows(self) -> None:
        """Read the count and the visible rows again; the cursor stays on its number and its line of the screen."""
        self._read()
        self._announce()

    def move_cursor(self, index: int) -> None:
        """Put the cursor on a row number, kept between the first and the last row."""
        self._place(index)

    def action_move(self, step: int) -> None:
        self._place(self._cursor + step)

    def action_page(self, direction: int) -> None:
        self._place(self._cursor + direction * max(1, self._body_height - 1))

    def action_first(self) -> None:
        self._place(0)

    def action_last(self) -> None:
        self._place(self._count - 1)

    def action_open(self) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.Opened(self, key))

    def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.y - 1
        if event.y < 1 or index >= self._count:
            return
        if event.chain == 2:
            self.action_open()
        elif event.chain == 1:
            self._place(index)

    def on_resize(self) -> None:
        self._set_size()
        self._show_cursor()

    def watch_has_focus(self, _focus: bool) -> None:
        super().watch_has_focus(_focus)
        self.refresh()

    @property
    def _body_height(self) -> int:
        return max(1, self.size.height - 1)

    def _read(self) -> None:
        self._pages.clear()
        self._problem = None
        self._count = 0
        if self._source is not None:
            try:
                self._count = max(0, self._source.count())
            except FrontlijnError as error:
                self._problem = error.message
        self._cursor = max(0, min(self._cursor, self._count - 1))
        self._set_size()
        self.refresh()

    def _set_size(self) -> None:
        self.virtual_size = Size(0, self._count + 1)

    def _row(self, index: int) -> Row | None:
        if self._source is None or self._problem is not None or not 0 <= index < self._count:
            return None
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._source.window(number * PAGE, PAGE)
            except FrontlijnError as error:
                self._problem = error.message
                self._count = 0
                # Possibly in the middle of drawing: the message appears with the next picture.
                self.call_later(self._set_size)
                self.call_later(self.refresh)
                return None
            self._pages[number] = page
        # Another process may have removed rows since the count was read.
        return page[place] if place < len(page) else None

    def _near(self, key: int, index: int) -> int:
        first = max(0, index // PAGE - 1) * PAGE
        rows = range(first, min(first + 3 * PAGE, self._count))
        # Nearest first, so that the page of the cursor is usually the only one read.
        for candidate in sorted(rows, key=lambda number: abs(number - index)):
            row = self._row(candidate)
            if row is not None and row.key == key:
                return candidate
        return index

    def _place(self, index: int) -> None:
        target = max(0, min(index, self._count - 1))
        moved = target != self._cursor
        self._cursor = target
        self._show_cursor()
        self.refresh()
        if moved:
            self._announce()

    def _announce(self) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.Highlighted(self, key))

    def _show_cursor(self) -> None:
        top = self.scroll_offset.y
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False)
        elif self._cursor >= top + self._body_height:
            self.scroll_to(y=self._cursor - self._body_height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        style = self.rich_style
        if y == 0:
            return self._header(width)
        row = self._row(self.scroll_offset.y + y - 1)
        if row is None:
            return self._instead_of_rows(y - 1, width)
        at_cursor = self.scroll_offset.y + y - 1 == self._cursor
        if at_cursor:
            name = "rowlist--cursor" if self.has_focus else "rowlist--cursor-blurred"
            style = self.get_component_rich_style(name)
        return self._line((">" if at_cursor else " ") + fit(row.mark, 1) + " ", row.cells, width, style)

    def _header(self, width: int) -> Strip:
        titles = tuple(column.title for column in self.columns)
        return self._line(" " * GUTTER, titles, width, self.get_component_rich_style("rowlist--header"))

    def _line(self, gutter: str, cells: Sequence[str], width: int, style: Style) -> Strip:
        parts = [
            fit(cells[number] if number < len(cells) else "", size, right=self.columns[number].align == "right")
            for number, size in self._layout(width)
        ]
        return Strip([Segment(fit(gutter + (" " * GAP).join(parts), width), style)], width)

    def _layout(self, width: int) -> list[tuple[int, int]]:
        """The columns that fit, as (number, width in cells)."""
        shown = list(range(len(self.columns)))
        while True:
            fixed = sum(self.columns[number].width or 0 for number in shown)
            spare = width - GUTTER - fixed - GAP * (len(shown) - 1)
            open_ended = [number for number in shown if self.columns[number].width is None]
            droppable = [number for number in shown if self.columns[number].drop > 0]
            if spare >= REST_MINIMUM * len(open_ended) or not droppable:
                break
            shown.remove(max(droppable, key=lambda number: self.columns[number].drop))
        share, extra = divmod(max(0, spare), len(open_ended) or 1)
        sizes = {number: share + (place < extra) for place, number in enumerate(open_ended)}
        return [(number, sizes.get(number, self.columns[number].width or 0)) for number in shown]

    def _instead_of_rows(self, y: int, width: int) -> Strip:
        if self._count == 0 and y >= 1:
            content = plain(self._problem) if self._problem is not None else self.empty
            inner = max(1, width - 2 * GUTTER)
            strips = Visual.to_strips(self, content, inner, None, self.visual_style)
            if y - 1 < len(strips):
                blank = Strip.blank(GUTTER, self.rich_style)
                return Strip.join([blank, strips[y - 1]]).adjust_cell_length(width, self.rich_style)
        return Strip.blank(width, self.rich_style)
