"""Where a request is, set by hand: taken up, held with a reason, withdrawn; and who has an interest in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, check_status
from frontlijn.domain.handgeld.besluit import BelangInvoer
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.values import AanvraagStatus
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.read import personen
from frontlijn.widgets.fields import ChoiceField, DateField, TextField

BY_HAND = (AanvraagStatus.IN_BEHANDELING, AanvraagStatus.AANGEHOUDEN, AanvraagStatus.INGETROKKEN)


@dataclass(frozen=True, slots=True)
class Statuswijziging:
    """Where a request is from this day on, and why."""

    status: AanvraagStatus
    datum: date
    reden: str | None


class StatusForm(StoreForm[Statuswijziging, Aanvraag]):
    """Asks where a request is that waits for a decision."""

    form_name: ClassVar[str] = "status"
    help_text: ClassVar[str] = (
        "In behandeling: je bent ermee bezig. Aangehouden: je wacht ergens op, en zegt waarop. Ingetrokken: de "
        "aanvrager wil het niet meer. Wie wacht, telt door tot er een besluit is."
    )

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    def form_title(self) -> str:
        return f"Status: {self.aanvraag.onderwerp} (nu {self.aanvraag.status.label})"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        choices = [(status, status.label) for status in BY_HAND if status is not self.aanvraag.status]
        yield ChoiceField("status", "Nieuwe status", choices, required=True)
        yield TextField("reden", "Reden")
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)

    def build(self) -> Statuswijziging:
        status, datum = self.fields["status"].needed(), self.fields["datum"].needed()
        reden = self.fields["reden"].value()
        check_status(self.aanvraag, status, datum, reden, self.context.store.today())
        return Statuswijziging(status, datum, reden)

    async def submit(self, invoer: Statuswijziging) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import set_status

        store = self.context.store
        return await self.in_store(set_status, store, self.aanvraag.id, invoer.status, invoer.datum, invoer.reden)


class BelangForm(StoreForm[tuple[BelangInvoer, date], Dossier]):
    """Asks who has which interest in a request."""

    form_name: ClassVar[str] = "belang"
    help_text: ClassVar[str] = (
        "Wie een belang heeft bij een aanvraag mag meepraten en beslist niet mee. Meld het voordat er is besloten; "
        "een melding blijft staan."
    )

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    def form_title(self) -> str:
        return f"Meld een belang: {self.aanvraag.onderwerp}"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        yield TextField("naam", "Wie", required=True, suggestions=personen.persoon_namen(store))
        yield TextField("aard", "Welk belang", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)

    def build(self) -> tuple[BelangInvoer, date]:
        belang = BelangInvoer(self.fields["naam"].needed(), self.fields["aard"].needed())
        return belang.checked(), self.fields["datum"].needed()

    async def submit(self, invoer: tuple[BelangInvoer, date]) -> Dossier | None:
        from frontlijn.store.write.handgeld import declare_belang

        belang, datum = invoer
        try:
            return await self.in_store(
                declare_belang, self.context.store, self.aanvraag.id, belang.naam, belang.aard, datum
            )
        except Refused as error:
            # The one field for all interests of a decision is here the field for the name.
            raise Refused(error.message, "naam" if error.field == "belangen" else error.field) from error
