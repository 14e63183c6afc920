"""The tables as SQLModel sees them when it writes. The schema itself is made by the migrations; a test holds the two
together.

Codes stay plain strings here: input is checked by the domain before it arrives, and by the database after.
No postponed annotations in this module: SQLModel reads the relationships from them.
"""

from datetime import date
from typing import ClassVar

from sqlmodel import Field, Relationship, SQLModel


class Record(SQLModel):
    """A row with an identity. Its writes are logged under its table name, with the children named in
    `logged_children` and without the columns in `unlogged`, which never change once they are written.
    """

    logged_children: ClassVar[dict[str, tuple[str, ...]]] = {}
    unlogged: ClassVar[frozenset[str]] = frozenset()
    id: int | None = Field(default=None, primary_key=True)
    uuid: str


class Wijk(Record, table=True):
    __tablename__ = "wijk"
    versie: int = 1
    naam: str
    aliassen: str = ""
    gebied: str | None = None
    grootte: str = "onbekend"
    zwaarte: str = "onbekend"
    cbs_codes: str | None = None
    plafond: int | None = None
    plafond_reden: str | None = None


class Persoon(Record, table=True):
    __tablename__ = "persoon"
    versie: int = 1
    naam: str
    doel: str
    telefoon: str | None = None
    email: str | None = None
    laatste_contact_op: date | None = None


class Organisatie(Record, table=True):
    __tablename__ = "organisatie"
    versie: int = 1
    naam: str
    soort: str = "overig"
    wijk_id: int | None = Field(default=None, foreign_key="wijk.id")
    omschrijving: str | None = None


class Initiatief(Record, table=True):
    __tablename__ = "initiatief"
    versie: int = 1
    naam: str
    aliassen: str = ""
    wijk_id: int = Field(foreign_key="wijk.id")
    type: str | None = None
    fase: str | None = None
    benadering: str | None = None
    benadering_reden: str | None = None
    omschrijving: str | None = None
    startdatum: date | None = None
    zichtbaarheid: str = "intern"
    aanjagers: int | None = None
    vrijwilligers: int | None = None
    betaalde_krachten: int | None = None
    contact_persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    contact_organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    laatst_bevestigd_op: date
    les: str | None = None
    geregistreerd_op: str
    verwijderd_op: str | None = None
    uit_regel_id: int | None = Field(default=None, foreign_key="kasboekregel.id")
    uit_initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")


class KasboekregelLeefdomein(SQLModel, table=True):
    __tablename__ = "kasboekregel_leefdomein"
    regel_id: int | None = Field(default=None, foreign_key="kasboekregel.id", primary_key=True)
    leefdomein: str = Field(primary_key=True)


class Uitwisseling(SQLModel, table=True):
    __tablename__ = "uitwisseling"
    regel_id: int | None = Field(default=None, foreign_key="kasboekregel.id", primary_key=True)
    volgorde: int = Field(primary_key=True)
    gever_persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    gever_organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    gever_initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    gever_omschrijving: str | None = None
    ontvanger_persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    ontvanger_organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    ontvanger_initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    ontvanger_omschrijving: str | None = None
    wat: str
    minuten: int | None = None


class Perspectief(SQLModel, table=True):
    __tablename__ = "perspectief"
    regel_id: int | None = Field(default=None, foreign_key="kasboekregel.id", primary_key=True)
    over: str = Field(default="", primary_key=True)
    stem: str = Field(primary_key=True)
    voor: int
    na: int


