"""Every field that can be refused has a Dutch name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer, InvesteringInvoer, SessieInvoer
from frontlijn.domain.arena.effect import EffectInvoer
from frontlijn.domain.arena.gepubliceerd import Publicatie
from frontlijn.domain.fields import label, noun
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import Criterium, Factor
from frontlijn.domain.wijk import WijkInvoer

FORMS = [
    AanvraagInvoer,
    ActiviteitInvoer,
    ArenaInvoer,
    BesluitInvoer,
    EffectInvoer,
    InitiatiefInvoer,
    InvesteringInvoer,
    KasboekInvoer,
    OrganisatieInvoer,
    PersoonInvoer,
    PotInvoer,
    Publicatie,
    SessieInvoer,
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


def test_each_part_of_a_factor_is_named_with_its_factor() -> None:
    assert label("waarde_bron") == "de bron bij de waarde"
    assert noun("slagingskans_reden") == "reden bij de slagingskans"
    for factor in Factor:
        for part in ("bron", "reden", "jaar"):
            assert label(f"{factor}_{part}") == f"{label(part)} bij {label(factor)}"
