"""Filters of the kasboek that are kept under a name."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from frontlijn.domain.errors import NotFound
from frontlijn.store.read.kasboek.regels import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class BewaardFilter:
    """A filter with its name."""

    id: int
    versie: int
    naam: str
    filter: KasboekFilter


def filters(store: Store) -> tuple[BewaardFilter, ...]:
    """The kept filters, by name."""
    with reading(store) as db:
        rows = db.execute(
            """
            SELECT id, versie, naam, inhoud FROM bewaard_filter
             WHERE verwijderd_op IS NULL ORDER BY naam COLLATE NOCASE"""
        ).fetchall()
    return tuple(BewaardFilter(row["id"], row["versie"], row["naam"], _from_json(row["inhoud"])) for row in rows)


def find_filter(store: Store, text: str) -> BewaardFilter:
    """The kept filter that is meant by a name; raises NotFound with the nearest names."""
    kept = filters(store)
    number = find_named("filter", text, [Named(one.id, one.naam) for one in kept])
    for one in kept:
        if one.id == number:
            return one
    raise NotFound(f"Er is geen filter {text}.")


def to_json(wanted: KasboekFilter) -> str:
    """The fields of a filter that ask for something, as they are kept."""
    asked = {one.name: getattr(wanted, one.name) for one in fields(wanted) if getattr(wanted, one.name) != one.default}
    return json.dumps(
        {
            name: value.isoformat() if isinstance(value, date) else value.value if isinstance(value, Enum) else value
            for name, value in asked.items()
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _from_json(text: str) -> KasboekFilter:
    """The filter as it was kept; a field that this version does not know is left out."""
    kept = json.loads(text)
    hints = get_type_hints(KasboekFilter)
    return KasboekFilter(**{name: _value(hints[name], value) for name, value in kept.items() if name in hints})


def _value(hint: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    for kind in get_args(hint):
        if kind is date:
            return date.fromisoformat(value)
        if isinstance(kind, type) and issubclass(kind, Enum) and value in [member.value for member in kind]:
            return kind(value)
    return Leeg(value) if str not in get_args(hint) and value == Leeg.ONBEKEND.value else value
