"""What the commands print of one request: each part as lines with a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from frontlijn.cli import output
from frontlijn.cli.handgeld.lines import days, ledger_line, outcome
from frontlijn.cli.values import as_fields
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag, dagen_open
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.verantwoording import bonnen_zin, format_bon, rest_zin
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus, Projectfase

Fields = Iterator[tuple[str, object]]


def all_fields(dossier: Dossier, today: date) -> Fields:
    """Everything that is known of a request."""
    aanvraag = dossier.aanvraag
    yield from _aanvraag(aanvraag, today)
    for belang in dossier.belangen:
        yield "Belang", f"{belang.naam}: {belang.aard} ({format_datum(belang.datum)})"
    yield "Besluit", outcome(aanvraag)
    if aanvraag.besluit:
        yield from _besluit(aanvraag.besluit)
        yield "Antwoord", _antwoord(dossier)
    for eerder in dossier.eerdere:
        yield "Eerder besluit", _earlier(eerder)
    yield from account_fields(dossier)
    for mutatie in aanvraag.mutaties:
        yield "Mutatie", ledger_line(mutatie)


def account_fields(dossier: Dossier) -> Fields:
    """What was done with the money: the account, the receipts, the kasboekregels."""
    account = dossier.verantwoording
    if account is not None:
        yield "Verantwoording", account.datum
        yield "Wat er gebeurde", account.wat_gebeurde
        yield "Besteed", format_bedrag(account.besteed)
        yield "Rest", rest_zin(account)
        yield "Bonnen", bonnen_zin(account, dossier.bonnen) or None
        yield "Draagvlak achteraf", account.draagvlak_achteraf
    for bon in dossier.bonnen:
        yield "Bon", f"{format_bon(bon)}, bij een betaling" if bon.betaling else format_bon(bon)
    for regel in dossier.regels:
        yield "Kasboekregel", output.row(regel.id, regel.datum, regel.titel)


def as_json(dossier: Dossier) -> dict[str, Any]:
    """The request with all that stands around it."""
    around = as_fields(dossier)
    return as_fields(around.pop("aanvraag")) | around


def _aanvraag(one: Aanvraag, today: date) -> Fields:
    waiting = dagen_open(one, today)
    yield "Nummer", one.id
    yield "Onderwerp", one.onderwerp
    yield "Wijk", one.wijk
    yield "Pot", one.pot
    yield "Initiatief", one.initiatief
    yield "Aanvrager", one.aanvrager
    yield "Organisatie", one.organisatie
    yield "Ontvangen", one.ontvangen_op
    if one.status is not AanvraagStatus.BESLOTEN:
        since = f"{one.status.label} sinds {format_datum(one.status_op)}"
        yield "Status", f"{since}: {one.status_reden}" if one.status_reden else since
    yield "Wacht op een besluit", None if waiting is None else days(waiting)
    yield "Gevraagd", format_bedrag(one.gevraagd)
    yield "Begroting", _bedrag(one.begroting)
    yield "Eigen bijdrage", _bedrag(one.eigen_bijdrage)
    yield "Cofinanciering", _bedrag(one.cofinanciering)
    yield "Cofinanciering is zeker", one.cofinanciering_zeker or None
    yield "Draagvlak", one.draagvlak
    yield "Hoe de buurt betrokken is", one.buurt_betrokken
    yield f"Bewoners bij de {Projectfase.PLANVORMING.label}", one.rol_planvorming
    yield f"Bewoners bij de {Projectfase.BESLUITVORMING.label}", one.rol_besluitvorming
    yield f"Bewoners bij de {Projectfase.UITVOERING.label}", one.rol_uitvoering
    yield "Zichtbaarheid", one.zichtbaarheid
    yield "Waarom intern", one.vertrouwelijk_reden


def _besluit(besluit: Besluit) -> Fields:
    yield "Datum van het besluit", besluit.datum
    yield "Reden van de herziening", besluit.herziening_reden
    yield "Beslisvorm", besluit.beslisvorm
    yield "Beslissers", besluit.beslissers
    yield "Onthouden", besluit.onthouden
    for oordeel in besluit.oordelen:
        label = f"{oordeel.criterium.value} {oordeel.criterium.label}"
        yield label, f"{oordeel.oordeel.label}: {oordeel.reden}"
    for richtlijn in besluit.richtlijnen:
        judged = f"{richtlijn.oordeel.label}: {richtlijn.reden}"
        yield f"Richtlijn {richtlijn.richtlijn_id}", f"{richtlijn.tekst} | {judged}"
    yield "Motivering", besluit.motivering
    yield "Voorwaarden", besluit.voorwaarden
    yield "Grond", besluit.grond
    yield "Verwezen naar", besluit.naar
    yield "Reden van de afwijking", besluit.afwijking_reden
    if besluit.uitkomst.kent_toe:
        yield "Toegekend, na vrijval", format_bedrag(besluit.toegekend_netto)
        yield "Betaald", format_bedrag(besluit.betaald)
        yield "Nog te betalen", format_bedrag(besluit.openstaand)


def _antwoord(dossier: Dossier) -> str:
    antwoord = dossier.antwoord
    if antwoord is None:
        return "nog niet verstuurd"
    if antwoord.verzonden_op is None:
        return "bewaard, nog niet verstuurd"
    return f"verstuurd op {format_datum(antwoord.verzonden_op)}"


def _earlier(besluit: Besluit) -> str:
    return output.row(
        besluit.datum,
        besluit.uitkomst,
        format_bedrag(besluit.bedrag) if besluit.uitkomst.kent_toe else None,
        ", ".join(besluit.beslissers),
        besluit.motivering,
    )


def _bedrag(amount: int | None) -> str | None:
    return None if amount is None else format_bedrag(amount)
