"""A long list read by windows: how many rows a filter lets through, which ones, and where one of them stands.

A filter is a frozen dataclass; each field that differs from its default adds one fixed fragment of SQL, its value is
bound. The ids of a window come from an index alone, and only the rows that are shown are looked up, so that row
100,000 costs little more than the first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from frontlijn.domain.values import Waarde
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

F = TypeVar("F")
V = TypeVar("V", bound=Waarde)


class Leeg(Enum):
    """In a filter: the field that was never filled in."""

    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Listing(Generic[F]):
    """One list.

    `source` is its table with an alias, `columns` and `joins` say what a shown row holds, `order` is an order that no
    two rows share and `earlier` the condition that a row stands before the row `:id`. `fragments` holds a condition per
    field of the filter and, as `field=MEMBER`, one for a value that needs its own; `:today` is bound in each. `bound`
    says of a field how its value is bound, when that is not as it is stored.
    """

    source: str
    columns: str
    joins: str
    order: str
    earlier: str
    fragments: Mapping[str, str]
    always: str = "1"
    bound: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)

    def where(self, store: Store, wanted: F) -> tuple[str, dict[str, Any]]:
        """The condition for a filter and the values bound in it."""
        conditions = [self.always]
        values: dict[str, Any] = {"today": store.today().isoformat()}
        for one in fields(wanted):  # type: ignore[arg-type]
            value = getattr(wanted, one.name)
            if value == one.default:
                continue
            special = f"{one.name}={value.name}" if isinstance(value, Enum) else ""
            conditions.append(self.fragments[special if special in self.fragments else one.name])
            values[one.name] = self.bound.get(one.name, _bound)(value)
        return " AND ".join(conditions), values

    def count(self, store: Store, wanted: F) -> int:
        """How many rows the filter lets through."""
        condition, values = self.where(store, wanted)
        with reading(store) as db:
            number: int = db.execute(f"SELECT count(*) FROM {self.source} WHERE {condition}", values).fetchone()[0]
        return number

    def window(self, store: Store, wanted: F, offset: int, limit: int) -> list[sqlite3.Row]:
        """The rows from `offset`, at most `limit` of them; a negative limit means all."""
        sql, values = self.window_query(store, wanted, offset, limit)
        with reading(store) as db:
            return db.execute(sql, values).fetchall()

    def window_query(self, store: Store, wanted: F, offset: int, limit: int) -> tuple[str, dict[str, Any]]:
        """The query behind a window: the ids first, in order, then only their rows."""
        ids, values = self.ids_query(store, wanted, offset, limit)
        sql = f"""
          SELECT {self.columns} FROM ({ids}) shown CROSS JOIN {self.source} ON {self._id} = shown.id {self.joins}
          ORDER BY {self.order}"""
        return sql, values

    def ids_query(self, store: Store, wanted: F, offset: int, limit: int) -> tuple[str, dict[str, Any]]:
        """The query for the ids of a window; what an index cannot tell is read from each row that is passed over."""
        condition, values = self.where(store, wanted)
        sql = (
            f"SELECT {self._id} FROM {self.source} WHERE {condition} ORDER BY {self.order} LIMIT :limit OFFSET :offset"
        )
        return sql, {**values, "limit": limit, "offset": offset}

    def per(self, store: Store, wanted: F, column: str, kind: type[V]) -> tuple[tuple[V | None, int], ...]:
        """How many rows there are per value of a column, every value and the unknown included."""
        condition, values = self.where(store, wanted)
        with reading(store) as db:
            found = dict(
                db.execute(
                    f"SELECT {column}, count(*) FROM {self.source} WHERE {condition} GROUP BY {column}", values
                ).fetchall()
            )
        members: tuple[V | None, ...] = (*kind, None)
        return tuple((member, found.get(member and member.value, 0)) for member in members)

    def one(self, store: Store, row_id: int) -> sqlite3.Row | None:
        """The row with this id, if the list can show it."""
        sql = f"SELECT {self.columns} FROM {self.source} {self.joins} WHERE {self._id} = ? AND {self.always}"
        with reading(store) as db:
            row: sqlite3.Row | None = db.execute(sql, (row_id,)).fetchone()
        return row

    def position(self, store: Store, wanted: F, row_id: int) -> int | None:
        """The number of the row in the list, from 0; None when the filter does not let it through."""
        condition, values = self.where(store, wanted)
        values["id"] = row_id
        with reading(store) as db:
            shown = f"SELECT 1 FROM {self.source} WHERE {condition} AND {self._id} = :id"
            if db.execute(shown, values).fetchone() is None:
                return None
            before = f"SELECT count(*) FROM {self.source} WHERE {condition} AND {self.earlier}"
            number: int = db.execute(before, values).fetchone()[0]
        return number

    @property
    def _id(self) -> str:
        return f"{self.source.split()[1]}.id"


def _bound(value: Any) -> Any:
    """A value of a filter as SQLite stores it; several codes as one JSON list."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Enum):
        return None
    if isinstance(value, Sequence) and not isinstance(value, str):
        return json.dumps([_bound(item) for item in value])
    return value