class Kasboekregel(Record, table=True):
    __tablename__ = "kasboekregel"
    logged_children = {
        "leefdomeinen": ("leefdomein",),
        "uitwisselingen": (
            "volgorde",
            "gever_persoon_id",
            "gever_organisatie_id",
            "gever_initiatief_id",
            "gever_omschrijving",
            "ontvanger_persoon_id",
            "ontvanger_organisatie_id",
            "ontvanger_initiatief_id",
            "ontvanger_omschrijving",
            "wat",
            "minuten",
        ),
        "perspectieven": ("over", "stem", "voor", "na"),
    }
    versie: int = 1
    datum: date
    wijk_id: int = Field(foreign_key="wijk.id")
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    titel: str
    verhaal: str | None = None
    wat_werkte: str | None = None
    wat_niet: str | None = None
    teweeg: str | None = None
    kernwaarde: str | None = None
    deelnames: int | None = None
    nieuw_bereikt: int | None = None
    niet_in_beeld: int | None = None
    vrijwilligersminuten: int | None = None
    experiment: bool = False
    uitkomst: str | None = None
    les: str | None = None
    zichtbaarheid: str = "intern"
    geregistreerd_op: str
    verwijderd_op: str | None = None
    uit_regel_id: int | None = Field(default=None, foreign_key="kasboekregel.id")
    uit_initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    bereik: str = "intern"
    toestemming_op: date | None = None
    toestemming_tot: date | None = None
    toestemming_persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    pseudoniem: str | None = None
    leefdomeinen: list[KasboekregelLeefdomein] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "KasboekregelLeefdomein.leefdomein",
        }
    )
    uitwisselingen: list[Uitwisseling] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "order_by": "Uitwisseling.volgorde"}
    )
    perspectieven: list[Perspectief] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "(Perspectief.over, Perspectief.stem)",
        }
    )


class Sjabloon(Record, table=True):
    __tablename__ = "sjabloon"
    versie: int = 1
    wijk_id: int = Field(foreign_key="wijk.id")
    toets: int
    titel: str
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    leefdomeinen: str = ""
    kernwaarde: str | None = None
    vrijwilligersminuten: int | None = None
    weekdag: int | None = None
    zichtbaarheid: str = "intern"
    verwijderd_op: str | None = None


class BewaardFilter(Record, table=True):
    __tablename__ = "bewaard_filter"
    versie: int = 1
    naam: str
    inhoud: str
    verwijderd_op: str | None = None


class KasboekUitvoer(SQLModel, table=True):
    __tablename__ = "kasboek_uitvoer"
    regel_id: int = Field(foreign_key="kasboekregel.id", primary_key=True)
    versie: int
    op: str
    wat: str


class ImportRij(SQLModel, table=True):
    __tablename__ = "import_rij"
    sleutel: str = Field(primary_key=True)
    tabel: str
    rij_id: int
    op: str


class ConceptBewaard(SQLModel, table=True):
    __tablename__ = "concept_bewaard"
    sleutel: str = Field(primary_key=True)
    op: str


class GeenBsn(SQLModel, table=True):
    __tablename__ = "geen_bsn"
    id: int | None = Field(default=None, primary_key=True)
    uuid: str
    tabel: str
    rij_id: int
    veld: str
    vingerafdruk: str
    wie_id: int = Field(foreign_key="persoon.id")
    op: str


class PotFinancier(SQLModel, table=True):
    __tablename__ = "pot_financier"
    pot_id: int | None = Field(default=None, foreign_key="budgetpot.id", primary_key=True)
    volgorde: int = Field(primary_key=True)
    naam: str
    aandeel_bp: int


class Budgetpot(Record, table=True):
    __tablename__ = "budgetpot"
    logged_children = {"financiers": ("volgorde", "naam", "aandeel_bp")}
    versie: int = 1
    naam: str
    wijk_id: int = Field(foreign_key="wijk.id")
    van: date
    tot: date
    gesloten_op: date | None = None
    soort: str = "handgeld"
    functie: str | None = None
    rest: str | None = None
    rest_bedrag: int | None = None
    rest_reden: str | None = None
    financiers: list[PotFinancier] = Relationship(sa_relationship_kwargs={"order_by": "PotFinancier.volgorde"})


