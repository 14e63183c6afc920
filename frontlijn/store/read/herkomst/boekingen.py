"""The rows of the ledger as amounts: which kinds make each amount of a pot, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping

from frontlijn.domain.handgeld.pot import effect
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MUTATIES, MutatieFilter
from frontlijn.store.read.herkomst.cijfer import geteld, periode, waarvan
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

NAMEN = {"vrij": "vrij besteedbaar", "vervallen": "vervallen bij het sluiten", "aangevraagd": "gevraagd"}
"""What an amount is called where that is not its name."""

TERUGGEDRAAID = "Een boeking die is teruggedraaid, telt niet mee."
STORNO = "Een teruggedraaide boeking telt op haar eigen dag, en gaat er op de dag van de storno weer af."


def bedragen(store: Store, rijen: MutatieFilter, financier: int | None = None) -> dict[MutatieSoort, int]:
    """What the rows of each kind come to, in cents, all or the part of one financier; a storno takes its row away."""
    condition, values = MUTATIES.where(store, rijen)
    amount = "m.bedrag" if financier is None else f"json_extract(m.verdeling, '$[{financier}]')"
    sql = f"""
      SELECT coalesce(o.soort, m.soort) AS soort, sum(CASE WHEN o.id IS NULL THEN {amount} ELSE -{amount} END) AS cent
        FROM pot_mutatie m LEFT JOIN pot_mutatie o ON o.id = m.storno_van WHERE {condition} GROUP BY 1"""
    with reading(store) as db:
        found = {MutatieSoort(row["soort"]): int(row["cent"]) for row in db.execute(sql, values)}
    return {soort: found[soort] for soort in MutatieSoort if soort in found}


def met_teken(wat: str, per_soort: Mapping[MutatieSoort, int]) -> dict[MutatieSoort, int]:
    """What each kind does to an amount: with its sign, and only those that touch it."""
    return {soort: cents * teken(soort, wat) for soort, cents in per_soort.items() if teken(soort, wat)}


def teken(soort: MutatieSoort, wat: str) -> int:
    """What one cent of this kind does to plafond, toegekend, betaald or vrij: 1, -1 or 0."""
    does = effect(soort)
    return does.plafond - does.toegekend if wat == "vrij" else int(getattr(does, wat))


def financier_van(naam: str) -> int | None:
    """The place of the financier that a name tells, as in `handgeld.pot.3.financier.0.plafond`."""
    words = naam.split(".")
    return int(words[words.index("financier") + 1]) if "financier" in words else None


def van_wie(store: Store, rijen: MutatieFilter | None, naam: str, wat: str) -> str:
    """What an amount is, with whose part of it when it is that of one financier."""
    financier = financier_van(naam)
    if financier is None or rijen is None or rijen.pot_id is None:
        return wat
    return f"{wat}, het deel van {handgeld.pot(store, rijen.pot_id).financiers[financier].naam}"


def bron(store: Store, rijen: MutatieFilter) -> str:
    """Which rows an amount was made of."""
    number = handgeld.count_mutaties(store, rijen)
    when = " van potten die nu lopen" if rijen.lopend_op else periode(rijen.van, rijen.tot)
    return f"boekingen van handgeld, {waarvan(store, rijen)}: {geteld(number, 'boeking', 'boekingen')}{when}"
