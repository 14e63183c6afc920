"""The letter to who asked: their name stays, what was typed is plain text, nothing onder de radar leaves."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.export.formats import antwoord_export
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import answer
from frontlijn.store.write.settings import put
from tests.export.conftest import HIDDEN, TODAY

GRANTED, UNDECIDED, REFUSED = 1, 2, 3


def page(store: Store, aanvraag_id: int = GRANTED) -> str:
    return "".join(antwoord_export(store, aanvraag_id))


def test_a_letter_is_what_it_was(filled: Store) -> None:
    put(filled, Instelling.GEBRUIKER, "Noor Bakker")
    text = page(filled)
    assert text.startswith(
        "# Uw aanvraag: Plantjes\n\nSelwerd, 21-11-2026\n\nBeste Piet de Boer,\n\nU krijgt € 100,00 "
    )
    assert "Dit spreken wij met u af:\\\nStuur een bon.\n\n" in text
    assert text.endswith("\n\nMet vriendelijke groet,\\\nNoor Bakker\n")


def test_a_letter_that_was_sent_keeps_its_day_and_its_text(filled: Store) -> None:
    answer(filled, REFUSED, "Beste school,\n\nHet kan niet.\n- Eén\n- Twee", verzonden_op=TODAY.replace(day=3))
    assert page(filled, REFUSED) == (
        "# Uw aanvraag: Verf\n\nSelwerd, 03-11-2026\n\nBeste school,\n\nHet kan niet.\\\n\\- Eén\\\n\\- Twee\n"
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "# kop\n## kop",
        "a\n===\n\n---",
        "[hier](http://nu.nl) ![x](y) www.nu.nl",
        "```\ncode\n```",
        "    ingesprongen\n\n\n\n\ttab",
        "| a | b |\n| - | - |\n| c | d |",
        "1. een\n2. twee\n> citaat\n* punt",
        "\x1b[31mrood \u202e om",
        "slot \\",
    ],
)
def test_what_was_typed_stays_plain_text(filled: Store, hostile: str) -> None:
    answer(filled, GRANTED, f"Beste,\n\n{hostile}\n\neinde")
    text = page(filled)
    html = MarkdownIt("gfm-like", {"html": True}).render(text)
    assert {token.tag for token in MarkdownIt("gfm-like", {"html": True}).parse(text)} <= {"h1", "p", ""}
    for tag in ("<script", "<a ", "<img", "<code", "<h2", "<table", "<li", "<hr"):
        assert tag not in html
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert html.endswith("<p>einde</p>\n")


def test_nothing_onder_de_radar_leaves_in_a_letter(shared: Store) -> None:
    every = handgeld.window(shared, HandgeldFilter(), 0, -1)
    hidden = [aanvraag.id for aanvraag in every if HIDDEN in aanvraag.onderwerp]
    assert len(hidden) == 3
    for aanvraag_id in hidden:
        with pytest.raises(Refused, match="onder de radar en gaat in geen enkel bestand") as refused:
            page(shared, aanvraag_id)
        assert HIDDEN not in refused.value.message


def test_example_data_says_so(filled: Store) -> None:
    put(filled, Instelling.VOORBEELD, "ja")
    assert "Voorbeeldgegevens" in page(filled).splitlines()[2]


def test_a_wrong_wish_is_refused(filled: Store) -> None:
    with pytest.raises(Refused, match="nog niet besloten"):
        page(filled, UNDECIDED)
    with pytest.raises(Refused, match="kies md"):
        antwoord_export(filled, GRANTED, "docx")
    with pytest.raises(NotFound):
        page(filled, 999)
