"""Every field that can be refused has a Dutch name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from frontlijn.domain.fields import label
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import Criterium
from frontlijn.domain.wijk import WijkInvoer

FORMS = [
    AanvraagInvoer,
    BesluitInvoer,
    InitiatiefInvoer,
    KasboekInvoer,
    OrganisatieInvoer,
    PersoonInvoer,
    PotInvoer,
    WijkInvoer,
]
TEXTS = ("str", "str | None", "tuple[str, ...]")


@pytest.mark.parametrize("form", FORMS)
def test_each_text_field_of_a_form_has_a_label_of_its_own(form: type) -> None:
    for field in fields(form):
        if field.type in TEXTS:
            assert not label(field.name).startswith("het veld"), field.name


def test_the_criteria_have_labels_and_an_unknown_field_shows_its_name() -> None:
    assert [label(criterium.value) for criterium in Criterium] == [f"de reden bij C{n}" for n in (1, 2, 3, 4)]
    assert label("eigen_bijdrage") == "het veld eigen bijdrage"
