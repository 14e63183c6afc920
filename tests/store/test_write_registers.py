"""Initiatieven, kasboekregels, persons, organisations, wijken and settings: what is written, logged and refused."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import (
    Benadering,
    Fase,
    InitiatiefType,
    Kernwaarde,
    Leefdomein,
    OrganisatieSoort,
    PersoonDoel,
    Uitkomst,
    Zichtbaarheid,
    Zwaarte,
)
from frontlijn.domain.wijk import WijkInvoer
from frontlijn.store.read import initiatieven as read_initiatieven
from frontlijn.store.read import kasboek as read_kasboek
from frontlijn.store.read import personen as read_personen
from frontlijn.store.read import settings as read_settings
from frontlijn.store.read import wijken
from frontlijn.store.read.log import history
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write import settings
from frontlijn.store.write.initiatieven import change_initiatief, confirm_initiatief, register_initiatief
from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel
from frontlijn.store.write.personen import add_organisatie, add_persoon
from frontlijn.store.write.undo import undo_last
from frontlijn.store.write.wijken import add_wijk, change_wijk
from tests.store.inputs import TODAY, dump, initiatief, regel

HUGE = 10**30

FULL_INITIATIEF = initiatief(
    "De Soepclub",
    aliassen=("Soep op dinsdag", "'t Soepje"),
    type=InitiatiefType.BEWONERSINITIATIEF,
    fase=Fase.VOLWASSEN,
    benadering=Benadering.FACILITEREN,
    benadering_reden="Ze vragen alleen een sleutel.",
    omschrijving="Soep.\nElke dinsdag.",
    startdatum=date(2024, 3, 5),
    zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR,
    aanjagers=2,
    vrijwilligers=14,
    betaalde_krachten=0,
    contact="Truus Voorbeeld",
    organisatie="Stichting Soep",
    les="Eerst de pan, dan de ui.",
)
FULL_REGEL = regel(
    "Soep voor dertig",
    verhaal="Er was één pan te weinig.\nNiemand ging weg.",
    wat_werkte="Vooraf bellen.",
    wat_niet="De pan.",
    teweeg="Twee gasten eten nu samen.",
    kernwaarde=Kernwaarde.DOET,
    leefdomeinen=(Leefdomein.RONDKOMEN, Leefdomein.SAMEN_LEVEN),
    deelnames=30,
    nieuw_bereikt=4,
    niet_in_beeld=3,
    vrijwilligersminuten=960,
    experiment=True,
    uitkomst=Uitkomst.MISLUKT,
    les="Neem twee pannen.",
    zichtbaarheid=Zichtbaarheid.OPENBAAR,
)


def test_registers_all_that_is_given(store: Store) -> None:
    made = register_initiatief(store, FULL_INITIATIEF)
    assert made.invoer() == FULL_INITIATIEF
    assert (made.versie, made.laatst_bevestigd_op, made.wijk) == (1, TODAY, "Selwerd")
    assert read_initiatieven.get(store, made.id) == made


def test_registers_with_a_name_alone_and_cleans_it(store: Store) -> None:
    made = register_initiatief(store, initiatief("  Buurt\ntuin\x1b[31m "))
    assert made.naam == "Buurt tuin[31m"
    assert made.invoer() == initiatief("Buurt tuin[31m")


def test_logs_all_that_is_given(store: Store) -> None:
    tuin = register_initiatief(store, initiatief())
    made = log_kasboekregel(store, replace(FULL_REGEL, initiatief_id=tuin.id))
    assert made.invoer() == replace(FULL_REGEL, initiatief_id=tuin.id)
    assert read_kasboek.get(store, made.id) == made
    assert read_initiatieven.get(store, tuin.id).kasboekregels == 1


def test_an_entry_without_any_number_is_complete(store: Store) -> None:
    assert log_kasboekregel(store, regel()).invoer() == regel()


def test_a_named_person_and_organisation_are_made_once(store: Store) -> None:
    one = register_initiatief(store, initiatief("Een", contact="José de Boer", organisatie="Stichting Één"))
    two = register_initiatief(store, initiatief("Twee", contact="jose DE boer", organisatie="stichting een"))
    assert (one.contact_persoon_id, one.contact_organisatie_id) == (two.contact_persoon_id, two.contact_organisatie_id)
    assert two.contact == "José de Boer"
    assert read_personen.find_persoon(store, "José de Boer").doel is PersoonDoel.CONTACT


def test_an_entry_remembers_its_initiatief_for_the_next(store: Store) -> None:
    tuin = register_initiatief(store, initiatief())
    assert read_settings.get(store, Instelling.LAATSTE_INITIATIEF) == str(tuin.id)
    log_kasboekregel(store, regel())
    assert read_settings.get(store, Instelling.LAATSTE_INITIATIEF) == ""
    log_kasboekregel(store, regel(initiatief_id=tuin.id))
    assert read_settings.get(store, Instelling.LAATSTE_INITIATIEF) == str(tuin.id)


# The log.


def test_the_log_says_who_when_and_what(store: Store) -> None:
    settings.put(store, Instelling.GEBRUIKER, "Samir")
    made = register_initiatief(store, initiatief("Buurttuin", aanjagers=3))
    change_initiatief(store, made.id, initiatief("Buurttuin", aanjagers=2, fase=Fase.STARTEND), made.versie)
    new, changed = history(store, "initiatief", made.id)
    assert (new.wie, new.op, new.soort) == ("Samir", "2026-11-21T10:00:00.000Z", "nieuw")
    assert {("naam", None, "Buurttuin"), ("aanjagers", None, "3")} <= set(new.velden)
    assert "fase" not in {field for field, _, _ in new.velden}
    assert (changed.soort, changed.velden) == ("gewijzigd", (("fase", None, "startend"), ("aanjagers", "3", "2")))


def test_the_log_holds_the_leefdomeinen_before_and_after(store: Store) -> None:
    made = log_kasboekregel(store, regel(leefdomeinen=(Leefdomein.WONEN, Leefdomein.MEEDOEN)))
    change_kasboekregel(store, made.id, regel(leefdomeinen=(Leefdomein.MEEDOEN, Leefdomein.VEILIGHEID)), 1)
    assert history(store, "kasboekregel", made.id)[1].velden == (
        ("leefdomeinen", "meedoen, wonen", "meedoen, veiligheid"),
    )


def test_the_log_holds_nothing_personal(store: Store, raw: sqlite3.Connection) -> None:
    settings.put(store, Instelling.GEBRUIKER, "Schrijfster Eenhoorn")
    add_persoon(store, PersoonInvoer("Truus Eenhoorn", telefoon="06-12345678", email="truus@eenhoorn.nl"))
    register_initiatief(store, initiatief(contact="Kees Eenhoorn"))
    rows = raw.execute("SELECT * FROM wijziging").fetchall()
    assert [row["tabel"] for row in rows] == ["persoon", "persoon", "persoon", "initiatief"]
    everything = json.dumps([tuple(row) for row in rows]).lower()
    assert not [word for word in ("eenhoorn", "truus", "kees", "06-1234", "schrijf") if word in everything]


def test_one_act_shares_one_mark(store: Store, raw: sqlite3.Connection) -> None:
    register_initiatief(store, initiatief(contact="Truus", organisatie="Stichting"))
    register_initiatief(store, initiatief("Twee"))
    acts = [row[0] for row in raw.execute("SELECT group_concat(tabel) FROM wijziging GROUP BY handeling ORDER BY id")]
    assert acts == ["persoon,persoon,organisatie,initiatief", "initiatief"]


def test_without_a_display_name_the_computer_user_writes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "  hanneke\x07 ")
    made = register_initiatief(store, initiatief())
    assert history(store, "initiatief", made.id)[0].wie == "hanneke"


def test_a_computer_without_a_user_name_writes_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    made = register_initiatief(store, initiatief())
    assert history(store, "initiatief", made.id)[0].wie == "onbekend"


# Changes.


def test_a_change_raises_the_version_and_confirms(store: Store) -> None:
    made = register_initiatief(store, initiatief())
    changed = change_initiatief(store, made.id, FULL_INITIATIEF, made.versie)
    assert (changed.versie, changed.invoer()) == (2, FULL_INITIATIEF)
    back = change_initiatief(store, made.id, initiatief(), changed.versie)
    assert (back.versie, back.invoer()) == (3, initiatief())


def test_a_changed_entry_is_read_back_as_given(store: Store) -> None:
    made = log_kasboekregel(store, FULL_REGEL)
    changed = change_kasboekregel(store, made.id, regel("Iets anders"), made.versie)
    assert (changed.versie, changed.invoer()) == (2, regel("Iets anders"))


def test_a_change_of_nothing_leaves_nothing(store: Store) -> None:
    made = register_initiatief(store, FULL_INITIATIEF)
    entry = log_kasboekregel(store, FULL_REGEL)
    before = dump(store)
    assert change_initiatief(store, made.id, FULL_INITIATIEF, made.versie) == made
    assert change_kasboekregel(store, entry.id, FULL_REGEL, entry.versie) == entry
    assert confirm_initiatief(store, made.id) == made
    assert dump(store) == before


def test_confirming_on_a_later_day_is_logged(store: Store) -> None:
    made = register_initiatief(store, initiatief())
    now = store.clock()
    store.clock = lambda: now.replace(day=30)
    assert confirm_initiatief(store, made.id).laatst_bevestigd_op == date(2026, 11, 30)
    assert history(store, "initiatief", made.id)[1].velden == (("laatst_bevestigd_op", "2026-11-21", "2026-11-30"),)


# Refusals: one sentence at the field, and nothing half-written.

Write = Callable[[Store], object]


def _stale_initiatief(store: Store) -> object:
    return change_initiatief(store, 1, initiatief("Anders"), 7)


def _stale_entry(store: Store) -> object:
    return change_kasboekregel(store, 1, regel("Anders"), 7)


REFUSALS: dict[str, tuple[Write, str | None, str]] = {
    "no name": (lambda s: register_initiatief(s, initiatief("\u200b \n")), "naam", "Vul de naam in."),
    "a megabyte of name": (lambda s: register_initiatief(s, initiatief("x" * 1_000_000)), "naam", "te lang"),
    "failed without a lesson": (lambda s: register_initiatief(s, initiatief(fase=Fase.MISLUKT)), "les", "les"),
    "too many aanjagers": (lambda s: register_initiatief(s, initiatief(aanjagers=HUGE)), "aanjagers", "te groot"),
    "fewer than none": (lambda s: register_initiatief(s, initiatief(vrijwilligers=-1)), "vrijwilligers", "onder nul"),
    "contact too long": (lambda s: register_initiatief(s, initiatief(contact="x" * 201)), "contact", "te lang"),
    "unknown wijk, with a new contact": (
        lambda s: register_initiatief(s, initiatief(wijk_id=99, contact="Nieuw", organisatie="Nieuw")),
        None,
        "niet (meer)",
    ),
    "stale initiatief": (_stale_initiatief, None, "Buurttuin is intussen"),
    "stale entry": (_stale_entry, None, "Deze kasboekregel is intussen"),
    "no title": (lambda s: log_kasboekregel(s, regel(" ")), "titel", "Vul de titel in."),
    "tomorrow": (lambda s: log_kasboekregel(s, regel(datum=date(2026, 11, 22))), "datum", "moet nog komen"),
    "more new than there": (lambda s: log_kasboekregel(s, regel(deelnames=3, nieuw_bereikt=4)), "nieuw_bereikt", "3"),
    "more unseen than there": (lambda s: log_kasboekregel(s, regel(deelnames=3, niet_in_beeld=4)), "niet_in_beeld", ""),
    "failed experiment without a lesson": (
        lambda s: log_kasboekregel(s, regel(uitkomst=Uitkomst.MISLUKT)),
        "les",
        "Mislukken mag",
    ),
    "unknown initiatief": (lambda s: log_kasboekregel(s, regel(initiatief_id=99)), "initiatief_id", "99"),
    "removed initiatief": (lambda s: log_kasboekregel(s, regel(initiatief_id=2)), "initiatief_id", "niet (meer)"),
    "to a removed initiatief": (
        lambda s: change_kasboekregel(s, 1, regel(initiatief_id=2), 1),
        "initiatief_id",
        "niet (meer)",
    ),
    "entry in an unknown wijk": (lambda s: log_kasboekregel(s, regel(wijk_id=99)), None, "niet (meer)"),
    "person without a name": (lambda s: add_persoon(s, PersoonInvoer(" ")), "naam", "Vul de naam in."),
    "organisation without a name": (lambda s: add_organisatie(s, OrganisatieInvoer("\x00")), "naam", "Vul"),
    "wijk without a name": (lambda s: add_wijk(s, WijkInvoer("")), "naam", "Vul"),
    "wijk that is there": (lambda s: add_wijk(s, WijkInvoer("SELWÉRD")), "naam", "De wijk Selwerd staat er al."),
    "wijk with another name of one": (lambda s: add_wijk(s, WijkInvoer("Oosterparkwijk")), "naam", "heet ook zo"),
    "wijk that is another too": (lambda s: add_wijk(s, WijkInvoer("Helpman", ("beijum",))), "aliassen", "wijk Beijum"),
    "wijk with an alias of another": (
        lambda s: change_wijk(s, 1, replace(wijken.get(s, 1).invoer(), aliassen=("OosterparkWijk",)), 1),
        "aliassen",
        "OosterparkWijk is al een naam van de wijk Oosterpark; kies een naam",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refuses_at_the_field_and_writes_nothing(store: Store, case: str) -> None:
    write, field, words = REFUSALS[case]
    register_initiatief(store, initiatief())
    log_kasboekregel(store, regel())
    register_initiatief(store, initiatief("Weg"))
    undo_last(store)
    before = dump(store)
    with pytest.raises(Refused) as refusal:
        write(store)
    assert refusal.value.field == field
    assert words in refusal.value.message
    assert dump(store) == before


@pytest.mark.parametrize("number", [99, 2, HUGE])
def test_a_record_that_is_not_there_cannot_be_changed(store: Store, number: int) -> None:
    register_initiatief(store, initiatief())
    register_initiatief(store, initiatief("Weg"))
    undo_last(store)
    before = dump(store)
    attempts: list[Callable[[], Any]] = [
        lambda: change_initiatief(store, number, initiatief(), 1),
        lambda: confirm_initiatief(store, number),
        lambda: change_kasboekregel(store, number, regel(), 1),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert dump(store) == before


# Persons, organisations, wijken, settings.


def test_adds_a_person(store: Store) -> None:
    made = add_persoon(
        store, PersoonInvoer(" Truus ", PersoonDoel.AANVRAGER, "06 - 1", "t@example.org", date(2026, 11, 1))
    )
    assert (made.naam, made.doel, made.telefoon, made.email) == (
        "Truus",
        PersoonDoel.AANVRAGER,
        "06 - 1",
        "t@example.org",
    )
    assert made.laatste_contact_op == date(2026, 11, 1)


def test_adds_an_organisation(store: Store) -> None:
    made = add_organisatie(store, OrganisatieInvoer("Huis", OrganisatieSoort.SCHOOL, 2, "Groot\nen licht"))
    assert (made.naam, made.soort, made.wijk, made.omschrijving) == (
        "Huis",
        OrganisatieSoort.SCHOOL,
        "Paddepoel",
        "Groot\nen licht",
    )


def test_adds_a_wijk(store: Store) -> None:
    made = add_wijk(store, WijkInvoer("Helpman", ("Coendersborg", ""), "Zuid", zwaarte=Zwaarte.LICHT, plafond=5))
    assert (made.naam, made.aliassen, made.gebied, made.zwaarte, made.plafond) == (
        "Helpman",
        ("Coendersborg",),
        "Zuid",
        Zwaarte.LICHT,
        5,
    )
    assert history(store, "wijk", made.id)[0].soort == "nieuw"


def test_a_wijk_that_shared_a_name_before_can_still_be_changed(store: Store, raw: sqlite3.Connection) -> None:
    with raw:
        raw.execute("UPDATE wijk SET aliassen = 'Beijum' WHERE id = 2")
    for number in (2, 4):
        known = wijken.get(store, number)
        assert change_wijk(store, number, replace(known.invoer(), gebied="Noord"), known.versie).gebied == "Noord"


def test_a_wijk_is_changed_and_the_log_says_so(store: Store) -> None:
    known = wijken.get(store, 1)
    made = change_wijk(store, 1, replace(known.invoer(), gebied=" Noord ", aliassen=("Zelwerd",)), known.versie)
    assert (made.gebied, made.aliassen, made.versie) == ("Noord", ("Zelwerd",), known.versie + 1)
    assert (made.naam, made.plafond, made.grootte) == (known.naam, known.plafond, known.grootte)
    assert history(store, "wijk", 1)[0].soort == "gewijzigd"
    assert change_wijk(store, 1, made.invoer(), made.versie).versie == made.versie


def test_one_gebied_is_written_in_one_way(store: Store) -> None:
    for number, typed in ((1, "Noord"), (2, "noord"), (3, "NOÖRD")):
        known = wijken.get(store, number)
        change_wijk(store, number, replace(known.invoer(), gebied=typed), known.versie)
    assert add_wijk(store, WijkInvoer("Helpman", gebied="NOORD")).gebied == "Noord"
    assert wijken.gebieden(store) == ("Noord",)
    assert wijken.find_gebied(store, "nOORD") == "Noord"


def test_a_wijk_is_not_changed_over_somebody_else_nor_into_another(store: Store) -> None:
    known = wijken.get(store, 1)
    change_wijk(store, 1, replace(known.invoer(), gebied="Noord"), known.versie)
    with pytest.raises(Refused, match="door iemand anders gewijzigd"):
        change_wijk(store, 1, replace(known.invoer(), gebied="Zuid"), known.versie)
    with pytest.raises(Refused, match="Paddepoel staat er al"):
        change_wijk(store, 1, replace(known.invoer(), naam="paddepoel"), known.versie + 1)
    with pytest.raises(NotFound, match="Wijk 99"):
        change_wijk(store, 99, known.invoer(), 1)


def test_a_setting_is_put_and_put_again(store: Store) -> None:
    assert read_settings.get(store, Instelling.THEMA) is None
    settings.put(store, Instelling.THEMA, "licht")
    settings.put(store, Instelling.THEMA, "donker")
    assert read_settings.get(store, Instelling.THEMA) == "donker"


def test_a_start_in_another_century_is_not_taken(store: Store) -> None:
    made = register_initiatief(store, initiatief())
    with pytest.raises(Refused, match="meer dan een jaar vooruit") as refusal:
        register_initiatief(store, initiatief("Later", startdatum=date(2150, 1, 1)))
    assert refusal.value.field == "startdatum"
    with pytest.raises(Refused, match="meer dan een jaar vooruit"):
        change_initiatief(store, made.id, initiatief(startdatum=date(2150, 1, 1)), made.versie)
