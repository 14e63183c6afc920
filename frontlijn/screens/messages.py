"""What is said after saving: that it is kept, and how to take it back."""

from __future__ import annotations

from typing import Any

from textual.app import App

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import printable

UNDO = "Ctrl+Z maakt ongedaan."
REDO = "Ctrl+Y doet het opnieuw."


def say(app: App[Any], text: str) -> None:
    """Says something in place of what was said before."""
    app.clear_notifications()
    app.notify(printable(text), markup=False)


def say_saved(app: App[Any], record: object) -> None:
    """Says that a record was saved."""
    say(app, saved_message(record))


def saved_message(record: object) -> str:
    """One line for a record that was just saved."""
    match record:
        case Kasboekregel():
            text = f"Opgeslagen: {_short(record.titel)}. {UNDO}"
        case (Kasboekregel() as first, Kasboekregel(), *_):
            text = f"{len(record)} kasboekregels opgeslagen: {_short(first.titel)}. {UNDO}"
        case (Kasboekregel() as only,):
            text = saved_message(only)
        case Initiatief():
            text = f"Opgeslagen: {_short(record.naam)}. {UNDO}"
        case Aanvraag():
            text = _handgeld(record)
        case Budgetpot():
            free = format_bedrag(record.stand.vrij)
            text = f"Pot geopend in {record.wijk}: {_short(record.naam)}, vrij besteedbaar {free}."
        case _:
            text = "Opgeslagen."
    return text


def _handgeld(aanvraag: Aanvraag) -> str:
    besluit = aanvraag.besluit
    if besluit is None:
        return f"Aanvraag bewaard, nog geen besluit: {_short(aanvraag.onderwerp)}."
    amount = f" {format_bedrag(besluit.toegekend_netto)}" if besluit.uitkomst.kent_toe else ""
    paid = f", betaald {format_bedrag(besluit.betaald)}" if besluit.betaald else ""
    return f"{besluit.uitkomst.label.capitalize()}{amount}{paid}: {_short(aanvraag.onderwerp)}."


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"
