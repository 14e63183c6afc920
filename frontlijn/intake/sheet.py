"""Reads a CSV or Excel file into names of columns and rows of text, or says in one sentence why it cannot."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass

from frontlijn.domain.errors import Refused
from frontlijn.domain.text import clean_line, fold, printable
from frontlijn.intake.csv import csv_rows
from frontlijn.intake.excel import excel_rows
from frontlijn.intake.rows import FIELD, SheetRow, column_letters, is_blank

MAX_BYTES = 50_000_000
"""No file is larger than this many bytes: 50 MB."""

MAX_COLUMNS = 200
"""No file has more columns than this; it keeps a slip in a far corner of a sheet out of memory."""

_MAX_HEADER = 200
_EXCEL = (".xlsx", ".xlsm")
_TEXT = (".csv", ".tsv", ".txt")
_OLD_EXCEL = (".xls", ".xlt", ".xlsb")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_OLD = "Dit is een ander soort Excel-bestand; open het in Excel en sla het op als Excel-werkmap (.xlsx)."
_LOCKED = "Dit bestand heeft een wachtwoord; open het in Excel, haal het wachtwoord eraf en sla het op."
_NO_EXCEL = "Dit is geen Excel-bestand, of het is beschadigd; open het in Excel en sla het op als werkmap (.xlsx)."
_EMPTY = "Het bestand is leeg; zet de namen van de kolommen bovenaan en de gegevens eronder."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a file: a name for each column, and rows of as many cells.

    `remarks` are Dutch sentences about how it was read; none of them stands in the way.
    """

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    remarks: tuple[str, ...]


def read_sheet(path: str) -> Sheet:
    """The first visible sheet of an Excel file (.xlsx, .xlsm), or the rows of a CSV file.

    The first row with something in it names the columns. All cells are text as the parsers of the domain take it: a day
    is dd-mm-jjjj, a time h:mm, a fraction has a comma, yes and no are ja and nee. Rows and columns without anything are
    left out. Raises Refused at `bestand` on whatever cannot be read for certain.
    """
    ending = _known_ending(path)
    data = _content(path)
    remarks: list[str] = []
    if data.startswith(_OLE):
        raise Refused(_LOCKED if _ENCRYPTED in data else _OLD, FIELD)
    if data.startswith(_ZIP):
        rows = excel_rows(data, remarks)
    elif ending in _EXCEL:
        raise Refused(_NO_EXCEL if data else _EMPTY, FIELD)
    else:
        rows = csv_rows(data, remarks)
    if not rows:
        raise Refused(_EMPTY, FIELD)
    return _with_headers(rows[0], rows[1:], remarks)


def _known_ending(path: str) -> str:
    """The ending of a file that can be read; a folder goes through, to be refused as what it is."""
    if not path.strip() or "\0" in path:
        raise Refused("Noem het bestand dat je wilt inlezen, bijvoorbeeld kasboek.xlsx.", FIELD)
    name = os.path.basename(path)
    ending = os.path.splitext(name)[1].lower()
    if ending in _EXCEL or ending in _TEXT or not name or os.path.isdir(path):
        return ending
    if ending in _OLD_EXCEL:
        raise Refused(_OLD, FIELD)
    if ending == ".ods":
        raise Refused("Dit is een bestand van LibreOffice; sla het daar op als Excel-werkmap (.xlsx).", FIELD)
    raise Refused(f"{_short(name)} is geen .xlsx of .csv; open het en sla het op als een van die twee.", FIELD)


def _content(path: str) -> bytes:
    """All bytes of a plain file."""
    name = _short(os.path.basename(path))
    try:
        if stat.S_ISDIR(mode := os.stat(path).st_mode):
            raise Refused(f"{_short(path)} is een map; noem een bestand, bijvoorbeeld kasboek.xlsx.", FIELD)
        if not stat.S_ISREG(mode):
            raise Refused(f"{name} is geen gewoon bestand; kies een bestand zoals kasboek.xlsx.", FIELD)
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(_explained(error, name), FIELD) from error
    if len(data) > MAX_BYTES:
        raise Refused("Het bestand is groter dan 50 MB; verdeel het over kleinere bestanden.", FIELD)
    return data


def _explained(error: OSError, name: str) -> str:
    """The sentence for what the file system said."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"{name} is er niet; kijk de naam en de map na."
        case errno.EACCES | errno.EPERM:
            return f"Je mag {name} niet lezen; sluit het als het nog openstaat, of vraag wie het maakte om toegang."
    return f"{name} is niet te lezen; kopieer het naar je eigen computer en probeer het opnieuw."


def _with_headers(first: SheetRow, rows: Sequence[SheetRow], remarks: Sequence[str]) -> Sheet:
    """The rows under the names of their columns; a column without a name must be empty."""
    headers = _headers(first)
    if not rows:
        raise Refused("In het bestand staan alleen namen van kolommen; zet de gegevens eronder.", FIELD)
    for row in rows:
        _check_named(row, headers)
    named = [index for index, header in enumerate(headers) if header]
    return Sheet(
        tuple(headers[index] for index in named),
        tuple(SheetRow(row.number, tuple(row.cells[i] if i < len(row.cells) else "" for i in named)) for row in rows),
        tuple(remarks),
    )


def _headers(first: SheetRow) -> tuple[str, ...]:
    """The names of the columns, each one clean line, "" where a column has none."""
    if len(first.cells) > MAX_COLUMNS:
        raise Refused(f"Het bestand heeft meer dan {MAX_COLUMNS} kolommen; haal weg wat je niet inleest.", FIELD)
    headers: list[str] = []
    seen: set[str] = set()
    for index, cell in enumerate(first.cells):
        header = clean_line(cell, FIELD, limit=len(cell) * 4) if cell else ""
        if len(header) > _MAX_HEADER:
            raise Refused(
                f"De naam van kolom {column_letters(index)} is te lang; zet in rij {first.number} korte namen van "
                "kolommen.",
                FIELD,
            )
        if header and fold(header) in seen:
            raise Refused(
                f'Twee kolommen heten "{_short(header)}"; geef elke kolom in rij {first.number} een eigen naam.', FIELD
            )
        seen.add(fold(header))
        headers.append(header)
    return tuple(headers)


def _check_named(row: SheetRow, headers: Sequence[str]) -> None:
    """Raises Refused when something in a row has no name above it: it would be lost."""
    if len(row.cells) > len(headers):
        raise Refused(
            f"Rij {row.number} heeft meer cellen dan er namen van kolommen zijn; zet boven elke kolom een naam, in de "
            "eerste rij van het bestand.",
            FIELD,
        )
    for index, cell in enumerate(row.cells):
        if not headers[index] and not is_blank(cell):
            raise Refused(
                f"Kolom {column_letters(index)} heeft geen naam en in rij {row.number} staat er iets in; zet een naam "
                "boven de kolom, of maak die leeg.",
                FIELD,
            )


def _short(text: str) -> str:
    return printable(text)[:60]
