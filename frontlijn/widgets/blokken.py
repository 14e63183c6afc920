"""A page of blocks laid out in lines of one width, with what can be opened on it; how it is coloured comes later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from frontlijn.domain.blokken import (
    Blok,
    Cel,
    Citaat,
    Grafiek,
    Kop,
    Opsomming,
    Staaf,
    Staven,
    Tabel,
    Tornado,
    Zin,
)
from frontlijn.domain.grafieken import grafiek_tabel, merk_zin, midden_zin, tornado_tabel
from frontlijn.domain.kasboek.kalender import balk
from frontlijn.domain.text import printable
from frontlijn.domain.values import Zoeksoort
from frontlijn.widgets.content import fit, plain
from frontlijn.widgets.grafiek import chart, legend, ranges

GUTTER = 2
"""Cells at the left for the cursor's sign and a space."""

GAP = 2
"""Cells between columns: room for the cursor's sign and a space."""

BAR_MAXIMUM = 30
BAR_MINIMUM = 6
RANGE_MAXIMUM = 50
LABEL_MAXIMUM = 40
LABEL_MINIMUM = 8

WORD_MAXIMUM = 20
"""A longer word is broken rather than that it makes its column wide."""

WHOLE = 10
"""A cell of at most so many cells wide, such as "267 u 30", is not broken."""

TEXT_MAXIMUM = 20_000
"""So many characters of a text are laid out; a page with a megabyte would not scroll."""

