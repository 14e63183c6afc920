"""Charts in a terminal: the same numbers as text under them, lines that differ without colour, inside any width."""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby

import pytest
from rich.cells import cell_len

from frontlijn.domain.blokken import Blok, Grafiek, Lijn, Spreiding, Tornado
from frontlijn.widgets.blokken import Page, laid_out
from frontlijn.widgets.grafiek import HEIGHT, chart
from tests.widgets.support import HOSTILE, UNSAFE

YEARS = tuple(str(jaar) for jaar in range(2021, 2041))
BIG = 10**12
CURVES = Grafiek(
    "Baten en kosten",
    "x € 1.000",
    YEARS,
    (Lijn("baten", tuple(range(0, 2000, 100))), Lijn("kosten", (500,) * 20)),
    5,
    "break-even",
)
RANGES = Tornado(
    100,
    "1,0",
    (Spreiding("slagingskans", 60, 140, "0,6 tot 1,4", "kans"), Spreiding("duur", 90, 110, "0,9 tot 1,1", "duur")),
)


def texts(page: Page) -> list[str]:
    return ["".join(part.text for part in line) for line in page.lines]


def field(grafiek: Grafiek, width: int = 60) -> list[str]:
    """Only what is drawn between the axes, from above."""
    return [line.field for line in chart(grafiek, width)[:-2]]


@pytest.mark.parametrize("width", [20, 40, 56, 80, 120])
@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_in_a_chart_is_data_within_the_width(text: str, width: int) -> None:
    blocks: list[Blok] = [
        Grafiek(text, text[:20], (text, "2", text), (Lijn(text, (1, 2, BIG)),), 1, text),
        Tornado(5, text, (Spreiding(text, 0, BIG, text[:40], "een"), Spreiding("b", 1, 9, "1 tot 9"))),
    ]
    page = laid_out(blocks, width, {"een": 1})
    assert max(map(cell_len, texts(page))) <= width
    assert not UNSAFE.intersection("".join(texts(page)))
    assert [stop.target for stop in page.stops] == [1]
    assert all(0 <= span.start <= span.end <= width for stop in page.stops for span in stop.spans)


def test_the_numbers_stand_under_the_chart_as_text() -> None:
    lines = [line.split() for line in texts(laid_out([CURVES], 80, {}))]
    assert lines[-6:] == [
        ["x", "€", "1.000", "baten", "kosten"],
        ["2021", "0", "500"],
        ["2026", "500", "500"],
        ["2031", "1.000", "500"],
        ["2036", "1.500", "500"],
        ["2040", "1.900", "500"],
    ]
    assert ["A", "baten", "B", "kosten"] in lines
    assert ["┊", "Bij", "2026:", "break-even."] in lines


def test_each_line_carries_its_letter_and_zero_is_at_the_bottom() -> None:
    drawn = field(CURVES)
    assert len(drawn) == HEIGHT
    assert "".join(drawn).count("A") == 10
    assert "".join(drawn).count("B") == 10
    assert drawn[-1].lstrip().startswith("A")
    assert [row for row, line in enumerate(drawn) if "B" in line] == [HEIGHT - 4]


def test_lines_on_top_of_each_other_both_show() -> None:
    same = Grafiek("T", "uur", YEARS, (Lijn("a", (7,) * 20), Lijn("b", (7,) * 20), Lijn("c", (7,) * 20)))
    drawn = "".join(field(same))
    assert [drawn.count(letter) for letter in "ABC"] == [7, 7, 6]


def test_the_mark_is_a_line_from_top_to_bottom_at_its_place() -> None:
    drawn = chart(CURVES, 60)
    *rows, axis, names = (line.left + line.field for line in drawn)
    (column,) = {line.index("┊") for line in rows if "┊" in line}
    assert sum("┊" in line for line in rows) >= HEIGHT - 2
    assert axis[column] == "┬"
    assert names[column - 2 : column + 2] == "2026"


def test_the_axes_name_round_numbers_and_places_that_have_room() -> None:
    drawn = chart(CURVES, 60)
    assert [line.left.split()[0] for line in drawn if line.left.endswith("┤")] == [
        "2.000",
        "1.500",
        "1.000",
        "500",
        "0",
    ]
    assert drawn[-1].left.split() == ["2021", "2026", "2031", "2036", "2040"]
    assert chart(CURVES, 25)[-1].left.split() == ["2021", "2031", "2040"]


