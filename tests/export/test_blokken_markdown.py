"""Blocks in markdown: any text is data, and a chart is told in the same numbers."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.blokken import (
    Blok,
    Cel,
    Citaat,
    Grafiek,
    Kop,
    Lijn,
    Opsomming,
    Spreiding,
    Staaf,
    Staven,
    Tabel,
    Tornado,
    Zin,
)
from frontlijn.export.blokken_markdown import markdown_lines, markdown_page

YEARS = tuple(str(jaar) for jaar in range(2021, 2041))
CURVES = Grafiek(
    "Baten en kosten, opgeteld",
    "x € 1.000",
    YEARS,
    (Lijn("baten", tuple(range(-1_000, 19_000, 1_000))), Lijn("kosten", (7,) * 20)),
    7,
    "de baten halen de kosten in",
)
RANGES = Tornado(
    180,
    "circa 1,8",
    (Spreiding("slagingskans", 120, 240, "1,2 tot 2,4"), Spreiding("deadweight | 3", 170, 190, "1,7 tot 1,9")),
)
SNARES = ["<script>x</script>", "| a |\n| - |", "[a](b)", "# kop\n\n- punt", "\x1b[31mrood", "![x](http://x.nl)"]


def test_a_page_has_a_blank_line_between_blocks_and_one_line_break_at_the_end() -> None:
    assert markdown_page([Kop("Wijk", 1), Zin("Een zin."), Opsomming(("a", "b"))]) == (
        "# Wijk\n\nEen zin.\n\n- a\n- b\n"
    )
    assert markdown_page([]) == ""


def test_a_chart_is_told_in_every_fifth_place_the_marked_one_and_the_last() -> None:
    assert markdown_lines(CURVES) == [
        "**Baten en kosten, opgeteld**",
        "",
        "| x € 1.000 | baten | kosten |",
        "| --- | ---: | ---: |",
        "| 2021 | \\-1.000 | 7 |",
        "| 2026 | 4.000 | 7 |",
        "| 2028 | 6.000 | 7 |",
        "| 2031 | 9.000 | 7 |",
        "| 2036 | 14.000 | 7 |",
        "| 2040 | 18.000 | 7 |",
        "",
        "Bij 2028: de baten halen de kosten in.",
    ]


def test_a_chart_of_few_places_is_told_whole_and_without_a_mark_it_says_none() -> None:
    few = Grafiek("T", "uur", YEARS[:6], (Lijn("a", tuple(range(6))),))
    assert [line.split()[1] for line in markdown_lines(few)[4:]] == list(YEARS[:6])
    none = Grafiek("T", "uur", YEARS[:1], (Lijn("a", (0,)),), None, "niet binnen 20 jaar")
    assert markdown_lines(none)[-3:] == ["| 2021 | 0 |", "", "niet binnen 20 jaar."]


def test_a_line_that_misses_a_place_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one number for each place"):
        markdown_lines(Grafiek("T", "uur", YEARS, (Lijn("a", (1, 2)),)))


def test_ranges_are_told_as_they_were_shown() -> None:
    assert markdown_lines(RANGES) == [
        "Het midden is circa 1,8.",
        "",
        "| Als dit verandert | Laag en hoog |",
        "| --- | ---: |",
        "| slagingskans | 1,2 tot 2,4 |",
        "| deadweight \\| 3 | 1,7 tot 1,9 |",
    ]


@pytest.mark.parametrize("text", SNARES)
def test_any_text_in_any_block_is_data(text: str) -> None:
    blocks: list[Blok] = [
        Kop(text),
        Zin(text),
        Opsomming((text,)),
        Citaat(text, text),
        Tabel((text, text), ((Cel(text), Cel(text)),)),
        Staven((Staaf(text, 1, text),)),
        Grafiek(text, text, (text,), (Lijn(text, (1,)),), 0, text),
        Tornado(1, text, (Spreiding(text, 0, 1, text),)),
    ]
    tokens = MarkdownIt("gfm-like").parse(markdown_page(blocks))
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "strong_open", "strong_close", "hardbreak"}
    assert sum(token.type == "table_open" for token in tokens) == 4
    assert sum(token.type == "heading_open" for token in tokens) == 1
    assert not {"html_block", "fence", "code_block"} & {token.type for token in tokens}
    assert "\x1b" not in markdown_page(blocks)
