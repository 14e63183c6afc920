from __future__ import annotations

from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.store.read import initiatieven
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import at_work
from tests.store.inputs import initiatief


def names(store: Store) -> list[str]:
    return [one.naam for one in initiatieven.window(store, InitiatiefFilter(), 0, 100)]


async def test_a_name_alone_is_enough(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("i")
        await worker.write("Buurttuin")
        await worker.press("enter")
        assert "Opgeslagen: Buurttuin" in worker.told
        await worker.press("2")
        assert "Buurttuin" in worker.seen
    (record,) = initiatieven.window(store, InitiatiefFilter(), 0, 10)
    assert (record.naam, record.wijk, record.type, record.fase, record.contact) == (
        "Buurttuin", "Selwerd", None, None, None,
    )  # fmt: skip


async def test_without_a_name_the_form_says_so_and_stays(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("i", "enter")
        assert worker.problems == {"naam": "Vul de naam in."}
    assert names(store) == []


async def test_a_likely_double_is_pointed_out_and_left_to_the_worker(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("i")
        await worker.write("De buurttuin")
        await worker.press("enter")
        assert worker.at(Confirm)
        assert "Buurttuin" in worker.seen
        await worker.press("n")
        assert worker.field("naam").text == "De buurttuin"
        assert names(store) == ["Buurttuin"]
        await worker.press("enter", "enter")
        assert worker.field("naam").text == "De buurttuin", "Enter takes the safe answer"
        await worker.press("enter", "j")
    assert names(store) == ["Buurttuin", "De buurttuin"]


async def test_a_change_keeps_the_rest_and_shows_in_the_history(store: Store) -> None:
    record = register_initiatief(store, initiatief("Buurttuin", aliassen=("De tuin",), aanjagers=2))
    async with at_work(store) as worker:
        await worker.press("2", "enter")
        assert worker.at(InitiatiefScreen)
        await worker.press("e", "end")
        await worker.write(" Noord")
        await worker.press("enter")
        assert "Buurttuin Noord" in worker.lines[1]
        assert "gewijzigd: naam" in worker.seen
    changed = initiatieven.get(store, record.id)
    assert (changed.naam, changed.aliassen, changed.aanjagers) == ("Buurttuin Noord", ("De tuin",), 2)


async def test_a_change_by_somebody_else_in_between_is_not_overwritten(store: Store) -> None:
    record = register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2", "enter", "e", "end")
        await worker.write(" A")
        other = Store.open(store.path, clock=store.clock)
        from frontlijn.store.write.initiatieven import change_initiatief

        change_initiatief(other, record.id, initiatief("Buurttuin B"), record.versie)
        other.close()
        await worker.press("enter")
        assert worker.field("naam").text == "Buurttuin A"
    assert names(store) == ["Buurttuin B"]


async def test_that_it_still_holds_is_one_key(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2", "enter", "b")
        assert "Laatst bevestigd op 21-11-2026" in worker.seen
