"""No name of a known person leaves the store inside a text."""

from __future__ import annotations

from typing import Any

import pytest

from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import Uitkomst, Zichtbaarheid
from frontlijn.export.formats import register_export
from frontlijn.export.persons import without_names
from frontlijn.export.registers import REGISTERS
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.export.conftest import SELWERD, TODAY
from tests.export.pages import summary_page


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
        ("Wils fiets, Wil's fiets, Wil’s fiets", "(naam)s fiets, (naam)'s fiets, (naam)’s fiets"),
        ("Jan Jansens tuin, Piet de Boers tuin", "(naam)s tuin, (naam)s tuin"),
        ("Fátima Bouzid en FATIMA BOUZÍD", "(naam) en (naam)"),
        ("Zoe Celik, Zoe\u0308 C\u0327elik", "(naam), (naam)"),
        ("Fatima Bouzid\u0301 zei \u00bd", "(naam) zei \u00bd"),
        ("Straße: Fatima Bouzid", "Straße: (naam)"),
        ("", ""),
    ],
)
def test_a_whole_name_is_taken_out_and_nothing_else(text: str, cleaned: str) -> None:
    names = ["Piet de Boer", "Wil", "Zoë Çelik", "Jan Jansen", "Jan Jansen-Smit", "Fatima Bouzid", "kok", "(x*y", "!!"]
    assert without_names(names)(text) == cleaned


def test_a_name_that_begins_small_stays_a_word() -> None:
    """Somebody who goes by "kok" does not take every cook out of the stories."""
    assert without_names(["kok"])("de kok") == "de kok"


def test_without_persons_nothing_changes() -> None:
    assert without_names([])("Piet") == "Piet"


def test_a_name_that_is_part_of_a_kept_one_stays_in_it() -> None:
    cleaned = without_names(["Buurttuin", "koffie"], keep=["Buurttuin Noord", "Selwerd"], any_word=True)
    assert cleaned("Buurttuin Noord hielp de Buurttuin in Selwerd") == "Buurttuin Noord hielp de (naam) in Selwerd"
    assert cleaned("koffie; Koffie; buurttuinen") == "(naam); Koffie; buurttuinen"


def test_what_is_onder_de_radar_is_not_named_in_the_text_of_another(filled: Store) -> None:
    secret = InitiatiefInvoer(
        "Stille Hoek", SELWERD, aliassen=("De Luwte", "Koffie-uur"), zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR
    )
    register_initiatief(filled, secret)
    worked: dict[str, Any] = {"experiment": True, "uitkomst": Uitkomst.GELUKT}
    log_kasboekregel(
        filled, KasboekInvoer("Met de stille hoek", SELWERD, TODAY, les="De Luwte’s koffie-uur.", **worked)
    )
    for register in REGISTERS:
        text = "".join(register_export(filled, register))
        assert "hoek" not in text.casefold()
        assert "luwte" not in text.casefold()
    leaving = "".join(register_export(filled, "kasboek"))
    assert '"Met de (naam)"' in leaving
    assert '"(naam)’s koffie-uur."' in leaving
    assert "Met de (naam)" in summary_page(filled, wijk_id=SELWERD).replace("\\", "")
    assert "Koffie-uur" in "".join(register_export(filled, "initiatieven"))
