"""A form that keeps a draft: what stands in it is saved at each change and offered again, never put back unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, ParamSpec, TypeVar

from textual.binding import Binding, BindingType

from frontlijn.domain.errors import StoreProblem
from frontlijn.screens.context import Context
from frontlijn.screens.reporting import ReportsWorkers
from frontlijn.store.drafts import Draft
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.form import AnyField, Form

T = TypeVar("T")
R = TypeVar("R")
X = TypeVar("X")
F = TypeVar("F", bound=AnyField)
P = ParamSpec("P")

NEW = "nieuw"
"""The key of a draft for a record that does not exist yet."""


class StoreForm(ReportsWorkers, Form[T, R]):
    """A form whose draft is tied to `form_name` and `draft_key`.

    `takes_draft` is set when the worker already said to go on with the draft.
    """

    form_name: ClassVar[str] = ""

    help_text: ClassVar[str] = ""
    """Prose for F1: what this form is for, beside what holds for every form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Hulp", key_display="F1", id="formulier.hulp", tooltip="Uitleg bij dit formulier"),
    ]

    def __init__(self, context: Context, draft_key: str = NEW) -> None:
        super().__init__()
        self.context = context
        self.draft_key = draft_key
        self.takes_draft = False

    def on_mount(self) -> None:
        self.app.clear_notifications()  # a message about what was saved before must not cover the fields
        draft = self.context.drafts.load(self.form_name, self.draft_key)
        if draft is None:
            return
        if self.takes_draft:
            # After the frame has noted how the form opens, so that the draft counts as typed.
            self.call_later(self.restore, draft.values)
        else:
            self._offer(draft)

    def draft_changed(self, values: dict[str, str]) -> None:
        """Keeps what was typed; says so when the disk does not take it."""
        try:
            self.context.drafts.save(self.form_name, self.draft_key, values, self.context.store.now())
        except StoreProblem as problem:
            self.show_problem(problem)

    def draft_done(self) -> None:
        """Forgets the draft: it was saved, or thrown away on purpose."""
        try:
            self.context.drafts.discard(self.form_name, self.draft_key)
        except StoreProblem as problem:
            self.show_problem(problem)

    def _offer(self, draft: Draft) -> None:
        moment = datetime.fromisoformat(draft.changed).astimezone().strftime("%d-%m-%Y om %H:%M")
        answers = (("v", "Verder met het concept"), ("l", "Leeg beginnen en het concept weggooien"))
        question = f"Hier staat nog een concept van {moment}:\n{draft_summary(draft)}"
        self.app.push_screen(Confirm(question, answers, default="v"), lambda answer: self._take(draft, answer))

    def _take(self, draft: Draft, answer: str | None) -> None:
        if answer == "l":
            self.draft_done()
        else:
            self.restore(draft.values)

    async def in_store(self, function: Callable[P, X], *args: P.args, **kwargs: P.kwargs) -> X:
        """Calls a function of the store in a thread, so that a busy disk never stops the screen."""
        return await asyncio.to_thread(function, *args, **kwargs)


def draft_summary(draft: Draft) -> str:
    """The first text of a draft, cut short, to recognise it by."""
    first = next((text for text in draft.values.values() if text), "")
    first_line = " ".join(first.split())
    return f"“{first_line[:60]}{'…' if len(first_line) > 60 else ''}”"


def preset(field: F) -> F:
    """Marks what stands in a field now as its default, so that its section stays folded."""
    field.blank = field.text
    return field


def typed(number: int | None) -> str:
    """A number as it would be typed; unknown is empty."""
    return "" if number is None else str(number)
