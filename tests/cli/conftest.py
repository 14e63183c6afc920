"""The command line as a test uses it: one call, in this process, on a store of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from frontlijn.__main__ import main
from tests.new_store import new_store


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]

VOLDOET = tuple(part for number in "1234" for part in (f"--c{number}", "voldoet: ja"))
"""A judgement on each criterion, where it does not matter which."""


def refused(ran: Ran, code: int, *words: str) -> None:
    """One line of Dutch that holds these words, this exit code, and no data."""
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1, ran.err
    for word in words:
        assert word in ran.err


class Terminal(io.StringIO):
    """Input that somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store of this test, with nothing in it."""
    path = tmp_path / "frontlijn.db"
    new_store(path)
    monkeypatch.setenv("FRONTLIJN_DB", str(path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return path


@pytest.fixture
def cli(db: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs `frontlijn ARGS`, without a terminal unless `stdin` is one."""

    def run(*args: str, stdin: io.StringIO | None = None) -> Ran:
        monkeypatch.setattr("sys.stdin", stdin or io.StringIO())
        capfdbinary.readouterr()
        code = main(list(args))
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def ok(cli: Cli) -> Cli:
    """Runs a command that must go well."""

    def run(*args: str) -> Ran:
        ran = cli(*args)
        assert ran.code == 0, ran.err
        return ran

    return run