class Aanvraag(Record, table=True):
    __tablename__ = "aanvraag"
    versie: int = 1
    pot_id: int = Field(foreign_key="budgetpot.id")
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    aanvrager_persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    aanvrager_organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    onderwerp: str
    gevraagd: int
    begroting: int | None = None
    eigen_bijdrage: int | None = None
    cofinanciering: int | None = None
    cofinanciering_zeker: bool = False
    draagvlak: str | None = None
    ontvangen_op: date
    zichtbaarheid: str
    geregistreerd_op: str
    buurt_betrokken: str | None = None
    rol_planvorming: str | None = None
    rol_besluitvorming: str | None = None
    rol_uitvoering: str | None = None
    vertrouwelijk_reden: str | None = None


class AanvraagStap(Record, table=True):
    __tablename__ = "aanvraag_stap"
    aanvraag_id: int = Field(foreign_key="aanvraag.id")
    status: str
    datum: date
    reden: str | None = None
    wie_id: int = Field(foreign_key="persoon.id")
    geregistreerd_op: str


class Belang(Record, table=True):
    __tablename__ = "belang"
    aanvraag_id: int = Field(foreign_key="aanvraag.id")
    persoon_id: int = Field(foreign_key="persoon.id")
    aard: str
    datum: date
    wie_id: int = Field(foreign_key="persoon.id")
    geregistreerd_op: str


class WijkRichtlijn(Record, table=True):
    __tablename__ = "wijk_richtlijn"
    versie: int = 1
    wijk_id: int = Field(foreign_key="wijk.id")
    tekst: str
    vanaf: date
    vervallen_op: date | None = None


class Fonds(Record, table=True):
    __tablename__ = "fonds"
    versie: int = 1
    naam: str
    waarvoor: str | None = None
    hoe: str | None = None
    hoogstens: int | None = None
    vervallen_op: date | None = None


class BesluitCriterium(SQLModel, table=True):
    __tablename__ = "besluit_criterium"
    besluit_id: int | None = Field(default=None, foreign_key="besluit.id", primary_key=True)
    criterium: str = Field(primary_key=True)
    oordeel: str
    reden: str


class BesluitRichtlijn(SQLModel, table=True):
    __tablename__ = "besluit_richtlijn"
    besluit_id: int | None = Field(default=None, foreign_key="besluit.id", primary_key=True)
    richtlijn_id: int = Field(foreign_key="wijk_richtlijn.id", primary_key=True)
    oordeel: str
    reden: str


class BesluitPersoon(SQLModel, table=True):
    __tablename__ = "besluit_persoon"
    besluit_id: int | None = Field(default=None, foreign_key="besluit.id", primary_key=True)
    persoon_id: int = Field(foreign_key="persoon.id", primary_key=True)
    rol: str
    reden: str | None = None


class Besluit(Record, table=True):
    __tablename__ = "besluit"
    logged_children = {
        "oordelen": ("criterium", "oordeel", "reden"),
        "richtlijnen": ("richtlijn_id", "oordeel", "reden"),
        "personen": ("persoon_id", "rol"),
    }
    aanvraag_id: int = Field(foreign_key="aanvraag.id")
    uitkomst: str
    bedrag: int
    datum: date
    beslisvorm: str
    motivering: str | None = None
    voorwaarden: str | None = None
    grond: str | None = None
    naar: str | None = None
    afwijking_reden: str | None = None
    geregistreerd_op: str
    fonds_id: int | None = Field(default=None, foreign_key="fonds.id")
    vervangt_id: int | None = Field(default=None, foreign_key="besluit.id")
    herziening_reden: str | None = None
    oordelen: list[BesluitCriterium] = Relationship()
    richtlijnen: list[BesluitRichtlijn] = Relationship()
    personen: list[BesluitPersoon] = Relationship()


