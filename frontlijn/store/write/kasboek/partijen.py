"""Who is meant in an exchange: what is known by that name, else a description; no person is made of a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import Partij, Uitwisseling, UitwisselingInvoer, parties_named
from frontlijn.domain.text import fold
from frontlijn.domain.values import PartijSoort
from frontlijn.store.read.rows import lines
from frontlijn.store.write.tables import Kasboekregel
from frontlijn.store.write.transaction import WriteSession

# The one that is meant first comes last: the initiative of the entry, then one of its wijk.
_INITIATIEVEN = """
  SELECT id, naam, aliassen FROM initiatief WHERE verwijderd_op IS NULL
   ORDER BY id = :initiatief, wijk_id = :wijk, id DESC"""
_KNOWN = (
    (PartijSoort.ORGANISATIE, "SELECT id, naam FROM organisatie ORDER BY id DESC"),
    (PartijSoort.PERSOON, "SELECT id, naam FROM persoon ORDER BY id DESC"),
)


def party_columns(
    session: WriteSession, invoer: KasboekInvoer, before: Sequence[Uitwisseling] = ()
) -> list[dict[str, Any]]:
    """The columns of the exchanges of an entry, in order.

    One that stands there already as it was typed, in `before`, keeps its parties, whatever has their name by now.
    """
    if not invoer.uitwisselingen:
        return []
    kept = {one.invoer(): (one.gever, one.ontvanger) for one in before}
    meant = _meant(session, invoer, [one for one in invoer.uitwisselingen if one not in kept])
    parties = [kept.get(one) or (meant[one.gever], meant[one.ontvanger]) for one in invoer.uitwisselingen]
    return [
        {
            "volgorde": number,
            **_party("gever", gever),
            **_party("ontvanger", ontvanger),
            "wat": one.wat,
            "minuten": one.minuten,
        }
        for number, (one, (gever, ontvanger)) in enumerate(zip(invoer.uitwisselingen, parties, strict=True))
    ]


def _meant(session: WriteSession, invoer: KasboekInvoer, typed: Sequence[UitwisselingInvoer]) -> dict[str, Partij]:
    """Who is meant by each name; another name of an initiative counts too."""
    if not typed:
        return {}
    near = {"initiatief": invoer.initiatief_id, "wijk": invoer.wijk_id}
    initiatieven = session.db.execute(_INITIATIEVEN, near).fetchall()
    of_initiatief = {fold(alias): number for number, _, aliassen in initiatieven for alias in lines(aliassen)}
    of_initiatief |= {fold(naam): number for number, naam, _ in initiatieven}
    known = {soort: {fold(naam): number for number, naam in session.db.execute(query)} for soort, query in _KNOWN}
    names = [naam for one in typed for naam in (one.gever, one.ontvanger)]
    return parties_named(names, {PartijSoort.INITIATIEF: of_initiatief, **known})


def check_partijen(session: WriteSession, regel: Kasboekregel) -> None:
    """Raises Refused when an initiative that gave or received in an entry is not there any more."""
    for one in regel.uitwisselingen:
        for number in (one.gever_initiatief_id, one.ontvanger_initiatief_id):
            gone = "SELECT naam FROM initiatief WHERE id = ? AND verwijderd_op IS NOT NULL"
            row = session.db.execute(gone, (number,)).fetchone()
            if row is not None:
                raise Refused(f"In deze regel gaf of kreeg {row[0]}, en dat is er niet meer; zet dat eerst terug.")


def _party(role: str, partij: Partij) -> dict[str, Any]:
    return {
        f"{role}_persoon_id": partij.id if partij.soort is PartijSoort.PERSOON else None,
        f"{role}_organisatie_id": partij.id if partij.soort is PartijSoort.ORGANISATIE else None,
        f"{role}_initiatief_id": partij.id if partij.soort is PartijSoort.INITIATIEF else None,
        f"{role}_omschrijving": partij.naam if partij.soort is PartijSoort.OMSCHRIJVING else None,
    }
