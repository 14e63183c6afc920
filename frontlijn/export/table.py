"""What every format of a register gets: named columns and rows of values that know what they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.values import Waarde


@dataclass(frozen=True, slots=True)
class Bedrag:
    """An amount of money in cents, so that a format can tell it from a count."""

    cent: int


@dataclass(frozen=True, slots=True)
class Procent:
    """A share in basis points."""

    basispunten: int


class Moment(str):
    """A moment in UTC as it is stored; for a reader it is the day and the time where the worker is."""

    __slots__ = ()


Value = str | int | bool | date | Bedrag | Procent | Waarde | tuple[str, ...] | None
"""Everything a column can give. A tuple holds texts or codes; None is unknown."""


@dataclass(frozen=True, slots=True)
class Table:
    """A register on its way out; `rijen` reads from the store while it is read, once."""

    register: str
    kolommen: tuple[str, ...]
    rijen: Iterator[tuple[Value, ...]]
    datum: date
    voorbeeld: bool
    """Whether the store holds example data, not the truth."""
