"""The goals of this year in the summary (domain model, section 9)."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Zin


def doelen_blokken() -> tuple[Blok, ...]:
    """No goals are kept yet, which is not the same as no goals."""
    return (Zin("Doelen worden nog niet bijgehouden; of ze gehaald zijn, is onbekend."),)
