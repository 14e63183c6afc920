"""A form that keeps a draft: what stands in it is saved at each change and offered again, never put back unasked.

It also says, while somebody types, what may tell too much of a person, and lets no BSN into the store unasked.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, ClassVar, ParamSpec, TypeVar

from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Static

from frontlijn.domain.errors import StoreProblem
from frontlijn.domain.privacy.aandacht import aandacht
from frontlijn.domain.privacy.bsn import MogelijkBsn, bsn_in
from frontlijn.domain.privacy.namen import schuilnamen, vervang_namen
from frontlijn.screens.context import Context
from frontlijn.screens.reporting import Reports
from frontlijn.store.drafts import SAVING, Draft
from frontlijn.store.read import personen
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.content import plain
from frontlijn.widgets.fields import Field
from frontlijn.widgets.form import AnyField, Form

T = TypeVar("T")
R = TypeVar("R")
X = TypeVar("X")
F = TypeVar("F", bound=AnyField)
P = ParamSpec("P")

NEW = "nieuw"
"""The record of a draft for what does not exist yet."""


VERSION = "_versie"
"""Under this name a draft keeps the version of the record it began from."""

PAUSE = 0.4
"""So many seconds after the last key a text is looked at for what tells too much of somebody."""

PATIENCE = 0.5
"""So many seconds after saving began the form says that it waits."""

BUSY = "Even wachten, een ander programma is bezig."

LOOKED_AT = 20_000
"""So many characters around the cursor are looked at."""


class StoreForm(Reports, Form[T, R]):
    """A form that keeps drafts for `record`, the number of what it changes, or NEW."""

    form_name: ClassVar[str] = ""

    help_text: ClassVar[str] = ""
    """Prose for F1: what this form is for, beside what holds for every form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Hulp", key_display="F1", id="formulier.hulp", tooltip="Uitleg bij dit formulier"),
        Binding("ctrl+r", "restore", "Concept terug", id="formulier.concept", tooltip="Zet het concept terug"),
        Binding(
            "f6",
            "hide_names",
            "Schuilnamen",
            key_display="F6",
            show=False,
            id="formulier.schuilnamen",
            tooltip="Zet schuilnamen voor de namen van mensen die je kent",
        ),
    ]

    looks: ClassVar[bool] = True
    """Whether it says what may tell too much of somebody."""

    DEFAULT_CSS = """
    StoreForm #concept { height: auto; color: $text-warning; }
    """

    def __init__(self, context: Context, record: str = NEW) -> None:
        super().__init__()
        self.context = context
        self.record_key = record
        self.draft_key = f"{record}/{secrets.token_hex(8)}"
        self.waiting: Draft | None = None
        """A draft of an earlier form, which Ctrl+R puts back."""
        self.takes: Draft | None = None
        """A draft that the worker already said to go on with."""
        self.versie: int | None = None
        """The version of the record this form began from; a draft keeps it, so that it never hides a later edit."""
        self._known_names: tuple[str, ...] | None = None
        self._unseen: dict[str, AnyField] = {}
        self._pause: Timer | None = None

    def how_text(self) -> str:
        """Prose for F1: how to fill it in and what becomes of what was typed."""
        keys = "Enter bewaart, Tab gaat verder" if self.enter_saves else "Enter en Tab gaan verder, Ctrl+S bewaart"
        more = " Op een titel met ▸ klapt Enter meer velden uit; Ctrl+O doet dat overal." if self.sections else ""
        return (
            f"Vul in wat je weet; alleen velden met een * zijn nodig. {keys}; in een tekst van meer regels begint "
            f"Enter een nieuwe regel.{more} Wat je typt blijft bewaard als concept, ook als de laptop dichtgaat."
        )

    def on_mount(self) -> None:
        self.app.clear_notifications()  # a message about what was saved before must not cover the fields
        if self.takes is not None:
            # After the frame has noted how the form opens, so that the draft counts as typed.
            self.call_later(self._put_back, self.takes)
            return
        drafts = self.context.drafts.waiting(self.form_name, self.record_key)
        if drafts:
            self.waiting = drafts[0]
            line = f"Er staat nog een concept ({moment(drafts[0])}): {first_text(drafts[0])}. Ctrl+R zet het terug."
            self.query_one("#velden").mount(Static(plain(line), id="concept"), before=0)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "restore":
            return self.waiting is not None
        if action == "hide_names":
            return self.looks
        return super().check_action(action, parameters)

    def action_restore(self) -> None:
        """Puts the waiting draft back; what was typed meanwhile stays as a draft of its own."""
        if self.waiting is not None:
            self._put_back(self.waiting)
            self.waiting = None
            self.query_one("#concept").remove()
            self.refresh_bindings()

    def _put_back(self, draft: Draft) -> None:
        self.draft_key = draft.key
        if draft.values.get(VERSION, ""):
            self.versie = int(draft.values[VERSION])
        self.restore(draft.values)

    def draft_changed(self, values: dict[str, str]) -> None:
        """Keeps what was typed; says so when the disk does not take it."""
        try:
            kept = values if self.versie is None else {**values, VERSION: str(self.versie)}
            self.context.drafts.save(self.form_name, self.draft_key, kept, self.context.store.now())
        except StoreProblem as problem:
            self.show_problem(problem)

    def draft_done(self) -> None:
        """Forgets the draft: it was saved, or thrown away on purpose."""
        try:
            self.context.drafts.discard(self.form_name, self.draft_key)
        except StoreProblem as problem:
            self.show_problem(problem)

    async def in_store(self, function: Callable[P, X], *args: P.args, **kwargs: P.kwargs) -> X:
        """Calls a function of the store in a thread, so that a busy disk never stops the screen.

        What may be a BSN goes in only when the worker says that it is none (V23). Call it from `submit`.
        """
        SAVING.set(self.draft_key)  # of this worker alone; the thread sees it too
        while True:
            try:
                return await self._patiently(asyncio.to_thread(function, *args, **kwargs))
            except MogelijkBsn as error:
                at_field = self._at_field(error)
                question = f"{at_field.message.partition(':')[0]}. Gewone getallen kunnen er ook op lijken."
                answers = (("v", "Verder typen"), ("g", "Het is geen BSN, bewaar het zo"))
                if await self.app.push_screen_wait(Confirm(question, answers, default="v", careful="g")) != "g":
                    raise at_field from error
                self.context.store.geen_bsn.update(error.nummers)

    async def _patiently(self, busy: Coroutine[Any, Any, X]) -> X:
        """Waits for the store, and says so when that takes long enough to notice."""
        waiting = self.set_timer(PATIENCE, lambda: self._say(BUSY))
        try:
            return await busy
        finally:
            waiting.stop()
            self._say("")

    def _at_field(self, error: MogelijkBsn) -> MogelijkBsn:
        """The same refusal at the field where the number was typed: the store knows columns, not fields."""
        holding = [field.key for field in self.fields.values() if not set(error.nummers).isdisjoint(bsn_in(field.text))]
        named = error.field in holding or not holding
        return MogelijkBsn(error.nummers, error.field or "" if named else holding[0])

    def on_field_changed(self, event: Field.Changed) -> None:
        if self.looks and event.field.prose is not None:
            self._unseen[event.field.key] = event.field
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self.look)

    def look(self) -> None:
        """Says under each text that changed what may tell too much of somebody (domain model, 14); blocks nothing."""
        for field in self._unseen.values():
            end = max(field.cursor_at + LOOKED_AT // 2, LOOKED_AT)
            text = (field.prose or "")[max(0, end - LOOKED_AT) : end]
            field.show_remark("\n".join(aandacht(text, () if field.asks_names else self.known_names())))
        self._unseen.clear()

    def known_names(self) -> tuple[str, ...]:
        """The names of the persons in the store, read once."""
        if self._known_names is None:
            self._known_names = personen.persoon_namen(self.context.store)
        return self._known_names

    def action_hide_names(self) -> None:
        """Puts a schuilnaam in the place of each known name, the same one in every text of this form."""
        texts = {
            field: field.prose for field in self.fields.values() if field.prose is not None and not field.asks_names
        }
        pseudoniem = self.fields["pseudoniem"].text.strip() if "pseudoniem" in self.fields else ""
        schuil = schuilnamen(texts.values(), self.known_names(), pseudoniem or None)
        for field, text in texts.items():
            hidden = vervang_namen(text, schuil)
            if hidden != text:
                field.rewrite(hidden)


def moment(draft: Draft) -> str:
    """When a draft was last changed, on the clock of the worker."""
    return datetime.fromisoformat(draft.changed).astimezone().strftime("%d-%m-%Y %H:%M")


def first_text(draft: Draft) -> str:
    """The first text of a draft, cut short, to recognise it by."""
    text = " ".join(next((text for text in draft.values.values() if text), "").split())
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"


def preset(field: F) -> F:
    """Marks what stands in a field now as its default, so that its section stays folded."""
    field.blank = field.text
    return field


def typed(number: int | None) -> str:
    """A number as it would be typed; unknown is empty."""
    return "" if number is None else str(number)
