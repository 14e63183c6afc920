"""A request for handgeld: the fields that say what is asked, and the form that changes a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer, check_wijzigbaar
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_invoer
from frontlijn.domain.values import Bewonersrol, Projectfase, Zichtbaarheid
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm, preset
from frontlijn.screens.forms.choices import InitiatiefField
from frontlijn.store.read import handgeld, initiatieven, personen
from frontlijn.widgets.fields import ChoiceField, DateField, LongTextField, MoneyField, TextField, ToggleField
from frontlijn.widgets.form import AnyField, Section

ROLES = {
    Projectfase.PLANVORMING: "Bewoners bij het plan",
    Projectfase.BESLUITVORMING: "Bij het besluit",
    Projectfase.UITVOERING: "Bij de uitvoering",
}


def input_of(aanvraag: Aanvraag) -> AanvraagInvoer:
    """The input that would make this request again: what an edit form starts from."""
    return AanvraagInvoer(**{field.name: getattr(aanvraag, field.name) for field in fields_of(AanvraagInvoer)})


def pot_field(pots: Iterable[Budgetpot], chosen: int) -> AnyField:
    """The pot that is asked."""
    choices = tuple((str(pot.id), pot.naam) for pot in pots)
    return ChoiceField("pot_id", "Pot", choices, text=str(chosen), required=True, blank=str(chosen))


def visibility_fields(zichtbaarheid: Zichtbaarheid, reden: str | None) -> tuple[AnyField, ...]:
    """How far a request may travel; openbaar, unless there is a reason."""
    openbaar = Zichtbaarheid.OPENBAAR
    return (
        ChoiceField("zichtbaarheid", "Zichtbaar", Zichtbaarheid, text=zichtbaarheid, required=True, blank=openbaar),
        LongTextField("vertrouwelijk_reden", "Waarom intern", text=reden or ""),
    )


def more_fields(context: Context, old: AanvraagInvoer | None = None) -> Iterable[AnyField]:
    """What is seldom asked at once: who asks, the budget, the neighbours, the roles of residents, visibility."""
    store = context.store
    today = store.today()
    old = old or AanvraagInvoer(pot_id=0, onderwerp="", gevraagd=0, ontvangen_op=today)
    received = DateField(
        "ontvangen_op",
        "Ontvangen op",
        today=today,
        text=format_datum(old.ontvangen_op),
        required=True,
    )
    return [
        preset(received),
        TextField("aanvrager", "Aanvrager", text=old.aanvrager or "", suggestions=personen.persoon_namen(store)),
        TextField(
            "organisatie",
            "Organisatie",
            text=old.organisatie or "",
            suggestions=personen.organisatie_namen(store),
        ),
        MoneyField("begroting", "Begroting", text=_typed(old.begroting)),
        MoneyField("eigen_bijdrage", "Eigen bijdrage", text=_typed(old.eigen_bijdrage)),
        MoneyField("cofinanciering", "Cofinanciering", text=_typed(old.cofinanciering)),
        ToggleField("cofinanciering_zeker", "Cofin. zeker", on=old.cofinanciering_zeker),
        LongTextField("draagvlak", "Draagvlak", text=old.draagvlak or ""),
        LongTextField("buurt_betrokken", "Hoe is de buurt erbij", text=old.buurt_betrokken or ""),
        *(
            ChoiceField(f"rol_{fase}", label, Bewonersrol, text=getattr(old, f"rol_{fase}") or "")
            for fase, label in ROLES.items()
        ),
        *visibility_fields(old.zichtbaarheid, old.vertrouwelijk_reden),
    ]


def _typed(cents: int | None) -> str:
    return "" if cents is None else format_invoer(cents)


def build_aanvraag(
    fields: Mapping[str, AnyField], initiatief: InitiatiefField, wijk_id: int, today: date
) -> AanvraagInvoer:
    """The request in these fields, asked of a pot in this wijk; raises Refused at a field."""
    names = (
        "aanvrager", "organisatie", "begroting", "eigen_bijdrage", "cofinanciering", "draagvlak", "buurt_betrokken",
        "vertrouwelijk_reden", *(f"rol_{fase}" for fase in ROLES),
    )  # fmt: skip
    aanvraag = AanvraagInvoer(
        pot_id=int(fields["pot_id"].needed()),
        onderwerp=fields["onderwerp"].needed(),
        gevraagd=fields["gevraagd"].needed(),
        ontvangen_op=fields["ontvangen_op"].needed(),
        initiatief_id=initiatief.number(wijk_id),
        cofinanciering_zeker=bool(fields["cofinanciering_zeker"].value()),
        zichtbaarheid=fields["zichtbaarheid"].needed(),
        **{name: fields[name].value() for name in names},
    )
    if aanvraag.initiatief_id is None and not aanvraag.aanvrager and not aanvraag.organisatie:
        raise Refused("Wie vraagt dit aan? Vul een initiatief in, of bij Meer een aanvrager.", "initiatief_id")
    return aanvraag.checked(today)


class AanvraagForm(StoreForm[AanvraagInvoer, Aanvraag]):
    """Changes a request that is not decided."""

    form_name: ClassVar[str] = "aanvraag"
    title_text: ClassVar[str] = "Aanvraag wijzigen"
    help_text: ClassVar[str] = (
        "Zolang er geen besluit is kun je de aanvraag wijzigen. Een aanvraag is openbaar; kies intern alleen met een "
        "reden. Wat je niet weet laat je leeg."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag
        self.versie = aanvraag.versie

    def compose_fields(self) -> Iterable[Widget]:
        store, aanvraag = self.context.store, self.aanvraag
        old = input_of(aanvraag)
        pots = {pot.id: pot for pot in handgeld.current_pots(store, aanvraag.wijk_id, store.today())}
        pots.setdefault(aanvraag.pot_id, handgeld.pot(store, aanvraag.pot_id))
        yield TextField("onderwerp", "Waarvoor", text=old.onderwerp, required=True)
        yield MoneyField("gevraagd", "Gevraagd", text=format_invoer(old.gevraagd), required=True)
        self.initiatief_field = InitiatiefField(store, aanvraag.wijk_id, self._initiatief())
        yield self.initiatief_field
        yield pot_field(pots.values(), aanvraag.pot_id)
        yield Section("Meer over de aanvraag", *more_fields(self.context, old))

    def _initiatief(self) -> Initiatief | None:
        number = self.aanvraag.initiatief_id
        return None if number is None else initiatieven.get(self.context.store, number)

    def build(self) -> AanvraagInvoer:
        check_wijzigbaar(self.aanvraag)
        return build_aanvraag(self.fields, self.initiatief_field, self.aanvraag.wijk_id, self.context.store.today())

    async def submit(self, invoer: AanvraagInvoer) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import change_aanvraag

        versie = self.versie or self.aanvraag.versie
        return await self.in_store(change_aanvraag, self.context.store, self.aanvraag.id, invoer, versie)


class ZichtbaarheidForm(StoreForm[tuple[Zichtbaarheid, str | None], Aanvraag]):
    """Changes how far a request may travel, also after the decision."""

    form_name: ClassVar[str] = "zichtbaarheid"
    help_text: ClassVar[str] = (
        "Een openbare aanvraag gaat zonder namen van mensen mee in de open gegevens. Intern kan alleen met een reden. "
        "Wat onder de radar is, komt in geen enkele export."
    )

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    def form_title(self) -> str:
        return f"Wie mag dit zien: {self.aanvraag.onderwerp}"

    def compose_fields(self) -> Iterable[Widget]:
        return visibility_fields(self.aanvraag.zichtbaarheid, self.aanvraag.vertrouwelijk_reden)

    def build(self) -> tuple[Zichtbaarheid, str | None]:
        return self.fields["zichtbaarheid"].needed(), self.fields["vertrouwelijk_reden"].value()

    async def submit(self, invoer: tuple[Zichtbaarheid, str | None]) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import set_zichtbaarheid

        return await self.in_store(set_zichtbaarheid, self.context.store, self.aanvraag.id, *invoer)
