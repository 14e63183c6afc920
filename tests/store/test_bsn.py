"""V23: no text that is written holds a BSN, through whatever function; what was stated to be none is kept as such."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer, InvesteringInvoer, SessieInvoer
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import EffectInvoer, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import CijferInvoer, Publicatie
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.besluit import CriteriumOordeel
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.privacy.bsn import MogelijkBsn
from frontlijn.domain.values import Bereik, CijferSoort, Criterium, IncasseerderGroep, Stem
from frontlijn.domain.wijk import WijkInvoer
from frontlijn.store.check import check
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write_arena
from frontlijn.store.write import settings
from frontlijn.store.write.handgeld import account, declare_belang, grant_handgeld, open_pot, request_handgeld
from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief
from frontlijn.store.write.inlezen import import_initiatieven, import_kasboek
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    log_reeks,
    save_filter,
    save_sjabloon,
)
from frontlijn.store.write.personen import add_organisatie, add_persoon
from frontlijn.store.write.undo import undo_last
from frontlijn.store.write.wijken import add_wijk
from tests.store.arena_acts import (
    arena_invoer,
    cijfer_invoer,
    effect_invoer,
    filled,
    investering_invoer,
    rapport_invoer,
    sessie_invoer,
)
from tests.store.inputs import SELWERD, TODAY, a_pot, aanvraag, dump, initiatief, oordelen, regel, toekenning

BSN = "123456782"
"""Passes the test of eleven; made up."""
TEXT = f"Zijn nummer is {BSN}"
OTHER = "111222333"

Write = Callable[[Store], object]


def exchange(**more: str) -> tuple[UitwisselingInvoer, ...]:
    return (replace(UitwisselingInvoer("bewoner A", "bewoner B", "soep"), **more),)  # type: ignore[arg-type]


def consent(**more: object) -> dict[str, object]:
    return {"bereik": Bereik.EXPORT, "toestemming_op": TODAY, **more}


REGEL: dict[str, dict[str, object]] = {
    "titel": {"titel": TEXT},
    "verhaal": {"verhaal": TEXT},
    "wat_werkte": {"wat_werkte": TEXT},
    "wat_niet": {"wat_niet": TEXT},
    "teweeg": {"teweeg": TEXT},
    "les": {"les": TEXT},
    "pseudoniem": consent(pseudoniem=TEXT),
    "toestemming_van": consent(toestemming_van=TEXT),
    "uitwisselingen": {"uitwisselingen": exchange(wat=TEXT)},
    "uitwisselingen gever": {"uitwisselingen": exchange(gever=TEXT)},
    "uitwisselingen ontvanger": {"uitwisselingen": exchange(ontvanger=TEXT)},
    "perspectieven": {"perspectieven": (Perspectief(TEXT, Stem.EIGEN, 1, 2),)},
}
INITIATIEF: dict[str, dict[str, object]] = {
    "naam": {"naam": TEXT},
    "aliassen": {"aliassen": ("Goed", TEXT)},
    "benadering_reden": {"benadering_reden": TEXT},
    "omschrijving": {"omschrijving": TEXT},
    "les": {"les": TEXT},
    "contact": {"contact": TEXT},
    "organisatie": {"organisatie": TEXT},
}
KEY = "a" * 64


def _reasons(text: str) -> tuple[CriteriumOordeel, ...]:
    return tuple(replace(one, reden=text) if one.criterium is Criterium.C2 else one for one in oordelen())


MORE: dict[str, tuple[Write, str]] = {
    "series": (lambda s: log_reeks(s, regel(TEXT), [TODAY, date(2026, 11, 14)]), "titel"),
    "import of entries": (lambda s: import_kasboek(s, [(KEY, regel(les=TEXT))]), "les"),
    "import of initiatieven": (lambda s: import_initiatieven(s, [(KEY, initiatief(TEXT))]), "naam"),
    "template": (lambda s: save_sjabloon(s, SjabloonInvoer(TEXT, SELWERD, 1)), "titel"),
    "name of a filter": (lambda s: save_filter(s, TEXT, KasboekFilter()), "naam"),
    "words of a filter": (lambda s: save_filter(s, "Van mij", KasboekFilter(tekst=TEXT)), "tekst"),
    "person": (lambda s: add_persoon(s, PersoonInvoer(TEXT)), "naam"),
    "telephone of a person": (lambda s: add_persoon(s, PersoonInvoer("Truus", telefoon=BSN)), "telefoon"),
    "mail of a person": (lambda s: add_persoon(s, PersoonInvoer("Truus", email=f"{BSN}@example.org")), "email"),
    "organisation": (lambda s: add_organisatie(s, OrganisatieInvoer("Huis", omschrijving=TEXT)), "omschrijving"),
    "wijk": (lambda s: add_wijk(s, WijkInvoer("Nieuw", (TEXT,))), "aliassen"),
    "who writes": (lambda s: settings.put(s, Instelling.GEBRUIKER, BSN), "naam"),
    "pot": (lambda s: open_pot(s, PotInvoer(TEXT, SELWERD, date(2026, 1, 1), TODAY, 1)), "naam"),
    "request": (lambda s: request_handgeld(s, aanvraag(1, onderwerp=TEXT)), "onderwerp"),
    "who asks": (lambda s: request_handgeld(s, aanvraag(1, aanvrager=TEXT)), "aanvrager"),
    "reason of a decision": (lambda s: grant_handgeld(s, aanvraag(1), toekenning(oordelen=_reasons(TEXT))), "C2"),
    "conditions": (lambda s: grant_handgeld(s, aanvraag(1), toekenning(voorwaarden=TEXT)), "voorwaarden"),
    "who decides": (lambda s: grant_handgeld(s, aanvraag(1), toekenning(beslissers=(TEXT,))), "beslissers"),
    "interest": (lambda s: declare_belang(s, 2, "Truus", TEXT, TODAY), "aard"),
    "account": (lambda s: account(s, 1, VerantwoordingInvoer(TODAY, TEXT, 50_00)), "wat_gebeurde"),
}


ARENA: dict[str, tuple[Write, str]] = {
    "arena": (lambda s: write_arena.add_arena(s, arena_invoer(titel=TEXT)), "titel"),
    "explanation of an arena": (
        lambda s: write_arena.change_arena(s, 1, arena_invoer(toelichting=TEXT), 1),
        "toelichting",
    ),
    "activity": (lambda s: write_arena.add_activiteit(s, 1, ActiviteitInvoer(TEXT)), "naam"),
    "who invests": (lambda s: write_arena.add_investering(s, 1, investering_invoer(investeerder=TEXT)), "investeerder"),
    "what is given": (
        lambda s: write_arena.change_investering(s, 1, investering_invoer(omschrijving=TEXT), 1),
        "omschrijving",
    ),
    "source of an investment": (lambda s: write_arena.add_investering(s, 1, investering_invoer(bron=TEXT)), "bron"),
    "effect": (lambda s: write_arena.add_effect(s, 1, effect_invoer(naam=TEXT)), "naam"),
    "unit": (lambda s: write_arena.change_effect(s, 1, effect_invoer(eenheid=TEXT), 1), "eenheid"),
    "explanation of an effect": (
        lambda s: write_arena.add_effect(s, 1, effect_invoer(toelichting=TEXT)),
        "toelichting",
    ),
    "source of a value": (lambda s: write_arena.add_effect(s, 1, _with_factor(bron=TEXT)), "slagingskans_bron"),
    "reason of a value": (lambda s: write_arena.change_effect(s, 1, _with_factor(reden=TEXT), 1), "slagingskans_reden"),
    "who collects": (lambda s: write_arena.add_effect(s, 1, effect_invoer(groepen=_for(TEXT))), "groepen"),
    "who took part": (lambda s: write_arena.open_sessie(s, 1, sessie_invoer(TEXT)), "deelnemers"),
    "notes of a session": (lambda s: write_arena.change_sessie(s, 1, sessie_invoer(notities=TEXT), 1), "notities"),
    "source of a figure": (lambda s: write_arena.add_cijfer(s, 2, _figure(bron=TEXT)), "waarden"),
    "reason of a figure": (lambda s: write_arena.change_cijfer(s, 1, _figure(reden=TEXT), 1), "waarden"),
}


def _with_factor(**more: str) -> EffectInvoer:
    first, chance, *others = effect_invoer().factoren
    return effect_invoer(factoren=(first, replace(chance, **more), *others))  # type: ignore[arg-type]


def _for(wie: str) -> tuple[Groepsdeel, ...]:
    return (Groepsdeel(IncasseerderGroep.OVERHEID, 10_000, wie),)


def _figure(**more: str) -> CijferInvoer:
    return CijferInvoer(CijferSoort.KOSTEN, (replace(Publicatie(1, "Tekst"), **more),))  # type: ignore[arg-type]


def with_arena(store: Store) -> None:
    """Arena 1 with one of each part and a session, and report 2 with a figure."""
    filled(store)
    write_arena.open_sessie(store, 1, sessie_invoer("een buurman"))
    write_arena.add_arena(store, rapport_invoer())
    write_arena.add_cijfer(store, 2, cijfer_invoer())


def _refused_at(store: Store, write: Write, field: str) -> None:
    before = dump(store)
    with pytest.raises(MogelijkBsn) as refusal:
        write(store)
    assert (refusal.value.field, refusal.value.nummers) == (field, (BSN,))
    assert BSN not in refusal.value.message
    assert dump(store) == before


@pytest.mark.parametrize("case", REGEL)
def test_an_entry_refuses_it_in_each_of_its_texts_and_keeps_nothing(store: Store, case: str) -> None:
    invoer = replace(regel(), **REGEL[case])  # type: ignore[arg-type]
    made = log_kasboekregel(store, regel())
    field = case.split(maxsplit=1)[0]
    _refused_at(store, lambda s: log_kasboekregel(s, invoer), field)
    _refused_at(store, lambda s: change_kasboekregel(s, made.id, invoer, made.versie), field)


@pytest.mark.parametrize("case", INITIATIEF)
def test_an_initiatief_refuses_it_in_each_of_its_texts_and_keeps_nothing(store: Store, case: str) -> None:
    invoer = replace(initiatief(), **INITIATIEF[case])  # type: ignore[arg-type]
    made = register_initiatief(store, initiatief("Soepclub"))
    _refused_at(store, lambda s: register_initiatief(s, invoer), case)
    _refused_at(store, lambda s: change_initiatief(s, made.id, invoer, made.versie), case)


def test_no_text_of_an_entry_or_an_initiatief_is_left_out_above() -> None:
    texts = {field.name for field in fields(regel()) if "str" in str(field.type)}
    assert texts | {"uitwisselingen", "perspectieven"} == {case.split(maxsplit=1)[0] for case in REGEL}
    assert {field.name for field in fields(initiatief()) if "str" in str(field.type)} == set(INITIATIEF)


@pytest.mark.parametrize("case", MORE)
def test_every_other_function_that_writes_text_refuses_it(store: Store, case: str) -> None:
    a_pot(store)
    grant_handgeld(store, aanvraag(1), toekenning(), TODAY)
    request_handgeld(store, aanvraag(1))
    _refused_at(store, *MORE[case])


def test_every_text_of_an_arena_refuses_it(store: Store) -> None:
    with_arena(store)
    for write, field in ARENA.values():
        _refused_at(store, write, field)


def test_no_text_of_an_arena_is_left_out_above() -> None:
    parts = (ArenaInvoer, ActiviteitInvoer, InvesteringInvoer, EffectInvoer, SessieInvoer)
    children = (Bronwaarde, Groepsdeel, Publicatie)
    assert sum("str" in str(field.type) for one in (*parts, *children) for field in fields(one)) == len(ARENA)


def test_who_writes_under_a_number_can_still_write(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the user of a computer is nobody's typing, and may be a number."""
    monkeypatch.setattr("getpass.getuser", lambda: BSN)
    assert log_kasboekregel(store, regel()).titel == "Samen geplant"


