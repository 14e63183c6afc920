"""Who is meant in an exchange: what is known by that name, else a description; no person is made of a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.wederkerigheid import Partij, UitwisselingInvoer, parties_named
from frontlijn.domain.text import fold
from frontlijn.domain.values import PartijSoort
from frontlijn.store.write.tables import Kasboekregel
from frontlijn.store.write.transaction import WriteSession

_KNOWN = (
    (PartijSoort.INITIATIEF, "SELECT id, naam FROM initiatief WHERE verwijderd_op IS NULL ORDER BY id DESC"),
    (PartijSoort.ORGANISATIE, "SELECT id, naam FROM organisatie ORDER BY id DESC"),
    (PartijSoort.PERSOON, "SELECT id, naam FROM persoon ORDER BY id DESC"),
)


def party_columns(session: WriteSession, uitwisselingen: Sequence[UitwisselingInvoer]) -> list[dict[str, Any]]:
    """The columns of these exchanges, in order."""
    if not uitwisselingen:
        return []
    known = {soort: {fold(naam): number for number, naam in session.db.execute(query)} for soort, query in _KNOWN}
    names = [naam for one in uitwisselingen for naam in (one.gever, one.ontvanger)]
    meant = parties_named(names, known)
    return [
        {
            "volgorde": number,
            **_party("gever", meant[one.gever]),
            **_party("ontvanger", meant[one.ontvanger]),
            "wat": one.wat,
            "minuten": one.minuten,
        }
        for number, one in enumerate(uitwisselingen)
    ]


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
