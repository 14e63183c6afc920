"""What works on every screen: commands, help, themes, the mouse, a resize, search and export."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import WorkScreen
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.relatie import OrganisatieScreen, PersoonScreen
from frontlijn.screens.forms.export import ExportForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.help import HelpScreen
from frontlijn.screens.pickers import Picker
from frontlijn.screens.search import SearchScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import settings
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.modebar import ModeBar
from frontlijn.widgets.rowlist import RowList
from frontlijn.widgets.themes import CONTRAST, DONKER, LICHT
from tests.screens.driving import at_work
from tests.screens.tour import opener


async def test_a_command_is_found_by_a_few_letters_and_run(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("ctrl+p")
        everything = worker.rows.row_count
        await worker.write("kasboekregel")
        assert 1 <= worker.rows.row_count < everything
        await worker.press("enter")
        assert worker.at(KasboekForm)


async def test_no_command_has_these_letters(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("ctrl+p")
        await worker.write("qqqq")
        assert "Niets met deze letters" in worker.seen
        await worker.press("enter")
        assert worker.at(Picker)
        await worker.press("escape")
        assert worker.at(WijkScreen)


def written_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.md"))


def everything_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def first_bytes(path: str) -> bytes:
    return Path(path).read_bytes()[:100]


@pytest.mark.parametrize("theme", [LICHT, DONKER, CONTRAST])
async def test_a_theme_is_chosen_and_remembered(sample: Store, theme: str) -> None:
    async with at_work(sample) as worker:
        before = worker.lines
        await worker.press("ctrl+p")
        await worker.write(f"thema {theme.removeprefix('frontlijn-')}")
        await worker.press("enter")
        assert worker.app.theme == theme
        assert worker.lines == before
    async with at_work(sample) as worker:
        assert worker.app.theme == theme


async def test_a_theme_that_is_no_more_gives_the_first(sample: Store) -> None:
    put(sample, Instelling.THEMA, "textual-dark")
    async with at_work(sample) as worker:
        assert worker.app.theme == LICHT
    assert settings.get(sample, Instelling.THEMA) == "textual-dark"


@pytest.mark.parametrize(("keys", "live"), [([], "Kies een wijk"), (["2", "enter"], "Wijzig dit initiatief")])
async def test_help_tells_the_keys_that_work_here(sample: Store, keys: list[str], live: str) -> None:
    async with at_work(sample) as worker:
        await worker.press(*keys)
        about = worker.app.screen
        await worker.press("f1")
        assert worker.at(HelpScreen)
        shown = [figure.label for figure in worker.figures.figures]
        assert live in shown
        assert "Log een kasboekregel" in shown
        await worker.press("f1")
        assert worker.app.screen is about


async def test_help_in_a_form_tells_how_a_form_works_and_keeps_what_was_typed(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("k")
        await worker.write("Half")
        await worker.press("f1")
        assert "Bewaar en sluit" in [figure.label for figure in worker.figures.figures]
        await worker.press("escape")
        assert worker.field("titel").text == "Half"


async def test_the_mouse_goes_to_a_mode_opens_a_row_and_chooses_a_wijk(sample: Store) -> None:
    async with at_work(sample) as worker:
        line = worker.lines[0]
        await worker.pilot.click(ModeBar, offset=(line.index("Kasboek") + 2, 0))
        await worker.settle()
        assert worker.app.current_mode == "kasboek"
        await worker.pilot.click(RowList, offset=(20, 4))
        await worker.settle()
        assert worker.rows.cursor_index == 3
        await worker.pilot.double_click(RowList, offset=(20, 4))
        await worker.settle()
        assert type(worker.app.screen).__name__ == "KasboekregelScreen"
        await worker.press("escape")
        await worker.pilot.click(ModeBar, offset=(line.index("Selwerd") + 2, 0))
        await worker.settle()
        assert worker.at(Picker)


@pytest.mark.parametrize("mode", ["1", "2", "3", "4", "5"])
async def test_a_resize_keeps_the_place_and_the_keys_working(sample: Store, mode: str) -> None:
    async with at_work(sample) as worker:
        await worker.press(mode)
        key = None
        if mode in "234":
            await worker.press("pagedown", "down")
            key = worker.rows.cursor_key
        for width, height in ((60, 20), (120, 36), (40, 10), (80, 24)):
            await worker.resize(width, height)
            assert len(worker.lines) == height
            assert any(line.strip() for line in worker.lines[1:-1])
            if mode in "234":
                assert worker.rows.cursor_key == key
                assert any(line.startswith(">") for line in worker.lines), "the cursor is in sight"
        await worker.press("down" if mode == "5" else "home", "k")
        await worker.resize(60, 20)
        await worker.write("Na het draaien")
        await worker.press("enter")
        assert "Na het draaien" in worker.told


async def test_search_follows_the_typing_and_opens_what_it_finds(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("slash")
        assert worker.app.focused is worker.one(Input)
        found = []
        for letter in "koffie":
            await worker.press(letter)
            found.append(worker.rows.row_count)
        assert found[1] > found[-1] > 0
        assert "gevonden" in worker.seen
        await worker.press("down", "down", "enter")
        assert not worker.at(SearchScreen)
        await worker.press("escape")
        assert worker.at(SearchScreen)
        assert worker.rows.cursor_index == 1, "back on the same hit"
        await worker.press("escape")
        assert worker.app.focused is worker.one(Input)
        assert worker.one(Input).value == "koffie"
        await worker.write("soep")
        assert worker.one(Input).value == "soep", "what is typed replaces what stood there"


@pytest.mark.parametrize("text", ["wijk-bedrijf", "'t Hof", "50%", '"', "(", "*", "AND", "a" * 300, "é", "  ", "[/b]"])
async def test_ordinary_and_odd_searches_give_hits_or_a_hint(sample: Store, text: str) -> None:
    async with at_work(sample) as worker:
        await worker.press("5")
        await worker.write(text)
        assert worker.rows.row_count > 0 or "Niets gevonden" in worker.seen or not text.strip() or "Zoek" in worker.seen
        assert worker.told == ""


async def test_search_reads_again_when_it_comes_back(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("5")
        await worker.write("bollen")
        assert "Niets gevonden" in worker.seen
        await worker.press("down", "k")
        await worker.write("Bollen geplant")
        await worker.press("enter")
        assert worker.rows.row_count == 1


@pytest.mark.parametrize(("table", "screen"), [("organisatie", OrganisatieScreen), ("persoon", PersoonScreen)])
async def test_an_organisation_and_a_person_open_from_search(
    sample: Store, table: str, screen: type[WorkScreen]
) -> None:
    name = sample.db().execute(f"SELECT naam FROM {table} ORDER BY id LIMIT 1").fetchone()["naam"]
    async with at_work(sample) as worker:
        await worker.press("5")
        await worker.write(name)
        assert table in worker.lines[4], "a name found whole stands first"
        await worker.press("enter")
        assert worker.at(screen)
        assert name in worker.lines[1]


async def test_the_summary_goes_to_a_file_and_a_file_is_replaced_only_after_a_question(
    sample: Store, home: Path
) -> None:
    async with at_work(sample) as worker:
        await worker.press("x", "enter")
        (written,) = written_in(home)
        assert str(written) in worker.told.replace("\n", "")
        assert "# " in written.read_text()
        written.write_text("van mij")
        await worker.press("x", "enter")
        assert worker.at(Confirm)
        await worker.press("n")
        assert list(worker.problems) == ["bestand"]
        assert written.read_text() == "van mij"
        await worker.press("enter", "j")
        assert "# " in written.read_text()
    assert everything_in(home) == [written]


@pytest.mark.parametrize(
    ("path", "says"), [("/bestaat/niet/x.md", "map"), ("", "Vul het bestand in."), ("~/wijk.pdf", "kies md")]
)
async def test_a_file_that_cannot_be_is_refused_at_the_field(sample: Store, path: str, says: str) -> None:
    async with at_work(sample) as worker:
        await worker.press("x")
        await worker.fill({"bestand": path})
        await worker.press("enter")
        assert says in (worker.problems.get("bestand", "") + worker.seen)
        assert worker.field("bestand").text == path


async def test_the_store_itself_is_never_overwritten_by_an_export(sample: Store) -> None:
    before = first_bytes(sample.path)
    async with at_work(sample) as worker:
        await worker.press("x")
        await worker.fill({"bestand": sample.path})
        await worker.press("enter")
        if worker.at(Confirm):
            await worker.press("j")
        assert worker.at(ExportForm)
    assert first_bytes(sample.path) == before


async def test_export_without_a_wijk_is_of_the_city(store: Store) -> None:
    put(store, Instelling.WIJK, "")
    async with at_work(store) as worker:
        await worker.press("x")
        assert worker.at(ExportForm)
        assert "Samenvatting van de stad" in worker.seen


async def test_control_c_says_how_to_stop_and_q_stops(sample: Store) -> None:
    async with at_work(sample) as worker:
        await worker.press("ctrl+c")
        assert "Ctrl+Q" in worker.told
        assert worker.app.is_running
        worker._send("q")
        await worker.pilot.pause()
        assert worker.app._exit


async def test_an_initiative_leads_to_its_money_and_back(sample: Store) -> None:
    row = sample.db().execute("SELECT id, initiatief_id FROM aanvraag WHERE initiatief_id IS NOT NULL").fetchone()
    async with at_work(sample) as worker:
        assert worker.at(WijkScreen)
        opener(worker).open_record(Zoeksoort.INITIATIEF, row["initiatief_id"])
        await worker.settle()
        await worker.press("down", "enter")
        assert worker.rows.row_count >= 1
        await worker.press("enter")
        assert worker.at(AanvraagScreen)
        await worker.press("escape", "escape")
        assert worker.at(InitiatiefScreen)
