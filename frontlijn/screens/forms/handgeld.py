"""A handgeld grant in one form: the request, the four criteria, the decision and the payment.

Without a decision it registers only the request.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.geldstroom import check_betaald_op
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.handgeld.toekenning import check_richtlijnen, check_toekenning
from frontlijn.domain.initiatief import Initiatief
from frontlijn.screens.context import Context
from frontlijn.screens.forms.aanvraag import build_aanvraag, more_fields, pot_field
from frontlijn.screens.forms.choices import InitiatiefField
from frontlijn.screens.forms.deciding import (
    CRITERIA_HELP,
    Asked,
    DecidingForm,
    answer_fields,
    build_besluit,
    criteria_fields,
    detail_fields,
    outcome_field,
)
from frontlijn.store.read import handgeld
from frontlijn.widgets.fields import DateField, MoneyField, TextField
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
        pot = self.pots[0]
        yield TextField("onderwerp", "Waarvoor", required=True)
        yield MoneyField("gevraagd", "Gevraagd", required=True)
        self.initiatief_field = InitiatiefField(store, pot.wijk_id, self.initiatief)
        yield self.initiatief_field
        yield pot_field(self.pots, pot.id)
        yield self.pot_line
        yield self.notes
        yield from criteria_fields()
        yield from self.guideline_fields(pot.wijk_id for pot in self.pots)
        yield outcome_field()
        yield DateField("betaald_op", "Betaald op", today=store.today(), hint="leeg: nog niet; v = vandaag")
        yield from answer_fields(self.context)
        yield Section("Meer over de aanvraag", *more_fields(self.context))
        yield Section("Datum, beslissers, belangen, voorwaarden", *detail_fields(self.context))

    def asked(self) -> Asked:
        pot_id = int(self.fields["pot_id"].needed())
        initiatief = self._initiatief(next(pot.wijk_id for pot in self.pots if pot.id == pot_id))
        return Asked(
            pot_id=pot_id,
            gevraagd=self.fields["gevraagd"].value(),
            onderwerp=self.fields["onderwerp"].text,
            initiatief_id=initiatief,
            initiatief=None if initiatief is None else self.initiatief_field.text.strip(),
            tekst=self.fields["draagvlak"].text,
        )

    def _initiatief(self, wijk_id: int) -> int | None:
        """The initiative that is named, None while it names none."""
        try:
            return self.initiatief_field.number(wijk_id)
        except Refused:
            return None

    def build(self) -> Grant:
        store = self.context.store
        today = store.today()
        pot = handgeld.pot(store, int(self.fields["pot_id"].needed()))
        aanvraag = build_aanvraag(self.fields, self.initiatief_field, pot.wijk_id, today)
        besluit = build_besluit(self.fields, self.guideline_answers(pot.wijk_id), aanvraag.gevraagd, today)
        betaald_op = self.fields["betaald_op"].value()
        if besluit is None:
            if betaald_op is not None:
                raise Refused("Zonder besluit is er niets te betalen; laat dit veld leeg.", "betaald_op")
            return Grant(aanvraag, None, None)
        if betaald_op is not None:
            check_betaald_op(besluit, betaald_op, today)
        check_toekenning(aanvraag, besluit, pot)
        check_richtlijnen(self.current_guidelines(pot.wijk_id), besluit)
        return Grant(aanvraag, besluit, betaald_op)

    async def submit(self, invoer: Grant) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import grant_handgeld, request_handgeld

        store = self.context.store
        if invoer.besluit is None:
            return await self.in_store(request_handgeld, store, invoer.aanvraag)
        return await self.in_store(grant_handgeld, store, invoer.aanvraag, invoer.besluit, invoer.betaald_op)
