"""Reading wijken."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound
from frontlijn.domain.text import clean_line, fold, printable
from frontlijn.domain.wijk import Wijk
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

_SELECT = "SELECT id, naam, aliassen, gebied, grootte, zwaarte, plafond, plafond_reden, versie FROM wijk"

WIJKEN_OF_GEBIED = "(SELECT g.id FROM wijk g WHERE g.gebied = :gebied COLLATE NOCASE)"
"""The numbers of the wijken in a gebied, as SQL."""

GEEN_GEBIED = "Nog geen wijk ligt in een gebied. Zet het erbij met: frontlijn wijk edit WIJK --gebied GEBIED"
"""What to do when there is no gebied to choose."""


def wijken(store: Store) -> tuple[Wijk, ...]:
    """All wijken, by name."""
    with reading(store) as db:
        return tuple(record(Wijk, row) for row in db.execute(f"{_SELECT} ORDER BY naam"))


def get(store: Store, wijk_id: int) -> Wijk:
    """The wijk with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute(f"{_SELECT} WHERE id = ?", (wijk_id,)).fetchone()
    if row is None:
        raise NotFound(f"Wijk {wijk_id} bestaat niet.")
    return record(Wijk, row)


def find(store: Store, text: str) -> Wijk:
    """The wijk that is meant by a name, an alias or a number; raises NotFound with the nearest names."""
    found = wijken(store)
    row_id = find_named("wijk", text, [Named(wijk.id, wijk.naam, wijk.aliassen) for wijk in found])
    return next(wijk for wijk in found if wijk.id == row_id)


def gebieden(store: Store) -> tuple[str, ...]:
    """The gebieden that a wijk lies in, by name."""
    with reading(store) as db:
        rows = db.execute("SELECT min(gebied) FROM wijk WHERE gebied IS NOT NULL GROUP BY gebied COLLATE NOCASE")
        return tuple(sorted((row[0] for row in rows), key=fold))


def find_gebied(store: Store, text: str) -> str:
    """The gebied that is meant, as its wijken name it; raises NotFound with the gebieden there are."""
    wanted = fold(clean_line(text, "gebied", required=True))
    known = gebieden(store)
    for one in known:
        if fold(one) == wanted:
            return one
    if not known:
        raise NotFound(GEEN_GEBIED)
    named = ", ".join(map(printable, known))
    raise NotFound(f"Er ligt geen wijk in het gebied {printable(text.strip())[:40]}; wel in: {named}.")
