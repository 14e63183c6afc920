"""A figure with the rows it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

F_co = TypeVar("F_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Figure(Generic[F_co]):
    """A figure with the filter that opens its rows.

    `counts`: the figure is how many rows there are; else it is made from them (a sum, a median).
    """

    value: int | None
    rows: F_co
    counts: bool = True
