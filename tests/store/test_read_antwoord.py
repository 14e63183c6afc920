"""The letter to who asked: as it was kept, else written from the decision that stands."""

from __future__ import annotations

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.fonds import FondsInvoer
from frontlijn.domain.values import BesluitUitkomst
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write import settings
from frontlijn.store.write.handgeld import add_fonds, answer, decide, grant_handgeld, request_handgeld, revise
from tests.store.inputs import TODAY, a_pot, aanvraag, afwijzing, toekenning


def letter(store: Store, aanvraag_id: int) -> str:
    return read.antwoord_tekst(store, read.dossier(store, aanvraag_id))


def test_a_letter_is_written_to_the_applicant_by_who_works_here(store: Store) -> None:
    settings.put(store, Instelling.GEBRUIKER, "Noor")
    a_pot(store)
    granted = grant_handgeld(store, aanvraag(1), toekenning())
    tekst = letter(store, granted.id)
    assert tekst.startswith("Beste Truus,\n\nU krijgt € 50,00 handgeld voor: Plantjes.")
    assert tekst.endswith("Met vriendelijke groet,\nNoor")


def test_a_letter_that_was_edited_is_kept(store: Store) -> None:
    a_pot(store)
    granted = grant_handgeld(store, aanvraag(1), toekenning())
    answer(store, granted.id, "Beste Truus, het kan.")
    assert letter(store, granted.id) == "Beste Truus, het kan."


def test_a_revision_gets_a_letter_of_its_own(store: Store) -> None:
    """What was kept belongs to the decision that was replaced."""
    a_pot(store)
    granted = grant_handgeld(store, aanvraag(1), toekenning())
    answer(store, granted.id, "Beste Truus, het kan.")
    revise(store, granted.id, afwijzing(datum=TODAY, herziening_reden="De straat is opgebroken."))
    tekst = letter(store, granted.id)
    assert "Dit besluit vervangt ons besluit van 10-11-2026. Toen kreeg u € 50,00." in tekst
    assert "De straat is opgebroken." in tekst


def test_a_letter_tells_how_to_ask_the_fund_it_refers_to(store: Store) -> None:
    a_pot(store)
    add_fonds(store, FondsInvoer("Buurtfonds", hoe="Bel op maandag"))
    asked = request_handgeld(store, aanvraag(1))
    elders = toekenning(0, uitkomst=BesluitUitkomst.DOORVERWEZEN, naar="buurtfonds")
    decide(store, asked.id, elders)
    assert "verwijzen wij u door naar: buurtfonds." in letter(store, asked.id)
    assert "Zo vraagt u het aan: Bel op maandag." in letter(store, asked.id)


def test_there_is_no_letter_before_the_decision(store: Store) -> None:
    a_pot(store)
    asked = request_handgeld(store, aanvraag(1))
    with pytest.raises(Refused, match="nog niet besloten; een antwoord komt na het besluit"):
        letter(store, asked.id)
