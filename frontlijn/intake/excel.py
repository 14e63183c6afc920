"""Excel files of today (.xlsx, .xlsm): the first visible sheet, every cell as the text that a Dutch worker would type.

openpyxl costs 75 ms to import, so it is imported where a file is read.
"""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontlijn.domain.errors import Refused
from frontlijn.domain.text import printable
from frontlijn.intake.csv import without_apostrophe
from frontlijn.intake.notation import loses_time, value_text
from frontlijn.intake.rows import FIELD, SheetRow, filled_rows
from frontlijn.intake.worksheet import Peculiarities

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 250_000_000
"""How many bytes a file may hold when unpacked; no register comes near it."""

MAX_RATIO = 200
"""How many times smaller packing may have made a file of more than 10 MB; Excel itself stays far below it."""

_SMALL = 10_000_000
_UNREADABLE = (
    "Dit Excel-bestand is beschadigd of van een ander soort; open het in Excel en sla het op als Excel-werkmap (.xlsx)."
)


def excel_rows(data: bytes, remarks: list[str]) -> list[SheetRow]:
    """The rows of the first visible sheet with something in them. Links to other files are not followed.

    Adds to `remarks` which sheet was read when there are more, and that the time of a day was left out. Raises Refused
    at `bestand` on what hides or lacks a value: merged cells, errors, formulas that were never worked out.
    """
    try:
        _check_archive(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, a worker has put nothing in a cell
            return _first_sheet(data, remarks)
    except Refused:
        raise
    # A file that another program made can fail anywhere in openpyxl, in every way.
    except Exception as error:
        raise Refused(_UNREADABLE, FIELD) from error


def _check_archive(data: bytes) -> None:
    """Raises Refused on a file that is something else, or that would fill the memory when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(
                "Dit bestand heeft een wachtwoord; open het in Excel, haal het wachtwoord eraf en sla het op.", FIELD
            )
        unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        if unpacked > MAX_UNPACKED or unpacked > max(_SMALL, packed * MAX_RATIO):
            raise Refused(
                "Uitgepakt is dit bestand veel te groot; kopieer alleen de gegevens naar een nieuw Excel-bestand.",
                FIELD,
            )


def _first_sheet(data: bytes, remarks: list[str]) -> list[SheetRow]:
    """The rows of the first visible sheet; other sheets, charts and properties may be as odd as they are."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet

    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with reader.archive as archive:
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        with contextlib.redirect_stdout(None):  # openpyxl prints what is odd in a style
            apply_stylesheet(archive, reader.wb)
        sheets = [pair for pair in reader.parser.find_sheets() if pair[1].Type.endswith("/worksheet")]
        visible = [(sheet, part.target) for sheet, part in sheets if sheet.state == "visible"]
        first, target = visible[0]
        with archive.open(target) as xml:
            worksheet = Peculiarities(xml)
        _refuse_peculiar(worksheet)
        reader.parser.sheets = [first]
        reader.read_worksheets()
        rows = _rows(reader.wb, len(visible), remarks)
        remarks += _hidden(worksheet.hidden, len(sheets) - len(visible))
        return rows


def _rows(book: Workbook, sheets: int, remarks: list[str]) -> list[SheetRow]:
    """The rows of the only sheet that was read of a file that has so many."""
    worksheet = book.worksheets[0]
    worksheet.reset_dimensions()  # what a file says of its own size is often wrong, and cuts off cells
    cut: list[str] = []
    rows = filled_rows(_texts(worksheet.iter_rows(), book.epoch, cut))
    name = printable(worksheet.title)[:60]
    if not rows:
        raise Refused(
            f'Het eerste tabblad, "{name}", is leeg; zet het tabblad met je gegevens vooraan en sla het op.', FIELD
        )
    if sheets > 1:
        remarks.append(f'Het bestand heeft {sheets} tabbladen; alleen het eerste, "{name}", is gelezen.')
    if cut:
        remarks.append(f"In cel {cut[0]} staat een tijd bij de datum; van zulke cellen is alleen de dag gelezen.")
    return rows


def _hidden(rows: int, sheets: int) -> Iterator[str]:
    """What a worker may not have seen of the file."""
    if rows:
        number = "1 verborgen rij; die is" if rows == 1 else f"{rows} verborgen rijen; die zijn"
        yield f"Het tabblad heeft {number} ook gelezen."
    if sheets:
        number = "1 verborgen tabblad; dat is" if sheets == 1 else f"{sheets} verborgen tabbladen; die zijn"
        yield f"Het bestand heeft {number} niet gelezen."


def _refuse_peculiar(worksheet: Peculiarities) -> None:
    if worksheet.merged is not None:
        raise Refused(
            f"De cellen {printable(worksheet.merged)[:40]} zijn samengevoegd; hef de samenvoeging op in Excel, zodat "
            "elke cel zijn eigen waarde heeft.",
            FIELD,
        )
    if worksheet.unsolved is not None:
        raise Refused(
            f"Cel {printable(worksheet.unsolved)} heeft een formule zonder uitkomst; open het bestand in Excel, sla "
            "het op en probeer het opnieuw.",
            FIELD,
        )


def _texts(rows: Iterable[tuple[Any, ...]], epoch: datetime, cut: list[str]) -> Iterator[list[str]]:
    """The cells of each row; `cut` gets the places where the time of a day is left out."""
    for row in rows:
        yield [_text(cell, epoch, cut) for cell in row]


def _text(cell: Any, epoch: datetime, cut: list[str]) -> str:
    """The text of a cell of openpyxl, empty ones too; the annotations of openpyxl do not say which kinds there are."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        raise Refused(
            f"Cel {cell.coordinate} geeft een fout ({printable(str(value))[:20]}); verbeter de formule in Excel, of "
            "maak de cel leeg.",
            FIELD,
        )
    if isinstance(value, str):
        # Excel writes the carriage return of a pasted line break in this way.
        return without_apostrophe(value.replace("_x000D_", "\r"))
    if loses_time(value, cell.number_format):
        cut.append(cell.coordinate)
    return value_text(value, cell.number_format, epoch)
