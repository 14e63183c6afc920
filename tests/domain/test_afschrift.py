"""The statement of a pot: it adds up in every column, whatever happened and whichever days are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.handgeld.afschrift import Bedragen, Stand, maak_afschrift
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.values import MutatieSoort
from tests.domain.pots import a_pot, a_row
from tests.domain.refusals import refusal

POT = a_pot()
FIRST = date(2026, 1, 1)
DAYS = st.dates(FIRST, date(2026, 12, 31))
KINDS = st.sampled_from([soort for soort in MutatieSoort if soort is not MutatieSoort.STORNO])
JANUARY, MARCH, MAY = (date(2026, month, 1) for month in (1, 3, 5))
LEDGER = (
    a_row(1, MutatieSoort.PLAFOND, (500_00, 500_00), JANUARY),
    a_row(2, MutatieSoort.TOEKENNING, (50_01, 50_00), JANUARY, storno_door=5),
    a_row(3, MutatieSoort.TOEKENNING, (10_00, 10_00), MARCH),
    a_row(4, MutatieSoort.BETALING, (4_00, 4_00), MARCH),
    a_row(5, MutatieSoort.STORNO, (50_01, 50_00), MARCH, storno_van=2),
    a_row(6, MutatieSoort.KORTING, (0, 100_00), MAY),
)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[PotMutatie, ...]:
    """Any rows in order of date and number; some of them reversed, on the same day or later."""
    parts = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
    rows = draw(st.lists(st.tuples(KINDS, parts, DAYS, st.none() | st.integers(0, 60)), max_size=15))
    made: list[PotMutatie] = []
    for soort, verdeling, datum, reversed_after in rows:
        row = a_row(len(made) + 1, soort, verdeling, datum)
        made.append(row)
        if reversed_after is not None:
            later = datum + timedelta(days=reversed_after)
            made.append(a_row(len(made) + 1, MutatieSoort.STORNO, verdeling, later, storno_van=row.id))
    return tuple(sorted(made, key=lambda row: (row.datum, row.id)))


def columns(stand: Stand) -> tuple[int, ...]:
    """Every amount of a stand, in all and per financier."""
    return tuple(
        amount for each in (stand, *stand.per_financier) for amount in (each.plafond, each.toegekend, each.betaald)
    )


def added(stands: Iterable[Stand]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip((0,) * 9, *map(columns, stands), strict=True))


@given(ledgers(), DAYS, st.integers(0, 365))
def test_the_begin_and_the_rows_make_the_end_in_every_column_and_per_financier(
    rows: tuple[PotMutatie, ...], van: date, days: int
) -> None:
    """V25 of the domain model, section 5."""
    afschrift = maak_afschrift(POT, rows, van, van + timedelta(days=days))
    assert added([afschrift.begin, *(regel.effect for regel in afschrift.regels)]) == columns(afschrift.eind)
    assert added([afschrift.begin, *afschrift.beweging_per_soort.values()]) == columns(afschrift.eind)
    assert [regel.mutatie for regel in afschrift.regels] == [row for row in rows if van <= row.datum <= afschrift.tot]
    vrij = afschrift.begin.vrij
    for regel in afschrift.regels:
        vrij += regel.effect.vrij
        assert regel.vrij_na == vrij


@given(ledgers(), DAYS)
def test_a_pot_stands_as_the_rows_that_count_then_say(rows: tuple[PotMutatie, ...], on: date) -> None:
    """The domain model, section 6: rows up to and including that day; a storno cancels its row."""
    past = [row for row in rows if row.datum <= on]
    cancelled = {row.storno_van for row in past}
    total = dict.fromkeys(MutatieSoort, 0)
    for row in past:
        if row.id not in cancelled:
            total[row.soort] += row.bedrag
    eind = maak_afschrift(POT, rows, FIRST, on).eind
    assert (eind.plafond, eind.toegekend, eind.betaald) == (
        total[MutatieSoort.PLAFOND]
        - total[MutatieSoort.KORTING]
        + total[MutatieSoort.OVERHEVELING_IN]
        - total[MutatieSoort.OVERHEVELING_UIT],
        total[MutatieSoort.TOEKENNING] - total[MutatieSoort.VRIJVAL],
        total[MutatieSoort.BETALING] - total[MutatieSoort.TERUGONTVANGST],
    )
    assert sum(part.vrij for part in eind.per_financier) == eind.vrij
    assert sum(part.openstaand for part in eind.per_financier) == eind.openstaand


@given(ledgers(), st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_statements_that_follow_on_each_other_meet(rows: tuple[PotMutatie, ...], days: list[date]) -> None:
    first, middle, last = days
    if middle < last:
        before = maak_afschrift(POT, rows, first, middle)
        after = maak_afschrift(POT, rows, middle + timedelta(days=1), last)
        assert before.eind == after.begin
        assert after.eind == maak_afschrift(POT, rows, first, last).eind


def test_a_statement_of_a_month_shows_each_row_with_what_it_did() -> None:
    afschrift = maak_afschrift(POT, LEDGER, MARCH, date(2026, 3, 31))
    assert (afschrift.begin.vrij, afschrift.eind.vrij, afschrift.eind.openstaand) == (899_99, 980_00, 12_00)
    assert [(regel.effect.vrij, regel.effect.betaald, regel.vrij_na) for regel in afschrift.regels] == [
        (-20_00, 0, 879_99),
        (0, 8_00, 879_99),
        (100_01, 0, 980_00),
    ]
    assert [part.vrij for part in afschrift.regels[2].effect.per_financier] == [50_01, 50_00]
    assert afschrift.eind.per_financier == (Bedragen(500_00, 10_00, 4_00), Bedragen(500_00, 10_00, 4_00))


def test_a_storno_counts_against_the_kind_it_reverses_also_from_before_the_period() -> None:
    moved = maak_afschrift(POT, LEDGER, MARCH, MAY).beweging_per_soort
    assert list(moved) == [MutatieSoort.KORTING, MutatieSoort.TOEKENNING, MutatieSoort.BETALING]
    assert (moved[MutatieSoort.TOEKENNING].toegekend, moved[MutatieSoort.KORTING].plafond) == (-80_01, -100_00)


def test_the_first_and_the_last_day_belong_to_the_period() -> None:
    afschrift = maak_afschrift(POT, LEDGER, MAY, MAY)
    assert (afschrift.van, afschrift.tot) == (MAY, MAY)
    assert [regel.mutatie.id for regel in afschrift.regels] == [6]
    assert afschrift.eind.per_financier[1].plafond == 400_00


def test_a_pot_without_rows_stands_at_nothing() -> None:
    afschrift = maak_afschrift(replace(POT, financiers=POT.financiers[:1]), (), MARCH, MAY)
    assert afschrift.begin == afschrift.eind == Stand(0, 0, 0, (Bedragen(0, 0, 0),))
    assert afschrift.beweging_per_soort == {}


def test_a_row_over_more_or_fewer_than_pay_is_an_error_and_loses_no_cent() -> None:
    for verdeling in ((100_00,), (50_00, 25_00, 25_00)):
        with pytest.raises(ValueError, match="zip"):
            maak_afschrift(POT, [a_row(1, MutatieSoort.PLAFOND, verdeling)], MARCH, MAY)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    message = refusal(lambda: maak_afschrift(POT, (), MAY, MARCH), "tot")
    assert "eindigt op 01-03-2026, voor het begin op 01-05-2026" in message


def test_what_lapsed_at_the_closing_is_told_from_that_day_on() -> None:
    """No row of the ledger does it, so that the columns still add up."""
    lapsed = replace(POT.stand, vervallen=880_00)
    closed = replace(POT, gesloten_op=date(2026, 6, 1), stand=lapsed)
    assert maak_afschrift(closed, LEDGER, FIRST, date(2026, 5, 31)).vervallen_zin == ""
    assert maak_afschrift(POT, LEDGER, FIRST, date(2026, 12, 31)).vervallen_zin == ""
    told = maak_afschrift(closed, LEDGER, FIRST, date(2026, 6, 1)).vervallen_zin
    assert told.startswith("Daarvan verviel € 880,00 bij het sluiten op 01-06-2026;")
    assert told.endswith("vrij besteedbaar is dan € 0,00.")
