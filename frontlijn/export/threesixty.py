"""How grants are written in the formats of 360Giving: its JSON package, and its spreadsheet of one row per grant.

The CSV is for programs that take the standard, so it has commas and a point for the cents, unlike the registers. The
columns of a list are numbered: "Funding Org:1:Name". An amount goes from cents to text, never through a float.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from frontlijn.export.besluiten import Besluiten, Field, Grant
from frontlijn.export.csv import BOM, harmless
from frontlijn.export.table import Bedrag

VERSION = "1.4"
"""The version of the standard."""

_TITLES = {
    "id": "Identifier",
    "title": "Title",
    "description": "Description",
    "currency": "Currency",
    "amountAppliedFor": "Amount Applied For",
    "amountAwarded": "Amount Awarded",
    "amountDisbursed": "Amount Disbursed",
    "awardDate": "Award Date",
    "recipientOrganization": "Recipient Org",
    "recipientIndividual": "Recipient Ind",
    "beneficiaryLocation": "Beneficiary Location",
    "fundingOrganization": "Funding Org",
    "grantProgramme": "Grant Programme",
    "classifications": "Classifications",
    "dateModified": "Last Modified",
    "name": "Name",
    "countryCode": "Country Code",
    "geoCode": "Geographic Code",
    "geoCodeType": "Geographic Code Type",
    "vocabulary": "Vocabulary",
    "code": "Code",
}
_ORDER = [*_TITLES, "commitmentTransaction"]

Path = tuple[str | int, ...]
Leaf = str | date | Bedrag

_ALWAYS: tuple[Path, ...] = (
    *(("id",), ("title",), ("description",), ("currency",)),
    *(("amountAppliedFor",), ("amountAwarded",), ("amountDisbursed",), ("awardDate",)),
    *(("recipientOrganization", 0, "id"), ("recipientOrganization", 0, "name")),
    *(("recipientIndividual", "id"), ("recipientIndividual", "name")),
    *(("fundingOrganization", 0, "id"), ("fundingOrganization", 0, "name")),
)


def besluiten_json(besluiten: Besluiten) -> Iterator[str]:
    """The package: what it is, then one grant per line."""
    about = {"version": VERSION, "title": "Besluiten over handgeld", "issued": besluiten.datum.isoformat()}
    if besluiten.voorbeeld:
        about["description"] = "Voorbeeldgegevens: verzonnen, niet echt gebeurd."
    yield json.dumps(about)[:-1] + ', "grants": ['
    before = "\n"
    for grant in besluiten.grants():
        yield before + _json(grant)
        before = ",\n"
    yield "\n]}\n"


def besluiten_csv(besluiten: Besluiten) -> Iterator[str]:
    """The header, then a row per grant; the grants are read twice, first for the columns they need."""
    columns: dict[Path, None] = dict.fromkeys(_ALWAYS)
    for grant in besluiten.grants():
        columns |= dict.fromkeys(path for path, _ in _leaves(grant))
    paths = sorted(columns, key=_place)
    yield BOM + _line(map(_title, paths))
    for grant in besluiten.grants():
        cells = dict(_leaves(grant))
        yield _line(_cell(cells.get(path)) for path in paths)


def _json(value: Field | Grant) -> str:
    match value:
        case Bedrag():
            return _decimal(value)
        case date():
            return f'"{value.isoformat()}"'
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return f"{{{', '.join(f'{json.dumps(name)}: {_json(item)}' for name, item in value.items())}}}"
    return f"[{', '.join(map(_json, value))}]"


def _decimal(amount: Bedrag) -> str:
    euros, rest = divmod(abs(amount.cent), 100)
    return f"{'-' if amount.cent < 0 else ''}{euros}.{rest:02d}"


def _leaves(value: Field | Grant, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Every text, amount and day in a grant, with the way to it."""
    if isinstance(value, str | date | Bedrag):
        yield path, value
        return
    named = value.items() if isinstance(value, Mapping) else enumerate(value)
    for name, item in named:
        yield from _leaves(item, (*path, name))


def _place(path: Path) -> tuple[int, ...]:
    """Where a column stands: the first name, then the number in the list."""
    return tuple(_ORDER.index(part) if isinstance(part, str) else part for part in path[:2])


def _title(path: Path) -> str:
    """The heading of a column; transactions have none in the standard but the path itself."""
    if path[0] not in _TITLES:
        return "/".join(map(str, path))
    return ":".join(_TITLES[part] if isinstance(part, str) else str(part) for part in path)


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def _cell(value: Leaf | None) -> str:
    match value:
        case None:
            return ""
        case Bedrag():
            return _decimal(value)
        case date():
            return value.isoformat()
    return '"' + harmless(value).replace('"', '""') + '"'
