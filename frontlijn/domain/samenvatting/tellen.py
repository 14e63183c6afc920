"""Counts as tables: across on one line with the total that they add up to (V25), or in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frontlijn.domain.blokken import Blok, Cel, Staaf, Staven, Tabel
from frontlijn.domain.kasboek.uitvoer.naast import Getal
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.summary import Telling, V
from frontlijn.domain.values import Waarde

ONBEKEND = "onbekend"
NOG_GEEN = "nog geen"


def per_waarde(telling: Telling[V], achter: str, leeg: str = ONBEKEND) -> list[Getal]:
    """A number per value, with the name of its figure: `achter` and the code."""
    return [
        Getal(waarde.label, number, f"{achter}.{waarde.value}")
        if isinstance(waarde, Waarde)
        else Getal(leeg, number, f"{achter}.onbekend")
        for waarde, number in telling
    ]


def overdwars(wat: str, getallen: Sequence[Getal], samen: Getal) -> Tabel:
    """A table of one row: what occurs, and the total that these cells add up to."""
    shown = [getal for getal in getallen if getal.waarde]
    cells = [Cel(format_aantal(one.waarde or 0), one.achter) for one in (*shown, samen)]
    columns = (wat, *(getal.naam for getal in shown), samen.naam)
    return Tabel(columns, ((Cel("aantal"), *cells),), frozenset(range(1, len(columns))))


def ergens(nu: Sequence[Getal], toen: Sequence[Getal]) -> tuple[list[Getal], list[Getal]]:
    """Both without what is zero in the one and in the other."""
    some = {one.naam for one in (*nu, *toen) if one.waarde != 0}
    return [one for one in nu if one.naam in some], [one for one in toen if one.naam in some]


def als_zin(getallen: Iterable[Getal]) -> str:
    """What occurs of these in a sentence: "wijkbedrijf 2, onbekend 1"."""
    return ", ".join(f"{one.naam} {format_aantal(one.waarde)}" for one in getallen if one.waarde)


def onder(naam: str, blok: Blok) -> Blok:
    """The same block with the figures that it names under a name, such as `kasboek.`."""

    def cell(one: Cel) -> Cel:
        return replace(one, achter=naam + one.achter) if one.achter else one

    def bar(one: Staaf) -> Staaf:
        return replace(one, achter=naam + one.achter) if one.achter else one

    match blok:
        case Tabel(rijen=rijen):
            return replace(blok, rijen=tuple(tuple(map(cell, rij)) for rij in rijen))
        case Staven(staven):
            return Staven(tuple(map(bar, staven)))
        case _:
            return blok
