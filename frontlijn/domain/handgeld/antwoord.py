"""The answer to who asked for handgeld, made from the reasons of the decision, in plain Dutch (domain model, 6 and 11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Antwoord:
    """An answer that somebody edited or sent; `versie` counts the edits. Once sent it stays as it is."""

    besluit_id: int
    versie: int
    tekst: str
    verzonden_op: date | None
