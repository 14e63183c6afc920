"""One row of a file by field: its cells as values of the domain, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from frontlijn.domain.dates import format_datum, parse_datum
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.olievlek import Sleutel, check_oorsprong
from frontlijn.domain.text import fold, printable
from frontlijn.domain.values import Zichtbaarheid, Zoeksoort
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.cells import vertrouwelijk, zicht
from frontlijn.intake.rows import is_blank

T = TypeVar("T")

_ANOTHER_DAY = timedelta(days=400)


class Fout(NamedTuple):
    """What is wrong at a field of a row."""

    field: str
    reden: str
    mogelijk_bsn: bool = False


class Rij:
    """One row by field: reads its cells, and gathers what is wrong instead of stopping at the first.

    `titels` are what the rows of the file are called (`titelsleutel`); `uit_rij` is the one that this row came from,
    when the store has nothing of that name.
    """

    def __init__(
        self,
        cells: Mapping[str, str],
        memo: dict[Any, Any],
        remarks: dict[str, None],
        titels: Container[str] = (),
    ) -> None:
        self.cells = cells
        self.fouten: list[Fout] = []
        self.uit_rij: str | None = None
        self._titels = titels
        self._memo = memo
        self._remarks = remarks

    def text(self, field: str) -> str | None:
        """The cell as it is; None when it is empty."""
        cell = self.cells.get(field, "")
        return None if is_blank(cell) else cell

    def read(
        self, field: str, parse: Callable[[str, str], T], *, needed: bool = False, where: object = None
    ) -> T | None:
        """What `parse` makes of a cell and its field; None when the cell is empty or wrong.

        An empty cell that is `needed` is left to `parse` to refuse. `where` is what else the value hangs on.
        """
        cell = self.cells.get(field, "")
        if is_blank(cell) and not needed:
            return None
        key = (field, where, cell)
        if key not in self._memo:
            try:
                self._memo[key] = parse(cell, field)
            except (Refused, NotFound) as error:
                self._memo[key] = error
        value = self._memo[key]
        if isinstance(value, Refused | NotFound):
            self.fouten.append(Fout(field, value.message))
            return None
        read: T = value
        return read

    def day(self, field: str, today: date, *, needed: bool = False) -> date | None:
        """A day; one that hangs on the day of today, such as gisteren or 3-4, leaves a remark."""

        def parse(cell: str, field: str) -> date:
            day = parse_datum(cell, today, field)
            if day != _on_another_day(cell, today):
                self._remarks[
                    f'"{printable(cell.strip())[:30]}" is gelezen als {format_datum(day)}; klopt dat niet, schrijf dan '
                    "het jaar erbij."
                ] = None
            return day

        return self.read(field, parse, needed=needed)

    def wijk(self, bekend: Bekend[Any], usual: int | None) -> int | None:
        """The wijk of the row, else the usual one."""
        if self.text("wijk") is None:
            if usual is None:
                self.fouten.append(Fout("wijk", "Vul de wijk in."))
            return usual
        return self.read("wijk", lambda cell, _: bekend.wijk(cell))

    def oorsprong(self, bekend: Bekend[Any], wijk_id: int, day: date | None) -> tuple[int | None, int | None]:
        """The entry and the initiative that the row came from, of which one or none is known; not later than `day`."""

        def parse(cell: str, field: str) -> Sleutel | str:
            try:
                origin = bekend.oorsprong(cell, wijk_id)
                check_oorsprong(day, origin, field)
            except Refused:
                if titelsleutel(cell) in self._titels:
                    return titelsleutel(cell)
                raise
            return origin.sleutel

        found = self.read("uit", parse, where=(wijk_id, day))
        if isinstance(found, str):
            self.uit_rij = found
            return None, None
        soort, number = found or (None, None)
        return (number, None) if soort is Zoeksoort.KASBOEK else (None, number)


def titelsleutel(cell: str) -> str:
    """A title without case, accents and double spaces, to find a row of the file by."""
    return fold(" ".join(cell.split()))


def zichtbaarheid(rij: Rij) -> Zichtbaarheid:
    """Who may see what a row says: the strictest of what its columns say of that."""
    said = (rij.read("zichtbaarheid", zicht), rij.read("vertrouwelijk", vertrouwelijk))
    if Zichtbaarheid.ONDER_DE_RADAR in said:
        return Zichtbaarheid.ONDER_DE_RADAR
    return said[0] or said[1] or Zichtbaarheid.INTERN


def _on_another_day(cell: str, today: date) -> date | None:
    """What a cell would have meant long ago."""
    try:
        return parse_datum(cell, today - _ANOTHER_DAY)
    except Refused:
        return None
