"""A small register of other funds, to redirect a request to (004 §2.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.money import check_bedrag
from frontlijn.domain.text import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class FondsInvoer:
    """Another fund or desk; `hoogstens` is the most it gives, in cents. Only the name is needed."""

    naam: str
    waarvoor: str | None = None
    hoe: str | None = None
    hoogstens: int | None = None

    def checked(self) -> FondsInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule."""
        cleaned = replace(
            self,
            naam=clean_line(self.naam, "naam", required=True),
            waarvoor=clean_text(self.waarvoor, "waarvoor"),
            hoe=clean_text(self.hoe, "hoe"),
        )
        if cleaned.hoogstens is not None:
            check_bedrag(cleaned.hoogstens, "hoogstens")
        return cleaned


@dataclass(frozen=True, slots=True)
class Fonds:
    """A fund as it stands in the store; `vervallen_op` when it is no longer offered."""

    id: int
    versie: int
    naam: str
    waarvoor: str | None
    hoe: str | None
    hoogstens: int | None
    vervallen_op: date | None
