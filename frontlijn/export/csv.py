r"""CSV for Dutch spreadsheets.

A semicolon between cells, because a comma is the decimal sign there: a Dutch Excel opens such a file in columns by a
double click. A byte order mark, without which Excel reads é as Ã©. Amounts as 1234,56; days as jjjj-mm-dd, the one
notation that every spreadsheet takes for a day in every language; lines end with \r\n (RFC 4180). Unknown is empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from frontlijn.domain.money import format_invoer
from frontlijn.domain.values import Waarde
from frontlijn.export.table import Bedrag, Table, Value

BOM = "\ufeff"

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")


def csv_pieces(table: Table) -> Iterator[str]:
    """The header, then a piece per row."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.kolommen)
    yield BOM + _taken(line)
    for row in table.rijen:
        writer.writerow([cell(value) for value in row])
        yield _taken(line)


def cell(value: Value) -> str:
    """A value as a cell holds it; codes by their label, several in one cell with a comma between."""
    match value:
        case None:
            return ""
        case Waarde():
            return value.label
        case str():
            return harmless(value)
        case bool():
            return "ja" if value else "nee"
        case Bedrag():
            return format_invoer(value.cent)
        case date():
            return value.isoformat()
        case tuple():
            return harmless(", ".join(v.label if isinstance(v, Waarde) else v for v in value))
    return str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe before what begins like one, real numbers kept."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text