class PotMutatie(Record, table=True):
    __tablename__ = "pot_mutatie"
    pot_id: int = Field(foreign_key="budgetpot.id")
    soort: str
    bedrag: int
    datum: date
    besluit_id: int | None = Field(default=None, foreign_key="besluit.id")
    storno_van: int | None = Field(default=None, foreign_key="pot_mutatie.id")
    reden: str | None = None
    wie_id: int = Field(foreign_key="persoon.id")
    geregistreerd_op: str
    verdeling: str
    overheveling: str | None = None
    corrigeert: int | None = Field(default=None, foreign_key="pot_mutatie.id")


class Antwoord(Record, table=True):
    __tablename__ = "antwoord"
    versie: int = 1
    besluit_id: int = Field(foreign_key="besluit.id")
    tekst: str
    verzonden_op: date | None = None


class Bon(Record, table=True):
    __tablename__ = "bon"
    versie: int = 1
    aanvraag_id: int = Field(foreign_key="aanvraag.id")
    mutatie_id: int | None = Field(default=None, foreign_key="pot_mutatie.id")
    kenmerk: str
    sleutel: str
    datum: date
    bedrag: int
    vervallen_op: str | None = None
    geregistreerd_op: str


class VerantwoordingRegel(SQLModel, table=True):
    __tablename__ = "verantwoording_regel"
    verantwoording_id: int | None = Field(default=None, foreign_key="verantwoording.id", primary_key=True)
    regel_id: int = Field(foreign_key="kasboekregel.id", primary_key=True)


class Verantwoording(Record, table=True):
    __tablename__ = "verantwoording"
    logged_children = {"regels": ("regel_id",)}
    versie: int = 1
    aanvraag_id: int = Field(foreign_key="aanvraag.id")
    datum: date
    wat_gebeurde: str
    besteed: int
    draagvlak_achteraf: str | None = None
    wie_id: int = Field(foreign_key="persoon.id")
    geregistreerd_op: str
    regels: list[VerantwoordingRegel] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "order_by": "VerantwoordingRegel.regel_id"}
    )


class Arena(Record, table=True):
    __tablename__ = "arena"
    versie: int = 1
    titel: str
    soort: str = "eigen"
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    startjaar: int
    horizon: int = 20
    periode: int = 5
    disconto: int = 0
    prijspeil: int | None = None
    status: str = "in_opbouw"
    zichtbaarheid: str = "intern"
    toelichting: str | None = None
    geregistreerd_op: str
    verwijderd_op: str | None = None


class Activiteit(Record, table=True):
    __tablename__ = "activiteit"
    versie: int = 1
    arena_id: int = Field(foreign_key="arena.id")
    naam: str
    verwijderd_op: str | None = None


class Investering(Record, table=True):
    __tablename__ = "investering"
    versie: int = 1
    arena_id: int = Field(foreign_key="arena.id")
    activiteit_id: int = Field(foreign_key="activiteit.id")
    investeerder: str
    jaar: int
    bedrag: int | None = None
    in_natura: bool = False
    omschrijving: str | None = None
    bron: str | None = None
    verwijderd_op: str | None = None


class EffectFactor(SQLModel, table=True):
    __tablename__ = "effect_factor"
    effect_id: int | None = Field(default=None, foreign_key="effect.id", primary_key=True)
    factor: str = Field(primary_key=True)
    volgorde: int = Field(primary_key=True)
    waarde: int | None = None
    bron: str | None = None
    jaar: int | None = None
    bewijskracht: str = "onbekend"
    woord: bool = False
    reden: str | None = None
    maat: str | None = None
    van: str | None = None
    tot: str | None = None


class EffectGroep(SQLModel, table=True):
    __tablename__ = "effect_groep"
    effect_id: int | None = Field(default=None, foreign_key="effect.id", primary_key=True)
    groep: str = Field(primary_key=True)
    aandeel: int
    wie: str | None = None


