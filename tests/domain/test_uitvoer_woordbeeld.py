"""The words that return, as bars, and what was left out of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frontlijn.domain.blokken import Staaf, Staven
from frontlijn.domain.kasboek.beeld import Blik, zonder_namen
from frontlijn.domain.kasboek.uitvoer.woorden import woordbeeld
from frontlijn.domain.kasboek.woordbeeld import Woord
from tests.domain.beelden import beeld, regel, table, text

STORIES = [
    regel(n, date(2026, 5, n), verhaal=story) for n, story in enumerate(("Soep, soep!", "De soep", "Een bank"), 1)
]


def test_a_bar_says_how_often_and_in_how_many_stories() -> None:
    blocks = woordbeeld(beeld(STORIES))
    assert [block for block in blocks if isinstance(block, Staven)] == [
        Staven((Staaf("soep", 3, "3 keer, in 2 verhalen", "woord.soep"),))
    ]
    told = text(blocks)
    assert "In 3 verhalen van Selwerd, van 01-01-2026 tot en met 31-12-2026, keert dit woord het vaakst terug:" in told
    assert "Weggelaten zijn woorden die alleen weinig zeggen" in told


def test_one_story_gives_no_picture() -> None:
    assert "keert in 1 verhaal van Selwerd geen woord terug." in text(woordbeeld(beeld(STORIES[:1])))


def test_without_a_story_there_are_no_words() -> None:
    assert "zijn er geen verhalen van Selwerd, en dus ook geen woorden daaruit." in text(woordbeeld(beeld()))


def test_two_periods_stand_side_by_side() -> None:
    then = replace(
        beeld(blik=Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=1), verhalen_totaal=9),
        woorden=(Woord("Soep", 9, 8), Woord("tuin", 2, 2)),
    )
    rows = table(woordbeeld(beeld(STORIES), then), "Woord")
    assert rows == {"soep": ["2", "8"], "tuin": ["", "2"]}


def test_a_word_that_is_a_name_stays_out() -> None:
    seen = beeld(STORIES)
    assert zonder_namen(seen, lambda text: text.replace("soep", "(naam)")).woorden == ()
    assert zonder_namen(seen, str).woorden == seen.woorden != ()
