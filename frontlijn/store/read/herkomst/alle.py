"""Every number that can be explained, by the first word of its name.

A new kind of number is a `Provider` here, and a list of its names in `noemen.LIJSTEN`.
"""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.errors import NotFound
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import arenas, handgeld, initiatieven, kasboek
from frontlijn.store.read.herkomst.cijfer import Cijfer, Rijen, Vergelijking, Verklaring
from frontlijn.store.read.herkomst.eenheden import toon_van
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

Provider = Callable[[Store, Cijfer], Verklaring]

PROVIDERS: dict[str, Provider] = {
    handgeld.EERSTE: handgeld.verklaar,
    initiatieven.EERSTE: initiatieven.verklaar,
    kasboek.EERSTE: kasboek.verklaar,
    **dict.fromkeys(arenas.EERSTE, arenas.verklaar),
}
"""Who explains a number, by the first word of its name."""

_COUNTED: dict[type[Rijen], str] = {
    InitiatiefFilter: "initiatieven.aantal",
    KasboekFilter: "kasboek.regels",
    HandgeldFilter: "handgeld.aanvragen",
    MutatieFilter: "handgeld.boekingen",
}


def verklaar(store: Store, cijfer: Cijfer | Vergelijking) -> Verklaring:
    """How a number was made, or a difference; raises NotFound for a name that begins with a word nobody knows."""
    if isinstance(cijfer, Vergelijking):
        return _verschil(store, cijfer)
    provider = PROVIDERS.get(cijfer.naam.partition(".")[0])
    if provider is None:
        raise NotFound(f"Het cijfer {cijfer.naam} bestaat niet.")
    return provider(store, cijfer)


def telling(rijen: Rijen) -> Cijfer:
    """The number that only counts these rows."""
    return Cijfer(_COUNTED[type(rijen)], rijen)


def rijen_vooraf(cijfer: Cijfer | Vergelijking) -> Rijen | None:
    """The rows behind a number when they are known before it is explained, which takes long in a large kasboek."""
    if isinstance(cijfer, Cijfer) and cijfer.naam.partition(".")[0] == kasboek.EERSTE:
        return kasboek.rijen_vooraf(cijfer)
    return None


def _verschil(store: Store, beide: Vergelijking) -> Verklaring:
    """A number minus the same number of another period; both open."""
    with reading(store):
        now, then = verklaar(store, beide.nu), verklaar(store, beide.toen)
    difference = None if now.getal is None or then.getal is None else now.getal - then.getal
    here, there = now.herkomst, then.herkomst
    parts = {f"{beide.nu.naam}.nu": beide.nu, f"{beide.toen.naam}.toen": beide.toen}
    shown = ONBEKEND
    if difference is not None:
        shown = f"{'-' if difference < 0 else ''}{toon_van(beide.nu.naam)(abs(difference))}"
    return Verklaring(
        Herkomst(
            naam=f"verschil.{here.naam}",
            wat=f"verschil in {here.wat}",
            waarde=shown,
            formule="deze periode - andere periode",
            ingevuld=f"{here.waarde} - {there.waarde} = {shown}",
            delen=(
                Deel("deze periode", here.waarde, f"{beide.nu.naam}.nu"),
                Deel("andere periode", there.waarde, f"{beide.toen.naam}.toen"),
            ),
            bronnen=tuple(dict.fromkeys((*here.bronnen, *there.bronnen))),
            let_op=tuple(dict.fromkeys((*here.let_op, *there.let_op))),
        ),
        None,
        parts,
        difference,
    )
