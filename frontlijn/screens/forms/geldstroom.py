"""Money after a decision: a payment, vrijval, money that came back, and the reversal or correction of a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.geldstroom import check_correctie, check_geldstroom, check_storno
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import format_bedrag, format_invoer
from frontlijn.domain.values import MutatieSoort
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.read.handgeld import money_from
from frontlijn.widgets.fields import DateField, MoneyField, TextField


@dataclass(frozen=True, slots=True)
class Boeking:
    """An amount in cents on a day, why, and the receipt it was paid on."""

    bedrag: int
    datum: date
    reden: str | None
    bon: str | None = None


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
        if self.soort is MutatieSoort.BETALING:
            yield TextField("bon", "Bon")
        yield TextField("reden", "Toelichting")

    def build(self) -> Boeking:
        store = self.context.store
        bedrag, datum = self.fields["bedrag"].needed(), self.fields["datum"].needed()
        vanaf = money_from(store, self.aanvraag.id)
        check_geldstroom(self.aanvraag, self.soort, bedrag, datum, store.today(), vanaf)
        bon = self.fields.get("bon")
        return Boeking(bedrag, datum, self.fields["reden"].value(), bon.value() if bon else None)

    async def submit(self, invoer: Boeking) -> Aanvraag | None:
        from frontlijn.store.write import handgeld

        store, number = self.context.store, self.aanvraag.id
        if self.soort is MutatieSoort.BETALING:
            return await self.in_store(
                handgeld.pay, store, number, invoer.bedrag, invoer.datum, invoer.reden, invoer.bon
            )
        book = handgeld.release if self.soort is MutatieSoort.VRIJVAL else handgeld.receive_back
        return await self.in_store(book, store, number, invoer.bedrag, invoer.datum, invoer.reden)


def describe(mutatie: PotMutatie) -> str:
    """A row of a pot in a few words: what, how much and when."""
    return f"{mutatie.soort.label} {format_bedrag(mutatie.bedrag)} van {format_datum(mutatie.datum)}"


class StornoForm(StoreForm[Boeking, bool]):
    """Reverses one row of a pot, with a reason."""

    form_name: ClassVar[str] = "storno"

    def __init__(self, context: Context, mutatie: PotMutatie) -> None:
        super().__init__(context, str(mutatie.id))
        self.mutatie = mutatie

    def form_title(self) -> str:
        return f"Terugdraaien: {describe(self.mutatie)}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        yield TextField("reden", "Waarom", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)

    def build(self) -> Boeking:
        reden, datum = self.fields["reden"].needed(), self.fields["datum"].needed()
        check_storno(self.mutatie, datum, reden, self.context.store.today())
        return Boeking(self.mutatie.bedrag, datum, reden)

    async def submit(self, invoer: Boeking) -> bool | None:
        from frontlijn.store.write.handgeld import reverse

        await self.in_store(reverse, self.context.store, self.mutatie.id, invoer.datum, invoer.reden or "")
        return True


class CorrectieForm(StoreForm[Boeking, PotMutatie]):
    """Reverses one row of a pot and books it again with another amount or day, in one step, with a reason."""

    form_name: ClassVar[str] = "correctie"
    help_text: ClassVar[str] = (
        "Verander het bedrag of de datum en schrijf waarom. De oude boeking blijft staan, teruggedraaid; "
        "de nieuwe komt ervoor in de plaats."
    )

    def __init__(self, context: Context, mutatie: PotMutatie) -> None:
        super().__init__(context, str(mutatie.id))
        self.mutatie = mutatie

    def form_title(self) -> str:
        return f"Verbeteren: {describe(self.mutatie)}"

    def compose_fields(self) -> Iterable[Widget]:
        mutatie = self.mutatie
        yield MoneyField("bedrag", "Bedrag", text=format_invoer(mutatie.bedrag), required=True)
        yield DateField(
            "datum", "Datum", today=self.context.store.today(), text=format_datum(mutatie.datum), required=True
        )
        yield TextField("reden", "Waarom", required=True)

    def build(self) -> Boeking:
        bedrag, datum = self.fields["bedrag"].needed(), self.fields["datum"].needed()
        reden = self.fields["reden"].needed()
        check_correctie(self.mutatie, bedrag, datum, reden, self.context.store.today())
        return Boeking(bedrag, datum, reden)

    async def submit(self, invoer: Boeking) -> PotMutatie | None:
        from frontlijn.store.write.handgeld import correct

        return await self.in_store(
            correct, self.context.store, self.mutatie.id, invoer.bedrag, invoer.datum, invoer.reden or ""
        )
