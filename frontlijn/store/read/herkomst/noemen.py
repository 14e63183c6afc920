"""All numbers of a wijk, a gebied, the city or an initiative by name, and finding the one that is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.names import nearest
from frontlijn.domain.text import printable, shortened
from frontlijn.domain.values import Modus
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.herkomst import arenas, kasboek
from frontlijn.store.read.herkomst.alle import PROVIDERS, verklaar
from frontlijn.store.read.herkomst.cijfer import Cijfer, Rijen
from frontlijn.store.read.herkomst.eenheden import getoond
from frontlijn.store.read.reading import reading
from frontlijn.store.read.summary import rows_behind, samenvatting
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class Genoemd:
    """A number with its value as shown, which is made when somebody looks at it."""

    cijfer: Cijfer
    toon: Callable[[], str]

    @property
    def waarde(self) -> str:
        """Its value as shown."""
        return self.toon()


Lijst = Callable[[Store, Blik, Modus], Mapping[str, Genoemd]]


def noem(store: Store, blik: Blik, modus: Modus = Modus.RAPPORT) -> dict[str, Genoemd]:
    """Every number that can be explained, by name; `modus` is for those of arenas.

    Raises NotFound when what is looked at is not there.
    """
    with reading(store):
        return {name: one for lijst in LIJSTEN for name, one in lijst(store, blik, modus).items()}


def noem_voor(store: Store, blik: Blik, naam: str, modus: Modus = Modus.RAPPORT) -> dict[str, Genoemd]:
    """Every number among which this name is to be found, or this begin of names; no more is read than that takes.

    What the kasboek shows beside its figures takes long in a large one. Raises NotFound as `noem` does.
    """
    wanted = naam.strip().casefold()
    first = wanted.partition(".")[0]
    with reading(store):
        if first in arenas.EERSTE:
            return _arenas(store, blik, modus)
        if first not in PROVIDERS:
            return noem(store, blik, modus)
        figures = _cijfers(store, blik, geheel=False)
        found = first != kasboek.EERSTE or wanted in map(str.casefold, figures)
        return figures if found else _cijfers(store, blik, geheel=True)


def vind(store: Store, genoemd: Mapping[str, Genoemd], naam: str, modus: Modus = Modus.RAPPORT) -> list[Cijfer]:
    """The numbers that are meant: the one with this name, one that is only a part of another, or all that begin so.

    Raises NotFound with the nearest names.
    """
    wanted = naam.strip().casefold()
    exact = {name.casefold(): one.cijfer for name, one in genoemd.items()}
    part = exact.get(wanted) or _deel(store, exact, wanted)
    if part is not None:
        return [part]
    found = [one for name, one in exact.items() if wanted and name.startswith(wanted)]
    if not found and arenas.kent(wanted):  # of an arena that lies elsewhere
        found = [one for one, _ in arenas.noem(store, ArenaFilter(), modus) if one.naam == wanted]
    if found:
        return found
    near = nearest(wanted, genoemd)
    hint = f"Bedoel je {' of '.join(near)}?" if near else "Zonder naam zie je ze allemaal: frontlijn explain"
    raise NotFound(f"Er is geen cijfer {shortened(printable(naam.strip()))}. {hint}")


def _deel(store: Store, exact: Mapping[str, Cijfer], wanted: str) -> Cijfer | None:
    """A number that is only known as a part of the one whose name it begins with."""
    words = wanted.split(".")
    for length in range(len(words) - 1, 0, -1):
        whole = exact.get(".".join(words[:length]))
        if whole is not None:
            part = verklaar(store, whole).achter.get(wanted)
            return part if isinstance(part, Cijfer) else None
    return None


def _samenvatting(store: Store, blik: Blik, _: Modus) -> dict[str, Genoemd]:
    """The numbers of the summary, with all that the kasboek shows."""
    return _cijfers(store, blik, geheel=True)


def _cijfers(store: Store, blik: Blik, *, geheel: bool) -> dict[str, Genoemd]:
    read = samenvatting(store, blik, geheel=geheel)
    found = rows_behind(read)
    named = {name: Genoemd(Cijfer(name, one.rows), partial(getoond, name, one.value)) for name, one in found.items()}
    if read.handgeld.pots:
        rows = found["handgeld.totaal.aangevraagd"].rows
        named |= _als_alles("handgeld.totaal", rows, read.handgeld.totaal.als_alles_wordt_toegekend)
    for pot in read.handgeld.pots:
        rows = found[f"handgeld.pot.{pot.id}.aangevraagd"].rows
        named |= _als_alles(f"handgeld.pot.{pot.id}", rows, pot.stand.als_alles_wordt_toegekend)
    return dict(_in_order(named))


def _arenas(store: Store, blik: Blik, modus: Modus) -> dict[str, Genoemd]:
    """The figures of each arena, of all of them together, and of the reports."""
    return {
        cijfer.naam: Genoemd(cijfer, toon) for cijfer, toon in arenas.noem(store, read_arena.arenas_of(blik), modus)
    }


def _als_alles(begin: str, rows: Rijen, cents: int) -> dict[str, Genoemd]:
    name = f"{begin}.als_alles"
    return {name: Genoemd(Cijfer(name, rows), partial(getoond, name, cents))}


def _in_order(named: Mapping[str, Genoemd]) -> Iterator[tuple[str, Genoemd]]:
    """As they were made, but those of one pot together."""
    first: dict[str, int] = {}
    for name in named:
        first.setdefault(_group(name), len(first))
    return iter(sorted(named.items(), key=lambda item: first[_group(item[0])]))


def _group(name: str) -> str:
    words = name.split(".")
    return ".".join(words[: 3 if words[1] in ("pot", "rest") else 2])


LIJSTEN: tuple[Lijst, ...] = (_samenvatting, _arenas)
"""Who names the numbers of what is looked at; each of those names begins with a word of `PROVIDERS`."""
