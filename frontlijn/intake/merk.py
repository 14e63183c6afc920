"""The mark of a row: what it says and the how-manyeth such row of the file it is, so that nothing is taken in twice.

It is made of the cells alone, not of what is found in the store or of the day of today: the same row has the same mark
whenever it comes, elsewhere in the file, or in a file of another kind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from frontlijn.domain.dates import parse_datum
from frontlijn.domain.errors import Refused
from frontlijn.intake.rows import is_blank

Lezer = Callable[[str, str], Any]

_TIJD = frozenset({"uren", "vrijwilligersminuten"})
_ONE_DAY, _ANOTHER_DAY = date(2026, 1, 1), date(2030, 1, 1)


class Merker:
    """Gives the marks of the rows of one file; `waarden` reads the fields that can be written in more than one way."""

    def __init__(self, soort: str, waarden: Mapping[str, Lezer], rest_wijk: int | None) -> None:
        self._soort = soort
        self._waarden = waarden
        self._rest_wijk = rest_wijk
        self._times: dict[bytes, int] = {}
        self._memo: dict[tuple[str, str], Any] = {}

    def merk(self, cells: Mapping[str, str]) -> str:
        """The mark of the next row, in 64 hexadecimal digits, by its cells for each field."""
        said = {field: self._said(field, cell) for field, cell in cells.items() if not is_blank(cell)}
        said.setdefault("wijk", self._rest_wijk)
        named = {"tijd" if field in _TIJD else field: value for field, value in said.items() if value is not False}
        key = sha256(json.dumps([self._soort, named], ensure_ascii=False, sort_keys=True).encode()).digest()
        number = self._times.get(key, 0)
        self._times[key] = number + 1
        return sha256(b"%b/%d" % (key, number)).hexdigest()

    def _said(self, field: str, cell: str) -> Any:
        key = field, cell
        if key not in self._memo:
            self._memo[key] = _value(self._waarden.get(field, _text), cell, field)
        return self._memo[key]


def vaste_dag(cell: str, field: str) -> str:
    """A day that is the same whenever it is read, as jjjj-mm-dd; raises Refused on another, such as gisteren or 3-4."""
    day = parse_datum(cell, _ONE_DAY, field)
    if day != parse_datum(cell, _ANOTHER_DAY, field):
        raise Refused("Deze dag hangt af van vandaag.", field)
    return day.isoformat()


def inhoud(soort: str, invoer: Any) -> bytes:
    """What an input says: equal for equal inputs of a kind."""
    said = {field.name: value for field in fields(invoer) if (value := getattr(invoer, field.name)) != field.default}
    return sha256(json.dumps([soort, said], ensure_ascii=False, sort_keys=True, default=_plain).encode()).digest()


def _value(read: Lezer, cell: str, field: str) -> Any:
    """What a cell says; as it is typed when it cannot be read."""
    try:
        return read(cell, field)
    except Refused:
        return _text(cell, field)


def _text(cell: str, _: str) -> str:
    return " ".join(cell.split())


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, field.name) for field in fields(value)]
