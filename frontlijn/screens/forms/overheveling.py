"""Move money that is vrij besteedbaar from one pot to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.pot import Budgetpot, check_overheveling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import DateField, Field, MoneyField, TextField

NAMED = 3
"""So many other pots are named above the field; all of them are offered while typing."""


class NaarPotField(TextField):
    """Another pot by its name or number, with the open pots to type ahead, those of the same wijk first."""

    def __init__(self, store: Store, van: Budgetpot, *, required: bool = False) -> None:
        others = [pot for pot in handgeld.pots(store) if pot.gesloten_op is None and pot.id != van.id]
        others.sort(key=lambda pot: pot.wijk_id != van.wijk_id)
        self.names = tuple(pot.naam for pot in others)
        super().__init__("naar_pot_id", "Naar welke pot", required=required, suggestions=self.names)
        self.store = store

    def choices(self) -> str:
        """One line with the open pots to choose from, the nearest first."""
        if not self.names:
            return "Er is geen andere open pot."
        more = len(self.names) - NAMED
        rest = f" en nog {format_aantal(more)}" if more > 0 else ""
        return f"Andere open potten: {'; '.join(self.names[:NAMED])}{rest}."

    def pot(self, name: str) -> Budgetpot:
        """The pot that is meant by what was typed. Raises Refused at this field."""
        try:
            return handgeld.find_pot(self.store, name)
        except (NotFound, Refused) as error:
            raise Refused(error.message, self.key) from error


@dataclass(frozen=True, slots=True)
class Overheveling:
    """An amount in cents that moves to the pot with number `naar`."""

    naar: int
    bedrag: int
    datum: date
    reden: str


class OverhevelingForm(StoreForm[Overheveling, tuple[Budgetpot, Budgetpot]]):
    """Asks how much goes to which pot, and why; dismisses with both pots as they stand then."""

    form_name: ClassVar[str] = "overheveling"
    help_text: ClassVar[str] = (
        "Geld dat vrij is gaat naar een andere open pot: hier gaat het van het plafond af, daar komt het erbij. "
        "Typ het begin van de naam en neem het voorstel over met de pijl naar rechts."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, pot: Budgetpot) -> None:
        super().__init__(context, str(pot.id))
        self.pot = pot
        self._line = Static(id="vrij")

    def form_title(self) -> str:
        return f"Overhevelen uit {self.pot.naam}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        self.naar_field = NaarPotField(self.context.store, self.pot, required=True)
        yield self._line
        yield Static(plain(self.naar_field.choices()))
        yield self.naar_field
        yield MoneyField("bedrag", "Bedrag", required=True)
        yield TextField("reden", "Waarom", required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(today), required=True)

    def on_mount(self) -> None:
        self._tell()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._tell()

    def _tell(self) -> None:
        """Says what is free, and what would be left."""
        vrij = self.pot.stand.vrij
        text = f"Vrij besteedbaar {format_bedrag(vrij)}"
        try:
            bedrag = self.fields["bedrag"].value()
        except Refused:
            bedrag = None
        self._line.update(plain(f"{text} → {format_bedrag(vrij - bedrag)} als je dit overhevelt" if bedrag else text))

    def build(self) -> Overheveling:
        store = self.context.store
        naar = self.naar_field.pot(self.naar_field.needed())
        bedrag, datum = self.fields["bedrag"].needed(), self.fields["datum"].needed()
        reden = self.fields["reden"].needed()
        check_overheveling(handgeld.pot(store, self.pot.id), naar, bedrag, datum, reden, store.today())
        return Overheveling(naar.id, bedrag, datum, reden)

    async def submit(self, invoer: Overheveling) -> tuple[Budgetpot, Budgetpot] | None:
        from frontlijn.store.write.handgeld import move_money

        return await self.in_store(
            move_money,
            self.context.store,
            self.pot.id,
            invoer.naar,
            invoer.bedrag,
            datum=invoer.datum,
            reden=invoer.reden,
        )
