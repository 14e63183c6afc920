"""Open a pot: a name, a wijk, a period, a plafond and who pays which share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.pot import Budgetpot, PotInvoer, parse_financiers
from frontlijn.domain.wijk import Wijk
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.choices import wijk_choices
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, DateField, MoneyField, TextField


class PotForm(StoreForm[PotInvoer, Budgetpot]):
    """Asks for a new pot; the period offered is this calendar year."""

    form_name: ClassVar[str] = "pot"
    help_text: ClassVar[str] = (
        "Een pot heeft een plafond: meer kan er niet uit worden toegekend, en het hoeft niet op. "
        "Wie betaalt schrijf je als: gemeente 50; corporaties 50."
    )
    title_text: ClassVar[str] = "Nieuwe pot handgeld"
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, wijk: Wijk | None, reason: str = "") -> None:
        """`reason` says why a pot is asked for now."""
        super().__init__(context)
        self.wijk = wijk
        self.reason = reason

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        name = f"Handgeld {self.wijk.naam} {today.year}" if self.wijk else ""
        first, last = date(today.year, 1, 1), date(today.year, 12, 31)
        if self.reason:
            yield Static(plain(self.reason))
        yield MoneyField("plafond", "Plafond", required=True, hint="wat er hoogstens uit mag")
        yield TextField("naam", "Naam van de pot", text=name, required=True)
        wijk = str(self.wijk.id) if self.wijk else ""
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(self.context.store), text=wijk, required=True)
        yield DateField("van", "Van", today=today, text=format_datum(first), required=True)
        yield DateField("tot", "Tot en met", today=today, text=format_datum(last), required=True)
        yield TextField("financiers", "Wie betaalt (in %)", text="gemeente 100", required=True)
        yield TextField("reden", "Waarom dit bedrag")

    def build(self) -> PotInvoer:
        return PotInvoer(
            naam=self.fields["naam"].needed(),
            wijk_id=int(self.fields["wijk_id"].needed()),
            van=self.fields["van"].needed(),
            tot=self.fields["tot"].needed(),
            plafond=self.fields["plafond"].needed(),
            financiers=parse_financiers(self.fields["financiers"].needed()),
            reden=self.fields["reden"].value(),
        ).checked()

    async def submit(self, invoer: PotInvoer) -> Budgetpot | None:
        from frontlijn.store.write.handgeld import open_pot

        return await self.in_store(open_pot, self.context.store, invoer)
