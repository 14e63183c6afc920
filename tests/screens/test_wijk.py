from __future__ import annotations

import pytest

from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.screens.rows import RowsScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import summary
from frontlijn.store.read.herkomst import Cijfer
from frontlijn.store.store import Store
from frontlijn.widgets.figures import FigureList
from tests.screens.driving import SMALL, at_work


@pytest.mark.parametrize("side", ["links", "rechts"])
async def test_each_figure_opens_its_rows_and_escape_comes_back_to_it(sample: Store, side: str) -> None:
    counted = 0
    async with at_work(sample) as worker:
        read = summary.samenvatting(sample, Blik.laatste_jaar(sample.today(), wijk_id=1))
        known = summary.rows_behind(read)
        if side == "rechts":
            await worker.press("tab")
        figures = worker.one(FigureList, f"#{side}")
        assert worker.app.focused is figures
        assert len(figures.figures) > 10
        for figure in figures.figures:
            assert figures.cursor_target == figure.target
            scrolled = figures.scroll_offset
            await worker.press("enter")
            assert not worker.at(WijkScreen)
            if worker.at(RowsScreen):
                assert isinstance(figure.target, Cijfer)
                assert "Formule" in worker.seen
                assert "Bron" in worker.seen
                behind = known.get(figure.target.naam)
                if behind is None:
                    assert figure.target.naam == "handgeld.totaal.als_alles"
                elif behind.counts:
                    assert worker.rows.row_count == behind.value, figure
                    assert figure.value == str(behind.value)
                    counted += 1
                else:
                    assert (worker.rows.row_count > 0) >= bool(behind.value), figure
            await worker.press("escape")
            assert worker.at(WijkScreen)
            assert worker.app.focused is figures
            assert (figures.cursor_target, figures.scroll_offset) == (figure.target, scrolled)
            await worker.press("down")
    assert counted >= 8


async def test_the_conclusion_comes_first_and_the_whole_fits_beside_it(sample: Store) -> None:
    async with at_work(sample) as worker:
        assert worker.lines[1].strip().startswith("Selwerd telt 9 initiatieven")
        assert "voorbeeld" in worker.lines[0]
        assert worker.size == SMALL


async def test_a_wijk_that_was_chosen_stays_chosen_at_the_next_start(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("w")
        await worker.write("beij")
        await worker.press("enter")
        assert "Beijum" in worker.lines[0]
        await worker.press("3")
        assert "Beijum" in worker.lines[0]
    async with at_work(sample) as worker:
        assert "Beijum" in worker.lines[0]
        await worker.press("w", "home", "enter")
        await worker.press("w")
        await worker.write("alle")
        await worker.press("enter")
        assert "alle wijken" in worker.lines[0]
        assert "Kies een wijk" in worker.seen


async def test_escape_in_the_list_of_wijken_changes_nothing(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("w")
        await worker.write("beij")
        await worker.press("escape")
        assert "Selwerd" in worker.lines[0]


EMPTY = {
    "1": "Druk op k",
    "2": "Druk op i",
    "3": "Druk op k",
    "4": "Druk op g",
    "5": "Typ een of meer woorden",
}


@pytest.mark.parametrize("key", EMPTY)
async def test_an_empty_screen_names_the_next_key(store: Store, key: str) -> None:
    async with at_work(store) as worker:
        await worker.press(key)
        assert EMPTY[key] in worker.seen
