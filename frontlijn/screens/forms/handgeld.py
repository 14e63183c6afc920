"""A handgeld grant in one form: the request, the four criteria, the decision and the payment.

Without a decision it registers only the request.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.geldstroom import check_betaald_op
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.handgeld.toekenning import check_toekenning
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Zichtbaarheid
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import preset
from frontlijn.screens.forms.choices import InitiatiefField
from frontlijn.screens.forms.deciding import (
    CRITERIA_HELP,
    DecidingForm,
    answer_fields,
    build_besluit,
    criteria_fields,
    detail_fields,
    outcome_field,
)
from frontlijn.store.read import handgeld, personen
from frontlijn.widgets.fields import ChoiceField, DateField, LongTextField, MoneyField, TextField, ToggleField
from frontlijn.widgets.form import Section


@dataclass(frozen=True, slots=True)
class Grant:
    """What the form asks: a request, and with a decision also that and the day of payment."""

    aanvraag: AanvraagInvoer
    besluit: BesluitInvoer | None
    betaald_op: date | None


class HandgeldForm(DecidingForm[Grant]):
    """Asks for a grant out of one of `pots`, which must not be empty."""

    form_name: ClassVar[str] = "handgeld"
    help_text: ClassVar[str] = f"Zonder besluit bewaar je alleen de aanvraag. {CRITERIA_HELP}"
    title_text: ClassVar[str] = "Handgeld: aanvraag en besluit"

    def __init__(self, context: Context, pots: tuple[Budgetpot, ...], *, initiatief: Initiatief | None = None) -> None:
        super().__init__(context)
        self.pots = pots
        self.initiatief = initiatief

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        pot = self.pots[0]
        yield TextField("onderwerp", "Waarvoor", required=True)
        yield MoneyField("gevraagd", "Gevraagd", required=True)
        self.initiatief_field = InitiatiefField(store, pot.wijk_id, self.initiatief)
        yield self.initiatief_field
        choices = tuple((str(pot.id), pot.naam) for pot in self.pots)
        yield ChoiceField("pot_id", "Pot", choices, text=str(pot.id), required=True, blank=str(pot.id))
        yield self.pot_line
        yield from criteria_fields()
        yield outcome_field()
        yield DateField("betaald_op", "Betaald op", today=today, hint="leeg: nog niet; v = vandaag")
        yield from answer_fields()
        yield Section(
            "Meer over de aanvraag",
            preset(DateField("ontvangen_op", "Ontvangen op", today=today, text=format_datum(today), required=True)),
            TextField("aanvrager", "Aanvrager", suggestions=personen.persoon_namen(store)),
            TextField("organisatie", "Organisatie", suggestions=personen.organisatie_namen(store)),
            MoneyField("begroting", "Begroting"),
            MoneyField("eigen_bijdrage", "Eigen bijdrage"),
            MoneyField("cofinanciering", "Cofinanciering"),
            ToggleField("cofinanciering_zeker", "Cofin. zeker"),
            LongTextField("draagvlak", "Draagvlak"),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=Zichtbaarheid.INTERN,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
        )
        yield Section("Datum, beslissers, voorwaarden", *detail_fields(self.context))

    def pot_and_request(self) -> tuple[int, int | None]:
        return int(self.fields["pot_id"].needed()), self.fields["gevraagd"].value()

    def build(self) -> Grant:
        store = self.context.store
        today = store.today()
        pot = handgeld.pot(store, int(self.fields["pot_id"].needed()))
        aanvraag = AanvraagInvoer(
            pot_id=pot.id,
            onderwerp=self.fields["onderwerp"].needed(),
            gevraagd=self.fields["gevraagd"].needed(),
            ontvangen_op=self.fields["ontvangen_op"].needed(),
            initiatief_id=self.initiatief_field.number(pot.wijk_id),
            aanvrager=self.fields["aanvrager"].value(),
            organisatie=self.fields["organisatie"].value(),
            begroting=self.fields["begroting"].value(),
            eigen_bijdrage=self.fields["eigen_bijdrage"].value(),
            cofinanciering=self.fields["cofinanciering"].value(),
            cofinanciering_zeker=bool(self.fields["cofinanciering_zeker"].value()),
            draagvlak=self.fields["draagvlak"].value(),
            zichtbaarheid=self.fields["zichtbaarheid"].needed(),
        )
        if aanvraag.initiatief_id is None and not aanvraag.aanvrager and not aanvraag.organisatie:
            raise Refused("Wie vraagt dit aan? Vul een initiatief in, of bij Meer een aanvrager.", "initiatief_id")
        aanvraag = aanvraag.checked(today)
        besluit = build_besluit(self.fields, aanvraag.gevraagd, today)
        betaald_op = self.fields["betaald_op"].value()
        if betaald_op is not None and besluit is None:
            raise Refused("Zonder besluit is er niets te betalen; laat dit veld leeg.", "betaald_op")
        if betaald_op is not None and besluit is not None:
            check_betaald_op(besluit, betaald_op, today)
        if besluit is not None:
            check_toekenning(aanvraag, besluit, pot)
        return Grant(aanvraag, besluit, betaald_op)

    async def submit(self, invoer: Grant) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import grant_handgeld, request_handgeld

        store = self.context.store
        if invoer.besluit is None:
            return await self.in_store(request_handgeld, store, invoer.aanvraag)
        return await self.in_store(grant_handgeld, store, invoer.aanvraag, invoer.besluit, invoer.betaald_op)