# What was stated.


@pytest.mark.parametrize("case", REGEL)
def test_what_was_stated_is_kept_without_the_number(store: Store, case: str, raw: sqlite3.Connection) -> None:
    store.geen_bsn.add(BSN)
    made = log_kasboekregel(store, replace(regel(), **REGEL[case]))  # type: ignore[arg-type]
    rows = raw.execute("SELECT g.*, p.naam FROM geen_bsn g JOIN persoon p ON p.id = g.wie_id").fetchall()
    veld = case.split(maxsplit=1)[0]
    place = ("persoon", "naam") if veld == "toestemming_van" else ("kasboekregel", veld)
    assert [(row["tabel"], row["veld"], row["op"]) for row in rows] == [(*place, store.now())]
    assert place[0] == "persoon" or rows[0]["rij_id"] == made.id
    assert BSN not in str([tuple(row) for row in rows])
    assert check(store) == ()


def test_an_edit_does_not_ask_again_for_what_stands_there(store: Store) -> None:
    store.geen_bsn.add(BSN)
    both = exchange(wat=TEXT) + exchange(wat="brood")
    made = log_kasboekregel(store, regel(verhaal=TEXT, uitwisselingen=both))
    store.geen_bsn.clear()
    again = change_kasboekregel(store, made.id, replace(made.invoer(), titel="Anders"), made.versie)
    longer = change_kasboekregel(store, made.id, replace(again.invoer(), verhaal=f"{TEXT}, van de kaart"), again.versie)
    moved = replace(longer.invoer(), uitwisselingen=both[::-1])
    assert change_kasboekregel(store, made.id, moved, longer.versie).invoer() == moved
    assert check(store) == ()


