"""What the files of a store hold, read with its own functions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path

from frontlijn.store.check import check
from frontlijn.store.drafts import Draft, Drafts
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.concepten import saved_drafts
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from tests.kills.keys import LOG, REGISTER

ALL = -1


@dataclass(frozen=True, slots=True)
class Record:
    """A record with all the text it holds, by its form and number; `title` is its first text."""

    form: str
    number: int
    title: str
    texts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """Records and drafts, the newest draft first; `faults` is what is wrong with the files themselves."""

    records: tuple[Record, ...] = ()
    drafts: tuple[Draft, ...] = ()
    faults: tuple[str, ...] = ()


def read(path: Path) -> Held:
    """What the files hold now."""
    with closing(Store.open(path)) as store, closing(Drafts(store.path, partial(saved_drafts, store))) as drafts:
        faults = [f"check: {finding}" for finding in check(store)]
        records = [
            *(
                Record(LOG.name, one.id, one.titel, frozenset(_texts(one)))
                for one in kasboek.window(store, KasboekFilter(), 0, ALL)
            ),
            *(
                Record(REGISTER.name, one.id, one.naam, frozenset(_texts(one)))
                for one in initiatieven.window(store, InitiatiefFilter(), 0, ALL)
            ),
        ]
        held = drafts.pending()
    faults += [f"a file was put aside as damaged: {one.name}" for one in path.parent.glob("*.beschadigd*")]
    faults += [f"an error nobody foresaw: {one.read_text()}" for one in path.parent.rglob("*.log")]
    return Held(tuple(records), held, tuple(faults))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
