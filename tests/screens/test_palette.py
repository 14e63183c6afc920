"""The words that people use find a command, from any screen, and the keys that show where there is room."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.details.kasboekregel import KasboekregelScreen
from frontlijn.screens.forms.export import ExportForm
from frontlijn.screens.forms.filter import FilterForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.kalender import KalenderScreen
from frontlijn.screens.lists import KasboekScreen
from frontlijn.screens.messages import LINE
from frontlijn.screens.olievlek import OlievlekScreen
from frontlijn.screens.opbrengst import OpbrengstScreen
from frontlijn.screens.prullenbak import PrullenbakScreen
from frontlijn.screens.sjablonen import SjablonenScreen
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.screens.driving import Worker, at_work
from tests.store.inputs import initiatief, regel


async def ask(worker: Worker, word: str) -> None:
    await worker.press("ctrl+p")
    await worker.write(word)
    await worker.press("enter")


@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_the_words_that_people_use_find_the_command_on_every_screen(store: Store, mode: str) -> None:
    log_kasboekregel(store, regel())
    found: dict[str, type[Any]] = {
        "prullenbak": PrullenbakScreen,
        "kalender": KalenderScreen,
        "olievlek": OlievlekScreen,
        "filter": FilterForm,
        "export": ExportForm,
        "herhaal": KasboekForm,
        "sjabloon": SjablonenScreen,
    }
    async with at_work(store) as worker:
        for word, screen in found.items():
            await worker.press(mode)
            await ask(worker, word)
            assert worker.at(screen), word
            await worker.press("escape")
        for word in ("Cijfers", "verhalen", "verslag", "woordbeeld"):
            await worker.press(mode)
            await ask(worker, f"{word} van")
            shown = worker.app.screen
            assert isinstance(shown, OpbrengstScreen), word
            assert shown.soort == word.lower()
            await worker.press("escape")
        for word in ("afsluiten", "opnieuw"):
            await worker.press(mode, "ctrl+p")
            await worker.write(word)
            assert worker.rows.row_count == 1, word
            await worker.press("escape")


async def test_the_outputs_of_an_initiative_are_found_on_its_screen(store: Store) -> None:
    made = register_initiatief(store, initiatief("Soepclub"))
    async with at_work(store) as worker:
        await worker.press("2", "enter")
        assert worker.at(InitiatiefScreen)
        await ask(worker, "verslag van")
        shown = worker.app.screen
        assert isinstance(shown, OpbrengstScreen)
        assert shown.initiatief is not None
        assert (shown.soort, shown.initiatief.id) == ("verslag", made.id)


@pytest.mark.parametrize(
    ("keys", "screen", "more"),
    [
        (("3",), KasboekScreen, ("Bewaard", "Olievlek", "Prullenbak")),
        (("3", "enter"), KasboekregelScreen, ("Vervolg", "Versies", "Olievlek", "Weg")),
    ],
)
async def test_more_keys_show_where_there_is_room(
    store: Store, keys: tuple[str, ...], screen: type[Any], more: tuple[str, ...]
) -> None:
    log_kasboekregel(store, regel())
    async with at_work(store, (120, 30)) as worker:
        await worker.press(*keys)
        assert worker.at(screen)
        for word in (*more, "Hulp"):
            assert word in worker.lines[-1], worker.lines[-1]
        assert max(key.region.right for key in worker.one(Footer).query(FooterKey)) <= 120
        await worker.resize(80, 24)
        assert not any(word in worker.lines[-1] for word in more), worker.lines[-1]
        await worker.resize(110, 24)
        assert all(word in worker.lines[-1] for word in (*more, "Hulp")), worker.lines[-1]


async def test_a_path_in_a_message_goes_on_at_a_slash(store: Store) -> None:
    async with at_work(store) as worker:
        await worker.press("1", "x", "ctrl+s")
        said = worker.told
        assert said.startswith("Geschreven: /")
        assert len(said.splitlines()) > 1
        assert all(len(line) <= LINE and line.endswith("/") for line in said.splitlines()[:-1]), said
        assert said.endswith(".md")
