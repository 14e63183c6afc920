"""A page to read: blocks under each other, where the cursor walks over what can be opened and never skips a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from frontlijn.domain.blokken import Blok
from frontlijn.widgets.blokken import GAP, Page, Span, Stop, laid_out

NEAR = 3
"""A stop that begins so many lines outside the screen is gone to at once; to one further away the page is read."""

STYLES = ("kop", "kolom", "bij", "staaf", "rand")


class Bladzij(ScrollView, can_focus=True, inherit_bindings=False):
    """A page of blocks; Enter or a double click opens a number or a story."""

    DEFAULT_CSS = """
    Bladzij {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
        & > .bladzij--kop { color: $text-primary; text-style: bold; }
        & > .bladzij--kolom { color: $text-muted; }
        & > .bladzij--bij { text-style: bold; }
        & > .bladzij--staaf { color: $text-accent; }
        & > .bladzij--rand { color: $text-muted; }
        & > .bladzij--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .bladzij--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bladzij--cursor",
        "bladzij--cursor-blurred",
        *(f"bladzij--{style}" for style in STYLES),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Omhoog", show=False, id="bladzij.omhoog", tooltip="Omhoog in de tekst"),
        Binding("down", "move(1)", "Omlaag", show=False, id="bladzij.omlaag", tooltip="Omlaag in de tekst"),
        Binding(
            "left", "step(-1)", "Vorig", show=False, id="bladzij.links", tooltip="Naar wat je hiervoor kunt openen"
        ),
        Binding(
            "right", "step(1)", "Volgend", show=False, id="bladzij.rechts", tooltip="Naar wat je hierna kunt openen"
        ),
        Binding("pageup", "page(-1)", "Scherm omhoog", show=False, id="bladzij.vorige", tooltip="Een scherm omhoog"),
        Binding("pagedown", "page(1)", "Scherm omlaag", show=False, id="bladzij.volgende", tooltip="Een scherm omlaag"),
        Binding("home", "edge(-1)", "Begin", show=False, id="bladzij.begin", tooltip="Naar het begin"),
        Binding("end", "edge(1)", "Einde", show=False, id="bladzij.einde", tooltip="Naar het einde"),
        Binding(
            "enter",
            "open",
            "Openen",
            show=False,
            id="bladzij.openen",
            tooltip="Open de regels achter dit getal, of dit verhaal",
        ),
    ]

    class Opened(Message):
        """Enter or a double click on a number or a story."""

        def __init__(self, bladzij: Bladzij, target: object, title: str) -> None:
            super().__init__()
            self.bladzij = bladzij
            self.target = target
            self.title = title

        @property
        def control(self) -> Bladzij:
            """The page that posted this."""
            return self.bladzij

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blokken: tuple[Blok, ...] = ()
        self._targets: Mapping[str, object] = {}
        self._page = Page()
        self._cursor = 0

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What can be opened, in the order in which it is read."""
        return self._page.stops

    @property
    def cursor_stop(self) -> Stop | None:
        """What Enter would open, None when nothing can be opened."""
        return self.stops[self._cursor] if self.stops else None

    def replace(self, blokken: Sequence[Blok], targets: Mapping[str, object]) -> None:
        """Show other blocks; the cursor stays on what opens the same, else on its place in the order."""
        before = self.cursor_stop
        self._blokken, self._targets = tuple(blokken), targets
        self._lay_out()
        if before is not None:
            same = [number for number, stop in enumerate(self.stops) if stop.target == before.target]
            # Several numbers may open the same rows, such as a count and a sum over them.
            self._cursor = min(same, key=lambda number: abs(number - self._cursor), default=self._cursor)
        self._cursor = max(0, min(self._cursor, len(self.stops) - 1))
        self.refresh()

    def action_move(self, step: int) -> None:
        here = self.cursor_stop
        if here is None or not self._in_sight(here):
            self._scroll(step)
            self._take_first_in_sight(step)
            return
        there = self._nearest_beyond(here, step)
        if there is not None and self._in_reach(self.stops[there]):
            self._place(there)
            return
        self._scroll(step)
        if not self._in_sight(here):
            self._take_first_in_sight(step)

    def action_step(self, step: int) -> None:
        if self.stops:
            self._place(max(0, min(self._cursor + step, len(self.stops) - 1)))

    def action_page(self, direction: int) -> None:
        self._scroll(direction * max(1, self.size.height - 1))
        self._take_first_in_sight(direction)

    def action_edge(self, direction: int) -> None:
        self.scroll_to(y=0 if direction < 0 else self.max_scroll_y, animate=False, immediate=True)
        self._take_first_in_sight(-direction)

    def action_open(self) -> None:
        here = self.cursor_stop
        if here is None:
            return
        if self._in_sight(here):
            self.post_message(self.Opened(self, here.target, here.title))
        else:
            self._show(here)

    def on_click(self, event: events.Click) -> None:
        line = self.scroll_offset.y + event.y
        on_line = [
            (abs(span.start - event.x), number)
            for number, stop in enumerate(self.stops)
            for span in stop.spans
            if span.line == line
        ]
        if event.chain == 2 and on_line:
            self.action_open()
        elif event.chain == 1 and on_line:
            self._place(min(on_line)[1])

    def on_resize(self) -> None:
        here = self.cursor_stop
        seen = here is not None and self._in_sight(here)
        self._lay_out()
        if seen and (here := self.cursor_stop) is not None:
            self._show(here)

    def watch_has_focus(self, _focus: bool) -> None:
        super().watch_has_focus(_focus)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.rich_style
        number = self.scroll_offset.y + y
        if number >= len(self._page.lines):
            return Strip.blank(width, base)
        parts = (
            Segment(part.text, self.get_component_rich_style(f"bladzij--{part.style}") if part.style else base)
            for part in self._page.lines[number]
        )
        strip = Strip(parts).adjust_cell_length(width, base)
        here = self.cursor_stop
        for span in here.spans if here is not None else ():
            if span.line == number and here is not None:
                strip = self._with_cursor(strip, span, first=span is here.spans[0])
        return strip

    def _with_cursor(self, strip: Strip, span: Span, *, first: bool) -> Strip:
        """The line with the cursor on these cells; a sign before the first of them, and a thick edge show it too."""
        width, before = strip.cell_length, max(0, span.start - GAP)
        style = self.get_component_rich_style("bladzij--cursor" if self.has_focus else "bladzij--cursor-blurred")
        sign = ">" if first else ""
        text = strip.crop(span.start, span.end).text.replace("│", "┃")
        here = Strip([Segment(f"{sign:{span.start - before}}", self.rich_style), Segment(text, style)])
        return Strip.join([strip.crop(0, before), here, strip.crop(span.end, width)])

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            self._page = laid_out(self._blokken, width, self._targets)
        self._cursor = max(0, min(self._cursor, len(self.stops) - 1))
        self.virtual_size = Size(0, len(self._page.lines))
        self.refresh()

    @property
    def _height(self) -> int:
        return max(1, self.size.height)

    def _in_sight(self, stop: Stop) -> bool:
        top = self.scroll_offset.y
        return any(top <= span.line < top + self._height for span in stop.spans)

    def _in_reach(self, stop: Stop) -> bool:
        top = self.scroll_offset.y
        return top - NEAR <= stop.first < top + self._height + NEAR

    def _nearest_beyond(self, here: Stop, step: int) -> int | None:
        """The stop in the next row up or down: the one that stands most nearly above or below."""
        beyond = [
            (number, stop)
            for number, stop in enumerate(self.stops)
            if (stop.first > here.first if step > 0 else stop.first < here.first)
        ]
        if not beyond:
            return None
        row = (min if step > 0 else max)(stop.first for _, stop in beyond)
        end = here.spans[0].end
        return min(
            (number for number, stop in beyond if stop.first == row),
            key=lambda number: abs(self.stops[number].spans[0].end - end),
        )

    def _take_first_in_sight(self, step: int) -> None:
        """Takes the cursor along to the first stop in sight, seen from where it comes; without one it stays."""
        numbers = range(len(self.stops))
        found = next((n for n in (numbers if step > 0 else reversed(numbers)) if self._in_sight(self.stops[n])), None)
        if found is not None:
            self._cursor = found
        self.refresh()

    def _place(self, number: int) -> None:
        self._cursor = number
        self._show(self.stops[number])
        self.refresh()

    def _show(self, stop: Stop) -> None:
        """Scrolls as little as shows the stop: its first line, and of a short one all lines."""
        top, height = self.scroll_offset.y, self._height
        last = min(stop.last, stop.first + NEAR)
        if stop.first < top:
            # With its heading, when that fits.
            self.scroll_to(y=max(0, stop.first - 1), animate=False, immediate=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, immediate=True)

    def _scroll(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False, immediate=True)
