"""CSV is read as a spreadsheet shows it, whatever wrote it; nothing is guessed that cannot be known."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.export.csv import csv_pieces, harmless
from frontlijn.export.table import Table
from frontlijn.intake import rows
from frontlijn.intake.csv import without_apostrophe
from tests.examples import examples
from tests.intake.files import cells, read, refused

PLAIN = "datum;titel\r\n21-11-2026;Koffie in het café\r\n"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(tmp_path: Path, separator: str) -> None:
    sheet = read(tmp_path, PLAIN.replace(";", separator))
    assert sheet.headers == ("datum", "titel")
    assert cells(sheet) == [("21-11-2026", "Koffie in het café")]
    assert sheet.remarks == ()


@pytest.mark.parametrize(
    ("text", "headers", "row"),
    [
        ("titel;uren\nkoffie, thee, koek;1,5\n", ("titel", "uren"), ("koffie, thee, koek", "1,5")),
        ("wat er was, kort;uren\nkoffie;1,5\n", ("wat er was, kort", "uren"), ("koffie", "1,5")),
        ('titel,verhaal\nkoffie,"eerst; toen; later"\n', ("titel", "verhaal"), ("koffie", "eerst; toen; later")),
        ('"a;b;c","d"\n1,2\n', ("a;b;c", "d"), ("1", "2")),
        ("\n\na|b\n1|2;3;4\n", ("a", "b"), ("1", "2;3;4")),
        ("titel\nkoffie, thee\n", ("titel",), ("koffie, thee",)),
    ],
)
def test_the_separator_is_the_one_that_fits_header_and_rows(
    tmp_path: Path, text: str, headers: tuple[str, ...], row: tuple[str, ...]
) -> None:
    sheet = read(tmp_path, text)
    assert (sheet.headers, cells(sheet)) == (headers, [row])


@pytest.mark.parametrize("line", ["sep=,\r\n", "SEP=,\n", '"sep=,"\r\n', "sep=,;;\r\n"])
def test_the_line_in_which_excel_names_the_separator_is_no_row(tmp_path: Path, line: str) -> None:
    sheet = read(tmp_path, "\ufeff" + line + "a;b,c;d\r\n1,2\r\n")
    assert sheet.headers == ("a;b", "c;d")
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("1", "2"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_remark(tmp_path: Path, encoding: str) -> None:
    sheet = read(tmp_path, PLAIN.encode(encoding))
    assert (sheet.headers[0], sheet.remarks) == ("datum", ())


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
def test_another_encoding_is_read_and_named(tmp_path: Path, encoding: str, name: str) -> None:
    sheet = read(tmp_path, PLAIN.encode(encoding))
    assert cells(sheet) == [("21-11-2026", "Koffie in het café")]
    assert sheet.remarks == (f"Het bestand is gelezen als {name}; kijk of letters als é en ë kloppen.",)


def test_utf16_of_a_mac_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xfe\xff" + PLAIN.encode("utf-16-be")).headers == ("datum", "titel")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"a;b\n1;\x00\n",
        b"a;b\n1;\xe9\x81\n",
        b"GIF89a\x01\x02\xff\xf3",
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-32"),
        b"\xff\xfea",
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "er staat iets anders in dan tekst" in refused(tmp_path, data)


@pytest.mark.parametrize("letters", ["é", "ë", "É", "‘", "”", "…"])
def test_two_encodings_in_one_file_are_refused(tmp_path: Path, letters: str) -> None:
    mixed = PLAIN.encode("cp1252") + f"20-11-2026;{letters}\n".encode()
    assert refused(tmp_path, mixed).startswith("Letters als é en ë staan op twee manieren in dit bestand;")


def test_capitals_and_curly_quotes_of_windows_are_no_second_encoding(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a;b\n‘CAFÉ’;‘CAFÉ’ “é…”\n".encode("cp1252"))) == [("‘CAFÉ’", "‘CAFÉ’ “é…”")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_break_in_quotes_stays_in_its_cell_and_counts_as_one_row(tmp_path: Path, line_end: str) -> None:
    text = line_end.join(["titel;verhaal", 'koffie;"eerst', 'toen ""later"""', "thee;"])
    sheet = read(tmp_path, text)
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("koffie", f'eerst{line_end}toen "later"')),
        (3, ("thee", "")),
    ]


@pytest.mark.parametrize(
    "text", ['a;b\n1;2\n3;"open\n5;6\n', 'a;b\n1;2\n"De Tuin" is mooi;x\n', 'a;b\n"1\n1";2\n3;"x"y\n']
)
def test_a_quote_that_does_not_fit_is_refused_with_its_row(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text).startswith("In rij 3 klopt een aanhalingsteken niet;")


def test_a_quote_in_the_middle_is_a_quote(tmp_path: Path) -> None:
    assert cells(read(tmp_path, 'a;b\nDe "Tuin";x\n')) == [('De "Tuin"', "x")]


def test_a_cell_may_hold_anything_and_a_megabyte_of_it(tmp_path: Path) -> None:
    story = "[bold]\x1b[31m\u202e" * 80_000
    limit = csv.field_size_limit()
    assert cells(read(tmp_path, f"a;b\n1;{story}\n")) == [("1", story)]
    assert csv.field_size_limit() == limit


def test_what_an_export_wrote_comes_back_as_it_was(tmp_path: Path) -> None:
    values = ("=1+1", "-5 graden", "-5", "@jan", 'zei "x",=2', "regel\n=3\n- thee", " +31 6", "'s avonds")
    headers = tuple(f"kolom{i}" for i in range(len(values)))
    text = "".join(csv_pieces(Table("kasboek", headers, iter([values]), date(2026, 11, 21), voorbeeld=False)))
    assert "'=1+1" in text
    assert "\n'=3" in text
    sheet = read(tmp_path, text)
    assert (sheet.headers, cells(sheet)) == (headers, [values])


@given(st.text(alphabet="=+-@＝a1, ;\t\n\"(|!'", max_size=12))
@settings(max_examples=examples(300))
def test_the_apostrophe_is_taken_off_wherever_an_export_puts_it(text: str) -> None:
    """But for a text that itself holds such an apostrophe: nobody can tell it from one of the export."""
    if without_apostrophe(text) == text:
        assert without_apostrophe(harmless(text)) == text


@pytest.mark.parametrize("text", ["'s avonds", "'t Hok", "''", "hij zei '=5'", "1-'2"])
def test_an_apostrophe_that_no_export_put_there_stays(text: str) -> None:
    assert without_apostrophe(text) == text


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 1_000)
    assert len(read(tmp_path, "a;b\n" + "1;2\n\n" * 1_000).rows) == 1_000
    assert refused(tmp_path, "a;b\n" + "1;2\n" * 1_001).startswith("Het bestand heeft meer dan 1.000 rijen;")
