"""How the tests of the intake make a file, and look at what was read or refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from frontlijn.intake.sheet import Sheet, read_sheet
from tests.domain.refusals import refusal

SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: Sequence[Sequence[Any]] = (), change: Callable[[Worksheet], None] = lambda _: None) -> bytes:
    """An Excel file with these rows on its only sheet, and what `change` does to it."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed_part(data: bytes, change: Callable[[str], str], part: str = SHEET) -> bytes:
    """A zip in which one part is another text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            changed = change(text.decode()).encode() if name == part else text
            assert name != part or changed != text
            new.writestr(name, changed)
    return buffer.getvalue()


def read(folder: Path, data: bytes | str, name: str = "bestand.csv") -> Sheet:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_sheet(str(path))


def read_excel(folder: Path, data: bytes) -> Sheet:
    return read(folder, data, "bestand.xlsx")


def refused(folder: Path, data: bytes | str, name: str = "bestand.csv") -> str:
    """The sentence with which a file is refused."""
    return refusal(lambda: read(folder, data, name), "bestand")


def refused_excel(folder: Path, data: bytes) -> str:
    return refused(folder, data, "bestand.xlsx")


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]
