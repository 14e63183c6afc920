"""Herkomst: how a number was made, in words and with its values filled in, so that anybody can check it by hand.

What is told here is the same in the app, the commands and the outputs. It knows no figure by itself: whoever makes a
number says what it is, how it is made, and what it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from frontlijn.domain.numbers import format_aantal

ONBEKEND = "onbekend"

HOOGSTENS = 6
"""A sum of more parts than this is written as its first ones, with how many there are."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a number: what it is, its value as shown, and the name of the figure or thing it opens."""

    tekst: str
    waarde: str
    achter: str | None = None


@dataclass(frozen=True, slots=True)
class Herkomst:
    """How one number was made.

    `naam` is the name of the figure, such as `kasboek.deelnames`; `wat` is what it is in words, `waarde` how it is
    shown ("onbekend" when nobody knows). `formule` says how it is made and `ingevuld` says it with the values.
    `delen` are parts that are figures or things themselves, `bronnen` where it comes from, `let_op` what to keep in
    mind. All of it is Dutch text to show; nothing in it is computed with further.
    """

    naam: str
    wat: str
    waarde: str
    formule: str
    ingevuld: str
    delen: tuple[Deel, ...] = ()
    bronnen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()

    def uitleg(self) -> Iterator[tuple[str, str]]:
        """The explanation as lines, each with the word it stands behind; the parts apart."""
        yield "Formule", self.formule
        yield "Ingevuld", self.ingevuld
        if self.bronnen:
            yield "Bron", "; ".join(self.bronnen)
        if self.let_op:
            yield "Let op", " ".join(self.let_op)


def optelling(delen: Sequence[int], toon: Callable[[int], str] = format_aantal, *, wat: str = "delen") -> str:
    """Parts and their sum: "34 + 12 - 8 = 38"; of many parts the first ones, and of how many there are `wat`."""
    total = toon(sum(delen))
    if not delen:
        return f"geen {wat}, dus {total}"
    if len(delen) == 1:
        return total
    shown = toon(delen[0]) + "".join(f" {'-' if part < 0 else '+'} {toon(abs(part))}" for part in delen[1:HOOGSTENS])
    more = f" + … ({format_aantal(len(delen))} {wat})" if len(delen) > HOOGSTENS else ""
    return f"{shown}{more} = {total}"


def berekening(
    termen: Iterable[tuple[str, int]], toon: Callable[[int], str] = format_aantal, *, uitkomst: int | None = None
) -> str:
    """Named terms and what they make: "plafond € 900,00 - toegekend € 125,00 = € 775,00".

    A term counts with its sign; the first one keeps a minus before its value. `uitkomst` is for terms that make it
    another way than by adding up.
    """
    each = list(termen)
    shown = " ".join(
        f"{'' if not number else '- ' if value < 0 else '+ '}{naam} {toon(abs(value) if number else value)}"
        for number, (naam, value) in enumerate(each)
    )
    made = sum(value for _, value in each) if uitkomst is None else uitkomst
    return f"{shown} = {toon(made)}"


def middelste(waarden: Sequence[int], toon: Callable[[int], str] = format_aantal, *, wat: str = "waarden") -> str:
    """Where a median comes from: the middle of so many values in their order, or half-way between the middle two.

    Half a unit rounds up, as `frontlijn.domain.summary.mediaan` does.
    """
    ordered = sorted(waarden)
    if not ordered:
        return f"geen {wat}, dus {ONBEKEND}"
    count, half = format_aantal(len(ordered)), len(ordered) // 2
    if len(ordered) == 1:
        return f"er is er één: {toon(ordered[0])}"
    if len(ordered) % 2:
        return f"nummer {format_aantal(half + 1)} van {count} {wat}, van laag naar hoog: {toon(ordered[half])}"
    low, high = ordered[half - 1], ordered[half]
    middle = toon((low + high + 1) // 2)
    return (
        f"nummer {format_aantal(half)} en {format_aantal(half + 1)} van {count} {wat}, van laag naar hoog: "
        f"{toon(low)} en {toon(high)}; het midden daarvan is {middle}"
    )
