"""From what was typed to the input of an entry, for the commands that log and edit."""

from __future__ import annotations

from datetime import date
from typing import Any

from frontlijn.cli.session import Text
from frontlijn.cli.values import choice, day, given, minutes, number, typed_fields
from frontlijn.domain.kasboek.perspectief import parse_perspectieven
from frontlijn.domain.kasboek.wederkerigheid import parse_uitwisselingen
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid

_NEEDED = frozenset({"zichtbaarheid", "datum", "bereik"})


def typed_regel(
    today: date,
    *,
    leefdomein: list[str] | None,
    experiment: bool | None,
    uitwisseling: list[str] | None,
    perspectief: list[str] | None,
    **typed: Text,
) -> dict[str, Any]:
    """The fields of a KasboekInvoer that were typed; raises WrongInput at the option that cannot be read."""
    parse: dict[str, Any] = {
        "datum": lambda text: day(text, today, "--datum"),
        "kernwaarde": lambda text: choice(Kernwaarde, text, "--kernwaarde"),
        "deelnames": lambda text: number(text, "--deelnames"),
        "nieuw_bereikt": lambda text: number(text, "--nieuw-bereikt"),
        "niet_in_beeld": lambda text: number(text, "--niet-in-beeld"),
        "vrijwilligersminuten": lambda text: minutes(text, "--uren"),
        "uitkomst": lambda text: choice(Uitkomst, text, "--uitkomst"),
        "zichtbaarheid": lambda text: choice(Zichtbaarheid, text, "--zichtbaarheid"),
        "bereik": lambda text: choice(Bereik, text, "--bereik"),
        "toestemming_op": lambda text: day(text, today, "--toestemming-op"),
        "toestemming_tot": lambda text: day(text, today, "--toestemming-tot"),
    }
    fields = typed_fields(typed, parse, _NEEDED)
    if leefdomein is not None:
        fields["leefdomeinen"] = domeinen(leefdomein)
    if experiment is not None:
        fields["experiment"] = experiment
    if uitwisseling is not None:
        fields["uitwisselingen"] = given("--uitwisseling", parse_uitwisselingen, "\n".join(uitwisseling)) or ()
    if perspectief is not None:
        fields["perspectieven"] = given("--perspectief", parse_perspectieven, "\n".join(perspectief)) or ()
    return fields


def domeinen(typed: list[str]) -> tuple[Leefdomein, ...]:
    """The leefdomeinen that were named; an empty one counts as none."""
    return tuple(choice(Leefdomein, text, "--leefdomein") for text in typed if text)
