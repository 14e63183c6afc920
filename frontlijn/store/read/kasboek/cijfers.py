"""The figures of the kasboek, and the rows behind each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frontlijn.domain.summary import KasboekCijfers
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Waarde
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.kasboek.regels import LISTING, KasboekFilter, count, window
from frontlijn.store.read.listing import Leeg
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

RECENT = 5
"""How many of the newest entries a summary shows."""


def cijfers(store: Store, wanted: KasboekFilter, van: date, tot: date) -> KasboekCijfers:
    """The figures of the entries that the filter lets through from `van` up to and including `tot`."""
    wanted = replace(wanted, van=van, tot=tot)
    condition, values = LISTING.where(store, wanted)
    with reading(store) as db:
        sums = db.execute(
            f"""
            SELECT count(*) AS regels, total(k.experiment) AS experimenten,
                   sum(k.deelnames) AS deelnames, count(*) - count(k.deelnames) AS deelnames_onbekend,
                   sum(k.nieuw_bereikt) AS nieuw, count(*) - count(k.nieuw_bereikt) AS nieuw_onbekend,
                   sum(k.niet_in_beeld) AS beeld, count(*) - count(k.niet_in_beeld) AS beeld_onbekend,
                   sum(k.vrijwilligersminuten) AS minuten, count(*) - count(k.vrijwilligersminuten) AS minuten_onbekend
            FROM kasboekregel k WHERE {condition}""",
            values,
        ).fetchone()
        domains = dict(
            db.execute(
                f"""
                SELECT l.leefdomein, count(*) FROM kasboekregel k JOIN kasboekregel_leefdomein l ON l.regel_id = k.id
                WHERE {condition} GROUP BY l.leefdomein""",
                values,
            ).fetchall()
        )
        return KasboekCijfers(
            van=van,
            tot=tot,
            regels=sums["regels"],
            deelnames=sums["deelnames"] if sums["regels"] else 0,
            deelnames_onbekend=sums["deelnames_onbekend"],
            nieuw_bereikt=sums["nieuw"] if sums["regels"] else 0,
            nieuw_onbekend=sums["nieuw_onbekend"],
            niet_in_beeld=sums["beeld"] if sums["regels"] else 0,
            beeld_onbekend=sums["beeld_onbekend"],
            vrijwilligersminuten=sums["minuten"] if sums["regels"] else 0,
            minuten_onbekend=sums["minuten_onbekend"],
            per_leefdomein=tuple((domein, domains.get(domein.value, 0)) for domein in Leefdomein),
            zonder_leefdomein=count(store, replace(wanted, leefdomein=Leeg.ONBEKEND)),
            per_kernwaarde=LISTING.per(store, wanted, "k.kernwaarde", Kernwaarde),
            experimenten=int(sums["experimenten"]),
            per_uitkomst=LISTING.per(store, replace(wanted, experiment=True), "k.uitkomst", Uitkomst),
            recent=window(store, wanted, 0, RECENT),
        )


def rows_behind(cijfers: KasboekCijfers, wanted: KasboekFilter) -> dict[str, Figure[KasboekFilter]]:
    """Each figure by name, such as `leefdomein.wonen`, with the rows it was made from."""
    wanted = replace(wanted, van=cijfers.van, tot=cijfers.tot)
    experiments = replace(wanted, experiment=True)
    figures: dict[str, Figure[KasboekFilter]] = {
        "regels": Figure(cijfers.regels, wanted),
        "deelnames": Figure(cijfers.deelnames, wanted, counts=False),
        "deelnames_onbekend": Figure(cijfers.deelnames_onbekend, replace(wanted, deelnames=Leeg.ONBEKEND)),
        "nieuw_bereikt": Figure(cijfers.nieuw_bereikt, wanted, counts=False),
        "nieuw_onbekend": Figure(cijfers.nieuw_onbekend, replace(wanted, nieuw_bereikt=Leeg.ONBEKEND)),
        "niet_in_beeld": Figure(cijfers.niet_in_beeld, wanted, counts=False),
        "beeld_onbekend": Figure(cijfers.beeld_onbekend, replace(wanted, niet_in_beeld=Leeg.ONBEKEND)),
        "vrijwilligersminuten": Figure(cijfers.vrijwilligersminuten, wanted, counts=False),
        "minuten_onbekend": Figure(cijfers.minuten_onbekend, replace(wanted, vrijwilligersminuten=Leeg.ONBEKEND)),
        "zonder_leefdomein": Figure(cijfers.zonder_leefdomein, replace(wanted, leefdomein=Leeg.ONBEKEND)),
        "experimenten": Figure(cijfers.experimenten, experiments),
    }
    for domein, number in cijfers.per_leefdomein:
        figures[f"leefdomein.{domein.value}"] = Figure(number, replace(wanted, leefdomein=domein))
    for kernwaarde, number in cijfers.per_kernwaarde:
        figures[f"kernwaarde.{_name(kernwaarde)}"] = Figure(
            number, replace(wanted, kernwaarde=kernwaarde or Leeg.ONBEKEND)
        )
    for uitkomst, number in cijfers.per_uitkomst:
        figures[f"uitkomst.{_name(uitkomst)}"] = Figure(
            number, replace(experiments, uitkomst=uitkomst or Leeg.ONBEKEND)
        )
    return figures


def _name(value: Waarde | None) -> str:
    return Leeg.ONBEKEND.value if value is None else value.value
