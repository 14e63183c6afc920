"""The words that return most in the stories, without names and without what says nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.woordbeeld import LONGEST, STOPWOORDEN, Woord, keer, woordbeeld
from frontlijn.domain.text import fold


def words(teksten: list[str], namen: tuple[str, ...] = (), hoogstens: int = 20, minstens: int = 1) -> list[str]:
    return [one.woord for one in woordbeeld(teksten, namen, hoogstens, minstens)]


def test_words_come_most_frequent_first_with_how_often_and_in_how_many_stories() -> None:
    teksten = ["Koffie en soep. De koffie was op!", "Er is koffie in de buurttuin.", "Soep uit de buurttuin"]
    assert woordbeeld(teksten) == (Woord("koffie", 3, 2), Woord("buurttuin", 2, 2), Woord("soep", 2, 2))
    assert woordbeeld(teksten, hoogstens=1) == (Woord("koffie", 3, 2),)


def test_a_word_that_stands_in_one_story_only_is_left_out_however_often_it_stands_there() -> None:
    teksten = ["rolstoel rolstoel rolstoel, samen koken", "samen koken"]
    assert woordbeeld(teksten) == (Woord("koken", 2, 2), Woord("samen", 2, 2))
    assert woordbeeld(teksten, minstens=1)[0] == Woord("rolstoel", 3, 1)
    assert woordbeeld(teksten, minstens=3) == ()
    assert woordbeeld(teksten[:1]) == ()
    assert woordbeeld([]) == ()


def test_a_word_is_shown_as_it_is_mostly_written_and_on_a_tie_in_small_letters() -> None:
    assert woordbeeld(["Repair-café, repair-cafe", "Repair-café"]) == (Woord("Repair-café", 3, 2),)
    assert words(["Selwerd Selwerd selwerd Koffie koffie"]) == ["Selwerd", "koffie"]


def test_each_part_of_a_name_is_gone_whatever_its_case_its_accents_and_its_possessive() -> None:
    namen = ("Zoë van der Brink", "Bo Üçok", "Jan-Willem O'Neill", "Aad")
    tekst = (
        "ZOË zoe Zoe\u0308 Zoë's Zoës Brink BRINKS bo Bo's Ucok ÜÇOK üçoks Jan Willems Jan-Willem jan\u2011willem "
        "Neill O\u2019Neill Aads Fa-Aad Aad\u00ad A\u00adad A\u200dad bos brinkje"
    )
    assert words([tekst], namen) == ["bos", "brinkje"]


@given(st.lists(st.text(alphabet="aAbBéÉsS'- ", min_size=1, max_size=12), max_size=4), st.data())
def test_no_part_of_a_name_is_ever_a_word_of_the_picture(namen: list[str], data: st.DataObject) -> None:
    pieces = st.sampled_from([*namen, "koffie", "thee", "-", "'s", " "])
    tekst = "".join(data.draw(st.lists(pieces, max_size=20)))
    parts = {part for naam in namen for part in fold(naam).replace("'", " ").replace("-", " ").split() if len(part) > 2}
    for woord in words([tekst], tuple(namen)):
        assert parts.isdisjoint(fold(woord).replace("'", " ").replace("-", " ").split())


def test_function_words_short_words_numbers_and_addresses_are_no_words_of_the_picture() -> None:
    tekst = (
        "Vóór één zo'n ÁLLE 't in-en-uit af en toe de tv's van m'n 12 1e 9742KL NL00BANK covid-19 m² x_y "
        "post@voorbeeld.nl https://voorbeeld.nl/pad www.voorbeeld.nl zij was er wel bij"
    )
    assert words([tekst]) == []
    assert words(["[b]_foto's_[/b] ‘foto’s’ e-bike bel\u00adlen"]) == ["foto's", "bellen", "e-bike"]
    assert words(["x" * LONGEST, "y" * (LONGEST + 1)]) == ["x" * LONGEST]


def test_words_are_not_cut_to_their_stem() -> None:
    assert words(["buur buren koken kookt"]) == ["buren", "buur", "koken", "kookt"]


def test_the_list_of_function_words_holds_no_word_that_could_not_match_and_none_that_says_something() -> None:
    assert all(fold(woord) == woord and woord.isalpha() and len(woord) > 2 for woord in STOPWOORDEN)
    assert STOPWOORDEN.isdisjoint({"samen", "thuis", "buurt", "mensen", "goed", "binnen", "buiten", "nieuw", "weg"})


@given(st.lists(st.text(max_size=60), max_size=5), st.lists(st.text(max_size=20), max_size=3), st.integers(1, 3))
def test_any_text_gives_clean_words_in_order(teksten: list[str], namen: list[str], minstens: int) -> None:
    found = woordbeeld(iter(teksten), iter(namen), minstens=minstens)
    assert [(-one.aantal, fold(one.woord)) for one in found] == sorted((-one.aantal, fold(one.woord)) for one in found)
    assert all(minstens <= one.teksten <= min(one.aantal, len(teksten)) for one in found)
    assert all(one.woord.isprintable() and fold(one.woord) not in STOPWOORDEN for one in found)


def test_a_megabyte_of_any_kind_is_read() -> None:
    """Without a blank, without a letter, with nothing but different words: none takes more than one walk through it."""
    random_words = random.Random(1)
    many = " ".join("".join(random_words.choices("abcdefghij", k=9)) for _ in range(50_000))
    hostile = ["a" * 10**6, "a-" * 500_000, "a'" * 500_000, "e\u0301" * 500_000, "\u0301" * 10**6, "@" * 10**6, many]
    assert [one.woord for one in woordbeeld([*hostile, "koffie", "koffie"])] == ["koffie"]


@pytest.mark.parametrize(
    ("text", "word", "times"),
    [
        ("Soep, soep en nog eens SOEP.", "soep", 3),
        ("Soepclub en soepen", "soep", 0),
        ("Café naast het cafe", "cafe", 2),
        ("een kop koffie", "soep", 0),
        ("buurman's auto, en buurman`s fiets", "buurman's", 2),
        ("", "soep", 0),
    ],
)
def test_a_word_is_counted_as_in_the_picture(text: str, word: str, times: int) -> None:
    assert keer(text, word) == times


@given(st.lists(st.text("abé '`S-", max_size=30), min_size=2, max_size=4))
def test_what_is_counted_of_one_word_is_what_the_picture_says(texts: list[str]) -> None:
    for one in woordbeeld(texts):
        assert one.aantal == sum(keer(text, one.woord) for text in texts)
        assert one.teksten == sum(keer(text, one.woord) > 0 for text in texts)
