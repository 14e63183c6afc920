"""Writing wijken: the fifteen of the NLA ship with the product, others can be added, and each can be changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import select

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.text import clean_line, clean_lines, fold
from frontlijn.domain.wijk import Wijk as WijkRecord
from frontlijn.domain.wijk import WijkInvoer, klasse_plafond
from frontlijn.store.read import wijken as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Wijk
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def add_wijk(store: Store, invoer: WijkInvoer) -> WijkRecord:
    """Adds a wijk, with the plafond of its class unless another is given; raises Refused when a name is taken."""
    if invoer.plafond is None:
        invoer = replace(invoer, plafond=klasse_plafond(invoer.grootte, invoer.zwaarte))
    with transaction(store) as session:
        row_id = session.insert(Wijk(uuid=store.new_uuid(), **_columns(session, invoer)))
    return read.get(store, row_id)


def change_wijk(store: Store, wijk_id: int, invoer: WijkInvoer, versie: int) -> WijkRecord:
    """Changes a wijk that was read at `versie`; raises Refused when it was changed since, or a name is taken.

    The plafond is what is given: it does not follow the class. Raises NotFound.
    """
    with transaction(store) as session:
        wijk = session.get(Wijk, wijk_id)
        if wijk is None:
            raise NotFound(f"Wijk {wijk_id} bestaat niet.")
        check_version(wijk.versie, versie, wijk.naam)
        for name, value in _columns(session, invoer, wijk_id).items():
            setattr(wijk, name, value)
        session.count_edit(wijk)
    return read.get(store, wijk_id)


def _columns(session: WriteSession, invoer: WijkInvoer, wijk_id: int | None = None) -> dict[str, Any]:
    naam = clean_line(invoer.naam, "naam", required=True)
    gebied = clean_line(invoer.gebied, "gebied") or None
    aliassen = clean_lines(invoer.aliassen, "aliassen")
    known = session.exec(select(Wijk.id, Wijk.naam, Wijk.aliassen, Wijk.gebied)).all()
    others = [one for one in known if one[0] != wijk_id]
    own = {fold(name) for row_id, first, more, _ in known if row_id == wijk_id for name in (first, *more.split("\n"))}
    _check_names(naam, [one for one in aliassen if fold(one) not in own], own, others)
    # One gebied is written in one way, so that its wijken are found together.
    same = (there for *_, there in others if gebied and there and fold(there) == fold(gebied))
    return {
        "naam": naam,
        "aliassen": "\n".join(aliassen),
        "gebied": next(same, gebied),
        "grootte": invoer.grootte.value,
        "zwaarte": invoer.zwaarte.value,
        "plafond": invoer.plafond,
    }


def _check_names(naam: str, new: Iterable[str], own: Container[str], others: Iterable[Sequence[Any]]) -> None:
    """Raises Refused when a name would be that of two wijken.

    `own` are the folded names it has by now, which stay allowed; `others` the number, name and aliases of each other.
    """
    for _, existing, aliassen, *_ in others:
        if fold(existing) == fold(naam):
            raise Refused(f"De wijk {existing} staat er al.", "naam")
        taken = {fold(existing), *map(fold, aliassen.split("\n"))}
        if fold(naam) in taken and fold(naam) not in own:
            raise Refused(f"De wijk {existing} heet ook zo; kies een naam die van geen andere wijk is.", "naam")
        for alias in new:
            if fold(alias) in taken:
                raise Refused(
                    f"{alias} is al een naam van de wijk {existing}; kies een naam die van geen andere wijk is.",
                    "aliassen",
                )
