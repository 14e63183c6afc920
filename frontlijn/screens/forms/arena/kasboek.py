"""Take the number of an effect from the kasboek of the initiative: which figure, over which days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import KasboekMaat
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena.velden import Koppeling
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.periode import PeriodeField
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import kasboek
from frontlijn.store.read.arena import Gemeten
from frontlijn.widgets.fields import ChoiceField, Field


class MetingForm(StoreForm[Koppeling, Koppeling]):
    """Shows what the kasboek of an initiative says; dismisses with the number that is taken over."""

    form_name: ClassVar[str] = "uit het kasboek"
    title_text: ClassVar[str] = "Een aantal uit het kasboek"
    help_text: ClassVar[str] = (
        "Kies wat er geteld wordt en over welke periode. Onder de periode staat het getal, op hoeveel kasboekregels "
        "het rust en in hoeveel daarvan het niet is ingevuld. Het getal gaat mee zoals het nu is; verandert het "
        "kasboek, dan zegt de arena dat erbij."
    )
    looks = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "save", "Neem over", key_display="Ctrl+S", id="meting.overnemen", tooltip="Neem dit getal over"
        ),
        Binding(
            "escape", "leave", "Terug", key_display="Esc", id="meting.terug", tooltip="Laat het aantal zoals het was"
        ),
    ]

    def __init__(self, context: Context, initiatief_id: int, shown: Koppeling | None) -> None:
        """`shown` is what was taken over before."""
        super().__init__(context)
        self.initiatief_id = initiatief_id
        self.shown = shown

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        days = (self.shown.van, self.shown.tot) if self.shown else (date(today.year, 1, 1), today)
        maat = self.shown.maat if self.shown else KasboekMaat.NIEUW_BEREIKT
        yield ChoiceField("maat", "Wat", KasboekMaat, text=maat, required=True)
        yield PeriodeField("periode", "Periode", today=today, days=days, required=True)

    def on_mount(self) -> None:
        self._tell()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._tell()

    def draft_changed(self, values: dict[str, str]) -> None:
        """A choice is nothing to lose."""

    def action_leave(self) -> None:
        """Leaves the number as it was."""
        if not self.is_saving:
            self.dismiss(None)

    def _tell(self) -> None:
        try:
            found = self._read()
        except FrontlijnError:
            self.fields["periode"].show_seen("")
            return
        store = self.context.store
        self.fields["periode"].show_seen(gemeten_zin(found, kasboek.count(store, found.regels)))

    def _read(self) -> Gemeten:
        van, tot = self.fields["periode"].needed()
        return read_arena.meting(self.context.store, self.initiatief_id, self.fields["maat"].needed(), van, tot)

    def build(self) -> Koppeling:
        found = self._read()
        if found.aantal is None:
            sentence = "Dit is in deze periode nergens ingevuld; neem een andere, of typ zelf een aantal."
            raise Refused(sentence, "periode")
        van, tot = self.fields["periode"].needed()
        return Koppeling(self.fields["maat"].needed(), van, tot, found.aantal)

    async def submit(self, invoer: Koppeling) -> Koppeling | None:
        return invoer


def gemeten_zin(found: Gemeten, regels: int) -> str:
    """What the kasboek says, and on what that rests."""
    rows = "1 kasboekregel" if regels == 1 else f"{format_aantal(regels)} kasboekregels"
    number = "onbekend" if found.aantal is None else format_aantal(found.aantal)
    unknown = f", in {format_aantal(found.onbekend)} niet ingevuld" if found.onbekend else ""
    without = ", zonder wat onder de radar is" if found.regels.exporteerbaar else ""
    return f"{number}, uit {rows}{unknown}{without}"
