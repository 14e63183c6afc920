"""A page as blocks: headings, sentences, tables and bars, before anybody decides how it looks.

The screen, the command line and markdown draw the same blocks, so that they cannot tell different things (V25).
A number can name the figure it is (`achter`, such as `leefdomein.wonen`), so that a screen can open the rows behind it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; level 1 is the title of the page."""

    tekst: str
    niveau: int = 2


@dataclass(frozen=True, slots=True)
class Zin:
    """A paragraph of one or more sentences."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Opsomming:
    """Lines that belong together."""

    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citaat:
    """A text in somebody's own words, with a line above it that says of what it is, and its number in the kasboek."""

    bij: str
    tekst: str
    regel_id: int | None = None


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell of a table as shown; `achter` names the figure that it is."""

    tekst: str
    achter: str | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; `getallen` are the columns that hold numbers, from 0."""

    kolommen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    getallen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Staaf:
    """One bar: what it is, how many, and the number as shown."""

    label: str
    aantal: int
    tekst: str
    achter: str | None = None


@dataclass(frozen=True, slots=True)
class Staven:
    """Bars on one scale. What stands in several of them is never added up."""

    staven: tuple[Staaf, ...]


Blok = Kop | Zin | Opsomming | Citaat | Tabel | Staven
