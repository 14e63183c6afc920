"""The sheets of a workbook on which an arena is computed: what was filled in, and the amount of each effect per year.

Every formula is that of the domain model, section 7, written in another way than in the code: who has the workbook can
follow it, and change what was filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_bron
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.values import Factor, IncasseerderGroep
from frontlijn.export.arena.cellen import (
    EURO,
    Deel,
    Euro,
    Formule,
    Inhoud,
    letter,
    put,
    put_heading,
    put_row,
    put_widths,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

UITKOMST, EFFECTEN, JAREN, KOSTEN, BRONNEN = "Uitkomst", "Effecten", "Jaren", "Kosten", "Bronnen"

MODUS = f"{UITKOMST}!$B$7"
"""The cell that says whether negative effects count."""

KOLOMMEN = (
    "Nummer",
    "Effect",
    "Activiteit",
    "Leefdomein",
    "Baat of last",
    "Telt mee",
    "Opeisbaar",
    "Aantal",
    "Slagingskans",
    "Toerekening",
    "Was toch gebeurd",
    "Verdringing",
    "Waarde (€)",
    "Waarde per",
    "Begint in",
    "Looptijd",
    "Verloop",
    "Elk jaar eraf",
    "Per jaar, zonder verloop (€)",
    "Som van het verloop",
    *(groep.label for groep in IncasseerderGroep),
    "In de gekozen jaren (€)",
    "Na de gekozen jaren (€)",
)
"""The columns of the sheet of effects."""

_AT = {title: letter(column) for column, title in enumerate(KOLOMMEN, start=1)}
_FIRST_YEAR = 3
"""The column of the first year on the sheet of years."""


@dataclass(frozen=True, slots=True)
class Maten:
    """How large the sheets are: the last rows of effects and of costs, and how many years there are."""

    effecten: int
    kosten: int
    jaren: int

    @classmethod
    def van(cls, stand: ArenaStand) -> Maten:
        """Those of an arena; a sheet without rows has an empty one, so that every formula has something to look at."""
        effects = sum(one.in_euro for one in stand.effecten)
        return cls(1 + max(effects, 1), 1 + max(len(stand.investeringen), 1), stand.arena.horizon)

    def effect(self, title: str) -> str:
        """All cells of a column of the sheet of effects."""
        return f"{EFFECTEN}!${_AT[title]}$2:${_AT[title]}${self.effecten}"

    def kost(self, column: str) -> str:
        """All cells of a column of the sheet of costs."""
        return f"{KOSTEN}!${column}$2:${column}${self.kosten}"

    @property
    def jaarkoppen(self) -> str:
        """The years above the sheet of years."""
        return f"{JAREN}!${letter(_FIRST_YEAR)}$1:${letter(self._last_year)}$1"

    @property
    def bedragen(self) -> str:
        """The amounts of all effects in all years."""
        return f"{JAREN}!${letter(_FIRST_YEAR)}$2:${letter(self._last_year)}${self.effecten}"

    def in_jaar(self, number: int) -> str:
        """The amounts of all effects in one year, the first is 0."""
        column = letter(_FIRST_YEAR + number)
        return f"{JAREN}!${column}$2:${column}${self.effecten}"

    @property
    def _last_year(self) -> int:
        return _FIRST_YEAR + self.jaren - 1


def effecten(sheet: Worksheet, stand: ArenaStand) -> None:
    """The effects in euros: their factors as numbers to change, what they make as formulas."""
    put_heading(sheet, 1, *KOLOMMEN)
    put_widths(sheet, 8, 34, 24, 16, 10, 9, 10, *[12] * (len(KOLOMMEN) - 7))
    sheet.freeze_panes = "C2"
    names = {one.id: one.naam for one in stand.activiteiten}
    for row, one in enumerate((one for one in stand.effecten if one.in_euro), start=2):
        put_row(sheet, row, *_effect(one, row, names.get(one.activiteit_id), stand), notation=EURO)
        for title in ("Telt mee", "Som van het verloop"):
            sheet[f"{_AT[title]}{row}"].number_format = "General"


def _effect(one: Effect, row: int, activiteit: str | None, stand: ArenaStand) -> list[Inhoud]:
    at = {title: f"{column}{row}" for title, column in _AT.items()}
    n, drop = at["Looptijd"], at["Elk jaar eraf"]
    product = "*".join(
        [
            at["Aantal"],
            at["Slagingskans"],
            at["Toerekening"],
            f"(1-{at['Was toch gebeurd']})",
            f"(1-{at['Verdringing']})",
            at["Waarde (€)"],
            f'IF({at["Baat of last"]}="last",-1,1)',
        ]
    )
    falling = f'IF({drop}<>"",IF({drop}=0,{n},(1-(1-{drop})^{n})/{drop}),({n}+1)/2)'
    weights = (
        f'IF({at["Verloop"]}="eenmalig",1,IF({at["Verloop"]}="gelijkmatig",{n},'
        f'IF({at["Verloop"]}="aflopend",{falling},({n}+1)/2)))'
    )
    last = letter(_FIRST_YEAR + stand.arena.horizon - 1)
    inside = f"SUM({JAREN}!{letter(_FIRST_YEAR)}{row}:{last}{row})"
    basis, summed = at["Per jaar, zonder verloop (€)"], at["Som van het verloop"]
    whole = f'{basis}*IF({at["Waarde per"]}="totaal",1,{summed})'
    shares = {deel.groep: deel.aandeel for deel in one.groepen}
    return [
        one.id,
        one.naam,
        activiteit,
        one.leefdomein,
        one.teken,
        Formule(f'IF(OR({at["Baat of last"]}="baat",{MODUS}="volledig"),1,0)'),
        "ja" if one.opeisbaar else "nee",
        *(_number(one.factor(factor)) for factor in Factor),
        one.waarde_per,
        one.start,
        one.looptijd,
        one.curve,
        None if one.dropoff is None else Deel(one.dropoff),
        Formule(product),
        Formule(weights),
        *(Deel(shares.get(groep, 0)) for groep in IncasseerderGroep),
        Formule(inside),
        Formule(f"ROUND({whole}-{at['In de gekozen jaren (€)']},6)"),
    ]


def _number(value: Bronwaarde) -> Inhoud:
    """A factor as a number; an unknown deadweight stays empty, which counts as nothing."""
    if value.waarde is None or value.factor is Factor.AANTAL:
        return value.waarde
    return Euro(value.waarde) if value.factor is Factor.WAARDE else Deel(value.waarde)


def jaren(sheet: Worksheet, stand: ArenaStand) -> None:
    """What each effect brings in each of the chosen years."""
    years = range(stand.arena.startjaar, stand.arena.eindjaar + 1)
    put_heading(sheet, 1, "Nummer", "Effect", *years)
    put_widths(sheet, 8, 34, *[14] * len(years))
    sheet.freeze_panes = "C2"
    for row, _ in enumerate((one for one in stand.effecten if one.in_euro), start=2):
        put_row(sheet, row, Formule(f"{EFFECTEN}!A{row}"), Formule(f"{EFFECTEN}!B{row}"))
        for number in range(len(years)):
            put(sheet, row, _FIRST_YEAR + number, Formule(_in_year(row, letter(_FIRST_YEAR + number))), EURO)


def _in_year(row: int, column: str) -> str:
    """The amount of an effect in the year above a column: nothing before it begins and after it ends."""
    at = {title: f"{EFFECTEN}!${letter_}{row}" for title, letter_ in _AT.items()}
    start, n, curve, drop = at["Begint in"], at["Looptijd"], at["Verloop"], at["Elk jaar eraf"]
    k = f"({column}$1-{start})"
    falling = f'IF({drop}<>"",IF({k}=0,1,(1-{drop})^{k}),({n}-{k})/{n})'
    weight = f'IF({curve}="aflopend",{falling},IF({curve}="oplopend",({k}+1)/{n},1))'
    each = f'{at["Per jaar, zonder verloop (€)"]}/IF({at["Waarde per"]}="totaal",{at["Som van het verloop"]},1)'
    return f"IF(AND({column}$1>={start},{column}$1<{start}+{n}),{each}*{weight},0)"


def kosten(sheet: Worksheet, stand: ArenaStand) -> None:
    """What is invested; only money counts as costs."""
    put_heading(
        sheet,
        1,
        "Nummer",
        "Jaar",
        "Activiteit",
        "Investeerder",
        "Bedrag (€)",
        "Geld of natura",
        "Wat",
        "Bron",
        "Telt mee (€)",
    )
    put_widths(sheet, 8, 8, 24, 24, 16, 14, 34, 34, 16)
    sheet.freeze_panes = "A2"
    names = {one.id: one.naam for one in stand.activiteiten}
    for row, one in enumerate(stand.investeringen, start=2):
        put_row(
            sheet,
            row,
            one.id,
            one.jaar,
            names.get(one.activiteit_id),
            one.investeerder,
            None if one.bedrag is None else Euro(one.bedrag),
            "natura" if one.in_natura else "geld",
            one.omschrijving,
            one.bron,
            Formule(f'IF(F{row}="geld",E{row},0)'),
            notation=EURO,
        )


def bronnen(sheet: Worksheet, stand: ArenaStand) -> None:
    """Where each number comes from, with the values that other sources give."""
    put_heading(sheet, 1, "Effect", "Getal", "Waarde", "Gekozen", "Bron", "Bewijskracht", "In woorden", "Reden")
    put_widths(sheet, 34, 18, 14, 10, 50, 14, 12, 40)
    sheet.freeze_panes = "A2"
    values = ((one, value) for one in stand.effecten if one.in_euro for value in one.factoren)
    for row, (one, value) in enumerate(values, start=2):
        put_row(
            sheet,
            row,
            one.naam,
            value.factor.label,
            "onbekend" if value.waarde is None else _number(value),
            "ja" if value.gekozen else "nee",
            format_bron(value),
            value.bewijskracht.label,
            "ja" if value.woord else "nee",
            value.reden,
        )
