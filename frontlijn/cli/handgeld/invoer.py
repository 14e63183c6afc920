"""From the options as typed to what the domain takes: a request and a decision."""

from __future__ import annotations

from datetime import date

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text, chosen_wijk, filter_wijk
from frontlijn.cli.values import cents, choice
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Criterium, Grond, Oordeel, Zichtbaarheid
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.store import Store


def aanvraag_invoer(
    store: Store,
    onderwerp: str,
    gevraagd: int,
    *,
    received: date,
    on: date,
    initiatief: Text,
    aanvrager: Text,
    organisatie: Text,
    wijk: Text,
    pot: Text,
    begroting: Text,
    eigen_bijdrage: Text,
    cofinanciering: Text,
    zeker: bool,
    draagvlak: Text,
    zichtbaarheid: Text,
) -> AanvraagInvoer:
    """A request as typed, `gevraagd` in cents; raises WrongInput, NotFound.

    Without a pot it is the only one of the wijk that is current `on` that day.
    """
    of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief is not None else None
    return AanvraagInvoer(
        pot_id=_pot(store, pot, wijk, of, on).id,
        onderwerp=onderwerp,
        gevraagd=gevraagd,
        ontvangen_op=received,
        initiatief_id=of.id if of else None,
        aanvrager=aanvrager,
        organisatie=organisatie,
        begroting=cents(begroting, "--begroting") if begroting else None,
        eigen_bijdrage=cents(eigen_bijdrage, "--eigen-bijdrage") if eigen_bijdrage else None,
        cofinanciering=cents(cofinanciering, "--cofinanciering") if cofinanciering else None,
        cofinanciering_zeker=zeker,
        draagvlak=draagvlak,
        zichtbaarheid=choice(Zichtbaarheid, zichtbaarheid, "--zichtbaarheid")
        if zichtbaarheid is not None
        else Zichtbaarheid.INTERN,
    )


def besluit_invoer(
    uitkomst: BesluitUitkomst,
    bedrag: int,
    datum: date,
    *,
    oordelen: tuple[Text, Text, Text, Text],
    beslisvorm: Text,
    beslissers: list[str] | None,
    onthouden: list[str] | None,
    motivering: Text,
    voorwaarden: Text,
    grond: Text,
    naar: Text,
    afwijking_reden: Text,
) -> BesluitInvoer:
    """A decision as typed; `oordelen` stand in the order of the criteria, `bedrag` is in cents."""
    typed = zip(Criterium, oordelen, strict=True)
    return BesluitInvoer(
        uitkomst=uitkomst,
        datum=datum,
        oordelen=tuple(_oordeel(criterium, text) for criterium, text in typed if text is not None),
        bedrag=bedrag,
        beslisvorm=choice(Beslisvorm, beslisvorm, "--beslisvorm") if beslisvorm else Beslisvorm.FRONTLIJNFUNCTIONARIS,
        beslissers=tuple(beslissers or ()),
        onthouden=tuple(onthouden or ()),
        motivering=motivering,
        voorwaarden=voorwaarden,
        grond=choice(Grond, grond, "--grond") if grond else None,
        naar=naar,
        afwijking_reden=afwijking_reden,
    )


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
