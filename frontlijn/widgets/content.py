"""The only way user text enters a widget: as data, never as markup, and without what can harm a terminal."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from frontlijn.domain.text import printable


def plain(text: str, *, lines: bool = False) -> Content:
    """Any text to show: markup is not read, control characters are replaced; newlines stay only with `lines`."""
    return Content(printable(text, lines=lines))


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Any text made safe and exactly `width` cells wide: cut with an ellipsis, padded at the left when `right`."""
    if width <= 0:
        return ""
    # Four characters to a cell is more than ever shows, so that a megabyte costs no more than a line.
    safe = printable(text[: width * 4 + 4])
    length = cell_len(safe)
    if length > width:
        return set_cell_size(safe, width - 1) + "…"
    padding = " " * (width - length)
    return padding + safe if right else safe + padding
