"""The frame of every screen that is not a form: the modes on top, the keys below, and what "this" means for a key."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen

from frontlijn.domain.errors import FrontlijnError, NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.screens.context import Context
from frontlijn.screens.reporting import Reports, report
from frontlijn.widgets.footer import KeyFooter
from frontlijn.widgets.modebar import Mode, ModeBar

MODES = (
    Mode("wijk", "Wijk", "1"),
    Mode("initiatieven", "Initiatieven", "2"),
    Mode("kasboek", "Kasboek", "3"),
    Mode("handgeld", "Handgeld", "4"),
    Mode("zoeken", "Zoeken", "5"),
)


WIDE = 110
"""From so many cells there is room below for more keys."""


class WorkScreen(Reports, Screen[None], inherit_bindings=False):
    """A screen with the mode bar and the footer. A subclass gives `body` and reads its data in `reload`."""

    mode: ClassVar[str] = ""
    """The mode this screen belongs to; empty for a screen that can stand in any."""

    help_text: ClassVar[str] = ""
    """Prose for F1: what this screen is for."""

    wide_keys: ClassVar[frozenset[str]] = frozenset()
    """Ids of keys that are worth showing below where there is room for them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b,B", "picture", "Beeld", show=False, id="scherm.beeld", tooltip="Bekijk de opbrengst van het kasboek"
        ),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        yield ModeBar(MODES, active=self.mode or self.app.current_mode)
        yield from self.body()
        yield KeyFooter()

    def body(self) -> ComposeResult:
        """The widgets between the bars."""
        raise NotImplementedError

    def reload(self) -> None:
        """Reads what this screen shows again; the cursor stays where it is."""
        raise NotImplementedError

    def selected_initiatief(self) -> Initiatief | None:
        """The initiative that an action such as "kasboekregel" starts from here; raises NotFound when it is gone."""
        return None

    def selected_wijk(self) -> int | None:
        """The wijk that an action starts from here."""
        return self.context.wijk_id

    def action_picture(self) -> None:
        """Shows what the kasboek tells: cijfers, verhalen, verslag and woordbeeld."""
        from frontlijn.screens.opbrengst import OpbrengstScreen

        self.app.push_screen(OpbrengstScreen.from_screen(self))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; on a wide screen more of them show."""
        found = super().active_bindings
        if self.size.width >= WIDE:
            for key, one in found.items():
                if one.binding.id in self.wide_keys:
                    found[key] = one._replace(binding=replace(one.binding, show=True))
        return found

    def on_resize(self, event: events.Resize) -> None:
        if self.wide_keys:
            self.refresh_bindings()

    def on_screen_resume(self) -> None:
        self.refresh_data()

    def refresh_data(self) -> None:
        """Reads again what may have changed; a problem with the store is said, and what was shown stays."""
        try:
            self.show_wijk()
            self.reload()
        except NotFound:
            raise
        except FrontlijnError as error:
            report(self.app, error)

    def show_wijk(self) -> None:
        """Says in the mode bar which wijk is chosen."""
        bar = self.query_one(ModeBar)
        bar.wijk = self.context.wijk.naam if self.context.wijk else "alle wijken"
        bar.example = self.context.is_example


class BackScreen(WorkScreen):
    """A screen on top of another: Escape goes back to the same spot."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Terug", key_display="Esc", id="scherm.terug", tooltip="Terug naar waar je was"),
    ]

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss(None)
