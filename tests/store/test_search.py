"""Search: whatever is typed finds what it means, the best first, and is never an error."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.check import check
from frontlijn.store.read import search as module
from frontlijn.store.read.search import hint, search
from frontlijn.store.store import Store
from tests.store import seed


def titles(store: Store, text: str, **filters: object) -> list[str]:
    return [hit.titel for hit in search(store, text, **filters).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("repair-café", "Repair café"),
        ("repair-café", "Repaircafé Selwerd"),
        ("repaircafe", "REPAIRCAFÉ"),
        ("wijk-bedrijf", "Wijkbedrijf"),
        ("'t Hof", "Buurthuis 't Hof"),
        ("t hof", "’t Hof"),
        ("50%", "50% korting"),
        ("C#", "Les in C#"),
        ("kof", "Koffie"),
        ("koffie AND thee", "Koffie and thee"),
        ("NEAR(koffie", "Near koffie"),
        ("koffie*", "Koffie"),
        ('"samen koken', "Samen kokend"),
        ("“samen koken”", "Samen koken"),
        ("titel:koffie", "Titel koffie"),
        ("cafe\u0301s", "Cafés"),
        ("Çiğdem", "cigdem"),
        ("☕ koffie ☕", "Koffie"),
        ("koffie\x00\x1b[2J", "Koffie 2J"),
        ("koffie\ud83d", "Koffie"),
        ("وحدة", "بيت وحدة"),
    ],
)
def test_what_is_typed_finds_what_it_means(store: Store, raw: sqlite3.Connection, text: str, stored: str) -> None:
    """Accents, case, punctuation, beginnings of words and signs of the query language."""
    seed.kasboekregel(raw, stored)
    assert titles(store, text) == [stored]


@pytest.mark.parametrize("text", ["", " ", "*", '"', '""', "#!?", "☕", "\x00\x1b", "\u202e", "\ud83d", "' '", "-"])
def test_without_a_letter_or_digit_it_says_what_would_be_right(store: Store, text: str) -> None:
    """Only punctuation is refused with an example."""
    with pytest.raises(Refused, match="zoals koffie") as refused:
        search(store, text)
    assert refused.value.field == "tekst"


@given(text=st.text(max_size=60))
def test_no_text_is_an_error(one_store: Store, text: str) -> None:
    """Whatever is typed, the answer is hits or a sentence."""
    try:
        result = search(one_store, text)
    except Refused:
        return
    if not result.hits:
        assert hint(one_store, text)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("zoek") / "frontlijn.db")
    yield store
    store.close()


@pytest.mark.parametrize("text", ["koffie " * 150_000, "k" * 1_000_000, '"' * 1_000_000, "\u0301" * 1_000_000])
def test_a_megabyte_is_a_query_like_any_other(store: Store, raw: sqlite3.Connection, text: str) -> None:
    """The first words count."""
    seed.kasboekregel(raw, "Koffie")
    try:
        assert len(search(store, text).hits) == ("koffie" in text)
    except Refused:
        assert not any(char.isalnum() for char in text)


def test_a_phrase_stands_together_and_words_do_not(store: Store, raw: sqlite3.Connection) -> None:
    """Quotes make the difference."""
    seed.kasboekregel(raw, "Samen koken")
    seed.kasboekregel(raw, "Koken doe je samen")
    assert titles(store, '"samen koken"') == ["Samen koken"]
    assert sorted(titles(store, "koken samen")) == ["Koken doe je samen", "Samen koken"]
    assert titles(store, '"samen kok"') == []


def test_one_letter_is_a_whole_word(store: Store, raw: sqlite3.Connection) -> None:
    """So that the first key of a search does not find half of everything."""
    seed.kasboekregel(raw, "Vitamine C")
    seed.kasboekregel(raw, "Cursus")
    assert titles(store, "c") == ["Vitamine C"]


def test_every_kind_is_found(store: Store, raw: sqlite3.Connection) -> None:
    """Initiatives with their other names, entries, requests with reasons, organisations, persons."""
    seed.initiatief(raw, "Buurttuin", aliassen="De Koffieboom")
    seed.kasboekregel(raw, "Avond", verhaal="Met koffie erbij")
    seed.aanvraag(raw, seed.pot(raw), onderwerp="Koffiekan")
    seed.organisatie(raw, "Koffiehuis")
    seed.persoon(raw, "Mevrouw Koffie")
    found = search(store, "koffie")
    assert {hit.soort for hit in found.hits} == set(Zoeksoort)
    assert (found.total, found.total_text, found.beyond) == (5, "5", False)
    assert {hit.code for hit in search(store, "koffie", kind=Zoeksoort.PERSOON).hits} == {"persoon"}


def test_the_title_weighs_most_then_another_name_then_the_text(store: Store, raw: sqlite3.Connection) -> None:
    """Best first."""
    seed.kasboekregel(raw, "In de tekst", verhaal="koffie")
    seed.initiatief(raw, "Met een andere naam", aliassen="koffie")
    seed.kasboekregel(raw, "Koffie in de titel")
    assert titles(store, "koffie") == ["Koffie in de titel", "Met een andere naam", "In de tekst"]


def test_filters_narrow(store: Store, raw: sqlite3.Connection) -> None:
    """Wijk, kind, first day and limit; a wijk is never mistaken for another."""
    seed.kasboekregel(raw, "Koffie een", datum="2026-01-01")
    seed.kasboekregel(raw, "Koffie twee", datum="2026-06-01", wijk_id=seed.PADDEPOEL)
    seed.kasboekregel(raw, "Koffie drie", datum="2026-06-02", wijk_id=12)
    assert titles(store, "koffie", wijk_id=1) == ["Koffie een"]
    assert titles(store, "koffie", wijk_id=2) == ["Koffie twee"]
    assert sorted(titles(store, "koffie", since=date(2026, 6, 1))) == ["Koffie drie", "Koffie twee"]
    assert titles(store, "koffie", kind=Zoeksoort.INITIATIEF) == []
    limited = search(store, "koffie", limit=1)
    assert (len(limited.hits), limited.total) == (1, 3)
    assert search(store, "koffie", limit=0).hits == ()


@pytest.mark.parametrize("text", ["fskasboek", "fw1", "fs", "fw"])
def test_the_words_of_the_filters_are_not_found(store: Store, raw: sqlite3.Connection, text: str) -> None:
    """What the index holds to filter with is no text of anybody."""
    seed.kasboekregel(raw, "Koffie")
    assert titles(store, text) == []
    assert "fs" not in hint(store, "fskasboekje")


def test_a_hit_shows_what_was_found(store: Store, raw: sqlite3.Connection) -> None:
    """The words found are marked, in the title and in the piece of text around them."""
    seed.kasboekregel(raw, "Koffie met koek", verhaal="woord " * 100 + "Dáár was de koffiekan " + "woord " * 100)
    (hit,) = search(store, "koffie daar").hits
    assert hit.titel_delen == (("Koffie", True), (" met koek", False))
    assert [text for text, found in hit.fragment if found] == ["Dáár", "koffiekan"]
    assert hit.snippet.startswith("…")
    assert len(hit.snippet) < 250
    assert (hit.wijk, hit.datum) == ("Selwerd", date(2026, 11, 20))


@pytest.mark.parametrize(
    "query", ["koffie", "koffie thee", '"samen wijk"', "a", "cafe", "soep naaien kof", "repair-cafe soep", "titel"]
)
def test_of_a_long_text_the_same_is_shown(
    store: Store, raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """The piece that SQLite itself would choose out of the whole."""
    chance = random.Random(query)
    rare = ["koffie", "thee", "a", "samen.", "wijk:", "samen wijk", "soep", "café.\nEr", "naaien", "repaircafé"]
    for number in range(20):
        words = chance.choices([*rare, *["woord"] * 60], k=chance.choice([5, 100, 1200]))
        seed.kasboekregel(raw, f"Titel {number} soep", verhaal=" ".join(words))
    monkeypatch.setattr(module, "_LONG", 1_000_000)
    whole = search(store, query).hits
    monkeypatch.setattr(module, "_LONG", 20)
    assert [hit.fragment for hit in search(store, query).hits] == [hit.fragment for hit in whole]
    assert whole


def test_of_very_many_hits_in_a_text_the_first_are_shown(store: Store, raw: sqlite3.Connection) -> None:
    """As of a text with fewer of them."""
    for times in (500, 20_000):
        seed.kasboekregel(raw, verhaal="koffie " * times)
    one, other = search(store, "koffie").hits
    assert one.fragment == other.fragment
    assert module._with_some_hits("koffie " * 20_000, module._terms("koffie")) == ("koffie " * 20_000)[: 2 * 4000]


def test_a_mark_cannot_be_forged(store: Store, raw: sqlite3.Connection) -> None:
    """Text that looks like a mark is text, and comes back as it was."""
    forged = "\x02\x03<koek\x02\x03> \x020011\x03<x \ue000"
    seed.kasboekregel(raw, f"Koffie {forged}")
    (hit,) = search(store, "koffie").hits
    assert hit.titel == f"Koffie {forged}"
    assert [text for text, found in hit.titel_delen if found] == ["Koffie"]


def test_beyond_the_bound_the_latest_are_ranked(
    store: Store, raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of too many hits those that changed last take part, and the number says so."""
    monkeypatch.setattr(module, "BOUND", 3)
    seed.kasboekregel(raw, "Koffie koffie koffie")
    for number in range(3):
        seed.kasboekregel(raw, f"Iets {number}", verhaal="koffie")
    result = search(store, "koffie")
    assert (result.total, result.beyond, result.total_text) == (3, True, ">3")
    assert [hit.titel for hit in result.hits] == ["Iets 2", "Iets 1", "Iets 0"]
    raw.execute("UPDATE kasboekregel SET verhaal = 'weg' WHERE titel = 'Iets 1'")
    exact = search(store, "koffie")
    assert (exact.total, exact.beyond) == (3, False)
    assert exact.hits[0].titel == "Koffie koffie koffie"


