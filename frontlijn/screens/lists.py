"""The modes that are a register of the chosen wijk: initiatieven, kasboek and handgeld."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from frontlijn.domain.handgeld.korting import PotKorting
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.details.fondsen import FondsenScreen
from frontlijn.screens.details.richtlijnen import RichtlijnenScreen
from frontlijn.screens.forms.korting import KortingForm, korting_message
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.messages import say
from frontlijn.screens.opening import Filter, Opener, ToOpenstaand, ToPot
from frontlijn.screens.registers import HANDGELD, INITIATIEVEN, KASBOEK, POTTEN, PotFilter, Register, Rows, reread
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.figures import Figure, FigureList, Item, Sentence
from frontlijn.widgets.rowlist import RowList


class ListScreen(Opener):
    """A register as a list that reads windows of rows; the cursor stays on its record when rows come or go."""

    kind: ClassVar[Zoeksoort]
    register: ClassVar[Register[Any, Any]]
    empty_text: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Filter | PotFilter | None = None
        self._source: Rows[Any, Any] | None = None

    def body(self) -> ComposeResult:
        yield RowList(self.register.columns, empty=Content(self.empty_text))

    def wanted(self) -> Filter | PotFilter:
        """The filter for the chosen wijk."""
        raise NotImplementedError

    def reload(self) -> None:
        rows = self.query_one(RowList)
        wanted = self.wanted()
        if wanted != self._shown or self._source is None:
            self._shown = wanted
            register = self.register if self.context.wijk is None else self.register.of_one_wijk
            self._source = Rows(register, self.context.store, wanted)
            rows.columns = register.columns
            rows.set_source(self._source)
        else:
            reread(rows, self._source)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.open_row(event.key)

    def open_row(self, key: int) -> None:
        """Opens the record of a row."""
        self.open_record(self.kind, key)


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
    """The sociaal kasboek."""

    mode = "kasboek"
    kind = Zoeksoort.KASBOEK
    register = KASBOEK
    empty_text = "Nog niets in het kasboek van deze wijk. Druk op k, typ wat er gebeurde, en druk Enter."
    help_text = (
        "Het sociaal kasboek: wat iets waard was maar geen geld is. Een regel zonder getallen is compleet. "
        "Een ° betekent: een experiment."
    )

    def wanted(self) -> Filter:
        return KasboekFilter(wijk_id=self.context.wijk_id)


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
