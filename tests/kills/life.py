"""One store and the cycles that are done on it, one after another, so that drafts of one wait in the next."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import put
from tests.kills.files import Held, read
from tests.kills.keys import LOG, REGISTER
from tests.kills.plan import LIFE, Ending, Plan, draw_life
from tests.kills.sheets import Ours, mark
from tests.kills.verdict import KEPT_AFTER, Done, Verdict, judge
from tests.kills.worker import Stuck, Worker
from tests.new_store import new_store

STORE = "frontlijn.db"
AFTER_THE_END = "after-the-end"
"""The folder with the files as the app left them, before anything opened them again."""


@dataclass(slots=True)
class Tally:
    """What all cycles together showed; `failures` has a text for each cycle in which something was wrong."""

    endings: Counter[Ending] = field(default_factory=Counter)
    confirmed: int = 0
    unconfirmed: int = 0
    texts: int = 0
    characters: int = 0
    old_characters: int = 0
    unseen_lost: int = 0
    left_over: int = 0
    lowest_margin: float = KEPT_AFTER
    offered: int = 0
    brought_back: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, one: Verdict | Tally) -> None:
        """Counts a verdict, or what another tally counted."""
        for name in ("confirmed", "unconfirmed", "texts", "characters", "old_characters", "unseen_lost", "left_over"):
            setattr(self, name, getattr(self, name) + getattr(one, name))
        self.lowest_margin = min(self.lowest_margin, one.lowest_margin)
        if isinstance(one, Tally):
            self.endings += one.endings
            self.offered += one.offered
            self.brought_back += one.brought_back
            self.seconds += one.seconds
            self.failures += one.failures

    def __str__(self) -> str:
        cycles = self.endings.total()
        endings = ", ".join(f"{self.endings[ending]} {ending}" for ending in Ending)
        return (
            f"{cycles} cycles ({endings}), {self.seconds / max(1, cycles):.2f} s each: "
            f"{self.confirmed} confirmed and {self.unconfirmed} on their way; "
            f"{self.texts} texts checked in drafts ({self.characters} characters shown, "
            f"{self.old_characters} for more than {KEPT_AFTER:.0f} s); "
            f"{self.offered} drafts offered, {self.brought_back} brought back; "
            f"lowest margin {self.lowest_margin:.3f} s; {self.unseen_lost} never shown are gone after a signal; "
            f"{self.left_over} drafts left of what was saved; lost {len(self.failures)}"
        )

    @property
    def proves_nothing(self) -> bool:
        """Whether the script did not get to what it is for."""
        return not (self.confirmed and self.texts and self.old_characters)


def live(folder: Path, seed: int, life: int, cycles: int = LIFE) -> Tally:
    """Does the cycles of one life in this folder, until something is wrong."""
    folder.mkdir()
    path = new_store(folder / STORE)
    store = Store.open(path)
    put(store, Instelling.GEBRUIKER, "Truus")
    put(store, Instelling.WIJK, "1")
    store.close()
    plans = draw_life(seed, life, cycles)
    forms = (LOG.name, REGISTER.name)
    ours = Ours({form: frozenset(mark(text) for plan in plans for text in plan.texts(form)) for form in forms})
    tally, held = Tally(), Held()
    for plan in plans:
        started = time.monotonic()
        worker = Worker(path, plan, held, ours)
        stuck = ""
        try:
            worker.work()
        except (Stuck, AssertionError) as error:
            stuck = f"{type(error).__name__}: {error}"
        _set_aside(folder)
        after = read(path)
        verdict = judge(Done(worker.sheets, plan.ending, worker.ended), held, after, ours)
        if stuck:
            verdict.faults.append(stuck)
        tally.add(verdict)
        tally.endings[plan.ending] += 1
        tally.offered += worker.offered
        tally.brought_back += worker.brought_back
        tally.seconds += time.monotonic() - started
        if verdict.faults:
            tally.failures.append(_told(seed, life, plan, verdict, folder))
            break
        held = after
    return tally


def _set_aside(folder: Path) -> None:
    aside = folder / AFTER_THE_END
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for one in folder.glob(f"{STORE}*"):
        shutil.copy2(one, aside)


def _told(seed: int, life: int, plan: Plan, verdict: Verdict, folder: Path) -> str:
    faults = "".join(f"\n  - {fault}" for fault in verdict.faults)
    return f"FAILED with --seed {seed} --life {life}, {plan}\n  kept in {folder}{faults}"
