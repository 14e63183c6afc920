"""`frontlijn undo` and `redo`: what they take back or do again, of when that is, and nothing old by surprise."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from frontlijn.domain.arena.arena import SessieInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.store import Store, system_clock
from frontlijn.store.write.arena import add_arena, add_cijfer, open_sessie
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_reeks, remove_kasboekregel
from frontlijn.store.write.undo import undo_last
from tests.cli.conftest import Cli, Terminal, refused
from tests.store.arena_acts import cijfer_invoer, filled, rapport_invoer


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


def test_what_was_undone_is_done_again(ok: Cli, cli: Cli) -> None:
    """As many steps as were taken back, until something else is written."""
    refused(cli("redo"), 3, "niets om opnieuw te doen")
    ok("kasboek", "add", "Koffie", "--wijk", "Selwerd")
    ok("kasboek", "edit", "1", "--titel", "Thee")
    ok("kasboek", "remove", "1")
    for _ in range(3):
        ok("undo")
    assert cli("kasboek", "list").code == 1
    assert re.fullmatch(r"Opnieuw gedaan: Koffie \(ongedaan gemaakt op .* om .*\)\n", ok("redo").out)
    assert "Koffie" in ok("kasboek", "show", "1").out
    assert "Thee" in ok("redo").out
    ok("undo")
    ok("kasboek", "add", "Soep", "--wijk", "Selwerd")
    refused(cli("redo"), 3, "niets om opnieuw te doen")


@pytest.mark.parametrize(("answer", "code"), [("j\n", 0), ("n\n", 3)])
def test_what_was_undone_long_ago_is_asked_about(answer: str, code: int, db: Path, cli: Cli, ok: Cli) -> None:
    """By name, also what is not there any more; without a terminal --toch is needed."""
    moment = system_clock() - timedelta(days=30)
    store = Store.open(db, clock=lambda: moment)
    register_initiatief(store, InitiatiefInvoer(naam="Soepclub", wijk_id=1))
    undo_last(store)
    store.close()
    ran = cli("redo")
    assert (ran.code, ran.out) == (3, "")
    assert f"{moment.astimezone():%d-%m-%Y om %H:%M}" in ran.err
    assert 'initiatief 1 "Soepclub"' in ran.err
    assert "--toch" in ran.err
    ran = cli("redo", stdin=Terminal(answer))
    assert ran.code == code
    assert "Toch opnieuw doen? j/n" in ran.err
    if code:
        ok("redo", "--toch")
    assert "Soepclub" in ok("initiatief", "list").out


def test_an_old_entry_in_the_prullenbak_is_named_before_it_comes_back(db: Path, cli: Cli, ok: Cli) -> None:
    """What cannot be shown any more has a name all the same, and a series says how many there are."""
    moment = system_clock() - timedelta(days=30)
    store = Store.open(db, clock=lambda: moment)
    day = moment.astimezone().date()
    log_reeks(store, KasboekInvoer(titel="Inloop", wijk_id=1, datum=day), [day - timedelta(days=7), day])
    assert 'kasboekregel 1 "Inloop" en 1 meer nieuw' in cli("undo").err
    remove_kasboekregel(store, 1, 1)
    store.close()
    assert 'kasboekregel 1 "Inloop" gewijzigd' in cli("undo").err
    ok("undo", "--toch")
    assert len(ok("kasboek", "list").out.splitlines()) == 2


def test_an_old_edit_of_any_part_of_an_arena_is_named(db: Path, cli: Cli, ok: Cli) -> None:
    """Also of a part that has no name and no title."""
    moment = system_clock() - timedelta(days=30)
    with closing(Store.open(db, clock=lambda: moment)) as store:
        filled(store)
        open_sessie(store, 1, SessieInvoer(moment.astimezone().date()))
        add_arena(store, rapport_invoer())
        add_cijfer(store, 2, cijfer_invoer())
    for named in (
        'cijfer 1 "baten"',
        'arena 2 "Rapport 2022"',
        f'sessie 1 "{moment.astimezone():%d-%m-%Y}"',
        'effect 1 "Minder schulden"',
        'investering 1 "Gemeente"',
        'activiteit 1 "Kookclub"',
    ):
        assert f"{named} nieuw" in cli("undo").err
        ok("undo", "--toch")
