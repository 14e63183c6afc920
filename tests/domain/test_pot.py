"""A pot: its plafond by class, closing it, moving money on, and what a worker is told about it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.pot import (
    Effect,
    Financier,
    PotInvoer,
    check_overheveling,
    check_sluiten,
    effect,
    parse_financiers,
    uitleg,
)
from frontlijn.domain.values import Grootte, MutatieSoort, PotSoort, Rest, Zwaarte
from frontlijn.domain.wijk import Wijk
from tests.domain.pots import TODAY, a_pot
from tests.domain.refusals import refusal

INVOER = PotInvoer("Wijkbudget", 15, date(2026, 1, 1), date(2026, 12, 31), soort=PotSoort.WIJKBUDGET)
TUINWIJK = Wijk(15, "Tuinwijk", (), None, Grootte.KLEIN, Zwaarte.LICHT, 225_000_00, None)
HOOGKERK = replace(TUINWIJK, naam="Hoogkerk", plafond=100_000_00, plafond_reden="afwijkend vastgesteld")
EIGEN = replace(TUINWIJK, naam="Helpman", grootte=Grootte.ONBEKEND, plafond=None)
NEXT = a_pot(2, van=date(2026, 11, 1), tot=date(2027, 10, 31))
TOMORROW = TODAY + timedelta(days=1)


class TestFinanciers:
    @pytest.mark.parametrize(
        "text",
        [
            "gemeente 50; corporaties 50",
            " gemeente  50 % ;corporaties 50,0%; ",
            "gemeente 50 en corporaties 50,00",
            "gemeente 50 + corporaties 050",
            "gemeente 50, corporaties 50",
        ],
    )
    def test_shares_are_read_as_they_are_usually_written(self, text: str) -> None:
        assert parse_financiers(text) == (Financier("gemeente", 5_000), Financier("corporaties", 5_000))

    @pytest.mark.parametrize(
        ("text", "naam", "aandeel_bp"),
        [
            ("gemeente 100", "gemeente", 10_000),
            ("gemeente 33,3", "gemeente", 3_330),
            ("gemeente 33,03", "gemeente", 3_303),
            ("gemeente 0", "gemeente", 0),
            ("Fonds wonen 12", "Fonds wonen", 12_00),
        ],
    )
    def test_a_share_is_exact_to_a_hundredth_of_a_percent(self, text: str, naam: str, aandeel_bp: int) -> None:
        assert parse_financiers(text) == (Financier(naam, aandeel_bp),)

    @pytest.mark.parametrize(
        "text",
        [
            "gemeente",
            "50",
            " 50 %",
            "gemeente vijftig",
            "gemeente 1000",
            "gemeente 5,",
            "gemeente 5,123",
            "gemeente 5,x",
            "gemeente 5X",
            "gemeente 5,5,5",
            "gemeente -5",
            "gemeente ٥",
            "gemeente ,5",
            "gemeente 50; corporaties",
        ],
    )
    def test_what_is_no_name_with_a_share_is_refused_with_an_example(self, text: str) -> None:
        """Also a figure that is a digit in another script."""
        with pytest.raises(Refused, match="bijvoorbeeld: gemeente 50; corporaties 50") as refused:
            parse_financiers(text)
        assert refused.value.field == "financiers"


class TestPlafond:
    def test_handgeld_has_a_plafond_of_its_own_and_a_wijkbudget_may_leave_it_open(self) -> None:
        handgeld = replace(INVOER, soort=PotSoort.HANDGELD)
        refusal(handgeld.checked, "plafond")
        assert INVOER.checked().plafond is None
        free = replace(handgeld, plafond=1)
        assert free.met_plafond(TUINWIJK) == free

    def test_the_frontlijnfunctie_is_cleaned(self) -> None:
        assert replace(INVOER, functie=" De brug\n").checked().functie == "De brug"
        assert replace(INVOER, functie=" ").checked().functie is None

    def test_text_is_cleaned_and_too_much_of_it_is_refused_at_its_field(self) -> None:
        assert replace(INVOER, reden=" de raad\r\n").checked().reden == "de raad"
        long = "x" * 2_000_000
        refusal(replace(INVOER, functie=long).checked, "functie")
        refusal(replace(INVOER, reden=long).checked, "reden")
        refusal(lambda: replace(INVOER, reden=long).met_plafond(TUINWIJK), "reden")

    def test_a_financier_is_named_once_by_any_spelling(self) -> None:
        each = tuple(Financier(naam, share) for naam, share in (("gemeente", 5_000), ("fonds", 3_000), ("wijk", 2_000)))
        assert replace(INVOER, financiers=each).checked().financiers == each
        twice = replace(INVOER, financiers=(each[0], Financier("Gemeente", 5_000)))
        assert "gemeente staat er twee keer" in refusal(twice.checked, "financiers")

    def test_a_financier_pays_from_nothing_to_everything(self) -> None:
        """V01 of the domain model, section 5."""
        one, other = Financier("gemeente", 0), Financier("fonds", 10_000)
        assert replace(INVOER, financiers=(one, other)).checked().financiers == (one, other)
        over = replace(INVOER, financiers=(replace(one, aandeel_bp=10_001), replace(other, aandeel_bp=-1)))
        assert "gemeente betaalt 100,01 %" in refusal(over.checked, "financiers")

    @pytest.mark.parametrize(
        ("grootte", "zwaarte", "cents"),
        [
            (Grootte.GROOT, Zwaarte.ZWAAR, 900_000_00),
            (Grootte.KLEIN, Zwaarte.ZWAAR, 450_000_00),
            (Grootte.GROOT, Zwaarte.LICHT, 450_000_00),
            (Grootte.KLEIN, Zwaarte.LICHT, 225_000_00),
        ],
    )
    def test_a_wijkbudget_takes_the_plafond_of_the_class(self, grootte: Grootte, zwaarte: Zwaarte, cents: int) -> None:
        """004 §2.2."""
        wijk = replace(TUINWIJK, grootte=grootte, zwaarte=zwaarte, plafond=None)
        taken = INVOER.met_plafond(wijk)
        assert (taken.plafond, taken.reden) == (cents, None)

    @pytest.mark.parametrize("plafond", [None, 100_000_00])
    def test_hoogkerk_takes_its_own_plafond_with_its_reason(self, plafond: int | None) -> None:
        """004 §2.2: fixed at 100.000 euro."""
        taken = replace(INVOER, plafond=plafond).met_plafond(HOOGKERK)
        assert (taken.plafond, taken.reden) == (100_000_00, "afwijkend vastgesteld")
        own = replace(INVOER, plafond=plafond, reden="besluit van de raad").met_plafond(HOOGKERK)
        assert own.reden == "besluit van de raad"

    def test_a_plafond_of_an_unknown_class_is_typed(self) -> None:
        message = refusal(lambda: INVOER.met_plafond(EIGEN), "plafond")
        assert message == "De klasse van Helpman is onbekend; vul een plafond in."
        assert replace(INVOER, plafond=5_00).met_plafond(EIGEN).plafond == 5_00
        assert INVOER.met_plafond(replace(EIGEN, plafond=7_00)).plafond == 7_00

    def test_another_plafond_than_that_of_the_class_says_why(self) -> None:
        other = replace(INVOER, plafond=200_000_00, reden=" \n")
        message = refusal(lambda: other.met_plafond(TUINWIJK), "reden")
        assert message == "Het plafond voor een klein-lichte wijk is € 225.000,00; vul in waarom het hier anders is."
        heavy = replace(TUINWIJK, grootte=Grootte.GROOT, zwaarte=Zwaarte.ZWAAR)
        assert "Tuinwijk is € 225.000,00" in refusal(lambda: other.met_plafond(heavy), "reden")
        assert replace(other, reden="kleiner").met_plafond(TUINWIJK).plafond == 200_000_00
        refusal(lambda: other.met_plafond(replace(TUINWIJK, plafond=None)), "reden")
        silent = replace(HOOGKERK, plafond_reden=None)
        refusal(lambda: INVOER.met_plafond(silent), "reden")

    def test_the_reason_of_a_wijk_is_for_its_own_plafond_alone(self) -> None:
        refusal(lambda: replace(INVOER, plafond=50_000_00).met_plafond(HOOGKERK), "reden")
        assert INVOER.met_plafond(replace(TUINWIJK, plafond_reden="toen")).reden is None


class TestSluiten:
    def test_what_is_left_moves_or_lapses_on_purpose(self) -> None:
        """004 §2.2: the money need not be spent; the domain model, section 6: both are fine."""
        pot = a_pot(toegekend=900_00)
        message = refusal(lambda: check_sluiten(pot, TODAY, TODAY), "rest")
        assert "€ 100,00" in message
        assert "naar een andere pot gaat of vervalt" in message
        assert "geld hoeft niet op" in message
        check_sluiten(pot, TODAY, TODAY, Rest.VERVALLEN)
        check_sluiten(pot, TODAY, TODAY, Rest.OVERHEVELEN, NEXT)

    def test_where_nothing_is_left_there_is_nothing_to_choose(self) -> None:
        for toegekend in (1_000_00, 1_200_00):
            pot = a_pot(toegekend=toegekend)
            check_sluiten(pot, TODAY, TODAY)
            for rest in Rest:
                refusal(lambda pot=pot, rest=rest: check_sluiten(pot, TODAY, TODAY, rest, NEXT), "rest")  # type: ignore[misc]

    def test_what_moves_goes_to_another_open_pot(self) -> None:
        """V14 of the domain model, section 5."""
        pot = a_pot()
        for naar in (None, pot, replace(NEXT, gesloten_op=TODAY)):
            refusal(
                lambda naar=naar: check_sluiten(pot, TODAY, TODAY, Rest.OVERHEVELEN, naar),  # type: ignore[misc]
                "naar_pot_id",
            )
        refusal(lambda: check_sluiten(pot, date(2026, 10, 31), TODAY, Rest.OVERHEVELEN, NEXT), "datum")

    def test_another_pot_is_named_only_when_something_goes_there(self) -> None:
        refusal(lambda: check_sluiten(a_pot(), TODAY, TODAY, Rest.VERVALLEN, NEXT), "naar_pot_id")
        refusal(lambda: check_sluiten(a_pot(toegekend=1_000_00), TODAY, TODAY, None, NEXT), "naar_pot_id")

    def test_a_pot_closes_once_on_a_day_that_was_and_not_before_it_begins(self) -> None:
        full = a_pot(toegekend=1_000_00)
        refusal(lambda: check_sluiten(full, TOMORROW, TODAY), "datum")
        refusal(lambda: check_sluiten(full, date(2025, 12, 31), TODAY), "datum")
        check_sluiten(full, full.van, TODAY)
        assert "al gesloten" in refusal(lambda: check_sluiten(replace(full, gesloten_op=TODAY), TODAY, TODAY), None)

    def test_it_closes_on_the_day_of_its_last_award_or_later(self) -> None:
        """V14 of the domain model, section 5."""
        full, laatste = a_pot(toegekend=1_000_00), date(2026, 11, 10)
        check_sluiten(full, laatste, TODAY, laatste=laatste)
        message = refusal(lambda: check_sluiten(full, date(2026, 11, 9), TODAY, laatste=laatste), "datum")
        assert "van 10-11-2026; kies die dag of een latere" in message

    def test_one_cent_that_is_left_is_left(self) -> None:
        cent = a_pot(toegekend=999_99)
        refusal(lambda: check_sluiten(cent, TODAY, TODAY), "rest")
        check_sluiten(cent, TODAY, TODAY, Rest.VERVALLEN)


class TestOverheveling:
    """V03, V13 and V14 of the domain model, section 5."""

    def test_all_that_is_free_can_move_and_not_a_cent_more(self) -> None:
        van = a_pot(toegekend=900_00)
        check_overheveling(van, NEXT, 100_00, TODAY, "rest", TODAY)
        message = refusal(lambda: check_overheveling(van, NEXT, 100_01, TODAY, "rest", TODAY), "bedrag")
        assert "€ 100,00 vrij" in message
        short = a_pot(toegekend=1_100_00)
        assert "€ 0,00 vrij" in refusal(lambda: check_overheveling(short, NEXT, 1, TODAY, "rest", TODAY), "bedrag")
        refusal(lambda: check_overheveling(van, NEXT, 0, TODAY, "rest", TODAY), "bedrag")

    def test_both_pots_are_open_and_not_the_same(self) -> None:
        van = a_pot()
        refusal(lambda: check_overheveling(van, van, 1, TODAY, "rest", TODAY), "naar_pot_id")
        closed = replace(NEXT, gesloten_op=TODAY)
        refusal(lambda: check_overheveling(van, closed, 1, TODAY, "rest", TODAY), "naar_pot_id")
        assert "gesloten" in refusal(lambda: check_overheveling(closed, van, 1, TODAY, "rest", TODAY), None)

    def test_money_stays_of_who_paid_it(self) -> None:
        """V13 of the domain model, section 5: names compared folded; who has nothing in it need not be there."""
        alone = (Financier("Gemeente", 10_000),)
        other = a_pot(2, financiers=alone)
        message = refusal(lambda: check_overheveling(a_pot(), other, 1, TODAY, "rest", TODAY), "naar_pot_id")
        assert "corporaties betaalt mee aan Pot 1, maar niet aan Pot 2" in message
        check_overheveling(a_pot(plafonds=(1_000_00, 0)), other, 1, TODAY, "rest", TODAY)
        with pytest.raises(ValueError, match="zip"):
            check_overheveling(a_pot(plafonds=(1_000_00,)), other, 1, TODAY, "rest", TODAY)

    def test_it_happened_after_both_pots_began_and_somebody_says_why(self) -> None:
        van, early = a_pot(), date(2026, 10, 31)
        refusal(lambda: check_overheveling(van, NEXT, 1, TOMORROW, "rest", TODAY), "datum")
        for one, other in ((van, NEXT), (NEXT, van)):
            message = refusal(
                lambda one=one, other=other: check_overheveling(one, other, 1, early, "rest", TODAY),  # type: ignore[misc]
                "datum",
            )
            assert "Pot 2 begint op 01-11-2026" in message
        check_overheveling(van, NEXT, 1, NEXT.van, "rest", TODAY)
        refusal(lambda: check_overheveling(van, NEXT, 1, TODAY, None, TODAY), "reden")


NEW = {"van": date(2027, 1, 1), "tot": date(2027, 12, 31)}
OVER = {"van": date(2025, 1, 1), "tot": date(2025, 12, 31)}
CLOSED = OVER | {"gesloten_op": date(2026, 1, 5)}
MOVED = CLOSED | {"rest": Rest.OVERHEVELEN, "rest_bedrag": 100_00}
LAPSED = CLOSED | {"rest": Rest.VERVALLEN, "rest_bedrag": 100_00}
TEKORT = "oor een korting is € 200,00 meer toegekend dan het plafond. Wat is toegekend, blijft staan"


class TestUitleg:
    @pytest.mark.parametrize(
        ("state", "toegekend", "told"),
        [
            (
                NEW,
                0,
                (
                    "Begint op 01-01-2027, toekennen kan vanaf die dag; er is € 1.000,00 vrij besteedbaar. "
                    "Het geld hoeft niet op."
                ),
            ),
            ({}, 900_00, "Er is € 100,00 vrij besteedbaar. Het geld hoeft niet op."),
            ({}, 1_000_00, "Er is niets meer vrij; een nieuwe toekenning kan weer als er ruimte komt."),
            ({}, 1_200_00, f"D{TEKORT}; alleen nieuwe toekenningen wachten tot er weer ruimte is."),
            (
                OVER,
                900_00,
                (
                    "De periode liep tot en met 31-12-2025; er is € 100,00 over. "
                    "Overhevelen of laten vervallen mag allebei: het geld hoeft niet op."
                ),
            ),
            (
                OVER,
                1_000_00,
                "De periode liep tot en met 31-12-2025; er is niets meer vrij. De pot kan worden gesloten.",
            ),
            (OVER, 1_200_00, f"De periode liep tot en met 31-12-2025; d{TEKORT}. De pot kan worden gesloten."),
            (LAPSED, 900_00, "Gesloten op 05-01-2026; er bleef € 100,00 over en dat verviel. Het geld hoefde niet op."),
            (MOVED, 1_000_00, "Gesloten op 05-01-2026; er bleef € 100,00 over en dat ging naar een andere pot."),
            (CLOSED, 1_000_00, "Gesloten op 05-01-2026; er bleef niets over."),
            (CLOSED, 1_200_00, f"Gesloten op 05-01-2026; d{TEKORT}."),
            (
                LAPSED,
                870_00,
                (
                    "Gesloten op 05-01-2026; er bleef € 100,00 over en dat verviel. Het geld hoefde niet op. "
                    "Daarna kwam er nog € 30,00 vrij."
                ),
            ),
            (
                LAPSED,
                899_99,
                (
                    "Gesloten op 05-01-2026; er bleef € 100,00 over en dat verviel. Het geld hoefde niet op. "
                    "Daarna kwam er nog € 0,01 vrij."
                ),
            ),
            (
                MOVED,
                970_00,
                (
                    "Gesloten op 05-01-2026; er bleef € 100,00 over en dat ging naar een andere pot. "
                    "Daarna kwam er nog € 30,00 vrij."
                ),
            ),
            (
                CLOSED,
                970_00,
                (
                    "Gesloten op 05-01-2026; er staat nog € 30,00 vrij, bijvoorbeeld door latere vrijval. "
                    "Het geld hoeft niet op."
                ),
            ),
        ],
    )
    def test_one_line_tells_where_a_pot_is_and_never_pushes_to_spend(
        self, state: dict[str, Any], toegekend: int, told: str
    ) -> None:
        """The domain model, section 6; 004 §2.2: the money need not be spent."""
        line = uitleg(a_pot(toegekend=toegekend, **state), TODAY)
        assert line == told
        assert not re.search(r"\n|nog besteden|voor het te laat|onbenut", line)

    def test_the_first_and_the_last_day_belong_to_the_period(self) -> None:
        pot = a_pot()
        assert uitleg(pot, pot.van) == uitleg(pot, pot.tot) == uitleg(pot, TODAY)
        assert uitleg(pot, pot.tot + timedelta(days=1)).startswith("De periode liep")


class TestEffect:
    def test_each_kind_moves_one_amount_as_the_stand_of_a_pot_counts_it(self) -> None:
        """The domain model, section 6."""
        up, down = MutatieSoort.OVERHEVELING_IN, MutatieSoort.OVERHEVELING_UIT
        assert effect(MutatieSoort.PLAFOND) == effect(up) == Effect(plafond=1)
        assert effect(MutatieSoort.KORTING) == effect(down) == Effect(plafond=-1)
        assert (effect(MutatieSoort.TOEKENNING), effect(MutatieSoort.VRIJVAL)) == (Effect(0, 1), Effect(0, -1))
        assert (effect(MutatieSoort.BETALING), effect(MutatieSoort.TERUGONTVANGST)) == (
            Effect(0, 0, 1),
            Effect(0, 0, -1),
        )

    def test_a_storno_has_no_effect_of_its_own(self) -> None:
        with pytest.raises(ValueError, match=r"^a storno has no effect of its own$"):
            effect(MutatieSoort.STORNO)
