"""Small counts in what leaves: one to four of something may be people, whatever the unit is called (section 9)."""

from __future__ import annotations

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_waarde
from frontlijn.domain.summary import KLEIN_AANTAL
from frontlijn.domain.values import Factor


def klein(value: Bronwaarde) -> bool:
    """Whether a value is a count that is told as "<5"; its unit is free text, so every such count is."""
    return value.factor is Factor.AANTAL and 0 < (value.waarde or 0) < KLEIN_AANTAL


def waarde_tekst(value: Bronwaarde) -> str:
    """A value of a factor as shown in what leaves."""
    return f"<{KLEIN_AANTAL}" if klein(value) else format_waarde(value)


def heeft_klein(stand: ArenaStand) -> bool:
    """Whether an arena has such a count."""
    return any(klein(value) for effect in stand.effecten for value in effect.factoren)
