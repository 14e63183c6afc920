"""All that is known of one request: the whole of what somebody needs to defend it a year later."""

from __future__ import annotations

from dataclasses import dataclass

from frontlijn.domain.handgeld.aanvraag import Aanvraag, Belang, Stap
from frontlijn.domain.handgeld.antwoord import Antwoord
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.verantwoording import Bon, GekoppeldeRegel, Verantwoording


@dataclass(frozen=True, slots=True)
class Wijziging:
    """An edit of the request itself: which fields changed, who did it and when (UTC, as stored)."""

    op: str
    wie: str
    velden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request with its edits, steps, interests, earlier decisions (oldest first), answer, receipts and account."""

    aanvraag: Aanvraag
    wijzigingen: tuple[Wijziging, ...]
    stappen: tuple[Stap, ...]
    belangen: tuple[Belang, ...]
    eerdere: tuple[Besluit, ...]
    antwoord: Antwoord | None
    bonnen: tuple[Bon, ...]
    regels: tuple[GekoppeldeRegel, ...]
    verantwoording: Verantwoording | None
