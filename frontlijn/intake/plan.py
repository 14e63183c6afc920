"""What an import would do, row by row, before anything is written. Preview and write share one plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar, cast

from frontlijn.domain.errors import Refused
from frontlijn.domain.privacy.bsn import MogelijkBsn, refuse_bsn
from frontlijn.domain.text import fold, printable
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.cells import is_secret
from frontlijn.intake.columns import FIELD, Columns, map_columns
from frontlijn.intake.merk import Lezer, Merker, inhoud
from frontlijn.intake.oorsprong import Bron, Vraag, ouders
from frontlijn.intake.rij import Fout, Rij, titelsleutel
from frontlijn.intake.rows import is_blank
from frontlijn.intake.sheet import Sheet

I = TypeVar("I")  # noqa: E741

GEEN_VELD = ""
"""What a worker chooses for a column that is not to be used."""

_NUMMER, _GEREGISTREERD = "nummer", "geregistreerd_op"
_EXPORTED = {_NUMMER: (), _GEREGISTREERD: ()}
_FROM_EXPORT = "Rijen uit een export van frontlijn staan er al; wat je daarin veranderde, wordt niet overgenomen."
_GIVEN_WITH = {"wijk_id": "wijk", "initiatief_id": "initiatief", "vrijwilligersminuten": "uren"}
"""The column that gives an attribute of an input, when it has another name."""


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """Why a row cannot be taken in: its number in the file, the name of the column if it is about one, a sentence.

    `mogelijk_bsn` says that whoever imports may state that a number is no BSN.
    """

    rij: int
    kolom: str | None
    reden: str
    mogelijk_bsn: bool = False


@dataclass(frozen=True, slots=True)
class NieuweRij(Generic[I]):
    """A row to take in, with its mark; `lijkt_op` is the number of a record that it may be a double of.

    `uit` is the mark of a new row of the file that it came from; that row stands before it.
    """

    rij: int
    sleutel: str
    invoer: I
    lijkt_op: int | None
    uit: str | None = None


@dataclass(frozen=True, slots=True)
class Plan(Generic[I]):
    """What an import would do.

    `kolommen` are the names of columns, each with its field. `zonder_wijk` is the wijk of rows that name none, when
    there are any. `aanwezig` are rows that stand already, each with the number of the record; `afgekeurd` holds every
    reason, and so a row more than once. `uit_veld` is the attribute with the number of what an input came from.
    """

    kolommen: tuple[tuple[str, str], ...]
    ongebruikt: tuple[str, ...]
    zonder_wijk: int | None
    opmerkingen: tuple[str, ...]
    nieuw: tuple[NieuweRij[I], ...]
    aanwezig: tuple[tuple[int, int], ...]
    afgekeurd: tuple[Afgekeurd, ...]
    uit_veld: str

    @property
    def afgekeurde_rijen(self) -> tuple[int, ...]:
        """The numbers of the rows that cannot be taken in."""
        return tuple(dict.fromkeys(one.rij for one in self.afgekeurd))

    @property
    def dubbele(self) -> tuple[NieuweRij[I], ...]:
        """The new rows that may be a double."""
        return tuple(rij for rij in self.nieuw if rij.lijkt_op is not None)

    def te_bewaren(self, *, zonder_dubbele: bool = False) -> tuple[NieuweRij[I], ...]:
        """The rows that would be written; what came from a double that is left out came from what that is like."""
        if not zonder_dubbele:
            return self.nieuw
        left_out = {rij.sleutel: rij.lijkt_op for rij in self.dubbele}
        kept = (rij for rij in self.nieuw if rij.lijkt_op is None)
        return tuple(
            replace(rij, uit=None, invoer=with_origin(rij.invoer, self.uit_veld, left_out[rij.uit]))
            if rij.uit in left_out
            else rij
            for rij in kept
        )


@dataclass(frozen=True, slots=True)
class Soort(Generic[I]):
    """A kind of record that can be taken in.

    `velden` gives what else a column with a field may be called, `nodig` the fields without which there is no import.
    `lees` makes a checked input of a row and the usual wijk: it raises Refused, or leaves what is wrong in the row and
    returns None. `waarden` reads the fields that can be written in more than one way, for the mark. `uit_veld` is the
    attribute with the number of the record of this kind that another one came from.
    """

    naam: str
    velden: Mapping[str, Sequence[str]]
    nodig: tuple[str, ...]
    lees: Callable[[Rij, Bekend[I], int | None], I | None]
    waarden: Mapping[str, Lezer]
    uit_veld: str


@dataclass(frozen=True, slots=True)
class _Gelezen(Generic[I]):
    rij: int
    invoer: I
    sleutel: str
    uit: str | None


def make_plan(
    soort: Soort[I], sheet: Sheet, bekend: Bekend[I], *, chosen: Mapping[str, str], wijk_id: int | None
) -> Plan[I]:
    """What taking in this sheet would do. `chosen` is the field that a worker gave to a column by its name, or
    `GEEN_VELD`; `wijk_id` is the wijk of rows that name none. In a sheet without wijken that is else the chosen one.

    Raises Refused at `kolom` when a column that is needed is not there, or two columns are the same; at `wijk_id` when
    nothing says which wijk is meant.
    """
    columns = _columns(soort, sheet, chosen)
    usual = bekend.gekozen_wijk if wijk_id is None and "wijk" not in columns.fields else wijk_id
    if usual is None and "wijk" not in columns.fields:
        raise Refused(_no_column("wijk"), "wijk_id")
    _refuse_secret(sheet, columns, chosen)
    read, present, wrong, remarks = _read_rows(soort, sheet, columns, bekend, usual)
    said = [*sheet.remarks, *_remarks(sheet, columns, chosen), *remarks]
    new = list(_not_present(soort, read, bekend, present))
    new = _with_origins(soort, sheet, columns, read=read, new=new, present=present, wrong=wrong)
    return Plan(
        kolommen=tuple((sheet.headers[index], field) for field, index in columns.fields.items()),
        ongebruikt=columns.unused,
        zonder_wijk=usual if _without_wijk(sheet, columns) else None,
        opmerkingen=tuple(said),
        nieuw=tuple(new),
        aanwezig=tuple(sorted(present.items())),
        afgekeurd=tuple(sorted(wrong, key=lambda one: one.rij)),
        uit_veld=soort.uit_veld,
    )


def with_origin(invoer: I, veld: str, nummer: int | None) -> I:
    """The input with the number of what it came from."""
    made: I = replace(cast(Any, invoer), **{veld: nummer})
    return made


def _refuse_secret(sheet: Sheet, columns: Columns, chosen: Mapping[str, str]) -> None:
    """Raises Refused when a column that is not used says of a row that it is not for others: that would be lost."""
    left_out = {sheet.headers[_column(name, sheet)] for name, field in chosen.items() if field == GEEN_VELD}
    used = set(columns.fields.values())
    for index, header in enumerate(sheet.headers):
        if index in used or header in left_out:
            continue
        for row in sheet.rows:
            if is_secret(row.cells[index]):
                said = printable(row.cells[index].strip())[:40]
                raise Refused(
                    f'In kolom "{printable(header)[:40]}", rij {row.number}, staat "{said}" en die kolom wordt niet '
                    "gebruikt; kies er zichtbaarheid voor, of kies dat je hem weglaat.",
                    FIELD,
                )


def _columns(soort: Soort[I], sheet: Sheet, chosen: Mapping[str, str]) -> Columns:
    """The column of each field; `nummer` is one only beside `geregistreerd_op`, which makes it that of frontlijn."""
    headers = list(sheet.headers)
    wanted: dict[str, str] = {}
    for name, field in chosen.items():
        index = _column(name, sheet)
        if field == GEEN_VELD:
            headers[index] = ""
        else:
            wanted[headers[index]] = field
    columns = map_columns(headers, {**soort.velden, **_EXPORTED}, wanted)
    found = dict(columns.fields)
    if not (_NUMMER in found and _GEREGISTREERD in found):
        for field in _EXPORTED:
            found.pop(field, None)
    _choose_time(found, sheet, wanted)
    for field in soort.nodig:
        if field not in found:
            raise Refused(_no_column(field), FIELD)
    taken = set(found.values())
    return Columns(found, tuple(header for index, header in enumerate(sheet.headers) if index not in taken))


def _column(name: str, sheet: Sheet) -> int:
    """The column that a worker names; raises Refused when there is none."""
    return map_columns(sheet.headers, {"titel": ()}, {name: "titel"}).fields["titel"]


def _no_column(field: str) -> str:
    return f"Er is geen kolom {field}; zet {field} boven de kolom waar dat in staat."


def _choose_time(found: dict[str, int], sheet: Sheet, chosen: Mapping[str, str]) -> None:
    """Leaves one column of time; raises Refused when hours and minutes both stand there and nobody chose."""
    if not ("uren" in found and "vrijwilligersminuten" in found):
        return
    hours, minutes = (sheet.headers[found[field]] for field in ("uren", "vrijwilligersminuten"))
    if (hours in chosen) == (minutes in chosen):
        raise Refused(
            f'"{printable(hours)[:40]}" en "{printable(minutes)[:40]}" zijn allebei de tijd van vrijwilligers; kies '
            "welke kolom je wilt gebruiken.",
            FIELD,
        )
    del found["uren" if minutes in chosen else "vrijwilligersminuten"]


def _remarks(sheet: Sheet, columns: Columns, chosen: Mapping[str, str]) -> Iterator[str]:
    """What a column may have been meant for as well."""
    index = columns.fields.get("uren")
    if index is not None and fold(sheet.headers[index]) == "tijd" and "uren" not in chosen.values():
        yield (
            f'"{sheet.headers[index]}" is gelezen als de tijd die vrijwilligers gaven; is het een tijdstip, gebruik '
            "die kolom dan niet."
        )


def _read_rows(
    soort: Soort[I], sheet: Sheet, columns: Columns, bekend: Bekend[I], wijk_id: int | None
) -> tuple[list[_Gelezen[I]], dict[int, int], list[Afgekeurd], dict[str, None]]:
    """The rows that can be taken in, those that stand with the number of their record, what is wrong, and remarks.

    A row stands when an export gave it with that number, or a record has its mark: what is found for its cells today
    does not count then.
    """
    read: list[_Gelezen[I]] = []
    present: dict[int, int] = {}
    wrong: list[Afgekeurd] = []
    memo: dict[Any, Any] = {}
    remarks: dict[str, None] = {}
    titles = set(_titles(soort, sheet, columns)) if "uit" in columns.fields else ()
    marks = Merker(soort.naam, soort.waarden, wijk_id)
    from_export = False
    for row in sheet.rows:
        rij = Rij({field: row.cells[index] for field, index in columns.fields.items()}, memo, remarks, titles)
        known = _exported(rij, bekend)
        if known is not None:
            present[row.number] = known
            from_export = True
            continue
        mark = marks.merk({field: cell for field, cell in rij.cells.items() if field not in _EXPORTED})
        if mark in bekend.merken:
            present[row.number] = bekend.merken[mark]
            continue
        invoer = _taken(soort, rij, bekend, wijk_id)
        if invoer is None:
            wrong += [
                Afgekeurd(row.number, _header(sheet, columns, fout.field), fout.reden, fout.mogelijk_bsn)
                for fout in rij.fouten
            ]
            continue
        read.append(_Gelezen(row.number, invoer, mark, rij.uit_rij))
    if from_export:
        remarks[_FROM_EXPORT] = None
    return read, present, wrong, remarks


def _exported(rij: Rij, bekend: Bekend[Any]) -> int | None:
    """The record that a row of an export is, when it stands."""
    number, moment = rij.text(_NUMMER), rij.text(_GEREGISTREERD)
    return None if number is None or moment is None else bekend.geregistreerd.get((number.strip(), moment.strip()))


def _taken(soort: Soort[I], rij: Rij, bekend: Bekend[I], wijk_id: int | None) -> I | None:
    """The input in a row, or None when something in it is wrong."""
    try:
        invoer = soort.lees(rij, bekend, wijk_id)
        for field, text in _texts(invoer):
            refuse_bsn(text, field, bekend.geen_bsn)
    except Refused as error:
        rij.fouten.append(Fout(error.field or "", error.message, isinstance(error, MogelijkBsn)))
        return None
    return None if rij.fouten else invoer


def _not_present(
    soort: Soort[I], read: Sequence[_Gelezen[I]], bekend: Bekend[I], present: dict[int, int]
) -> Iterator[NieuweRij[I]]:
    """The rows that do not stand; adds to `present` those that do.

    A row stands when a record says all that it says and is not already what another row stands for.
    """
    taken = set(present.values())
    alike = [[number for number in bekend.gelijkend(one.invoer) if number not in taken] for one in read]
    per_said: dict[bytes, list[int]] = defaultdict(list)
    for number, invoer in sorted(bekend.invoeren({number for numbers in alike for number in numbers}).items()):
        per_said[inhoud(soort.naam, invoer)].append(number)
    new: list[tuple[_Gelezen[I], list[int]]] = []
    for one, numbers in zip(read, alike, strict=True):
        if numbers and (same := per_said.get(inhoud(soort.naam, one.invoer))):
            present[one.rij] = same.pop(0)
        else:
            new.append((one, numbers))
    taken = set(present.values())
    for one, numbers in new:
        double = next((number for number in numbers if number not in taken), None)
        yield NieuweRij(one.rij, one.sleutel, one.invoer, double)


def _with_origins(
    soort: Soort[I],
    sheet: Sheet,
    columns: Columns,
    *,
    read: Sequence[_Gelezen[I]],
    new: list[NieuweRij[I]],
    present: Mapping[int, int],
    wrong: list[Afgekeurd],
) -> list[NieuweRij[I]]:
    """The new rows, each behind the row of the file that it came from; adds to `wrong` those that cannot be so."""
    asked = {one.rij: one.uit for one in read if one.uit is not None and one.rij not in present}
    if not asked:
        return new
    days = {one.rij: _day(one.invoer) for one in read}
    sources: dict[str, list[Bron]] = defaultdict(list)
    for row, title in zip(sheet.rows, _titles(soort, sheet, columns), strict=True):
        written = row.cells[columns.fields[soort.nodig[0]]]
        sources[title].append(Bron(row.number, written, days.get(row.number), present.get(row.number)))
    by_row = {one.rij: one for one in new}
    parents, without = ouders(
        {rij: Vraag(rij, days[rij], sources[title]) for rij, title in asked.items()}, dict.fromkeys(by_row, True)
    )
    header = _header(sheet, columns, "uit")
    wrong += [Afgekeurd(rij, header, reden) for rij, reden in without.items()]
    first = [one for one in new if one.rij not in asked]
    for rij, bron in parents.items():
        one = by_row[rij]
        first.append(
            replace(one, uit=by_row[bron.rij].sleutel)
            if bron.nummer is None
            else replace(one, invoer=with_origin(one.invoer, soort.uit_veld, bron.nummer))
        )
    return first


def _day(invoer: Any) -> date | None:
    day: date | None = invoer.datum if hasattr(invoer, "datum") else invoer.startdatum
    return day


def _titles(soort: Soort[I], sheet: Sheet, columns: Columns) -> Iterator[str]:
    """What each row is called, to find it by."""
    index = columns.fields[soort.nodig[0]]
    return (titelsleutel(row.cells[index]) for row in sheet.rows)


def _without_wijk(sheet: Sheet, columns: Columns) -> bool:
    """Whether a row names no wijk."""
    index = columns.fields.get("wijk")
    return index is None or any(is_blank(row.cells[index]) for row in sheet.rows)


def _header(sheet: Sheet, columns: Columns, field: str) -> str | None:
    """The name of the column that a field came from."""
    for name in (field, _GIVEN_WITH.get(field, "")):
        if name in columns.fields:
            return sheet.headers[columns.fields[name]]
    return None


def _texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Each text in an input, with its field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, field)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name), field or one.name)
