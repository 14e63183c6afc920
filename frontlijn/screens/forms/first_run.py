"""The first run asks for a display name and a wijk, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.errors import Refused
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.choices import wijk_choices
from frontlijn.store.read import wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.user import computer_user
from frontlijn.store.write.settings import put
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, Field, TextField


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who works here, and where."""

    naam: str
    wijk_id: int


class FirstRunForm(StoreForm[Welcome, bool]):
    """Asks until it has a name; the wijk is chosen again with one key."""

    form_name: ClassVar[str] = "eerste_keer"
    title_text: ClassVar[str] = "Welkom bij frontlijn"
    looks: ClassVar[bool] = False  # it asks for a name

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit", "Stoppen", id="formulier.stop", tooltip="Stop frontlijn"),
    ]

    def compose_fields(self) -> Iterable[Widget]:
        yield Static(
            plain(
                "Twee vragen en je kunt beginnen. Je naam staat bij wat je vastlegt; "
                "de wijk blijft gekozen tot je een andere kiest (toets w)."
            )
        )
        yield TextField("naam", "Je naam", text=computer_user(), required=True, select_on_focus=True)
        yield ChoiceField("wijk_id", "Je wijk", wijk_choices(self.context.store), required=True)

    def on_field_entered(self, event: Field.Changed) -> None:
        if event.field.key == "naam" and event.field.filled and not self.fields["wijk_id"].filled:
            event.prevent_default()
            self.show_field(self.fields["wijk_id"])

    def action_leave(self) -> None:
        self.show_problem(Refused("Vul eerst je naam en je wijk in, of stop met Ctrl+Q."))

    def build(self) -> Welcome:
        return Welcome(self.fields["naam"].needed(), int(self.fields["wijk_id"].needed()))

    async def submit(self, invoer: Welcome) -> bool | None:
        store = self.context.store
        await self.in_store(put, store, Instelling.GEBRUIKER, invoer.naam)
        await self.in_store(put, store, Instelling.WIJK, str(invoer.wijk_id))
        self.context.wijk = wijken.get(store, invoer.wijk_id)
        return True
