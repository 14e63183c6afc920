"""Kansen and opgaven in the summary: where nothing happens, what worked, and what waits (domain model, section 9)."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Opsomming
from frontlijn.domain.kasboek.uitvoer.taal import genoemd, opsomming
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.conclusie import aandacht
from frontlijn.domain.samenvatting.samenvatting import Samenvatting

GENOEMD = 3
"""So many experiments that worked are named."""


def kansen_blokken(nu: Samenvatting, kort: bool) -> tuple[Blok, ...]:
    """Facts by rule, without advice: what to do with them is for the wijk.

    On a short page what waits is counted in the conclusion alone.
    """
    return (Opsomming((_leeg(nu), *_gelukt(nu), *_opgaven(nu, kort))),)


def _leeg(nu: Samenvatting) -> str:
    """The leefdomeinen without an entry in the period; unknown when nothing was written down at all."""
    cijfers = nu.kasboek
    if not cijfers.regels:
        return "Bij welke leefdomeinen iets gebeurt, is onbekend: er staan geen regels in deze periode."
    empty = [domein.label for domein, number in cijfers.per_leefdomein if not number]
    if not empty:
        return "Bij elk leefdomein staat er iets in het kasboek."
    told = f"Hier staat niets bij in het kasboek: {opsomming(empty)}."
    if cijfers.zonder_leefdomein:
        told += f" Bij {format_aantal(cijfers.zonder_leefdomein)} van de regels is geen leefdomein ingevuld."
    return told


def _gelukt(nu: Samenvatting) -> list[str]:
    worked = [genoemd(regel.titel) for regel in nu.geheel.gelukt]
    if not worked:
        return []
    more = len(worked) - GENOEMD
    parts = [*worked[:GENOEMD], *([f"nog {format_aantal(more)}"] if more > 0 else [])]
    return [f"Geprobeerd en (deels) gelukt: {opsomming(parts)}."]


def _opgaven(nu: Samenvatting, kort: bool) -> list[str]:
    parts = aandacht(nu)
    if parts and kort:
        return ["Blijft liggen: wat in de conclusie aandacht vraagt."]
    return [f"Blijft liggen: {'; '.join(parts)}."] if parts else []
