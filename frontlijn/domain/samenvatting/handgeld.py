"""Handgeld in the summary: the pots of today with their requests, and what was decided in the period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.blokken import Blok, Cel, Tabel, Zin
from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.handgeld.pot import Budgetpot, PotStand
from frontlijn.domain.kasboek.uitvoer.naast import Eenheid, Getal, Naast
from frontlijn.domain.kasboek.uitvoer.taal import geteld
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.samenvatting.tellen import NOG_GEEN, als_zin, overdwars, per_waarde
from frontlijn.domain.summary import Besluiten, HandgeldCijfers, totaal

POTS = 4
"""So many pots stand by name; of more the others are one row, and on a short page all are one sentence."""

_BEDRAGEN = ("vrij", "plafond", "toegekend", "betaald", "openstaand")


def handgeld_blokken(nu: Samenvatting, eerder: Samenvatting | None, kort: bool) -> tuple[Blok, ...]:
    """The pots and the requests as they are today, and the decisions of the period beside those of another one.

    What is not spent is told and not judged: the money does not have to be used up (004).
    """
    cijfers = nu.handgeld
    if nu.blik.initiatief_id is not None:
        return (*_initiatief(cijfers), *_verloop(nu, eerder, kort))
    if not cijfers.pots:
        return (Zin("Er loopt vandaag geen pot."), *_in_periode(nu, eerder, kort))
    note = "Vrij besteedbaar is het plafond min wat is toegekend. Wat overblijft, hoeft niet op."
    if kort and genoemde_potten(cijfers.pots)[1]:
        return (Zin(f"{_samen(cijfers)} {note}"), *_verloop(nu, eerder, kort))
    order = "Het grootste plafond staat bovenaan. " if len(cijfers.pots) > 1 else ""
    return (_pots(cijfers), Zin(f"{order}{note}"), *_verloop(nu, eerder, kort))


def _verloop(nu: Samenvatting, eerder: Samenvatting | None, kort: bool) -> list[Blok]:
    """The requests and the decisions; one paragraph when it is only sentences."""
    blocks = [*_aanvragen(nu.handgeld, kort), *_in_periode(nu, eerder, kort)]
    sentences = [block.tekst for block in blocks if isinstance(block, Zin)]
    return [Zin(" ".join(sentences))] if len(sentences) == len(blocks) else blocks


def _initiatief(cijfers: HandgeldCijfers) -> list[Blok]:
    if not cijfers.aanvragen:
        return []
    parts = ("toegekend", "betaald", "openstaand")
    row = (Cel("handgeld"), *_bedragen(cijfers.totaal, "handgeld.totaal", parts))
    return [Tabel(("Wat", "Toegekend", "Betaald", "Nog te betalen"), (row,), frozenset(range(1, 4)))]


def genoemde_potten(pots: Sequence[Budgetpot]) -> tuple[Sequence[Budgetpot], Sequence[Budgetpot]]:
    """The pots that stand by name, the largest plafond first, and those that are one row together."""
    ordered = sorted(pots, key=lambda pot: (-pot.stand.plafond, pot.naam))
    shown = ordered if len(ordered) <= POTS + 1 else ordered[:POTS]
    return shown, ordered[len(shown) :]


def _samen(cijfers: HandgeldCijfers) -> str:
    """Many pots in a sentence."""
    stand = cijfers.totaal
    return (
        f"De {format_aantal(len(cijfers.pots))} potten samen: plafond {format_bedrag(stand.plafond)}, toegekend "
        f"{format_bedrag(stand.toegekend)}, vrij besteedbaar {format_bedrag(stand.vrij)}, betaald "
        f"{format_bedrag(stand.betaald)} en nog te betalen {format_bedrag(stand.openstaand)}."
    )


def _pots(cijfers: HandgeldCijfers) -> Tabel:
    shown, rest = genoemde_potten(cijfers.pots)
    rows = [(Cel(pot.naam), *_bedragen(pot.stand, f"handgeld.pot.{pot.id}")) for pot in shown]
    if rest:
        others = totaal(pot.stand for pot in rest)
        name = f"handgeld.rest.{len(shown)}"
        rows.append((Cel(f"de andere {format_aantal(len(rest))} potten"), *_bedragen(others, name)))
    if len(rows) > 1:
        rows.append((Cel("samen"), *_bedragen(cijfers.totaal, "handgeld.totaal")))
    columns = ("Pot", "Vrij besteedbaar", "Plafond", "Toegekend", "Betaald", "Nog te betalen")
    return Tabel(columns, tuple(rows), frozenset(range(1, len(columns))))


def _bedragen(stand: PotStand, achter: str | None = None, delen: Iterable[str] = _BEDRAGEN) -> tuple[Cel, ...]:
    return tuple(Cel(format_bedrag(getattr(stand, deel)), achter and f"{achter}.{deel}") for deel in delen)


def _aanvragen(cijfers: HandgeldCijfers, kort: bool) -> list[Blok]:
    if not cijfers.aanvragen:
        return [Zin("Er zijn nog geen aanvragen.")]
    numbers = [
        *per_waarde(cijfers.per_uitkomst, "handgeld.uitkomst"),
        Getal("toekenning teruggedraaid", cijfers.teruggedraaid, "handgeld.teruggedraaid"),
        Getal("nog geen besluit", cijfers.open, "handgeld.open"),
        Getal("ingetrokken", cijfers.ingetrokken, "handgeld.ingetrokken"),
    ]
    if kort:
        return [_feiten_kort(cijfers, numbers)]
    return [
        overdwars("Aanvragen", numbers, Getal("samen", cijfers.aanvragen, "handgeld.aanvragen")),
        _feiten(cijfers),
    ]


def _feiten(cijfers: HandgeldCijfers) -> Tabel:
    """What is known of the requests, each number with what opens behind it."""
    first = f"{format_aantal(cijfers.eerste_keer)} van {format_aantal(cijfers.aanvragen)}"
    rows = [
        ("middelste toekenning", _bedrag(cijfers.mediaan_toekenning), "mediaan_toekenning"),
        ("middelste tijd tot een besluit", _dagen(cijfers.mediaan_dagen), "mediaan_dagen"),
        ("eerste aanvraag", first, "eerste_keer"),
        *(
            (f"afgewezen: {criterium.mis}", format_aantal(number), f"afgewezen_om.{criterium.value}")
            for criterium, number in cijfers.afgewezen_om
            if number
        ),
        *((label, format_aantal(number), name) for label, number, name in _meer(cijfers)),
    ]
    cells = tuple((Cel(label), Cel(text, f"handgeld.{name}")) for label, text, name in rows)
    return Tabel(("Over de aanvragen", "Getal"), cells, frozenset({1}))


def _feiten_kort(cijfers: HandgeldCijfers, uitkomsten: Sequence[Getal]) -> Zin:
    facts = [
        f"{geteld(cijfers.aanvragen, 'aanvraag', 'aanvragen')} ({als_zin(uitkomsten)})",
        f"middelste toekenning: {_bedrag(cijfers.mediaan_toekenning)}",
        f"middelste tijd tot een besluit: {_dagen(cijfers.mediaan_dagen)}",
        f"eerste aanvraag: {format_aantal(cijfers.eerste_keer)} van {format_aantal(cijfers.aanvragen)}",
    ]
    refused = als_zin(Getal(criterium.mis, number) for criterium, number in cijfers.afgewezen_om)
    if refused:
        facts.append(f"reden van een afwijzing: {refused}")
    # How long a request waits stands in the conclusion already.
    facts += [f"{label}: {format_aantal(number)}" for label, number, name in _meer(cijfers) if name != "onbeantwoord"]
    return Zin(f"{'; '.join(facts)}.")


def _meer(cijfers: HandgeldCijfers) -> list[tuple[str, int, str]]:
    """What is told only when it is there."""
    told = [
        (f"wacht {ONBEANTWOORD_DAGEN} dagen of langer op antwoord", cijfers.onbeantwoord, "onbeantwoord"),
        ("aangehouden", cijfers.aangehouden, "aangehouden"),
        ("toegekend met twijfel of het regulier beleid is", cijfers.twijfel_regulier, "twijfel_regulier"),
        ("betaald en nog niet verantwoord", cijfers.niet_verantwoord, "niet_verantwoord"),
    ]
    return [one for one in told if one[1]]


def _in_periode(nu: Samenvatting, eerder: Samenvatting | None, kort: bool) -> list[Blok]:
    """The decisions of the period, of any pot; alone in one sentence when the page has to stay short."""
    cijfers = nu.handgeld.in_periode
    if eerder is None and (kort or not cijfers.aantal):
        if not cijfers.aantal:
            return [Zin("In deze periode is er niets besloten.")]
        told = als_zin(_besluiten(cijfers)[:-2])
        return [
            Zin(
                f"In deze periode {'is' if cijfers.aantal == 1 else 'zijn'} er "
                f"{geteld(cijfers.aantal, 'besluit', 'besluiten')} genomen ({told}), "
                f"samen voor {format_bedrag(cijfers.toegekend)}."
            )
        ]
    naast = Naast(nu.geheel, eerder.geheel if eerder else None)
    before = _besluiten(eerder.handgeld.in_periode) if eerder else []
    then = {one.naam for one in before if one.waarde}
    shown = [one for one in _besluiten(cijfers) if one.waarde or one.naam in then or one.achter in _ALTIJD]
    return [naast.tabel("Besloten in de periode", shown, before)]


_ALTIJD = {"handgeld.periode.besluiten", "handgeld.periode.toegekend"}


def _besluiten(cijfers: Besluiten) -> list[Getal]:
    """The decisions by outcome, then all of them, then what they awarded."""
    return [
        *per_waarde(cijfers.per_uitkomst, "handgeld.periode.uitkomst"),
        Getal("toekenning teruggedraaid", cijfers.teruggedraaid, "handgeld.periode.teruggedraaid"),
        Getal("samen", cijfers.aantal, "handgeld.periode.besluiten"),
        Getal("toegekend bedrag", cijfers.toegekend, "handgeld.periode.toegekend", Eenheid.GELD),
    ]


def _dagen(number: int | None) -> str:
    return NOG_GEEN if number is None else geteld(number, "dag", "dagen")


def _bedrag(cents: int | None) -> str:
    return NOG_GEEN if cents is None else format_bedrag(cents)
