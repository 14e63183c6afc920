"""Ask over which period the kasboek is looked at, and beside which other one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontlijn.domain.dates import format_datum, parse_periode
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.widgets.fields import ParsedField

Dagen = tuple[date, date]
"""The first and the last day of a period."""

ERVOOR = "ervoor"
"""What is typed for the period right before."""


@dataclass(frozen=True, slots=True)
class Perioden:
    """A period, and the one it is compared with, if any."""

    dagen: Dagen
    naast: Dagen | None = None


class PeriodeField(ParsedField[Dagen]):
    """A period in one line, such as "2026", "maart 2026" or "1-9 t/m 30-9"."""

    control_width = 26

    def __init__(
        self,
        name: str,
        label: str,
        *,
        today: date,
        days: Dagen | None,
        required: bool = False,
        hint: str = "2026, k2, maart 2026",
    ) -> None:
        self.today = today
        text = "" if days is None else self.format(days)
        super().__init__(name, label, text=text, required=required, hint=hint)

    def parse(self, text: str) -> Dagen:
        return parse_periode(text, self.today, self.key)

    def format(self, value: Dagen) -> str:
        return f"{format_datum(value[0])} t/m {format_datum(value[1])}"


class NaastField(PeriodeField):
    """The period beside another one; "ervoor" is as many days right before it."""

    def __init__(self, name: str, label: str, *, today: date, days: Dagen | None, naast: PeriodeField) -> None:
        self.naast = naast
        super().__init__(name, label, today=today, days=days, hint="ervoor, 2025, maart 2025")

    def parse(self, text: str) -> Dagen:
        if " ".join(text.casefold().split()) != ERVOOR:
            return super().parse(text)
        van, tot = self.naast.needed()
        return van - (tot - van) - timedelta(days=1), van - timedelta(days=1)


class PeriodenForm(StoreForm[Perioden, Perioden]):
    """Asks for a period and one beside it; dismisses with both."""

    form_name: ClassVar[str] = "perioden"
    title_text: ClassVar[str] = "Over welke periode wil je het kasboek zien?"
    help_text: ClassVar[str] = (
        "Een periode is bijvoorbeeld 2026, k2 2026, maart 2026, vorige maand of 1-9 t/m 30-9. Vul bij Vergelijk met "
        "een andere periode in om ze naast elkaar te zien, of ervoor: evenveel dagen ervoor. Leeg betekent: niet "
        "vergelijken."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Toon", key_display="Ctrl+S", id="periode.toon", tooltip="Toon deze periode"),
        Binding(
            "escape", "leave", "Terug", key_display="Esc", id="periode.terug", tooltip="Laat de periode zoals ze is"
        ),
    ]

    def __init__(self, context: Context, shown: Perioden) -> None:
        """`shown` is what holds now."""
        super().__init__(context)
        self.shown = shown

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        dagen = PeriodeField("periode", "Periode", today=today, days=self.shown.dagen, required=True)
        yield dagen
        yield NaastField("naast", "Vergelijk met", today=today, days=self.shown.naast, naast=dagen)

    def draft_changed(self, values: dict[str, str]) -> None:
        """A period is nothing to lose."""

    def action_leave(self) -> None:
        """Leaves the period as it was."""
        if not self.is_saving:
            self.dismiss(None)

    def build(self) -> Perioden:
        return Perioden(self.fields["periode"].needed(), self.fields["naast"].value())

    async def submit(self, invoer: Perioden) -> Perioden | None:
        return invoer
