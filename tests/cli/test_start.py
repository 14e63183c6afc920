"""How a command starts: nothing heavy is imported that it does not need, and each end is a line and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontlijn.__main__ import main, take_db, take_flag

HEAVY = ("sqlmodel", "sqlalchemy", "textual", "rich", "jinja2")
LEAN = (*HEAVY, "typer", "pydantic", "platformdirs", "re", "enum", "typing", "dataclasses", "argparse", "json")

_PROBE = """
import sys
from frontlijn.__main__ import main
before = set(sys.modules)
code = main({args!r})
print("modules", *(name for name in {names!r} if name in sys.modules), file=sys.stderr)
sys.exit(code)
"""


def imported(names: tuple[str, ...], args: list[str], db: Path) -> list[str]:
    """Which of `names` a process holds after it ran a command, without what the environment itself imports."""
    plain = subprocess.run(
        [sys.executable, "-I", "-c", "import sys; print('|'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    script = _PROBE.format(args=args, names=names)
    ran = subprocess.run(
        [sys.executable, "-I", "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "FRONTLIJN_DB": str(db)},
        check=False,
    )
    heading, *found = ran.stderr.splitlines()[-1].split()
    assert heading == "modules", ran.stderr
    return [name for name in found if name not in plain.stdout.strip().split("|")]


@pytest.mark.parametrize(
    "args",
    [
        ["search", "koffie"],
        ["--help"],
        ["search", "--help"],
        ["--version"],
        ["kasboek", "add", "--help"],
        ["kasboek", "list"],
        ["kasboek", "tree"],
        ["wijk", "list"],
        ["wijk", "show", "1"],
        ["export", "cijfers", "--stad"],
    ],
    ids=" ".join,
)
def test_what_only_reads_never_imports_the_heavy_libraries(args: list[str], db: Path) -> None:
    """No such command waits for SQLModel, Textual, Rich, or the templates of a summary."""
    assert imported(HEAVY, args, db) == []


def test_a_search_imports_little_more_than_sqlite(db: Path) -> None:
    """A search starts as fast as Python does."""
    assert main(["kasboek", "add", "Koffie", "--wijk", "Selwerd"]) == 0
    assert imported(LEAN, ["search", "koffie"], db) == []


def test_a_write_does_import_the_store_of_writes(db: Path) -> None:
    """The probe of these tests sees an import when there is one."""
    assert "sqlmodel" in imported(HEAVY, ["wijk", "add", "Nieuwe wijk"], db)


@pytest.mark.parametrize("place", ["before", "after", "equals"])
def test_db_may_stand_before_and_after_the_command(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--db goes for every command, wherever it stands."""
    path = str(tmp_path / "ander.db")
    args = {
        "before": ["--db", path, "where"],
        "after": ["where", "--db", path],
        "equals": ["where", f"--db={path}"],
    }[place]
    assert main(args) == 0
    assert capsys.readouterr().out.strip() == path


def test_what_comes_after_two_dashes_is_text() -> None:
    """Who searches for --db itself can."""
    assert take_db(["search", "--", "--db"]) == (None, ["search", "--", "--db"])


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["kasboek", "add", "X"], (False, ["kasboek", "add", "X"])),
        (["--geen-bsn", "kasboek", "add", "X"], (True, ["kasboek", "add", "X"])),
        (["kasboek", "--geen-bsn", "add", "X", "--geen-bsn"], (True, ["kasboek", "add", "X"])),
        (["search", "--", "--geen-bsn"], (False, ["search", "--", "--geen-bsn"])),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_flag_for_every_command_may_stand_anywhere(args: list[str], found: tuple[bool, list[str]]) -> None:
    """But what comes after two dashes is text."""
    assert take_flag(args, "--geen-bsn") == found


def test_a_flag_alone_is_no_command(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The app asks by itself whether a number is a BSN."""
    assert main(["--geen-bsn"]) == 2
    assert capsys.readouterr().err.startswith("Noem een opdracht: ")


def test_without_a_terminal_the_app_does_not_start(db: Path) -> None:
    """One Dutch line, exit code 2, and no escape code."""
    ran = subprocess.run(
        [sys.executable, "-m", "frontlijn"], stdin=subprocess.DEVNULL, capture_output=True, check=False, text=True
    )
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1
    assert "terminal" in ran.stderr
    assert "\x1b" not in ran.stderr


def test_a_reader_that_stops_ends_a_list_quietly(db: Path) -> None:
    """`frontlijn wijk list | head -1` says nothing about a broken pipe."""
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-m", "frontlijn", "wijk", "list"], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_ctrl_c_is_one_line(db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends with 130, as a shell expects."""

    def interrupted(*args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("frontlijn.cli.search.run", interrupted)
    assert main(["search", "koffie"]) == 130
    assert capsys.readouterr().err == "Afgebroken.\n"


def test_an_unforeseen_error_names_the_log_and_keeps_its_data_to_itself(
    db: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The traceback stands in the log alone, without values."""

    def broken(*args: object) -> int:
        geheim = "een verhaal van een bewoner"
        raise ZeroDivisionError(geheim)

    monkeypatch.setattr("frontlijn.cli.search.run", broken)
    assert main(["search", "koffie"]) == 70
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    log = Path(err.strip().rpartition(" ")[2])
    text = log.read_text(encoding="utf-8")
    assert "in broken" in text
    assert "bewoner" not in text.replace('geheim = "een verhaal van een bewoner"', "")
    assert "Traceback" not in err


@pytest.mark.pty
@pytest.mark.parametrize("no_color", [False, True])
def test_colours_only_where_they_are_wanted(no_color: bool, db: Path) -> None:
    """On a terminal the words found are bold, with NO_COLOR not."""
    import pty

    assert main(["wijk", "choose", "Selwerd"]) == 0
    assert main(["kasboek", "add", "Koffie"]) == 0
    env = {**os.environ, "TERM": "xterm", **({"NO_COLOR": "1"} if no_color else {})}
    leader, follower = pty.openpty()
    subprocess.run([sys.executable, "-m", "frontlijn", "search", "koffie"], stdout=follower, env=env, check=True)
    os.close(follower)
    shown = os.read(leader, 10_000)
    os.close(leader)
    assert b"Koffie" in shown
    assert (b"\x1b[1mKoffie\x1b[0m" in shown) is not no_color
