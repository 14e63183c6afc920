"""Reading the register of initiatieven."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import BEVESTIGD_DAGEN, KWETSBAAR_TOT, Initiatief
from frontlijn.domain.names import likely_same
from frontlijn.domain.values import Benadering, Fase, InitiatiefType, Zichtbaarheid
from frontlijn.store.read.listing import Leeg, Listing
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import lines, record
from frontlijn.store.read.wijken import WIJKEN_OF_GEBIED
from frontlijn.store.store import Store


class Aandacht(StrEnum):
    """Why an initiative that is alive asks for attention."""

    KWETSBAAR = "kwetsbaar"
    ONBEVESTIGD = "onbevestigd"


@dataclass(frozen=True, slots=True)
class InitiatiefFilter:
    """Which initiatieven; None lets everything through, `Leeg.ONBEKEND` what was never filled in.

    `gebied` takes all wijken in it, `initiatief_id` is one of them by its number. `tekst` is a part of the name or of
    another name. `startdatum` asks for those of which the begin is unknown, `begonnen_na` and `begonnen_tot` for those
    that began after, or on or before that day. `exporteerbaar` leaves out what is onder de radar.
    """

    wijk_id: int | None = None
    gebied: str | None = None
    initiatief_id: int | None = None
    type: InitiatiefType | Leeg | None = None
    fase: Fase | Leeg | None = None
    benadering: Benadering | Leeg | None = None
    aandacht: Aandacht | None = None
    tekst: str | None = None
    contact_persoon_id: int | None = None
    contact_organisatie_id: int | None = None
    startdatum: Leeg | None = None
    begonnen_na: date | None = None
    begonnen_tot: date | None = None
    exporteerbaar: bool = False


_ENDED = ", ".join(f"'{fase.value}'" for fase in Fase if not fase.loopt)
_ALIVE = f"(i.fase IS NULL OR i.fase NOT IN ({_ENDED}))"

LISTING: Listing[InitiatiefFilter] = Listing(
    source="initiatief i",
    columns="""
      i.*, w.naam AS wijk, p.naam AS contact, o.naam AS organisatie, coalesce(ur.titel, ui.naam) AS uit,
      (SELECT count(*) FROM kasboekregel k WHERE k.initiatief_id = i.id AND k.verwijderd_op IS NULL)
        AS kasboekregels""",
    joins="""
      JOIN wijk w ON w.id = i.wijk_id
      LEFT JOIN persoon p ON p.id = i.contact_persoon_id
      LEFT JOIN organisatie o ON o.id = i.contact_organisatie_id
      LEFT JOIN kasboekregel ur ON ur.id = i.uit_regel_id LEFT JOIN initiatief ui ON ui.id = i.uit_initiatief_id""",
    order="i.naam COLLATE NOCASE, i.id",
    earlier="(i.naam COLLATE NOCASE, i.id) < (SELECT naam, id FROM initiatief WHERE id = :id)",
    always="i.verwijderd_op IS NULL",
    fragments={
        "wijk_id": "i.wijk_id = :wijk_id",
        "gebied": f"i.wijk_id IN {WIJKEN_OF_GEBIED}",
        "initiatief_id": "i.id = :initiatief_id",
        "type": "i.type = :type",
        "type=ONBEKEND": "i.type IS NULL",
        "fase": "i.fase = :fase",
        "fase=ONBEKEND": "i.fase IS NULL",
        "benadering": "i.benadering = :benadering",
        "benadering=ONBEKEND": "i.benadering IS NULL",
        "aandacht=KWETSBAAR": f"i.aanjagers <= {KWETSBAAR_TOT} AND {_ALIVE}",
        "aandacht=ONBEVESTIGD": f"i.laatst_bevestigd_op <= date(:today, '-{BEVESTIGD_DAGEN} days') AND {_ALIVE}",
        "tekst": "instr(lower(i.naam || char(10) || i.aliassen), lower(:tekst)) > 0",
        "contact_persoon_id": "i.contact_persoon_id = :contact_persoon_id",
        "contact_organisatie_id": "i.contact_organisatie_id = :contact_organisatie_id",
        "startdatum=ONBEKEND": "i.startdatum IS NULL",
        "begonnen_na": "i.startdatum > :begonnen_na",
        "begonnen_tot": "i.startdatum <= :begonnen_tot",
        "exporteerbaar": f"i.zichtbaarheid <> '{Zichtbaarheid.ONDER_DE_RADAR.value}'",
    },
)


def count(store: Store, wanted: InitiatiefFilter) -> int:
    """How many initiatieven the filter lets through."""
    return LISTING.count(store, wanted)


def window(store: Store, wanted: InitiatiefFilter, offset: int, limit: int) -> tuple[Initiatief, ...]:
    """The initiatieven from `offset`, at most `limit` (all when negative), by name."""
    return tuple(record(Initiatief, row) for row in LISTING.window(store, wanted, offset, limit))


def position(store: Store, wanted: InitiatiefFilter, initiatief_id: int) -> int | None:
    """The number of an initiatief in the list, from 0; None when the filter does not let it through."""
    return LISTING.position(store, wanted, initiatief_id)


def get(store: Store, initiatief_id: int) -> Initiatief:
    """The initiatief with this number; raises NotFound."""
    row = LISTING.one(store, initiatief_id)
    if row is None:
        raise NotFound(f"Initiatief {initiatief_id} is er niet (meer).")
    return record(Initiatief, row)


def find(store: Store, text: str, wijk_id: int | None = None) -> Initiatief:
    """The initiatief that is meant by a name, another name or a number, in one wijk or all of them.

    Raises NotFound with the nearest names, and Refused when several have the name.
    """
    known = [Named(row["id"], row["naam"], lines(row["aliassen"]), row["wijk"]) for row in _names(store, wijk_id)]
    return get(store, find_named("initiatief", text, known))


def duplicates(store: Store, naam: str, wijk_id: int, except_id: int | None = None) -> tuple[Initiatief, ...]:
    """The initiatieven of the wijk with the same or nearly the same name; `except_id` is the one being edited."""
    likely = [
        row["id"]
        for row in _names(store, wijk_id)
        if row["id"] != except_id and any(likely_same(naam, name) for name in (row["naam"], *lines(row["aliassen"])))
    ]
    return tuple(get(store, row_id) for row_id in likely)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Every name and other name of an initiatief: those that may leave the store, and those onder de radar.

    A name that both have is only among the first; a removed initiatief keeps its secret.
    """

    shown: frozenset[str]
    hidden: frozenset[str]


