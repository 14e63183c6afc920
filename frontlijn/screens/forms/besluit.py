"""Decide on a request that is already there, or replace the decision on it by another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit, BesluitInvoer
from frontlijn.domain.handgeld.toekenning import check_herziening, check_richtlijnen, check_toekenning
from frontlijn.domain.money import format_bedrag
from frontlijn.screens.context import Context
from frontlijn.screens.forms.deciding import (
    CRITERIA_HELP,
    NO_OUTCOME,
    Asked,
    DecidingForm,
    answer_fields,
    build_besluit,
    criteria_fields,
    detail_fields,
    outcome_field,
)
from frontlijn.store.read import handgeld
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import LongTextField
from frontlijn.widgets.form import AnyField, Section


class BesluitForm(DecidingForm[BesluitInvoer]):
    """Asks for the decision on one request."""

    form_name: ClassVar[str] = "besluit"
    help_text: ClassVar[str] = CRITERIA_HELP

    def __init__(self, context: Context, aanvraag: Aanvraag) -> None:
        super().__init__(context, str(aanvraag.id))
        self.aanvraag = aanvraag

    @property
    def standing(self) -> Besluit | None:
        """The decision that this one replaces."""
        return None

    def form_title(self) -> str:
        return f"Besluit: {self.aanvraag.onderwerp} ({format_bedrag(self.aanvraag.gevraagd)} gevraagd)"

    def compose_fields(self) -> Iterable[Widget]:
        yield self.pot_line
        yield self.notes
        for belang in handgeld.dossier(self.context.store, self.aanvraag.id).belangen:
            yield Static(plain(f" {belang.naam} meldde een belang ({belang.aard}) en beslist niet mee."))
        if self.standing is not None:
            yield Static(plain(f" {_awarded(self.standing)}"))
        yield from self.reason_fields()
        yield from criteria_fields(self.standing)
        yield from self.guideline_fields([self.aanvraag.wijk_id], self.standing)
        yield outcome_field(self.standing, self.aanvraag.gevraagd)
        yield from answer_fields(self.context, self.standing)
        yield Section("Datum, beslissers, belangen, voorwaarden", *detail_fields(self.context, self.standing))

    def reason_fields(self) -> Iterable[AnyField]:
        """What comes before the criteria."""
        return ()

    def asked(self) -> Asked:
        aanvraag, standing = self.aanvraag, self.standing
        return Asked(
            pot_id=aanvraag.pot_id,
            gevraagd=aanvraag.gevraagd,
            onderwerp=aanvraag.onderwerp,
            initiatief_id=aanvraag.initiatief_id,
            initiatief=aanvraag.initiatief,
            tekst=aanvraag.draagvlak or "",
            al_toegekend=standing.toegekend_netto if standing else 0,
        )

    def build(self) -> BesluitInvoer:
        asked, store = self.asked(), self.context.store
        counting = self.guideline_answers(self.aanvraag.wijk_id)
        besluit = build_besluit(self.fields, counting, self.aanvraag.gevraagd, store.today())
        if besluit is None:
            raise Refused(NO_OUTCOME, "uitkomst")
        if self.standing is not None:
            check_herziening(self.aanvraag, besluit)
        pot = handgeld.pot(store, asked.pot_id)
        check_toekenning(self.aanvraag, besluit, pot, al_toegekend=asked.al_toegekend)
        check_richtlijnen(self.current_guidelines(pot.wijk_id), besluit)
        return besluit

    async def submit(self, invoer: BesluitInvoer) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import decide

        return await self.in_store(decide, self.context.store, self.aanvraag.id, invoer)


class HerzieningForm(BesluitForm):
    """Begins with the decision that stands, and asks for one that replaces it and why."""

    form_name: ClassVar[str] = "herziening"
    help_text: ClassVar[str] = (
        "Het besluit dat er nu ligt staat ingevuld, met het bedrag dat nu is toegekend; verander wat anders wordt en "
        "schrijf waarom. Wat de aanvrager hoort schrijf je opnieuw. Het oude besluit blijft te lezen. Wordt het bedrag "
        f"anders, dan volgt de pot vanzelf. {CRITERIA_HELP}"
    )

    @property
    def standing(self) -> Besluit | None:
        return self.aanvraag.besluit

    def form_title(self) -> str:
        datum = format_datum(self.standing.datum) if self.standing else ""
        return f"Herziening van het besluit van {datum}: {self.aanvraag.onderwerp}"

    def reason_fields(self) -> Iterable[AnyField]:
        return (LongTextField("herziening_reden", "Waarom herzien", required=True),)

    async def submit(self, invoer: BesluitInvoer) -> Aanvraag | None:
        from frontlijn.store.write.handgeld import revise

        return await self.in_store(revise, self.context.store, self.aanvraag.id, invoer)


def _awarded(besluit: Besluit) -> str:
    """What is awarded and paid before a revision; the line of the pot says what is vrij besteedbaar."""
    return f"Nu toegekend {format_bedrag(besluit.toegekend_netto)}, betaald {format_bedrag(besluit.betaald)}."
