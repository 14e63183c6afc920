"""Scores from 1 to 5 before and after, in the person's own voice and the worker's: counted, never averaged."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.perspectief import (
    Perspectief,
    PerspectiefCijfers,
    StemCijfers,
    checked_perspectieven,
    format_perspectieven,
    parse_perspectieven,
    perspectief_cijfers,
)
from frontlijn.domain.values import Stem
from tests.domain.refusals import refusal

FIELD = "perspectieven"
EIGEN, WERKER = Stem.EIGEN, Stem.WERKER


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bewoner A: eigen 2-4, werker 2-3", [("bewoner A", EIGEN, 2, 4), ("bewoner A", WERKER, 2, 3)]),
        ("eigen 1-5", [("", EIGEN, 1, 5)]),
        ("Bewoner: met de hond: WERKER 3 → 3", [("Bewoner: met de hond", WERKER, 3, 3)]),
        ("groep : eigen 4 naar 2", [("groep", EIGEN, 4, 2)]),
        ("groep: werker 1 – 2 , eigen 2->1", [("groep", WERKER, 1, 2), ("groep", EIGEN, 2, 1)]),
    ],
)
def test_a_line_says_about_whom_in_whose_voice_from_what_to_what(
    line: str, expected: list[tuple[str, Stem, int, int]]
) -> None:
    assert parse_perspectieven(f"\n{line}\n ") == tuple(Perspectief(*one) for one in expected)


@pytest.mark.parametrize(
    "line", ["bewoner A", "bewoner A: 2-4", "bewoner A: eigen 2", "a: buurman 1-2", "a: eigen 2-10", "a: eigen 2-4,"]
)
def test_a_line_that_is_not_clear_is_refused_with_an_example(line: str) -> None:
    assert "bijvoorbeeld: bewoner A: eigen 2-4" in refusal(lambda: parse_perspectieven(line), FIELD)


scores = st.lists(
    st.builds(
        Perspectief,
        st.sampled_from(["", "bewoner A", "bewoner B", "kind: 7 jaar"]),
        st.sampled_from(Stem),
        st.integers(1, 5),
        st.integers(1, 5),
    ),
    unique_by=lambda score: (score.over, score.stem),
)


@given(scores)
def test_what_is_written_out_is_read_again(given_: list[Perspectief]) -> None:
    checked = checked_perspectieven(given_)
    assert parse_perspectieven(format_perspectieven(checked)) == checked
    assert set(checked) == set(given_)


def test_scores_stand_by_whom_and_own_voice_first() -> None:
    """Both voices stay where they differ; neither overrules the other."""
    mixed = [Perspectief("b", WERKER, 1, 2), Perspectief("a", WERKER, 3, 3), Perspectief(" a\n", EIGEN, 3, 5)]
    assert checked_perspectieven(mixed) == (
        Perspectief("a", EIGEN, 3, 5),
        Perspectief("a", WERKER, 3, 3),
        Perspectief("b", WERKER, 1, 2),
    )


@pytest.mark.parametrize(("voor", "na"), [(0, 3), (6, 3), (3, 0), (3, 6), (-1, 3)])
def test_a_score_is_from_1_to_5(voor: int, na: int) -> None:
    assert "van 1 tot en met 5" in refusal(lambda: checked_perspectieven([Perspectief("", EIGEN, voor, na)]), FIELD)


@pytest.mark.parametrize(("over", "again", "word"), [("bewoner A", "Bewoner á", "Bewoner á"), ("", " ", "de groep")])
def test_two_scores_in_one_voice_about_one_person_are_refused(over: str, again: str, word: str) -> None:
    twice = [Perspectief(over, EIGEN, 1, 2), Perspectief(again, EIGEN, 2, 3)]
    assert f"(eigen) over {word}" in refusal(lambda: checked_perspectieven(twice), FIELD)


def test_scores_are_counted_per_voice_and_never_averaged() -> None:
    per_entry = [
        (Perspectief("a", EIGEN, 2, 4), Perspectief("a", WERKER, 2, 3), Perspectief("", EIGEN, 3, 3)),
        (Perspectief("a", WERKER, 5, 1),),
        (Perspectief("A", EIGEN, 2, 2), Perspectief("a", WERKER, 2, 2)),
        (),
    ]
    assert perspectief_cijfers(per_entry) == PerspectiefCijfers(
        (StemCijfers(EIGEN, 1, 2, 0), StemCijfers(WERKER, 1, 1, 1)), beide=2, verschillend=1
    )
    numbers = {field.name for kind in (StemCijfers, PerspectiefCijfers) for field in fields(kind)}
    assert numbers == {"stem", "vooruit", "gelijk", "achteruit", "per_stem", "beide", "verschillend"}


@given(st.lists(scores.map(tuple), max_size=5))
def test_every_score_is_counted_once(per_entry: list[tuple[Perspectief, ...]]) -> None:
    found = perspectief_cijfers(per_entry)
    assert sum(one.aantal for one in found.per_stem) == sum(map(len, per_entry))
    assert [one.stem for one in found.per_stem] == list(Stem)
    assert found.verschillend <= found.beide <= min(one.aantal for one in found.per_stem)
