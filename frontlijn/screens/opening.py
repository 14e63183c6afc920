"""From a number or a row to what is behind it: the one place that knows which screen shows what."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.base import WorkScreen
from frontlijn.screens.context import Context
from frontlijn.screens.messages import say_saved
from frontlijn.store.read import initiatieven
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.figures import FigureList

Filter = InitiatiefFilter | KasboekFilter | HandgeldFilter | MutatieFilter


class Opener(WorkScreen):
    """A screen whose figures and rows open other screens; coming back lands on the same spot."""

    def on_figure_list_opened(self, event: FigureList.Opened) -> None:
        figure = event.figure
        self.open_target(figure.target, f"{figure.label}: {figure.value}")

    def open_target(self, target: object, title: str) -> None:
        """Opens the rows behind a filter under a title, or the record behind a (kind, number) pair."""
        from frontlijn.screens.rows import RowsScreen

        match target:
            case InitiatiefFilter() | KasboekFilter() | HandgeldFilter() | MutatieFilter():
                self.app.push_screen(RowsScreen(self.context, target, title))
            case (Zoeksoort() as kind, int() as number):
                self.open_record(kind, number)

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
