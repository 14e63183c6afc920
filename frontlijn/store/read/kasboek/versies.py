"""Every version of an entry: what it said, from when, by whom; built from the log, which keeps what an edit wrote."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import Leefdomein, Stem
from frontlijn.store.read.log import SOORT
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import converters
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class Versie:
    """What an entry said after one write. `nummer` counts from 1, `op` is the moment in UTC as stored.

    `soort` is nieuw, gewijzigd, ongedaan or opnieuw. `veranderd` names the fields of the input that this write changed,
    and `verwijderd` says whether the entry was in the prullenbak.
    """

    nummer: int
    op: str
    wie: str
    soort: str
    inhoud: KasboekInvoer
    veranderd: tuple[str, ...]
    verwijderd: bool


_PARTIES = ("persoon", "organisatie", "initiatief")


def versies(store: Store, regel_id: int) -> tuple[Versie, ...]:
    """The versions of an entry, the first one first; none when there is no such entry."""
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT w.op, p.naam AS wie, {SOORT} AS soort, w.nieuw FROM wijziging w JOIN persoon p ON p.id = w.wie_id
             WHERE w.tabel = 'kasboekregel' AND w.rij_id = ? ORDER BY w.id""",
            (regel_id,),
        ).fetchall()
        names = {
            table: {row["id"]: row["naam"] for row in db.execute(f"SELECT id, naam FROM {table}")} for table in _PARTIES
        }
    state: dict[str, Any] = {}
    found: list[Versie] = []
    for number, row in enumerate(rows, 1):
        written = json.loads(row["nieuw"] or "{}")
        before = found[-1].inhoud if found else None
        state.update(written)
        now = _invoer(state, names)
        changed = tuple(
            one.name
            for one in fields(KasboekInvoer)
            if before is not None and getattr(now, one.name) != getattr(before, one.name)
        )
        removed = state.get("verwijderd_op") is not None
        found.append(Versie(number, row["op"], row["wie"], row["soort"], now, changed, removed))
    return tuple(found)


def _invoer(state: dict[str, Any], names: dict[str, dict[int, str]]) -> KasboekInvoer:
    """The input that a state of the row stands for."""
    values: dict[str, Any] = {}
    for name, convert in converters(KasboekInvoer):
        if name in state and not isinstance(state[name], list):
            values[name] = convert(state[name])
    codes = [child["leefdomein"] for child in state.get("leefdomeinen", ())]
    values["leefdomeinen"] = tuple(domein for domein in Leefdomein if domein.value in codes)
    values["uitwisselingen"] = tuple(
        UitwisselingInvoer(_party(one, "gever", names), _party(one, "ontvanger", names), one["wat"], one["minuten"])
        for one in sorted(state.get("uitwisselingen", ()), key=lambda one: one["volgorde"])
    )
    values["perspectieven"] = tuple(
        Perspectief(one["over"], Stem(one["stem"]), one["voor"], one["na"])
        for one in sorted(state.get("perspectieven", ()), key=lambda one: (one["over"], one["stem"]))
    )
    values["toestemming_van"] = names["persoon"].get(state.get("toestemming_persoon_id") or 0)
    values.setdefault("datum", date.min)
    values.setdefault("titel", "")
    values.setdefault("wijk_id", 0)
    return KasboekInvoer(**values)


def _party(one: dict[str, Any], role: str, names: dict[str, dict[int, str]]) -> str:
    for table in _PARTIES:
        number = one[f"{role}_{table}_id"]
        if number is not None:
            return names[table].get(number, "")
    return str(one[f"{role}_omschrijving"])
