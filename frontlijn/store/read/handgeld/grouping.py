"""Children of many rows in one query each."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

AMONG = "IN (SELECT value FROM json_each(?))"
"""The condition that a column is one of `ids`."""


def ids(rows: Sequence[sqlite3.Row]) -> tuple[str]:
    """The ids of rows as the one value that `AMONG` takes."""
    return (json.dumps([row["id"] for row in rows]),)


def grouped(rows: Iterable[sqlite3.Row], key: str) -> dict[int, list[sqlite3.Row]]:
    """The rows per value of one column, in their order."""
    groups: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
