"""The registry of what can be exported and how: a new format is one function in its own module and one line here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping

from frontlijn.domain.errors import Refused
from frontlijn.domain.summary import WijkSummary
from frontlijn.domain.text import printable
from frontlijn.export.csv import csv_pieces
from frontlijn.export.json import json_pieces
from frontlijn.export.persons import anonymous
from frontlijn.export.registers import REGISTERS, register_table
from frontlijn.export.table import Table
from frontlijn.export.wijk_markdown import wijk_markdown
from frontlijn.store.read import settings
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.summary import wijk_summary
from frontlijn.store.store import Store

REGISTER_FORMATS: dict[str, Callable[[Table], Iterator[str]]] = {"csv": csv_pieces, "json": json_pieces}
"""How a register can be written, by the ending of its file; the first is the default."""

WIJK_FORMATS: dict[str, Callable[[WijkSummary, bool, Callable[[str], str]], str]] = {"md": wijk_markdown}
"""How the summary of a wijk can be written, by the ending of its file; the first is the default."""


def register_export(store: Store, register: str, formaat: str = "csv", *, wijk_id: int | None = None) -> Iterator[str]:
    """The pieces of a register in a format; of one wijk, or of all.

    The pieces are read from the store while they are asked for, by the thread that asks. Raises Refused at `register`
    or `formaat`, before the first piece.
    """
    chosen = REGISTERS[_known(register, REGISTERS, "register")]
    write = REGISTER_FORMATS[_known(formaat, REGISTER_FORMATS, "formaat")]
    return write(register_table(store, chosen, wijk_id))


def wijk_export(store: Store, wijk_id: int, formaat: str = "md") -> Iterator[str]:
    """The summary of a wijk in a format, without what may not leave. Raises NotFound, and Refused at `formaat`."""
    write = WIJK_FORMATS[_known(formaat, WIJK_FORMATS, "formaat")]
    with reading(store):
        summary = wijk_summary(store, wijk_id, exportable=True)
        return iter([write(summary, bool(settings.get(store, Instelling.VOORBEELD)), anonymous(store))])


def format_for(path: str | None, formats: Mapping[str, object], asked: str | None = None) -> str:
    """The format that was asked for, else the one the file's name ends in, else the first.

    Raises Refused at `formaat` for a name, at `bestand` for an ending that is none of them.
    """
    if asked is not None:
        return _known(asked, formats, "formaat")
    ending = os.path.splitext(path or "")[1][1:]
    return _known(ending, formats, "bestand") if ending else next(iter(formats))


def _known(name: str, known: Mapping[str, object], field: str) -> str:
    plain = name.strip().lower().removeprefix(".")
    if plain in known:
        return plain
    *others, last = known
    choice = f"{', '.join(others)} of {last}" if others else last
    thing = {"register": "het register", "formaat": "het formaat", "bestand": "een bestand dat eindigt op"}[field]
    raise Refused(f'Ik ken {thing} "{printable(name)[:40]}" niet; kies {choice}.', field)
