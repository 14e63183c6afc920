"""Controls that choose from fixed options by key or mouse; what is chosen shows by a sign as well as by colour."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from frontlijn.domain.text import printable
from frontlijn.widgets.content import fit
from frontlijn.widgets.inputs import shortened

CHOSEN, FREE = "● ", "○ "
GAP = 2
DIGITS = "1234567890"
TYPING_PAUSE = 1.0
"""Seconds after which a letter starts a new word of type-ahead."""

Option = tuple[str, str]
"""A code and its label."""


class Options(Widget, can_focus=True):
    """What one choice and several choices share: the options, letters that find them, and messages."""

    DEFAULT_CSS = """
    Options {
        width: 1fr;
        height: auto;
        background: $surface;
        color: $foreground;
        & > .options--chosen { text-style: bold; }
        & > .options--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .options--hint { color: $text-muted; }
    }
    Options:focus { background: $panel; }
    """

    spells: ClassVar[bool] = True
    """Whether a space typed right after letters is part of the label they spell; if not, it is a key of its own."""

    digits = ""
    """The digits that choose an option, each standing before its label."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--chosen", "options--cursor", "options--hint"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Vorige keuze", show=False, id="keuze.vorige", tooltip="Naar de vorige keuze"),
        Binding(
            "right", "step(1)", "Volgende keuze", show=False, id="keuze.volgende", tooltip="Naar de volgende keuze"
        ),
        Binding("backspace,delete", "clear", "Leegmaken", show=False, id="keuze.leeg", tooltip="Niets kiezen"),
        Binding("enter", "enter", "Klaar", show=False, id="keuze.klaar", tooltip="Bewaar, of verder met de reden"),
    ]

    class Changed(Message):
        """Another option was chosen by key or mouse."""

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self.options = tuple((code, printable(label)) for code, label in options)
        self._typed = ""
        self._typed_at = 0.0

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.is_printable:
            return
        event.stop()
        event.prevent_default()
        number = self.digits.find(event.character)
        if 0 <= number < len(self.options):
            self._typed = ""
            self.take_digit(number)
            return
        now = time.monotonic()
        if (not self.spells and event.character == " ") or now - self._typed_at > TYPING_PAUSE:
            self._typed = ""
        if event.character == " " and not self._typed:
            self.take_space()
            return
        self._typed_at = now
        found = self._named(event.character.casefold())
        if found is not None:
            self.take(found)

    def _named(self, letter: str) -> int | None:
        """The option that a letter names, alone or after the letters typed just before."""
        # The same letter again goes to the next option with it.
        self._typed = letter if self._typed == letter else self._typed + letter
        found = self._find(self._typed, again=self._typed == letter)
        if found is None:
            self._typed = letter
            found = self._find(letter, again=True)
        if found is None:
            self._typed = ""
        return found

    def _find(self, typed: str, *, again: bool) -> int | None:
        start = self.position + 1 if again else max(0, self.position)
        count = len(self.options)
        order = [(start + step) % count for step in range(count)] if count else []
        return next((n for n in order if self.options[n][1].casefold().startswith(typed)), None)

    def action_enter(self) -> None:
        self.post_message(self.Entered())

    def _placed(self, width: int) -> list[tuple[int, int, int]]:
        """Where each option stands: (number, line, first cell)."""
        places, line, start = [], 0, 0
        for number in range(len(self.options)):
            size = cell_len(CHOSEN + self._shown(number))
            if start and start + size > width:
                line, start = line + 1, 0
            places.append((number, line, start))
            start += size + GAP
        return places

    def _at(self, x: int, y: int) -> int | None:
        for number, line, start in self._placed(self.size.width):
            if line == y and start <= x < start + cell_len(CHOSEN + self._shown(number)):
                return number
        return None

    def _shown(self, number: int) -> str:
        """The label of an option, behind the digit that chooses it."""
        label = self.options[number][1]
        return f"{self.digits[number]} {label}" if number < len(self.digits) else label

    def _drawn(self, y: int, chosen: set[int], cursor: int | None) -> Strip:
        width, base = self.size.width, self.rich_style
        segments: list[Segment] = []
        used = 0
        for number, line, start in self._placed(width):
            if line != y:
                continue
            style: Style = base
            if number == cursor and self.has_focus:
                style = self.get_component_rich_style("options--cursor")
            elif number in chosen:
                style = self.get_component_rich_style("options--chosen")
            text = (CHOSEN if number in chosen else FREE) + self._shown(number)
            segments += [Segment(" " * (start - used), base), Segment(text, style)]
            used = start + cell_len(text)
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def position(self) -> int:
        """The number of the option where the cursor is, -1 for none."""
        raise NotImplementedError

    def take(self, number: int) -> None:
        """The option was named by its letter."""
        raise NotImplementedError

    def take_space(self) -> None:
        """Space was pressed."""
        raise NotImplementedError

    def take_digit(self, number: int) -> None:
        """The digit of an option was pressed."""
        raise NotImplementedError


