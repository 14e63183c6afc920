"""The kasboek by weeks, and the entries behind a day or a week."""

from __future__ import annotations

from datetime import date

from frontlijn.screens.kalender import KalenderScreen
from frontlijn.screens.lists import KasboekScreen
from frontlijn.screens.rows import RowsScreen
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.widgets.kalender import Kalender
from tests.screens.driving import Worker, at_work
from tests.store.inputs import regel


async def open_calendar(worker: Worker, wanted: KasboekFilter | None = None) -> None:
    await worker.press("3")
    screen = worker.app.screen
    assert isinstance(screen, KasboekScreen)
    screen.show_filter(wanted)
    await worker.press("c")
    assert worker.at(KalenderScreen)


async def test_a_day_and_a_week_open_their_entries(store: Store) -> None:
    for titel, day in (("Vandaag", 21), ("Ook vandaag", 21), ("Dinsdag", 17), ("Vorige week", 14)):
        log_kasboekregel(store, regel(titel, datum=date(2026, 11, day)))
    log_kasboekregel(store, regel("Elders", wijk_id=2, datum=date(2026, 11, 21)))
    async with at_work(store) as worker:
        await open_calendar(worker)
        assert "24-11-2025 t/m 21-11-2026: 4 regels." in worker.seen
        await worker.press("enter")
        assert worker.at(RowsScreen)
        assert "21-11-2026: 2 regels" in worker.seen
        assert worker.rows.row_count == 2
        await worker.press("escape", "right", "enter")
        assert "16-11-2026 t/m 21-11-2026: 3 regels" in worker.seen
        assert worker.rows.row_count == 3
        await worker.press("escape")
        assert worker.one(Kalender).chosen == (date(2026, 11, 16), date(2026, 11, 21)), "back on the same week"


async def test_a_silent_week_is_told_as_it_is(store: Store) -> None:
    log_kasboekregel(store, regel(datum=date(2026, 11, 21)))
    async with at_work(store) as worker:
        await open_calendar(worker)
        await worker.press("down")
        assert "14-11-2026: geen regels" in worker.seen
        await worker.press("enter")
        assert worker.rows.row_count == 0


async def test_a_year_comes_with_minus_as_long_as_there_is_something_earlier(store: Store) -> None:
    log_kasboekregel(store, regel("Nu"))
    log_kasboekregel(store, regel("Toen", datum=date(2024, 12, 31)))
    async with at_work(store) as worker:
        await open_calendar(worker)
        assert "1 regel." in worker.seen
        assert "Verder terug" in worker.lines[-1]
        await worker.press("minus")
        assert "25-11-2024 t/m 21-11-2026: 2 regels." in worker.seen
        await worker.press("end", "minus")
        assert "25-11-2024 t/m 21-11-2026" in worker.seen, "before that there is nothing"
        assert "Verder terug" not in worker.lines[-1]
        await worker.press("plus")
        assert "24-11-2025 t/m 21-11-2026: 1 regel." in worker.seen
        await worker.press("plus")
        assert "24-11-2025 t/m 21-11-2026: 1 regel." in worker.seen


async def test_the_filter_of_the_list_holds_and_is_told(store: Store) -> None:
    log_kasboekregel(store, regel("Proef", experiment=True, datum=date(2025, 3, 4)))
    log_kasboekregel(store, regel("Gewoon", datum=date(2025, 3, 4)))
    log_kasboekregel(store, regel("Later", experiment=True))
    async with at_work(store) as worker:
        await open_calendar(
            worker, KasboekFilter(experiment=True, van=date(2025, 3, 1), tot=date(2025, 3, 31), wijk_id=1)
        )
        assert "01-03-2025 t/m 31-03-2025: 1 regel, alleen experimenten." in worker.seen
        chosen = worker.one(Kalender).chosen
        assert chosen == (date(2025, 3, 31), date(2025, 3, 31))
        await worker.press("end", "up", "right", "enter")
        assert worker.rows.row_count == 1
        assert "Proef" in worker.seen


async def test_a_period_that_is_still_to_come_says_so(store: Store) -> None:
    async with at_work(store) as worker:
        await open_calendar(worker, KasboekFilter(van=date(2027, 1, 1), tot=date(2027, 12, 31)))
        assert "In deze periode liggen geen dagen die geweest zijn." in worker.seen
        await worker.press("enter", "escape")
        assert worker.at(KasboekScreen)
