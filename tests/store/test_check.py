"""The check of a store: no word about a sound one, and each breach planted past the app named with its row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.values import Rest
from frontlijn.store import check as module
from frontlijn.store.check import RULES, Rule, check
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import close_pot, grant_handgeld
from tests.store import seed
from tests.store.inputs import TODAY, a_pot, aanvraag, toekenning

Plant = Callable[[sqlite3.Connection], int]


def disarm(db: sqlite3.Connection) -> None:
    """Lets this connection write anything: the guards are gone and CHECK is not looked at."""
    names = db.execute(
        "SELECT type, name FROM sqlite_schema"
        " WHERE (type = 'trigger' AND name NOT LIKE '%zoek%') OR (type = 'index' AND sql LIKE 'CREATE UNIQUE%')"
    ).fetchall()
    for kind, name in names:
        db.execute(f"DROP {kind} {name}")
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


def split_that_falls_short(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "plafond", 101, verdeling="[50,50]")


def split_over_one_of_two(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "plafond", 100, verdeling="[100]")


def split_below_zero(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "plafond", 100, verdeling="[101,-1]")


def storno_split_otherwise(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    first = seed.mutatie(db, pot_id, "korting", 100)
    return seed.mutatie(db, pot_id, "storno", 100, storno_van=first, verdeling="[51,49]")


def moved_without_room(db: sqlite3.Connection) -> int:
    pot_id, _, _ = granted(db, plafond=8_000)
    return seed.overheveling(db, pot_id, seed.pot(db, "Andere pot"), 3_001)[0]


def who_declared_an_interest_decides(db: sqlite3.Connection) -> int:
    who, aanvraag_id = seed.persoon(db), seed.aanvraag(db, seed.pot(db))
    seed.belang(db, aanvraag_id, who)
    return seed.besluit(db, aanvraag_id, beslissers=(who,))


def correction_without_storno(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    wrong = seed.mutatie(db, pot_id, "korting", 100)
    return seed.mutatie(db, pot_id, "korting", 90, corrigeert=wrong)


def correction_of_another_kind(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    wrong = seed.mutatie(db, pot_id, "korting", 100)
    row_id = seed.mutatie(db, pot_id, "plafond", 90, corrigeert=wrong)
    seed.mutatie(db, pot_id, "storno", 100, storno_van=wrong)
    return row_id


def moved_out_of_nowhere(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "overheveling_in", 100, overheveling=seed.new_uuid())


def moved_without_a_mark(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "overheveling_uit", 100)


def moved_to_nowhere(db: sqlite3.Connection) -> int:
    return seed.mutatie(db, seed.pot(db), "overheveling_uit", 100, overheveling=seed.new_uuid())


def award_taken_back_and_revised_to_less(db: sqlite3.Connection) -> int:
    """The revision says 30 euro, and books nothing of the 20 that it takes off."""
    _, aanvraag_id, besluit_id = granted(db)
    return revision(db, aanvraag_id, besluit_id, bedrag=3_000)


def revised_up_without_money(db: sqlite3.Connection) -> int:
    aanvraag_id = seed.aanvraag(db, seed.pot(db))
    first = seed.besluit(db, aanvraag_id, "deels_toegekend", bedrag=3_000)
    return revision(db, aanvraag_id, first, bedrag=5_000)


def revised_for_another_request(db: sqlite3.Connection) -> int:
    pot_id, _, first = granted(db)
    return revision(db, seed.aanvraag(db, pot_id), first, uitkomst="doorverwezen")


def revised_without_a_reason(db: sqlite3.Connection) -> int:
    aanvraag_id = seed.aanvraag(db, seed.pot(db))
    first = seed.besluit(db, aanvraag_id, "doorverwezen")
    return revision(db, aanvraag_id, first, uitkomst="doorverwezen", herziening_reden=" ")


def revised_before_it_was_decided(db: sqlite3.Connection) -> int:
    aanvraag_id = seed.aanvraag(db, seed.pot(db))
    first = seed.besluit(db, aanvraag_id, "doorverwezen")
    return revision(db, aanvraag_id, first, uitkomst="doorverwezen", datum="2026-11-14")


def decided_after_it_was_withdrawn(db: sqlite3.Connection) -> int:
    aanvraag_id = seed.aanvraag(db, seed.pot(db))
    seed.stap(db, aanvraag_id, "ingetrokken")
    return seed.besluit(db, aanvraag_id, "doorverwezen")


def receipt_that_counts_twice(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    seed.bon(db, seed.aanvraag(db, pot_id))
    return seed.bon(db, seed.aanvraag(db, pot_id))


def share_beyond_the_whole(db: sqlite3.Connection) -> int:
    pot_id = seed.pot(db)
    db.execute("UPDATE pot_financier SET aandeel_bp = CASE volgorde WHEN 1 THEN 12000 ELSE -2000 END")
    return pot_id


def revision(
    db: sqlite3.Connection, aanvraag_id: int, vervangt_id: int, uitkomst: str = "deels_toegekend", **more: Any
) -> int:
    """A decision that replaces another, without the money that belongs to it."""
    more = {"herziening_reden": "Nieuwe offerte", "datum": "2026-11-16"} | more
    return seed.besluit(db, aanvraag_id, uitkomst, vervangt_id=vervangt_id, book=False, **more)


def more_new_than_there(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, deelnames=3, nieuw_bereikt=4)


def more_unseen_than_there(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, deelnames=3, niet_in_beeld=4)


def entry_from_a_later_one(db: sqlite3.Connection) -> int:
    later = seed.kasboekregel(db, datum="2026-11-20")
    return seed.kasboekregel(db, datum="2026-11-19", uit_regel_id=later)


def entry_from_a_later_initiatief(db: sqlite3.Connection) -> int:
    later = seed.initiatief(db, startdatum="2026-11-20")
    return seed.kasboekregel(db, datum="2026-11-19", uit_initiatief_id=later)


def initiatief_from_a_later_entry(db: sqlite3.Connection) -> int:
    later = seed.kasboekregel(db, datum="2026-11-20")
    return seed.initiatief(db, startdatum="2026-11-19", uit_regel_id=later)


def initiatief_from_a_later_one(db: sqlite3.Connection) -> int:
    later = seed.initiatief(db, startdatum="2026-11-20")
    return seed.initiatief(db, startdatum="2026-11-19", uit_initiatief_id=later)


def entry_from_one_that_is_gone(db: sqlite3.Connection) -> int:
    origin = seed.kasboekregel(db)
    row_id = seed.kasboekregel(db, uit_regel_id=origin)
    db.execute("UPDATE kasboekregel SET verwijderd_op = ? WHERE id = ?", (seed.MOMENT, origin))
    return row_id


def initiatief_from_one_that_is_gone(db: sqlite3.Connection) -> int:
    origin = seed.initiatief(db)
    row_id = seed.initiatief(db, uit_initiatief_id=origin)
    db.execute("UPDATE initiatief SET verwijderd_op = ? WHERE id = ?", (seed.MOMENT, origin))
    return row_id


def may_leave_without_an_end(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, bereik="export", toestemming_op="2026-11-01")


def may_leave_without_a_beginning(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, bereik="openbaar", toestemming_tot="2027-11-01")


def ends_before_it_begins(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, bereik="export", toestemming_op="2026-11-02", toestemming_tot="2026-11-01")


def exchange_with_an_initiatief_that_is_gone(db: sqlite3.Connection) -> int:
    gone = seed.initiatief(db, verwijderd_op=seed.MOMENT)
    row_id = seed.kasboekregel(db)
    seed.uitwisseling(db, row_id, ontvanger_initiatief_id=gone)
    return row_id


def exchange_with_nobody(db: sqlite3.Connection) -> int:
    db.execute("PRAGMA foreign_keys = OFF")
    row_id = seed.kasboekregel(db)
    seed.uitwisseling(db, row_id, ontvanger_persoon_id=99)
    return row_id


def of_an_initiatief_that_is_gone(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, initiatief_id=seed.initiatief(db, verwijderd_op=seed.MOMENT))


def failed_initiatief_without_lesson(db: sqlite3.Connection) -> int:
    return seed.initiatief(db, fase="mislukt", les=" ")


def failed_entry_without_lesson(db: sqlite3.Connection) -> int:
    return seed.kasboekregel(db, uitkomst="mislukt")


def groups_that_fall_short(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), groepen=(6_000, 3_999))


def effect_without_a_factor(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), without="toerekening")


def pm_with_a_number(db: sqlite3.Connection) -> int:
    effect_id = seed.effect(db, seed.activiteit(db, seed.arena(db)), kwantificering="pm")
    seed.insert(db, "effect_factor", effect_id=effect_id, factor="aantal", volgorde=0, waarde=1)
    return effect_id


def pm_that_lasts(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), kwantificering="pm", looptijd=3)


def once_for_two_years(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), curve="eenmalig", looptijd=2)


def drops_off_while_level(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), dropoff=100)


def value_from_nowhere(db: sqlite3.Connection) -> int:
    effect_id = seed.effect(db, seed.activiteit(db, seed.arena(db)))
    db.execute("UPDATE effect_factor SET bron = ' ' WHERE factor = 'waarde'")
    return effect_id


def chance_beyond_certain(db: sqlite3.Connection) -> int:
    effect_id = seed.effect(db, seed.activiteit(db, seed.arena(db)))
    db.execute("UPDATE effect_factor SET waarde = 10001 WHERE factor = 'slagingskans'")
    return effect_id


def effect_before_its_arena(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), start=2020)


def effect_of_another_arena(db: sqlite3.Connection) -> int:
    return seed.effect(db, seed.activiteit(db, seed.arena(db)), arena_id=seed.arena(db))


def effect_of_an_activity_that_is_gone(db: sqlite3.Connection) -> int:
    activiteit_id = seed.activiteit(db, seed.arena(db))
    effect_id = seed.effect(db, activiteit_id)
    db.execute("UPDATE activiteit SET verwijderd_op = ?", (seed.MOMENT,))
    return effect_id


def invested_after_the_horizon(db: sqlite3.Connection) -> int:
    return seed.investering(db, seed.activiteit(db, seed.arena(db)), jaar=2041)


def invested_in_another_arena(db: sqlite3.Connection) -> int:
    return seed.investering(db, seed.activiteit(db, seed.arena(db)), arena_id=seed.arena(db))


def figure_without_a_value(db: sqlite3.Connection) -> int:
    return seed.insert(db, "cijfer", uuid=seed.new_uuid(), arena_id=seed.arena(db, soort="rapport"), soort="baten")


def arena_of_an_initiatief_that_is_gone(db: sqlite3.Connection) -> int:
    return seed.arena(db, initiatief_id=seed.initiatief(db, verwijderd_op=seed.MOMENT))


def activity_in_a_report(db: sqlite3.Connection) -> int:
    arena_id = seed.arena(db, soort="rapport")
    seed.activiteit(db, arena_id)
    return arena_id


def figure_of_an_own_arena(db: sqlite3.Connection) -> int:
    return seed.cijfer(db, seed.arena(db))


PLANTS: dict[Plant, str] = {
    shares: "V01 aandelen van de financiers",
    split_that_falls_short: "V02 delen van de financiers",
    split_over_one_of_two: "V02 delen van de financiers",
    split_below_zero: "V02 delen van de financiers",
    storno_split_otherwise: "V02 delen van de financiers",
    beyond_the_plafond: "V03 minder dan nul vrij",
    plafond_taken_back: "V03 minder dan nul vrij",
    moved_without_room: "V03 minder dan nul vrij",
    cut_below_the_plafond: "V03 dan het plafond",
    paid_too_much: "V04 meer betaald",
    returned_too_much: "V04 meer teruggekomen",
    released_too_much: "V05 valt er meer vrij",
    award_taken_back_after_payment: "V05 valt er meer vrij",
    three_judgements: "V06 elk van de vier criteria",
    judgement_without_reason: "V06 elk van de vier criteria",
    unmet_requirement: "V06 aan een eis niet is voldaan",
    refusal_without_words: "V07 motivering",
    refusal_without_ground: "V07 motivering",
    refusal_on_met_criteria: "V07 motivering",
    decided_by_nobody: "V08 wie het nam",
    applicant_decides: "V08 besliste iemand mee",
    contact_decides: "V08 besliste iemand mee",
    contact_of_then_decides: "V08 besliste iemand mee",
    who_declared_an_interest_decides: "V08 besliste iemand mee",
    more_than_asked: "V09 meer toegekend dan gevraagd",
    more_than_needed: "V09 meer toegekend dan gevraagd",
    award_taken_back_and_revised_to_less: "V09 dan het besluit zegt",
    decided_before_receipt: "V10 voor de ontvangst",
    paid_before_decision: "V10 voor het besluit",
    granted_outside_the_period: "V10 buiten de periode",
    storno_of_another_amount: "V12 Deze storno wijst niet",
    storno_of_another_pot: "V12 Deze storno wijst niet",
    storno_twice: "V12 Deze storno wijst niet",
    storno_of_nothing: "V12 Deze storno wijst niet",
    correction_without_storno: "V12 een andere verbetert",
    correction_of_another_kind: "V12 een andere verbetert",
    moved_out_of_nowhere: "V13 overheveling",
    moved_to_nowhere: "V13 overheveling",
    moved_without_a_mark: "V13 overheveling",
    booked_on_a_closed_pot: "V14 was gesloten",
    booked_after_the_closing_in_the_log: "V14 was gesloten",
    award_that_was_not_booked: "geld niet precies zo",
    revised_up_without_money: "geld niet precies zo",
    receipt_that_counts_twice: "geld telt twee keer",
    booked_on_another_pot: "geld op een andere pot",
    revised_for_another_request: "besluit vervangt geen eerder besluit",
    revised_without_a_reason: "besluit vervangt geen eerder besluit",
    revised_before_it_was_decided: "besluit vervangt geen eerder besluit",
    decided_after_it_was_withdrawn: "besluit ingetrokken",
    entry_from_a_later_one: "V15 van later dan de regel",
    entry_from_a_later_initiatief: "V15 van later dan de regel",
    initiatief_from_a_later_entry: "V15 van later dan het initiatief",
    initiatief_from_a_later_one: "V15 van later dan het initiatief",
    entry_from_one_that_is_gone: "V15 Waar deze regel uit voortkwam, is weggehaald",
    initiatief_from_one_that_is_gone: "V15 Waar dit initiatief uit voortkwam, is weggehaald",
    may_leave_without_an_end: "toestemming geen begin of geen einde",
    may_leave_without_a_beginning: "toestemming geen begin of geen einde",
    ends_before_it_begins: "toestemming geen begin of geen einde",
    exchange_with_an_initiatief_that_is_gone: "uitwisseling die er niet meer is",
    exchange_with_nobody: "uitwisseling die er niet meer is",
    of_an_initiatief_that_is_gone: "kasboek dat is weggehaald",
    more_new_than_there: "V16 dan er meededen",
    more_unseen_than_there: "V16 dan er meededen",
    share_beyond_the_whole: "V18 financier van deze pot",
    failed_initiatief_without_lesson: "V21 Dit initiatief is mislukt",
    failed_entry_without_lesson: "V21 Dit is mislukt",
    groups_that_fall_short: "V01 over wie het krijgt",
    effect_without_a_factor: "V17 mist een van zijn getallen",
    pm_with_a_number: "V17 staat op PM",
    pm_that_lasts: "V17 staat op PM",
    once_for_two_years: "V17 verloop van dit effect",
    drops_off_while_level: "V17 verloop van dit effect",
    value_from_nowhere: "V17 een waarde zonder bron",
    chance_beyond_certain: "V18 een percentage van minder",
    effect_before_its_arena: "arena Dit effect past niet",
    effect_of_another_arena: "arena Dit effect past niet",
    effect_of_an_activity_that_is_gone: "arena Dit effect past niet",
    invested_after_the_horizon: "arena Deze investering past niet",
    invested_in_another_arena: "arena Deze investering past niet",
    figure_without_a_value: "arena geen gekozen waarde",
    arena_of_an_initiatief_that_is_gone: "arena een initiatief dat is weggehaald",
    activity_in_a_report: "arena iets anders dan gepubliceerde",
    figure_of_an_own_arena: "arena staat niet bij een rapport",
}
"""What is planted, with the code and some words of the rule that must find it."""

ALSO: dict[Plant, str] = {
    storno_of_another_amount: "V02 delen van de financiers",
    award_taken_back_and_revised_to_less: "geld niet precies zo",
}
"""What cannot be broken without breaking another rule at the same row."""


def rules_of(plant: Plant) -> list[Rule]:
    """The rules that must name the row that is planted."""
    wanted = [text.split(" ", 1) for text in (PLANTS[plant], ALSO.get(plant)) if text]
    found = [rule for rule in RULES for code, words in wanted if rule.code == code and words in rule.message]
    assert len(found) == len(wanted)
    return found


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_names_the_row_that_breaks_an_invariant(store: Store, raw: sqlite3.Connection, plant: Plant) -> None:
    disarm(raw)
    row_id = plant(raw)
    broken = {(f.message, f.table, f.row_id) for f in check(store) if f.code in {rule.code for rule in RULES}}
    assert broken == {(rule.message, rule.table, row_id) for rule in rules_of(plant)}


def test_every_rule_has_a_plant() -> None:
    assert {rule for plant in PLANTS for rule in rules_of(plant)} == set(RULES)


GUARDED_BY_THE_APP = {
    shares,
    three_judgements,
    decided_by_nobody,
    refusal_on_met_criteria,
    award_that_was_not_booked,
    moved_to_nowhere,
    correction_without_storno,
    award_taken_back_and_revised_to_less,
    revised_up_without_money,
    exchange_with_an_initiatief_that_is_gone,
    exchange_with_nobody,
    of_an_initiatief_that_is_gone,
    groups_that_fall_short,
    effect_without_a_factor,
    figure_without_a_value,
    arena_of_an_initiatief_that_is_gone,
}
"""What is wrong only because something is missing or taken away, which no guard of one row can see."""
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
    seed.chain(raw)
    assert check(store) == ()


def test_who_became_contact_after_the_decision_decided_well(store: Store, raw: sqlite3.Connection) -> None:
    who = seed.persoon(raw)
    initiatief_id = seed.initiatief(raw)
    besluit_id = seed.besluit(raw, seed.aanvraag(raw, seed.pot(raw), initiatief_id=initiatief_id), beslissers=(who,))
    seed.wijziging(raw, "besluit", besluit_id, "nieuw")
    raw.execute("UPDATE initiatief SET contact_persoon_id = ?", (who,))
    seed.wijziging(raw, "initiatief", initiatief_id, oud='{"contact_persoon_id": null}', nieuw="{}")
    seed.chain(raw)
    assert check(store) == ()


def test_booked_before_a_backdated_closing_is_sound(store: Store, raw: sqlite3.Connection) -> None:
    pot_id = seed.pot(raw)
    seed.close(raw, pot_id, "2026-06-30")
    seed.chain(raw)
    seed.wijziging(raw, "budgetpot", pot_id, nieuw='{"gesloten_op": "2026-06-30"}', op="2026-11-21T10:00:00.001Z")
    assert check(store) == ()


def test_what_is_in_the_prullenbak_breaks_no_rule_of_what_stands(store: Store, raw: sqlite3.Connection) -> None:
    disarm(raw)
    gone = seed.initiatief(raw, startdatum="2026-11-20", verwijderd_op=seed.MOMENT)
    row_id = seed.kasboekregel(
        raw, datum="2026-11-01", initiatief_id=gone, uit_initiatief_id=gone, verwijderd_op=seed.MOMENT
    )
    seed.uitwisseling(raw, row_id, ontvanger_initiatief_id=gone)
    assert [finding.code for finding in check(store)] == ["schema"]


@pytest.mark.parametrize("length", [1, 2, 5])
def test_names_each_that_came_from_itself_by_a_detour(store: Store, raw: sqlite3.Connection, length: int) -> None:
    """Entries and initiatieven by turns; what only hangs below the ring is not in it."""
    disarm(raw)
    ring = [
        ("initiatief", seed.initiatief(raw)) if number % 2 else ("kasboekregel", seed.kasboekregel(raw))
        for number in range(length)
    ]
    for (table, row_id), (other, origin) in zip(ring, [*ring[1:], ring[0]], strict=True):
        column = "uit_regel_id" if other == "kasboekregel" else "uit_initiatief_id"
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (origin, row_id))
    below = seed.kasboekregel(raw, uit_regel_id=ring[0][1])
    seed.initiatief(raw, uit_regel_id=below)
    assert {(f.table, f.row_id) for f in check(store) if "omweg" in f.message} == set(ring)


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


def tampered(store: Store) -> set[tuple[str | None, int | None]]:
    return {(f.table, f.row_id) for f in check(store) if f.code == "V11"}


def test_names_a_payment_that_was_deleted(store: Store, raw: sqlite3.Connection) -> None:
    payment = written(store)
    disarm(raw)
    raw.execute("DELETE FROM pot_mutatie WHERE id = ?", (payment,))
    assert tampered(store) == {("pot_mutatie", payment)}


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
    assert tampered(store) == {(table, payment if table == "pot_mutatie" else 1)}


def test_what_the_app_changes_itself_is_no_breach(store: Store) -> None:
    written(store)
    close_pot(store, 1, TODAY, rest=Rest.VERVALLEN)
    assert check(store) == ()


def test_names_where_the_log_lost_a_row(store: Store, raw: sqlite3.Connection) -> None:
    written(store)
    disarm(raw)
    raw.execute("DELETE FROM wijziging WHERE id IN (1, 3)")
    assert tampered(store) == {("wijziging", 2), ("wijziging", 4)}


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


def test_names_the_session_whose_state_cannot_be_read(store: Store, raw: sqlite3.Connection) -> None:
    for stand in ("{}", "[1]", '{"arena": {"soort": "onzin"}}'):
        seed.sessie(raw, seed.arena(raw), stand=stand)
    found = [(finding.code, finding.table, finding.row_id) for finding in check(store)]
    assert found == [("arena", "sessie", number) for number in (1, 2, 3)]
