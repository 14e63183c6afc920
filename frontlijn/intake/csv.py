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
    encoding, name = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(_NO_TEXT, FIELD) from error
    if "\0" in text:
        raise Refused(_NO_TEXT, FIELD)
    if name:
        remarks.append(f"Het bestand is gelezen als {name}; kijk of letters als é en ë kloppen.")
    return text


def _encoding(data: bytes) -> tuple[str, str]:
    """The encoding for Python, and its name when it is not UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", "UTF-16"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8-sig", ""


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
