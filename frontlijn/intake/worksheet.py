"""What openpyxl leaves unsaid when it reads a worksheet row by row, and what would make it leave cells out."""

from __future__ import annotations

import re
from typing import IO
from xml.parsers import expat

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


class Peculiarities:
    """The merged range nearest to the top of a worksheet, its first formula without a stored value, if any, and how
    many of its rows are hidden.

    Raises ValueError or expat.ExpatError when the XML is not that of a worksheet.
    """

    def __init__(self, xml: IO[bytes]) -> None:
        self.merged: str | None = None
        self.unsolved: str | None = None
        self.hidden = 0
        self._row = 0
        self._column = (0, "")
        self._cell = self._kind = ""
        self._has_formula = self._has_value = self._in_value = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ParseFile(xml)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_MAIN):
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f":
                self._has_formula = True
            case "v":
                self._in_value = True
                # A formula that gives an empty text is stored as a text of no characters.
                self._has_value = self._kind == "str"
            case "mergeCell":
                merged = attributes.get("ref", "")
                if self.merged is None or _from_the_top(merged) < _from_the_top(self.merged):
                    self.merged = merged

    def _end(self, tag: str) -> None:
        match tag.removeprefix(_MAIN):
            case "v":
                self._in_value = False
            case "c":
                if self._has_formula and not self._has_value and self.unsolved is None:
                    self.unsolved = self._cell

    def _characters(self, _text: str) -> None:
        self._has_value = self._has_value or self._in_value

    def _start_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if not self._row < row < 10_000_000:
            raise ValueError(f"row {row} after row {self._row}")
        self._row, self._column = row, (0, "")
        self.hidden += attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._kind = attributes.get("r", ""), attributes.get("t", "n")
        self._has_formula = self._has_value = False
        if not self._cell:
            return
        place = _PLACE.fullmatch(self._cell)
        column = (len(place[1]), place[1]) if place else (0, "")
        if column <= self._column:
            raise ValueError(f"cell {self._cell} after column {self._column[1]}")
        self._column = column


def _from_the_top(merged: str) -> tuple[int, int, str]:
    """Sorts ranges by the row, then by the column where they begin."""
    place = _PLACE.match(merged)
    return (int(place[2]), len(place[1]), place[1]) if place else (0, 0, "")
