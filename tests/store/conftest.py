"""A fresh store with a clock that stands still."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontlijn.store.connection import connect
from frontlijn.store.store import Store
from tests.new_store import new_store

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(new_store(tmp_path / "frontlijn.db"), clock=lambda: NOW)
    yield store
    store.close()


@pytest.fixture
def raw(store: Store) -> Iterator[sqlite3.Connection]:
    """A connection past the app: what it writes obeys the database alone."""
    with closing(connect(store.path)) as db:
        yield db
