"""Enter on a number: how it was made, its parts, and the rows behind it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.herkomst import Uitleg
from frontlijn.screens.opening import Opener
from frontlijn.screens.rows import RowsScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import herkomst, kasboek
from frontlijn.store.read.herkomst import Cijfer, Verklaring, noem
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel
from frontlijn.widgets.figures import FigureList
from frontlijn.widgets.rowlist import RowList
from tests.screens.driving import Worker, at_work
from tests.store.inputs import TODAY, regel
from tests.widgets.support import assert_harmless


async def opens(worker: Worker, cijfer: object, title: str = "Getal: 1") -> None:
    """Opens a number on the screen that is in sight."""
    assert isinstance(worker.app.screen, Opener)
    worker.app.screen.open_target(cijfer, title)
    await worker.settle()


async def test_enter_shows_the_formula_with_its_values_and_enter_again_the_row(sample: Store) -> None:
    async with at_work(sample) as worker:
        while (at := worker.one(FigureList, "#links").cursor_target) and getattr(at, "naam", "") != (
            "handgeld.totaal.vrij"
        ):
            await worker.press("down")
        await worker.press("enter")
        assert worker.lines[1].strip() == "Vrij besteedbaar: € 5.642,00"
        assert "plafond € 8.000,00 - toegekend € 2.358,00 = € 5.642,00" in worker.seen
        assert "9 boekingen" in worker.seen
        assert "Het geld hoeft niet op." in worker.seen
        assert worker.rows.row_count == 9
        await worker.press("end", "enter")
        assert not worker.at(RowsScreen)
        await worker.press("escape", "escape")
        assert worker.at(WijkScreen)


async def test_the_parts_open_in_the_same_way_and_escape_comes_back_to_each(sample: Store) -> None:
    async with at_work(sample) as worker:
        await opens(worker, noem(sample, Blik.laatste_jaar(TODAY))["handgeld.totaal.vrij"].cijfer)
        assert worker.rows.has_focus
        await worker.press("tab", "enter")
        assert worker.lines[1].strip().startswith("plafond: € ")
        assert "korting € 800,00" in worker.seen
        await worker.press("tab", "enter")
        assert worker.lines[1].strip().startswith("Handgeld De Wijert")
        await worker.press("tab", "enter")
        assert "tel elke boeking plafond bij elkaar op" in worker.seen
        await worker.press("escape", "escape")
        assert "korting € 800,00" in worker.seen
        assert worker.one(Uitleg).has_focus


async def test_a_number_of_things_shows_the_things_and_opens_them(sample: Store) -> None:
    rows = KasboekFilter(wijk_id=1)
    async with at_work(sample) as worker:
        await opens(worker, Cijfer("kasboek.olievlek.nakomelingen", rows))
        things = [one.target for one in worker.figures.figures]
        assert len(things) == kasboek.olievlek(sample, rows).nakomelingen > 3
        assert not worker.app.screen.query(RowList)
        await worker.press("enter")
        assert worker.at(KasboekregelScreen) or worker.at(InitiatiefScreen)
        await worker.press("escape", "down", "enter", "escape")
        assert worker.figures.cursor_target == things[1]


async def test_a_sum_shows_what_each_row_adds(sample: Store) -> None:
    rows = KasboekFilter(wijk_id=1, van=date(2026, 10, 1), tot=date(2026, 10, 31))
    async with at_work(sample) as worker:
        await opens(worker, Cijfer("kasboek.vrijwilligersminuten", rows))
        assert "Telt mee" in worker.seen
        shown = [line.rsplit("  ", 1)[-1].strip() for line in worker.lines[8:] if "-10-2026  " in line]
        assert len(shown) == worker.rows.row_count
        assert {"9 u", "2 u 30", "onbekend"} <= set(shown)
        await worker.press("escape")
        await opens(worker, Cijfer("kasboek.deelnames", rows))
        assert "Telt mee" not in worker.seen
        assert "Mensen" in worker.seen


async def test_a_number_that_changed_meanwhile_says_what_it_is_now(store: Store) -> None:
    entry = log_kasboekregel(store, regel(deelnames=12))
    async with at_work(store) as worker:
        await opens(worker, Cijfer("kasboek.deelnames", KasboekFilter()), "Deelnames: 12")
        assert worker.lines[1].strip() == "Deelnames: 12"
        change_kasboekregel(store, entry.id, replace(entry.invoer(), deelnames=20), entry.versie)
        await worker.press("enter", "escape")
        assert worker.lines[1].strip() == "Deelnames: 12 (nu 20)"
        assert worker.rows.row_count == 1


async def test_without_rows_it_says_so_under_the_formula(store: Store) -> None:
    async with at_work(store) as worker:
        await opens(worker, Cijfer("kasboek.deelnames", KasboekFilter()), "Deelnames: 0")
        assert "geen regels, dus 0" in worker.seen
        assert "Hier staan geen rijen achter." in worker.seen


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
async def test_every_number_fits_and_its_rows_are_in_sight(sample: Store, size: tuple[int, int]) -> None:
    hostile = "[bold]\x1b[31m" + "lang " * 30
    log_kasboekregel(sample, regel(hostile, deelnames=1, initiatief_id=7))
    named = noem(sample, Blik.laatste_jaar(TODAY))
    shown = ("handgeld.totaal.als_alles", "kasboek.deelnames", "kasboek.groepen", "handgeld.mediaan_dagen")
    async with at_work(sample, size) as worker:
        for name in shown:
            await opens(worker, named[name].cijfer, f"{name}: {named[name].waarde}")
            assert_harmless(worker.app)
            assert all(cell_len(line) <= size[0] for line in worker.lines)
            assert worker.rows.size.height >= 3, name
            assert "Formule" in worker.seen
            await worker.press("tab", "pagedown", "end", "home", "up", "escape")
            assert not worker.at(RowsScreen)


async def test_an_explanation_that_does_not_fit_can_be_read_with_the_arrows(sample: Store) -> None:
    async with at_work(sample, (30, 14)) as worker:
        await opens(worker, Cijfer("kasboek.deelnames", KasboekFilter(wijk_id=1)))
        assert "Wie vaker meedeed" not in worker.seen
        await worker.press("tab", *["down"] * 20)
        assert "Wie vaker meedeed" in worker.seen
        await worker.press(*["up"] * 20)
        assert "Formule" in worker.seen


async def test_a_filter_alone_tells_that_its_rows_are_counted(sample: Store) -> None:
    async with at_work(sample) as worker:
        await opens(worker, KasboekFilter(wijk_id=1), "Regels: 1")
        assert "tel de regels" in worker.seen
        assert worker.rows.row_count == kasboek.count(sample, KasboekFilter(wijk_id=1))


@pytest.mark.parametrize(("name", "rows_at_once"), [("kasboek.deelnames", True), ("kasboek.groepen", False)])
async def test_what_takes_long_to_explain_says_so_and_can_be_left(
    sample: Store, monkeypatch: pytest.MonkeyPatch, name: str, rows_at_once: bool
) -> None:
    may_read = threading.Event()
    read = herkomst.verklaar

    def slow(store: Store, cijfer: Cijfer) -> Verklaring:
        may_read.wait(20)
        return read(store, cijfer)

    monkeypatch.setattr(herkomst, "verklaar", slow)
    async with at_work(sample) as worker:
        for leaves in (True, False):
            assert isinstance(worker.app.screen, Opener)
            worker.app.screen.open_target(Cijfer(name, KasboekFilter(wijk_id=1)), "Getal: 1")
            try:
                await seen(worker, lambda: "Even geduld" in worker.seen)
                assert len(worker.app.screen.query(RowList)) == rows_at_once
                assert not rows_at_once or worker.rows.row_count
                if leaves:
                    worker._send("escape")
                    await seen(worker, lambda: worker.at(WijkScreen))
            finally:
                if not leaves:
                    may_read.set()
        await worker.settle()
        assert "Even geduld" not in worker.seen
        assert "Formule" in worker.seen
        assert worker.rows.has_focus
        assert worker.rows.row_count


async def seen(worker: Worker, what: Callable[[], bool]) -> None:
    """Waits for something while a number is still being explained."""
    for _ in range(400):
        await worker.pilot.pause(0.01)
        if what():
            return
    raise AssertionError(worker.seen)
