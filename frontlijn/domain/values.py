"""The fixed values of the domain: each one a code as stored and a label as shown (domain model, section 5).

A new value is added here and, because the database checks the codes too, in a migration.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Waarde(StrEnum):
    """A stored code that knows the Dutch label a worker reads."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Leefdomein(Waarde):
    """The ten domains of life of the Kompas van Groningen, in its order (000)."""

    WONEN = "wonen", "wonen"
    WOONOMGEVING = "woonomgeving", "woonomgeving"
    MOBILITEIT = "mobiliteit", "mobiliteit"
    RONDKOMEN = "rondkomen", "rondkomen"
    OPGROEIEN = "opgroeien", "opgroeien"
    GEZONDHEID = "gezondheid", "gezondheid"
    MEEDOEN = "meedoen", "meedoen"
    VOORZIENINGEN = "voorzieningen", "voorzieningen"
    SAMEN_LEVEN = "samen_leven", "samen leven"
    VEILIGHEID = "veiligheid", "veiligheid"


class Kernwaarde(Waarde):
    """How the Selwerd kasboek groups its entries (002)."""

    ONTMOET_INSPIREERT = "ontmoet_inspireert", "ontmoet/inspireert"
    DOET = "doet", "doet"
    LEERT = "leert", "leert"
    WERKT = "werkt", "werkt"


class InitiatiefType(Waarde):
    """A label, never a gate: no definition may block a registration (000)."""

    WIJKBEDRIJF = "wijkbedrijf", "wijkbedrijf"
    BEWONERSINITIATIEF = "bewonersinitiatief", "bewonersinitiatief"
    BEWONERSORGANISATIE = "bewonersorganisatie", "bewonersorganisatie"
    SOCIALE_ONDERNEMING = "sociale_onderneming", "sociale onderneming"
    UITDAGING = "uitdaging", "uitdaging (right to challenge)"
    BUURTHUIS = "buurthuis", "buurthuis"
    OVERIG = "overig", "overig"


class Fase(Waarde):
    """Where an initiative stands in its life."""

    IDEE = "idee", "idee"
    STARTEND = "startend", "startend"
    IN_ONTWIKKELING = "in_ontwikkeling", "in ontwikkeling"
    VOLWASSEN = "volwassen", "volwassen"
    SLAPEND = "slapend", "slapend"
    GESTOPT = "gestopt", "gestopt"
    MISLUKT = "mislukt", "mislukt"
    OVERGEDRAGEN = "overgedragen", "overgedragen"

    @property
    def loopt(self) -> bool:
        """Whether the initiative is alive, so that it can need attention."""
        return self not in (Fase.GESTOPT, Fase.MISLUKT, Fase.OVERGEDRAGEN)


class Benadering(Waarde):
    """The role the municipality takes, per initiative (004 §3.3)."""

    STIMULEREN = "stimuleren", "stimuleren"
    FACILITEREN = "faciliteren", "faciliteren"
    COPRODUCEREN = "coproduceren", "coproduceren"


class Zichtbaarheid(Waarde):
    """How far a record may travel; "onder de radar" never leaves the store (002)."""

    OPENBAAR = "openbaar", "openbaar"
    INTERN = "intern", "intern"
    ONDER_DE_RADAR = "onder_de_radar", "onder de radar"


class Uitkomst(Waarde):
    """How an experiment in the kasboek ended; mislukt needs a lesson (003)."""

    GELUKT = "gelukt", "gelukt"
    DEELS = "deels", "deels gelukt"
    MISLUKT = "mislukt", "mislukt"
    NVT = "nvt", "n.v.t."


class Bereik(Waarde):
    """How far a story may travel with the consent of who it is about (domain model, 14). In this order: each one goes
    further than the one before it.
    """

    INTERN = "intern", "blijft hier"
    EXPORT = "export", "mag mee in een verslag"
    OPENBAAR = "openbaar", "mag openbaar"


class PartijSoort(Waarde):
    """What kind of party gives or receives in an exchange; a description names nobody."""

    PERSOON = "persoon", "persoon"
    ORGANISATIE = "organisatie", "organisatie"
    INITIATIEF = "initiatief", "initiatief"
    OMSCHRIJVING = "omschrijving", "omschrijving"


class Stem(Waarde):
    """Whose voice a perspective score is in."""

    EIGEN = "eigen", "eigen stem"
    WERKER = "werker", "volgens de werker"


class Grootte(Waarde):
    """Size class of a wijk: more or fewer than 2.500 dwellings; 2.500 itself is unknown (004 §2.2)."""

    GROOT = "groot", "groot"
    KLEIN = "klein", "klein"
    ONBEKEND = "onbekend", "onbekend"


class Zwaarte(Waarde):
    """Weight class of a wijk: a judgement, there is no formula (004 §2.2)."""

    ZWAAR = "zwaar", "zwaar"
    LICHT = "licht", "licht"
    ONBEKEND = "onbekend", "onbekend"


