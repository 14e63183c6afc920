"""Pots, requests, decisions and money: what is written, logged and refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.korting import KortingInvoer
from frontlijn.domain.handgeld.pot import Financier, PotStand
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Grond, KortingLezing, MutatieSoort, Oordeel, Rest
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.log import history
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write import settings
from frontlijn.store.write.handgeld import (
    close_pot,
    cut_pots,
    decide,
    grant_handgeld,
    pay,
    receive_back,
    release,
    request_handgeld,
    reverse,
)
from frontlijn.store.write.initiatieven import register_initiatief
from tests.store.conftest import NOW
from tests.store.inputs import TODAY, a_pot, aanvraag, afwijzing, cut, dump, initiatief, oordelen, toekenning

HUGE = 10**30
DECIDED = date(2026, 11, 10)


def granted(store: Store, bedrag: int = 50_00, **more: Any) -> Aanvraag:
    """A request granted in full, out of the first pot."""
    return grant_handgeld(store, aanvraag(1, bedrag), toekenning(bedrag, **more))


def cut_by(store: Store, pot_id: int, bedrag: int) -> object:
    """A korting of the municipality, of any amount."""
    korting = KortingInvoer((pot_id,), (("gemeente", bedrag),), KortingLezing.NAAR_RATO, TODAY, "De raad kort")
    return cut_pots(store, korting)


def mutatie(store: Store, soort: MutatieSoort) -> int:
    """The newest row of this kind in the ledger."""
    return read.mutaties(store, read.MutatieFilter(soorten=(soort,)), 0, -1)[-1].id


# What is written.


def test_opens_a_pot_with_its_plafond(store: Store) -> None:
    shares = (Financier("gemeente", 3_333), Financier("corporaties", 6_667))
    pot = a_pot(store, "Handgeld", 123_45, financiers=shares, reden="Raad van 1 mei")
    assert (pot.naam, pot.wijk, pot.financiers, pot.gesloten_op) == ("Handgeld", "Selwerd", shares, None)
    assert pot.stand == PotStand(plafond=123_45, toegekend=0, betaald=0, aangevraagd=0)
    (booked,) = read.mutaties(store, read.MutatieFilter(pot_id=pot.id), 0, -1)
    assert (booked.soort, booked.bedrag, booked.datum, booked.reden) == (
        MutatieSoort.PLAFOND,
        123_45,
        date(2026, 1, 1),
        "Raad van 1 mei",
    )
    assert history(store, "budgetpot", pot.id)[0].soort == "nieuw"
    assert history(store, "pot_mutatie", booked.id)[0].soort == "nieuw"


def test_a_request_counts_for_nothing_until_it_is_decided(store: Store) -> None:
    pot = a_pot(store)
    made = request_handgeld(
        store, aanvraag(pot.id, 30_00, draagvlak="Alle buren", begroting=40_00, eigen_bijdrage=5_00)
    )
    assert (made.aanvrager, made.gevraagd, made.begroting, made.draagvlak, made.besluit) == (
        "Truus",
        30_00,
        40_00,
        "Alle buren",
        None,
    )
    assert read.pot(store, pot.id).stand == PotStand(100_00, 0, 0, 30_00)


def test_an_award_is_a_promise_and_a_payment_is_money(store: Store) -> None:
    pot = a_pot(store)
    made = request_handgeld(store, aanvraag(pot.id, 50_00))
    decided = decide(
        store,
        made.id,
        toekenning(
            40_00,
            uitkomst=BesluitUitkomst.DEELS_TOEGEKEND,
            beslisvorm=Beslisvorm.WIJKTEAM,
            beslissers=("Samir", "Iris"),
            onthouden=("Kwame",),
            motivering="Zo kan het.",
            voorwaarden="Bonnen bewaren.",
        ),
    )
    assert decided.besluit is not None
    assert (decided.besluit.beslissers, decided.besluit.onthouden) == (("Iris", "Samir"), ("Kwame",))
    assert decided.besluit.oordelen == oordelen()
    assert (decided.besluit.toegekend_netto, decided.besluit.openstaand) == (40_00, 40_00)
    assert read.pot(store, pot.id).stand == PotStand(100_00, 40_00, 0, 0)
    paid = pay(store, made.id, 15_00, TODAY, "Voorschot")
    assert paid.besluit is not None
    assert (paid.besluit.betaald, paid.besluit.openstaand) == (15_00, 25_00)
    assert [(m.soort, m.bedrag) for m in paid.mutaties] == [
        (MutatieSoort.TOEKENNING, 40_00),
        (MutatieSoort.BETALING, 15_00),
    ]


def test_grants_and_pays_in_one_act(store: Store, raw: sqlite3.Connection) -> None:
    pot = a_pot(store)
    made = grant_handgeld(store, aanvraag(pot.id), toekenning(), betaald_op=TODAY)
    assert made.besluit is not None
    assert made.besluit.openstaand == 0
    assert read.pot(store, pot.id).stand == PotStand(100_00, 50_00, 50_00, 0)
    acts = raw.execute(
        "SELECT tabel FROM wijziging WHERE handeling = (SELECT max(handeling) FROM wijziging) ORDER BY id"
    )
    assert [row[0] for row in acts] == ["persoon", "aanvraag", "besluit", "pot_mutatie", "pot_mutatie"]


def test_a_refusal_is_not_paid(store: Store) -> None:
    pot = a_pot(store)
    with pytest.raises(Refused) as refused:
        grant_handgeld(store, aanvraag(pot.id), afwijzing(), betaald_op=TODAY)
    assert refused.value.field == "betaald_op"
    assert read.count(store, HandgeldFilter()) == 0


def test_a_refusal_takes_no_money(store: Store) -> None:
    pot = a_pot(store)
    made = grant_handgeld(store, aanvraag(pot.id), afwijzing())
    assert made.besluit is not None
    assert (made.besluit.uitkomst, made.besluit.grond) == (BesluitUitkomst.AFGEWEZEN, Grond.PLAFOND)
    assert made.mutaties == ()
    assert read.pot(store, pot.id).stand == PotStand(100_00, 0, 0, 0)


def test_a_request_is_referred_elsewhere(store: Store) -> None:
    pot = a_pot(store)
    made = grant_handgeld(
        store, aanvraag(pot.id), toekenning(0, uitkomst=BesluitUitkomst.DOORVERWEZEN, naar="Oranjefonds")
    )
    assert made.besluit is not None
    assert made.besluit.naar == "Oranjefonds"


def test_the_log_of_a_decision_holds_its_judgements_and_no_name(store: Store, raw: sqlite3.Connection) -> None:
    settings.put(store, Instelling.GEBRUIKER, "Eenhoorn")
    a_pot(store)
    made = granted(store, beslissers=("Kees Eenhoorn",))
    assert made.besluit is not None
    logged = {field: value for field, _, value in history(store, "besluit", made.besluit.id)[0].velden}
    assert "C2 voldoet Gezien bij C2." in str(logged["oordelen"])
    everything = "".join(row[0] for row in raw.execute("SELECT nieuw FROM wijziging"))
    assert "eenhoorn" not in everything.lower()


def test_who_decides_without_a_name_is_the_writer(store: Store) -> None:
    settings.put(store, Instelling.GEBRUIKER, "Hanneke")
    a_pot(store)
    made = granted(store)
    assert made.besluit is not None
    assert made.besluit.beslissers == ("Hanneke",)


def test_vrijval_returns_to_the_pot_and_money_back_only_after_vrijval(store: Store) -> None:
    pot = a_pot(store)
    made = granted(store)
    pay(store, made.id, 40_00, TODAY)
    release(store, made.id, 10_00, TODAY)
    assert read.pot(store, pot.id).stand == PotStand(100_00, 40_00, 40_00, 0)
    receive_back(store, made.id, 15_00, TODAY, "Bon was lager")
    assert read.pot(store, pot.id).stand == PotStand(100_00, 40_00, 25_00, 0)
    release(store, made.id, 15_00, TODAY)
    assert read.pot(store, pot.id).stand == PotStand(100_00, 25_00, 25_00, 0)


def test_a_storno_cancels_its_row_and_is_seen_on_it(store: Store) -> None:
    pot = a_pot(store)
    made = granted(store)
    pay(store, made.id, 50_00, TODAY)
    wrong = mutatie(store, MutatieSoort.BETALING)
    reverse(store, wrong, TODAY, "Verkeerde rekening")
    assert read.pot(store, pot.id).stand == PotStand(100_00, 50_00, 0, 0)
    storno = read.mutatie(store, mutatie(store, MutatieSoort.STORNO))
    assert (storno.storno_van, storno.bedrag, storno.reden) == (wrong, 50_00, "Verkeerde rekening")
    assert read.mutatie(store, wrong).storno_door == storno.id


def test_a_korting_may_leave_less_than_nothing_and_then_nothing_is_granted(store: Store) -> None:
    pot = a_pot(store)
    granted(store, 80_00)
    less = cut(store, pot.id, 30_00, TODAY, "De raad kort op alles")
    assert (less.stand.vrij, less.stand.toestand) == (-10_00, "tekort")
    with pytest.raises(Refused, match="te weinig"):
        granted(store, 1)
    reverse(store, mutatie(store, MutatieSoort.KORTING), TODAY, "Toch niet")
    assert granted(store, 20_00).besluit is not None


def test_no_korting_takes_more_than_the_plafond(store: Store) -> None:
    pot = a_pot(store)
    cut(store, pot.id, 60_00, TODAY, "De raad kort op alles")
    with pytest.raises(Refused) as refusal:
        cut(store, pot.id, 40_01, TODAY, "En nog eens")
    assert refusal.value.field == "per_financier"
    assert refusal.value.message == ("Het plafond van Handgeld is € 40,00; een korting van € 40,01 is € 0,01 te veel.")
    assert cut(store, pot.id, 40_00, TODAY, "Alles weg").stand.plafond == 0


def test_a_closed_pot_still_pays_what_was_promised(store: Store) -> None:
    pot = a_pot(store)
    made = granted(store)
    closed = close_pot(store, pot.id, TODAY, rest=Rest.VERVALLEN)
    assert closed.gesloten_op == TODAY
    assert set(history(store, "budgetpot", pot.id)[1].velden) >= {
        ("gesloten_op", None, "2026-11-21"),
        ("rest", None, "vervallen"),
    }
    pay(store, made.id, 30_00, TODAY)
    receive_back(store, made.id, 10_00, TODAY)
    release(store, made.id, 30_00, TODAY)
    reverse(store, mutatie(store, MutatieSoort.VRIJVAL), TODAY, "Toch nodig")
    assert read.pot(store, pot.id).stand == PotStand(100_00, 50_00, 20_00, 0, vervallen=50_00)


def test_an_open_request_of_a_closed_pot_can_be_refused(store: Store) -> None:
    pot = a_pot(store)
    made = request_handgeld(store, aanvraag(pot.id))
    close_pot(store, pot.id, TODAY, rest=Rest.VERVALLEN)
    assert decide(store, made.id, afwijzing()).besluit is not None


def test_the_whole_pot_can_be_granted_to_the_cent(store: Store) -> None:
    pot = a_pot(store, plafond=1_00)
    granted(store, 99)
    granted(store, 1)
    assert read.pot(store, pot.id).stand.toestand == "vol"


# Refusals: each with its field and its true reason, and nothing half-written.
# The store they meet: pot 1 (100 euro) with request 1 granted (50 euro, 30 paid), request 2 open (20 euro),
# request 3 refused; pot 2 closed; initiatief 1 with contact Fatima.

Write = Callable[[Store], object]


def _decide(**more: Any) -> Write:
    return lambda store: decide(store, 2, toekenning(**{"bedrag": 20_00, **more}))


def _grant(besluit: BesluitInvoer, **more: Any) -> Write:
    return lambda store: grant_handgeld(store, _new_request(**more), besluit)


def _new_request(**more: Any) -> AanvraagInvoer:
    usual: dict[str, Any] = {"gevraagd": 20_00, "aanvrager": "Nieuw"}
    return aanvraag(1, **usual | more)


def _reverse_of(soort: MutatieSoort, reden: str = "Fout", datum: date = TODAY) -> Write:
    return lambda store: reverse(store, mutatie(store, soort), datum, reden)


def _after(first: Write, then: Write) -> Write:
    """`first` is allowed and stays; `then` is refused. The dump is compared after `first`."""

    def write(store: Store) -> object:
        first(store)
        write.before = dump(store)  # type: ignore[attr-defined]
        return then(store)

    return write


REFUSALS: dict[str, tuple[Write, str | None, str]] = {
    "pot without a name": (lambda s: a_pot(s, ""), "naam", "Vul de naam in."),
    "pot that is there": (lambda s: a_pot(s, "HANDGELD"), "naam", "Er is al een pot met de naam Handgeld"),
    "pot that ends before it begins": (lambda s: a_pot(s, "Nieuw", tot=date(2025, 1, 1)), "tot", "01-01-2026"),
    "pot of nothing": (lambda s: a_pot(s, "Nieuw", 0), "plafond", "meer dan € 0,00"),
    "pot beyond reason": (lambda s: a_pot(s, "Nieuw", HUGE), "plafond", "te groot"),
    "shares of 90 %": (
        lambda s: a_pot(s, "Nieuw", financiers=(Financier("gemeente", 9_000),)),
        "financiers",
        "samen 90 %",
    ),
    "close twice": (lambda s: close_pot(s, 2, TODAY), None, "al gesloten, op 21-11-2026"),
    "close tomorrow": (lambda s: close_pot(s, 1, date(2026, 11, 22)), "datum", "nog komen"),
    "close before it begins": (lambda s: close_pot(s, 1, date(2025, 12, 31)), "datum", "begint op 01-01-2026"),
    "cut without a reason": (lambda s: cut(s, 1, 1_00, TODAY, "\n"), "reden", "Waarom"),
    "cut nothing": (lambda s: cut_by(s, 1, 0), "per_financier", "meer dan"),
    "cut tomorrow": (lambda s: cut(s, 1, 1, date(2026, 11, 22), "x"), "datum", "nog komen"),
    "cut a closed pot": (lambda s: cut(s, 2, 1_00, TODAY, "x"), "pots", "gesloten"),
    "request without a subject": (lambda s: request_handgeld(s, aanvraag(1, onderwerp=" ")), "onderwerp", "Vul"),
    "request of nobody": (lambda s: request_handgeld(s, aanvraag(1, aanvrager=" ")), "aanvrager", "Wie vraagt"),
    "request of nothing": (lambda s: request_handgeld(s, aanvraag(1, 0)), "gevraagd", "meer dan"),
    "request for less than nothing": (
        lambda s: request_handgeld(s, aanvraag(1, begroting=-1)),
        "begroting",
        "kan niet",
    ),
    "request of tomorrow": (
        lambda s: request_handgeld(s, aanvraag(1, ontvangen_op=date(2026, 11, 22))),
        "ontvangen_op",
        "nog komen",
    ),
    "request to a closed pot": (lambda s: request_handgeld(s, aanvraag(2, aanvrager="Nieuw")), "pot_id", "gesloten"),
    "request of an unknown initiatief": (
        lambda s: request_handgeld(s, aanvraag(1, initiatief_id=99, aanvrager="Nieuw")),
        "initiatief_id",
        "99",
    ),
    "decide twice": (lambda s: decide(s, 1, toekenning()), None, "op 10-11-2026 al besloten: toegekend"),
    "decide twice, refused": (lambda s: decide(s, 3, toekenning()), None, "afgewezen"),
    "a judgement short": (_decide(oordelen=oordelen()[:3]), "C4", "C4"),
    "a judgement without a reason": (
        _decide(oordelen=(*oordelen()[1:], type(oordelen()[0])(oordelen()[0].criterium, Oordeel.VOLDOET, " \t"))),
        "C1",
        "Schrijf een reden bij: bewoners zelf actief (C1)",
    ),
    "an unmet requirement": (_decide(oordelen=oordelen(C3=Oordeel.VOLDOET_NIET)), "C3", "is een eis"),
    "an award of nothing": (_decide(bedrag=0), "bedrag", "meer dan"),
    "a refusal with money": (lambda s: decide(s, 2, afwijzing(bedrag=1)), "bedrag", "geen bedrag"),
    "a refusal without a ground": (lambda s: decide(s, 2, afwijzing(grond=None)), "grond", "grond"),
    "a refusal without words": (lambda s: decide(s, 2, afwijzing(motivering=" ")), "motivering", "aanvrager"),
    "a refusal on met criteria": (lambda s: decide(s, 2, afwijzing(grond=Grond.CRITERIA)), "grond", "in orde"),
    "a ground without a refusal": (_decide(grond=Grond.PLAFOND), "grond", "grond"),
    "referred to nowhere": (_decide(bedrag=0, uitkomst=BesluitUitkomst.DOORVERWEZEN), "naar", "fonds"),
    "decided before it came": (_decide(datum=date(2026, 10, 31)), "datum", "ontvangst"),
    "decided tomorrow": (_decide(datum=date(2026, 11, 22)), "datum", "nog komen"),
    "decided outside the period": (
        _grant(toekenning(20_00, datum=date(2025, 12, 31)), ontvangen_op=date(2025, 12, 1)),
        "datum",
        "valt daarbuiten",
    ),
    "more than asked": (_decide(bedrag=20_01), "bedrag", "Er is € 20,00 gevraagd"),
    "part, called whole": (_decide(bedrag=10_00), "uitkomst", "deels toegekend"),
    "whole, called part": (_decide(uitkomst=BesluitUitkomst.DEELS_TOEGEKEND), "uitkomst", '"toegekend"'),
    "more than needed": (_grant(toekenning(20_00), begroting=25_00, eigen_bijdrage=6_00), "bedrag", "€ 19,00 nodig"),
    "more than the pot has": (
        _grant(toekenning(50_01), gevraagd=50_01),
        "bedrag",
        "€ 50,00 vrij besteedbaar, € 0,01 te weinig",
    ),
    "out of a closed pot": (lambda s: grant_handgeld(s, aanvraag(2), toekenning()), "pot_id", "gesloten"),
    "who asks decides": (_decide(beslissers=("truus",)), "beslissers", "Truus vraagt dit zelf aan"),
    "who is contact decides": (
        _grant(toekenning(20_00, beslissers=("Fatima",)), initiatief_id=1),
        "beslissers",
        "Fatima",
    ),
    "who abstains decides": (_decide(beslissers=("Iris",), onthouden=("iris",)), "onthouden", "Iris"),
    "the writer abstains alone": (_decide(onthouden=("Hanneke",)), "beslissers", "wie er dan beslist"),
    "paid before the decision": (
        lambda s: grant_handgeld(s, aanvraag(1, 1_00, aanvrager="Nieuw"), toekenning(1_00), date(2026, 11, 9)),
        "betaald_op",
        "10-11-2026",
    ),
    "paid tomorrow at once": (
        lambda s: grant_handgeld(s, aanvraag(1, 1_00, aanvrager="Nieuw"), toekenning(1_00), date(2026, 11, 22)),
        "betaald_op",
        "nog komen",
    ),
    "pay what is not decided": (lambda s: pay(s, 2, 1_00, TODAY), None, "nog niet besloten"),
    "pay what was refused": (lambda s: pay(s, 3, 1_00, TODAY), None, "afgewezen"),
    "pay nothing": (lambda s: pay(s, 1, 0, TODAY), "bedrag", "meer dan"),
    "pay beyond what is open": (lambda s: pay(s, 1, 20_01, TODAY), "bedrag", "Er staat nog € 20,00 open"),
    "pay before the decision": (lambda s: pay(s, 1, 1, date(2026, 11, 9)), "datum", "10-11-2026"),
    "pay tomorrow": (lambda s: pay(s, 1, 1, date(2026, 11, 22)), "datum", "nog komen"),
    "release beyond what is open": (lambda s: release(s, 1, 20_01, TODAY), "bedrag", "€ 20,00 open"),
    "receive more than was paid": (lambda s: receive_back(s, 1, 30_01, TODAY), "bedrag", "€ 30,00 betaald"),
    "reverse without a reason": (_reverse_of(MutatieSoort.BETALING, " "), "reden", "Waarom"),
    "reverse before it was": (_reverse_of(MutatieSoort.BETALING, datum=DECIDED), "datum", "21-11-2026"),
    "reverse tomorrow": (_reverse_of(MutatieSoort.BETALING, datum=date(2026, 11, 22)), "datum", "nog komen"),
    "reverse a paid award": (_reverse_of(MutatieSoort.TOEKENNING), None, "draai eerst de betaling terug"),
    "reverse the plafond of a pot": (lambda s: reverse(s, 1, TODAY, "Fout"), None, "verbeter het"),
    "reverse twice": (
        _after(lambda s: reverse(s, 4, TODAY, "Fout"), lambda s: reverse(s, 4, TODAY, "Fout")),
        None,
        "Boeking 4 is al teruggedraaid",
    ),
    "reverse a storno": (
        _after(_reverse_of(MutatieSoort.BETALING), _reverse_of(MutatieSoort.STORNO)),
        None,
        "Een storno draai je niet terug",
    ),
    "reverse an award with vrijval": (
        _after(
            lambda s: (_reverse_of(MutatieSoort.BETALING)(s), release(s, 1, 1_00, TODAY)),
            _reverse_of(MutatieSoort.TOEKENNING),
        ),
        None,
        "draai eerst de vrijval terug",
    ),
    "reverse a payment of which money came back": (
        _after(lambda s: receive_back(s, 1, 1, TODAY), _reverse_of(MutatieSoort.BETALING)),
        None,
        "draai eerst de terugontvangst terug",
    ),
    "reverse a return that was paid again": (
        _after(
            lambda s: (receive_back(s, 1, 10_00, TODAY), pay(s, 1, 30_00, TODAY)),
            _reverse_of(MutatieSoort.TERUGONTVANGST),
        ),
        None,
        "draai eerst dat terug",
    ),
    "reverse a vrijval that was granted again": (
        _after(
            lambda s: (release(s, 1, 10_00, TODAY), granted(s, 60_00)),
            _reverse_of(MutatieSoort.VRIJVAL),
        ),
        None,
        "€ 0,00 vrij besteedbaar, te weinig om € 10,00",
    ),
}


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the refusals meet, made once."""
    path = tmp_path_factory.mktemp("in_use") / "frontlijn.db"
    store = Store.open(path, clock=lambda: NOW)
    settings.put(store, Instelling.GEBRUIKER, "Hanneke")
    register_initiatief(store, initiatief(contact="Fatima"))
    a_pot(store)
    close_pot(store, a_pot(store, "Dicht").id, TODAY, rest=Rest.VERVALLEN)
    granted(store)
    pay(store, 1, 30_00, TODAY)
    request_handgeld(store, aanvraag(1, 20_00))
    grant_handgeld(store, aanvraag(1, 20_00), afwijzing())
    store.close()
    return path