def test_a_statement_holds_for_its_number_at_its_place_alone(store: Store) -> None:
    store.geen_bsn.add(BSN)
    made = log_kasboekregel(store, regel(verhaal=TEXT))
    store.geen_bsn.clear()
    _refused_at(store, lambda s: log_kasboekregel(s, regel(verhaal=TEXT)), "verhaal")
    _refused_at(store, lambda s: change_kasboekregel(s, made.id, regel(les=TEXT, verhaal=TEXT), made.versie), "les")
    with pytest.raises(MogelijkBsn) as refusal:
        change_kasboekregel(store, made.id, regel(verhaal=f"{TEXT} en {OTHER}"), made.versie)
    assert refusal.value.nummers == (OTHER,)


def test_it_is_stated_once_however_often_it_stands_there(store: Store, raw: sqlite3.Connection) -> None:
    store.geen_bsn.update((BSN, OTHER))
    made = log_kasboekregel(store, regel(verhaal=f"{BSN} en {OTHER} en {BSN}", uitwisselingen=exchange(wat=BSN) * 2))
    change_kasboekregel(store, made.id, regel(verhaal=f"Toch {BSN}", uitwisselingen=exchange(wat=BSN)), made.versie)
    assert raw.execute("SELECT count(*) FROM geen_bsn").fetchone()[0] == 3


