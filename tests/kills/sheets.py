"""What the script typed, and since when each character of it stood on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.kills.screen import Screen, letters

TAIL, LEAST = 12, 6
"""A character is on the screen when it stands there behind the letters before it: at most 12, at least 6 in all."""

LONG_AGO = float("-inf")
"""The time of a character that was in the files before this cycle."""


@dataclass(slots=True)
class Piece:
    """The text of one field. `shown` has the moment of each character that was seen, in seconds (monotonic)."""

    text: str
    sent: int = 0
    shown: list[float] = field(default_factory=list)

    @classmethod
    def kept(cls, text: str, more: str = "") -> Piece:
        """A text that the files already have, and what will be typed behind it."""
        return cls(text + more, len(text), [LONG_AGO] * len(text))

    def look(self, screen: Screen, now: float) -> None:
        """Notes which characters have come on the screen."""
        for end in range(self.sent, len(self.shown), -1):
            if self.text[end - 1].isalnum():
                tail = letters(self.text[:end])[-TAIL:]
                if len(tail) >= LEAST and tail in screen.letters:
                    self.shown += [now] * (end - len(self.shown))
                    return

    @property
    def complete(self) -> bool:
        """Whether all of it was seen."""
        return len(self.shown) == len(self.text)


@dataclass(slots=True)
class Sheet:
    """One form that was open, with what was typed in it.

    `changes` says that it is about a record that was there, `draft` which draft it goes on with.
    """

    form: str
    pieces: list[Piece]
    changes: bool = False
    draft: str | None = None
    entered: bool = False
    """A key was pressed that saves."""
    confirmed: bool = False
    """The app said that it is saved."""

    @property
    def mark(self) -> str:
        """The first word, which no other record has."""
        return mark(self.pieces[0].text)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each field, the first field first."""
        return tuple(piece.text for piece in self.pieces)


def mark(text: str) -> str:
    """The word that a text and its record are known by."""
    return text.partition(" ")[0].partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Ours:
    """Tells the texts that the script types in a form from all other values of its records and drafts."""

    marks: Mapping[str, frozenset[str]]
    """By the name of the form, the first words of those texts."""

    def of(self, form: str, values: Iterable[str]) -> tuple[str, ...]:
        """Those that begin as a text of the script does; half a first word is enough."""
        marks = self.marks[form]
        return tuple(text for text in values if text and any(one.startswith(mark(text)) for one in marks))
