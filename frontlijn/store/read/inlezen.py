"""What an import must know of the store, read at once, so that each row of a long file costs a look in a dictionary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.olievlek import Knoop
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.names import likely_same
from frontlijn.domain.text import clean_line, fold
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read import initiatieven, kasboek, wijken
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import lines
from frontlijn.store.store import Store

_NEAREST = 200
"""For so many unknown names the nearest one is looked up, which takes long; a file with more is another list."""

_ONE_BY_ONE = 200
_WINDOW = 5_000


class Namen:
    """Finds what is meant by a name, another name or a number, as `find_named` does and as often as it takes."""

    def __init__(self, noun: str, known: Iterable[Named]) -> None:
        self._noun = noun
        self._known = tuple(known)
        self._unknown = 0
        self._keys: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
        for one in self._known:
            by_name, by_alias, by_number = self._keys
            by_name[fold(one.naam)].append(one.id)
            for alias in {fold(alias) for alias in one.aliassen}:
                by_alias[alias].append(one.id)
            by_number[str(one.id)].append(one.id)

    def find(self, text: str) -> int:
        """The number of it; raises NotFound with the nearest names, and Refused when several have the name."""
        wanted = fold(clean_line(text, self._noun, required=True))
        by_name, by_alias, by_number = (keys.get(wanted, ()) for keys in self._keys)
        if found := {*(by_name or by_alias), *by_number}:
            return found.pop() if len(found) == 1 else find_named(self._noun, text, self._known)
        self._unknown += 1
        return find_named(self._noun, text, self._known if self._unknown <= _NEAREST else ())


def wijk_namen(store: Store) -> Namen:
    """The names of wijken."""
    return Namen("wijk", (Named(wijk.id, wijk.naam, wijk.aliassen) for wijk in wijken.wijken(store)))


def initiatief_namen(store: Store) -> Mapping[int, Namen]:
    """The names of initiatieven, for each wijk."""
    known: dict[int, list[Named]] = {wijk.id: [] for wijk in wijken.wijken(store)}
    with reading(store) as db:
        for row in db.execute("SELECT id, wijk_id, naam, aliassen FROM initiatief WHERE verwijderd_op IS NULL"):
            known[row["wijk_id"]].append(Named(row["id"], row["naam"], lines(row["aliassen"])))
    return {wijk_id: Namen("initiatief", each) for wijk_id, each in known.items()}


def oorsprong(store: Store, text: str, wijk_id: int) -> Knoop:
    """What is meant as an origin, in the wijk or else anywhere, with its day; raises Refused at `uit` and NotFound."""
    try:
        sleutel = kasboek.find_oorsprong(store, text, wijk_id)
    except Refused:
        sleutel = kasboek.find_oorsprong(store, text)
    if sleutel[0] is Zoeksoort.KASBOEK:
        regel = kasboek.get(store, sleutel[1])
        return Knoop(sleutel, regel.titel, regel.datum, regel.wijk, None)
    initiatief = initiatieven.get(store, sleutel[1])
    return Knoop(sleutel, initiatief.naam, initiatief.startdatum, initiatief.wijk, None)


def merken(store: Store, tabel: str) -> dict[str, int]:
    """The marks of the rows that were taken in and stand, each with the number of its record."""
    sql = f"""
      SELECT m.sleutel, m.rij_id FROM import_rij m JOIN {tabel} r ON r.id = m.rij_id
      WHERE m.tabel = ? AND r.verwijderd_op IS NULL"""
    with reading(store) as db:
        return dict(map(tuple, db.execute(sql, (tabel,))))


@dataclass(frozen=True, slots=True)
class Regels:
    """The entries that stand, by what an export shows of them and by what makes two of them alike."""

    store: Store
    geregistreerd: Mapping[tuple[str, str], int]
    dagen: Mapping[int, date]
    per_kenmerk: Mapping[tuple[date, int, str], Sequence[int]]

    def gelijkend(self, invoer: KasboekInvoer) -> Sequence[int]:
        """The entries of the same day and wijk with the same title but for case and accents."""
        return self.per_kenmerk.get((invoer.datum, invoer.wijk_id, fold(invoer.titel)), ())

    def invoeren(self, numbers: Collection[int]) -> dict[int, KasboekInvoer]:
        """The inputs that would make these entries again."""
        if len(numbers) <= _ONE_BY_ONE:
            return {number: kasboek.get(self.store, number).invoer() for number in numbers}
        days = [self.dagen[number] for number in numbers]
        wanted = KasboekFilter(van=min(days), tot=max(days))
        found: dict[int, KasboekInvoer] = {}
        offset = 0
        with reading(self.store):
            while page := kasboek.window(self.store, wanted, offset, _WINDOW):
                offset += len(page)
                found |= {regel.id: regel.invoer() for regel in page if regel.id in numbers}
        return found


def regels(store: Store) -> Regels:
    """The entries that stand."""
    registered: dict[tuple[str, str], int] = {}
    days: dict[int, date] = {}
    alike: dict[tuple[date, int, str], list[int]] = defaultdict(list)
    with reading(store) as db:
        for number, day, wijk_id, titel, moment in db.execute(
            """
            SELECT id, datum, wijk_id, titel, geregistreerd_op FROM kasboekregel
            WHERE verwijderd_op IS NULL ORDER BY id"""
        ):
            registered[str(number), moment] = number
            days[number] = date.fromisoformat(day)
            alike[days[number], wijk_id, fold(titel)].append(number)
    return Regels(store, registered, days, alike)


@dataclass(frozen=True, slots=True)
class Initiatieven:
    """The initiatieven that stand, by what an export shows of them, and their names for each wijk."""

    store: Store
    geregistreerd: Mapping[tuple[str, str], int]
    per_wijk: Mapping[int, Sequence[Named]]

    def gelijkend(self, invoer: InitiatiefInvoer) -> Sequence[int]:
        """The initiatieven of the wijk with the same or nearly the same name."""
        return [
            one.id
            for one in self.per_wijk.get(invoer.wijk_id, ())
            if any(likely_same(invoer.naam, naam) for naam in (one.naam, *one.aliassen))
        ]

    def invoeren(self, numbers: Collection[int]) -> dict[int, InitiatiefInvoer]:
        """The inputs that would make these initiatieven again."""
        return {number: initiatieven.get(self.store, number).invoer() for number in numbers}


def bekende_initiatieven(store: Store) -> Initiatieven:
    """The initiatieven that stand."""
    registered: dict[tuple[str, str], int] = {}
    per_wijk: dict[int, list[Named]] = defaultdict(list)
    with reading(store) as db:
        for row in db.execute(
            """
            SELECT id, naam, aliassen, wijk_id, geregistreerd_op FROM initiatief
            WHERE verwijderd_op IS NULL ORDER BY id"""
        ):
            registered[str(row["id"]), row["geregistreerd_op"]] = row["id"]
            per_wijk[row["wijk_id"]].append(Named(row["id"], row["naam"], lines(row["aliassen"])))
    return Initiatieven(store, registered, per_wijk)
