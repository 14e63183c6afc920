"""What happened with one request, in order, made from its dossier alone. Amounts are integer eurocents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from frontlijn.domain.dates import format_datum
from frontlijn.domain.fields import label
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import BesluitUitkomst, MutatieSoort

_LAATST = "~"  # sorts after every moment


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One thing that happened on `datum`; `bedrag` in cents when it was about money.

    `moment` is when it was written down (UTC, as stored) and `wie` who did it, both "" when the store does not say.
    """

    datum: date
    moment: str
    wie: str
    wat: str
    waarom: str | None
    bedrag: int | None


def tijdlijn(dossier: Dossier) -> tuple[Gebeurtenis, ...]:
    """Everything in the dossier by day, then by moment; what has no moment comes last on its day."""
    events = (*_aanvraag(dossier), *_besluiten(dossier), *_geld(dossier), *_achteraf(dossier))
    return tuple(sorted(events, key=lambda event: (event.datum, event.moment or _LAATST)))


def _aanvraag(dossier: Dossier) -> Iterator[Gebeurtenis]:
    aanvraag = dossier.aanvraag
    wat = f"Aanvraag van {format_bedrag(aanvraag.gevraagd)} ontvangen"
    wie = aanvraag.aanvrager or aanvraag.organisatie or aanvraag.initiatief or ""
    yield Gebeurtenis(aanvraag.ontvangen_op, aanvraag.geregistreerd_op, wie, wat, None, aanvraag.gevraagd)
    for edit in dossier.wijzigingen:
        fields = ", ".join(label(field) for field in edit.velden)
        day = datetime.fromisoformat(edit.op).astimezone().date()
        yield Gebeurtenis(day, edit.op, edit.wie, f"Aanvraag gewijzigd: {fields}", None, None)
    for stap in dossier.stappen:
        wat = f"Status: {stap.status.label}"
        yield Gebeurtenis(stap.datum, stap.geregistreerd_op, stap.wie, wat, stap.reden, None)
    for belang in dossier.belangen:
        wat = f"{belang.naam} meldde een belang"
        yield Gebeurtenis(belang.datum, belang.geregistreerd_op, belang.wie, wat, belang.aard, None)


def _besluiten(dossier: Dossier) -> Iterator[Gebeurtenis]:
    besluiten = _alle_besluiten(dossier)
    for besluit in besluiten.values():
        yield Gebeurtenis(
            besluit.datum,
            besluit.geregistreerd_op,
            ", ".join(besluit.beslissers),
            f"{_begin(besluit, besluiten)}: {_uitkomst(besluit)}",
            besluit.herziening_reden or besluit.motivering,
            besluit.bedrag if besluit.uitkomst.kent_toe else None,
        )
    antwoord = dossier.antwoord
    if antwoord is not None and antwoord.verzonden_op is not None:
        besluit_van = besluiten.get(antwoord.besluit_id)
        op = f" op het besluit van {format_datum(besluit_van.datum)}" if besluit_van else ""
        yield Gebeurtenis(antwoord.verzonden_op, "", "", f"Antwoord{op} verstuurd", None, None)


def _alle_besluiten(dossier: Dossier) -> Mapping[int, Besluit]:
    """Every decision by its number, the oldest first."""
    last = dossier.aanvraag.besluit
    return {besluit.id: besluit for besluit in (*dossier.eerdere, *((last,) if last else ()))}


def _begin(besluit: Besluit, besluiten: Mapping[int, Besluit]) -> str:
    if besluit.vervangt_id is None:
        return "Besluit"
    eerder = besluiten.get(besluit.vervangt_id)
    return f"Nieuw besluit (vervangt dat van {format_datum(eerder.datum)})" if eerder else "Nieuw besluit"


def _uitkomst(besluit: Besluit) -> str:
    if besluit.uitkomst.kent_toe:
        return f"{besluit.uitkomst.label} {format_bedrag(besluit.bedrag)}"
    if besluit.uitkomst is BesluitUitkomst.DOORVERWEZEN:
        return f"{besluit.uitkomst.label} naar {besluit.naar}"
    if besluit.grond is not None:
        return f"{besluit.uitkomst.label} ({besluit.grond.label})"
    return besluit.uitkomst.label


def _geld(dossier: Dossier) -> Iterator[Gebeurtenis]:
    """The rows of the ledger; the award that a decision itself booked is told by the decision."""
    aanvraag = dossier.aanvraag
    besluiten = _alle_besluiten(dossier)
    rows = {mutatie.id: mutatie for mutatie in aanvraag.mutaties}
    for mutatie in aanvraag.mutaties:
        if not _van_het_besluit(mutatie, besluiten):
            wat = _wat(mutatie, rows)
            yield Gebeurtenis(mutatie.datum, mutatie.geregistreerd_op, mutatie.wie, wat, mutatie.reden, mutatie.bedrag)


def _van_het_besluit(mutatie: PotMutatie, besluiten: Mapping[int, Besluit]) -> bool:
    besluit = besluiten.get(mutatie.besluit_id or 0)
    return (
        besluit is not None
        and mutatie.soort is MutatieSoort.TOEKENNING
        and (mutatie.bedrag, mutatie.datum, mutatie.corrigeert) == (besluit.bedrag, besluit.datum, None)
    )


def _wat(mutatie: PotMutatie, rows: Mapping[int, PotMutatie]) -> str:
    wat = f"{mutatie.soort.label} {format_bedrag(mutatie.bedrag)}"
    teruggedraaid = rows.get(mutatie.storno_van or 0)
    verbeterd = rows.get(mutatie.corrigeert or 0)
    if teruggedraaid is not None:
        wat += f", draait boeking {teruggedraaid.id} terug ({teruggedraaid.soort.label})"
    if verbeterd is not None:
        wat += f", in plaats van boeking {verbeterd.id}"
    if mutatie.bon:
        wat += f", bon {mutatie.bon}"
    return f"Boeking {mutatie.id}: {wat}"


def _achteraf(dossier: Dossier) -> Iterator[Gebeurtenis]:
    """Receipts that no payment shows, the kasboekregels that tell of the money, and the account."""
    for bon in dossier.bonnen:
        if bon.betaling is None:
            wat = f"Bon {bon.kenmerk} van {format_bedrag(bon.bedrag)}"
            yield Gebeurtenis(bon.datum, "", "", wat, None, bon.bedrag)
    for regel in dossier.regels:
        yield Gebeurtenis(regel.datum, "", "", f"In het kasboek: {regel.titel}", None, None)
    account = dossier.verantwoording
    if account is not None:
        wat = f"Verantwoording: {format_bedrag(account.besteed)} uitgegeven"
        yield Gebeurtenis(
            account.datum, account.geregistreerd_op, account.wie, wat, account.wat_gebeurde, account.besteed
        )
