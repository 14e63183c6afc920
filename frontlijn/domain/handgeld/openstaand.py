"""What is still open of requests and awards, so that nothing is forgotten and nobody waits unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.values import Openpunt


@dataclass(frozen=True, slots=True)
class Openstaand:
    """One thing that is open of one request since a day; `bedrag` in cents: asked, to pay, paid, or left over."""

    punt: Openpunt
    aanvraag_id: int
    onderwerp: str
    voor: str | None
    wijk: str
    sinds: date
    bedrag: int

    def dagen(self, today: date) -> int:
        """For how many days it is open."""
        return (today - self.sinds).days
