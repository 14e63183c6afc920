"""Stdout that is closed, full or left: one Dutch sentence, an exit code, and what was saved is said to be saved."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

FULL = Path("/dev/full")
NOWHERE = [
    ">&-",
    pytest.param(">/dev/full", marks=pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")),
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell of POSIX")


def shell(command: str, redirect: str = "") -> subprocess.CompletedProcess[str]:
    """Runs `frontlijn COMMAND` with a redirection, in a shell."""
    line = f"{shlex.quote(sys.executable)} -m frontlijn {command} {redirect}"
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("nowhere", NOWHERE)
def test_what_is_saved_is_said_when_its_number_cannot_be_written(nowhere: str, db: Path, ok: Cli) -> None:
    """Nobody types it again because of an error that came after it."""
    ran = shell("kasboek add Koffie --wijk Selwerd", nowhere)
    assert ran.returncode == 5
    told, error = ran.stderr.splitlines()
    assert told.startswith("Kasboekregel 1 opgeslagen")
    assert error.startswith("Het is opgeslagen. De uitvoer kan niet worden geschreven")
    assert "Koffie" in ok("kasboek", "list").out


@pytest.mark.parametrize("nowhere", NOWHERE)
@pytest.mark.parametrize(
    "command",
    ["wijk list", "wijk list --json", "wijk show 1", "export kasboek", "search koffie", "search --help", "--help",
     "--version", "kasboek add --help", "where"],
)  # fmt: skip
def test_what_cannot_be_shown_is_said(command: str, nowhere: str, db: Path, ok: Cli) -> None:
    """One sentence and exit code 5, whatever the command shows."""
    ok("kasboek", "add", "Koffie", "--wijk", "Selwerd")
    ran = shell(command, nowhere)
    assert ran.returncode == 5, ran.stderr
    assert ran.stderr == "De uitvoer kan niet worden geschreven: waar die heen moet is vol of gesloten.\n"


@pytest.mark.parametrize("nowhere", NOWHERE)
def test_what_cannot_be_told_is_lost_and_nothing_else(nowhere: str, db: Path, ok: Cli) -> None:
    """Without a stderr a command does its work, and its data stays data."""
    ran = shell("kasboek add Koffie --wijk Selwerd", f"2{nowhere}")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "1\n", "")
    ran = shell("kasboek add Thee --wijk selwrd", f"2{nowhere}")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "")


def test_all_streams_closed(db: Path, ok: Cli) -> None:
    """No file of the store comes to stand where a stream should be."""
    assert shell("kasboek add Koffie --wijk Selwerd", "<&- >&- 2>&-").returncode == 5
    assert ok("check").err == "Alles klopt.\n"
    assert "Koffie" in ok("kasboek", "list").out


def test_the_app_without_stdin_asks_for_a_terminal(db: Path) -> None:
    """A closed stdin is no terminal."""
    ran = shell("", "<&-")
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert "terminal" in ran.stderr


@pytest.mark.parametrize(
    "command", ["export kasboek", "kasboek list", "kasboek list --json", "search koffie --limit 999"]
)
def test_a_reader_that_stops_early_hears_nothing(command: str, db: Path, ok: Cli) -> None:
    """More than fits in a pipe, of which only the first line is read."""
    story = "koffie " + "x" * 140_000
    for number in range(6):
        ok("kasboek", "add", f"Koffie {number} {'x' * 100}", "--wijk", "Selwerd", "--verhaal", story)
    ran = shell(command, "| (read -r line; sleep 0.2)")
    assert [line for line in ran.stderr.splitlines() if not line.startswith("Verhalen: ")] == []


def test_a_dash_is_stdout(ok: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-o -` writes no file of that name."""
    monkeypatch.chdir(tmp_path)
    ok("kasboek", "add", "Koffie", "--wijk", "Selwerd")
    assert ok("export", "kasboek", "-o", "-").out == ok("export", "kasboek").out
    assert ok("export", "kasboek", "-o", "-", "--formaat", "json").out.startswith("{")
    assert not (tmp_path / "-").exists()
