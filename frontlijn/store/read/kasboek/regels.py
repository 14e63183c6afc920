"""Reading the entries of the sociaal kasboek: those that stand, and those in the prullenbak."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Stem, Uitkomst, Zichtbaarheid
from frontlijn.store.read.kasboek.partijen import EXCHANGES_OF_ENTRY, exchanges
from frontlijn.store.read.listing import Leeg, Listing
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.read.search import match_kasboek
from frontlijn.store.read.wijken import WIJKEN_OF_GEBIED
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class KasboekFilter:
    """Which entries; None lets everything through, `Leeg.ONBEKEND` what was never filled in.

    `gebied` takes all wijken in it. `van` and `tot` are the first and last day. `tekst` holds words that must all be
    in it, as `frontlijn search` finds them. `aantal_domeinen` is how many leefdomeinen an entry has, `verhaal_naar` how
    far its story may go today. `verhaal`, `voortgekomen`, `uitgewisseld` and `gescoord` ask whether it has that.
    `exporteerbaar` leaves out what is onder de radar, or belongs to an initiatief that is; `openbaar` lets through what
    is public itself or has a story that may be, today.
    """

    wijk_id: int | None = None
    gebied: str | None = None
    initiatief_id: int | None = None
    leefdomein: Leefdomein | Leeg | None = None
    kernwaarde: Kernwaarde | Leeg | None = None
    experiment: bool | None = None
    van: date | None = None
    tot: date | None = None
    tekst: str | None = None
    uitkomst: Uitkomst | Leeg | None = None
    deelnames: Leeg | None = None
    nieuw_bereikt: Leeg | None = None
    niet_in_beeld: Leeg | None = None
    vrijwilligersminuten: Leeg | None = None
    aantal_domeinen: int | None = None
    verhaal: bool | None = None
    verhaal_naar: Bereik | None = None
    voortgekomen: bool | None = None
    uitgewisseld: bool | None = None
    gescoord: bool | None = None
    gewijzigd_na_uitvoer: bool | None = None
    exporteerbaar: bool = False
    openbaar: bool = False


_CHANGED_SINCE = "EXISTS (SELECT 1 FROM kasboek_uitvoer x WHERE x.regel_id = k.id AND x.versie < k.versie)"

LISTING: Listing[KasboekFilter] = Listing(
    source="kasboekregel k",
    columns=f"""
      k.*, w.naam AS wijk, i.naam AS initiatief, coalesce(ur.titel, ui.naam) AS uit, tp.naam AS toestemming_van,
      x.op AS uitgevoerd_op, x.versie AS uitgevoerd_versie,
      (SELECT group_concat(l.leefdomein, char(10)) FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id)
        AS leefdomeinen,
      {EXCHANGES_OF_ENTRY} AS uitwisselingen_json,
      (SELECT group_concat(s.over || char(31) || s.stem || char(31) || s.voor || char(31) || s.na, char(30))
         FROM perspectief s WHERE s.regel_id = k.id) AS perspectieven_tekst""",
    joins="""
      JOIN wijk w ON w.id = k.wijk_id LEFT JOIN initiatief i ON i.id = k.initiatief_id
      LEFT JOIN kasboekregel ur ON ur.id = k.uit_regel_id LEFT JOIN initiatief ui ON ui.id = k.uit_initiatief_id
      LEFT JOIN persoon tp ON tp.id = k.toestemming_persoon_id LEFT JOIN kasboek_uitvoer x ON x.regel_id = k.id""",
    order="k.datum DESC, k.id DESC",
    earlier="(k.datum, k.id) > (SELECT datum, id FROM kasboekregel WHERE id = :id)",
    always="k.verwijderd_op IS NULL",
    fragments={
        "wijk_id": "k.wijk_id = :wijk_id",
        "gebied": f"k.wijk_id IN {WIJKEN_OF_GEBIED}",
        "initiatief_id": "k.initiatief_id = :initiatief_id",
        "leefdomein": """EXISTS (
          SELECT 1 FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id AND l.leefdomein = :leefdomein)""",
        "leefdomein=ONBEKEND": "NOT EXISTS (SELECT 1 FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id)",
        "kernwaarde": "k.kernwaarde = :kernwaarde",
        "kernwaarde=ONBEKEND": "k.kernwaarde IS NULL",
        "experiment": "k.experiment = :experiment",
        "van": "k.datum >= :van",
        "tot": "k.datum <= :tot",
        "tekst": """k.id IN (
          SELECT d.rij_id FROM zoekindex JOIN zoekdoc d ON d.id = zoekindex.rowid WHERE zoekindex MATCH :tekst)""",
        "uitkomst": "k.uitkomst = :uitkomst",
        "uitkomst=ONBEKEND": "k.uitkomst IS NULL",
        "deelnames=ONBEKEND": "k.deelnames IS NULL",
        "nieuw_bereikt=ONBEKEND": "k.nieuw_bereikt IS NULL",
        "niet_in_beeld=ONBEKEND": "k.niet_in_beeld IS NULL",
        "vrijwilligersminuten=ONBEKEND": "k.vrijwilligersminuten IS NULL",
        "aantal_domeinen": """
          (SELECT count(*) FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id) = :aantal_domeinen""",
        "verhaal": "(k.verhaal IS NOT NULL) = :verhaal",
        "verhaal_naar=INTERN": ":verhaal_naar IS NOT NULL",
        "verhaal_naar=EXPORT": ":verhaal_naar IS NOT NULL AND k.bereik <> 'intern' AND k.toestemming_tot >= :today",
        "verhaal_naar=OPENBAAR": "k.bereik = :verhaal_naar AND k.toestemming_tot >= :today",
        "voortgekomen": "(k.uit_regel_id IS NOT NULL OR k.uit_initiatief_id IS NOT NULL) = :voortgekomen",
        "uitgewisseld": "EXISTS (SELECT 1 FROM uitwisseling u WHERE u.regel_id = k.id) = :uitgewisseld",
        "gescoord": "EXISTS (SELECT 1 FROM perspectief s WHERE s.regel_id = k.id) = :gescoord",
        "gewijzigd_na_uitvoer": f"{_CHANGED_SINCE} = :gewijzigd_na_uitvoer",
        "exporteerbaar": f"""k.zichtbaarheid <> '{Zichtbaarheid.ONDER_DE_RADAR.value}' AND NOT EXISTS (
          SELECT 1 FROM initiatief r
           WHERE r.id = k.initiatief_id AND r.zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}')""",
        "openbaar": f"""(k.zichtbaarheid = '{Zichtbaarheid.OPENBAAR.value}'
          OR k.bereik = '{Bereik.OPENBAAR.value}' AND k.toestemming_tot >= :today)""",
    },
    bound={"tekst": match_kasboek},
)

