"""An arena leaves as a page, a table and data: byte by byte, without names, and a multiplier never alone."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.multiplier import multiplier, rapport_multiplier
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.values import Modus
from frontlijn.export.arena.bladzij import arena_html, arena_json, arena_markdown
from frontlijn.export.arena.document import bedrag
from frontlijn.export.arena.tabel import arena_csv
from frontlijn.export.arena.uitvoer import ArenaUitvoer
from frontlijn.export.csv import BOM
from frontlijn.export.formats import ARENA_FORMATS, BINAIR, arena_export
from frontlijn.export.markdown import VOORBEELD
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from tests.domain.arena.arenas import effect, factoren, pm_effect, stand, standen
from tests.export.arenas import ARENA, ONDER, RAPPORT, VERBORGEN, store_with_arenas
from tests.export.conftest import HIDDEN

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [formaat for formaat in ARENA_FORMATS if formaat not in BINAIR]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with an arena, a report and two arenas that stay."""
    with store_with_arenas(tmp_path_factory.mktemp("arenas")) as made:
        yield made


def text(store: Store, arena_id: int, formaat: str, modus: Modus = Modus.RAPPORT) -> str:
    """An export of text, whole."""
    return "".join(str(piece) for piece in arena_export(store, arena_id, formaat, modus))


def rows(store: Store, arena_id: int, modus: Modus = Modus.RAPPORT) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    return list(
        csv.DictReader(io.StringIO(text(store, arena_id, "csv", modus).removeprefix(BOM), newline=""), delimiter=";")
    )


def cents(amount: str) -> int:
    return int(amount.replace(",", ""))


def test_an_arena_looks_as_it_did(store: Store) -> None:
    """A change of a format is a change for everyone who reads it: the golden files show it."""
    for naam, number in (("arena", ARENA), ("rapport", RAPPORT)):
        for formaat in TEXTS:
            golden = GOLDEN / f"{naam}.{formaat}"
            assert text(store, number, formaat).encode() == golden.read_bytes(), golden.name


def test_no_name_no_session_and_nothing_hidden_leaves(store: Store) -> None:
    """V22 and no persons: in no format, of an arena and of a report."""
    for number in (ARENA, RAPPORT):
        for formaat in TEXTS:
            made = text(store, number, formaat)
            for never in ("Piet", "Ans Visser", "Noor", "keukentafelgast", "sessienotitie", HIDDEN, "1234567"):
                assert never not in made, (formaat, never)
            assert "1.234.567" not in made
    for number in (VERBORGEN, ONDER):
        with pytest.raises(Refused, match="onder de radar"):
            arena_export(store, number, "json")
    with pytest.raises(NotFound):
        arena_export(store, 99, "md")


def test_a_multiplier_never_leaves_without_its_caveats(store: Store) -> None:
    beside = {
        ARENA: multiplier(uitkomst([read.stand(store, ARENA)])).voorbehouden,
        RAPPORT: rapport_multiplier(read.cijfers(store, RAPPORT)).voorbehouden,
    }
    for number, caveats in beside.items():
        found = json.loads(text(store, number, "json"))
        shown = found["multiplier"] if number == RAPPORT else found["uitkomst"]["multiplier"]
        assert shown["voorbehouden"] == list(caveats)
        for caveat in caveats:
            assert caveat in text(store, number, "md").replace("\\", "")
    told = [row for row in rows(store, RAPPORT) if row["multiplier_duizendsten"]]
    assert [row["voorbehouden"] for row in told] == [" ".join(beside[RAPPORT])]
    assert not any("multiplier" in column for column in rows(store, ARENA)[0])


def test_the_amounts_in_the_table_are_the_totals(store: Store) -> None:
    """To the cent, in both modes; what does not count and what falls after the years stands apart."""
    for modus in Modus:
        made = uitkomst([read.stand(store, ARENA)], modus)
        table = [row for row in rows(store, ARENA, modus) if row["bedrag"]]
        inside = [row for row in table if row["na_de_gekozen_jaren"] == "nee"]
        total = sum(cents(row["bedrag"]) for row in inside if row["telt_mee"] == "ja")
        after = sum(cents(row["bedrag"]) for row in table if row not in inside and row["telt_mee"] == "ja")
        assert total == bedrag(made.baten)["cent"]
        assert after == bedrag(made.buiten_horizon)["cent"]
    assert [row["effect"] for row in rows(store, ARENA) if not row["bedrag"]] == ["'=Trots [b]op de straat[/b]"]


