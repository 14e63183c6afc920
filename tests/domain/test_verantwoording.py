"""The account of an award: what was spent, which receipts, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.handgeld.verantwoording import (
    Bon,
    BonInvoer,
    Verantwoording,
    VerantwoordingInvoer,
    bon_bekend,
    bon_sleutel,
    bonnen_zin,
    check_verantwoording,
    format_bon,
    parse_bon,
    parse_bonnen,
    rest_zin,
    zelfde_bon,
)
from frontlijn.domain.money import MAX_BEDRAG
from frontlijn.domain.text import clean_line
from frontlijn.domain.values import MutatieSoort
from tests.domain.handgeld_records import AANVRAAG, AFGEWEZEN, TODAY, TOEGEKEND, TOMORROW, besloten, genomen, mutatie
from tests.domain.refusals import refusal

MAART = date(2026, 3, 12)
BON = BonInvoer("Bouwmarkt 1234", MAART, 45_50)
INVOER = VerantwoordingInvoer(TODAY, "We kookten soep.", bonnen=(BON, replace(BON, kenmerk="Bakker")))


class TestInvoer:
    def test_without_an_amount_it_is_the_sum_of_the_receipts(self) -> None:
        assert INVOER.checked(TODAY).besteed == 91_00
        assert replace(INVOER, besteed=0).checked(TODAY).besteed == 0

    def test_text_is_cleaned_and_an_entry_counts_once(self) -> None:
        cleaned = replace(INVOER, wat_gebeurde=" soep\r\n", draagvlak_achteraf=" ", regels=(2, 1, 2)).checked(TODAY)
        assert (cleaned.wat_gebeurde, cleaned.draagvlak_achteraf, cleaned.regels) == ("soep", None, (2, 1))

    def test_it_says_what_happened_and_what_was_spent(self) -> None:
        refusal(lambda: replace(INVOER, wat_gebeurde=" ").checked(TODAY), "wat_gebeurde")
        refusal(lambda: replace(INVOER, bonnen=()).checked(TODAY), "besteed")
        for cents in (-1, MAX_BEDRAG + 1):
            refusal(lambda cents=cents: replace(INVOER, besteed=cents).checked(TODAY), "besteed")  # type: ignore[misc]
        refusal(lambda: replace(INVOER, datum=TOMORROW).checked(TODAY), "datum")

    @pytest.mark.parametrize("change", [{"kenmerk": " "}, {"bedrag": 0}, {"datum": TOMORROW}])
    def test_a_receipt_has_a_reference_an_amount_and_was(self, change: dict[str, object]) -> None:
        bon = replace(BON, **change)  # type: ignore[arg-type]
        refusal(lambda: replace(INVOER, bonnen=(bon,)).checked(TODAY), "bonnen")

    def test_one_receipt_counts_once_however_it_is_written(self) -> None:
        again = replace(BON, kenmerk="BOUWMARKT  1234", datum=TODAY)
        message = refusal(lambda: replace(INVOER, bonnen=(BON, again)).checked(TODAY), "bonnen")
        assert "van € 45,50 staat er twee keer" in message
        replace(INVOER, bonnen=(BON, replace(again, bedrag=45_51))).checked(TODAY)


class TestBon:
    @pytest.mark.parametrize(
        ("typed", "bon"),
        [
            ("12-03-2026 45,50 Bouwmarkt 1234", BON),
            ("12.03.2026  € 45,50   Bouwmarkt 1234", BON),
            ("45,50 Bouwmarkt 1234", replace(BON, datum=TODAY)),
            ("€45,50 Bouwmarkt 1234", replace(BON, datum=TODAY)),
            ("gisteren 1.045 Bouwmarkt 1234", replace(BON, datum=date(2026, 11, 20), bedrag=1_045_00)),
            ("1.045 Bouwmarkt 1234", replace(BON, datum=TODAY, bedrag=1_045_00)),
        ],
    )
    def test_a_line_is_read(self, typed: str, bon: BonInvoer) -> None:
        assert parse_bon(typed, TODAY) == bon

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "45,50",
            "Bouwmarkt 45,50",
            "12-03-2026 Bouwmarkt",
            "12.03 45,50 Bouwmarkt",
            "12 45,50 Bouwmarkt",
            "31-02-2026 45,50 Bouwmarkt",
            "22-11-2026 45,50 Bouwmarkt",
            "45.50 Bouwmarkt",
            "0 Bouwmarkt",
        ],
    )
    def test_what_is_wrong_or_may_mean_two_things_is_asked_back_with_an_example(self, typed: str) -> None:
        assert "12-03-2026 45,50 Bouwmarkt 1234" in refusal(lambda: parse_bon(typed, TODAY), "bonnen")

    @given(st.dates(date(1900, 1, 1), TODAY), st.integers(1, MAX_BEDRAG), st.text(min_size=1, max_size=60))
    def test_a_receipt_that_is_shown_is_read_back(self, datum: date, bedrag: int, typed: str) -> None:
        bon = BonInvoer(clean_line(typed, "bonnen") or "bon", datum, bedrag)
        assert parse_bon(format_bon(bon), TODAY) == bon

    def test_there_is_one_per_line_and_a_wrong_one_is_numbered(self) -> None:
        assert parse_bonnen("\n45,50 een\n\n 12 twee \n", TODAY) == (
            BonInvoer("een", TODAY, 45_50),
            BonInvoer("twee", TODAY, 12_00),
        )
        assert parse_bonnen(" \n", TODAY) == ()
        assert refusal(lambda: parse_bonnen("45,50 een\ntwee", TODAY), "bonnen").startswith("Bon 2: ")

    def test_a_known_receipt_is_told_with_where_it_stands(self) -> None:
        same = ("Café  9", "cafe-9", "Bon CAFE9", "café nr. 9")
        assert {bon_sleutel(kenmerk) for kenmerk in same} == {"cafe9"}
        assert bon_sleutel("bon nr") == "bonnr"
        later = replace(BON, datum=BON.datum + timedelta(days=1))
        assert zelfde_bon(BON, replace(BON, bedrag=1))
        assert zelfde_bon(BON, later)
        assert not zelfde_bon(BON, replace(later, bedrag=1))
        assert not zelfde_bon(BON, replace(BON, kenmerk="Bouwmarkt 1235"))
        assert bon_bekend(BON, 12, "Soep").startswith("Bon Bouwmarkt 1234 van € 45,50 staat al bij aanvraag 12 (Soep);")


class TestRegels:
    BETAALD = mutatie(2, MutatieSoort.BETALING, 500_00, date(2026, 11, 12))

    def test_an_award_that_was_paid_is_accounted_for(self) -> None:
        aanvraag = besloten(genomen(TOEGEKEND), mutaties=(self.BETAALD,))
        check_verantwoording(aanvraag, replace(INVOER, datum=date(2026, 11, 12)))
        early = replace(INVOER, datum=date(2026, 11, 11))
        assert "12-11-2026" in refusal(lambda: check_verantwoording(aanvraag, early), "datum")

    def test_without_a_decision_an_award_or_a_payment_there_is_nothing_to_account_for(self) -> None:
        reversed_row = replace(self.BETAALD, storno_door=103)
        for aanvraag, shown in (
            (AANVRAAG, "nog niet besloten"),
            (besloten(genomen(AFGEWEZEN)), "afgewezen"),
            (besloten(genomen(TOEGEKEND)), "nog niets betaald"),
            (besloten(genomen(TOEGEKEND), mutaties=(reversed_row,)), "nog niets betaald"),
        ):
            assert shown in refusal(lambda a=aanvraag: check_verantwoording(a, INVOER), None)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("besteed", "shown"), [(150_00, "€ 50,00 is over"), (200_00, "evenveel"), (212_00, "€ 12,00 meer uitgegeven")]
)
def test_what_is_left_is_told_in_one_neutral_line(besteed: int, shown: str) -> None:
    account = Verantwoording(7, 1, TODAY, "soep", besteed, None, 200_00, "Truus", "")
    assert shown in rest_zin(account)


def test_receipts_that_add_up_to_something_else_are_told() -> None:
    account = Verantwoording(7, 1, TODAY, "soep", 55_50, None, 200_00, "Truus", "")
    noted = Bon(1, "Bakker", TODAY, 45_50, None), Bon(2, "Markt", TODAY, 10_00, 3)
    assert bonnen_zin(account, ()) == bonnen_zin(account, noted) == ""
    assert bonnen_zin(account, noted[:1]) == "De bonnen zijn samen € 45,50, en er is € 55,50 uitgegeven."
