"""No name of a known person leaves the store inside a text."""

from __future__ import annotations

import pytest

from frontlijn.export.persons import without_names


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Koffie met Piet de Boer.", "Koffie met (naam)."),
        ("koffie met PIET DE BOER", "koffie met (naam)"),
        ("Piet de Boer's tuin en Piet-de Boer", "(naam)'s tuin en (naam)"),
        ("Piet de Boer Piet de Boer", "(naam) (naam)"),
        ("Piet de Boerderij blijft staan", "Piet de Boerderij blijft staan"),
        ("Piet alleen, of de Boer, blijft staan", "Piet alleen, of de Boer, blijft staan"),
        ("Wil kwam; ik wil ook", "(naam) kwam; ik wil ook"),
        ("Willem is een ander", "Willem is een ander"),
        ("Zoë Çelik was er", "(naam) was er"),
        ("Jan Jansen-Smit en Jan Jansen", "(naam) en (naam)"),
        ("de c++ groep, x*y(z", "de c++ groep, (naam)(z"),
        ("", ""),
    ],
)
def test_a_whole_name_is_taken_out_and_nothing_else(text: str, cleaned: str) -> None:
    names = ["Piet de Boer", "Wil", "Zoë Çelik", "Jan Jansen", "Jan Jansen-Smit", "kok", "(x*y", "!!"]
    assert without_names(names)(text) == cleaned


def test_a_name_that_begins_small_stays_a_word() -> None:
    """Somebody who goes by "kok" does not take every cook out of the stories."""
    assert without_names(["kok"])("de kok") == "de kok"


def test_without_persons_nothing_changes() -> None:
    assert without_names([])("Piet") == "Piet"
