"""What to look at once more before texts leave: a question to the worker, and never a block (domain model, 14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.kasboek.uitvoer.taal import genoemd, geteld, opsomming
from frontlijn.domain.privacy.aandacht import aandacht
from frontlijn.domain.privacy.namen import voornamen_in
from frontlijn.domain.text import printable, shortened

GENOEMD = 3
"""So many texts are named per thing to look at."""

_GEGEVEN = ("rekeningnummer", "telefoonnummer", "e-mailadres")
"""What tells of somebody how to be found, as `aandacht` calls it."""

_VERHAAL, _TEKST = ("verhaal", "verhalen"), ("tekst", "teksten")


def kijk_nog_eens(verhalen: Iterable[tuple[str, str]], namen: Sequence[str], *, teksten: Iterable[str] = ()) -> str:
    """Which of these stories (title, text) hold a number, an address or a first name of who is known; "" when none.

    `teksten` are short ones without a title, such as the name of an effect: they are named by themselves.
    """
    pieces = [(_VERHAAL, titel, f"{titel}\n{tekst}") for titel, tekst in verhalen]
    pieces += [(_TEKST, tekst, tekst) for tekst in dict.fromkeys(teksten)]
    found: dict[tuple[tuple[str, str], str], list[str]] = {}
    for kind, titel, tekst in pieces:
        for what in _gevonden(tekst, namen):
            found.setdefault((kind, what), []).append(titel)
    if not found:
        return ""
    return f"Kijk nog eens: {opsomming([_hebben(kind, what, titles) for (kind, what), titles in found.items()])}."


def _gevonden(tekst: str, namen: Sequence[str]) -> Iterable[str]:
    remarks = " ".join(aandacht(tekst))
    yield from (f"een {what}" for what in _GEGEVEN if f"Hier staat een {what}:" in remarks)
    if voornamen_in(tekst, namen):
        yield "een voornaam van iemand die je kent"


def _hebben(kind: tuple[str, str], what: str, titels: Sequence[str]) -> str:
    """How many texts have it, with their titles."""
    named = [genoemd(shortened(printable(titel))) for titel in dict.fromkeys(titels)]
    more = [f"nog {len(named) - GENOEMD}"] if len(named) > GENOEMD else []
    verb = "heeft" if len(titels) == 1 else "hebben"
    return f"{geteld(len(titels), *kind)} {verb} {what} ({opsomming([*named[:GENOEMD], *more])})"
