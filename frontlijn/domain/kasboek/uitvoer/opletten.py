"""What to look at once more before stories leave: a question to the worker, and never a block (domain model, 14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.kasboek.uitvoer.taal import genoemd, geteld, opsomming
from frontlijn.domain.privacy.aandacht import aandacht
from frontlijn.domain.privacy.namen import voornamen_in
from frontlijn.domain.text import printable

GENOEMD = 3
"""So many stories are named per thing to look at."""

_GEGEVEN = ("rekeningnummer", "telefoonnummer", "e-mailadres")
"""What tells of somebody how to be found, as `aandacht` calls it."""


def kijk_nog_eens(verhalen: Iterable[tuple[str, str]], namen: Sequence[str]) -> str:
    """Which of these stories (title, text) hold a number, an address or a first name of who is known; "" when none."""
    found: dict[str, list[str]] = {}
    for titel, tekst in verhalen:
        for what in _gevonden(f"{titel}\n{tekst}", namen):
            found.setdefault(what, []).append(titel)
    if not found:
        return ""
    return f"Kijk nog eens: {opsomming([_hebben(what, titles) for what, titles in found.items()])}."


def _gevonden(tekst: str, namen: Sequence[str]) -> Iterable[str]:
    remarks = " ".join(aandacht(tekst))
    yield from (f"een {what}" for what in _GEGEVEN if f"Hier staat een {what}:" in remarks)
    if voornamen_in(tekst, namen):
        yield "een voornaam van iemand die je kent"


def _hebben(what: str, titels: Sequence[str]) -> str:
    """How many stories have it, with their titles."""
    named = [genoemd(printable(titel)) for titel in dict.fromkeys(titels)]
    more = [f"nog {len(named) - GENOEMD}"] if len(named) > GENOEMD else []
    verb = "heeft" if len(titels) == 1 else "hebben"
    return f"{geteld(len(titels), 'verhaal', 'verhalen')} {verb} {what} ({opsomming([*named[:GENOEMD], *more])})"
