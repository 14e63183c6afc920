"""Which arena, and which part of one, a command is about."""

from __future__ import annotations

from typing import TypeVar

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text
from frontlijn.cli.values import number
from frontlijn.domain.arena.arena import Activiteit, Arena, ArenaStand, Investering
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.errors import NotFound
from frontlijn.domain.text import printable
from frontlijn.domain.values import ArenaSoort
from frontlijn.store.read import arena as read
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.store import Store

P = TypeVar("P", Activiteit, Investering, Effect)

_NOUNS = {Activiteit: "Activiteit", Investering: "Investering", Effect: "Effect"}


def asked_arena(store: Store, text: Text, soort: ArenaSoort = ArenaSoort.EIGEN) -> Arena:
    """The arena that was named, else the only one there is; raises WrongInput when there are none or several."""
    if text is not None:
        return read.find(store, text)
    known = read.window(store, ArenaFilter(soort=soort), 0, 2)
    if len(known) == 1:
        return known[0]
    option, noun, verb = (
        ("--rapport", "rapport", "rapport-add") if soort is ArenaSoort.RAPPORT else ("--arena", "arena", "add")
    )
    if known:
        raise WrongInput(f"Noem met {option} welke je bedoelt; frontlijn arena list toont ze.")
    raise WrongInput(f"Er is nog geen {noun}; begin er een met: frontlijn arena {verb}")


def eigen_stand(store: Store, text: str) -> ArenaStand:
    """An own arena with its parts; raises WrongInput for a report, which has none."""
    arena = read.find(store, text)
    check_eigen(arena)
    return read.stand(store, arena.id)


def check_eigen(arena: Arena) -> None:
    """Raises WrongInput for a report."""
    if arena.soort is ArenaSoort.RAPPORT:
        raise WrongInput(
            f"{printable(arena.titel)} is een rapport: daar staan gepubliceerde cijfers, geen activiteiten en effecten."
        )


def asked_activiteit(stand: ArenaStand, text: Text) -> Activiteit:
    """The activity that was named, else the only one of the arena; raises NotFound and WrongInput."""
    if text is not None:
        named = [Named(one.id, one.naam) for one in stand.activiteiten]
        wanted = find_named("activiteit", text, named)
        return next(one for one in stand.activiteiten if one.id == wanted)
    if len(stand.activiteiten) == 1:
        return stand.activiteiten[0]
    if not stand.activiteiten:
        raise WrongInput("Deze arena heeft nog geen activiteit; maak er een met: frontlijn arena activiteit-add NAAM")
    names = ", ".join(printable(one.naam) for one in stand.activiteiten[:5])
    raise WrongInput(f"Noem met --activiteit bij welke dit hoort: {names}.")


def asked_part(store: Store, kind: type[P], text: str) -> tuple[ArenaStand, P]:
    """A part of an arena by its number, and the arena that it is of; raises NotFound."""
    wanted = number(text, "NUMMER")
    stand: ArenaStand
    for stand in read.standen(store, ArenaFilter()):
        for part in (*stand.activiteiten, *stand.investeringen, *stand.effecten):
            if isinstance(part, kind) and part.id == wanted:
                return stand, part
    raise NotFound(f"{_NOUNS[kind]} {wanted} is er niet (meer); frontlijn arena show toont de nummers.")