def known_names(store: Store) -> KnownNames:
    """The names of all initiatieven; those onder de radar with the names that they had before."""
    secret = f"zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}'"
    shown: set[str] = set()
    hidden: set[str] = set()
    with reading(store) as db:
        for row in db.execute(f"SELECT naam, aliassen, {secret} AS geheim, verwijderd_op FROM initiatief"):
            names = (row["naam"], *lines(row["aliassen"]))
            if row["geheim"]:
                hidden.update(names)
            elif row["verwijderd_op"] is None:
                shown.update(names)
        for row in db.execute(
            f"""
            SELECT w.oud, w.nieuw FROM wijziging w
             WHERE w.tabel = 'initiatief' AND w.rij_id IN (SELECT id FROM initiatief WHERE {secret})"""
        ):
            for written in (json.loads(row["oud"] or "{}"), json.loads(row["nieuw"] or "{}")):
                hidden.update(name for name in (written.get("naam"), *lines(written.get("aliassen"))) if name)
    return KnownNames(frozenset(shown), frozenset(hidden - shown))


def _names(store: Store, wijk_id: int | None) -> list[sqlite3.Row]:
    condition, values = LISTING.where(store, InitiatiefFilter(wijk_id=wijk_id))
    sql = f"""
      SELECT i.id, i.naam, i.aliassen, w.naam AS wijk FROM initiatief i JOIN wijk w ON w.id = i.wijk_id
      WHERE {condition} ORDER BY {LISTING.order}"""
    with reading(store) as db:
        return db.execute(sql, values).fetchall()