class PersoonDoel(Waarde):
    """Why a person's name is kept: no name without a purpose (domain model, section 14)."""

    CONTACT = "contact", "contactpersoon"
    AANVRAGER = "aanvrager", "aanvrager van handgeld"
    MEDEWERKER = "medewerker", "medewerker"


class OrganisatieSoort(Waarde):
    """What kind of party an organisation is."""

    WIJKBEDRIJF = "wijkbedrijf", "wijkbedrijf"
    BEWONERSORGANISATIE = "bewonersorganisatie", "bewonersorganisatie"
    CORPORATIE = "corporatie", "woningcorporatie"
    GEMEENTE = "gemeente", "gemeente"
    ZORG_WELZIJN = "zorg_welzijn", "zorg en welzijn"
    SCHOOL = "school", "school"
    ONDERNEMER = "ondernemer", "ondernemer"
    OVERIG = "overig", "overig"


class Criterium(Waarde):
    """The four criteria of the wijkbudget (004 §2.2). C1 is a priority, C2 to C4 are requirements."""

    C1 = "C1", "Bewoners zelf actief"
    C2 = "C2", "Draagvlak"
    C3 = "C3", "Past bij de wijk"
    C4 = "C4", "Niet-regulier beleid"

    @property
    def is_eis(self) -> bool:
        """Whether "voldoet niet" excludes an award."""
        return self is not Criterium.C1

    @property
    def mis(self) -> str:
        """What is wrong when a request does not meet it, to stand behind a colon."""
        match self:
            case Criterium.C1:
                return "bewoners zijn niet zelf actief"
            case Criterium.C2:
                return "te weinig draagvlak"
            case Criterium.C3:
                return "past niet bij de wijk"
            case Criterium.C4:
                return "het is regulier beleid"


class Oordeel(Waarde):
    """The judgement on one criterion."""

    VOLDOET = "voldoet", "voldoet"
    VOLDOET_DEELS = "voldoet_deels", "voldoet deels"
    VOLDOET_NIET = "voldoet_niet", "voldoet niet"
    ONBEKEND = "onbekend", "onbekend"
    NVT = "nvt", "n.v.t."


class PotSoort(Waarde):
    """What a pot is: small money of the frontlijnfunctie, or the budget of a wijk with a plafond by class (004)."""

    HANDGELD = "handgeld", "handgeld"
    WIJKBUDGET = "wijkbudget", "wijkbudget"


class Rest(Waarde):
    """What happens with what is left in a pot that closes; both are fine, neither goes without saying (004 §2.2)."""

    OVERHEVELEN = "overhevelen", "gaat naar een andere pot"
    VERVALLEN = "vervallen", "vervalt"


class KortingLezing(Waarde):
    """The two readings of "evenredig"; 004 does not choose, so whoever cuts does (domain model, 11)."""

    NAAR_RATO = "naar_rato", "naar rato van het plafond"
    GELIJK = "gelijk", "voor elke pot evenveel"


class AanvraagStatus(Waarde):
    """Where a request is. Ontvangen is how it begins; besloten follows from its decision."""

    ONTVANGEN = "ontvangen", "ontvangen"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    BESLOTEN = "besloten", "besloten"


class Openpunt(Waarde):
    """What can still be open of a request, in the order in which it comes up."""

    BESLUIT = "besluit", "wacht op een besluit"
    ANTWOORD = "antwoord", "antwoord nog niet verstuurd"
    BETALING = "betaling", "toegekend en nog niet betaald"
    VERANTWOORDING = "verantwoording", "nog geen verantwoording"
    REST = "rest", "geld over na de verantwoording"


class Projectfase(Waarde):
    """The phases in which residents can have a role (004)."""

    PLANVORMING = "planvorming", "planvorming"
    BESLUITVORMING = "besluitvorming", "besluitvorming"
    UITVOERING = "uitvoering", "uitvoering"


class Bewonersrol(Waarde):
    """How far residents take part in a phase; 004 names no minimum."""

    GEEN = "geen", "geen rol"
    GEINFORMEERD = "geinformeerd", "horen ervan"
    MEEDENKEN = "meedenken", "denken mee"
    MEEBESLISSEN = "meebeslissen", "beslissen mee"
    ZELF = "zelf", "doen het zelf"


class BesluitUitkomst(Waarde):
    """The decision on a request."""

    TOEGEKEND = "toegekend", "toegekend"
    DEELS_TOEGEKEND = "deels_toegekend", "deels toegekend"
    AFGEWEZEN = "afgewezen", "afgewezen"
    DOORVERWEZEN = "doorverwezen", "doorverwezen"

    @property
    def kent_toe(self) -> bool:
        """Whether the outcome promises money."""
        return self in (BesluitUitkomst.TOEGEKEND, BesluitUitkomst.DEELS_TOEGEKEND)


class Grond(Waarde):
    """What a refusal rests on (V07)."""

    CRITERIA = "criteria", "een eis waaraan de aanvraag niet voldoet"
    PLAFOND = "plafond", "de pot is te klein"
    PRIORITERING = "prioritering", "een andere aanvraag gaat voor"