@pytest.mark.parametrize("case", REFUSALS)
def test_refuses_with_the_true_reason_and_writes_nothing(in_use: Path, tmp_path: Path, case: str) -> None:
    write, field, words = REFUSALS[case]
    with closing(Store.open(shutil.copyfile(in_use, tmp_path / "frontlijn.db"), clock=lambda: NOW)) as store:
        before = dump(store)
        with pytest.raises(Refused) as refusal:
            write(store)
        assert refusal.value.field == field
        assert words in refusal.value.message
        assert dump(store) == getattr(write, "before", before)


@pytest.mark.parametrize("number", [99, HUGE, -1])
def test_what_is_not_there_is_not_found(store: Store, number: int) -> None:
    a_pot(store)
    before = dump(store)
    attempts: list[Callable[[], object]] = [
        lambda: close_pot(store, number, TODAY),
        lambda: cut(store, number, 1, TODAY, "x"),
        lambda: a_pot(store, "Nieuw", wijk_id=number),
        lambda: request_handgeld(store, aanvraag(number)),
        lambda: grant_handgeld(store, aanvraag(number), toekenning()),
        lambda: decide(store, number, toekenning()),
        lambda: pay(store, number, 1, TODAY),
        lambda: reverse(store, number, TODAY, "x"),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert dump(store) == before
