"""What is thrown away waits in the prullenbak."""

from __future__ import annotations

from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.lists import KasboekScreen
from frontlijn.screens.prullenbak import PrullenbakScreen, RemovedScreen
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel, remove_kasboekregel
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import regel


def removed(store: Store, titel: str = "Samen geplant", **more: object) -> int:
    made = log_kasboekregel(store, regel(titel, **more))
    remove_kasboekregel(store, made.id, made.versie)
    return made.id


async def test_an_entry_is_thrown_away_without_a_question_and_control_z_brings_it_back(store: Store) -> None:
    log_kasboekregel(store, regel("Blijft"))
    log_kasboekregel(store, regel("Gaat weg"))
    async with at_work(store) as worker:
        await worker.press("3", "enter", "d")
        assert worker.at(KasboekScreen)
        assert "Weggegooid: Gaat weg. Ctrl+Z maakt ongedaan." in worker.told
        assert worker.rows.row_count == 1
        await worker.press("ctrl+z")
        assert worker.rows.row_count == 2


async def test_the_delete_key_does_the_same(store: Store) -> None:
    log_kasboekregel(store, regel())
    async with at_work(store) as worker:
        await worker.press("3", "enter", "delete")
    assert kasboek.count_removed(store, KasboekFilter()) == 1


async def test_what_something_came_from_stays_and_says_why(store: Store) -> None:
    eerst = log_kasboekregel(store, regel("Eerst"))
    log_kasboekregel(store, regel("Daarna", uit_regel_id=eerst.id))
    async with at_work(store) as worker:
        await worker.press("3")
        opener(worker).open_record(Zoeksoort.KASBOEK, eerst.id)
        await worker.press("d")
        assert worker.at(KasboekregelScreen)
        assert "Uit Eerst kwam " in worker.told


async def to_the_bin(worker: Worker) -> None:
    await worker.press("3", "p")
    assert worker.at(PrullenbakScreen)


async def test_an_empty_prullenbak_says_so(store: Store) -> None:
    async with at_work(store) as worker:
        await to_the_bin(worker)
        assert "De prullenbak is leeg." in worker.seen
        await worker.press("z", "enter")
        assert worker.at(PrullenbakScreen)
        assert worker.told == ""
        await worker.press("escape")
        assert worker.at(KasboekScreen)


async def test_it_lists_when_and_what_of_the_chosen_wijk(store: Store) -> None:
    removed(store, "Gaat weg")
    removed(store, "Elders", wijk_id=2)
    async with at_work(store) as worker:
        await to_the_bin(worker)
        line = next(line for line in worker.lines if "Gaat weg" in line)
        assert "21-11-2026" in line
        assert "Elders" not in worker.seen


async def test_an_entry_is_put_back_from_the_list_and_from_its_screen(store: Store) -> None:
    eerste, tweede = removed(store, "Een"), removed(store, "Twee", verhaal="Er was eens")
    async with at_work(store) as worker:
        await to_the_bin(worker)
        await worker.press("enter")
        assert worker.at(RemovedScreen)
        assert "In de prullenbak sinds 21-11-2026" in worker.seen
        assert "Er was eens" in worker.seen
        await worker.press("v")
        assert "in de prullenbak gelegd" in worker.seen
        await worker.press("escape", "e", "d")
        assert worker.at(RemovedScreen), "it is only there to read"
        await worker.press("z")
        assert worker.at(PrullenbakScreen)
        assert "Teruggezet: Twee." in worker.told
        await worker.press("z")
        assert "Teruggezet: Een." in worker.told
        assert "De prullenbak is leeg." in worker.seen
    assert {one.id for one in kasboek.window(store, KasboekFilter(), 0, 9)} == {eerste, tweede}


async def test_a_removed_entry_that_somebody_else_put_back_makes_place(store: Store) -> None:
    number = removed(store)
    async with at_work(store) as worker:
        await to_the_bin(worker)
        await worker.press("enter")
        await worker.app.run_action("app.undo")
        await worker.settle()
        worker.app._refresh_screen()
        await worker.settle()
        assert worker.at(PrullenbakScreen)
    assert kasboek.get(store, number).titel == "Samen geplant"
