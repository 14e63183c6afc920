"""A file gives names of columns and rows under them, or one sentence on what is wrong and what would be right."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontlijn.intake import sheet as module
from frontlijn.intake.sheet import MAX_BYTES, read_sheet
from tests.domain.refusals import refusal
from tests.intake.files import cells, read, refused, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused_path(path: Path | str) -> str:
    return refusal(lambda: read_sheet(str(path)), "bestand")


def test_rows_keep_the_number_that_a_worker_sees(tmp_path: Path) -> None:
    sheet = read(tmp_path, "\n ;\n\na;b\n1;2\n;\n\n3;4\n")
    assert sheet.headers == ("a", "b")
    assert [(row.number, row.cells) for row in sheet.rows] == [(5, ("1", "2")), (8, ("3", "4"))]


def test_a_short_row_is_filled_with_empty_cells(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a;b;c\n1\n;2\n")) == [("1", "", ""), ("", "2", "")]


def test_columns_without_name_and_without_content_are_dropped(tmp_path: Path) -> None:
    sheet = read(tmp_path, "a;;b;;\n1;;2;;\n3; ;4; ;;;\n")
    assert sheet.headers == ("a", "b")
    assert cells(sheet) == [("1", "2"), ("3", "4")]


def test_a_name_is_one_clean_line(tmp_path: Path) -> None:
    assert read(tmp_path, '"  Wat\n er\twas ";"\x1b[31mles"\n1;2\n').headers == ("Wat er was", "[31mles")


def test_a_file_that_ends_in_csv_and_is_excel_is_read_as_excel(tmp_path: Path) -> None:
    assert read(tmp_path, workbook([["a"], [1]])).headers == ("a",)


@pytest.mark.parametrize("name", ["x.csv", "x.TXT", "x.tsv"])
def test_text_files_are_read(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, "PK;b\n1;2\n", name).headers == ("PK", "b")


@pytest.mark.parametrize("name", ["x.xlsx", "X.XLSM"])
def test_excel_files_are_read(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, workbook([["a"], [1]]), name).headers == ("a",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "Het bestand is leeg;"),
        ("\ufeff", "Het bestand is leeg;"),
        ("\n;;\n \n", "Het bestand is leeg;"),
        ("sep=;\n", "Het bestand is leeg;"),
        ("a;b\n", "In het bestand staan alleen namen van kolommen;"),
        ("a;b\n;\n", "In het bestand staan alleen namen van kolommen;"),
        ("a;b\n1;2\n1;2;3\n", "Rij 3 heeft meer cellen dan er namen van kolommen zijn;"),
        ("Kasboek 2026\n\ndatum;titel\n1;2\n", "Rij 3 heeft meer cellen dan er namen van kolommen zijn;"),
        ("a;;b\n1;;2\n1;x;2\n", "Kolom B heeft geen naam en in rij 3 staat er iets in;"),
        ("Datum;titel;dátum\n1;2;3\n", 'Twee kolommen heten "dátum"; geef elke kolom in rij 1'),
        (f"a;{'b' * 201}\n1;2\n", "De naam van kolom B is te lang;"),
        (f"{';'.join(f'k{i}' for i in range(201))}\n1\n", "Het bestand heeft meer dan 200 kolommen;"),
        (OLE, "Dit is een ander soort Excel-bestand;"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "Dit bestand heeft een wachtwoord;"),
    ],
)
def test_content_that_cannot_be_taken_is_refused(tmp_path: Path, data: bytes | str, sentence: str) -> None:
    assert refused(tmp_path, data).startswith(sentence)


def test_a_megabyte_in_the_header_is_refused_shortly(tmp_path: Path) -> None:
    assert refused(tmp_path, f"a;{'[b]' * 400_000}\n1;2\n").startswith("De naam van kolom B is te lang;")
    assert refused(tmp_path, f"a;\x1b{'b' * 199};{'b' * 199}\n1;2;3\n").startswith('Twee kolommen heten "bbb')


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("kasboek.xls", "Dit is een ander soort Excel-bestand;"),
        ("kasboek.xlsb", "Dit is een ander soort Excel-bestand;"),
        ("kasboek.ods", "Dit is een bestand van LibreOffice;"),
        ("kasboek.pdf", "kasboek.pdf is geen .xlsx of .csv;"),
        ("kasboek", "kasboek is geen .xlsx of .csv;"),
        ("\x1b[31m" + "x" * 200 + ".doc", "\ufffd[31mxxx"),
    ],
)
def test_another_kind_of_file_is_refused_by_its_name(tmp_path: Path, name: str, sentence: str) -> None:
    assert refused(tmp_path, b"x", name).startswith(sentence)


def test_text_that_is_called_excel_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "a;b\n1;2\n", "x.xlsx").startswith("Dit is geen Excel-bestand, of het is beschadigd;")
    assert refused(tmp_path, "", "x.xlsx").startswith("Het bestand is leeg;")


def test_a_place_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.csv").mkdir()
    (tmp_path / "x.csv").write_text("a\n1\n")
    assert refused_path(tmp_path).endswith("is een map; noem een bestand, bijvoorbeeld kasboek.xlsx.")
    assert "is een map;" in refused_path(tmp_path / "map.csv")
    assert refused_path(tmp_path / "weg.csv") == "weg.csv is er niet; kijk de naam en de map na."
    assert refused_path(tmp_path / "x.csv" / "y.csv") == "y.csv is er niet; kijk de naam en de map na."
    assert refused_path(tmp_path / f"{'x' * 300}.csv").endswith(
        "kopieer het naar je eigen computer en probeer het opnieuw."
    )
    for nameless in ("", " ", "x\0.csv"):
        assert refused_path(nameless).startswith("Noem het bestand dat je wilt inlezen,")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in a folder")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.csv")
    assert refused_path(tmp_path / "pijp.csv").startswith("pijp.csv is geen gewoon bestand;")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_rights(path: str, mode: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    path = tmp_path / "x.csv"
    path.write_text("a\n1\n")
    monkeypatch.setattr(module, "open", no_rights, raising=False)
    assert refused_path(path).startswith("Je mag x.csv niet lezen; sluit het als het nog openstaat,")


def test_a_file_that_is_too_large_is_refused_before_it_is_all_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    assert refused_path(path).startswith("Het bestand is groter dan 50 MB;")


def test_openpyxl_is_imported_only_for_an_excel_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\n1\n")
    (tmp_path / "x.xlsx").write_bytes(workbook([["a"], [1]]))
    script = (
        "import sys; from frontlijn.intake.sheet import read_sheet\n"
        "for path in sys.argv[1:]: read_sheet(path); print('openpyxl' in sys.modules)"
    )
    paths = [str(tmp_path / name) for name in ("x.csv", "x.xlsx")]
    ran = subprocess.run([sys.executable, "-c", script, *paths], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]
