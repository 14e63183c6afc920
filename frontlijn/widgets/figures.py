"""The lines of a summary: headings, sentences and figures; the cursor walks over the figures and opens them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from frontlijn.domain.kasboek.kalender import balk
from frontlijn.domain.text import printable
from frontlijn.widgets.content import fit, plain

GUTTER = 2
GAP = 2
LABEL_MAXIMUM = 60
BAR_MAXIMUM = 30
BAR_MINIMUM = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group of lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of prose, wrapped over as many lines as it needs; an empty one is a blank line.

    `lead`, such as a date, stands before it, in a column of its own.
    """

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A label with its value; `target` is what opens, and `part` draws a bar: a number and the highest beside it."""

    label: str
    value: str
    target: object
    part: tuple[int, int] | None = None


Item = Heading | Sentence | Figure


class FigureList(ScrollView, can_focus=True, inherit_bindings=False):
    """Headings, sentences and figures under each other; Enter or a double click opens a figure."""

    DEFAULT_CSS = """
    FigureList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
        & > .figures--heading { color: $text-primary; text-style: bold; }
        & > .figures--bar { color: $text-accent; }
        & > .figures--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .figures--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figures--heading",
        "figures--bar",
        "figures--cursor",
        "figures--cursor-blurred",
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Vorig cijfer", show=False, id="cijfers.omhoog", tooltip="Naar het vorige cijfer"),
        Binding(
            "down", "move(1)", "Volgend cijfer", show=False, id="cijfers.omlaag", tooltip="Naar het volgende cijfer"
        ),
        Binding("pageup", "page(-1)", "Scherm omhoog", show=False, id="cijfers.vorige", tooltip="Een scherm omhoog"),
        Binding("pagedown", "page(1)", "Scherm omlaag", show=False, id="cijfers.volgende", tooltip="Een scherm omlaag"),
        Binding("home", "first", "Begin", show=False, id="cijfers.eerste", tooltip="Naar het eerste cijfer"),
        Binding("end", "last", "Einde", show=False, id="cijfers.laatste", tooltip="Naar het laatste cijfer"),
        Binding("enter", "open", "Openen", show=False, id="cijfers.openen", tooltip="Open wat achter dit cijfer zit"),
    ]

    class Opened(Message):
        """Enter or a double click on this figure."""

        def __init__(self, figures: FigureList, figure: Figure) -> None:
            super().__init__()
            self.figures = figures
            self.figure = figure

        @property
        def control(self) -> FigureList:
            """The list that posted this."""
            return self.figures

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._items: tuple[Item, ...] = tuple(items)
        self._cursor = 0
        self._lines: list[tuple[Strip, int | None]] = []

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures among the lines, in their order."""
        return tuple(item for item in self._items if isinstance(item, Figure))

    @property
    def cursor_target(self) -> object | None:
        """What Enter would open, None when there are no figures."""
        figures = self.figures
        return figures[self._cursor].target if figures else None

    def replace(self, items: Sequence[Item]) -> None:
        """Show other lines; the cursor stays on the figure with the same target, else on its place in the order."""
        target = self.cursor_target
        self._items = tuple(items)
        figures = self.figures
        same = [number for number, figure in enumerate(figures) if figure.target == target]
        # Several figures may open the same rows, such as a number of entries and a sum over them.
        nearest = min(same, key=lambda number: abs(number - self._cursor)) if same and target is not None else None
        self._cursor = max(0, min(self._cursor, len(figures) - 1)) if nearest is None else nearest
        self._lay_out()

    def action_move(self, step: int) -> None:
        self._place(self._cursor + step, step)

    def action_page(self, direction: int) -> None:
        height = max(1, self.size.height - 1)
        self.scroll_relative(y=direction * height, animate=False)
        line = self._line_of_cursor()
        wanted = line + direction * height
        if self.figures:
            nearest = min(range(len(self.figures)), key=lambda number: abs(self._line_of(number) - wanted))
            self._place(nearest, direction)

    def action_first(self) -> None:
        self._place(0, -1)
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        self._place(len(self.figures) - 1, 1)
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_open(self) -> None:
        if self.figures:
            self.post_message(self.Opened(self, self.figures[self._cursor]))

    def on_click(self, event: events.Click) -> None:
        line = self.scroll_offset.y + event.y
        number = self._lines[line][1] if 0 <= line < len(self._lines) else None
        if number is None:
            return
        if event.chain == 2:
            self.action_open()
        elif event.chain == 1:
            self._place(number, 0)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._lay_out())

    def on_resize(self) -> None:
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = self.scroll_offset.y + y
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        strip, number = self._lines[line]
        if number is None or number != self._cursor:
            return strip
        name = "figures--cursor" if self.has_focus else "figures--cursor-blurred"
        return Strip([Segment(">" + strip.text[1:], self.get_component_rich_style(name))], strip.cell_length)

    def _line_of(self, number: int) -> int:
        return next((line for line, (_, figure) in enumerate(self._lines) if figure == number), 0)

    def _line_of_cursor(self) -> int:
        return self._line_of(self._cursor)

    def _place(self, number: int, step: int) -> None:
        last = len(self.figures) - 1
        if not 0 <= number <= last:
            # Beyond the outer figures there may be lines to read.
            self.scroll_relative(y=step, animate=False)
        self._cursor = max(0, min(number, last))
        self._show_cursor()
        self.refresh()

    def _show_cursor(self) -> None:
        line, top, height = self._line_of_cursor(), self.scroll_offset.y, max(1, self.size.height)
        if line < top:
            # With its heading, when that fits.
            self.scroll_to(y=max(0, line - 1), animate=False)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._lines = list(self._drawn(width))
        self.virtual_size = Size(0, len(self._lines))
        self._show_cursor()
        self.refresh()

    def _drawn(self, width: int) -> Iterator[tuple[Strip, int | None]]:
        number = 0
        for is_figures, group in groupby(self._items, lambda item: isinstance(item, Figure)):
            if is_figures:
                figures = [item for item in group if isinstance(item, Figure)]
                for strip in self._drawn_figures(figures, width):
                    yield strip, number
                    number += 1
                continue
            for item in group:
                if isinstance(item, Heading):
                    style = self.get_component_rich_style("figures--heading")
                    yield Strip([Segment(fit(item.text, width), style)], width), None
                elif isinstance(item, Sentence):
                    yield from ((strip, None) for strip in self._drawn_sentence(item, width))

    def _drawn_sentence(self, sentence: Sentence, width: int) -> list[Strip]:
        lead = " " * GUTTER + (printable(sentence.lead) + " " * GAP if sentence.lead else "")
        beside = cell_len(lead)
        strips = Visual.to_strips(self, plain(sentence.text), max(1, width - beside), None, self.visual_style)
        lines = [
            Strip.join([Strip([Segment(" " * beside if number else lead, self.rich_style)]), strip])
            for number, strip in enumerate(strips)
        ]
        return [line.adjust_cell_length(width, self.rich_style) for line in lines] or [
            Strip.blank(width, self.rich_style)
        ]

    def _drawn_figures(self, figures: Sequence[Figure], width: int) -> Iterator[Strip]:
        """Figures that follow each other share one width for labels, values and bars."""
        labels = max(cell_len(fit(figure.label, LABEL_MAXIMUM).rstrip()) for figure in figures)
        values = max(cell_len(fit(figure.value, width).rstrip()) for figure in figures)
        wants_bar = any(figure.part is not None for figure in figures)
        for_bar = GAP + BAR_MINIMUM if wants_bar else 0
        values = min(values, max(8, width - GUTTER - GAP - for_bar - 12))
        labels = min(labels, max(1, width - GUTTER - GAP - values - for_bar))
        bars = min(BAR_MAXIMUM, max(0, width - GUTTER - labels - GAP - values - GAP)) if wants_bar else 0
        bar_style = self.get_component_rich_style("figures--bar")
        for figure in figures:
            text = (
                " " * GUTTER + fit(figure.label, labels) + " " * GAP + fit(figure.value, values, right=True) + " " * GAP
            )
            drawn = balk(*figure.part, bars) if figure.part is not None else ""
            strip = Strip([Segment(text, self.rich_style), Segment(drawn, bar_style)])
            yield strip.adjust_cell_length(width, self.rich_style)
