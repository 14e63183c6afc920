"""The classes of the NLA and their plafonds."""

from __future__ import annotations

import pytest

from frontlijn.domain.values import Grootte, Zwaarte
from frontlijn.domain.wijk import klasse_plafond


@pytest.mark.parametrize(
    ("grootte", "zwaarte", "cents"),
    [
        (Grootte.GROOT, Zwaarte.ZWAAR, 900_000_00),
        (Grootte.KLEIN, Zwaarte.ZWAAR, 450_000_00),
        (Grootte.GROOT, Zwaarte.LICHT, 450_000_00),
        (Grootte.KLEIN, Zwaarte.LICHT, 225_000_00),
        (Grootte.ONBEKEND, Zwaarte.ZWAAR, None),
        (Grootte.GROOT, Zwaarte.ONBEKEND, None),
    ],
)
def test_the_class_of_a_wijk_gives_its_plafond_and_an_unknown_class_gives_none(
    grootte: Grootte, zwaarte: Zwaarte, cents: int | None
) -> None:
    """004 §2.2."""
    assert klasse_plafond(grootte, zwaarte) == cents