# What was removed is not in the index: its own words are looked at.
_TEXT_OF_REMOVED = """
  instr(lower(k.titel || ' ' || coalesce(k.verhaal, '') || ' ' || coalesce(k.les, '')), lower(:tekst)) > 0"""

PRULLENBAK: Listing[KasboekFilter] = replace(
    LISTING,
    order="k.verwijderd_op DESC, k.id DESC",
    earlier="(k.verwijderd_op, k.id) > (SELECT verwijderd_op, id FROM kasboekregel WHERE id = :id)",
    always="k.verwijderd_op IS NOT NULL",
    fragments={**LISTING.fragments, "tekst": _TEXT_OF_REMOVED},
    bound={},
)


def count(store: Store, wanted: KasboekFilter) -> int:
    """How many entries the filter lets through; raises Refused when its text holds no word."""
    return LISTING.count(store, wanted)


def window(store: Store, wanted: KasboekFilter, offset: int, limit: int) -> tuple[Kasboekregel, ...]:
    """The entries from `offset`, at most `limit` (all when negative), newest first."""
    return tuple(map(_entry, LISTING.window(store, wanted, offset, limit)))


def position(store: Store, wanted: KasboekFilter, regel_id: int) -> int | None:
    """The number of an entry in the list, from 0; None when the filter does not let it through."""
    return LISTING.position(store, wanted, regel_id)


def get(store: Store, regel_id: int) -> Kasboekregel:
    """The entry with this number; raises NotFound, which says so when it is in the prullenbak."""
    row = LISTING.one(store, regel_id)
    if row is None:
        if PRULLENBAK.one(store, regel_id) is not None:
            raise NotFound(f"Kasboekregel {regel_id} ligt in de prullenbak; zet hem eerst terug.")
        raise NotFound(f"Kasboekregel {regel_id} is er niet (meer).")
    return _entry(row)


def latest(store: Store, wijk_id: int | None) -> Kasboekregel | None:
    """The entry that was logged last, in a wijk or anywhere; None when there is none."""
    condition, values = LISTING.where(store, KasboekFilter(wijk_id=wijk_id))
    with reading(store) as db:
        row = db.execute(f"SELECT max(k.id) FROM kasboekregel k WHERE {condition}", values).fetchone()
        return None if row[0] is None else get(store, row[0])


def count_removed(store: Store, wanted: KasboekFilter) -> int:
    """How many entries of the prullenbak the filter lets through."""
    return PRULLENBAK.count(store, wanted)


def removed_window(store: Store, wanted: KasboekFilter, offset: int, limit: int) -> tuple[Kasboekregel, ...]:
    """The entries of the prullenbak from `offset`, at most `limit`, the last removed first."""
    return tuple(map(_entry, PRULLENBAK.window(store, wanted, offset, limit)))


def removed_position(store: Store, wanted: KasboekFilter, regel_id: int) -> int | None:
    """The number of an entry in the prullenbak, from 0; None when it is not in it."""
    return PRULLENBAK.position(store, wanted, regel_id)


def removed(store: Store, regel_id: int) -> Kasboekregel:
    """The entry with this number in the prullenbak; raises NotFound."""
    row = PRULLENBAK.one(store, regel_id)
    if row is None:
        raise NotFound(f"Kasboekregel {regel_id} ligt niet in de prullenbak.")
    return _entry(row)


def _entry(row: sqlite3.Row) -> Kasboekregel:
    scores = row["perspectieven_tekst"]
    return record(
        Kasboekregel,
        row,
        uitwisselingen=exchanges(row["uitwisselingen_json"]),
        perspectieven=tuple(sorted(map(_score, scores.split("\x1e")), key=_by_whom)) if scores else (),
    )


def _score(text: str) -> Perspectief:
    over, stem, voor, na = text.split("\x1f")
    return Perspectief(over, Stem(stem), int(voor), int(na))


def _by_whom(score: Perspectief) -> tuple[str, int]:
    return score.over, list(Stem).index(score.stem)
