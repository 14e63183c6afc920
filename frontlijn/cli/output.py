"""Plain lines for people and screen readers, JSON for programs; no colours, and text from the store made safe.

Data goes to stdout, what is told about it to stderr.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import typer

from frontlijn.cli import streams
from frontlijn.cli.exits import NOTHING, OutputLost
from frontlijn.cli.values import to_json
from frontlijn.domain.dates import format_datum
from frontlijn.domain.text import printable
from frontlijn.domain.values import Waarde

T = TypeVar("T")

WINDOW = 500
"""So many rows are read at a time."""


def line(text: str) -> None:
    """One line of data."""
    streams.write(f"{printable(text)}\n")


def note(text: str) -> None:
    """One line about the data."""
    streams.tell(text)


def saved(data: str | None = None, *, told: str | None = None) -> None:
    """Says that something was kept: a line of data, or a note about it, or both.

    Raises OutputLost that says that it is kept, when the data cannot be written.
    """
    if told is not None:
        note(told)
    try:
        if data is not None:
            line(data)
        streams.flush()
    except OutputLost as error:
        raise OutputLost(f"Het is opgeslagen. {error.message}") from error


def json(value: object) -> None:
    """One value as JSON."""
    streams.write(f"{to_json(value)}\n")


def row(*cells: object) -> str:
    """The cells in one line, each in its own place: "-" for what is unknown, and no separator inside a cell."""
    return " | ".join(_shown(cell).replace("|", "¦") or "-" for cell in cells)


def listing(items: Iterable[T], as_line: Callable[[T], str], *, as_json: bool, none: str) -> None:
    """A line per item, or one JSON list; without items `none` is said and the command ends with exit code 1."""
    if not rows(items, as_line, as_json=as_json):
        note(none)
        raise typer.Exit(NOTHING)


def rows(items: Iterable[T], as_line: Callable[[T], str], *, as_json: bool) -> int:
    """A line per item, or one JSON list, which may be empty; returns how many there were."""
    count = 0
    for item in items:
        if as_json:
            streams.write(f"{',' if count else '['}\n{to_json(item)}")
        else:
            line(as_line(item))
        count += 1
    if as_json:
        streams.write("\n]\n" if count else "[]\n")
    return count


def windows(read: Callable[[int, int], Sequence[T]]) -> Iterator[T]:
    """All rows of a long list; `read` takes an offset and a limit."""
    offset = 0
    while page := read(offset, WINDOW):
        yield from page
        offset += len(page)


def record(*fields: tuple[str, object]) -> None:
    """A line per field that holds something; more lines of text stand indented under its name."""
    for label, value in fields:
        text = _shown(value)
        if not text:
            continue
        if "\n" in text:
            line(f"{label}:")
            for part in printable(text, lines=True).split("\n"):
                line(f"    {part}")
        else:
            line(f"{label}: {text}")


def details(value: object, *fields: tuple[str, object], as_json: bool) -> None:
    """All of one value: its fields as a record, or the value as JSON."""
    if as_json:
        json(value)
    else:
        record(*fields)


def _shown(value: object) -> str:
    """A value as a worker reads it; "" for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Waarde):
        return value.label
    if isinstance(value, date):
        return format_datum(value)
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    return str(value)
