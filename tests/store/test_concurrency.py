"""Several processes at once, and processes that die: the plafond holds and nothing that was confirmed is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.domain.handgeld.pot import PotStand
from frontlijn.domain.values import BesluitUitkomst, MutatieSoort
from frontlijn.store.backup import backup, digest
from frontlijn.store.check import check
from frontlijn.store.connection import BUSY_SECONDS, connect
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, move_money, revise
from frontlijn.store.write.kasboek import log_kasboekregel, log_reeks
from frontlijn.store.write.undo import redo_last, undo_last
from tests.new_store import new_store
from tests.store.inputs import a_pot, aanvraag, cut, regel, toekenning

EACH = 10_00
ATTEMPTS = 12
DAY = date(2026, 11, 10)

_start: Barrier


def _meet(barrier: Barrier) -> None:
    global _start  # noqa: PLW0603 - how a pool gives its processes something to share
    _start = barrier


def _grant(path: str) -> Counter[str]:
    """As many grants as this process gets, and how each attempt ended."""
    store = Store.open(path)
    outcomes: Counter[str] = Counter()
    _start.wait(60)
    for _ in range(ATTEMPTS):
        try:
            grant_handgeld(store, aanvraag(1, EACH), toekenning(EACH), betaald_op=DAY)
            outcomes["granted"] += 1
        except Refused as refusal:
            full = refusal.field == "bedrag" and "vrij besteedbaar" in refusal.message
            outcomes["refused" if full else refusal.message] += 1
        except StoreProblem as problem:
            outcomes["locked" if "Een ander programma" in problem.message else problem.message] += 1
    store.close()
    return outcomes


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "room"), [(2, 15), (8, 40)])
def test_processes_that_grant_at_once_never_pass_the_plafond(tmp_path: Path, processes: int, room: int) -> None:
    path = str(tmp_path / "frontlijn.db")
    with closing(Store.open(path)) as store:
        a_pot(store, plafond=room * EACH, van=date(2026, 1, 1), tot=date(2026, 12, 31))
        context = get_context("spawn")
        barrier = context.Barrier(processes)
        with context.Pool(processes, initializer=_meet, initargs=(barrier,)) as pool:
            outcomes = sum(pool.map(_grant, [path] * processes, chunksize=1), Counter[str]())
        assert outcomes.total() == processes * ATTEMPTS
        assert set(outcomes) <= {"granted", "refused", "locked"}
        granted = outcomes["granted"] * EACH
        assert read.pot(store, 1).stand == PotStand(room * EACH, granted, granted, 0)
        assert outcomes["granted"] == room or outcomes["locked"]
        assert outcomes["granted"] <= room
        assert outcomes["refused"]
        assert read.count(store, read.HandgeldFilter()) == outcomes["granted"]
        assert check(store) == ()


def _everything(job: tuple[str, int]) -> Counter[str]:
    """Grants, revises, moves and cuts from pot 1, and how each attempt ended."""
    path, number = job
    store, chance = Store.open(path, device=lambda: f"Laptop {number}"), random.Random(number)
    outcomes: Counter[str] = Counter()
    _start.wait(60)
    for _ in range(ATTEMPTS):
        name = chance.choice(("grant", "grant", "revise", "move", "cut"))
        began = time.monotonic()
        try:
            _DO[name](store, chance)
            outcomes[name] += 1
        except Refused as refusal:
            outcomes["refused" if refusal.message.endswith((".", "!", "?")) else refusal.message] += 1
        except StoreProblem as problem:
            waited = time.monotonic() - began >= BUSY_SECONDS
            outcomes["locked" if "Een ander programma" in problem.message and waited else problem.message] += 1
    store.close()
    return outcomes


def _grant_one(store: Store, chance: random.Random) -> None:
    grant_handgeld(store, aanvraag(1, EACH), toekenning(EACH))


def _revise_one(store: Store, chance: random.Random) -> None:
    bedrag = chance.choice((1_00, 5_00, EACH))
    uitkomst = BesluitUitkomst.TOEGEKEND if bedrag == EACH else BesluitUitkomst.DEELS_TOEGEKEND
    known = read.count(store, read.HandgeldFilter())
    if known:
        besluit = toekenning(bedrag, uitkomst=uitkomst, datum=store.today(), herziening_reden="Nieuwe offerte")
        revise(store, chance.randint(1, known), besluit)


def _move_some(store: Store, chance: random.Random) -> None:
    move_money(store, 1, 2, chance.randint(1, 20_00), datum=store.today(), reden="Daar is het nodig")


def _cut_some(store: Store, chance: random.Random) -> None:
    cut(store, 1, chance.randint(1, 3_00), store.today())


_DO = {"grant": _grant_one, "revise": _revise_one, "move": _move_some, "cut": _cut_some}


@pytest.mark.slow
@pytest.mark.parametrize("processes", [2, 8])
def test_processes_that_grant_revise_move_and_cut_at_once_keep_every_rule(tmp_path: Path, processes: int) -> None:
    path = str(tmp_path / "frontlijn.db")
    year = date.today().year
    period: dict[str, Any] = {"van": date(2026, 1, 1), "tot": date(year + 1, 12, 31)}
    with closing(Store.open(path, device=lambda: "Hier")) as store:
        a_pot(store, plafond=30 * EACH, **period)
        a_pot(store, "Ander", plafond=EACH, **period)
        context = get_context("spawn")
        with context.Pool(processes, initializer=_meet, initargs=(context.Barrier(processes),)) as pool:
            jobs = [(path, number) for number in range(processes)]
            outcomes = sum(pool.map(_everything, jobs, chunksize=1), Counter[str]())
        assert outcomes.total() == processes * ATTEMPTS
        assert set(outcomes) <= {"grant", "revise", "move", "cut", "refused", "locked"}
        assert outcomes["grant"]
        one, other = read.pot(store, 1).stand, read.pot(store, 2).stand
        cuts = sum(
            row.bedrag for row in read.mutaties(store, read.MutatieFilter(soorten=(MutatieSoort.KORTING,)), 0, -1)
        )
        assert one.plafond + other.plafond + cuts == 31 * EACH
        awards = [read.get(store, number).besluit for number in range(1, outcomes["grant"] + 1)]
        assert one.toegekend == sum(besluit.bedrag for besluit in awards if besluit is not None)
        devices = store.db().execute("SELECT count(DISTINCT apparaat_id) FROM keten").fetchone()[0]
        assert 2 <= devices <= processes + 1
        assert check(store) == ()


def _series(job: tuple[str, int]) -> tuple[list[int], Counter[str]]:
    """Logs series, takes back its own and does them again; gives the entries of its own that must stand, and how."""
    path, number = job
    store, chance = Store.open(path), random.Random(number)
    outcomes: Counter[str] = Counter()
    done: list[list[int]] = []
    undone: list[list[int]] = []
    _start.wait(60)
    for step in range(ATTEMPTS):
        kind = chance.choice(("log", "log", "undo", "redo"))
        try:
            if kind == "log":
                made = log_reeks(store, regel(f"Van {number}, keer {step}", datum=DAY), _WEEKS)
                done.append([one.id for one in made])
                undone.clear()
            elif kind == "undo":
                undo_last(store, store.acts)
                undone.append(done.pop())
            else:
                redo_last(store, store.acts)
                done.append(undone.pop())
            outcomes[kind] += 1
        except Refused as refusal:
            nothing = "niets om" in refusal.message and not (done if kind == "undo" else undone)
            outcomes["refused" if nothing else refusal.message] += 1
        except StoreProblem as problem:
            outcomes["locked" if "Een ander programma" in problem.message else problem.message] += 1
    store.close()
    return [one for each in done for one in each], outcomes


_WEEKS = [DAY - timedelta(weeks=back) for back in range(4)]


@pytest.mark.slow
@pytest.mark.parametrize("processes", [2, 4])
def test_processes_that_log_series_at_once_undo_and_redo_only_their_own(tmp_path: Path, processes: int) -> None:
    path = str(new_store(tmp_path / "frontlijn.db"))
    context = get_context("spawn")
    with context.Pool(processes, initializer=_meet, initargs=(context.Barrier(processes),)) as pool:
        ended = pool.map(_series, [(path, number) for number in range(processes)], chunksize=1)
    outcomes = sum((each for _, each in ended), Counter[str]())
    assert outcomes.total() == processes * ATTEMPTS
    assert set(outcomes) <= {"log", "undo", "redo", "refused", "locked"}
    assert outcomes["undo"]
    with closing(Store.open(path)) as store:
        standing = {one.id for one in read_kasboek.window(store, read_kasboek.KasboekFilter(), 0, -1)}
        assert standing == {number for numbers, _ in ended for number in numbers}
        assert read_kasboek.count_removed(store, read_kasboek.KasboekFilter()) == outcomes["log"] * 4 - len(standing)
        assert check(store) == ()


_LOGGING = """
import sys
from datetime import date, timedelta
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.store import Store
from frontlijn.store.write.kasboek import log_kasboekregel, log_reeks
from frontlijn.store.write.undo import redo_last, undo_last
from tests.new_store import new_store
store = Store.open(sys.argv[1])
for number in range(1_000_000):
    regel = log_kasboekregel(store, KasboekInvoer(f"Regel {number} van {sys.argv[2]}", 1, date(2026, 1, 1)))
    print(f"{regel.id}\\t{regel.titel}", flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_processes_lose_nothing_that_was_confirmed(tmp_path: Path) -> None:
    path = str(tmp_path / "frontlijn.db")
    moments = random.Random(26)
    confirmed: dict[int, str] = {}
    Store.open(path).close()
    for round_ in range(2):
        writers = [
            subprocess.Popen([sys.executable, "-c", _LOGGING, path, f"{round_}.{n}"], stdout=subprocess.PIPE, text=True)
            for n in range(3)
        ]
        for writer in writers:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            time.sleep(moments.uniform(0.01, 0.25))
            writer.send_signal(signal.SIGKILL)
            said = [first, *writer.stdout.read().splitlines(keepends=True)]
            for line in said:
                number, tab, title = line.partition("\t")
                if tab and title.endswith("\n"):
                    confirmed[int(number)] = title.rstrip("\n")
            writer.stdout.close()
            assert writer.wait(30) == -signal.SIGKILL
    with closing(Store.open(path)) as store:
        kept = {regel.id: regel.titel for regel in read_kasboek.window(store, read_kasboek.KasboekFilter(), 0, -1)}
        assert len(confirmed) >= 6
        assert {number: kept.get(number) for number in confirmed} == confirmed
        assert check(store) == ()
        log_kasboekregel(store, regel("En daarna gaat het verder"))


_WRITING = """
import sys, time
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write import settings
store = Store.open(sys.argv[1])
print("begun", flush=True)
for number in range(1_000_000):
    settings.put(store, Instelling.THEMA, str(number))
"""


@pytest.mark.slow
def test_a_backup_while_another_writes_is_whole(tmp_path: Path) -> None:
    path = str(tmp_path / "frontlijn.db")
    arguments = [sys.executable, "-c", _WRITING, path]
    with closing(Store.open(path)) as store, subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        try:
            copies = [backup(store, str(tmp_path / f"kopie {number}.db")) for number in range(5)]
        finally:
            writer.kill()
    for copy in copies:
        with closing(Store.open(copy)) as restored:
            assert check(restored) == ()


def test_a_backup_has_the_digest_of_its_original(store: Store, tmp_path: Path) -> None:
    log_kasboekregel(store, regel(verhaal="Met \x1b escape? Nee: 🌱"))
    target = backup(store, str(tmp_path / "kopie.db"))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("kopie")) == ["kopie.db"]
    with closing(connect(target)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert digest(copy) == digest(store.db())


def test_a_backup_never_replaces_what_is_there(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "kopie.db"
    target.write_text("iets anders")
    with pytest.raises(Refused, match="bestaat al"):
        backup(store, str(target))
    with pytest.raises(Refused, match="Daar staan je gegevens zelf"):
        backup(store, store.path, force=True)
    assert target.read_text() == "iets anders"
    backup(store, str(target), force=True)
    with closing(connect(str(target))) as copy:
        assert digest(copy) == digest(store.db())


def test_a_backup_that_turns_out_different_is_thrown_away(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["a", "b"])
    monkeypatch.setattr("frontlijn.store.backup.digest", lambda _: next(answers))
    with pytest.raises(StoreProblem, match="niet gelijk aan het origineel"):
        backup(store, str(tmp_path / "kopie.db"))
    assert not list(tmp_path.glob("kopie*"))
