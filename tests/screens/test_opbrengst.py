from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import Bereik, Leefdomein, Zichtbaarheid, Zoeksoort
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.forms.export import ExportForm
from frontlijn.screens.forms.opbrengst import OpbrengstExportForm
from frontlijn.screens.forms.periode import PeriodenForm
from frontlijn.screens.opbrengst import OpbrengstScreen, targets
from frontlijn.screens.rows import RowsScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import kasboek, wijken
from frontlijn.store.read.herkomst import ArenaCijfer, Cijfer, verklaar
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.summary import rows_behind
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.wijken import change_wijk
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.blokken import Stop
from frontlijn.widgets.modebar import ModeBar
from tests.screens.driving import Worker, at_work
from tests.screens.tour import opener
from tests.store.inputs import TODAY, initiatief, regel
from tests.widgets.support import HOSTILE, assert_harmless

YEAR_AGO = TODAY - timedelta(days=365)


@pytest.fixture
def kept(store: Store) -> Store:
    """A kasboek with this year a story of each reach and numbers, and last year one entry."""
    soep = register_initiatief(store, initiatief("Soepclub"))
    yes: dict[str, Any] = {
        "toestemming_op": TODAY - timedelta(days=100),
        "toestemming_tot": TODAY + timedelta(days=100),
    }
    over: dict[str, Any] = {"toestemming_op": TODAY - timedelta(days=100), "toestemming_tot": TODAY - timedelta(days=1)}
    wonen = (Leefdomein.WONEN,)
    entries: dict[str, dict[str, Any]] = {
        "Blijft": {"deelnames": 7, "leefdomeinen": wonen},
        "Mee": {"bereik": Bereik.EXPORT, "initiatief_id": soep.id, "leefdomeinen": wonen} | yes,
        "Overal": {"bereik": Bereik.OPENBAAR, "deelnames": 30} | yes,
        "Verlopen": {"bereik": Bereik.EXPORT} | over,
        "Verborgen": {"zichtbaarheid": Zichtbaarheid.ONDER_DE_RADAR},
    }
    for number, (titel, more) in enumerate(entries.items()):
        day = TODAY - timedelta(days=number)
        log_kasboekregel(store, regel(titel, datum=day, verhaal=f"Dit gaat over {titel}.", **more))
    log_kasboekregel(store, regel("Vorig jaar", datum=YEAR_AGO, deelnames=12, leefdomeinen=wonen))
    return store


def written_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.md"))


def page(worker: Worker) -> Bladzij:
    assert isinstance(worker.app.screen, OpbrengstScreen)
    return worker.one(Bladzij, f"#{worker.app.screen.soort}")


def here(worker: Worker) -> Stop:
    stop = page(worker).cursor_stop
    assert stop is not None
    return stop


def around(worker: Worker) -> Iterator[tuple[str, str]]:
    """What stands under each other on the screen, two lines at a time."""
    lines = [" ".join(line.split()) for line in worker.lines]
    return pairwise(lines)


async def test_every_number_is_what_its_explanation_says_and_each_kind_opens_and_comes_back(sample: Store) -> None:
    counted = 0
    async with at_work(sample, (80, 40)) as worker:
        await worker.press("b", "c")
        cijfers = kasboek.cijfers(sample, KasboekFilter(wijk_id=1), TODAY - timedelta(days=364), TODAY)
        known = kasboek.rows_behind(cijfers, KasboekFilter(wijk_id=1))
        assert len(page(worker).stops) > 80
        tried: set[str] = set()
        for stop in page(worker).stops:
            assert here(worker) == stop
            scrolled = page(worker).scroll_offset
            assert isinstance(stop.target, Cijfer)
            shown = stop.title.rpartition(": ")[2]
            assert shown.startswith(verklaar(sample, stop.target).herkomst.waarde), stop
            kind = stop.target.naam.split(".")[1]
            if kind not in tried:
                tried.add(kind)
                await worker.press("enter")
                assert worker.at(RowsScreen)
                assert "Formule" in worker.seen
                figure = known.get(stop.target.naam.removeprefix("kasboek."))
                if figure is not None and figure.counts:
                    assert worker.rows.row_count == figure.value == int(shown.split()[0]), stop
                    counted += 1
                await worker.press("escape")
                assert (here(worker), page(worker).scroll_offset) == (stop, scrolled)
                assert worker.app.focused is page(worker)
            await worker.press("right")
    assert counted > 8


