"""What stands in a chart as a table and a sentence, beside it and where it cannot be drawn; and its axis."""

from __future__ import annotations

from collections.abc import Iterable

from frontlijn.domain.blokken import Cel, Grafiek, Tabel, Tornado
from frontlijn.domain.numbers import format_aantal

WEINIG = 6
"""Of so many places each is told."""

STAP = 5
"""Of more only every fifth: the periods of the arena begin there (domain model, section 7)."""


def plaatsen(grafiek: Grafiek) -> tuple[int, ...]:
    """The places that are told in numbers, from 0: with the marked one and the last."""
    aantal = len(grafiek.plaatsen)
    if aantal <= WEINIG:
        return tuple(range(aantal))
    verteld = {*range(0, aantal, STAP), aantal - 1}
    return tuple(sorted(verteld if grafiek.merk is None else verteld | {grafiek.merk}))


def grafiek_tabel(grafiek: Grafiek) -> Tabel:
    """The numbers at those places, a column for each line; the unit stands above the places.

    Raises ValueError when a line has not one number for each place.
    """
    if any(len(lijn.waarden) != len(grafiek.plaatsen) for lijn in grafiek.lijnen):
        msg = "a line of a chart needs one number for each place"
        raise ValueError(msg)
    rijen = (
        (Cel(grafiek.plaatsen[plaats]), *(Cel(format_aantal(lijn.waarden[plaats])) for lijn in grafiek.lijnen))
        for plaats in plaatsen(grafiek)
    )
    kolommen = (grafiek.eenheid, *(lijn.naam for lijn in grafiek.lijnen))
    return Tabel(kolommen, tuple(rijen), frozenset(range(1, len(kolommen))))


def merk_zin(grafiek: Grafiek) -> str:
    """What is marked, in a sentence; "" when nothing is."""
    tekst = grafiek.merk_tekst.rstrip(".")
    if grafiek.merk is None or not tekst:
        return f"{tekst}." if tekst else ""
    return f"Bij {grafiek.plaatsen[grafiek.merk]}: {tekst}."


def midden_zin(tornado: Tornado) -> str:
    """What the ranges lie around, in a sentence."""
    return f"Het midden is {tornado.midden_tekst.rstrip('.')}."


def tornado_tabel(tornado: Tornado) -> Tabel:
    """The ranges as shown: only what made them knows in which unit they are."""
    rijen = tuple((Cel(een.label), Cel(een.tekst, een.achter)) for een in tornado.spreidingen)
    return Tabel(("Als dit verandert", "Laag en hoog"), rijen, frozenset({1}))


def streepjes(waarden: Iterable[int], hoogstens: int = 6) -> tuple[int, ...]:
    """Round numbers for an axis: at most so many (2 or more), evenly apart, from under the lowest value to over the
    highest. Zero is one of them, so that a line never looks steeper than it is.
    """
    laagste, hoogste = 0, 0
    for waarde in waarden:
        laagste, hoogste = min(laagste, waarde), max(hoogste, waarde)
    macht = 1
    while True:
        for rond in (1, 2, 5):
            stap = rond * macht
            onder, boven = laagste // stap, max(-(-hoogste // stap), laagste // stap + 1)
            # Two marks may not be enough for what lies on both sides of zero.
            if boven - onder < max(hoogstens, 3 if laagste < 0 < hoogste else 2):
                return tuple(stap * nummer for nummer in range(onder, boven + 1))
        macht *= 10
