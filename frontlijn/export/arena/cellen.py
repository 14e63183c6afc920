"""Cells of a workbook: texts that never run, numbers in their notation, formulas only where we write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from frontlijn.domain.text import printable
from frontlijn.domain.values import Waarde
from frontlijn.export.csv import harmless

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

EURO = "#,##0.00"
PROCENT = "0.00%"
CIRCA = '"circa "0.0'
DAG = "dd-mm-yyyy"

_LONGEST = 32_000
"""A cell of Excel holds a few more characters than this."""


@dataclass(frozen=True, slots=True)
class Formule:
    """A formula of our own, without its equals sign; nothing that somebody typed is in it."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Euro:
    """An amount in cents, which a cell holds in euros."""

    cent: int


@dataclass(frozen=True, slots=True)
class Deel:
    """A share in basis points, which a cell holds as a fraction."""

    basispunten: int


Inhoud = str | int | date | Formule | Euro | Deel | Waarde | None


def put(sheet: Worksheet, row: int, column: int, inhoud: Inhoud, notation: str = "") -> None:
    """Fills one cell; None leaves it empty, and a Waarde stands there by its code, which formulas compare with."""
    if inhoud is None:
        return
    cell = sheet.cell(row, column)
    match inhoud:
        case Formule(tekst):
            cell.value = f"={tekst}"
        case Euro(cent):
            cell.value = cent / 100
            notation = notation or EURO
        case Deel(basispunten):
            cell.value = basispunten / 10_000
            notation = notation or PROCENT
        case date():
            cell.value = inhoud
            notation = notation or DAG
        case str():
            text = inhoud.value if isinstance(inhoud, Waarde) else harmless(printable(inhoud, lines=True)[:_LONGEST])
            cell.value = text
            cell.data_type = "s"  # whatever it looks like, it is text
        case _:
            cell.value = inhoud
    if notation:
        cell.number_format = notation


def put_row(sheet: Worksheet, row: int, *cells: Inhoud, notation: str = "") -> None:
    """Fills a row from its first cell on; the notation is for its formulas."""
    for column, inhoud in enumerate(cells, start=1):
        put(sheet, row, column, inhoud, notation if isinstance(inhoud, Formule) else "")


def put_heading(sheet: Worksheet, row: int, *titles: str | int) -> None:
    """Fills a row of bold titles."""
    from openpyxl.styles import Alignment, Font

    for column, title in enumerate(titles, start=1):
        put(sheet, row, column, title)
        sheet.cell(row, column).font = Font(name="Calibri", size=11, bold=True)
        sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="bottom")


def put_widths(sheet: Worksheet, *widths: int) -> None:
    """Makes columns so many characters wide."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[letter(column)].width = width


def put_on_paper(sheet: Worksheet) -> None:
    """Prints a sheet as wide as it is on one page, so that what stands beside a number stays beside it."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def letter(column: int) -> str:
    """The letters of a column, from 1: 27 is "AA"."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
