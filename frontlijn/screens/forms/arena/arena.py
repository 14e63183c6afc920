"""An arena itself: of which initiative, and over which years it counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.arena.arena import HORIZON, PERIODE, Arena, ArenaInvoer
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.values import ArenaStatus, Zichtbaarheid
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena import ARENA
from frontlijn.screens.forms.arena.rapport import VanInitiatiefField
from frontlijn.screens.forms.arena.velden import JaartalField, JarenField, PercentageField
from frontlijn.screens.forms.base import NEW, StoreForm, preset, typed
from frontlijn.store.read import initiatieven
from frontlijn.widgets.fields import ChoiceField, LongTextField, TextField
from frontlijn.widgets.form import Section


class ArenaForm(StoreForm[ArenaInvoer, Arena]):
    """Begins an arena; with `record` it changes that one."""

    form_name: ClassVar[str] = ARENA
    help_text: ClassVar[str] = (
        "Een effecten-arena is van één initiatief. Vul in in welk jaar ze begint; de rest staat goed zoals meestal: "
        "twintig jaar vooruit, in periodes van vijf jaar, zonder disconto. Een titel hoeft niet. Reken je met "
        "disconto, dan staan de bedragen met en zonder naast elkaar."
    )

    def __init__(self, context: Context, *, initiatief: Initiatief | None = None, record: Arena | None = None) -> None:
        super().__init__(context, NEW if record is None else str(record.id))
        self.initiatief = initiatief
        self.record = record
        self.versie = record.versie if record else None

    def form_title(self) -> str:
        return f"Arena wijzigen: {self.record.titel}" if self.record else "Nieuwe effecten-arena"

    def compose_fields(self) -> Iterable[Widget]:
        store, old = self.context.store, self.record
        known = self.initiatief
        number, naam = (old.initiatief_id, old.initiatief) if old else (known.id, known.naam) if known else (None, None)
        self.initiatief_field = VanInitiatiefField(store, number, naam)
        self.initiatief_field.required = True
        start = old.startjaar if old else store.today().year
        yield self.initiatief_field
        hint = "leeg: Arena van, met de naam van het initiatief"
        yield TextField("titel", "Titel", text=old.titel if old else "", hint=hint)
        yield JaartalField("startjaar", "Begint in", text=str(start), required=True)
        yield Section(
            "Meer: hoe ver vooruit, disconto, status",
            preset(JarenField("horizon", "Kijkt vooruit", text=str(old.horizon if old else HORIZON), required=True)),
            preset(JarenField("periode", "Een periode is", text=str(old.periode if old else PERIODE), required=True)),
            preset(
                PercentageField(
                    "disconto", "Disconto per jaar", text=format_procent(old.disconto if old else 0), required=True
                )
            ),
            JaartalField("prijspeil", "Prijzen van", text=typed(old.prijspeil if old else None), hint="een jaar"),
            ChoiceField(
                "status",
                "Status",
                ArenaStatus,
                text=old.status if old else ArenaStatus.IN_OPBOUW,
                required=True,
                blank=ArenaStatus.IN_OPBOUW,
            ),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=old.zichtbaarheid if old else Zichtbaarheid.INTERN,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
            LongTextField("toelichting", "Toelichting", text=(old.toelichting or "") if old else ""),
        )

    def build(self) -> ArenaInvoer:
        store = self.context.store
        number = self.initiatief_field.needed()
        titel = self.fields["titel"].value() or f"Arena van {initiatieven.get(store, number).naam}"[:200]
        return ArenaInvoer(
            titel=titel,
            initiatief_id=number,
            startjaar=self.fields["startjaar"].needed(),
            horizon=self.fields["horizon"].needed(),
            periode=self.fields["periode"].needed(),
            disconto=self.fields["disconto"].needed(),
            prijspeil=self.fields["prijspeil"].value(),
            status=self.fields["status"].needed(),
            zichtbaarheid=self.fields["zichtbaarheid"].needed(),
            toelichting=self.fields["toelichting"].value(),
        ).checked()

    async def submit(self, invoer: ArenaInvoer) -> Arena | None:
        from frontlijn.store.write.arena import add_arena, change_arena

        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(add_arena, store, invoer)
        return await self.in_store(change_arena, store, record.id, invoer, self.versie or record.versie)
