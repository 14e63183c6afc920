"""Figures in a table, alone or beside those of another period, with the difference as a fact and no judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from frontlijn.domain.blokken import Cel, Tabel
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND, mensen, verborgen
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal

VERZWEGEN = "niet getoond"
"""What stands for a number that would tell a small count of people."""


class Eenheid(Enum):
    """What a figure counts; a count of people is small when it leaves the laptop. Money is in cents."""

    DINGEN = "dingen"
    MENSEN = "mensen"
    MINUTEN = "minuten"
    GELD = "geld"


@dataclass(frozen=True, slots=True)
class Getal:
    """A figure in a table: its name, its value (None: unknown), and the name of the rows behind it."""

    naam: str
    waarde: int | None
    achter: str | None = None
    eenheid: Eenheid = Eenheid.DINGEN


class Naast:
    """Draws the same figures of one picture, or of two side by side."""

    def __init__(self, beeld: Beeld, eerder: Beeld | None) -> None:
        self.beeld = beeld
        self.eerder = eerder

    @property
    def kolommen(self) -> tuple[str, ...]:
        """What stands above the numbers."""
        if self.eerder is None:
            return ("Aantal",)
        return ("Deze periode", "Andere periode", "Verschil")

    def tabel(self, wat: str, nu: Sequence[Getal], toen: Sequence[Getal] = ()) -> Tabel:
        """A row per figure; `toen` holds those of the other period by the same names."""
        before = {getal.naam: getal for getal in toen}
        rows = [(Cel(getal.naam), *self.cellen(getal, before.get(getal.naam))) for getal in nu]
        return Tabel((wat, *self.kolommen), tuple(rows), frozenset(range(1, len(self.kolommen) + 1)))

    def cellen(self, nu: Getal, toen: Getal | None) -> tuple[Cel, ...]:
        """The value of a figure and, beside another period, that of then and the difference."""
        if self.eerder is None:
            return (Cel(shown(nu, self.beeld), nu.achter),)
        toen = toen or Getal(nu.naam, 0, eenheid=nu.eenheid)
        texts = [shown(nu, self.beeld), shown(toen, self.eerder), _difference(nu, toen)]
        if nu.eenheid is Eenheid.MENSEN and nu.waarde is not None and toen.waarde is not None:
            if verborgen(nu.waarde, self.beeld) or verborgen(toen.waarde, self.eerder):
                texts[2] = VERZWEGEN
            elif verborgen(abs(nu.waarde - toen.waarde), self.beeld):
                texts = self._without_inner(texts)
        return (Cel(texts[0], nu.achter), *map(Cel, texts[1:]))

    def _without_inner(self, texts: list[str]) -> list[str]:
        """The cells without the figure of a period that lies inside the other one.

        What the other has more was then in the rest of it, and is a small count of its own.
        """
        here = self.beeld.blik
        there = here if self.eerder is None else self.eerder.blik
        if _inside(here, there):
            return [VERZWEGEN, texts[1], VERZWEGEN]
        return [texts[0], VERZWEGEN, VERZWEGEN] if _inside(there, here) else texts


def shown(getal: Getal, beeld: Beeld) -> str:
    """A figure as shown."""
    if getal.waarde is None:
        return ONBEKEND
    return mensen(getal.waarde, beeld) if getal.eenheid is Eenheid.MENSEN else _written(getal.waarde, getal.eenheid)


def verzwijgt(getallen: Sequence[Getal], beeld: Beeld) -> bool:
    """Whether one of these figures is hidden, so that their total has to be left out too."""
    return any(one.eenheid is Eenheid.MENSEN and verborgen(one.waarde, beeld) for one in getallen)


def _difference(nu: Getal, toen: Getal) -> str:
    if nu.waarde is None or toen.waarde is None:
        return ONBEKEND
    difference = nu.waarde - toen.waarde
    if not difference:
        return "evenveel"
    return f"{_written(abs(difference), nu.eenheid)} {'meer' if difference > 0 else 'minder'}"


def _written(waarde: int, eenheid: Eenheid) -> str:
    match eenheid:
        case Eenheid.MINUTEN:
            return format_minuten(waarde)
        case Eenheid.GELD:
            return format_bedrag(waarde)
        case _:
            return format_aantal(waarde)


def _inside(inner: Blik, outer: Blik) -> bool:
    return outer.van <= inner.van and inner.tot <= outer.tot
