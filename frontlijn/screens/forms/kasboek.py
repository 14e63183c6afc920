"""Log an entry in the sociaal kasboek: a title and Enter is a complete entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_invoer
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, typed
from frontlijn.screens.forms.choices import InitiatiefField, wijk_choices
from frontlijn.store.read import initiatieven
from frontlijn.widgets.fields import (
    ChoiceField,
    CountField,
    DateField,
    DurationField,
    LongTextField,
    MultiChoiceField,
    TextField,
    ToggleField,
)
from frontlijn.widgets.form import Section


class KasboekForm(StoreForm[KasboekInvoer, Kasboekregel]):
    """Asks for an entry; with `record` it changes that one."""

    form_name: ClassVar[str] = "kasboek"
    help_text: ClassVar[str] = (
        "Typ wat er gebeurde en druk Enter: dat is een hele kasboekregel. "
        "De datum mag ook gisteren, ma of 3-4 zijn. Tijd van vrijwilligers schrijf je in uren: 2, 1,5 of 1:30."
    )

    def __init__(
        self,
        context: Context,
        *,
        wijk_id: int | None = None,
        initiatief: Initiatief | None = None,
        record: Kasboekregel | None = None,
    ) -> None:
        """`initiatief` is the one the entry starts with, for a changed entry the one it has."""
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.versie = record.versie if record else None
        self.wijk_id = record.wijk_id if record else wijk_id
        self.initiatief = initiatief

    @classmethod
    def starting(cls, context: Context, selected: Initiatief | None, wijk_id: int | None) -> KasboekForm:
        """A form for a new entry: on the selected initiative, else on the last one when that is of this wijk."""
        if selected is not None:
            return cls(context, wijk_id=selected.wijk_id, initiatief=selected)
        last = _existing(context, context.last_initiatief)
        if last is not None and wijk_id in (None, last.wijk_id):
            return cls(context, wijk_id=last.wijk_id, initiatief=last)
        return cls(context, wijk_id=wijk_id)

    @classmethod
    def changing(cls, context: Context, record: Kasboekregel) -> KasboekForm:
        """A form that changes an entry."""
        return cls(context, record=record, initiatief=_existing(context, record.initiatief_id))

    def form_title(self) -> str:
        return "Kasboekregel wijzigen" if self.record else "Nieuwe kasboekregel"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        old = self.record.invoer() if self.record else KasboekInvoer("", self.wijk_id or 0, today)
        yield TextField("titel", "Wat gebeurde er", text=old.titel, required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(old.datum), required=True)
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(store), text=str(self.wijk_id or ""), required=True)
        self.initiatief_field = InitiatiefField(store, self.wijk_id, self.initiatief)
        yield self.initiatief_field
        yield Section(
            "Meer: het verhaal, leefdomeinen, aantallen (mag leeg blijven)",
            LongTextField("verhaal", "Verhaal", text=old.verhaal or ""),
            MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein, text=";".join(old.leefdomeinen)),
            ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde, text=old.kernwaarde or ""),
            CountField("deelnames", "Deelnames", text=typed(old.deelnames), hint="hoeveel mensen deden mee"),
            CountField("nieuw_bereikt", "Nieuw bereikt", text=typed(old.nieuw_bereikt), hint="voor het eerst"),
            CountField(
                "niet_in_beeld", "Niet in beeld", text=typed(old.niet_in_beeld), hint="bij geen instantie bekend"
            ),
            DurationField(
                "vrijwilligersminuten",
                "Vrijwilligersuren",
                text="" if old.vrijwilligersminuten is None else format_invoer(old.vrijwilligersminuten),
            ),
            LongTextField("wat_werkte", "Wat werkte", text=old.wat_werkte or ""),
            LongTextField("wat_niet", "Wat werkte niet", text=old.wat_niet or ""),
            LongTextField("teweeg", "Bracht teweeg", text=old.teweeg or ""),
            ToggleField("experiment", "Experiment", on=old.experiment),
            ChoiceField("uitkomst", "Uitkomst", Uitkomst, text=old.uitkomst or ""),
            LongTextField("les", "Les", text=old.les or ""),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=old.zichtbaarheid,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
        )

    def build(self) -> KasboekInvoer:
        store = self.context.store
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        values["titel"] = self.fields["titel"].needed()
        values["datum"] = self.fields["datum"].needed()
        values["wijk_id"] = int(self.fields["wijk_id"].needed())
        values["initiatief_id"] = self.initiatief_field.number(values["wijk_id"])
        return KasboekInvoer(**values).checked(store.today())

    async def submit(self, invoer: KasboekInvoer) -> Kasboekregel | None:
        from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel

        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(log_kasboekregel, store, invoer)
        return await self.in_store(change_kasboekregel, store, record.id, invoer, self.versie or record.versie)


def _existing(context: Context, number: int | None) -> Initiatief | None:
    """The initiative with this number, None when there is none (any more)."""
    try:
        return None if number is None else initiatieven.get(context.store, number)
    except NotFound:
        return None