async def test_every_number_of_the_summary_is_what_its_explanation_says_and_opens(sample: Store) -> None:
    async with at_work(sample, (80, 40)) as worker:
        await worker.press("b")
        screen = opener(worker)
        assert isinstance(screen, OpbrengstScreen)
        assert screen.gelezen is not None
        known = rows_behind(screen.gelezen.nu)
        first: dict[str, Stop] = {}
        for stop in page(worker).stops:
            shown = stop.title.rpartition(": ")[2]
            match stop.target:
                case ArenaCijfer():
                    first.setdefault("impact", stop)
                case Cijfer(naam) as target:
                    assert shown.startswith(verklaar(sample, target).herkomst.waarde), stop
                    assert not known[naam].counts or known[naam].value == int(shown.split()[0]), stop
                    first.setdefault(naam.partition(".")[0], stop)
                case _:
                    assert "·" in stop.title
                    first.setdefault("verhaal", stop)
        assert len(page(worker).stops) > 100
        assert list(first) == ["handgeld", "initiatieven", "kasboek", "verhaal", "impact"]
        ratio = next(stop for stop in page(worker).stops if stop.title.startswith("Multiplier: "))
        assert isinstance(ratio.target, ArenaCijfer)
        assert ratio.title == f"Multiplier: {verklaar(sample, ratio.target).herkomst.waarde}"
        for kind, stop in first.items():
            screen.open_target(stop.target, stop.title)
            await worker.settle()
            assert worker.at(KasboekregelScreen if kind == "verhaal" else RowsScreen)
            if isinstance(stop.target, Cijfer) and kind != "impact" and known[stop.target.naam].counts:
                assert worker.rows.row_count == known[stop.target.naam].value
            await worker.press("escape")
            assert worker.at(OpbrengstScreen)


async def test_the_summary_beside_another_period_opens_the_numbers_of_both(kept: Store) -> None:
    async with at_work(kept, (80, 60)) as worker:
        await worker.press("b", "p")
        await worker.fill({"periode": "2026", "naast": "2025"})
        await worker.press("ctrl+s")
        titles = [stop.title for stop in page(worker).stops]
        for title in ("Regels: 5", "Regels (andere periode): 1", "Regels (verschil): 4 meer", "samen: 0"):
            assert title in titles


async def test_the_summary_is_written_as_its_file_is_called(kept: Store, home: Path) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "x")
        assert worker.at(ExportForm)
        assert "Samenvatting van Selwerd als bestand" in worker.seen
        await worker.press("ctrl+s")
        text = (home / "frontlijn-selwerd-2026-11-21.md").read_text()
        assert text.startswith("# Wijk Selwerd\n")
        assert "Dit gaat over Mee." in text
        assert "Dit gaat over Blijft." not in text
        await worker.press("x")
        await worker.fill({"bestand": str(home / "selwerd.html")})
        await worker.press("ctrl+s")
    assert (home / "selwerd.html").read_text().startswith("<!DOCTYPE html>")
    exported = {one.titel for one in kasboek.window(kept, KasboekFilter(), 0, -1) if one.uitgevoerd_op}
    assert exported == {"Blijft", "Mee", "Overal", "Verlopen"}


