"""Which option a refused field was typed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from frontlijn.domain.errors import Refused
from frontlijn.domain.values import Factor

_OPTIONS = {
    "initiatief_id": "--initiatief",
    "periode": "--periodelengte",
    "activiteit_id": "--activiteit",
    "in_natura": "--natura",
    "groepen": "--groep",
    "waarde_per": "--per",
    "kwantificering": "--pm",
    "waarden": "--kies",
    "van": "--jaren",
    "deelnemers": "--deelnemer",
}
"""The fields whose option has another name."""

_SAME = frozenset(
    {"startjaar", "horizon", "disconto", "prijspeil", "toelichting", "bedrag", "omschrijving", "bron", "jaar", "reden"}
    | {"eenheid", "start", "looptijd", "curve", "dropoff", "datum", "notities", *Factor}
)
"""The fields whose option has their name."""


@contextmanager
def at_option(**arguments: str) -> Iterator[None]:
    """Says before a refusal in which option or argument it was typed; `arguments` are the fields that have another."""
    try:
        yield
    except Refused as error:
        name = arguments.get(error.field or "") or _option(error.field or "")
        if type(error) is not Refused or not name:  # one that looks like a BSN is told in another way
            raise
        raise Refused(f"{name}: {error.message}", error.field) from error


def _option(field: str) -> str | None:
    factor, _, part = field.rpartition("_")
    if factor in [one.value for one in Factor] and part in ("bron", "jaar", "reden"):
        return f"--{part} {factor}="
    return f"--{field}" if field in _SAME else _OPTIONS.get(field)
