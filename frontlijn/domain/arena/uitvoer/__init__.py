"""What is told of arenas, as pages of blocks: an outcome, a what-if, a report, and the short version for a summary.

Amounts are in whole euros or thousands and add up as shown; every number names the figure it is (`arena/namen.py`).
"""

from __future__ import annotations

from frontlijn.domain.arena.uitvoer.impact import impact_blokken
from frontlijn.domain.arena.uitvoer.rapport import rapport_blokken
from frontlijn.domain.arena.uitvoer.uitkomst import uitkomst_blokken
from frontlijn.domain.arena.uitvoer.verschil import verschil_blokken

__all__ = ["impact_blokken", "rapport_blokken", "uitkomst_blokken", "verschil_blokken"]
