"""Makes user text safe inside markdown: it is read back as exactly that text, and as nothing else.

Covers CommonMark, GitHub's tables, strikethrough, autolinks and footnotes, and the marks of Pandoc and Kramdown for
maths, attributes and definitions. Every mark gets the backslash that CommonMark defines for it: no HTML is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from frontlijn.domain.text import printable

VOORBEELD = "**Voorbeeldgegevens: verzonnen, niet echt gebeurd.**"
"""What stands on each page that was made of example data."""

_ANYWHERE = re.compile(r"[\\`*_{}\[\]>#|~&=$^@]|<(?![0-9])")  # <5 begins nothing
_AUTOLINK = re.compile(
    r":(?=[^\s\d])"  # http:, mailto:, :emoji:
    r"|\.(?=[^\W\d][^\s.])|(?<=[wW]{3})\.(?=\S)"  # www.nu.nl, but not 1.234 and not n.v.t.
    r"|/(?=/)"  # //nu.nl
)
_AT_START = re.compile(r"^(?:[-+:]|\d+[.)](?=\s|$))")


def escape_line(text: str) -> str:
    """Text as one line: for a cell, a heading, an item of a list."""
    return _escaped(" ".join(printable(text).split()))


def paragraphs(text: str) -> Iterator[str]:
    """Text of many lines in paragraphs; a line breaks where it was broken."""
    for paragraph in printable(text, lines=True).split("\n\n"):
        typed = [escape_line(line) for line in paragraph.split("\n") if line.strip()]
        if typed:
            yield "\\\n".join(typed)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = ()) -> list[str]:
    """The lines of a table of plain texts, which are escaped here; the columns in `numbers` stand to the right."""
    rules = ["---:" if column in numbers else "---" for column in range(len(headers))]
    return [_row(headers), f"| {' | '.join(rules)} |", *(_row(row) for row in rows)]


def short(text: str, limit: int = 70) -> str:
    """A title that leaves its row one line on paper."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escape_line(cell) for cell in cells)} |"


def _escaped(line: str) -> str:
    """One line, stripped, with a backslash before every character that could mean something."""
    marked = _AUTOLINK.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\g<0>", line))
    start = _AT_START.match(line)
    if start is None:
        return marked
    end = start.end()
    return marked if marked[end - 1] == "\\" else f"{marked[: end - 1]}\\{marked[end - 1 :]}"


def voorbeeld_zin(*, rapport: bool) -> str:
    """What a page of example data says; the figures out of a report, when it shows those, are published ones."""
    return "Voorbeeldgegevens: verzonnen, behalve de cijfers uit het rapport." if rapport else VOORBEELD.strip("*")