class Beslisvorm(Waarde):
    """Who decided, and how (004, I20)."""

    FRONTLIJNFUNCTIONARIS = "frontlijnfunctionaris", "frontlijnfunctionaris"
    WIJKTEAM = "wijkteam", "wijkteam"
    WIJKSTEMDAG = "wijkstemdag", "wijkstemdag"
    BEWONERSAVOND = "bewonersavond", "bewonersavond"
    PER_FINANCIER = "per_financier", "per financier"


class Rol(Waarde):
    """What a person did at a decision."""

    BESLISSER = "beslisser", "beslisser"
    ONTHOUDEN = "onthouden", "onthouden"


class MutatieSoort(Waarde):
    """The kinds of rows in a pot's ledger; amounts are positive, the kind carries the sign."""

    PLAFOND = "plafond", "plafond"
    KORTING = "korting", "korting"
    OVERHEVELING_IN = "overheveling_in", "overheveling in"
    OVERHEVELING_UIT = "overheveling_uit", "overheveling uit"
    TOEKENNING = "toekenning", "toekenning"
    VRIJVAL = "vrijval", "vrijval"
    BETALING = "betaling", "betaling"
    TERUGONTVANGST = "terugontvangst", "terugontvangst"
    STORNO = "storno", "storno"


class IncasseerderGroep(Waarde):
    """Who collects a benefit: the four groups of 000."""

    PARTICIPANTEN = "participanten", "participanten"
    WIJKBEWONERS = "wijkbewoners", "overige wijkbewoners"
    OVERHEID = "overheid", "overheid"
    OVERIG = "overig", "overige partijen"


class ArenaSoort(Waarde):
    """Filled in with an initiative, or the published totals of a report."""

    EIGEN = "eigen", "effecten-arena"
    RAPPORT = "rapport", "cijfers uit een rapport"


class ArenaStatus(Waarde):
    """Whether an arena is still being filled in."""

    IN_OPBOUW = "in_opbouw", "in opbouw"
    VASTGESTELD = "vastgesteld", "vastgesteld"


class Teken(Waarde):
    """Whether an effect is a benefit or a burden (000: "lasten" are recorded too)."""

    BAAT = "baat", "positief (baat)"
    LAST = "last", "negatief (last)"


class Kwantificering(Waarde):
    """Whether an effect is in euros, or stands on the page without a value: that is its own state, never zero."""

    EURO = "euro", "in euro"
    PM = "pm", "PM (niet in geld)"


class WaardePer(Waarde):
    """What the value of an effect is: of each year of its duration, or of the whole of it."""

    JAAR = "jaar", "per jaar"
    TOTAAL = "totaal", "in totaal"


class Verloopcurve(Waarde):
    """How an effect runs over its years (domain model, section 7)."""

    EENMALIG = "eenmalig", "eenmalig"
    GELIJKMATIG = "gelijkmatig", "elk jaar evenveel"
    AFLOPEND = "aflopend", "aflopend"
    OPLOPEND = "oplopend", "oplopend"


class Factor(Waarde):
    """What an effect is multiplied from, in this order."""

    AANTAL = "aantal", "aantal"
    SLAGINGSKANS = "slagingskans", "slagingskans"
    TOEREKENING = "toerekening", "toerekening"
    DEADWEIGHT = "deadweight", "was toch gebeurd"
    VERDRINGING = "verdringing", "verdringing"
    WAARDE = "waarde", "waarde"

    @property
    def is_aandeel(self) -> bool:
        """Whether it is a share in basis points; the number is a count, the value an amount in cents."""
        return self not in (Factor.AANTAL, Factor.WAARDE)


class Bewijskracht(Waarde):
    """How strong the evidence for a number is."""

    GEMETEN = "gemeten", "gemeten"
    ONDERBOUWD = "onderbouwd", "onderbouwd"
    INSCHATTING = "inschatting", "inschatting"
    ONBEKEND = "onbekend", "onbekend"


class KasboekMaat(Waarde):
    """What of the kasboek can be the number of an effect."""

    NIEUW_BEREIKT = "nieuw_bereikt", "nieuw bereikt"
    NIET_IN_BEELD = "niet_in_beeld", "nog niet bekend bij de gemeente"
    DEELNAMES = "deelnames", "deelnames"
    REGELS = "regels", "kasboekregels"


class CijferSoort(Waarde):
    """What a published figure is."""

    BATEN = "baten", "baten"
    KOSTEN = "kosten", "kosten"
    MULTIPLIER = "multiplier", "multiplier"
    LASTEN = "lasten", "lasten naar rato van de baten"


class Modus(Waarde):
    """How an arena is counted: as 000 does, or with negative effects taken off (domain model, section 7)."""

    RAPPORT = "rapport", "zoals het rapport"
    VOLLEDIG = "volledig", "met negatieve effecten"


class Zoeksoort(Waarde):
    """The kinds of things search finds."""

    INITIATIEF = "initiatief", "initiatief"
    KASBOEK = "kasboek", "kasboekregel"
    HANDGELD = "handgeld", "handgeld"
    ORGANISATIE = "organisatie", "organisatie"
    PERSOON = "persoon", "persoon"
