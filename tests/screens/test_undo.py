from __future__ import annotations

import pytest

from frontlijn.domain.errors import NotFound
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from tests.screens.driving import at_work
from tests.store.inputs import a_pot, aanvraag, initiatief, toekenning


async def test_a_new_entry_goes_and_then_there_is_nothing_left(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("3", "k")
        await worker.write("Vergissing")
        await worker.press("enter")
        assert worker.rows.row_count == 1
        await worker.press("ctrl+z")
        assert "Nieuwe kasboekregel weggehaald: Vergissing" in worker.told
        assert worker.rows.row_count == 0
        await worker.press("ctrl+z")
        assert "Er is niets om ongedaan te maken." in worker.told
    assert kasboek.count(store, KasboekFilter()) == 0


async def test_an_edit_goes_back_and_the_rest_stays(store: Store) -> None:
    record = register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2", "enter", "e", "end")
        await worker.write(" Noord")
        await worker.press("enter", "ctrl+z")
        assert "Teruggedraaid: naam van Buurttuin. Ctrl+Y doet het opnieuw." in worker.told
        assert worker.lines[1].strip() == "Buurttuin"
    assert initiatieven.get(store, record.id).naam == "Buurttuin"


async def test_what_somebody_else_made_is_left_alone(store: Store) -> None:
    other = Store.open(store.path, clock=store.clock)
    register_initiatief(other, initiatief("Buurttuin"))
    other.close()
    async with at_work(store) as worker:
        await worker.press("ctrl+z")
        assert "Er is niets om ongedaan te maken." in worker.told
    assert initiatieven.count(store, InitiatiefFilter()) == 1


async def test_money_is_never_undone(store: Store) -> None:
    async with at_work(store) as worker:
        grant_handgeld(store, aanvraag(a_pot(store).id, aanvrager="Aad"), toekenning(), None)
        await worker.press("4", "ctrl+z")
        assert "Dat maak je niet ongedaan" in worker.told
    assert handgeld.count(store, HandgeldFilter()) == 1
    assert handgeld.pots(store)[0].stand.vrij == 50_00


async def test_a_record_that_is_open_and_is_taken_back_is_said_to_be_gone(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("2", "i")
        await worker.write("Vergissing")
        await worker.press("enter", "enter", "ctrl+z")
        assert "initiatief weggehaald: Vergissing" in worker.told
        await worker.press("escape")
        assert worker.rows.row_count == 0
    with pytest.raises(NotFound):
        initiatieven.get(store, 1)


async def test_undo_in_a_story_takes_back_typing_not_records(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Blijft")
        await worker.press("enter", "k")
        await worker.write("Nieuw")
        await worker.press("ctrl+o", "tab", "tab", "tab")
        await worker.write("verhaal")
        assert worker.field("verhaal").text == "verhaal"
        await worker.press("ctrl+z")
        assert worker.field("verhaal").text == ""
        await worker.press("ctrl+y")
        assert worker.field("verhaal").text == "verhaal"
        await worker.press("escape", "w", "enter")
    assert kasboek.count(store, KasboekFilter()) == 1


async def test_what_was_taken_back_is_done_again_and_back_once_more(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("3", "k")
        await worker.write("Toch niet")
        await worker.press("enter", "ctrl+z")
        assert "Nieuwe kasboekregel weggehaald: Toch niet. Ctrl+Y doet het opnieuw." in worker.told
        await worker.press("ctrl+y")
        assert "Opnieuw gedaan: Toch niet. Ctrl+Z maakt ongedaan." in worker.told
        assert worker.rows.row_count == 1
        await worker.press("ctrl+y")
        assert "Er is niets om opnieuw te doen." in worker.told
        await worker.press("ctrl+z")
        assert worker.rows.row_count == 0
    assert kasboek.count(store, KasboekFilter()) == 0


async def test_a_series_goes_and_comes_back_as_one(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Koffie")
        await worker.fill({"reeks": "4 weken"})
        await worker.press("ctrl+s", "ctrl+z")
        assert kasboek.count(store, KasboekFilter()) == 0
        await worker.press("ctrl+y")
    assert kasboek.count(store, KasboekFilter()) == 4
