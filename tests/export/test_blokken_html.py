"""Blocks in HTML: well-formed, any text is data, and charts can be read without colour and without eyes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from frontlijn.domain.text import printable
from frontlijn.export.blokken_html import html_fragment
from tests.export.test_blokken_markdown import CURVES, RANGES, SNARES

SVG = "{http://www.w3.org/2000/svg}"
BARS = Staven((Staaf("wonen", 40, "40"), Staaf("samen leven", 10, "10"), Staaf("veiligheid", 0, "0")))
BIG = 10**12


def read(*blocks: Blok) -> ET.Element:
    return ET.fromstring(f"<main>{html_fragment(blocks)}</main>")


def drawing(block: Blok) -> ET.Element:
    found = read(block).find(f"figure/{SVG}svg")
    assert found is not None
    return found


def said(element: ET.Element) -> str:
    return "".join(element.itertext())


def whole_page(text: str) -> list[Blok]:
    return [
        Kop(text),
        Zin(text),
        Opsomming((text,)),
        Citaat(text, text),
        Tabel((text, text), ((Cel(text), Cel(text)),), frozenset({1})),
        Staven((Staaf(text, 1, text),)),
        Grafiek(text, text, (text, "2"), (Lijn(text, (1, 2)),), 0, text),
        Tornado(1, text, (Spreiding(text, 0, 1, text),)),
    ]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))


def tags(page: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = Tags()
    parser.feed(page)
    parser.close()
    return parser.seen


@given(st.text(max_size=40) | st.sampled_from(SNARES))
def test_any_text_in_any_block_is_data(text: str) -> None:
    """Neither a browser nor an XML reader finds another element or attribute than with a plain word."""
    page = html_fragment(whole_page(text))
    calm = set(tags(html_fragment(whole_page("woord")))) | {("br", ())}
    assert set(tags(page)) <= calm
    main = ET.fromstring(f"<main>{page}</main>")
    sentence = main.find("p")
    assert sentence is not None
    assert said(sentence) == printable(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize(
    "attack", ['" onload="x', "'><script>", "javascript:alert(1)", "</svg><script>", "]]>", "&lt;"]
)
def test_what_would_run_stands_there_as_text(attack: str) -> None:
    page = html_fragment(whole_page(attack))
    assert not {"script", "a", "img"} & {tag for tag, _ in tags(page)}
    assert not [name for _, names in tags(page) for name in names if name.startswith("on")]
    assert {said(cell) for cell in ET.fromstring(f"<m>{page}</m>").iter("td")} >= {attack}


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = html_fragment(whole_page("woord"))
    assert re.findall(r"https?://[^\"]+", page) == ["http://www.w3.org/2000/svg"] * 3
    assert not {name for _, names in tags(page) for name in names} & {"href", "src", "style", "xlink:href"}


def test_headings_lists_and_quotes_are_what_they_are() -> None:
    main = read(Kop("Wijk", 1), Kop("Deel"), Kop("Stuk", 3), Opsomming(("a", "b")), Citaat("Soep", "Een\ntwee\n\nDrie"))
    assert [child.tag for child in main] == ["h1", "h2", "h3", "ul", "figure"]
    quote = main.find("figure/blockquote")
    assert quote is not None
    assert [ET.tostring(line, "unicode") for line in quote] == ["<p>Een<br />twee</p>", "<p>Drie</p>"]
    assert html_fragment([Opsomming(()), Staven(())]) == ""


def test_a_table_names_its_columns_and_rows_and_marks_its_numbers() -> None:
    table = read(Tabel(("Wat", "Aantal"), ((Cel("Regels"), Cel("<5")),), frozenset({1}))).find("table")
    assert table is not None
    assert ET.tostring(table, "unicode").strip() == (
        '<table><thead><tr><th scope="col">Wat</th><th scope="col" class="getal">Aantal</th></tr></thead>'
        '<tbody><tr><th scope="row">Regels</th><td class="getal">&lt;5</td></tr></tbody></table>'
    )


@pytest.mark.parametrize("block", [BARS, CURVES, RANGES])
def test_a_chart_says_what_it_is_to_who_cannot_see_it(block: Blok) -> None:
    chart = drawing(block)
    assert chart.get("role") == "img"
    assert [child.tag for child in chart][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert said(chart[0])
    assert said(chart[1]).endswith(".")


def test_bars_have_one_scale_and_zero_has_none() -> None:
    chart = drawing(BARS)
    first, second, none = (float(bar.get("width", "")) for bar in chart.iter(f"{SVG}rect"))
    assert first == pytest.approx(4 * second, abs=0.5)
    assert none == 0
    assert said(chart[1]) == "wonen: 40; samen leven: 10; veiligheid: 0."
    (zero,) = drawing(Staven((Staaf("a", 0, "0"),))).iter(f"{SVG}rect")
    assert zero.get("width") == "0"


def test_lines_differ_without_colour_and_carry_their_name() -> None:
    many = Grafiek("T", "uur", ("1", "2"), tuple(Lijn(f"lijn {n}", (n, n)) for n in range(8)))
    chart = drawing(many)
    looks = [(line.get("stroke-dasharray"), line.get("stroke-width")) for line in chart.iter(f"{SVG}polyline")]
    assert len(set(looks)) == 8
    assert {line.get("stroke") for line in chart.iter() if line.get("stroke")} == {"none", "currentColor"}
    names = {said(text): float(text.get("y", "")) for text in chart.iter(f"{SVG}text")}
    heights = sorted(names[f"lijn {n}"] for n in range(8))
    assert min(after - before for before, after in pairwise(heights)) >= 15
    assert heights[-1] < float(chart.get("viewBox", "").split()[3])


def test_the_mark_stands_in_the_chart_and_the_numbers_stand_beside_it() -> None:
    main = read(CURVES)
    assert "2028: de baten halen de kosten in" in {said(text) for text in main.iter(f"{SVG}text")}
    assert [said(row[0]) for row in main.iter("tr")] == ["x € 1.000", "2021", "2026", "2028", "2031", "2036", "2040"]
    assert said(main.findall("figure/p")[0]) == "Bij 2028: de baten halen de kosten in."
    places = [said(text) for text in main.iter(f"{SVG}text") if text.get("text-anchor") == "middle"]
    assert places == ["2021", "2026", "2031", "2036", "2040"]


@pytest.mark.parametrize("values", [(0, 0, 0), (5,), (-3, -1, -7), (-BIG, 0, BIG), (), (BIG, BIG + 1)], ids=str)
def test_a_chart_stays_inside_its_drawing_whatever_the_numbers(values: tuple[int, ...]) -> None:
    places = tuple(str(number) for number in range(len(values)))
    lines = (Lijn("a", values), Lijn("b", tuple(-value for value in values)))
    main = read(Grafiek("T", "uur", places, lines, 0 if values else None, "hier"))
    chart = main.find(f"figure/{SVG}svg")
    if chart is None:
        assert not values
        return
    _, _, width, height = map(float, chart.get("viewBox", "").split())
    points = [point.split(",") for line in chart.iter(f"{SVG}polyline") for point in line.get("points", "").split()]
    assert len(points) == 2 * len(values)
    assert all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in points)


def test_one_place_is_a_dot() -> None:
    (dot,) = drawing(Grafiek("T", "uur", ("2021",), (Lijn("a", (5,)),))).iter(f"{SVG}circle")
    (line,) = drawing(Grafiek("T", "uur", ("2021",), (Lijn("a", (5,)),))).iter(f"{SVG}polyline")
    assert line.get("points") == f"{float(dot.get('cx', '')):.1f},{float(dot.get('cy', '')):.1f}"
    assert not list(drawing(CURVES).iter(f"{SVG}circle"))


@pytest.mark.parametrize(
    "block", [Staven((Staaf("a", 3, "x" * 999),)), Tornado(2, "m", (Spreiding("a", 1, 3, "x" * 999),))]
)
def test_a_long_text_leaves_room_for_its_bar(block: Blok) -> None:
    chart = drawing(block)
    (bar,) = chart.iter(f"{SVG}rect")
    assert float(bar.get("width", "")) > 150
    assert "x" * 999 in said(chart[1])


@pytest.mark.parametrize(
    ("low", "middle", "high"), [(0, 0, 0), (-5, -2, -1), (-BIG, 0, BIG), (9, 5, 1), (6, 5, 8)], ids=str
)
def test_ranges_lie_around_the_middle_inside_the_drawing(low: int, middle: int, high: int) -> None:
    chart = drawing(Tornado(middle, "midden", (Spreiding("a", low, high, "van tot"),)))
    (bar,) = chart.iter(f"{SVG}rect")
    (line,) = chart.iter(f"{SVG}line")
    left, right = float(bar.get("x", "")), float(bar.get("x", "")) + float(bar.get("width", ""))
    assert 0 <= left < right <= 720
    assert (left - 1 <= float(line.get("x1", "")) <= right + 1) == (min(low, high) <= middle <= max(low, high))
