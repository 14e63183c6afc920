"""The summary of a wijk on one A4 of markdown: conclusion first, then the figures, then where they come from.

Domain model, section 9. The cells of a table add up to the total beside them (V25); leefdomeinen are never added up,
because an entry can have several. What is not spent is told and not judged: the money does not have to be used up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.handgeld.pot import Budgetpot, PotStand
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.conclusie import conclusie
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import (
    HandgeldCijfers,
    InitiatiefCijfers,
    KasboekCijfers,
    aantal_mensen,
    totaal,
)
from frontlijn.domain.values import Criterium, Waarde
from frontlijn.export.markdown import VOORBEELD, escape_line, short, table

POTS = 4
"""How many pots stand by name; more of them are one row, so that the page stays one page."""

UNKNOWN = "onbekend"
NONE_YET = "nog geen"


def wijk_markdown(summary: Samenvatting, voorbeeld: bool, anonymous: Callable[[str], str]) -> str:
    """The page of a summary that was read with `exportable`.

    `voorbeeld` says on the page that this is example data; `anonymous` takes the names of persons out of user text.
    """
    if not summary.exportable:
        raise ValueError("this summary holds what may not leave the store")
    lines = [f"# Wijk {escape_line(anonymous(summary.naam))}", ""]
    if voorbeeld:
        lines += [VOORBEELD, ""]
    lines += [" ".join(escape_line(anonymous(sentence)) for sentence in conclusie(summary)), ""]
    lines += [*_handgeld(summary.handgeld, anonymous), ""]
    lines += [*_initiatieven(summary.initiatieven), ""]
    lines += [*_kasboek(summary.kasboek, anonymous), ""]
    lines += _sources(summary)
    return "\n".join(lines) + "\n"


def _handgeld(cijfers: HandgeldCijfers, anonymous: Callable[[str], str]) -> list[str]:
    lines = ["## Handgeld", ""]
    if cijfers.pots:
        headers = ("Pot", "Vrij besteedbaar", "Plafond", "Toegekend", "Betaald", "Nog te betalen")
        lines += [*table(headers, _pot_rows(cijfers, anonymous), numbers=range(1, 6)), ""]
        lines += ["Vrij besteedbaar is het plafond min wat is toegekend. Wat overblijft, hoeft niet op.", ""]
    else:
        return [*lines, "Er loopt vandaag geen pot."]
    if not cijfers.aanvragen:
        return [*lines, "Er zijn nog geen aanvragen."]
    per_uitkomst = [(uitkomst.label, number) for uitkomst, number in cijfers.per_uitkomst]
    others = [
        ("toekenning teruggedraaid", cijfers.teruggedraaid),
        ("nog geen besluit", cijfers.open),
        ("ingetrokken", cijfers.ingetrokken),
    ]
    lines += _across("Aanvragen", [*per_uitkomst, *others], cijfers.aanvragen)
    facts = [
        f"Mediaan van een toekenning: {_bedrag(cijfers.mediaan_toekenning)}",
        f"mediaan van de dagen tot een besluit: {_aantal(cijfers.mediaan_dagen)}",
        f"eerste aanvraag: {format_aantal(cijfers.eerste_keer)} van {format_aantal(cijfers.aanvragen)}",
    ]
    refused = [f"{criterium.label} {format_aantal(number)}" for criterium, number in cijfers.afgewezen_om if number]
    if refused:
        facts.append(f"afgewezen om: {', '.join(refused)}")
    told = [
        ("aangehouden", cijfers.aangehouden),
        (f"toegekend met twijfel over {Criterium.C4.value}, {Criterium.C4.label.lower()}", cijfers.twijfel_regulier),
        ("betaald en nog niet verantwoord", cijfers.niet_verantwoord),
    ]
    facts += [f"{name}: {format_aantal(number)}" for name, number in told if number]
    return [*lines, "", f"{'; '.join(facts)}."]


def _pot_rows(cijfers: HandgeldCijfers, anonymous: Callable[[str], str]) -> list[Sequence[str]]:
    shown: Sequence[Budgetpot] = cijfers.pots if len(cijfers.pots) <= POTS + 1 else cijfers.pots[:POTS]
    rest = cijfers.pots[len(shown) :]
    rows = [_pot_row(anonymous(pot.naam), pot.stand) for pot in shown]
    if rest:
        rows.append(_pot_row(f"nog {format_aantal(len(rest))} potten", totaal(pot.stand for pot in rest)))
    if len(rows) > 1:
        rows.append(_pot_row("Samen", cijfers.totaal))
    return rows


def _pot_row(naam: str, stand: PotStand) -> Sequence[str]:
    amounts = (stand.vrij, stand.plafond, stand.toegekend, stand.betaald, stand.openstaand)
    return (naam, *(format_bedrag(amount) for amount in amounts))


def _initiatieven(cijfers: InitiatiefCijfers) -> list[str]:
    lines = ["## Initiatieven"]
    if not cijfers.aantal:
        return [*lines, "", "Er zijn nog geen initiatieven."]
    for name, telling in (
        ("Type", cijfers.per_type),
        ("Fase", cijfers.per_fase),
        ("Benadering", cijfers.per_benadering),
    ):
        lines += ["", *_across(name, _labelled(telling), cijfers.aantal)]
    return lines


def _kasboek(cijfers: KasboekCijfers, anonymous: Callable[[str], str]) -> list[str]:
    people = _known(_mensen(cijfers.deelnames), cijfers.deelnames_onbekend, cijfers)
    lines = [
        "## Sociaal kasboek",
        "",
        f"Van {format_datum(cijfers.van)} tot en met {format_datum(cijfers.tot)}: {_count(cijfers.regels, 'regel')}.",
        "",
        f"- Deelnames (iemand kan vaker tellen): {people}",
        f"- Tijd van vrijwilligers: {_known(_tijd(cijfers.vrijwilligersminuten), cijfers.minuten_onbekend, cijfers)}",
        f"- Geprobeerd: {_experiments(cijfers)}",
        "",
    ]
    domains = [(domein.label, format_aantal(number)) for domein, number in cijfers.per_leefdomein]
    half = (len(domains) + 1) // 2
    pairs = [(*left, *right) for left, right in zip(domains[:half], domains[half:], strict=True)]
    lines += table(("Leefdomein", "Regels", "Leefdomein", "Regels"), pairs, numbers=(1, 3))
    lines += [
        "",
        f"Een regel kan bij meer leefdomeinen horen; zonder leefdomein: {format_aantal(cijfers.zonder_leefdomein)}.",
    ]
    if cijfers.recent:
        rows = [
            (format_datum(regel.datum), short(anonymous(regel.titel)), short(anonymous(regel.initiatief or "")))
            for regel in cijfers.recent
        ]
        lines += ["", *table(("Datum", "Laatste regels", "Initiatief"), rows)]
    return lines


def _experiments(cijfers: KasboekCijfers) -> str:
    ended = [f"{format_aantal(number)} {label}" for label, number in _labelled(cijfers.per_uitkomst) if number]
    count = _count(cijfers.experimenten, "experiment")
    return f"{count} ({', '.join(ended)})" if ended else count


def _sources(summary: Samenvatting) -> list[str]:
    sentences = (
        f"Bron: de registers van frontlijn, stand van {format_datum(summary.vandaag)}.",
        "De potten zijn die van vandaag, de aanvragen horen bij die potten.",
        "Wat onder de radar is, staat hier niet; de bedragen van de potten zijn wel heel.",
        "Namen uit de personenlijst en van initiatieven onder de radar staan er als (naam), ook zonder accenten.",
        "Alleen de hele naam telt: een bijnaam, een voornaam alleen of een tikfout blijft staan.",
        f"Minder dan vijf mensen staat er als {escape_line('<5')}.",
        "Onbekend is niet ingevuld, en dus geen nul.",
    )
    return ["---", "", " ".join(sentences)]


def _across(name: str, counts: Iterable[tuple[str, int]], total: int) -> list[str]:
    """A table of one row: what occurs, and the total that these cells add up to."""
    shown = [(label, number) for label, number in counts if number]
    headers = [name, *(label for label, _ in shown), "samen"]
    row = ["aantal", *(format_aantal(number) for _, number in shown), format_aantal(total)]
    return table(headers, [row], numbers=range(1, len(headers)))


def _labelled(telling: Iterable[tuple[Waarde | None, int]]) -> list[tuple[str, int]]:
    return [(waarde.label if waarde else UNKNOWN, number) for waarde, number in telling]


def _count(number: int, one: str) -> str:
    """A count of something whose plural takes an s or en, such as "1 regel" and "2 experimenten"."""
    more = {"regel": "regels", "experiment": "experimenten"}[one]
    return f"{format_aantal(number)} {one if number == 1 else more}"


def _known(shown: str, unknown: int, cijfers: KasboekCijfers) -> str:
    """A total, with how much of it is not known beside it."""
    if not unknown:
        return shown
    return f"{shown} (bij {format_aantal(unknown)} van {format_aantal(cijfers.regels)} regels {UNKNOWN})"


def _mensen(number: int | None) -> str:
    return UNKNOWN if number is None else escape_line(aantal_mensen(number, exportable=True))


def _aantal(number: int | None) -> str:
    return NONE_YET if number is None else format_aantal(number)


def _bedrag(cents: int | None) -> str:
    return NONE_YET if cents is None else format_bedrag(cents)


def _tijd(minutes: int | None) -> str:
    return UNKNOWN if minutes is None else format_minuten(minutes)
