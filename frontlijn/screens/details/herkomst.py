"""Of an initiative or entry: what it came from and what came from it, as lines that open."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.olievlek import Knoop, Sleutel
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.olievlek import WORDS
from frontlijn.store.read import kasboek
from frontlijn.store.store import Store
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence

SHOWN = 10
"""So many of the things that came from it are listed; the olievlek shows all."""


def uit_sleutel(uit_regel_id: int | None, uit_initiatief_id: int | None) -> Sleutel | None:
    """What something came from; None when it came from nothing that was recorded."""
    if uit_regel_id is not None:
        return Zoeksoort.KASBOEK, uit_regel_id
    return None if uit_initiatief_id is None else (Zoeksoort.INITIATIEF, uit_initiatief_id)


def herkomst_items(store: Store, sleutel: Sleutel, uit: Sleutel | None) -> Iterator[Item]:
    """What it came from and what came from it, each under a heading; nothing when there is neither."""
    tree = {tak.knoop.sleutel: tak.knoop for tak in kasboek.around(store, sleutel).takken}
    offspring = [knoop for knoop in tree.values() if knoop.uit == sleutel]
    if uit in tree:
        yield Sentence("")
        yield Heading("Kwam voort uit (o toont de olievlek)")
        yield _figure(tree[uit])
    if offspring:
        yield Sentence("")
        yield Heading("Hieruit kwam voort (o toont de olievlek)")
        yield from map(_figure, offspring[:SHOWN])
    if len(offspring) > SHOWN:
        yield Sentence(f"En nog {format_aantal(len(offspring) - SHOWN)}.")


def _figure(knoop: Knoop) -> Figure:
    when = f", {format_datum(knoop.datum)}" if knoop.datum else ""
    return Figure(knoop.titel, f"{WORDS[knoop.sleutel[0]]}{when}", knoop.sleutel)
