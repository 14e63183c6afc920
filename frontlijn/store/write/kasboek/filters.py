"""Writing kept filters of the kasboek."""

from __future__ import annotations

from sqlmodel import col, select

from frontlijn.domain.errors import NotFound
from frontlijn.domain.text import clean_line, fold
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.kasboek.filters import to_json
from frontlijn.store.store import Store
from frontlijn.store.write.tables import BewaardFilter
from frontlijn.store.write.transaction import WriteSession, transaction


def save_filter(store: Store, naam: str, wanted: KasboekFilter) -> read.BewaardFilter:
    """Keeps a filter under a name, in the place of the one that had it; raises Refused at `naam` without one."""
    naam = clean_line(naam, "naam", required=True)
    with transaction(store) as session:
        kept = _kept(session, naam)
        if kept is None:
            session.insert(BewaardFilter(uuid=store.new_uuid(), naam=naam, inhoud=to_json(wanted)))
        else:
            kept.naam, kept.inhoud = naam, to_json(wanted)
            session.count_edit(kept)
    return next(one for one in read.filters(store) if one.naam == naam)


def remove_filter(store: Store, naam: str) -> None:
    """Takes a kept filter away; raises NotFound."""
    with transaction(store) as session:
        kept = _kept(session, naam)
        if kept is None:
            raise NotFound(f"Er is geen filter {naam}.")
        kept.verwijderd_op = store.now()
        session.count_edit(kept)


def _kept(session: WriteSession, naam: str) -> BewaardFilter | None:
    standing = session.exec(select(BewaardFilter).where(col(BewaardFilter.verwijderd_op).is_(None)))
    return next((kept for kept in standing if fold(kept.naam) == fold(naam)), None)
