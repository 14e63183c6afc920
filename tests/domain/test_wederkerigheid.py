"""Wederkerigheid: who gave and who received, in two tallies and no balance; a line that is typed is read as meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.wederkerigheid import (
    HOOGSTENS,
    Partij,
    Uitwisseling,
    UitwisselingInvoer,
    checked_uitwisselingen,
    format_uitwisselingen,
    parse_uitwisselingen,
    parties_named,
    wederkerigheid,
)
from frontlijn.domain.values import PartijSoort
from tests.domain.refusals import refusal

FIELD = "uitwisselingen"
ONE = UitwisselingInvoer("Soepclub", "bewoner A", "fiets gemaakt", 120)


@pytest.mark.parametrize(
    ("line", "wat", "minuten"),
    [
        ("Soepclub > bewoner A: fiets gemaakt, 2 uur", "fiets gemaakt", 120),
        ("Soepclub -> bewoner A: fiets gemaakt, 1,5 uur", "fiets gemaakt", 90),
        ("Soepclub → bewoner A:fiets gemaakt , 1:30", "fiets gemaakt", 90),
        ("  Soepclub>bewoner A : fiets gemaakt, 45 min  ", "fiets gemaakt", 45),
        ("Soepclub > bewoner A: fiets gemaakt", "fiets gemaakt", None),
        ("Soepclub > bewoner A: band, bel en licht", "band, bel en licht", None),
        ("Soepclub > bewoner A: band, bel en licht, 1 uur", "band, bel en licht", 60),
        ("Soepclub > bewoner A: eieren, 12", "eieren, 12", None),
        ("Soepclub > bewoner A: fiets gemaakt: voor en achter, 1 uur", "fiets gemaakt: voor en achter", 60),
    ],
)
def test_a_line_says_who_gave_what_to_whom_and_how_long(line: str, wat: str, minuten: int | None) -> None:
    """A number without its unit is part of what was given: it is never guessed to be time."""
    assert parse_uitwisselingen(line) == (UitwisselingInvoer("Soepclub", "bewoner A", wat, minuten),)


def test_each_line_is_one_and_empty_lines_are_none() -> None:
    text = "\nSoepclub > bewoner A: soep\n\n bewoner A > Soepclub: brood, 1 uur\n"
    assert [(one.gever, one.wat) for one in parse_uitwisselingen(text)] == [
        ("Soepclub", "soep"),
        ("bewoner A", "brood"),
    ]
    assert parse_uitwisselingen(" \n") == ()


@pytest.mark.parametrize(
    "line", ["soep", "Soepclub: soep", "a > b", "a > b:", "> b: soep", "a >: soep", "a > b > c: soep"]
)
def test_a_line_that_is_not_clear_is_refused_with_an_example(line: str) -> None:
    assert "bijvoorbeeld: Soepclub > bewoner A" in refusal(lambda: parse_uitwisselingen(line), FIELD)
    assert "2" in refusal(lambda: parse_uitwisselingen(f"a > b: soep\n{line}"), FIELD)


names = st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Zs"]), min_size=1, max_size=12).map(str.strip)
plain = names.filter(lambda text: text.split() == [text] or (bool(text) and " ".join(text.split()) == text))


@given(
    st.lists(
        st.builds(UitwisselingInvoer, plain, plain, plain, st.none() | st.integers(0, 10_000)).filter(
            lambda one: bool(one.gever and one.ontvanger and one.wat)
        ),
        max_size=4,
    )
)
def test_what_is_written_out_is_read_again(given_: list[UitwisselingInvoer]) -> None:
    assert parse_uitwisselingen(format_uitwisselingen(given_)) == tuple(given_)


def test_the_text_is_cleaned_and_the_rules_hold() -> None:
    assert checked_uitwisselingen((replace(ONE, gever=" Soep\x1bclub ", wat="fiets\ngemaakt"),)) == (
        replace(ONE, wat="fiets gemaakt"),
    )
    assert checked_uitwisselingen((ONE,) * HOOGSTENS) == (ONE,) * HOOGSTENS
    refusal(lambda: checked_uitwisselingen((ONE,) * (HOOGSTENS + 1)), FIELD)
    assert "zichzelf" in refusal(lambda: checked_uitwisselingen((replace(ONE, gever="BEWONER á"),)), FIELD)
    assert "onder nul" in refusal(lambda: checked_uitwisselingen((replace(ONE, minuten=-1),)), FIELD)
    for empty in (replace(ONE, gever=" "), replace(ONE, ontvanger=""), replace(ONE, wat="\n")):
        refusal(lambda empty=empty: checked_uitwisselingen((empty,)), FIELD)  # type: ignore[misc]


def test_who_is_meant_is_what_is_known_first_an_initiatief_then_an_organisation_then_a_person() -> None:
    known = {
        PartijSoort.INITIATIEF: {"soep": 1},
        PartijSoort.ORGANISATIE: {"soep": 2, "huis": 3},
        PartijSoort.PERSOON: {"soep": 4, "huis": 5, "jose": 6},
    }
    assert parties_named(["Soep", "HUIS", "José", "bewoner A"], known) == {
        "Soep": Partij(PartijSoort.INITIATIEF, 1, "Soep"),
        "HUIS": Partij(PartijSoort.ORGANISATIE, 3, "HUIS"),
        "José": Partij(PartijSoort.PERSOON, 6, "José"),
        "bewoner A": Partij(PartijSoort.OMSCHRIJVING, None, "bewoner A"),
    }


# The tallies.

A, B, C = (Partij(PartijSoort.OMSCHRIJVING, None, naam) for naam in ("bewoner A", "bewoner B", "Café"))
parties = st.sampled_from([A, B, C, Partij(PartijSoort.PERSOON, 1, "bewoner A"), replace(A, naam="BEWONER A")])
exchanges = st.lists(
    st.builds(Uitwisseling, parties, parties, st.just("soep"), st.none() | st.integers(0, 600)), max_size=12
)


def test_two_tallies_and_no_balance() -> None:
    found = wederkerigheid(
        [Uitwisseling(A, B, "soep", 60), Uitwisseling(B, A, "brood", None), Uitwisseling(A, C, "x", 5)]
    )
    stand = {one.partij.naam: one for one in found.partijen}
    assert (stand["bewoner A"].gaf, stand["bewoner A"].kreeg) == (2, 1)
    assert (stand["bewoner A"].minuten_gegeven, stand["bewoner A"].kreeg_onbekend) == (65, 1)
    assert (stand["Café"].minuten_ontvangen, stand["Café"].wederkerig) == (5, False)
    assert (found.uitwisselingen, found.wederkerig, found.nieuwe_banden) == (3, 2, 2)
    assert [one.partij.naam for one in found.partijen] == ["bewoner A", "bewoner B", "Café"]


@given(exchanges)
def test_what_is_given_is_received(all_of: list[Uitwisseling]) -> None:
    found = wederkerigheid(all_of)
    assert sum(one.gaf for one in found.partijen) == sum(one.kreeg for one in found.partijen) == len(all_of)
    known = sum(one.minuten or 0 for one in all_of)
    assert sum(one.minuten_gegeven for one in found.partijen) == known
    assert sum(one.minuten_ontvangen for one in found.partijen) == known
    unknown = sum(one.minuten is None for one in all_of)
    assert sum(one.gaf_onbekend for one in found.partijen) == unknown
    assert found.wederkerig == sum(one.gaf > 0 < one.kreeg for one in found.partijen)


@given(exchanges, exchanges)
def test_a_bond_is_new_once_in_either_direction(before: list[Uitwisseling], now: list[Uitwisseling]) -> None:
    turned = [replace(one, gever=one.ontvanger, ontvanger=one.gever) for one in now]
    assert wederkerigheid(now, before).nieuwe_banden == wederkerigheid([*now, *turned], before).nieuwe_banden
    assert wederkerigheid(now, [*before, *turned]).nieuwe_banden == 0
    assert wederkerigheid(now, before).nieuwe_banden <= wederkerigheid(now).nieuwe_banden


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=1, max_size=20
)


@given(gever=NAMES, ontvanger=NAMES, wat=NAMES, minuten=st.none() | st.integers(0, 6000))
def test_whatever_the_names_hold_a_line_reads_itself_back(
    gever: str, ontvanger: str, wat: str, minuten: int | None
) -> None:
    gever, ontvanger, wat = (" ".join(text.split()) for text in (gever, ontvanger, wat))
    one = UitwisselingInvoer(gever, ontvanger, wat, minuten)
    assume(all((one.gever, one.ontvanger, one.wat)))
    assert parse_uitwisselingen(format_uitwisselingen([one])) == (one,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("A > B: 2 uur", "Schrijf erbij wat er gegeven is"),
        ("A > B: , 2 uur", "Schrijf erbij wat er gegeven is"),
        ("A > B: soep, -2 uur", "Dit is geen tijd"),
        ("A > B: soep, 99999999 uur", "tijd"),
        ("A > B: soep; C > D: brood", "zet elke op een eigen regel"),
    ],
)
def test_what_would_be_lost_in_the_text_is_refused(line: str, told: str) -> None:
    assert told in refusal(lambda: parse_uitwisselingen(line), "uitwisselingen")
