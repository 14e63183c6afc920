"""Any sequence of handgeld by two processes in turn: what a plain replay says is what pot, statement and CSV say.

`FRONTLIJN_MACHINE=400` runs so many sequences instead of the usual few.
"""

from __future__ import annotations

import csv
import os
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from frontlijn.export.afschrift import Overzicht, afschrift_table
from frontlijn.export.csv import BOM, csv_pieces
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from tests.new_store import new_store
from tests.store.inputs import TODAY, dump
from tests.store.other_process import NOW, Act, Do, act_on, other_process

SEQUENCES = int(os.environ.get("FRONTLIJN_MACHINE", "3"))
STEPS = 600 if SEQUENCES > 3 else 300
RECEIPTS = "ABCDEFGHIJ"
"""All acts are of one day, so that a receipt of this name counts once."""
SIGNS = {
    "plafond": (1, 0, 0), "overheveling_in": (1, 0, 0), "korting": (-1, 0, 0), "overheveling_uit": (-1, 0, 0),
    "toekenning": (0, 1, 0), "vrijval": (0, -1, 0), "betaling": (0, 0, 1), "terugontvangst": (0, 0, -1),
}  # fmt: skip
"""What each kind does to plafond, toegekend and betaald."""

EVERY_ACT = {
    "open_pot", "request", "withdraw", "decide", "revise", "pay", "release", "receive_back", "reverse", "correct",
    "cut", "move", "close", "account",
}  # fmt: skip

amounts = st.integers(1, 60)
picks = st.integers(0, 40)
who = st.booleans()


@dataclass
class Row:
    """A row of the ledger as the replay keeps it."""

    pot: int
    soort: str
    bedrag: int
    request: int | None = None
    reversed: bool = False


@dataclass
class Request:
    """A request as the replay keeps it: None is undecided, 0 refused."""

    pot: int
    gevraagd: int
    award: int | None = None
    withdrawn: bool = False
    receipts: set[tuple[str, int]] = field(default_factory=set)


@pytest.fixture(scope="module")
def second() -> Iterator[Do]:
    with other_process() as do:
        Machine.other = staticmethod(do)
        yield do


