"""`frontlijn handgeld`: pots, requests, decisions and the money that follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import (
    DatumOption,
    JsonOption,
    Text,
    WijkOption,
    chosen_wijk,
    filter_wijk,
    needed_wijk,
    opened,
)
from frontlijn.cli.values import cents, choice, day, given, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld import ONBEANTWOORD_DAGEN, Aanvraag, AanvraagInvoer, BesluitInvoer, CriteriumOordeel
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.pot import Budgetpot, PotInvoer, PotMutatie, parse_financiers
from frontlijn.domain.values import (
    Beslisvorm,
    BesluitUitkomst,
    Criterium,
    Grond,
    MutatieSoort,
    Oordeel,
    Zichtbaarheid,
)
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import initiatieven
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.store import Store

app = DutchTyper(
    "Handgeld: potten, aanvragen, besluiten en betalingen.\n\n"
    "Bedragen zoals 50, 12,50 of 1.234,56. Geld maak je niet ongedaan maar draai je terug: reverse."
)

AanvraagArgument = Annotated[str, typer.Argument(metavar="AANVRAAG", help="Het nummer van de aanvraag.")]
PotArgument = Annotated[str, typer.Argument(metavar="POT", help="Een naam of een nummer.")]
OnderwerpArgument = Annotated[str, typer.Argument(metavar="ONDERWERP", help="Waarvoor het geld is.")]
PotOption = Annotated[
    Text,
    typer.Option("--pot", metavar="POT", help="De pot: een naam of een nummer; gewoon de enige lopende in de wijk."),
]
InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Voor welk initiatief: een naam of een nummer.")
]
AanvragerOption = Annotated[Text, typer.Option("--aanvrager", metavar="NAAM", help="De persoon die het vraagt.")]
OrganisatieOption = Annotated[
    Text, typer.Option("--organisatie", metavar="NAAM", help="De organisatie die het vraagt.")
]
OntvangenOption = Annotated[
    Text, typer.Option("--ontvangen", metavar="DATUM", help="De dag waarop de aanvraag kwam; gewoon vandaag.")
]
BegrotingOption = Annotated[Text, typer.Option("--begroting", metavar="BEDRAG", help="Wat het in totaal kost.")]
EigenOption = Annotated[Text, typer.Option("--eigen-bijdrage", metavar="BEDRAG", help="Wat zij zelf bijdragen.")]
CoOption = Annotated[Text, typer.Option("--cofinanciering", metavar="BEDRAG", help="Wat een ander bijdraagt.")]
ZekerOption = Annotated[bool, typer.Option("--cofinanciering-zeker", help="Die bijdrage is toegezegd.")]
DraagvlakOption = Annotated[Text, typer.Option("--draagvlak", metavar="TEKST", help="Wie erachter staan.")]
ZichtOption = Annotated[
    Text, typer.Option("--zichtbaarheid", metavar="ZICHT", help="openbaar, intern (gewoon) of onder_de_radar.")
]

_OORDEEL = 'Oordeel en reden, zoals "voldoet: ze doen het zelf". Oordelen: ' + ", ".join(o.value for o in Oordeel) + "."
C1Option = Annotated[Text, typer.Option("--c1", metavar="OORDEEL", help=f"{Criterium.C1.label}. {_OORDEEL}")]
C2Option = Annotated[Text, typer.Option("--c2", metavar="OORDEEL", help=f"{Criterium.C2.label}, een eis.")]
C3Option = Annotated[Text, typer.Option("--c3", metavar="OORDEEL", help=f"{Criterium.C3.label}, een eis.")]
C4Option = Annotated[Text, typer.Option("--c4", metavar="OORDEEL", help=f"{Criterium.C4.label}, een eis.")]
UitkomstOption = Annotated[
    Text, typer.Option("--uitkomst", metavar="BESLUIT", help=f"Een van: {', '.join(BesluitUitkomst)}.")
]
BeslisvormOption = Annotated[
    Text, typer.Option("--beslisvorm", metavar="WIE", help=f"Een van: {', '.join(Beslisvorm)}.")
]
BeslisserOption = Annotated[
    list[str] | None, typer.Option("--beslisser", metavar="NAAM", help="Wie besliste; gewoon jijzelf.")
]
OnthoudenOption = Annotated[list[str] | None, typer.Option("--onthouden", metavar="NAAM", help="Wie zich onthield.")]
MotiveringOption = Annotated[
    Text, typer.Option("--motivering", metavar="TEKST", help="Waarom, in gewone taal; moet bij een afwijzing.")
]
VoorwaardenOption = Annotated[Text, typer.Option("--voorwaarden", metavar="TEKST", help="Voorwaarden bij het geld.")]
GrondOption = Annotated[
    Text, typer.Option("--grond", metavar="GROND", help=f"Waarop een afwijzing rust: {', '.join(Grond)}.")
]
NaarOption = Annotated[Text, typer.Option("--naar", metavar="LOKET", help="Waarheen je doorverwijst.")]
AfwijkingOption = Annotated[
    Text, typer.Option("--afwijking-reden", metavar="TEKST", help="Waarom er meer nodig is dan de begroting zegt.")
]
BedragOption = Annotated[str, typer.Option("--bedrag", metavar="BEDRAG", help="Het bedrag, zoals 50 of 12,50.")]
WaaromOption = Annotated[Text, typer.Option("--reden", metavar="TEKST", help="Waarom.")]
MoetWaaromOption = Annotated[str, typer.Option("--reden", metavar="TEKST", help="Waarom.")]


@app.command("pots")
def pots(ctx: typer.Context, *, wijk: WijkOption = None, as_json: JsonOption = False) -> None:
    """Toon de potten: nummer, naam, wijk, periode, plafond, vrij besteedbaar."""
    with opened(ctx) as store:
        output.listing(
            read.pots(store, filter_wijk(store, wijk)),
            lambda pot: output.row(
                pot.id,
                pot.naam,
                pot.wijk,
                f"{format_datum(pot.van)} tot en met {format_datum(pot.tot)}",
                f"plafond {format_bedrag(pot.stand.plafond)}",
                f"vrij {format_bedrag(pot.stand.vrij)}",
                pot.gesloten_op and f"gesloten op {format_datum(pot.gesloten_op)}",
            ),
            as_json=as_json,
            none="Er is nog geen pot; maak er een met: frontlijn handgeld pot-add",
        )


@app.command("pot-show")
def pot_show(ctx: typer.Context, *, pot: PotArgument, as_json: JsonOption = False) -> None:
    """Toon waar een pot staat."""
    with opened(ctx) as store:
        one = read.find_pot(store, pot)
    if as_json:
        output.json(one)
    else:
        _print_pot(one)


@app.command("pot-add")
def pot_add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="De naam van de pot.")],
    plafond: Annotated[str, typer.Option("--plafond", metavar="BEDRAG", help="Hoeveel er hoogstens uit mag.")],
    wijk: WijkOption = None,
    van: Annotated[
        Text, typer.Option("--van", metavar="DATUM", help="De eerste dag; gewoon 1 januari van dit jaar.")
    ] = None,
    tot: Annotated[
        Text, typer.Option("--tot", metavar="DATUM", help="De laatste dag; gewoon 31 december van dat jaar.")
    ] = None,
    financiers: Annotated[
        Text,
        typer.Option("--financiers", metavar="WIE", help='Wie welk deel betaalt, zoals "gemeente 50; corporaties 50".'),
    ] = None,
    reden: WaaromOption = None,
) -> None:
    """Open een pot met een plafond."""
    with opened(ctx) as store:
        today = store.today()
        first = day(van, today, "--van") if van else date(today.year, 1, 1)
        invoer = PotInvoer(
            naam=naam,
            wijk_id=needed_wijk(store, wijk),
            van=first,
            tot=day(tot, today, "--tot") if tot else date(first.year, 12, 31),
            plafond=cents(plafond, "--plafond"),
            reden=reden,
            **({"financiers": given("--financiers", parse_financiers, financiers) or ()} if financiers else {}),
        )
        from frontlijn.store.write.handgeld import open_pot  # SQLModel: 350 ms

        pot = open_pot(store, invoer)
    output.line(str(pot.id))
    output.note(f"Pot {pot.id} geopend in {pot.wijk}: {pot.naam}, {format_bedrag(pot.stand.plafond)}.")


@app.command("add")
def add(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    wijk: WijkOption = None,
    pot: PotOption = None,
    ontvangen: OntvangenOption = None,
    begroting: BegrotingOption = None,
    eigen_bijdrage: EigenOption = None,
    cofinanciering: CoOption = None,
    cofinanciering_zeker: ZekerOption = False,
    draagvlak: DraagvlakOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Leg een aanvraag vast om later over te besluiten: handgeld decide."""
    with opened(ctx) as store:
        received = _day_or_today(store, ontvangen, "--ontvangen")
        invoer = _aanvraag(
            store, onderwerp, cents(bedrag, "--bedrag"), received=received, on=received, initiatief=initiatief,
            aanvrager=aanvrager, organisatie=organisatie, wijk=wijk, pot=pot, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, zeker=cofinanciering_zeker,
            draagvlak=draagvlak, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        from frontlijn.store.write.handgeld import request_handgeld  # SQLModel: 350 ms

        aanvraag = request_handgeld(store, invoer)
    output.line(str(aanvraag.id))
    output.note(f"Aanvraag {aanvraag.id} vastgelegd: {aanvraag.onderwerp}, {format_bedrag(aanvraag.gevraagd)}.")


@app.command("decide")
def decide(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    uitkomst: Annotated[
        str, typer.Option("--uitkomst", metavar="BESLUIT", help=f"Een van: {', '.join(BesluitUitkomst)}.")
    ],
    bedrag: Annotated[
        Text, typer.Option("--bedrag", metavar="BEDRAG", help="Hoeveel je toekent; gewoon wat er gevraagd is.")
    ] = None,
    c1: C1Option = None,
    c2: C2Option = None,
    c3: C3Option = None,
    c4: C4Option = None,
    datum: DatumOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    grond: GrondOption = None,
    naar: NaarOption = None,
    afwijking_reden: AfwijkingOption = None,
) -> None:
    """Besluit over een aanvraag: met een reden bij elk van de vier criteria."""
    with opened(ctx) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        outcome = choice(BesluitUitkomst, uitkomst, "--uitkomst")
        amount = cents(bedrag, "--bedrag") if bedrag else aanvraag.gevraagd if outcome.kent_toe else 0
        invoer = _besluit(
            outcome, amount, _day_or_today(store, datum, "--datum"), oordelen=(c1, c2, c3, c4),
            beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden, motivering=motivering,
            voorwaarden=voorwaarden, grond=grond, naar=naar, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        from frontlijn.store.write.handgeld import decide as write  # SQLModel: 350 ms

        decided = write(store, aanvraag.id, invoer)
        _tell(store, decided)


@app.command("grant")
def grant(
    ctx: typer.Context,
    *,
    onderwerp: OnderwerpArgument,
    bedrag: BedragOption,
    gevraagd: Annotated[
        Text, typer.Option("--gevraagd", metavar="BEDRAG", help="Hoeveel er gevraagd is; gewoon het bedrag.")
    ] = None,
    c1: C1Option = None,
    c2: C2Option = None,
    c3: C3Option = None,
    c4: C4Option = None,
    initiatief: InitiatiefOption = None,
    aanvrager: AanvragerOption = None,
    organisatie: OrganisatieOption = None,
    wijk: WijkOption = None,
    pot: PotOption = None,
    datum: DatumOption = None,
    betaald: Annotated[
        Text, typer.Option("--betaald", metavar="DATUM", help="De dag waarop alles is betaald, zoals vandaag.")
    ] = None,
    uitkomst: UitkomstOption = None,
    ontvangen: OntvangenOption = None,
    begroting: BegrotingOption = None,
    eigen_bijdrage: EigenOption = None,
    cofinanciering: CoOption = None,
    cofinanciering_zeker: ZekerOption = False,
    draagvlak: DraagvlakOption = None,
    beslisvorm: BeslisvormOption = None,
    beslisser: BeslisserOption = None,
    onthouden: OnthoudenOption = None,
    motivering: MotiveringOption = None,
    voorwaarden: VoorwaardenOption = None,
    afwijking_reden: AfwijkingOption = None,
    zichtbaarheid: ZichtOption = None,
) -> None:
    """Leg een aanvraag, het besluit en eventueel de betaling in een keer vast.

    Voor een afwijzing of doorverwijzing: handgeld add, dan handgeld decide.
    """
    with opened(ctx) as store:
        amount = cents(bedrag, "--bedrag")
        asked = cents(gevraagd, "--gevraagd") if gevraagd else amount
        decided_on = _day_or_today(store, datum, "--datum")
        received = day(ontvangen, store.today(), "--ontvangen") if ontvangen else decided_on
        partly = BesluitUitkomst.DEELS_TOEGEKEND if amount < asked else BesluitUitkomst.TOEGEKEND
        request = _aanvraag(
            store, onderwerp, asked, received=received, on=decided_on, initiatief=initiatief,
            aanvrager=aanvrager, organisatie=organisatie, wijk=wijk, pot=pot, begroting=begroting,
            eigen_bijdrage=eigen_bijdrage, cofinanciering=cofinanciering, zeker=cofinanciering_zeker,
            draagvlak=draagvlak, zichtbaarheid=zichtbaarheid,
        )  # fmt: skip
        decision = _besluit(
            choice(BesluitUitkomst, uitkomst, "--uitkomst") if uitkomst else partly, amount, decided_on,
            oordelen=(c1, c2, c3, c4), beslisvorm=beslisvorm, beslissers=beslisser, onthouden=onthouden,
            motivering=motivering, voorwaarden=voorwaarden, grond=None, naar=None, afwijking_reden=afwijking_reden,
        )  # fmt: skip
        paid = day(betaald, store.today(), "--betaald") if betaald else None
        from frontlijn.store.write.handgeld import grant_handgeld  # SQLModel: 350 ms

        aanvraag = grant_handgeld(store, request, decision, paid)
        output.line(str(aanvraag.id))
        _tell(store, aanvraag)


@app.command("pay")
def pay(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: Annotated[Text, typer.Option("--bedrag", metavar="BEDRAG", help="Gewoon alles wat nog openstaat.")] = None,
    datum: DatumOption = None,
    reden: WaaromOption = None,
) -> None:
    """Boek een betaling op een toekenning."""
    from frontlijn.store.write.handgeld import pay as write  # SQLModel: 350 ms

    _book(ctx, write, "betaling", nummer, bedrag=bedrag, datum=datum, reden=reden)


@app.command("release")
def release(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: Annotated[Text, typer.Option("--bedrag", metavar="BEDRAG", help="Gewoon alles wat nog openstaat.")] = None,
    datum: DatumOption = None,
    reden: WaaromOption = None,
) -> None:
    """Laat geld vrijvallen dat niet meer nodig is: het keert terug in de pot."""
    from frontlijn.store.write.handgeld import release as write  # SQLModel: 350 ms

    _book(ctx, write, "vrijval", nummer, bedrag=bedrag, datum=datum, reden=reden)


@app.command("refund")
def refund(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    bedrag: BedragOption,
    datum: DatumOption = None,
    reden: WaaromOption = None,
) -> None:
    """Boek geld dat is teruggekomen; laat het daarna vrijvallen om het weer te kunnen besteden."""
    from frontlijn.store.write.handgeld import receive_back as write  # SQLModel: 350 ms

    _book(ctx, write, "terugontvangst", nummer, bedrag=bedrag, datum=datum, reden=reden)


@app.command("reverse")
def reverse(
    ctx: typer.Context,
    *,
    nummer: Annotated[str, typer.Argument(metavar="MUTATIE", help="Het nummer uit `handgeld mutaties`.")],
    reden: MoetWaaromOption,
    datum: DatumOption = None,
) -> None:
    """Draai een mutatie terug met een storno."""
    from frontlijn.store.write.handgeld import reverse as write  # SQLModel: 350 ms

    with opened(ctx) as store:
        mutatie = number(nummer, "MUTATIE")
        write(store, mutatie, _day_or_today(store, datum, "--datum"), reden)
    output.note(f"Mutatie {mutatie} teruggedraaid.")


@app.command("cut")
def cut(
    ctx: typer.Context,
    *,
    pot: PotArgument,
    bedrag: BedragOption,
    reden: MoetWaaromOption,
    datum: DatumOption = None,
) -> None:
    """Boek een korting op een pot; die kan daardoor in tekort komen."""
    from frontlijn.store.write.handgeld import cut_pot  # SQLModel: 350 ms

    with opened(ctx) as store:
        known = read.find_pot(store, pot)
        one = cut_pot(store, known.id, cents(bedrag, "--bedrag"), _day_or_today(store, datum, "--datum"), reden)
    output.note(f"Pot {one.id} gekort: nu {format_bedrag(one.stand.vrij)} vrij besteedbaar.")


@app.command("close-pot")
def close_pot(ctx: typer.Context, *, pot: PotArgument, datum: DatumOption = None) -> None:
    """Sluit een pot; alleen betalen, vrijval, terugontvangst en storno kunnen dan nog."""
    from frontlijn.store.write.handgeld import close_pot as write  # SQLModel: 350 ms

    with opened(ctx) as store:
        one = write(store, read.find_pot(store, pot).id, _day_or_today(store, datum, "--datum"))
    output.note(f"Pot {one.id} gesloten: {one.naam}.")


@app.command("list")
def list_(
    ctx: typer.Context,
    *,
    wijk: WijkOption = None,
    pot: PotOption = None,
    initiatief: InitiatiefOption = None,
    uitkomst: UitkomstOption = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen aanvragen zonder besluit.")] = False,
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help=f"Alleen zonder besluit na {ONBEANTWOORD_DAGEN} dagen.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Toon aanvragen, de nieuwste eerst: nummer, datum, wijk, onderwerp, gevraagd, besluit."""
    with opened(ctx) as store:
        wanted = HandgeldFilter(
            wijk_id=filter_wijk(store, wijk),
            pot_id=read.find_pot(store, pot).id if pot else None,
            initiatief_id=initiatieven.find(store, initiatief).id if initiatief else None,
            uitkomst=choice(BesluitUitkomst, uitkomst, "--uitkomst") if uitkomst else None,
            alleen_open=alleen_open,
            onbeantwoord_voor=_late_since(store.today()) if te_laat else None,
        )
        output.listing(
            output.windows(lambda offset, limit: read.window(store, wanted, offset, limit)),
            lambda one: output.row(
                one.id,
                one.ontvangen_op,
                one.wijk,
                one.onderwerp,
                f"gevraagd {format_bedrag(one.gevraagd)}",
                _outcome(one),
            ),
            as_json=as_json,
            none="Er is geen aanvraag die hierbij past.",
        )


@app.command("show")
def show(ctx: typer.Context, *, nummer: AanvraagArgument, as_json: JsonOption = False) -> None:
    """Toon een aanvraag met het besluit en het geld."""
    with opened(ctx) as store:
        one = read.get(store, number(nummer, "AANVRAAG"))
    if as_json:
        output.json(one)
        return
    output.record(
        ("Nummer", one.id),
        ("Onderwerp", one.onderwerp),
        ("Wijk", one.wijk),
        ("Pot", one.pot),
        ("Initiatief", one.initiatief),
        ("Aanvrager", one.aanvrager),
        ("Organisatie", one.organisatie),
        ("Ontvangen", one.ontvangen_op),
        ("Gevraagd", format_bedrag(one.gevraagd)),
        ("Begroting", _bedrag(one.begroting)),
        ("Eigen bijdrage", _bedrag(one.eigen_bijdrage)),
        ("Cofinanciering", _bedrag(one.cofinanciering)),
        ("Cofinanciering is zeker", one.cofinanciering_zeker or None),
        ("Draagvlak", one.draagvlak),
        ("Zichtbaarheid", one.zichtbaarheid),
        ("Besluit", _outcome(one)),
    )
    if one.besluit:
        besluit = one.besluit
        output.record(
            ("Datum van het besluit", besluit.datum),
            ("Beslisvorm", besluit.beslisvorm),
            ("Beslissers", besluit.beslissers),
            ("Onthielden zich", besluit.onthouden),
            *((f"{o.criterium.value} {o.criterium.label}", f"{o.oordeel.label}: {o.reden}") for o in besluit.oordelen),
            ("Motivering", besluit.motivering),
            ("Voorwaarden", besluit.voorwaarden),
            ("Grond", besluit.grond),
            ("Verwezen naar", besluit.naar),
            ("Reden van de afwijking", besluit.afwijking_reden),
            ("Betaald", format_bedrag(besluit.betaald) if besluit.uitkomst.kent_toe else None),
            ("Nog te betalen", format_bedrag(besluit.openstaand) if besluit.uitkomst.kent_toe else None),
        )
    for mutatie in one.mutaties:
        output.line(f"Mutatie: {_ledger_line(mutatie)}")


@app.command("mutaties")
def mutaties(
    ctx: typer.Context,
    *,
    pot: PotOption = None,
    wijk: WijkOption = None,
    soort: Annotated[
        list[str] | None, typer.Option("--soort", metavar="SOORT", help=f"Een van: {', '.join(MutatieSoort)}.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Toon wat er in en uit de potten ging, het oudste eerst: nummer, datum, soort, bedrag, pot, waarvoor."""
    with opened(ctx) as store:
        wanted = MutatieFilter(
            pot_id=read.find_pot(store, pot).id if pot else None,
            wijk_id=filter_wijk(store, wijk),
            soorten=tuple(choice(MutatieSoort, one, "--soort") for one in soort or ()),
        )
        output.listing(
            output.windows(lambda offset, limit: read.mutaties(store, wanted, offset, limit)),
            _ledger_line,
            as_json=as_json,
            none="Er is geen mutatie die hierbij past.",
        )


def _aanvraag(
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
    """A request as typed; without a pot it is the only one of the wijk that is current `on` that day."""
    of = initiatieven.find(store, initiatief, filter_wijk(store, wijk)) if initiatief else None
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
        if zichtbaarheid
        else Zichtbaarheid.INTERN,
    )


def _pot(store: Store, named: Text, wijk: Text, initiatief: Initiatief | None, on: date) -> Budgetpot:
    if named:
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


def _besluit(
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


def _oordeel(criterium: Criterium, text: str) -> CriteriumOordeel:
    """A judgement as typed: "voldoet: reden"."""
    option = f"--{criterium.value.lower()}"
    judgement, colon, reason = text.partition(":")
    if not colon:
        raise WrongInput(
            f'{option}: schrijf het oordeel, een dubbele punt en de reden, zoals "voldoet: ze doen het zelf".'
        )
    return CriteriumOordeel(criterium, choice(Oordeel, judgement, option), reason)


def _book(
    ctx: typer.Context,
    write: Callable[[Store, int, int, date, str | None], Aanvraag],
    what: str,
    nummer: str,
    *,
    bedrag: Text,
    datum: Text,
    reden: Text,
) -> None:
    with opened(ctx) as store:
        aanvraag = read.get(store, number(nummer, "AANVRAAG"))
        open_amount = aanvraag.besluit.openstaand if aanvraag.besluit else 0
        amount = cents(bedrag, "--bedrag") if bedrag else open_amount
        booked = write(store, aanvraag.id, amount, _day_or_today(store, datum, "--datum"), reden)
    left = booked.besluit.openstaand if booked.besluit else 0
    output.note(f"Geboekt: {what} van {format_bedrag(amount)}; nog {format_bedrag(left)} te betalen.")


def _tell(store: Store, aanvraag: Aanvraag) -> None:
    free = read.pot(store, aanvraag.pot_id).stand.vrij
    output.note(
        f"Aanvraag {aanvraag.id} {_outcome(aanvraag)}: {aanvraag.onderwerp}. "
        f"In {aanvraag.pot} is nog {format_bedrag(free)} vrij besteedbaar."
    )


def _print_pot(pot: Budgetpot) -> None:
    output.record(
        ("Nummer", pot.id),
        ("Naam", pot.naam),
        ("Wijk", pot.wijk),
        ("Van", pot.van),
        ("Tot en met", pot.tot),
        ("Gesloten op", pot.gesloten_op),
        ("Financiers", tuple(f"{one.naam} {format_procent(one.aandeel_bp)}" for one in pot.financiers)),
        ("Plafond", format_bedrag(pot.stand.plafond)),
        ("Toegekend", format_bedrag(pot.stand.toegekend)),
        ("Vrij besteedbaar", format_bedrag(pot.stand.vrij)),
        ("Betaald", format_bedrag(pot.stand.betaald)),
        ("Toegekend en nog niet betaald", format_bedrag(pot.stand.openstaand)),
        ("Aangevraagd, nog zonder besluit", format_bedrag(pot.stand.aangevraagd)),
    )


def _outcome(aanvraag: Aanvraag) -> str:
    besluit = aanvraag.besluit
    if besluit is None:
        return "nog geen besluit"
    return f"{besluit.uitkomst.label} {format_bedrag(besluit.bedrag)}" if besluit.bedrag else besluit.uitkomst.label


def _ledger_line(mutatie: PotMutatie) -> str:
    reversed_by = f"teruggedraaid met {mutatie.storno_door}" if mutatie.storno_door else None
    reverses = f"draait {mutatie.storno_van} terug" if mutatie.storno_van else None
    return output.row(
        mutatie.id,
        mutatie.datum,
        mutatie.soort,
        format_bedrag(mutatie.bedrag),
        mutatie.pot,
        mutatie.onderwerp,
        mutatie.reden,
        reverses,
        reversed_by,
    )


def _bedrag(amount: int | None) -> str | None:
    return None if amount is None else format_bedrag(amount)


def _day_or_today(store: Store, text: Text, option: str) -> date:
    return day(text, store.today(), option) if text else store.today()


def _late_since(today: date) -> date:
    from datetime import timedelta

    return today - timedelta(days=ONBEANTWOORD_DAGEN)
