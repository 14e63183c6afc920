"""The check of a store: no word about a sound one, and each breach planted past the app named with its row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from frontlijn.store import check as module
from frontlijn.store.check import RULES, check
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import close_pot, grant_handgeld
from tests.store import seed
from tests.store.inputs import TODAY, a_pot, aanvraag, toekenning

Plant = Callable[[sqlite3.Connection], int]


def disarm(db: sqlite3.Connection) -> None:
    """Lets this connection write anything: the triggers of the ledger are gone and CHECK is not looked at."""
    names = db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE '%zoek%'").fetchall()
    for (name,) in names:
        db.execute(f"DROP TRIGGER {name}")
    for index in ("pot_mutatie_storno", "pot_mutatie_toekenning"):
        db.execute(f"DROP INDEX {index}")
    db.execute("PRAGMA ignore_check_constraints = ON")


def granted(db: sqlite3.Connection, plafond: int = 100_000) -> tuple[int, int, int]:
    """A pot, a request to it and the decision that grants 50 euro."""
    pot_id = seed.pot(db, plafond=plafond)
    aanvraag_id = seed.aanvraag(db, pot_id)
    return pot_id, aanvraag_id, seed.besluit(db, aanvraag_id)


def shares(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    db.execute("UPDATE pot_financier SET aandeel_bp = 4999 WHERE volgorde = 2")
    return pot_id


def beyond_the_plafond(db: sqlite3.Connection) -> int:
    pot_id, _, _ = granted(db, plafond=8_000)
    besluit_id = seed.besluit(db, seed.aanvraag(db, pot_id), book=False)
    row_id = seed.mutatie(db, pot_id, "toekenning", 5_000, besluit_id=besluit_id)
    seed.mutatie(db, pot_id, "plafond", 90_000)
    return row_id


def plafond_taken_back(db: sqlite3.Connection) -> int:
    pot_id, _, _ = granted(db)
    (first,) = db.execute("SELECT id FROM pot_mutatie WHERE pot_id = ? AND soort = 'plafond'", (pot_id,)).fetchone()
    return seed.mutatie(db, pot_id, "storno", 100_000, storno_van=first)


def cut_below_the_plafond(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    seed.mutatie(db, pot_id, "korting", 60_000)
    return seed.mutatie(db, pot_id, "korting", 40_001)


def paid_too_much(db: sqlite3.Connection) -> int:
    pot_id, _, besluit_id = granted(db)
    seed.mutatie(db, pot_id, "betaling", 3_000, besluit_id=besluit_id)
    return seed.mutatie(db, pot_id, "betaling", 2_001, besluit_id=besluit_id)


def returned_too_much(db: sqlite3.Connection) -> int:
    pot_id, _, besluit_id = granted(db)
    seed.mutatie(db, pot_id, "betaling", 100, besluit_id=besluit_id)
    return seed.mutatie(db, pot_id, "terugontvangst", 101, besluit_id=besluit_id)


def released_too_much(db: sqlite3.Connection) -> int:
    pot_id, _, besluit_id = granted(db)
    seed.mutatie(db, pot_id, "betaling", 3_000, besluit_id=besluit_id)
    return seed.mutatie(db, pot_id, "vrijval", 2_001, besluit_id=besluit_id)


def award_taken_back_after_payment(db: sqlite3.Connection) -> int:
    pot_id, _, besluit_id = granted(db)
    (award,) = db.execute("SELECT id FROM pot_mutatie WHERE besluit_id = ?", (besluit_id,)).fetchone()
    seed.mutatie(db, pot_id, "betaling", 5_000, besluit_id=besluit_id)
    return seed.mutatie(db, pot_id, "storno", 5_000, storno_van=award, besluit_id=besluit_id)


def three_judgements(db: sqlite3.Connection) -> int:
    besluit_id = seed.besluit(db, seed.aanvraag(db, seed.pot(db)), "doorverwezen")
    db.execute("DELETE FROM besluit_criterium WHERE criterium = 'C2'")
    return besluit_id


def judgement_without_reason(db: sqlite3.Connection) -> int:
    besluit_id = seed.besluit(db, seed.aanvraag(db, seed.pot(db)), "doorverwezen")
    db.execute("UPDATE besluit_criterium SET reden = ' ' WHERE criterium = 'C2'")
    return besluit_id


def unmet_requirement(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), unmet=("C3",))


def refusal_without_words(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), "afgewezen", motivering=" ")


def refusal_without_ground(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), "afgewezen", grond=None)


def refusal_on_met_criteria(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), "afgewezen", unmet=("C1",), grond="criteria")


def decided_by_nobody(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), beslissers=(), onthouden=(seed.persoon(db),))


def applicant_decides(db: sqlite3.Connection) -> int:
    who = seed.persoon(db)
    aanvraag_id = seed.aanvraag(db, seed.pot(db), aanvrager_persoon_id=who)
    return seed.besluit(db, aanvraag_id, beslissers=(who,))


def contact_decides(db: sqlite3.Connection) -> int:
    who = seed.persoon(db)
    initiatief_id = seed.initiatief(db, contact_persoon_id=who)
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db), initiatief_id=initiatief_id), beslissers=(who,))


def contact_of_then_decides(db: sqlite3.Connection) -> int:
    who = seed.persoon(db)
    initiatief_id = seed.initiatief(db, contact_persoon_id=None)
    besluit_id = seed.besluit(db, seed.aanvraag(db, seed.pot(db), initiatief_id=initiatief_id), beslissers=(who,))
    seed.wijziging(db, "besluit", besluit_id, "nieuw")
    seed.wijziging(db, "initiatief", initiatief_id, oud=f'{{"contact_persoon_id": {who}}}', nieuw="{}")
    seed.wijziging(db, "initiatief", initiatief_id, oud='{"contact_persoon_id": null}', nieuw="{}")
    return besluit_id


def more_than_asked(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), bedrag=5_001)


def more_than_needed(db: sqlite3.Connection) -> int:
    money = {"begroting": 6_000, "eigen_bijdrage": 500, "cofinanciering": 501, "cofinanciering_zeker": 1}
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db), **money))


def decided_before_receipt(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), datum="2026-11-09")


def paid_before_decision(db: sqlite3.Connection) -> int:
    pot_id, _, besluit_id = granted(db)
    return seed.mutatie(db, pot_id, "betaling", 100, besluit_id=besluit_id, datum="2026-11-14")


def granted_outside_the_period(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db, tot="2026-11-14")
    besluit_id = seed.besluit(db, seed.aanvraag(db, pot_id))
    (row_id,) = db.execute("SELECT id FROM pot_mutatie WHERE besluit_id = ?", (besluit_id,)).fetchone()
    return int(row_id)


def storno_of_another_amount(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    first = seed.mutatie(db, pot_id, "korting", 100)
    return seed.mutatie(db, pot_id, "storno", 99, storno_van=first)


def storno_of_another_pot(db: sqlite3.Connection) -> int:
    first = seed.mutatie(db, seed.pot(db), "korting", 100)
    return seed.mutatie(db, seed.pot(db, "Andere pot"), "storno", 100, storno_van=first)


def storno_twice(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    first = seed.mutatie(db, pot_id, "korting", 100)
    seed.mutatie(db, pot_id, "storno", 100, storno_van=first)
    return seed.mutatie(db, pot_id, "storno", 100, storno_van=first)


def storno_of_nothing(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "storno", 100)


def booked_on_a_closed_pot(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db, gesloten_op="2026-06-30")
    db.execute("UPDATE pot_mutatie SET geregistreerd_op = '2026-01-01T10:00:00.000Z'")
    return seed.mutatie(db, pot_id, "plafond", 100)


def booked_after_the_closing_in_the_log(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db, gesloten_op="2026-11-30")
    seed.wijziging(db, "budgetpot", pot_id, nieuw='{"gesloten_op": "2026-11-30"}', op="2026-11-21T10:00:00.001Z")
    return seed.mutatie(db, pot_id, "plafond", 100, geregistreerd_op="2026-11-21T10:00:00.002Z")


def award_that_was_not_booked(db: sqlite3.Connection) -> int:
    return seed.besluit(db, seed.aanvraag(db, seed.pot(db)), book=False)


def booked_on_another_pot(db: sqlite3.Connection) -> int:
    _, _, besluit_id = granted(db)
    return seed.mutatie(db, seed.pot(db, "Andere pot"), "betaling", 100, besluit_id=besluit_id)


def more_new_than_there(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, deelnames=3, nieuw_bereikt=4)


def more_unseen_than_there(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, deelnames=3, niet_in_beeld=4)


def failed_initiatief_without_lesson(db: sqlite3.Connection) -> int:
    return seed.initiatief(db, fase="mislukt", les=" ")


def failed_entry_without_lesson(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, uitkomst="mislukt")


PLANTS: dict[Plant, tuple[str, str]] = {
    shares: ("V01", "budgetpot"),
    beyond_the_plafond: ("V03", "pot_mutatie"),
    plafond_taken_back: ("V03", "pot_mutatie"),
    cut_below_the_plafond: ("V03", "pot_mutatie"),
    paid_too_much: ("V04", "pot_mutatie"),
    returned_too_much: ("V04", "pot_mutatie"),
    released_too_much: ("V05", "pot_mutatie"),
    award_taken_back_after_payment: ("V05", "pot_mutatie"),
    three_judgements: ("V06", "besluit"),
    judgement_without_reason: ("V06", "besluit"),
    unmet_requirement: ("V06", "besluit"),
    refusal_without_words: ("V07", "besluit"),
    refusal_without_ground: ("V07", "besluit"),
    refusal_on_met_criteria: ("V07", "besluit"),
    decided_by_nobody: ("V08", "besluit"),
    applicant_decides: ("V08", "besluit"),
    contact_decides: ("V08", "besluit"),
    contact_of_then_decides: ("V08", "besluit"),
    more_than_asked: ("V09", "besluit"),
    more_than_needed: ("V09", "besluit"),
    decided_before_receipt: ("V10", "besluit"),
    paid_before_decision: ("V10", "pot_mutatie"),
    granted_outside_the_period: ("V10", "pot_mutatie"),
    storno_of_another_amount: ("V12", "pot_mutatie"),
    storno_of_another_pot: ("V12", "pot_mutatie"),
    storno_twice: ("V12", "pot_mutatie"),
    storno_of_nothing: ("V12", "pot_mutatie"),
    booked_on_a_closed_pot: ("V14", "pot_mutatie"),
    booked_after_the_closing_in_the_log: ("V14", "pot_mutatie"),
    award_that_was_not_booked: ("geld", "besluit"),
    booked_on_another_pot: ("geld", "pot_mutatie"),
    more_new_than_there: ("V16", "kasboekregel"),
    more_unseen_than_there: ("V16", "kasboekregel"),
    failed_initiatief_without_lesson: ("V21", "initiatief"),
    failed_entry_without_lesson: ("V21", "kasboekregel"),
}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_names_the_row_that_breaks_an_invariant(store: Store, raw: sqlite3.Connection, plant: Plant) -> None:
    disarm(raw)
    row_id = plant(raw)
    broken = [(f.code, f.table, f.row_id) for f in check(store) if f.code in {rule.code for rule in RULES}]
    assert broken == [(*PLANTS[plant], row_id)]


def test_every_rule_has_a_plant() -> None:
    assert set(PLANTS.values()) == {(rule.code, rule.table) for rule in RULES}


GUARDED_BY_THE_APP = {
    shares,
    three_judgements,
    decided_by_nobody,
    refusal_on_met_criteria,
    award_that_was_not_booked,
}
SOUND_AS_ROWS = {contact_of_then_decides, booked_after_the_closing_in_the_log}
"""Only the log tells that these are wrong."""


@pytest.mark.parametrize(
    "plant", [p for p in PLANTS if p not in GUARDED_BY_THE_APP | SOUND_AS_ROWS], ids=lambda plant: plant.__name__
)
def test_the_database_refuses_the_same(store: Store, raw: sqlite3.Connection, plant: Plant) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        plant(raw)


def test_a_sound_store_has_no_findings(store: Store, raw: sqlite3.Connection) -> None:
    assert check(store) == ()
    who, other = seed.persoon(raw), seed.persoon(raw, "Joris")
    seed.kasboekregel(raw, leefdomeinen=("wonen", "meedoen"), deelnames=4, nieuw_bereikt=4)
    initiatief_id = seed.initiatief(raw, contact_persoon_id=other)
    pot_id = seed.pot(raw)
    aanvraag_id = seed.aanvraag(raw, pot_id, initiatief_id=initiatief_id)
    besluit_id = seed.besluit(raw, aanvraag_id, beslissers=(who,), onthouden=(other,))
    payment = seed.mutatie(raw, pot_id, "betaling", 5_000, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "storno", 5_000, storno_van=payment, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "betaling", 4_000, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "vrijval", 1_000, besluit_id=besluit_id)
    seed.mutatie(raw, pot_id, "korting", 100_000)
    seed.besluit(raw, seed.aanvraag(raw, pot_id), "afgewezen", unmet=("C2",))
    seed.besluit(raw, seed.aanvraag(raw, pot_id), "doorverwezen")
    assert check(store) == ()


def test_who_became_contact_after_the_decision_decided_well(store: Store, raw: sqlite3.Connection) -> None:
    who = seed.persoon(raw)
    initiatief_id = seed.initiatief(raw)
    besluit_id = seed.besluit(raw, seed.aanvraag(raw, seed.pot(raw), initiatief_id=initiatief_id), beslissers=(who,))
    seed.wijziging(raw, "besluit", besluit_id, "nieuw")
    raw.execute("UPDATE initiatief SET contact_persoon_id = ?", (who,))
    seed.wijziging(raw, "initiatief", initiatief_id, oud='{"contact_persoon_id": null}', nieuw="{}")
    assert check(store) == ()


def test_booked_before_a_backdated_closing_is_sound(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw)
    raw.execute("UPDATE budgetpot SET gesloten_op = '2026-06-30'")
    seed.wijziging(raw, "budgetpot", pot_id, nieuw='{"gesloten_op": "2026-06-30"}', op="2026-11-21T10:00:00.001Z")
    assert check(store) == ()


def test_names_a_row_that_refers_to_nothing(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")
    row_id = seed.kasboekregel(raw, initiatief_id=99)
    assert [(f.code, f.table, f.row_id) for f in check(store)] == [("verwijzing", "kasboekregel", row_id)]


def test_notices_that_a_guard_is_gone(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("DROP TRIGGER pot_mutatie_vast_update")
    assert [f.code for f in check(store)] == ["schema"]


def test_notices_a_stale_search_document(store: Store, raw: sqlite3.Connection) -> None:
    row_id = seed.kasboekregel(raw, "Koffie")
    raw.execute("UPDATE zoekdoc SET titel = 'Thee'")
    found = [(f.code, f.table, f.row_id) for f in check(store)]
    assert ("zoeken", "kasboek", row_id) in found


def test_notices_an_index_that_lost_a_text(store: Store, raw: sqlite3.Connection) -> None:
    seed.kasboekregel(raw, "Koffie")
    raw.execute("INSERT INTO zoekindex (zoekindex) VALUES ('delete-all')")
    assert [(f.code, f.table) for f in check(store)] == [("zoeken", "zoekindex")]


def test_names_an_identity_that_is_used_twice(store: Store, raw: sqlite3.Connection) -> None:
    uuid = seed.new_uuid()
    seed.initiatief(raw, uuid=uuid)
    row_id = seed.kasboekregel(raw, uuid=uuid)
    assert [(f.code, f.table, f.row_id) for f in check(store)] == [("uuid", "kasboekregel", row_id)]


def test_notices_a_page_that_was_overwritten(store: Store, raw: sqlite3.Connection) -> None:
    for number in range(500):
        seed.kasboekregel(raw, f"Koffie {number}", verhaal="x" * 500)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (root,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'kasboekregel_wijk'").fetchone()
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    store.close()
    with Path(store.path).open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    assert "bestand" in {f.code for f in check(store)}


# What only the log still knows.


def written(store: Store) -> int:
    """A pot, a request, its decision and a payment by the app; gives the number of the payment."""
    pot = a_pot(store)
    grant_handgeld(store, aanvraag(pot.id), toekenning(), TODAY)
    assert check(store) == ()
    (row_id,) = store.db().execute("SELECT id FROM pot_mutatie WHERE soort = 'betaling'").fetchone()
    return int(row_id)


def against_the_log(store: Store) -> list[tuple[str | None, int | None]]:
    return [(f.table, f.row_id) for f in check(store) if f.code == "V11"]


def test_names_a_payment_that_was_deleted(store: Store, raw: sqlite3.Connection) -> None:
    payment = written(store)
    disarm(raw)
    raw.execute("DELETE FROM pot_mutatie WHERE id = ?", (payment,))
    assert against_the_log(store) == [("pot_mutatie", payment)]


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE pot_mutatie SET bedrag = 4900 WHERE soort = 'betaling'", "pot_mutatie"),
        ("UPDATE aanvraag SET gevraagd = 9900", "aanvraag"),
        ("UPDATE besluit SET motivering = 'Anders'", "besluit"),
        ("UPDATE besluit_criterium SET reden = 'Anders' WHERE criterium = 'C2'", "besluit"),
        ("UPDATE besluit_persoon SET rol = 'onthouden'", "besluit"),
        ("UPDATE pot_financier SET naam = 'iemand anders'", "budgetpot"),
        ("UPDATE budgetpot SET tot = '2027-12-31'", "budgetpot"),
    ],
)
def test_names_a_row_that_was_changed(store: Store, raw: sqlite3.Connection, sql: str, table: str) -> None:
    payment = written(store)
    disarm(raw)
    raw.execute(sql)
    assert against_the_log(store) == [(table, payment if table == "pot_mutatie" else 1)]


def test_what_the_app_changes_itself_is_no_breach(store: Store) -> None:
    written(store)
    close_pot(store, 1, TODAY)
    assert check(store) == ()


def test_names_where_the_log_lost_a_row(store: Store, raw: sqlite3.Connection) -> None:
    written(store)
    disarm(raw)
    raw.execute("DELETE FROM wijziging WHERE id IN (1, 3)")
    assert against_the_log(store) == [("wijziging", 2), ("wijziging", 4)]


def test_a_table_that_is_gone_is_said_in_dutch(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DROP TABLE besluit_criterium")
    messages = [f.message for f in check(store) if f.code == "schema"]
    assert messages == [
        "De tabellen of de regels erop (V11) zijn buiten frontlijn om veranderd.",
        "Niet alles is na te kijken: er is een tabel of kolom weg. Zet een kopie terug.",
    ]


def test_a_row_that_may_not_be_there_is_said_in_dutch(store: Store, raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA ignore_check_constraints = ON")
    seed.kasboekregel(raw, deelnames=3, nieuw_bereikt=4)
    assert [f.message for f in check(store) if f.code == "bestand"] == [
        "In kasboekregel staat een rij die daar niet mag staan."
    ]


@pytest.mark.parametrize(
    ("said", "dutch"),
    [
        ("NULL value in wijk.naam", "In wijk mist een rij wat er moet staan (naam)."),
        ("row 5 missing from index kasboekregel_wijk", "De index kasboekregel_wijk klopt niet."),
        ("wrong # of entries in index wijk_naam", "De index wijk_naam klopt niet."),
        ("non-unique entry in index wijk_naam", "De index wijk_naam klopt niet."),
        ("TEXT value in wijk.plafond", "In wijk staat iets vreemds (plafond)."),
        ("Page 12 is never used", "Het bestand is ergens niet gaaf; zet een reservekopie terug."),
    ],
)
def test_what_sqlite_says_of_a_file_is_said_in_dutch(said: str, dutch: str) -> None:
    assert module._in_dutch(said) == dutch
