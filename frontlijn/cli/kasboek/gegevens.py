"""What the commands print of one entry, in the version that stands and in earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.perspectief import format_perspectieven
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import format_uitwisselingen
from frontlijn.domain.values import Bereik

LABELS = {
    "titel": "Titel",
    "datum": "Datum",
    "wijk_id": "Wijk",
    "initiatief_id": "Initiatief",
    "uit_regel_id": "Kwam voort uit",
    "uit_initiatief_id": "Kwam voort uit",
    "verhaal": "Wat er gebeurde",
    "wat_werkte": "Wat werkte",
    "wat_niet": "Wat niet werkte",
    "teweeg": "Wat het teweegbracht",
    "kernwaarde": "Kernwaarde",
    "leefdomeinen": "Leefdomeinen",
    "deelnames": "Deelnames",
    "nieuw_bereikt": "Nieuw bereikt",
    "niet_in_beeld": "Niet in beeld",
    "vrijwilligersminuten": "Tijd van vrijwilligers",
    "uitwisselingen": "Wie gaf, wie kreeg",
    "perspectieven": "Perspectief",
    "experiment": "Experiment",
    "uitkomst": "Uitkomst",
    "les": "Les",
    "zichtbaarheid": "Zichtbaarheid",
    "bereik": "Verhaal delen",
    "toestemming_op": "Toestemming op",
    "toestemming_tot": "Toestemming tot en met",
    "toestemming_van": "Toestemming van",
    "pseudoniem": "Schuilnaam",
}
"""What each field of the input is called, in the order in which they are shown."""


def shown_fields(
    invoer: KasboekInvoer, *, wijk: str, initiatief: str | None, uit: str | None
) -> Iterator[tuple[str, object]]:
    """Everything an entry says, each with its label; the names stand for the numbers in the input."""
    tells = invoer.verhaal or invoer.teweeg or invoer.bereik is not Bereik.INTERN
    special: dict[str, Any] = {
        "wijk_id": wijk,
        "initiatief_id": initiatief,
        "uit_regel_id": uit,
        "uit_initiatief_id": None,  # the same line
        "vrijwilligersminuten": None
        if invoer.vrijwilligersminuten is None
        else format_minuten(invoer.vrijwilligersminuten),
        "uitwisselingen": format_uitwisselingen(invoer.uitwisselingen),
        "perspectieven": format_perspectieven(invoer.perspectieven),
        "experiment": invoer.experiment or None,
        "bereik": invoer.bereik if tells else None,
    }
    for field, label in LABELS.items():
        yield label, special[field] if field in special else getattr(invoer, field)


def moment(op: str) -> str:
    """A moment as it is stored, as a worker reads it: the day and the time where the worker is."""
    return f"{datetime.fromisoformat(op).astimezone():%d-%m-%Y om %H:%M}"
