"""Arenas as a worker would fill them in, and any edit of them, with values drawn by Hypothesis and rows picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from frontlijn.domain.arena.arena import (
    Activiteit,
    ActiviteitInvoer,
    Arena,
    ArenaInvoer,
    Investering,
    InvesteringInvoer,
    SessieInvoer,
)
from frontlijn.domain.arena.effect import Effect, EffectInvoer
from frontlijn.domain.arena.gepubliceerd import CijferInvoer, Publicatie
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.values import (
    ArenaSoort,
    ArenaStatus,
    CijferSoort,
    IncasseerderGroep,
    Leefdomein,
    Zichtbaarheid,
)
from frontlijn.store.read import arena as read
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write
from frontlijn.store.write.initiatieven import register_initiatief
from tests.domain.arena import arenas as drawn
from tests.store.inputs import TODAY, initiatief
from tests.store.kasboek_acts import pick


def arena_invoer(initiatief_id: int | None = 1, **more: Any) -> ArenaInvoer:
    """An arena of initiative 1 over twenty years from 2021."""
    return replace(ArenaInvoer("Opbrengst van de tuin", initiatief_id, 2021), **more)


def rapport_invoer(**more: Any) -> ArenaInvoer:
    return arena_invoer(None, **{"titel": "Rapport 2022", "soort": ArenaSoort.RAPPORT, **more})


def investering_invoer(activiteit_id: int = 1, **more: Any) -> InvesteringInvoer:
    return replace(InvesteringInvoer(activiteit_id, "Gemeente", 2021, 100_000_00), **more)


def effect_invoer(activiteit_id: int = 1, **more: Any) -> EffectInvoer:
    """The example of the domain model, section 12."""
    return replace(drawn.effect(naam="Minder schulden").invoer, activiteit_id=activiteit_id, **more)


def pm_invoer(activiteit_id: int = 1, **more: Any) -> EffectInvoer:
    return replace(drawn.pm_effect().invoer, activiteit_id=activiteit_id, **more)


def sessie_invoer(*deelnemers: str, **more: Any) -> SessieInvoer:
    return replace(SessieInvoer(TODAY, deelnemers), **more)


def cijfer_invoer(*waarden: Publicatie, **more: Any) -> CijferInvoer:
    """The benefits of a report; unless others are given, with one value."""
    return replace(CijferInvoer(CijferSoort.BATEN, waarden or (Publicatie(9_434_000_00, "000", 2022),)), **more)


def an_arena(store: Store, naam: str = "Buurttuin", wijk_id: int = 1, **more: Any) -> Arena:
    """An arena of a new initiative, with an activity."""
    of = register_initiatief(store, initiatief(naam, wijk_id=wijk_id))
    made = write.add_arena(store, arena_invoer(of.id, **more))
    write.add_activiteit(store, made.id, ActiviteitInvoer("Kookclub"))
    return made


def filled(store: Store) -> tuple[Arena, Activiteit, Investering, Effect]:
    """An arena with one of each part."""
    arena = an_arena(store)
    (activiteit,) = read.stand(store, arena.id).activiteiten
    paid = write.add_investering(store, arena.id, investering_invoer(activiteit.id))
    return arena, activiteit, paid, write.add_effect(store, arena.id, effect_invoer(activiteit.id))


def rename_effect(store: Store, effect_id: int, naam: str, versie: int) -> None:
    """Changes the name of an effect of arena 1 whose form was opened at `versie`."""
    known = read.stand(store, 1).effect(effect_id)
    write.change_effect(store, effect_id, replace(known.invoer, naam=naam), versie)


numbers = st.integers(0, 9)
names = st.sampled_from(["Kookclub", "Klussen", "kookclub", "[b]Taal[/b]"])
arenas = st.builds(
    arena_invoer,
    st.integers(1, 2),
    titel=st.sampled_from(["Tuin", "tuin", "Soep"]),
    startjaar=st.integers(2020, 2021),
    horizon=st.sampled_from([1, 20]),
    periode=st.just(1),
    disconto=st.sampled_from([0, 225]),
    prijspeil=st.none() | st.just(2021),
    status=st.sampled_from(ArenaStatus),
    zichtbaarheid=st.sampled_from(Zichtbaarheid),
    toelichting=st.none() | st.just("Twee\nregels"),
)
_van = drawn.arena()
investeringen = drawn.investeringen(1, _van).map(lambda one: one.invoer)
effecten = drawn.effecten(1, _van).map(lambda one: one.invoer)
sessies = st.builds(
    SessieInvoer,
    st.dates(date(2026, 1, 1), TODAY),
    st.lists(st.sampled_from(["Truus", "truus", "een buurman", "Stichting", "Kees"]), max_size=3).map(tuple),
    st.none() | st.just("Wat we zeiden"),
)
_values = st.builds(
    Publicatie, st.integers(0, 99), st.sampled_from(["Tekst", "Tabel"]), reden=st.just("Past bij de rest")
)
cijfers = st.builds(
    lambda soort, waarden, over: CijferInvoer(
        soort, tuple(replace(one, gekozen=number == len(waarden) - 1) for number, one in enumerate(waarden)), **over
    ),
    st.sampled_from(CijferSoort),
    st.lists(_values, min_size=1, max_size=3),
    st.sampled_from(
        [
            {},
            {"leefdomein": Leefdomein.WONEN},
            {"groep": IncasseerderGroep.OVERHEID},
            {"initiatief_id": 2},
            {"van": 2021, "tot": 2025},
        ]
    ),
)

_KINDS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "arena": (arenas,),
    "change_arena": (numbers, arenas),
    "remove_arena": (numbers,),
    "activiteit": (numbers, names),
    "change_activiteit": (numbers, numbers, names),
    "remove_activiteit": (numbers, numbers),
    "investering": (numbers, numbers, investeringen),
    "change_investering": (numbers, numbers, numbers, investeringen),
    "remove_investering": (numbers, numbers),
    "effect": (numbers, numbers, effecten),
    "change_effect": (numbers, numbers, numbers, effecten),
    "remove_effect": (numbers, numbers),
    "sessie": (numbers, sessies),
    "change_sessie": (numbers, numbers, sessies),
    "remove_sessie": (numbers, numbers),
    "cijfer": (cijfers,),
    "change_cijfer": (numbers, cijfers),
    "remove_cijfer": (numbers,),
}

Act = tuple[str, tuple[Any, ...]]


def _of(kinds: Sequence[str]) -> st.SearchStrategy[Act]:
    return st.one_of(*(st.tuples(st.just(kind), st.tuples(*_KINDS[kind])) for kind in kinds))


acts = _of([*_KINDS])
"""Any edit of a store that begins as `begin` leaves it."""

inside = _of([kind for kind in _KINDS if kind != "remove_arena" and "cijfer" not in kind])
"""The edits of arenas that leave each of them there."""

TURNS: tuple[Act, ...] = (("undo", ()), ("undo", ()), ("redo", ()))


def and_turns(edits: st.SearchStrategy[Act]) -> st.SearchStrategy[Act]:
    """These edits, and for each two of them something that is taken back or done again."""
    return st.integers(0, 2).flatmap(lambda number: edits if number else st.sampled_from(TURNS))


def begin(store: Store) -> None:
    """Two initiatieven, persons and an organisation, an arena with one of each part, and a report."""
    filled(store)
    register_initiatief(store, initiatief("Soepclub", wijk_id=2, contact="Truus", organisatie="Stichting"))
    write.add_arena(store, rapport_invoer())


def perform(store: Store, act: Act) -> bool:
    """Does an edit; gives False when it was refused, or when there is nothing to do it with."""
    kind, values = act
    before = len(store.acts)
    try:
        if kind.endswith("cijfer"):
            _do_cijfer(store, kind, *values)
        elif kind.endswith("arena"):
            _do_arena(store, kind, *values)
        else:
            _do_part(store, kind, *values)
    except (NotFound, Refused, _Nothing):
        return False
    return len(store.acts) > before


class _Nothing(Exception):
    """There is nothing to pick from."""


def _pick(rows: Sequence[Any], number: int) -> Any:
    if not rows:
        raise _Nothing
    return pick(rows, number)


def _own(store: Store, number: int) -> Arena:
    arena: Arena = _pick(read.window(store, ArenaFilter(soort=ArenaSoort.EIGEN), 0, -1), number)
    return arena


def _do_arena(store: Store, kind: str, *values: Any) -> None:
    match kind, values:
        case "arena", (invoer,):
            write.add_arena(store, invoer)
        case "change_arena", (number, invoer):
            one = _own(store, number)
            write.change_arena(store, one.id, invoer, one.versie)
        case "remove_arena", (number,):
            one = _own(store, number)
            write.remove_arena(store, one.id, one.versie)


def _do_part(store: Store, kind: str, number: int, *values: Any) -> None:
    arena = _own(store, number)
    stand = read.stand(store, arena.id)
    parts = {
        "activiteit": stand.activiteiten,
        "investering": stand.investeringen,
        "effect": stand.effecten,
        "sessie": read.sessies(store, arena.id),
    }
    verb, _, part = kind.rpartition("_")
    *picked, last = values
    if verb == "remove":
        one = _pick(parts[part], last)
        getattr(write, kind)(store, one.id, one.versie)
        return
    one = _pick(parts[part], picked.pop(0)) if verb == "change" else None
    invoer: Any = ActiviteitInvoer(last) if part == "activiteit" else last
    if picked:
        invoer = replace(invoer, activiteit_id=_pick(stand.activiteiten, picked[0]).id)
    if one is not None:
        getattr(write, kind)(store, one.id, invoer, one.versie)
    elif part == "sessie":
        write.open_sessie(store, arena.id, invoer)
    else:
        getattr(write, f"add_{part}")(store, arena.id, invoer)


def _do_cijfer(store: Store, kind: str, *values: Any) -> None:
    (report,) = read.window(store, ArenaFilter(soort=ArenaSoort.RAPPORT), 0, -1)
    known = read.cijfers(store, report.id)
    match kind, values:
        case "cijfer", (invoer,):
            write.add_cijfer(store, report.id, invoer)
        case "change_cijfer", (number, invoer):
            one = _pick(known, number)
            write.change_cijfer(store, one.id, invoer, one.versie)
        case "remove_cijfer", (number,):
            one = _pick(known, number)
            write.remove_cijfer(store, one.id, one.versie)
