"""Verifies a store: the file, its schema, its references, the search index, and each invariant of the domain model.

The database guards the same invariants while it is written to; this looks again at what stands, so that a change made
past the app, or a fault of the app, comes to light with the row that it touched.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.stand import from_json
from frontlijn.domain.fields import label
from frontlijn.domain.privacy.bsn import bsn_in
from frontlijn.domain.values import BesluitUitkomst, Fase
from frontlijn.store import migrate
from frontlijn.store.bsn import MADE_BY_US, fingerprint
from frontlijn.store.chain import CHAINED, link
from frontlijn.store.read.log import PRIVATE_TABLES
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be.

    `code` is an invariant such as V03, or bestand, schema, verwijzing, zoeken, uuid, geld, besluit, toestemming,
    uitwisseling, kasboek or arena; `message` is Dutch; `table` and `row_id` say where, when it is about one row.
    """

    code: str
    message: str
    table: str | None = None
    row_id: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """An invariant; its query gives the ids of the rows of `table` that break it."""

    code: str
    message: str
    table: str
    query: str


def check(store: Store) -> tuple[Finding, ...]:
    """All that is wrong in a store, nothing when all is well; raises StoreProblem when it cannot be read at all."""
    findings: list[Finding] = []
    with reading(store) as db:
        for part in (
            _file,
            _schema,
            _references,
            _search,
            _identities,
            _log,
            _chain,
            _olievlek,
            _bsn,
            _sessies,
            *map(_broken_by, RULES),
        ):
            try:
                findings.extend(part(db))
            except sqlite3.DatabaseError as error:
                findings.append(_unreadable(error))
    return tuple(dict.fromkeys(findings))


def _unreadable(error: sqlite3.DatabaseError) -> Finding:
    """What a question says that could not be answered; raises what is no fault of the file."""
    match error.sqlite_errorcode & 0xFF:
        case sqlite3.SQLITE_CORRUPT:
            return Finding("bestand", "Het bestand is beschadigd; zet een reservekopie terug.")
        case sqlite3.SQLITE_ERROR:
            return Finding("schema", "Niet alles is na te kijken: er is een tabel of kolom weg. Zet een kopie terug.")
    raise error


