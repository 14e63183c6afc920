"""The Textual app: modes, themes, palette, keys that work everywhere, and what happens with an error nobody foresaw."""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import work
from textual.actions import ActionParseResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver

from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.sjabloon import herhaling
from frontlijn.domain.wijk import Wijk
from frontlijn.screens.base import MODES, WorkScreen
from frontlijn.screens.context import Context
from frontlijn.screens.drafts import offer_drafts
from frontlijn.screens.forms.export import ExportForm
from frontlijn.screens.forms.first_run import FirstRunForm
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.initiatief import InitiatiefForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.help import HelpScreen
from frontlijn.screens.keyorder import KeysInOrder
from frontlijn.screens.leaving import listen_to_signals, outlives_its_terminal
from frontlijn.screens.lists import HandgeldScreen, InitiatievenScreen, KasboekScreen
from frontlijn.screens.messages import REDO, UNDO, say, say_saved, say_written
from frontlijn.screens.palette import Command, commands
from frontlijn.screens.pickers import Picker
from frontlijn.screens.reporting import Reports, report, unknown_message
from frontlijn.screens.search import SearchScreen
from frontlijn.screens.sjablonen import SjablonenScreen
from frontlijn.screens.wijk import WijkScreen
from frontlijn.store.read import handgeld, kasboek, settings, wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from frontlijn.widgets.modebar import ModeBar
from frontlijn.widgets.themes import THEMES

POLL_SECONDS = 1.0
"""How often the app looks whether another program changed the store."""

SCREENS: dict[str, type[WorkScreen]] = {
    "wijk": WijkScreen,
    "initiatieven": InitiatievenScreen,
    "kasboek": KasboekScreen,
    "handgeld": HandgeldScreen,
    "zoeken": SearchScreen,
}


