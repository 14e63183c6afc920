"""The statement of a pot: it adds up, it is of the period that was asked for, and it goes to a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.handgeld.pot import Budgetpot, Financier
from frontlijn.domain.money import parse_bedrag
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.details.afschrift import AfschriftScreen
from frontlijn.screens.forms.afschrift import PeriodeForm
from frontlijn.screens.rows import RowsScreen
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.herkomst import Cijfer, verklaar
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, reverse
from frontlijn.widgets.figures import Figure
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import TODAY, a_pot, aanvraag, cut, toekenning


async def see(worker: Worker, pot_id: int) -> None:
    """Opens the statement of a pot."""
    worker.app.push_screen(AfschriftScreen(worker.app.context, pot_id))
    await worker.settle()


def amounts(figure: Figure) -> list[int]:
    """The amounts in the columns of a line, in cents."""
    parts = [part.strip() for part in figure.value.split("€") if part.strip()]
    return [-parse_bedrag(part[1:]) if part.startswith("-") else parse_bedrag(part) for part in parts]


def between(figures: Sequence[Figure], first: str, last: str) -> list[Figure]:
    labels = [figure.label for figure in figures]
    start = labels.index(first)
    return list(figures[start + 1 : labels.index(last, start)])


def a_year(store: Store) -> Budgetpot:
    """A pot of two financiers with a korting, a payment, and an award that was reversed."""
    pot = a_pot(
        store,
        plafond=1_000_01,
        van=date(2025, 1, 1),
        financiers=(Financier("gemeente", 5_000), Financier("corporaties", 5_000)),
    )
    grant_handgeld(store, aanvraag(pot.id, 50_01, aanvrager="Aad"), toekenning(50_01), date(2026, 11, 12))
    other = grant_handgeld(store, aanvraag(pot.id, 70_00, onderwerp="Zaal", aanvrager="Aad"), toekenning(70_00), None)
    reverse(store, other.mutaties[0].id, TODAY, "Gaat niet door")
    cut(store, pot.id, 33_33)
    return handgeld.pot(store, pot.id)


async def test_begin_and_what_happened_make_the_end(store: Store) -> None:
    pot = a_year(store)
    async with at_work(store) as worker:
        await see(worker, pot.id)
        assert "01-01-2026 tot en met 31-12-2026" in worker.lines[2], "this year"
        figures = worker.figures.figures
        for figure in figures[:4]:
            begin, moved, end = amounts(figure)
            assert begin + moved == end, figure
        begin, moved, end = amounts(figures[0])
        assert (begin, end) == (1_000_01, pot.stand.vrij)
        rows = between(figures, "Betaald", "gemeente 50 %")
        assert sum(amounts(row)[0] for row in rows) == moved
        after = begin
        for row in rows:
            did, left = amounts(row)
            after += did
            assert left == after, row
        each = [figure for figure in figures if "50 %" in figure.label]
        (together, of_kinds) = [figure for figure in figures if figure.label == "Samen"]
        assert [sum(column) for column in zip(*map(amounts, each), strict=True)] == amounts(together)
        kinds = figures[figures.index(together) + 1 : -1]
        assert [sum(column) for column in zip(*map(amounts, kinds), strict=True)] == amounts(of_kinds)
        assert amounts(together)[1] == amounts(of_kinds)[0] == moved


async def test_a_row_shows_its_number_in_the_pot_and_what_a_storno_reverses(store: Store) -> None:
    a_pot(store, "Andere pot")
    pot = a_year(store)
    async with at_work(store, (120, 36)) as worker:
        await see(worker, pot.id)
        assert "2 10-11-2026 toekenning: Plantjes" in worker.seen
        assert "betaling € 50,01: Plantjes" in worker.seen, "what is paid does not show in what is free"
        assert "storno van toekenning: Zaal" in worker.seen


async def test_another_period_is_asked_for_with_a_key(store: Store) -> None:
    pot = a_year(store)
    async with at_work(store) as worker:
        await see(worker, pot.id)
        await worker.press("d")
        assert worker.at(PeriodeForm)
        await worker.fill({"van": "11-11-2026", "tot": "10-11-2026"})
        await worker.press("ctrl+s")
        assert "kies een latere einddatum" in worker.problems["tot"]
        await worker.fill({"tot": "12-11-2026"})
        await worker.press("ctrl+s")
        assert worker.at(AfschriftScreen)
        assert "11-11-2026 tot en met 12-11-2026" in worker.seen
        assert "betaling € 50,01" in worker.seen
        assert "storno" not in worker.seen
        await worker.press("d")
        await worker.fill({"van": "", "tot": ""})
        await worker.press("ctrl+s")
        assert "01-01-2025 tot en met 21-11-2026" in worker.seen, "empty is all there is"


async def test_a_period_without_rows_says_so(store: Store) -> None:
    pot = a_pot(store, van=date(2025, 6, 1))
    async with at_work(store) as worker:
        await see(worker, pot.id)
        assert "In deze periode is niets geboekt." in worker.seen


async def test_a_pot_that_is_over_shows_all_its_days(sample: Store) -> None:
    async with at_work(sample) as worker:
        await see(worker, 1)
        assert "01-01-2011 tot en met" in worker.lines[2]


@pytest.mark.parametrize("number", [16, 17, 20, 24, 27])
async def test_every_amount_opens_the_rows_it_was_made_of(sample: Store, number: int) -> None:
    async with at_work(sample, (80, 40)) as worker:
        await see(worker, number)
        assert isinstance(worker.app.screen, AfschriftScreen)
        shown = worker.app.screen.read()
        for figure in worker.figures.figures:
            if not isinstance(figure.target, Cijfer):
                continue
            assert isinstance(figure.target.rijen, MutatieFilter)
            *_, moved, last = ["", *re.findall(r"€ [-0-9.,]+", figure.value)]
            made = verklaar(sample, figure.target).herkomst
            kind = figure.target.rijen.beweegt
            if kind is None:
                assert figure.label == "Samen" or made.waarde == last, figure
                assert made.delen[1].waarde in figure.value, figure
                continue
            assert made.waarde == (last if moved == "€ 0,00" else moved), figure
            rows = handgeld.mutaties(sample, figure.target.rijen, 0, -1)
            assert [row.id for row in rows] == [one.mutatie.id for one in shown.regels if one.soort is kind]
        await worker.press("enter")
        assert worker.at(RowsScreen)
        await worker.press("escape")
        assert worker.at(AfschriftScreen)


async def test_a_row_opens_its_request_and_a_row_of_the_pot_says_why(store: Store) -> None:
    pot = a_year(store)
    async with at_work(store, (80, 40)) as worker:
        await see(worker, pot.id)
        for _ in range(4):
            await worker.press("down")
        await worker.press("enter")
        assert worker.at(AanvraagScreen)
        await worker.press("escape")
        assert worker.at(AfschriftScreen)
        korting = next(f for f in worker.figures.figures if ": Korting van" in f.label)
        opener(worker).open_target(korting.target, "")
        await worker.settle()
        assert worker.at(AfschriftScreen)
        assert "De raad kort" in worker.told


@pytest.mark.parametrize(("key", "ending"), [("m", "md"), ("c", "csv")])
async def test_the_statement_that_is_shown_goes_to_a_file(sample: Store, home: Path, key: str, ending: str) -> None:
    async with at_work(sample) as worker:
        await see(worker, 16)
        await worker.press(key, "ctrl+s")
        (written,) = files(home)
        assert written.suffix == f".{ending}"
        assert str(written) in worker.told.replace("\n", "")
    text = read(written)
    assert "01-01-2026" in text or "2026-01-01" in text


def files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()]


def read(path: Path) -> str:
    return path.read_text("utf-8")
