"""What is said after saving: that it is kept, and how to take it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from textual.app import App

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import printable, shortened

UNDO = "Ctrl+Z maakt ongedaan."
REDO = "Ctrl+Y doet het opnieuw."

LINE = 56
"""So many cells are in a line of a message on a screen of 80."""


def say(app: App[Any], text: str) -> None:
    """Says something in place of what was said before."""
    app.clear_notifications()
    app.notify(printable(text), markup=False)


def say_written(app: App[Any], path: str) -> None:
    """Says where a file was written; a long path goes on at a slash on the next line."""
    app.clear_notifications()
    app.notify("\n".join(_broken(f"Geschreven: {printable(path)}")), markup=False)


def _broken(text: str) -> Iterator[str]:
    line = ""
    for part in re.findall(r"[^/\\]*[/\\]?", text):
        if line and len(line) + len(part) > LINE:
            yield line
            line = ""
        line += part
    yield line


def say_saved(app: App[Any], record: object) -> None:
    """Says that a record was saved."""
    say(app, saved_message(record))


def saved_message(record: object) -> str:
    """One line for a record that was just saved."""
    match record:
        case Kasboekregel():
            text = f"Opgeslagen: {shortened(record.titel)}. {UNDO}"
        case (Kasboekregel() as first, Kasboekregel(), *_):
            text = f"{len(record)} kasboekregels opgeslagen: {shortened(first.titel)}. {UNDO}"
        case (Kasboekregel() as only,):
            text = saved_message(only)
        case Initiatief():
            text = f"Opgeslagen: {shortened(record.naam)}. {UNDO}"
        case Aanvraag():
            text = _handgeld(record)
        case Budgetpot():
            free = format_bedrag(record.stand.vrij)
            text = f"Pot geopend in {record.wijk}: {shortened(record.naam)}, vrij besteedbaar {free}."
        case _:
            named = _part_of_arena(record)
            text = f"Opgeslagen: {named}. {UNDO}" if named else "Opgeslagen."
    return text


def _part_of_arena(record: object) -> str:
    """What an arena, or a part of it, is called in a message; empty for another record."""
    # Here, because an app that opens no arena need not wait for what knows them.
    from frontlijn.domain.arena.arena import Activiteit, Arena, Investering, Sessie
    from frontlijn.domain.arena.effect import Effect
    from frontlijn.domain.arena.gepubliceerd import Cijfer

    match record:
        case Arena():
            return shortened(record.titel)
        case Activiteit() | Effect():
            return shortened(record.naam)
        case Investering():
            return f"investering van {shortened(record.investeerder)}"
        case Sessie():
            return f"sessie {record.nummer}, {format_datum(record.datum)}"
        case Cijfer():
            return f"{record.soort.label} {record.over}".strip()
    return ""


def _handgeld(aanvraag: Aanvraag) -> str:
    besluit = aanvraag.besluit
    if besluit is None:
        return f"Aanvraag bewaard, nog geen besluit: {shortened(aanvraag.onderwerp)}."
    amount = f" {format_bedrag(besluit.toegekend_netto)}" if besluit.uitkomst.kent_toe else ""
    paid = f", betaald {format_bedrag(besluit.betaald)}" if besluit.betaald else ""
    return f"{besluit.uitkomst.label.capitalize()}{amount}{paid}: {shortened(aanvraag.onderwerp)}."
