"""The page of one or more arenas, the conclusion first."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.domain.arena.multiplier import multiplier
from frontlijn.domain.arena.namen import Namen, namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import eenheid_van
from frontlijn.domain.arena.uitvoer.bronnen import bronnen_blokken, telling
from frontlijn.domain.arena.uitvoer.cijfers import incasseerders, leefdomeinen, multiplier_blokken, totalen, verloop
from frontlijn.domain.arena.uitvoer.conclusie import conclusie
from frontlijn.domain.arena.uitvoer.effecten import effecten, gevoelig, investeerders, pm_lijst
from frontlijn.domain.arena.uitvoer.lasten import lasten
from frontlijn.domain.blokken import Blok, Kop, Zin


def uitkomst_blokken(made: Uitkomst, voor: Namen | None = None) -> tuple[Blok, ...]:
    """The page of these arenas; its numbers are named as in `namen.py`, after `voor` when that is given."""
    return tuple(_blokken(made, voor or namen(made)))


def _blokken(made: Uitkomst, name: Namen) -> Iterator[Blok]:
    eenheid = eenheid_van(made)
    yield Kop(_titel(made), 1)
    yield Zin(conclusie(made, eenheid))
    if not any(stand.effecten or stand.investeringen for stand in made.standen):
        return
    if made.geteld or made.lasten or made.kosten:
        yield from totalen(made, eenheid, name)
        yield from multiplier_blokken(multiplier(made), name)
        yield from verloop(made, eenheid)
    if made.geteld:
        yield from leefdomeinen(made, eenheid, name)
        yield from incasseerders(made, eenheid, name)
        yield from lasten(made, eenheid, name)
    yield from investeerders(made, eenheid, name)
    yield from effecten(made, eenheid, name)
    yield from gevoelig(made, eenheid, name)
    yield from pm_lijst(made, name)
    yield from bronnen_blokken(made)
    yield from telling(made, eenheid)


def _titel(made: Uitkomst) -> str:
    if len(made.standen) == 1:
        return f"Effecten-arena: {made.standen[0].arena.titel}"
    return "Effecten-arena's samen"
