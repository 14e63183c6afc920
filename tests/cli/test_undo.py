"""`frontlijn undo`: what it takes back and of when that is, and never an old edit by surprise."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.store.store import Store, system_clock
from frontlijn.store.write.initiatieven import register_initiatief
from tests.cli.conftest import Cli, Terminal


@pytest.fixture
def of_long_ago(db: Path) -> datetime:
    """A store whose last edit is of a month ago; the moment of that edit."""
    moment = system_clock() - timedelta(days=30)
    store = Store.open(db, clock=lambda: moment)
    register_initiatief(store, InitiatiefInvoer(naam="Soepclub", wijk_id=1))
    store.close()
    return moment.astimezone()


def test_what_was_made_today_is_taken_back_and_named(ok: Cli) -> None:
    """The line names it and says when it was made."""
    before = datetime.now().astimezone()
    ok("kasboek", "add", "Koffie", "--wijk", "Selwerd")
    said = ok("undo").out
    assert "Koffie" in said
    assert f"(van {before:%d-%m-%Y} om " in said


def test_what_is_older_is_not_taken_back_by_surprise(of_long_ago: datetime, cli: Cli, ok: Cli) -> None:
    """Without a terminal --toch is needed."""
    ran = cli("undo")
    assert (ran.code, ran.out) == (3, "")
    assert f"{of_long_ago:%d-%m-%Y om %H:%M}" in ran.err
    assert "Soepclub" in ran.err
    assert "--toch" in ran.err
    assert "Soepclub" in ok("initiatief", "list").out
    assert f"(van {of_long_ago:%d-%m-%Y om %H:%M})" in ok("undo", "--toch").out
    assert cli("initiatief", "list").code == 1


@pytest.mark.parametrize(("answer", "code"), [("j\n", 0), ("n\n", 3), ("", 3)])
def test_on_a_terminal_it_is_asked(answer: str, code: int, of_long_ago: datetime, cli: Cli) -> None:
    """Only a yes takes it back."""
    ran = cli("undo", stdin=Terminal(answer))
    assert ran.code == code
    assert "Toch ongedaan maken? j/n" in ran.err
    assert cli("initiatief", "list").code == (1 if code == 0 else 0)