class Machine(RuleBasedStateMachine):
    """Two pots of two euro to begin with, so that every edge is near."""

    other: Do
    accepted: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "frontlijn.db")
        self.store = Store.open(new_store(Path(self.path)), clock=lambda: NOW)
        self.stores: dict[str, Store] = {}
        self.raw = sqlite3.connect(self.path, isolation_level=None)
        self.rows: dict[int, Row] = {}
        self.requests: list[Request] = []
        self.closed: dict[int, int] = {}
        """What lapsed in each pot that is closed."""
        self.pots = 0

    def act(self, here: bool, *act: Any) -> bool:
        """Does something in this process or the other; whether it was accepted. What is refused leaves nothing."""
        order: Act = (act[0], act[1:])
        before = dump(self.store) if len(self.rows) % 5 == 0 else None
        refused = act_on(self.stores, self.path, order, "Eerste laptop") if here else self.other(self.path, order)
        if refused is None:
            self.accepted[act[0]] += 1
        elif before is not None:
            assert dump(self.store) == before
        return refused is None

    def booked(self, *expected: tuple[int, str, int, int | None]) -> None:
        """The new rows of the ledger are exactly these: pot, kind, amount and request."""
        new = self.raw.execute(
            "SELECT m.id, m.pot_id, m.soort, m.bedrag, b.aanvraag_id, m.storno_van FROM pot_mutatie m"
            " LEFT JOIN besluit b ON b.id = m.besluit_id WHERE m.id > ? ORDER BY m.id",
            (max(self.rows, default=0),),
        ).fetchall()
        assert [tuple(row[1:5]) for row in new] == list(expected)
        for row_id, pot, soort, bedrag, request, storno_van in new:
            self.rows[row_id] = Row(pot, soort, bedrag, request)
            if storno_van is not None:
                self.rows[storno_van].reversed = True

    def stand(self, pot: int | None = None, request: int | None = None) -> tuple[int, int, int]:
        """Plafond, toegekend and betaald of a pot or of a request."""
        rows = [
            row
            for row in self.rows.values()
            if not row.reversed
            and row.soort != "storno"
            and (row.pot == pot if request is None else row.request == request)
        ]
        plafond, toegekend, betaald = (sum(SIGNS[row.soort][i] * row.bedrag for row in rows) for i in range(3))
        return plafond, toegekend, betaald

    def free(self, pot: int) -> int:
        """What may still be promised: what lapsed stays lapsed."""
        plafond, toegekend, _ = self.stand(pot)
        return plafond - toegekend - self.closed.get(pot, 0)

    def holds(self) -> bool:
        """Whether no request has more paid than awarded, or awarded than decided, and no pot less than no plafond."""
        for number, request in enumerate(self.requests, start=1):
            _, toegekend, betaald = self.stand(request=number)
            if not 0 <= betaald <= toegekend <= (request.award or 0):
                return False
        return all(self.stand(pot)[0] >= 0 for pot in range(1, self.pots + 1))

    @initialize()
    def begin(self) -> None:
        for _ in range(2):
            self.open_pot(True, 200)

    @precondition(lambda self: self.pots < 4)
    @rule(here=who, plafond=st.integers(1, 200))
    def open_pot(self, here: bool, plafond: int) -> None:
        self.pots += 1
        assert self.act(here, "open_pot", self.pots, plafond)
        self.booked((self.pots, "plafond", plafond, None))

    @rule(here=who, pick=picks, gevraagd=amounts)
    def request(self, here: bool, pick: int, gevraagd: int) -> None:
        pot = pick % self.pots + 1
        assert self.act(here, "request", pot, gevraagd) == (pot not in self.closed)
        if pot not in self.closed:
            self.requests.append(Request(pot, gevraagd))

    def picked(self, pick: int, *, decided: bool) -> int | None:
        """A request that is decided, or one that is not."""
        numbers = [n for n, r in enumerate(self.requests, start=1) if (r.award is not None) == decided]
        return numbers[pick % len(numbers)] if numbers else None

    @rule(here=who, pick=picks)
    def set_status(self, here: bool, pick: int) -> None:
        if number := self.picked(pick, decided=False):
            request = self.requests[number - 1]
            request.withdrawn = not request.withdrawn
            assert self.act(here, "withdraw" if request.withdrawn else "take_up", number)

    @rule(here=who, pick=picks, part=st.integers(0, 3))
    def decide(self, here: bool, pick: int, part: int) -> None:
        if number := self.picked(pick, decided=False):
            request = self.requests[number - 1]
            bedrag = request.gevraagd * part // 3
            fits = not bedrag or (request.pot not in self.closed and bedrag <= self.free(request.pot))
            assert self.act(here, "decide", number, bedrag) == (fits and not request.withdrawn)
            if fits and not request.withdrawn:
                request.award = bedrag
                self.booked(*[(request.pot, "toekenning", bedrag, number)] if bedrag else [])

    @rule(here=who, pick=picks, bedrag=st.integers(0, 60))
    def revise(self, here: bool, pick: int, bedrag: int) -> None:
        if number := self.picked(pick, decided=True):
            request = self.requests[number - 1]
            bedrag = min(bedrag, request.gevraagd)
            _, toegekend, betaald = self.stand(request=number)
            more = bedrag - toegekend
            room = more <= 0 or (request.pot not in self.closed and more <= self.free(request.pot))
            fits = bedrag >= betaald and room
            assert self.act(here, "revise", number, bedrag) == fits
            if fits:
                request.award = bedrag
                kind = "toekenning" if more > 0 else "vrijval"
                self.booked(*[(request.pot, kind, abs(more), number)] if more else [])

    @rule(here=who, pick=picks, bedrag=amounts, bon=st.sampled_from([None, None, *RECEIPTS]))
    def pay(self, here: bool, pick: int, bedrag: int, bon: str | None) -> None:
        if number := self.picked(pick, decided=True):
            _, toegekend, betaald = self.stand(request=number)
            known = self.raw.execute(
                "SELECT 1 FROM bon WHERE kenmerk = ? AND mutatie_id NOT IN"
                " (SELECT storno_van FROM pot_mutatie WHERE storno_van IS NOT NULL)",
                (bon,),
            ).fetchone()
            fits = bedrag <= toegekend - betaald and known is None
            assert self.act(here, "pay", number, bedrag, bon) == fits
            if fits:
                self.booked((self.requests[number - 1].pot, "betaling", bedrag, number))

    @rule(here=who, pick=picks, bedrag=amounts)
    def release(self, here: bool, pick: int, bedrag: int) -> None:
        if number := self.picked(pick, decided=True):
            _, toegekend, betaald = self.stand(request=number)
            assert self.act(here, "release", number, bedrag) == (bedrag <= toegekend - betaald)
            if bedrag <= toegekend - betaald:
                self.booked((self.requests[number - 1].pot, "vrijval", bedrag, number))

    @rule(here=who, pick=picks, bedrag=amounts)
    def receive_back(self, here: bool, pick: int, bedrag: int) -> None:
        if number := self.picked(pick, decided=True):
            betaald = self.stand(request=number)[2]
            assert self.act(here, "receive_back", number, bedrag) == (bedrag <= betaald)
            if bedrag <= betaald:
                self.booked((self.requests[number - 1].pot, "terugontvangst", bedrag, number))

    @rule(here=who, pick=picks)
    def reverse(self, here: bool, pick: int) -> None:
        number = sorted(self.rows)[-1 - pick % len(self.rows)]
        row, free = self.rows[number], {pot: self.free(pot) for pot in range(1, self.pots + 1)}
        other = self.raw.execute(
            "SELECT o.id FROM pot_mutatie m JOIN pot_mutatie o ON o.overheveling = m.overheveling AND o.id <> m.id"
            " WHERE m.id = ?",
            (number,),
        ).fetchall()
        if self.act(here, "reverse", number):
            assert row.soort != "storno"
            assert not row.reversed
            pairs = [row, *(self.rows[one] for (one,) in other)]
            self.booked(*[(one.pot, "storno", one.bedrag, one.request) for one in pairs])
            assert self.holds()
            assert all(self.free(pot) >= min(0, was) for pot, was in free.items())

    @rule(here=who, pick=picks, bedrag=amounts)
    def correct(self, here: bool, pick: int, bedrag: int) -> None:
        number = sorted(self.rows)[-1 - pick % len(self.rows)]
        row, free = self.rows[number], {pot: self.free(pot) for pot in range(1, self.pots + 1)}
        if self.act(here, "correct", number, bedrag):
            assert row.soort in ("plafond", "korting", "betaling", "vrijval", "terugontvangst")
            assert not row.reversed
            self.booked((row.pot, row.soort, bedrag, row.request), (row.pot, "storno", row.bedrag, row.request))
            assert self.holds()
            if row.soort != "korting":
                assert all(self.free(pot) >= min(0, was) for pot, was in free.items())

    @rule(here=who, pick=picks, bedrag=amounts, lezing=st.sampled_from(["naar_rato", "gelijk"]), all_pots=st.booleans())
    def cut(self, here: bool, pick: int, bedrag: int, lezing: str, all_pots: bool) -> None:
        pots = tuple(range(1, self.pots + 1)) if all_pots else (pick % self.pots + 1,)
        if self.act(here, "cut", pots, bedrag, lezing):
            assert not set(pots) & set(self.closed)
            new = self.raw.execute(
                "SELECT pot_id, bedrag FROM pot_mutatie WHERE id > ? ORDER BY id", (max(self.rows),)
            ).fetchall()
            assert sum(part for _, part in new) == bedrag
            self.booked(*[(pot, "korting", part, None) for pot, part in new])
            assert self.holds()
        elif not all_pots:
            assert pots[0] in self.closed or bedrag > min(3 * part for part in self.parts(pots[0])) - 3

    def parts(self, pot: int) -> list[int]:
        """What each financier has in the plafond of a pot, as its rows say."""
        sums = [0, 0, 0]
        rows = self.raw.execute("SELECT id, verdeling FROM pot_mutatie WHERE pot_id = ?", (pot,)).fetchall()
        for row_id, verdeling in rows:
            row = self.rows[row_id]
            if not row.reversed and row.soort != "storno":
                for place, part in enumerate(verdeling.strip("[]").split(",")):
                    sums[place] += SIGNS[row.soort][0] * int(part)
        return sums

    @rule(here=who, pick=picks, other=picks, bedrag=amounts)
    def move(self, here: bool, pick: int, other: int, bedrag: int) -> None:
        van, naar = pick % self.pots + 1, other % self.pots + 1
        fits = van != naar and not {van, naar} & set(self.closed) and bedrag <= self.free(van)
        assert self.act(here, "move", van, naar, bedrag) == fits
        if fits:
            self.booked((van, "overheveling_uit", bedrag, None), (naar, "overheveling_in", bedrag, None))

    @precondition(lambda self: len(self.rows) > 10)
    @rule(here=who, pick=picks, other=picks, rest=st.sampled_from([None, "overhevelen", "vervallen"]))
    def close(self, here: bool, pick: int, other: int, rest: str | None) -> None:
        pot, naar = pick % self.pots + 1, other % self.pots + 1
        over = self.free(pot)
        fits = pot not in self.closed and (over > 0) == (rest is not None)
        if rest == "overhevelen":
            fits = fits and naar != pot and naar not in self.closed
        assert self.act(here, "close", pot, rest, naar if rest == "overhevelen" else None) == fits
        if fits:
            self.closed[pot] = over if rest == "vervallen" else 0
            moved = [(pot, "overheveling_uit", over, None), (naar, "overheveling_in", over, None)]
            self.booked(*moved if rest == "overhevelen" else [])

    @rule(here=who, pick=picks, besteed=amounts)
    def account(self, here: bool, pick: int, besteed: int) -> None:
        if number := self.picked(pick, decided=True):
            paid = any(r.soort == "betaling" and not r.reversed for r in self.rows.values() if r.request == number)
            assert self.act(here, "account", number, besteed) == paid
            self.booked()

    @invariant()
    def every_figure_is_that_of_the_replay(self) -> None:
        for number in range(1, self.pots + 1):
            pot, afschrift = read.pot(self.store, number), read.afschrift(self.store, number)
            assert (pot.stand.plafond, pot.stand.toegekend, pot.stand.betaald) == self.stand(number)
            assert pot.stand.vrij == self.free(number)
            assert list(pot.plafonds) == self.parts(number)
            eind = afschrift.eind
            for name in ("plafond", "toegekend", "betaald"):
                total = getattr(eind, name)
                assert total == getattr(pot.stand, name)
                assert sum(getattr(part, name) for part in eind.per_financier) == total
                assert getattr(afschrift.begin, name) + sum(getattr(r.effect, name) for r in afschrift.regels) == total
            assert not afschrift.regels or afschrift.regels[-1].vrij_na == pot.stand.over
        for number, request in enumerate(self.requests, start=1):
            besluit = read.get(self.store, number).besluit
            assert (besluit is None) == (request.award is None)
            if besluit is not None:
                assert (besluit.bedrag, besluit.toegekend_netto, besluit.betaald) == (
                    request.award,
                    *self.stand(request=number)[1:],
                )

    def teardown(self) -> None:
        for number in range(1, self.pots + 1):
            self.the_csv_adds_up(number)
        assert check(self.store) == ()
        self.raw.close()
        for store in (self.store, *self.stores.values()):
            store.close()
        self.folder.cleanup()

    def the_csv_adds_up(self, number: int) -> None:
        """Every amount in the CSV of a statement: the rows make the end, and the end is where the pot stands."""
        statement = read.afschrift(self.store, number)
        table = afschrift_table(Overzicht(statement, frozenset(), str, TODAY, voorbeeld=False))
        text = "".join(csv_pieces(table)).removeprefix(BOM)
        header, *rows = csv.reader(text.splitlines(), delimiter=";")
        amounts = [[round(float(cell.replace(",", ".")) * 100) for cell in row[6:]] for row in rows]
        assert rows[-1][0] == "eind"
        assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
        plafond, toegekend, betaald = self.stand(number)
        assert amounts[-1][:5] == [plafond, toegekend, betaald, plafond - toegekend, toegekend - betaald]
        assert amounts[-1][5::3] == self.parts(number)
        assert len(header) == 6 + 5 + 9


