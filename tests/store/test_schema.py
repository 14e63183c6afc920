"""The schema that the migrations make, the tables that SQLModel writes and the codes of the domain say the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, Integer, Table

from frontlijn.domain import values
from frontlijn.domain.values import Waarde
from frontlijn.domain.wijk import klasse_plafond
from frontlijn.store import migrate
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write import tables

CODES: dict[tuple[str, str], type[Waarde]] = {
    ("wijk", "grootte"): values.Grootte,
    ("wijk", "zwaarte"): values.Zwaarte,
    ("persoon", "doel"): values.PersoonDoel,
    ("organisatie", "soort"): values.OrganisatieSoort,
    ("initiatief", "type"): values.InitiatiefType,
    ("initiatief", "fase"): values.Fase,
    ("initiatief", "benadering"): values.Benadering,
    ("initiatief", "zichtbaarheid"): values.Zichtbaarheid,
    ("kasboekregel", "kernwaarde"): values.Kernwaarde,
    ("kasboekregel", "uitkomst"): values.Uitkomst,
    ("kasboekregel", "zichtbaarheid"): values.Zichtbaarheid,
    ("kasboekregel", "bereik"): values.Bereik,
    ("kasboekregel_leefdomein", "leefdomein"): values.Leefdomein,
    ("perspectief", "stem"): values.Stem,
    ("sjabloon", "kernwaarde"): values.Kernwaarde,
    ("sjabloon", "zichtbaarheid"): values.Zichtbaarheid,
    ("budgetpot", "soort"): values.PotSoort,
    ("budgetpot", "rest"): values.Rest,
    ("aanvraag", "zichtbaarheid"): values.Zichtbaarheid,
    ("aanvraag", "rol_planvorming"): values.Bewonersrol,
    ("aanvraag", "rol_besluitvorming"): values.Bewonersrol,
    ("aanvraag", "rol_uitvoering"): values.Bewonersrol,
    ("aanvraag_stap", "status"): values.AanvraagStatus,
    ("besluit", "uitkomst"): values.BesluitUitkomst,
    ("besluit", "beslisvorm"): values.Beslisvorm,
    ("besluit", "grond"): values.Grond,
    ("besluit_criterium", "criterium"): values.Criterium,
    ("besluit_criterium", "oordeel"): values.Oordeel,
    ("besluit_richtlijn", "oordeel"): values.Oordeel,
    ("besluit_persoon", "rol"): values.Rol,
    ("pot_mutatie", "soort"): values.MutatieSoort,
    ("arena", "soort"): values.ArenaSoort,
    ("arena", "status"): values.ArenaStatus,
    ("arena", "zichtbaarheid"): values.Zichtbaarheid,
    ("effect", "leefdomein"): values.Leefdomein,
    ("effect", "teken"): values.Teken,
    ("effect", "kwantificering"): values.Kwantificering,
    ("effect", "waarde_per"): values.WaardePer,
    ("effect", "curve"): values.Verloopcurve,
    ("effect_factor", "factor"): values.Factor,
    ("effect_factor", "bewijskracht"): values.Bewijskracht,
    ("effect_factor", "maat"): values.KasboekMaat,
    ("effect_groep", "groep"): values.IncasseerderGroep,
    ("cijfer", "soort"): values.CijferSoort,
    ("cijfer", "leefdomein"): values.Leefdomein,
    ("cijfer", "groep"): values.IncasseerderGroep,
}
FOLLOWS_BY_ITSELF = {values.AanvraagStatus.ONTVANGEN, values.AanvraagStatus.BESLOTEN}
"""No step: how each request begins, and what its decision says."""

MODELS: list[Table] = sorted(tables.Record.metadata.tables.values(), key=lambda table: str(table.name))


@pytest.fixture(scope="module")
def schema() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for number in range(1, migrate.VERSION + 1):
            for statement in migrate.statements(number):
                db.execute(statement)
        yield db


def test_each_version_has_its_fingerprint() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for number in range(1, migrate.VERSION + 1):
            for statement in migrate.statements(number):
                db.execute(statement)
            assert migrate.fingerprint(db) == migrate.FINGERPRINTS[number]


def test_sqlmodel_knows_every_table_that_is_written(schema: sqlite3.Connection) -> None:
    own = {
        name
        for (name,) in schema.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("zoek", "sqlite_"))
    }
    assert {str(table.name) for table in MODELS} == own


@pytest.mark.parametrize("table", MODELS, ids=lambda table: str(table.name))
def test_sqlmodel_sees_the_columns_as_they_are(schema: sqlite3.Connection, table: Table) -> None:
    made = {row[1]: row for row in schema.execute(f"PRAGMA table_info ({table.name})")}
    assert [column.name for column in table.columns] == list(made)
    for column in table.columns:
        _, _, kind, not_null, default, key = made[column.name]
        whole = isinstance(column.type, (Integer, Boolean))
        assert kind == ("INTEGER" if whole else "TEXT"), column
        assert bool(key) == column.primary_key, column
        if not key:
            assert bool(not_null) == (not column.nullable), column
        if default is not None and column.default is not None:
            assert default.strip("'") == str(_plain(column.default)), column
        if isinstance(column.type, Date):
            assert f"{column.name} IS date({column.name}, '+0 days')" in _sql(schema, str(table.name)), column


@pytest.mark.parametrize("table", MODELS, ids=lambda table: str(table.name))
def test_sqlmodel_sees_the_references_as_they_are(schema: sqlite3.Connection, table: Table) -> None:
    made = {(row[3], row[2], row[4]) for row in schema.execute(f"PRAGMA foreign_key_list ({table.name})")}
    seen = {
        (key.parent.name, key.target_fullname.split(".")[0], key.target_fullname.split(".")[1])
        for key in table.foreign_keys
    }
    assert made == seen


@pytest.mark.parametrize("place", CODES, ids=".".join)
def test_the_database_takes_the_codes_of_the_domain(schema: sqlite3.Connection, place: tuple[str, str]) -> None:
    table, column = place
    found = re.search(rf"CHECK \({column} IN\s*\(([^)]*)\)", _sql(schema, table))
    assert found, place
    assert re.findall(r"'(\w+)'", found[1]) == [
        member.value for member in CODES[place] if member not in FOLLOWS_BY_ITSELF
    ]


def test_every_code_that_the_database_checks_is_held_to_the_domain(schema: sqlite3.Connection) -> None:
    checked = {
        (table, column)
        for (table,) in schema.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for column in re.findall(r"CHECK \((\w+) IN\s*\(\s*'", _sql(schema, table))
    }
    assert checked - {("wijziging", "soort"), ("keten", "tabel"), ("import_rij", "tabel")} == set(CODES)


def test_every_table_is_strict(schema: sqlite3.Connection) -> None:
    loose = schema.execute(
        "SELECT name FROM pragma_table_list"
        " WHERE type = 'table' AND NOT strict AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert loose == []


def test_the_fifteen_wijken_have_the_plafond_of_their_class(store: Store) -> None:
    found = wijken(store)
    assert len(found) == 15
    assert sum(wijk.plafond or 0 for wijk in found) == 8_875_000_00
    other = [wijk.naam for wijk in found if wijk.plafond != klasse_plafond(wijk.grootte, wijk.zwaarte)]
    assert other == [wijk.naam for wijk in found if wijk.plafond_reden] == ["Hoogkerk"]


def _sql(db: sqlite3.Connection, table: str) -> str:
    sql: str = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    return sql


def _plain(default: Any) -> Any:
    value = default.arg
    return int(value) if isinstance(value, bool) else value
