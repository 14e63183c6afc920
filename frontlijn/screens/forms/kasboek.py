"""Log an entry in the sociaal kasboek: a title and Enter is a complete entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_invoer
from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek import KasboekInvoer, Kasboekregel
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, typed
from frontlijn.screens.forms.choices import initiatief_id, initiatief_names, wijk_choices
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
        initiatief: int | None = None,
        record: Kasboekregel | None = None,
    ) -> None:
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.wijk_id = record.wijk_id if record else wijk_id
        self.initiatief = record.initiatief_id if record else initiatief

    @classmethod
    def starting(cls, context: Context, selected: int | None, wijk_id: int | None) -> KasboekForm:
        """A form for a new entry: on the selected initiative, else on that of the last entry in this wijk."""
        number = selected or context.last_initiatief
        if number is not None:
            try:
                initiatief = initiatieven.get(context.store, number)
            except NotFound:
                initiatief = None
            if initiatief is not None and (selected or wijk_id in (None, initiatief.wijk_id)):
                return cls(context, wijk_id=initiatief.wijk_id, initiatief=initiatief.id)
        return cls(context, wijk_id=wijk_id)

    def form_title(self) -> str:
        return "Kasboekregel wijzigen" if self.record else "Nieuwe kasboekregel"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        old = self.record.invoer() if self.record else KasboekInvoer("", self.wijk_id or 0, today)
        initiatief = initiatieven.get(store, self.initiatief).naam if self.initiatief else ""
        yield TextField("titel", "Wat gebeurde er", text=old.titel, required=True)
        yield DateField("datum", "Datum", today=today, text=format_datum(old.datum), required=True)
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(store), text=str(self.wijk_id or ""), required=True)
        yield TextField(
            "initiatief_id", "Initiatief", text=initiatief, suggestions=initiatief_names(store, self.wijk_id)
        )
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
        values["initiatief_id"] = initiatief_id(store, values["initiatief_id"], values["wijk_id"])
        return KasboekInvoer(**values).checked(store.today())

    async def submit(self, invoer: KasboekInvoer) -> Kasboekregel | None:
        from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel

        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(log_kasboekregel, store, invoer)
        return await self.in_store(change_kasboekregel, store, record.id, invoer, record.versie)
