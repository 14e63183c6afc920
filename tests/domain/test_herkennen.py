"""One line, understood; today is a Saturday in 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.herkennen import MAX_HERKEND, Herkend, herken
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.numbers import MAX_AANTAL
from frontlijn.domain.values import Kernwaarde, Leefdomein

TODAY = date(2026, 11, 21)


def test_a_title_a_count_and_a_time() -> None:
    assert herken("Koffiekar, 12 mensen, 2 uur", TODAY) == Herkend(
        titel="Koffiekar",
        deelnames=12,
        vrijwilligersminuten=120,
        gezien=("12 deelnames", "2 u vrijwilligerstijd"),
    )


def test_everything_at_once_in_the_order_of_typing() -> None:
    line = "vr; Buurtmoes,12 deelnemers, 3 nieuwe gezichten, 1,5 uur;Samen leven, wonen, ONTMOET/inspireert, experiment"
    assert herken(line, TODAY) == Herkend(
        titel="Buurtmoes",
        deelnames=12,
        nieuw_bereikt=3,
        vrijwilligersminuten=90,
        datum=date(2026, 11, 20),
        leefdomeinen=(Leefdomein.WONEN, Leefdomein.SAMEN_LEVEN),
        kernwaarde=Kernwaarde.ONTMOET_INSPIREERT,
        experiment=True,
        gezien=(
            "datum 20-11-2026",
            "12 deelnames",
            "3 nieuw bereikt",
            "1 u 30 vrijwilligerstijd",
            "leefdomein samen leven",
            "leefdomein wonen",
            "kernwaarde ontmoet/inspireert",
            "experiment",
        ),
    )


@pytest.mark.parametrize(
    ("part", "deelnames"),
    [
        ("1 mens", 1),
        ("één persoon", 1),
        ("Twaalf  mensen", 12),
        ("12 man", 12),
        ("1.234 bezoekers", 1234),
        ("0 mensen", 0),
        ("10.000.000 deelnames", MAX_AANTAL),
    ],
)
def test_a_number_of_people_leaves_the_title(part: str, deelnames: int) -> None:
    found = herken(f"Soep, {part}", TODAY)
    assert (found.titel, found.deelnames) == ("Soep", deelnames)


@pytest.mark.parametrize(
    "part",
    [
        "circa 12 mensen", "ca. 12 mensen", "ca 12 man", "ongeveer twaalf mensen", "zo'n 12 mensen", "zo’n 12 mensen",
        "±12 mensen", "± 12 mensen", "12 kinderen", "12 Buren", "12 bewoners",
    ],
)  # fmt: skip
def test_a_part_that_says_more_than_its_number_gives_the_number_and_stays_in_the_title(part: str) -> None:
    found = herken(f"Soep, {part}", TODAY)
    assert (found.titel, found.deelnames, found.gezien) == (f"Soep, {part}", 12, ("12 deelnames",))


@pytest.mark.parametrize("part", ["3 nieuw", "drie nieuwe", "3 nieuwe gezichten", "3 nieuwe mensen", "3 nieuw bereikt"])
def test_new_people_are_counted_apart(part: str) -> None:
    found = herken(f"Soep, {part}", TODAY)
    assert (found.titel, found.nieuw_bereikt, found.deelnames) == ("Soep", 3, None)


def test_circa_of_a_time_and_of_new_people_stays_too() -> None:
    found = herken("Soep, circa 2 uur, 3 nieuwe buren", TODAY)
    assert (found.titel, found.vrijwilligersminuten, found.nieuw_bereikt) == (
        "Soep, circa 2 uur, 3 nieuwe buren", 120, 3,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "minutes"),
    [
        ("2 uur", 120),
        ("1,5 uur", 90),
        ("1u30", 90),
        ("1 u 30", 90),
        ("2½ uur", 150),
        ("½ uur", 30),
        ("anderhalf uur", 90),
        ("half uur", 30),
        ("een half uur", 30),
        ("een uur", 60),
        ("twee uur", 120),
        ("drie kwartier", 45),
        ("45 min", 45),
        ("1 uur en 30 minuten", 90),
        ("2 uur vrijwilligerswerk", 120),
        ("10 vrijwilligersuren", 600),
    ],
)
def test_a_time_with_its_unit_is_that_of_volunteers(part: str, minutes: int) -> None:
    found = herken(f"Soep, {part}", TODAY)
    assert (found.titel, found.vrijwilligersminuten) == ("Soep", minutes)


@pytest.mark.parametrize(
    ("part", "day"),
    [
        ("vandaag", TODAY),
        ("gisteren", date(2026, 11, 20)),
        ("di", date(2026, 11, 17)),
        ("dinsdag", date(2026, 11, 17)),
        ("3-4", date(2026, 4, 3)),
        ("3 april", date(2026, 4, 3)),
        ("3.4.2026", date(2026, 4, 3)),
        ("vorige week vr", date(2026, 11, 13)),
        ("afgelopen za", date(2026, 11, 14)),
    ],
)
def test_a_day_that_has_been_is_the_day_of_the_entry(part: str, day: date) -> None:
    found = herken(f"Soep, {part}", TODAY)
    assert (found.titel, found.datum) == ("Soep", day)


@pytest.mark.parametrize(
    "line",
    [
        "12 mensen",
        "1,5 uur",
        "gisteren",
        "Koffie, thee en taart",
        "Koffie; thee",
        "Koffie,",
        ",;",
        "",
        # not plain enough
        "Koffie, 12",
        "Koffie, 12 mensen erbij",
        "Koffie, 3 vrijwilligers",
        "Koffie, een man",
        "Koffie, meer dan 12 mensen",
        "Koffie, ±",
        "Koffie, 14:30",
        "Koffie, 14:30 min",
        "Koffie, 45 m",
        "Koffie, kwartier",
        "Koffie, half",
        "Koffie, april",
        "Koffie, v",
        "Koffie, gi",
        "Koffie, 3.4",
        "Koffie, gezondheid en wonen",
        "Koffie, nieuwe gezichten",
        # two readings
        "Koffie, 8 kinderen, 4 buren",
        "Koffie, 1 uur, 2 uur",
        "Koffie, ma, di",
        "Koffie, doet, leert",
        # what the store would refuse
        "Koffie, 2.000.000.000 mensen",
        "Koffie, 200.000 uur",
        "Koffie, 100001 uur",
        "Koffie, -3 mensen",
        "Koffie, 31-2",
        "Koffie, 22-11-2026",
        "Koffie, 3 nieuw, 2 mensen",
    ],
)
def test_what_is_not_plain_is_the_title_as_it_was_typed(line: str) -> None:
    assert replace(herken(line, TODAY), niet=()) == Herkend(titel=line)


def test_what_contradicts_stays_in_the_title_and_the_rest_is_still_understood() -> None:
    assert herken("Soep, 3 nieuw, 2 mensen, 1 uur", TODAY) == Herkend(
        titel="Soep, 3 nieuw, 2 mensen",
        vrijwilligersminuten=60,
        gezien=("1 u vrijwilligerstijd",),
        niet=("3 nieuw past niet bij 2 mensen: niet overgenomen",),
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("25-12-2026", "25-12-2026 niet overgenomen: die dag moet nog komen"),
        ("31-2-2026", "31-2-2026 niet overgenomen: die dag bestaat niet"),
        ("2.000.000.000 mensen", "2.000.000.000 mensen niet overgenomen: dat aantal kan niet"),
        ("8 mensen, 4 mannen, 5 mensen", "8 mensen en 5 mensen niet overgenomen: dat is twee keer hetzelfde"),
    ],
)
def test_a_day_or_a_number_that_cannot_be_is_said_and_stays_in_the_title(part: str, said: str) -> None:
    found = herken(f"Soep, {part}, 2 uur", TODAY)
    assert found.niet == (said,)
    assert (found.titel, found.vrijwilligersminuten) == (f"Soep, {part}", 120)


def test_ordinary_words_are_not_said_to_be_left_out() -> None:
    assert herken("Soep, brood, route 66, om 14:30, taart", TODAY).niet == ()


def test_as_many_new_people_as_took_part_is_no_contradiction() -> None:
    found = herken("Soep, 3 nieuw, 3 mensen", TODAY)
    assert (found.nieuw_bereikt, found.deelnames) == (3, 3)


def test_the_same_leefdomein_or_experiment_twice_says_it_once() -> None:
    found = herken("Soep, wonen, experiment, wonen, Experiment", TODAY)
    assert found == Herkend(
        titel="Soep",
        leefdomeinen=(Leefdomein.WONEN,),
        experiment=True,
        gezien=("leefdomein wonen", "experiment"),
    )


def test_when_all_is_recognised_the_first_part_is_the_title_and_no_value() -> None:
    assert herken("8 kinderen; 2 uur", TODAY) == Herkend(
        titel="8 kinderen", vrijwilligersminuten=120, gezien=("2 u vrijwilligerstijd",)
    )


def test_the_title_may_stand_anywhere_and_loses_no_part() -> None:
    found = herken(" 12 mensen, Koffie ; di,  thee,, 1,5 meter taart,", TODAY)
    assert (found.titel, found.deelnames, found.datum) == ("Koffie, thee, 1,5 meter taart", 12, date(2026, 11, 17))


@pytest.mark.parametrize("domein", Leefdomein)
def test_each_leefdomein_is_known_by_its_code_and_its_label(domein: Leefdomein) -> None:
    for typed in (domein.value, domein.label.capitalize()):
        assert herken(f"Soep, {typed}", TODAY).leefdomeinen == (domein,)


@pytest.mark.parametrize("waarde", Kernwaarde)
def test_each_kernwaarde_is_known_by_its_code_and_its_label(waarde: Kernwaarde) -> None:
    for typed in (waarde.value, waarde.label.upper()):
        assert herken(f"Soep, {typed}", TODAY).kernwaarde is waarde


WORD = st.text(alphabet="abcdeghijklmnoprstuvwz", min_size=1, max_size=8)


@given(
    titel=st.lists(WORD, min_size=1, max_size=4).map(" ".join),
    deelnames=st.none() | st.integers(0, MAX_AANTAL),
    minutes=st.none() | st.integers(0, 1000 * 60 - 1),
    datum=st.none() | st.dates(date(1950, 1, 1), TODAY),
    domeinen=st.sets(st.sampled_from(Leefdomein)),
    kernwaarde=st.none() | st.sampled_from(Kernwaarde),
    experiment=st.booleans(),
    separator=st.sampled_from([", ", "; ", ";", " , "]),
    data=st.data(),
)
def test_what_is_joined_to_a_title_comes_back(
    *,
    titel: str,
    deelnames: int | None,
    minutes: int | None,
    datum: date | None,
    domeinen: set[Leefdomein],
    kernwaarde: Kernwaarde | None,
    experiment: bool,
    separator: str,
    data: st.DataObject,
) -> None:
    nieuw = None if deelnames is None else data.draw(st.none() | st.integers(0, deelnames))
    parts = [domein.label for domein in domeinen]
    parts += [] if deelnames is None else [f"{deelnames} mensen"]
    parts += [] if nieuw is None else [f"{nieuw} nieuw"]
    parts += [] if minutes is None else [f"{format_minuten(minutes)} vrijwilligerstijd"]
    parts += [] if datum is None else [format_datum(datum)]
    parts += [] if kernwaarde is None else [kernwaarde.label]
    parts += ["experiment"] if experiment else []
    found = herken(separator.join([titel, *data.draw(st.permutations(parts))]), TODAY)
    assert found.titel == titel
    assert (found.deelnames, found.nieuw_bereikt, found.vrijwilligersminuten) == (deelnames, nieuw, minutes)
    assert (found.datum, set(found.leefdomeinen), found.kernwaarde) == (datum, domeinen, kernwaarde)
    assert found.experiment is experiment
    assert len(found.gezien) == len(parts)


PIECES = [
    "Koffie",
    "12",
    "3",
    " ",
    ",",
    ";",
    ", ",
    "mensen",
    "nieuw",
    "uur",
    "2u30",
    "di",
    "1-9",
    "wonen",
    "circa ",
    "\x1b",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text())
def test_any_line_is_understood_without_losing_a_title_or_breaking_a_rule(line: str) -> None:
    found = herken(line, TODAY)
    assert bool(found.titel) == bool(line.strip())
    KasboekInvoer(
        titel="Soep",
        wijk_id=1,
        datum=found.datum or TODAY,
        kernwaarde=found.kernwaarde,
        leefdomeinen=found.leefdomeinen,
        deelnames=found.deelnames,
        nieuw_bereikt=found.nieuw_bereikt,
        vrijwilligersminuten=found.vrijwilligersminuten,
    ).checked(TODAY)
    assert all(seen.isprintable() for seen in found.gezien)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_title_that_was_left_over_is_understood_no_further(line: str) -> None:
    """Recognising a line again, as an edit does, takes nothing more out of the title."""
    titel = herken(line, TODAY).titel
    assert herken(titel, TODAY).titel == titel


@pytest.mark.parametrize("piece", ["di,", "a", " ", "12 mensen;", "1 u ", "±", ",", "\u0301"])
def test_a_text_longer_than_a_line_is_left_as_it_is(piece: str) -> None:
    line = "Soep, 12 mensen, " + piece * (1_000_000 // len(piece))
    assert herken(line, TODAY) == Herkend(titel=line.strip())


def test_a_line_of_the_most_characters_is_still_understood() -> None:
    line = ", 12 mensen"
    assert herken("x" * (MAX_HERKEND - len(line)) + line, TODAY).deelnames == 12
    assert herken("x" * (MAX_HERKEND - len(line) + 1) + line, TODAY).deelnames is None
