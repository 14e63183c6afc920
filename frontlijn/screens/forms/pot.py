"""Open a pot: what kind it is, a name, a wijk, a period, a plafond and who pays which share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.pot import Budgetpot, PotInvoer, parse_financiers
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import PotSoort
from frontlijn.domain.wijk import Wijk
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.choices import wijk_choices
from frontlijn.store.read import wijken
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, DateField, Field, MoneyField, TextField


class PotForm(StoreForm[PotInvoer, Budgetpot]):
    """Asks for a new pot; the period offered is this calendar year."""

    form_name: ClassVar[str] = "pot"
    help_text: ClassVar[str] = (
        "Een pot heeft een plafond: meer kan er niet uit worden toegekend, en het hoeft niet op. Het plafond van een "
        "wijkbudget volgt uit de klasse van de wijk; dat mag leeg blijven, en een ander bedrag vraagt een reden. "
        "Wie betaalt schrijf je als: gemeente 50; corporaties 50."
    )
    title_text: ClassVar[str] = "Nieuwe pot"
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, wijk: Wijk | None, reason: str = "") -> None:
        """`reason` says why a pot is asked for now."""
        super().__init__(context)
        self.wijk = wijk
        self.reason = reason
        self._class_line = Static(id="klasse")

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        first, last = date(today.year, 1, 1), date(today.year, 12, 31)
        if self.reason:
            yield Static(plain(self.reason))
        yield MoneyField("plafond", "Plafond", hint="wat er hoogstens uit mag")
        yield self._class_line
        yield ChoiceField("soort", "Soort", PotSoort, text=PotSoort.HANDGELD, required=True)
        offered = self._offered(PotSoort.HANDGELD, self.wijk.naam) if self.wijk else ""
        yield TextField("naam", "Naam van de pot", text=offered, required=True)
        wijk = str(self.wijk.id) if self.wijk else ""
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(self.context.store), text=wijk, required=True)
        yield DateField("van", "Van", today=today, text=format_datum(first), required=True)
        yield DateField("tot", "Tot en met", today=today, text=format_datum(last), required=True)
        yield TextField("financiers", "Wie betaalt (in %)", text="gemeente 100", required=True)
        yield TextField("functie", "Frontlijnfunctie", hint="van wie de pot is, als dat zo is")
        yield TextField("reden", "Waarom dit bedrag")

    def _offered(self, soort: PotSoort, wijk: str) -> str:
        """The name that is offered for a pot of this kind in the wijk of that name."""
        return f"{soort.label.capitalize()} {wijk} {self.context.store.today().year}"

    def _offer_name(self) -> None:
        """Lets the name follow the soort and the wijk as long as the worker wrote no other."""
        naam, wijk_id = self.fields["naam"], self.fields["wijk_id"].value()
        soort = self.fields["soort"].value()
        names = {str(wijk.id): wijk.naam for wijk in wijken.wijken(self.context.store)}
        offered = {self._offered(each, name) for each in PotSoort for name in names.values()}
        if soort is not None and wijk_id is not None and naam.text in {"", *offered}:
            naam.text = self._offered(soort, names[wijk_id])

    def on_mount(self) -> None:
        self._tell_class()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self._tell_class()

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.key in {"soort", "wijk_id"}:
            self._offer_name()
        self._tell_class()

    def _tell_class(self) -> None:
        """Says what the class of the wijk gives when it is a wijkbudget; nothing as long as that cannot be told."""
        wijk_id = self.fields["wijk_id"].value()
        text = ""
        if self.fields["soort"].value() is PotSoort.WIJKBUDGET and wijk_id is not None:
            text = _class_line(wijken.get(self.context.store, int(wijk_id)))
        self._class_line.update(plain(text))
        self._class_line.display = bool(text)

    def build(self) -> PotInvoer:
        wijk = wijken.get(self.context.store, int(self.fields["wijk_id"].needed()))
        invoer = PotInvoer(
            naam=self.fields["naam"].needed(),
            wijk_id=wijk.id,
            van=self.fields["van"].needed(),
            tot=self.fields["tot"].needed(),
            plafond=self.fields["plafond"].value(),
            soort=self.fields["soort"].needed(),
            functie=self.fields["functie"].value(),
            financiers=parse_financiers(self.fields["financiers"].needed()),
            reden=self.fields["reden"].value(),
        ).checked()
        invoer.met_plafond(wijk)
        return invoer

    async def submit(self, invoer: PotInvoer) -> Budgetpot | None:
        from frontlijn.store.write.handgeld import open_pot

        return await self.in_store(open_pot, self.context.store, invoer)


def _class_line(wijk: Wijk) -> str:
    """What the plafond of a wijkbudget of this wijk is when it is left empty."""
    try:
        filled = PotInvoer("", wijk.id, date.min, date.max, soort=PotSoort.WIJKBUDGET).met_plafond(wijk)
    except Refused as error:
        return error.message
    why = f" ({filled.reden})" if filled.reden else ""
    return f"Leeg laten mag: dan is het plafond {format_bedrag(filled.plafond or 0)}, zoals vastgesteld{why}."
