"""Which column is which field: known names need no help, a choice of the worker goes first, nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest

from frontlijn.export.registers import INITIATIEVEN, KASBOEK, Register
from frontlijn.intake.columns import map_columns
from tests.domain.refusals import refusal

KNOWN = {
    "datum": ("dag", "wanneer"),
    "titel": ("wat", "activiteit"),
    "verhaal": ("omschrijving",),
    "wat_werkte": ("wat ging goed",),
    "vrijwilligersminuten": ("uren vrijwilligers", "Tijd (uren)"),
    "initiatief": ("titel van het initiatief",),
}


def refused(headers: tuple[str, ...], chosen: dict[str, str]) -> str:
    return refusal(lambda: map_columns(headers, KNOWN, chosen), "kolom")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("datum", "datum"),
        ("Datum:", "datum"),
        ("Wánneer?", "datum"),
        ("Wat werkte?", "wat_werkte"),
        ("WAT_GING-GOED", "wat_werkte"),
        ("tijd uren", "vrijwilligersminuten"),
        ("Titel van het initiatief", "initiatief"),
    ],
)
def test_case_accents_spaces_and_punctuation_do_not_count(header: str, field: str) -> None:
    columns = map_columns(("iets", header), KNOWN, {})
    assert (dict(columns.fields), columns.unused) == ({field: 1}, ("iets",))


@pytest.mark.parametrize("register", [KASBOEK, INITIATIEVEN], ids=lambda register: str(register.naam))
def test_the_columns_of_an_export_are_the_fields_with_that_name(register: Register[Any]) -> None:
    names = tuple(column.naam for column in register.kolommen)
    columns = map_columns(names, dict.fromkeys(names, ()), {})
    assert (dict(columns.fields), columns.unused) == ({name: index for index, name in enumerate(names)}, ())


def test_what_is_no_field_is_reported_in_order() -> None:
    columns = map_columns(("weer", "dag", "???", "opmerking"), KNOWN, {})
    assert (dict(columns.fields), columns.unused) == ({"datum": 1}, ("weer", "???", "opmerking"))


def test_a_choice_names_a_column_and_a_field_loosely() -> None:
    columns = map_columns(("Wat er was", "Dag"), KNOWN, {"wat er was?": "Titel"})
    assert (dict(columns.fields), columns.unused) == ({"titel": 0, "datum": 1}, ())
    assert map_columns(("Wat er was",), KNOWN, {"Wat er was": "activiteit"}).fields == {"titel": 0}


def test_a_choice_goes_before_a_name() -> None:
    columns = map_columns(("titel", "wat er was", "dag"), KNOWN, {"wat er was": "titel"})
    assert (dict(columns.fields), columns.unused) == ({"titel": 1, "datum": 2}, ("titel",))
    assert map_columns(("titel",), KNOWN, {"titel": "verhaal"}).fields == {"verhaal": 0}


def test_an_exact_name_goes_before_one_that_is_alike() -> None:
    assert map_columns(("wat!", "wat?"), KNOWN, {"wat?": "verhaal"}).fields == {"titel": 0, "verhaal": 1}


def test_two_columns_for_one_field_are_refused() -> None:
    assert refused(("dag", "x", "Wanneer"), {}) == '"dag" en "Wanneer" zijn allebei datum; kies welke kolom datum is.'
    assert refused(("a", "b"), {"b": "titel", "a": "wat"}).startswith('"a" en "b" zijn allebei titel;')
    assert map_columns(("dag", "Wanneer"), KNOWN, {"Wanneer": "datum"}).fields == {"datum": 1}


def test_a_column_that_is_not_there_is_refused_with_the_nearest() -> None:
    headers = ("Wat er was", "Dag", "Uren", "Wie")
    assert refused(headers, {"wat er is": "titel"}) == 'Er is geen kolom "wat er is"; bedoel je Wat er was?'
    assert refused(headers, {"zzz": "titel"}).endswith("kies uit de kolommen Wat er was, Dag, Uren en meer.")
    assert "geen kolom" in refused(("???",), {"!!!": "titel"})


def test_a_field_that_is_not_there_is_refused_with_the_nearest() -> None:
    assert refused(("a",), {"a": "titels"}) == 'Er is geen veld "titels"; bedoel je titel?'
    assert "kies uit de velden datum, titel, verhaal" in refused(("a",), {"a": "kleur"})


def test_hostile_names_are_shown_harmlessly_and_shortly() -> None:
    message = refused(("\x1b[31m" + "a" * 1_000_000, "b"), {"\x1b]0;" + "z" * 1_000_000: "titel"})
    assert message.isprintable()
