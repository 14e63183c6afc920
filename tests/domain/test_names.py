"""Names that are likely one and the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.names import likely_same, nearest

SAME = [
    ("Repair-café Selwerd", "repaircafe selwerd"),
    ("De Koffiekar", "Koffiekar"),
    ("'t Floreshuis", "Floreshuis"),
    ("Stichting Het GroenHuis", "Groenhuis"),
    ("Bij Van Houten", "bij van Houten"),
    ("Buurttuin Padepoel", "Buurttuin Paddepoel"),
    ("Selwerd Repaircafé", "Repaircafé Selwerd"),
    ("Sportcentrum Noord", "Het Sportcentrum  Noord"),
    ("Kofiekar", "Koffiekar"),
    ("De", "de"),
]
DIFFERENT = [
    ("Buurttuin", "Buurtbus"),
    ("Buurthuis Selwerd", "Buurttuin Selwerd"),
    ("Buurttuin Noord", "Buurttuin Zuid"),
    ("Wandelgroep 1", "Wandelgroep 2"),
    ("Koffiekar", "Koffieochtend"),
    ("Eettafel De Wijert", "Leestafel De Wijert"),
    ("Buurttuin", "Buurttuin Lewenborg"),
    ("Kas", "Bas"),
    ("!!!", "???"),
    ("", "Buurttuin"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_doubles_are_recognised(a: str, b: str) -> None:
    assert likely_same(a, b)
    assert likely_same(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_names_of_different_things_are_kept_apart(a: str, b: str) -> None:
    assert not likely_same(a, b)
    assert not likely_same(b, a)


@given(st.text(max_size=200))
def test_a_name_is_like_itself_in_any_case(name: str) -> None:
    assert likely_same(name, name)


def test_the_nearest_names_come_best_first_and_no_more_than_asked() -> None:
    wijken = ("Selwerd", "Paddepoel", "Beijum", "Lewenborg", "De Wijert", "Vinkhuizen")
    assert nearest("selwert", wijken)[0] == "Selwerd"
    assert nearest("Padepoel", wijken) == ("Paddepoel",)
    assert nearest("wijert", wijken) == ("De Wijert",)
    assert nearest("xyz", wijken) == ()
    assert nearest("", wijken) == ()
    assert nearest("tuin", ("Tuin A", "Tuin B", "Tuin C", "Tuin D"), limit=2) == ("Tuin A", "Tuin B")
    assert nearest("z" * 1_000_000, wijken) == ()
