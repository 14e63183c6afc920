"""Money after a decision: a payment, vrijval, money that came back, and the reversal of a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.geldstroom import check_geldstroom
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import format_bedrag, format_invoer
from frontlijn.domain.values import MutatieSoort
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.widgets.fields import DateField, MoneyField, TextField


@dataclass(frozen=True, slots=True)
class Boeking:
    """An amount in cents on a day, and why."""

    bedrag: int
    datum: date
    reden: str | None


class GeldstroomForm(StoreForm[Boeking, Aanvraag]):
    """Books a betaling, vrijval or terugontvangst on an award."""

    form_name: ClassVar[str] = "geldstroom"

    def __init__(self, context: Context, aanvraag: Aanvraag, soort: MutatieSoort) -> None:
        super().__init__(context, f"{aanvraag.id} {soort}")
        self.aanvraag = aanvraag
        self.soort = soort

    def form_title(self) -> str:
        return f"{self.soort.label.capitalize()}: {self.aanvraag.onderwerp}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        besluit = self.aanvraag.besluit
        offered = besluit.openstaand if besluit and self.soort is not MutatieSoort.TERUGONTVANGST else 0
        yield MoneyField("bedrag", "Bedrag", text=format_invoer(offered) if offered else "", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)
        yield TextField("reden", "Toelichting")

    def build(self) -> Boeking:
        bedrag, datum = self.fields["bedrag"].needed(), self.fields["datum"].needed()
        check_geldstroom(self.aanvraag, self.soort, bedrag, datum, self.context.store.today())
        return Boeking(bedrag, datum, self.fields["reden"].value())

    async def submit(self, invoer: Boeking) -> Aanvraag | None:
        from frontlijn.store.write import handgeld

        book = {
            MutatieSoort.BETALING: handgeld.pay,
            MutatieSoort.VRIJVAL: handgeld.release,
            MutatieSoort.TERUGONTVANGST: handgeld.receive_back,
        }[self.soort]
        return await self.in_store(
            book, self.context.store, self.aanvraag.id, invoer.bedrag, invoer.datum, invoer.reden
        )


class StornoForm(StoreForm[Boeking, bool]):
    """Reverses one row of a pot, with a reason."""

    form_name: ClassVar[str] = "storno"

    def __init__(self, context: Context, mutatie: PotMutatie) -> None:
        super().__init__(context, str(mutatie.id))
        self.mutatie = mutatie

    def form_title(self) -> str:
        mutatie = self.mutatie
        return f"Terugdraaien: {mutatie.soort.label} {format_bedrag(mutatie.bedrag)} van {format_datum(mutatie.datum)}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        yield TextField("reden", "Waarom", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)

    def build(self) -> Boeking:
        reden = self.fields["reden"].value()
        if not reden:
            raise Refused("Waarom draai je dit terug? Vul een reden in.", "reden")
        return Boeking(self.mutatie.bedrag, self.fields["datum"].needed(), reden)

    async def submit(self, invoer: Boeking) -> bool | None:
        from frontlijn.store.write.handgeld import reverse

        await self.in_store(reverse, self.context.store, self.mutatie.id, invoer.datum, invoer.reden or "")
        return True
