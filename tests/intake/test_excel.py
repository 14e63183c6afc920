"""Excel files are read as a worker sees them; what hides or lacks a value is refused with the cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from frontlijn.intake import excel, rows
from tests.intake.files import SHEET, cells, changed_part, read_excel, refused_excel, saved, workbook

PLAIN = (("datum", "titel"), (date(2026, 11, 21), "Koffie"))
B2 = '<c r="B2" t="inlineStr"><is><t>Koffie</t></is></c>'


def with_cell(text: str) -> bytes:
    """A file in which cell B2 is this XML."""
    return changed_part(workbook(PLAIN), lambda xml: xml.replace(B2, text))


def with_shared_texts(texts: str) -> bytes:
    """A file in which cell B2 is the second text of a table of texts, as Excel itself writes it."""
    table = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>x</t></si>{texts}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    buffer = io.BytesIO(
        changed_part(
            with_cell('<c r="B2" t="s"><v>1</v></c>'),
            lambda xml: xml.replace("</Types>", part),
            "[Content_Types].xml",
        )
    )
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", texts if texts.startswith("<!") else table)
    return buffer.getvalue()


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_each_kind_of_cell_becomes_the_text_that_a_worker_would_type(tmp_path: Path) -> None:
    def notation(sheet: Worksheet) -> None:
        sheet["I2"].number_format = "0.00"

    names = ["dag", "tekst", "aantal", "uren", "tijd", "duur", "ja", "leeg", "bedrag"]
    values = [date(2026, 1, 2), " [b]x[/b]\n's", 12, 1.5, time(1, 30), timedelta(hours=30), True, None, 12.5]
    sheet = read_excel(tmp_path, workbook([names, values], notation))
    assert sheet.headers == ("dag", "tekst", "aantal", "uren", "tijd", "duur", "ja", "leeg", "bedrag")
    assert cells(sheet) == [("02-01-2026", " [b]x[/b]\n's", "12", "1,5", "1:30", "30:00", "ja", "", "12,50")]
    assert sheet.remarks == ()


def test_a_file_that_counts_from_1904_gives_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["dag", "tijd"])
    sheet.append([date(2026, 1, 2), 1.5])
    sheet["B2"].number_format = "h:mm"
    assert cells(read_excel(tmp_path, saved(book))) == [("02-01-2026", "36:00")]


def test_a_time_beside_a_date_is_left_out_with_a_remark(tmp_path: Path) -> None:
    moments = [[datetime(2026, 11, day, 14, 3)] for day in (20, 21)]  # noqa: DTZ001
    sheet = read_excel(tmp_path, workbook([["tijdstempel"], [date(2026, 11, 19)], *moments]))
    assert cells(sheet) == [("19-11-2026",), ("20-11-2026",), ("21-11-2026",)]
    assert sheet.remarks == ("In cel A3 staat een tijd bij de datum; van zulke cellen is alleen de dag gelezen.",)


def test_rows_have_the_numbers_of_excel(tmp_path: Path) -> None:
    def gaps(sheet: Worksheet) -> None:
        for place, value in {"B3": "a", "D3": "b", "B4": "1", "D6": "2", "D9": " "}.items():
            sheet[place] = value

    sheet = read_excel(tmp_path, workbook(change=gaps))
    assert sheet.headers == ("a", "b")
    assert [(row.number, row.cells) for row in sheet.rows] == [(4, ("1", "")), (6, ("", "2"))]


def test_what_a_file_says_of_its_own_size_cuts_nothing_off(tmp_path: Path) -> None:
    data = changed_part(workbook(PLAIN), lambda xml: xml.replace('ref="A1:B2"', 'ref="A1"'))
    assert cells(read_excel(tmp_path, data)) == [("21-11-2026", "Koffie")]


def test_the_first_visible_sheet_is_read_and_named_when_there_are_more(tmp_path: Path) -> None:
    book = Workbook()
    hidden, first = book["Sheet"], book.create_sheet("Najaar <b>")
    hidden.sheet_state = "hidden"
    hidden.merge_cells("A1:B1")
    book.create_chartsheet("Grafiek", 0)
    first.append(["titel"])
    first.append(["Koffie"])
    unseen = "Het bestand heeft 1 verborgen tabblad; dat is niet gelezen."
    assert read_excel(tmp_path, saved(book)).remarks == (unseen,)
    book.create_sheet("Lijstjes").merge_cells("A1:B1")
    sheet = read_excel(tmp_path, saved(book))
    assert cells(sheet) == [("Koffie",)]
    assert sheet.remarks == (
        'Het bestand heeft 2 tabbladen; alleen het eerste, "Najaar <b>", is gelezen.',
        unseen,
    )


def test_an_empty_first_sheet_is_refused_by_name(tmp_path: Path) -> None:
    assert refused_excel(tmp_path, workbook()).startswith('Het eerste tabblad, "Sheet", is leeg;')


def test_only_names_of_columns_are_refused(tmp_path: Path) -> None:
    assert refused_excel(tmp_path, workbook([["a", "b"]])).startswith("In het bestand staan alleen namen van kolommen;")


def test_what_only_decorates_a_sheet_is_passed_over_without_a_warning(tmp_path: Path) -> None:
    def decorate(sheet: Worksheet) -> None:
        sheet["A1"].comment = Comment("let op", "wie")
        sheet.add_data_validation(DataValidation(type="list", formula1='"a,b"', sqref="A2"))
        sheet.auto_filter.ref = "A1:B2"
        sheet.freeze_panes = "A2"

    odd = '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x:mergeCell xmlns:x="x" ref="A1:B1"/></ext>'
    extension = f"<extLst>{odd}</extLst></worksheet>"
    data = changed_part(workbook(PLAIN, decorate), lambda xml: xml.replace("</worksheet>", extension))
    assert cells(read_excel(tmp_path, data)) == [("21-11-2026", "Koffie")]


def test_merged_cells_are_refused_by_the_range_nearest_to_the_top(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        for merged in ("A10:B11", "AA2:AB2", "C2:C3", "B9:C9"):
            sheet.merge_cells(merged)

    assert refused_excel(tmp_path, workbook(PLAIN, merge)) == (
        "De cellen C2:C3 zijn samengevoegd; hef de samenvoeging op in Excel, zodat elke cel zijn eigen waarde heeft."
    )


def test_a_formula_that_was_never_worked_out_is_refused_by_its_cell(tmp_path: Path) -> None:
    rows = (*PLAIN, (date(2026, 11, 21), "=1+1"), (date(2026, 11, 21), "=1+2"))
    assert refused_excel(tmp_path, workbook(rows)) == (
        "Cel B3 heeft een formule zonder uitkomst; open het bestand in Excel, sla het op en probeer het opnieuw."
    )
    assert "Cel B2 heeft een formule" in refused_excel(tmp_path, with_cell('<c r="B2" t="str"><f>A2</f></c>'))


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2"><v>2</v><f>1+1</f></c>', "2"),
        ('<c r="B2" t="str"><f>A2&amp;""</f><v>thee &amp; koek</v></c>', "thee & koek"),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B2" t="b"><f>1=1</f><v>1</v></c>', "ja"),
        ('<c r="B2" t="inlineStr"><is><t>thee</t></is></c>', "thee"),
        ('<c r="B2" t="str"><v>eerst_x000D_\ntoen</v></c>', "eerst\r\ntoen"),
        ('<c r="B2" t="str"><v>\'=1+1</v></c>', "=1+1"),
        ('<c t="str"><v>zonder plaats</v></c>', "zonder plaats"),
    ],
)
def test_a_cell_has_the_value_that_excel_stored(tmp_path: Path, xml: str, value: str) -> None:
    assert cells(read_excel(tmp_path, with_cell(xml))) == [("21-11-2026", value)]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        ("<si><t>Koffie</t></si>", "Koffie"),
        ("<si><r><t>Kof</t></r><r><rPr><b/></rPr><t>fie</t></r></si>", "Koffie"),
        ("<si><t>eerst_x000D_\ntoen</t></si>", "eerst\r\ntoen"),
    ],
)
def test_texts_that_excel_keeps_together_are_read(tmp_path: Path, texts: str, value: str) -> None:
    assert cells(read_excel(tmp_path, with_shared_texts(texts))) == [("21-11-2026", value)]


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_an_error_is_refused_by_its_cell(tmp_path: Path, error: str) -> None:
    data = with_cell(f'<c r="B2" t="e"><f>1/0</f><v>{error}</v></c>')
    assert refused_excel(tmp_path, data).startswith(f"Cel B2 geeft een fout ({error}); verbeter de formule in Excel,")


def test_a_date_that_cannot_be_is_refused_without_a_warning(tmp_path: Path) -> None:
    data = changed_part(workbook(PLAIN), lambda xml: xml.replace("<v>46347</v>", "<v>99999999</v>"))
    assert refused_excel(tmp_path, data).startswith("Cel A2 geeft een fout (#VALUE!);")


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 20)
    assert len(read_excel(tmp_path, workbook([["a"], *[["1"]] * 20])).rows) == 20
    assert refused_excel(tmp_path, workbook([["a"], *[["1"]] * 21])).startswith("Het bestand heeft meer dan 20 rijen;")


def test_a_file_that_is_much_larger_unpacked_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    buffer = io.BytesIO(workbook(PLAIN))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/nul.bin", bytes(11_000_000))
    monkeypatch.delattr(excel, "_first_sheet")
    assert refused_excel(tmp_path, buffer.getvalue()).startswith("Uitgepakt is dit bestand veel te groot;")
    monkeypatch.setattr(excel, "MAX_UNPACKED", 1_000)
    assert refused_excel(tmp_path, workbook(PLAIN)).startswith("Uitgepakt is dit bestand veel te groot;")


def test_a_part_with_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(workbook(PLAIN))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused_excel(tmp_path, bytes(data)).startswith("Dit bestand heeft een wachtwoord;")


def broken(old: str, new: str, part: str = SHEET) -> Callable[[bytes], bytes]:
    """Puts other text in a part of a file."""
    return lambda data: changed_part(data, lambda xml: xml.replace(old, new), part)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[:-30],
    "halved": lambda data: data[: len(data) // 2],
    "overwritten": lambda data: (
        data[: data.index(SHEET.encode()) + 60] + b"x" * 40 + data[data.index(SHEET.encode()) + 100 :]
    ),
    "empty zip": lambda _: zipped(),
    "word": lambda _: zipped("word/document.xml", "[Content_Types].xml"),
    "opendocument": lambda _: zipped("mimetype", "content.xml"),
    "xml cut off": broken("</sheetData>", ""),
    "no number": broken("<v>46347</v>", "<v>een</v>"),
    "endless number": broken("<v>46347</v>", f"<v>{'9' * 5_000}</v>"),
    "column that is not": broken('r="B2"', 'r="ZZZZZZ2"'),
    "row that is not": broken('<row r="2"', '<row r="999999999999"'),
    "row twice": broken('<row r="2"', '<row r="1"'),
    "cell twice": broken('r="B2"', 'r="A2"'),
    "missing text": lambda _: with_cell('<c r="B2" t="s"><v>7</v></c>'),
    "styles cut off": broken("</styleSheet>", "", "xl/styles.xml"),
    "style that is not": broken('name="Normal" xfId="0"', 'name="Normal" xfId="8"', "xl/styles.xml"),
    "nothing visible": broken('state="visible"', 'state="hidden"', "xl/workbook.xml"),
}


def test_odd_properties_do_not_matter(tmp_path: Path) -> None:
    data = changed_part(workbook(PLAIN), lambda _: "geen xml", "docProps/core.xml")
    assert cells(read_excel(tmp_path, data)) == [("21-11-2026", "Koffie")]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_refused_and_nothing_else_is_said(
    tmp_path: Path, damage: Callable[[bytes], bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    message = refused_excel(tmp_path, damage(workbook(PLAIN)))
    assert capfd.readouterr() == ("", "")
    assert message.startswith("Dit Excel-bestand is beschadigd of van een ander soort;")


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lachen">{levels}]>'

    def planted(xml: str) -> str:
        return bomb + xml.replace("<sheetData>", '<sheetData><row r="1"><c t="str"><v>&e11;</v></c></row>')

    assert "beschadigd" in refused_excel(tmp_path, changed_part(workbook(PLAIN), planted))
    assert "beschadigd" in refused_excel(tmp_path, with_shared_texts(f"{bomb}<sst><si><t>&e11;</t></si></sst>"))


def test_rows_that_are_hidden_are_read_and_told(tmp_path: Path) -> None:
    def hide(worksheet: Worksheet) -> None:
        worksheet.row_dimensions[2].hidden = True

    sheet = read_excel(tmp_path, workbook([("titel",), ("Koffie",), ("Soep",)], hide))
    assert cells(sheet) == [("Koffie",), ("Soep",)]
    assert sheet.remarks == ("Het tabblad heeft 1 verborgen rij; die is ook gelezen.",)
