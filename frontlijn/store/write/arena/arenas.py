"""Writing an arena itself: begin one, change it, take it away."""

from __future__ import annotations

from frontlijn.domain.arena.arena import Arena as ArenaRecord
from frontlijn.domain.arena.arena import ArenaInvoer
from frontlijn.domain.errors import Refused
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write.arena.rows import change, columns, existing, remove
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.tables import Arena
from frontlijn.store.write.transaction import WriteSession, transaction


def add_arena(store: Store, invoer: ArenaInvoer) -> ArenaRecord:
    """Begins an arena; raises Refused at the field that is wrong."""
    invoer = invoer.checked()
    with transaction(store) as session:
        check_initiatief(session, invoer.initiatief_id)
        row_id = session.insert(Arena(uuid=store.new_uuid(), geregistreerd_op=store.now(), **columns(invoer)))
    return read.get(store, row_id)


def change_arena(store: Store, arena_id: int, invoer: ArenaInvoer, versie: int) -> ArenaRecord:
    """Changes an arena whose form was opened at `versie`; raises Refused at the field that is wrong, also when its
    years would leave out what was filled in, or when it holds anything and would become or stop being a report.
    """
    invoer = invoer.checked()
    with transaction(store) as session:
        row = existing(session, Arena, arena_id, versie)
        if invoer.initiatief_id != row.initiatief_id:
            check_initiatief(session, invoer.initiatief_id)
        if invoer.soort.value != row.soort and has_parts(session, arena_id):
            raise Refused("Een arena met iets erin blijft van dezelfde soort; begin een nieuwe.", "soort")
        _check_jaren(session, arena_id, invoer)
        change(session, row, columns(invoer))
    return read.get(store, arena_id)


def remove_arena(store: Store, arena_id: int, versie: int) -> None:
    """Takes an arena away with all its parts; undo brings it back."""
    with transaction(store) as session:
        remove(session, Arena, arena_id, versie)


def has_parts(session: WriteSession, arena_id: int) -> bool:
    """Whether anything stands in an arena: an activity, so also what hangs on one, a session or a published figure."""
    of_arena = "WHERE arena_id = :id AND verwijderd_op IS NULL"
    parts = " UNION ALL ".join(f"SELECT 1 FROM {table} {of_arena}" for table in ("activiteit", "sessie", "cijfer"))
    return session.db.execute(f"{parts} LIMIT 1", {"id": arena_id}).fetchone() is not None


def _check_jaren(session: WriteSession, arena_id: int, invoer: ArenaInvoer) -> None:
    of_arena = "WHERE arena_id = ? AND verwijderd_op IS NULL"
    first, last = session.db.execute(f"SELECT min(jaar), max(jaar) FROM investering {of_arena}", (arena_id,)).fetchone()
    (start,) = session.db.execute(f"SELECT min(start) FROM effect {of_arena}", (arena_id,)).fetchone()
    earliest = min((jaar for jaar in (first, start) if jaar is not None), default=invoer.startjaar)
    if earliest < invoer.startjaar:
        raise Refused(f"Er staat al iets in {earliest}; begin de arena in {earliest} of eerder.", "startjaar")
    if last is not None and last > invoer.startjaar + invoer.horizon - 1:
        raise Refused(f"Er staat al een investering in {last}; kijk zo ver vooruit dat die erin valt.", "horizon")