class Effect(Record, table=True):
    __tablename__ = "effect"
    logged_children = {
        "factoren": (
            "factor",
            "volgorde",
            "waarde",
            "bron",
            "jaar",
            "bewijskracht",
            "woord",
            "reden",
            "maat",
            "van",
            "tot",
        ),
        "groepen": ("groep", "aandeel", "wie"),
    }
    versie: int = 1
    arena_id: int = Field(foreign_key="arena.id")
    activiteit_id: int = Field(foreign_key="activiteit.id")
    naam: str
    leefdomein: str
    teken: str = "baat"
    kwantificering: str = "euro"
    opeisbaar: bool = True
    eenheid: str | None = None
    waarde_per: str = "jaar"
    start: int | None = None
    looptijd: int | None = None
    curve: str | None = None
    dropoff: int | None = None
    toelichting: str | None = None
    verwijderd_op: str | None = None
    factoren: list[EffectFactor] = Relationship(
        sa_relationship_kwargs={
            "cascade": "all, delete-orphan",
            "order_by": "EffectFactor.factor, EffectFactor.volgorde",
        }
    )
    groepen: list[EffectGroep] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "order_by": "EffectGroep.groep"}
    )


class SessieDeelnemer(SQLModel, table=True):
    __tablename__ = "sessie_deelnemer"
    sessie_id: int | None = Field(default=None, foreign_key="sessie.id", primary_key=True)
    volgorde: int = Field(primary_key=True)
    persoon_id: int | None = Field(default=None, foreign_key="persoon.id")
    organisatie_id: int | None = Field(default=None, foreign_key="organisatie.id")
    omschrijving: str | None = None


class Sessie(Record, table=True):
    __tablename__ = "sessie"
    logged_children = {"deelnemers": ("volgorde", "persoon_id", "organisatie_id", "omschrijving")}
    unlogged = frozenset({"stand"})
    versie: int = 1
    arena_id: int = Field(foreign_key="arena.id")
    datum: date
    notities: str | None = None
    stand: str
    verwijderd_op: str | None = None
    deelnemers: list[SessieDeelnemer] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "order_by": "SessieDeelnemer.volgorde"}
    )


class CijferWaarde(SQLModel, table=True):
    __tablename__ = "cijfer_waarde"
    cijfer_id: int | None = Field(default=None, foreign_key="cijfer.id", primary_key=True)
    volgorde: int = Field(primary_key=True)
    waarde: int
    bron: str
    jaar: int | None = None
    reden: str | None = None


class Cijfer(Record, table=True):
    __tablename__ = "cijfer"
    logged_children = {"waarden": ("volgorde", "waarde", "bron", "jaar", "reden")}
    versie: int = 1
    arena_id: int = Field(foreign_key="arena.id")
    soort: str
    leefdomein: str | None = None
    groep: str | None = None
    initiatief_id: int | None = Field(default=None, foreign_key="initiatief.id")
    van: int | None = None
    tot: int | None = None
    verwijderd_op: str | None = None
    waarden: list[CijferWaarde] = Relationship(
        sa_relationship_kwargs={"cascade": "all, delete-orphan", "order_by": "CijferWaarde.volgorde"}
    )


class Apparaat(SQLModel, table=True):
    __tablename__ = "apparaat"
    id: int | None = Field(default=None, primary_key=True)
    uuid: str
    naam: str
    sinds: str


class Keten(SQLModel, table=True):
    __tablename__ = "keten"
    apparaat_id: int = Field(foreign_key="apparaat.id", primary_key=True)
    volgnummer: int = Field(primary_key=True)
    tabel: str
    rij_id: int
    hash: str


class Wijziging(SQLModel, table=True):
    __tablename__ = "wijziging"
    id: int | None = Field(default=None, primary_key=True)
    uuid: str
    handeling: str
    op: str
    wie_id: int = Field(foreign_key="persoon.id")
    tabel: str
    rij_id: int
    soort: str
    oud: str | None = None
    nieuw: str | None = None
    ongedaan_van: str | None = None


class Instelling(SQLModel, table=True):
    __tablename__ = "instelling"
    sleutel: str = Field(primary_key=True)
    waarde: str
