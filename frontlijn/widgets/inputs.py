"""Textual's text inputs made fit for Dutch forms: text is cleaned where it enters, and the keys speak Dutch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, TextArea

from frontlijn.domain.text import printable

LINE_LIMIT = 5_000
"""Characters that a one-line input takes; a longer paste is refused whole, so that nothing is cut unseen."""

OFFER = "neem over met →:"


def shortened(text: str, width: int) -> str:
    """A hint that fits in `width` cells: whole, else its first words and an ellipsis, else nothing."""
    words = printable(text).split(" ")
    if cell_len(" ".join(words)) <= width:
        return " ".join(words)
    while words:
        words.pop()
        begun = " ".join(words).rstrip(",;:. ")
        if begun and cell_len(begun) < width:
            return f"{begun}…"
    return ""


def _key(keys: str, action: str, id: str, text: str) -> Binding:
    return Binding(keys, action, text, show=False, id=f"tekst.{id}", tooltip=text)


class LineInput(Input, inherit_bindings=False):
    """One line of text."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        background: $surface;
        background-tint: transparent;
        color: $foreground;
        & > .input--suggestion, & > .input--placeholder { color: $text-muted; }
    }
    LineInput:focus { background: $panel; }
    """

    BINDING_GROUP_TITLE = "Tekst"
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("left", "cursor_left", "links", "Naar links"),
        _key("right", "cursor_right", "rechts", "Naar rechts, of het voorstel overnemen"),
        _key("ctrl+left", "cursor_left_word", "woord_links", "Een woord naar links"),
        _key("ctrl+right", "cursor_right_word", "woord_rechts", "Een woord naar rechts"),
        _key("home,ctrl+a", "home", "begin", "Naar het begin"),
        _key("end,ctrl+e", "end", "einde", "Naar het einde"),
        _key("shift+left", "cursor_left(True)", "kies_links", "Naar links kiezen"),
        _key("shift+right", "cursor_right(True)", "kies_rechts", "Naar rechts kiezen"),
        _key("shift+home", "home(True)", "kies_begin", "Kiezen tot het begin"),
        _key("shift+end", "end(True)", "kies_einde", "Kiezen tot het einde"),
        _key("ctrl+shift+a", "select_all", "kies_alles", "Alles kiezen"),
        _key("backspace", "delete_left", "wis_links", "Teken links wissen"),
        _key("delete,ctrl+d", "delete_right", "wis_rechts", "Teken rechts wissen"),
        _key("ctrl+w,ctrl+backspace,alt+backspace", "delete_left_word", "wis_woord", "Woord links wissen"),
        _key("ctrl+u", "delete_left_all", "wis_begin", "Wissen tot het begin"),
        _key("ctrl+k", "delete_right_all", "wis_einde", "Wissen tot het einde"),
        _key("ctrl+x", "cut", "knippen", "Knippen"),
        _key("ctrl+c,super+c", "copy", "kopieren", "Kopiëren"),
        _key("ctrl+v", "paste", "plakken", "Plakken"),
        _key("enter", "submit", "klaar", "Klaar; in een formulier: bewaar"),
    ]

    class TooLong(Message):
        """A paste that would pass LINE_LIMIT was left out whole; `length` is the number of characters it had."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def __init__(
        self, *, select_on_focus: bool = False, suggestions: tuple[str, ...] = (), placeholder: str = ""
    ) -> None:
        suggester = SuggestFromList([printable(s) for s in suggestions], case_sensitive=False) if suggestions else None
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=select_on_focus, suggester=suggester)
        self._hint = placeholder
        self._offered = ""
        self.cursor_blink = False

    def offer(self, text: str) -> None:
        """Offers a text as long as the line is empty: the right arrow takes it over."""
        self._offered = printable(text)
        self._hint = f"{OFFER} {self._offered}"

    def action_cursor_right(self, select: bool = False) -> None:
        if self._offered and not self.value and not select:
            self.write(self._offered)
        else:
            super().action_cursor_right(select)

    def on_resize(self) -> None:
        self.placeholder = shortened(self._hint, self.size.width)

    def validate_value(self, value: str) -> str:
        return printable(value)

    def write(self, text: str) -> None:
        """Replace the text, with the cursor after it."""
        self.value = text
        self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if len(self.value) + len(text) > LINE_LIMIT:
            self.post_message(self.TooLong(len(text)))
            return
        self.replace(printable(text.strip("\r\n")), *sorted(self.selection))


