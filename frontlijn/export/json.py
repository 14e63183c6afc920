"""JSON for other programs: every value that is more than a plain one has its machine part and its human part.

    {"register": "handgeld", "datum": "2026-11-21", "voorbeeldgegevens": false, "rijen": [
    {"nummer": 1, "gevraagd": {"cent": 5000, "euro": "50,00"}, "uitkomst": {"code": "toegekend", "label": "toegekend"}}
    ]}

One row per line, so that a file of any size can be read line by line as well. Unknown is null, days are jjjj-mm-dd.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from frontlijn.domain.money import format_invoer
from frontlijn.domain.values import Waarde
from frontlijn.export.table import Bedrag, Procent, Table, Value


def json_pieces(table: Table) -> Iterator[str]:
    """The opening, a piece per row, the closing: together one valid document."""
    about = {"register": table.register, "datum": table.datum.isoformat(), "voorbeeldgegevens": table.voorbeeld}
    yield json.dumps(about)[:-1] + ', "rijen": ['
    before = "\n"
    for row in table.rijen:
        record = {name: plain(value) for name, value in zip(table.kolommen, row, strict=True)}
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def plain(value: Value) -> object:
    """A value as JSON holds it."""
    match value:
        case Waarde():
            return {"code": value.value, "label": value.label}
        case Bedrag():
            return {"cent": value.cent, "euro": format_invoer(value.cent)}
        case Procent():
            return {"basispunten": value.basispunten, "procent": format_invoer(value.basispunten)}
        case date():
            return value.isoformat()
        case tuple():
            return [plain(v) for v in value]
    return value