def _file(db: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in db.execute("PRAGMA integrity_check").fetchall():
        if message != "ok":
            yield Finding("bestand", _in_dutch(message))


def _in_dutch(message: str) -> str:
    """What SQLite says about a file, for a worker."""
    for said, dutch in _INTEGRITY:
        if found := re.search(said, message):
            return dutch.format(*found.groups())
    return "Het bestand is ergens niet gaaf; zet een reservekopie terug."


_INTEGRITY = (
    (r"^CHECK constraint failed in (\S+)", "In {} staat een rij die daar niet mag staan."),
    (r"^NULL value in ([^.\s]+)\.(\S+)", "In {0} mist een rij wat er moet staan ({1})."),
    (r"^(?:non-unique entry in|row \d+ missing from|wrong # of entries in) index (\S+)", "De index {} klopt niet."),
    (r"^(?:TEXT|NUMERIC|REAL|INT|INTEGER|BLOB|non-\S+) value in ([^.\s]+)\.(\S+)", "In {0} staat iets vreemds ({1})."),
)


def _schema(db: sqlite3.Connection) -> Iterator[Finding]:
    if migrate.fingerprint(db) != migrate.FINGERPRINTS.get(migrate.version(db)):
        yield Finding("schema", "De tabellen of de regels erop (V11) zijn buiten frontlijn om veranderd.")


def _references(db: sqlite3.Connection) -> Iterator[Finding]:
    for row in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding("verwijzing", f"Een rij verwijst naar een {row[2]} die er niet is.", row[0], row[1])


def _search(db: sqlite3.Connection) -> Iterator[Finding]:
    columns = "soort, rij_id, wijk_id, datum, titel, namen, tekst, facet"
    stale = f"""
      SELECT DISTINCT soort, rij_id FROM (
        SELECT * FROM (SELECT {columns} FROM zoekbron EXCEPT SELECT {columns} FROM zoekdoc)
        UNION ALL
        SELECT * FROM (SELECT {columns} FROM zoekdoc EXCEPT SELECT {columns} FROM zoekbron))
      ORDER BY soort, rij_id"""
    for soort, row_id in db.execute(stale).fetchall():
        yield Finding("zoeken", "Zoeken vindt hier iets anders dan er staat.", soort, row_id)
    # FTS5 checks itself only by a statement that writes, so a temporary copy takes it.
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        db.backup(copy)
        try:
            copy.execute("INSERT INTO zoekindex (zoekindex, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield Finding("zoeken", "De zoekindex klopt niet met de teksten waarvan hij is gemaakt.", "zoekindex")


def _identities(db: sqlite3.Connection) -> Iterator[Finding]:
    owners: dict[str, tuple[str, int]] = {}
    for table in _WITH_UUID:
        for row_id, uuid in db.execute(f"SELECT id, uuid FROM {table} ORDER BY id"):
            first = owners.setdefault(uuid, (table, row_id))
            if first != (table, row_id):
                yield Finding("uuid", f"Deze rij heeft dezelfde identiteit als {first[0]} {first[1]}.", table, row_id)


def _log(db: sqlite3.Connection) -> Iterator[Finding]:
    """V11: the log has no gaps, and what it says of rows that are only added stands there."""
    gaps = "SELECT id FROM wijziging w WHERE id > 1 AND NOT EXISTS (SELECT 1 FROM wijziging v WHERE v.id = w.id - 1)"
    for (row_id,) in db.execute(gaps).fetchall():
        yield Finding("V11", "Uit het logboek is weg wat voor deze regel stond.", "wijziging", row_id)
    for table, children in _ADDED_ONLY.items():
        logged = _logged(db, table)
        stored = {row["id"]: dict(row) for row in db.execute(f"SELECT * FROM {table}")} if logged else {}
        nested = {name: _nested(db, *source) for name, source in children.items()} if logged else {}
        for row_id, values in logged.items():
            if row_id not in stored:
                yield Finding("V11", "Deze rij staat in het logboek, maar is er niet meer.", table, row_id)
            elif table not in PRIVATE_TABLES and any(
                _differs(name, value, stored[row_id], nested) for name, value in values.items()
            ):
                yield Finding("V11", "Deze rij is anders dan zij in het logboek staat.", table, row_id)


def _chain(db: sqlite3.Connection) -> Iterator[Finding]:
    """V11: each decision and each row of money is in a chain, as it was written."""
    for device, start in db.execute("SELECT id, uuid FROM apparaat ORDER BY id").fetchall():
        before, expected = start, 1
        links = db.execute(
            "SELECT volgnummer, tabel, rij_id, hash FROM keten WHERE apparaat_id = ? ORDER BY volgnummer", (device,)
        ).fetchall()
        for number, table, row_id, stored in links:
            if number != expected:
                yield Finding("V11", "Uit de keten is weg wat voor deze rij stond.", table, row_id)
            elif link(db, before, table, row_id) != stored:
                yield Finding("V11", "Deze rij is buiten frontlijn om veranderd of weggehaald.", table, row_id)
            before, expected = stored, number + 1
    for table in CHAINED:
        loose = f"""
          SELECT id FROM {table} WHERE NOT EXISTS (SELECT 1 FROM keten WHERE tabel = :table AND rij_id = {table}.id)
             AND (EXISTS (SELECT 1 FROM keten)
                  OR id > (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = 'keten_na_' || :table))"""
        for (row_id,) in db.execute(loose, {"table": table}).fetchall():
            yield Finding("V11", "Deze rij is buiten frontlijn om toegevoegd.", table, row_id)


def _olievlek(db: sqlite3.Connection) -> Iterator[Finding]:
    """V15: nothing came from itself by a detour. Everything has one origin, so each walk upwards is one line."""
    origin = {
        (row[0], row[1]): (row[2], row[3])
        for row in db.execute("SELECT soort, id, uit_soort, uit_id FROM olievlek_band")
    }
    walked: set[tuple[str, int]] = set()
    for start in sorted(origin):
        line: dict[tuple[str, int], None] = {}
        at = start
        while at in origin and at not in walked and at not in line:
            line[at] = None
            at = origin[at]
        walked.update(line)
        if at in line:
            nodes = list(line)
            for soort, row_id in sorted(nodes[nodes.index(at) :]):
                table = "kasboekregel" if soort == "kasboek" else soort
                yield Finding("V15", "Dit komt via een omweg uit zichzelf voort.", table, row_id)


def _bsn(db: sqlite3.Connection) -> Iterator[Finding]:
    """V23: no text holds what may be a BSN, but for what was stated to be none."""
    stated = {row[0] for row in db.execute("SELECT vingerafdruk FROM geen_bsn")}
    for table in _TYPED:
        for column in _typed_columns(db, table):
            for row_id, text in db.execute(_WITH_DIGITS.format(id="id", table=table, column=column)):
                yield from _not_stated(stated, table, row_id, column, text)
        for name, (child, parent, _) in _CHILDREN.get(table, {}).items():
            for column in _typed_columns(db, child):
                for row_id, text in db.execute(_WITH_DIGITS.format(id=parent, table=child, column=column)):
                    yield from _not_stated(stated, table, row_id, name, text)


def _sessies(db: sqlite3.Connection) -> Iterator[Finding]:
    """The state that each session began with can still be read."""
    for row_id, stand in db.execute("SELECT id, stand FROM sessie ORDER BY id"):
        if not _is_stand(stand):
            yield Finding("arena", "De stand die bij deze sessie is bewaard, is niet te lezen.", "sessie", row_id)


def _is_stand(text: str) -> bool:
    try:
        return isinstance(from_json(text), ArenaStand)
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


_WITH_DIGITS = """
  SELECT {id}, {column} FROM {table}
   WHERE length({column}) > 8 AND ({column} GLOB '*[0-9]*' OR {column} GLOB '*[^ -~]*') ORDER BY {id}"""
"""The texts that could hold nine digits, of whatever script."""


def _typed_columns(db: sqlite3.Connection, table: str) -> list[str]:
    columns = db.execute("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'", (table,)).fetchall()
    return [name for (name,) in columns if name not in MADE_BY_US]


def _not_stated(stated: set[str], table: str, row_id: int, veld: str, text: str) -> Iterator[Finding]:
    if any(fingerprint(nummer, table, row_id, veld) not in stated for nummer in bsn_in(text)):
        yield Finding(
            "V23",
            f"In {label(veld)} staat misschien een BSN: haal het weg, of geef aan dat het geen BSN is.",
            table,
            row_id,
        )


def _logged(db: sqlite3.Connection, table: str) -> dict[int, dict[str, Any]]:
    """The last value that the log has of each field of each row; a field that it never had was left empty."""
    columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    empty = dict.fromkeys(name for name in columns if name not in ("id", "uuid", "versie", *_FILLED_LATER))
    sql = "SELECT rij_id, soort, nieuw FROM wijziging WHERE tabel = ? ORDER BY rij_id, id"
    rows: dict[int, dict[str, Any]] = {}
    for row_id, soort, new in db.execute(sql, (table,)):
        values = json.loads(new or "{}")
        if isinstance(values, dict):
            rows.setdefault(row_id, dict(empty) if values and soort == "nieuw" else {}).update(values)
    return rows


def _nested(db: sqlite3.Connection, table: str, parent: str, fields: tuple[str, ...]) -> dict[int, list[Any]]:
    """The children of each row, as the log writes them, in any order."""
    found: dict[int, list[Any]] = {}
    for parent_id, *values in db.execute(f"SELECT {parent}, {', '.join(fields)} FROM {table}"):
        found.setdefault(parent_id, []).append(dict(zip(fields, values, strict=True)))
    return found


def _differs(name: str, logged: Any, row: dict[str, Any], nested: dict[str, dict[int, list[Any]]]) -> bool:
    if name in nested:
        return sorted(map(repr, logged or [])) != sorted(map(repr, nested[name].get(row["id"], [])))
    return bool(row.get(name) != logged)


_ADDED_ONLY: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "budgetpot": {"financiers": ("pot_financier", "pot_id", ("volgorde", "naam", "aandeel_bp"))},
    "aanvraag": {},
    "besluit": {
        "oordelen": ("besluit_criterium", "besluit_id", ("criterium", "oordeel", "reden")),
        "richtlijnen": ("besluit_richtlijn", "besluit_id", ("richtlijn_id", "oordeel", "reden")),
        "personen": ("besluit_persoon", "besluit_id", ("persoon_id", "rol")),
    },
    "pot_mutatie": {},
    "aanvraag_stap": {},
    "belang": {},
    "wijk_richtlijn": {},
    "fonds": {},
    "antwoord": {},
    "bon": {},
    "verantwoording": {"regels": ("verantwoording_regel", "verantwoording_id", ("regel_id",))},
}
"""The tables whose rows are never taken away, with the children that the log holds inside them."""

_CHILDREN: dict[str, dict[str, tuple[str, str, tuple[str, ...]]]] = {
    **_ADDED_ONLY,
    "kasboekregel": {
        "uitwisselingen": ("uitwisseling", "regel_id", ()),
        "perspectieven": ("perspectief", "regel_id", ()),
    },
    "effect": {
        "factoren": ("effect_factor", "effect_id", ()),
        "groepen": ("effect_groep", "effect_id", ()),
    },
    "sessie": {"deelnemers": ("sessie_deelnemer", "sessie_id", ())},
    "cijfer": {"waarden": ("cijfer_waarde", "cijfer_id", ())},
}
"""The rows that belong to a record and hold typed text."""

_FILLED_LATER = ("soort", "verdeling")
"""Columns that a migration filled for the rows that stood there: the log does not know them for those."""


def _broken_by(rule: Rule) -> Callable[[sqlite3.Connection], Iterable[Finding]]:
    return lambda db: [
        Finding(rule.code, rule.message, rule.table, row_id) for (row_id,) in db.execute(rule.query).fetchall()
    ]


_WITH_UUID = (
    "wijk", "persoon", "organisatie", "initiatief", "kasboekregel", "budgetpot", "aanvraag", "aanvraag_stap", "belang",
    "wijk_richtlijn", "fonds", "besluit", "antwoord", "pot_mutatie", "bon", "verantwoording", "sjabloon",
    "bewaard_filter", "arena", "activiteit", "investering", "effect", "sessie", "cijfer", "geen_bsn", "apparaat",
    "wijziging",
)  # fmt: skip

_TYPED = tuple(table for table in _WITH_UUID if table not in ("geen_bsn", "apparaat", "wijziging"))

_AWARDS = ", ".join(f"'{uitkomst.value}'" for uitkomst in BesluitUitkomst if uitkomst.kent_toe)

# Each row of the ledger with what it does to the free room and the plafond of its pot, to what is open of its aanvraag
# and to what is paid of it, and where those stand after it. A storno takes back what its row did. A row that corrects
# another does at once what the storno of that one, which follows, then need not do any more.
_REPLAY = """
  WITH regel AS (
    SELECT m.id, m.pot_id, b.aanvraag_id, coalesce(o.soort, m.soort) AS wat, m.soort,
           CASE WHEN m.soort <> 'storno' THEN m.bedrag - coalesce(k.bedrag, 0)
                WHEN EXISTS (SELECT 1 FROM pot_mutatie c WHERE c.corrigeert = m.storno_van) THEN 0
                ELSE -m.bedrag END AS bedrag
    FROM pot_mutatie m LEFT JOIN pot_mutatie o ON o.id = m.storno_van LEFT JOIN pot_mutatie k ON k.id = m.corrigeert
      LEFT JOIN besluit b ON b.id = m.besluit_id),
  gevolg AS (
    SELECT *,
      CASE WHEN wat IN ('plafond', 'overheveling_in', 'vrijval') THEN bedrag
           WHEN wat IN ('korting', 'overheveling_uit', 'toekenning') THEN -bedrag ELSE 0 END AS vrij,
      CASE WHEN wat IN ('plafond', 'overheveling_in') THEN bedrag
           WHEN wat IN ('korting', 'overheveling_uit') THEN -bedrag ELSE 0 END AS plafond,
      CASE WHEN wat IN ('toekenning', 'terugontvangst') THEN bedrag
           WHEN wat IN ('vrijval', 'betaling') THEN -bedrag ELSE 0 END AS open,
      CASE wat WHEN 'betaling' THEN bedrag WHEN 'terugontvangst' THEN -bedrag ELSE 0 END AS betaald
    FROM regel),
  verloop AS (
    SELECT *, sum(vrij) OVER (PARTITION BY pot_id ORDER BY id) AS vrij_na,
              sum(plafond) OVER (PARTITION BY pot_id ORDER BY id) AS plafond_na,
              sum(open) OVER (PARTITION BY aanvraag_id ORDER BY id) AS open_na,
              sum(betaald) OVER (PARTITION BY aanvraag_id ORDER BY id) AS betaald_na
    FROM gevolg)
  SELECT id FROM verloop WHERE """

# What was awarded on a request by the decisions before this one, and what each decision itself booked of awards.
_AWARDED = """
  WITH eerder AS (
    SELECT b.id AS besluit_id,
           (SELECT coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0)
              FROM mutatie_geldig m JOIN besluit o ON o.id = m.besluit_id
             WHERE o.aanvraag_id = b.aanvraag_id AND o.id < b.id) AS al,
           (SELECT coalesce(sum(m.bedrag), 0) FROM mutatie_geldig m
             WHERE m.besluit_id = b.id AND m.soort = 'toekenning') AS erbij,
           (SELECT coalesce(sum(m.bedrag), 0) FROM mutatie_geldig m
             WHERE m.besluit_id = b.id AND m.soort = 'vrijval') AS eraf
      FROM besluit b)"""

# Who was contact of the initiatief when the besluit was written: the log knows it when that changed afterwards.
_CONTACT_THEN = """
  CASE WHEN EXISTS (SELECT 1 FROM latere_contact l WHERE l.besluit_id = b.id)
    THEN (SELECT l.oud FROM latere_contact l WHERE l.besluit_id = b.id ORDER BY l.id LIMIT 1)
    ELSE i.contact_persoon_id END"""

_OF_GONE_ORIGIN = """
  SELECT k.id FROM {table} k LEFT JOIN kasboekregel p ON p.id = k.uit_regel_id
    LEFT JOIN initiatief i ON i.id = k.uit_initiatief_id
   WHERE k.verwijderd_op IS NULL AND (p.verwijderd_op IS NOT NULL OR i.verwijderd_op IS NOT NULL)"""

# A party that no row stands for, or an initiatief that was taken away; of no number there is nothing to look for.
_PARTY_GONE = " OR ".join(
    f"u.{role}_{kind}_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {kind} p WHERE p.id = u.{role}_{kind}_id{standing})"
    for role in ("gever", "ontvanger")
    for kind, standing in (("persoon", ""), ("organisatie", ""), ("initiatief", " AND p.verwijderd_op IS NULL"))
)

RULES = (
    Rule(
        "V01",
        "De aandelen van de financiers van deze pot zijn samen niet 100 %.",
        "budgetpot",
        """
        SELECT p.id FROM budgetpot p LEFT JOIN pot_financier f ON f.pot_id = p.id
        GROUP BY p.id HAVING coalesce(sum(f.aandeel_bp), 0) <> 10000""",
    ),
    Rule(
        "V02",
        "De delen van de financiers zijn samen niet het bedrag van deze mutatie.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m
        WHERE (SELECT coalesce(sum(value), 0) FROM json_each(m.verdeling)) <> m.bedrag
          OR (SELECT count(*) FROM json_each(m.verdeling) WHERE type = 'integer' AND value >= 0)
              <> (SELECT count(*) FROM pot_financier f WHERE f.pot_id = m.pot_id)
          OR m.verdeling <> (SELECT o.verdeling FROM pot_mutatie o WHERE o.id = m.storno_van)""",
    ),
    Rule(
        "V03",
        "Na deze mutatie was er minder dan nul vrij besteedbaar in de pot.",
        "pot_mutatie",
        f"{_REPLAY} vrij < 0 AND vrij_na < 0 AND soort <> 'korting'",
    ),
    Rule(
        "V03",
        "Met deze mutatie ging er meer van de pot af dan het plafond.",
        "pot_mutatie",
        f"{_REPLAY} wat = 'korting' AND plafond < 0 AND plafond_na < 0",
    ),
    Rule(
        "V04",
        "Met deze mutatie is er meer betaald dan er is toegekend.",
        "pot_mutatie",
        f"{_REPLAY} aanvraag_id IS NOT NULL AND open < 0 AND open_na < 0 AND wat IN ('betaling', 'terugontvangst')",
    ),
    Rule(
        "V04",
        "Met deze mutatie is er meer teruggekomen dan er was betaald.",
        "pot_mutatie",
        f"{_REPLAY} aanvraag_id IS NOT NULL AND betaald < 0 AND betaald_na < 0",
    ),
    Rule(
        "V05",
        "Met deze mutatie valt er meer vrij dan er nog openstond.",
        "pot_mutatie",
        f"{_REPLAY} aanvraag_id IS NOT NULL AND open < 0 AND open_na < 0 AND wat IN ('vrijval', 'toekenning')",
    ),
    Rule(
        "V06",
        "Dit besluit heeft niet over elk van de vier criteria een oordeel met een reden.",
        "besluit",
        """
        SELECT b.id FROM besluit b WHERE 4 <> (
          SELECT count(*) FROM besluit_criterium c WHERE c.besluit_id = b.id AND length(trim(c.reden)) > 0)""",
    ),
    Rule(
        "V06",
        "Er is toegekend terwijl aan een eis niet is voldaan.",
        "besluit",
        f"""
        SELECT b.id FROM besluit b WHERE b.uitkomst IN ({_AWARDS}) AND EXISTS (
          SELECT 1 FROM besluit_criterium c
           WHERE c.besluit_id = b.id AND c.criterium <> 'C1' AND c.oordeel = 'voldoet_niet')""",
    ),
    Rule(
        "V07",
        "Deze afwijzing heeft geen motivering, of geen grond die klopt met de oordelen.",
        "besluit",
        """
        SELECT b.id FROM besluit b WHERE b.uitkomst = 'afgewezen' AND (
          length(trim(coalesce(b.motivering, ''))) = 0 OR b.grond IS NULL
          OR (b.grond = 'criteria' AND NOT EXISTS (
            SELECT 1 FROM besluit_criterium c
             WHERE c.besluit_id = b.id AND c.criterium <> 'C1' AND c.oordeel = 'voldoet_niet')))""",
    ),
    Rule(
        "V08",
        "Bij dit besluit staat niet wie het nam.",
        "besluit",
        """
        SELECT b.id FROM besluit b WHERE NOT EXISTS (
          SELECT 1 FROM besluit_persoon d WHERE d.besluit_id = b.id AND d.rol = 'beslisser')""",
    ),
    Rule(
        "V08",
        "Over deze aanvraag besliste iemand mee die aanvroeg, contact van het initiatief was of een belang meldde.",
        "besluit",
        f"""
        WITH latere_contact AS (
          SELECT b.id AS besluit_id, w.id, json_extract(w.oud, '$.contact_persoon_id') AS oud
          FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id
            JOIN wijziging eigen ON eigen.tabel = 'besluit' AND eigen.rij_id = b.id
            JOIN wijziging w ON w.tabel = 'initiatief' AND w.rij_id = a.initiatief_id AND w.id > eigen.id
          WHERE json_type(w.oud, '$.contact_persoon_id') IS NOT NULL)
        SELECT DISTINCT b.id FROM besluit b JOIN besluit_persoon d ON d.besluit_id = b.id AND d.rol = 'beslisser'
          JOIN aanvraag a ON a.id = b.aanvraag_id LEFT JOIN initiatief i ON i.id = a.initiatief_id
        WHERE d.persoon_id = a.aanvrager_persoon_id OR d.persoon_id = {_CONTACT_THEN}
          OR EXISTS (SELECT 1 FROM belang g WHERE g.aanvraag_id = a.id AND g.persoon_id = d.persoon_id
                       AND coalesce(
                         (SELECT min(w.id) FROM wijziging w WHERE w.tabel = 'belang' AND w.rij_id = g.id)
                           < (SELECT min(w.id) FROM wijziging w WHERE w.tabel = 'besluit' AND w.rij_id = b.id),
                         g.geregistreerd_op <= b.geregistreerd_op))""",
    ),
    Rule(
        "V09",
        "Er is meer toegekend dan gevraagd, of zonder reden meer dan volgens de begroting nodig is.",
        "besluit",
        """
        SELECT b.id FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id
        WHERE b.bedrag > a.gevraagd OR (length(trim(coalesce(b.afwijking_reden, ''))) = 0 AND b.bedrag > 0
          AND b.bedrag > a.begroting - coalesce(a.eigen_bijdrage, 0)
              - CASE a.cofinanciering_zeker WHEN 1 THEN coalesce(a.cofinanciering, 0) ELSE 0 END)""",
    ),
    Rule(
        "V10",
        "Dit besluit ligt voor de ontvangst van de aanvraag.",
        "besluit",
        "SELECT b.id FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id WHERE b.datum < a.ontvangen_op",
    ),
    Rule(
        "V10",
        "Deze mutatie ligt voor het besluit waar zij bij hoort.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m JOIN besluit b ON b.id = m.besluit_id
        WHERE m.datum < CASE m.soort WHEN 'toekenning' THEN b.datum ELSE
          (SELECT min(e.datum) FROM besluit e WHERE e.aanvraag_id = b.aanvraag_id AND e.bedrag > 0) END""",
    ),
    Rule(
        "V10",
        "Deze toekenning valt buiten de periode van de pot.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m JOIN budgetpot p ON p.id = m.pot_id
        WHERE m.soort = 'toekenning' AND m.datum NOT BETWEEN p.van AND p.tot""",
    ),
    Rule(
        "V12",
        "Deze storno wijst niet naar precies een eerdere mutatie van dezelfde pot met hetzelfde bedrag.",
        "pot_mutatie",
        """
        SELECT s.id FROM pot_mutatie s LEFT JOIN pot_mutatie o ON o.id = s.storno_van
        WHERE (s.soort = 'storno') <> (s.storno_van IS NOT NULL)
          OR (s.soort = 'storno' AND (
                o.id IS NULL OR o.soort = 'storno' OR o.id >= s.id OR o.pot_id <> s.pot_id OR o.bedrag <> s.bedrag
                OR o.besluit_id IS NOT s.besluit_id OR o.datum > s.datum
                OR EXISTS (SELECT 1 FROM pot_mutatie t WHERE t.storno_van = s.storno_van AND t.id < s.id)))""",
    ),
    Rule(
        "V12",
        "Deze mutatie zegt dat zij een andere verbetert, maar die is niet met een storno teruggedraaid.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m LEFT JOIN pot_mutatie o ON o.id = m.corrigeert
        WHERE m.corrigeert IS NOT NULL AND (
          o.id IS NULL OR o.soort <> m.soort OR o.pot_id <> m.pot_id OR o.besluit_id IS NOT m.besluit_id
          OR NOT EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = o.id))""",
    ),
    Rule(
        "V13",
        "Bij deze overheveling hoort niet precies een rij in een andere pot, met hetzelfde bedrag en dezelfde dag.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m
        WHERE (m.soort IN ('overheveling_in', 'overheveling_uit')) <> (m.overheveling IS NOT NULL)
          OR (m.overheveling IS NOT NULL AND 1 <> (
            SELECT count(*) FROM pot_mutatie o
             WHERE o.overheveling = m.overheveling AND o.soort <> m.soort AND o.pot_id <> m.pot_id
               AND o.bedrag = m.bedrag AND o.datum = m.datum
               AND EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = o.id)
                 = EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = m.id)))""",
    ),
    Rule(
        "V14",
        "Deze mutatie is geboekt nadat de pot was gesloten.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m JOIN budgetpot p ON p.id = m.pot_id
        WHERE p.gesloten_op IS NOT NULL AND m.soort NOT IN ('betaling', 'terugontvangst', 'vrijval', 'storno')
          AND coalesce(
            (SELECT min(w.id) FROM wijziging w WHERE w.tabel = 'pot_mutatie' AND w.rij_id = m.id)
              > (SELECT max(w.id) FROM wijziging w WHERE w.tabel = 'budgetpot' AND w.rij_id = p.id
                   AND json_extract(w.nieuw, '$.gesloten_op') IS NOT NULL),
            1)
          AND m.geregistreerd_op > coalesce(
              (SELECT max(w.op) FROM wijziging w WHERE w.tabel = 'budgetpot' AND w.rij_id = p.id
                 AND json_extract(w.nieuw, '$.gesloten_op') IS NOT NULL),
              p.gesloten_op || 'T99')""",
    ),
    Rule(
        "geld",
        "Dit besluit kent geld toe dat niet precies zo in de pot is geboekt.",
        "besluit",
        f"""
        {_AWARDED}
        SELECT b.id FROM besluit b JOIN eerder e ON e.besluit_id = b.id
        WHERE CASE WHEN b.vervangt_id IS NULL THEN b.bedrag <> (
                     SELECT coalesce(sum(m.bedrag), 0) FROM pot_mutatie m
                      WHERE m.besluit_id = b.id AND m.soort = 'toekenning')
                   WHEN b.bedrag > e.al THEN e.erbij <> b.bedrag - e.al
                   ELSE e.erbij <> 0 OR e.eraf < e.al - b.bedrag END""",
    ),
    Rule(
        "V09",
        "Op deze aanvraag is meer toegekend dan het besluit zegt.",
        "besluit",
        """
        SELECT b.id FROM besluit_actueel b JOIN aanvraag_stand s ON s.aanvraag_id = b.aanvraag_id
        WHERE s.toegekend > b.bedrag""",
    ),
    Rule(
        "besluit",
        "Deze herziening vervangt geen eerder besluit over dezelfde aanvraag, of heeft geen reden.",
        "besluit",
        """
        SELECT b.id FROM besluit b LEFT JOIN besluit o ON o.id = b.vervangt_id
        WHERE (b.vervangt_id IS NOT NULL) <> (length(trim(coalesce(b.herziening_reden, ''))) > 0)
          OR (b.vervangt_id IS NOT NULL AND (
            o.id IS NULL OR o.aanvraag_id <> b.aanvraag_id OR o.id >= b.id OR o.datum > b.datum))""",
    ),
    Rule(
        "besluit",
        "Over deze ingetrokken aanvraag is toch besloten.",
        "besluit",
        """
        SELECT b.id FROM besluit b WHERE b.vervangt_id IS NULL AND 'ingetrokken' IS (
          SELECT s.status FROM aanvraag_stap s WHERE s.aanvraag_id = b.aanvraag_id ORDER BY s.id DESC LIMIT 1)""",
    ),
    Rule(
        "geld",
        "Deze bon telt twee keer mee.",
        "bon",
        """
        SELECT g.id FROM bon_geldig g JOIN bon_geldig o ON o.sleutel = g.sleutel
        WHERE o.id < g.id AND (o.bedrag = g.bedrag OR o.datum = g.datum)""",
    ),
    Rule(
        "geld",
        "Deze mutatie is geboekt op een andere pot dan die van de aanvraag.",
        "pot_mutatie",
        """
        SELECT m.id FROM pot_mutatie m JOIN besluit b ON b.id = m.besluit_id JOIN aanvraag a ON a.id = b.aanvraag_id
        WHERE a.pot_id <> m.pot_id""",
    ),
    Rule(
        "V18",
        "Een financier van deze pot draagt minder dan 0 of meer dan 100 %.",
        "budgetpot",
        "SELECT DISTINCT pot_id FROM pot_financier WHERE aandeel_bp NOT BETWEEN 0 AND 10000",
    ),
    Rule(
        "V15",
        "Waar deze regel uit voortkwam, is van later dan de regel zelf.",
        "kasboekregel",
        """
        SELECT k.id FROM kasboekregel k LEFT JOIN kasboekregel p ON p.id = k.uit_regel_id
          LEFT JOIN initiatief i ON i.id = k.uit_initiatief_id
        WHERE k.verwijderd_op IS NULL AND (p.datum > k.datum OR i.startdatum > k.datum)""",
    ),
    Rule(
        "V15",
        "Waar dit initiatief uit voortkwam, is van later dan het initiatief zelf.",
        "initiatief",
        """
        SELECT k.id FROM initiatief k LEFT JOIN kasboekregel p ON p.id = k.uit_regel_id
          LEFT JOIN initiatief i ON i.id = k.uit_initiatief_id
        WHERE k.verwijderd_op IS NULL AND (p.datum > k.startdatum OR i.startdatum > k.startdatum)""",
    ),
    Rule(
        "V15",
        "Waar deze regel uit voortkwam, is weggehaald.",
        "kasboekregel",
        _OF_GONE_ORIGIN.format(table="kasboekregel"),
    ),
    Rule(
        "V15",
        "Waar dit initiatief uit voortkwam, is weggehaald.",
        "initiatief",
        _OF_GONE_ORIGIN.format(table="initiatief"),
    ),
    Rule(
        "V16",
        "Er zijn meer mensen nieuw bereikt of niet in beeld dan er meededen.",
        "kasboekregel",
        "SELECT id FROM kasboekregel WHERE nieuw_bereikt > deelnames OR niet_in_beeld > deelnames",
    ),
    Rule(
        "V21",
        "Dit initiatief is mislukt, maar er staat geen les bij.",
        "initiatief",
        f"SELECT id FROM initiatief WHERE fase = '{Fase.MISLUKT.value}' AND length(trim(coalesce(les, ''))) = 0",
    ),
    Rule(
        "V21",
        "Dit is mislukt, maar er staat geen les bij.",
        "kasboekregel",
        "SELECT id FROM kasboekregel WHERE uitkomst = 'mislukt' AND length(trim(coalesce(les, ''))) = 0",
    ),
    Rule(
        "toestemming",
        "Dit verhaal mag mee, maar de toestemming heeft geen begin of geen einde.",
        "kasboekregel",
        """
        SELECT id FROM kasboekregel
        WHERE bereik <> 'intern' AND (
          toestemming_op IS NULL OR toestemming_tot IS NULL OR toestemming_tot < toestemming_op)""",
    ),
    Rule(
        "uitwisseling",
        "In deze regel geeft of krijgt iemand die er niet meer is.",
        "kasboekregel",
        f"""
        SELECT DISTINCT k.id FROM kasboekregel k JOIN uitwisseling u ON u.regel_id = k.id
        WHERE k.verwijderd_op IS NULL AND ({_PARTY_GONE})""",
    ),
    Rule(
        "kasboek",
        "Deze regel hoort bij een initiatief dat is weggehaald.",
        "kasboekregel",
        """
        SELECT k.id FROM kasboekregel k JOIN initiatief i ON i.id = k.initiatief_id
        WHERE k.verwijderd_op IS NULL AND i.verwijderd_op IS NOT NULL""",
    ),
    Rule(
        "V01",
        "De verdeling van dit effect over wie het krijgt is samen niet 100 %.",
        "effect",
        """
        SELECT e.id FROM effect e LEFT JOIN effect_groep g ON g.effect_id = e.id
        GROUP BY e.id HAVING coalesce(sum(g.aandeel), 0) <> 10000""",
    ),
    Rule(
        "V17",
        "Dit effect staat in euro en mist een van zijn getallen.",
        "effect",
        """
        SELECT e.id FROM effect e WHERE e.kwantificering = 'euro' AND 6 <> (
          SELECT count(*) FROM effect_factor f
           WHERE f.effect_id = e.id AND f.volgorde = 0 AND (f.waarde IS NOT NULL OR f.factor = 'deadweight'))""",
    ),
    Rule(
        "V17",
        "Dit effect staat op PM en heeft toch getallen.",
        "effect",
        """
        SELECT e.id FROM effect e WHERE e.kwantificering = 'pm' AND (
          coalesce(e.start, e.looptijd, e.curve, e.dropoff) IS NOT NULL
          OR EXISTS (SELECT 1 FROM effect_factor f WHERE f.effect_id = e.id))""",
    ),
    Rule(
        "V17",
        "Het verloop van dit effect in de tijd klopt niet.",
        "effect",
        """
        SELECT id FROM effect WHERE kwantificering = 'euro' AND (
          start IS NULL OR looptijd IS NULL OR curve IS NULL OR curve = 'eenmalig' AND looptijd <> 1
          OR curve <> 'aflopend' AND dropoff IS NOT NULL)""",
    ),
    Rule(
        "V17",
        "Bij dit effect staat een waarde zonder bron.",
        "effect",
        """
        SELECT DISTINCT effect_id FROM effect_factor
        WHERE factor = 'waarde' AND length(trim(coalesce(bron, ''))) = 0""",
    ),
    Rule(
        "V18",
        "Bij dit effect staat een percentage van minder dan 0 of meer dan 100.",
        "effect",
        """
        SELECT DISTINCT effect_id FROM effect_factor
        WHERE waarde < 0 OR factor NOT IN ('aantal', 'waarde') AND waarde > 10000""",
    ),
    Rule(
        "arena",
        "Dit effect past niet bij zijn arena: de activiteit is er niet, of het begint te vroeg.",
        "effect",
        """
        SELECT e.id FROM effect e JOIN arena a ON a.id = e.arena_id JOIN activiteit t ON t.id = e.activiteit_id
        WHERE e.verwijderd_op IS NULL AND (
          t.arena_id <> e.arena_id OR t.verwijderd_op IS NOT NULL OR e.start < a.startjaar)""",
    ),
    Rule(
        "arena",
        "Deze investering past niet bij haar arena: de activiteit is er niet, of het jaar valt erbuiten.",
        "investering",
        """
        SELECT i.id FROM investering i JOIN arena a ON a.id = i.arena_id JOIN activiteit t ON t.id = i.activiteit_id
        WHERE i.verwijderd_op IS NULL AND (
          t.arena_id <> i.arena_id OR t.verwijderd_op IS NOT NULL
          OR i.jaar NOT BETWEEN a.startjaar AND a.startjaar + a.horizon - 1)""",
    ),
    Rule(
        "arena",
        "Deze arena is van een initiatief dat is weggehaald.",
        "arena",
        """
        SELECT a.id FROM arena a JOIN initiatief i ON i.id = a.initiatief_id
        WHERE a.verwijderd_op IS NULL AND i.verwijderd_op IS NOT NULL""",
    ),
    Rule(
        "arena",
        "In dit rapport staat iets anders dan gepubliceerde cijfers.",
        "arena",
        """
        SELECT a.id FROM arena a WHERE a.soort = 'rapport' AND (
          EXISTS (SELECT 1 FROM activiteit t WHERE t.arena_id = a.id AND t.verwijderd_op IS NULL)
          OR EXISTS (SELECT 1 FROM sessie s WHERE s.arena_id = a.id AND s.verwijderd_op IS NULL))""",
    ),
    Rule(
        "arena",
        "Dit gepubliceerde cijfer staat niet bij een rapport.",
        "cijfer",
        """
        SELECT c.id FROM cijfer c JOIN arena a ON a.id = c.arena_id
        WHERE c.verwijderd_op IS NULL AND a.soort <> 'rapport'""",
    ),
    Rule(
        "arena",
        "Bij dit gepubliceerde cijfer staat geen gekozen waarde.",
        "cijfer",
        """
        SELECT c.id FROM cijfer c
        WHERE NOT EXISTS (SELECT 1 FROM cijfer_waarde v WHERE v.cijfer_id = c.id AND v.volgorde = 0)""",
    ),
)
"""Every invariant that can be broken in the data."""
