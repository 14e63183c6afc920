"""The extra guidelines that a wijkteam may add to the four criteria (004 §2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.text import clean_line


@dataclass(frozen=True, slots=True)
class Richtlijn:
    """A guideline of a wijk; its text never changes, so that a decision keeps what it was judged by."""

    id: int
    wijk_id: int
    wijk: str
    tekst: str
    vanaf: date
    vervallen_op: date | None


def check_richtlijn_tekst(text: str) -> str:
    """The text of a guideline, cleaned; raises Refused at `tekst` when it is empty or too long to judge by."""
    return clean_line(text, "tekst", required=True)
