"""Decide on a request that is already there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.toekenning import check_toekenning
from frontlijn.domain.money import format_bedrag
from frontlijn.screens.context import Context
from frontlijn.screens.forms.deciding import (
    CRITERIA_HELP,
    NO_OUTCOME,
    DecidingForm,
    answer_fields,
    build_besluit,
    criteria_fields,
    detail_fields,
    outcome_field,
)
from frontlijn.store.read import handgeld
from frontlijn.widgets.form import Section


class BesluitForm(DecidingForm[BesluitInvoer]):
    """Asks for the decision on one request."""

    form_name: ClassVar[str] = "besluit"
    help_text: ClassVar[str] = CRITERIA_HELP

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    def form_title(self) -> str:
        return f"Besluit: {self.aanvraag.onderwerp} ({format_bedrag(self.aanvraag.gevraagd)} gevraagd)"

    def compose_fields(self) -> Iterable[Widget]:
        yield self.pot_line
        yield from criteria_fields()
        yield outcome_field()
        yield from answer_fields()
        yield Section("Datum, beslissers, voorwaarden", *detail_fields(self.context))

    def pot_and_request(self) -> tuple[int, int | None]:
        return self.aanvraag.pot_id, self.aanvraag.gevraagd

    def build(self) -> BesluitInvoer:
        besluit = build_besluit(self.fields, self.aanvraag.gevraagd, self.context.store.today())
        if besluit is None:
            raise Refused(NO_OUTCOME, "uitkomst")
        check_toekenning(self.aanvraag, besluit, handgeld.pot(self.context.store, self.aanvraag.pot_id))
        return besluit

    async def submit(self, invoer: BesluitInvoer) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import decide

        return await self.in_store(decide, self.context.store, self.aanvraag.id, invoer)
