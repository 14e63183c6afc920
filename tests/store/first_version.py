"""A store as the first released schema held it, with every kind of row, made without the app."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from frontlijn.store import migrate

POTS: dict[int, tuple[int, ...]] = {
    1: (10_000,),
    2: (5_000, 5_000),
    3: (3_334, 3_333, 3_333),
    4: (1, 6_666, 3_333),
    5: (3_333, 6_667),
}
"""The shares of the financiers of each pot, in basis points. Pot 5 is closed with money left."""

_CHILDREN = {
    "budgetpot": {"financiers": ("pot_financier", "pot_id", "volgorde, naam, aandeel_bp")},
    "besluit": {
        "oordelen": ("besluit_criterium", "besluit_id", "criterium, oordeel, reden"),
        "personen": ("besluit_persoon", "besluit_id", "persoon_id, rol"),
    },
}

_ROWS = """
INSERT INTO persoon (id, uuid, naam, doel) VALUES
  (1, '{u}1', 'Hanneke', 'medewerker'), (2, '{u}2', 'Truus', 'aanvrager'), (3, '{u}3', 'Fatima', 'contact');
INSERT INTO initiatief (id, uuid, naam, wijk_id, laatst_bevestigd_op, geregistreerd_op, contact_persoon_id,
    zichtbaarheid) VALUES (1, '{u}4', 'Buurttuin', 1, '2026-11-01', '{m}', 3, 'openbaar');
INSERT INTO aanvraag (id, uuid, pot_id, initiatief_id, aanvrager_persoon_id, onderwerp, gevraagd, begroting,
    eigen_bijdrage, draagvlak, ontvangen_op, zichtbaarheid, geregistreerd_op) VALUES
  (1, '{a}1', 1, 1, NULL, 'Plantjes', 5001, 6000, 500, 'Alle buren doen mee', '2026-02-01', 'openbaar', '{m}'),
  (2, '{a}2', 2, NULL, 2, 'Soep', 10000, NULL, NULL, NULL, '2026-02-01', 'intern', '{m}'),
  (3, '{a}3', 3, NULL, 2, 'Bankje', 7000, NULL, NULL, 'Twaalf handtekeningen', '2026-03-01', 'intern', '{m}'),
  (4, '{a}4', 3, 1, NULL, 'Vuurwerk', 9000, NULL, NULL, NULL, '2026-03-01', 'openbaar', '{m}'),
  (5, '{a}5', 3, 1, NULL, 'Zonnepanelen', 900000, NULL, NULL, NULL, '2026-03-01', 'onder_de_radar', '{m}'),
  (6, '{a}6', 4, 1, NULL, 'Muziek', 3333, NULL, NULL, NULL, '2026-03-01', 'openbaar', '{m}'),
  (7, '{a}7', 5, NULL, 2, 'Feest', 2000, NULL, NULL, NULL, '2026-03-01', 'intern', '{m}'),
  (8, '{a}8', 1, 1, NULL, 'Schommel', 4000, NULL, NULL, NULL, '2026-11-01', 'openbaar', '{m}');
INSERT INTO besluit (id, uuid, aanvraag_id, uitkomst, bedrag, datum, beslisvorm, motivering, voorwaarden, grond, naar,
    geregistreerd_op) VALUES
  (1, '{b}1', 1, 'toegekend', 5001, '2026-02-10', 'wijkteam', 'Mooi plan', 'Bonnen bewaren', NULL, NULL, '{m}'),
  (2, '{b}2', 2, 'deels_toegekend', 9999, '2026-02-10', 'wijkstemdag', NULL, NULL, NULL, NULL, '{m}'),
  (3, '{b}3', 4, 'afgewezen', 0, '2026-03-10', 'wijkteam', 'Te gevaarlijk', NULL, 'criteria', NULL, '{m}'),
  (4, '{b}4', 5, 'doorverwezen', 0, '2026-03-10', 'wijkteam', NULL, NULL, NULL, 'Fonds Energie', '{m}'),
  (5, '{b}5', 6, 'toegekend', 3333, '2026-03-10', 'frontlijnfunctionaris', NULL, NULL, NULL, NULL, '{m}'),
  (6, '{b}6', 7, 'toegekend', 2000, '2026-03-10', 'frontlijnfunctionaris', NULL, NULL, NULL, NULL, '{m}');
