"""The extra guidelines of a wijk: a new one, and the end of one. A text never changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.richtlijn import Richtlijn, check_richtlijn_tekst
from frontlijn.domain.wijk import Wijk
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.choices import wijk_choices
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, DateField, TextField


@dataclass(frozen=True, slots=True)
class NieuweRichtlijn:
    """A guideline for a wijk, from a day on."""

    wijk_id: int
    tekst: str
    vanaf: date


class RichtlijnForm(StoreForm[NieuweRichtlijn, Richtlijn]):
    """Asks for a new guideline."""

    form_name: ClassVar[str] = "richtlijn"
    title_text: ClassVar[str] = "Nieuwe richtlijn"
    help_text: ClassVar[str] = (
        "Een wijk kan richtlijnen toevoegen aan de vier criteria. Bij elk besluit vanaf die dag geef je er een oordeel "
        "over. De tekst ligt daarna vast: wil je iets anders, beëindig deze dan en maak een nieuwe."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, wijk: Wijk | None) -> None:
        super().__init__(context)
        self.wijk = wijk

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        wijk = str(self.wijk.id) if self.wijk else ""
        yield TextField("tekst", "Richtlijn", required=True)
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(self.context.store), text=wijk, required=True)
        yield DateField("vanaf", "Geldt vanaf", today=today, text=format_datum(today), required=True)

    def build(self) -> NieuweRichtlijn:
        tekst = check_richtlijn_tekst(self.fields["tekst"].needed())
        return NieuweRichtlijn(int(self.fields["wijk_id"].needed()), tekst, self.fields["vanaf"].needed())

    async def submit(self, invoer: NieuweRichtlijn) -> Richtlijn | None:
        from frontlijn.store.write.handgeld import add_richtlijn

        return await self.in_store(add_richtlijn, self.context.store, invoer.wijk_id, invoer.tekst, invoer.vanaf)


class RichtlijnEindeForm(StoreForm[date, Richtlijn]):
    """Asks on which day a guideline ends."""

    form_name: ClassVar[str] = "richtlijn einde"
    title_text: ClassVar[str] = "Richtlijn beëindigen"
    help_text: ClassVar[str] = "Besluiten die met deze richtlijn zijn genomen, houden haar."

    def __init__(self, context: Context, richtlijn: Richtlijn) -> None:
        super().__init__(context, str(richtlijn.id))
        self.richtlijn = richtlijn

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        since = f"{self.richtlijn.wijk}, vanaf {format_datum(self.richtlijn.vanaf)}"
        yield Static(plain(f"{since}: {self.richtlijn.tekst}"))
        yield DateField("op", "Geldt niet meer op", today=today, text=format_datum(today), required=True)

    def build(self) -> date:
        op: date = self.fields["op"].needed()
        return op

    async def submit(self, invoer: date) -> Richtlijn | None:
        from frontlijn.store.write.handgeld import end_richtlijn

        return await self.in_store(end_richtlijn, self.context.store, self.richtlijn.id, invoer)
