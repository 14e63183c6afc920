"""The rules of a decision that need the request, the decision and the pot together (domain model, V03, V08-V10, V14).

Amounts are integer eurocents.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer, nodig
from frontlijn.domain.handgeld.besluit import BesluitInvoer, meldde_belang, richtlijn_veld
from frontlijn.domain.handgeld.pot import Budgetpot, check_open
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import fold
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst

GEBRUIKELIJK_TOT = 1_000_00
"""Above this amount in cents the form asks a soft question, never a block (003 names 700 to 1.000 euro)."""


def check_toekenning(
    aanvraag: AanvraagInvoer | Aanvraag, besluit: BesluitInvoer, pot: Budgetpot, *, al_toegekend: int = 0
) -> None:
    """Raises Refused when an award breaks V03, V09, V10 or V14.

    `al_toegekend` is what the request has now, in cents, when this decision replaces another: only what comes on top
    is a new promise, which the pot must have, and for which it must be open and in its period.
    """
    if besluit.datum < aanvraag.ontvangen_op:
        raise Refused(
            f"Het besluit ({format_datum(besluit.datum)}) ligt voor de ontvangst van de aanvraag "
            f"({format_datum(aanvraag.ontvangen_op)}); kies een latere datum.",
            "datum",
        )
    if isinstance(aanvraag, Aanvraag) and aanvraag.besluit is None and besluit.datum < aanvraag.status_op:
        raise Refused(
            f"De aanvraag is sinds {format_datum(aanvraag.status_op)} {aanvraag.status.label}; "
            "kies voor het besluit die dag of een latere.",
            "datum",
        )
    if not besluit.uitkomst.kent_toe:
        return
    erbij = besluit.bedrag - al_toegekend
    if erbij > 0:
        _check_pot_open(besluit, pot)
    _check_gevraagd(aanvraag, besluit)
    if erbij > max(pot.stand.vrij, 0):
        raise Refused(
            f"In de pot is {format_bedrag(pot.stand.vrij)} vrij besteedbaar, "
            f"{format_bedrag(erbij - pot.stand.vrij)} te weinig; ken minder toe of kies een andere pot.",
            "bedrag",
        )


def _check_pot_open(besluit: BesluitInvoer, pot: Budgetpot) -> None:
    """V10 and V14: a new promise falls in the period of an open pot."""
    check_open(pot, "pot_id")
    if not pot.van <= besluit.datum <= pot.tot:
        raise Refused(
            f"De pot {pot.naam} loopt van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}; "
            f"{format_datum(besluit.datum)} valt daarbuiten.",
            "datum",
        )


def _check_gevraagd(aanvraag: AanvraagInvoer | Aanvraag, besluit: BesluitInvoer) -> None:
    """V09: never more than was asked, nor than is needed without a reason."""
    if besluit.bedrag > aanvraag.gevraagd:
        raise Refused(f"Er is {format_bedrag(aanvraag.gevraagd)} gevraagd; meer toekennen kan niet.", "bedrag")
    if besluit.uitkomst is BesluitUitkomst.TOEGEKEND and besluit.bedrag < aanvraag.gevraagd:
        raise Refused(
            f'Dit is minder dan de gevraagde {format_bedrag(aanvraag.gevraagd)}; kies dan "deels toegekend".',
            "uitkomst",
        )
    if besluit.uitkomst is BesluitUitkomst.DEELS_TOEGEKEND and besluit.bedrag == aanvraag.gevraagd:
        raise Refused('Dit is het hele gevraagde bedrag; kies dan "toegekend".', "uitkomst")
    need = nodig(aanvraag)
    if need is not None and besluit.bedrag > need and not besluit.afwijking_reden:
        raise Refused(
            f"Volgens de begroting is {format_bedrag(max(need, 0))} nodig na eigen bijdrage en zekere "
            "cofinanciering; ken niet meer toe, of vul bij afwijking in waarom.",
            "bedrag",
        )


def check_nog_open(aanvraag: Aanvraag) -> None:
    """Raises Refused when this request was decided or withdrawn."""
    if aanvraag.besluit is not None:
        raise Refused(
            f"Over deze aanvraag is op {format_datum(aanvraag.besluit.datum)} al besloten: "
            f"{aanvraag.besluit.uitkomst.label}. Met een herziening neem je een nieuw besluit."
        )
    if aanvraag.status is AanvraagStatus.INGETROKKEN:
        raise Refused(
            f"Deze aanvraag is ingetrokken op {format_datum(aanvraag.status_op)}; zet hem eerst weer in behandeling."
        )


def check_eerste_besluit(besluit: BesluitInvoer) -> None:
    """Raises Refused when a first decision says why it replaces another."""
    if besluit.herziening_reden:
        raise Refused("Er is nog geen besluit om te herzien; laat de reden van de herziening leeg.", "herziening_reden")


def check_herziening(aanvraag: Aanvraag, besluit: BesluitInvoer) -> None:
    """Raises Refused when this decision cannot replace the one that stands; it may change the reasons alone.

    What was paid stays awarded (V04).
    """
    eerder = aanvraag.besluit
    if eerder is None:
        raise Refused("Over deze aanvraag is nog niet besloten; neem eerst een besluit.")
    if not besluit.herziening_reden:
        raise Refused("Waarom herzie je het besluit? Vul een reden in.", "herziening_reden")
    if besluit.datum < eerder.datum:
        raise Refused(
            f"Het besluit dat je herziet is van {format_datum(eerder.datum)}; kies die dag of een latere.", "datum"
        )
    if besluit.uitkomst.kent_toe and besluit.bedrag < eerder.betaald:
        raise Refused(
            f"Er is al {format_bedrag(eerder.betaald)} betaald; laat eerst geld terugkomen "
            f"of ken ten minste {format_bedrag(eerder.betaald)} toe.",
            "bedrag",
        )
    if not besluit.uitkomst.kent_toe and eerder.betaald > 0:
        raise Refused(
            f"Er is al {format_bedrag(eerder.betaald)} betaald; laat eerst dat geld terugkomen "
            f"of ken ten minste {format_bedrag(eerder.betaald)} toe.",
            "uitkomst",
        )


def check_belang(
    deciders: Mapping[int, str],
    abstainers: Collection[int],
    interested: Collection[int],
    declared: Mapping[int, str] | None = None,
    names: Collection[str] = (),
) -> None:
    """Raises Refused when somebody decides who abstains or has an interest (V08; 004 §2.2).

    `deciders` holds names by the number of the person; `interested` are the applicant and the contact of the
    initiative; `declared` says by person which interest they declared. `names` are those of everyone with an interest:
    who is called by only a part of one of them is asked for the whole name.
    """
    for number, naam in deciders.items():
        if declared and number in declared:
            raise Refused(meldde_belang(naam, declared[number]), "beslissers")
        if number in abstainers:
            raise Refused(f"{naam} onthoudt zich; vul in wie er dan beslist.", "beslissers")
        if number in interested:
            raise Refused(
                f"{naam} vraagt dit zelf aan of is contact van het initiatief, en beslist dus niet mee; "
                "laat een ander beslissen.",
                "beslissers",
            )
        for other in names:
            if lijkt_op(naam, other):
                raise Refused(
                    f"{naam} lijkt op {other}, die een belang heeft bij deze aanvraag; "
                    "schrijf de hele naam van wie besliste.",
                    "beslissers",
                )


def lijkt_op(naam: str, ander: str) -> bool:
    """Whether one name holds all words of the other, in any order, case and accents apart: hanneke, Hanneke Jansen."""
    words, others = (set(re.findall(r"\w+", fold(text))) for text in (naam, ander))
    return bool(words and others) and (words <= others or others <= words)


def check_richtlijnen(richtlijnen: Sequence[Richtlijn], besluit: BesluitInvoer) -> None:
    """Raises Refused unless each of these current guidelines of the wijk has one judgement, and no other has (004)."""
    current = {richtlijn.id: richtlijn for richtlijn in richtlijnen}
    judged: set[int] = set()
    for oordeel in besluit.richtlijnen:
        field = richtlijn_veld(oordeel.richtlijn_id)
        if oordeel.richtlijn_id not in current:
            raise Refused("Deze richtlijn geldt niet (meer) in deze wijk; laat het oordeel weg.", field)
        if oordeel.richtlijn_id in judged:
            raise Refused("Bij deze richtlijn staan twee oordelen; laat er één weg.", field)
        judged.add(oordeel.richtlijn_id)
    for number, richtlijn in current.items():
        if number not in judged:
            raise Refused(f"Geef een oordeel bij deze richtlijn: {richtlijn.tekst}", richtlijn_veld(number))