class OneOption(Options):
    """One option or none. All of them on one line when they fit, else the chosen one between ‹ and ›."""

    def __init__(
        self,
        options: Sequence[Option],
        *,
        optional: bool,
        hint: str = "",
    ) -> None:
        super().__init__(options)
        self.optional = optional
        self.hint = hint
        self._chosen: int | None = None

    @property
    def code(self) -> str:
        """The chosen code, empty for none; an unknown code chooses nothing."""
        return "" if self._chosen is None else self.options[self._chosen][0]

    @code.setter
    def code(self, code: str) -> None:
        self._chosen = next((number for number, option in enumerate(self.options) if option[0] == code), None)
        self.refresh()

    @property
    def position(self) -> int:
        return -1 if self._chosen is None else self._chosen

    def take(self, number: int | None) -> None:
        if number != self._chosen:
            self._chosen = number
            self.refresh()
            self.post_message(self.Changed())

    def take_space(self) -> None:
        """The next option, after the last one the first."""
        self._typed = ""
        if self.options:
            self.take((self.position + 1) % len(self.options))

    def action_clear(self) -> None:
        self._typed = ""
        if self.optional:
            self.take(None)

    def action_step(self, step: int) -> None:
        self._typed = ""
        if not self.options:
            return
        target = self.position + step
        if target < 0:
            target = 0 if not self.optional or self._chosen is None else -1
        self.take(None if target < 0 else min(target, len(self.options) - 1))

    def on_click(self, event: events.Click) -> None:
        if self._all_fit():
            number = self._at(event.x, event.y)
            if number is not None:
                self.take(None if number == self._chosen and self.optional else number)
            return
        label = "" if self._chosen is None else self.options[self._chosen][1]
        self.action_step(-1 if event.x < cell_len(label) // 2 + 2 else 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def _all_fit(self) -> bool:
        width = self.size.width
        places = self._placed(width)
        if not places:
            return True
        number, line, start = places[-1]
        return line == 0 and start + cell_len(CHOSEN + self.options[number][1]) <= width

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y > 0:
            return Strip.blank(width, self.rich_style)
        if self._all_fit():
            return self._drawn(0, set() if self._chosen is None else {self._chosen}, self._chosen)
        if self._chosen is None:
            text = fit(f"‹ {shortened(self.hint or 'kies met ‹ › of een letter', width - 4)} ›", width)
            return Strip([Segment(text, self.get_component_rich_style("options--hint"))], width)
        name = "options--cursor" if self.has_focus else "options--chosen"
        room = min(width - 4, cell_len(self.options[self._chosen][1]))
        text = f"‹ {fit(self.options[self._chosen][1], room)} ›"
        return Strip([Segment(text, self.get_component_rich_style(name))]).adjust_cell_length(width, self.rich_style)


class ManyOptions(Options):
    """Any number of options, wrapped over as many lines as they need; letters and arrows move, space chooses.

    When they are `numbered`, a digit chooses too: 1 to 9 for the first nine, 0 for the tenth.
    """

    spells = False

    def __init__(self, options: Sequence[Option], *, numbered: bool = False) -> None:
        super().__init__(options)
        self.digits = DIGITS if numbered else ""
        self._chosen: set[int] = set()
        self._cursor = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The chosen codes in the order of the options; unknown codes choose nothing."""
        return tuple(code for number, (code, _) in enumerate(self.options) if number in self._chosen)

    @codes.setter
    def codes(self, codes: Sequence[str]) -> None:
        self._chosen = {number for number, (code, _) in enumerate(self.options) if code in codes}
        self.refresh()

    @property
    def position(self) -> int:
        return self._cursor

    def take(self, number: int) -> None:
        self._cursor = number
        self.refresh()

    def take_space(self) -> None:
        self._toggle(self._cursor)

    def take_digit(self, number: int) -> None:
        self._cursor = number
        self._toggle(number)

    def action_clear(self) -> None:
        self._typed = ""
        if self._chosen:
            self._chosen = set()
            self.refresh()
            self.post_message(self.Changed())

    def action_step(self, step: int) -> None:
        self._typed = ""
        self.take(max(0, min(self._cursor + step, len(self.options) - 1)))

    def on_click(self, event: events.Click) -> None:
        number = self._at(event.x, event.y)
        if number is not None:
            self._cursor = number
            self._toggle(number)

    def _toggle(self, number: int) -> None:
        self._chosen ^= {number}
        self.refresh()
        self.post_message(self.Changed())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max((line for _, line, _ in self._placed(width)), default=0) + 1

    def render_line(self, y: int) -> Strip:
        return self._drawn(y, self._chosen, self._cursor)
