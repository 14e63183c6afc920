"""Keys that come faster than the screens they are meant for."""

from __future__ import annotations

import asyncio

import pytest

from frontlijn.screens.base import WorkScreen
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.widgets.inputs import LineInput
from tests.screens.driving import Worker, at_work
from tests.store.inputs import a_pot, initiatief


async def burst(worker: Worker, *keys: str) -> None:
    """All keys at once, as a fast typist or a busy laptop gives them; longer ones are names of keys."""
    for key in keys:
        worker._send(key)
    await worker.settle()


@pytest.mark.parametrize("name", ["k", "i", "g"])
async def test_text_typed_right_after_the_key_of_a_form_is_in_its_first_field(store: Store, name: str) -> None:
    a_pot(store)
    async with at_work(store) as worker:
        await burst(worker, "2", name, *"quiz en gekkigheid")
        assert next(iter(worker.form.fields.values())).text == "quiz en gekkigheid"


async def test_a_whole_entry_in_one_burst_and_the_next_one_behind_it(store: Store) -> None:
    async with at_work(store) as worker:
        await burst(worker, "k", *"Een", "enter", "k", *"Twee", "enter", "i", *"Breiclub", "enter", "3")
        await worker.until(lambda: worker.app.current_mode == "kasboek")
        assert worker.rows.row_count == 2
    assert [one.titel for one in kasboek.window(store, KasboekFilter(), 0, 9)] == ["Twee", "Een"]
    assert [one.naam for one in initiatieven.window(store, InitiatiefFilter(), 0, 9)] == ["Breiclub"]


async def test_a_whole_grant_in_one_burst(store: Store) -> None:
    a_pot(store)
    register_initiatief(store, initiatief("Buurttuin"))
    reasons = [key for reason in ("een", "twee", "drie", "vier") for key in ("v", *reason, "tab")]
    async with at_work(store) as worker:
        await burst(
            worker, "2", "g", *"Plantjes", "tab", *"50", "tab", "tab", "tab", *reasons, "t", "tab", "v", "ctrl+s"
        )
        await worker.until(lambda: not worker.at(HandgeldForm))
    (record,) = handgeld.window(store, HandgeldFilter(), 0, 9)
    assert record.besluit is not None
    assert [oordeel.reden for oordeel in record.besluit.oordelen] == ["een", "twee", "drie", "vier"]
    assert record.besluit.betaald == 50_00


async def test_a_row_that_is_opened_and_changed_in_one_burst(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await burst(worker, "2", "enter", "e", "end", *" Noord", "enter", "escape")
    assert [one.naam for one in initiatieven.window(store, InitiatiefFilter(), 0, 9)] == ["Buurttuin Noord"]


@pytest.mark.parametrize(("screen", "name"), [(WorkScreen, "on_screen_resume"), (InitiatiefScreen, "action_edit")])
async def test_keys_wait_for_a_slow_machine(
    store: Store, monkeypatch: pytest.MonkeyPatch, screen: type[WorkScreen], name: str
) -> None:
    quick = getattr(screen, name)

    async def slow(self: WorkScreen, *_: object) -> None:
        await asyncio.sleep(1.2)
        quick(self)

    monkeypatch.setattr(screen, name, slow)
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await burst(worker, "2", "enter", "e", *"Noord", "enter", "escape", "k", *"Soep", "enter")
    (record,) = initiatieven.window(store, InitiatiefFilter(), 0, 9)
    assert "Noord" in record.naam
    assert [one.titel for one in kasboek.window(store, KasboekFilter(), 0, 9)] == ["Soep"]


async def test_a_wijk_and_a_search_in_one_burst(store: Store) -> None:
    async with at_work(store) as worker:
        await burst(worker, "w", *"beij", "enter", "5", *"quiz")
        await worker.until(lambda: worker.app.current_mode == "zoeken")
        assert "Beijum" in worker.lines[0]
        assert worker.one(LineInput).value == "quiz"


async def test_a_key_is_not_kept_waiting_by_a_screen_without_a_cursor(store: Store) -> None:
    async with at_work(store) as worker:
        worker.app.screen.set_focus(None)
        await burst(worker, "3")
        assert worker.app.current_mode == "kasboek"
