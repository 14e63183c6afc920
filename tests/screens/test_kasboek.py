from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import request_handgeld
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.settings import put
from tests.screens.driving import Worker, at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, initiatief, regel

BEIJUM = 4


def newest(store: Store) -> Kasboekregel:
    return max(kasboek.window(store, KasboekFilter(), 0, 100), key=lambda one: one.id)


async def log(worker: Worker, titel: str) -> None:
    await worker.press("k")
    await worker.write(titel)
    await worker.press("enter")


@pytest.mark.parametrize("keys", [["1"], ["2"], ["3"], ["4"], ["5", "down"], ["slash", "down"]])
async def test_a_title_is_enough_in_each_mode(store: Store, keys: list[str]) -> None:
    async with at_work(store) as worker:
        await worker.press(*keys)
        await log(worker, "Samen koffie gedronken")
        assert "Opgeslagen: Samen koffie gedronken" in worker.told
    record = newest(store)
    assert (record.titel, record.datum, record.wijk, record.initiatief) == (
        "Samen koffie gedronken", TODAY, "Selwerd", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "wijk", "initiatief_naam"),
    [
        (["2"], "Selwerd", "Aardappelclub"),
        (["2", "down"], "Beijum", "Breiclub"),
        (["2", "down", "enter"], "Beijum", "Breiclub"),
        (["3", "enter"], "Beijum", "Breiclub"),
        (["4", "enter"], "Selwerd", "Aardappelclub"),
        (["2", "down", "enter", "enter"], "Beijum", "Breiclub"),
    ],
)
async def test_an_entry_starts_at_the_initiative_that_is_selected(
    store: Store, keys: list[str], wijk: str, initiatief_naam: str
) -> None:
    first = register_initiatief(store, initiatief("Aardappelclub"))
    second = register_initiatief(store, initiatief("Breiclub", wijk_id=BEIJUM))
    log_kasboekregel(store, regel(wijk_id=BEIJUM, initiatief_id=second.id))
    request_handgeld(store, aanvraag(a_pot(store).id, initiatief_id=first.id))
    async with at_work(store) as worker:
        worker.app.choose_wijk(None)
        await worker.press(*keys)
        await log(worker, "Langs geweest")
    record = newest(store)
    assert (record.titel, record.wijk, record.initiatief) == ("Langs geweest", wijk, initiatief_naam)


async def test_the_last_initiative_is_offered_again_in_its_wijk_only(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    async with at_work(store) as worker:
        await worker.press("2")
        await log(worker, "Een")
        await worker.press("1", "k")
        assert worker.field("initiatief_id").text == "Buurttuin"
        await worker.write("Twee")
        await worker.press("enter", "w")
        await worker.write("beij")
        await worker.press("enter", "k")
        assert worker.field("initiatief_id").text == ""
        assert worker.field("wijk_id").text == str(BEIJUM)
        await worker.press("escape")
    async with at_work(store) as worker:
        await worker.press("w")
        await worker.write("selw")
        await worker.press("enter", "k")
        assert worker.field("initiatief_id").text == "Buurttuin"


async def test_everything_that_can_be_told_is_kept(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    told = {
        "datum": "gisteren",
        "initiatief_id": "buurttuin",
        "verhaal": "Eerst\nregende het.",
        "leefdomeinen": "meedoen;wonen",
        "kernwaarde": "doet",
        "deelnames": "12",
        "nieuw_bereikt": "3",
        "niet_in_beeld": "1",
        "vrijwilligersminuten": "1,5",
        "wat_werkte": "Soep",
        "wat_niet": "Folders",
        "teweeg": "Een breiclub",
        "experiment": "ja",
        "uitkomst": "mislukt",
        "les": "Geen folders meer",
        "zichtbaarheid": "openbaar",
    }
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Oogstdag")
        await worker.press("ctrl+o")
        await worker.fill(told)
        assert set(worker.form.fields) - set(told) == {"titel", "wijk_id"}
        await worker.press("ctrl+s")
    record = newest(store)
    assert record.initiatief == "Buurttuin"
    assert record.datum == date(2026, 11, 20)
    assert (record.verhaal, record.wat_werkte, record.wat_niet, record.teweeg, record.les) == (
        "Eerst\nregende het.", "Soep", "Folders", "Een breiclub", "Geen folders meer",
    )  # fmt: skip
    assert set(record.leefdomeinen) == {Leefdomein.WONEN, Leefdomein.MEEDOEN}
    assert (record.kernwaarde, record.uitkomst) == (Kernwaarde.DOET, Uitkomst.MISLUKT)
    assert (record.deelnames, record.nieuw_bereikt, record.niet_in_beeld) == (12, 3, 1)
    assert (record.vrijwilligersminuten, record.experiment) == (90, True)
    assert record.zichtbaarheid is Zichtbaarheid.OPENBAAR


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("titel", "", "Vul de titel in."),
        ("datum", "31-02-2026", "31 februari 2026 bestaat niet"),
        ("datum", "22-11-2026", "moet nog komen"),
        ("initiatief_id", "Buurtuin", "Bedoel je Buurttuin?"),
        ("deelnames", "veel", "getal"),
        ("nieuw_bereikt", "9", "Er deden 2 mensen mee"),
        ("vrijwilligersminuten", "lang", "1,5"),
        ("les", "", "les"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    store: Store, name: str, text: str, says: str
) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    entered = {"titel": "Oogstdag", "deelnames": "2", "experiment": "ja", "uitkomst": "mislukt", "les": "Minder"}
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.fill(entered | {name: text})
        before = worker.form.values()
        await worker.press("ctrl+s")
        assert list(worker.problems) == [name]
        assert says in worker.problems[name]
        assert worker.problems[name] in worker.seen.replace("│", "") or len(worker.problems[name]) > 50
        assert worker.form.values() == before
        focused = worker.app.focused
        assert focused is not None
        assert worker.field(name) in focused.ancestors_with_self
    assert kasboek.count(store, KasboekFilter()) == 0


async def test_what_only_the_database_refuses_is_said_in_the_form_too(store: Store) -> None:
    put(store, Instelling.GEBRUIKER, "x" * 5_000)
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Oogstdag")
        await worker.press("enter")
        assert worker.field("titel").text == "Oogstdag"
        assert any(line.lstrip().startswith("! ") for line in worker.lines)
    assert kasboek.count(store, KasboekFilter()) == 0


def test_the_causes_of_a_refusal_by_the_database_come_to_an_end(store: Store) -> None:
    put(store, Instelling.GEBRUIKER, "x" * 5_000)
    with pytest.raises(Refused) as caught:
        log_kasboekregel(store, regel())
    error: BaseException | None = caught.value
    seen = []
    while error is not None:
        assert error not in seen
        seen.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
