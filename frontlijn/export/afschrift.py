"""The statement of a pot over a period: what it began with, every row, what it ended with, per financier too.

Opening and rows make the closing in every column, to the cent (V25). What is not public keeps its amount and loses
its subject, so that this stays so. What is not spent is told and not judged: the money does not have to be used up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.afschrift import Afschrift, AfschriftRegel, Bedragen, Stand
from frontlijn.domain.handgeld.pot import Budgetpot, uitleg
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import printable
from frontlijn.domain.values import MutatieSoort
from frontlijn.export.markdown import VOORBEELD, escape_line, short, table
from frontlijn.export.table import Bedrag, Table, Value

HIDDEN = "(niet openbaar)"
"""What stands where the subject of a row stood that may not leave the store."""


@dataclass(frozen=True, slots=True)
class Overzicht:
    """A statement on its way out; `zichtbaar` holds the requests whose subject may leave the store.

    `anonymous` takes names that may not leave out of user text, `vandaag` is the day it was made.
    """

    afschrift: Afschrift
    zichtbaar: frozenset[int]
    anonymous: Callable[[str], str]
    vandaag: date
    voorbeeld: bool

    def onderwerp(self, regel: AfschriftRegel) -> str:
        """What a row is about: its request, the other pot of an overheveling, or the reason that was given."""
        mutatie = regel.mutatie
        if mutatie.aanvraag_id is not None and mutatie.aanvraag_id not in self.zichtbaar:
            return HIDDEN
        about = mutatie.onderwerp or mutatie.tegenpot or mutatie.reden or ""
        return printable(self.anonymous(about), lines=True)


def afschrift_markdown(overzicht: Overzicht) -> Iterator[str]:
    """The statement on paper: the conclusion first, then what changed, per financier, then every row."""
    afschrift, pot = overzicht.afschrift, overzicht.afschrift.pot
    naam = escape_line(overzicht.anonymous(pot.naam))
    lines = [f"# Afschrift van {naam}", ""]
    if overzicht.voorbeeld:
        lines += [VOORBEELD, ""]
    vandaag = format_datum(overzicht.vandaag)
    lines += [_conclusie(afschrift), "", f"Stand van {vandaag}: {uitleg(pot, overzicht.vandaag)}", ""]
    lines += [f"{pot.soort.label.capitalize()} in {escape_line(pot.wijk)}, {_periode(pot)}. Bedragen in euro.", ""]
    movements = afschrift.beweging_per_soort
    lines += ["## Wat er veranderde", "", *_movements(afschrift, afschrift.begin, movements, afschrift.eind), ""]
    lines += [*_per_financier(overzicht, movements), ""]
    lines += ["## Elke mutatie", "", *_rows(overzicht), ""]
    lines += ["---", "", _sources(overzicht)]
    yield "\n".join(lines) + "\n"


def afschrift_table(overzicht: Overzicht) -> Table:
    """The statement as rows: `begin`, each `mutatie`, `eind`; every amount of `eind` is the sum of those above it."""
    names = [overzicht.anonymous(financier.naam) for financier in overzicht.afschrift.pot.financiers]
    amounts = ("plafond", "toegekend", "betaald")
    return Table(
        "afschrift",
        (
            *("rij", "nummer", "datum", "soort", "telt_als", "onderwerp"),
            *(*amounts, "vrij_besteedbaar", "nog_te_betalen"),
            *(printable(f"{amount} {naam}") for naam in names for amount in amounts),
        ),
        _values(overzicht),
        overzicht.vandaag,
        overzicht.voorbeeld,
    )


def _values(overzicht: Overzicht) -> Iterator[tuple[Value, ...]]:
    afschrift = overzicht.afschrift
    yield ("begin", None, afschrift.van, None, None, None, *_amounts(afschrift.begin))
    for regel in afschrift.regels:
        mutatie = regel.mutatie
        about = (mutatie.nummer, mutatie.datum, mutatie.soort, regel.soort, overzicht.onderwerp(regel) or None)
        yield ("mutatie", *about, *_amounts(regel.effect))
    yield ("eind", None, afschrift.tot, None, None, None, *_amounts(afschrift.eind))


def _amounts(stand: Stand) -> Iterator[Bedrag]:
    yield from map(Bedrag, (stand.plafond, stand.toegekend, stand.betaald, stand.vrij, stand.openstaand))
    for deel in stand.per_financier:
        yield from map(Bedrag, (deel.plafond, deel.toegekend, deel.betaald))


def _conclusie(afschrift: Afschrift) -> str:
    """What there was, what was promised, what was paid, what is free at the end of the period."""
    eind = afschrift.eind
    return (
        f"Op {format_datum(afschrift.tot)} was het plafond {format_bedrag(eind.plafond)}. Daarvan was "
        f"{format_bedrag(eind.toegekend)} toegekend en {format_bedrag(eind.betaald)} betaald. "
        f"{_vrij(afschrift)}"
    )


def _vrij(afschrift: Afschrift) -> str:
    """What is free at the end of the period, or what was over and lapsed."""
    vrij = format_bedrag(afschrift.eind.vrij)
    lapsed = afschrift.vervallen_zin
    return f"Over was {vrij}. {lapsed}" if lapsed else f"Vrij besteedbaar was {vrij}."


def _periode(pot: Budgetpot) -> str:
    return f"van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}"


def _movements(
    afschrift: Afschrift, begin: Bedragen, movements: Mapping[MutatieSoort, Bedragen], eind: Bedragen
) -> list[str]:
    """A table of where it stood, what each kind did, and where it stands."""
    rows = [(f"begin {format_datum(afschrift.van)}", begin)]
    rows += [(soort.label, moved) for soort, moved in movements.items()]
    rows.append((f"eind {format_datum(afschrift.tot)}", eind))
    headers = ("", "Plafond", "Toegekend", "Betaald", "Vrij besteedbaar", "Nog te betalen")
    return table(headers, [(naam, *_cells(amounts)) for naam, amounts in rows], numbers=range(1, 6))


def _cells(amounts: Bedragen) -> Iterator[str]:
    parts = (amounts.plafond, amounts.toegekend, amounts.betaald, amounts.vrij, amounts.openstaand)
    return map(_euro, parts)


def _per_financier(overzicht: Overzicht, movements: dict[MutatieSoort, Stand]) -> list[str]:
    afschrift = overzicht.afschrift
    names = [escape_line(overzicht.anonymous(financier.naam)) for financier in afschrift.pot.financiers]
    if len(names) == 1:
        return [f"Alles komt van {names[0]}."]
    lines: list[str] = []
    for index, naam in enumerate(names):
        own = {soort: moved.per_financier[index] for soort, moved in movements.items()}
        begin, eind = afschrift.begin.per_financier[index], afschrift.eind.per_financier[index]
        lines += ["", f"### Deel van {naam}", "", *_movements(afschrift, begin, own, eind)]
    return lines[1:]


def _rows(overzicht: Overzicht) -> list[str]:
    """Every row between opening and closing; what a row does not move is empty, and is 0,00."""
    afschrift = overzicht.afschrift
    begin, eind = afschrift.begin, afschrift.eind

    def amounts(moved: Bedragen) -> Iterable[str]:
        return (_euro(cents) if cents else "" for cents in (moved.plafond, moved.toegekend, moved.betaald))

    def stand(naam: str, day: date, where: Stand) -> Sequence[str]:
        parts = (where.plafond, where.toegekend, where.betaald, where.vrij)
        return ("", format_datum(day), naam, *map(_euro, parts))

    rows = [stand("begin", afschrift.van, begin)]
    for regel in afschrift.regels:
        mutatie, about = regel.mutatie, overzicht.onderwerp(regel)
        kind = regel.soort.label if mutatie.soort is regel.soort else f"{mutatie.soort.label} {regel.soort.label}"
        what = short(f"{kind}: {about}" if about else kind, 50)
        nummer = str(mutatie.nummer)
        rows.append((nummer, format_datum(mutatie.datum), what, *amounts(regel.effect), _euro(regel.vrij_na)))
    rows.append(stand("eind", afschrift.tot, eind))
    headers = ("Nr", "Datum", "Wat", "Plafond", "Toegekend", "Betaald", "Vrij daarna")
    return table(headers, rows, numbers=(0, 3, 4, 5, 6))


def _euro(cents: int) -> str:
    return format_bedrag(cents).removeprefix("€ ")


def _sources(overzicht: Overzicht) -> str:
    sentences = (
        f"Bron: de mutaties van deze pot in frontlijn, stand van {format_datum(overzicht.vandaag)}.",
        "Begin en mutaties zijn in elke kolom samen precies het eind.",
        "Vrij besteedbaar is het plafond min wat is toegekend.",
        "Een storno draait een eerdere mutatie terug en telt daar tegen in.",
        "Wat vertrouwelijk of onder de radar is, staat hier zonder onderwerp; de bedragen zijn wel heel.",
        "Namen uit de personenlijst staan er als (naam).",
    )
    return " ".join(sentences)
