"""Charts as SVG inside a page: no script, nothing from elsewhere, and readable without colour.

Lines differ in their dashes and carry their name. The text alternative is the title and a description, and the numbers
of lines go beside them as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.blokken import Grafiek, Spreiding, Staaf, Tornado
from frontlijn.domain.grafieken import WEINIG, merk_zin, midden_zin, streepjes
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.export.html import element, escaped

BREED = 720
REGEL = 20
"""Heights and widths are in units of the drawing, of which the page is `BREED` wide."""

DASHES = ("none", "7 4", "2 3", "10 3 2 3", "14 5", "5 2")
LABEL = 240
LETTER = 6.5
"""About so wide is a letter."""


def staven_svg(staven: Sequence[Staaf]) -> str:
    """Bars on one scale, with the label before each and its number behind it."""
    highest = max((staaf.aantal for staaf in staven), default=0)
    room = BREED - LABEL - _room(_number(staaf.tekst) for staaf in staven)
    drawn = []
    for number, staaf in enumerate(staven):
        top = number * REGEL
        length = room * staaf.aantal / highest if staaf.aantal > 0 else 0
        drawn += [
            _text(LABEL - 8, top + 14, _label(staaf.label), "end"),
            _bar(LABEL, top + 4, max(1, length) if length else 0),
            _text(LABEL + length + 6, top + 14, _number(staaf.tekst)),
        ]
    told = "; ".join(f"{staaf.label}: {staaf.tekst}" for staaf in staven)
    return _drawing(len(staven) * REGEL, "Staven", f"{told}.", drawn)


def tornado_svg(tornado: Tornado) -> str:
    """A bar from low to high for each range, around the middle."""
    ends = [tornado.midden, *(end for een in tornado.spreidingen for end in (een.laag, een.hoog))]
    low, high = min(ends), max(ends)
    room = BREED - LABEL - _room(_number(een.tekst) for een in tornado.spreidingen)

    def across(value: int) -> float:
        return LABEL + room * ((value - low) / (high - low) if high > low else 0.5)

    height = (len(tornado.spreidingen) + 1) * REGEL
    middle = across(tornado.midden)
    drawn = [
        _text(min(max(middle, LABEL + 60), LABEL + room - 60), 13, _number(tornado.midden_tekst), "middle"),
        *(
            piece
            for number, een in enumerate(tornado.spreidingen, 1)
            for piece in _range(een, number * REGEL, across(min(een.laag, een.hoog)), across(max(een.laag, een.hoog)))
        ),
        _line(middle, REGEL, middle, height, stroke_width=2),
    ]
    told = "; ".join(f"{een.label}: {een.tekst}" for een in tornado.spreidingen)
    return _drawing(height, "Laag en hoog", f"{midden_zin(tornado)} {told}.", drawn)


def grafiek_svg(grafiek: Grafiek) -> str:
    """Lines over places, on an axis with zero; what is marked is a line with its text."""
    marks = streepjes(value for lijn in grafiek.lijnen for value in lijn.waarden)
    low, high = marks[0], marks[-1]
    left = _room(format_aantal(mark) for mark in marks)
    right, top, bottom = BREED - 150, 46, 266
    steps = max(1, len(grafiek.plaatsen) - 1)

    def across(place: int) -> float:
        return left + (right - left) * place / steps

    def up(value: int) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    drawn = [_text(0, 12, shortened(grafiek.eenheid, 60))]
    for mark in marks:
        drawn += [
            _line(left, up(mark), right, up(mark), stroke_opacity="1" if mark == 0 else "0.25"),
            _text(left - 6, up(mark) + 4, format_aantal(mark), "end"),
        ]
    for place in _named_places(grafiek):
        drawn.append(_text(across(place), bottom + 18, shortened(grafiek.plaatsen[place], 12), "middle"))
    if grafiek.merk is not None:
        at = across(grafiek.merk)
        anchor = "start" if at < (left + right) / 2 else "end"
        drawn += [
            _line(at, top - 6, at, bottom, stroke_dasharray="1 3", stroke_width=2),
            _text(at, top - 12, f"{grafiek.plaatsen[grafiek.merk]}: {shortened(grafiek.merk_tekst, 40)}", anchor),
        ]
    for number, lijn in enumerate(grafiek.lijnen):
        points = [(across(place), up(value)) for place, value in enumerate(lijn.waarden)]
        drawn.append(_polyline(points, DASHES[number % len(DASHES)], 1.5 + 1.5 * (number // len(DASHES))))
        if len(points) == 1:
            drawn.append(element("circle", cx=points[0][0], cy=points[0][1], r=3))
    ends = _apart([(up(lijn.waarden[-1]) + 4, lijn.naam) for lijn in grafiek.lijnen if lijn.waarden])
    drawn += [_text(right + 8, height, shortened(name, 20)) for height, name in ends]
    lowest = max([bottom + 26, *(height + 8 for height, _ in ends)])
    names = ", ".join(lijn.naam for lijn in grafiek.lijnen)
    told = f"Lijnen: {names}. {merk_zin(grafiek)} De getallen staan in de tabel."
    return _drawing(lowest, grafiek.titel, " ".join(told.split()), drawn)


def _drawing(height: float, title: str, told: str, drawn: Sequence[str]) -> str:
    return element(
        "svg",
        element("title", escaped(title)),
        element("desc", escaped(told)),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {BREED} {height:.0f}",
        font_size=12,
        fill="currentColor",
        stroke="none",
    )


def _range(een: Spreiding, top: float, low: float, high: float) -> list[str]:
    return [
        _text(LABEL - 8, top + 14, _label(een.label), "end"),
        _bar(low, top + 4, max(1, high - low)),
        _text(high + 6, top + 14, _number(een.tekst)),
    ]


def _named_places(grafiek: Grafiek) -> list[int]:
    """The places that are named under the axis: of many only the last and each fifth that is not close to it."""
    last = len(grafiek.plaatsen) - 1
    step = 1 if last < WEINIG else 5 * -(-(last + 1) // 50)
    return [place for place in range(0, last, step) if last - place > step // 2] + [last][: last + 1]


def _apart(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The names at the ends of lines, each clear of the one above it."""
    placed: list[tuple[float, str]] = []
    for height, name in sorted(ends, key=lambda end: end[0]):
        placed.append((max(height, placed[-1][0] + 15) if placed else height, name))
    return placed


def _label(text: str) -> str:
    return shortened(text, 30)


def _number(text: str) -> str:
    return shortened(text, 40)


def _room(texts: Iterable[str]) -> float:
    """The width that the longest of some short texts takes."""
    return 12 + LETTER * max(map(len, texts), default=0)


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return element("text", escaped(text), x=x, y=y, text_anchor=anchor)


def _bar(x: float, y: float, width: float) -> str:
    return element("rect", x=x, y=y, width=width, height=REGEL - 8, fill_opacity="0.5")


def _line(x1: float, y1: float, x2: float, y2: float, **look: str | float) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": "currentColor", **look})


def _polyline(points: Sequence[tuple[float, float]], dashes: str, thick: float) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return element(
        "polyline", points=path, fill="none", stroke="currentColor", stroke_width=thick, stroke_dasharray=dashes
    )
