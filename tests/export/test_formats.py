"""The ways a register can be written: byte by byte, safe in a spreadsheet, and telling the same."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.values import BesluitUitkomst, Leefdomein
from frontlijn.export.csv import BOM, cell, csv_pieces, harmless
from frontlijn.export.formats import REGISTER_FORMATS, SAMENVATTING_FORMATS, format_for
from frontlijn.export.json import json_pieces, plain
from frontlijn.export.table import Bedrag, Table, Value

GOLDEN = Path(__file__).parent / "golden"

COLUMNS = ("nummer", "titel", "bedrag", "datum", "uitkomst", "leefdomeinen", "namen", "zeker", "leeg")
ROWS: tuple[tuple[Value, ...], ...] = (
    (
        1,
        'Koffie; met é en "taart"\nop twee regels',
        Bedrag(123456),
        date(2026, 2, 3),
        BesluitUitkomst.DEELS_TOEGEKEND,
        (Leefdomein.WONEN, Leefdomein.SAMEN_LEVEN),
        ("Kofje", "'t Hof"),
        True,
        None,
    ),
    (-2, '=HYPERLINK("http://x")', Bedrag(-1205), date(1999, 12, 31), None, (), (), False, None),
    (3, "-5", Bedrag(0), None, BesluitUitkomst.TOEGEKEND, (Leefdomein.MEEDOEN,), ("@naam", "x"), None, None),
)


def table(rows: tuple[tuple[Value, ...], ...] = ROWS) -> Table:
    return Table("proef", COLUMNS, iter(rows), date(2026, 11, 21), voorbeeld=False)


@pytest.mark.parametrize(("ending", "rows"), [(ending, rows) for ending in REGISTER_FORMATS for rows in (ROWS, ())])
def test_a_format_is_what_it_was(ending: str, rows: tuple[tuple[Value, ...], ...]) -> None:
    """A change of a format is a change for everyone who reads it: the golden file shows it."""
    golden = GOLDEN / f"{'register' if rows else 'leeg'}.{ending}"
    assert "".join(REGISTER_FORMATS[ending](table(rows))).encode() == golden.read_bytes()


def test_csv_and_json_tell_the_same() -> None:
    header, *lines = csv.reader(io.StringIO("".join(csv_pieces(table())).removeprefix(BOM), newline=""), delimiter=";")
    document = json.loads("".join(json_pieces(table())))
    assert len(lines) == len(document["rijen"]) == len(ROWS)
    for line, record in zip(lines, document["rijen"], strict=True):
        assert list(record) == header
        assert line == [said(value) for value in record.values()]


def said(value: object) -> str:
    """A value of the JSON as a spreadsheet shows it."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case {"euro": euro}:
            return str(euro)
        case {"label": label}:
            return harmless(str(label))
        case list():
            return harmless(", ".join(said_plain(v) for v in value))
        case str():
            return harmless(value)
    return str(value)


def said_plain(value: object) -> str:
    return str(value["label"]) if isinstance(value, dict) else str(value)


