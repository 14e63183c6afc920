"""The line at the top: the modes with their keys, and the chosen wijk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from frontlijn.widgets.content import fit

EXAMPLE_MARKS = ("voorbeeldgegevens", "voorbeeld", "")
WIJK_MINIMUM = 8


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of the app: its name in code, its label and the key that opens it."""

    name: str
    label: str
    key: str


class ModeBar(Widget):
    """Modes at the left, the active one between brackets; the wijk and the mark of example data at the right."""

    DEFAULT_CSS = """
    ModeBar {
        height: 1;
        width: 100%;
        background: $panel;
        color: $foreground;
        & > .modebar--active {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .modebar--example { color: $text-warning; }
        & > .modebar--wijk { color: $foreground; text-style: bold; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"modebar--active", "modebar--example", "modebar--wijk"}

    active: reactive[str] = reactive("")
    """The name of the active mode."""

    wijk: reactive[str] = reactive("")
    """The name of the chosen wijk, empty for none."""

    example: reactive[bool] = reactive(False)
    """Whether the store holds example data."""

    class Chosen(Message):
        """A click on a mode."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    class WijkClicked(Message):
        """A click on the wijk at the right."""

    def __init__(self, modes: Sequence[Mode], *, active: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.modes = tuple(modes)
        self.set_reactive(ModeBar.active, active)

    def _labels(self, width: int) -> list[tuple[str, Mode]]:
        """The modes as text; where the names do not fit, only the active mode keeps its name."""
        labels = [(self._label(mode, named=True), mode) for mode in self.modes]
        if sum(cell_len(text) for text, _ in labels) + WIJK_MINIMUM > width:
            labels = [(self._label(mode, named=mode.name == self.active), mode) for mode in self.modes]
        return labels

    def _label(self, mode: Mode, *, named: bool) -> str:
        text = f"{mode.key} {mode.label}" if named else mode.key
        return f"[{text}]" if mode.name == self.active else f" {text} "

    def _right(self, width: int) -> tuple[str, str]:
        """The mark of example data and the wijk, as they fit in what is left."""
        wijk_needed = cell_len(self.wijk) + 1 if self.wijk else 0
        marks = EXAMPLE_MARKS if self.example else ("",)
        mark = next((m for m in marks if cell_len(m) + 2 + wijk_needed <= width), "")
        mark = f"{mark}  " if mark else ""
        room = max(0, width - cell_len(mark) - 1)
        return mark, fit(self.wijk, min(room, cell_len(fit(self.wijk, 200).rstrip())))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y > 0:
            return Strip.blank(width, self.rich_style)
        segments, used = [], 0
        for text, mode in self._labels(width):
            active = mode.name == self.active
            style = self.get_component_rich_style("modebar--active") if active else self.rich_style
            segments.append(Segment(fit(text, cell_len(text)), style))
            used += cell_len(text)
        mark, wijk = self._right(max(0, width - used))
        gap = max(0, width - used - cell_len(mark) - cell_len(wijk) - 1)
        segments += [
            Segment(" " * gap, self.rich_style),
            Segment(mark, self.get_component_rich_style("modebar--example")),
            Segment(wijk, self.get_component_rich_style("modebar--wijk")),
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        start = 0
        for text, mode in self._labels(self.size.width):
            end = start + cell_len(text)
            if start <= event.x < end:
                self.post_message(self.Chosen(mode.name))
                return
            start = end
        if self.wijk:
            self.post_message(self.WijkClicked())
