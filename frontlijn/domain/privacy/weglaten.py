"""A record as it may leave: every text in it, however deep, without names and control characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from frontlijn.domain.text import printable
from frontlijn.domain.values import Waarde

T = TypeVar("T")


def zonder_namen(value: T, weg: Callable[[str], str]) -> T:
    """The same value with what `weg` makes of each text in it; codes, numbers and dates stay."""
    made: Any = value
    if isinstance(value, str) and not isinstance(value, Waarde):
        made = printable(weg(value), lines=True)
    elif isinstance(value, tuple):
        made = tuple(zonder_namen(one, weg) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{one.name: zonder_namen(getattr(value, one.name), weg) for one in fields(value)})
    return made  # type: ignore[no-any-return]


def teksten(value: object) -> Iterator[str]:
    """Every text in a record that somebody may have typed, however deep; codes, numbers and dates are left out."""
    if isinstance(value, str) and not isinstance(value, Waarde):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from teksten(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from teksten(getattr(value, field.name))
