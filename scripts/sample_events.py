"""What building the example is made of: the day and the order of each write, and what the data calls the rows."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

from frontlijn.domain.values import Waarde

START = date(2024, 12, 2)
"""The day the example begins: what is older was entered then."""

Row = dict[str, Any]
W = TypeVar("W", bound=Waarde)


class Rank(IntEnum):
    """The order of what happens on one day."""

    PERSOON = 0
    ORGANISATIE = 1
    FONDS = 2
    RICHTLIJN = 3
    POT = 4
    OVERHEVELING = 5
    INITIATIEF = 6
    KASBOEK = 7
    AANVRAAG = 8
    BELANG = 9
    STATUS = 10
    BESLUIT = 11
    HERZIENING = 12
    ANTWOORD = 13
    STORNO = 14
    CORRECTIE = 15
    TERUGONTVANGST = 16
    VRIJVAL = 17
    BETALING = 18
    VERANTWOORDING = 19
    BEVESTIGING = 20
    KORTING = 21
    SLUITING = 22
    VERVAL = 23
    UITVOER = 24
    WIJZIGING = 25
    PRULLENBAK = 26
    SJABLOON = 27
    FILTER = 28
    ARENA = 29
    SESSIE = 30
    ACTIVITEIT = 31
    INVESTERING = 32
    EFFECT = 33
    CIJFER = 34


@dataclass(frozen=True)
class Event:
    """One call of a write function, on the day that belongs to it."""

    day: date
    rank: Rank
    write: Callable[[], None]


@dataclass
class Known:
    """The ids of what was written, by the key or name that the data has for it; `regels` by day and title."""

    wijken: dict[str, int]
    potten: dict[str, int] = field(default_factory=dict)
    fondsen: dict[str, int] = field(default_factory=dict)
    richtlijnen: dict[str, int] = field(default_factory=dict)
    initiatieven: dict[str, int] = field(default_factory=dict)
    aanvragen: dict[str, int] = field(default_factory=dict)
    regels: dict[str, int] = field(default_factory=dict)

    def initiatief_id(self, row: Row) -> int | None:
        """The initiative that a row of the data names, if any."""
        return self.initiatieven[row["initiatief"]] if "initiatief" in row else None

    def oorsprong(self, row: Row) -> dict[str, Any]:
        """What a row of the data came from: an entry by its day and title, or an initiative by its key."""
        if "uit" not in row:
            return {}
        if row["uit"] in self.regels:
            return {"uit_regel_id": self.regels[row["uit"]]}
        return {"uit_initiatief_id": self.initiatieven[row["uit"]]}


def event(day: date, rank: Rank, write: Callable[[Row], None], row: Row) -> Event:
    """The writing of one row of the data, never before the example begins."""
    return Event(max(day, START), rank, lambda: write(row))


def rows(path: Path, table: str) -> list[Row]:
    """The rows of one table in a file of the data."""
    found: list[Row] = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    return found


def value(kind: type[W], code: str | None) -> W | None:
    """The value with this code; None stays None."""
    return None if code is None else kind(code)