async def test_a_comparison_shows_both_periods_and_opens_the_rows_of_each(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "p")
        assert worker.at(PeriodenForm)
        await worker.fill({"periode": "2026", "naast": "2025"})
        await worker.press("ctrl+s")
        assert "Selwerd, 01-01-2026 t/m 31-12-2026, naast 01-01-2025 t/m 31-12-2025" in worker.seen
        assert [stop.title for stop in page(worker).stops[:3]] == [
            "Regels: 5",
            "Regels (andere periode): 1",
            "Regels (verschil): 4 meer",
        ]
        await worker.press("right", "enter")
        assert [worker.rows.row_count, "Vorig jaar" in worker.seen] == [1, True]
        await worker.press("escape")
        assert here(worker).title == "Regels (andere periode): 1"
        await worker.press("left", "enter")
        assert worker.rows.row_count == 5
        await worker.press("escape", "p")
        assert worker.field("naast").text == "01-01-2025 t/m 31-12-2025"
        await worker.fill({"naast": ""})
        await worker.press("ctrl+s")
        assert "naast" not in worker.lines[1]
        assert "Andere periode" not in worker.seen


async def test_in_a_comparison_each_number_of_then_opens_as_many_rows(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "p")
        await worker.fill({"periode": "2025", "naast": "2026"})
        await worker.press("ctrl+s")
        of_then = [stop for stop in page(worker).stops if "(andere periode)" in stop.title]
        assert len(of_then) > 20
        for stop in of_then:
            assert isinstance(stop.target, Cijfer)
            assert isinstance(stop.target.rijen, KasboekFilter)
            assert stop.target.rijen.van == date(2026, 1, 1)
            assert verklaar(kept, stop.target).herkomst.waarde == stop.title.rpartition(": ")[2].split(" van ")[0], stop


async def test_a_difference_opens_both_numbers_and_each_of_those_its_rows(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "p")
        await worker.fill({"periode": "2026", "naast": "2025"})
        await worker.press("ctrl+s", "right", "right")
        assert here(worker).title == "Regels (verschil): 4 meer"
        await worker.press("enter")
        assert "5 - 1 = 4" in worker.seen
        assert [one.label for one in worker.figures.figures] == ["deze periode", "andere periode"]
        await worker.press("down", "enter")
        assert (worker.rows.row_count, "Vorig jaar" in worker.seen) == (1, True)
        await worker.press("escape", "escape")
        assert here(worker).title == "Regels (verschil): 4 meer"


async def test_a_period_that_cannot_be_read_is_refused_at_its_field_and_escape_leaves_it(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "p")
        await worker.fill({"naast": "ooit"})
        await worker.press("ctrl+s")
        assert worker.at(PeriodenForm)
        assert "geen periode" in worker.problems["naast"]
        await worker.press("escape")
        assert worker.at(OpbrengstScreen)
        assert "naast" not in worker.lines[1]


@pytest.mark.parametrize(
    ("asked", "before"),
    [("maart 2026", "29-01-2026 t/m 28-02-2026"), ("21-11-2026 t/m 21-11-2026", "20-11-2026")],
)
async def test_ervoor_is_as_many_days_right_before(kept: Store, asked: str, before: str) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "p")
        await worker.fill({"naast": "Ervoor", "periode": asked})
        await worker.press("ctrl+s")
        assert worker.lines[1].rstrip().endswith(f"naast {before}")


async def test_the_period_of_one_day_is_filled_in_as_it_can_be_read_again(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "p")
        await worker.fill({"periode": "21-11-2026 t/m 21-11-2026"})
        await worker.press("ctrl+s", "p", "ctrl+s")
        assert worker.at(OpbrengstScreen)
        assert here(worker).title == "Regels: 1"


