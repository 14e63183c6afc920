"""The stories as they were told, newest first, and an honest word about those that stay."""

from __future__ import annotations

from datetime import date

import pytest

from frontlijn.domain.blokken import Citaat
from frontlijn.domain.kasboek.beeld import zonder_namen
from frontlijn.domain.kasboek.uitvoer import UITVOER
from frontlijn.domain.kasboek.uitvoer.verhalen import mee_en_hier, verhalen
from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling
from frontlijn.domain.values import Bereik, PartijSoort, Uitkomst
from tests.domain.beelden import beeld, regel, text

MEI = date(2026, 5, 4)


def test_each_story_has_its_day_its_title_and_its_pseudonym() -> None:
    entries = [
        regel(1, MEI, "Soep", verhaal="De boom\n\nbleef.", teweeg="Iedereen kwam.", pseudoniem="bewoner A"),
        regel(2, date(2026, 6, 1), "Tuin", verhaal="Regen."),
        regel(3, date(2026, 7, 1), "Zonder verhaal"),
    ]
    blocks = verhalen(beeld(entries))
    assert [block for block in blocks if isinstance(block, Citaat)] == [
        Citaat("01-06-2026 · Tuin", "Regen.", 2),
        Citaat("04-05-2026 · Soep · bewoner A", "De boom\n\nbleef.\n\nWat het teweegbracht: Iedereen kwam.", 1),
    ]
    assert "staan er 2 verhalen van Selwerd, de nieuwste eerst." in text(blocks)


def test_which_stories_stay_is_told_by_reason_without_the_day() -> None:
    staying = (
        ("geen toestemming", 4),
        ("toestemming verlopen op 01-02-2026", 1),
        ("toestemming verlopen op 03-02-2026", 1),
    )
    told = text(verhalen(beeld([regel(1, MEI, verhaal="Ja.")], naar=Bereik.EXPORT, blijven=staying)))
    assert "6 verhalen blijven op de laptop: 4 keer geen toestemming en 2 keer toestemming verlopen." in told
    assert (
        mee_en_hier(1, staying) == "1 gaat mee, 6 blijven hier (4 keer geen toestemming en 2 keer toestemming verlopen)"
    )
    assert mee_en_hier(2, ()) == "2 gaan mee, er blijft er geen hier"


def test_without_a_story_to_tell_the_page_says_so() -> None:
    staying = (("geen toestemming", 1),)
    leaving = text(verhalen(beeld(naar=Bereik.OPENBAAR, blijven=staying)))
    assert "gaat er van Selwerd geen verhaal mee. 1 verhaal blijft op de laptop: 1 keer geen toestemming." in leaving
    assert "staat er van Selwerd geen verhaal in het kasboek." in text(verhalen(beeld()))


def test_older_stories_than_fit_are_counted() -> None:
    told = text(verhalen(beeld([regel(1, MEI, verhaal="Ja.")], verhalen_totaal=203)))
    assert "Er zijn nog 202 oudere verhalen; kies een kortere periode." in told


@pytest.mark.parametrize("soort", list(UITVOER))
def test_a_name_is_taken_out_of_every_text_that_somebody_typed(soort: str) -> None:
    name = "Truus Proef"
    entries = [
        regel(
            number,
            MEI,
            f"Met {name}",
            verhaal=f"{name} kwam.",
            teweeg=f"{name} bleef.",
            pseudoniem=f"niet {name}",
            experiment=True,
            uitkomst=uitkomst,
            les=f"Vraag {name}.",
        )
        for number, uitkomst in enumerate((Uitkomst.MISLUKT, Uitkomst.GELUKT), 1)
    ]
    party = Partij(PartijSoort.OMSCHRIJVING, None, f"de zus van {name}")
    other = Partij(PartijSoort.PERSOON, 1, name)
    seen = beeld(entries, naar=Bereik.EXPORT, naam=f"Tuin {name}", uitwisselingen=[Uitwisseling(party, other, name, 1)])
    assert name in text(UITVOER["verhalen"](seen, None))
    assert "truus" not in text(UITVOER[soort](zonder_namen(seen, lambda _: "(weg)"), None)).casefold()
