"""From the options as typed to what the domain takes: a request and a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text, chosen_wijk, filter_wijk
from frontlijn.cli.values import cents, choice, day, number, typed_fields
from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BelangInvoer, Besluit, BesluitInvoer, CriteriumOordeel, RichtlijnOordeel
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import (
    Beslisvorm,
    BesluitUitkomst,
    Bewonersrol,
    Criterium,
    Grond,
    Oordeel,
    Zichtbaarheid,
)
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.store import Store


def aanvraag_velden(today: date, *, zeker: bool | None, **typed: Text) -> dict[str, Any]:
    """The fields of an AanvraagInvoer that were typed; raises WrongInput."""
    fields = typed_fields(
        typed,
        {
            "gevraagd": lambda text: cents(text, "--bedrag"),
            "ontvangen_op": lambda text: day(text, today, "--ontvangen"),
            "begroting": lambda text: cents(text, "--begroting"),
            "eigen_bijdrage": lambda text: cents(text, "--eigen-bijdrage"),
            "cofinanciering": lambda text: cents(text, "--cofinanciering"),
            "rol_planvorming": lambda text: choice(Bewonersrol, text, "--rol-plan"),
            "rol_besluitvorming": lambda text: choice(Bewonersrol, text, "--rol-besluit"),
            "rol_uitvoering": lambda text: choice(Bewonersrol, text, "--rol-uitvoering"),
            "zichtbaarheid": lambda text: choice(Zichtbaarheid, text, "--zichtbaarheid"),
        },
        {"onderwerp", "gevraagd", "ontvangen_op", "zichtbaarheid"},
    )
    return fields if zeker is None else {**fields, "cofinanciering_zeker": zeker}


def aanvraag_invoer(
    store: Store, fields: dict[str, Any], *, on: date, initiatief: Text, wijk: Text, pot: Text
) -> AanvraagInvoer:
    """A request with these fields; raises WrongInput, NotFound, and Refused for a day that is still to come.

    Without a pot it is the only one of the wijk that is current `on` that day.
    """
    refuse_future(fields["ontvangen_op"], store.today(), "ontvangen_op")
    refuse_future(on, store.today(), "datum")
    of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief is not None else None
    return AanvraagInvoer(
        pot_id=_pot(store, pot, wijk, of, on).id,
        initiatief_id=of.id if of else None,
        **fields,
    )


def besluit_velden(
    *,
    oordelen: tuple[Text, Text, Text, Text],
    richtlijn: list[str] | None,
    belang: list[str] | None,
    beslissers: list[str] | None,
    onthouden: list[str] | None,
    **typed: Text,
) -> dict[str, Any]:
    """The fields of a BesluitInvoer that were typed; `oordelen` stand in the order of the criteria."""
    fields = typed_fields(
        typed,
        {
            "beslisvorm": lambda text: choice(Beslisvorm, text, "--beslisvorm"),
            "grond": lambda text: choice(Grond, text, "--grond"),
        },
        {"beslisvorm"},
    )
    judged = zip(Criterium, oordelen, strict=True)
    return {
        **fields,
        "oordelen": tuple(_oordeel(criterium, text) for criterium, text in judged if text is not None),
        "richtlijnen": tuple(_richtlijn(text) for text in richtlijn or ()),
        "belangen": tuple(_belang(text) for text in belang or ()),
        "beslissers": _names(beslissers, "--beslisser"),
        "onthouden": _names(onthouden, "--onthouden"),
    }


def herziening(
    store: Store, besluit: Besluit, wijk_id: int, fields: dict[str, Any], *, uitkomst: BesluitUitkomst, datum: date
) -> BesluitInvoer:
    """A new decision with these fields, and the rest as in the one that stands; its amount comes later.

    Judgements go one by one. What belongs to another outcome stays behind, and so does who decided: that is told
    of each decision anew.
    """
    same = uitkomst is besluit.uitkomst
    both_award = uitkomst.kent_toe and besluit.uitkomst.kent_toe
    current = {richtlijn.id for richtlijn in read.richtlijnen(store, wijk_id, datum)}
    typed = {oordeel.criterium for oordeel in fields["oordelen"]}
    judged = {oordeel.richtlijn_id for oordeel in fields["richtlijnen"]}
    kept = BesluitInvoer(
        uitkomst=uitkomst,
        datum=datum,
        oordelen=(),
        beslisvorm=besluit.beslisvorm,
        motivering=besluit.motivering if same or both_award else None,
        voorwaarden=besluit.voorwaarden if both_award else None,
        afwijking_reden=besluit.afwijking_reden if both_award else None,
        grond=besluit.grond if same else None,
        naar=besluit.naar if same else None,
    )
    return replace(
        kept,
        **{
            **fields,
            "oordelen": (*fields["oordelen"], *(o for o in besluit.oordelen if o.criterium not in typed)),
            "richtlijnen": (
                *fields["richtlijnen"],
                *(o for o in besluit.richtlijnen if o.richtlijn_id in current - judged),
            ),
        },
    )


def person_name(text: str, option: str) -> str:
    """The name of a person as typed; raises WrongInput for a number, which would become a name."""
    if (digits := text.strip().removeprefix("#").strip()).isdecimal():
        raise WrongInput(f"{option}: Noem een naam; {digits} is een nummer.")
    return text


def name_richtlijnen(store: Store, wijk_id: int, invoer: BesluitInvoer) -> None:
    """Raises WrongInput that names each guideline of the wijk on which a judgement was left out."""
    judged = {oordeel.richtlijn_id for oordeel in invoer.richtlijnen}
    left_out = [one for one in read.richtlijnen(store, wijk_id, invoer.datum) if one.id not in judged]
    if left_out:
        options = "; ".join(f'--richtlijn "{one.id} voldoet: reden" ({one.tekst})' for one in left_out)
        raise WrongInput(f"Geef ook een oordeel over wat in deze wijk een richtlijn is: {options}.")


def _names(typed: list[str] | None, option: str) -> tuple[str, ...]:
    """The names of persons as typed; an empty one is not nobody."""
    if any(not text.strip() for text in typed or ()):
        raise WrongInput(f"{option} is leeg; noem een naam, of laat {option} weg.")
    return tuple(person_name(text, option) for text in typed or ())


def _pot(store: Store, named: Text, wijk: Text, initiatief: Initiatief | None, on: date) -> Budgetpot:
    if named is not None:
        return read.find_pot(store, named)
    wijk_id = filter_wijk(store, wijk) or (initiatief.wijk_id if initiatief else chosen_wijk(store))
    if wijk_id is None:
        raise WrongInput("Uit welke pot? Noem hem met --pot, of noem de wijk met --wijk.")
    current = read.current_pots(store, wijk_id, on)
    if not current:
        raise WrongInput(
            f"In deze wijk loopt op {format_datum(on)} geen pot; open er een met handgeld pot-add, of noem --pot."
        )
    if len(current) > 1:
        names = ", ".join(f"{pot.id} ({pot.naam})" for pot in current)
        raise WrongInput(f"In deze wijk lopen meer potten; noem er een met --pot: {names}.")
    return current[0]


def _oordeel(criterium: Criterium, text: str) -> CriteriumOordeel:
    """A judgement as typed: "voldoet: reden"."""
    option = f"--{criterium.value.lower()}"
    judgement, colon, reason = text.partition(":")
    if not colon:
        raise WrongInput(
            f'{option}: schrijf het oordeel, een dubbele punt en de reden, zoals "voldoet: ze doen het zelf".'
        )
    return CriteriumOordeel(criterium, choice(Oordeel, judgement, option), reason)


def _richtlijn(text: str) -> RichtlijnOordeel:
    """A judgement on a guideline as typed: "3 voldoet: reden"."""
    option = "--richtlijn"
    judgement, colon, reason = text.partition(":")
    which, space, judgement = judgement.strip().partition(" ")
    if not colon or not space:
        raise WrongInput(
            f"{option}: schrijf het nummer, het oordeel, een dubbele punt en de reden, "
            'zoals "3 voldoet: iedereen mag mee".'
        )
    return RichtlijnOordeel(number(which, option), choice(Oordeel, judgement, option), reason)


def _belang(text: str) -> BelangInvoer:
    """An interest as typed: "Piet: buurman van de aanvrager"."""
    naam, colon, aard = text.partition(":")
    if not colon:
        raise WrongInput(
            '--belang: schrijf de naam, een dubbele punt en het belang, zoals "Piet: buurman van de aanvrager".'
        )
    return BelangInvoer(person_name(naam, "--belang"), aard)
