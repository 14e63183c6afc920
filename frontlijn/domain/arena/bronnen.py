"""Where the numbers of an arena come from: each source once, with how many numbers rest on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontlijn.domain.arena.arena import Investering
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.values import Bewijskracht, Factor


@dataclass(frozen=True, slots=True)
class Bronnen:
    """How many numbers rest on each source, in the order in which they were filled in, and on none.

    `woorden` are the shares that were given in words; `bewijskracht` counts the numbers per strength of evidence. An
    unknown deadweight is no number. Of an investment only a source that is named counts: who pays says what is paid.
    """

    per_bron: tuple[tuple[str, int], ...]
    zonder: int
    woorden: int
    bewijskracht: tuple[tuple[Bewijskracht, int], ...]

    @property
    def getallen(self) -> int:
        """All numbers."""
        return sum(number for _, number in self.per_bron) + self.zonder


def bronnen(effecten: Iterable[Effect], investeringen: Iterable[Investering] = ()) -> Bronnen:
    """The sources of the chosen values of these effects, and of these investments."""
    values = list(_gekozen(effecten))
    per: Counter[str | None] = Counter(naam_van_bron(value) for value in values)
    per.update(one.bron for one in investeringen if one.bron)
    strength = Counter(value.bewijskracht for value in values)
    return Bronnen(
        per_bron=tuple((bron, number) for bron, number in per.items() if bron),
        zonder=per[None],
        woorden=sum(value.woord for value in values),
        bewijskracht=tuple((one, strength[one]) for one in Bewijskracht if strength[one]),
    )


def naam_van_bron(value: Bronwaarde) -> str | None:
    """The source of a value as it is listed: a report with its year, or the kasboek."""
    if value.maat is not None:
        return "het sociaal kasboek"
    if not value.bron:
        return None
    return f"{value.bron}, {value.jaar}" if value.jaar is not None else value.bron


def _gekozen(effecten: Iterable[Effect]) -> Iterator[Bronwaarde]:
    for effect in effecten:
        if effect.in_euro:
            yield from (value for factor in Factor if (value := effect.factor(factor)).waarde is not None)
