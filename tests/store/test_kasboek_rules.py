"""What holds an entry to its day, its consent and its parties, whatever happens around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.personen import PersoonInvoer
from frontlijn.domain.values import Bereik, PartijSoort, Uitkomst, Zichtbaarheid, Zoeksoort
from frontlijn.store.read import initiatieven
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    log_reeks,
    remove_kasboekregel,
)
from frontlijn.store.write.personen import add_persoon
from frontlijn.store.write.undo import undo_last
from tests.store.inputs import TODAY, initiatief, regel

PADDEPOEL = 2
WEEK = timedelta(weeks=1)
YEAR = Blik(date(2026, 1, 1), TODAY)
GIVEN: dict[str, Any] = {
    "bereik": Bereik.OPENBAAR,
    "toestemming_op": date(2026, 6, 1),
    "toestemming_van": "Truus Proef",
}


def test_a_series_takes_no_consent_and_no_ending_to_its_other_days(store: Store) -> None:
    once = regel(verhaal="Mooi", pseudoniem="Bea", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Later", **GIVEN)
    before, own = log_reeks(store, once, [TODAY - WEEK, TODAY])
    assert own.invoer() == once.checked(TODAY)
    assert (before.bereik, before.toestemming_op, before.toestemming_van, before.pseudoniem) == (
        Bereik.INTERN, None, None, None,
    )  # fmt: skip
    assert (before.uitkomst, before.les, before.experiment) == (None, None, True)


def test_a_story_that_changed_asks_for_a_new_yes(store: Store) -> None:
    made = log_kasboekregel(store, regel(verhaal="Zoals het was", **GIVEN))
    other = replace(made.invoer(), verhaal="Heel anders")
    with pytest.raises(Refused, match="veranderd na de toestemming van 01-06-2026") as refusal:
        change_kasboekregel(store, made.id, other, made.versie)
    assert refusal.value.field == "toestemming_op"
    assert (
        change_kasboekregel(store, made.id, replace(other, toestemming_op=TODAY), made.versie).verhaal == "Heel anders"
    )


def test_a_consent_that_was_taken_back_does_not_come_back_by_itself(store: Store) -> None:
    made = log_kasboekregel(store, regel(verhaal="Mooi", **GIVEN))
    back = change_kasboekregel(store, made.id, replace(made.invoer(), bereik=Bereik.INTERN), made.versie)
    assert (back.toestemming_op, back.toestemming_tot) == (None, None)
    with pytest.raises(Refused, match="vul de dag in waarop iemand ja zei"):
        change_kasboekregel(store, made.id, replace(back.invoer(), bereik=Bereik.OPENBAAR), back.versie)


def test_a_party_is_the_initiative_of_the_entry_or_of_its_wijk_first(store: Store) -> None:
    register_initiatief(store, initiatief("Buurttuin"))
    there = register_initiatief(store, replace(initiatief("Buurttuin", aliassen=("de tuin",)), wijk_id=PADDEPOEL))
    gave = (UitwisselingInvoer("Buurttuin", "bewoner A", "sla"), UitwisselingInvoer("De tuin", "bewoner A", "sla"))
    made = log_kasboekregel(store, replace(regel(uitwisselingen=gave), wijk_id=PADDEPOEL))
    assert [one.gever.id for one in made.uitwisselingen] == [there.id, there.id]


def test_a_party_stays_who_it_was_when_something_else_is_edited(store: Store) -> None:
    gave = (UitwisselingInvoer("Soepclub", "bewoner A", "soep"),)
    made = log_kasboekregel(store, regel(uitwisselingen=gave))
    register_initiatief(store, initiatief("Soepclub", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    changed = change_kasboekregel(store, made.id, replace(made.invoer(), titel="Anders"), made.versie)
    assert changed.uitwisselingen[0].gever.soort is PartijSoort.OMSCHRIJVING


def test_an_earlier_name_of_what_is_onder_de_radar_stays_hidden(store: Store) -> None:
    hidden = register_initiatief(store, initiatief("Geheime Club", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    change_initiatief(store, hidden.id, replace(hidden.invoer(), naam="Nachtgroep"), hidden.versie)
    assert initiatieven.known_names(store).hidden >= {"Geheime Club", "Nachtgroep"}


def test_a_template_of_what_is_onder_de_radar_makes_nothing_more_visible(store: Store) -> None:
    for _ in range(2):
        log_kasboekregel(store, regel("Stil uitje", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    assert read.sjabloon(store, 1, 1).regel(TODAY).zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR


def test_undo_looks_past_a_name_that_was_only_kept(store: Store) -> None:
    log_kasboekregel(store, regel("Weg ermee"))
    add_persoon(store, PersoonInvoer("Truus Proef"))
    assert "Weg ermee" in undo_last(store, store.acts)


def test_the_prullenbak_is_searched_by_its_own_words(store: Store) -> None:
    made = log_kasboekregel(store, regel("Moestuin geopend"))
    remove_kasboekregel(store, made.id, made.versie)
    assert read.count_removed(store, KasboekFilter(tekst="moestuin")) == 1
    assert read.count_removed(store, KasboekFilter(tekst="bakfiets")) == 0


def test_a_title_as_origin_is_the_newest_entry_that_is_not_later(store: Store) -> None:
    first = log_kasboekregel(store, regel("Koffie", datum=date(2026, 1, 5)))
    log_kasboekregel(store, regel("Koffie", datum=date(2026, 11, 1)))
    assert read.find_oorsprong(store, "koffie", tot=date(2026, 3, 1)) == (Zoeksoort.KASBOEK, first.id)
    with pytest.raises(Refused) as refusal:
        read.find_oorsprong(store, "regel 999")
    assert refusal.value.field == "uit"


@pytest.mark.parametrize("naar", Bereik)
def test_the_filter_of_stories_that_may_go_is_the_rule_of_consent(store: Store, naar: Bereik) -> None:
    for bereik in Bereik:
        for tot in (TODAY, TODAY - timedelta(days=1)):
            given = {"toestemming_op": date(2026, 6, 1), "toestemming_tot": tot} if bereik is not Bereik.INTERN else {}
            log_kasboekregel(store, regel(f"{bereik} {tot}", verhaal="Mooi", bereik=bereik, **given))
    shown = {one.titel for one in read.window(store, KasboekFilter(verhaal=True, verhaal_naar=naar), 0, -1)}
    assert shown == {one.titel for one in read.beeld(store, YEAR, naar).verhalen}
    assert len(shown) == {Bereik.INTERN: 6, Bereik.EXPORT: 2, Bereik.OPENBAAR: 1}[naar]
