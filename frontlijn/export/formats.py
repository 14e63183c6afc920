"""The registry of what can be exported and how: a new format is one function in its own module and one line here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.text import printable
from frontlijn.domain.values import Bereik, Modus, Zichtbaarheid
from frontlijn.export.afschrift import Overzicht, afschrift_markdown, afschrift_table
from frontlijn.export.antwoord import antwoord_markdown
from frontlijn.export.arena.bladzij import arena_html, arena_json, arena_markdown
from frontlijn.export.arena.tabel import arena_csv
from frontlijn.export.arena.uitvoer import ArenaUitvoer, arena_uitvoer
from frontlijn.export.arena.werkmap import arena_xlsx
from frontlijn.export.beeld import Uitvoer, beeld_markdown
from frontlijn.export.besluiten import VOORVOEGSEL, Besluiten, check_voorvoegsel, grants
from frontlijn.export.csv import csv_pieces
from frontlijn.export.json import json_pieces
from frontlijn.export.persons import anonymous
from frontlijn.export.register_markdown import markdown_pieces
from frontlijn.export.registers import REGISTERS, register_table
from frontlijn.export.samenvatting import Samengevat, samenvatting_html, samenvatting_json, samenvatting_markdown
from frontlijn.export.sjabloon import Sjabloon
from frontlijn.export.table import Table
from frontlijn.export.threesixty import besluiten_csv, besluiten_json
from frontlijn.store.read import handgeld, settings
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store

REGISTER_FORMATS: dict[str, Callable[[Table], Iterator[str]]] = {
    "csv": csv_pieces,
    "json": json_pieces,
    "md": markdown_pieces,
}
"""How a register can be written, by the ending of its file; the first is the default."""

SAMENVATTING_FORMATS: dict[str, Callable[[Samengevat, Sjabloon | None], Iterator[str]]] = {
    "md": samenvatting_markdown,
    "html": samenvatting_html,
    "json": samenvatting_json,
}
"""How a summary can be written, by the ending of its file; the first is the default."""

SJABLOON_FORMATS = {"md": "markdown", "html": "HTML"}
"""What a template of a summary can make."""

BESLUITEN_FORMATS: dict[str, Callable[[Besluiten], Iterator[str]]] = {"json": besluiten_json, "csv": besluiten_csv}
"""How the public decisions can be written, by the ending of their file; the first is the default."""

AFSCHRIFT_FORMATS: dict[str, Callable[[Overzicht], Iterator[str]]] = {
    "md": afschrift_markdown,
    "csv": lambda overzicht: csv_pieces(afschrift_table(overzicht)),
}
"""How the statement of a pot can be written, by the ending of its file; the first is the default."""

ANTWOORD_FORMATS: dict[str, Callable[[Dossier, str, date, bool], str]] = {"md": antwoord_markdown}
"""How the answer on a request can be written, by the ending of its file; the first is the default."""


BEELD_FORMATS: dict[str, Callable[[Uitvoer], Iterator[str]]] = {"md": beeld_markdown}
"""How one of the four outputs of the kasboek can be written, by the ending of its file; the first is the default."""


ARENA_FORMATS: dict[str, Callable[[ArenaUitvoer], Iterator[str] | Iterator[bytes]]] = {
    "md": arena_markdown,
    "html": arena_html,
    "csv": arena_csv,
    "json": arena_json,
    "xlsx": arena_xlsx,
}
"""How an arena or a report can be written, by the ending of its file; the first is the default."""

BINAIR = frozenset({"xlsx"})
"""The formats that are no text."""


def register_export(
    store: Store,
    register: str,
    formaat: str = "csv",
    *,
    wijk_id: int | None = None,
    naar: Bereik = Bereik.EXPORT,
) -> Iterator[str]:
    """The pieces of a register in a format; of one wijk, or of all. A story is in it when it may go as far as `naar`.

    The pieces are read from the store while they are asked for, by the thread that asks. Raises Refused at `register`
    or `formaat`, before the first piece.
    """
    chosen = REGISTERS[_known(register, REGISTERS, "register")]
    write = REGISTER_FORMATS[_known(formaat, REGISTER_FORMATS, "formaat")]
    return write(register_table(store, chosen, wijk_id, naar))


def besluiten_export(
    store: Store, formaat: str = "json", *, wijk_id: int | None = None, voorvoegsel: str = VOORVOEGSEL
) -> Iterator[str]:
    """The pieces of the public decisions of a wijk or of all, read from the store while they are asked for.

    `voorvoegsel` stands before each identifier. Raises Refused at `formaat` or `voorvoegsel`, before the first piece.
    """
    write = BESLUITEN_FORMATS[_known(formaat, BESLUITEN_FORMATS, "formaat")]
    prefix = check_voorvoegsel(voorvoegsel)
    besluiten = Besluiten(lambda: grants(store, wijk_id, prefix), store.today(), _voorbeeld(store))
    return _of_one_moment(store, write(besluiten))


def _of_one_moment(store: Store, pieces: Iterator[str]) -> Iterator[str]:
    with reading(store):
        yield from pieces


def afschrift_export(
    store: Store, pot_id: int, formaat: str = "md", *, van: date | None = None, tot: date | None = None
) -> Iterator[str]:
    """The statement of a pot over a period in a format; without a period of all there is.

    Raises NotFound, and Refused at `tot` or `formaat`.
    """
    write = AFSCHRIFT_FORMATS[_known(formaat, AFSCHRIFT_FORMATS, "formaat")]
    with reading(store):
        visible = handgeld.window(store, HandgeldFilter(pot_id=pot_id, exporteerbaar=True), 0, -1)
        overzicht = Overzicht(
            handgeld.afschrift(store, pot_id, van, tot),
            frozenset(a.id for a in visible if a.zichtbaarheid is not Zichtbaarheid.INTERN),
            anonymous(store),
            store.today(),
            _voorbeeld(store),
        )
    return write(overzicht)


def antwoord_export(store: Store, aanvraag_id: int, formaat: str = "md") -> Iterator[str]:
    """The answer on a request in a format, as it was kept or as it would be written now.

    Raises NotFound, Refused at `formaat`, and Refused when there is no decision or the request may not leave (V22).
    """
    write = ANTWOORD_FORMATS[_known(formaat, ANTWOORD_FORMATS, "formaat")]
    with reading(store):
        dossier = handgeld.dossier(store, aanvraag_id)
        if handgeld.position(store, HandgeldFilter(exporteerbaar=True), aanvraag_id) is None:
            raise Refused(
                "Deze aanvraag is onder de radar en gaat in geen enkel bestand; lees het antwoord in frontlijn zelf."
            )
        tekst = handgeld.antwoord_tekst(store, dossier)
        return iter([write(dossier, tekst, store.today(), _voorbeeld(store))])


def arena_export(
    store: Store, arena_id: int, formaat: str = "md", modus: Modus = Modus.RAPPORT
) -> Iterator[str] | Iterator[bytes]:
    """An arena or a report in a format, without names and without sessions.

    Raises NotFound, and Refused at `formaat` and when the arena may not leave (V22).
    """
    write = ARENA_FORMATS[_known(formaat, ARENA_FORMATS, "formaat")]
    return write(arena_uitvoer(store, arena_id, modus))


def _voorbeeld(store: Store) -> bool:
    """Whether the store holds example data, not the truth."""
    return bool(settings.get(store, Instelling.VOORBEELD))


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
