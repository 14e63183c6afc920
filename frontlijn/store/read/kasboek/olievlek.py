"""Reading what came from what: the wood of a wijk or of the city, and the tree around one initiative or entry."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.olievlek import Knoop, Olievlek, Sleutel
from frontlijn.domain.kasboek.olievlek import olievlek as wood
from frontlijn.domain.values import Zichtbaarheid, Zoeksoort
from frontlijn.store.read import initiatieven
from frontlijn.store.read.kasboek.regels import LISTING, KasboekFilter, get
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

_SECRET = f"'{Zichtbaarheid.ONDER_DE_RADAR.value}'"

# All nodes that are tied to those asked for: upwards to their origins, and downwards to what came from them.
_NODES = f"""
  WITH RECURSIVE
  asked (soort, id) AS (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:asked)),
  above (soort, id) AS (
    SELECT soort, id FROM asked
    UNION SELECT b.uit_soort, b.uit_id FROM above JOIN olievlek_band b ON b.soort = above.soort AND b.id = above.id),
  below (soort, id) AS (
    SELECT soort, id FROM above WHERE :whole
    UNION SELECT b.soort, b.id FROM below JOIN olievlek_band b ON b.uit_soort = below.soort AND b.uit_id = below.id),
  shown AS (SELECT * FROM above UNION SELECT * FROM below)
  SELECT shown.soort, k.id, k.titel, k.datum, w.naam AS wijk, k.uit_regel_id, k.uit_initiatief_id, k.deelnames
    FROM shown JOIN kasboekregel k ON shown.soort = 'kasboek' AND k.id = shown.id JOIN wijk w ON w.id = k.wijk_id
   WHERE k.verwijderd_op IS NULL AND (NOT :exportable OR k.zichtbaarheid <> {_SECRET} AND NOT EXISTS (
     SELECT 1 FROM initiatief r WHERE r.id = k.initiatief_id AND r.zichtbaarheid = {_SECRET}))
  UNION ALL
  SELECT shown.soort, i.id, i.naam, i.startdatum, w.naam, i.uit_regel_id, i.uit_initiatief_id, NULL
    FROM shown JOIN initiatief i ON shown.soort = 'initiatief' AND i.id = shown.id JOIN wijk w ON w.id = i.wijk_id
   WHERE i.verwijderd_op IS NULL AND (NOT :exportable OR i.zichtbaarheid <> {_SECRET})"""


def olievlek(store: Store, wanted: KasboekFilter) -> Olievlek:
    """The wood of what came from something inside the filter (entries, and initiatives of its wijk that started in its
    period), with the origins outside it that show where that came from.
    """
    condition, values = LISTING.where(store, wanted)
    entries = f"SELECT k.id FROM kasboekregel k WHERE {condition} AND"
    initiatives, of_wijk = _initiatives(wanted)
    with reading(store) as db:
        linked = "(uit_regel_id IS NOT NULL OR uit_initiatief_id IS NOT NULL)"
        asked: set[Sleutel] = {(Zoeksoort.KASBOEK, row[0]) for row in db.execute(f"{entries} {linked}", values)}
        asked |= {(Zoeksoort.INITIATIEF, row[0]) for row in db.execute(f"{initiatives} AND {linked}", of_wijk)}
        found = _nodes(db, asked, exportable=wanted.exporteerbaar, whole=False)
        shown = json.dumps([node.sleutel[1] for node in found])
        among = "id IN (SELECT value FROM json_each(:shown))"
        inside: set[Sleutel] = {
            (Zoeksoort.KASBOEK, row[0]) for row in db.execute(f"{entries} k.{among}", {**values, "shown": shown})
        }
        inside |= {
            (Zoeksoort.INITIATIEF, row[0])
            for row in db.execute(f"{initiatives} AND i.{among}", {**of_wijk, "shown": shown})
        }
    return wood(replace(node, binnen=node.sleutel in inside) for node in found)


def around(store: Store, sleutel: Sleutel) -> Olievlek:
    """The tree that an initiative or entry stands in; raises NotFound when there is no such thing."""
    _knoop(store, sleutel)
    with reading(store) as db:
        return wood(_nodes(db, {sleutel}, exportable=False, whole=True))


def find_oorsprong(store: Store, text: str, wijk_id: int | None = None, tot: date | None = None) -> Sleutel:
    """What is meant as an origin: `regel 12`, the name of an initiative, or the title of an entry (the newest one up to
    `tot`, the day of what came from it).

    Raises Refused at `uit` when nothing has that name.
    """
    typed = text.strip()
    first, _, number = typed.casefold().partition(" ")
    if first in ("regel", "kasboekregel") and number.strip().isdecimal() and len(number) < 19:
        try:
            return Zoeksoort.KASBOEK, get(store, int(number)).id
        except NotFound as error:
            raise Refused(error.message, "uit") from error
    try:
        return Zoeksoort.INITIATIEF, initiatieven.find(store, typed, wijk_id).id
    except (NotFound, Refused) as error:
        found = _entry_titled(store, typed, wijk_id, tot) or _entry_titled(store, typed, wijk_id, None)
        if found is None:
            raise Refused(
                f"Ik vind geen initiatief en geen kasboekregel die zo heet. {error.message.partition('. ')[2]} "
                "Je kunt ook het nummer noemen: regel 12.".replace("  ", " "),
                "uit",
            ) from error
        return Zoeksoort.KASBOEK, found


def _entry_titled(store: Store, titel: str, wijk_id: int | None, tot: date | None) -> int | None:
    with reading(store) as db:
        row = db.execute(
            """
            SELECT id FROM kasboekregel WHERE titel = :titel COLLATE NOCASE AND verwijderd_op IS NULL
               AND (:wijk IS NULL OR wijk_id = :wijk) AND (:tot IS NULL OR datum <= :tot)
             ORDER BY datum DESC, id DESC LIMIT 1""",
            {"titel": titel, "wijk": wijk_id, "tot": tot and tot.isoformat()},
        ).fetchone()
    return None if row is None else int(row["id"])


def _initiatives(wanted: KasboekFilter) -> tuple[str, dict[str, Any]]:
    """Which initiatives belong to the wijk and period of a filter, or are the one it names."""
    sql = f"""
      SELECT i.id FROM initiatief i
       WHERE i.verwijderd_op IS NULL
         AND (:wijk IS NULL OR i.wijk_id = :wijk) AND (:initiatief IS NULL OR i.id = :initiatief)
         AND (:van IS NULL OR i.startdatum >= :van) AND (:tot IS NULL OR i.startdatum <= :tot)
         AND (NOT :exportable OR i.zichtbaarheid <> {_SECRET})"""
    return sql, {
        "wijk": wanted.wijk_id,
        "initiatief": wanted.initiatief_id,
        "van": wanted.van and wanted.van.isoformat(),
        "tot": wanted.tot and wanted.tot.isoformat(),
        "exportable": wanted.exporteerbaar,
    }


def _nodes(db: sqlite3.Connection, asked: Iterable[Sleutel], *, exportable: bool, whole: bool) -> list[Knoop]:
    """The nodes asked for with their origins, and with `whole` all that came from those."""
    wanted = set(asked)
    values = {
        "asked": json.dumps([[soort.value, number] for soort, number in wanted]),
        "exportable": exportable,
        "whole": whole,
    }
    found = []
    for row in db.execute(_NODES, values):
        sleutel = (Zoeksoort(row["soort"]), row["id"])
        found.append(_made(row, sleutel))
    return found


def _made(row: sqlite3.Row, sleutel: Sleutel) -> Knoop:
    origin: Sleutel | None = None
    if row["uit_regel_id"] is not None:
        origin = (Zoeksoort.KASBOEK, row["uit_regel_id"])
    elif row["uit_initiatief_id"] is not None:
        origin = (Zoeksoort.INITIATIEF, row["uit_initiatief_id"])
    return Knoop(
        sleutel=sleutel,
        titel=row["titel"],
        datum=date.fromisoformat(row["datum"]) if row["datum"] else None,
        wijk=row["wijk"],
        uit=origin,
        deelnames=row["deelnames"],
    )


def _knoop(store: Store, sleutel: Sleutel) -> None:
    """Raises NotFound when there is no such initiative or entry."""
    if sleutel[0] is Zoeksoort.KASBOEK:
        get(store, sleutel[1])
    else:
        initiatieven.get(store, sleutel[1])
