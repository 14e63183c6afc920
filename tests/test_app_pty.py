"""The app in a real terminal: nothing from the data steers it, and no signal takes a character away."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontlijn.app import FrontlijnApp
from frontlijn.screens.leaving import NeverFails
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.screens.test_tour import poison

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from tests.terminal import LONGEST, Terminal

pytestmark = [pytest.mark.pty, pytest.mark.slow]

SAMPLE = Path(__file__).parents[1] / "sample.db"

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the app on a store, in a terminal that is closed at the end."""
    home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    opened: list[Terminal] = []

    def start(path: str, sees: str = "5 Zoeken", **env: str) -> Terminal:
        terminal = Terminal(["-m", "frontlijn", "--db", path], env={**home, **env})
        opened.append(terminal)
        terminal.wait_for(sees)
        terminal.read(0.3)
        return terminal

    yield start
    for terminal in opened:
        terminal.close()


@pytest.fixture
def path(tmp_path: Path) -> str:
    """An empty store where Truus works in Selwerd."""
    store = Store.open(tmp_path / "frontlijn.db")
    put(store, Instelling.GEBRUIKER, "Truus")
    put(store, Instelling.WIJK, "1")
    store.close()
    return store.path


MARK = "MERK7"
PAYLOAD = (
    f"{MARK} \x1b]0;{MARK}\x07 \x1b]52;c;{MARK}\x1b\\ \x1b[77;77;77m{MARK} \x9b77;77;77m{MARK} \x9d0;{MARK}\x9c"
    f" \x1bP{MARK}\x1b\\ \x1bc{MARK} \x08\x08{MARK} \u202e{MARK}"
)

WALK = (
    *(
        "1",
        "\t",
        "\r",
        "\x1b",
        "2",
        "\r",
        "\x1b[F",
        "e",
        "\x1b",
        "\x1b",
        "3",
        "\r",
        "\x1b[F",
        "e",
        "\x0f",
        "\x1b",
        "\x1b",
    ),
    *("4", "\r", "\x1b[F", "\x1b", "\t", "\r", "\x1b", "5", MARK, "\x1b[B", "\r", "\x1b", "\x1b"),
    *("\x1b[B", "1", "w", "\x1b", "\x10", "\x1b", "\x1bOP", "\x1b", "k", "\x1b", "i", "\x1b", "g", "\x1b", "x", "\x1b"),
)

POINTER = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""Textual's own request for the shape of the mouse pointer."""


def test_nothing_in_the_store_reaches_the_terminal_as_a_sequence(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    shutil.copyfile(SAMPLE, path)
    store = Store.open(path)
    poison(store, PAYLOAD)
    store.close()
    terminal = start(str(path))
    shown = 0
    for keys in WALK:
        terminal.send(keys)
        terminal.read(0.25 if keys == "\x1b" else 0.12)
        written = POINTER.sub(b"", terminal.forget())
        shown += MARK.encode() in written
        assert not re.search(rb"\x1b[\]P^_X][^\x07\x1b]*" + MARK.encode(), written), keys
        assert b"\x1b[77;77;77m" not in written, keys
        assert b"\x1bc" not in written, keys
        assert not re.search(rb"\xc2[\x80-\x9f]", written), keys
        assert not re.search(rb"[\x07\x08]", written), keys
        assert "\u202e".encode() not in written, keys
    assert shown > 20, "the text itself was on the screen"
    terminal.send("\x11")
    assert terminal.wait() == 0


def kept_title(path: str) -> str:
    """The title in the one draft beside the store."""
    with closing(sqlite3.connect(f"{path}-concepten")) as db:
        ((values,),) = db.execute("SELECT inhoud FROM concept").fetchall()
    return str(json.loads(values)["titel"])


TYPED = "".join(f"{number:03d} é" for number in range(40))
"""Two hundred characters, each place of them different."""


@pytest.mark.parametrize("end", [signal.SIGHUP, signal.SIGTERM, None], ids=["hang-up", "stop", "closed window"])
def test_a_signal_with_a_form_open_loses_no_character(start: Start, path: str, end: signal.Signals | None) -> None:
    assert len(TYPED) == 200
    terminal = start(path)
    terminal.send("k")
    terminal.wait_for("Nieuwe kasboekregel")
    terminal.read(0.2)
    terminal.send(TYPED)
    if end is None:
        terminal.read(0.3)
        terminal.hang_up()
    else:
        terminal.process.send_signal(end)
    terminal.wait()
    assert kept_title(path) == TYPED


def test_what_is_drawn_on_a_lost_terminal_holds_nobody_up() -> None:
    """Textual draws from a thread over a queue of thirty; with its terminal gone the app could wait there forever."""
    master, slave = os.openpty()
    with os.fdopen(slave, "w", encoding="utf-8") as lost:
        os.close(master)
        writer = WriterThread(NeverFails(lost))  # type: ignore[arg-type]  # all that a writer asks of a file
        writer.start()
        for _ in range(100):
            writer._queue.put("drawn", timeout=LONGEST)
        writer.stop()
        assert not writer.is_alive()
        os.dup2(os.open(os.devnull, os.O_WRONLY), slave)  # closing it writes what was left


def test_the_app_draws_through_a_terminal_that_may_be_lost(path: str) -> None:
    with closing(Store.open(path)) as store:
        driver = FrontlijnApp(store).driver_class
    assert driver is not LinuxDriver
    assert issubclass(driver, LinuxDriver)


def test_kill_loses_nothing_that_was_on_the_screen(start: Start, path: str) -> None:
    terminal = start(path)
    terminal.send("k")
    terminal.wait_for("Nieuwe kasboekregel")
    terminal.read(0.2)
    terminal.send(TYPED[:50])
    terminal.read(0.4)
    assert TYPED[45:49] in terminal.text
    terminal.send(TYPED[50:])
    terminal.process.kill()
    terminal.wait()
    kept = kept_title(path)
    assert TYPED.startswith(kept)
    assert len(kept) >= 50


def test_what_was_kept_is_offered_again(start: Start, path: str) -> None:
    terminal = start(path)
    terminal.send("k")
    terminal.wait_for("Nieuwe kasboekregel")
    terminal.read(0.2)
    terminal.send("Koffie in de hal")
    terminal.read(0.3)
    terminal.process.kill()
    terminal.wait()
    again = start(path, "Koffie in de hal")
    again.send("o")
    again.wait_for("Nieuwe kasboekregel")
    again.read(0.3)
    again.send("\x13")
    again.wait_for("Opgeslagen")
    again.send("\x11")
    assert again.wait() == 0
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT titel FROM kasboekregel").fetchall() == [("Koffie in de hal",)]


COLOUR = re.compile(rb"(?:38|48);2;(\d+);(\d+);(\d+)")


def test_with_no_color_there_are_only_greys(start: Start, path: str) -> None:
    def coloured(written: bytes) -> set[tuple[bytes, ...]]:
        return {found for found in COLOUR.findall(written) if len(set(found)) > 1}

    assert coloured(start(path).written)
    terminal = start(path, NO_COLOR="1")
    for keys in ("3", "k", "\x1b", "\x10"):
        terminal.send(keys)
        terminal.read(0.2)
    assert "opdracht" in terminal.text
    assert not coloured(terminal.written)
    assert not re.search(rb"\x1b\[(?:[0-9]+;)*(?:3[1-6]|4[1-6]|9[1-6]|10[1-6])m", terminal.written)
