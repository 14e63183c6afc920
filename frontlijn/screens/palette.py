"""The palette: all that can be done here, found by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App
from textual.binding import Binding

from frontlijn.screens.base import WorkScreen
from frontlijn.screens.help import key_name
from frontlijn.screens.lists import KasboekScreen
from frontlijn.widgets.themes import THEMES

ALSO = {
    "app.log": "nieuw schrijven",
    "app.registreer": "nieuw",
    "app.handgeld_nieuw": "nieuw besluit",
    "app.sjablonen": "snel",
    "app.herhaal": "herhaal kopie",
    "app.arenas": "effecten multiplier baten investeerder incasseerder",
    "app.export": "export opslaan",
    "arena.uitkomst": "multiplier baten kosten",
    "arenas.nieuw": "nieuw arena",
    "app.ongedaan": "terugdraaien herstel",
    "app.hulp": "help",
    "app.stop": "afsluiten sluiten einde",
    "kasboek.filter": "filter kiezen",
    "kasboek.bewaard": "bewaard",
    "kasboek.kalender": "kalender agenda",
    "kasboek.olievlek": "olievlek boom herkomst",
    "kasboek.prullenbak": "prullenbak verwijderd herstel",
    "opbrengst.verslag": "rapport",
    "opbrengst.woordbeeld": "woordbeeld woordenwolk",
    "opbrengst.export": "export opslaan",
    "record.versies": "geschiedenis",
    "record.olievlek": "olievlek boom herkomst",
    "record.weggooien": "prullenbak verwijder",
    "scherm.beeld": "cijfers verhalen verslag woordbeeld rapport",
    "wijk.beeld": "cijfers verhalen verslag woordbeeld rapport",
}
"""Other words that find a command, in small letters, by the id of its binding."""

OF_THE_KASBOEK = ("kasboek.filter", "kasboek.bewaard", "kasboek.kalender", "kasboek.olievlek", "kasboek.prullenbak")
"""What can be done from any screen although it belongs to that of the kasboek."""


@dataclass(frozen=True, slots=True)
class Command:
    """What it does in words, its key, the function to call, and other words that find it."""

    what: str
    key: str
    run: Callable[[], Any]
    also: str = ""


def commands(app: App[Any], use_theme: Callable[[str], None]) -> list[Command]:
    """What works on this screen first, then what works everywhere, stopping last; then other screens and the themes."""
    found: dict[str, tuple[int, Command]] = {}
    own_order = [binding.id for binding in app.BINDINGS if isinstance(binding, Binding)]
    here: set[str | None] = set()
    for active in app.screen.active_bindings.values():
        binding, what = active.binding, active.binding.tooltip
        here.add(binding.id)
        is_command = active.node in (app, app.screen) and "focus" not in binding.action
        if active.enabled and what and is_command and what not in found:
            place = own_order.index(binding.id) if binding.id in own_order else -1
            run = partial(app.run_action, binding.action, active.node)
            found[what] = (place, Command(what, key_name(binding), run, ALSO.get(binding.id or "", "")))
    ordered = [command for _, command in sorted(found.values(), key=lambda item: item[0])]
    others = [command for name, command in _elsewhere(app) if name not in here]
    names = [theme.name for theme in THEMES]
    themes = [Command(f"Thema {name.removeprefix('frontlijn-')}", "", partial(use_theme, name)) for name in names]
    return ordered + others + themes


def _elsewhere(app: App[Any]) -> Iterator[tuple[str, Command]]:
    """What belongs to another screen, each with the id of its binding there and the keys that lead to it."""
    from frontlijn.screens.opbrengst import SAMENVATTING, SOORTEN

    for binding in KasboekScreen.BINDINGS:
        if isinstance(binding, Binding) and binding.id in OF_THE_KASBOEK:
            run = partial(_in_the_kasboek, app, binding.action)
            yield binding.id, Command(binding.tooltip, f"3 {key_name(binding)}", run, ALSO[binding.id])
    screen = app.screen
    if isinstance(screen, WorkScreen):
        for soort in SOORTEN:
            name = f"opbrengst.{soort.name}"
            show = partial(_picture, app, screen, soort.name)
            label = soort.label if soort.name == SAMENVATTING else f"{soort.label} van het kasboek"
            yield name, Command(label, f"B {soort.key}", show, ALSO.get(name, ""))


async def _in_the_kasboek(app: App[Any], action: str) -> None:
    """Goes to the kasboek and does there what its key does."""
    await app.run_action("mode('kasboek')", app)
    await app.run_action(action, app.screen)


def _picture(app: App[Any], screen: WorkScreen, soort: str) -> None:
    """Shows one of the outputs, of what the screen is about."""
    from frontlijn.screens.opbrengst import OpbrengstScreen

    shown = OpbrengstScreen.from_screen(screen)
    shown.soort = soort
    app.push_screen(shown)
