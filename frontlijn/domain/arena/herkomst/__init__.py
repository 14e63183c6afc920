"""How each figure of an arena was made: its formula with the values filled in, its parts, sources and caveats.

Amounts are told to the cent, so that a page in thousands can be checked by hand; parts add up to what is told.
"""

from __future__ import annotations

from frontlijn.domain.arena.herkomst.rapport import rapport_herkomst
from frontlijn.domain.arena.herkomst.uitkomst import herkomst

__all__ = ["herkomst", "rapport_herkomst"]
