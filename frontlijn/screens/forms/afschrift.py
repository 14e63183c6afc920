"""For a statement: its period, and the file it goes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.afschrift import Afschrift
from frontlijn.export.files import suggested_name
from frontlijn.export.formats import AFSCHRIFT_FORMATS, afschrift_export, format_for
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.export import FileForm
from frontlijn.store.read import handgeld
from frontlijn.widgets.fields import DateField


@dataclass(frozen=True, slots=True)
class Periode:
    """The days of a statement, the last one included; None is where the ledger of the pot begins or ends."""

    van: date | None
    tot: date | None


class PeriodeForm(StoreForm[Periode, Periode]):
    """Asks for the period of the statement of one pot."""

    form_name: ClassVar[str] = "periode"
    help_text: ClassVar[str] = "Leeg laten mag: dan telt alles vanaf het begin van de pot, of tot nu."
    title_text: ClassVar[str] = "Afschrift over welke periode?"

    def __init__(self, context: Context, pot_id: int, shown: Periode) -> None:
        super().__init__(context, str(pot_id))
        self.pot_id = pot_id
        self.shown = shown

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        for name, label, day in (("van", "Van", self.shown.van), ("tot", "Tot en met", self.shown.tot)):
            yield DateField(name, label, today=today, text="" if day is None else format_datum(day))

    def build(self) -> Periode:
        return Periode(self.fields["van"].value(), self.fields["tot"].value())

    async def submit(self, invoer: Periode) -> Periode | None:
        await self.in_store(handgeld.afschrift, self.context.store, self.pot_id, invoer.van, invoer.tot)
        return invoer


class AfschriftExportForm(FileForm):
    """Asks where the statement of a pot goes, in the format that was chosen or that the name of the file ends in."""

    explanation: ClassVar[str] = (
        "Dezelfde bedragen als op het scherm, zonder namen van mensen. De naam eindigt op .md om te lezen, op .csv om "
        "mee te rekenen."
    )

    def __init__(self, context: Context, afschrift: Afschrift, formaat: str) -> None:
        super().__init__(context, f"{afschrift.pot.id} {formaat}")
        self.afschrift = afschrift
        self.formaat = formaat

    def form_title(self) -> str:
        return f"Afschrift van {self.afschrift.pot.naam} als bestand"

    def suggested(self) -> str:
        return suggested_name(f"afschrift {self.afschrift.pot.naam}", self.formaat, self.context.store.today())

    def pieces(self, path: str) -> str | Iterable[str]:
        shown = self.afschrift
        formaat = format_for(path, AFSCHRIFT_FORMATS)
        return afschrift_export(self.context.store, shown.pot.id, formaat, van=shown.van, tot=shown.tot)
