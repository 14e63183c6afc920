"""Writing wijken: the fifteen of the NLA ship with the product, others can be added, and each can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.text import clean_line, clean_lines, fold
from frontlijn.domain.wijk import Wijk as WijkRecord
from frontlijn.domain.wijk import WijkInvoer, klasse_plafond
from frontlijn.store.read import wijken as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Wijk
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def add_wijk(store: Store, invoer: WijkInvoer) -> WijkRecord:
    """Adds a wijk, with the plafond of its class unless another is given; raises Refused when the name is taken."""
    if invoer.plafond is None:
        invoer = replace(invoer, plafond=klasse_plafond(invoer.grootte, invoer.zwaarte))
    with transaction(store) as session:
        row_id = session.insert(Wijk(uuid=store.new_uuid(), **_columns(session, invoer)))
    return read.get(store, row_id)


def change_wijk(store: Store, wijk_id: int, invoer: WijkInvoer, versie: int) -> WijkRecord:
    """Changes a wijk that was read at `versie`; raises Refused when it was changed since, or the name is taken.

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
    others = session.exec(select(Wijk.naam, Wijk.gebied).where(col(Wijk.id).is_not(wijk_id))).all()
    for existing, _ in others:
        if fold(existing) == fold(naam):
            raise Refused(f"De wijk {existing} staat er al.", "naam")
    # One gebied is written in one way, so that its wijken are found together.
    same = (known for _, known in others if gebied and known and fold(known) == fold(gebied))
    return {
        "naam": naam,
        "aliassen": "\n".join(clean_lines(invoer.aliassen, "aliassen")),
        "gebied": next(same, gebied),
        "grootte": invoer.grootte.value,
        "zwaarte": invoer.zwaarte.value,
        "plafond": invoer.plafond,
    }
