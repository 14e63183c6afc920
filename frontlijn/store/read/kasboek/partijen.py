"""Reading exchanges: who gave, who received, what, how long."""

from __future__ import annotations

import json
from typing import Any

from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling, Wederkerigheid, wederkerigheid
from frontlijn.domain.values import PartijSoort, Zichtbaarheid
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


def _party(role: str) -> str:
    """The kind, number and name of a party, as a JSON list."""
    return f"""
      CASE WHEN u.{role}_persoon_id IS NOT NULL THEN
             json_array('persoon', u.{role}_persoon_id, (SELECT naam FROM persoon WHERE id = u.{role}_persoon_id))
           WHEN u.{role}_organisatie_id IS NOT NULL THEN
             json_array('organisatie', u.{role}_organisatie_id,
                        (SELECT naam FROM organisatie WHERE id = u.{role}_organisatie_id))
           WHEN u.{role}_initiatief_id IS NOT NULL THEN
             json_array('initiatief', u.{role}_initiatief_id,
                        (SELECT naam FROM initiatief WHERE id = u.{role}_initiatief_id))
           ELSE json_array('omschrijving', NULL, u.{role}_omschrijving,
                           coalesce('initiatief ' || k.initiatief_id, 'regel ' || k.id)) END"""


_EXCHANGE = f"json_array({_party('gever')}, {_party('ontvanger')}, u.wat, u.minuten)"
_PAIR = f"json_array({_party('gever')}, {_party('ontvanger')}, '', NULL)"

EXCHANGES_OF_ENTRY = f"""
      (SELECT json_group_array(json(one)) FROM (
         SELECT {_EXCHANGE} AS one FROM uitwisseling u WHERE u.regel_id = k.id ORDER BY u.volgorde))"""
"""The exchanges of the entry `k` as JSON, in order."""


def exchanges(text: str | None) -> tuple[Uitwisseling, ...]:
    """Exchanges from their JSON."""
    return tuple(map(_exchange, json.loads(text or "[]")))


_VISIBLE = f"""
  NOT EXISTS (SELECT 1 FROM initiatief r
               WHERE r.id IN (u.gever_initiatief_id, u.ontvanger_initiatief_id)
                 AND r.zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}')"""


def tallies(
    store: Store, condition: str, values: dict[str, Any], van: str, *, exportable: bool = False
) -> Wederkerigheid:
    """The exchanges of the entries `k` that a condition lets through, and the bonds that are new since `van`.

    A bond is new when the pair never met before that day, in whatever wijk or initiative. With `exportable` an exchange
    with an initiative onder de radar is left out (V22).
    """
    if exportable:
        condition = f"{condition} AND {_VISIBLE}"
    of_entries = "FROM uitwisseling u JOIN kasboekregel k ON k.id = u.regel_id WHERE"
    with reading(store) as db:
        inside = db.execute(f"SELECT {_EXCHANGE} {of_entries} {condition}", values).fetchall()
        earlier = f"SELECT DISTINCT {_PAIR} {of_entries} k.verwijderd_op IS NULL AND k.datum < ?"
        before = db.execute(earlier, (van,)).fetchall() if inside else []
    return wederkerigheid(
        (_exchange(json.loads(row[0])) for row in inside), (_exchange(json.loads(row[0])) for row in before)
    )


def _exchange(parts: list[Any]) -> Uitwisseling:
    gever, ontvanger, wat, minuten = parts
    return Uitwisseling(_partij(gever), _partij(ontvanger), wat, minuten)


def _partij(parts: list[Any]) -> Partij:
    soort, number, naam, *within = parts
    return Partij(PartijSoort(soort), number, naam, *within)
