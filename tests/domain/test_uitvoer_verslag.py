"""The account in time: sentences that are true, neutral about silence, and with stories and lessons in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from frontlijn.domain.blokken import Citaat, Kop, Zin
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.olievlek import Knoop, olievlek
from frontlijn.domain.kasboek.uitvoer.tijdvakken import tijdvakken
from frontlijn.domain.kasboek.uitvoer.verslag import LENGTE, VERHALEN, verslag
from frontlijn.domain.values import Bereik, Uitkomst, Zoeksoort
from tests.domain.beelden import JAAR, beeld, regel, text

MAART = date(2026, 3, 10)


def headings(seen: Beeld) -> list[str]:
    return [block.tekst for block in verslag(seen) if isinstance(block, Kop)][1:-1]


def view(van: date, days: int) -> Blik:
    return Blik(van, van + timedelta(days=days - 1), wijk_id=1)


def test_a_silent_month_is_a_month_like_any_other() -> None:
    told = text(verslag(beeld([regel(1, date(2026, 1, 5)), regel(2, date(2026, 3, 5)), regel(3, date(2026, 7, 5))])))
    assert "In februari was het stil in het kasboek." in told
    assert "Van april tot en met juni was het stil in het kasboek." in told
    # What is still to come is no silence.
    assert "Van augustus tot en met november was het stil in het kasboek." in told
    assert "december" not in told


def test_two_silent_months_over_the_turn_of_the_year_have_their_years() -> None:
    blik = Blik(date(2025, 9, 1), date(2026, 2, 28), wijk_id=1)
    told = text(verslag(beeld([regel(1, date(2025, 9, 5)), regel(2, date(2026, 2, 5))], blik)))
    assert "Van oktober 2025 tot en met januari 2026 was het stil in het kasboek." in told


@pytest.mark.parametrize(
    ("blik", "first"),
    [
        (view(date(2026, 3, 9), 14), "Dinsdag 10 maart 2026"),
        (view(date(2026, 3, 9), 15), "Week 11, 09-03-2026 tot en met 15-03-2026"),
        (view(date(2026, 3, 10), 62), "Week 11, 10-03-2026 tot en met 15-03-2026"),
        (view(date(2026, 3, 1), 63), "Maart 2026"),
        (view(date(2026, 3, 2), 63), "Maart 2026, vanaf 2 maart"),
        (view(date(2023, 11, 25), 3 * 366), "Maart 2026"),
        (view(date(2022, 1, 1), 2000), "2026, tot en met 21 november"),
    ],
)
def test_the_length_of_the_period_decides_the_pieces(blik: Blik, first: str) -> None:
    assert headings(beeld([regel(1, MAART)], blik))[0] == first


@pytest.mark.parametrize("days", [10, 40, 200, 3000])
def test_the_pieces_hold_every_entry_once(days: int) -> None:
    """V25: what is told piece by piece is what stands in the conclusion."""
    entries = [regel(n, date(2026, 11, 20) - timedelta(days=n * n), deelnames=n or None) for n in range(40)]
    seen = beeld(entries, view(date(2026, 11, 21) - timedelta(days=days - 1), days))
    pieces = tijdvakken(seen)
    assert sum(piece.regels for piece in pieces) == seen.cijfers.regels
    assert sum(piece.deelnames or 0 for piece in pieces) == seen.cijfers.deelnames
    assert sum(piece.deelnames_onbekend for piece in pieces) == seen.cijfers.deelnames_onbekend
    assert all(before.tot < after.van for before, after in pairwise(pieces))


def test_the_sentences_of_a_month() -> None:
    entries = [
        regel(1, MAART, "Soep", deelnames=12, vrijwilligersminuten=90),
        regel(2, MAART, "Soep", deelnames=8),
        regel(3, MAART, "Tuin"),
    ]
    told = text(verslag(beeld(entries)))
    assert (
        "In maart staan er 3 regels in het kasboek, met 20 deelnames (niet bekend bij 1 van de 3 regels), en "
        "vrijwilligers gaven 1 u 30 (niet bekend bij 2 van de 3 regels). Terug kwam ‘Soep’ (2 keer). Daarnaast ging "
        "het om ‘Tuin’."
    ) in told


def test_what_is_unknown_of_both_is_said_once() -> None:
    entries = [regel(1, MAART, "Soep", deelnames=12, vrijwilligersminuten=90), regel(2, MAART, "Tuin")]
    told = text(verslag(beeld(entries)))
    assert "met 12 deelnames, en vrijwilligers gaven 1 u 30 (beide niet bekend bij 1 van de 2 regels)." in told
    only_time = text(verslag(beeld([regel(1, MAART, vrijwilligersminuten=90)])))
    assert "; vrijwilligers gaven 1 u 30, en hoeveel mensen meededen, is niet opgeschreven." in only_time


def test_the_busiest_month_is_told_as_the_busiest() -> None:
    days = [date(2026, 1, 5), date(2026, 2, 5), *[date(2026, 3, day) for day in (1, 2, 3)]]
    told = text(verslag(beeld([regel(n, day, f"Titel {n}") for n, day in enumerate(days)])))
    assert "In maart staan de meeste regels in het kasboek: 3" in told
    equal = text(verslag(beeld([regel(n, day, f"Titel {n}") for n, day in enumerate(days[:3])])))
    assert "de meeste regels" not in equal


def test_an_empty_kasboek_is_one_sentence() -> None:
    told = text(verslag(beeld()))
    assert "stil" not in told
    assert "staan er geen regels in het sociaal kasboek van Selwerd." in told


def test_an_entry_without_any_number_is_told_as_any_other() -> None:
    told = text(verslag(beeld([regel(1, MAART, "Vissen kijken")])))
    assert "In maart staat er één regel in het kasboek, ‘Vissen kijken’; hoeveel mensen meededen, is niet" in told
    assert "0" not in told.split("Maart 2026")[1].split("\n")[1]


def test_neighbouring_pieces_are_worded_differently() -> None:
    entries = [regel(n, date(2026, 1 + n % 6, 1 + n), f"Titel {n}", deelnames=5) for n in range(24)]
    told = (block.tekst for block in verslag(beeld(entries)) if isinstance(block, Zin))
    openings = [sentence.partition(".")[0].split() for sentence in told if " 4 regels" in sentence]
    assert len(openings) == 6
    assert all(len(set(one) ^ set(other)) > len(("maart", "april")) for one, other in pairwise(openings))


def test_what_was_tried_stands_with_its_lesson() -> None:
    entries = [
        regel(1, MAART, "Mand", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Vraag eerst"),
        regel(2, MAART, "Mode", experiment=True, uitkomst=Uitkomst.GELUKT),
    ]
    told = text(verslag(beeld(entries)))
    assert "‘Mand’ was een proef, en die mislukte. Wat we ervan leerden: Vraag eerst." in told
    assert "‘Mode’ was een proef, en die lukte." in told


def test_what_came_from_what_stands_in_its_month() -> None:
    root = Knoop((Zoeksoort.INITIATIEF, 1), "Soepclub", None, "Selwerd", None, binnen=False)
    child = Knoop((Zoeksoort.KASBOEK, 1), "Soepboek", MAART, "Selwerd", root.sleutel)
    seen = beeld([regel(1, MAART, "Soepboek")], olievlek=olievlek([root, child]))
    assert "‘Soepboek’ kwam voort uit ‘Soepclub’." in text(verslag(seen)).split("Maart 2026")[1].split("\n")[1]


def test_stories_stand_in_their_month_and_a_long_one_is_cut_where_it_shows() -> None:
    entries = [regel(n, MAART, f"Verhaal {n}", verhaal="koffie " * 200) for n in range(VERHALEN + 2)]
    blocks = verslag(beeld(entries))
    quotes = [block for block in blocks if isinstance(block, Citaat)]
    assert len(quotes) == VERHALEN
    assert isinstance(blocks[blocks.index(quotes[0]) - 1], Kop)
    assert all(len(quote.tekst) <= LENGTE + 4 and quote.tekst.endswith("koffie […]") for quote in quotes)
    assert "Er zijn nog 2 verhalen." in text(blocks)


def test_stories_that_were_not_read_are_not_counted() -> None:
    entries = [regel(n, MAART, verhaal="Koffie.") for n in range(VERHALEN + 2)]
    told = text(verslag(beeld(entries, verhalen_totaal=500)))
    assert "Er zijn meer verhalen van toen." in told
    assert "Alleen de nieuwste 4 verhalen zijn voor dit verslag gelezen." in told


def test_a_month_that_is_hidden_is_in_no_total() -> None:
    """Ten, <5 and ten: a total of 23 would tell the one in the middle."""
    entries = [regel(n, date(2026, n, 3), deelnames=people) for n, people in ((1, 10), (2, 3), (3, 10))]
    leaving = text(verslag(beeld(entries, naar=Bereik.EXPORT)))
    assert "<5 deelnames" in leaving
    assert "23" not in leaving
    assert "23 deelnames" in text(verslag(beeld(entries)))


def test_what_began_is_told_in_a_short_period_too() -> None:
    blik = view(date(2026, 3, 1), 40)
    seen = beeld([regel(1, MAART)], blik)
    begun = replace(seen, maanden=(replace(seen.maanden[0], nieuw=("Zitploeg",)),))
    assert "Nieuw in deze periode: Zitploeg." in text(verslag(begun))
    year = beeld([regel(1, MAART)])
    begun = replace(year, maanden=(replace(year.maanden[0], nieuw=("Zitploeg", "Tuin")),))
    assert "In maart begonnen Zitploeg en Tuin." in text(verslag(begun))


def test_another_period_is_one_sentence() -> None:
    then = beeld([regel(1, date(2025, 3, 1))], Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=1))
    told = text(verslag(beeld([regel(2, MAART)], JAAR), then))
    assert "Van 01-01-2025 tot en met 31-12-2025 was het er 1." in told
