"""Olievlek: what came from what, as a tree; only recorded links count (002; domain model, 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Zoeksoort

Sleutel = tuple[Zoeksoort, int]
"""An initiative or an entry, by its kind and number."""


@dataclass(frozen=True, slots=True)
class Knoop:
    """An initiative or an entry in the tree; `datum` is the day of the entry or the start of the initiative.

    `binnen` is False for what stands outside the chosen wijk or period and only shows where something came from.
    """

    sleutel: Sleutel
    titel: str
    datum: date | None
    wijk: str
    uit: Sleutel | None
    deelnames: int | None = None
    binnen: bool = True


@dataclass(frozen=True, slots=True)
class Tak:
    """A node where it is drawn: how deep, whether it is the last of its parent, and how many came from it in all."""

    knoop: Knoop
    diepte: int
    laatste: tuple[bool, ...]
    nakomelingen: int


@dataclass(frozen=True, slots=True)
class Olievlek:
    """A wood of trees in the order in which they are drawn: each root, the earliest first, then what came from it.

    `diepte` is the largest number of steps from a root; `nakomelingen` counts the distinct nodes inside that came from
    something.
    """

    takken: tuple[Tak, ...]
    wortels: int
    diepte: int
    nakomelingen: int

    @property
    def per_wortel(self) -> tuple[int, int] | None:
        """Descendants and roots, of which the quotient is the reach; None without roots."""
        return (self.nakomelingen, self.wortels) if self.wortels else None


def olievlek(knopen: Iterable[Knoop]) -> Olievlek:
    """The wood of these nodes. A node whose origin is not among them is a root; one without origin and without
    offspring is left out. Raises ValueError on a cycle.
    """
    nodes = {knoop.sleutel: knoop for knoop in knopen}
    children: dict[Sleutel, list[Knoop]] = {}
    for knoop in nodes.values():
        if knoop.uit in nodes and knoop.uit is not None:
            children.setdefault(knoop.uit, []).append(knoop)
    for siblings in children.values():
        siblings.sort(key=_order)
    roots = sorted((one for one in nodes.values() if one.uit not in nodes and one.sleutel in children), key=_order)
    takken: list[Tak] = []
    # A chain can be longer than Python's own stack allows, so the walk keeps one of its own.
    for root in roots:
        stack: list[tuple[Knoop, tuple[bool, ...]]] = [(root, ())]
        while stack:
            knoop, last = stack.pop()
            takken.append(Tak(knoop, len(last), last, 0))
            below = children.get(knoop.sleutel, [])
            stack.extend((child, (*last, child is below[-1])) for child in reversed(below))
    if len(takken) - len(roots) < sum(one.uit in nodes for one in nodes.values()):
        raise ValueError("what came from itself has no root")
    counted = _with_offspring(takken)
    return Olievlek(
        takken=counted,
        wortels=len(roots),
        diepte=max((tak.diepte for tak in counted), default=0),
        nakomelingen=sum(tak.diepte > 0 and tak.knoop.binnen for tak in counted),
    )


def _with_offspring(takken: list[Tak]) -> tuple[Tak, ...]:
    """The same branches, each with the number of nodes inside that came from it."""
    below = [0] * len(takken)
    path: list[int] = []
    for number, tak in enumerate(takken):
        del path[tak.diepte :]
        if tak.knoop.binnen:
            for above in path:
                below[above] += 1
        path.append(number)
    return tuple(Tak(tak.knoop, tak.diepte, tak.laatste, count) for tak, count in zip(takken, below, strict=True))


def check_oorsprong(van: date | None, oorsprong: Knoop, field: str = "uit") -> None:
    """Raises Refused when the origin is later than what came from it (V15); an unknown day is never too late."""
    if van is not None and oorsprong.datum is not None and oorsprong.datum > van:
        raise Refused(
            f"{oorsprong.titel} is van {format_datum(oorsprong.datum)}, later dan {format_datum(van)}; "
            "kies iets van eerder, of verander de datum.",
            field,
        )


def _order(knoop: Knoop) -> tuple[bool, date, int]:
    return knoop.datum is None, knoop.datum or date.min, knoop.sleutel[1]
