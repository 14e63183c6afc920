"""The mark of a row: what it says and the how-manyeth such row of the file it is, so that nothing is taken in twice.

The same row elsewhere in the file, or in a file of another kind, has the same mark.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any


def inhoud(soort: str, invoer: Any) -> bytes:
    """What an input says: equal for equal inputs of a kind, whatever the order of columns and the format of the file.

    A field at its default is left out, so that a field that comes later changes no mark of before.
    """
    said = {field.name: value for field in fields(invoer) if (value := getattr(invoer, field.name)) != field.default}
    return sha256(json.dumps([soort, said], ensure_ascii=False, sort_keys=True, default=_plain).encode()).digest()


def merk(said: bytes, hoeveelste: int) -> str:
    """The mark of the row that says this for the `hoeveelste` time, counted from 0, in 64 hexadecimal digits."""
    return sha256(b"%b/%d" % (said, hoeveelste)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [getattr(value, field.name) for field in fields(value)]
