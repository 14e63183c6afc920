"""A report of which the published totals are kept, and one figure of it with what several places say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.arena.arena import HORIZON, PERIODE, Arena, ArenaInvoer
from frontlijn.domain.arena.gepubliceerd import DIMENSIES, Cijfer, CijferInvoer, Publicatie
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.money import format_bedrag, format_invoer, parse_bedrag
from frontlijn.domain.values import (
    ArenaSoort,
    ArenaStatus,
    CijferSoort,
    IncasseerderGroep,
    Leefdomein,
    Zichtbaarheid,
)
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena import CIJFER, RAPPORT
from frontlijn.screens.forms.arena.velden import ChosenField, JaartalField, JarenField, OptionalField
from frontlijn.screens.forms.base import NEW, StoreForm, preset, typed
from frontlijn.screens.forms.choices import initiatief_names
from frontlijn.store.read import initiatieven
from frontlijn.store.store import Store
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import ChoiceField, Field, LineField, LongTextField, ParsedField, TextField
from frontlijn.widgets.form import AnyField, Section

GEHEEL = "totaal"
OVER = (
    (GEHEEL, "het geheel"),
    *zip(DIMENSIES, ("een leefdomein", "een groep", "een initiatief", "een periode"), strict=True),
)
"""What a figure can be about."""

VAN_OVER = {
    "leefdomein": ("leefdomein",),
    "groep": ("groep",),
    "initiatief": ("initiatief_id",),
    "periode": ("van", "tot"),
}
"""The fields that belong to what a figure is about."""

_JAREN = "Noem van een periode het eerste en het laatste jaar, bijvoorbeeld 2021 en 2025."

GEVRAAGD = {
    "leefdomein": "Kies over welk leefdomein dit cijfer gaat.",
    "groep": "Kies over welke groep dit cijfer gaat.",
    "initiatief_id": "Vul in over welk initiatief dit cijfer gaat; leg het eerst vast als het er nog niet is.",
    "van": _JAREN,
    "tot": _JAREN,
}
"""What is asked when a figure does not say what it is about."""

WAARDEN = 3
"""So many values can be filled in at once; whoever needs more opens the form again."""


class VanInitiatiefField(OptionalField[int], LineField[int]):
    """An initiative of any wijk by its name, with the names to type ahead; what it was filled in with stays meant."""

    def __init__(self, store: Store, number: int | None = None, naam: str | None = None) -> None:
        names = initiatief_names(store, None)
        super().__init__("initiatief_id", "Initiatief", text=naam or "", suggestions=names)
        self.store = store
        self.known = (naam, number)

    def parse(self, text: str) -> int:
        if text == self.known[0] and self.known[1] is not None:
            return self.known[1]
        try:
            return initiatieven.find(self.store, text).id
        except (NotFound, Refused) as error:
            raise Refused(error.message, self.key) from error


class CijferWaardeField(ParsedField[int]):
    """A published value: euros, kept in cents, or of a multiplier a number such as 3,6, kept in thousandths."""

    control_width = 18

    def __init__(self, name: str, label: str, soort: Callable[[], CijferSoort | None], *, text: str) -> None:
        self.soort = soort
        super().__init__(name, label, text=text, hint="bv. 2.526.000")

    def parse(self, text: str) -> int:
        if self.soort() is not CijferSoort.MULTIPLIER:
            return parse_bedrag(text, self.key)
        found = re.fullmatch(r"(?:circa )?([0-9]{1,9})(?:,([0-9]{1,3}))?", text)
        if not found:
            raise Refused("Schrijf de multiplier als getal, bijvoorbeeld 3,6.", self.key)
        return int(found[1]) * 1_000 + int(f"{found[2] or 0:0<3}")

    def format(self, value: int) -> str:
        multiplier = self.soort() is CijferSoort.MULTIPLIER
        return typed_waarde(CijferSoort.MULTIPLIER, value) if multiplier else format_bedrag(value)


def typed_waarde(soort: CijferSoort, waarde: int) -> str:
    """A value of a figure as it would be typed."""
    if soort is not CijferSoort.MULTIPLIER:
        return format_invoer(waarde)
    whole, rest = divmod(waarde, 1_000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


class RapportForm(StoreForm[ArenaInvoer, Arena]):
    """Begins a report whose published totals are kept; with `record` it changes that one."""

    form_name: ClassVar[str] = RAPPORT
    enter_saves: ClassVar[bool] = False
    help_text: ClassVar[str] = (
        "Een rapport met gepubliceerde cijfers, zoals een maatschappelijke kosten-batenanalyse. Je neemt over wat "
        "in de tekst staat, met de bron erbij. frontlijn telt deze cijfers nooit op bij de arena's die jullie zelf "
        "invullen. Alleen de titel en het eerste jaar zijn nodig."
    )

    def __init__(self, context: Context, record: Arena | None = None) -> None:
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.versie = record.versie if record else None

    def form_title(self) -> str:
        return f"Rapport: {self.record.titel}" if self.record else "Nieuw rapport"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        known = self.record.invoer if self.record else ArenaInvoer("", None, store.today().year)
        yield TextField("titel", "Titel", text=known.titel, required=True)
        yield JaartalField("startjaar", "Eerste jaar", text=str(known.startjaar), required=True)
        yield Section(
            "Meer over het rapport (mag later)",
            VanInitiatiefField(store, known.initiatief_id, self.record.initiatief if self.record else None),
            self._usual(JarenField("horizon", "Kijkt vooruit", text=str(known.horizon)), HORIZON),
            self._usual(JarenField("periode", "Een periode is", text=str(known.periode)), PERIODE),
            JaartalField("prijspeil", "Prijspeil", text=typed(known.prijspeil), hint="bv. 2021"),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=known.zichtbaarheid,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
            LongTextField("toelichting", "Toelichting", text=known.toelichting or ""),
        )

    def _usual(self, field: JarenField, usual: int) -> JarenField:
        field.blank = str(usual)
        return field

    def build(self) -> ArenaInvoer:
        return ArenaInvoer(
            titel=self.fields["titel"].needed(),
            initiatief_id=self.fields["initiatief_id"].value(),
            startjaar=self.fields["startjaar"].needed(),
            soort=ArenaSoort.RAPPORT,
            horizon=self.fields["horizon"].needed(),
            periode=self.fields["periode"].needed(),
            disconto=self.record.disconto if self.record else 0,
            prijspeil=self.fields["prijspeil"].value(),
            status=self.record.status if self.record else ArenaStatus.VASTGESTELD,
            zichtbaarheid=self.fields["zichtbaarheid"].needed(),
            toelichting=self.fields["toelichting"].value(),
        ).checked()

    async def submit(self, invoer: ArenaInvoer) -> Arena | None:
        from frontlijn.store.write.arena import add_arena, change_arena

        store = self.context.store
        if self.record is None or self.versie is None:
            return await self.in_store(add_arena, store, invoer)
        return await self.in_store(change_arena, store, self.record.id, invoer, self.versie)


class CijferForm(StoreForm[CijferInvoer, Cijfer]):
    """Takes over a figure of a report; with `record` it changes that one, such as which of its values is shown."""

    form_name: ClassVar[str] = CIJFER
    enter_saves: ClassVar[bool] = False
    help_text: ClassVar[str] = (
        "Een cijfer zoals het in het rapport staat: wat het is, waarover het gaat, de waarde en waar die staat. Noemen "
        "twee plaatsen een andere waarde, zet ze er dan allebei in (Ctrl+O), kies welke getoond wordt en schrijf erbij "
        "waarom. De andere blijft bewaard en staat erbij."
    )

    def __init__(self, context: Context, rapport: Arena, record: Cijfer | None = None) -> None:
        super().__init__(context, f"{rapport.id} {record.id if record else NEW}")
        self.rapport = rapport
        self.record = record
        self.versie = record.versie if record else None

    def form_title(self) -> str:
        return f"{'Cijfer' if self.record else 'Nieuw cijfer'} uit {self.rapport.titel}"

    def compose_fields(self) -> Iterable[Widget]:
        known = self.record
        soort = known.soort if known else CijferSoort.BATEN
        yield ChoiceField("soort", "Wat", CijferSoort, text=soort, required=True)
        yield ChoiceField("over", "Waarover", OVER, text=known.dimensie if known else GEHEEL, required=True)
        yield ChosenField("leefdomein", "Leefdomein", Leefdomein, text=(known and known.leefdomein) or "")
        yield ChosenField("groep", "Groep", IncasseerderGroep, text=(known and known.groep) or "")
        yield VanInitiatiefField(
            self.context.store, known.initiatief_id if known else None, known.initiatief if known else None
        )
        yield JaartalField("van", "Eerste jaar", text=typed(known.van) if known else "")
        yield JaartalField("tot", "Laatste jaar", text=typed(known.tot) if known else "")
        values = sorted(known.waarden, key=lambda one: not one.gekozen) if known else []
        yield from self._value_fields(1, values[0] if values else None, soort)
        more = max(WAARDEN, len(values) + 1)
        others = [
            field
            for number in range(2, more + 1)
            for field in self._value_fields(number, values[number - 1] if len(values) >= number else None, soort)
        ]
        shown = [(str(number), f"waarde {number}") for number in range(1, more + 1)]
        yield Section(
            "Een andere plaats noemt een andere waarde",
            *others,
            preset(ChoiceField("gekozen", "Welke tonen we", shown, text="1", required=True)),
            LongTextField("reden", "Waarom die", text=(values[0].reden or "") if values else ""),
        )
        yield Static(plain("Staat het er anders in dan jullie denken? Neem over wat er staat."), id="uitleg")

    def _value_fields(self, number: int, value: Publicatie | None, soort: CijferSoort) -> Iterator[AnyField]:
        end = "" if number == 1 else f"_{number}"
        name = "" if number == 1 else f" {number}"
        text = typed_waarde(soort, value.waarde) if value else ""
        first = CijferWaardeField(f"waarde{end}", f"Waarde{name}", self._soort, text=text)
        first.required = number == 1
        bron = TextField(f"bron{end}", f"Bron{name}", text=value.bron if value else "", required=number == 1)
        bron.limit = 500
        yield from (first, bron, JaartalField(f"jaar{end}", f"Jaar{name}", text=typed(value.jaar) if value else ""))

    def _soort(self) -> CijferSoort | None:
        chosen: CijferSoort | None = self.fields["soort"].value()
        return chosen

    def on_mount(self) -> None:
        self._show_over()

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.key == "over":
            self._show_over()
        if event.field.key == "soort":
            for name, field in self.fields.items():
                if name.startswith("waarde"):
                    field.refresh()

    def _show_over(self) -> None:
        """Takes only the fields in use of what the figure is about."""
        over = self.fields["over"].value()
        for name, keys in VAN_OVER.items():
            for key in keys:
                field = self.fields[key]
                if isinstance(field, OptionalField):
                    field.use(name == over)

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self._show_over()

    def build(self) -> CijferInvoer:
        about: dict[str, Any] = {key: None for keys in VAN_OVER.values() for key in keys}
        for key in VAN_OVER.get(self.fields["over"].needed(), ()):
            about[key] = self.fields[key].value()
            if about[key] is None:
                raise Refused(GEVRAAGD[key], key)
        return CijferInvoer(self.fields["soort"].needed(), tuple(self._values()), **about).checked()

    def _values(self) -> Iterator[Publicatie]:
        chosen = int(self.fields["gekozen"].needed())
        numbers = [number for number in range(1, len(self.fields)) if f"waarde_{number}" in self.fields or number == 1]
        for number in numbers:
            end = "" if number == 1 else f"_{number}"
            waarde, bron = self.fields[f"waarde{end}"], self.fields[f"bron{end}"]
            if number > 1 and not (waarde.filled or bron.filled or number == chosen):
                continue
            if not bron.filled:
                raise Refused("Schrijf erbij waar dit staat, bijvoorbeeld de titel en de bladzijde.", bron.key)
            yield Publicatie(
                waarde=waarde.needed(),
                bron=bron.needed(),
                jaar=self.fields[f"jaar{end}"].value(),
                gekozen=number == chosen,
                reden=self.fields["reden"].value() if number == chosen else None,
            )

    async def submit(self, invoer: CijferInvoer) -> Cijfer | None:
        from frontlijn.store.write.arena import add_cijfer, change_cijfer

        store = self.context.store
        if self.record is None or self.versie is None:
            return await self.in_store(add_cijfer, store, self.rapport.id, invoer)
        return await self.in_store(change_cijfer, store, self.record.id, invoer, self.versie)
