from __future__ import annotations

import pytest
from rich.cells import cell_len

from frontlijn.domain.blokken import Blok, Cel, Citaat, Kop, Opsomming, Staaf, Staven, Tabel, Zin
from frontlijn.domain.values import Zoeksoort
from frontlijn.widgets.blokken import QUOTE_MAXIMUM, Page, laid_out
from tests.widgets.support import HOSTILE, UNSAFE

COMPARED = Tabel(
    ("Wat", "Deze periode", "Onbekend bij", "Andere periode", "Onbekend bij", "Verschil"),
    (
        (Cel("Regels"), Cel("64", "regels"), Cel(""), Cel("40", "eerder.regels"), Cel(""), Cel("24 meer")),
        (
            Cel("Deelnames, geen unieke personen"),
            Cel("805", "deelnames"),
            Cel("18 van 64 regels", "onbekend"),
            Cel("267 u 30"),
            Cel("9 van 40 regels"),
            Cel("224 meer"),
        ),
    ),
    frozenset(range(1, 6)),
)
TARGETS = {name: name for name in ("regels", "eerder.regels", "deelnames", "onbekend")}


def texts(page: Page) -> list[str]:
    return ["".join(part.text for part in line) for line in page.lines]


def shown_by(page: Page, number: int) -> list[str]:
    """The text under the cursor when it stands on this stop; every character here is one cell wide."""
    return [texts(page)[span.line][span.start : span.end] for span in page.stops[number].spans]


@pytest.mark.parametrize("width", [20, 40, 56, 76, 120])
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_on_a_page_is_data_within_the_width(text: str, width: int) -> None:
    blocks: list[Blok] = [
        Kop(text),
        Zin(text, "regels"),
        Opsomming((text, "kort")),
        Citaat(text, text, 1),
        Staven((Staaf(text, 3, text[:30], "regels"), Staaf("leeg", 0, "0"))),
        Tabel((text, "Aantal"), ((Cel(text), Cel(text[:30], "regels")),), frozenset({1})),
    ]
    page = laid_out(blocks, width, TARGETS)
    assert max(map(cell_len, texts(page))) <= width
    assert not UNSAFE.intersection("".join(texts(page)))
    assert all(0 <= span.start <= span.end <= width for stop in page.stops for span in stop.spans)
    assert [stop.target for stop in page.stops] == ["regels", (Zoeksoort.KASBOEK, 1), "regels", "regels"]


def test_a_heading_stands_close_to_what_is_under_it_and_a_blank_line_between_the_rest() -> None:
    page = laid_out([Zin("Eerst."), Kop("Kop"), Zin("Een."), Opsomming(("a", "b")), Zin("Twee.")], 40, {})
    assert texts(page) == ["  Eerst.", "", "Kop", "  Een.", "", "  • a", "  • b", "", "  Twee."]


@pytest.mark.parametrize(
    ("width", "shown"),
    [(60, ["Multiplier: circa 2,8"]), (24, ["Multiplier: circa 2,8"]), (16, ["Multiplier:", "circa 2,8"])],
)
def test_a_sentence_that_tells_a_figure_opens_and_what_is_said_with_it_does_not(width: int, shown: list[str]) -> None:
    page = laid_out(
        [Zin("Multiplier: circa 2,8. Geen ranglijst. Een gemiddelde.", "regels"), Zin("Los.")], width, TARGETS
    )
    assert [(stop.target, stop.title) for stop in page.stops] == [("regels", "Multiplier: circa 2,8")]
    assert shown_by(page, 0) == shown


def test_a_table_with_room_stands_in_columns_with_the_numbers_at_the_right() -> None:
    lines = texts(laid_out([COMPARED], 120, {}))
    assert [line.split() for line in lines[1:2]] == [["Regels", "64", "40", "24", "meer"]]
    assert len(lines) == 3
    assert lines[1].index("64") + 2 == lines[2].index("805") + 3 == lines[0].index("Deze periode") + 12


def test_a_table_with_little_room_wraps_at_words_and_keeps_short_amounts_whole() -> None:
    lines = texts(laid_out([COMPARED], 76, {}))
    assert len(lines) == 5
    assert "267 u 30" in lines[3]
    assert "224 meer" in lines[3]
    assert lines[3].split()[:3] == ["Deelnames,", "geen", "unieke"]
    assert lines[4].split() == ["personen", "regels", "regels"]


def test_a_table_without_room_gives_each_number_a_line_with_its_name() -> None:
    page = laid_out([COMPARED], 44, TARGETS)
    assert [" ".join(line.split()) for line in texts(page)] == [
        "Regels",
        "Deze periode 64",
        "Andere periode 40",
        "Verschil 24 meer",
        "Deelnames, geen unieke personen",
        "Deze periode 805",
        "Onbekend bij 18 van 64 regels",
        "Andere periode 267 u 30",
        "Onbekend bij 9 van 40 regels",
        "Verschil 224 meer",
    ]
    assert [shown_by(page, number) for number in range(4)] == [["64"], ["40"], ["805"], ["18 van 64 regels"]]


@pytest.mark.parametrize("width", [76, 120])
def test_the_cursor_stands_on_the_number_itself_and_knows_what_it_says(width: int) -> None:
    page = laid_out([COMPARED], width, TARGETS)
    assert [(stop.target, stop.title) for stop in page.stops] == [
        ("regels", "Regels: 64"),
        ("eerder.regels", "Regels (andere periode): 40"),
        ("deelnames", "Deelnames, geen unieke personen: 805"),
        ("onbekend", "Deelnames, geen unieke personen (onbekend bij): 18 van 64 regels"),
    ]
    shown = [" ".join(shown_by(page, number)) for number in range(4)]
    assert shown == ["64", "40", "805", "18 van 64 regels"]


def test_a_number_without_known_rows_is_only_read() -> None:
    assert laid_out([COMPARED, Staven((Staaf("wonen", 3, "3", "leefdomein.wonen"),))], 80, {}).stops == ()


def test_bars_share_one_scale_and_what_is_zero_has_none() -> None:
    bars = Staven((Staaf("wonen", 4, "4"), Staaf("samen leven", 1, "1", "samen"), Staaf("veiligheid", 0, "0")))
    page = laid_out([bars], 60, {"samen": 7})
    assert texts(page) == [
        f"  wonen        4  {'█' * 30}",
        f"  samen leven  1  {'█' * 7}▌",
        "  veiligheid   0  ",
    ]
    assert [(stop.target, stop.title) for stop in page.stops] == [(7, "samen leven: 1")]
    assert laid_out([Staven(())], 60, {}).lines == ()


def test_a_quote_opens_its_entry_and_is_cut_when_it_would_fill_the_page() -> None:
    page = laid_out([Citaat("1-9 · Soep\nBlijft hier", "Een\n\ntwee", 5), Citaat("Los", "x" * 10_000)], 40, {})
    assert texts(page)[:6] == ["  1-9 · Soep", "  Blijft hier", "  │ Een", "  │ ", "  │ twee", ""]
    (stop,) = page.stops
    assert stop.target == (Zoeksoort.KASBOEK, 5)
    assert (stop.first, stop.last) == (0, 4)
    cut = "".join(line.strip("│ ") for line in texts(page)[7:])
    assert cut == "x" * QUOTE_MAXIMUM + " […]"
