"""Rows of a file as entries of the kasboek: each field by the names that workers use, and the sentence of the form."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Stem, Uitkomst, Zichtbaarheid
from frontlijn.export.registers import KASBOEK as EXPORT
from frontlijn.intake.columns import map_columns
from frontlijn.intake.kasboek import KASBOEK, VELDEN
from frontlijn.intake.plan import make_plan
from tests.domain.refusals import refusal
from tests.intake.knowledge import bekend, plan, sheet, taken, wrong
from tests.store.inputs import TODAY

BSN = "111222333"


def one(headers: str, row: str) -> KasboekInvoer:
    """The entry in a row that also has a title and a day."""
    (invoer,) = taken(KASBOEK, sheet(f"titel|datum|{headers}", f"Koffie|3-4-2026|{row}"))
    assert isinstance(invoer, KasboekInvoer)
    return invoer


def reason(headers: str, row: str) -> tuple[str | None, str]:
    """The column and the sentence with which such a row is rejected."""
    ((_, kolom, reden),) = wrong(KASBOEK, sheet(f"titel|datum|{headers}", f"Koffie|3-4-2026|{row}"))
    return kolom, reden


def test_every_field_of_an_entry_can_be_read() -> None:
    """And no column gives something that an entry has not."""
    named = {
        "wijk": "wijk_id",
        "initiatief": "initiatief_id",
        "uit": "uit_regel_id",
        "uren": "vrijwilligersminuten",
        "vertrouwelijk": "zichtbaarheid",
    }
    read = {named.get(field, field) for field in VELDEN} | {"uit_initiatief_id"}
    assert read == {field.name for field in fields(KasboekInvoer)}


def test_no_name_is_of_two_fields() -> None:
    names = [name for field, others in VELDEN.items() for name in (field, *others)]
    for name in names:
        found = [field for field, others in VELDEN.items() if name in (field, *others)]
        assert len(found) == 1, name
        assert map_columns((name,), VELDEN, {}).fields == {found[0]: 0}


def test_a_whole_row() -> None:
    headers = (
        "Wat|Dag|Buurt|Initiatief|Omschrijving|Wat werkte|Wat werkte niet|Effect|Kernwaarde|Domeinen|Mensen|Nieuw|"
        "Niet in beeld|Uren|Experiment|Uitkomst|Geleerd|Zichtbaarheid|Kwam voort uit|Uitwisselingen|Scores|Bereik|"
        "Toestemming op|Toestemming tot|Toestemming van|Schuilnaam"
    )
    row = (
        "Soep koken|zaterdag|Selwerd|Soepclub|Het was druk.|De geur.|De trap.|Een tweede club.|Ontmoet/inspireert|"
        "samen leven; gezondheid|1.012|3|2|1u30|ja|Deels gelukt|Vraag hulp.|openbaar|Soepclub|"
        "Soepclub > bewoner A: soep, 2 uur|bewoner A: eigen 2-4|mag mee in een verslag|1-11-2026|1-12-2026|Truus|Bea"
    )
    (invoer,) = taken(KASBOEK, sheet(headers, row))
    assert invoer == KasboekInvoer(
        titel="Soep koken",
        wijk_id=1,
        datum=TODAY,
        initiatief_id=7,
        verhaal="Het was druk.",
        wat_werkte="De geur.",
        wat_niet="De trap.",
        teweeg="Een tweede club.",
        kernwaarde=Kernwaarde.ONTMOET_INSPIREERT,
        leefdomeinen=(Leefdomein.GEZONDHEID, Leefdomein.SAMEN_LEVEN),
        deelnames=1012,
        nieuw_bereikt=3,
        niet_in_beeld=2,
        vrijwilligersminuten=90,
        experiment=True,
        uitkomst=Uitkomst.DEELS,
        les="Vraag hulp.",
        zichtbaarheid=Zichtbaarheid.OPENBAAR,
        uit_initiatief_id=7,
        uitwisselingen=(UitwisselingInvoer("Soepclub", "bewoner A", "soep", 120),),
        perspectieven=(Perspectief("bewoner A", Stem.EIGEN, 2, 4),),
        bereik=Bereik.EXPORT,
        toestemming_op=date(2026, 11, 1),
        toestemming_tot=date(2026, 12, 1),
        toestemming_van="Truus",
        pseudoniem="Bea",
    )


def test_an_empty_cell_is_unknown_and_not_zero() -> None:
    invoer = one("aantal|nieuw|uren|experiment|verhaal|domein", "  |0||| |")
    assert invoer == KasboekInvoer(titel="Koffie", wijk_id=1, datum=date(2026, 4, 3), nieuw_bereikt=0)


@pytest.mark.parametrize(
    "day",
    [
        "03-04-2026",
        "3-4-2026",
        "3/4/2026",
        "3.4.2026",
        "3-4-26",
        "2026-04-03",
        "3 april 2026",
        "3 apr 26",
        "3-4",
        "3 apr.",
    ],
)
def test_a_day_in_ten_notations(day: str) -> None:
    (invoer,) = taken(KASBOEK, sheet("titel|datum", f"Koffie|{day}"))
    assert invoer.datum == date(2026, 4, 3)


def test_a_day_that_hangs_on_today_is_pointed_out_once() -> None:
    made = plan(KASBOEK, sheet("titel|datum", "A|gisteren", "B|gisteren", "C|3-4", "D|3-4-26", "E|2026-04-03"))
    assert made.opmerkingen == (
        '"gisteren" is gelezen als 20-11-2026; klopt dat niet, schrijf dan het jaar erbij.',
        '"3-4" is gelezen als 03-04-2026; klopt dat niet, schrijf dan het jaar erbij.',
    )


@pytest.mark.parametrize(
    ("header", "cell", "minutes"),
    [
        ("Vrijwilligersuren", "2", 120),
        ("uren", "1,5", 90),
        ("uren", "1:30", 90),
        ("uren", "1u30", 90),
        ("uren", "anderhalf", 90),
        ("uren", "45 min", 45),
        ("vrijwilligersminuten", "90", 90),
        ("Minuten", "1.200", 1200),
        ("minuten", "1:30", 90),
        ("minuten", "1u30", 90),
        ("minuten", "45 min", 45),
        ("minuten", "twee uur", 120),
        ("minuten", "drie kwartier", 45),
    ],
)
def test_the_name_of_the_column_says_whether_a_bare_number_is_hours(header: str, cell: str, minutes: int) -> None:
    assert one(header, cell).vrijwilligersminuten == minutes


@pytest.mark.parametrize("cell", ["1,5", "anderhalf", "twee", "veel"])
def test_a_column_of_minutes_takes_no_hours_by_accident(cell: str) -> None:
    kolom, reden = reason("minuten", cell)
    assert kolom == "minuten"
    assert reden.startswith("Dit is geen heel getal van minuten;")


def test_hours_and_minutes_side_by_side_are_a_choice() -> None:
    both = sheet("titel|datum|uren|minuten", "Koffie|3-4-2026|2|30")
    assert "zijn allebei de tijd van vrijwilligers" in refusal(lambda: plan(KASBOEK, both), "kolom")
    for chosen, minutes, unused in (({"Minuten": "minuten"}, 30, "uren"), ({"minuten": ""}, 120, "minuten")):
        made = plan(KASBOEK, both, chosen=chosen)
        assert (made.nieuw[0].invoer.vrijwilligersminuten, made.ongebruikt) == (minutes, (unused,))


def test_a_column_tijd_may_be_a_time_of_day() -> None:
    times = sheet("titel|datum|Tijd", "Koffie|3-4-2026|14:00")
    (remark,) = plan(KASBOEK, times).opmerkingen
    assert remark.startswith('"Tijd" is gelezen als de tijd die vrijwilligers gaven;')
    assert plan(KASBOEK, times, chosen={"Tijd": "uren"}).opmerkingen == ()
    made = plan(KASBOEK, times, chosen={"tijd": ""})
    assert (made.ongebruikt, made.opmerkingen, made.nieuw[0].invoer.vrijwilligersminuten) == (("Tijd",), (), None)


@pytest.mark.parametrize("cell", ["gezondheid; samen leven", "SAMEN_LEVEN, gezondheid", "Samenleven/gezondheid"])
def test_several_leefdomeinen_in_a_cell(cell: str) -> None:
    assert one("leefdomein", cell).leefdomeinen == (Leefdomein.GEZONDHEID, Leefdomein.SAMEN_LEVEN)


@pytest.mark.parametrize(
    ("cell", "experiment"), [("x", True), ("Ja", True), ("WAAR", True), ("0", False), ("nee", False)]
)
def test_yes_and_no(cell: str, experiment: bool) -> None:
    assert one("experiment", cell).experiment is experiment


@pytest.mark.parametrize(
    ("headers", "row", "kolom", "words"),
    [
        ("Aantal", "12 mensen", "Aantal", "Dit is geen heel getal; gebruik alleen cijfers"),
        ("Aantal", "-3", "Aantal", "niet onder nul"),
        ("Hoeveel mensen", "12,5", "Hoeveel mensen", "geen heel getal"),
        ("mensen|Nieuw", "3|4", "Nieuw", "Er deden 3 mensen mee, dus 4 nieuw bereikt kan niet"),
        ("Domein", "wonn", "Domein", '"wonn" ken ik niet; kies wonen, woonomgeving,'),
        ("kernwaarde", "[b]", "kernwaarde", "kies ontmoet/inspireert, doet, leert of werkt."),
        ("Uren", "14:00-16:00", "Uren", "Dit is geen tijd;"),
        ("Experiment", "misschien", "Experiment", "Schrijf ja of nee"),
        ("Uitkomst", "mislukt", None, "vul de les in."),
        ("Buurt", "Selwert", "Buurt", "Bedoel je Selwerd?"),
        ("wijk|Initiatief", "Paddepoel|Soepclub", "Initiatief", "Er is geen initiatief Soepclub."),
        ("Uit", "Onbekend iets", "Uit", "Ik vind geen initiatief"),
        ("Bereik", "mag openbaar", None, "gaat alleen mee met toestemming"),
        ("scores", "eigen 1-9", "scores", "Een score is een cijfer"),
        ("ruil", "fiets", "ruil", "Dit kan ik niet lezen; schrijf wie > wie"),
        ("Verhaal", f"bel {BSN}", "Verhaal", "In het verhaal staat misschien een BSN (…333)"),
        ("Ruil", f"a > b: {BSN}", "Ruil", "misschien een BSN"),
        ("Toestemming van", BSN, "Toestemming van", "misschien een BSN"),
    ],
)
def test_what_cannot_be_says_where_and_why(headers: str, row: str, kolom: str | None, words: str) -> None:
    found, reden = reason(headers, row)
    assert found == kolom
    assert words in reden


@pytest.mark.parametrize(
    ("row", "reden"),
    [
        ("|3-4-2026", "Vul de titel in."),
        (f"{'x' * 201}|3-4-2026", "De titel is te lang (201 tekens); gebruik er hoogstens 200."),
        ("Koffie|", "Vul een datum in, bijvoorbeeld 21-11-2026 of vandaag."),
        ("Koffie|31-2-2026", "31 februari 2026 bestaat niet; vul een dag van 1 tot en met 28 in."),
        ("Koffie|1-1-2027", "01-01-2027 moet nog komen; vul een datum tot en met vandaag (21-11-2026) in."),
        ("Koffie|46115", "Dit is geen datum; schrijf dd-mm-jjjj, bijvoorbeeld 21-11-2026, of vandaag of ma."),
    ],
)
def test_a_title_and_a_day_are_needed(row: str, reden: str) -> None:
    ((_, kolom, said),) = wrong(KASBOEK, sheet("titel|datum", row))
    assert said == reden
    assert kolom == ("titel" if "titel" in reden else "datum")


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    found = wrong(KASBOEK, sheet("titel|datum|aantal|uren", "A|31-2-2026|veel|lang", "B|3-4-2026||", "C|?||"))
    assert [(rij, kolom) for rij, kolom, _ in found] == [(2, "datum"), (2, "aantal"), (2, "uren"), (4, "datum")]
    made = plan(KASBOEK, sheet("titel|datum|aantal", "A|31-2-2026|veel", "B|3-4-2026|"))
    assert made.afgekeurde_rijen == (2,)
    assert [row.rij for row in made.nieuw] == [3]


def test_an_origin_is_not_later_than_what_came_from_it() -> None:
    ((_, kolom, reden),) = wrong(KASBOEK, sheet("titel|datum|uit", "Koffie|1-2-2026|Soepclub"))
    assert kolom == "uit"
    assert "Soepclub is van 21-03-2026, later dan 01-02-2026" in reden


def test_a_number_that_was_stated_to_be_no_bsn_may_come_in() -> None:
    numbers = sheet("titel|datum", f"Zaak {BSN}|3-4-2026")
    assert [one.mogelijk_bsn for one in plan(KASBOEK, numbers).afgekeurd] == [True]
    (invoer,) = taken(KASBOEK, numbers, bekend(geen_bsn=(BSN,)))
    assert invoer.titel == f"Zaak {BSN}"


@pytest.mark.parametrize("missing", ["titel", "datum"])
def test_without_a_column_that_is_needed_there_is_no_import(missing: str) -> None:
    headers = "datum|x" if missing == "titel" else "titel|x"
    said = refusal(lambda: plan(KASBOEK, sheet(headers, "3-4-2026|y")), "kolom")
    assert said == f"Er is geen kolom {missing}; zet {missing} boven de kolom waar dat in staat."


def test_a_column_is_chosen_or_left_out_by_hand() -> None:
    both = sheet("wat|onderwerp|dag|datum", "Koffie|Ontmoeten|x|3-4-2026")
    assert "allebei" in refusal(lambda: plan(KASBOEK, both), "kolom")
    made = plan(KASBOEK, both, chosen={"Onderwerp": "titel", "dag": ""})
    assert made.kolommen == (("onderwerp", "titel"), ("datum", "datum"))
    assert made.ongebruikt == ("wat", "dag")
    assert made.nieuw[0].invoer.titel == "Ontmoeten"
    assert 'Er is geen kolom "weg"' in refusal(lambda: plan(KASBOEK, both, chosen={"weg": ""}), "kolom")


def test_the_wijk_of_a_row_that_names_none() -> None:
    with_wijk = sheet("titel|datum|wijk", "A|3-4-2026|Paddepoel", "B|3-4-2026|")
    assert wrong(KASBOEK, with_wijk) == [(3, "wijk", "Vul de wijk in.")]
    made = plan(KASBOEK, with_wijk, wijk_id=1)
    assert ([row.invoer.wijk_id for row in made.nieuw], made.zonder_wijk) == ([2, 1], 1)
    without = sheet("titel|datum", "A|3-4-2026")
    for given, wijk_id in ((None, 1), (2, 2)):
        made = plan(KASBOEK, without, wijk_id=given)
        assert (made.nieuw[0].invoer.wijk_id, made.zonder_wijk) == (wijk_id, wijk_id)
    named = sheet("titel|datum|wijk", "A|3-4-2026|Selwerd")
    assert plan(KASBOEK, named, wijk_id=2).zonder_wijk is None
    nowhere = bekend(gekozen_wijk=None)
    said = refusal(lambda: make_plan(KASBOEK, without, nowhere, chosen={}, wijk_id=None), "wijk_id")
    assert said.startswith("Er is geen kolom wijk;")


def test_equal_rows_each_have_a_mark_of_their_own_wherever_they_stand() -> None:
    first = plan(KASBOEK, sheet("titel|datum|uren", "A|3-4-2026|1:30", "B|3-4-2026|", "A|3-4-2026|1:30")).nieuw
    other = plan(KASBOEK, sheet("minuten|dag|wat", "90|3 april 2026|A", "90|3-4-2026| A ", "|3-4-2026|B")).nieuw
    marks = [row.sleutel for row in first]
    assert len(set(marks)) == 3
    assert all(len(mark) == 64 for mark in marks)
    assert [row.sleutel for row in other] == [marks[0], marks[2], marks[1]]


def test_a_row_with_a_mark_that_stands_is_left_out_and_the_others_are_not() -> None:
    rows = sheet("titel|datum", "A|3-4-2026", "B|3-4-2026", "A|3-4-2026")
    marks = [row.sleutel for row in plan(KASBOEK, rows).nieuw]
    made = plan(KASBOEK, rows, bekend(merken={marks[0]: 5, marks[1]: 6}))
    assert made.aanwezig == ((2, 5), (3, 6))
    assert [(row.rij, row.sleutel) for row in made.nieuw] == [(4, marks[2])]


def test_an_entry_that_says_the_same_stands_for_one_row() -> None:
    """What was typed by hand and all the same is there; a second such row in the file is not."""
    rows = sheet("titel|datum|aantal", "A|3-4-2026|5", "A|3-4-2026|5")
    (typed, _) = taken(KASBOEK, rows)
    made = plan(KASBOEK, rows, bekend({12: typed}))
    assert made.aanwezig == ((2, 12),)
    assert [(row.rij, row.lijkt_op) for row in made.nieuw] == [(3, None)]


def test_an_entry_that_a_mark_belongs_to_stands_for_no_other_row() -> None:
    rows = sheet("titel|datum", "A|3-4-2026", "A|3-4-2026")
    first, _ = plan(KASBOEK, rows).nieuw
    made = plan(KASBOEK, rows, bekend({12: first.invoer}, merken={first.sleutel: 12}))
    assert made.aanwezig == ((2, 12),)
    assert [(row.rij, row.lijkt_op) for row in made.nieuw] == [(3, None)]


def test_an_entry_that_is_alike_is_pointed_out_and_may_be_left_out() -> None:
    rows = sheet("titel|datum|aantal", "A|3-4-2026|5", "B|3-4-2026|")
    (typed, _) = taken(KASBOEK, rows)
    made = plan(KASBOEK, rows, bekend({12: replace(typed, deelnames=6)}))
    assert [(row.rij, row.lijkt_op) for row in made.nieuw] == [(2, 12), (3, None)]
    assert [row.rij for row in made.dubbele] == [2]
    assert [row.rij for row in made.te_bewaren()] == [2, 3]
    assert [row.rij for row in made.te_bewaren(zonder_dubbele=True)] == [3]


def test_the_columns_of_an_export_need_no_help() -> None:
    """But for the number of an initiative, which means nothing elsewhere, each of them is used."""
    names = tuple(column.naam for column in EXPORT.kolommen)
    made = plan(KASBOEK, sheet("|".join(names), "|".join("" for _ in names)))
    assert made.ongebruikt == ("initiatief_nummer",)
    assert {field for _, field in made.kolommen} == set(names) - {"initiatief_nummer"}


def test_a_row_of_an_export_stands_whatever_it_says() -> None:
    """What left with names taken out, or lost its story, is still the same entry; without the moment it is not."""
    known = bekend(geregistreerd={("12", "2026-11-01T10:00:00.000Z"): 12})
    rows = sheet(
        "nummer|datum|titel|geregistreerd_op",
        "12|3-4-2026|Bij (naam)|2026-11-01T10:00:00.000Z",
        "12|3-4-2026|Iets anders|2026-11-02T10:00:00.000Z",
    )
    made = plan(KASBOEK, rows, known)
    assert made.aanwezig == ((2, 12),)
    assert [row.rij for row in made.nieuw] == [3]
    assert "wat je daarin veranderde, wordt niet overgenomen" in made.opmerkingen[0]
    assert plan(KASBOEK, sheet("nummer|titel|datum", "12|Iets|3-4-2026"), known).ongebruikt == ("nummer",)


def test_a_mark_hangs_on_no_day_and_on_nothing_in_the_store() -> None:
    """What stood already stands, also when a day is read otherwise or what a name meant is gone."""
    rows = sheet("titel|datum|uit|initiatief", "A|gisteren|Soepclub|Soepclub", "B|3-4|Soepclub|")
    marks = {row.sleutel: number for number, row in enumerate(plan(KASBOEK, rows).nieuw, 5)}

    def gone(*_: object) -> None:
        raise Refused("Weg.")

    later = bekend(merken=marks, vandaag=date(2027, 5, 1), oorsprong=gone, initiatief=gone)
    made = plan(KASBOEK, rows, later)
    assert (made.aanwezig, made.nieuw, made.afgekeurd) == (((2, 5), (3, 6)), (), ())


def test_the_wijk_of_the_others_belongs_to_the_mark() -> None:
    rows = sheet("titel|datum", "A|3-4-2026")
    marks = [plan(KASBOEK, rows, wijk_id=wijk_id).nieuw[0].sleutel for wijk_id in (1, 2)]
    assert len(set(marks)) == 2


def test_a_row_may_come_from_another_row_of_the_file() -> None:
    """The last one that is not later; that row is taken in first."""
    rows = sheet(
        "titel|datum|uit",
        "C|3-6-2026|kookles",
        "Kookles|1-4-2026|B",
        "Kookles|1-7-2026|",
        "B|1-3-2026|",
        "D|1-4-2026|d",
    )
    made = plan(KASBOEK, rows)
    marks = {row.rij: row.sleutel for row in made.nieuw}
    assert [(row.rij, row.uit) for row in made.nieuw] == [(4, None), (5, None), (3, marks[5]), (2, marks[3])]
    assert [(one.rij, one.kolom) for one in made.afgekeurd] == [(6, "uit")]
    assert "uit zichzelf" in made.afgekeurd[0].reden


def test_a_row_does_not_come_from_one_that_cannot_be() -> None:
    """Nor from a later one, nor by a way around from itself."""
    rows = sheet(
        "titel|datum|uit",
        "A|1-4-2026|B",
        "B|1-3-2026|Weg",
        "C|1-4-2026|D",
        "D|1-4-2026|C",
        "E|1-3-2026|F",
        "F|1-5-2026|",
    )
    made = plan(KASBOEK, rows)
    said = {one.rij: one.reden for one in made.afgekeurd}
    assert [row.rij for row in made.nieuw] == [7]
    assert said[2].startswith("Rij 3, waar deze rij uit voortkwam, kan niet")
    assert said[4] == said[5]
    assert "F is van 01-05-2026, later dan 01-03-2026" in said[6]


def test_what_came_from_a_double_that_is_left_out_came_from_what_it_is_like() -> None:
    rows = sheet("titel|datum|uit", "A|3-4-2026|", "B|4-4-2026|A")
    first = plan(KASBOEK, rows).nieuw[0]
    made = plan(KASBOEK, rows, bekend({12: replace(first.invoer, deelnames=6)}))
    (kept,) = made.te_bewaren(zonder_dubbele=True)
    assert (kept.invoer.titel, kept.invoer.uit_regel_id, kept.uit) == ("B", 12, None)
    assert [row.uit for row in made.te_bewaren()] == [None, first.sleutel]


@pytest.mark.parametrize(
    ("header", "cell", "kept"),
    [
        ("Status", "onder de radar", Zichtbaarheid.ONDER_DE_RADAR),
        ("Zichtbaar", "Vertrouwelijk", Zichtbaarheid.ONDER_DE_RADAR),
        ("Vertrouwelijk", "ja", Zichtbaarheid.ONDER_DE_RADAR),
        ("Vertrouwelijk", "nee", Zichtbaarheid.INTERN),
        ("Vertrouwelijk", "openbaar", Zichtbaarheid.OPENBAAR),
        ("zichtbaarheid|vertrouwelijk", "openbaar|x", Zichtbaarheid.ONDER_DE_RADAR),
    ],
)
def test_what_is_not_for_others_is_so_by_many_names(header: str, cell: str, kept: Zichtbaarheid) -> None:
    assert one(header, cell).zichtbaarheid is kept


def test_a_column_that_is_not_used_hides_no_secret() -> None:
    secret = sheet("titel|datum|Soort", "A|3-4-2026|", "B|3-4-2026|Onder de radar")
    said = refusal(lambda: plan(KASBOEK, secret), "kolom")
    assert 'In kolom "Soort", rij 3, staat "Onder de radar"' in said
    assert plan(KASBOEK, secret, chosen={"Soort": "zichtbaarheid"}).nieuw[1].invoer.zichtbaarheid is (
        Zichtbaarheid.ONDER_DE_RADAR
    )
    assert len(plan(KASBOEK, secret, chosen={"Soort": ""}).nieuw) == 2
