"""An arena as a worker types it: an initiative, an activity, an investment, and the effect of the domain model, 12."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Cli

SCHULDEN = (
    *("arena", "effect-add", "Minder schulden", "--leefdomein", "rondkomen"),
    *("--groep", "overheid=60: gemeente", "--groep", "participanten=40"),
    *("--aantal", "40", "--slagingskans", "een kwart", "--toerekening", "80 %", "--deadweight", "20"),
    *("--waarde", "12000", "--bron", "waarde=Voorbeeldrapport", "--jaar", "waarde=2023"),
    *("--bewijs", "waarde=onderbouwd", "--start", "2024", "--looptijd", "5"),
)


@pytest.fixture
def begun(ok: Cli) -> Cli:
    """An arena from 2021 with an activity and € 100.000."""
    ok("wijk", "choose", "Selwerd")
    ok("initiatief", "add", "Kookclub")
    ok("arena", "add", "Opbrengst", "--initiatief", "Kookclub", "--startjaar", "2021")
    ok("arena", "activiteit-add", "Koken")
    ok("arena", "investering-add", "Gemeente", "--bedrag", "100.000")
    return ok


@pytest.fixture
def filled(begun: Cli) -> Cli:
    """The same with one effect in euros."""
    begun(*SCHULDEN)
    return begun


def effect(ok: Cli, number: int = 1) -> dict[str, Any]:
    """An effect as JSON."""
    found: dict[str, Any] = json.loads(ok("arena", "effect-show", str(number), "--json").out)
    return found


def chosen(ok: Cli, factor: str, number: int = 1) -> dict[str, Any]:
    """The chosen value of a factor of an effect."""
    found: dict[str, Any] = next(
        one for one in effect(ok, number)["factoren"] if one["factor"] == factor and one["gekozen"]
    )
    return found