async def test_letters_and_tab_show_each_and_each_keeps_its_place(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b")
        assert "[a Samenvatting]" in worker.seen
        await worker.press("c")
        assert "[c Cijfers]" in worker.seen
        await worker.press("down", "down")
        spot = here(worker)
        for key, marked in (("v", "[v Verhalen]"), ("s", "[s Verslag]"), ("b", "[b Woordbeeld]"), ("c", "[c Cijfers]")):
            await worker.press(key)
            assert marked in worker.seen
        assert here(worker) == spot
        for marked in ("Verhalen]", "Verslag]", "Woordbeeld]", "Samenvatting]", "Cijfers]"):
            await worker.press("tab")
            assert marked in worker.lines[2]
            assert worker.app.focused is page(worker)
        await worker.press("shift+tab", "shift+tab")
        assert "Woordbeeld]" in worker.lines[2]
        await worker.pilot.click("#soorten", offset=(worker.lines[2].index("Verslag"), 0))
        await worker.settle()
        assert "[s Verslag]" in worker.lines[2]
        assert worker.one(ModeBar, "#soorten").active == "verslag"


async def test_what_is_seen_is_for_the_worker_and_what_leaves_is_looked_at_again(kept: Store) -> None:
    told = KasboekInvoer("Bellen", 1, TODAY, verhaal="Bel 06-12345678.", bereik=Bereik.EXPORT, toestemming_op=TODAY)
    log_kasboekregel(kept, told)
    async with at_work(kept) as worker:
        await worker.press("b", "v")
        assert "Wat je hier ziet, is voor jou." in worker.seen
        await worker.press("x")
        await worker.settle()
        assert "Kijk nog eens: 1 verhaal heeft een telefoonnummer (‘Bellen’)." in worker.seen
        await worker.press("escape", "a", "x")
        await worker.settle()
        assert worker.at(ExportForm)
        assert "een voornaam alleen blijft staan: kijk het na" in " ".join(worker.seen.split())
        assert "Kijk nog eens: 1 verhaal heeft een telefoonnummer (‘Bellen’)." in worker.seen


async def test_each_story_says_how_far_it_may_go_and_opens_its_entry(kept: Store) -> None:
    until = format_datum(TODAY + timedelta(days=100))
    async with at_work(kept, (80, 50)) as worker:
        await worker.press("b", "v")
        shown = dict(around(worker))
        assert shown["> 21-11-2026 · Blijft"] == "Blijft hier: geen toestemming"
        assert shown["20-11-2026 · Mee"] == f"Mag mee in een verslag tot en met {until}"
        assert shown["19-11-2026 · Overal"] == f"Mag openbaar tot en met {until}"
        assert shown["18-11-2026 · Verlopen"] == "Blijft hier: toestemming verlopen op 20-11-2026"
        assert shown["17-11-2026 · Verborgen"] == "Blijft hier: onder de radar"
        assert "In een export: 2 gaan mee, 3 blijven hier" in worker.seen
        await worker.press("down", "enter")
        assert worker.at(KasboekregelScreen)
        assert "Dit gaat over Mee." in worker.seen
        await worker.press("escape")
        assert here(worker).title.startswith("20-11-2026 · Mee")


async def test_an_export_tells_which_stories_go_before_it_is_written_and_only_those_go(kept: Store, home: Path) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "v", "x")
        assert worker.at(OpbrengstExportForm)
        assert "2 gaan mee, 3 blijven hier" in worker.seen
        assert "1 keer geen toestemming" in worker.seen
        await worker.press("ctrl+s")
        path = home / "frontlijn-verhalen-selwerd-2026-11-21.md"
        text = path.read_text()
        assert [word for word in ("Blijft", "Mee", "Overal", "Verlopen", "Verborgen") if f"over {word}." in text] == [
            "Mee",
            "Overal",
        ]
        assert "Geschreven" in worker.told
        path.unlink()
        await worker.press("x", "right")
        assert worker.field("naar").value() is Bereik.OPENBAAR
        assert "1 gaat mee, 4 blijven hier" in worker.seen
        await worker.press("ctrl+s")
        text = path.read_text()
        assert ("over Overal." in text, "over Mee." in text) == (True, False)
    exported = {one.titel for one in kasboek.window(kept, KasboekFilter(), 0, -1) if one.uitgevoerd_op}
    assert exported == {"Blijft", "Mee", "Overal", "Verlopen"}