def test_a_change_is_found_at_once(store: Store, raw: sqlite3.Connection) -> None:
    """What is no longer there is not found."""
    row_id = seed.kasboekregel(raw, "Koffie")
    raw.execute("UPDATE kasboekregel SET titel = 'Thee' WHERE id = ?", (row_id,))
    assert titles(store, "koffie") == []
    assert titles(store, "thee") == ["Thee"]
    raw.execute("UPDATE kasboekregel SET verwijderd_op = ? WHERE id = ?", (seed.MOMENT, row_id))
    assert titles(store, "thee") == []


def test_the_hint_knows_the_nearest_word(store: Store, raw: sqlite3.Connection) -> None:
    """A slip of the pen, words that never meet, a filter that hides, and else fewer letters."""
    seed.kasboekregel(raw, "Koffie")
    seed.kasboekregel(raw, "Kookclub", verhaal="soep")
    assert hint(store, "koffei") == "Bedoel je koffie?"
    assert "niet samen" in hint(store, "koffie soep")
    assert "zonder filter" in hint(store, "koffie", filtered=True)
    assert "minder letters" in hint(store, "xyzzy")
    with pytest.raises(sqlite3.OperationalError):  # the connection still refuses to write
        store.db().execute("DELETE FROM kasboekregel")


def test_texts_of_one_record_do_not_run_together(store: Store, raw: sqlite3.Connection) -> None:
    who = seed.initiatief(raw, "Soep", omschrijving="Warme maaltijd", les="Begin klein")
    seed.besluit(raw, seed.aanvraag(raw, seed.pot(raw), initiatief_id=who, draagvlak="Hele straat"))
    seed.kasboekregel(raw, "Markt", verhaal="Zon", wat_niet="Regen")
    assert search(store, "maaltijd").hits[0].snippet == "Warme maaltijd · Begin klein"
    assert search(store, "straat").hits[0].snippet == "Hele straat · Gezien. · Gezien. · Gezien. · Gezien."
    assert search(store, "regen").hits[0].snippet == "Zon · Regen"
    seed.chain(raw)
    assert check(store) == ()