class TextInput(TextArea, inherit_bindings=False):
    """Many lines of text, one to six of them shown. Up on the first line and down on the last leave it.

    What `suggest` gives for the line up to the cursor stands behind it, when the cursor is at the end of that line.
    """

    DEFAULT_CSS = """
    TextInput, TextInput:focus {
        height: auto;
        min-height: 1;
        max-height: 6;
        padding: 0;
        border: none;
        scrollbar-size-vertical: 1;
        background: $surface;
        color: $foreground;
        & .text-area--cursor {
            color: $input-cursor-foreground; background: $input-cursor-background; text-style: none;
        }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--suggestion, & .text-area--placeholder { color: $text-muted; }
    }
    TextInput:focus { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("up", "cursor_up", "omhoog", "Regel omhoog, of naar het vorige veld"),
        _key("down", "cursor_down", "omlaag", "Regel omlaag, of naar het volgende veld"),
        _key("left", "cursor_left", "links", "Naar links"),
        _key("right", "cursor_right", "rechts", "Naar rechts"),
        _key("ctrl+left", "cursor_word_left", "woord_links", "Een woord naar links"),
        _key("ctrl+right", "cursor_word_right", "woord_rechts", "Een woord naar rechts"),
        _key("home,ctrl+a", "cursor_line_start", "begin", "Naar het begin van de regel"),
        _key("end,ctrl+e", "cursor_line_end", "einde", "Naar het einde van de regel"),
        _key("pageup", "cursor_page_up", "vorige", "Een scherm omhoog"),
        _key("pagedown", "cursor_page_down", "volgende", "Een scherm omlaag"),
        _key("shift+up", "cursor_up(True)", "kies_omhoog", "Omhoog kiezen"),
        _key("shift+down", "cursor_down(True)", "kies_omlaag", "Omlaag kiezen"),
        _key("shift+left", "cursor_left(True)", "kies_links", "Naar links kiezen"),
        _key("shift+right", "cursor_right(True)", "kies_rechts", "Naar rechts kiezen"),
        _key("ctrl+shift+a", "select_all", "kies_alles", "Alles kiezen"),
        _key("backspace", "delete_left", "wis_links", "Teken links wissen"),
        _key("delete,ctrl+d", "delete_right", "wis_rechts", "Teken rechts wissen"),
        _key("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "wis_woord", "Woord links wissen"),
        _key("ctrl+u", "delete_to_start_of_line", "wis_begin", "Wissen tot het begin van de regel"),
        _key("ctrl+k", "delete_to_end_of_line_or_delete_line", "wis_einde", "Wissen tot het einde van de regel"),
        _key("ctrl+x", "cut", "knippen", "Knippen"),
        _key("ctrl+c,super+c", "copy", "kopieren", "Kopiëren"),
        _key("ctrl+v", "paste", "plakken", "Plakken"),
        _key("ctrl+z", "undo", "terug", "Laatste verandering in deze tekst terug"),
        _key("ctrl+y", "redo", "opnieuw", "Toch weer doen"),
    ]

    def __init__(self, *, placeholder: str = "", suggest: Callable[[str], str] | None = None) -> None:
        self._suggest = suggest  # first, because its making asks for a suggestion already
        super().__init__(compact=True, highlight_cursor_line=False, placeholder=Content(placeholder))
        self._hint = placeholder
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def update_suggestion(self) -> None:
        if self._suggest is not None:
            row, column = self.cursor_location
            line = self.document.get_line(row)
            at_end = column == len(line) <= LINE_LIMIT
            self.suggestion = printable(self._suggest(line)) if at_end else ""

    def watch_selection(self) -> None:
        self.update_suggestion()  # the cursor moved away from the end of the line, or to it

    def type_over(self, text: str) -> None:
        """Puts other text in the place of all that is there; Ctrl+Z brings that back."""
        self.replace(text, (0, 0), self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(event)
        event.prevent_default()
        event.stop()

    def load_text(self, text: str) -> None:
        super().load_text(printable(text, lines=True))

    def edit(self, edit: Edit) -> EditResult:
        # Every key and paste that changes the text comes by here.
        return super().edit(replace(edit, text=printable(edit.text, lines=True)))

    def on_resize(self) -> None:
        self.placeholder = Content(shortened(self._hint, self.size.width - 1))

    def watch_virtual_size(self) -> None:
        self.refresh(layout=True)

    def action_cursor_up(self, select: bool = False) -> None:
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if self.cursor_at_last_line and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)
