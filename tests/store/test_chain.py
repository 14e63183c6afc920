"""The chain of hashes: whatever is done to decisions and money behind the app's back comes to light, with its row."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from frontlijn.store.check import check
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, pay, revise
from frontlijn.store.write.initiatieven import register_initiatief
from tests.store import seed
from tests.store.conftest import NOW
from tests.store.inputs import TODAY, a_pot, aanvraag, initiatief, toekenning
from tests.store.test_check import disarm

BESLUIT, PLAFOND, TOEKENNING, BETALING = ("besluit", 1), ("pot_mutatie", 1), ("pot_mutatie", 2), ("pot_mutatie", 3)


@pytest.fixture
def written(store: Store) -> Store:
    """A pot, an award of 50 euro and its payment, by the app: besluit 1 and mutaties 1, 2 and 3."""
    a_pot(store)
    grant_handgeld(store, aanvraag(1), toekenning(), TODAY)
    assert check(store) == ()
    return store


@pytest.fixture
def outsider(written: Store, raw: sqlite3.Connection) -> sqlite3.Connection:
    """Somebody who writes past the app and its guards."""
    disarm(raw)
    return raw


def named(store: Store) -> set[tuple[str | None, int | None]]:
    return {(f.table, f.row_id) for f in check(store) if f.code == "V11"}


def in_the_log_too(db: sqlite3.Connection, table: str, row_id: int, **values: Any) -> None:
    """Makes the log say what the row says now."""
    (text,) = db.execute("SELECT nieuw FROM wijziging WHERE tabel = ? AND rij_id = ?", (table, row_id)).fetchone()
    db.execute(
        "UPDATE wijziging SET nieuw = ? WHERE tabel = ? AND rij_id = ?",
        (json.dumps(json.loads(text) | values), table, row_id),
    )


def test_each_decision_and_each_row_of_money_is_a_link(written: Store) -> None:
    links = written.db().execute("SELECT volgnummer, tabel, rij_id FROM keten ORDER BY volgnummer").fetchall()
    assert [tuple(row) for row in links] == [(1, *PLAFOND), (2, *BESLUIT), (3, *TOEKENNING), (4, *BETALING)]


@pytest.mark.parametrize(
    ("table", "row_id", "values"),
    [
        (*BETALING, {"bedrag": 4_900, "verdeling": "[4900]"}),
        (*BETALING, {"datum": "2026-11-20"}),
        (*BETALING, {"reden": "Anders"}),
        (*BETALING, {"soort": "vrijval"}),
        (*BETALING, {"geregistreerd_op": "2026-11-20T10:00:00.000Z"}),
        (*PLAFOND, {"bedrag": 20_000, "verdeling": "[20000]"}),
        (*BESLUIT, {"motivering": "Anders"}),
        (*BESLUIT, {"datum": "2026-11-09"}),
        (*BESLUIT, {"voorwaarden": "Geen"}),
    ],
)
def test_names_a_row_that_was_changed_along_with_the_log(
    store: Store, outsider: sqlite3.Connection, table: str, row_id: int, values: dict[str, Any]
) -> None:
    for column, value in values.items():
        outsider.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))
    in_the_log_too(outsider, table, row_id, **values)
    assert named(store) == {(table, row_id)}


@pytest.mark.parametrize(
    ("sql", "field", "key"),
    [
        ("UPDATE besluit_criterium SET reden = 'Anders' WHERE criterium = 'C2'", "oordelen", "besluit_criterium"),
        ("UPDATE besluit_persoon SET rol = 'onthouden'", "personen", "besluit_persoon"),
    ],
)
def test_names_a_decision_whose_reasons_or_deciders_were_changed_along_with_the_log(
    store: Store, outsider: sqlite3.Connection, sql: str, field: str, key: str
) -> None:
    outsider.execute(sql)
    columns = ("criterium", "oordeel", "reden") if field == "oordelen" else ("persoon_id", "rol")
    rows = outsider.execute(f"SELECT {', '.join(columns)} FROM {key}").fetchall()
    logged: dict[str, Any] = {field: [dict(zip(columns, row, strict=True)) for row in rows]}
    in_the_log_too(outsider, *BESLUIT, **logged)
    assert named(store) == {BESLUIT}


@pytest.mark.parametrize("row", [PLAFOND, BETALING], ids=["first", "last"])
def test_names_a_row_that_was_deleted_along_with_the_log(
    store: Store, outsider: sqlite3.Connection, row: tuple[str, int]
) -> None:
    outsider.execute(f"DELETE FROM {row[0]} WHERE id = ?", (row[1],))
    outsider.execute(
        "UPDATE wijziging SET tabel = 'wijk', rij_id = 1, nieuw = '{}' WHERE tabel = ? AND rij_id = ?", row
    )
    assert named(store) == {row}


def test_names_a_row_that_was_planted_and_goes_on_naming_it(store: Store, outsider: sqlite3.Connection) -> None:
    planted = seed.mutatie(outsider, 1, "plafond", 5_00)
    assert named(store) == {("pot_mutatie", planted)}
    pay_less(store)
    assert named(store) == {("pot_mutatie", planted)}


def pay_less(store: Store) -> None:
    """One more award with a payment, by the app."""
    made = grant_handgeld(store, aanvraag(1, 10_00), toekenning(10_00))
    pay(store, made.id, 5_00, TODAY)


def test_names_what_follows_a_link_that_was_removed(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute("DELETE FROM keten WHERE volgnummer = 2")
    assert named(store) == {BESLUIT, TOEKENNING}


def test_names_the_row_of_the_last_link_that_was_removed(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute("DELETE FROM keten WHERE volgnummer = 4")
    assert named(store) == {BETALING}


def test_names_every_row_when_the_chain_is_gone(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute("DELETE FROM keten")
    assert named(store) == {BESLUIT, PLAFOND, TOEKENNING, BETALING}


def test_names_rows_whose_links_were_swapped(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute("UPDATE keten SET volgnummer = -volgnummer")
    outsider.execute("UPDATE keten SET volgnummer = 5 + volgnummer")
    assert named(store) == {BESLUIT, PLAFOND, TOEKENNING, BETALING}


def test_a_new_hash_for_a_changed_row_shows_at_the_next_one(store: Store, outsider: sqlite3.Connection) -> None:
    """Who knows how the chain is made must make all of it anew from there on."""
    from frontlijn.store.chain import link

    outsider.execute("UPDATE besluit SET motivering = 'Anders'")
    in_the_log_too(outsider, *BESLUIT, motivering="Anders")
    (before,) = outsider.execute("SELECT hash FROM keten WHERE volgnummer = 1").fetchone()
    outsider.execute("UPDATE keten SET hash = ? WHERE volgnummer = 2", (link(outsider, before, *BESLUIT),))
    assert named(store) == {TOEKENNING}


def test_two_devices_have_a_chain_each_in_one_store(written: Store) -> None:
    with closing(Store.open(written.path, clock=lambda: NOW, device=lambda: "Tweede laptop")) as other:
        pay_less(other)
        revise(written, 2, toekenning(10_00, herziening_reden="Andere reden"))
        pay(other, 2, 1_00, TODAY)
        rows = other.db().execute(
            "SELECT a.naam, count(*), max(k.volgnummer) FROM keten k JOIN apparaat a ON a.id = k.apparaat_id"
            " GROUP BY a.id ORDER BY a.id"
        )
        assert [tuple(row)[1:] for row in rows] == [(5, 5), (4, 4)]
        assert check(other) == ()


@pytest.mark.parametrize("number", [2, 6])
def test_names_a_row_in_the_chain_of_either_device(store: Store, outsider: sqlite3.Connection, number: int) -> None:
    with closing(Store.open(store.path, clock=lambda: NOW, device=lambda: "Tweede laptop")) as other:
        pay_less(other)
    outsider.execute("UPDATE pot_mutatie SET reden = 'Anders' WHERE id = ?", (number - 1,))
    in_the_log_too(outsider, "pot_mutatie", number - 1, reden="Anders")
    assert named(store) == {("pot_mutatie", number - 1)}


def test_what_is_not_about_money_makes_no_link(written: Store) -> None:
    register_initiatief(written, initiatief())
    assert written.db().execute("SELECT count(*) FROM keten").fetchone()[0] == 4
    assert check(written) == ()
