"""A pot of handgeld: its period, its plafond, who pays for it, where it stands, and the rows of its ledger (004 §2.2).

Amounts are integer eurocents, shares basis points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.shares import verdeel
from frontlijn.domain.text import clean_line, clean_text, fold
from frontlijn.domain.values import MutatieSoort, PotSoort, Rest
from frontlijn.domain.wijk import Wijk, klasse_plafond, noem_klasse


class PotToestand(StrEnum):
    """What a pot can be in: some left, exactly nothing left, or below zero after a korting."""

    RUIM = "ruim"
    VOL = "vol"
    TEKORT = "tekort"


@dataclass(frozen=True, slots=True)
class PotStand:
    """Where a pot stands, in cents (domain model, 6). `aangevraagd` is not decided yet, so it counts for nothing;
    `vervallen` is what lapsed when the pot closed.
    """

    plafond: int
    toegekend: int
    betaald: int
    aangevraagd: int
    vervallen: int = 0

    @property
    def vrij(self) -> int:
        """Vrij besteedbaar: what is left after promises, not after payments, and did not lapse."""
        return self.over - self.vervallen

    @property
    def over(self) -> int:
        """What is left of the plafond after promises."""
        return self.plafond - self.toegekend

    @property
    def openstaand(self) -> int:
        """Promised and not paid yet."""
        return self.toegekend - self.betaald

    @property
    def als_alles_wordt_toegekend(self) -> int:
        """What would be left if every open request were granted; may be negative, information only."""
        return self.vrij - self.aangevraagd

    @property
    def toestand(self) -> PotToestand:
        """Ruim, vol or tekort."""
        if self.vrij > 0:
            return PotToestand.RUIM
        return PotToestand.VOL if self.vrij == 0 else PotToestand.TEKORT


@dataclass(frozen=True, slots=True)
class Financier:
    """Who pays which share of a pot, in basis points."""

    naam: str
    aandeel_bp: int


def parse_financiers(text: str) -> tuple[Financier, ...]:
    """Financiers as typed, "gemeente 50; corporaties 50", shares in percent. Raises Refused at field `financiers`."""
    found = []
    for part in filter(None, (part.strip() for part in re.split(r";|\+|,(?=\s*[^\s\d])|\ben\b", text))):
        naam, _, share = part.rstrip("% ").rpartition(" ")
        whole, comma, hundredths = share.partition(",")
        numeric = (
            whole.isdecimal() and len(whole) <= 3 and (not comma or (hundredths.isdecimal() and len(hundredths) <= 2))
        )
        if not naam.strip() or not numeric or not share.isascii():
            raise Refused(
                "Schrijf elke financier met een percentage, bijvoorbeeld: gemeente 50; corporaties 50.", "financiers"
            )
        found.append(Financier(naam.strip(), int(whole) * 100 + int(hundredths.ljust(2, "0"))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Budgetpot:
    """A pot as it stands in the store.

    `functie` names the frontlijnfunctie it belongs to, if any. `plafonds` is what each financier has in the plafond
    now, in cents and in their order. Of a closed pot `rest` says what happened with what was left and `rest_bedrag` how
    much that was, in cents.
    """

    id: int
    naam: str
    wijk_id: int
    wijk: str
    van: date
    tot: date
    soort: PotSoort
    functie: str | None
    gesloten_op: date | None
    rest: Rest | None
    rest_bedrag: int | None
    rest_reden: str | None
    financiers: tuple[Financier, ...]
    plafonds: tuple[int, ...]
    stand: PotStand


def per_financier(cents: int, financiers: Sequence[Financier]) -> tuple[int, ...]:
    """An amount in cents over those who pay for a pot, without a lost cent (004 §2.2)."""
    return verdeel(cents, [financier.aandeel_bp for financier in financiers])


@dataclass(frozen=True, slots=True)
class PotInvoer:
    """What is asked for a new pot; `plafond` in cents.

    Of a wijkbudget the plafond may be None: then it is that of the wijk or its class (004 §2.2), see `met_plafond`.
    """

    naam: str
    wijk_id: int
    van: date
    tot: date
    plafond: int | None = None
    soort: PotSoort = PotSoort.HANDGELD
    functie: str | None = None
    financiers: tuple[Financier, ...] = (Financier("gemeente", 10_000),)
    reden: str | None = None

    def checked(self) -> PotInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule (V01)."""
        cleaned = replace(
            self,
            naam=clean_line(self.naam, "naam", required=True),
            functie=clean_line(self.functie, "functie") or None,
            reden=clean_text(self.reden, "reden"),
            financiers=tuple(replace(f, naam=clean_line(f.naam, "financiers", required=True)) for f in self.financiers),
        )
        if cleaned.plafond is not None:
            check_bedrag(cleaned.plafond, "plafond")
        elif cleaned.soort is PotSoort.HANDGELD:
            raise Refused("Een pot met handgeld heeft een plafond; vul in hoeveel er hoogstens uit mag.", "plafond")
        if cleaned.tot < cleaned.van:
            raise Refused(
                f"De pot eindigt op {format_datum(cleaned.tot)}, "
                f"voor het begin op {format_datum(cleaned.van)}; kies een latere einddatum.",
                "tot",
            )
        total = sum(f.aandeel_bp for f in cleaned.financiers)
        if total != 10_000:
            raise Refused(
                f"De financiers betalen samen {format_procent(total)}; dat moet precies 100 % zijn.",
                "financiers",
            )
        for financier in cleaned.financiers:
            if sum(fold(other.naam) == fold(financier.naam) for other in cleaned.financiers) > 1:
                raise Refused(f"{financier.naam} staat er twee keer; tel die percentages op.", "financiers")
            if not 0 <= financier.aandeel_bp <= 10_000:
                raise Refused(
                    f"{financier.naam} betaalt {format_procent(financier.aandeel_bp)}; "
                    "dat moet tussen 0 en 100 % zijn.",
                    "financiers",
                )
        return cleaned

    def met_plafond(self, wijk: Wijk) -> PotInvoer:
        """The same input with the plafond of its wijk when it has none; handgeld is free (004 §2.2).

        A wijk with a plafond of its own goes before its class, and brings the reason along. Raises Refused at `plafond`
        when the class is unknown, at `reden` when the plafond is not that of the class and nothing says why.
        """
        if self.soort is PotSoort.HANDGELD:
            return self
        gewoon = klasse_plafond(wijk.grootte, wijk.zwaarte)
        usual = gewoon if wijk.plafond is None else wijk.plafond
        plafond, reden = self.plafond, clean_text(self.reden, "reden")
        if plafond is None:
            plafond = usual
        if plafond is None:
            raise Refused(f"De klasse van {wijk.naam} is onbekend; vul een plafond in.", "plafond")
        if plafond == usual and plafond != gewoon:
            reden = reden or wijk.plafond_reden
        norm = usual if plafond != usual else gewoon
        if norm is not None and plafond != norm and not reden:
            which = wijk.naam if norm != gewoon else f"een {noem_klasse(wijk.grootte, wijk.zwaarte)} wijk"
            raise Refused(
                f"Het plafond voor {which} is {format_bedrag(norm)}; vul in waarom het hier anders is.", "reden"
            )
        return replace(self, plafond=plafond, reden=reden)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one cent of a row does to a pot: +1, -1 or 0 for each of its three amounts."""

    plafond: int = 0
    toegekend: int = 0
    betaald: int = 0


_EFFECTS = {
    MutatieSoort.PLAFOND: Effect(plafond=1),
    MutatieSoort.KORTING: Effect(plafond=-1),
    MutatieSoort.OVERHEVELING_IN: Effect(plafond=1),
    MutatieSoort.OVERHEVELING_UIT: Effect(plafond=-1),
    MutatieSoort.TOEKENNING: Effect(toegekend=1),
    MutatieSoort.VRIJVAL: Effect(toegekend=-1),
    MutatieSoort.BETALING: Effect(betaald=1),
    MutatieSoort.TERUGONTVANGST: Effect(betaald=-1),
}


def effect(soort: MutatieSoort) -> Effect:
    """What a row of this kind does to its pot (domain model, 6).

    Raises ValueError for a storno: that has the opposite effect of the row it reverses.
    """
    if soort is MutatieSoort.STORNO:
        msg = "a storno has no effect of its own"
        raise ValueError(msg)
    return _EFFECTS[soort]


SOORTEN = {
    "plafond": tuple(soort for soort, does in _EFFECTS.items() if does.plafond),
    "toegekend": tuple(soort for soort, does in _EFFECTS.items() if does.toegekend),
    "betaald": tuple(soort for soort, does in _EFFECTS.items() if does.betaald),
}
"""Which kinds of rows make each amount of a pot."""


@dataclass(frozen=True, slots=True)
class PotMutatie:
    """A row in the ledger of a pot; `bedrag` in positive cents, `storno_door` the row that reversed it.

    `nummer` is its place in the ledger of its own pot, from 1. `verdeling` is the amount over the financiers of the
    pot, in their order. `tegenpot` is the other pot of an overheveling; `corrigeert` the row that this one replaces.
    """

    id: int
    nummer: int
    pot_id: int
    pot: str
    soort: MutatieSoort
    bedrag: int
    datum: date
    besluit_id: int | None
    aanvraag_id: int | None
    onderwerp: str | None
    storno_van: int | None
    storno_door: int | None
    corrigeert: int | None
    tegenpot: str | None
    verdeling: tuple[int, ...]
    bon: str | None
    reden: str | None
    wie: str
    geregistreerd_op: str


def check_open(pot: Budgetpot, field: str | None = None) -> None:
    """Raises Refused when the pot is closed: it then takes no requests, awards or kortingen (V14)."""
    if pot.gesloten_op is not None:
        raise Refused(
            f"De pot {pot.naam} is op {format_datum(pot.gesloten_op)} gesloten; kies een andere pot.",
            field,
        )


def check_sluiten(  # noqa: PLR0917 as every check: the pot and the day, then what is chosen
    pot: Budgetpot,
    datum: date,
    today: date,
    rest: Rest | None = None,
    naar: Budgetpot | None = None,
    reden: str | None = None,
    laatste: date | None = None,
) -> None:
    """Raises Refused when the pot cannot be closed on this day, or not with this choice for what is left.

    What is left never goes without saying: it moves to `naar` or it lapses (004 §2.2). `laatste` is the day of the
    last row of its plafond or its awards: those fall before it closes.
    """
    refuse_future(datum, today, "datum")
    if pot.gesloten_op is not None:
        raise Refused(f"De pot {pot.naam} is al gesloten, op {format_datum(pot.gesloten_op)}.")
    if datum < pot.van:
        raise Refused(f"De pot {pot.naam} begint op {format_datum(pot.van)}; een pot kan niet eerder sluiten.", "datum")
    if laatste is not None and datum < laatste:
        raise Refused(
            f"De laatste toekenning of verandering van het plafond is van {format_datum(laatste)}; "
            "kies die dag of een latere.",
            "datum",
        )
    vrij = pot.stand.vrij
    if vrij > 0 and rest is None:
        raise Refused(
            f"Er is nog {format_bedrag(vrij)} over; kies of dat naar een andere pot gaat of vervalt. "
            "Het mag allebei: geld hoeft niet op.",
            "rest",
        )
    if vrij <= 0 and rest is not None:
        raise Refused(f"In de pot {pot.naam} is geen rest; laat leeg wat ermee gebeurt.", "rest")
    if rest is not Rest.OVERHEVELEN:
        if naar is not None:
            raise Refused("Een andere pot hoort alleen bij overhevelen; laat die leeg.", "naar_pot_id")
        return
    if naar is None:
        raise Refused(f"Naar welke pot gaat de {format_bedrag(vrij)} die over is? Kies een open pot.", "naar_pot_id")
    # That the pot closes is reason enough to move what is left.
    check_overheveling(pot, naar, vrij, datum, reden or pot.naam, today)


def check_overheveling(  # noqa: PLR0917 as every check: from, to, then what is booked
    van: Budgetpot, naar: Budgetpot, bedrag: int, datum: date, reden: str | None, today: date
) -> None:
    """Raises Refused when this amount in cents cannot move from one pot to the other (V03, V13, V14).

    Money stays of the financier that paid it, so whoever has money in the one must be a financier of the other.
    """
    check_open(van)
    check_open(naar, "naar_pot_id")
    if van.id == naar.id:
        raise Refused(f"Het geld zit al in de pot {van.naam}; kies een andere pot.", "naar_pot_id")
    there = {fold(financier.naam) for financier in naar.financiers}
    for financier, cents in zip(van.financiers, van.plafonds, strict=True):
        if cents and fold(financier.naam) not in there:
            raise Refused(
                f"{financier.naam} betaalt mee aan {van.naam}, maar niet aan {naar.naam}; kies een pot met dezelfde "
                "financiers.",
                "naar_pot_id",
            )
    check_bedrag(bedrag, "bedrag")
    if bedrag > van.stand.vrij:
        raise Refused(
            f"In de pot {van.naam} is {format_bedrag(max(van.stand.vrij, 0))} vrij besteedbaar; "
            "meer kan er niet naar een andere pot.",
            "bedrag",
        )
    refuse_future(datum, today, "datum")
    later = max(van, naar, key=lambda pot: pot.van)
    if datum < later.van:
        raise Refused(
            f"De pot {later.naam} begint op {format_datum(later.van)}; overhevelen kan niet eerder.",
            "datum",
        )
    if not reden:
        raise Refused("Waarom gaat dit geld naar een andere pot? Vul een reden in.", "reden")


def uitleg(pot: Budgetpot, today: date) -> str:
    """One line of Dutch on where a pot is in its life and what that means; it never pushes to spend (004 §2.2)."""
    if pot.gesloten_op is not None:
        return f"Gesloten op {format_datum(pot.gesloten_op)}; {_na_sluiten(pot)}"
    stand = pot.stand
    if stand.toestand is PotToestand.TEKORT:
        ruimte = (
            f"door een korting is {format_bedrag(-stand.vrij)} meer toegekend dan het plafond. "
            "Wat is toegekend, blijft staan"
        )
        wacht = "; alleen nieuwe toekenningen wachten tot er weer ruimte is."
    else:
        ruimte = f"er is {format_bedrag(stand.vrij)} vrij besteedbaar" if stand.vrij else "er is niets meer vrij"
        wacht = ". Het geld hoeft niet op." if stand.vrij else "; een nieuwe toekenning kan weer als er ruimte komt."
    if today < pot.van:
        return f"Begint op {format_datum(pot.van)}, toekennen kan vanaf die dag; {ruimte}{wacht}"
    if today <= pot.tot:
        return f"{ruimte[0].upper()}{ruimte[1:]}{wacht}"
    voorbij = f"De periode liep tot en met {format_datum(pot.tot)}; "
    if stand.toestand is PotToestand.RUIM:
        return (
            f"{voorbij}er is {format_bedrag(stand.vrij)} over. "
            "Overhevelen of laten vervallen mag allebei: het geld hoeft niet op."
        )
    return f"{voorbij}{ruimte}. De pot kan worden gesloten."


def _na_sluiten(pot: Budgetpot) -> str:
    """What became of what was left in a closed pot, and what came free after that."""
    vrij = pot.stand.vrij
    if pot.rest is None or pot.rest_bedrag is None:
        if vrij < 0:
            return (
                f"door een korting is {format_bedrag(-vrij)} meer toegekend dan het plafond. "
                "Wat is toegekend, blijft staan."
            )
        if vrij == 0:
            return "er bleef niets over."
        return f"er staat nog {format_bedrag(vrij)} vrij, bijvoorbeeld door latere vrijval. Het geld hoeft niet op."
    bleef = f"er bleef {format_bedrag(pot.rest_bedrag)} over en dat "
    bleef += "verviel. Het geld hoefde niet op." if pot.rest is Rest.VERVALLEN else "ging naar een andere pot."
    return f"{bleef} Daarna kwam er nog {format_bedrag(vrij)} vrij." if vrij > 0 else bleef