async def test_the_export_is_of_the_output_and_the_periods_in_sight(kept: Store, home: Path) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "p")
        await worker.fill({"periode": "2026", "naast": "2025"})
        await worker.press("ctrl+s", "x")
        assert "die staan niet in de cijfers" in worker.seen
        await worker.press("ctrl+s")
    text = (home / "frontlijn-cijfers-selwerd-2026-11-21.md").read_text()
    assert "Van 01-01-2026 tot en met 31-12-2026 staan er 4 regels" in text
    assert "Andere periode" in text


async def test_an_initiative_onder_de_radar_shows_but_is_never_written(store: Store, home: Path) -> None:
    hidden = register_initiatief(store, initiatief("Geheim", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    async with at_work(store) as worker:
        opener(worker).open_record(Zoeksoort.INITIATIEF, hidden.id)
        await worker.settle()
        await worker.press("B", "c", "x")
        assert "onder de radar en gaat in geen enkel bestand" in worker.seen
        await worker.press("ctrl+s")
        assert worker.at(OpbrengstExportForm)
    assert written_in(home) == []


async def test_from_an_initiative_it_shows_that_initiative_and_k_logs_there(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("2", "enter", "b")
        assert worker.at(InitiatiefScreen)
        await worker.press("B")
        assert worker.lines[1].startswith(" Soepclub, ")
        assert here(worker).title == "Regels: 1"
        await worker.press("k")
        assert worker.field("initiatief_id").text == "Soepclub"
        await worker.press("escape", "escape")
        assert worker.at(InitiatiefScreen)


async def test_without_a_wijk_it_shows_the_city_and_it_follows_the_wijk_that_is_chosen(kept: Store) -> None:
    log_kasboekregel(kept, regel("Elders", wijk_id=2))
    async with at_work(kept) as worker:
        await worker.press("3", "b", "c")
        assert here(worker).title == "Regels: 5"
        await worker.press("w", "home", "enter")
        await worker.press("w")
        await worker.write("alle")
        await worker.press("enter")
        assert worker.lines[1].startswith(" De stad, 22-11-2025 t/m 21-11-2026")
        assert here(worker).title == "Regels: 6"
        await worker.press("B")
        assert len(worker.app.screen_stack) == 2


async def test_a_gebied_is_all_its_wijken_until_another_wijk_is_chosen(kept: Store) -> None:
    log_kasboekregel(kept, regel("Elders", wijk_id=2))
    async with at_work(kept) as worker:
        await worker.press("b", "c", "e")
        assert "Nog geen wijk ligt in een gebied" in worker.told
        for number in (1, 2):
            wijk = wijken.get(kept, number)
            change_wijk(kept, number, replace(wijk.invoer(), gebied="Noord"), wijk.versie)
        await worker.press("e")
        await worker.write("noo")
        await worker.press("enter")
        assert worker.lines[1].startswith(" Noord, 22-11-2025 t/m 21-11-2026")
        assert here(worker).title == "Regels: 6"
        await worker.press("x")
        assert "Cijfers van Noord als bestand" in worker.seen
        await worker.press("escape", "w", "home", "enter")
        await worker.press("w")
        await worker.write("padde")
        await worker.press("enter")
        assert worker.lines[1].startswith(" Paddepoel, ")
        assert here(worker).title == "Regels: 1"


async def test_while_it_reads_it_says_so_and_the_keys_go_on_working(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read = threading.Event()
    read = kasboek.beeld

    def slow(store: Store, blik: Blik, naar: Bereik = Bereik.INTERN) -> Beeld:
        may_read.wait(20)
        return read(store, blik, naar)

    monkeypatch.setattr(kasboek, "beeld", slow)
    async with at_work(kept) as worker:
        worker._send("b")
        try:
            for _ in range(400):
                await worker.pilot.pause(0.01)
                if "Even geduld" in worker.seen:
                    break
            assert "Even geduld" in worker.seen
            worker._send("s")
            for _ in range(400):
                await worker.pilot.pause(0.01)
                if "[s Verslag]" in worker.seen and "Even geduld" in worker.seen:
                    break
            assert "[s Verslag]" in worker.seen
            assert "Even geduld" in worker.seen
        finally:
            may_read.set()
        await worker.settle()
        assert "Even geduld" not in worker.seen
        assert "November 2026" in worker.seen


async def test_what_was_logged_meanwhile_is_counted_and_the_cursor_stays(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b", "c", "down")
        before = here(worker)
        assert before.title == "Deelnames (iemand kan vaker tellen): 37"
        await worker.press("k")
        await worker.write("Nog een")
        await worker.press("ctrl+s")
        assert worker.at(OpbrengstScreen)
        assert page(worker).stops[0].title == "Regels: 6"
        assert here(worker).title == before.title


async def test_an_unchanged_store_is_not_read_again(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Blik] = []
    read = kasboek.beeld

    def counting(store: Store, blik: Blik, naar: Bereik = Bereik.INTERN) -> Beeld:
        asked.append(blik)
        return read(store, blik, naar)

    monkeypatch.setattr(kasboek, "beeld", counting)
    async with at_work(kept) as worker:
        await worker.press("b", "enter", "escape", "s", "v", "p", "escape")
        assert len(asked) == 1


async def test_an_initiative_that_is_gone_makes_place_for_what_lies_under_it(kept: Store) -> None:
    from frontlijn.store.write.undo import undo_last

    gone = register_initiatief(kept, initiatief("Eendag"))
    async with at_work(kept) as worker:
        opener(worker).open_record(Zoeksoort.INITIATIEF, gone.id)
        await worker.settle()
        await worker.press("B")
        assert worker.lines[1].startswith(" Eendag, ")
        undo_last(kept)
        assert isinstance(worker.app.screen, OpbrengstScreen)
        worker.app.screen.refresh_data()
        await worker.settle()
        assert worker.at(WijkScreen)


async def test_an_empty_kasboek_reads_as_a_sentence(store: Store) -> None:
    async with at_work(store) as worker:
        for key in ("b", "v", "s"):
            await worker.press(key)
            assert "Selwerd" in worker.seen
            assert worker.app.focused is page(worker)
            await worker.press("enter", "down", "up")
        await worker.press("c")
        assert "staan er geen regels" in worker.seen


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36)])
async def test_hostile_text_fits_in_each_of_the_four(store: Store, size: tuple[int, int]) -> None:
    for text in HOSTILE:
        log_kasboekregel(
            store,
            regel((text.replace("\x1b", "").replace("\n", " "))[:190], verhaal=text, experiment=True, les=text[:3_000]),
        )
    async with at_work(store, size) as worker:
        await worker.press("b")
        for key in ("c", "v", "s", "b"):
            await worker.press(key, "pagedown", "end")
            assert_harmless(worker.app)
            assert all(cell_len(line) <= size[0] for line in worker.lines)


async def test_the_numbers_that_open_are_those_of_the_picture(kept: Store) -> None:
    async with at_work(kept) as worker:
        await worker.press("b")
        screen = worker.app.screen
        assert isinstance(screen, OpbrengstScreen)
        assert screen.gelezen is not None
        known = targets(screen.gelezen, "cijfers")
        rows = KasboekFilter(wijk_id=1, van=TODAY - timedelta(days=364), tot=TODAY)
        assert known["regels"] == Cijfer("kasboek.regels", rows)
        assert not any(name.startswith(("eerder.", "verschil.")) for name in known)
