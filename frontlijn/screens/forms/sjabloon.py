"""Put a template under a key of a wijk, so that logging what happens often takes two keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontlijn.domain.duration import format_invoer
from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.sjabloon import TOETSEN, Sjabloon, SjabloonInvoer
from frontlijn.domain.values import Kernwaarde, Leefdomein
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm
from frontlijn.screens.forms.choices import InitiatiefField
from frontlijn.screens.forms.kasboekvelden import WeekdagField
from frontlijn.screens.messages import UNDO
from frontlijn.store.read import initiatieven, kasboek, wijken
from frontlijn.widgets.fields import ChoiceField, CountField, DurationField, Field, MultiChoiceField, TextField


class SjabloonForm(StoreForm[SjabloonInvoer, str]):
    """Asks for a template and keeps it under its key; dismisses with what to say."""

    form_name: ClassVar[str] = "sjabloon"
    help_text: ClassVar[str] = (
        "Een sjabloon vult een nieuwe kasboekregel voor je in: t, het cijfer, Enter. Met een vaste dag krijgt de regel "
        "de laatste keer dat het die dag was. F8 maakt de toets weer leeg; dan vult hij zich met wat je vaak logt."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "empty", "Weer leeg", key_display="F8", id="formulier.leeg", tooltip="Haal dit sjabloon weg"),
    ]

    def __init__(self, context: Context, invoer: SjabloonInvoer) -> None:
        super().__init__(context, f"{invoer.wijk_id}-{invoer.toets}")
        self.invoer = invoer
        self.kept = {one.toets: one for one in kasboek.sjablonen(context.store, invoer.wijk_id) if one.id is not None}
        """The kept templates by their key; the others come and go by themselves."""

    @classmethod
    def on_a_free_key(cls, context: Context, invoer: SjabloonInvoer) -> SjabloonForm:
        """A form for a template on the first key of its wijk that holds no kept one."""
        kept = {one.toets for one in kasboek.sjablonen(context.store, invoer.wijk_id) if one.id is not None}
        free = next((key for key in TOETSEN if key not in kept), invoer.toets)
        return cls(context, replace(invoer, toets=free))

    def form_title(self) -> str:
        return f"Sjabloon van {wijken.get(self.context.store, self.invoer.wijk_id).naam}"

    def compose_fields(self) -> Iterable[Widget]:
        store, old = self.context.store, self.invoer
        minuten = old.vrijwilligersminuten
        yield TextField("titel", "Wat gebeurt er", text=old.titel, required=True)
        try:
            record = None if old.initiatief_id is None else initiatieven.get(store, old.initiatief_id)
        except NotFound:
            record = None
        self.initiatief_field = InitiatiefField(store, old.wijk_id, record)
        yield self.initiatief_field
        yield MultiChoiceField(
            "leefdomeinen", "Leefdomeinen", Leefdomein, text=";".join(old.leefdomeinen), numbered=True
        )
        yield ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde, text=old.kernwaarde or "")
        yield DurationField(
            "vrijwilligersminuten", "Vrijwilligersuren", text="" if minuten is None else format_invoer(minuten)
        )
        yield WeekdagField(weekdag=old.weekdag)
        yield CountField("toets", "Toets", text=str(old.toets), required=True, hint="1 tot en met 9")

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.key == "toets":
            replaced = self.kept.get(int(event.field.text) if event.field.text in map(str, TOETSEN) else 0)
            other = replaced is not None and replaced.toets != self.invoer.toets
            event.field.show_seen(f"Hier staat nu: {replaced.titel}. Dat gaat weg." if replaced and other else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "empty":
            return self.invoer.toets in self.kept
        return super().check_action(action, parameters)

    def build(self) -> SjabloonInvoer:
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        values["initiatief_id"] = self.initiatief_field.number(self.invoer.wijk_id)
        return SjabloonInvoer(wijk_id=self.invoer.wijk_id, **values).checked()

    async def submit(self, invoer: SjabloonInvoer) -> str | None:
        from frontlijn.store.write.kasboek import save_sjabloon

        kept: Sjabloon = await self.in_store(save_sjabloon, self.context.store, invoer)
        return f"Sjabloon {kept.toets}: {kept.titel}. {UNDO}"

    @work(exit_on_error=False)
    async def action_empty(self) -> None:
        """Takes the template away, so that its key is filled by what happens most."""
        from frontlijn.store.write.kasboek import remove_sjabloon

        await self.in_store(remove_sjabloon, self.context.store, self.invoer.wijk_id, self.invoer.toets)
        self.draft_done()
        self.dismiss(f"Toets {self.invoer.toets} is weer vrij. {UNDO}")
