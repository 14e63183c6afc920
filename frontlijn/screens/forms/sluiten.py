"""Close a pot, and say what happens with what is left: both ways are fine, neither goes without saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.pot import Budgetpot, check_sluiten
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Rest
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.overheveling import NaarPotField
from frontlijn.store.read import handgeld
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, DateField, TextField


@dataclass(frozen=True, slots=True)
class Sluiting:
    """The day a pot closes, what happens with what is left, the number of the pot it may go to, and why."""

    datum: date
    rest: Rest | None
    naar: int | None
    reden: str | None


class SluitForm(StoreForm[Sluiting, Budgetpot]):
    """Asks what happens with what is left in one pot."""

    form_name: ClassVar[str] = "sluiten"
    help_text: ClassVar[str] = (
        "Uit een gesloten pot kun je niets meer toekennen; wat is toegekend kun je nog wel betalen. Wat er over is "
        "gaat naar een andere pot of vervalt. Het mag allebei: geld hoeft niet op."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, pot: Budgetpot) -> None:
        super().__init__(context, str(pot.id))
        self.pot = pot

    def form_title(self) -> str:
        return f"Sluiten: {self.pot.naam}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        self.naar_field = NaarPotField(self.context.store, self.pot)
        for line in _lines(self.pot):
            yield Static(plain(line))
        if self.pot.stand.vrij > 0:
            yield Static(plain(self.naar_field.choices()))
        yield ChoiceField("rest", "Wat over is", Rest, hint="kies met ‹ › of een letter")
        yield self.naar_field
        yield TextField("reden", "Waarom")
        yield DateField("datum", "Gesloten op", today=today, text=format_datum(today), required=True)

    def build(self) -> Sluiting:
        store = self.context.store
        datum, rest = self.fields["datum"].needed(), self.fields["rest"].value()
        name, reden = self.naar_field.value(), self.fields["reden"].value()
        naar = self.naar_field.pot(name) if name else None
        check_sluiten(handgeld.pot(store, self.pot.id), datum, store.today(), rest, naar, reden)
        return Sluiting(datum, rest, naar.id if naar else None, reden)

    async def submit(self, invoer: Sluiting) -> Budgetpot | None:
        from frontlijn.store.write.handgeld import close_pot

        if invoer.rest is not None and not await self._agreed(invoer):
            return None
        return await self.in_store(
            close_pot,
            self.context.store,
            self.pot.id,
            invoer.datum,
            rest=invoer.rest,
            naar_pot_id=invoer.naar,
            reden=invoer.reden,
        )

    async def _agreed(self, invoer: Sluiting) -> bool:
        """Asks whether what is left may go where the form says."""
        store = self.context.store
        left = format_bedrag(handgeld.pot(store, self.pot.id).stand.vrij)
        goes = "vervalt" if invoer.naar is None else f"gaat naar {handgeld.pot(store, invoer.naar).naam}"
        question = f"Er is {left} over. Dat {goes} als je de pot sluit. Nu sluiten?"
        answers = (("s", "Sluiten"), ("n", "Nee, terug naar het formulier"))
        return await self.app.push_screen_wait(Confirm(question, answers, default="n")) == "s"


def _lines(pot: Budgetpot) -> Iterable[str]:
    """What closing means for this pot as it stands."""
    vrij = pot.stand.vrij
    if vrij > 0:
        yield (
            f"Er is {format_bedrag(vrij)} over. Dat gaat naar een andere pot of het vervalt; het mag allebei: geld "
            "hoeft niet op."
        )
    else:
        yield "Er is niets over; laat leeg wat er met een rest gebeurt."
    if pot.stand.aangevraagd:
        yield (
            f"Op {format_bedrag(pot.stand.aangevraagd)} aan aanvragen is nog niet besloten; uit een gesloten pot kan "
            "dat niet meer worden toegekend."
        )
    if pot.stand.openstaand > 0:
        yield f"Er is {format_bedrag(pot.stand.openstaand)} toegekend en nog niet betaald; betalen kan nog wel."
