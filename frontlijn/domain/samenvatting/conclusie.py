"""The sentences that a summary begins with, made of its figures by rules that can be read here (domain model, 9).

1. What there is and what happened: initiatieven, entries, participations; what is not known is called onbekend.
   Beside another period what happened then, without a verdict, and without participations that are mostly unknown.
2. What is left to promise, or what is short; of an initiative what it was promised and paid.
3. What asks for attention, when something does.

No sentence judges, and none says more than its figure.
"""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Zin
from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.handgeld.pot import PotToestand
from frontlijn.domain.initiatief import BEVESTIGD_DAGEN, KWETSBAAR_TOT
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.uitvoer.cijfers import deelnames_verzwegen, sommen
from frontlijn.domain.kasboek.uitvoer.naast import VERZWEGEN, Naast
from frontlijn.domain.kasboek.uitvoer.taal import geteld, hoofdletter, periode
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import aantal_mensen


def conclusie_blokken(samenvatting: Samenvatting, eerder: Samenvatting | None) -> tuple[Blok, ...]:
    """The conclusion as one paragraph."""
    return (Zin(" ".join(conclusie(samenvatting, eerder))),)


def conclusie(
    samenvatting: Samenvatting, eerder: Samenvatting | None = None, *, attention: bool = True
) -> tuple[str, ...]:
    """One to three sentences without a verdict: what happened, what is left to promise, what asks for attention.

    Beside another period there is one more, of what happened then.

    Beside another period the participations are left out when the two together would tell a small count of people.
    Without `attention` the last sentence is left to a list that says the same.
    """
    silent = eerder is not None and deelnames_verzwegen(Naast(samenvatting.geheel, eerder.geheel))
    then = "" if eerder is None else _then(samenvatting.geheel, eerder.geheel)
    sentences = (
        _happened(samenvatting, silent),
        then,
        _money(samenvatting),
        _attention(samenvatting) if attention else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def _happened(samenvatting: Samenvatting, silent: bool) -> str:
    kasboek, naam = samenvatting.kasboek, samenvatting.naam
    entries = geteld(kasboek.regels, "kasboekregel", "kasboekregels")
    if samenvatting.blik.initiatief_id is not None:
        sentence = f"Over {naam} staan er in deze periode {entries if kasboek.regels else 'geen kasboekregels'}"
        if kasboek.regels == 1:
            sentence = f"Over {naam} staat er in deze periode {entries}"
    elif not samenvatting.initiatieven.aantal and not kasboek.regels:
        return f"Over {naam} staan hier nog geen initiatieven, en in deze periode geen kasboekregels."
    else:
        there = geteld(samenvatting.initiatieven.aantal, "initiatief", "initiatieven")
        sentence = f"{hoofdletter(naam)} telt {there} en in deze periode {entries}"
    if not kasboek.regels or silent:
        return f"{sentence}."
    if kasboek.deelnames is None:
        return f"{sentence}; hoeveel mensen meededen is onbekend."
    deelnames = aantal_mensen(kasboek.deelnames, exportable=samenvatting.exportable)
    known = f"{sentence}, met {deelnames} {'deelname' if deelnames == '1' else 'deelnames'}"
    return (
        f"{known} (bij {format_aantal(kasboek.deelnames_onbekend)} onbekend)."
        if kasboek.deelnames_onbekend
        else f"{known}."
    )


def _then(nu: Beeld, toen: Beeld) -> str:
    """What happened in the other period, to stand beside what happened in this one."""
    figures = toen.cijfers
    verb = "was" if figures.regels == 1 else "waren"
    sentence = f"{hoofdletter(periode(toen))} {verb} het er {format_aantal(figures.regels)}"
    known, people = (sommen(one.cijfers)[1][0] for one in (nu, toen))
    shown = Naast(nu, toen).cellen(known, people)[1].tekst
    if not figures.regels or shown == VERZWEGEN:
        return f"{sentence}."
    if any(2 * one.cijfers.deelnames_onbekend > one.cijfers.regels for one in (nu, toen)):
        return f"{sentence}; bij de meeste regels is het aantal deelnames onbekend."
    unknown = f" (bij {format_aantal(figures.deelnames_onbekend)} onbekend)" if figures.deelnames_onbekend else ""
    return f"{sentence}, met {shown} {'deelname' if shown == '1' else 'deelnames'}{unknown}."


def _money(samenvatting: Samenvatting) -> str:
    handgeld, stand = samenvatting.handgeld, samenvatting.handgeld.totaal
    if samenvatting.blik.initiatief_id is not None:
        if not handgeld.aanvragen:
            return "Het vroeg geen handgeld."
        return (
            f"Van het handgeld is {format_bedrag(stand.toegekend)} toegekend en {format_bedrag(stand.betaald)} betaald."
        )
    if not handgeld.pots:
        return "Er loopt vandaag geen handgeldpot."
    pots = "de pot" if len(handgeld.pots) == 1 else f"de {format_aantal(len(handgeld.pots))} potten samen"
    plafond = format_bedrag(stand.plafond)
    if stand.toestand is PotToestand.TEKORT:
        return f"In {pots} is {format_bedrag(-stand.vrij)} meer toegezegd dan het plafond van {plafond}."
    return f"In {pots} is {format_bedrag(stand.vrij)} vrij besteedbaar van {plafond}."


def _attention(samenvatting: Samenvatting) -> str:
    parts = aandacht(samenvatting)
    return f"Vraagt aandacht: {'; '.join(parts)}." if parts else ""


def aandacht(samenvatting: Samenvatting) -> tuple[str, ...]:
    """What asks for attention, as parts of a sentence; empty when nothing does."""
    handgeld, initiatieven = samenvatting.handgeld, samenvatting.initiatieven
    parts = []
    if handgeld.onbeantwoord:
        count = geteld(handgeld.onbeantwoord, "aanvraag wacht", "aanvragen wachten")
        parts.append(f"{count} {ONBEANTWOORD_DAGEN} dagen of langer op antwoord")
    if initiatieven.kwetsbaar:
        count = geteld(initiatieven.kwetsbaar, "initiatief draait", "initiatieven draaien")
        parts.append(f"{count} op {KWETSBAAR_TOT} aanjagers of minder")
    if initiatieven.onbevestigd:
        count = geteld(initiatieven.onbevestigd, "initiatief is", "initiatieven zijn")
        parts.append(f"{count} {BEVESTIGD_DAGEN} dagen of langer niet bevestigd")
    return tuple(parts)
