from __future__ import annotations

from frontlijn.screens.forms.first_run import FirstRunForm
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import settings
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from tests.screens.driving import at_work


async def test_the_first_run_asks_for_a_name_and_a_wijk_and_nothing_more(new: Store) -> None:
    async with at_work(new) as worker:
        assert worker.at(FirstRunForm)
        assert set(worker.form.fields) == {"naam", "wijk_id"}
        assert worker.field("naam").text == "truus"
        await worker.press("ctrl+u")
        await worker.write("Hanneke")
        await worker.press("tab")
        await worker.write("selw")
        await worker.press("enter")
        assert worker.at(WijkScreen)
        assert "Selwerd" in worker.lines[0]
    assert settings.get(new, Instelling.GEBRUIKER) == "Hanneke"
    assert settings.get(new, Instelling.WIJK) == "1"


async def test_the_second_run_asks_nothing(store: Store) -> None:
    async with at_work(store) as worker:
        assert worker.at(WijkScreen)
        assert "Selwerd" in worker.lines[0]


async def test_without_a_wijk_the_first_run_says_so_at_the_field(new: Store) -> None:
    async with at_work(new) as worker:
        await worker.press("enter")
        assert worker.problems == {"wijk_id": "Vul de wijk in."}


async def test_leaving_the_first_run_shows_the_wijken_to_choose_from(new: Store) -> None:
    async with at_work(new) as worker:
        await worker.press("escape")
        assert worker.at(WijkScreen)
        assert "Kies een wijk" in worker.seen
        await worker.press("down", "enter")
        assert worker.app.context.wijk is not None