@pytest.mark.parametrize("ending", list(REGISTER_FORMATS))
def test_a_format_asks_for_rows_one_at_a_time(ending: str) -> None:
    """A hundred thousand rows pass through little memory."""
    asked = 0

    def rows() -> Iterator[tuple[Value, ...]]:
        nonlocal asked
        for row in ROWS:
            asked += 1
            yield row

    pieces = REGISTER_FORMATS[ending](Table("proef", COLUMNS, rows(), date(2026, 11, 21), voorbeeld=False))
    next(pieces)
    assert asked == 0
    next(pieces)
    assert asked == 1


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+SUM(A1)", "-1+1", "@SUM(A1)", " =1", "＝1", "+31 6 12", "- punt", "-", "=", "-5;- punt"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("koffie,=1+1", "koffie,'=1+1"),
        ('koffie, "=1+1"', 'koffie, "\'=1+1"'),
        ("koffie;\t@SUM(A1)", "koffie;\t'@SUM(A1)"),
        ("koffie,-2+cmd|' /C calc'!A0", "koffie,'-2+cmd|' /C calc'!A0"),
        ("\n=1", "'\n'=1"),
        ('a =b "=c" , d', 'a =b "=c" , d'),
        ("koffie,\n- punt een\n+ punt twee, -5 graden", "koffie,\n- punt een\n+ punt twee, -5 graden"),
    ],
)
def test_a_formula_cannot_begin_where_another_separator_cuts(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_megabyte_of_separators_is_soon_looked_at() -> None:
    assert harmless("a" + "\n" * 1_000_000 + "=b") == "a" + "\n" * 1_000_000 + "'=b"
    assert harmless("a,+" * 300_000) == "a,+" * 300_000


def test_every_text_stands_in_quotes_and_no_number_does() -> None:
    assert "".join(csv_pieces(table())).splitlines()[-1] == ("""3;"-5";0,00;;"toegekend";"meedoen";"'@naam, x";;""")


@pytest.mark.parametrize("text", ["-5", "+3", "-1.234,56", "5", "1+1", "a=b", "'t Hof", "", "€ -5,00", "koffie - thee"])
def test_real_numbers_and_plain_words_stay(text: str) -> None:
    assert harmless(text) == text


@given(st.one_of(st.text(), st.integers(-(10**9), 10**9).map(Bedrag), st.tuples(st.text(), st.text())))
def test_no_cell_begins_a_formula(value: Value) -> None:
    text = cell(value).lstrip()
    assert not text.startswith(("=", "@", "＝", "＠"))
    assert not text.startswith(("+", "-", "＋", "－")) or text[1:].replace(",", "").replace(".", "").isdecimal()


@given(st.lists(st.tuples(st.integers(), st.text(alphabet="\";\r\n',=a é", max_size=20)), max_size=5))
def test_a_csv_reader_gets_every_cell_back(rows: list[tuple[int, str]]) -> None:
    made = Table("proef", ("nummer", "tekst"), iter(rows), date(2026, 11, 21), voorbeeld=False)
    lines = list(csv.reader(io.StringIO("".join(csv_pieces(made)).removeprefix(BOM), newline=""), delimiter=";"))
    assert lines == [["nummer", "tekst"], *([str(number), harmless(text)] for number, text in rows)]


def test_an_amount_in_json_has_cents_and_euros() -> None:
    assert plain(Bedrag(-1205)) == {"cent": -1205, "euro": "-12,05"}


@pytest.mark.parametrize(
    ("path", "asked", "chosen"),
    [
        (None, None, "csv"),
        ("uit", None, "csv"),
        ("uit.JSON", None, "json"),
        ("uit.txt", "json", "json"),
        ("", ".CSV", "csv"),
    ],
)
def test_the_format_follows_the_wish_then_the_file(path: str | None, asked: str | None, chosen: str) -> None:
    assert format_for(path, REGISTER_FORMATS, asked) == chosen


@pytest.mark.parametrize(
    ("ask", "field", "sentence"),
    [
        (lambda: format_for("uit.xlsx", REGISTER_FORMATS), "bestand", 'eindigt op "xlsx" niet; kies csv, json of md.'),
        (lambda: format_for(None, REGISTER_FORMATS, "xml"), "formaat", 'het formaat "xml" niet; kies csv, json of md.'),
        (lambda: format_for("uit.pdf", SAMENVATTING_FORMATS), "bestand", "kies md, html of json."),
        (lambda: format_for(None, REGISTER_FORMATS, "\x1b[31m"), "formaat", "kies csv, json of md."),
    ],
)
def test_an_unknown_format_names_the_known_ones(ask: Callable[[], str], field: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        ask()
    assert refused.value.message.endswith(sentence)
    assert refused.value.field == field
    assert "\x1b" not in refused.value.message
