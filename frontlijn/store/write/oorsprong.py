"""What came from what (V15), checked under the write lock; the database guards the same once more."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.olievlek import Knoop, Sleutel, check_oorsprong
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.write.transaction import WriteSession

_NODES = {
    Zoeksoort.KASBOEK: "SELECT titel, datum, uit_regel_id, uit_initiatief_id FROM kasboekregel WHERE id = ?",
    Zoeksoort.INITIATIEF: "SELECT naam, startdatum, uit_regel_id, uit_initiatief_id FROM initiatief WHERE id = ?",
}
_USED = {
    Zoeksoort.KASBOEK: """
      SELECT (SELECT count(*) FROM kasboekregel WHERE uit_regel_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM initiatief WHERE uit_regel_id = :id AND verwijderd_op IS NULL),
             (SELECT count(*) FROM verantwoording_regel WHERE regel_id = :id), 0""",
    Zoeksoort.INITIATIEF: """
      SELECT (SELECT count(*) FROM kasboekregel WHERE uit_initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM initiatief WHERE uit_initiatief_id = :id AND verwijderd_op IS NULL), 0,
             (SELECT count(*) FROM kasboekregel WHERE initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM aanvraag WHERE initiatief_id = :id)
           + (SELECT count(*) FROM arena WHERE initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM cijfer WHERE initiatief_id = :id AND verwijderd_op IS NULL)
           + (SELECT count(*) FROM uitwisseling u JOIN kasboekregel k ON k.id = u.regel_id AND k.verwijderd_op IS NULL
               WHERE u.gever_initiatief_id = :id OR u.ontvanger_initiatief_id = :id)""",
}


def check_oorsprong_van(
    session: WriteSession,
    datum: date | None,
    uit_regel_id: int | None,
    uit_initiatief_id: int | None,
    of: Sleutel | None = None,
) -> None:
    """Raises Refused at `uit` when the origin is gone, later than `datum`, or came itself from `of`."""
    origin = _key(uit_regel_id, uit_initiatief_id)
    if origin is None:
        return
    check_oorsprong(datum, _node(session, origin, live=True))
    if of is None:
        return
    seen: set[Sleutel] = set()
    above: Sleutel | None = origin
    while above is not None and above not in seen:
        if above == of:
            raise Refused("Dit komt al uit deze regel voort, ook via een omweg; kies iets anders.", "uit")
        seen.add(above)
        above = _node(session, above).uit


def check_kinderen(session: WriteSession, sleutel: Sleutel, datum: date | None) -> None:
    """Raises Refused at the day of a record, when something that came from it would be of earlier."""
    first = _first_child(session, sleutel)
    if datum is None or first is None or first.datum is None or first.datum >= datum:
        return
    field = "datum" if sleutel[0] is Zoeksoort.KASBOEK else "startdatum"
    raise Refused(
        f"{first.titel} ({first.sleutel[0].label} {first.sleutel[1]}, {format_datum(first.datum)}) kwam hieruit voort; "
        f"kies een dag tot en met {format_datum(first.datum)}.",
        field,
    )


def _first_child(session: WriteSession, sleutel: Sleutel) -> Knoop | None:
    """What came from a record first, of what has a day."""
    column = "uit_regel_id" if sleutel[0] is Zoeksoort.KASBOEK else "uit_initiatief_id"
    row = session.db.execute(
        f"""
        SELECT * FROM (
          SELECT 'kasboek', id, titel, datum FROM kasboekregel WHERE {column} = :id AND verwijderd_op IS NULL
           UNION ALL
          SELECT 'initiatief', id, naam, startdatum FROM initiatief WHERE {column} = :id AND verwijderd_op IS NULL)
         ORDER BY datum IS NULL, datum LIMIT 1""",
        {"id": sleutel[1]},
    ).fetchone()
    if row is None:
        return None
    soort, number, titel, datum = row
    return Knoop((Zoeksoort(soort), number), titel, date.fromisoformat(datum) if datum else None, "", sleutel)


def check_used(session: WriteSession, sleutel: Sleutel, naam: str) -> None:
    """Raises Refused when a record cannot go because something came from it, refers to it, or belongs to it."""
    offspring, accounts, belongs = session.db.execute(_USED[sleutel[0]], {"id": sleutel[1]}).fetchone()
    if offspring:
        first = _first_child(session, sleutel)
        which = f"{first.titel} ({first.sleutel[0].label} {first.sleutel[1]})" if first else "iets"
        raise Refused(f"Uit {naam} kwam {which} voort; haal die band daar eerst weg, dan kan dit ook weg.")
    if accounts:
        raise Refused(f"{naam} hoort bij een verantwoording van handgeld en blijft daarom staan; wijzig de regel.")
    if belongs:
        raise Refused(
            f"{naam} heeft al kasboekregels, handgeld of een arena en kan niet meer weg; zet de fase op gestopt."
        )


def _key(regel_id: int | None, initiatief_id: int | None) -> Sleutel | None:
    if regel_id is not None:
        return Zoeksoort.KASBOEK, regel_id
    return None if initiatief_id is None else (Zoeksoort.INITIATIEF, initiatief_id)


def _node(session: WriteSession, sleutel: Sleutel, *, live: bool = False) -> Knoop:
    soort, number = sleutel
    query = f"{_NODES[soort]} AND verwijderd_op IS NULL" if live else _NODES[soort]
    row = session.db.execute(query, (number,)).fetchone()
    if row is None:
        raise Refused(f"Waar het uit voortkwam ({soort.label} {number}) is er niet (meer); kies iets anders.", "uit")
    titel, datum, uit_regel_id, uit_initiatief_id = row
    return Knoop(
        sleutel, titel, date.fromisoformat(datum) if datum else None, "", _key(uit_regel_id, uit_initiatief_id)
    )
