from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import AanvraagStatus
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, request_handgeld, set_status
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.screens.driving import at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, initiatief, regel, toekenning


async def test_the_cursor_stays_on_its_record_when_somebody_else_adds_rows(
    sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontlijn.app.POLL_SECONDS", 0.02)
    async with at_work(sample) as worker:
        await worker.press("3", "pagedown", "down", "down")
        rows = worker.rows
        key, index, count = rows.cursor_key, rows.cursor_index, rows.row_count
        other = Store.open(sample.path, clock=sample.clock)
        for number in range(3):
            log_kasboekregel(other, regel(f"Van een ander {number}"))
        other.close()
        await worker.until(lambda: rows.row_count == count + 3)
        assert (rows.cursor_key, rows.cursor_index) == (key, index + 3)
        await worker.press("home")
        assert "Van een ander 2" in worker.seen


async def test_the_cursor_stays_on_its_record_when_its_row_moves(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontlijn.app.POLL_SECONDS", 0.02)
    for letter in "BDF":
        register_initiatief(store, initiatief(f"{letter} club"))
    async with at_work(store) as worker:
        await worker.press("2", "down")
        key = worker.rows.cursor_key
        other = Store.open(store.path, clock=store.clock)
        for letter in "ACE":
            register_initiatief(other, initiatief(f"{letter} club"))
        other.close()
        await worker.until(lambda: worker.rows.row_count == 6)
        assert (worker.rows.cursor_key, worker.rows.cursor_index) == (key, 3)


async def test_enter_opens_the_row_and_escape_comes_back_to_it(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("3", "down", "down", "down")
        key = worker.rows.cursor_key
        await worker.press("enter")
        assert isinstance(worker.app.screen, KasboekregelScreen)
        assert worker.app.screen.number == key
        await worker.press("escape")
        assert worker.rows.cursor_key == key
        await worker.press("1", "3")
        assert worker.rows.cursor_key == key, "a mode is left as it was"


async def test_a_mode_under_a_detail_comes_back_with_its_own_key(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("3", "enter", "3")
        assert worker.rows.row_count == kasboek.count(sample, KasboekFilter(wijk_id=1))


async def test_a_list_reads_only_a_few_windows_of_many_entries(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from frontlijn.screens import lists
    from frontlijn.screens.registers import KASBOEK

    windows: list[tuple[int, int]] = []

    def window(store: Store, wanted: KasboekFilter, offset: int, limit: int) -> tuple[Kasboekregel, ...]:
        windows.append((offset, limit))
        return kasboek.window(store, wanted, offset, limit)

    monkeypatch.setattr(lists.KasboekScreen, "register", replace(KASBOEK, window=window))
    _many_entries(store, 20_000)
    async with at_work(store) as worker:
        await worker.press("3")
        assert worker.rows.row_count == 20_000
        assert len(windows) <= 3
        assert sum(limit for _, limit in windows) <= 300
        windows.clear()
        await worker.press("end")
        assert worker.rows.cursor_index == 19_999
        assert "Regel 0" in worker.lines[-2]
        assert len(windows) <= 3
        await worker.press("5")
        await worker.write("bijzonder")
        await worker.until(lambda: "20 gevonden" in worker.seen)


async def test_a_filter_on_many_entries_reads_little_and_without_it_the_cursor_stays_on_its_entry(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from frontlijn.screens import lists
    from frontlijn.screens.registers import KASBOEK

    windows: list[int] = []

    def window(store: Store, wanted: KasboekFilter, offset: int, limit: int) -> tuple[Kasboekregel, ...]:
        windows.append(limit)
        return kasboek.window(store, wanted, offset, limit)

    monkeypatch.setattr(lists.KasboekScreen, "register", replace(KASBOEK, window=window))
    _many_entries(store, 20_000)
    async with at_work(store) as worker:
        await worker.press("3", "f")
        await worker.fill({"tekst": "bijzonder"})
        await worker.press("enter")
        assert "20 van 20.000 regels" in worker.seen
        await worker.press("down", "down")
        key = worker.rows.cursor_key
        windows.clear()
        await worker.press("escape")
        assert worker.rows.row_count == 20_000
        assert (worker.rows.cursor_key, worker.rows.cursor_index) == (key, 2_999)
        assert "Regel 17000 bijzonder" in worker.seen
        assert sum(windows) <= 400


def _many_entries(store: Store, number: int) -> None:
    import sqlite3

    with sqlite3.connect(store.path) as db:
        db.executemany(
            "INSERT INTO kasboekregel (uuid, datum, wijk_id, titel, zichtbaarheid, geregistreerd_op)"
            " VALUES (?, date('2000-01-01', ? || ' minutes'), 1, ?, 'intern', '2026-01-01T00:00:00.000Z')",
            (
                (
                    f"00000000-0000-7000-9000-{n:012d}",
                    str(n * 60),
                    f"Regel {n}{' bijzonder' if n % 1000 == 0 else ''}",
                )
                for n in range(number)
            ),
        )
    db.close()


async def test_the_list_of_handgeld_says_where_each_request_is_and_how_long_it_waits(store: Store) -> None:
    pot = a_pot(store, plafond=1_000_00)
    taken, held, gone = (
        request_handgeld(store, aanvraag(pot.id, onderwerp=naam)).id for naam in ("Pakken", "Wachten", "Weg")
    )
    request_handgeld(store, aanvraag(pot.id, onderwerp="Nieuw", ontvangen_op=date(2026, 11, 9)))
    set_status(store, taken, AanvraagStatus.IN_BEHANDELING, TODAY, None)
    set_status(store, held, AanvraagStatus.AANGEHOUDEN, TODAY, "De begroting komt nog")
    set_status(store, gone, AanvraagStatus.INGETROKKEN, TODAY, None)
    grant_handgeld(store, aanvraag(pot.id, onderwerp="Besloten", aanvrager="Aad"), toekenning(), None)
    async with at_work(store) as worker:
        await worker.press("4")
        shown = {line[15:24].strip(): line for line in worker.lines if "2026" in line}
        assert "ontvangen 12 d" in shown["Nieuw"]
        assert "in behandeling 20 d" in shown["Pakken"]
        assert "aangehouden 20 d" in shown["Wachten"]
        assert shown["Weg"].rstrip().endswith("ingetrokken"), "nobody waits any more"
        assert shown["Besloten"].rstrip().endswith("toegekend")
        assert {naam for naam, line in shown.items() if line[1] == "?"} == {"Nieuw", "Pakken", "Wachten"}
