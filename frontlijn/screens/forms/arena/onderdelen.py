"""An activity and an investment of an arena, and what their forms share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.widget import Widget

from frontlijn.domain.arena.arena import (
    Activiteit,
    ActiviteitInvoer,
    Arena,
    ArenaStand,
    Investering,
    InvesteringInvoer,
)
from frontlijn.domain.money import format_invoer
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena import ACTIVITEIT, INVESTERING
from frontlijn.screens.forms.arena.velden import ActiviteitField, JaartalField
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.read import personen
from frontlijn.widgets.fields import Field, MoneyField, TextField, ToggleField
from frontlijn.widgets.form import Section

T = TypeVar("T")
R = TypeVar("R")


class ArenaPartForm(StoreForm[T, R]):
    """A form on a part of an arena; its drafts belong to that arena."""

    def __init__(self, context: Context, stand: ArenaStand, record: Activiteit | Investering | R | None) -> None:
        number = getattr(record, "id", None)
        super().__init__(context, f"{stand.arena.id} {'nieuw' if number is None else number}")
        self.stand = stand
        self.versie = getattr(record, "versie", None)

    @property
    def arena(self) -> Arena:
        """The arena it belongs to."""
        return self.stand.arena

    def activiteit_naam(self, number: int | None) -> str:
        """The name of an activity of this arena; of the only one there is when none is asked for."""
        found = [one.naam for one in self.stand.activiteiten if number in (None, one.id)]
        return found[0] if (number is not None and found) or len(found) == 1 else ""

    def on_field_changed(self, event: Field.Changed) -> None:
        if isinstance(event.field, ActiviteitField):
            event.field.tell()


class ActiviteitForm(ArenaPartForm[ActiviteitInvoer, Activiteit]):
    """Asks for an activity; with `record` it gives that one another name."""

    form_name: ClassVar[str] = ACTIVITEIT
    help_text: ClassVar[str] = "Wat het initiatief doet, in een paar woorden. Investeringen en effecten hangen eraan."

    def __init__(self, context: Context, stand: ArenaStand, record: Activiteit | None = None) -> None:
        super().__init__(context, stand, record)
        self.record = record

    def form_title(self) -> str:
        return "Activiteit wijzigen" if self.record else "Welke activiteit?"

    def compose_fields(self) -> Iterable[Widget]:
        yield TextField("naam", "Activiteit", text=self.record.naam if self.record else "", required=True)

    def build(self) -> ActiviteitInvoer:
        return ActiviteitInvoer(self.fields["naam"].needed()).checked()

    async def submit(self, invoer: ActiviteitInvoer) -> Activiteit | None:
        from frontlijn.store.write.arena import add_activiteit, change_activiteit

        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(add_activiteit, store, self.arena.id, invoer)
        return await self.in_store(change_activiteit, store, record.id, invoer, self.versie or record.versie)


Inzet = tuple[str, InvesteringInvoer]
"""The name of an activity, and what is put into it."""


class InvesteringForm(ArenaPartForm[Inzet, Investering]):
    """Asks who invests what; with `record` it changes that investment."""

    form_name: ClassVar[str] = INVESTERING
    help_text: ClassVar[str] = (
        "Wie zet iets in, in welke activiteit en hoeveel. Staat de activiteit er nog niet, dan wordt ze gemaakt. Is "
        "het geen geld maar tijd of een zaal, kies dan in natura en schrijf erbij wat het is; een bedrag mag dan, en "
        "hoeft niet. Wat in natura komt telt niet mee bij de kosten, en staat er apart bij."
    )

    def __init__(
        self,
        context: Context,
        stand: ArenaStand,
        record: Investering | None = None,
        activiteit_id: int | None = None,
    ) -> None:
        """A new one begins with an activity."""
        super().__init__(context, stand, record)
        self.record = record
        self.begint_bij = record.activiteit_id if record else activiteit_id

    def form_title(self) -> str:
        return "Investering wijzigen" if self.record else "Wie investeren?"

    def compose_fields(self) -> Iterable[Widget]:
        old, store = self.record, self.context.store
        known = dict.fromkeys(
            [*(one.investeerder for one in self.stand.investeringen), *personen.organisatie_namen(store)]
        )
        natura = old.in_natura if old else False
        yield TextField(
            "investeerder", "Wie", text=old.investeerder if old else "", required=True, suggestions=list(known)
        )
        yield ActiviteitField(self.stand.activiteiten, text=self.activiteit_naam(self.begint_bij))
        amount = format_invoer(old.bedrag).removesuffix(",00") if old and old.bedrag is not None else ""
        yield MoneyField("bedrag", "Bedrag", text=amount, hint="bv. 5.000")
        yield JaartalField("jaar", "Jaar", text=str(old.jaar if old else self.arena.startjaar), required=True)
        yield Section(
            "Meer: in natura, wat het is, bron",
            ToggleField("in_natura", "In natura", on=natura),
            TextField("omschrijving", "Wat het is", text=(old.omschrijving or "") if old else "", hint="bv. uren"),
            TextField("bron", "Bron", text=(old.bron or "") if old else ""),
        )

    def build(self) -> Inzet:
        invoer = InvesteringInvoer(
            activiteit_id=0,
            investeerder=self.fields["investeerder"].needed(),
            jaar=self.fields["jaar"].needed(),
            bedrag=self.fields["bedrag"].value(),
            in_natura=self.fields["in_natura"].value() is True,
            omschrijving=self.fields["omschrijving"].value(),
            bron=self.fields["bron"].value(),
        )
        return self.fields["activiteit_id"].needed(), invoer.checked(self.arena)

    async def submit(self, invoer: Inzet) -> Investering | None:
        from frontlijn.store.write.arena import add_investering, change_investering

        activiteit, wanted = invoer
        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(add_investering, store, self.arena.id, wanted, activiteit)
        versie = self.versie or record.versie
        return await self.in_store(change_investering, store, record.id, wanted, versie, activiteit)
