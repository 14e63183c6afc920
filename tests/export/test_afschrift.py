"""The statement of a pot: adds up in every column and per financier, tells all and judges nothing, names nobody."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.export.csv import BOM
from frontlijn.export.formats import AFSCHRIFT_FORMATS, afschrift_export
from frontlijn.store.read import handgeld
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.export.conftest import HIDDEN
from tests.export.pages import number, tables

GOLDEN = Path(__file__).parent / "golden"
PERIODS = [
    (None, None),
    (date(2026, 2, 2), date(2026, 2, 2)),
    (date(2026, 3, 1), date(2026, 5, 31)),
    (date(2026, 8, 1), None),
    (date(2025, 1, 1), date(2025, 12, 31)),
]


def page(store: Store, formaat: str = "md", van: date | None = None, tot: date | None = None) -> str:
    pot = handgeld.find_pot(store, "Pot *van* twee")
    return "".join(afschrift_export(store, pot.id, formaat, van=van, tot=tot))


def lines(text: str) -> tuple[list[str], list[list[str]]]:
    header, *rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";")
    return header, rows


@pytest.mark.parametrize("formaat", AFSCHRIFT_FORMATS)
def test_a_statement_is_what_it_was(shared: Store, formaat: str) -> None:
    assert page(shared, formaat).encode() == (GOLDEN / f"afschrift.{formaat}").read_bytes()


@pytest.mark.parametrize(("van", "tot"), PERIODS)
def test_opening_and_rows_make_the_closing_in_the_csv(shared: Store, van: date | None, tot: date | None) -> None:
    """V25: every column of amounts, those of each financier too; the financiers together are the whole."""
    header, rows = lines(page(shared, "csv", van, tot))
    assert [rows[0][0], rows[-1][0]] == ["begin", "eind"]
    assert {row[0] for row in rows[1:-1]} <= {"mutatie"}
    amounts = [[number(cell) for cell in row[header.index("plafond") :]] for row in rows]
    assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
    for plafond, toegekend, betaald, vrij, open_, *parts in amounts:
        assert (vrij, open_) == (plafond - toegekend, toegekend - betaald)
        assert [sum(parts[place::3]) for place in range(3)] == [plafond, toegekend, betaald]


@pytest.mark.parametrize(("van", "tot"), PERIODS)
def test_opening_and_rows_make_the_closing_on_paper(shared: Store, van: date | None, tot: date | None) -> None:
    whole, *financiers, each = tables(page(shared, "md", van, tot))
    assert len(financiers) == 2
    for shown in (whole, *financiers):
        amounts = [[number(cell) for cell in row[1:]] for row in shown[1:]]
        assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
    for together, *parts in zip(whole[1:], *(own[1:] for own in financiers), strict=True):
        each_part = [[number(cell) for cell in part[1:]] for part in parts]
        assert [sum(column) for column in zip(*each_part, strict=True)] == [number(cell) for cell in together[1:]]
    rows = [[number(cell) for cell in row[3:]] for row in each[1:]]
    assert [sum(column) for column in list(zip(*rows[:-1], strict=True))[:3]] == rows[-1][:3]
    for before, after in pairwise(rows[:-1]):
        assert after[3] == before[3] + after[0] - after[1]
    assert rows[-1] == [number(cell) for cell in whole[-1][1:5]]


def test_a_period_begins_where_the_one_before_it_ended(shared: Store) -> None:
    _, earlier = lines(page(shared, "csv", date(2026, 1, 1), date(2026, 4, 1)))
    _, later = lines(page(shared, "csv", date(2026, 4, 2), date(2026, 11, 21)))
    assert earlier[-1][6:] == later[0][6:]


def test_the_conclusion_comes_first_and_pushes_nobody_to_spend(shared: Store) -> None:
    text = page(shared)
    assert text.splitlines()[2] == (
        "Op 21-11-2026 was het plafond € 966,67. Daarvan was € 115,56 toegekend en € 102,23 betaald. "
        "Vrij besteedbaar was € 851,11."
    )
    assert "Het geld hoeft niet op." in text.splitlines()[4]


@pytest.mark.parametrize("formaat", AFSCHRIFT_FORMATS)
def test_nobody_is_named_and_what_is_not_public_keeps_only_its_amount(shared: Store, formaat: str) -> None:
    text = page(shared, formaat)
    for secret in ("Piet", "Boer", "Ans ", "Visser", HIDDEN, "root", "ziekte", "Stil verdriet"):
        assert secret not in text
    assert text.count("(niet openbaar)") == 3
    assert "9,99" in text


def test_user_text_is_no_formula_and_no_markup(shared: Store) -> None:
    header, rows = lines(page(shared, "csv"))
    about = {row[header.index("onderwerp")] for row in rows}
    assert "'=Bank | <b>voor</b> (naam)" in about
    html = MarkdownIt("gfm-like", {"html": True}).render(page(shared))
    assert "<b>" not in html
    assert "<em>" not in html
    assert "=Bank | &lt;b&gt;voor&lt;/b&gt; (naam)" in html


def test_a_pot_of_one_financier_has_one_table(filled: Store) -> None:
    text = "".join(afschrift_export(filled, 1))
    assert len(tables(text)) == 2
    assert "Alles komt van gemeente." in text


def test_a_page_is_no_wider_than_paper(shared: Store) -> None:
    rows = [line for line in page(shared).splitlines() if line.startswith("|")]
    assert max(map(len, rows)) <= 130


def test_example_data_says_so(shared: Store) -> None:
    put(shared, Instelling.VOORBEELD, "ja")
    assert "Voorbeeldgegevens" in page(shared).splitlines()[2]


def test_a_wrong_wish_is_refused(shared: Store) -> None:
    with pytest.raises(Refused, match="kies md of csv"):
        page(shared, "xls")
    with pytest.raises(Refused, match="eindigt op 01-01-2026") as refused:
        page(shared, "md", date(2026, 2, 1), date(2026, 1, 1))
    assert refused.value.field == "tot"
    with pytest.raises(NotFound):
        afschrift_export(shared, 999)
