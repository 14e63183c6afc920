"""A new store for a test, copied from one that was made once: making the schema takes longer than most tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from frontlijn.store.store import Store


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "frontlijn.db"
        Store.open(path).close()
        return path.read_bytes()


def new_store(path: Path) -> Path:
    """Puts a store with nothing in it at `path`, as `Store.open` would have made it."""
    path.write_bytes(_made())
    path.chmod(0o600)
    return path
