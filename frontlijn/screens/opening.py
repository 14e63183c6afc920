"""From a number or a row to what is behind it: the one place that knows which screen shows what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import ArenaSoort, Zoeksoort
from frontlijn.screens.base import WorkScreen
from frontlijn.screens.context import Context
from frontlijn.screens.messages import say, say_saved
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import handgeld, initiatieven
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import Cijfer, Rijen, Vergelijking, telling
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.figures import FigureList

Filter = Rijen


@dataclass(frozen=True, slots=True)
class ToPot:
    """Behind a figure: the screen of the pot with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class ToBoeking:
    """Behind a figure: what the row of money with this number belongs to."""

    number: int


@dataclass(frozen=True, slots=True)
class ToArena:
    """Behind a figure: the arena with this number, or the figures of a report."""

    number: int


@dataclass(frozen=True, slots=True)
class ToOpenstaand:
    """Behind a figure: all that is still open of handgeld in the chosen wijk."""


class Opener(WorkScreen):
    """A screen whose figures and rows open other screens; coming back lands on the same spot."""

    def on_figure_list_opened(self, event: FigureList.Opened) -> None:
        figure = event.figure
        self.open_target(figure.target, f"{figure.label}: {figure.value}")

    def open_target(self, target: object, title: str) -> None:
        """Opens how a number was made with its rows, under a title, the record behind a (kind, number) pair, or a pot.

        A filter is the number of rows that it lets through.
        """
        from frontlijn.screens.details.openstaand import OpenstaandScreen
        from frontlijn.screens.details.pot import PotScreen
        from frontlijn.screens.rows import RowsScreen

        match target:
            case Cijfer() | Vergelijking():
                self.app.push_screen(RowsScreen(self.context, target, title))
            case InitiatiefFilter() | KasboekFilter() | HandgeldFilter() | MutatieFilter():
                self.app.push_screen(RowsScreen(self.context, telling(target), title))
            case (Zoeksoort() as kind, int() as number):
                self.open_record(kind, number)
            case ToPot(number):
                self.app.push_screen(PotScreen(self.context, number))
            case ToArena(number):
                self.show_arena(number)
            case ToOpenstaand():
                self.app.push_screen(OpenstaandScreen(self.context))
            case ToBoeking(number):
                self.open_booking(number)

    def show_arena(self, number: int) -> None:
        """Opens an arena, or the published figures of a report."""
        from frontlijn.screens.arena.rapport import RapportScreen
        from frontlijn.screens.arena.scherm import ArenaScreen

        report = read_arena.get(self.context.store, number).soort is ArenaSoort.RAPPORT
        self.app.push_screen((RapportScreen if report else ArenaScreen)(self.context, number))

    def open_booking(self, number: int) -> None:
        """Opens the request that a row of money belongs to; of a row of the pot itself it says why it is there."""
        mutatie = handgeld.mutatie(self.context.store, number)
        if mutatie.aanvraag_id is not None:
            self.open_record(Zoeksoort.HANDGELD, mutatie.aanvraag_id)
        else:
            say(self.app, mutatie.reden or "Deze boeking hoort bij de pot zelf, niet bij een aanvraag.")

    def open_record(self, kind: Zoeksoort, number: int) -> None:
        """Opens one record."""
        from frontlijn.screens.details.aanvraag import AanvraagScreen
        from frontlijn.screens.details.initiatief import InitiatiefScreen
        from frontlijn.screens.details.kasboekregel import KasboekregelScreen
        from frontlijn.screens.details.relatie import OrganisatieScreen, PersoonScreen

        screens: dict[Zoeksoort, Callable[[Context, int], WorkScreen]] = {
            Zoeksoort.INITIATIEF: InitiatiefScreen,
            Zoeksoort.KASBOEK: KasboekregelScreen,
            Zoeksoort.HANDGELD: AanvraagScreen,
            Zoeksoort.ORGANISATIE: OrganisatieScreen,
            Zoeksoort.PERSOON: PersoonScreen,
        }
        self.app.push_screen(screens[kind](self.context, number))

    def initiatief_with(self, number: int | None) -> Initiatief | None:
        """The initiative with this number, None without a number; raises NotFound when it is gone."""
        return None if number is None else initiatieven.get(self.context.store, number)

    def saved(self, record: object | None) -> None:
        """After a form: says that it was saved, and reads this screen again."""
        if record is not None:
            say_saved(self.app, record)
            self.refresh_data()