def test_the_data_add_up_exactly(store: Store) -> None:
    """V19 and V20 in the JSON, on its exact fractions."""
    found = json.loads(text(store, ARENA, "json", Modus.VOLLEDIG))
    made = found["uitkomst"]

    def exact(amount: dict[str, str] | None) -> Fraction:
        return Fraction(amount["exact"] if amount else 0)

    total = exact(made["baten"])
    for parts in ("per_jaar", "per_periode", "per_leefdomein", "per_groep"):
        assert sum(exact(one["baten"]) for one in made[parts]) == total, parts
    effects = [one["uitkomst"] for one in found["effecten"] if one["uitkomst"]]
    assert sum(exact(one["binnen"]) for one in effects) == total
    assert sum(exact(one["buiten_horizon"]) for one in effects) == exact(made["buiten_horizon"])
    costs = [one["kosten_naar_rato"] for one in made["per_leefdomein"] if one["kosten_naar_rato"]]
    assert sum(one["cent"] for one in costs) == made["kosten"]["cent"]
    assert exact(made["baten"]) / exact(made["kosten"]) == Fraction(made["multiplier"]["exact"])


@settings(max_examples=25)
@given(standen(), st.sampled_from(Modus))
def test_any_arena_can_leave(one: ArenaStand, modus: Modus) -> None:
    """Drawn arenas, also empty ones: the table adds up to the cent, the data are JSON, the page is well-formed."""
    made = ArenaUitvoer(one, (), modus, date(2026, 11, 21), voorbeeld=True)
    assert VOORBEELD.strip("*") in "".join(arena_html(made))
    table = csv.DictReader(io.StringIO("".join(arena_csv(made)).removeprefix(BOM), newline=""), delimiter=";")
    inside = (row for row in table if row["na_de_gekozen_jaren"] == "nee" and row["telt_mee"] == "ja")
    assert sum(cents(row["bedrag"]) for row in inside) == bedrag(made.uitkomst.baten)["cent"]
    found = json.loads("".join(arena_json(made)))
    told = found["uitkomst"]["baten"]
    assert (Fraction(told["exact"]) if told else None) == (made.uitkomst.baten if made.uitkomst.geteld else None)
    assert VOORBEELD in "".join(arena_markdown(made))
    well_formed("".join(arena_html(made)))


def exported(one: ArenaStand, formaat: str) -> str:
    made = ArenaUitvoer(one, (), Modus.RAPPORT, date(2026, 11, 21), voorbeeld=False)
    return "".join(str(piece) for piece in ARENA_FORMATS[formaat](made))


def test_a_small_count_does_not_leave_as_a_number() -> None:
    """The domain model, section 9: one to four may be people."""
    for number, shown in ((1, "<5"), (4, "<5"), (5, "5"), (0, "0")):
        values = factoren(number)
        other = replace(values[0], waarde=3, bron="Ander", gekozen=False)
        chosen = replace(values[0], reden="Zo")
        one = stand(effect(factoren=(chosen, other, *values[1:])))
        found = json.loads(exported(one, "json"))["effecten"][0]
        counts = [value["aantal"] for value in found["factoren"] if "aantal" in value]
        assert [str(value) for value in counts] == [shown, "<5"]
        assert (found["uitkomst"]["basis"] is None) == (shown == "<5")
        row = next(csv.DictReader(io.StringIO(exported(one, "csv").removeprefix(BOM), newline=""), delimiter=";"))
        assert (row["aantal"], row["aantal_andere_waarden"]) == (shown, "<5 (Ander, 2021)")


def test_what_is_unknown_is_null_and_no_zero() -> None:
    found = json.loads(exported(stand(pm_effect(), investeringen=()), "json"))["uitkomst"]
    assert (found["baten"], found["kosten"]) == (None, None)
    for parts in ("per_jaar", "per_periode", "per_leefdomein", "per_groep"):
        assert {str(one["baten"]) for one in found[parts]} == {"None"}, parts
    both = json.loads(exported(stand(effect(), pm_effect()), "json"))["uitkomst"]
    nulls = [one["leefdomein"]["code"] for one in both["per_leefdomein"] if one["baten"] is None]
    assert nulls == ["meedoen"]


def test_a_report_that_leaves_does_not_call_unpublished_what_is_hidden(store: Store) -> None:
    """V22 without an untruth: a figure of an initiative onder de radar is in the rest."""
    for formaat in ("md", "html"):
        assert "niet getoond of niet gepubliceerd" in text(store, RAPPORT, formaat).casefold()
    assert json.loads(text(store, RAPPORT, "json"))["initiatieven_verzwegen"] is True


def well_formed(page: str) -> None:
    ET.fromstring(re.sub(r"<meta[^>]*>|<!DOCTYPE html>", "", page))


def test_the_page_is_one_file_that_asks_for_nothing(store: Store) -> None:
    """Well-formed, without a script or an address, and what somebody typed is text."""
    for number in (ARENA, RAPPORT):
        page = text(store, number, "html")
        well_formed(page)
        assert not re.search(r"<script|javascript:|https?://(?!www\.w3\.org)|<img|<link|@import|url\(", page)
        assert "<b>Tuin" not in page
    assert text(store, ARENA, "html").count("<svg") >= 2
