"""The kasboek as it is read: picture, calendar, templates, kept filters, versions, prullenbak, olievlek, exports."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.olievlek import Olievlek
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.personen import PersoonInvoer
from frontlijn.domain.values import (
    Bereik,
    Kernwaarde,
    Leefdomein,
    PartijSoort,
    Stem,
    Uitkomst,
    Zichtbaarheid,
    Zoeksoort,
)
from frontlijn.store.check import check
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.search import search
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import note_export, versions
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    log_reeks,
    remove_filter,
    remove_kasboekregel,
    remove_sjabloon,
    restore_kasboekregel,
    save_filter,
    save_sjabloon,
)
from frontlijn.store.write.personen import add_persoon
from frontlijn.store.write.undo import undo_last
from tests.store import seed
from tests.store.inputs import SELWERD, TODAY, dump, initiatief, regel

ALL = KasboekFilter()
PADDEPOEL = 2
YEAR = Blik(date(2026, 1, 1), TODAY)
MAY_LEAVE: dict[str, Any] = {"bereik": Bereik.EXPORT, "toestemming_op": date(2026, 6, 1)}


def gave(gever: str, ontvanger: str, minuten: int | None = None) -> UitwisselingInvoer:
    return UitwisselingInvoer(gever, ontvanger, "iets", minuten)


# The picture.


def test_an_empty_period_has_an_empty_picture(store: Store) -> None:
    log_kasboekregel(store, regel(datum=date(2025, 12, 31)))
    beeld = read.beeld(store, YEAR)
    assert (beeld.naam, beeld.cijfers.regels, beeld.verhalen_totaal) == (read.STAD, 0, 0)
    assert (beeld.per_aantal_domeinen, beeld.maanden, beeld.woorden, beeld.blijven) == ((), (), (), ())
    assert beeld.wederkerigheid.uitwisselingen == beeld.olievlek.wortels == beeld.perspectieven.beide == 0


def test_a_picture_of_a_wijk_an_initiatief_and_nothing_known(store: Store) -> None:
    tuin = register_initiatief(store, initiatief("Tuin"))
    log_kasboekregel(store, regel(initiatief_id=tuin.id))
    log_kasboekregel(store, regel())
    log_kasboekregel(store, regel(wijk_id=PADDEPOEL))
    looks = (YEAR, replace(YEAR, wijk_id=SELWERD), replace(YEAR, initiatief_id=tuin.id))
    pictures = [read.beeld(store, look) for look in looks]
    assert [(one.naam, one.cijfers.regels) for one in pictures] == [(read.STAD, 3), ("Selwerd", 2), ("Tuin", 1)]
    with pytest.raises(NotFound):
        read.beeld(store, replace(YEAR, wijk_id=99))
    with pytest.raises(NotFound):
        read.beeld(store, replace(YEAR, initiatief_id=99))


def test_unknown_is_no_zero_in_a_month(store: Store) -> None:
    log_kasboekregel(store, regel("Soep", datum=date(2026, 3, 1)))
    log_kasboekregel(store, regel("soep", datum=date(2026, 3, 31), deelnames=0, vrijwilligersminuten=30))
    log_kasboekregel(store, regel("Kar", datum=date(2026, 5, 1)))
    register_initiatief(store, initiatief("Tuin", startdatum=date(2026, 4, 5)))
    march, april, may = read.beeld(store, YEAR).maanden
    assert (march.jaar, march.maand, march.regels, march.titels) == (2026, 3, 2, (("Soep", 2),))
    assert (march.deelnames, march.deelnames_onbekend, march.minuten, march.minuten_onbekend) == (0, 1, 30, 1)
    assert (april.maand, april.regels, april.deelnames, april.nieuw) == (4, 0, 0, ("Tuin",))
    assert (may.maand, may.deelnames, may.minuten, may.minuten_onbekend) == (5, None, None, 1)


def test_a_story_leaves_within_its_consent_alone(store: Store) -> None:
    until: dict[str, Any] = {"toestemming_op": date(2026, 6, 1), "toestemming_tot": TODAY}
    log_kasboekregel(store, regel("Altijd", verhaal="A", bereik=Bereik.OPENBAAR, **until))
    log_kasboekregel(store, regel("Verslag", verhaal="B", **MAY_LEAVE))
    log_kasboekregel(store, regel("Intern", verhaal="C"))
    log_kasboekregel(store, regel("Zonder verhaal", **MAY_LEAVE))
    log_kasboekregel(store, regel("Weg", verhaal="D", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR, **MAY_LEAVE))
    titles = {naar: [one.titel for one in read.beeld(store, YEAR, naar).verhalen] for naar in Bereik}
    assert titles[Bereik.INTERN] == ["Weg", "Intern", "Verslag", "Altijd"]
    assert titles[Bereik.EXPORT] == ["Verslag", "Altijd"]
    assert titles[Bereik.OPENBAAR] == ["Altijd"]
    assert read.beeld(store, YEAR, Bereik.OPENBAAR).blijven == (
        ("geen toestemming", 1),
        ("geen toestemming om het openbaar te maken", 1),
    )
    now = store.clock()
    store.clock = lambda: now + timedelta(days=1)
    tomorrow = read.beeld(store, YEAR, Bereik.EXPORT)
    assert ([one.titel for one in tomorrow.verhalen], dict(tomorrow.blijven)) == (
        ["Verslag"],
        {"geen toestemming": 1, "toestemming verlopen op 21-11-2026": 1},
    )


def test_only_the_newest_stories_are_told_and_all_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("frontlijn.store.read.kasboek.beeld"), "VERHALEN", 2)
    for number in range(5):
        consent = {} if number == 4 else MAY_LEAVE
        log_kasboekregel(store, regel(f"Nummer {number}", verhaal="Goed", **consent))
    beeld = read.beeld(store, YEAR, Bereik.EXPORT)
    assert [one.titel for one in beeld.verhalen] == ["Nummer 3", "Nummer 2"]
    assert (beeld.verhalen_totaal, beeld.blijven) == (4, (("geen toestemming", 1),))


def test_the_words_are_those_of_stories_that_may_go_without_names(store: Store) -> None:
    add_persoon(store, PersoonInvoer("Truus Eenhoorn"))
    register_initiatief(store, initiatief("Nachtkeuken", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    for _ in range(2):
        log_kasboekregel(store, regel(verhaal="Truus Eenhoorn at soep van de Nachtkeuken", **MAY_LEAVE))
        log_kasboekregel(store, regel(verhaal="Alleen hier brood"))
    log_kasboekregel(store, regel(verhaal="soep bakfiets", **MAY_LEAVE))
    here = {one.woord: (one.aantal, one.teksten) for one in read.beeld(store, YEAR).woorden}
    assert here == {"soep": (3, 3), "brood": (2, 2), "Nachtkeuken": (2, 2)}
    assert [one.woord for one in read.beeld(store, YEAR, Bereik.EXPORT).woorden] == ["soep"]


def test_two_tallies_per_party_and_the_bonds_that_are_new(store: Store) -> None:
    """Who met before the period, wherever, is no new bond; who gives back is the same pair. A description is somebody
    only within its own entry: another "bewoner A" is another one.
    """
    register_initiatief(store, initiatief("Soepclub"))
    add_persoon(store, PersoonInvoer("Anna Voorbeeld"))
    before = (gave("Anna Voorbeeld", "Soepclub"), gave("a", "Soepclub"))
    log_kasboekregel(store, regel(datum=date(2025, 12, 31), wijk_id=PADDEPOEL, uitwisselingen=before))
    log_kasboekregel(
        store,
        regel(
            uitwisselingen=(
                gave("soepclub", "Anna Voorbeeld", 120),
                gave("anna voorbeeld", "Soepclub"),
                gave("a", "Soepclub"),
            )
        ),
    )
    tallies = read.beeld(store, YEAR).wederkerigheid
    assert (tallies.uitwisselingen, tallies.wederkerig, tallies.nieuwe_banden) == (3, 2, 1)
    soepclub = next(stand for stand in tallies.partijen if stand.partij.soort is PartijSoort.INITIATIEF)
    assert (soepclub.partij.naam, soepclub.gaf, soepclub.kreeg) == ("Soepclub", 1, 2)
    assert (soepclub.minuten_gegeven, soepclub.minuten_ontvangen, soepclub.kreeg_onbekend) == (120, 0, 2)


def test_an_exchange_with_what_is_onder_de_radar_does_not_leave(store: Store) -> None:
    register_initiatief(store, initiatief("Nachtkeuken", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    log_kasboekregel(store, regel(uitwisselingen=(gave("Nachtkeuken", "bewoner A"), gave("bewoner A", "bewoner B"))))
    outside = read.beeld(store, YEAR, Bereik.EXPORT)
    assert [stand.partij.naam for stand in outside.wederkerigheid.partijen] == ["bewoner A", "bewoner B"]
    assert [one.gever.naam for one in outside.cijfers.recent[0].uitwisselingen] == ["bewoner A"]
    assert read.beeld(store, YEAR).wederkerigheid.uitwisselingen == 2


def test_scores_of_both_voices_and_what_failed_with_its_lesson(store: Store) -> None:
    own, worker = Perspectief("bewoner A", Stem.EIGEN, 2, 4), Perspectief("bewoner A", Stem.WERKER, 2, 3)
    log_kasboekregel(store, regel(perspectieven=(worker, own, Perspectief("", Stem.EIGEN, 3, 3))))
    log_kasboekregel(store, regel("Te koud", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Begin in mei."))
    log_kasboekregel(store, regel("Geen proef", uitkomst=Uitkomst.MISLUKT, les="Zo kan het ook."))
    beeld = read.beeld(store, YEAR)
    by_voice = {one.stem: (one.vooruit, one.gelijk, one.achteruit) for one in beeld.perspectieven.per_stem}
    assert by_voice == {Stem.EIGEN: (1, 1, 0), Stem.WERKER: (1, 0, 0)}
    assert (beeld.perspectieven.beide, beeld.perspectieven.verschillend) == (1, 1)
    assert [(one.titel, one.les) for one in beeld.mislukt] == [
        ("Geen proef", "Zo kan het ook."),
        ("Te koud", "Begin in mei."),
    ]


# What came from what.


def names(wood: Olievlek) -> list[tuple[str, int, bool]]:
    return [(tak.knoop.titel, tak.diepte, tak.knoop.binnen) for tak in wood.takken]


@pytest.fixture
def spread(store: Store) -> Store:
    """An entry of last year in Paddepoel, from which came an initiatief, an entry of it in Selwerd, and another."""
    aanleiding = log_kasboekregel(store, regel("Aanleiding", datum=date(2025, 5, 1), wijk_id=PADDEPOEL))
    tuin = register_initiatief(store, initiatief("Tuin", startdatum=date(2026, 2, 1), uit_regel_id=aanleiding.id))
    log_kasboekregel(store, regel("Oogst", datum=date(2026, 8, 1), uit_initiatief_id=tuin.id))
    log_kasboekregel(store, regel("Elders", datum=date(2026, 9, 1), wijk_id=PADDEPOEL, uit_initiatief_id=tuin.id))
    log_kasboekregel(store, regel("Los"))
    return store


def test_the_wood_of_a_wijk_shows_where_things_came_from(spread: Store) -> None:
    wood = read.beeld(spread, replace(YEAR, wijk_id=SELWERD)).olievlek
    assert names(wood) == [("Aanleiding", 0, False), ("Tuin", 1, True), ("Oogst", 2, True)]
    assert (wood.wortels, wood.diepte, wood.nakomelingen, wood.per_wortel) == (1, 2, 2, (2, 1))
    assert names(read.olievlek(spread, KasboekFilter(van=date(2026, 9, 1)))) == [
        ("Aanleiding", 0, False),
        ("Tuin", 1, False),
        ("Elders", 2, True),
    ]


def test_the_tree_around_one_is_whole(spread: Store) -> None:
    whole = [("Aanleiding", 0, True), ("Tuin", 1, True), ("Oogst", 2, True), ("Elders", 2, True)]
    assert names(read.around(spread, (Zoeksoort.KASBOEK, 2))) == whole
    assert names(read.around(spread, (Zoeksoort.INITIATIEF, 1))) == whole
    assert names(read.around(spread, (Zoeksoort.KASBOEK, 4))) == []
    with pytest.raises(NotFound):
        read.around(spread, (Zoeksoort.INITIATIEF, 99))


def test_what_came_from_something_onder_de_radar_does_not_say_so_outside(
    spread: Store, raw: sqlite3.Connection
) -> None:
    raw.execute("UPDATE initiatief SET zichtbaarheid = 'onder_de_radar'")
    outside = read.beeld(spread, YEAR, Bereik.EXPORT)
    assert names(outside.olievlek) == []
    assert {one.titel: one.uit for one in outside.cijfers.recent} == {"Los": None, "Elders": None, "Oogst": None}
    assert read.get(spread, 2).uit == "Tuin"


def test_what_is_in_the_prullenbak_is_in_no_tree(spread: Store) -> None:
    oogst = read.get(spread, 2)
    remove_kasboekregel(spread, oogst.id, oogst.versie)
    assert "Oogst" not in str(names(read.around(spread, (Zoeksoort.INITIATIEF, 1))))


# The calendar and the list.


def test_days_with_entries_are_counted_in_order(store: Store) -> None:
    log_reeks(store, regel(datum=date(2026, 11, 17)), [date(2026, 11, 17), date(2026, 11, 10), date(2026, 11, 10)])
    log_kasboekregel(store, regel(datum=date(2026, 11, 12), wijk_id=PADDEPOEL))
    assert list(read.per_dag(store, ALL).items()) == [
        (date(2026, 11, 10), 2),
        (date(2026, 11, 12), 1),
        (date(2026, 11, 17), 1),
    ]
    assert read.per_dag(store, KasboekFilter(wijk_id=PADDEPOEL)) == {date(2026, 11, 12): 1}


def test_the_words_of_a_filter_are_looked_for_as_in_search(store: Store) -> None:
    log_kasboekregel(store, regel("Soep koken", verhaal="Met prei"))
    log_kasboekregel(store, regel("Soep eten"))
    register_initiatief(store, initiatief("Soepclub"))
    assert [one.titel for one in read.window(store, KasboekFilter(tekst="prei soep"), 0, -1)] == ["Soep koken"]
    assert read.count(store, KasboekFilter(tekst="soep")) == 2
    with pytest.raises(Refused):
        read.count(store, KasboekFilter(tekst="!?"))


def test_the_last_one_logged_is_not_the_newest_day(store: Store) -> None:
    assert read.latest(store, None) is None
    log_kasboekregel(store, regel("Vandaag"))
    last = log_kasboekregel(store, regel("Vorige maand", datum=date(2026, 10, 1)))
    log_kasboekregel(store, regel("Elders", wijk_id=PADDEPOEL))
    assert read.latest(store, SELWERD) == last
    remove_kasboekregel(store, last.id, last.versie)
    found = read.latest(store, SELWERD)
    assert found is not None
    assert found.titel == "Vandaag"


# A series.


def test_a_series_keeps_what_belongs_to_one_day_with_that_day(store: Store) -> None:
    whole = regel(
        "Koffie",
        verhaal="Het was vol",
        teweeg="Twee gaan samen wandelen",
        deelnames=12,
        vrijwilligersminuten=90,
        uitwisselingen=(gave("a", "b"),),
        perspectieven=(Perspectief("", Stem.EIGEN, 1, 2),),
        leefdomeinen=(Leefdomein.MEEDOEN,),
    )
    last, first = log_reeks(store, whole, [TODAY, TODAY - timedelta(weeks=1)])
    assert last.invoer() == whole
    assert first.invoer() == regel(
        "Koffie", datum=TODAY - timedelta(weeks=1), vrijwilligersminuten=90, leefdomeinen=(Leefdomein.MEEDOEN,)
    )
    assert len(store.acts) == 1


def test_a_series_without_the_day_of_its_story_is_refused_and_loses_nothing(store: Store) -> None:
    before = dump(store)
    with pytest.raises(Refused, match="21-11-2026 is geen dag van deze reeks") as refusal:
        log_reeks(store, regel(verhaal="Het was vol"), [TODAY - timedelta(weeks=1)])
    assert refusal.value.field == "datum"
    with pytest.raises(Refused) as refusal:
        log_reeks(store, regel(), [TODAY, TODAY + timedelta(days=1)])
    assert refusal.value.field == "datum"
    assert dump(store) == before
    assert len(log_reeks(store, regel(vrijwilligersminuten=90), [TODAY - timedelta(weeks=1)])) == 1


# Templates.


def test_a_kept_template_stands_under_its_key_and_what_happens_most_fills_the_rest(store: Store) -> None:
    tuin = register_initiatief(store, initiatief("Tuin"))
    for titel, times in (("Soep", 3), ("Koffie", 2), ("Eens", 1)):
        log_reeks(
            store,
            regel(titel, initiatief_id=tuin.id, kernwaarde=Kernwaarde.DOET, vrijwilligersminuten=60),
            [TODAY - timedelta(weeks=back) for back in range(times)],
        )
    kept = SjabloonInvoer("Inloop", SELWERD, 2, tuin.id, (Leefdomein.WONEN,), Kernwaarde.LEERT, 120, 1)
    assert save_sjabloon(store, kept).invoer() == kept
    offered = read.sjablonen(store, SELWERD)
    assert [(one.toets, one.titel, one.keer, one.id is None) for one in offered] == [
        (1, "Soep", 3, True),
        (2, "Inloop", 0, False),
        (3, "Koffie", 2, True),
    ]
    assert offered[0].regel(TODAY) == regel(
        "Soep", initiatief_id=tuin.id, kernwaarde=Kernwaarde.DOET, vrijwilligersminuten=60
    )
    assert offered[1].initiatief == "Tuin"
    assert read.sjablonen(store, PADDEPOEL) == ()
    with pytest.raises(NotFound, match="er is er een onder 1, 2, 3"):
        read.sjabloon(store, SELWERD, 9)


def test_a_template_replaces_the_one_under_its_key_and_goes(store: Store) -> None:
    first = save_sjabloon(store, SjabloonInvoer("Koffie", SELWERD, 1))
    second = save_sjabloon(store, SjabloonInvoer("Thee", SELWERD, 1))
    assert (second.id, second.versie) == (first.id, 2)
    remove_sjabloon(store, SELWERD, 1)
    assert read.sjablonen(store, SELWERD) == ()
    with pytest.raises(NotFound, match="geen bewaard sjabloon"):
        remove_sjabloon(store, SELWERD, 1)
    assert check(store) == ()


@pytest.mark.parametrize(
    ("invoer", "field"),
    [
        (SjabloonInvoer("", SELWERD, 1), "titel"),
        (SjabloonInvoer("Koffie", SELWERD, 0), "toets"),
        (SjabloonInvoer("Koffie", SELWERD, 1, weekdag=7), "weekdag"),
        (SjabloonInvoer("Koffie", SELWERD, 1, 99), "initiatief_id"),
        (SjabloonInvoer("Koffie", SELWERD, 1, vrijwilligersminuten=-1), "vrijwilligersminuten"),
    ],
)
def test_a_template_that_breaks_a_rule_is_refused_at_its_field(
    store: Store, invoer: SjabloonInvoer, field: str
) -> None:
    before = dump(store)
    with pytest.raises(Refused) as refusal:
        save_sjabloon(store, invoer)
    assert refusal.value.field == field
    assert dump(store) == before


# Kept filters.


def test_a_filter_is_kept_under_one_name_whatever_its_case_and_accents(store: Store) -> None:
    save_filter(store, "Van mij", KasboekFilter(wijk_id=1))
    kept = save_filter(store, " ván MIJ ", KasboekFilter(experiment=False, tekst="soep"))
    assert (kept.naam, kept.filter) == ("ván MIJ", KasboekFilter(experiment=False, tekst="soep"))
    save_filter(store, "Ander", ALL)
    assert [(one.naam, one.filter) for one in read.filters(store)] == [("Ander", ALL), ("ván MIJ", kept.filter)]
    remove_filter(store, "VAN mij")
    assert [one.naam for one in read.filters(store)] == ["Ander"]
    for gone in (lambda: read.find_filter(store, "van mij"), lambda: remove_filter(store, "van mij")):
        with pytest.raises(NotFound):
            gone()
    with pytest.raises(Refused) as refusal:
        save_filter(store, " ", ALL)
    assert refusal.value.field == "naam"


@pytest.mark.parametrize("names", [("2", "1"), ("Soep", "Soep lang")])
def test_a_filter_is_never_taken_for_another(store: Store, names: tuple[str, str]) -> None:
    one, other = names
    save_filter(store, one, KasboekFilter(wijk_id=1))
    kept = save_filter(store, other, KasboekFilter(wijk_id=2))
    assert (kept.naam, kept.filter) == (other, KasboekFilter(wijk_id=2))
    assert kept in read.filters(store)
    assert read.filters(store)[0].filter != read.filters(store)[1].filter


def test_what_this_version_does_not_know_of_a_filter_is_left_out(store: Store, raw: sqlite3.Connection) -> None:
    save_filter(store, "Later", KasboekFilter(wijk_id=2))
    raw.execute("""UPDATE bewaard_filter SET inhoud = '{"wijk_id": 2, "maanstand": "vol"}'""")
    assert read.find_filter(store, "Later").filter == KasboekFilter(wijk_id=2)


# The prullenbak and the versions.


def test_what_is_removed_waits_in_the_prullenbak_and_comes_back_as_it_was(store: Store) -> None:
    whole = regel("Soep", verhaal="Prei", leefdomeinen=(Leefdomein.WONEN,), uitwisselingen=(gave("a", "b", 5),))
    made = log_kasboekregel(store, whole)
    other = log_kasboekregel(store, regel("Later weg"))
    gone = remove_kasboekregel(store, made.id, made.versie)
    assert (gone.verwijderd_op, gone.versie, gone.invoer()) == (store.now(), 2, whole)
    now = store.clock()
    store.clock = lambda: now + timedelta(minutes=1)
    remove_kasboekregel(store, other.id, other.versie)
    assert [one.titel for one in read.removed_window(store, ALL, 0, -1)] == ["Later weg", "Soep"]
    assert (read.count(store, ALL), read.removed_position(store, ALL, made.id)) == (0, 1)
    assert not search(store, "prei").hits
    with pytest.raises(NotFound, match="ligt in de prullenbak"):
        change_kasboekregel(store, made.id, whole, gone.versie)
    back = restore_kasboekregel(store, made.id)
    assert (back.verwijderd_op, back.versie, back.invoer()) == (None, 3, whole)
    assert [hit.rij_id for hit in search(store, "prei").hits] == [made.id]
    with pytest.raises(NotFound, match="niet in de prullenbak"):
        restore_kasboekregel(store, made.id)
    with pytest.raises(NotFound, match="niet in de prullenbak"):
        read.removed(store, made.id)


def test_an_older_version_is_not_removed(store: Store) -> None:
    made = log_kasboekregel(store, regel())
    change_kasboekregel(store, made.id, regel("Anders"), made.versie)
    before = dump(store)
    with pytest.raises(Refused, match="intussen"):
        remove_kasboekregel(store, made.id, made.versie)
    assert dump(store) == before


def test_versions_say_who_when_and_what_changed(store: Store) -> None:
    made = log_kasboekregel(store, regel("Soep"))
    now = store.clock()
    store.clock = lambda: datetime(2026, 11, 22, 9, tzinfo=UTC)
    changed = change_kasboekregel(store, made.id, regel("Soep", deelnames=3, uitwisselingen=(gave("a", "b"),)), 1)
    remove_kasboekregel(store, made.id, changed.versie)
    store.clock = lambda: now
    undo_last(store)
    versions = read.versies(store, made.id)
    assert [(one.soort, one.veranderd, one.verwijderd) for one in versions] == [
        ("nieuw", (), False),
        ("gewijzigd", ("deelnames", "uitwisselingen"), False),
        ("gewijzigd", (), True),
        ("ongedaan", (), False),
    ]
    assert [one.op for one in versions[:2]] == ["2026-11-21T10:00:00.000Z", "2026-11-22T09:00:00.000Z"]
    assert {one.wie for one in versions} == {versions[0].wie}
    assert versions[1].inhoud == changed.invoer()


# Exports.


def test_an_entry_that_changed_after_it_was_exported_is_marked(store: Store) -> None:
    made = log_kasboekregel(store, regel("Soep"))
    log_kasboekregel(store, regel("Elders", wijk_id=PADDEPOEL))
    assert len(versions(store, KasboekFilter(wijk_id=SELWERD))) == 1
    note_export(store, versions(store, KasboekFilter(wijk_id=SELWERD)), "verslag")
    known = read.get(store, made.id)
    assert (known.uitgevoerd_op, known.uitgevoerd_versie, known.gewijzigd_na_uitvoer) == (store.now(), 1, False)
    assert read.count(store, KasboekFilter(gewijzigd_na_uitvoer=True)) == 0
    changed = change_kasboekregel(store, made.id, regel("Soep met prei"), made.versie)
    assert changed.gewijzigd_na_uitvoer
    marked = KasboekFilter(gewijzigd_na_uitvoer=True)
    assert [one.id for one in read.window(store, marked, 0, -1)] == [made.id]
    assert [one.titel for one in read.window(store, replace(marked, gewijzigd_na_uitvoer=False), 0, -1)] == ["Elders"]
    assert len(versions(store, marked)) == 1
    note_export(store, versions(store, marked), "kasboek")
    assert read.count(store, marked) == 0
    assert (read.get(store, 2).uitgevoerd_op, read.get(store, 2).gewijzigd_na_uitvoer) == (None, False)


def test_noting_an_export_leaves_the_entries_and_the_log_alone(store: Store) -> None:
    log_kasboekregel(store, regel())
    before = [line for line in dump(store) if "kasboek_uitvoer" not in line]
    assert len(versions(store, KasboekFilter(wijk_id=PADDEPOEL))) == 0
    note_export(store, versions(store, KasboekFilter(wijk_id=PADDEPOEL)), "kasboek")
    assert len(versions(store, ALL)) == 1
    note_export(store, versions(store, ALL), "kasboek")
    assert [line for line in dump(store) if "kasboek_uitvoer" not in line] == before


# What a broken rule says (V16, V21), and consent.


def test_the_database_holds_consent_and_exchanges_to_their_rules(store: Store, raw: sqlite3.Connection) -> None:
    row_id = seed.kasboekregel(raw)
    seed.uitwisseling(raw, row_id)
    seed.perspectief(raw, row_id)
    for sql in (
        "UPDATE kasboekregel SET bereik = 'export'",
        "UPDATE kasboekregel SET bereik = 'openbaar', toestemming_op = '2026-11-01'",
        "UPDATE kasboekregel SET bereik = 'export', toestemming_op = '2026-11-02', toestemming_tot = '2026-11-01'",
        "UPDATE kasboekregel SET bereik = 'overal'",
        "UPDATE uitwisseling SET gever_omschrijving = NULL",
        "UPDATE uitwisseling SET gever_initiatief_id = 1",
        "UPDATE uitwisseling SET ontvanger_omschrijving = gever_omschrijving",
        "UPDATE uitwisseling SET minuten = -1",
        "UPDATE perspectief SET na = 6",
        "UPDATE perspectief SET voor = 0",
        "UPDATE perspectief SET stem = 'buurman'",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(sql)
    assert check(store) == ()


def test_a_party_is_what_is_known_by_that_name_and_no_person_is_made_of_a_description(store: Store) -> None:
    add_persoon(store, PersoonInvoer("Sanne"))
    register_initiatief(store, initiatief("Soepclub", organisatie="Stichting"))
    log_kasboekregel(store, regel(uitwisselingen=(gave("SANNE", "stichting"), gave("soepclub", "bewoner A"))))
    first, second = read.get(store, 1).uitwisselingen
    parties = [first.gever, first.ontvanger, second.gever, second.ontvanger]
    assert [(one.soort, one.naam) for one in parties] == [
        (PartijSoort.PERSOON, "Sanne"),
        (PartijSoort.ORGANISATIE, "Stichting"),
        (PartijSoort.INITIATIEF, "Soepclub"),
        (PartijSoort.OMSCHRIJVING, "bewoner A"),
    ]
    names_of = [row["naam"] for row in store.db().execute("SELECT naam FROM persoon")]
    assert "bewoner A" not in names_of
