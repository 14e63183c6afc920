"""A request for handgeld: what it must hold, and which steps it takes before a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontlijn.domain.handgeld.aanvraag import (
    ONBEANTWOORD_DAGEN,
    check_bewerking,
    check_status,
    check_wijzigbaar,
    dagen_open,
    nodig,
    wacht_te_lang,
)
from frontlijn.domain.money import MAX_BEDRAG
from frontlijn.domain.values import AanvraagStatus, Bewonersrol, Zichtbaarheid
from tests.domain.handgeld_records import AANVRAAG, AANVRAAG_INVOER, AFGEWEZEN, TODAY, TOMORROW, besloten, genomen
from tests.domain.refusals import refusal, with_value


class TestAanvraag:
    def test_text_is_cleaned(self) -> None:
        cleaned = replace(
            AANVRAAG_INVOER, onderwerp=" Soep\tkoken", organisatie=" ", draagvlak="de hele\r\nstraat"
        ).checked(TODAY)
        assert (cleaned.onderwerp, cleaned.organisatie, cleaned.draagvlak) == ("Soep koken", None, "de hele\nstraat")

    def test_an_initiatief_a_person_or_an_organisation_asks(self) -> None:
        nobody = replace(AANVRAAG_INVOER, aanvrager=" \u200b")
        assert "Wie vraagt dit aan?" in refusal(lambda: nobody.checked(TODAY), "aanvrager")
        replace(nobody, initiatief_id=1).checked(TODAY)
        replace(nobody, organisatie="Floreshuis").checked(TODAY)

    def test_a_request_has_a_subject_an_amount_and_was_received(self) -> None:
        refusal(lambda: replace(AANVRAAG_INVOER, onderwerp="").checked(TODAY), "onderwerp")
        refusal(lambda: replace(AANVRAAG_INVOER, gevraagd=0).checked(TODAY), "gevraagd")
        refusal(lambda: replace(AANVRAAG_INVOER, ontvangen_op=TOMORROW).checked(TODAY), "ontvangen_op")

    @pytest.mark.parametrize("field", ["begroting", "eigen_bijdrage", "cofinanciering"])
    def test_the_other_amounts_may_be_nothing_and_never_less(self, field: str) -> None:
        with_value(AANVRAAG_INVOER, field, 0).checked(TODAY)
        for cents in (-1, MAX_BEDRAG + 1):
            invoer = with_value(AANVRAAG_INVOER, field, cents)
            assert "€ 0,00 tot € 100.000.000,00" in refusal(lambda invoer=invoer: invoer.checked(TODAY), field)  # type: ignore[misc]

    def test_what_is_needed_counts_only_certain_cofinanciering(self) -> None:
        """V09 of the domain model, section 5."""
        aanvraag = replace(AANVRAAG_INVOER, begroting=800_00, eigen_bijdrage=100_00, cofinanciering=300_00)
        assert nodig(aanvraag) == 700_00
        assert nodig(replace(aanvraag, cofinanciering_zeker=True)) == 400_00
        assert nodig(replace(aanvraag, begroting=None)) is None

    def test_a_request_is_public_unless_there_is_a_reason(self) -> None:
        """003: everything is public, unless."""
        intern = replace(AANVRAAG_INVOER, zichtbaarheid=Zichtbaarheid.INTERN, vertrouwelijk_reden=" ")
        refusal(lambda: intern.checked(TODAY), "vertrouwelijk_reden")
        cleaned = replace(intern, vertrouwelijk_reden=" een ziek kind ").checked(TODAY)
        assert cleaned.vertrouwelijk_reden == "een ziek kind"
        openbaar = replace(cleaned, zichtbaarheid=Zichtbaarheid.OPENBAAR)
        assert "kies intern" in refusal(lambda: openbaar.checked(TODAY), "vertrouwelijk_reden")


class TestWachten:
    def test_a_request_waits_from_its_receipt_also_when_it_is_held(self) -> None:
        """Domain model, section 9."""
        day = AANVRAAG.ontvangen_op + timedelta(days=ONBEANTWOORD_DAGEN)
        held = replace(AANVRAAG, status=AanvraagStatus.AANGEHOUDEN, status_op=date(2026, 11, 12))
        assert dagen_open(held, day) == ONBEANTWOORD_DAGEN
        assert wacht_te_lang(held, day)
        assert not wacht_te_lang(held, day - timedelta(days=1))

    def test_a_request_that_was_decided_or_withdrawn_does_not_wait(self) -> None:
        for done in (besloten(genomen(AFGEWEZEN)), replace(AANVRAAG, status=AanvraagStatus.INGETROKKEN)):
            assert dagen_open(done, TODAY) is None
            assert not wacht_te_lang(done, TODAY)


class TestStatus:
    def test_a_worker_takes_up_holds_and_withdraws_on_the_day_itself_too(self) -> None:
        day = AANVRAAG.ontvangen_op
        check_status(AANVRAAG, AanvraagStatus.IN_BEHANDELING, day, None, TODAY)
        check_status(AANVRAAG, AanvraagStatus.AANGEHOUDEN, TODAY, "op de offerte", TODAY)
        check_status(AANVRAAG, AanvraagStatus.INGETROKKEN, TODAY, None, TODAY)
        withdrawn = replace(AANVRAAG, status=AanvraagStatus.INGETROKKEN)
        check_status(withdrawn, AanvraagStatus.IN_BEHANDELING, TODAY, None, TODAY)

    def test_who_holds_a_request_says_what_it_waits_for(self) -> None:
        held = refusal(lambda: check_status(AANVRAAG, AanvraagStatus.AANGEHOUDEN, TODAY, None, TODAY), "reden")
        assert held.startswith("Waar wachten we op?")

    @pytest.mark.parametrize("status", [AanvraagStatus.ONTVANGEN, AanvraagStatus.BESLOTEN])
    def test_how_it_begins_and_ends_is_not_set_by_hand(self, status: AanvraagStatus) -> None:
        taken_up = replace(AANVRAAG, status=AanvraagStatus.IN_BEHANDELING)
        refusal(lambda: check_status(taken_up, status, TODAY, None, TODAY), "status")

    def test_the_status_it_has_is_no_step(self) -> None:
        taken_up = replace(AANVRAAG, status=AanvraagStatus.IN_BEHANDELING, status_op=date(2026, 11, 4))
        message = refusal(lambda: check_status(taken_up, taken_up.status, TODAY, None, TODAY), "status")
        assert "al in behandeling, sinds 04-11-2026" in message

    def test_a_decided_request_takes_no_steps_and_no_edits(self) -> None:
        decided = besloten(genomen(AFGEWEZEN))
        message = refusal(lambda: check_status(decided, AanvraagStatus.INGETROKKEN, TODAY, None, TODAY), "status")
        assert "herziening" in message
        refusal(lambda: check_wijzigbaar(decided), None)
        refusal(lambda: check_bewerking(decided, AANVRAAG_INVOER, None), None)

    def test_a_step_is_not_in_the_future_nor_before_the_receipt_or_the_step_before(self) -> None:
        held = replace(AANVRAAG, status=AanvraagStatus.AANGEHOUDEN, status_op=date(2026, 11, 10))
        for day, shown in (
            (TOMORROW, "moet nog komen"),
            (date(2026, 10, 31), "ontvangen op 01-11-2026"),
            (date(2026, 11, 9), "sinds 10-11-2026 aangehouden"),
        ):
            assert shown in refusal(
                lambda day=day: check_status(held, AanvraagStatus.INGETROKKEN, day, None, TODAY),  # type: ignore[misc]
                "datum",
            )

    def test_an_edit_does_not_move_the_receipt_past_the_first_step(self) -> None:
        invoer = replace(AANVRAAG_INVOER, ontvangen_op=date(2026, 11, 11))
        check_bewerking(AANVRAAG, invoer, None)
        check_bewerking(AANVRAAG, invoer, date(2026, 11, 11))
        refusal(lambda: check_bewerking(AANVRAAG, invoer, date(2026, 11, 10)), "ontvangen_op")


def test_an_edit_starts_from_all_that_stands() -> None:
    """Nothing that was filled in is lost by an edit that does not name it."""
    assert AANVRAAG.invoer() == AANVRAAG_INVOER
    assert replace(AANVRAAG, draagvlak="de straat", rol_uitvoering=Bewonersrol.ZELF).invoer() == replace(
        AANVRAAG_INVOER, draagvlak="de straat", rol_uitvoering=Bewonersrol.ZELF
    )