class FrontlijnApp(Reports, KeysInOrder):
    """frontlijn on the screen. The store comes in from outside, so that a test brings its own."""

    TITLE = "frontlijn"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { max-width: 76%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(m.key, f"mode('{m.name}')", m.label, show=False, id=f"app.{m.name}", tooltip=f"Naar {m.label}")
            for m in MODES
        ),
        Binding("k", "log_entry", "Kasboek", id="app.log", tooltip="Log een kasboekregel"),
        Binding("i", "register", "Initiatief", id="app.registreer", tooltip="Leg een nieuw initiatief vast"),
        Binding("g", "grant", "Geld", id="app.handgeld_nieuw", tooltip="Leg een aanvraag en besluit handgeld vast"),
        Binding("t", "templates", "Snel", show=False, id="app.sjablonen", tooltip="Log uit een sjabloon"),
        Binding("h", "repeat", "Herhaal", show=False, id="app.herhaal", tooltip="Log de laatste kasboekregel nog eens"),
        Binding("slash", "mode('zoeken')", "Zoek", key_display="/", id="app.zoek", tooltip="Zoek in alles"),
        Binding("a,A", "arenas", "Arena's", show=False, id="app.arenas", tooltip="Toon de effecten-arena's"),
        Binding("w", "choose_wijk", "Wijk", show=False, id="app.kies_wijk", tooltip="Kies een wijk"),
        Binding("x", "export", "Export", show=False, id="app.export", tooltip="Zet de samenvatting in een bestand"),
        Binding(
            "ctrl+z", "undo", "Ongedaan", show=False, id="app.ongedaan", tooltip="Maak je laatste wijziging ongedaan"
        ),
        Binding(
            "ctrl+y",
            "redo",
            "Opnieuw",
            show=False,
            id="app.opnieuw",
            tooltip="Doe opnieuw wat je net ongedaan maakte",
        ),
        Binding("f1", "help", "Hulp", key_display="F1", id="app.hulp", tooltip="Uitleg en toetsen van dit scherm"),
        Binding(
            "question_mark", "help", "Hulp", show=False, id="app.hulp2", tooltip="Uitleg en toetsen van dit scherm"
        ),
        Binding("ctrl+p", "palette", "Opdrachten", show=False, id="app.opdrachten", tooltip="Alle opdrachten"),
        Binding("tab", "focus_next", "Verder", show=False, id="app.verder", tooltip="Naar het volgende deel"),
        Binding("shift+tab", "focus_previous", "Terug", show=False, id="app.terug", tooltip="Naar het vorige deel"),
        Binding(
            "ctrl+c,super+c",
            "copy_or_tell",
            "Kopiëren",
            show=False,
            id="app.kopieren",
            tooltip="Kopieer wat met de muis is gekozen",
        ),
        Binding("q,ctrl+q", "quit", "Stoppen", show=False, priority=False, id="app.stop", tooltip="Stop frontlijn"),
    ]

    def __init__(self, store: Store, *, raise_errors: bool = False) -> None:
        """`raise_errors` lets an unforeseen error end the app, for tests."""
        super().__init__()
        self.store = store
        self.context = Context(store)
        self.raise_errors = raise_errors
        self._data_version = 0
        for name, screen in SCREENS.items():
            self.add_mode(name, partial(screen, self.context))
        for theme in THEMES:
            self.register_theme(theme)

    def get_driver_class(self) -> type[Driver]:
        return outlives_its_terminal(super().get_driver_class())

    def on_mount(self) -> None:
        remembered = settings.get(self.store, Instelling.THEMA)
        self.theme = remembered if remembered in {theme.name for theme in THEMES} else THEMES[0].name
        self._data_version = self.store.data_version()
        self.switch_mode("wijk")
        self.set_interval(POLL_SECONDS, self._poll)
        listen_to_signals(self)
        self._begin()

    @work(exit_on_error=False)
    async def _begin(self) -> None:
        """The two questions of a first run, then the drafts of an earlier one."""
        if not settings.get(self.store, Instelling.GEBRUIKER):
            await self.push_screen_wait(FirstRunForm(self.context))
            self._refresh_screen()
        await offer_drafts(self, self.context)
        # SQLModel costs a third of a second to import: do it while nobody waits.
        await asyncio.to_thread(_import_writes)

    def _poll(self) -> None:
        try:
            version = self.store.data_version()
        except FrontlijnError:
            return
        if version != self._data_version:
            self._data_version = version
            self._refresh_screen()

    def _refresh_screen(self) -> None:
        # A screen that is only now being made reads by itself, and one that is going has nothing left to show it in.
        if isinstance(self.screen, WorkScreen) and self.screen.is_mounted and self.screen.query(ModeBar):
            self.screen.refresh_data()

    def _work_screen(self) -> WorkScreen | None:
        return self.screen if isinstance(self.screen, WorkScreen) else None

    def _wijk_here(self) -> int | None:
        screen = self._work_screen()
        return screen.selected_wijk() if screen else self.context.wijk_id

    def _saved(self, record: object | None) -> None:
        if record is not None:
            say_saved(self, record)
            self._refresh_screen()

    def action_mode(self, mode: str) -> None:
        """Goes to a mode, where it was left."""
        if mode == self.current_mode:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(mode)
        # A search screen that is only now being made puts its cursor there itself.
        if isinstance(self.screen, SearchScreen) and self.screen.is_mounted:
            self.screen.focus_search()

    def on_mode_bar_chosen(self, event: ModeBar.Chosen) -> None:
        self.action_mode(event.mode)

    def on_mode_bar_wijk_clicked(self, event: ModeBar.WijkClicked) -> None:
        self.action_choose_wijk()

    def action_log_entry(self) -> None:
        """Logs an entry at the selected initiative, else at that of the last one."""
        screen = self._work_screen()
        record = screen.selected_initiatief() if screen else None
        self.push_screen(KasboekForm.starting(self.context, record, self._wijk_here()), self._saved)

    def action_templates(self) -> None:
        """Logs from a template of the wijk here, else of the one that was logged in last, else of one that is asked."""
        wijk_id = self._wijk_here()
        if wijk_id is None:
            last = kasboek.latest(self.store, None)
            wijk_id = last.wijk_id if last else None
        if wijk_id is not None:
            self._choose_template(wijk_id)
            return
        choices = [(wijk.id, wijk.naam, ", ".join(wijk.aliassen)) for wijk in wijken.wijken(self.store)]
        self.push_screen(Picker("Van welke wijk?", choices), self._choose_template)

    def _choose_template(self, wijk_id: int | None) -> None:
        if wijk_id is not None:
            self.push_screen(SjablonenScreen(self.context, wijk_id), self._fill_in)

    def _fill_in(self, invoer: KasboekInvoer | None) -> None:
        if invoer is not None:
            self.push_screen(KasboekForm.filled_in(self.context, invoer), self._saved)

    def action_repeat(self) -> None:
        """Logs the last entry of the wijk here once more, today."""
        last = kasboek.latest(self.store, self._wijk_here())
        if last is None:
            self.notify("Er is hier nog niets gelogd om te herhalen. Druk op k om te beginnen.", markup=False)
        else:
            self._fill_in(herhaling(last, self.store.today()))

    def action_register(self) -> None:
        """Registers an initiative in the chosen wijk."""
        self.push_screen(InitiatiefForm(self.context, wijk_id=self._wijk_here()), self._saved)

    def action_grant(self) -> None:
        """Records a request and a decision for the selected initiative."""
        screen = self._work_screen()
        record = screen.selected_initiatief() if screen else None
        wijk_id = record.wijk_id if record else self._wijk_here()
        pots = handgeld.current_pots(self.store, wijk_id, self.store.today())
        if not pots:
            wijk = wijken.get(self.store, wijk_id) if wijk_id else None
            where = f"In {wijk.naam} loopt nu geen pot" if wijk else "Er loopt nu geen pot"
            self.push_screen(PotForm(self.context, wijk, f"{where}; open er eerst een."), self._pot_opened)
            return
        self.push_screen(HandgeldForm(self.context, pots, initiatief=record), self._saved)

    def _pot_opened(self, pot: Budgetpot | None) -> None:
        """Goes on with the grant that needed a pot."""
        self._saved(pot)
        if pot is not None:
            self.action_grant()

    def action_arenas(self) -> None:
        """Shows the arenas of the initiative in sight, else of the chosen wijk."""
        from frontlijn.screens.arena.lijst import ArenasScreen
        from frontlijn.screens.details.initiatief import InitiatiefScreen

        number = self.screen.number if isinstance(self.screen, InitiatiefScreen) else None
        if not isinstance(self.screen, ArenasScreen):
            self.push_screen(ArenasScreen(self.context, number))

    def action_choose_wijk(self) -> None:
        """Chooses the wijk that stays chosen."""
        choices = [(0, "Alle wijken", ""), *((w.id, w.naam, ", ".join(w.aliassen)) for w in wijken.wijken(self.store))]
        self.push_screen(Picker("Welke wijk?", choices, self.context.wijk_id or 0), self._wijk_chosen)

    def _wijk_chosen(self, key: int | None) -> None:
        if key is not None:
            self.choose_wijk(wijken.get(self.store, key) if key else None)

    def on_wijk_screen_chosen(self, event: WijkScreen.Chosen) -> None:
        self.choose_wijk(event.wijk)

    def choose_wijk(self, wijk: Wijk | None) -> None:
        """Chooses a wijk, or None for all of them, and remembers it for the next start."""
        self.context.wijk = wijk
        self._remember(Instelling.WIJK, str(wijk.id) if wijk else "")
        self._refresh_screen()

    def action_export(self) -> None:
        """Writes the summary of the chosen wijk, or of the city, to a file."""
        blik = Blik.laatste_jaar(self.store.today(), wijk_id=self.context.wijk_id)
        naam = self.context.wijk.naam if self.context.wijk else kasboek.STAD
        self.push_screen(ExportForm(self.context, blik, None, naam), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            say_written(self, path)

    def action_undo(self) -> None:
        """Takes back the last edit of this session."""
        self._undo()

    @work(exit_on_error=False)
    async def _undo(self) -> None:
        from frontlijn.store.write.undo import undo_last

        done = await asyncio.to_thread(undo_last, self.store, self.store.acts)
        say(self, f"{done}. {REDO}")
        self._refresh_screen()

    def action_redo(self) -> None:
        """Does again what was taken back last in this session."""
        self._redo()

    @work(exit_on_error=False)
    async def _redo(self) -> None:
        from frontlijn.store.write.undo import redo_last

        done = await asyncio.to_thread(redo_last, self.store, self.store.acts)
        say(self, f"{done}. {UNDO}")
        self._refresh_screen()

    def action_help(self) -> None:
        """Says what this screen is for and which keys work."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_copy_or_tell(self) -> None:
        """Ctrl+C: copies what the mouse selected; without that it says how to stop, which is what people mean by it."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            self.notify("Stoppen doe je met Ctrl+Q.", markup=False)

    def action_palette(self) -> None:
        """All commands that work here, found by typing."""
        found = commands(self, self._use_theme)
        choices = [(number, one.what, one.key) for number, one in enumerate(found)]
        also = {number: one.also for number, one in enumerate(found)}
        self.push_screen(Picker("Welke opdracht?", choices, also=also), partial(self._run_command, found))

    async def _run_command(self, found: list[Command], number: int | None) -> None:
        if number is not None:
            result = found[number].run()
            if inspect.isawaitable(result):
                await result

    def _use_theme(self, name: str) -> None:
        self.theme = name
        self._remember(Instelling.THEMA, name)

    @work(exit_on_error=False)
    async def _remember(self, key: Instelling, value: str) -> None:
        await asyncio.to_thread(put, self.store, key, value)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Runs what a key or a command asks for; a problem is said and the app stays up."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except FrontlijnError as error:
            report(self, error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for an error that nothing caught: written in the log, said in Dutch without data, and out."""
        if self.raise_errors:
            super()._handle_exception(error)
        elif self.return_code is None:
            self.exit(return_code=1, message=unknown_message(error))


def _import_writes() -> None:
    """Imports SQLModel, in a thread, without the garbage collector.

    That could run code that imports in the middle of this import, which Python 3.11 answers with a KeyError.
    """
    gc.disable()
    try:
        from frontlijn.store.write import handgeld, initiatieven, kasboek, undo  # noqa: F401
    finally:
        gc.enable()


def run(store: Store) -> int:
    """Runs the app on this store until the worker stops; returns the exit code."""
    app = FrontlijnApp(store)
    try:
        app.run()
    finally:
        app.context.drafts.close()
        store.close()
    return app.return_code or 0
