"""From what stands in an option to a value of the domain, and from a value to JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any, TypeVar

from frontlijn.cli.exits import WrongInput
from frontlijn.domain.dates import parse_datum, parse_periode
from frontlijn.domain.duration import parse_minuten
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import parse_bedrag
from frontlijn.domain.numbers import parse_aantal
from frontlijn.domain.text import fold, printable

T = TypeVar("T")
W = TypeVar("W", bound=StrEnum)


def choice(kind: type[W], text: str, option: str) -> W:
    """The value with this code or label; case, accents, spaces and punctuation do not count."""
    wanted = _key(text)
    codes = [value.value for value in kind]
    if not wanted:
        raise WrongInput(f"{option} is leeg; kies {', '.join(codes[:-1])} of {codes[-1]}.")
    for value in kind:
        if wanted in (_key(value.value), _key(getattr(value, "label", ""))):
            return value
    raise WrongInput(f'{option}: "{printable(text)[:40]}" ken ik niet; kies {", ".join(codes[:-1])} of {codes[-1]}.')


def day(text: str, today: date, option: str) -> date:
    """A date as typed."""
    return _given(option, lambda: parse_datum(text, today, option))


def period(text: str, today: date, option: str) -> tuple[date, date]:
    """The first and the last day of a period as typed."""
    return _given(option, lambda: parse_periode(text, today, option))


def series(text: str, datum: date, today: date, option: str) -> tuple[date, ...]:
    """The days of a series as typed, oldest first."""
    from frontlijn.domain.kasboek.reeks import parse_reeks  # few commands need it

    return _given(option, lambda: parse_reeks(text, datum, today, option))


def weekday(text: str, option: str) -> int:
    """The number of a day of the week as typed, Monday is 0."""
    from frontlijn.domain.kasboek.reeks import weekdag  # few commands need it

    return _given(option, lambda: weekdag(text, option))


def cents(text: str, option: str) -> int:
    """An amount as typed."""
    return _given(option, lambda: parse_bedrag(text, option))


def minutes(text: str, option: str) -> int:
    """A time in hours as typed."""
    return _given(option, lambda: parse_minuten(text, option))


def number(text: str, option: str) -> int:
    """A whole number as typed."""
    return _given(option, lambda: parse_aantal(text, option))


def given(option: str, parse: Callable[[str], T], text: str | None) -> T | None:
    """What `parse` makes of an option; None when it was left out or is empty."""
    return None if not text else _given(option, lambda: parse(text))


def typed_fields(
    typed: Mapping[str, str | None], parse: Mapping[str, Callable[[str], Any]], needed: Container[str]
) -> dict[str, Any]:
    """The fields that were typed, each through its own `parse` or as text; an empty one is None.

    A field that is `needed` cannot be empty: its `parse` says so.
    """
    return {
        field: parse.get(field, str)(text) if text or field in needed else None
        for field, text in typed.items()
        if text is not None
    }


def _given(option: str, parse: Callable[[], T]) -> T:
    try:
        return parse()
    except Refused as error:
        raise WrongInput(f"{option}: {error.message}") from error


def _key(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def to_json(value: Any) -> str:
    """JSON of records: dates as jjjj-mm-dd, codes as stored, amounts in cents, text made safe for a terminal."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2)


def as_fields(value: Any) -> dict[str, Any]:
    """The fields of a record by name, to add to them what JSON should show as well."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return printable(value, lines=True)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {name: _plain(item) for name, item in as_fields(value).items()}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
