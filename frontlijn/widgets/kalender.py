"""Weeks to look back on: a line for each, the newest on top, however many years there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.kalender import DAGEN, Week, balk, format_week, niveau
from frontlijn.domain.numbers import format_aantal
from frontlijn.widgets.content import fit

GUTTER = 2
"""Cells at the left for the cursor's sign and a space."""

LABEL = 20
"""Cells for the year, the number of the week and its Monday."""

CELL = 3
"""Cells for a day: one digit, and on both sides room for the cursor's bracket."""

WIDE = 72
"""From so many cells there is room for two digits in a day."""

TOTAAL = len(DAGEN)
"""The column after Sunday: the whole week."""

TOTAAL_WIDTH = 9
BAR_MAXIMUM = 30

_DAYS_AT = GUTTER + LABEL

_STYLES = ("kalender--stil", "kalender--dag", "kalender--dag", "kalender--druk", "kalender--druk")
"""How a day is drawn, by its `niveau`."""


class Kalender(ScrollView, can_focus=True, inherit_bindings=False):
    """Weeks with the number of entries of each day; the cursor stands on a day or on the total of a week.

    A day shows 0 as "·", a number that does not fit as "+", and nothing when it lies outside the period. What the
    cursor stands on is written out below the weeks.
    """

    DEFAULT_CSS = """
    Kalender {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        & > .kalender--kop { color: $text-muted; text-style: bold; background: $panel; }
        & > .kalender--uitleg { color: $foreground; background: $panel; }
        & > .kalender--stil { color: $text-muted; }
        & > .kalender--dag { color: $foreground; }
        & > .kalender--druk { color: $text-accent; text-style: bold; }
        & > .kalender--balk { color: $text-accent; }
        & > .kalender--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .kalender--cursor-blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "kalender--kop",
        "kalender--uitleg",
        "kalender--balk",
        "kalender--cursor",
        "kalender--cursor-blurred",
        *_STYLES,
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "day(-1)", "Dag terug", show=False, id="kalender.links", tooltip="Naar de dag ervoor"),
        Binding(
            "right",
            "day(1)",
            "Dag verder",
            show=False,
            id="kalender.rechts",
            tooltip="Naar de dag erna, en na de laatste naar de hele week",
        ),
        Binding("up", "week(-1)", "Week later", show=False, id="kalender.omhoog", tooltip="Naar een week later"),
        Binding("down", "week(1)", "Week eerder", show=False, id="kalender.omlaag", tooltip="Naar een week eerder"),
        Binding("pageup", "page(-1)", "Scherm omhoog", show=False, id="kalender.vorige", tooltip="Een scherm omhoog"),
        Binding(
            "pagedown", "page(1)", "Scherm omlaag", show=False, id="kalender.volgende", tooltip="Een scherm omlaag"
        ),
        Binding("home", "newest", "Nieuwste week", show=False, id="kalender.nieuwste", tooltip="Naar de nieuwste week"),
        Binding("end", "oldest", "Oudste week", show=False, id="kalender.oudste", tooltip="Naar de oudste week"),
        Binding(
            "enter",
            "open",
            "Openen",
            show=False,
            id="kalender.openen",
            tooltip="Open de regels van deze dag, of op het totaal die van de week",
        ),
    ]

    class Opened(Message):
        """Enter or a double click on a day, or on a week: what was logged from `van` up to and including `tot`."""

        def __init__(self, kalender: Kalender, van: date, tot: date) -> None:
            super().__init__()
            self.kalender = kalender
            self.van = van
            self.tot = tot

        @property
        def control(self) -> Kalender:
            """The calendar that posted this."""
            return self.kalender

    def __init__(
        self,
        weken: Sequence[Week] = (),
        *,
        empty: Content | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty or Content("")
        self._weken: tuple[Week, ...] = ()
        self._index = 0
        self._column = TOTAAL
        self._fullest_day = self._fullest_week = 0
        self.replace(weken)

    @property
    def chosen(self) -> tuple[date, date] | None:
        """The first and the last day that Enter would open, None when there are no weeks."""
        if not self._weken:
            return None
        week, column = self._weken[self._index], self._cursor_column
        return (week.van, week.tot) if column == TOTAAL else (week.dag(column), week.dag(column))

    def replace(self, weken: Sequence[Week]) -> None:
        """Show other weeks, oldest first as `weken` gives them.

        The cursor stays on its week and its column when they are there, else it goes to the newest week; at first it
        stands on the last day.
        """
        begin = self._weken[self._index].begin if self._weken else None
        self._weken = tuple(reversed(weken))
        self._index = next((number for number, week in enumerate(self._weken) if week.begin == begin), 0)
        if begin is None and self._weken:
            self._column = self._weken[0].binnen[-1]
        self._fullest_week = max((week.aantal for week in self._weken), default=0)
        self._fullest_day = max((aantal or 0 for week in self._weken for aantal in week.dagen), default=0)
        # The header and the line that says what is chosen do not scroll.
        self.virtual_size = Size(0, len(self._weken) + 2)
        self.call_after_refresh(self._show_cursor)
        self.refresh()

    def action_day(self, step: int) -> None:
        if self._weken:
            columns = (*self._weken[self._index].binnen, TOTAAL)
            place = columns.index(self._cursor_column) + step
            self._place(self._index, columns[max(0, min(place, len(columns) - 1))])

    def action_week(self, step: int) -> None:
        self._place(self._index + step)

    def action_page(self, direction: int) -> None:
        self._place(self._index + direction * max(1, self._body_height - 1))

    def action_newest(self) -> None:
        self._place(0)

    def action_oldest(self) -> None:
        self._place(len(self._weken) - 1)

    def action_open(self) -> None:
        if (chosen := self.chosen) is not None:
            self.post_message(self.Opened(self, *chosen))

    def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.y - 1
        if not 1 <= event.y <= self._body_height or index >= len(self._weken):
            return
        column = (event.x - _DAYS_AT) // self._cell_width if event.x >= _DAYS_AT else TOTAAL
        column = min(column, TOTAAL)
        if column not in (*self._weken[index].binnen, TOTAAL):
            return
        if event.chain == 2:
            self.action_open()
        elif event.chain == 1:
            self._place(index, column)

    def on_resize(self) -> None:
        self._show_cursor()

    def watch_has_focus(self, _focus: bool) -> None:
        super().watch_has_focus(_focus)
        self.refresh()

    @property
    def _cell_width(self) -> int:
        return CELL + (self.scrollable_content_region.width >= WIDE)

    @property
    def _body_height(self) -> int:
        return max(1, self.size.height - 2)

    @property
    def _cursor_column(self) -> int:
        """The column of the cursor in its week: in a week that the period cuts, the nearest day inside it."""
        if self._column == TOTAAL:
            return TOTAAL
        return min(self._weken[self._index].binnen, key=lambda number: abs(number - self._column))

    def _place(self, index: int, column: int | None = None) -> None:
        self._index = max(0, min(index, len(self._weken) - 1))
        if column is not None:
            self._column = column
        self._show_cursor()
        self.refresh()

    def _show_cursor(self) -> None:
        top = self.scroll_offset.y
        if self._index < top:
            self.scroll_to(y=self._index, animate=False)
        elif self._index >= top + self._body_height:
            self.scroll_to(y=self._index - self._body_height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if not self._weken:
            return self._instead_of_weeks(y, width)
        if y == 0:
            days = "".join(f"{dag:>{self._cell_width}}" for dag in DAGEN)
            header = f"{' ' * GUTTER}{'      week':{LABEL}}{days} {'totaal':>{TOTAAL_WIDTH - 2}}"
            return self._plain_line(header, "kalender--kop", width)
        if y > self._body_height:
            return self._plain_line(" " * GUTTER + self._chosen_in_words(), "kalender--uitleg", width)
        index = self.scroll_offset.y + y - 1
        if index >= len(self._weken):
            return Strip.blank(width, self.rich_style)
        return self._week(index, width, first=y == 1)

    def _plain_line(self, text: str, name: str, width: int) -> Strip:
        return Strip([Segment(fit(text, width), self.get_component_rich_style(name))], width)

    def _week(self, index: int, width: int, *, first: bool) -> Strip:
        week, base = self._weken[index], self.rich_style
        cursor = self._cursor_column if index == self._index else None
        # The year stands where it begins to hold, read from the top.
        jaar = f"{week.jaar:4d}" if first or week.jaar != self._weken[index - 1].jaar else ""
        segments = [
            Segment(fit(">" if cursor is not None else "", GUTTER), base),
            Segment(fit(f"{jaar:4}  {format_week(week)}", LABEL), base),
        ]
        for column, aantal in enumerate(week.dagen):
            style = self.get_component_rich_style(_STYLES[niveau(aantal or 0, self._fullest_day)])
            segments.append(self._cell(_sign(aantal, self._cell_width - 2), style, at_cursor=column == cursor))
        total = self._cell(format_aantal(week.aantal), base, at_cursor=cursor == TOTAAL)
        segments += [Segment(" " * (TOTAAL_WIDTH - total.cell_length), base), total]
        bar = balk(
            week.aantal, self._fullest_week, min(BAR_MAXIMUM, width - 1 - sum(one.cell_length for one in segments))
        )
        segments += [Segment(" ", base), Segment(bar, self.get_component_rich_style("kalender--balk"))]
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, text: str, style: Style, *, at_cursor: bool) -> Segment:
        if not at_cursor:
            return Segment(f" {text} ", style)
        name = "kalender--cursor" if self.has_focus else "kalender--cursor-blurred"
        return Segment(f"[{text}]", self.get_component_rich_style(name))

    def _chosen_in_words(self) -> str:
        week, column = self._weken[self._index], self._cursor_column
        if column == TOTAAL:
            return f"wk {week.nummer}, {format_datum(week.van)} t/m {format_datum(week.tot)}: {_regels(week.aantal)}"
        return f"{DAGEN[column]} {format_datum(week.dag(column))}: {_regels(week.dagen[column] or 0)}"

    def _instead_of_weeks(self, y: int, width: int) -> Strip:
        strips = Visual.to_strips(self, self.empty, max(1, width - 2 * GUTTER), None, self.visual_style)
        if 1 <= y <= len(strips):
            blank = Strip.blank(GUTTER, self.rich_style)
            return Strip.join([blank, strips[y - 1]]).adjust_cell_length(width, self.rich_style)
        return Strip.blank(width, self.rich_style)


def _sign(aantal: int | None, width: int) -> str:
    """The entries of a day in so many cells."""
    if aantal is None:
        return " " * width
    text = "·" if aantal == 0 else str(aantal)
    return f"{text if len(text) <= width else '+':>{width}}"


def _regels(aantal: int) -> str:
    if aantal == 0:
        return "geen regels"
    return f"{format_aantal(aantal)} {'regel' if aantal == 1 else 'regels'}"
