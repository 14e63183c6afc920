"""The state of an arena as text, to be read back as it was at a session."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from frontlijn.domain.arena.arena import ArenaStand


def to_json(stand: ArenaStand) -> str:
    """The state as JSON, the same text for the same state."""
    return json.dumps(asdict(stand), ensure_ascii=False, default=_plain)


def from_json(text: str) -> ArenaStand:
    """The state that `to_json` made this text of."""
    read: ArenaStand = _value(ArenaStand, json.loads(text))
    return read


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no part of a state")


def _value(hint: Any, value: Any) -> Any:
    """What a type makes of a plain value; a field that was not kept yet takes its default."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] if NoneType in get_args(hint) else [hint]
    kind = kinds[0]
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_value(get_args(kind)[0], one) for one in value)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{name: _value(hints[name], one) for name, one in value.items() if name in hints})  # type: ignore[operator]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
