"""What the database itself refuses, whoever writes to it: append-only tables, the plafond, storno, payments.

The connection is that of any program: no promises of ours, so that nothing here rests on `recursive_triggers`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from frontlijn.domain.values import Rest
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import close_pot, grant_handgeld, pay, request_handgeld, reverse
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.store.inputs import TODAY, a_pot, aanvraag, dump, initiatief, regel, toekenning

APPEND_ONLY = (
    "besluit", "besluit_criterium", "besluit_persoon", "pot_mutatie", "pot_financier", "wijziging",
)  # fmt: skip


@pytest.fixture
def outsider(store: Store) -> Iterator[sqlite3.Connection]:
    """Another program on a store where pot 1 (100 euro) has request 1 granted (50 euro), 30 of it paid; request 2 open;
    pot 2 closed; mutatie 5 is the storno of an earlier payment 4.
    """
    a_pot(store)  # mutatie 1
    close_pot(store, a_pot(store, "Dicht").id, TODAY, rest=Rest.VERVALLEN)  # mutatie 2
    grant_handgeld(store, aanvraag(1), toekenning())  # mutatie 3
    pay(store, 1, 10_00, TODAY)  # mutatie 4
    reverse(store, 4, TODAY, "Fout")  # mutatie 5
    pay(store, 1, 30_00, TODAY)  # mutatie 6
    request_handgeld(store, aanvraag(1, 60_00))
    register_initiatief(store, initiatief())
    log_kasboekregel(store, regel())
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        yield db


def refused(store: Store, db: sqlite3.Connection, sql: str, message: str | None = None) -> None:
    before = dump(store)
    with pytest.raises(sqlite3.IntegrityError, match=message):
        db.execute(sql)
    assert dump(store) == before


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_append_only_tables_refuse_every_change(store: Store, outsider: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in outsider.execute(f"PRAGMA table_info ({table})")]
    for column in columns:
        refused(store, outsider, f"UPDATE {table} SET {column} = {column}", "V11")
        refused(store, outsider, f"UPDATE OR REPLACE {table} SET {column} = {column}", "V11")
        refused(store, outsider, f"UPDATE OR IGNORE {table} SET {column} = {column}", "V11")
    refused(store, outsider, f"DELETE FROM {table}", "V11")
    refused(store, outsider, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "V11")
    refused(store, outsider, f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1", "V11")


@pytest.mark.parametrize("table", ["besluit", "pot_mutatie", "wijziging", "aanvraag"])
def test_a_row_cannot_be_replaced_under_another_number(store: Store, outsider: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in outsider.execute(f"PRAGMA table_info ({table})")]
    other_id = ", ".join("id + 1000" if column == "id" else column for column in columns)
    refused(store, outsider, f"INSERT OR REPLACE INTO {table} SELECT {other_id} FROM {table} LIMIT 1", "V11")
    other_uuid = ", ".join("replace(uuid, '0', 'f')" if column == "uuid" else column for column in columns)
    refused(store, outsider, f"INSERT OR REPLACE INTO {table} SELECT {other_uuid} FROM {table} LIMIT 1", "V11")


def test_an_award_cannot_be_replaced_by_a_second(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("toekenning", 50_00, besluit_id=1, verb="INSERT OR REPLACE"), "V11")


def test_a_storno_cannot_be_replaced_by_a_second(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("storno", 10_00, besluit_id=1, storno_van=4, verb="INSERT OR REPLACE"), "V12")


def test_a_decided_request_stays_as_it_was_decided(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, "UPDATE aanvraag SET gevraagd = 1 WHERE id = 1", "V11")
    refused(store, outsider, "UPDATE aanvraag SET pot_id = 2 WHERE id = 1", "V11")
    refused(store, outsider, "DELETE FROM aanvraag WHERE id = 2", "V11")


def test_a_pot_gets_no_more_financiers_once_it_has_money(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, "INSERT INTO pot_financier VALUES (1, 9, 'nog een', 1)", "V11")


def _mutatie(
    soort: str,
    bedrag: int,
    *,
    pot_id: int = 1,
    datum: str = "2026-11-21",
    besluit_id: int | None = None,
    storno_van: int | None = None,
    verb: str = "INSERT",
    verdeling: str | None = None,
    overheveling: str | None = None,
    corrigeert: int | None = None,
) -> str:
    if overheveling is None and soort.startswith("overheveling"):
        overheveling = "o" * 36
    mark = f"'{overheveling}'" if overheveling else "NULL"
    values = (
        f"lower(hex(randomblob(18))), {pot_id}, '{soort}', {bedrag}, '{datum}', {besluit_id or 'NULL'}, "
        f"{storno_van or 'NULL'}, '{verdeling or [bedrag]}', {mark}, "
        f"{corrigeert or 'NULL'}, 'zomaar', 1, 'nu'"
    )
    return (
        f"{verb} INTO pot_mutatie "
        "(uuid, pot_id, soort, bedrag, datum, besluit_id, storno_van, verdeling, overheveling, corrigeert, reden, "
        "wie_id, geregistreerd_op) "
        f"VALUES ({values})"
    )


def test_nobody_pays_or_releases_beyond_what_is_open(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("betaling", 20_01, besluit_id=1), "V04")
    refused(store, outsider, _mutatie("vrijval", 20_01, besluit_id=1), "V04")
    refused(store, outsider, _mutatie("terugontvangst", 30_01, besluit_id=1), "er is betaald")
    refused(store, outsider, _mutatie("betaling", 1, besluit_id=1, datum="2026-11-09"), "V10")
    refused(store, outsider, _mutatie("betaling", 1, besluit_id=1, pot_id=2), "andere pot")
    refused(store, outsider, _mutatie("betaling", 0, besluit_id=1))
    refused(store, outsider, _mutatie("betaling", -5, besluit_id=1))
    refused(store, outsider, _mutatie("betaling", 5), "hoort bij een besluit")
    outsider.execute(_mutatie("betaling", 20_00, besluit_id=1))


def test_a_storno_points_once_to_a_row_of_the_same_money(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("storno", 10_00, besluit_id=1, storno_van=4), "V12.*al teruggedraaid")
    refused(store, outsider, _mutatie("storno", 10_00, besluit_id=1, storno_van=5), "V12")
    refused(store, outsider, _mutatie("storno", 29_99, besluit_id=1, storno_van=6), "V12")
    refused(store, outsider, _mutatie("storno", 30_00, storno_van=6), "V12")
    refused(store, outsider, _mutatie("storno", 100_00, pot_id=1, storno_van=2), "V12")
    refused(store, outsider, _mutatie("storno", 30_00, besluit_id=1, storno_van=6, datum="2026-11-20"), "V12")
    refused(store, outsider, _mutatie("storno", 30_00, besluit_id=1), "V12")
    refused(store, outsider, _mutatie("storno", 30_00, besluit_id=1, storno_van=99), "V12")
    refused(store, outsider, _mutatie("betaling", 1, besluit_id=1, storno_van=6), "V12")
    refused(store, outsider, _mutatie("storno", 50_00, besluit_id=1, storno_van=3), "V04")
    refused(store, outsider, _mutatie("storno", 100_00, storno_van=1), "V03")
    outsider.execute(_mutatie("storno", 30_00, besluit_id=1, storno_van=6))


def test_a_closed_pot_takes_no_new_money(store: Store, outsider: sqlite3.Connection) -> None:
    for soort in ("plafond", "korting", "overheveling_in", "overheveling_uit"):
        refused(store, outsider, _mutatie(soort, 1, pot_id=2), "V14")


def test_no_more_leaves_a_pot_than_is_free(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("overheveling_uit", 50_01), "V03")
    outsider.execute(_mutatie("korting", 70_00))
    refused(store, outsider, _mutatie("overheveling_uit", 1), "V03")
    refused(store, outsider, _mutatie("korting", 30_01), "V03.*plafond")
    refused(store, outsider, _mutatie("overheveling_uit", 30_01), "V03.*plafond")
    outsider.execute(_mutatie("korting", 30_00))


def _besluit(datum: str = "2026-11-10", bedrag: int = 60_00, aanvraag_id: int = 2) -> str:
    return (
        "INSERT INTO besluit (id, uuid, aanvraag_id, uitkomst, bedrag, datum, beslisvorm, geregistreerd_op) VALUES "
        f"(9, '{'b' * 36}', {aanvraag_id}, 'toegekend', {bedrag}, '{datum}', 'wijkteam', 'nu')"
    )


def _judge(db: sqlite3.Connection, **other: str) -> None:
    for criterium in ("C1", "C2", "C3", "C4"):
        oordeel = other.get(criterium, "voldoet")
        db.execute("INSERT INTO besluit_criterium VALUES (9, ?, ?, 'gezien')", (criterium, oordeel))


def test_nobody_grants_beyond_the_plafond(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute(_besluit())
    _judge(outsider)
    refused(store, outsider, _mutatie("toekenning", 60_00, besluit_id=9), "V03")
    refused(store, outsider, _mutatie("toekenning", 50_00, besluit_id=9), "precies het bedrag")
    outsider.execute(_mutatie("plafond", 10_00))
    refused(store, outsider, _mutatie("toekenning", 60_00, besluit_id=9, datum="2027-01-01"), "V10")
    outsider.execute(_mutatie("toekenning", 60_00, besluit_id=9))
    refused(store, outsider, _mutatie("toekenning", 60_00, besluit_id=9), "V11")


def test_nothing_is_granted_without_four_judgements(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute(_besluit(bedrag=10_00))
    refused(store, outsider, _mutatie("toekenning", 10_00, besluit_id=9), "V06")
    _judge(outsider, C3="voldoet_niet")
    refused(store, outsider, _mutatie("toekenning", 10_00, besluit_id=9), "V06")
    refused(store, outsider, "INSERT INTO besluit_criterium VALUES (9, 'C5', 'voldoet', 'x')")


def test_an_unmet_priority_is_no_unmet_requirement(outsider: sqlite3.Connection) -> None:
    outsider.execute(_besluit(bedrag=10_00))
    _judge(outsider, C1="voldoet_niet")
    outsider.execute(_mutatie("toekenning", 10_00, besluit_id=9))


def test_a_decision_keeps_to_its_request(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _besluit(datum="2026-10-31"), "V10")
    refused(store, outsider, _besluit(bedrag=60_01), "V09")
    refused(store, outsider, _besluit(aanvraag_id=1, bedrag=40_00), "V11")
    outsider.execute("UPDATE aanvraag SET begroting = 6000, eigen_bijdrage = 1 WHERE id = 2")
    refused(store, outsider, _besluit(bedrag=60_00), "V09")


def test_a_pot_pays_nothing_until_its_shares_are_whole(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute(
        f"INSERT INTO budgetpot (id, uuid, naam, wijk_id, van, tot) VALUES (9, '{'p' * 36}', 'Half', 1, '2026-01-01', "
        "'2026-12-31')"
    )
    refused(store, outsider, _mutatie("plafond", 1, pot_id=9), "V01")
    outsider.execute("INSERT INTO pot_financier VALUES (9, 1, 'gemeente', 9999)")
    refused(store, outsider, _mutatie("plafond", 1, pot_id=9), "V01")
    outsider.execute("INSERT INTO pot_financier VALUES (9, 2, 'corporaties', 1)")
    refused(store, outsider, _mutatie("plafond", 1, pot_id=9), "V02")
    outsider.execute(_mutatie("plafond", 1, pot_id=9, verdeling="[1,0]"))


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("UPDATE kasboekregel SET deelnames = 3, nieuw_bereikt = 4", "V16"),
        ("UPDATE kasboekregel SET deelnames = 3, niet_in_beeld = 4", "V16"),
        ("UPDATE kasboekregel SET uitkomst = 'mislukt', les = '  '", "V21"),
        ("UPDATE initiatief SET fase = 'mislukt'", "V21"),
        ("UPDATE initiatief SET naam = ''", None),
        ("UPDATE initiatief SET startdatum = '2026-02-30'", None),
        ("UPDATE initiatief SET startdatum = '1-2-2026'", None),
        ("UPDATE kasboekregel SET datum = 'gisteren'", None),
        ("UPDATE kasboekregel SET deelnames = 'drie'", None),
        ("UPDATE kasboekregel SET vrijwilligersminuten = 1.5", None),
        ("UPDATE budgetpot SET tot = '2025-01-01' WHERE id = 1", "V11"),
    ],
)
def test_values_that_cannot_be_are_refused(
    store: Store, outsider: sqlite3.Connection, sql: str, message: str | None
) -> None:
    refused(store, outsider, sql, message)


def test_a_refusal_has_a_ground_and_words_and_no_money(store: Store, outsider: sqlite3.Connection) -> None:
    def refusal(bedrag: int = 0, motivering: str = "nee", grond: str = "'plafond'") -> str:
        return (
            "INSERT INTO besluit (id, uuid, aanvraag_id, uitkomst, bedrag, datum, beslisvorm, motivering, grond, "
            f"geregistreerd_op) VALUES (9, '{'b' * 36}', 2, 'afgewezen', {bedrag}, '2026-11-10', 'wijkteam', "
            f"'{motivering}', {grond}, 'nu')"
        )

    refused(store, outsider, refusal(motivering=" "), "V07")
    refused(store, outsider, refusal(grond="NULL"), "V07")
    refused(store, outsider, refusal(bedrag=5), "bedrag")
    outsider.execute(refusal())


def test_who_asks_does_not_decide(store: Store, outsider: sqlite3.Connection) -> None:
    asks = "SELECT 1, aanvrager_persoon_id, 'beslisser', NULL FROM aanvraag WHERE id = 1"
    refused(store, outsider, f"INSERT INTO besluit_persoon {asks}", "V08")
