"""Another fund or desk to redirect a request to: new, changed, or no longer offered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.handgeld.fonds import Fonds, FondsInvoer
from frontlijn.domain.money import format_invoer
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm
from frontlijn.widgets.fields import LongTextField, MoneyField, TextField, ToggleField


@dataclass(frozen=True, slots=True)
class FondsWijziging:
    """What is known of a fund, and whether it is no longer offered."""

    invoer: FondsInvoer
    vervallen: bool


class FondsForm(StoreForm[FondsWijziging, Fonds]):
    """Asks for a fund; with `record` it changes that one."""

    form_name: ClassVar[str] = "fonds"
    help_text: ClassVar[str] = (
        "Een ander fonds of loket waar je een aanvrager naar kunt verwijzen. Alleen de naam is nodig. Een fonds dat "
        "vervalt wordt niet meer aangeboden; besluiten die het noemen blijven."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, record: Fonds | None = None) -> None:
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.versie = record.versie if record else None

    def form_title(self) -> str:
        return f"Fonds: {self.record.naam}" if self.record else "Nieuw fonds"

    def compose_fields(self) -> Iterable[Widget]:
        known = self.record or FondsInvoer("")
        hoogstens = "" if known.hoogstens is None else format_invoer(known.hoogstens)
        yield TextField("naam", "Naam", text=known.naam, required=True)
        yield MoneyField("hoogstens", "Geeft hoogstens", text=hoogstens)
        yield LongTextField("waarvoor", "Waarvoor", text=known.waarvoor or "")
        yield LongTextField("hoe", "Hoe bereik je het", text=known.hoe or "")
        if self.record is not None:
            yield ToggleField("vervallen_op", "Vervallen", on=self.record.vervallen_op is not None)

    def build(self) -> FondsWijziging:
        invoer = FondsInvoer(
            naam=self.fields["naam"].needed(),
            waarvoor=self.fields["waarvoor"].value(),
            hoe=self.fields["hoe"].value(),
            hoogstens=self.fields["hoogstens"].value(),
        ).checked()
        return FondsWijziging(invoer, self.record is not None and bool(self.fields["vervallen_op"].value()))

    async def submit(self, invoer: FondsWijziging) -> Fonds | None:
        from frontlijn.store.write.handgeld import add_fonds, change_fonds

        store = self.context.store
        if self.record is None or self.versie is None:
            return await self.in_store(add_fonds, store, invoer.invoer)
        return await self.in_store(
            change_fonds, store, self.record.id, invoer.invoer, self.versie, vervallen=invoer.vervallen
        )
