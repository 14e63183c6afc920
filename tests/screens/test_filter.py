"""The filter of the kasboek: all that is filled in counts together, and it says in words what shows."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst
from frontlijn.screens.filterwords import filter_words, period_words
from frontlijn.screens.forms.filter import FilterForm, parse_days
from frontlijn.screens.keptfilters import KeptFilters
from frontlijn.screens.lists import KasboekScreen
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import note_export, versions
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel, save_filter
from frontlijn.store.write.undo import undo_last
from tests.screens.driving import Worker, at_work
from tests.store.inputs import TODAY, initiatief, regel

EACH: tuple[dict[str, Any], ...] = (
    {"leefdomein": Leefdomein.GEZONDHEID},
    {"leefdomein": Leeg.ONBEKEND},
    {"kernwaarde": Kernwaarde.DOET},
    {"kernwaarde": Leeg.ONBEKEND},
    {"experiment": True},
    {"experiment": False},
    {"van": date(2026, 9, 1), "tot": date(2026, 9, 30)},
    {"van": date(2026, 9, 1)},
    {"tot": date(2026, 9, 30)},
    {"van": date(2026, 9, 1), "tot": date(2026, 9, 1)},
    {"tekst": "soep en brood"},
    {"uitkomst": Uitkomst.MISLUKT},
    {"uitkomst": Leeg.ONBEKEND},
    {"deelnames": Leeg.ONBEKEND},
    {"nieuw_bereikt": Leeg.ONBEKEND},
    {"niet_in_beeld": Leeg.ONBEKEND},
    {"vrijwilligersminuten": Leeg.ONBEKEND},
    {"aantal_domeinen": 0},
    {"verhaal": True},
    {"verhaal": False},
    {"voortgekomen": True},
    {"voortgekomen": False},
    {"uitgewisseld": True},
    {"gescoord": False},
    {"gewijzigd_na_uitvoer": True},
    {"gewijzigd_na_uitvoer": False},
    {"exporteerbaar": True},
    {"wijk_id": 2},
    {"initiatief_id": 1},
)
"""A filter on each thing that can be asked for."""


def combined() -> list[dict[str, Any]]:
    """The same, as few filters that each ask for much."""
    found: list[dict[str, Any]] = []
    for each in EACH:
        free = next((one for one in found if not one.keys() & each.keys()), None)
        if free is None:
            found.append(dict(each))
        else:
            free.update(each)
    return found


def test_every_field_of_a_filter_is_tried() -> None:
    outside = {
        "openbaar",
        "verhaal_naar",
        "gebied",
    }  # asked by what leaves the laptop and by a summary, never in a form
    assert {name for each in EACH for name in each} == {one.name for one in fields(KasboekFilter)} - outside


def shown(worker: Worker) -> KasboekScreen:
    assert isinstance(worker.app.screen, KasboekScreen)
    return worker.app.screen


async def test_whatever_a_filter_asks_is_said_and_stays_when_the_form_opens_and_closes(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub"))
    async with at_work(store, (120, 30)) as worker:
        await worker.press("3")
        for asked in combined():
            wanted = KasboekFilter(**asked)
            shown(worker).show_filter(wanted)
            await worker.press("f", "ctrl+s")
            assert shown(worker).filter == wanted
            assert f"0 van 0 regels. Filter (Esc wist het): {filter_words(store, wanted)}." in worker.seen


def test_two_filters_never_sound_the_same(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub"))
    words = [filter_words(store, KasboekFilter(**asked)) for asked in EACH]
    assert len(set(words)) == len(words)


def test_the_wijk_that_is_said_elsewhere_is_left_out(store: Store) -> None:
    wanted = KasboekFilter(wijk_id=1, verhaal=True)
    assert filter_words(store, wanted) == "in Selwerd, met verhaal"
    assert filter_words(store, wanted, 1) == "met verhaal"
    assert filter_words(store, wanted, 2) == "in Selwerd, met verhaal"
    assert filter_words(store, KasboekFilter(), 1) == ""


@pytest.mark.parametrize(
    ("typed", "van", "tot"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("maart 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("1-9 t/m 30-9", date(2026, 9, 1), date(2026, 9, 30)),
        ("Vanaf 1-9", date(2026, 9, 1), None),
        ("t/m 30-9", None, date(2026, 9, 30)),
        ("tot en met gisteren", None, date(2026, 11, 20)),
        ("gisteren", date(2026, 11, 20), date(2026, 11, 20)),
    ],
)
def test_a_period_is_read_and_written_so_that_it_can_be_read_again(
    typed: str, van: date | None, tot: date | None
) -> None:
    assert parse_days(typed, TODAY) == (van, tot)
    assert parse_days(period_words(van, tot), TODAY) == (van, tot)


@pytest.mark.parametrize("typed", ["soep", "vanaf soep", "t/m", "31-2-2026", "2-9-2026 t/m 1-9-2026"])
def test_what_is_no_period_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_days(typed, TODAY, "periode")
    assert refused.value.field == "periode"


async def fill_and_show(worker: Worker, **values: str) -> None:
    await worker.press("3", "f")
    await worker.fill(values)
    await worker.press("ctrl+s")


async def test_everything_that_is_filled_in_counts_together(store: Store) -> None:
    soep = register_initiatief(store, initiatief("Soepclub"))
    log_kasboekregel(store, regel("Soep", initiatief_id=soep.id, leefdomeinen=(Leefdomein.MEEDOEN,), deelnames=3))
    log_kasboekregel(store, regel("Soep zonder getal", initiatief_id=soep.id, leefdomeinen=(Leefdomein.MEEDOEN,)))
    log_kasboekregel(store, regel("Soep elders", leefdomeinen=(Leefdomein.MEEDOEN,)))
    log_kasboekregel(store, regel("Soep lang geleden", initiatief_id=soep.id, datum=date(2025, 1, 1)))
    async with at_work(store) as worker:
        await fill_and_show(
            worker, initiatief_id="soepclub", leefdomein="meedoen", tekst="soep", onbekend="deelnames", periode="2026"
        )
        assert "1 van 4 regels" in worker.seen
        assert "Soep zonder getal" in worker.seen
        await worker.press("escape")
        assert "van 4 regels" not in worker.seen
        assert worker.rows.row_count == 4
        assert worker.rows.cursor_key == 2, "the cursor stays on its entry"


async def test_the_filter_holds_when_the_wijk_changes_and_f4_wipes_it(sample: Store) -> None:
    async with at_work(sample) as worker:
        await fill_and_show(worker, verhaal="nee")
        here = worker.rows.row_count
        assert 0 < here < kasboek.count(sample, KasboekFilter(wijk_id=1))
        await worker.press("w", "home", "up", "enter")
        await worker.press("w")
        await worker.write("alle")
        await worker.press("enter")
        assert worker.rows.row_count == kasboek.count(sample, KasboekFilter(verhaal=False)) > here
        await worker.press("f", "f4")
        assert "Filter (" not in worker.seen
        assert worker.rows.row_count == kasboek.count(sample, KasboekFilter())


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("periode", "ooit", "Dit is geen periode"),
        ("initiatief_id", "bestaat niet", "Er is geen initiatief"),
        ("tekst", "...", "Er staat geen letter of cijfer in"),
        ("aantal_domeinen", "veel", "getal"),
    ],
)
async def test_what_cannot_be_asked_is_said_at_its_field(store: Store, name: str, typed: str, says: str) -> None:
    async with at_work(store) as worker:
        await fill_and_show(worker, **{name: typed})
        assert worker.at(FilterForm)
        assert list(worker.problems) == [name]
        assert says in worker.problems[name]


async def test_nothing_fits_says_how_to_go_on(store: Store) -> None:
    log_kasboekregel(store, regel())
    async with at_work(store) as worker:
        await fill_and_show(worker, experiment="ja")
        assert "Niets past bij dit filter" in worker.seen
        assert "0 van 1 regels" in worker.seen
        await worker.press("escape")
        assert "Samen geplant" in worker.seen


async def test_escape_in_the_form_leaves_the_filter_as_it_was_without_a_question(store: Store) -> None:
    async with at_work(store) as worker:
        await fill_and_show(worker, verhaal="ja")
        await worker.press("f")
        await worker.fill({"verhaal": "nee"})
        await worker.press("escape")
        assert "Filter (Esc wist het): met verhaal." in worker.seen
        await worker.press("f")
        assert "concept" not in worker.seen


async def test_a_filter_is_kept_under_a_name_and_chosen_with_f_and_a_digit(store: Store) -> None:
    log_kasboekregel(store, regel("Met", verhaal="Er was eens"))
    log_kasboekregel(store, regel("Zonder"))
    async with at_work(store) as worker:
        await fill_and_show(worker, verhaal="ja", naam="Verhalen")
        assert "Filter bewaard: Verhalen." in worker.told
        assert kasboek.find_filter(store, "Verhalen").filter == KasboekFilter(verhaal=True)
        await worker.press("escape", "F")
        assert worker.at(KeptFilters)
        assert "Verhalen" in worker.seen
        await worker.press("2")
        assert worker.at(KeptFilters), "there is no second one"
        await worker.press("1")
        assert "1 van 2 regels. Filter (Esc wist het): met verhaal." in worker.seen
        await worker.press("F", "escape")
        assert "1 van 2 regels." in worker.seen


async def test_a_kept_filter_fills_the_form_and_keeps_what_the_form_does_not_show(store: Store) -> None:
    save_filter(store, "Elders", KasboekFilter(wijk_id=2, exporteerbaar=True, verhaal=True))
    async with at_work(store) as worker:
        await worker.press("3", "f", "right")
        assert worker.field("verhaal").text == "ja"
        await worker.fill({"tekst": "soep"})
        await worker.press("ctrl+s")
        assert shown(worker).filter == KasboekFilter(wijk_id=2, exporteerbaar=True, verhaal=True, tekst="soep")


async def test_a_kept_filter_is_thrown_away_and_comes_back(store: Store) -> None:
    save_filter(store, "Soep", KasboekFilter(tekst="soep"))
    async with at_work(store) as worker:
        await worker.press("3", "F")
        assert worker.seen.count("Weggooien") == 1
        await worker.press("d")
        assert "Filter weggegooid: Soep." in worker.told
        assert "Nog geen bewaard filter" in worker.seen
        await worker.press("d", "escape", "ctrl+z")
    assert [one.naam for one in kasboek.filters(store)] == ["Soep"]


async def test_the_list_marks_what_changed_since_its_export_beside_an_experiment(store: Store) -> None:
    old = log_kasboekregel(store, regel("Proef", experiment=True))
    log_kasboekregel(store, regel("Gewoon"))
    note_export(store, versions(store, KasboekFilter()), "kasboek")
    change_kasboekregel(store, old.id, replace(old.invoer(), deelnames=4), old.versie)
    async with at_work(store) as worker:
        await worker.press("3")
        lines = {name: line for line in worker.lines for name in ("Proef", "Gewoon") if name in line}
        assert "21-11-2026 ↻" in lines["Proef"]
        assert lines["Proef"][1] == "°"
        assert "↻" not in lines["Gewoon"]
        await fill_and_show(worker, gewijzigd_na_uitvoer="ja")
        assert "1 van 2 regels" in worker.seen


async def test_a_filter_on_an_initiative_that_is_gone_says_so(store: Store) -> None:
    gone = register_initiatief(store, initiatief("Soepclub"))
    undo_last(store)
    assert filter_words(store, KasboekFilter(initiatief_id=gone.id)) == f"bij initiatief {gone.id} (weg)"
    save_filter(store, "Oud", KasboekFilter(initiatief_id=gone.id))
    async with at_work(store) as worker:
        await worker.press("3", "f", "right")
        assert worker.field("initiatief_id").text == ""
        await worker.press("escape", "F", "1")
        assert "(weg)" in worker.seen
