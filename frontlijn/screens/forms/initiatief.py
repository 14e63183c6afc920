"""Register or change an initiative: a name and a wijk are enough, the rest can follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.initiatief import Initiatief, InitiatiefInvoer
from frontlijn.domain.values import Benadering, Fase, InitiatiefType, Zichtbaarheid, Zoeksoort
from frontlijn.screens.context import Context
from frontlijn.screens.details.herkomst import uit_sleutel
from frontlijn.screens.forms.base import NEW, StoreForm, typed
from frontlijn.screens.forms.choices import initiatief_names, wijk_choices
from frontlijn.screens.forms.kasboekvelden import UitField
from frontlijn.store.read import initiatieven, personen
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.fields import (
    ChoiceField,
    CountField,
    DateField,
    LinesField,
    LongTextField,
    TextField,
)
from frontlijn.widgets.form import Section


class InitiatiefForm(StoreForm[InitiatiefInvoer, Initiatief]):
    """Asks for an initiative; with `record` it changes that one."""

    form_name: ClassVar[str] = "initiatief"
    help_text: ClassVar[str] = (
        "Een initiatief vastleggen kost een naam en een wijk; de rest mag later. "
        "Lijkt de naam op wat er al staat, dan zie je dat voor het bewaren."
    )

    def __init__(self, context: Context, *, wijk_id: int | None = None, record: Initiatief | None = None) -> None:
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.versie = record.versie if record else None
        self.wijk_id = record.wijk_id if record else wijk_id

    def form_title(self) -> str:
        return f"Initiatief wijzigen: {self.record.naam}" if self.record else "Nieuw initiatief"

    def compose_fields(self) -> Iterable[Widget]:
        old = self.record.invoer() if self.record else InitiatiefInvoer("", self.wijk_id or 0)
        store = self.context.store
        yield TextField("naam", "Naam", text=old.naam, required=True)
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(store), text=str(self.wijk_id or ""), required=True)
        yield Section(
            "Meer over het initiatief (mag later)",
            LinesField("aliassen", "Ook bekend als", text="; ".join(old.aliassen), hint="namen met ; ertussen"),
            ChoiceField("type", "Type", InitiatiefType, text=old.type or ""),
            ChoiceField("fase", "Fase", Fase, text=old.fase or ""),
            ChoiceField("benadering", "Onze rol", Benadering, text=old.benadering or ""),
            TextField("benadering_reden", "Waarom die rol", text=old.benadering_reden or ""),
            LongTextField("omschrijving", "Omschrijving", text=old.omschrijving or ""),
            CountField("aanjagers", "Aanjagers", text=typed(old.aanjagers), hint="mensen die het dragen"),
            CountField("vrijwilligers", "Vrijwilligers", text=typed(old.vrijwilligers)),
            CountField("betaalde_krachten", "Betaalde krachten", text=typed(old.betaalde_krachten)),
            TextField("contact", "Contactpersoon", text=old.contact or "", suggestions=personen.persoon_namen(store)),
            TextField(
                "organisatie",
                "Organisatie",
                text=old.organisatie or "",
                suggestions=personen.organisatie_namen(store),
            ),
            DateField(
                "startdatum",
                "Begonnen op",
                today=store.today(),
                text=format_datum(old.startdatum) if old.startdatum else "",
            ),
            UitField(
                store,
                self._wijk,
                initiatief_names(store, self.wijk_id),
                uit_sleutel(old.uit_regel_id, old.uit_initiatief_id),
            ),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=old.zichtbaarheid,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
            LongTextField("les", "Les", text=old.les or ""),
        )

    def _wijk(self) -> int | None:
        """The wijk that is chosen in the form."""
        return int(self.fields["wijk_id"].text or 0) or None

    def build(self) -> InitiatiefInvoer:
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        values["naam"] = self.fields["naam"].needed()
        values["wijk_id"] = int(self.fields["wijk_id"].needed())
        soort, number = values.pop("uit") or (None, None)
        values["uit_regel_id"] = number if soort is Zoeksoort.KASBOEK else None
        values["uit_initiatief_id"] = number if soort is Zoeksoort.INITIATIEF else None
        return InitiatiefInvoer(**values).checked()

    async def submit(self, invoer: InitiatiefInvoer) -> Initiatief | None:
        from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief

        store, record = self.context.store, self.record
        like = await self.in_store(
            initiatieven.duplicates, store, invoer.naam, invoer.wijk_id, record.id if record else None
        )
        if like and (record is None or record.naam != invoer.naam) and not await self._is_another(like):
            return None
        if record is None:
            return await self.in_store(register_initiatief, store, invoer)
        return await self.in_store(change_initiatief, store, record.id, invoer, self.versie or record.versie)

    async def _is_another(self, like: tuple[Initiatief, ...]) -> bool:
        names = "\n".join(f"- {i.naam} ({i.fase.label if i.fase else 'fase onbekend'}, {i.wijk})" for i in like[:3])
        question = f"Dit lijkt op wat er al staat:\n{names}\nIs dit een ander initiatief?"
        answers = (("j", "Ja, sla het op"), ("n", "Nee, terug naar het formulier"))
        return await self.app.push_screen_wait(Confirm(question, answers, default="n")) == "j"
