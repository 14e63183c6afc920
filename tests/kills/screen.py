"""What stands on a terminal, from the bytes that were written to it."""

from __future__ import annotations

import codecs
import re

PART = re.compile(
    r"\x1b\[(?P<numbers>[0-?]*)[ -/]*(?P<end>[@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
    r"|\x1b[ -/]*[0-OQ-Z\\^-~]|(?P<control>[\x00-\x1a])|(?P<text>[^\x00-\x1b]+)"
)


LABEL = 23
"""A label takes so many cells, its sign included; what is longer is cut."""


def letters(text: str) -> str:
    """Only letters and digits, so that text is found again however it was wrapped."""
    return "".join(filter(str.isalnum, text))


class Screen:
    """Cells of text. It knows what Textual writes: moves to a place, text and clearing; colours are left out."""

    def __init__(self, width: int, height: int) -> None:
        self._cells = [[" "] * width for _ in range(height)]
        self._width = width
        self._row = self._column = 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._letters: str | None = None

    def write(self, written: bytes) -> None:
        """Takes in what was written; half a sequence waits for the rest of it."""
        text = self._rest + self._decode(written)
        at = 0
        while found := PART.match(text, at):
            at = found.end()
            if found["end"]:
                self._steer(found["end"], found["numbers"])
            elif found["text"]:
                self._put(found["text"])
            elif found["control"] == "\n":
                self._row, self._column = self._row + 1, 0
            elif found["control"] == "\r":
                self._column = 0
        self._rest = text[at:]
        self._letters = None

    def _steer(self, end: str, numbers: str) -> None:
        if end == "H":
            row, _, column = numbers.partition(";")
            self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        elif end == "J":
            self._cells = [[" "] * self._width for _ in self._cells]

    def _put(self, text: str) -> None:
        if self._row < len(self._cells):
            row, end = self._cells[self._row], self._column + len(text)
            row[self._column : end] = text
            del row[self._width :]
        self._column += len(text)

    @property
    def rows(self) -> tuple[str, ...]:
        """The lines of the screen."""
        return tuple("".join(row) for row in self._cells)

    @property
    def letters(self) -> str:
        """All letters and digits on the screen, from left to right and from top to bottom."""
        if self._letters is None:
            self._letters = letters("".join(self.rows))
        return self._letters

    def shows(self, text: str) -> bool:
        """Whether the letters of this text stand on the screen one after another."""
        return letters(text) in self.letters

    @property
    def field(self) -> str:
        """The label of the field of a form that has the cursor; empty when none has."""
        return next((label[1:] for label in map(_label, self.rows) if label.startswith(">")), "")

    def labels(self, label: str) -> bool:
        """Whether a field of a form has this label."""
        return any(label == _label(row).removeprefix(">") for row in self.rows)


def _label(row: str) -> str:
    """What stands before a field, with the sign of the cursor."""
    return row.lstrip()[:LABEL].partition(" *")[0].rstrip()
