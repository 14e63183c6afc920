"""Plain lines for people and screen readers, JSON for programs; no colours, and text from the store made safe.

Data goes to stdout, what is told about it to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from frontlijn.cli.values import to_json
from frontlijn.domain.dates import format_datum
from frontlijn.domain.text import printable
from frontlijn.domain.values import Waarde

T = TypeVar("T")

WINDOW = 500
"""So many rows are read at a time."""


def line(text: str) -> None:
    """One line of data."""
    print(printable(text))


def note(text: str) -> None:
    """One line about the data."""
    print(printable(text), file=sys.stderr)


def json(value: object) -> None:
    """One value as JSON."""
    print(to_json(value))


def row(*cells: object) -> str:
    """The cells that hold something, in one line."""
    return " | ".join(shown for shown in map(_shown, cells) if shown)


def listing(items: Iterable[T], as_line: Callable[[T], str], *, as_json: bool, none: str) -> None:
    """A line per item, or one JSON list; `none` is said when there are no items."""
    count = 0
    for item in items:
        if as_json:
            print("[" if count == 0 else ",")
            print(to_json(item), end="")
        else:
            line(as_line(item))
        count += 1
    if as_json:
        print("\n]" if count else "[]")
    if not count:
        note(none)


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
            print(f"{label}:")
            for part in printable(text, lines=True).split("\n"):
                print(f"    {part}")
        else:
            print(f"{label}: {printable(text)}")


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
