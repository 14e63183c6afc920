"""What an import must know of the store, as whoever has a store can give it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from frontlijn.domain.kasboek.olievlek import Knoop

I = TypeVar("I")  # noqa: E741


@dataclass(frozen=True, slots=True)
class Bekend(Generic[I]):
    """What the store holds, as far as an import must know.

    `gekozen_wijk` is where the worker works. `wijk`, `initiatief` (in a wijk) and `oorsprong` (from a wijk) find what
    is meant by a text; they raise NotFound or Refused. `merken` are the marks of the records that stand, each with its
    number. `geregistreerd` gives the record with a number and a moment of registration as an export shows them.
    `gelijkend` are the records that an input may be a double of, `invoeren` the inputs that would make records again.
    `geen_bsn` holds numbers that were stated to be none.
    """

    vandaag: date
    gekozen_wijk: int | None
    wijk: Callable[[str], int]
    initiatief: Callable[[str, int], int]
    oorsprong: Callable[[str, int], Knoop]
    merken: Mapping[str, int]
    geregistreerd: Mapping[tuple[str, str], int]
    gelijkend: Callable[[I], Sequence[int]]
    invoeren: Callable[[Collection[int]], Mapping[int, I]]
    geen_bsn: Container[str]
