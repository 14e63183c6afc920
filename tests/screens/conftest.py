"""Stores for the app: an empty one where somebody works already, and a copy of the example."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.new_store import new_store

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "sample.db"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, so that an export or a log never lands in a real one."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("USER", "truus")
    monkeypatch.setenv("LOGNAME", "truus")
    return home


@pytest.fixture(autouse=True)
def unknown_errors(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Errors the app said it does not know; a test that expects one empties the list."""
    errors: list[BaseException] = []

    def note(error: BaseException) -> str:
        errors.append(error)
        return "het logboek"

    monkeypatch.setattr("frontlijn.screens.reporting.write_down", note)
    yield errors
    assert not errors


@pytest.fixture
def clock() -> list[datetime]:
    """The moment the store thinks it is; a test may put another in its place."""
    return [NOW]


@pytest.fixture
def new(tmp_path: Path, clock: list[datetime]) -> Iterator[Store]:
    """A store nobody has opened the app on."""
    store = Store.open(new_store(tmp_path / "frontlijn.db"), clock=lambda: clock[0])
    yield store
    store.close()


@pytest.fixture
def store(new: Store) -> Store:
    """An empty store where Truus works in Selwerd."""
    put(new, Instelling.GEBRUIKER, "Truus")
    put(new, Instelling.WIJK, "1")
    return new


@pytest.fixture
def sample(tmp_path: Path, clock: list[datetime]) -> Iterator[Store]:
    """A copy of the example, in Selwerd."""
    path = tmp_path / "sample.db"
    shutil.copyfile(SAMPLE, path)
    store = Store.open(path, clock=lambda: clock[0])
    yield store
    store.close()
