"""All that is known of one request as lines: what to do first on top, the whole story at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag, dagen_open
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.handgeld.verantwoording import bonnen_zin, format_bon, rest_zin
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus, Oordeel, Zichtbaarheid, Zoeksoort
from frontlijn.screens.details.history import timeline_items
from frontlijn.screens.opening import ToPot
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence


def dossier_items(dossier: Dossier, today: date, keys: str) -> Iterator[Item]:
    """The lines of the screen of a request; `keys` says what can be done with it."""
    aanvraag = dossier.aanvraag
    yield Heading(aanvraag.onderwerp)
    yield Sentence(
        f"{format_bedrag(aanvraag.gevraagd)} gevraagd op {format_datum(aanvraag.ontvangen_op)}, {aanvraag.wijk}"
    )
    yield Sentence(keys)
    if aanvraag.initiatief_id is not None and aanvraag.initiatief is not None:
        yield Figure("Initiatief", aanvraag.initiatief, (Zoeksoort.INITIATIEF, aanvraag.initiatief_id))
    yield Figure("Pot", aanvraag.pot, ToPot(aanvraag.pot_id))
    yield Sentence("")
    if aanvraag.besluit is None:
        yield from _waiting(aanvraag, today)
    else:
        yield from _standing(dossier, aanvraag.besluit)
    yield from _belangen(dossier)
    yield from _money(aanvraag)
    yield from _account(dossier)
    yield from _request(aanvraag)
    yield from _earlier(dossier)
    yield Sentence("")
    yield from timeline_items(dossier)


def _waiting(aanvraag: Aanvraag, today: date) -> Iterator[Item]:
    reason = f": {aanvraag.status_reden}" if aanvraag.status_reden else ""
    since = f"sinds {format_datum(aanvraag.status_op)}{reason}"
    days = dagen_open(aanvraag, today)
    if days is None:
        yield Heading("Ingetrokken")
        yield Sentence(f"Ingetrokken {since}. Met s zet je hem weer in behandeling.")
        return
    yield Heading(f"Nog geen besluit: {aanvraag.status.label}")
    if aanvraag.status is not AanvraagStatus.ONTVANGEN:
        yield Sentence(f"{aanvraag.status.label.capitalize()} {since}.")
    yield Sentence(f"De aanvrager wacht {days} {'dag' if days == 1 else 'dagen'} op antwoord. Met b besluit je.")


def _standing(dossier: Dossier, besluit: Besluit) -> Iterator[Item]:
    yield Heading(_outcome(besluit))
    if dossier.aanvraag.teruggedraaid:
        yield Sentence("De toekenning is teruggedraaid; er is niets meer toegezegd.")
    if besluit.uitkomst.kent_toe:
        yield Sentence(
            f"Betaald {format_bedrag(besluit.betaald)}, nog open {format_bedrag(besluit.openstaand)}"
            f" van {format_bedrag(besluit.toegekend_netto)}"
        )
    yield Sentence(_answer(dossier))
    yield from _reasons(besluit)


def _outcome(besluit: Besluit) -> str:
    amount = f" {format_bedrag(besluit.bedrag)}" if besluit.uitkomst.kent_toe else ""
    return f"Besluit: {besluit.uitkomst.label}{amount}"


def _answer(dossier: Dossier) -> str:
    answer = dossier.antwoord
    if answer is None:
        return "Antwoord: nog niet verstuurd. Met a lees je de brief die klaarstaat."
    if answer.verzonden_op is None:
        return "Antwoord: bewaard en nog niet verstuurd. Met a ga je verder."
    return f"Antwoord: verstuurd op {format_datum(answer.verzonden_op)}. Met a lees je het terug."


def _reasons(besluit: Besluit) -> Iterator[Item]:
    """Who decided and why, of a decision that stands or stood."""
    deciders = ", ".join(besluit.beslissers)
    yield Sentence(f"Op {format_datum(besluit.datum)} door {deciders} ({besluit.beslisvorm.label})")
    if besluit.onthouden:
        verb = "Onthield" if len(besluit.onthouden) == 1 else "Onthielden"
        yield Sentence(f"{verb} zich: {', '.join(besluit.onthouden)}")
    if besluit.grond:
        yield Sentence(f"Grond: {besluit.grond.label}")
    for title, text in (
        ("Herzien, omdat", besluit.herziening_reden),
        ("Doorverwezen naar", besluit.naar),
        ("Voor de aanvrager", besluit.motivering),
        ("Voorwaarden", besluit.voorwaarden),
        ("Meer dan nodig, omdat", besluit.afwijking_reden),
    ):
        if text:
            yield Sentence(f"{title}: {text}")
    for oordeel in besluit.oordelen:
        yield Sentence(
            f"{oordeel.criterium.value} {oordeel.criterium.label}: {_short(oordeel.oordeel)}. {oordeel.reden}"
        )
    for eigen in besluit.richtlijnen:
        yield Sentence(f"Richtlijn “{eigen.tekst}”: {_short(eigen.oordeel)}. {eigen.reden}")


def _short(oordeel: Oordeel) -> str:
    """A judgement as the end of a sentence, which brings its own dot."""
    return oordeel.label.removesuffix(".")


def _belangen(dossier: Dossier) -> Iterator[Item]:
    for belang in dossier.belangen:
        yield Sentence(f"Belang: {belang.naam} ({belang.aard}), gemeld op {format_datum(belang.datum)}")


def _money(aanvraag: Aanvraag) -> Iterator[Item]:
    if not aanvraag.mutaties:
        return
    yield Sentence("")
    yield Heading("Boekingen (Enter verbetert of draait terug)")
    for mutatie in aanvraag.mutaties:
        yield Figure(_booking(mutatie), format_bedrag(mutatie.bedrag), mutatie)


def _booking(mutatie: PotMutatie) -> str:
    """A row by its number, with those of the rows that it goes with."""
    what = f"{mutatie.id}. {format_datum(mutatie.datum)} {mutatie.soort.label}"
    for start, other, end in (
        (" van nr", mutatie.storno_van, ""),
        (", in plaats van nr", mutatie.corrigeert, ""),
        (" (teruggedraaid door nr", mutatie.storno_door, ")"),
    ):
        if other is not None:
            what += f"{start} {other}{end}"
    for more in (mutatie.bon and _receipt(mutatie.bon), mutatie.reden):
        if more:
            what += f", {more}"
    return what


def _receipt(kenmerk: str) -> str:
    """A receipt by its reference, which may begin with the word itself."""
    return kenmerk if kenmerk.casefold().startswith("bon") else f"bon {kenmerk}"


def _account(dossier: Dossier) -> Iterator[Item]:
    account = dossier.verantwoording
    if account is None and not dossier.bonnen:
        return
    yield Sentence("")
    yield Heading("Verantwoording")
    if account is not None:
        yield Sentence(" ".join(filter(None, (rest_zin(account), bonnen_zin(account, dossier.bonnen)))))
        yield Sentence(f"Op {format_datum(account.datum)}, {account.wie}: {account.wat_gebeurde}")
        if account.draagvlak_achteraf:
            yield Sentence(f"Wie er nu achter staat: {account.draagvlak_achteraf}")
    for bon in dossier.bonnen:
        yield Sentence(f"Bon: {format_bon(bon)}{', bij de betaling' if bon.betaling else ''}")
    for regel in dossier.regels:
        yield Figure(f"Kasboek {format_datum(regel.datum)}", regel.titel, (Zoeksoort.KASBOEK, regel.id))


def _request(aanvraag: Aanvraag) -> Iterator[Item]:
    yield Sentence("")
    yield Heading("De aanvraag")
    for title, text in (
        ("Aanvrager", aanvraag.aanvrager),
        ("Organisatie", aanvraag.organisatie),
        ("Draagvlak", aanvraag.draagvlak),
        ("Hoe de buurt betrokken is", aanvraag.buurt_betrokken),
    ):
        if text:
            yield Sentence(f"{title}: {text}")
    amounts = [
        f"{title} {format_bedrag(amount)}"
        for title, amount in (
            ("begroting", aanvraag.begroting),
            ("eigen bijdrage", aanvraag.eigen_bijdrage),
            ("zekere cofinanciering" if aanvraag.cofinanciering_zeker else "cofinanciering", aanvraag.cofinanciering),
        )
        if amount is not None
    ]
    if amounts:
        yield Sentence(f"Geld: {', '.join(amounts)}")
    roles = [
        f"{phase} {role.label}"
        for phase, role in (
            ("bij het plan", aanvraag.rol_planvorming),
            ("bij het besluit", aanvraag.rol_besluitvorming),
            ("bij de uitvoering", aanvraag.rol_uitvoering),
        )
        if role is not None
    ]
    yield Sentence(f"Rol van bewoners: {', '.join(roles) or 'onbekend'}")
    hidden = aanvraag.zichtbaarheid is Zichtbaarheid.INTERN
    why = f", omdat: {aanvraag.vertrouwelijk_reden or 'reden onbekend'}" if hidden else ""
    yield Sentence(f"Zichtbaar: {aanvraag.zichtbaarheid.label}{why}")


def _earlier(dossier: Dossier) -> Iterator[Item]:
    """The decisions that were replaced, the last one first."""
    standing = dossier.aanvraag.besluit
    later = {b.vervangt_id: b.datum for b in (*dossier.eerdere, *((standing,) if standing else ()))}
    for besluit in reversed(dossier.eerdere):
        replaced = f" (vervangen op {format_datum(later[besluit.id])})" if besluit.id in later else ""
        yield Sentence("")
        yield Heading(f"Eerder {_outcome(besluit)[0].lower()}{_outcome(besluit)[1:]}{replaced}")
        yield from _reasons(besluit)
