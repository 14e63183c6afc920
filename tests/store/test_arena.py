"""Arenas in the store: what is written reads back, what is wrong is refused at its field, nothing is overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.arena.arena import ActiviteitInvoer
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Groepsdeel
from frontlijn.domain.arena.gepubliceerd import Publicatie
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.fields import label
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.text import printable
from frontlijn.domain.values import (
    ArenaSoort,
    ArenaStatus,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Leefdomein,
    Verloopcurve,
    Zichtbaarheid,
)
from frontlijn.store.backup import backup, digest
from frontlijn.store.check import check
from frontlijn.store.connection import connect
from frontlijn.store.read import arena as read
from frontlijn.store.read import initiatieven, personen
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.read.log import UNDOABLE_TABLES, history
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write
from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.personen import add_organisatie, add_persoon
from frontlijn.store.write.tables import Record
from frontlijn.store.write.undo import redo_last, undo_last
from tests.domain.arena.arenas import factoren
from tests.store.arena_acts import (
    an_arena,
    arena_invoer,
    cijfer_invoer,
    effect_invoer,
    filled,
    investering_invoer,
    pm_invoer,
    rapport_invoer,
    sessie_invoer,
)
from tests.store.inputs import TODAY, dump, initiatief, regel
from tests.store.other_process import other_process

RADAR = Zichtbaarheid.ONDER_DE_RADAR
Write = Callable[[Store], object]


def refused(store: Store, act: Write, match: str, field: str | None = None) -> None:
    before = dump(store)
    with pytest.raises(Refused, match=match) as refusal:
        act(store)
    assert refusal.value.field == field
    assert dump(store) == before


# What is written reads back.


def test_an_arena_reads_back_with_all_its_fields(store: Store) -> None:
    of = register_initiatief(store, initiatief())
    invoer = arena_invoer(
        of.id,
        horizon=30,
        periode=10,
        disconto=225,
        prijspeil=2021,
        status=ArenaStatus.VASTGESTELD,
        zichtbaarheid=Zichtbaarheid.OPENBAAR,
        toelichting="Twee\nregels",
    )
    made = write.add_arena(store, invoer)
    assert made.invoer == invoer
    assert (made.initiatief, made.wijk, made.wijk_id, made.versie) == ("Buurttuin", "Selwerd", 1, 1)
    changed = write.change_arena(store, made.id, replace(invoer, titel="Anders", toelichting=None), made.versie)
    assert (changed.titel, changed.toelichting, changed.versie) == ("Anders", None, 2)
    assert read.get(store, made.id) == changed


def test_parts_read_back_as_they_were_filled_in(store: Store) -> None:
    arena, activiteit, paid, made = filled(store)
    kind = investering_invoer(
        activiteit.id, jaar=2040, bedrag=None, in_natura=True, omschrijving="Een zaal", bron="Brief"
    )
    other = write.add_investering(store, arena.id, kind)
    effect = effect_invoer(
        activiteit.id,
        curve=Verloopcurve.AFLOPEND,
        dropoff=1_000,
        eenheid="gezinnen",
        opeisbaar=False,
        groepen=(
            Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 2_500),
            Groepsdeel(IncasseerderGroep.OVERHEID, 7_500, "zorgverzekeraar"),
        ),
        factoren=(
            Bronwaarde(Factor.AANTAL, 7, maat=KasboekMaat.REGELS, van=date(2026, 1, 1), tot=TODAY),
            *factoren(deadweight=None)[1:],
            Bronwaarde(Factor.WAARDE, 9, "Een ander rapport", 2019, Bewijskracht.GEMETEN, gekozen=False),
        ),
    )
    effect = replace(effect, factoren=tuple(_with_reason(one) for one in effect.factoren))
    several = write.add_effect(store, arena.id, effect)
    pm = write.add_effect(store, arena.id, pm_invoer(activiteit.id))
    assert (paid.invoer, other.invoer) == (investering_invoer(activiteit.id), kind)
    assert several.invoer == effect
    assert pm.invoer == pm_invoer(activiteit.id)
    stand = read.stand(store, arena.id)
    assert stand.investeringen == (paid, other)
    assert stand.effecten == (made, several, pm)
    assert check(store) == ()


def _with_reason(value: Bronwaarde) -> Bronwaarde:
    chosen = value.factor is Factor.WAARDE and value.gekozen
    return replace(value, reden="Dit is nieuwer") if chosen else value


def test_an_effect_goes_from_euro_to_pm_and_back(store: Store) -> None:
    _, activiteit, _, made = filled(store)
    pm = write.change_effect(store, made.id, pm_invoer(activiteit.id), made.versie)
    assert pm.invoer == pm_invoer(activiteit.id)
    back = write.change_effect(store, made.id, made.invoer, pm.versie)
    assert replace(back, versie=1) == made
    undo_last(store)
    assert replace(read.stand(store, 1).effect(made.id), versie=2) == pm
    undo_last(store)
    assert replace(read.stand(store, 1).effect(made.id), versie=1) == made


def test_saving_without_a_change_leaves_nothing(store: Store) -> None:
    arena, activiteit, paid, made = filled(store)
    opened = write.open_sessie(store, arena.id, sessie_invoer("een buurman"))
    before = dump(store)
    write.change_arena(store, arena.id, arena.invoer, arena.versie)
    write.change_activiteit(store, activiteit.id, ActiviteitInvoer(activiteit.naam), activiteit.versie)
    write.change_investering(store, paid.id, paid.invoer, paid.versie)
    write.change_effect(store, made.id, made.invoer, made.versie)
    write.change_sessie(store, opened.id, opened.invoer, opened.versie)
    assert dump(store) == before


@pytest.mark.parametrize(
    "text", ["[bold]x[/] \x1b[31mrood", "\u202eomgekeerd\x00", "a\ud800b\r\n| c |", "<b>&amp;" * 40_000]
)
def test_hostile_text_stays_text(store: Store, text: str) -> None:
    """Also inside the state that a session keeps."""
    arena, activiteit, paid, made = filled(store)
    short = text[:200]
    named = write.change_activiteit(store, activiteit.id, ActiviteitInvoer(short), activiteit.versie).naam
    write.change_arena(store, arena.id, replace(arena.invoer, titel=short, toelichting=text), arena.versie)
    write.change_investering(store, paid.id, replace(paid.invoer, investeerder=short, bron=short), paid.versie)
    write.change_effect(store, made.id, replace(made.invoer, naam=short, toelichting=text), made.versie)
    write.open_sessie(store, arena.id, sessie_invoer(short, notities=text))
    write.open_sessie(store, arena.id, sessie_invoer())
    stand = read.stand(store, arena.id)
    assert read.stand_van(store, arena.id, 1) == stand
    assert named == stand.arena.titel == stand.effecten[0].naam == printable(named)
    assert read.find(store, named).id == arena.id
    assert check(store) == ()


# What is wrong is refused at its field.

WRONG: dict[str, tuple[Write, str, str | None]] = {
    "arena without a title": (lambda s: write.add_arena(s, arena_invoer(titel=" ")), "Vul de titel in", "titel"),
    "arena of no initiative": (lambda s: write.add_arena(s, arena_invoer(None)), "welk initiatief", "initiatief_id"),
    "arena of one unknown": (lambda s: write.add_arena(s, arena_invoer(9)), "Initiatief 9", "initiatief_id"),
    "arena moved to one unknown": (
        lambda s: write.change_arena(s, 1, arena_invoer(9), 1),
        "Kies een ander",
        "initiatief_id",
    ),
    "begins after an investment": (
        lambda s: write.change_arena(s, 1, arena_invoer(startjaar=2022), 1),
        "al iets in 2021; begin de arena in 2021",
        "startjaar",
    ),
    "ends before an investment": (
        lambda s: write.change_arena(s, 1, arena_invoer(startjaar=2015, horizon=6), 1),
        "investering in 2021",
        "horizon",
    ),
    "becomes a report": (lambda s: write.change_arena(s, 1, rapport_invoer(), 1), "zelfde soort", "soort"),
    "report becomes an arena": (lambda s: write.change_arena(s, 2, arena_invoer(), 1), "zelfde soort", "soort"),
    "activity without a name": (lambda s: write.add_activiteit(s, 1, ActiviteitInvoer("")), "Vul de naam in", "naam"),
    "activity that is there": (
        lambda s: write.add_activiteit(s, 1, ActiviteitInvoer("KOOKCLUB")),
        "staat er al",
        "naam",
    ),
    "activity renamed to another": (
        lambda s: write.change_activiteit(s, 2, ActiviteitInvoer("kookclub"), 1),
        "staat er al",
        "naam",
    ),
    "activity of a report": (lambda s: write.add_activiteit(s, 2, ActiviteitInvoer("X")), "eigen arena", "soort"),
    "activity in use": (
        lambda s: write.remove_activiteit(s, 1, 1),
        "^Aan deze activiteit hangt nog.*eerst weg.$",
        None,
    ),
    "investment of nothing": (
        lambda s: write.add_investering(s, 1, investering_invoer(bedrag=None)),
        "in natura",
        "bedrag",
    ),
    "investment in no year of it": (
        lambda s: write.change_investering(s, 1, investering_invoer(jaar=2041), 1),
        "van 2021 tot en met 2040",
        "jaar",
    ),
    "investment in an activity of another arena": (
        lambda s: write.add_investering(s, 1, investering_invoer(3)),
        "activiteit van deze arena",
        "activiteit_id",
    ),
    "investment moved to no activity": (
        lambda s: write.change_investering(s, 1, investering_invoer(9), 1),
        "activiteit van deze arena",
        "activiteit_id",
    ),
    "effect in an activity of another arena": (
        lambda s: write.add_effect(s, 1, effect_invoer(3)),
        "activiteit van deze arena",
        "activiteit_id",
    ),
    "effect moved to no activity": (
        lambda s: write.change_effect(s, 1, effect_invoer(9), 1),
        "activiteit van deze arena",
        "activiteit_id",
    ),
    "effect before its arena": (lambda s: write.add_effect(s, 1, effect_invoer(start=2020)), "2021 of later", "start"),
    "effect for too few (V01)": (
        lambda s: write.change_effect(s, 1, effect_invoer(groepen=(Groepsdeel(IncasseerderGroep.OVERHEID, 9_999),)), 1),
        "samen 99,99 %",
        "groepen",
    ),
    "effect without a chance (V17)": (
        lambda s: write.add_effect(s, 1, effect_invoer(factoren=factoren()[:1] + factoren()[2:])),
        "bij welk deel het lukt",
        "slagingskans",
    ),
    "effect beyond the whole (V18)": (
        lambda s: write.add_effect(s, 1, effect_invoer(factoren=factoren(verdringing=10_001))),
        "tussen 0 en 100",
        "verdringing",
    ),
    "session of tomorrow": (
        lambda s: write.open_sessie(s, 1, sessie_invoer(datum=date(2026, 11, 22))),
        "moet nog komen",
        "datum",
    ),
    "session moved to tomorrow": (
        lambda s: write.change_sessie(s, 1, sessie_invoer(datum=date(2026, 11, 22)), 1),
        "moet nog komen",
        "datum",
    ),
    "session of a report": (lambda s: write.open_sessie(s, 2, sessie_invoer()), "eigen arena", "soort"),
    "earlier session": (lambda s: write.remove_sessie(s, 1, 1), "Alleen de laatste sessie", None),
    "figure of an own arena": (lambda s: write.add_cijfer(s, 1, cijfer_invoer()), "hoort bij een rapport", "soort"),
    "figure that is there": (lambda s: write.add_cijfer(s, 2, cijfer_invoer()), "staat er al", "soort"),
    "figure that becomes another": (lambda s: write.change_cijfer(s, 2, cijfer_invoer(), 1), "staat er al", "soort"),
    "figure of an initiative unknown": (
        lambda s: write.add_cijfer(s, 2, cijfer_invoer(initiatief_id=9)),
        "Initiatief 9",
        "initiatief_id",
    ),
    "figure without a source": (
        lambda s: write.change_cijfer(s, 1, cijfer_invoer(Publicatie(1, " ")), 1),
        "Vul de bron in",
        "bron",
    ),
}


def test_periods_of_a_report_do_not_overlap(store: Store) -> None:
    """A year would count in two of them."""
    two_arenas_and_a_report(store)
    first = write.add_cijfer(store, 2, cijfer_invoer(van=2021, tot=2025))
    for van, tot in ((2025, 2030), (2020, 2021), (2022, 2023), (2000, 2050)):
        act = partial(write.add_cijfer, arena_id=2, invoer=cijfer_invoer(van=van, tot=tot))
        refused(store, act, "2021-2025 staat er al", "van")
    after = write.add_cijfer(store, 2, cijfer_invoer(van=2026, tot=2030))
    assert write.change_cijfer(store, first.id, cijfer_invoer(van=2021, tot=2024), first.versie).tot == 2024
    later = cijfer_invoer(van=2024, tot=2030)
    refused(store, lambda s: write.change_cijfer(s, after.id, later, 1), "2021-2024 staat er al", "van")


def test_what_is_wrong_is_refused_at_its_field_and_leaves_nothing(store: Store) -> None:
    two_arenas_and_a_report(store)
    for act, match, field in WRONG.values():
        refused(store, act, match, field)


def two_arenas_and_a_report(store: Store) -> None:
    """Arena 1 with one of each part, two sessions and a second activity; report 2 with two figures; arena 3."""
    filled(store)
    write.add_activiteit(store, 1, ActiviteitInvoer("Klussen"))
    write.open_sessie(store, 1, sessie_invoer())
    write.open_sessie(store, 1, sessie_invoer())
    write.add_arena(store, rapport_invoer())
    write.add_cijfer(store, 2, cijfer_invoer())
    write.add_cijfer(store, 2, cijfer_invoer(leefdomein=Leefdomein.WONEN))
    an_arena(store, "Soepclub")


CHANGES: tuple[Callable[[Store, int], object], ...] = (
    lambda s, versie: write.change_arena(s, 1, arena_invoer(titel="Anders"), versie),
    lambda s, versie: write.change_activiteit(s, 1, ActiviteitInvoer("Anders"), versie),
    lambda s, versie: write.change_investering(s, 1, investering_invoer(bedrag=2), versie),
    lambda s, versie: write.change_effect(s, 1, effect_invoer(factoren=factoren(1)), versie),
    lambda s, versie: write.change_sessie(s, 2, sessie_invoer("Kees"), versie),
    lambda s, versie: write.change_cijfer(s, 1, cijfer_invoer(Publicatie(1, "Tekst")), versie),
)
REMOVALS: tuple[Callable[[Store, int], object], ...] = (
    lambda s, versie: write.remove_investering(s, 1, versie),
    lambda s, versie: write.remove_effect(s, 1, versie),
    lambda s, versie: write.remove_activiteit(s, 1, versie),
    lambda s, versie: write.remove_sessie(s, 2, versie),
    lambda s, versie: write.remove_cijfer(s, 1, versie),
    lambda s, versie: write.remove_arena(s, 1, versie),
)


def test_a_form_that_was_opened_before_another_saved_is_refused(store: Store) -> None:
    """Also when only values, groups, participants or published values were changed."""
    two_arenas_and_a_report(store)
    for change in CHANGES:
        change(store, 1)
        refused(store, lambda s, change=change: change(s, 1), "intussen door iemand anders gewijzigd")  # type: ignore[misc]
    for removal in REMOVALS:
        refused(store, lambda s, removal=removal: removal(s, 1), "intussen door iemand anders gewijzigd")  # type: ignore[misc]
    for removal in REMOVALS:
        removal(store, 2)
    assert check(store) == ()


def test_what_was_taken_away_or_never_was_cannot_be_changed(store: Store) -> None:
    two_arenas_and_a_report(store)
    before = dump(store)
    for wrong in (0, 99, 2**70):
        for act in (
            lambda s, n: write.change_arena(s, n, arena_invoer(), 1),
            lambda s, n: write.add_effect(s, n, effect_invoer()),
            lambda s, n: write.open_sessie(s, n, sessie_invoer()),
            lambda s, n: write.add_cijfer(s, n, cijfer_invoer()),
            lambda s, n: write.remove_effect(s, n, 1),
            read.get,
            read.stand,
            read.cijfer,
            lambda s, n: read.stand_van(s, n, 1),
            lambda s, n: read.sessie(s, 1, n),
        ):
            with pytest.raises(NotFound):
                act(store, wrong)
    assert dump(store) == before
    for removal in REMOVALS:
        removal(store, 1)
        with pytest.raises(NotFound, match=r"is er niet \(meer\)"):
            removal(store, 1)


def test_nothing_of_an_arena_that_is_gone_can_be_changed(store: Store) -> None:
    two_arenas_and_a_report(store)
    write.remove_arena(store, 1, 1)
    write.remove_arena(store, 2, 1)
    before = dump(store)
    adds: tuple[Write, ...] = (
        lambda s: write.add_activiteit(s, 1, ActiviteitInvoer("Nieuw")),
        lambda s: write.add_investering(s, 1, investering_invoer()),
        lambda s: write.add_effect(s, 1, effect_invoer()),
        lambda s: write.open_sessie(s, 1, sessie_invoer()),
        lambda s: write.add_cijfer(s, 2, cijfer_invoer(groep=IncasseerderGroep.OVERHEID)),
    )
    for act in (*adds, *(lambda s, one=one: one(s, 1) for one in (*CHANGES, *REMOVALS))):
        with pytest.raises(NotFound, match=r"arena is er niet \(meer\)"):
            act(store)
    assert dump(store) == before
    undo_last(store)
    undo_last(store)
    assert len(read.stand(store, 1).effecten) == 1


def test_an_empty_arena_can_become_a_report_and_back(store: Store) -> None:
    register_initiatief(store, initiatief())
    made = write.add_arena(store, arena_invoer())
    report = write.change_arena(store, made.id, rapport_invoer(), made.versie)
    assert (report.soort, report.initiatief, report.wijk) == (ArenaSoort.RAPPORT, None, None)
    figure = write.add_cijfer(store, made.id, cijfer_invoer())
    write.remove_cijfer(store, figure.id, figure.versie)
    assert write.change_arena(store, made.id, made.invoer, report.versie).soort is ArenaSoort.EIGEN
    refused(store, lambda s: undo_last(s, s.acts[-2:-1]), "cijfer hoort bij een rapport")


def test_years_may_leave_out_what_was_taken_away_and_it_then_stays_away(store: Store) -> None:
    arena, activiteit, _, _ = filled(store)
    late = write.add_investering(store, arena.id, investering_invoer(activiteit.id, jaar=2040))
    with closing(Store.open(store.path, clock=store.clock)) as other:
        write.remove_investering(store, late.id, late.versie)
        write.change_arena(other, arena.id, replace(arena.invoer, horizon=10), arena.versie)
    refused(store, lambda s: undo_last(s, s.acts), "investering valt in de jaren van haar arena")


# Sessions.


def test_a_session_keeps_what_the_one_before_it_ended_with(store: Store) -> None:
    arena, activiteit, _, made = filled(store)
    write.open_sessie(store, arena.id, sessie_invoer())
    first = write.change_effect(store, made.id, effect_invoer(activiteit.id, naam="Anders"), made.versie)
    end_of_first = read.stand(store, arena.id)
    opened = write.open_sessie(store, arena.id, sessie_invoer())
    write.change_effect(store, made.id, effect_invoer(activiteit.id, naam="Nog eens"), first.versie)
    write.change_arena(store, arena.id, replace(arena.invoer, titel="Nieuwe titel"), arena.versie)
    assert read.stand_van(store, arena.id, 1) == end_of_first
    assert read.stand_van(store, arena.id, 2) == read.stand(store, arena.id)
    write.remove_sessie(store, opened.id, opened.versie)
    assert read.stand_van(store, arena.id, 1) == read.stand(store, arena.id)
    with pytest.raises(NotFound, match="geen sessie 2"):
        read.stand_van(store, arena.id, 2)
    undo_last(store)
    assert read.stand_van(store, arena.id, 1) == end_of_first


def test_who_took_part_is_who_is_known_and_else_a_description(store: Store) -> None:
    add_persoon(store, PersoonInvoer("Truus"))
    add_persoon(store, PersoonInvoer("TRUUS"))
    add_organisatie(store, OrganisatieInvoer("Wijkbedrijf"))
    arena = an_arena(store)
    names = ("een buurman", "WIJKBEDRIJF", "truus", "een buurman ")
    made = write.open_sessie(store, arena.id, sessie_invoer(*names, notities="Regel een\nregel twee"))
    assert made.deelnemers == ("een buurman", "Wijkbedrijf", "Truus")
    assert (made.nummer, made.datum, made.notities) == (1, TODAY, "Regel een\nregel twee")
    turned = write.change_sessie(store, made.id, sessie_invoer("Kees", *reversed(made.deelnemers)), made.versie)
    assert turned.deelnemers == ("Kees", "Truus", "Wijkbedrijf", "een buurman")
    undo_last(store)
    assert read.sessie(store, arena.id, 1).deelnemers == made.deelnemers
    known = set(personen.persoon_namen(store))
    assert "Kees" not in known
    assert "een buurman" not in known
    assert check(store) == ()


def test_the_log_holds_no_copy_of_a_whole_arena(store: Store, raw: sqlite3.Connection) -> None:
    arena, *_ = filled(store)
    write.open_sessie(store, arena.id, sessie_invoer(notities="Kort"))
    logged = [row["nieuw"] for row in raw.execute("SELECT nieuw FROM wijziging WHERE tabel = 'sessie'")]
    assert len(logged) == 1
    assert "Kort" in logged[0]
    assert "stand" not in logged[0]


# Published figures.


def test_contradicting_values_stand_side_by_side_and_another_can_be_chosen(store: Store) -> None:
    """2.526 and 2.524 thousand euro stand in one report for the same figure (domain model, section 4)."""
    report = write.add_arena(store, rapport_invoer())
    tekst = Publicatie(2_526_000_00, "Tekst", 2022, reden="Past bij de rest")
    tabel = Publicatie(2_524_000_00, "Tabel", gekozen=False)
    made = write.add_cijfer(store, report.id, cijfer_invoer(tabel, tekst, leefdomein=Leefdomein.RONDKOMEN))
    assert (made.gekozen, made.anders) == (tekst, (tabel,))
    swapped = (replace(tekst, gekozen=False), replace(tabel, gekozen=True, reden="Bij nader inzien"))
    invoer = cijfer_invoer(*swapped, leefdomein=Leefdomein.RONDKOMEN)
    other = write.change_cijfer(store, made.id, invoer, made.versie)
    assert (other.gekozen, other.anders) == (swapped[1], swapped[:1])
    assert read.cijfers(store, report.id) == (other,)
    undo_last(store)
    assert replace(read.cijfer(store, made.id), versie=1) == made
    redo_last(store)
    assert replace(read.cijfer(store, made.id), versie=2) == other


def test_a_figure_is_of_the_whole_or_of_one_thing_and_each_once(store: Store) -> None:
    of = register_initiatief(store, initiatief())
    report = write.add_arena(store, rapport_invoer())
    about: tuple[dict[str, Any], ...] = (
        {},
        {"leefdomein": Leefdomein.WONEN},
        {"groep": IncasseerderGroep.OVERHEID},
        {"initiatief_id": of.id},
        {"van": 2021, "tot": 2025},
        {"van": 2026, "tot": 2030},
        {"soort": CijferSoort.KOSTEN},
    )
    made = [write.add_cijfer(store, report.id, cijfer_invoer(**one)) for one in about]
    assert read.cijfers(store, report.id) == tuple(made)
    assert made[3].initiatief == "Buurttuin"
    for one in about:
        refused(store, lambda s, one=one: write.add_cijfer(s, report.id, cijfer_invoer(**one)), "staat er al", "soort")  # type: ignore[misc]


# A number from the kasboek.


def test_a_number_from_the_kasboek_knows_what_the_kasboek_says_now(store: Store) -> None:
    arena, activiteit, _, made = filled(store)
    van, tot = date(2026, 1, 1), TODAY
    log_kasboekregel(store, regel(initiatief_id=arena.initiatief_id, deelnames=9, nieuw_bereikt=4))
    log_kasboekregel(store, regel(deelnames=100, nieuw_bereikt=50))
    then = read.meting(store, 1, KasboekMaat.NIEUW_BEREIKT, van, tot)
    assert (then.aantal, then.onbekend) == (4, 0)
    taken = Bronwaarde(Factor.AANTAL, then.aantal, maat=KasboekMaat.NIEUW_BEREIKT, van=van, tot=tot)
    invoer = effect_invoer(activiteit.id, factoren=(taken, *factoren()[1:]))
    kept = write.change_effect(store, made.id, invoer, made.versie).factor(Factor.AANTAL)
    assert kept == taken
    log_kasboekregel(store, regel(initiatief_id=arena.initiatief_id, deelnames=3, nieuw_bereikt=2))
    log_kasboekregel(store, regel(initiatief_id=arena.initiatief_id))
    now = read.nu_in_kasboek(store, arena, kept)
    assert now is not None
    assert (now.aantal, now.onbekend, kept.waarde) == (6, 1, 4)
    found = {maat: read.meting(store, 1, maat, van, tot).aantal for maat in KasboekMaat}
    assert (found[KasboekMaat.DEELNAMES], found[KasboekMaat.REGELS], found[KasboekMaat.NIET_IN_BEELD]) == (12, 3, None)
    assert read.nu_in_kasboek(store, arena, replace(kept, maat=None)) is None
    refused(store, lambda s: read.meting(s, 1, KasboekMaat.REGELS, tot, van), "draai ze om", "tot")


def test_a_number_from_the_kasboek_leaves_out_what_is_onder_de_radar(store: Store) -> None:
    """V22: the number goes where the arena goes; of an initiative onder de radar itself nothing goes anywhere."""
    arena = an_arena(store)
    hidden = Zichtbaarheid.ONDER_DE_RADAR
    log_kasboekregel(store, regel(initiatief_id=arena.initiatief_id, deelnames=9))
    log_kasboekregel(store, regel(initiatief_id=arena.initiatief_id, deelnames=30, zichtbaarheid=hidden))
    days = date(2026, 1, 1), TODAY
    assert read.meting(store, 1, KasboekMaat.DEELNAMES, *days).aantal == 9
    known = initiatieven.get(store, 1)
    change_initiatief(store, 1, replace(known.invoer(), zichtbaarheid=hidden), known.versie)
    assert read.meting(store, 1, KasboekMaat.DEELNAMES, *days).aantal == 39


# Lists.


def test_nothing_onder_de_radar_is_exporteerbaar(store: Store) -> None:
    """V22: neither an arena itself, nor that of an initiative, nor a figure about one."""
    open_, hidden = an_arena(store, "Open"), an_arena(store, "Zelf", zichtbaarheid=RADAR)
    of_hidden = an_arena(store, "Stil")
    known = register_initiatief(store, initiatief("Ook stil", zichtbaarheid=RADAR))
    change_initiatief(store, of_hidden.initiatief_id or 0, initiatief("Stil", zichtbaarheid=RADAR), 1)
    report = write.add_arena(store, rapport_invoer())
    whole = write.add_cijfer(store, report.id, cijfer_invoer())
    secret = write.add_cijfer(store, report.id, cijfer_invoer(initiatief_id=known.id))
    found = [one.id for one in read.window(store, ArenaFilter(exporteerbaar=True), 0, -1)]
    assert found == [open_.id, report.id]
    assert hidden.id in {one.arena.id for one in read.standen(store, ArenaFilter())}
    assert [one.arena.id for one in read.standen(store, ArenaFilter(exporteerbaar=True))] == found
    assert read.cijfers(store, report.id) == (whole, secret)
    assert read.cijfers(store, report.id, exporteerbaar=True) == (whole,)
    assert read.impact(store, Blik(TODAY, TODAY), exportable=True).in_opbouw == 1
    settled = replace(open_.invoer, status=ArenaStatus.VASTGESTELD)
    write.change_arena(store, open_.id, settled, open_.versie)
    leaves = read.impact(store, Blik(TODAY, TODAY), exportable=True)
    assert leaves.in_opbouw == 0
    assert [one.arena.id for one in leaves.uitkomst.standen] == [open_.id]
    assert [(one.cijfers, one.verzwegen) for one in leaves.rapporten] == [((whole,), True)]
    assert [one.verzwegen for one in read.impact(store, Blik(TODAY, TODAY)).rapporten] == [False]
    write.remove_cijfer(store, secret.id, secret.versie)
    assert not read.verzwegen(store, report.id)


def test_the_wijken_together_are_the_city(store: Store) -> None:
    """V24; a report lies in no wijk."""
    made = [an_arena(store, f"Initiatief {number}", number) for number in (1, 2, 2)]
    report = write.add_arena(store, rapport_invoer())
    per_wijk = [read.standen(store, ArenaFilter(wijk_id=number)) for number in range(1, 16)]
    assert [one.arena.id for wijk in per_wijk for one in wijk] == [one.id for one in made]
    every = read.window(store, ArenaFilter(), 0, -1)
    assert {one.id for one in every} == {one.id for one in (*made, report)}
    assert read.window(store, ArenaFilter(soort=ArenaSoort.RAPPORT), 0, -1) == (report,)


def test_an_arena_is_found_by_title_number_or_initiative(store: Store) -> None:
    tuin = an_arena(store, "Buurttuin", titel="Groen")
    soep = an_arena(store, "Soepclub", titel="Eten")
    second = write.add_arena(store, arena_invoer(soep.initiatief_id, titel="Eten later"))
    assert read.find(store, "groen") == read.find(store, "1") == read.find(store, "buurttuin") == tuin
    assert read.find(store, "eten later") == second
    with pytest.raises(Refused):
        read.find(store, "soepclub")
    with pytest.raises(NotFound):
        read.find(store, "onbestaand")


# Undo beside what others write, and the log.


def test_an_arena_that_another_filled_in_does_not_go_by_undoing(store: Store) -> None:
    register_initiatief(store, initiatief())
    made = write.add_arena(store, arena_invoer())
    with closing(Store.open(store.path, clock=store.clock)) as other:
        write.add_activiteit(other, made.id, ActiviteitInvoer("Kookclub"))
    refused(store, lambda s: undo_last(s, s.acts), "al iets in deze arena")


def test_an_initiative_with_an_arena_does_not_go_by_undoing(store: Store) -> None:
    register_initiatief(store, initiatief("Soepclub"))
    with closing(Store.open(store.path, clock=store.clock)) as other:
        write.add_arena(other, arena_invoer())
        refused(store, lambda s: undo_last(s, s.acts), "Soepclub heeft al .* een arena")
        undo_last(other)
        report = write.add_arena(other, rapport_invoer())
        write.add_cijfer(other, report.id, cijfer_invoer(initiatief_id=1))
    refused(store, lambda s: undo_last(s, s.acts), "Soepclub heeft al")


def test_what_comes_back_needs_what_it_hung_on(store: Store) -> None:
    arena, activiteit, paid, made = filled(store)
    write.remove_effect(store, made.id, made.versie)
    with closing(Store.open(store.path, clock=store.clock)) as other:
        write.remove_investering(other, paid.id, paid.versie)
        write.remove_activiteit(other, activiteit.id, activiteit.versie)
        refused(store, lambda s: undo_last(s, s.acts), "hoort bij een activiteit van zijn arena")
        write.remove_arena(other, arena.id, arena.versie)
    before = dump(store)
    with pytest.raises(NotFound, match="Deze arena is er niet"):
        undo_last(store, store.acts)
    assert dump(store) == before


def test_undoing_beside_what_another_filled_in_keeps_to_the_rules(store: Store) -> None:
    """Another field was changed meanwhile, and the two do not go together."""
    arena, activiteit, _, made = filled(store)
    longer = write.change_arena(store, arena.id, replace(arena.invoer, horizon=30), arena.versie)
    aflopend = effect_invoer(activiteit.id, curve=Verloopcurve.AFLOPEND)
    falls = write.change_effect(store, made.id, aflopend, made.versie)
    with closing(Store.open(store.path, clock=store.clock)) as other:
        write.change_arena(other, arena.id, replace(longer.invoer, periode=25), longer.versie)
        write.change_effect(other, made.id, replace(aflopend, dropoff=1_000), falls.versie)
    refused(store, lambda s: undo_last(s, s.acts[-1:]), "^Alleen wat afloopt, neemt elk jaar af.$")
    refused(store, lambda s: undo_last(s, s.acts[-2:-1]), "^Een periode is niet langer dan de arena vooruitkijkt.$")


def test_says_in_dutch_what_was_undone(store: Store) -> None:
    arena, activiteit, paid, made = filled(store)
    report = write.add_arena(store, rapport_invoer())
    write.add_cijfer(store, report.id, cijfer_invoer())
    write.open_sessie(store, arena.id, sessie_invoer())
    changed = effect_invoer(activiteit.id, factoren=factoren(41), start=2025)
    write.change_effect(store, made.id, changed, made.versie)
    write.remove_investering(store, paid.id, paid.versie)
    assert [undo_last(store) for _ in range(9)] == [
        "Weer terug: Gemeente",
        "Teruggedraaid: jaar waarin het begint en getallen van Minder schulden",
        "Nieuwe sessie weggehaald: 21-11-2026",
        "Nieuw cijfer weggehaald: baten",
        "Nieuwe arena weggehaald: Rapport 2022",
        "Nieuw effect weggehaald: Minder schulden",
        "Nieuwe investering weggehaald: Gemeente",
        "Nieuwe activiteit weggehaald: Kookclub",
        "Nieuwe arena weggehaald: Opbrengst van de tuin",
    ]


def test_the_log_names_every_field_in_dutch(store: Store, raw: sqlite3.Connection) -> None:
    two_arenas_and_a_report(store)
    for change in CHANGES:
        change(store, 1)
    told = {
        field
        for table in UNDOABLE_TABLES & {"arena", "activiteit", "investering", "effect", "sessie", "cijfer"}
        for (number,) in raw.execute(f"SELECT id FROM {table}")
        for change in history(store, table, number)
        if change.soort == "gewijzigd"
        for field, _, _ in change.velden
    }
    assert {"titel", "naam", "bedrag", "factoren", "deelnemers", "waarden"} <= told
    written = {
        column
        for model in Record.__subclasses__()
        if model.__tablename__ in {"arena", "activiteit", "investering", "effect", "sessie", "cijfer"}
        for column in (*model.model_fields, *model.logged_children)
    }
    unnamed = {field for field in written if label(field).startswith("het veld")}
    assert unnamed == {"id", "uuid", "versie", "arena_id", "geregistreerd_op", "verwijderd_op"}


# The file, and other programs.


def test_a_backup_holds_the_arenas(store: Store, tmp_path: Path) -> None:
    """V26."""
    two_arenas_and_a_report(store)
    copy = backup(store, str(tmp_path / "kopie.db"))
    with closing(connect(copy)) as db, closing(connect(store.path)) as original:
        assert digest(db) == digest(original)
    with closing(Store.open(copy, clock=store.clock)) as restored:
        assert read.standen(restored, ArenaFilter()) == read.standen(store, ArenaFilter())
        assert read.sessies(restored, 1) == read.sessies(store, 1)
        assert read.cijfers(restored, 2) == read.cijfers(store, 2)
        assert check(restored) == ()


@pytest.mark.slow
def test_the_second_of_two_processes_that_change_an_effect_is_told(store: Store) -> None:
    *_, made = filled(store)
    with other_process() as do:
        assert do(store.path, ("rename_effect", (made.id, "Van de ander", made.versie))) is None
        renamed = replace(made.invoer, naam="Van mij")
        refused(
            store,
            lambda s: write.change_effect(s, made.id, renamed, made.versie),
            "Dit effect is intussen door iemand anders gewijzigd",
        )
        second = read.stand(store, 1).effect(made.id)
        assert second.naam == "Van de ander"
        write.change_effect(store, made.id, renamed, second.versie)
        told = do(store.path, ("rename_effect", (made.id, "Nog eens", second.versie)))
        assert told is not None
        assert told.startswith("Dit effect is intussen door iemand anders gewijzigd")
