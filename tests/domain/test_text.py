"""User text: cleaned on the way in, harmless on the way out."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.text import clean_line, clean_lines, clean_text, fold, printable
from tests.domain.refusals import refusal

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))  # surrogates too
BIDI = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


def is_dangerous(char: str) -> bool:
    """Steers a terminal, reorders or breaks a line, or cannot be encoded: by Unicode's own properties."""
    return (
        unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(char) in BIDI
        or char in "\u200e\u200f\u061c"
    )


def test_every_code_point_comes_out_of_printable_harmless_and_still_visible() -> None:
    """All of Unicode, one by one; a line break stays only where lines are asked for."""
    for point in range(0x110000):
        char = chr(point)
        shown = printable(char)
        assert len(shown) == 1
        assert not is_dangerous(shown), hex(point)
        assert printable(char, lines=True) == ("\n" if char in "\r\n" else shown), hex(point)


@given(ANY_TEXT, st.booleans())
def test_printable_twice_is_printable_once_and_can_be_encoded(text: str, lines: bool) -> None:
    once = printable(text, lines=lines)
    assert printable(once, lines=lines) == once
    assert once.encode().decode() == once


def test_printable_keeps_markup_and_emoji_and_shows_that_something_was_there() -> None:
    assert printable("[red]Café[/] 👨‍👩‍👧") == "[red]Café[/] 👨‍👩‍👧"
    assert printable("a\x1b[31mb") == "a\ufffd[31mb"
    assert printable("a\tb\r\nc\rd") == "a b c d"
    assert printable("a\tb\r\nc\rd", lines=True) == "a b\nc\nd"


@given(ANY_TEXT)
def test_a_clean_line_is_one_composed_line_without_danger_and_cleaning_it_changes_nothing(text: str) -> None:
    line = clean_line(text, "naam", limit=10_000)
    assert not any(is_dangerous(char) for char in line)
    assert line == " ".join(line.split())
    assert unicodedata.is_normalized("NFC", line)
    assert clean_line(line, "naam", limit=10_000) == line


@given(ANY_TEXT)
def test_a_clean_text_is_composed_without_danger_and_cleaning_it_changes_nothing(text: str) -> None:
    cleaned = clean_text(text, "verhaal")
    if cleaned is not None:
        assert cleaned.strip()
        assert not any(is_dangerous(char) for char in cleaned.replace("\n", ""))
        assert unicodedata.is_normalized("NFC", cleaned)
        assert clean_text(cleaned, "verhaal") == cleaned


def test_a_clean_line_folds_white_space_and_drops_what_cannot_be_seen() -> None:
    assert clean_line("  Buurt\ttuin\r\n \x1b\u202eSelwerd\ud800 ", "naam") == "Buurt tuin Selwerd"
    assert clean_line("Cafe\u0301", "naam") == "Caf\u00e9"
    assert clean_line("👩‍🌾 tuin", "naam") == "👩‍🌾 tuin"


def test_a_clean_text_keeps_its_lines_and_says_none_when_nothing_is_left() -> None:
    assert clean_text("een \r\n\ttwee\rdrie\u2028vier\x00\n\n", "verhaal") == "een\n twee\ndrie\nvier"
    assert [clean_text(value, "verhaal") for value in (None, "", " \n\t", "\u200b\x1b", "\u200d")] == [None] * 5


@pytest.mark.parametrize("empty", [None, "", " \n ", "\x00\x1b", "\u200b", "\u200d", "\u202e"])
def test_a_required_line_that_shows_nothing_is_refused_by_its_dutch_name(empty: str | None) -> None:
    assert refusal(lambda: clean_line(empty, "naam", required=True), "naam") == "Vul de naam in."
    assert clean_line(empty, "naam") == ""


def test_a_line_of_exactly_the_limit_is_taken_and_one_more_is_refused_with_both_numbers() -> None:
    assert len(clean_line("x" * 200, "titel")) == 200
    assert (
        refusal(lambda: clean_line("x" * 1_000_000, "titel"), "titel")
        == "De titel is te lang (1.000.000 tekens); gebruik er hoogstens 200."
    )
    assert refusal(lambda: clean_line("x" * 201, "titel"), "titel").startswith("De titel is te lang (201 tekens)")


def test_composing_cannot_stretch_a_line_past_its_limit() -> None:
    """U+FB2C becomes three characters in NFC."""
    refusal(lambda: clean_line("\ufb2c" * 200, "naam"), "naam")


def test_a_text_of_exactly_a_million_characters_is_taken_and_one_more_is_refused() -> None:
    assert len(clean_text("x" * 1_000_000, "verhaal") or "") == 1_000_000
    assert "1.000.001 tekens" in refusal(lambda: clean_text("x" * 1_000_001, "verhaal"), "verhaal")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["\u0316\u0301", "\u200d", " ", "é", "👨‍👩‍👧", "\x1b[31m", "\u202e"])
def test_a_megabyte_of_anything_is_cleaned_within_five_seconds(piece: str) -> None:
    """Half a million combining marks in a row take minutes in a plain normalisation."""
    text = "a" + piece * (999_999 // len(piece))
    begin = time.perf_counter()
    clean_text(text, "verhaal")
    fold(text)
    printable(text)
    assert time.perf_counter() - begin < 5


def test_clean_lines_keep_the_order_and_drop_empties_and_doubles() -> None:
    assert clean_lines(["Café", " ", "cafe", "Tuin\n", "CAFÉ", "Tuin"], "aliassen") == ("Café", "Tuin")


@given(ANY_TEXT)
def test_fold_does_not_see_case_or_accents(text: str) -> None:
    assert not any(unicodedata.combining(char) for char in fold(text))
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_fold_makes_names_comparable() -> None:
    assert fold("Repair-CAFÉ") == fold("repair-cafe\u0301") == "repair-cafe"
    assert fold("Straße") == "strasse"
