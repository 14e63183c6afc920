"""How the numbers of handgeld were made: those of requests, and the amounts of pots."""

from __future__ import annotations

from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.herkomst import aanvragen, potten
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring
from frontlijn.store.store import Store

EERSTE = "handgeld"
"""The first word of these names."""


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number of handgeld was made."""
    of_pots = isinstance(cijfer.rijen, MutatieFilter) or cijfer.naam.startswith(
        ("handgeld.totaal.", "handgeld.pot.", "handgeld.rest.")
    )
    return potten.verklaar(store, cijfer) if of_pots else aanvragen.verklaar(store, cijfer)
