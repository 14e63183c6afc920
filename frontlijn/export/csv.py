r"""CSV for Dutch spreadsheets.

A semicolon between cells, because a comma is the decimal sign there: a Dutch Excel opens such a file in columns by a
double click. A byte order mark, without which Excel reads é as Ã©. Every text stands in quotes; numbers, amounts
(1234,56), percentages (12,50) and days (jjjj-mm-dd, the one notation that every spreadsheet takes for a day in every
language) do not. Lines end with \r\n (RFC 4180). Unknown is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from frontlijn.domain.money import format_invoer
from frontlijn.domain.values import Waarde
from frontlijn.export.table import Bedrag, Procent, Table, Value

BOM = "\ufeff"

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*")
# A spreadsheet set to commas or tabs cuts a text in the middle, in spite of the quotes; a formula could begin there.
# A plus or a minus counts only before a call or a link to another program: elsewhere it is an item of a list. Each run
# of white space and separators is looked at once, so that a megabyte of them takes no longer than a megabyte of text.
_FORMULA_INSIDE = re.compile(
    r"""(?<![,;\s"])(?=(?:(?![\t\r\n])[\s"])*+[,;\t\r\n])([,;\s"]++)(?=[=@＝＠]|[+\-＋－][^,;\t\r\n]*[(|!])"""
)


def csv_pieces(table: Table) -> Iterator[str]:
    """The header, then a piece per row."""
    yield BOM + _line(table.kolommen)
    for row in table.rijen:
        yield _line(row)


def _line(values: Iterable[Value]) -> str:
    return ";".join(map(_field, values)) + "\r\n"


def _field(value: Value) -> str:
    """A cell, in quotes when it is text."""
    bare = (
        value is None
        or isinstance(value, (Bedrag, Procent, date))
        or (isinstance(value, int) and not isinstance(value, bool))
    )
    text = cell(value)
    return text if bare else '"' + text.replace('"', '""') + '"'


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
        case Procent():
            return format_invoer(value.basispunten)
        case date():
            return value.isoformat()
        case tuple():
            return harmless(", ".join(v.label if isinstance(v, Waarde) else v for v in value))
    return str(value)


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe before what begins like one, real numbers kept."""
    inside = _FORMULA_INSIDE.sub(r"\1'", text)
    return f"'{inside}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else inside