def test_undo_brings_back_what_was_stated(store: Store) -> None:
    store.geen_bsn.add(BSN)
    made = log_kasboekregel(store, regel(verhaal=TEXT))
    change_kasboekregel(store, made.id, regel(verhaal="Weg"), made.versie)
    store.geen_bsn.clear()
    undo_last(store)
    assert read.get(store, made.id).verhaal == TEXT


def test_a_statement_stays_as_it_was_made(store: Store, raw: sqlite3.Connection) -> None:
    store.geen_bsn.add(BSN)
    log_kasboekregel(store, regel(verhaal=TEXT))
    for sql in (
        "UPDATE geen_bsn SET rij_id = 9",
        "DELETE FROM geen_bsn",
        "INSERT OR REPLACE INTO geen_bsn SELECT * FROM geen_bsn",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="V11"):
            raw.execute(sql)


def test_a_session_keeps_what_was_stated_of_the_arena(store: Store) -> None:
    """The state that it begins with holds the same texts, and asks nothing again."""
    filled(store)
    store.geen_bsn.add(BSN)
    stated = replace(_with_factor(bron=TEXT), naam=TEXT, groepen=_for(TEXT))
    write_arena.change_effect(store, 1, stated, 1)
    store.geen_bsn.clear()
    write_arena.open_sessie(store, 1, sessie_invoer())
    write_arena.change_effect(store, 1, replace(stated, naam="Anders"), 2)
    undo_last(store)
    second = write_arena.open_sessie(store, 1, sessie_invoer())
    assert read_arena.stand_van(store, 1, 1).effect(1).invoer == stated
    write_arena.remove_sessie(store, second.id, second.versie)
    assert check(store) == ()
    _refused_at(store, lambda s: write_arena.add_effect(s, 1, stated), "naam")


