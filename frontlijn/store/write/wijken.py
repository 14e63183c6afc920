"""Writing wijken: the fifteen of the NLA ship with the product, others can be added."""

from __future__ import annotations

from sqlmodel import select

from frontlijn.domain.errors import Refused
from frontlijn.domain.text import clean_line, clean_lines, fold
from frontlijn.domain.wijk import Wijk as WijkRecord
from frontlijn.domain.wijk import WijkInvoer, klasse_plafond
from frontlijn.store.read import wijken as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Wijk
from frontlijn.store.write.transaction import transaction


def add_wijk(store: Store, invoer: WijkInvoer) -> WijkRecord:
    """Adds a wijk, with the plafond of its class unless another is given; raises Refused when the name is taken."""
    naam = clean_line(invoer.naam, "naam", required=True)
    with transaction(store) as session:
        for existing in session.exec(select(Wijk.naam)):
            if fold(existing) == fold(naam):
                raise Refused(f"De wijk {existing} staat er al.", "naam")
        wijk = Wijk(
            uuid=store.new_uuid(),
            naam=naam,
            aliassen="\n".join(clean_lines(invoer.aliassen, "aliassen")),
            gebied=clean_line(invoer.gebied, "gebied") or None,
            grootte=invoer.grootte.value,
            zwaarte=invoer.zwaarte.value,
            plafond=klasse_plafond(invoer.grootte, invoer.zwaarte) if invoer.plafond is None else invoer.plafond,
        )
        row_id = session.insert(wijk)
    return read.get(store, row_id)