"""

_MONEY = """
  1 plafond 100001 2026-01-01
  1 toekenning 5001 2026-02-10 besluit=1
  1 betaling 3000 2026-02-12 besluit=1
  1 storno 3000 2026-02-13 besluit=1 storno=3
  1 betaling 2001 2026-02-13 besluit=1
  2 plafond 50001 2026-01-01
  2 toekenning 9999 2026-02-10 besluit=2
  2 betaling 7777 2026-02-11 besluit=2
  2 vrijval 1111 2026-02-20 besluit=2
  2 terugontvangst 333 2026-03-01 besluit=2
  2 korting 45001 2026-04-01
  3 plafond 100000 2026-01-01
  3 korting 1 2026-04-01
  3 storno 1 2026-04-02 storno=13
  4 plafond 77777 2026-01-01
  4 toekenning 3333 2026-03-10 besluit=5
  4 storno 3333 2026-03-11 besluit=5 storno=16
  5 plafond 10000 2026-01-01
  5 toekenning 2000 2026-03-10 besluit=6
  5 betaling 1999 2026-06-01 besluit=6
"""


def first_version(path: Path) -> None:
    """Makes such a store at `path`, with the log that the app would have left."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in migrate.statements(1):
            db.execute(statement)
        _plant(db)
        _log(db)
        db.execute(f"PRAGMA application_id = {migrate.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")


def _plant(db: sqlite3.Connection) -> None:
    marks = {letter: f"0190{letter * 4}-0000-7000-8000-00000000000" for letter in "uab"}
    moment = "2026-03-20T10:00:00.000Z"
    for number, shares in POTS.items():
        uuid = f"0190cccc-0000-7000-8000-00000000000{number}"
        period = "'2026-01-01', '2026-12-31'"
        db.execute(f"INSERT INTO budgetpot VALUES ({number}, '{uuid}', 1, 'Pot {number}', 1, {period}, NULL)")
        for place, share in enumerate(shares, start=1):
            db.execute("INSERT INTO pot_financier VALUES (?, ?, ?, ?)", (number, place, f"Financier {place}", share))
    db.executescript(_ROWS.format(m=moment, **marks))
    for besluit_id in range(1, 7):
        db.execute("INSERT INTO besluit_persoon VALUES (?, 1, 'beslisser', NULL)", (besluit_id,))
        for criterium in ("C1", "C2", "C3", "C4"):
            oordeel = "voldoet_niet" if (besluit_id, criterium) == (3, "C3") else "voldoet"
            db.execute("INSERT INTO besluit_criterium VALUES (?, ?, ?, 'Bekeken')", (besluit_id, criterium, oordeel))
    for number, line in enumerate(_MONEY.strip().splitlines(), start=1):
        pot, soort, bedrag, datum, *more = line.split()
        besluit, storno_van = (
            next((m[len(k) :] for m in more if m.startswith(k)), None) for k in ("besluit=", "storno=")
        )
        reden = "Verkeerd" if soort in ("storno", "korting") else None
        uuid = f"0190dddd-0000-7000-8000-{number:012d}"
        row = (number, uuid, pot, soort, bedrag, datum, besluit, storno_van, reden, 1, moment)
        db.execute(f"INSERT INTO pot_mutatie VALUES ({', '.join('?' * len(row))})", row)
    db.execute("UPDATE budgetpot SET gesloten_op = '2026-05-31' WHERE id = 5")


def _log(db: sqlite3.Connection) -> None:
    db.row_factory = sqlite3.Row
    for number, (table, row) in enumerate(list(_logged(db)), start=1):
        db.execute(
            "INSERT INTO wijziging (uuid, handeling, op, wie_id, tabel, rij_id, soort, nieuw)"
            " VALUES (?, ?, ?, 1, ?, ?, 'nieuw', ?)",
            (
                f"0190eeee-0000-7000-8000-{number:012d}",
                f"h{number}",
                "2026-03-20T10:00:00.000Z",
                table,
                row.pop("id"),
                json.dumps(row),
            ),
        )


def _logged(db: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in ("budgetpot", "aanvraag", "besluit", "pot_mutatie"):
        for found in db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall():
            row = {
                key: value for key, value in dict(found).items() if key not in ("uuid", "versie") and value is not None
            }
            for field, (child, parent, columns) in _CHILDREN.get(table, {}).items():
                children = db.execute(f"SELECT {columns} FROM {child} WHERE {parent} = ?", (found["id"],))
                row[field] = [dict(one) for one in children]
            yield table, row