# What got past the app.


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE kasboekregel SET verhaal = 'van 1234 56 782'", "kasboekregel"),
        ("UPDATE kasboekregel SET titel = '١٢٣٤٥٦٧٨٢', verwijderd_op = 'nu'", "kasboekregel"),
        ("UPDATE uitwisseling SET wat = '123456782'", "kasboekregel"),
        ("UPDATE perspectief SET over = '123456782'", "kasboekregel"),
        ("UPDATE initiatief SET omschrijving = '123456782'", "initiatief"),
        ("UPDATE persoon SET telefoon = '123456782' WHERE id = 1", "persoon"),
        ("UPDATE sjabloon SET titel = '123456782'", "sjabloon"),
        ('UPDATE bewaard_filter SET inhoud = \'{"tekst": "123456782"}\'', "bewaard_filter"),
        ("UPDATE wijk SET aliassen = '123456782' WHERE id = 1", "wijk"),
        ("UPDATE budgetpot SET naam = '123456782'", "budgetpot"),
        ("UPDATE arena SET toelichting = '123456782' WHERE id = 1", "arena"),
        ("UPDATE activiteit SET naam = '123456782'", "activiteit"),
        ("UPDATE investering SET bron = '123456782'", "investering"),
        ("UPDATE effect SET naam = '123456782'", "effect"),
        ("UPDATE effect_factor SET reden = '123456782' WHERE factor = 'aantal'", "effect"),
        ("UPDATE effect_groep SET wie = '123456782'", "effect"),
        ("UPDATE sessie SET notities = '123456782'", "sessie"),
        ("UPDATE sessie_deelnemer SET omschrijving = '123456782'", "sessie"),
        ("UPDATE cijfer_waarde SET bron = '123456782'", "cijfer"),
    ],
)
def test_check_names_the_row_that_holds_one(store: Store, raw: sqlite3.Connection, sql: str, table: str) -> None:
    a_pot(store)
    with_arena(store)
    scores = (Perspectief("bewoner A", Stem.EIGEN, 1, 2),)
    log_kasboekregel(store, regel(uitwisselingen=exchange(), perspectieven=scores))
    save_sjabloon(store, SjabloonInvoer("Koffie", SELWERD, 1))
    save_filter(store, "Van mij", KasboekFilter(wijk_id=1))
    assert check(store) == ()
    raw.execute(sql)
    found = [finding for finding in check(store) if finding.code == "V23"]
    assert [(finding.table, finding.row_id) for finding in found] == [(table, 1)]
    assert BSN not in found[0].message
    assert "BSN" in found[0].message


def test_a_record_that_held_one_can_be_mended(store: Store, raw: sqlite3.Connection) -> None:
    made = log_kasboekregel(store, regel())
    raw.execute("UPDATE kasboekregel SET verhaal = ?", (TEXT,))
    mended = change_kasboekregel(store, made.id, regel("Anders", verhaal="Zonder nummer"), made.versie)
    assert mended.verhaal == "Zonder nummer"
    assert check(store) == ()


def test_refusing_it_is_refusing_input() -> None:
    assert issubclass(MogelijkBsn, Refused)
