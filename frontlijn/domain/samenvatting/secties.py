"""The summary in its sections, in the order of the domain model (section 9): the one place that puts them together."""

from __future__ import annotations

from frontlijn.domain.kasboek.uitvoer.taal import hoofdletter
from frontlijn.domain.samenvatting.bronnen import bronnen_blokken
from frontlijn.domain.samenvatting.conclusie import conclusie_blokken
from frontlijn.domain.samenvatting.doelen import doelen_blokken
from frontlijn.domain.samenvatting.handgeld import handgeld_blokken
from frontlijn.domain.samenvatting.impact import impact_sectie
from frontlijn.domain.samenvatting.initiatieven import initiatieven_blokken
from frontlijn.domain.samenvatting.kansen import kansen_blokken
from frontlijn.domain.samenvatting.kasboek import kasboek_blokken
from frontlijn.domain.samenvatting.samenvatting import Samenvatting, Sectie


def secties(nu: Samenvatting, eerder: Samenvatting | None = None, *, kort: bool = False) -> tuple[Sectie, ...]:
    """Every section of a summary that was read whole.

    With `eerder` what depends on the period stands beside that of the other one. `kort` tells the same on one A4 of
    markdown: some tables are sentences there.
    """
    return (
        Sectie("conclusie", "Conclusie", conclusie_blokken(nu, eerder)),
        Sectie("handgeld", "Handgeld", handgeld_blokken(nu, eerder, kort)),
        Sectie("initiatieven", "Initiatieven", initiatieven_blokken(nu, kort)),
        Sectie("kasboek", "Sociaal kasboek", kasboek_blokken(nu, eerder, kort)),
        Sectie("impact", "Impact", impact_sectie(nu, kort=kort)),
        Sectie("doelen", "Doelen van dit jaar", doelen_blokken()),
        Sectie("kansen", "Kansen en opgaven", kansen_blokken(nu, kort)),
        Sectie("bronnen", "Waar dit vandaan komt", bronnen_blokken(nu, kort)),
    )


def titel(nu: Samenvatting) -> str:
    """What stands above a summary."""
    if nu.blik.wijk_id is not None:
        return f"Wijk {nu.naam}"
    if nu.blik.gebied is not None:
        return f"Gebied {nu.naam}"
    return f"Initiatief {nu.naam}" if nu.blik.initiatief_id is not None else hoofdletter(nu.naam)
