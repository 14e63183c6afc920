"""A filter of the kasboek in words, for the line above what it lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.store import Store

ONBEKEND = {
    "deelnames": "deelnames",
    "nieuw_bereikt": "nieuw bereikt",
    "niet_in_beeld": "niet in beeld",
    "vrijwilligersminuten": "vrijwilligersuren",
}
"""The numbers of an entry of which a filter can ask where they are unknown."""

WEL_OF_NIET = {
    "experiment": ("alleen experimenten", "geen experimenten"),
    "verhaal": ("met verhaal", "zonder verhaal"),
    "gewijzigd_na_uitvoer": ("gewijzigd na export", "niet gewijzigd na export"),
    "voortgekomen": ("voortgekomen uit iets", "niet voortgekomen uit iets"),
    "uitgewisseld": ("met wie gaf en kreeg", "zonder wie gaf en kreeg"),
    "gescoord": ("met scores", "zonder scores"),
}
"""What an entry has or has not, in words for both."""


def filter_words(store: Store, wanted: KasboekFilter, wijk_id: int | None = None) -> str:
    """What a filter asks for, in Dutch; empty when it asks for nothing. `wijk_id` is the wijk that needs no telling."""
    return ", ".join(_parts(store, replace(wanted, wijk_id=None) if wanted.wijk_id == wijk_id else wanted))


def period_words(van: date | None, tot: date | None) -> str:
    """A period as `frontlijn.screens.forms.filter.parse_days` reads it again; empty without one."""
    if van is None:
        return "" if tot is None else f"t/m {format_datum(tot)}"
    if tot is None:
        return f"vanaf {format_datum(van)}"
    return format_datum(van) if van == tot else f"{format_datum(van)} t/m {format_datum(tot)}"


def initiatief_name(store: Store, number: int | None) -> str:
    """The name of an initiative, also of one that is gone; empty without a number."""
    return _name(lambda found: initiatieven.get(store, found).naam, "initiatief", number)


def wijk_name(store: Store, number: int | None) -> str:
    """The name of a wijk; empty without a number."""
    return _name(lambda found: wijken.get(store, found).naam, "wijk", number)


def _name(read: Callable[[int], str], noun: str, number: int | None) -> str:
    if number is None:
        return ""
    try:
        return read(number)
    except NotFound:
        return f"{noun} {number} (weg)"


def _parts(store: Store, wanted: KasboekFilter) -> Iterator[str]:
    if wanted.wijk_id is not None:
        yield f"in {wijk_name(store, wanted.wijk_id)}"
    if wanted.gebied is not None:
        yield f"in het gebied {wanted.gebied}"
    if wanted.initiatief_id is not None:
        yield f"bij {initiatief_name(store, wanted.initiatief_id)}"
    if period := period_words(wanted.van, wanted.tot):
        yield period
    if wanted.tekst is not None:
        yield f"met “{' '.join(wanted.tekst.split())}”"
    yield from _values(wanted)
    yield from (f"{words} onbekend" for name, words in ONBEKEND.items() if _asked(wanted, name))
    for name, (yes, no) in WEL_OF_NIET.items():
        if (asked := _asked(wanted, name)) is not None:
            yield yes if asked else no
    if wanted.exporteerbaar:
        yield "niet onder de radar"


def _values(wanted: KasboekFilter) -> Iterator[str]:
    for noun, value in (
        ("leefdomein", wanted.leefdomein),
        ("kernwaarde", wanted.kernwaarde),
        ("uitkomst", wanted.uitkomst),
    ):
        if value is not None:
            yield _value(noun, value)
    if wanted.aantal_domeinen is not None:
        noun = "leefdomein" if wanted.aantal_domeinen == 1 else "leefdomeinen"
        yield f"{format_aantal(wanted.aantal_domeinen)} {noun}"


def _asked(wanted: KasboekFilter, name: str) -> Any:
    return getattr(wanted, name)


def _value(noun: str, value: Leefdomein | Kernwaarde | Uitkomst | Leeg) -> str:
    return f"zonder {noun}" if isinstance(value, Leeg) else f"{noun} {value.label}"
