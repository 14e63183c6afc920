"""The first sheet of the workbook: what comes out, each number a formula over the other sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontlijn.domain.arena.multiplier import NVT, multiplier
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.cijfers import alleen_pm, groepen_alleen_pm
from frontlijn.domain.arena.uitvoer.effecten import wie_tekst
from frontlijn.domain.herkomst import ONBEKEND
from frontlijn.domain.values import IncasseerderGroep, Leefdomein
from frontlijn.export.arena.bladen import Maten
from frontlijn.export.arena.cellen import (
    CIRCA,
    EURO,
    PROCENT,
    Deel,
    Formule,
    Inhoud,
    letter,
    put,
    put_heading,
    put_row,
    put_widths,
)
from frontlijn.export.arena.klein import heeft_klein
from frontlijn.export.arena.uitvoer import ArenaUitvoer
from frontlijn.export.markdown import VOORBEELD

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

START, DISCONTO = "$B$4", "$B$6"
"""The cells of the first year and of the rate; the mode is `bladen.MODUS`."""

BATEN, KOSTEN = 10, 11
"""The rows of the two totals."""


PRECIES = "Let op: dit rekenblad noemt ook kleine aantallen precies, anders is er niets na te rekenen."


class Uitkomstblad:
    """Fills the sheet from top to bottom; `row` is the next empty row.

    A count below five stands as it is, while other formats show "<5": with less than the number there is nothing to
    compute, and to refuse would leave who checks an arena with nothing. The sheet says so in its first row.
    """

    def __init__(self, sheet: Worksheet, made: ArenaUitvoer) -> None:
        self.sheet = sheet
        self.made = made
        self.uitkomst: Uitkomst = made.uitkomst
        self.maten = Maten.van(made.stand)
        self.row = 1
        self.jaren = (0, 0)
        """The first and the last row of the years."""

    def fill(self) -> None:
        """Fills the whole sheet."""
        put_widths(self.sheet, 38, 18, *[16] * 12)
        self._about()
        totals = self.row
        self.row += 13  # the totals look at the years, which come under them
        caveats = self._caveats(totals)
        self.row = max(self.row, caveats) + 1
        self._years()
        self._totals(totals)
        self._periods()
        self._domains()
        self._groups()
        self._pm()

    def _line(self, *cells: Inhoud, notation: str = EURO) -> int:
        put_row(self.sheet, self.row, *cells, notation=notation)
        self.row += 1
        return self.row - 1

    def _heading(self, *titles: str) -> None:
        put_heading(self.sheet, self.row, *titles)
        self.row += 1

    def _about(self) -> None:
        arena = self.made.stand.arena
        put_heading(self.sheet, 1, "Effecten-arena")
        put(self.sheet, 1, 2, arena.titel)
        if heeft_klein(self.made.stand):
            put(self.sheet, 1, 3, PRECIES)
        self.row = 2
        self._line("Initiatief", arena.initiatief, arena.wijk)
        self._line("Gemaakt op", self.made.vandaag, VOORBEELD.strip("*") if self.made.voorbeeld else None)
        self._line("Eerste jaar", arena.startjaar)
        self._line("Laatste jaar", arena.eindjaar)
        self._line("Discontovoet", Deel(arena.disconto))
        self._line(
            "Hoe geteld",
            self.made.modus,
            "rapport: negatieve effecten tellen niet mee; volledig: ze tellen mee",
        )
        self.row += 1

    def _caveats(self, totals: int) -> int:
        """What must be known with the multiplier, beside it and under each other; returns the row after the last."""
        row = totals + 10
        for number, sentence in enumerate(multiplier(self.uitkomst).voorbehouden):
            put(self.sheet, row + number, 3, sentence)
        return row + len(multiplier(self.uitkomst).voorbehouden)

    def _totals(self, first: int) -> None:
        """The totals; `BATEN` and `KOSTEN` are two of their rows."""
        maten = self.maten
        counted, inside = maten.effect("Telt mee"), maten.effect("In de gekozen jaren (€)")
        after = maten.effect("Na de gekozen jaren (€)")
        kind, claim = maten.effect("Baat of last"), maten.effect("Opeisbaar")
        start, stop = self.jaren
        put_heading(self.sheet, first, "Totaal", "€")
        self.row = first + 1
        nothing = f"SUM({counted})=0"
        self._line("Baten", Formule(f'IF({nothing},"{ONBEKEND}",SUMPRODUCT({counted}*{inside}))'))
        self._line("Kosten", Formule(f"SUM({maten.kost('I')})"))
        known = f'SUMPRODUCT(({maten.kost("F")}="natura")*{maten.kost("E")})'
        unknown = self.uitkomst.natura_onbekend
        self._line("In natura", Formule(known), f"en {unknown} keer onbekend" if unknown else None)
        self._line("Na de gekozen jaren", Formule(f"SUMPRODUCT({counted}*{after})"))
        self._line("Niet opeisbaar", Formule(f'SUMPRODUCT(({kind}="baat")*({claim}="nee")*{inside})'))
        self._line("Negatieve effecten", Formule(f'SUMPRODUCT(({kind}="last")*{inside})'))
        self._line("Baten, contant", Formule(f"SUM(G{start}:G{stop})"))
        self._line("Kosten, contant", Formule(f"SUM(H{start}:H{stop})"))
        self._line(
            "Baten zo hoog als de kosten vanaf",
            Formule(f'IFERROR(INDEX(A{start}:A{stop},MATCH(1,F{start}:F{stop},0)),"niet blijvend in deze jaren")'),
            notation="0",
        )
        shown = f'IF(OR(B{KOSTEN}=0,{nothing}),"{NVT}",B{BATEN}/B{KOSTEN})'
        self._line("Multiplier", Formule(shown), notation=CIRCA)
        self.row = self.jaren[1] + 2

    def _years(self) -> None:
        self._heading(
            "Jaar",
            "Baten (€)",
            "Kosten (€)",
            "Baten tot en met",
            "Kosten tot en met",
            "Baten dekken de kosten",
            "Baten, contant",
            "Kosten, contant",
        )
        maten, first = self.maten, self.row
        last = first + maten.jaren - 1
        self.jaren = (first, last)
        for number in range(maten.jaren):
            row = self.row
            covered = f"AND(E{row}>0,ROUND(D{row}-E{row},4)>=0)"
            later = "1" if row == last else f"F{row + 1}"
            factor = f"(1+{DISCONTO})^({START}-A{row})"
            self._line(
                Formule(f"{START}+{number}"),
                Formule(f"SUMPRODUCT({maten.effect('Telt mee')}*{maten.in_jaar(number)})"),
                Formule(f"SUMIF({maten.kost('B')},A{row},{maten.kost('I')})"),
                Formule(f"SUM(B${first}:B{row})"),
                Formule(f"SUM(C${first}:C{row})"),
                Formule(f"IF({covered},{later},0)"),
                Formule(f"B{row}*{factor}"),
                Formule(f"C{row}*{factor}"),
            )
            for column in "AF":
                self.sheet[f"{column}{row}"].number_format = "0"

    def _periods(self) -> None:
        self._heading("Periode", "Baten (€)", "Eerste jaar", "Laatste jaar")
        first, last = self.jaren
        for periode in self.uitkomst.periodes:
            row = self.row
            years = f"$A${first}:$A${last}"
            self._line(
                periode.label,
                Formule(f'SUMIFS($B${first}:$B${last},{years},">="&C{row},{years},"<="&D{row})'),
                periode.van,
                periode.tot,
            )
        self.row += 1

    def _domains(self) -> None:
        """Benefits per leefdomein and period, then the costs where the benefits arise, to the cent."""
        maten, periods = self.maten, self.uitkomst.periodes
        total = letter(len(periods) + 2)
        self._heading("Leefdomein (€)", *(one.label for one in periods), "Totaal", "Alleen PM")
        van = self._line("Eerste jaar", *(one.van for one in periods))
        tot = self._line("Laatste jaar", *(one.tot for one in periods))
        first = self.row
        last = first + len(Leefdomein) - 1
        pm_only = alleen_pm(self.uitkomst)
        for domein in Leefdomein:
            row = self.row
            cells = [
                Formule(
                    f"SUMPRODUCT(({maten.effect('Leefdomein')}=$A{row})*{maten.effect('Telt mee')}"
                    f"*({maten.jaarkoppen}>={column}${van})*({maten.jaarkoppen}<={column}${tot})*{maten.bedragen})"
                )
                for column in (letter(number) for number in range(2, len(periods) + 2))
            ]
            summed = Formule(f"SUM(B{row}:{letter(len(periods) + 1)}{row})")
            self._line(domein, *cells, summed, "PM" if domein in pm_only else None)
        self._line(
            "Totaal",
            *(Formule(f"SUM({letter(at)}{first}:{letter(at)}{last})") for at in range(2, len(periods) + 3)),
        )
        self.row += 1
        self._lasten(first, last, total)

    def _lasten(self, first: int, last: int, total: str) -> None:
        """The costs pro rata to the positive benefits: whole cents, those left over to the largest fractions."""
        self._heading(
            "Kosten waar de baten ontstaan", "Kosten daar (€)", "Cent, precies", "Hele centen", "Rest", "Plaats"
        )
        at = self.row
        end = at + len(Leefdomein) - 1
        benefits = f"${total}${first}:${total}${last}"
        positive = f"SUMPRODUCT(({benefits}>0)*{benefits})"
        left = f"(ROUND($B${KOSTEN}*100,0)-SUM($D${at}:$D${end}))"
        for number, domein in enumerate(Leefdomein):
            row, own = self.row, f"${total}${first + number}"
            self._line(
                domein,
                Formule(f'IF(OR($B${KOSTEN}=0,{positive}=0),"niet te verdelen",(D{row}+IF(F{row}<={left},1,0))/100)'),
                Formule(f"IF(OR($B${KOSTEN}=0,{positive}=0),0,ROUND($B${KOSTEN}*100*MAX({own},0)/{positive},6))"),
                Formule(f"INT(C{row})"),
                Formule(f"ROUND(C{row}-D{row},6)"),
                Formule(f"SUMPRODUCT(--($E${at}:$E${end}>E{row}))+SUMPRODUCT(--($E${at}:E{row}=E{row}))"),
            )
            for column, notation in (("C", "0.000000"), ("D", "0"), ("E", "0.000000"), ("F", "0")):
                self.sheet[f"{column}{row}"].number_format = notation
        self.row += 1

    def _groups(self) -> None:
        maten = self.maten
        pm_only = groepen_alleen_pm(self.uitkomst)
        self._heading("Wie het krijgt", "Baten (€)", "Deel", "Alleen PM")
        for groep in IncasseerderGroep:
            parts = "*".join(map(maten.effect, ("Telt mee", "In de gekozen jaren (€)", groep.label)))
            row = self._line(groep.label, Formule(f"SUMPRODUCT({parts})"))
            put(self.sheet, row, 3, Formule(f'IF(N($B${BATEN})=0,"",B{row}/$B${BATEN})'), PROCENT)
            put(self.sheet, row, 4, "PM" if groep in pm_only else None)
        self.row += 1

    def _pm(self) -> None:
        if not self.uitkomst.pm:
            return
        self._heading("Niet in geld (PM)", "Leefdomein", "Baat of last", "Wie het krijgt")
        for one in self.uitkomst.pm:
            self._line(one.naam, one.leefdomein, one.teken, wie_tekst(one))
