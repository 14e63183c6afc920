"""The figures: true sentences first, unknown beside each total, nothing judged, and few people never counted out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain.blokken import Kop, Staven, Tabel, Zin
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.olievlek import Knoop, olievlek
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.uitvoer import UITVOER
from frontlijn.domain.kasboek.uitvoer.cijfers import cijfers
from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling
from frontlijn.domain.values import Bereik, Leefdomein, PartijSoort, Stem, Uitkomst, Zoeksoort
from tests.domain.beelden import JAAR, beeld, regel, table, text

MEI = date(2026, 5, 4)
TOEN = Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=1)
SOEPCLUB = Partij(PartijSoort.INITIATIEF, 7, "Soepclub")
TRUUS = Partij(PartijSoort.PERSOON, 1, "Truus Proef")
HENK = Partij(PartijSoort.PERSOON, 2, "Henk Proef")
BEWONER_A = Partij(PartijSoort.OMSCHRIJVING, None, "bewoner A")


def test_the_conclusion_comes_first_and_is_true() -> None:
    entries = [
        regel(1, MEI, deelnames=12, leefdomeinen=(Leefdomein.WONEN, Leefdomein.MEEDOEN)),
        regel(2, MEI, leefdomeinen=(Leefdomein.MEEDOEN,)),
    ]
    title, conclusion, *_ = cijfers(beeld(entries))
    assert title == Kop("Sociaal kasboek van Selwerd: cijfers", 1)
    assert conclusion == Zin(
        "Van 01-01-2026 tot en met 31-12-2026 staan er 2 regels in het sociaal kasboek van Selwerd, met 12 deelnames "
        "(onbekend bij 1 van 2 regels). Het vaakst gaat het over meedoen (2 regels)."
    )


def test_unknown_stands_beside_each_total_and_is_no_zero() -> None:
    totals = table(cijfers(beeld([regel(1, MEI, deelnames=0, vrijwilligersminuten=90), regel(2, MEI)])), "Wat")
    assert totals["Deelnames (iemand kan vaker tellen)"] == ["0", "1 van 2 regels"]
    assert totals["Tijd van vrijwilligers"] == ["1 u 30", "1 van 2 regels"]
    assert totals["Nieuw bereikt"] == ["onbekend", "2 van 2 regels"]


def test_leefdomeinen_are_bars_without_a_total_and_their_spread_adds_up() -> None:
    """V25: an entry with three domains is in three bars, and once in the spread."""
    blocks = cijfers(beeld([regel(1, MEI, leefdomeinen=tuple(Leefdomein)[:3]), regel(2, MEI)]))
    (bars,) = [block for block in blocks if isinstance(block, Staven)]
    assert [(one.label, one.aantal) for one in bars.staven][-1] == ("geen leefdomein ingevuld", 1)
    assert {one.label for one in bars.staven} >= {domein.label for domein in Leefdomein}
    assert table(blocks, "Leefdomeinen per regel") == {"geen": ["1"], "3": ["1"], "samen": ["2"]}


def test_what_was_tried_adds_up_and_what_mislukte_has_its_lesson() -> None:
    entries = [
        regel(1, MEI, "Mand", experiment=True, uitkomst=Uitkomst.MISLUKT, les="Vraag eerst"),
        regel(2, MEI, experiment=True, uitkomst=Uitkomst.GELUKT),
        regel(3, MEI, experiment=True),
    ]
    blocks = cijfers(beeld(entries))
    rows = table(blocks, "Uitkomst")
    assert (rows["mislukt"], rows["loopt nog"], rows["samen geprobeerd"]) == (["1"], ["1"], ["3"])
    assert sum(int(cells[0]) for name, cells in rows.items() if name != "samen geprobeerd") == 3
    assert "04-05-2026, ‘Mand’: Vraag eerst." in text(blocks)


def exchanges() -> list[Uitwisseling]:
    return [
        Uitwisseling(SOEPCLUB, TRUUS, "soep", 60),
        Uitwisseling(HENK, SOEPCLUB, "tafels", None),
        Uitwisseling(SOEPCLUB, BEWONER_A, "soep", 30),
    ]


def test_who_gave_and_received_are_two_tallies_that_add_up() -> None:
    blocks = cijfers(beeld([regel(1, MEI)], uitwisselingen=exchanges()))
    rows = table(blocks, "Wie")
    assert rows["Soepclub"] == ["2", "1", "1 u 30", "onbekend"]
    assert rows["bewoners (3)"] == ["1", "2", "onbekend", "1 u 30"]
    assert rows["samen"] == ["3", "3", "1 u 30 (onbekend bij 1)", "1 u 30 (onbekend bij 1)"]


@pytest.mark.parametrize("naar", list(Bereik))
def test_people_are_one_row_that_is_ranked_nowhere(naar: Bereik) -> None:
    school = Partij(PartijSoort.ORGANISATIE, 9, "Basisschool")
    found = [*exchanges(), Uitwisseling(school, HENK, "zaal", None)]
    blocks = cijfers(beeld([regel(1, MEI)], naar=naar, uitwisselingen=found))
    people = "bewoners (3)" if naar is Bereik.INTERN else "bewoners (<5)"
    assert list(table(blocks, "Wie")) == ["Basisschool", "Soepclub", people, "samen"]
    assert "Proef" not in text(blocks)
    assert "bewoner A" not in text(blocks)


def test_who_gave_and_received_is_counted_on_each_party_and_not_on_all_people_as_one() -> None:
    once = [Uitwisseling(TRUUS, HENK, "soep", None)]
    told = text(cijfers(beeld([regel(1, MEI)], naar=Bereik.EXPORT, uitwisselingen=once)))
    assert "mensen | <5" in told
    assert "mensen die gaven en kregen | 0" in told
    assert "voor het eerst iets met elkaar | <5" in told
    back = [*once, Uitwisseling(HENK, TRUUS, "tafel", None)]
    inside = text(cijfers(beeld([regel(1, MEI)], uitwisselingen=back)))
    assert "mensen die gaven en kregen | 2" in inside


def test_many_groups_are_one_row_and_the_columns_still_add_up() -> None:
    parties = [Partij(PartijSoort.ORGANISATIE, number, f"groep {number:02}") for number in range(30)]
    many = [Uitwisseling(BEWONER_A, party, "soep", 10) for party in parties]
    *named, total = table(cijfers(beeld([regel(1, MEI)], uitwisselingen=many)), "Wie").items()
    assert [name for name, _ in named][-2:] == ["nog 10 groepen", "bewoners (1)"]
    assert [sum(int(cells[column]) for _, cells in named) for column in (0, 1)] == [30, 30]
    assert total == ("samen", ["30", "30", "5 u", "5 u"])


def test_scores_are_counted_per_voice_without_an_average() -> None:
    scores: list[tuple[Perspectief, ...]] = [
        (Perspectief("", Stem.EIGEN, 2, 4), Perspectief("", Stem.WERKER, 2, 3))
    ] * 5
    scores += [(Perspectief("", Stem.EIGEN, 3, 3),), (Perspectief("", Stem.EIGEN, 4, 1),)]
    entries = [regel(number, MEI, perspectieven=one) for number, one in enumerate(scores, 1)]
    inside = cijfers(beeld(entries))
    assert table(inside, "Eigen stem") == {"vooruit": ["5"], "gelijk": ["1"], "achteruit": ["1"], "samen": ["7"]}
    assert "Over 5 mensen of groepen spraken beide stemmen; bij 5 daarvan zeiden ze niet hetzelfde." in text(inside)
    outside = cijfers(beeld(entries, naar=Bereik.EXPORT))
    assert table(outside, "Eigen stem") == {"vooruit": ["5"], "gelijk": ["<5"], "achteruit": ["<5"]}
    # Five in the other voice and five that differ would tell with the rest who is hidden here.
    assert "samen" not in table(outside, "Volgens de werker")
    assert "beide stemmen;" not in text(outside)


def test_a_total_of_either_period_tells_no_hidden_score() -> None:
    few = [regel(1, MEI, perspectieven=(Perspectief("", Stem.EIGEN, 2, 4),))]
    many = [regel(n, date(2025, 5, n), perspectieven=(Perspectief("", Stem.EIGEN, 2, 4),)) for n in range(1, 8)]
    for now, then in ((few, many), (many, few)):
        views = (JAAR, TOEN) if now is few else (TOEN, JAAR)
        blocks = cijfers(beeld(now, views[0], Bereik.EXPORT), beeld(then, views[1], Bereik.EXPORT))
        rows = table(blocks, "Eigen stem")
        assert "samen" not in rows
        assert rows["vooruit"][2] == "niet getoond"


def test_what_came_from_what_is_counted_per_root() -> None:
    root = Knoop((Zoeksoort.INITIATIEF, 1), "Soepclub", None, "Selwerd", None, binnen=False)
    below = [Knoop((Zoeksoort.KASBOEK, n), f"Regel {n}", MEI, "Selwerd", root.sleutel) for n in (1, 2, 3)]
    blocks = cijfers(beeld([regel(1, MEI)], olievlek=olievlek([root, *below])))
    assert table(blocks, "Wat waaruit voortkwam") == {
        "waar het begon": ["1"],
        "wat daaruit voortkwam": ["3"],
        "grootste aantal stappen": ["1"],
    }
    assert "Dat is gemiddeld 3 vervolgen per begin." in text(blocks)
    assert "Soepclub (van eerder of van elders): 3 dingen" in text(blocks)


def test_two_periods_stand_side_by_side_with_the_difference_as_a_fact() -> None:
    now = beeld([regel(1, MEI, deelnames=12, vrijwilligersminuten=60), regel(2, MEI, deelnames=8)])
    then = beeld([regel(3, date(2025, 3, 1), deelnames=30, vrijwilligersminuten=90)], TOEN)
    blocks = cijfers(now, then)
    (totals,) = [b for b in blocks if isinstance(b, Tabel) and "Onbekend bij" in b.kolommen]
    assert totals.kolommen == ("Wat", "Deze periode", "Onbekend bij", "Andere periode", "Onbekend bij", "Verschil")
    rows = {row[0].tekst: [cell.tekst for cell in row[1:]] for row in totals.rijen}
    assert rows["Regels"] == ["2", "", "1", "", "1 meer"]
    assert rows["Deelnames (iemand kan vaker tellen)"] == ["20", "0 van 2 regels", "30", "0 van 1 regel", "10 minder"]
    assert rows["Tijd van vrijwilligers"] == ["1 u", "1 van 2 regels", "1 u 30", "0 van 1 regel", "30 min minder"]
    assert rows["Nieuw bereikt"][-1] == "onbekend"
    # The year is not over: 1 January up to 21 November.
    assert "De periodes zijn niet even lang: deze telt 325 dagen, de andere 365 dagen." in text(blocks)
    assert "De periode is nog niet om: er is geteld tot en met 21-11-2026." in text(blocks)


def test_a_difference_with_a_small_count_is_not_shown() -> None:
    now = beeld([regel(1, MEI, deelnames=3)], naar=Bereik.EXPORT)
    then = beeld([regel(2, date(2025, 3, 1), deelnames=30)], TOEN, Bereik.EXPORT)
    assert "Deelnames (iemand kan vaker tellen) | <5 | 0 van 1 regel | 30 | 0 van 1 regel | niet getoond" in text(
        cijfers(now, then)
    )


@pytest.mark.parametrize("inner_first", [True, False])
def test_a_period_inside_another_does_not_tell_what_the_rest_of_it_was(inner_first: bool) -> None:
    """Twelve of fifteen: three people came in the rest of the year."""
    entries = [regel(1, date(2026, 2, 1), deelnames=12), regel(2, MEI, deelnames=3)]
    whole = beeld(entries, JAAR, Bereik.EXPORT)
    part = beeld(entries, Blik(JAAR.van, date(2026, 3, 31), wijk_id=1), Bereik.EXPORT)
    told = text(cijfers(part, whole) if inner_first else cijfers(whole, part))
    assert "12 deelnames" not in told
    assert "| 12 |" not in told
    assert "niet getoond" in told
    inside = (beeld(entries, view) for view in (part.blik, JAAR))
    assert "3 minder" in text(cijfers(*inside))


def test_a_comparison_of_what_is_hardly_filled_in_says_so() -> None:
    then = beeld([regel(2, date(2025, 3, 1), deelnames=30)], TOEN)
    sentence = "Een verschil kan komen van wat wel en niet is ingevuld."
    assert sentence in text(cijfers(beeld([regel(1, MEI)]), then))
    assert sentence not in text(cijfers(beeld([regel(1, MEI)])))
    known: dict[str, Any] = {"deelnames": 1, "nieuw_bereikt": 0, "niet_in_beeld": 0, "vrijwilligersminuten": 5}
    full = [beeld([regel(n, day, **known)], view) for n, (day, view) in enumerate(((MEI, JAAR), (then.blik.van, TOEN)))]
    assert sentence not in text(cijfers(*full))


def test_what_failed_without_being_an_experiment_has_its_lesson_too() -> None:
    seen = beeld([regel(1, MEI, "Mand", uitkomst=Uitkomst.MISLUKT, les="Vraag eerst")], mislukt_totaal=61)
    told = text(cijfers(seen))
    assert "04-05-2026, ‘Mand’: Vraag eerst." in told
    assert "En nog 60 lessen van eerder." in told
    account = text(UITVOER["verslag"](seen, None))
    assert "‘Mand’ mislukte. Wat we ervan leerden: Vraag eerst." in account
    assert "Nog 60 proeven van eerder staan niet in dit verslag." in account


def test_what_everybody_may_see_says_so() -> None:
    for naar in Bereik:
        told = text(cijfers(beeld([regel(1, MEI)], naar=naar)))
        assert ("Hier staat alleen wat openbaar mag." in told) is (naar is Bereik.OPENBAAR)


def test_what_leaves_says_where_it_comes_from() -> None:
    leaving = text(cijfers(beeld([regel(1, MEI)], naar=Bereik.EXPORT)))
    assert leaving.splitlines()[-1].startswith("Bron: het sociaal kasboek in frontlijn, stand van 21-11-2026.")
    assert "Eén tot en met 4 mensen staat er als <5." in leaving


@pytest.mark.parametrize("soort", list(UITVOER))
@pytest.mark.parametrize("naar", list(Bereik))
def test_an_empty_kasboek_has_a_page(soort: str, naar: Bereik) -> None:
    title, conclusion, *rest = UITVOER[soort](beeld(naar=naar), beeld(blik=TOEN, naar=naar))
    assert isinstance(title, Kop)
    assert isinstance(conclusion, Zin)
    assert isinstance(rest[-1], Zin)


people = st.one_of(st.none(), st.integers(0, 9))


@given(st.lists(st.tuples(st.integers(1, 11), people, people), max_size=6))
def test_no_output_that_leaves_counts_out_one_to_four_people(rows: list[tuple[int, int | None, int | None]]) -> None:
    entries = [
        regel(n, date(2026, month, 3), "Iets", deelnames=total, nieuw_bereikt=new)
        for n, (month, total, new) in enumerate(rows, 1)
    ]
    seen = beeld(entries, naar=Bereik.EXPORT)
    totals = [block for block in cijfers(seen) if isinstance(block, Tabel) and block.kolommen[0] == "Wat"][:1]
    shown = [row[1].tekst for block in totals for row in block.rijen[1:4]]
    assert not {"1", "2", "3", "4"}.intersection(shown)
    account = text(UITVOER["verslag"](seen, None))
    for few in ("1 deelname", "2 deelnames", "3 deelnames", "4 deelnames"):
        assert f" {few}" not in account