QUOTE_MAXIMUM = 4_000
"""So many characters of a story; whole it stands behind Enter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; `style` names how it looks: kop, kolom, bij, staaf, rand, or "" for plain text."""

    text: str
    style: str = ""


Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The cells of one line from `start` up to `end`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A place for the cursor: what it opens, what that is in words, and the cells that show it."""

    target: object
    title: str
    spans: tuple[Span, ...]

    @property
    def first(self) -> int:
        """Its first line."""
        return self.spans[0].line

    @property
    def last(self) -> int:
        """Its last line."""
        return self.spans[-1].line


@dataclass(frozen=True, slots=True)
class Page:
    """The lines, and the stops in the order in which they are read."""

    lines: tuple[Line, ...] = ()
    stops: tuple[Stop, ...] = ()


def laid_out(blokken: Sequence[Blok], width: int, targets: Mapping[str, object]) -> Page:
    """The blocks in lines of at most `width` cells.

    `targets` says what opens behind the name of a figure; one that is not in it cannot be opened. A quote opens its
    entry.
    """
    layout = _Layout(max(1, width), targets)
    for block in blokken:
        layout.add(block)
    return Page(tuple(layout.lines), tuple(layout.stops))


def wrapped(text: str, width: int, limit: int = TEXT_MAXIMUM) -> list[str]:
    """Any text made safe, in lines of at most `width` cells; what is over the limit shows as an ellipsis."""
    shown = text if len(text) <= limit else f"{text[:limit].rstrip()} […]"
    return [line.plain for line in plain(shown, lines=True).wrap(max(2, width))]


class _Layout:
    """Puts one block under the other."""

    def __init__(self, width: int, targets: Mapping[str, object]) -> None:
        self.width = width
        self.targets = targets
        self.lines: list[Line] = []
        self.stops: list[Stop] = []
        self._after_heading = True

    def add(self, block: Blok) -> None:
        """Adds a block, with a blank line before it unless it stands under its heading."""
        if not self._after_heading:
            self.lines.append(())
        self._after_heading = isinstance(block, Kop)
        match block:
            case Kop(tekst):
                self.lines.append((Part(fit(tekst, self.width).rstrip(), "kop"),))
            case Zin(tekst, achter):
                self._sentence(tekst, achter)
            case Opsomming(regels):
                self._list(regels)
            case Citaat():
                self._quote(block)
            case Tabel():
                self._table(block)
            case Staven(staven):
                self._bars(staven)
            case Grafiek():
                self._chart(block)
            case Tornado():
                self._ranges(block)

    def _sentence(self, text: str, achter: str | None) -> None:
        """A paragraph, of which the first sentence opens when it tells a figure."""
        first = len(self.lines)
        self._text(text)
        title = printable(text[:TEXT_MAXIMUM].partition(". ")[0])
        spans, left = [], cell_len(title)
        for number, line in enumerate(self.lines[first:], first):
            width = min(left, sum(cell_len(part.text) for part in line) - GUTTER)
            spans.append(Span(number, GUTTER, GUTTER + width))
            left -= width + 1  # the space at which the line was broken
            if left <= 0:
                break
        self._stop(achter, title, tuple(spans))

    def _text(self, text: str, sign: str = "") -> None:
        indent = GUTTER + len(sign)
        for number, line in enumerate(wrapped(text, self.width - indent)):
            lead = " " * indent if number else " " * GUTTER + sign
            self.lines.append((Part(lead + line),))

    def _list(self, texts: Sequence[str]) -> None:
        for text in texts:
            self._text(text, "• ")

    def _quote(self, quote: Citaat) -> None:
        spans = []
        for line in wrapped(quote.bij, self.width - GUTTER):
            spans.append(Span(len(self.lines), GUTTER, GUTTER + cell_len(line)))
            self.lines.append((Part(" " * GUTTER + line, "bij"),))
        for line in wrapped(quote.tekst, self.width - GUTTER - 2, QUOTE_MAXIMUM):
            spans.append(Span(len(self.lines), GUTTER, GUTTER + 1))
            self.lines.append((Part(" " * GUTTER + "│ ", "rand"), Part(line)))
        if quote.regel_id is not None:
            self.stops.append(Stop((Zoeksoort.KASBOEK, quote.regel_id), quote.bij, tuple(spans)))

    def _bars(self, staven: Sequence[Staaf]) -> None:
        if not staven:
            return
        room = self.width - GUTTER - 2 * GAP - BAR_MINIMUM
        values = min(_widest(staaf.tekst for staaf in staven), max(1, room - LABEL_MINIMUM))
        labels = min(_widest(staaf.label for staaf in staven), LABEL_MAXIMUM, max(1, room - values))
        bars = min(BAR_MAXIMUM, max(0, self.width - GUTTER - labels - values - 2 * GAP))
        highest = max(staaf.aantal for staaf in staven)
        for staaf in staven:
            text = fit(staaf.label, labels) + " " * GAP + fit(staaf.tekst, values, right=True)
            span = Span(len(self.lines), GUTTER, GUTTER + cell_len(text))
            self._stop(staaf.achter, f"{staaf.label}: {staaf.tekst}", (span,))
            drawn = Part(balk(staaf.aantal, highest, bars), "staaf")
            self.lines.append((Part(" " * GUTTER + text + " " * GAP), drawn))

    def _chart(self, grafiek: Grafiek) -> None:
        """A chart with its legend, and under it the numbers."""
        numbers = grafiek_tabel(grafiek)
        for line in wrapped(f"{grafiek.titel} ({grafiek.eenheid})", self.width - GUTTER):
            self.lines.append((Part(" " * GUTTER + line, "bij"),))
        drawn = chart(grafiek, self.width - GUTTER)
        for one in drawn:
            self.lines.append((Part(" " * GUTTER + one.left), Part(one.field, "staaf")))
        for line in legend(grafiek) if drawn else filter(None, [merk_zin(grafiek)]):
            self._text(line)
        self.lines.append(())
        self._table(numbers)

    def _ranges(self, tornado: Tornado) -> None:
        """A bar for each range with its numbers behind it; in little room the numbers alone."""
        self._text(midden_zin(tornado))
        labels = min(_widest(een.label for een in tornado.spreidingen), LABEL_MAXIMUM)
        values = _widest(een.tekst for een in tornado.spreidingen)
        bars = min(RANGE_MAXIMUM, self.width - GUTTER - labels - values - 2 * GAP)
        if bars < BAR_MINIMUM:
            self._table(tornado_tabel(tornado))
            return
        left = GUTTER + labels + bars + 2 * GAP
        for een, bar in zip(tornado.spreidingen, ranges(tornado.spreidingen, tornado.midden, bars), strict=True):
            text = fit(een.tekst, values).rstrip()
            span = Span(len(self.lines), left, left + cell_len(text))
            self._stop(een.achter, f"{een.label}: {een.tekst}", (span,))
            lead = Part(" " * GUTTER + fit(een.label, labels) + " " * GAP)
            self.lines.append((lead, Part(bar, "staaf"), Part(" " * GAP + text)))

    def _table(self, tabel: Tabel) -> None:
        widths = column_widths(tabel, self.width - GUTTER - GAP * (len(tabel.kolommen) - 1))
        if widths is None:
            self._folded(tabel)
            return
        heads = tuple(Cel(kolom) for kolom in tabel.kolommen)
        self._row(tabel, heads, widths, "kolom")
        for rij in tabel.rijen:
            self._row(tabel, rij, widths)

    def _row(self, tabel: Tabel, rij: Sequence[Cel], widths: Sequence[int], style: str = "") -> None:
        """A row, as many lines high as its highest cell; numbers stand to the right."""
        cells = [wrapped(cel.tekst, width) for cel, width in zip(rij, widths, strict=True)]
        first = len(self.lines)
        for number in range(max(map(len, cells))):
            texts = [
                fit(lines[number] if number < len(lines) else "", width, right=column in tabel.getallen)
                for column, (lines, width) in enumerate(zip(cells, widths, strict=True))
            ]
            self.lines.append((Part(" " * GUTTER + (" " * GAP).join(texts).rstrip(), style),))
        left = GUTTER
        for column, (cel, width) in enumerate(zip(rij, widths, strict=True)):
            spans = (
                _span(first + number, left, width, line, right=column in tabel.getallen)
                for number, line in enumerate(cells[column])
            )
            self._stop(cel.achter, _title(tabel, rij, column), tuple(spans))
            left += width + GAP

    def _folded(self, tabel: Tabel) -> None:
        """A table that is too wide: each row as its name, and under it a line for each of the other columns."""
        room = self.width - 2 * GUTTER - GAP - WHOLE
        labels = min(_widest(tabel.kolommen[1:]), max(LABEL_MINIMUM, room))
        for rij in tabel.rijen:
            self._text(rij[0].tekst)
            for column, cel in enumerate(rij[1:], 1):
                if not cel.tekst:
                    continue
                left = 2 * GUTTER + labels + GAP
                lines = wrapped(cel.tekst, self.width - left)
                spans = tuple(
                    Span(len(self.lines) + number, left, left + cell_len(line)) for number, line in enumerate(lines)
                )
                self._stop(cel.achter, _title(tabel, rij, column), spans)
                for number, line in enumerate(lines):
                    name = "" if number else tabel.kolommen[column]
                    lead = Part(" " * 2 * GUTTER + fit(name, labels) + " " * GAP, "kolom")
                    self.lines.append((lead, Part(line)))

    def _stop(self, achter: str | None, title: str, spans: tuple[Span, ...]) -> None:
        if achter is not None and achter in self.targets and spans:
            self.stops.append(Stop(self.targets[achter], title, spans))


def column_widths(tabel: Tabel, room: int) -> tuple[int, ...] | None:
    """How wide each column of a table is in so many cells: as wide as it likes, else wrapped at words; None when even
    words do not fit.
    """
    columns = [
        [printable(text) for text in (kolom, *(rij[number].tekst[:TEXT_MAXIMUM] for rij in tabel.rijen))]
        for number, kolom in enumerate(tabel.kolommen)
    ]
    natural = [max(2, *map(cell_len, texts)) for texts in columns]
    widths = [max(2, min(WORD_MAXIMUM, _widest(one for text in texts for one in _unbroken(text)))) for texts in columns]
    rest = room - sum(widths)
    if rest < 0:
        return None
    while rest > 0:
        # The column that lacks most gets the next cell.
        number = max(range(len(widths)), key=lambda one: natural[one] - widths[one])
        if widths[number] >= natural[number]:
            break
        widths[number] += 1
        rest -= 1
    return tuple(widths)


def _unbroken(text: str) -> list[str]:
    """The parts of a cell that stay on one line."""
    return [text] if cell_len(text) <= WHOLE else text.split()


def _widest(texts: Iterable[str]) -> int:
    return max((cell_len(printable(text[:TEXT_MAXIMUM])) for text in texts), default=0)


def _span(line: int, left: int, width: int, text: str, *, right: bool) -> Span:
    """The cells that a text takes in a column."""
    taken = min(cell_len(text), width)
    start = left + (width - taken if right else 0)
    return Span(line, start, start + taken)


def _title(tabel: Tabel, rij: Sequence[Cel], column: int) -> str:
    """What a cell tells, in words, for the screen that it opens."""
    name = tabel.kolommen[column]
    about = f" ({name[:1].lower()}{name[1:]})" if column > 1 else ""
    return f"{rij[0].tekst}{about}: {rij[column].tekst}"
