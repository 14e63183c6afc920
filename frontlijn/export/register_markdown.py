"""Markdown for who reads a register: one row under the other, each with its own heading, only what is filled in.

A register has more columns than a page is wide, so it is no table. A text of one line stands behind its name, more of
them stand below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from frontlijn.domain.dates import format_datum
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.values import Waarde
from frontlijn.export.markdown import VOORBEELD, escape_line, paragraphs
from frontlijn.export.table import Bedrag, Moment, Procent, Table, Value


def markdown_pieces(table: Table) -> Iterator[str]:
    """The heading, then a piece per row."""
    lines = [f"# {escape_line(table.register.capitalize())}, {format_datum(table.datum)}", ""]
    yield "\n".join([*lines, *([VOORBEELD, ""] if table.voorbeeld else [])])
    empty = True
    for row in table.rijen:
        empty = False
        yield "\n".join(_row(table.kolommen, row))
    if empty:
        yield "\nEr staat niets in.\n"


def _row(kolommen: Sequence[str], row: Sequence[Value]) -> Iterator[str]:
    """A row under a heading with its first value, which numbers it."""
    yield f"\n## {escape_line(f'{kolommen[0].capitalize()} {shown(row[0])}')}\n"
    for naam, value in zip(kolommen[1:], row[1:], strict=True):
        text = shown(value)
        name = escape_line(naam.replace("_", " "))
        if "\n" in text:
            yield f"- {name}:\n"
            yield "\n\n".join(paragraphs(text)).replace("\n", "\n  ").join(("  ", "\n"))
        elif text:
            yield f"- {name}: {escape_line(text)}"
    yield ""


def shown(value: Value) -> str:
    """A value as a reader sees it; unknown is empty."""
    match value:
        case None:
            return ""
        case Waarde():
            return value.label
        case Moment():
            return f"{datetime.fromisoformat(value).astimezone():%d-%m-%Y om %H:%M}"
        case str():
            return value
        case bool():
            return "ja" if value else "nee"
        case Bedrag():
            return format_bedrag(value.cent)
        case Procent():
            return format_procent(value.basispunten)
        case int():
            return str(value)
        case tuple():
            return "; ".join(v.label if isinstance(v, Waarde) else v for v in value)
    return format_datum(value)
