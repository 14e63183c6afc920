"""Types what a plan says into the app, as fast as it goes, and notes what comes on the screen, until the end comes."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NoReturn, TypeVar

from frontlijn.screens.forms.base import NEW
from frontlijn.store.drafts import Draft
from tests.kills import keys
from tests.kills.files import Held
from tests.kills.keys import EDIT, LOG, REGISTER, FormKeys
from tests.kills.plan import LATEST, Ending, Finish, Plan, Step, Typing, When
from tests.kills.screen import Screen, letters
from tests.kills.sheets import TAIL, Ours, Piece, Sheet, mark
from tests.terminal import Terminal

T = TypeVar("T")

SIZE = (120, 70)

SECTIONS, FIELDS = 6, 80
"""A form has no more sections and fields than this."""

CUT = 60
"""A question shows at most so many characters of a draft."""

PATIENCE = 20.0
"""Seconds after which the app is taken to be stuck."""


class Ended(Exception):
    """The moment of the end has come."""


class Stuck(Exception):
    """The app does not do what the script waits for."""


class Watched(Terminal):
    """A terminal whose screen can be looked at."""

    def __init__(self, arguments: Sequence[str], env: Mapping[str, str]) -> None:
        super().__init__(arguments, env, SIZE)
        self.screen = Screen(*SIZE)

    def look(self, seconds: float) -> bool:
        """Takes in what is written within so many seconds; whether there was anything."""
        found = self._read_once(seconds)
        self.screen.write(self.forget())
        return found


class Worker:
    """One cycle. Afterwards `sheets` is what was typed, and `ended` when the end was made, in seconds (monotonic)."""

    def __init__(self, path: Path, plan: Plan, held: Held, ours: Ours) -> None:
        self.plan = plan
        self._ours = ours
        self.held = held
        self.sheets: list[Sheet] = []
        self.offered = self.brought_back = 0
        self.ended = 0.0
        self._ends_at = float("inf")
        self._saves = 0
        self._random = Random(plan.cycle)
        home = {name: str(path.parent) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
        self._terminal = Watched(["-m", "frontlijn", "--db", str(path)], home)
        self.screen = self._terminal.screen

    def work(self) -> None:
        """Carries out the plan and makes the end; raises Stuck, and AssertionError when the app does not end."""
        try:
            self._count_from(When.START)
            self._answer_about_drafts()
            self._count_from(When.READY)
            if self.plan.when is When.ENTER:
                self._ends_at = time.monotonic() + LATEST
            for step in self.plan.steps:
                self._carry_out(step)
            self._rest()
        except Ended:
            pass
        finally:
            alive = self._terminal.process.poll() is None
            self.ended = time.monotonic()
            self._end()
        if not alive:
            raise Stuck(f"the app ended by itself with {self._terminal.process.returncode}")

    def _rest(self) -> NoReturn:
        """Does nothing more until the end."""
        self._ends_at = min(self._ends_at, time.monotonic() + self.plan.seconds)
        while True:
            self._look(1)

    def _end(self) -> None:
        process = self._terminal.process
        try:
            match self.plan.ending:
                case Ending.KILL:
                    process.kill()
                case Ending.HANG_UP:
                    process.send_signal(signal.SIGHUP)
                case Ending.STOP:
                    process.send_signal(signal.SIGTERM)
                case Ending.WINDOW:
                    self._terminal.hang_up()
            self._terminal.wait()
        finally:
            self._terminal.close()

    def _count_from(self, when: When) -> None:
        """Sets the end, when this is what its moment is counted from."""
        if self.plan.when is when:
            self._ends_at = min(self._ends_at, time.monotonic() + self.plan.seconds)

    def _look(self, seconds: float) -> None:
        """Looks at the screen for at most so many seconds; raises Ended when it is time."""
        now = time.monotonic()
        seconds = min(seconds, self._ends_at - now)
        if seconds > 0 and self._terminal.look(seconds):
            now = time.monotonic()
            for sheet in self.sheets:
                if not sheet.confirmed:
                    self._read_sheet(sheet, now)
        elif self._terminal.process.poll() is not None:
            raise Ended
        if now >= self._ends_at:
            raise Ended

    def _read_sheet(self, sheet: Sheet, now: float) -> None:
        for piece in sheet.pieces:
            piece.look(self.screen, now)
        if sheet.entered and self.screen.shows(keys.SAVED + sheet.mark):
            sheet.confirmed = True
            self._count_from(When.SAVED)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._look(left)

    def _until(self, found: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
        """Looks until `found` answers with something; raises Stuck when that takes too long."""
        until = time.monotonic() + patience
        while not (answer := found()):
            if time.monotonic() > until:
                shown = "\n".join(row.rstrip() for row in self.screen.rows if row.strip())
                raise Stuck(f"waited {patience:.0f} s for {what}, and the screen was:\n{shown}")
            self._look(0.05)
        return answer

    def _send(self, text: str) -> None:
        self._terminal.send(text)

    # Drafts

    def _answer_about_drafts(self) -> None:
        waiting = list(self.held.drafts)
        for number in range(len(waiting)):
            draft = self._until(lambda: self._asked_about(waiting), f"a question about one of {waiting}")
            waiting.remove(draft)
            self.offered += 1
            if number == self.plan.resumes and len(letters(first_text(draft))) >= TAIL:
                self._resume(draft)
            else:
                self._send(keys.DRAFT_LATER)
        self._until(lambda: self.screen.shows(keys.READY), "the first screen")

    def _asked_about(self, drafts: Sequence[Draft]) -> Draft | None:
        """The draft that the question on the screen shows the text of."""
        if not self.screen.shows(keys.DRAFT_WAITS):
            return None
        shown = "\n".join(self.screen.rows)
        return next((one for one in drafts if all(word in shown for word in _quoted(first_text(one)))), None)

    def _resume(self, draft: Draft) -> None:
        form = next(one for one in (LOG, EDIT, REGISTER) if one.name == draft.form)
        if form is LOG and draft.record != NEW:
            form = EDIT
        first, *others = (Piece.kept(text) for text in self._ours.of(draft.form, draft.values.values()))
        self._send(keys.DRAFT_ON)
        self._until(lambda: self.screen.shows(form.title), form.title)
        self._until(lambda: self.screen.shows(letters(first.text)[-TAIL:]), f"{first.text!r} back on the screen")
        self.brought_back += 1
        first.text += f" {self.plan.adds}"
        sheet = Sheet(draft.form, [first, *others], form is EDIT, draft.key)
        self.sheets.append(sheet)
        self._send(keys.END_OF_LINE)
        self._type(first, Typing.QUICK)
        # Of what was changed meanwhile, or is saved already, the worker keeps the draft.
        known = form is EDIT or any(mark(one.title) == sheet.mark for one in self.held.records)
        self._finish(sheet, Finish.DRAFT if known else Finish.SAVE, keys.SAVE, waits=True)

    # Forms

    def _carry_out(self, step: Step) -> None:
        title = self._known_title() if step.form is EDIT else ""
        if step.form is EDIT and not title:
            return
        self._send(step.form.opens)
        if step.waits or step.more or step.form is EDIT:
            self._until(lambda: self._is_open(step.form), step.form.title)
        if step.form is EDIT:
            title = self._until(self._title_on_screen, "a title that is known")
            first = Piece.kept(title, f" {step.text}")
            self._send(keys.END_OF_LINE)
        else:
            first = Piece(step.text)
        sheet = Sheet(step.form.name, [first], step.form is EDIT)
        self.sheets.append(sheet)
        self._type(first, step.typing)
        for label, text in step.more:
            self._go_to(label)
            piece = Piece(text)
            sheet.pieces.append(piece)
            self._type(piece, step.typing)
        self._finish(sheet, step.finish, keys.SAVE if step.more else keys.ENTER, waits=step.waits)

    def _is_open(self, form: FormKeys) -> bool:
        """Whether the form stands there, without what was said about an earlier one."""
        return self.screen.shows(form.title) and self.screen.field == form.first and not self.screen.shows(keys.SAVED)

    def _titles(self) -> dict[str, str]:
        """The title of each entry that is in the store for sure, by its mark."""
        held = {mark(one.title): one.title for one in self.held.records if one.form == LOG.name}
        return held | {one.mark: one.texts[0] for one in self.sheets if one.confirmed and one.form == LOG.name}

    def _known_title(self) -> str:
        return next(iter(self._titles().values()), "")

    def _title_on_screen(self) -> str:
        return next((text for text in self._titles().values() if self.screen.shows(letters(text)[-TAIL:])), "")

    def _type(self, piece: Piece, typing: Typing) -> None:
        left = piece.text[piece.sent :]
        if typing is Typing.PASTE:
            self._send_piece(piece, left, left.join(keys.PASTE))
        while piece.sent < len(piece.text):
            left = piece.text[piece.sent :]
            part = left if typing is Typing.BURST else left[: self._random.randint(1, 9)]
            self._send_piece(piece, part, part.replace("\n", keys.ENTER))
            self._wait(self._random.uniform(0, 0.06))

    def _send_piece(self, piece: Piece, part: str, sent: str) -> None:
        piece.sent += len(part)
        self._send(sent)
        self._look(0)

    def _go_to(self, label: str) -> None:
        """Goes to the field with this label, and unfolds what it may be in; raises Stuck when it is not there."""
        for key in (*[keys.MORE_FIELDS] * SECTIONS, *[keys.NEXT_FIELD] * FIELDS):
            if self.screen.field == label:
                return
            if key == keys.NEXT_FIELD or not self.screen.labels(label):
                before = self.screen.field
                self._send(key)
                with contextlib.suppress(Stuck):  # a field may have several places for the cursor
                    self._until(partial(self._left_field, before), "another field", 2)
        raise Stuck(f"there is no field {label!r}")

    def _left_field(self, label: str) -> bool:
        return self.screen.field not in ("", label)

    def _finish(self, sheet: Sheet, finish: Finish, saves: str, *, waits: bool) -> None:
        match finish:
            case Finish.SAVE:
                sheet.entered = True
                self._send(saves)
                self._saves += 1
                if self._saves == self.plan.count:
                    self._count_from(When.ENTER)
                if waits:
                    self._until(lambda: sheet.confirmed, f"{keys.SAVED} {sheet.mark}")
            case Finish.DRAFT:
                self._until(lambda: all(piece.complete for piece in sheet.pieces), "what was typed")
                self._send(keys.LEAVE)
                self._until(lambda: self.screen.shows(keys.LEAVING), keys.LEAVING)
                self._send(keys.KEEP_AS_DRAFT)
                self._until(lambda: not self.screen.shows(keys.LEAVING), "the question to go")
            case Finish.STAY:
                self._until(lambda: all(piece.complete for piece in sheet.pieces), "what was typed")
                self._rest()


def _quoted(text: str) -> list[str]:
    """The words of a text as a question shows them, without what may be cut off."""
    return f"“{text}”".split() if len(text) <= CUT else f"“{text[:CUT]}".split()[:-1]


def first_text(draft: Draft) -> str:
    """What a question about a draft shows of it, on one line."""
    return " ".join(next((text for text in draft.values.values() if text), "").split())
