"""What the arenas of a wijk, a gebied, the city or an initiative show together, for its summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from frontlijn.domain.arena.arena import Arena, ArenaStand
from frontlijn.domain.arena.gepubliceerd import Cijfer
from frontlijn.domain.arena.rekenen import Uitkomst, uitkomst
from frontlijn.domain.privacy.weglaten import zonder_namen
from frontlijn.domain.values import ArenaSoort, ArenaStatus


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report with what it published; `verzwegen` says that figures of an initiative onder de radar were left out."""

    arena: Arena
    cijfers: tuple[Cijfer, ...]
    verzwegen: bool = False


def meegeteld(standen: Iterable[ArenaStand]) -> tuple[ArenaStand, ...]:
    """The arenas that are counted together: own ones, and none that is still being filled in."""
    return tuple(
        one for one in standen if one.arena.soort is ArenaSoort.EIGEN and one.arena.status is ArenaStatus.VASTGESTELD
    )


@dataclass(frozen=True, slots=True)
class Impact:
    """The own arenas that are settled together, and the reports, which are never added up with them.

    `in_opbouw` counts the own arenas that are still being filled in, which are left out.
    """

    uitkomst: Uitkomst
    rapporten: tuple[Rapport, ...]
    in_opbouw: int

    def zonder_namen(self, weg: Callable[[str], str]) -> Impact:
        """The same impact with what `weg` makes of every text that somebody typed."""
        standen = zonder_namen(self.uitkomst.standen, weg)
        return Impact(uitkomst(standen, self.uitkomst.modus), zonder_namen(self.rapporten, weg), self.in_opbouw)