def test_under_zero_the_axis_of_zero_shows() -> None:
    drawn = chart(Grafiek("T", "uur", YEARS[:3], (Lijn("a", (-BIG, 0, BIG)),)), 60)
    (zero,) = (line for line in drawn if "┄" in line.field)
    assert zero.left.split() == ["0", "┤"]
    assert drawn[0].left.split() == ["1.000.000.000.000", "┤"]
    assert drawn[0].field.endswith("A")
    assert drawn[HEIGHT - 1].left.split() == ["-1.000.000.000.000", "┤"]
    assert drawn[HEIGHT - 1].field.startswith("A")


@pytest.mark.parametrize("width", range(40, 121, 8))
@pytest.mark.parametrize("values", [(0, 0, 0), (5,), (-3, -1, -7), (BIG, BIG + 1), (-1, 1)], ids=str)
def test_a_chart_of_any_numbers_fits_and_shows_its_ends(values: tuple[int, ...], width: int) -> None:
    grafiek = Grafiek("T", "uur", YEARS[: len(values)], (Lijn("a", values),), 0, "hier")
    drawn = chart(grafiek, width)
    assert len(drawn) == HEIGHT + 2
    assert all(cell_len(line.left + line.field) <= width for line in drawn)
    assert "".join(line.field for line in drawn).count("A") == len(values)


def test_without_room_or_places_the_numbers_are_left() -> None:
    assert chart(CURVES, 15) == []
    lines = texts(laid_out([CURVES], 18, {}))
    assert "  break-even." in lines
    assert any(line.endswith("1.900") for line in lines)
    empty = Grafiek("T", "uur", (), (Lijn("a", ()),))
    assert texts(laid_out([empty], 60, {})) == ["  T (uur)", "", "  uur   a"]


def test_a_line_that_misses_a_place_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one number for each place"):
        laid_out([Grafiek("T", "uur", YEARS, (Lijn("a", (1, 2)),))], 60, {})


def test_ranges_lie_around_one_middle_and_open_what_is_behind_them() -> None:
    page = laid_out([RANGES], 60, {"kans": 1, "duur": 2})
    lines = texts(page)
    assert lines == [
        "  Het midden is 1,0.",
        f"  slagingskans  {'━' * 15}╋{'━' * 15}  0,6 tot 1,4",
        f"  duur          {' ' * 11}{'━' * 4}╋{'━' * 4}{' ' * 11}  0,9 tot 1,1",
    ]
    assert [(stop.target, stop.title) for stop in page.stops] == [
        (1, "slagingskans: 0,6 tot 1,4"),
        (2, "duur: 0,9 tot 1,1"),
    ]
    assert [lines[stop.first][stop.spans[0].start : stop.spans[0].end] for stop in page.stops] == [
        "0,6 tot 1,4",
        "0,9 tot 1,1",
    ]


def test_ranges_without_room_for_bars_are_a_table() -> None:
    page = laid_out([RANGES], 34, {"kans": 1, "duur": 2})
    assert "━" not in "".join(texts(page))
    assert [stop.target for stop in page.stops] == [1, 2]


@pytest.mark.parametrize(
    ("low", "middle", "high", "bar"),
    [
        (0, 0, 0, "╋"),
        (-4, -2, -1, "━╋━"),
        (-BIG, 0, BIG, "━╋━"),
        (3, 2, 1, "━╋━"),
        (6, 5, 8, "│ ━"),
        (1, 5, 2, "━ │"),
    ],
    ids=str,
)
def test_a_range_of_any_numbers_is_drawn_where_it_is(low: int, middle: int, high: int, bar: str) -> None:
    page = laid_out([Tornado(middle, "m", (Spreiding("a", low, high, "t"),))], 58, {})
    drawn = page.lines[1][1].text
    assert len(drawn) == 50
    assert "".join(sign for sign, _ in groupby(drawn.strip())) == bar


def test_what_draws_is_read_only_when_a_chart_is_drawn() -> None:
    code = "import sys, frontlijn.widgets.bladzij; sys.exit('plotille' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
