"""A korting on several pots: divided so that it adds up, and refused where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.handgeld.korting import (
    KortingInvoer,
    PotKorting,
    check_korting,
    evenredig_bedrag,
    parse_bedragen,
    reden_van,
    verdeel_korting,
)
from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.values import KortingLezing
from tests.domain.pots import TODAY, a_pot
from tests.domain.refusals import refusal
from tests.domain.test_shares import HOOGKERK, plafonds

BEIDE = (("gemeente", 225_000_00), ("corporaties", 225_000_00))
NLA = tuple(a_pot(number, plafond=plafond) for number, plafond in enumerate(plafonds(), start=1))
INVOER = KortingInvoer((1, 2), (("gemeente", 100_00),), KortingLezing.NAAR_RATO, date(2026, 11, 20), "de raad kort")
POTS = (a_pot(1), a_pot(2, plafond=3_000_00))


class TestVerdelen:
    def test_the_korting_of_450_000_euro_is_divided_per_financier_and_then_added(self) -> None:
        """The domain model, section 12, over the fifteen plafonds of 004 §2.2."""
        cuts = verdeel_korting(NLA, BEIDE, KortingLezing.NAAR_RATO)
        by_plafond = {cut.plafond: cut.bedrag for cut in cuts}
        assert by_plafond == {900_000_00: 45_633_80, 450_000_00: 22_816_90, 225_000_00: 11_408_46, HOOGKERK: 5_070_42}
        assert sum(cut.bedrag for cut in cuts) == 450_000_00
        assert [cut.pot_id for cut in cuts] == list(range(1, 16))

    def test_in_the_other_reading_each_of_the_fifteen_loses_30_000_euro(self) -> None:
        """I05 and contradiction 8 of the domain model: 30 % of the pot of Hoogkerk."""
        cuts = verdeel_korting(NLA, BEIDE, KortingLezing.GELIJK)
        assert {cut.bedrag for cut in cuts} == {30_000_00}

    @given(
        st.integers(1, 10**9),
        st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10_000)), min_size=1, max_size=15),
        st.sampled_from(KortingLezing),
    )
    def test_no_cent_is_lost_between_the_financiers_and_the_pots(
        self, cents: int, each: list[tuple[int, int]], lezing: KortingLezing
    ) -> None:
        pots = [
            a_pot(n, plafond=plafond, financiers=(Financier("gemeente", share), Financier("fonds", 10_000 - share)))
            for n, (plafond, share) in enumerate(each)
        ]
        cuts = verdeel_korting(pots, [("gemeente", cents)], lezing)
        assert sum(cut.verdeling[0] for cut in cuts) == (cents if any(pot.plafonds[0] for pot in pots) else 0)
        assert {cut.verdeling[1] for cut in cuts} == {0}

    def test_a_financier_cuts_only_where_it_pays_by_any_spelling_and_the_others_lose_nothing(self) -> None:
        pots = (
            a_pot(1, financiers=(Financier("Gemeente", 10_000),)),
            a_pot(2),
            a_pot(3, financiers=(Financier("gemeente", 0), Financier("Corporaties", 10_000))),
        )
        for lezing in KortingLezing:
            cuts = verdeel_korting(pots, [("CORPORATIES", 30_00)], lezing)
            assert (cuts[0].bedrag, sum(cut.bedrag for cut in cuts)) == (0, 30_00)
            assert cuts[1].verdeling == ((0, 10_00) if lezing is KortingLezing.NAAR_RATO else (0, 15_00))
            assert verdeel_korting(pots, [("gemeente", 30_00)], lezing)[2].verdeling == (0, 0)

    def test_a_korting_may_leave_less_than_nothing_free(self) -> None:
        (cut,) = verdeel_korting([a_pot(toegekend=950_00)], [("gemeente", 100_00)], KortingLezing.NAAR_RATO)
        assert (cut.vrij, cut.bedrag, cut.vrij_na) == (50_00, 100_00, -50_00)
        check_korting(replace(INVOER, pots=(1,)), [a_pot(toegekend=950_00)], TODAY)

    def test_each_pot_hears_what_it_loses_of_whom_also_of_one_named_twice(self) -> None:
        twice = (("gemeente", 10_00), ("corporaties", 5_00), ("Gemeente", 1_00))
        for lezing in KortingLezing:
            assert verdeel_korting([a_pot(toegekend=950_00)], twice, lezing) == (
                PotKorting(1, "Pot 1", a_pot().financiers, (11_00, 5_00), 1_000_00, 50_00),
            )

    def test_a_pot_with_too_many_or_too_few_parts_is_an_error_and_loses_no_cent(self) -> None:
        for parts in ((1_000_00,), (400_00, 400_00, 200_00)):
            with pytest.raises(ValueError, match="zip"):
                evenredig_bedrag(1, [a_pot(plafonds=parts)], KortingLezing.NAAR_RATO)
        with pytest.raises(ValueError, match="zip"):
            check_korting(INVOER, [a_pot(plafonds=(400_00, 400_00, 200_00))], TODAY)

    def test_a_total_is_split_by_the_cent_also_in_a_pot_of_cents(self) -> None:
        cents = a_pot(plafond=4, plafonds=(1, 3))
        assert evenredig_bedrag(100, [cents], KortingLezing.NAAR_RATO) == (("gemeente", 25), ("corporaties", 75))

    def test_a_total_is_split_over_the_financiers_by_what_they_pay(self) -> None:
        """004 §2.2: the korting of 450.000 was 225.000 for each."""
        for lezing in KortingLezing:
            assert evenredig_bedrag(450_000_00, NLA, lezing) == BEIDE
        mixed = (a_pot(1, plafond=300_00), a_pot(2, plafond=100_00, financiers=(Financier("Gemeente", 10_000),)))
        assert evenredig_bedrag(40_00, mixed, KortingLezing.NAAR_RATO) == (("gemeente", 25_00), ("corporaties", 15_00))
        assert evenredig_bedrag(40_00, mixed, KortingLezing.GELIJK) == (("gemeente", 30_00), ("corporaties", 10_00))
        assert evenredig_bedrag(1, mixed, KortingLezing.GELIJK) == (("gemeente", 1),)


class TestRegels:
    def test_a_korting_that_keeps_every_rule_passes(self) -> None:
        check_korting(INVOER, POTS, TODAY)
        check_korting(replace(INVOER, per_financier=(("gemeente", 2_000_00), ("corporaties", 2_000_00))), POTS, TODAY)

    def test_a_korting_is_of_the_first_day_of_a_pot_or_later(self) -> None:
        check_korting(replace(INVOER, datum=POTS[0].van), POTS, TODAY)
        early = replace(INVOER, datum=POTS[0].van - timedelta(days=1))
        assert "begint op 01-01-2026" in refusal(lambda: check_korting(early, POTS, TODAY), "datum")

    def test_who_pays_for_a_pot_alone_hears_its_plafond(self) -> None:
        alone = [a_pot(financiers=(Financier("gemeente", 10_000),))]
        check_korting(replace(INVOER, per_financier=(("gemeente", 1_000_00),)), alone, TODAY)
        more = replace(INVOER, per_financier=(("gemeente", 1_000_01),))
        message = refusal(lambda: check_korting(more, alone, TODAY), "per_financier")
        assert message == "Het plafond van Pot 1 is € 1.000,00; een korting van € 1.000,01 is € 0,01 te veel."

    def test_there_are_pots_each_of_them_open_and_named_once(self) -> None:
        """V14 of the domain model, section 5."""
        refusal(lambda: check_korting(INVOER, (), TODAY), "pots")
        closed = (POTS[0], replace(POTS[1], gesloten_op=date(2026, 11, 1)))
        assert "Pot 2 is op 01-11-2026 gesloten" in refusal(lambda: check_korting(INVOER, closed, TODAY), "pots")
        assert "twee keer" in refusal(lambda: check_korting(INVOER, (POTS[0], POTS[0]), TODAY), "pots")

    @pytest.mark.parametrize(
        ("bedragen", "said"),
        [
            ((), "gemeente 225.000; corporaties 225.000"),
            ((("gemeente", 0),), "meer dan € 0,00"),
            ((("gemeente", 1), ("Gemeente", 1)), "twee keer"),
            ((("provincie", 1),), "dat doen: gemeente, corporaties"),
            (
                (("gemeente", 2_000_00), ("corporaties", 2_000_04)),
                "In Pot 1 heeft corporaties nog € 500,00 van het plafond; een korting van € 500,01 is € 0,01 te veel.",
            ),
        ],
    )
    def test_the_amounts_fit_the_financiers_and_the_plafonds(
        self, bedragen: tuple[tuple[str, int], ...], said: str
    ) -> None:
        invoer = replace(INVOER, per_financier=bedragen)
        assert said in refusal(lambda: check_korting(invoer, POTS, TODAY), "per_financier")

    def test_who_has_no_part_of_a_plafond_cannot_cut(self) -> None:
        empty = (a_pot(1, plafond=0), a_pot(2, plafond=0))
        assert "geen deel" in refusal(lambda: check_korting(INVOER, empty, TODAY), "per_financier")
        zero = (a_pot(1, financiers=(Financier("gemeente", 0), Financier("fonds", 10_000))),)
        assert "geen deel" in refusal(lambda: check_korting(INVOER, zero, TODAY), "per_financier")

    def test_it_was_decided_already_and_somebody_says_why(self) -> None:
        tomorrow = replace(INVOER, datum=TODAY + timedelta(days=1))
        refusal(lambda: check_korting(tomorrow, POTS, TODAY), "datum")
        refusal(lambda: check_korting(replace(INVOER, reden=" \n"), POTS, TODAY), "reden")
        long = replace(INVOER, reden="x" * 2_000_000)
        refusal(lambda: check_korting(long, POTS, TODAY), "reden")
        refusal(lambda: reden_van(long), "reden")

    def test_the_reason_at_each_row_holds_the_total_the_reading_and_the_reason(self) -> None:
        """004 leaves the reading open, so the choice is written down (domain model, 11)."""
        invoer = replace(INVOER, per_financier=BEIDE, lezing=KortingLezing.GELIJK, reden=" de raad kort\r\n")
        assert reden_van(invoer) == "Korting van € 450.000,00 in totaal, voor elke pot evenveel. de raad kort"


class TestLezen:
    @pytest.mark.parametrize(
        "text",
        [
            "gemeente 225.000; corporaties 225.000",
            "gemeente € 225.000,00\ncorporaties: €225000;",
            "gemeente 225.000 en corporaties 225.000 euro",
            "gemeente 225.000,-, corporaties 225.000",
            " gemeente = 225.000 + corporaties 225.000,00 ",
            "gemeente 225.000 euro,; corporaties 225.000 euro,",
            "gemeente 225.000;; corporaties 225.000",
        ],
    )
    def test_amounts_are_read_as_they_are_usually_written(self, text: str) -> None:
        assert parse_bedragen(text) == BEIDE

    def test_a_name_may_be_several_words_and_hold_en(self) -> None:
        assert parse_bedragen("Fonds wonen en wijken 12,50") == (("Fonds wonen en wijken", 12_50),)
        assert parse_bedragen("Fonds X: 12,50") == (("Fonds X", 12_50),)

    @pytest.mark.parametrize("text", ["", " ; ", "gemeente", "225.000", "€ 5", "gemeente veel", "gemeente -5"])
    def test_what_is_no_name_with_an_amount_is_refused_with_an_example(self, text: str) -> None:
        assert "bijvoorbeeld: gemeente 225.000" in refusal(lambda: parse_bedragen(text), "per_financier")

    def test_an_amount_that_is_none_is_refused(self) -> None:
        refusal(lambda: parse_bedragen("gemeente 5X"), "per_financier")

    def test_an_ambiguous_amount_is_asked_back(self) -> None:
        assert "Bedoel je" in refusal(lambda: parse_bedragen("gemeente 12.50"), "per_financier")

    def test_a_megabyte_is_refused_at_once(self) -> None:
        for text in ("x" * 1_000_000, "a\x1b[31m" * 100_000, "gemeente " * 100_000):
            refusal(lambda text=text: parse_bedragen(text), "per_financier")  # type: ignore[misc]


def test_a_financier_that_rounding_left_below_zero_takes_no_part() -> None:
    pot = a_pot(plafonds=(-1, 100_01))
    assert evenredig_bedrag(10_00, [pot], KortingLezing.NAAR_RATO) == (("corporaties", 10_00),)
