"""Choose one thing by typing a few letters: a wijk, or a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from frontlijn.domain.text import fold
from frontlijn.widgets.content import plain
from frontlijn.widgets.inputs import LineInput
from frontlijn.widgets.rowlist import Column, Row, RowList


class _Choices:
    """The choices that hold the typed letters, as rows: first those of which the name or another word begins so."""

    def __init__(self, choices: Sequence[tuple[int, str, str]], also: Mapping[int, str], letters: str) -> None:
        wanted = fold(letters)
        starts = [c for c in choices if fold(c[1]).startswith(wanted)]
        named = [c for c in choices if any(word.startswith(wanted) for word in also.get(c[0], "").split())]
        holds = [c for c in choices if wanted in fold(c[1])]
        self.found = list(dict.fromkeys([*starts, *named, *holds]))

    def count(self) -> int:
        """How many choices are left."""
        return len(self.found)

    def window(self, offset: int, limit: int) -> Sequence[Row]:
        """The choices from `offset`."""
        return [Row(key, (name, extra)) for key, name, extra in self.found[offset : offset + limit]]


class Picker(ModalScreen[int | None], inherit_bindings=False):
    """Dismisses with the key of the chosen line, or None on Escape.

    Choices are (key, name, what stands behind it); `also` has other words, folded, that find a choice.
    """

    DEFAULT_CSS = """
    Picker {
        align: center top;
        & > Vertical { width: 100%; max-width: 70; height: 100%; max-height: 22; background: $surface; padding: 0 1; }
        & #vraag { height: 1; text-style: bold; }
        & Input { height: 1; border: none; padding: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Terug", id="kies.terug", tooltip="Terug zonder te kiezen"),
        Binding("down", "move(1)", "Omlaag", show=False, id="kies.omlaag", tooltip="Naar de volgende"),
        Binding("up", "move(-1)", "Omhoog", show=False, id="kies.omhoog", tooltip="Naar de vorige"),
    ]

    def __init__(
        self,
        question: str,
        choices: Sequence[tuple[int, str, str]],
        current: int | None = None,
        also: Mapping[int, str] | None = None,
    ) -> None:
        super().__init__()
        self.also = also or {}
        self.question = question
        self.choices = tuple(choices)
        self.current = current
        self.extra_width = max((len(extra) for _, _, extra in self.choices), default=0)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(plain(self.question), id="vraag")
            yield LineInput(placeholder="typ een paar letters")
            columns = (Column("Naam"), Column("", self.extra_width, drop=1))
            yield RowList(columns, empty=Content("Niets met deze letters; haal er een paar weg."))

    def on_mount(self) -> None:
        self.query_one(RowList).can_focus = False
        self.query_one(RowList).set_source(_Choices(self.choices, self.also, ""), cursor_key=self.current)
        self.query_one(LineInput).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(RowList).set_source(_Choices(self.choices, self.also, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        key = self.query_one(RowList).cursor_key
        if key is not None:
            self.dismiss(key)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        self.dismiss(event.key)

    def action_move(self, step: int) -> None:
        self.query_one(RowList).action_move(step)

    def action_leave(self) -> None:
        self.dismiss(None)
