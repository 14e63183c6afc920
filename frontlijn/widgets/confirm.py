"""A question with two or three answers, each under its own letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from frontlijn.widgets.content import plain


class Answer(Widget, can_focus=True):
    """One answer; Enter or a click gives it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "give", "Dit antwoord", show=False, id="vraag.kies", tooltip="Geef dit antwoord"),
    ]

    class Given(Message):
        """This answer was chosen."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self, letter: str, label: str, *, careful: bool = False) -> None:
        """A `careful` one asks for Enter after its letter, and says so."""
        super().__init__()
        self.letter = letter
        self.label = label
        self.careful = careful

    def render(self) -> Content:
        sign = "> " if self.has_focus else "  "
        enter = " (en dan Enter)" if self.careful else ""
        return Content.assemble(sign, (f" {self.letter} ", "reverse"), "  ", plain(self.label), enter)

    def watch_has_focus(self, _has_focus: bool) -> None:
        super().watch_has_focus(_has_focus)
        self.refresh()

    def action_give(self) -> None:
        self.post_message(self.Given(self.letter))

    def on_click(self) -> None:
        self.action_give()


class Confirm(ModalScreen[str | None], inherit_bindings=False):
    """Dismisses with the letter of the answer, or None on Escape; the cursor starts on the `default` answer."""

    DEFAULT_CSS = """
    Confirm {
        align: center middle;
        & > Vertical {
            width: 100%; max-width: 64; height: auto; max-height: 100%; padding: 1 2;
            background: $surface; color: $foreground; border: round $border;
        }
        & #vraag { height: auto; margin-bottom: 1; text-style: bold; }
        & Answer { height: 1; }
        & Answer:focus {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug", show=False, id="vraag.terug", tooltip="Terug zonder antwoord"),
        Binding(
            "up,left,shift+tab",
            "app.focus_previous",
            "Vorige",
            show=False,
            id="vraag.vorige",
            tooltip="Naar het vorige antwoord",
        ),
        Binding(
            "down,right,tab",
            "app.focus_next",
            "Volgende",
            show=False,
            id="vraag.volgende",
            tooltip="Naar het volgende antwoord",
        ),
    ]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]], *, default: str, careful: str = "") -> None:
        """`answers` are pairs of a letter and a label; `default` is one of the letters.

        The letters in `careful` throw something away: they only go to their answer, and Enter gives it.
        """
        super().__init__()
        self._question = question
        self._answers = tuple(Answer(letter, label, careful=letter in careful) for letter, label in answers)
        self._default = default

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(plain(self._question, lines=True), id="vraag")
            yield from self._answers

    def on_mount(self) -> None:
        next(answer for answer in self._answers if answer.letter == self._default).focus()

    def on_key(self, event: events.Key) -> None:
        letter = (event.character or "").casefold()
        for answer in self._answers:
            if answer.letter == letter:
                event.stop()
                if answer.careful:
                    answer.focus()
                else:
                    self.dismiss(letter)

    def on_answer_given(self, event: Answer.Given) -> None:
        self.dismiss(event.letter)

    def action_leave(self) -> None:
        self.dismiss(None)
