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
    """A paragraph of one or more sentences; `achter` names the figure that the first one tells."""

    tekst: str
    achter: str | None = None


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


@dataclass(frozen=True, slots=True)
class Lijn:
    """One line of a chart: what it is, and a whole number for each place on the axis."""

    naam: str
    waarden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grafiek:
    """Lines over the same places, such as years, in one unit, such as "x € 1.000".

    `merk` is the place that is marked, with `merk_tekst` beside it. The same numbers go as text where a chart cannot be
    read.
    """

    titel: str
    eenheid: str
    plaatsen: tuple[str, ...]
    lijnen: tuple[Lijn, ...]
    merk: int | None = None
    merk_tekst: str = ""


@dataclass(frozen=True, slots=True)
class Spreiding:
    """How far a result moves when one thing changes: at its lowest, and at its highest, with both as shown."""

    label: str
    laag: int
    hoog: int
    tekst: str
    achter: str | None = None


@dataclass(frozen=True, slots=True)
class Tornado:
    """Ranges around one middle on one scale, the widest first."""

    midden: int
    midden_tekst: str
    spreidingen: tuple[Spreiding, ...]


Blok = Kop | Zin | Opsomming | Citaat | Tabel | Staven | Grafiek | Tornado
