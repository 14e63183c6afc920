"""Templates on the keys 1 to 9, and doing the last entry again: an entry in two keys."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.kasboek.sjabloon import TOETSEN, Sjabloon, SjabloonInvoer, herhaling, op_toetsen
from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, PartijSoort, Stem, Uitkomst, Zichtbaarheid
from tests.domain.refusals import refusal, with_value

TODAY = date(2026, 11, 21)  # a Saturday
INTERN = Zichtbaarheid.INTERN
INVOER = SjabloonInvoer("Koffie", 1, 2, 3, (Leefdomein.MEEDOEN,), Kernwaarde.DOET, 90, 1)


def sjabloon(titel: str, toets: int = 0, initiatief_id: int | None = None, number: int | None = None) -> Sjabloon:
    return Sjabloon(toets, titel, 1, initiatief_id, None, (), None, None, None, INTERN, number, 1, 2)


def test_the_input_is_cleaned() -> None:
    typed = replace(INVOER, titel=" Koffie\n", leefdomeinen=(Leefdomein.MEEDOEN,) * 2)
    assert typed.checked() == INVOER


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("toets", 0),
        ("toets", 10),
        ("weekdag", -1),
        ("weekdag", 7),
        ("vrijwilligersminuten", -1),
        ("vrijwilligersminuten", 10**9),
        ("titel", " "),
        ("titel", "x" * 201),
    ],
)
def test_what_breaks_a_rule_is_refused_at_its_field(field: str, value: object) -> None:
    refusal(lambda: with_value(INVOER, field, value).checked(), field)


@pytest.mark.parametrize(
    ("weekdag", "datum"),
    [(None, TODAY), (5, TODAY), (4, date(2026, 11, 20)), (1, date(2026, 11, 17)), (6, date(2026, 11, 15))],
)
def test_a_template_begins_an_entry_today_or_on_the_last_of_its_weekday(weekdag: int | None, datum: date) -> None:
    kept = Sjabloon(2, "Koffie", 1, 3, "Tuin", (Leefdomein.MEEDOEN,), Kernwaarde.DOET, 90, weekdag, INTERN, 7, 1, 0)
    assert kept.regel(TODAY) == KasboekInvoer(
        titel="Koffie",
        wijk_id=1,
        datum=datum,
        initiatief_id=3,
        leefdomeinen=(Leefdomein.MEEDOEN,),
        kernwaarde=Kernwaarde.DOET,
        vrijwilligersminuten=90,
    )
    assert kept.invoer() == replace(INVOER, weekdag=weekdag)


def test_kept_ones_stay_on_their_key_and_the_most_frequent_fill_the_rest() -> None:
    kept = [sjabloon("Inloop", 2, number=1), sjabloon("Soep", 9, number=2)]
    frequent = [sjabloon("Koffie"), sjabloon("SOEP"), sjabloon("Soep", initiatief_id=4)]
    assert [(one.toets, one.titel, one.initiatief_id) for one in op_toetsen(kept, frequent)] == [
        (1, "Koffie", None),
        (2, "Inloop", None),
        (3, "Soep", 4),
        (9, "Soep", None),
    ]


@given(st.sets(st.sampled_from(TOETSEN)), st.integers(0, 12))
def test_each_key_holds_one_and_none_is_left_empty_before_another(keys: set[int], others: int) -> None:
    kept = [sjabloon(f"Bewaard {key}", key, number=key) for key in sorted(keys)]
    offered = op_toetsen(kept, [sjabloon(f"Vaak {number}") for number in range(others)])
    assert [one for one in offered if one.id is not None] == kept
    made = [one for one in offered if one.id is None]
    free = [key for key in TOETSEN if key not in keys]
    assert [(one.toets, one.titel) for one in made] == [(key, f"Vaak {n}") for n, key in enumerate(free[:others])]
    assert [one.toets for one in offered] == sorted(one.toets for one in offered)


LAST = Kasboekregel(
    id=1,
    versie=2,
    datum=date(2026, 11, 14),
    wijk_id=1,
    wijk="Selwerd",
    initiatief_id=3,
    initiatief="Tuin",
    titel="Koffie",
    verhaal="Het was vol",
    wat_werkte="Bellen",
    wat_niet="De regen",
    teweeg="Twee wandelen samen",
    kernwaarde=Kernwaarde.DOET,
    leefdomeinen=(Leefdomein.MEEDOEN,),
    deelnames=12,
    nieuw_bereikt=2,
    niet_in_beeld=1,
    vrijwilligersminuten=90,
    experiment=True,
    uitkomst=Uitkomst.MISLUKT,
    les="Eerder bellen",
    zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR,
    geregistreerd_op="2026-11-14T10:00:00.000Z",
    uit_regel_id=5,
    uit="Soep",
    uitwisselingen=(
        Uitwisseling(
            Partij(PartijSoort.OMSCHRIJVING, None, "a"), Partij(PartijSoort.OMSCHRIJVING, None, "b"), "fiets", 5
        ),
    ),
    perspectieven=(Perspectief("", Stem.EIGEN, 1, 2),),
    bereik=Bereik.OPENBAAR,
    toestemming_op=date(2026, 11, 14),
    toestemming_tot=date(2027, 11, 14),
    toestemming_van="Truus",
    pseudoniem="mevrouw T.",
)


def test_again_is_the_same_activity_without_what_was_of_that_day() -> None:
    """Whose consent it was holds for that story alone, so it never goes along."""
    again = herhaling(LAST, TODAY)
    alike = {
        field.name
        for field in fields(KasboekInvoer)
        if getattr(again, field.name) == getattr(LAST.invoer(), field.name)
    }
    assert alike == {
        "titel",
        "wijk_id",
        "initiatief_id",
        "kernwaarde",
        "leefdomeinen",
        "vrijwilligersminuten",
        "experiment",
        "zichtbaarheid",
        "uit_initiatief_id",  # neither has one
    }
    assert again == KasboekInvoer(
        titel="Koffie",
        wijk_id=1,
        datum=TODAY,
        initiatief_id=3,
        kernwaarde=Kernwaarde.DOET,
        leefdomeinen=(Leefdomein.MEEDOEN,),
        vrijwilligersminuten=90,
        experiment=True,
        zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR,
    )
    assert again.checked(TODAY) == again


def test_an_edit_form_starts_from_everything_that_was_given() -> None:
    invoer = LAST.invoer()
    for field in fields(KasboekInvoer):
        value, stored = getattr(invoer, field.name), getattr(LAST, field.name)
        assert value == (tuple(one.invoer() for one in stored) if field.name == "uitwisselingen" else stored), (
            field.name
        )
    assert invoer.checked(TODAY) == invoer


@pytest.mark.parametrize(("exported", "versie", "changed"), [(None, 2, False), (2, 2, False), (1, 2, True)])
def test_an_entry_knows_that_it_changed_after_it_was_exported(exported: int | None, versie: int, changed: bool) -> None:
    assert replace(LAST, uitgevoerd_versie=exported, versie=versie).gewijzigd_na_uitvoer is changed


def test_an_entry_of_a_template_is_seen_as_little_as_what_it_was_made_of() -> None:
    hidden = replace(sjabloon("Stil uitje", 1), zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR)
    assert hidden.regel(TODAY).zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR
    assert hidden.invoer().zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR
