"""From a row of SQLite to a frozen value of the domain, by the types that its dataclass declares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Hashable
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from frontlijn.domain.values import Waarde

T = TypeVar("T")


def record(cls: type[T], row: sqlite3.Row, **more: Any) -> T:
    """A `cls` from the columns named as its fields; `more` gives the fields that the row does not hold.

    A date is text as jjjj-mm-dd, a Waarde its code, a tuple of either lines of text; a tuple of Waarden comes in the
    order of the domain. A tuple of numbers is a JSON list.
    """
    names = row.keys()
    read = {name: convert(row[name]) for name, convert in converters(cls) if name in names}  # type: ignore[arg-type]
    return cls(**read, **more)


@cache
def converters(cls: Hashable) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Each field of a dataclass with what makes its value of what the store holds."""
    return tuple((name, _converter(hint)) for name, hint in get_type_hints(cls).items())


def _converter(hint: Any) -> Callable[[Any], Any]:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] if NoneType in get_args(hint) else [hint]
    kind = kinds[0]
    if get_origin(kind) is tuple:
        return _lines_of(get_args(kind)[0])
    if kind is date:
        return _unless_none(date.fromisoformat)
    if isinstance(kind, type) and (kind is bool or issubclass(kind, Waarde)):
        return _unless_none(kind)
    return lambda value: value


def _unless_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


def _lines_of(kind: Any) -> Callable[[Any], Any]:
    if isinstance(kind, type) and issubclass(kind, Waarde):
        members: tuple[Waarde, ...] = tuple(kind)
        return lambda text: tuple(member for member in members if member.value in (text or "").split("\n"))
    if kind is int:
        return lambda text: tuple(json.loads(text))
    return lines


def lines(text: str | None) -> tuple[str, ...]:
    """The lines of a text that holds one name per line."""
    return tuple(text.split("\n")) if text else ()
