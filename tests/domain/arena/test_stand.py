"""The state of an arena as text comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.stand import from_json, to_json
from tests.domain.arena.arenas import effect, stand, standen


@settings(max_examples=60, deadline=None)
@given(standen())
def test_a_state_comes_back_as_it_was(one: ArenaStand) -> None:
    text = to_json(one)
    assert from_json(text) == one
    assert to_json(from_json(text)) == text


def test_any_text_comes_back() -> None:
    hostile = "[b]x[/b] \x1b[31m \u202e \n \"'\\ 👩‍👧"
    assert from_json(to_json(stand(effect(naam=hostile)))).effecten[0].naam == hostile


def test_a_field_that_was_not_kept_yet_takes_its_default() -> None:
    kept = json.loads(to_json(stand(effect())))
    for value in kept["effecten"][0]["factoren"]:
        del value["maat"], value["van"], value["tot"]
    kept["later"] = "what nobody knows yet"
    assert from_json(json.dumps(kept)) == stand(effect())


def test_a_value_that_is_no_part_of_a_state_is_an_error_of_the_caller() -> None:
    with pytest.raises(TypeError):
        to_json(replace(stand(), activiteiten=({1},)))  # type: ignore[arg-type]
