"""Drafts outlive the process, whatever was typed, and never meet those of another store."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store import connection
from frontlijn.store.drafts import SAVING, Draft, Drafts
from frontlijn.store.read.concepten import saved_drafts
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.examples import examples

NOW = "2026-11-21T10:00:00.000Z"


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[Drafts]:
    drafts = Drafts(str(tmp_path / "frontlijn.db"))
    yield drafts
    drafts.close()


def test_nothing_is_made_before_something_is_typed(drafts: Drafts) -> None:
    assert drafts.pending() == ()
    assert drafts.waiting("kasboek", "nieuw") == ()
    drafts.close()
    assert not Path(drafts.path).exists()


def test_keeps_the_last_of_each_form_and_record(drafts: Drafts) -> None:
    drafts.save("kasboek", "nieuw", {"titel": "So"}, "2026-11-21T10:00:00Z")
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, "2026-11-21T10:00:01Z")
    drafts.save("kasboek", "7", {"titel": "Anders"}, "2026-11-21T09:00:00Z")
    newest = Draft("kasboek", "nieuw", {"titel": "Soep"}, "2026-11-21T10:00:01Z")
    assert drafts.pending() == (newest, Draft("kasboek", "7", {"titel": "Anders"}, "2026-11-21T09:00:00Z"))
    assert drafts.waiting("kasboek", "nieuw") == (newest,)
    drafts.discard("kasboek", "nieuw")
    drafts.discard("kasboek", "nooit geweest")
    assert [draft.key for draft in drafts.pending()] == ["7"]


def test_two_stores_have_drafts_of_their_own(tmp_path: Path) -> None:
    one, two = Drafts(str(tmp_path / "een.db")), Drafts(str(tmp_path / "twee.db"))
    one.save("kasboek", "nieuw", {"titel": "Een"}, NOW)
    assert two.pending() == ()
    two.save("kasboek", "nieuw", {"titel": "Twee"}, NOW)
    assert [d.pending()[0].values["titel"] for d in (one, two)] == ["Een", "Twee"]
    one.close()
    two.close()


def test_another_process_finds_them(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, NOW)
    other = Drafts(str(tmp_path / "frontlijn.db"))
    assert other.waiting("kasboek", "nieuw") == drafts.waiting("kasboek", "nieuw")
    other.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_are_their_owners_alone(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, NOW)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=8), st.text(alphabet=st.characters(), max_size=40), max_size=4))
def test_any_text_comes_back_as_it_was_typed(drafts: Drafts, values: dict[str, str]) -> None:
    drafts.save("kasboek", "nieuw", values, NOW)
    (found,) = drafts.waiting("kasboek", "nieuw")
    assert found is not None
    assert found.values == values


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;titel\x07",
        "[bold]rood[/]",
        "'; DROP TABLE concept; --",
        "\ud800",
        "\u202eomgekeerd",
        "é" * 500_000,
        "\x00",
    ],
)
def test_hostile_text_comes_back_as_it_was_typed(drafts: Drafts, text: str) -> None:
    drafts.save("kasboek", "nieuw", {"titel": text}, NOW)
    (found,) = drafts.waiting("kasboek", "nieuw")
    assert found is not None
    assert found.values == {"titel": text}


def test_a_locked_store_does_not_stop_typing(drafts: Drafts, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "frontlijn.db", isolation_level=None)) as store:
        store.execute("BEGIN EXCLUSIVE")
        drafts.save("kasboek", "nieuw", {"titel": "Soep"}, NOW)
    assert drafts.pending()


def test_says_when_the_disk_takes_no_more(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, NOW)
    drafts._connection().execute("PRAGMA max_page_count = 3")
    with pytest.raises(StoreProblem, match="De schijf is vol"):
        drafts.save("kasboek", "nieuw", {"verhaal": "x" * 100_000}, NOW)
    assert drafts.pending()[0].values == {"titel": "Soep"}


def test_says_when_another_holds_them(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, NOW)
    with closing(sqlite3.connect(drafts.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem, match="Een ander programma"):
            drafts.save("kasboek", "nieuw", {"titel": "Soe"}, NOW)


_TYPING = """
import sys
from frontlijn.store.drafts import Drafts
drafts = Drafts(sys.argv[1])
for number in range(1_000_000):
    drafts.save("kasboek", "nieuw", {"titel": "x" * (number % 50), "nummer": str(number)}, f"{number:09d}")
    print(number, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_killed_process_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    for number in range(3):
        path = str(tmp_path / f"{number}.db")
        with subprocess.Popen([sys.executable, "-c", _TYPING, path], stdout=subprocess.PIPE, text=True) as typing:
            assert typing.stdout is not None
            for _ in range(20 + 37 * number):
                typing.stdout.readline()
            typing.send_signal(signal.SIGKILL)
            said = [line for line in typing.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        drafts = Drafts(path)
        (draft,) = drafts.pending()
        assert int(draft.values["nummer"]) >= int(said[-1] if said else 19 + 37 * number)
        drafts.close()


def test_a_damaged_file_is_set_aside_so_that_typing_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "frontlijn.db-concepten"
    path.write_bytes(b"this was never a database" * 100)
    drafts = Drafts(str(tmp_path / "frontlijn.db"))
    drafts.save("kasboek", "nieuw", {"titel": "Soep"}, "2026-11-21T10:00:00.000Z")
    assert [draft.values for draft in drafts.pending()] == [{"titel": "Soep"}]
    assert (tmp_path / "frontlijn.db-concepten.beschadigd").read_bytes().startswith(b"this was never")
    drafts.close()


def test_a_draft_that_was_saved_is_offered_no_more(store: Store) -> None:
    """Killed between saving and throwing the draft away: what was saved must not be offered to be saved once more."""
    drafts = Drafts(store.path, partial(saved_drafts, store))
    drafts.save("kasboek", "nieuw/1", {"titel": "Soep"}, NOW)
    drafts.save("kasboek", "nieuw/2", {"titel": "Thee"}, NOW)
    token = SAVING.set("nieuw/1")
    log_kasboekregel(store, KasboekInvoer("Soep", 1, store.today()))
    SAVING.reset(token)
    assert [draft.values["titel"] for draft in drafts.pending()] == ["Thee"]
    assert [draft.values["titel"] for draft in drafts.waiting("kasboek", "nieuw")] == ["Thee"]
    drafts.close()


def test_a_draft_whose_form_was_refused_is_still_offered(store: Store) -> None:
    drafts = Drafts(store.path, partial(saved_drafts, store))
    drafts.save("kasboek", "nieuw/1", {"titel": "Soep"}, NOW)
    token = SAVING.set("nieuw/1")
    with pytest.raises(Refused):
        log_kasboekregel(store, KasboekInvoer("Soep", 1, store.today(), initiatief_id=99))
    SAVING.reset(token)
    assert len(drafts.pending()) == 1
    drafts.close()
