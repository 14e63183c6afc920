"""How the figures of arenas and reports were made, read from the store; the domain tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_waarde
from frontlijn.domain.arena.herkomst import herkomst, rapport_herkomst
from frontlijn.domain.arena.impact import meegeteld
from frontlijn.domain.arena.namen import ARENA, IMPACT, RAPPORT, Namen, alle, alle_van_rapport, ontleed
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.errors import NotFound
from frontlijn.domain.herkomst import Herkomst
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.kasboek.uitvoer.taal import hoofdletter
from frontlijn.domain.values import ArenaSoort, Factor, KasboekMaat, Modus
from frontlijn.store.read import arena as read
from frontlijn.store.read.arena import ArenaFilter, Gemeten
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring
from frontlijn.store.read.herkomst.eenheden import getoond
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

EERSTE = (ARENA, IMPACT, RAPPORT)
"""The first words of the names."""

_NONE = ArenaFilter()


@dataclass(frozen=True, slots=True)
class ArenaCijfer(Cijfer):
    """A number of arenas: of which ones when they are counted together, and in which mode.

    `standen` are arenas in another state than the store holds, such as that of a session, or with a number that is
    tried; then the number is of those.
    """

    arenas: ArenaFilter = _NONE
    modus: Modus = Modus.RAPPORT
    standen: tuple[ArenaStand, ...] | None = field(default=None, compare=False, repr=False)


def kent(naam: str) -> bool:
    """Whether a name, or the begin of one, is of one arena or report wherever it lies."""
    first, dot, rest = naam.partition(".")
    return bool(dot and rest) and first in (ARENA, RAPPORT)


def noem(store: Store, wanted: ArenaFilter, modus: Modus = Modus.RAPPORT) -> Iterator[tuple[Cijfer, Callable[[], str]]]:
    """Every number of these arenas, with its value as shown: of each, of those that count together, of each report."""
    with reading(store):
        found = read.standen(store, wanted)
        own = [one for one in found if one.arena.soort is ArenaSoort.EIGEN]
        for stand in own:
            made = uitkomst([stand], modus)
            for name in alle(made):
                yield ArenaCijfer(name, modus=modus), partial(_shown, partial(herkomst, made), name)
        counted = meegeteld(found)
        together = uitkomst(counted, modus)
        for name in alle(together, Namen(IMPACT)) if counted else ():
            yield ArenaCijfer(name, arenas=wanted, modus=modus), partial(_shown, partial(herkomst, together), name)
        for report in (one.arena for one in found if one.arena.soort is ArenaSoort.RAPPORT):
            cijfers = read.cijfers(store, report.id)
            for name in alle_van_rapport(cijfers):
                yield ArenaCijfer(name), partial(_shown, partial(rapport_herkomst, cijfers), name)


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number of an arena, of arenas together or of a report was made; raises NotFound."""
    asked = cijfer if isinstance(cijfer, ArenaCijfer) else ArenaCijfer(cijfer.naam)
    with reading(store):
        try:
            told, standen = _told(store, asked)
        except (KeyError, ValueError):
            raise NotFound(f"Het cijfer {cijfer.naam} bestaat niet.") from None
        achter: dict[str, Cijfer | Sleutel] = {
            deel.achter: replace(asked, naam=deel.achter) for deel in told.delen if deel.achter
        }
        taken = _uit_kasboek(store, cijfer.naam, standen)
    if taken is None:
        return Verklaring(told, None, achter)
    value, now = taken
    maat = value.maat or KasboekMaat.REGELS
    for name in achter:
        if ontleed(name)[-1:] == (Factor.AANTAL,):
            achter[name] = Cijfer(f"kasboek.{maat}", now.regels)
    if now.aantal == value.waarde:
        return Verklaring(told, now.regels, achter, telt=maat)
    samen = f"overgenomen {format_waarde(value)}, nu in het kasboek {getoond('', now.aantal)}"
    let_op = (*told.let_op, f"{hoofdletter(samen)}.")
    return Verklaring(replace(told, let_op=let_op), now.regels, achter, telt=maat, samen=samen)


def _told(store: Store, asked: ArenaCijfer) -> tuple[Herkomst, tuple[ArenaStand, ...]]:
    """What the domain tells, and the arenas that it is told of."""
    first, _, rest = asked.naam.partition(".")
    if asked.standen is not None:
        standen = asked.standen
    elif first == IMPACT:
        standen = meegeteld(read.standen(store, asked.arenas))
    elif first == RAPPORT:
        return rapport_herkomst(read.cijfers(store, int(rest.partition(".")[0])), asked.naam), ()
    else:
        standen = (read.stand(store, int(rest.partition(".")[0])),)
    return herkomst(uitkomst(standen, asked.modus), asked.naam), standen


def _uit_kasboek(store: Store, naam: str, standen: tuple[ArenaStand, ...]) -> tuple[Bronwaarde, Gemeten] | None:
    """The number of an effect that was taken from the kasboek, and what the kasboek says of it now."""
    match ontleed(naam):
        case ("effect", number):
            for stand in standen:
                for one in stand.effecten:
                    if str(one.id) == number and one.in_euro:
                        value = one.factor(Factor.AANTAL)
                        now = read.nu_in_kasboek(store, stand.arena, value)
                        return (value, now) if now else None
    return None


def _shown(tell: Callable[[str], Herkomst], naam: str) -> str:
    """The value of a number; a multiplier with all that must be said with it."""
    told = tell(naam)
    return (
        ". ".join((told.waarde.removesuffix("."), " ".join(told.let_op)))
        if "multiplier" in ontleed(naam)
        else told.waarde
    )
