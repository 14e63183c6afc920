r"""CSV as spreadsheets and other programs write it: any usual separator, any usual encoding."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from frontlijn.domain.errors import Refused
from frontlijn.intake.rows import FIELD, SheetRow, filled_rows

_SEPARATORS = ";,\t|"
_SAMPLE = 20
_SEPARATOR_LINE = re.compile(r'("?)sep=([^\w"\r\n])\1[;,\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_MAX_CELL = 100_000_000  # more than a file can hold
_NO_TEXT = (
    "Dit is geen CSV-bestand: er staat iets anders in dan tekst; open het in Excel en sla het op als CSV UTF-8 (.csv)."
)
_MIXED = (
    "Letters als é en ë staan op twee manieren in dit bestand; herstel ze in Excel en sla het op als CSV UTF-8 (.csv)."
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# An accented letter, a curly quote or a dash in UTF-8; as Windows-1252 it would be Ã or â€, which no language writes.
_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")
# What stands after the apostrophe that an export of frontlijn puts before a formula, at the start of a text and inside.
_HARMLESS = re.compile(r"'(?=\s*[=+\-@＝＋－＠])")
_HARMLESS_INSIDE = re.compile(
    r"""(?<![,;\s"])(?=(?:(?![\t\r\n])[\s"])*+[,;\t\r\n])([,;\s"]++)'(?=[=@＝＠]|[+\-＋－][^,;\t\r\n]*[(|!])"""
)


def csv_rows(data: bytes, remarks: list[str]) -> list[SheetRow]:
    """The rows with something in them. A line break inside quotes does not begin a new row, as in a spreadsheet.

    Adds to `remarks` in which encoding a file was read that is not UTF-8. Raises Refused at `bestand`.
    """
    text = _text(data, remarks)
    separator = None
    if match := _SEPARATOR_LINE.match(text):
        separator, text = match[2], text[match.end() :]
    # The limit belongs to the whole process; a cell may hold a megabyte.
    limit = csv.field_size_limit(_MAX_CELL)
    try:
        return filled_rows(_records(text, separator or _separator(text)))
    finally:
        csv.field_size_limit(limit)


def without_apostrophe(cell: str) -> str:
    """A text as it was before an export of frontlijn made it harmless for a spreadsheet."""
    if "'" not in cell:
        return cell
    inside = _HARMLESS_INSIDE.sub(r"\1", cell)
    return inside[1:] if _HARMLESS.match(inside) else inside


def _text(data: bytes, remarks: list[str]) -> str:
    """The text in the encoding that fits."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text, other = data.decode("utf-16"), "UTF-16"
        else:
            text, other = _utf8_or_windows(data)
    except UnicodeDecodeError as error:
        raise Refused(_NO_TEXT, FIELD) from error
    if "\0" in text:
        raise Refused(_NO_TEXT, FIELD)
    if other:
        remarks.append(f"Het bestand is gelezen als {other}; kijk of letters als é en ë kloppen.")
    return text


def _utf8_or_windows(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding when that is not UTF-8.

    Nearly everything can be read as Windows-1252, also what was never that: it is looked at twice.
    """
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        if _CONTROLS.search(data):
            raise Refused(_NO_TEXT, FIELD) from None
        if _UTF8.search(data):
            raise Refused(_MIXED, FIELD) from None
        return data.decode("cp1252"), "Windows-1252"


def _separator(text: str) -> str:
    """The separator that gives most of the first rows as many cells as the header; then the one that gives most cells.

    When all is equal it is the semicolon: the comma is a decimal sign in Dutch.
    """

    def fit(separator: str) -> tuple[int, int]:
        sample = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = list(islice((len(row) for row in sample if any(row)), _SAMPLE))
        width = widths[0] if widths else 0
        return (widths.count(width) if width > 1 else 0, width)

    return max(_SEPARATORS, key=fit)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """The cells of each row. Raises Refused, with the row, where a quote opens or closes in the wrong place."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            yield [without_apostrophe(cell) for cell in cells]
            number += 1
    except csv.Error as error:
        raise Refused(
            f"In rij {number} klopt een aanhalingsteken niet; open het bestand in Excel en sla het op als CSV "
            "UTF-8 (.csv).",
            FIELD,
        ) from error
