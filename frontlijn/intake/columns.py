"""Which column of a file is which field: by its name, by what workers also call it, or as the worker says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontlijn.domain.errors import Refused
from frontlijn.domain.names import nearest
from frontlijn.domain.text import fold, printable

FIELD = "kolom"


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field, counted from 0, in the order of the file; `unused` are the names of the others."""

    fields: Mapping[str, int]
    unused: tuple[str, ...]


def map_columns(headers: Sequence[str], known: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> Columns:
    """The field of each column. Case, accents, spaces and punctuation do not count.

    `known` gives for each field what else a column with it may be called. `chosen` is what the worker says, from the
    name of a column to a field; it goes before every name. Raises Refused at `kolom` on a choice that is not there, and
    on two columns for one field.
    """
    names = _names(known)
    columns: dict[int, str] = {}
    for header, name in chosen.items():
        columns[_chosen_column(header, headers)] = _chosen_field(name, names, known)
    taken = set(columns.values())
    for index, header in enumerate(headers):
        field = names.get(_key(header))
        if field is not None and index not in columns and field not in taken:
            columns[index] = field
    fields: dict[str, int] = {}
    for index, field in sorted(columns.items()):
        if field in fields:
            raise Refused(
                f'"{_short(headers[fields[field]])}" en "{_short(headers[index])}" zijn allebei {_short(field)}; kies '
                f"welke kolom {_short(field)} is.",
                FIELD,
            )
        fields[field] = index
    return Columns(fields, tuple(header for index, header in enumerate(headers) if index not in columns))


def _names(known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The field behind each name; the name of a field itself goes before what others may be called."""
    names = {_key(field): field for field in known}
    for field, others in known.items():
        for other in others:
            names.setdefault(_key(other), field)
    return names


def _chosen_column(header: str, headers: Sequence[str]) -> int:
    """The column that a worker names: exactly, or else but for case, accents, spaces and punctuation."""
    if header in headers:
        return headers.index(header)
    for index, other in enumerate(headers):
        if _key(header) and _key(other) == _key(header):
            return index
    raise Refused(f'Er is geen kolom "{_short(header)}"; {_which(header, headers, "kolommen")}', FIELD)


def _chosen_field(name: str, names: Mapping[str, str], known: Iterable[str]) -> str:
    field = names.get(_key(name))
    if field is None:
        raise Refused(f'Er is geen veld "{_short(name)}"; {_which(name, known, "velden")}', FIELD)
    return field


def _which(wanted: str, there: Iterable[str], things: str) -> str:
    """What was likely meant; else the first of what there is."""
    options = list(there)
    near = nearest(wanted, options)
    if near:
        return f"bedoel je {' of '.join(_short(option) for option in near)}?"
    more = " en meer" if len(options) > 3 else ""
    return f"kies uit de {things} {', '.join(_short(option) for option in options[:3])}{more}."


def _key(name: str) -> str:
    return "".join(re.findall(r"[^\W_]+", fold(name)))


def _short(text: str) -> str:
    return printable(text)[:40]
