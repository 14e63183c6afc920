"""Writing templates: put one under a key of a wijk, take it away."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.sjabloon import Sjabloon as SjabloonRecord
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.store.read import kasboek as read
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.tables import Sjabloon
from frontlijn.store.write.transaction import WriteSession, transaction


def save_sjabloon(store: Store, invoer: SjabloonInvoer) -> SjabloonRecord:
    """Keeps a template under its key, in the place of what was there; raises Refused at the field that is wrong."""
    invoer = invoer.checked()
    with transaction(store) as session:
        check_initiatief(session, invoer.initiatief_id)
        kept = _kept(session, invoer.wijk_id, invoer.toets)
        if kept is None:
            session.insert(Sjabloon(uuid=store.new_uuid(), **_columns(invoer)))
        else:
            for name, value in _columns(invoer).items():
                setattr(kept, name, value)
            session.count_edit(kept)
    return read.sjabloon(store, invoer.wijk_id, invoer.toets)


def remove_sjabloon(store: Store, wijk_id: int, toets: int) -> None:
    """Takes a kept template away, so that the key is filled by what happens most; raises NotFound when none is kept."""
    with transaction(store) as session:
        kept = _kept(session, wijk_id, toets)
        if kept is None:
            raise NotFound(f"Onder {toets} staat geen bewaard sjabloon; wat daar staat, komt vanzelf uit het kasboek.")
        kept.verwijderd_op = store.now()
        session.count_edit(kept)


def _kept(session: WriteSession, wijk_id: int, toets: int) -> Sjabloon | None:
    wanted = select(Sjabloon).where(
        Sjabloon.wijk_id == wijk_id, Sjabloon.toets == toets, col(Sjabloon.verwijderd_op).is_(None)
    )
    return session.exec(wanted).first()


def _columns(invoer: SjabloonInvoer) -> dict[str, Any]:
    return {
        "wijk_id": invoer.wijk_id,
        "toets": invoer.toets,
        "titel": invoer.titel,
        "initiatief_id": invoer.initiatief_id,
        "leefdomeinen": "\n".join(domein.value for domein in invoer.leefdomeinen),
        "kernwaarde": invoer.kernwaarde and invoer.kernwaarde.value,
        "vrijwilligersminuten": invoer.vrijwilligersminuten,
        "weekdag": invoer.weekdag,
        "zichtbaarheid": invoer.zichtbaarheid.value,
    }