@pytest.mark.slow
def test_two_processes_in_turn_keep_every_cent(second: Do) -> None:
    case = Machine.TestCase
    case.settings = settings(
        max_examples=SEQUENCES, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
    )
    case().runTest()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(max(1, SEQUENCES // 5)))
def test_a_long_history_of_two_processes_keeps_every_cent(second: Do, seed: int) -> None:
    """Hundreds of acts on one store, with every kind of act among those that were accepted."""
    chance = random.Random(seed)
    machine = Machine()
    Machine.accepted.clear()
    machine.begin()
    acts: list[Callable[[bool], object]] = [
        lambda here: machine.request(here, chance.randrange(40), chance.randint(1, 60)),
        lambda here: machine.decide(here, chance.randrange(40), chance.choice([0, 1, 2, 3, 3])),
        lambda here: machine.revise(here, chance.randrange(40), chance.randint(0, 60)),
        lambda here: machine.pay(here, chance.randrange(40), chance.randint(1, 40), chance.choice([None, *RECEIPTS])),
        lambda here: machine.release(here, chance.randrange(40), chance.randint(1, 30)),
        lambda here: machine.receive_back(here, chance.randrange(40), chance.randint(1, 30)),
        lambda here: machine.reverse(here, chance.randrange(40)),
        lambda here: machine.correct(here, chance.randrange(40), chance.randint(1, 60)),
        lambda here: machine.account(here, chance.randrange(40), chance.randint(1, 60)),
        lambda here: machine.move(here, chance.randrange(40), chance.randrange(40), chance.randint(1, 60)),
    ]
    seldom: list[Callable[[bool], object]] = [
        lambda here: machine.set_status(here, chance.randrange(40)),
        lambda here: machine.cut(here, chance.randrange(40), chance.randint(1, 60), "naar_rato", chance.random() < 0.5),
        lambda here: machine.cut(here, chance.randrange(40), chance.randint(1, 60), "gelijk", chance.random() < 0.5),
        lambda here: machine.open_pot(here, chance.randint(1, 200)) if machine.pots < 6 else None,
    ]
    try:
        for step in range(STEPS):
            if step in (STEPS // 2, STEPS * 3 // 4):
                for rest in (None, "overhevelen", "vervallen"):
                    machine.close(chance.random() < 0.5, chance.randrange(40), chance.randrange(40), rest)
            else:
                chance.choice(seldom if step % 5 == 0 else acts)(chance.random() < 0.5)
            machine.every_figure_is_that_of_the_replay()
        assert set(Machine.accepted) >= EVERY_ACT
    finally:
        machine.teardown()
