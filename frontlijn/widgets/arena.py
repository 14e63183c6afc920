"""The arena to walk through: up and down in a column, left and right along the lines; what it shows is a picture."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from frontlijn.widgets.arenatekening import PITCH, Box, Picture, Place, Question
from frontlijn.widgets.content import fit

STYLES = ("hint", "line", "path")


class ArenaView(ScrollView, can_focus=True, inherit_bindings=False):
    """Columns of boxes under a fixed line of questions; Enter or a double click opens a box.

    An empty column has a place for the cursor too.
    """

    DEFAULT_CSS = """
    ArenaView {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
        & > .arena--head { color: $text-primary; text-style: bold; }
        & > .arena--hint { color: $text-muted; }
        & > .arena--line { color: $text-muted; }
        & > .arena--path { color: $text-accent; text-style: bold; }
        & > .arena--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .arena--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "arena--head",
        "arena--cursor",
        "arena--cursor-blurred",
        *(f"arena--{style}" for style in STYLES),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Omhoog", show=False, id="arena.omhoog", tooltip="Naar het vak erboven"),
        Binding("down", "move(1)", "Omlaag", show=False, id="arena.omlaag", tooltip="Naar het vak eronder"),
        Binding("left", "follow(-1)", "Links", show=False, id="arena.links", tooltip="Langs de lijn terug"),
        Binding("right", "follow(1)", "Rechts", show=False, id="arena.rechts", tooltip="Langs de lijn verder"),
        Binding("pageup", "page(-1)", "Scherm omhoog", show=False, id="arena.vorige", tooltip="Een scherm omhoog"),
        Binding("pagedown", "page(1)", "Scherm omlaag", show=False, id="arena.volgende", tooltip="Een scherm omlaag"),
        Binding("home", "edge(0)", "Begin", show=False, id="arena.eerste", tooltip="Naar het bovenste vak"),
        Binding("end", "edge(-1)", "Einde", show=False, id="arena.laatste", tooltip="Naar het onderste vak"),
        Binding("enter", "open", "Openen", show=False, id="arena.openen", tooltip="Open dit vak"),
    ]

    class Highlighted(Message):
        """The cursor stands on a box, or in an empty column when `box` is None."""

        def __init__(self, arena: ArenaView, column: int, box: Box | None) -> None:
            super().__init__()
            self.arena = arena
            self.column = column
            self.box = box

        @property
        def control(self) -> ArenaView:
            """The drawing that posted this."""
            return self.arena

    class Opened(Highlighted):
        """Enter or a double click on a box, or in an empty column."""

    def __init__(self, questions: Sequence[Question] = ()) -> None:
        super().__init__()
        self._questions = tuple(questions)
        self._cursor = Place(0, 0)
        self._visited: dict[int, Hashable] = {}
        """The key of the box where the cursor was last, by column: numbers change when boxes come and go."""
        self._picture = Picture(self._questions, 0)

    @property
    def cursor_column(self) -> int:
        """The column of the cursor, from 0."""
        return self._cursor.column

    @property
    def cursor_box(self) -> Box | None:
        """The box at the cursor, None in an empty column."""
        boxes = self._boxes(self._cursor.column)
        return boxes[self._cursor.number] if self._cursor.number < len(boxes) else None

    def visited(self, column: int) -> Box | None:
        """The box where the cursor was last in a column, None when it was not there."""
        number = self._visited_number(column)
        return None if number is None else self._boxes(column)[number]

    def replace(self, questions: Sequence[Question]) -> None:
        """Show other boxes; the cursor stays on the box with the same key, else on its place in the column."""
        before = self.cursor_box
        self._questions = tuple(questions)
        if before is None or not self.go_to(self._cursor.column, before.key):
            self._place(self._cursor)

    def go_to(self, column: int, key: Hashable) -> bool:
        """Puts the cursor on the box with this key; False when there is none."""
        number = self._number_of(column, key)
        if number is not None:
            self._place(Place(column, number))
        return number is not None

    def action_move(self, step: int) -> None:
        self._place(Place(self._cursor.column, self._cursor.number + step))

    def action_page(self, direction: int) -> None:
        self.action_move(direction * max(1, (self.size.height - 1) // PITCH))

    def action_edge(self, number: int) -> None:
        self._place(Place(self._cursor.column, number % max(1, len(self._boxes(self._cursor.column)))))

    def action_follow(self, step: int) -> None:
        """Goes along a line to the column beside it: to the box that was left last, else to the nearest."""
        column = self._cursor.column + step
        if not 0 <= column < len(self._questions):
            return
        row = self._picture.row_of(self._cursor)
        reached = self._picture.connected(self._cursor, column)
        known = self._visited_number(column)
        if known is not None and (known in reached or not reached):
            self._place(Place(column, known))
            return
        numbers = reached or range(len(self._boxes(column)))
        nearest = min(numbers, key=lambda number: abs(self._picture.row_of(Place(column, number)) - row), default=0)
        self._place(Place(column, nearest))

    def action_open(self) -> None:
        self.post_message(self.Opened(self, self._cursor.column, self.cursor_box))

    def on_click(self, event: events.Click) -> None:
        place = self._picture.at(event.x, self.scroll_offset.y + event.y - 1) if event.y > 0 else None
        if place is None:
            return
        if event.chain == 2:
            self.action_open()
        elif event.chain == 1:
            self._place(place)

    def on_resize(self) -> None:
        self._draw()

    def watch_has_focus(self, _focus: bool) -> None:
        super().watch_has_focus(_focus)
        self.refresh()

    def _boxes(self, column: int) -> Sequence[Box]:
        return self._questions[column].boxes if column < len(self._questions) else ()

    def _number_of(self, column: int, key: Hashable) -> int | None:
        return next((number for number, box in enumerate(self._boxes(column)) if box.key == key), None)

    def _visited_number(self, column: int) -> int | None:
        return self._number_of(column, self._visited[column]) if column in self._visited else None

    def _place(self, place: Place) -> None:
        last = max(0, len(self._boxes(place.column)) - 1)
        self._cursor = Place(place.column, max(0, min(place.number, last)))
        if (box := self.cursor_box) is not None:
            self._visited[self._cursor.column] = box.key
        self._draw()
        self.post_message(self.Highlighted(self, self._cursor.column, self.cursor_box))

    def _draw(self) -> None:
        width, old = self.scrollable_content_region.width, self._picture
        column = self._cursor.column
        if old.questions is not self._questions or old.width != width or old.first != old.first_for(column):
            self._picture = Picture(self._questions, width, column)
        self.virtual_size = Size(0, self._picture.height + 1)
        self._show_cursor()
        self.refresh()

    def _show_cursor(self) -> None:
        top, height = self.scroll_offset.y, max(PITCH + 1, self.size.height - 1)
        row = self._picture.row_of(self._cursor)
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row + PITCH >= top + height:
            self.scroll_to(y=row + PITCH - height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y == 0:
            head = fit(self._picture.header(), width)
            return Strip([Segment(head, self.get_component_rich_style("arena--head"))], width)
        row = self.scroll_offset.y + y - 1
        if row >= self._picture.height:
            return Strip.blank(width, self.rich_style)
        segments = []
        for style, parts in groupby(self._picture.row(row, self._cursor), key=lambda part: part[1]):
            segments.append(Segment("".join(text for text, _ in parts), self._style(style)))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, name: str) -> Style:
        if name == "text":
            return self.rich_style
        if name == "cursor" and not self.has_focus:
            name = "cursor-blurred"
        return self.get_component_rich_style(f"arena--{name}")
