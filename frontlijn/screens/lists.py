"""The modes that are a register of the chosen wijk: initiatieven, kasboek and handgeld."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.context import Context
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.opening import Filter, Opener
from frontlijn.screens.registers import HANDGELD, INITIATIEVEN, KASBOEK, Register, Rows, reread
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
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
        self._shown: Filter | None = None
        self._source: Rows[Any, Any] | None = None

    def body(self) -> ComposeResult:
        yield RowList(self.register.columns, empty=Content(self.empty_text))

    def wanted(self) -> Filter:
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
        self.open_record(self.kind, event.key)


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


class HandgeldScreen(ListScreen):
    """The requests for handgeld, under the pots they come from."""

    mode = "handgeld"
    kind = Zoeksoort.HANDGELD
    register = HANDGELD
    empty_text = "Nog geen aanvragen in deze wijk. Druk op g om handgeld vast te leggen, of op n voor een nieuwe pot."
    help_text = (
        "De aanvragen om handgeld. Een ? betekent: nog niet besloten. Vrij besteedbaar is wat er over is na wat is "
        "toegezegd, niet na wat is betaald. Geld hoeft niet op. Met Tab ga je naar de potten, met n open je een nieuwe."
    )

    DEFAULT_CSS = """
    HandgeldScreen #potten { height: auto; max-height: 6; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_pot", "Pot", id="handgeld.pot", tooltip="Open een nieuwe pot handgeld"),
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
        figures: list[Item] = [
            Figure(pot.naam, f"{format_bedrag(pot.stand.vrij)} vrij", MutatieFilter(pot_id=pot.id)) for pot in pots
        ]
        return tuple(figures) or (Sentence("Geen pot die nu loopt. Druk op n om er een te openen."),)

    def selected_initiatief(self) -> Initiatief | None:
        key = self.query_one(RowList).cursor_key
        return None if key is None else self.initiatief_with(handgeld.get(self.context.store, key).initiatief_id)

    def action_new_pot(self) -> None:
        """Opens a pot for the chosen wijk."""
        self.app.push_screen(PotForm(self.context, self.context.wijk), self.saved)
