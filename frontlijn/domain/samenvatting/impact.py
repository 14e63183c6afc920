"""The impact in the summary: what the effecten-arenas of what is looked at add up to (domain model, section 9)."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Zin
from frontlijn.domain.samenvatting.samenvatting import Samenvatting


def impact_sectie(_samenvatting: Samenvatting) -> tuple[Blok, ...]:
    """Without an arena it says so: nothing is known, which is not zero."""
    return (Zin("Er is nog geen effecten-arena ingevuld."),)
