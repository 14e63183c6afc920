"""The chooser "Snel", the templates under the digits, and the last entry once more."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.values import Kernwaarde, Leefdomein
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.forms.sjabloon import SjabloonForm
from frontlijn.screens.pickers import Picker
from frontlijn.screens.sjablonen import SjablonenScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel, save_sjabloon
from frontlijn.store.write.settings import put
from tests.screens.driving import at_work
from tests.store.inputs import SELWERD, TODAY, initiatief, regel

BEIJUM = 4
TUESDAY = 1


def newest(store: Store) -> Kasboekregel:
    return max(kasboek.window(store, KasboekFilter(), 0, 100), key=lambda one: one.id)


def a_template(store: Store, toets: int = 1, **more: object) -> None:
    soep = register_initiatief(store, initiatief("Soepclub"))
    values: dict[str, object] = {
        "titel": "Soep op dinsdag",
        "wijk_id": SELWERD,
        "toets": toets,
        "initiatief_id": soep.id,
        "leefdomeinen": (Leefdomein.MEEDOEN,),
        "vrijwilligersminuten": 120,
        "weekdag": TUESDAY,
    }
    save_sjabloon(store, SjabloonInvoer(**(values | more)))  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["1", "2", "3", "4"])
async def test_a_template_takes_three_keys_and_gives_the_last_such_day(store: Store, mode: str) -> None:
    a_template(store)
    async with at_work(store) as worker:
        await worker.press(mode, "t", "1", "enter")
        assert "Opgeslagen: Soep op dinsdag" in worker.told
    record = newest(store)
    assert (record.titel, record.initiatief, record.datum) == ("Soep op dinsdag", "Soepclub", date(2026, 11, 17))
    assert (record.leefdomeinen, record.vrijwilligersminuten) == ((Leefdomein.MEEDOEN,), 120)


async def test_the_cursor_stands_where_the_people_of_that_day_go(store: Store) -> None:
    a_template(store)
    async with at_work(store) as worker:
        for key in ("t", "1", "1", "4", "enter"):
            worker._send(key)
        await worker.settle()
        assert "Opgeslagen" in worker.told
    assert newest(store).deelnames == 14


async def test_what_happens_most_stands_there_by_itself(store: Store) -> None:
    for _ in range(3):
        log_kasboekregel(store, regel("Koffie"))
    async with at_work(store) as worker:
        await worker.press("t")
        assert "Koffie" in worker.seen
        assert "3 keer" in worker.seen
        await worker.press("enter", "enter")
    assert kasboek.count(store, KasboekFilter()) == 4


async def test_a_filled_in_form_is_left_without_a_question(store: Store) -> None:
    a_template(store)
    async with at_work(store) as worker:
        await worker.press("t", "1", "escape")
        assert worker.at(WijkScreen)
        await worker.press("t", "escape")
        assert worker.at(WijkScreen)


@pytest.mark.parametrize("keys", [["h"], ["t", "h"]])
async def test_the_last_entry_is_repeated_without_what_belongs_to_its_day(store: Store, keys: list[str]) -> None:
    yesterday = date(2026, 11, 20)
    log_kasboekregel(
        store,
        regel("Koffie", datum=yesterday, deelnames=9, verhaal="Druk.", kernwaarde=Kernwaarde.DOET, experiment=True),
    )
    async with at_work(store) as worker:
        await worker.press(*keys, "enter")
    record = newest(store)
    assert (record.titel, record.datum, record.kernwaarde, record.experiment) == (
        "Koffie", TODAY, Kernwaarde.DOET, True,
    )  # fmt: skip
    assert (record.deelnames, record.verhaal) == (None, None)


async def test_without_entries_there_is_nothing_to_repeat(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("h")
        assert "nog niets gelogd" in worker.told
        await worker.press("t", "h")
        assert worker.at(SjablonenScreen)


async def test_without_a_wijk_it_is_that_of_the_last_entry_else_it_is_asked(store: Store) -> None:
    put(store, Instelling.WIJK, "")
    async with at_work(store) as worker:
        await worker.press("t")
        assert worker.at(Picker)
        await worker.write("beij")
        await worker.press("enter")
        assert "Snel loggen in Beijum" in worker.seen
        await worker.press("escape")
        log_kasboekregel(store, regel(wijk_id=BEIJUM))
        await worker.press("t")
        assert "Snel loggen in Beijum" in worker.seen


async def test_a_template_is_made_changed_and_emptied(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("t", "e", "3")
        assert worker.at(SjabloonForm)
        await worker.fill({"titel": "Koffie", "leefdomeinen": "wonen", "vrijwilligersminuten": "1,5", "weekdag": "di"})
        assert "dinsdag" in worker.seen
        await worker.press("ctrl+s")
        assert "Sjabloon 3: Koffie" in worker.told
        assert "Koffie (di)" in worker.seen
        kept = kasboek.sjabloon(store, SELWERD, 3)
        assert (kept.leefdomeinen, kept.vrijwilligersminuten, kept.weekdag) == ((Leefdomein.WONEN,), 90, TUESDAY)
        await worker.press("e", "down", "down", "enter")
        await worker.write(" en thee")
        await worker.press("enter")
        assert kasboek.sjabloon(store, SELWERD, 3).titel == "Koffie en thee"
        await worker.press("e", "3", "f8")
        assert "Toets 3 is weer vrij" in worker.told
        assert kasboek.sjablonen(store, SELWERD) == ()
        await worker.press("escape", "ctrl+z")
    assert kasboek.sjabloon(store, SELWERD, 3).titel == "Koffie en thee"


async def test_escape_leaves_changing_before_it_leaves(store: Store) -> None:
    a_template(store)
    async with at_work(store) as worker:
        await worker.press("t", "e", "escape")
        assert worker.at(SjablonenScreen)
        await worker.press("1")
        assert worker.at(KasboekForm)


async def test_a_key_that_is_taken_says_what_goes_away(store: Store) -> None:
    a_template(store)
    async with at_work(store) as worker:
        await worker.press("t", "e", "2")
        await worker.fill({"titel": "Thee", "toets": "1"})
        assert "Hier staat nu: Soep op dinsdag" in worker.seen
        await worker.fill({"toets": "12"})
        await worker.press("ctrl+s")
        assert list(worker.problems) == ["toets"]
        await worker.fill({"toets": "2"})
        assert "Hier staat nu" not in worker.seen
        await worker.press("ctrl+s")
    assert [one.titel for one in kasboek.sjablonen(store, SELWERD)] == ["Soep op dinsdag", "Thee"]


@pytest.mark.parametrize(("text", "says"), [("dindag", "di of dinsdag"), ("17-11", "di of dinsdag")])
async def test_a_day_that_is_none_is_refused_at_its_field(store: Store, text: str, says: str) -> None:
    async with at_work(store) as worker:
        await worker.press("t", "1")
        await worker.fill({"titel": "Thee", "weekdag": text})
        await worker.press("ctrl+s")
        assert says in worker.problems["weekdag"]


async def test_an_empty_form_is_filled_from_a_template_and_a_begun_one_is_not(store: Store) -> None:
    a_template(store)
    async with at_work(store) as worker:
        await worker.press("k", "ctrl+t", "1")
        assert worker.field("titel").text == "Soep op dinsdag"
        assert worker.field("initiatief_id").text == "Soepclub"
        await worker.write("7")
        await worker.press("enter")
        assert newest(store).deelnames == 7
        await worker.press("k")
        await worker.write("Iets")
        await worker.press("ctrl+t")
        assert worker.at(KasboekForm)
        assert worker.field("titel").text == "Iets"


async def test_an_entry_becomes_a_template_on_the_first_free_key(store: Store) -> None:
    a_template(store)
    log_kasboekregel(store, regel("Fietsen", leefdomeinen=(Leefdomein.MOBILITEIT,), vrijwilligersminuten=60))
    async with at_work(store) as worker:
        await worker.press("3", "enter", "e", "f7")
        assert worker.at(SjabloonForm)
        assert worker.field("toets").text == "2"
        await worker.press("enter")
        assert "Sjabloon 2: Fietsen" in worker.told
        assert worker.at(KasboekForm)
    kept = kasboek.sjabloon(store, SELWERD, 2)
    assert (kept.titel, kept.leefdomeinen, kept.vrijwilligersminuten) == ("Fietsen", (Leefdomein.MOBILITEIT,), 60)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36)])
async def test_the_chooser_fits(sample: Store, size: tuple[int, int]) -> None:
    async with at_work(sample, size) as worker:
        await worker.press("t")
        shown = [line.rstrip() for line in worker.lines]
        assert all(any(f"  {key}  " in line for line in shown) for key in range(1, 10))
        assert "e: wijzigen" in worker.seen


@pytest.mark.parametrize("titel", ["[/x] [b] \\ €", "a\u202eb", "x" * 200])
async def test_any_title_is_data_in_the_chooser(store: Store, titel: str) -> None:
    save_sjabloon(store, SjabloonInvoer(titel, SELWERD, 1))
    async with at_work(store) as worker:
        await worker.press("t")
        assert "\u202e" not in worker.seen
        await worker.press("1", "enter")
    assert newest(store).titel == kasboek.sjabloon(store, SELWERD, 1).titel
