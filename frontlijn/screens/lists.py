"""The modes that are a register of the chosen wijk: initiatieven, kasboek and handgeld."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from frontlijn.domain.handgeld.korting import PotKorting
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.details.fondsen import FondsenScreen
from frontlijn.screens.details.richtlijnen import RichtlijnenScreen
from frontlijn.screens.filterwords import filter_words
from frontlijn.screens.forms.filter import FilterForm
from frontlijn.screens.forms.korting import KortingForm, korting_message
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.kalender import KalenderScreen
from frontlijn.screens.keptfilters import KeptFilters
from frontlijn.screens.listscreen import ListScreen
from frontlijn.screens.messages import say
from frontlijn.screens.olievlek import OlievlekScreen
from frontlijn.screens.opening import Filter, ToOpenstaand, ToPot
from frontlijn.screens.prullenbak import PrullenbakScreen
from frontlijn.screens.registers import HANDGELD, INITIATIEVEN, KASBOEK, POTTEN, PotFilter
from frontlijn.store.read import handgeld, kasboek
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import plain
from frontlijn.widgets.figures import Figure, FigureList, Item, Sentence
from frontlijn.widgets.rowlist import RowList


class InitiatievenScreen(ListScreen):
    """The register of initiatieven."""

    mode = "initiatieven"
    kind = Zoeksoort.INITIATIEF
    register = INITIATIEVEN
    empty_text = (
        "Nog geen initiatieven in deze wijk. Druk op i om het eerste vast te leggen: alleen een naam is genoeg."
    )
    help_text = (
        "Alle initiatieven van de gekozen wijk. Een ! betekent: gedragen door twee of minder mensen. "
        "k logt een kasboekregel en g legt handgeld vast bij het initiatief waar je op staat."
    )

    def wanted(self) -> Filter:
        return InitiatiefFilter(wijk_id=self.context.wijk_id)

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.query_one(RowList).cursor_key)

    def selected_wijk(self) -> int | None:
        selected = self.selected_initiatief()
        return selected.wijk_id if selected else self.context.wijk_id


class KasboekScreen(ListScreen):
    """The sociaal kasboek, under a filter when one is chosen."""

    mode = "kasboek"
    kind = Zoeksoort.KASBOEK
    register = KASBOEK
    empty_text = "Nog niets in het kasboek van deze wijk. Druk op k, typ wat er gebeurde, en druk Enter."
    nothing_found = "Niets past bij dit filter. Druk op f om het te veranderen, of op Esc om het te wissen."
    help_text = (
        "Het sociaal kasboek: wat iets waard was maar geen geld is. Een regel zonder getallen is compleet. "
        "Een ° betekent: een experiment. Een ↻ achter de datum: gewijzigd nadat de regel in een export meeging. "
        "Met f kies je welke regels je ziet en met F een filter dat je bewaarde; Esc toont weer alles. Met c blader je "
        "in de kalender, met o zie je wat uit wat voortkwam, en in de prullenbak (p) ligt wat je weggooide. Met t log "
        "je uit een sjabloon en met h de laatste regel nog eens. Met b zie je cijfers, verhalen, verslag en woordbeeld."
    )

    DEFAULT_CSS = """
    KasboekScreen #filter { height: auto; max-height: 4; padding: 0 1; background: $panel; display: none; }
    KasboekScreen #filter.-shown { display: block; }
    """

    wide_keys = frozenset({"kasboek.bewaard", "kasboek.olievlek", "kasboek.prullenbak"})

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", "Filter", id="kasboek.filter", tooltip="Kies welke regels je ziet"),
        Binding("c", "calendar", "Kalender", id="kasboek.kalender", tooltip="Blader per week en per dag"),
        Binding("o", "spread", "Olievlek", show=False, id="kasboek.olievlek", tooltip="Toon wat uit wat voortkwam"),
        Binding("F", "kept_filter", "Bewaard", show=False, id="kasboek.bewaard", tooltip="Kies een eigen filter"),
        Binding("p", "bin", "Prullenbak", show=False, id="kasboek.prullenbak", tooltip="Toon wat je weggooide"),
        Binding(
            "escape",
            "wipe_filter",
            "Wis filter",
            show=False,
            key_display="Esc",
            id="kasboek.wis_filter",
            tooltip="Wis het filter en toon alles",
        ),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.filter = KasboekFilter()
        """What was asked for beside the chosen wijk; it may name a wijk of its own."""

    def body(self) -> ComposeResult:
        yield Static(id="filter")
        yield from super().body()

    def wanted(self) -> KasboekFilter:
        return self.filter if self.filter.wijk_id else replace(self.filter, wijk_id=self.context.wijk_id)

    @property
    def is_filtered(self) -> bool:
        """Whether something is asked for beside the chosen wijk."""
        return self.filter != KasboekFilter()

    def reload(self) -> None:
        self.query_one(RowList).empty = Content(self.nothing_found if self.is_filtered else self.empty_text)
        super().reload()
        line = self.query_one("#filter", Static)
        line.set_class(self.is_filtered, "-shown")
        if self.is_filtered:
            store, wanted = self.context.store, self.wanted()
            total = kasboek.count(store, KasboekFilter(wijk_id=wanted.wijk_id))
            found = f"{format_aantal(self.query_one(RowList).row_count)} van {format_aantal(total)}"
            line.update(plain(f"{found} regels. Filter (Esc wist het): {filter_words(store, self.filter)}."))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.is_filtered if action == "wipe_filter" else True

    def show_filter(self, wanted: KasboekFilter | None) -> None:
        """Shows what a filter lets through; None leaves things as they were."""
        if wanted is not None:
            self.filter = wanted
            self.refresh_data()

    def action_filter(self) -> None:
        """Asks for a filter."""
        self.app.push_screen(FilterForm(self.context, self.filter), self.show_filter)

    def action_kept_filter(self) -> None:
        """Chooses a kept filter."""
        self.app.push_screen(KeptFilters(self.context), self.show_filter)

    def action_wipe_filter(self) -> None:
        """Shows everything again; the cursor stays on its entry."""
        self.show_filter(KasboekFilter())

    def action_calendar(self) -> None:
        """Shows the weeks of what the list shows."""
        self.app.push_screen(KalenderScreen(self.context, self.wanted()))

    def action_spread(self) -> None:
        """Shows what came from what, of what the list shows."""
        self.app.push_screen(OlievlekScreen(self.context, self.wanted()))

    def action_bin(self) -> None:
        """Shows the prullenbak."""
        self.app.push_screen(PrullenbakScreen(self.context))


class PotsScreen(ListScreen):
    """A register from which pots are opened and cut."""

    def action_new_pot(self) -> None:
        """Opens a pot for the chosen wijk."""
        self.app.push_screen(PotForm(self.context, self.context.wijk), self.saved)

    def action_cut(self) -> None:
        """Cuts pots of the chosen wijk, or of all."""
        self.app.push_screen(KortingForm(self.context, self.context.wijk_id), self._cut)

    def _cut(self, cuts: tuple[PotKorting, ...] | None) -> None:
        if cuts is not None:
            say(self.app, korting_message(cuts))
            self.refresh_data()


class HandgeldScreen(PotsScreen):
    """The requests for handgeld, under the pots they come from."""

    mode = "handgeld"
    kind = Zoeksoort.HANDGELD
    register = HANDGELD
    empty_text = "Nog geen aanvragen in deze wijk. Druk op g om handgeld vast te leggen, of op n voor een nieuwe pot."
    help_text = (
        "De aanvragen om handgeld. Een ? betekent: nog niet besloten; daarachter staat hoeveel dagen iemand wacht. "
        "Vrij besteedbaar is wat er over is na wat is toegezegd, niet na wat is betaald. Geld hoeft niet op. Met Tab "
        "ga je naar de potten die nu lopen en met Enter open je er een; p toont ook de potten die voorbij zijn. Met - "
        "boek je een korting op een of meer potten."
    )

    DEFAULT_CSS = """
    HandgeldScreen #potten { height: auto; max-height: 6; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_pot", "Pot", id="handgeld.pot", tooltip="Open een nieuwe pot handgeld"),
        Binding("o", "open_points", "Open", id="handgeld.openstaand", tooltip="Toon wat nog open staat"),
        Binding("p", "pots", "Potten", id="handgeld.potten", tooltip="Toon alle potten, ook gesloten"),
        Binding("f", "funds", "Fondsen", show=False, id="handgeld.fondsen", tooltip="Toon andere fondsen"),
        Binding("r", "guidelines", "Richtlijnen", show=False, id="handgeld.richtlijnen", tooltip="Toon de richtlijnen"),
        Binding("minus", "cut", "Korting", show=False, id="handgeld.korting", tooltip="Boek een korting"),
    ]

    def body(self) -> ComposeResult:
        yield FigureList(id="potten")
        yield from super().body()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def wanted(self) -> Filter:
        return HandgeldFilter(wijk_id=self.context.wijk_id)

    def reload(self) -> None:
        self.query_one("#potten", FigureList).replace(self._pots())
        super().reload()

    def _pots(self) -> tuple[Item, ...]:
        store = self.context.store
        pots = handgeld.current_pots(store, self.context.wijk_id, store.today())
        figures: list[Item] = [Figure(pot.naam, f"{format_bedrag(pot.stand.vrij)} vrij", ToPot(pot.id)) for pot in pots]
        return tuple(figures) or (Sentence("Geen pot die nu loopt. Druk op n om er een te openen."),)

    def selected_initiatief(self) -> Initiatief | None:
        key = self.query_one(RowList).cursor_key
        return None if key is None else self.initiatief_with(handgeld.get(self.context.store, key).initiatief_id)

    def action_open_points(self) -> None:
        """Shows what is still open."""
        self.open_target(ToOpenstaand(), "")

    def action_pots(self) -> None:
        """Shows all pots."""
        self.app.push_screen(PottenScreen(self.context))

    def action_funds(self) -> None:
        """Shows the other funds."""
        self.app.push_screen(FondsenScreen(self.context))

    def action_guidelines(self) -> None:
        """Shows the guidelines of the chosen wijk."""
        self.app.push_screen(RichtlijnenScreen(self.context))


class PottenScreen(PotsScreen, BackScreen):
    """All pots of the chosen wijk, newest period first: those that run, and those that are over or closed."""

    register = POTTEN
    empty_text = "Nog geen pot in deze wijk. Druk op n om er een te openen."
    help_text = (
        "Alle potten, ook die voorbij of gesloten zijn. Vrij is wat er over is na wat is toegezegd; geld hoeft niet "
        "op. Enter opent een pot, met n open je een nieuwe, met - boek je een korting op een of meer potten."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_pot", "Pot", id="handgeld.pot_nieuw", tooltip="Open een nieuwe pot handgeld"),
        Binding("minus", "cut", "Korting", show=False, id="handgeld.korting_potten", tooltip="Boek een korting"),
    ]

    def wanted(self) -> PotFilter:
        return PotFilter(self.context.wijk_id)

    def open_row(self, key: int) -> None:
        """Opens a pot."""
        self.open_target(ToPot(key), "")
