"""What the database itself refuses, whoever writes to it: append-only tables, the plafond, storno, payments.

The connection is that of any program: no promises of ours, so that nothing here rests on `recursive_triggers`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from frontlijn.domain.handgeld.besluit import RichtlijnOordeel
from frontlijn.domain.values import AanvraagStatus, Oordeel, Rest
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    add_richtlijn,
    answer,
    close_pot,
    declare_belang,
    grant_handgeld,
    pay,
    request_handgeld,
    reverse,
    set_status,
)
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


def _verdeeld(verdeling: str, soort: str = "plafond", bedrag: int = 100) -> str:
    return _mutatie(soort, bedrag, pot_id=3, verdeling=verdeling)


@pytest.fixture
def shared(outsider: sqlite3.Connection) -> sqlite3.Connection:
    """With a pot 3 that two pay for, of which row 8 is the plafond of one euro."""
    outsider.execute(
        f"INSERT INTO budgetpot (id, uuid, naam, wijk_id, van, tot) VALUES (3, '{'q' * 36}', 'Samen', 1, '2026-01-01', "
        "'2026-12-31')"
    )
    outsider.execute("INSERT INTO pot_financier VALUES (3, 1, 'gemeente', 5000), (3, 2, 'corporaties', 5000)")
    outsider.execute(_verdeeld("[50,50]"))
    return outsider


@pytest.mark.parametrize(
    "verdeling",
    ["[50,49]", "[50,51]", "[100]", "[50,25,25]", "[101,-1]", "[99.5,0.5]", '["50","50"]', "[]", "{}", "[null,100]"],
)
def test_the_parts_of_the_financiers_are_the_amount(store: Store, shared: sqlite3.Connection, verdeling: str) -> None:
    refused(store, shared, _verdeeld(verdeling), "V02")


def test_the_parts_of_the_financiers_are_a_list(store: Store, shared: sqlite3.Connection) -> None:
    before = dump(store)
    for nonsense in ("", "zomaar", "[50,"):
        with pytest.raises(sqlite3.Error):
            shared.execute(_verdeeld(nonsense or " "))
    assert dump(store) == before


def test_a_storno_gives_each_financier_back_what_it_bore(store: Store, shared: sqlite3.Connection) -> None:
    (row,) = shared.execute("SELECT max(id) FROM pot_mutatie").fetchone()
    refused(store, shared, _mutatie("storno", 100, pot_id=3, storno_van=row, verdeling="[51,49]"), "V12")
    shared.execute(_mutatie("storno", 100, pot_id=3, storno_van=row, verdeling="[50,50]"))


@pytest.mark.parametrize("share", [-1, 10_001])
def test_a_share_is_a_part_of_the_whole(store: Store, shared: sqlite3.Connection, share: int) -> None:
    shared.execute(
        f"INSERT INTO budgetpot VALUES (4, '{'r' * 36}', 1, 'Vier', 1, '2026-01-01', '2026-12-31', NULL, "
        "'handgeld', NULL, NULL, NULL, NULL)"
    )
    refused(store, shared, f"INSERT INTO pot_financier VALUES (4, 1, 'gemeente', {share})")


# Overheveling: two rows or none.


def test_money_moves_in_two_rows_of_one_mark(store: Store, shared: sqlite3.Connection) -> None:
    def into(**more: Any) -> str:
        usual: dict[str, Any] = {"pot_id": 3, "verdeling": "[250,250]", "overheveling": "m" * 36}
        return _mutatie("overheveling_in", **{"bedrag": 5_00, **usual, **more})

    refused(store, shared, into(), "V13")
    shared.execute(_mutatie("overheveling_uit", 5_00, overheveling="m" * 36))
    refused(store, shared, _mutatie("overheveling_uit", 5_00, overheveling="m" * 36))
    refused(store, shared, into(bedrag=4_99, verdeling="[250,249]"), "V13")
    refused(store, shared, into(datum="2026-11-20"), "V13")
    refused(store, shared, into(overheveling="n" * 36), "V13")
    refused(store, shared, _mutatie("overheveling_in", 5_00, overheveling="m" * 36), "V13")
    refused(store, shared, _mutatie("overheveling_in", 5_00).replace("'" + "o" * 36 + "'", "NULL"), "V13")
    refused(store, shared, _mutatie("overheveling_uit", 5_00).replace("'" + "o" * 36 + "'", "NULL"), "V13")
    refused(store, shared, _mutatie("plafond", 5_00, overheveling="m" * 36), "V13")
    shared.execute(into())
    refused(store, shared, into())


# Corrections.


def test_an_award_is_never_corrected(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("toekenning", 40_00, besluit_id=1, corrigeert=3), "correctie")


def test_a_correction_replaces_a_row_of_the_same_money_that_stands(store: Store, outsider: sqlite3.Connection) -> None:
    refused(store, outsider, _mutatie("betaling", 9_00, besluit_id=1, corrigeert=4), "correctie")  # reversed
    refused(store, outsider, _mutatie("vrijval", 9_00, besluit_id=1, corrigeert=6), "correctie")
    refused(store, outsider, _mutatie("storno", 30_00, besluit_id=1, storno_van=6, corrigeert=6), "correctie")
    refused(store, outsider, _mutatie("plafond", 90_00, corrigeert=2), "correctie")
    refused(store, outsider, _mutatie("plafond", 90_00, corrigeert=99), "correctie")
    refused(store, outsider, _mutatie("betaling", 50_01, besluit_id=1, corrigeert=6), "V04")
    refused(store, outsider, _mutatie("plafond", 49_99, corrigeert=1), "V03")
    outsider.execute(_mutatie("betaling", 50_00, besluit_id=1, corrigeert=6))
    refused(store, outsider, _mutatie("betaling", 1, besluit_id=1, corrigeert=6), "correctie")


def test_a_correction_of_an_overheveling_is_refused(store: Store, shared: sqlite3.Connection) -> None:
    shared.execute(_mutatie("overheveling_uit", 5_00, overheveling="m" * 36))
    (row,) = shared.execute("SELECT max(id) FROM pot_mutatie").fetchone()
    refused(store, shared, _mutatie("overheveling_uit", 4_00, overheveling="n" * 36, corrigeert=row), "correctie")


def test_more_plafond_is_welcome_in_a_pot_that_is_short(outsider: sqlite3.Connection) -> None:
    outsider.execute(_mutatie("korting", 60_00))
    outsider.execute(_mutatie("plafond", 105_00, corrigeert=1))
    outsider.execute(_mutatie("storno", 100_00, storno_van=1))
    (free,) = outsider.execute("SELECT plafond - toegekend FROM pot_stand WHERE pot_id = 1").fetchone()
    assert free == -5_00


# Revisions. Besluit 1 granted 50 euro, of which 30 is paid; the revision grants 45.


def _herziening(**more: str) -> str:
    usual = {
        "id": "9",
        "uuid": f"'{'b' * 36}'",
        "aanvraag_id": "1",
        "uitkomst": "'deels_toegekend'",
        "bedrag": "4500",
        "datum": "'2026-11-21'",
        "beslisvorm": "'wijkteam'",
        "geregistreerd_op": "'nu'",
        "vervangt_id": "1",
        "herziening_reden": "'Nieuwe offerte'",
    }
    row = usual | more
    return f"INSERT INTO besluit ({', '.join(row)}) VALUES ({', '.join(row.values())})"


@pytest.fixture
def revised(outsider: sqlite3.Connection) -> sqlite3.Connection:
    outsider.execute(_mutatie("vrijval", 1_00, besluit_id=1))  # mutatie 7
    outsider.execute(_herziening())
    _judge(outsider)
    outsider.execute(_mutatie("vrijval", 4_00, besluit_id=9))  # mutatie 8
    return outsider


def test_a_revision_replaces_an_earlier_decision_on_the_same_request(
    store: Store, outsider: sqlite3.Connection
) -> None:
    refused(store, outsider, _herziening(aanvraag_id="2"), "over dezelfde aanvraag")
    refused(store, outsider, _herziening(vervangt_id="7"), "over dezelfde aanvraag")
    refused(store, outsider, _herziening(datum="'2026-11-09'"), "over dezelfde aanvraag")
    refused(store, outsider, _herziening(herziening_reden="' '"), "heeft een reden")
    refused(store, outsider, _herziening(vervangt_id="NULL", bedrag="5000"), "V11")
    refused(store, outsider, _herziening(bedrag="2999"), "V04")
    refused(store, outsider, _herziening(bedrag="5001"), "V09")
    outsider.execute(_herziening(bedrag="3000"))
    refused(store, outsider, _herziening(id="10", uuid=f"'{'c' * 36}'"), "V11")


def test_what_a_revision_rests_on_stays(store: Store, revised: sqlite3.Connection) -> None:
    refused(store, revised, _mutatie("storno", 50_00, besluit_id=1, storno_van=3), "herzien besluit")
    refused(store, revised, _mutatie("storno", 1_00, besluit_id=1, storno_van=7), "herzien besluit")
    refused(store, revised, _mutatie("vrijval", 2_00, besluit_id=1, corrigeert=7), "herzien besluit")
    refused(store, revised, _mutatie("storno", 4_00, besluit_id=9, storno_van=8), "V09")
    refused(store, revised, _mutatie("vrijval", 3_99, besluit_id=9, corrigeert=8), "V09")


def test_money_goes_on_under_the_decision_that_stands(store: Store, revised: sqlite3.Connection) -> None:
    refused(store, revised, _mutatie("betaling", 1, besluit_id=1), "boek bij het nieuwe besluit")
    refused(store, revised, _mutatie("betaling", 15_01, besluit_id=9), "V04")
    revised.execute(_mutatie("betaling", 15_00, besluit_id=9, datum="2026-11-10"))
    refused(store, revised, _mutatie("terugontvangst", 45_01, besluit_id=9), "er is betaald")
    revised.execute(_mutatie("storno", 30_00, besluit_id=1, storno_van=6))


def test_a_revision_that_grants_more_books_exactly_that(store: Store, revised: sqlite3.Connection) -> None:
    revised.execute(_herziening(id="10", uuid=f"'{'c' * 36}'", vervangt_id="9", bedrag="5000", uitkomst="'toegekend'"))
    revised.execute(
        "INSERT INTO besluit_criterium SELECT 10, criterium, oordeel, reden FROM besluit_criterium WHERE besluit_id = 9"
    )
    refused(store, revised, _mutatie("toekenning", 4_99, besluit_id=10), "precies het bedrag")
    refused(store, revised, _mutatie("toekenning", 5_01, besluit_id=10), "precies het bedrag")
    refused(store, revised, _mutatie("toekenning", 5_00, besluit_id=9))
    revised.execute(_mutatie("toekenning", 5_00, besluit_id=10))
    (row,) = revised.execute("SELECT max(id) FROM pot_mutatie").fetchone()
    refused(store, revised, _mutatie("storno", 5_00, besluit_id=10, storno_van=row), "herzien besluit")


# Pots that close.


def _sluit(**more: str) -> str:
    values = {"gesloten_op": "'2026-11-21'", **more}
    return f"UPDATE budgetpot SET {', '.join(f'{name} = {value}' for name, value in values.items())} WHERE id = 1"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"rest": "'vervallen'"},
        {"rest": "'vervallen'", "rest_bedrag": "4999"},
        {"rest": "'vervallen'", "rest_bedrag": "5001"},
        {"rest": "'overhevelen'", "rest_bedrag": "5000"},
        {"rest": "'weg'", "rest_bedrag": "5000"},
        {"rest_bedrag": "5000"},
        {"gesloten_op": "NULL", "rest": "'vervallen'", "rest_bedrag": "5000"},
    ],
    ids=str,
)
def test_no_pot_closes_with_a_rest_unsaid(store: Store, outsider: sqlite3.Connection, more: dict[str, str]) -> None:
    refused(store, outsider, _sluit(**more))


def test_a_pot_closes_when_its_rest_lapses_and_is_then_fixed(store: Store, outsider: sqlite3.Connection) -> None:
    outsider.execute(_sluit(rest="'vervallen'", rest_bedrag="5000"))
    for change in ("gesloten_op = NULL, rest = NULL, rest_bedrag = NULL", "naam = 'Anders'", "rest_reden = 'x'"):
        refused(store, outsider, f"UPDATE budgetpot SET {change} WHERE id = 1", "V11")


def test_a_pot_closes_when_its_rest_moved(store: Store, shared: sqlite3.Connection) -> None:
    shared.execute(_mutatie("overheveling_uit", 50_00, overheveling="m" * 36))
    refused(store, shared, _sluit(rest="'vervallen'", rest_bedrag="5000"), "vervalt alleen")
    refused(store, shared, _sluit(rest="'overhevelen'", rest_bedrag="4999"), "V13")
    shared.execute(_sluit(rest="'overhevelen'", rest_bedrag="5000"))


def test_the_kind_and_the_period_of_a_pot_are_fixed(store: Store, outsider: sqlite3.Connection) -> None:
    for change in ("soort = 'wijkbudget'", "wijk_id = 2", "van = '2025-01-01'", "tot = '2027-01-01'"):
        refused(store, outsider, f"UPDATE budgetpot SET {change} WHERE id = 1", "V11")
    refused(store, outsider, "DELETE FROM budgetpot WHERE id = 1", "V11")


# Requests, interests, guidelines, answers, receipts.


@pytest.fixture
def told(store: Store, outsider: sqlite3.Connection) -> sqlite3.Connection:
    """With a step and an interest at request 2, a guideline that decision 2 on request 3 was judged by, an answer that
    was sent, and a receipt.
    """
    set_status(store, 2, AanvraagStatus.IN_BEHANDELING, TODAY)
    declare_belang(store, 2, "Joris", "Buurman", TODAY)
    richtlijn = add_richtlijn(store, 1, "Buren doen mee", date(2026, 1, 1))
    judged = (RichtlijnOordeel(richtlijn.id, Oordeel.VOLDOET, "Gezien"),)
    grant_handgeld(store, aanvraag(1, 10_00), toekenning(10_00, richtlijnen=judged))
    answer(store, 3, "Het kan.", verzonden_op=TODAY)
    pay(store, 3, 5_00, TODAY, bon="Bouwmarkt 12")
    return outsider


@pytest.mark.parametrize("table", ["aanvraag_stap", "belang", "besluit_richtlijn", "keten"])
def test_what_is_only_added_refuses_every_change(store: Store, told: sqlite3.Connection, table: str) -> None:
    test_append_only_tables_refuse_every_change(store, told, table)


@pytest.mark.parametrize("table", ["aanvraag_stap", "belang", "wijk_richtlijn", "antwoord", "bon", "budgetpot"])
def test_what_is_kept_cannot_be_replaced(store: Store, told: sqlite3.Connection, table: str) -> None:
    refused(store, told, f"DELETE FROM {table}", "V11")
    refused(store, told, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1", "V11")
    columns = [row[1] for row in told.execute(f"PRAGMA table_info ({table})")]
    other_id = ", ".join("id + 1000" if column == "id" else column for column in columns)
    refused(store, told, f"INSERT OR REPLACE INTO {table} SELECT {other_id} FROM {table} LIMIT 1", "V11")


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("UPDATE wijk_richtlijn SET tekst = 'Anders'", "V11"),
        ("UPDATE wijk_richtlijn SET vanaf = '2026-02-01'", "V11"),
        ("UPDATE antwoord SET tekst = 'Het kan niet.'", "V11"),
        ("UPDATE antwoord SET verzonden_op = NULL", "V11"),
        ("UPDATE bon SET bedrag = 1", "V11"),
        ("UPDATE bon SET kenmerk = 'Anders'", "V11"),
        ("UPDATE bon SET mutatie_id = NULL", "V11"),
        ("UPDATE aanvraag SET zichtbaarheid = 'intern' WHERE id = 1", "heeft een reden"),
        ("UPDATE aanvraag SET vertrouwelijk_reden = 'Zomaar' WHERE id = 1", "heeft een reden"),
        ("UPDATE aanvraag SET onderwerp = 'Anders' WHERE id = 1", "V11"),
        ("INSERT INTO keten SELECT apparaat_id, volgnummer + 1000, 'besluit', 1000, hash FROM keten LIMIT 1", "V11"),
        ("INSERT INTO besluit_persoon SELECT 1, persoon_id, 'beslisser', NULL FROM belang", None),
    ],
)
def test_what_is_said_stays_said(store: Store, told: sqlite3.Connection, sql: str, message: str | None) -> None:
    if message is None:
        told.execute(sql)  # an interest in request 2 says nothing of request 1
        return
    refused(store, told, sql, message)


def test_who_declared_an_interest_does_not_decide(store: Store, told: sqlite3.Connection) -> None:
    told.execute(_besluit(bedrag=10_00))
    refused(store, told, "INSERT INTO besluit_persoon SELECT 9, persoon_id, 'beslisser', NULL FROM belang", "V08")
    told.execute("INSERT INTO besluit_persoon SELECT 9, persoon_id, 'onthouden', NULL FROM belang")


def _stap(status: str = "in_behandeling", datum: str = "2026-11-21", aanvraag_id: int = 2) -> str:
    return (
        "INSERT INTO aanvraag_stap (uuid, aanvraag_id, status, datum, wie_id, geregistreerd_op) VALUES "
        f"(lower(hex(randomblob(18))), {aanvraag_id}, '{status}', '{datum}', 1, 'nu')"
    )


def test_steps_come_in_order_and_before_the_decision(store: Store, told: sqlite3.Connection) -> None:
    refused(store, told, _stap(datum="2026-11-20"), "V10")
    refused(store, told, _stap(aanvraag_id=1), "V11")
    refused(store, told, _stap("aangehouden"), "heeft een reden")
    refused(store, told, _stap("besloten"))
    told.execute(_stap("ingetrokken"))
    refused(store, told, _besluit(bedrag=10_00), "ingetrokken")


def test_a_receipt_counts_once(store: Store, told: sqlite3.Connection) -> None:
    again = (
        "INSERT INTO bon (uuid, aanvraag_id, kenmerk, sleutel, datum, bedrag, geregistreerd_op) "
        "SELECT lower(hex(randomblob(18))), {0}, kenmerk, sleutel, {2}, {1}, geregistreerd_op FROM bon LIMIT 1"
    )
    refused(store, told, again.format(1, 5_00, "datum"), "al genoteerd")
    refused(store, told, again.format(3, 5_00, "'2026-01-02'"), "al genoteerd")
    refused(store, told, again.format(1, 4_99, "datum"), "al genoteerd")
    told.execute(again.format(1, 4_99, "'2026-01-02'"))
