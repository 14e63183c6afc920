"""Wijken: the unit of every summary, with the classes and plafonds of the NLA (004 §2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from frontlijn.domain.values import Grootte, Zwaarte


@dataclass(frozen=True, slots=True)
class Wijk:
    """A neighbourhood. `plafond` is the published ceiling of its wijkbudget in cents, if there is one."""

    id: int
    naam: str
    aliassen: tuple[str, ...]
    gebied: str | None
    grootte: Grootte
    zwaarte: Zwaarte
    plafond: int | None
    plafond_reden: str | None
    versie: int = 1

    def invoer(self) -> WijkInvoer:
        """What was given, to change a part of it."""
        return WijkInvoer(self.naam, self.aliassen, self.gebied, self.grootte, self.zwaarte, self.plafond)


@dataclass(frozen=True, slots=True)
class WijkInvoer:
    """What a worker gives to add or change a wijk; only `naam` is required. `plafond` is in cents."""

    naam: str
    aliassen: tuple[str, ...] = ()
    gebied: str | None = None
    grootte: Grootte = Grootte.ONBEKEND
    zwaarte: Zwaarte = Zwaarte.ONBEKEND
    plafond: int | None = None


_KLASSE_PLAFOND = {
    (Grootte.GROOT, Zwaarte.ZWAAR): 900_000_00,
    (Grootte.KLEIN, Zwaarte.ZWAAR): 450_000_00,
    (Grootte.GROOT, Zwaarte.LICHT): 450_000_00,
    (Grootte.KLEIN, Zwaarte.LICHT): 225_000_00,
}

_VERBOGEN = {Zwaarte.ZWAAR: "zware", Zwaarte.LICHT: "lichte"}


def klasse_plafond(grootte: Grootte, zwaarte: Zwaarte) -> int | None:
    """The plafond in cents that the class of a wijk gives for four years; None if the class is unknown (004 §2.2)."""
    return _KLASSE_PLAFOND.get((grootte, zwaarte))


def noem_klasse(grootte: Grootte, zwaarte: Zwaarte) -> str:
    """A known class before the word wijk in a sentence: "klein-lichte"."""
    return f"{grootte.label}-{_VERBOGEN[zwaarte]}"
