from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from frontlijn.screens.forms.base import BUSY
from frontlijn.screens.forms.first_run import FirstRunForm
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import settings
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
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


async def test_enter_after_the_name_goes_on_to_the_wijk(new: Store) -> None:
    async with at_work(new) as worker:
        for key in ("enter", *"selw", "enter"):
            worker._send(key)
        await worker.settle()
        assert worker.at(WijkScreen)
    assert settings.get(new, Instelling.WIJK) == "1"


async def test_waiting_for_another_program_is_said(new: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontlijn.screens.forms.base.PATIENCE", 0.01)
    async with at_work(new) as worker:
        await worker.press("enter")
        await worker.write("selw")
        with closing(sqlite3.connect(new.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            worker._send("enter")
            for _ in range(500):
                await worker.pilot.pause(0.01)
                if BUSY in worker.seen:
                    break
            assert BUSY in worker.seen
            other.rollback()
        await worker.settle()
        assert worker.at(WijkScreen)


async def test_without_a_wijk_the_first_run_says_so_at_the_field(new: Store) -> None:
    async with at_work(new) as worker:
        await worker.press("enter", "enter")
        assert worker.problems == {"wijk_id": "Vul de wijk in."}


async def test_the_first_run_needs_its_two_answers_and_can_be_stopped(new: Store) -> None:
    async with at_work(new) as worker:
        await worker.press("escape")
        assert worker.at(FirstRunForm)
        assert "of stop met Ctrl+Q" in worker.seen
        worker._send("ctrl+q")
        await worker.pilot.pause()
        assert worker.app._exit


async def test_without_a_wijk_the_wijken_are_there_to_choose_from(store: Store) -> None:
    put(store, Instelling.WIJK, "")
    async with at_work(store) as worker:
        assert "Kies een wijk" in worker.seen
        await worker.press("down", "enter")
        assert worker.app.context.wijk is not None
