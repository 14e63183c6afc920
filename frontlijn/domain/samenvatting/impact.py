"""The impact in the summary: what the effecten-arenas of what is looked at add up to (domain model, section 9)."""

from __future__ import annotations

from frontlijn.domain.arena.uitvoer.impact import impact_blokken
from frontlijn.domain.blokken import Blok
from frontlijn.domain.samenvatting.samenvatting import Samenvatting


def impact_sectie(samenvatting: Samenvatting, *, kort: bool = False) -> tuple[Blok, ...]:
    """Own arenas together, and apart from them what reports published."""
    of_one = samenvatting.blik.initiatief_id is not None
    return impact_blokken(
        samenvatting.impact,
        initiatieven=None if of_one else samenvatting.initiatieven.aantal,
        kort=kort,
        opent=not samenvatting.exportable,
    )
