"""The children of a record, such as the leefdomeinen of an entry: only those that come or go are touched."""

from __future__ import annotations

from typing import Any

from sqlalchemy import inspect as state_of

from frontlijn.store.write.tables import Record


def set_children(row: Record, name: str, wanted: list[dict[str, Any]]) -> None:
    """Gives a record these children, each as the fields that the log keeps of it."""
    fields = row.logged_children[name]
    children: list[Any] = getattr(row, name)
    for child in [child for child in children if _fields(child, fields) not in wanted]:
        children.remove(child)
    present = [_fields(child, fields) for child in children]
    made = state_of(row).mapper.relationships[name].mapper.class_
    children.extend(made(**one) for one in wanted if one not in present)


def children_of(row: Record, name: str) -> list[dict[str, Any]]:
    """The children of a record as the log keeps them, in its order."""
    fields = row.logged_children[name]
    return sorted((_fields(child, fields) for child in getattr(row, name)), key=repr)


def _fields(child: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(child, field) for field in fields}
