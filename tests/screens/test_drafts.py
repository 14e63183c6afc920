from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import at_work
from tests.store.inputs import a_pot, regel

Kept = dict[tuple[str, str], dict[str, str]]


def kept(store: Store) -> Kept:
    """The drafts by form and record, as another program reads them from the file."""
    with closing(sqlite3.connect(f"{store.path}-concepten")) as db:
        if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            return {}
        rows = db.execute("SELECT formulier, sleutel, inhoud FROM concept").fetchall()
    found = {(form, key.partition("/")[0]): json.loads(values) for form, key, values in rows}
    assert len(found) == len(rows), "two drafts of one form and record"
    return found


async def leave_a_draft(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Half verhaal")
        await worker.press("ctrl+o", "tab", "tab", "tab")
        await worker.write("Er was")


async def test_what_is_typed_is_in_the_file_after_each_key(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        text = ""
        for character in "Koffie é €":
            await worker.press(character)
            text += character
            assert kept(store)["kasboek", "nieuw"]["titel"] == text
        await worker.press("backspace")
        assert kept(store)["kasboek", "nieuw"]["titel"] == text[:-1]


async def test_a_draft_is_gone_after_saving(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Klaar")
        assert kept(store)
        await worker.press("enter")
        assert kept(store) == {}


async def test_a_draft_is_offered_at_the_next_start_and_goes_on(store: Store) -> None:
    await leave_a_draft(store)
    async with at_work(store) as worker:
        assert worker.at(Confirm)
        assert "een kasboekregel" in worker.seen
        assert "“Half verhaal”" in worker.seen
        await worker.press("enter")
        assert worker.at(KasboekForm)
        assert (worker.field("titel").text, worker.field("verhaal").text) == ("Half verhaal", "Er was")
        assert worker.form.is_changed, "leaving it still asks"
        await worker.press("ctrl+s")
        assert worker.at(WijkScreen)
    (record,) = kasboek.window(store, KasboekFilter(), 0, 10)
    assert (record.titel, record.verhaal) == ("Half verhaal", "Er was")
    assert kept(store) == {}
    async with at_work(store) as worker:
        assert worker.at(WijkScreen)


WAITING = "Er staat nog een concept"


async def test_a_draft_keeps_what_is_told_in_every_section(store: Store) -> None:
    told = {
        "uitwisselingen": "Soepclub > bewoner A: soep, 2 uur",
        "perspectieven": "bewoner A: eigen 2-4",
        "uit": "regel 1",
        "bereik": "export",
        "toestemming_op": "gisteren",
        "toestemming_tot": "1-12-2026",
        "toestemming_van": "Bea",
        "pseudoniem": "mevrouw V",
        "reeks": "4 weken",
    }
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Soep")
        await worker.fill(told)
        assert told.items() <= kept(store)["kasboek", "nieuw"].items()
    async with at_work(store) as worker:
        await worker.press("o")
        assert told.items() <= worker.form.values().items()
        assert [section.is_open for section in worker.form.sections] == [False, True, True, True, True, True]
        assert "Dit worden 4 kasboekregels" in worker.field("reeks").line("seen")
        assert "mag mee in een verslag" in worker.field("bereik").line("seen")


async def test_a_draft_can_wait_and_is_offered_when_its_form_opens(store: Store) -> None:
    await leave_a_draft(store)
    async with at_work(store) as worker:
        await worker.press("l")
        assert worker.at(WijkScreen)
        await worker.press("i")
        assert WAITING not in worker.seen, "another form has nothing to do with it"
        await worker.press("escape", "k")
        assert WAITING in worker.seen
        assert "“Half verhaal”" in worker.seen
        assert worker.field("titel").text == ""
        await worker.press("ctrl+r")
        assert worker.field("titel").text == "Half verhaal"
        assert WAITING not in worker.seen
        await worker.press("ctrl+s")
    assert kept(store) == {}


async def test_who_types_on_beside_a_waiting_draft_loses_neither(store: Store) -> None:
    await leave_a_draft(store)
    async with at_work(store) as worker:
        await worker.press("l", "k")
        await worker.write("Iets anders")
        await worker.press("enter")
    (record,) = kasboek.window(store, KasboekFilter(), 0, 10)
    assert record.titel == "Iets anders"
    assert kept(store)["kasboek", "nieuw"]["titel"] == "Half verhaal"


async def test_a_draft_is_thrown_away_only_when_asked(store: Store) -> None:
    await leave_a_draft(store)
    async with at_work(store) as worker:
        await worker.press("escape")
    assert kept(store)["kasboek", "nieuw"]["titel"] == "Half verhaal"
    async with at_work(store) as worker:
        await worker.press("w")
        assert worker.at(Confirm), "the letter alone throws nothing away"
        await worker.press("enter")
        assert worker.at(WijkScreen)
    assert kept(store) == {}


async def test_a_draft_of_one_record_never_shows_at_another(store: Store) -> None:
    log_kasboekregel(store, regel("Eerste"))
    log_kasboekregel(store, regel("Tweede"))
    async with at_work(store) as worker:
        await worker.press("3", "enter", "e")
        await worker.write(" gewijzigd")
        assert worker.field("titel").text == "Tweede gewijzigd"
        await worker.press("escape", "c", "escape", "down", "enter", "e")
        assert WAITING not in worker.seen
        assert worker.field("titel").text == "Eerste"
        await worker.press("escape", "escape", "k")
        assert WAITING not in worker.seen
        assert worker.field("titel").text == ""
        await worker.press("escape", "up", "enter", "e")
        assert WAITING in worker.seen
        await worker.press("ctrl+r")
        assert worker.field("titel").text == "Tweede gewijzigd"


async def test_a_draft_of_handgeld_comes_back_with_its_judgements_and_its_pot(store: Store) -> None:
    a_pot(store)
    async with at_work(store) as worker:
        await worker.press("g")
        await worker.write("Plantjes")
        await worker.press("tab")
        await worker.write("50")
        await worker.press("tab", "tab", "tab", "v")
        await worker.write("Van bewoners")
    async with at_work(store) as worker:
        await worker.press("o")
        assert worker.at(HandgeldForm)
        assert (worker.field("C1").text, worker.field("gevraagd").text) == ("voldoet|Van bewoners", "50")
        assert "→ € 50,00 als je dit toekent" in worker.seen


async def test_text_is_thrown_away_only_after_a_question(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.press("escape")
        assert worker.at(WijkScreen), "nothing was typed"
        await worker.press("k")
        await worker.write("Tekst")
        for stays in ("escape", "enter", "v"):
            await worker.press("escape")
            assert worker.at(Confirm)
            await worker.press(stays)
            assert worker.field("titel").text == "Tekst"
        await worker.press("escape", "w", "enter")
        assert worker.at(WijkScreen)
        assert kept(store) == {}


async def test_what_was_restored_survives_leaving_as_a_draft_again(store: Store) -> None:
    await leave_a_draft(store)
    async with at_work(store) as worker:
        await worker.press("o", "escape")
        assert worker.at(Confirm)
        await worker.press("c")
    assert kept(store)["kasboek", "nieuw"]["titel"] == "Half verhaal"


async def test_quitting_with_a_form_open_keeps_the_draft(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("k")
        await worker.write("Bijna klaar")
        await worker.press("ctrl+q")
    assert kept(store)["kasboek", "nieuw"]["titel"] == "Bijna klaar"


async def test_a_draft_of_what_is_gone_shows_its_text_and_stays_until_thrown_away(store: Store) -> None:
    await leave_a_draft(store)
    with closing(sqlite3.connect(f"{store.path}-concepten")) as db:
        db.execute("UPDATE concept SET sleutel = '999/a'")
        db.commit()
    async with at_work(store) as worker:
        await worker.press("o")
        assert worker.at(Confirm)
        assert "Half verhaal" in worker.seen
        assert "Er was" in worker.seen
        await worker.press("enter")
        assert worker.at(WijkScreen)
    assert kept(store)
