"""Rows straight into the tables, each with what is required and nothing more, so that a test shows what it is about."""

from __future__ import annotations

import json
import sqlite3
from itertools import count
from typing import Any

from frontlijn.domain.shares import verdeel
from frontlijn.store.chain import CHAINED, link

SELWERD, PADDEPOEL = 1, 2
MOMENT = "2026-11-21T10:00:00.000Z"
_NUMBERS = count(1)


def insert(db: sqlite3.Connection, table: str, **columns: Any) -> int:
    """Inserts a row and returns its id."""
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    row_id = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())).lastrowid
    assert row_id is not None
    return row_id


def new_uuid() -> str:
    return f"01900000-0000-7000-8000-{next(_NUMBERS):012d}"


def persoon(db: sqlite3.Connection, naam: str = "Sanne", **more: Any) -> int:
    return insert(db, "persoon", **{"uuid": new_uuid(), "naam": naam, "doel": "medewerker"} | more)


def organisatie(db: sqlite3.Connection, naam: str = "Wijkbedrijf", **more: Any) -> int:
    return insert(db, "organisatie", **{"uuid": new_uuid(), "naam": naam} | more)


def initiatief(db: sqlite3.Connection, naam: str = "Buurttuin", **more: Any) -> int:
    base = {"laatst_bevestigd_op": "2026-11-01", "geregistreerd_op": MOMENT}
    return insert(db, "initiatief", **{"uuid": new_uuid(), "naam": naam, "wijk_id": SELWERD} | base | more)


def kasboekregel(
    db: sqlite3.Connection, titel: str = "Koffie", *, leefdomeinen: tuple[str, ...] = (), **more: Any
) -> int:
    base = {"datum": "2026-11-20", "wijk_id": SELWERD, "geregistreerd_op": MOMENT}
    row_id = insert(db, "kasboekregel", **{"uuid": new_uuid(), "titel": titel} | base | more)
    for leefdomein in leefdomeinen:
        insert(db, "kasboekregel_leefdomein", regel_id=row_id, leefdomein=leefdomein)
    return row_id


def arena(db: sqlite3.Connection, **more: Any) -> int:
    """An arena of a new initiative, from 2021."""
    base: dict[str, Any] = {"titel": "Arena", "startjaar": 2021, "geregistreerd_op": MOMENT}
    if "initiatief_id" not in more and more.get("soort") != "rapport":
        base["initiatief_id"] = initiatief(db)
    return insert(db, "arena", **{"uuid": new_uuid()} | base | more)


def activiteit(db: sqlite3.Connection, arena_id: int, naam: str = "Klussen", **more: Any) -> int:
    return insert(db, "activiteit", **{"uuid": new_uuid(), "arena_id": arena_id, "naam": naam} | more)


def investering(db: sqlite3.Connection, activiteit_id: int, **more: Any) -> int:
    base = {"arena_id": _arena_of(db, activiteit_id), "investeerder": "Gemeente", "jaar": 2021, "bedrag": 100_000}
    return insert(db, "investering", **{"uuid": new_uuid(), "activiteit_id": activiteit_id} | base | more)


FACTOREN = {
    "aantal": 40,
    "slagingskans": 2_500,
    "toerekening": 8_000,
    "deadweight": 2_000,
    "verdringing": 0,
    "waarde": 1_200_000,
}
"""The golden effect of the domain model, section 12."""


def effect(
    db: sqlite3.Connection,
    activiteit_id: int,
    *,
    without: str = "",
    groepen: tuple[int, ...] = (6_000, 4_000),
    **more: Any,
) -> int:
    base: dict[str, Any] = {"arena_id": _arena_of(db, activiteit_id), "naam": "Werk", "leefdomein": "rondkomen"}
    if more.get("kwantificering") != "pm":
        base |= {"start": 2024, "looptijd": 5, "curve": "gelijkmatig"}
    row_id = insert(db, "effect", **{"uuid": new_uuid(), "activiteit_id": activiteit_id} | base | more)
    if more.get("kwantificering") != "pm":
        for factor, waarde in FACTOREN.items():
            if factor != without:
                insert(
                    db, "effect_factor", effect_id=row_id, factor=factor, volgorde=0, waarde=waarde, bron="Onderzoek"
                )
    for groep, aandeel in zip(("participanten", "overheid"), groepen, strict=False):
        insert(db, "effect_groep", effect_id=row_id, groep=groep, aandeel=aandeel)
    return row_id


def sessie(db: sqlite3.Connection, arena_id: int, **more: Any) -> int:
    base = {"datum": "2026-11-20", "stand": "{}"}
    return insert(db, "sessie", **{"uuid": new_uuid(), "arena_id": arena_id} | base | more)


def cijfer(db: sqlite3.Connection, arena_id: int, **more: Any) -> int:
    """A published figure with one value."""
    row_id = insert(db, "cijfer", **{"uuid": new_uuid(), "arena_id": arena_id, "soort": "baten"} | more)
    insert(db, "cijfer_waarde", cijfer_id=row_id, volgorde=0, waarde=943_400_000, bron="Tekst")
    return row_id


def _arena_of(db: sqlite3.Connection, activiteit_id: int) -> int:
    (arena_id,) = db.execute("SELECT arena_id FROM activiteit WHERE id = ?", (activiteit_id,)).fetchone()
    return int(arena_id)


def uitwisseling(db: sqlite3.Connection, regel_id: int, volgorde: int = 0, **more: Any) -> None:
    base: dict[str, Any] = {"regel_id": regel_id, "volgorde": volgorde, "wat": "soep"}
    for role in ("gever", "ontvanger"):
        if not any(name.startswith(role) for name in more):
            base[f"{role}_omschrijving"] = f"bewoner {role[0]}"
    insert(db, "uitwisseling", **base | more)


def perspectief(db: sqlite3.Connection, regel_id: int, over: str = "", stem: str = "eigen", **more: Any) -> None:
    insert(db, "perspectief", **{"regel_id": regel_id, "over": over, "stem": stem, "voor": 2, "na": 3} | more)


def pot(db: sqlite3.Connection, naam: str = "Wijkbudget", plafond: int = 100_000, **more: Any) -> int:
    base = {"wijk_id": SELWERD, "van": "2026-01-01", "tot": "2026-12-31"}
    pot_id = insert(db, "budgetpot", **{"uuid": new_uuid(), "naam": naam} | base | more)
    insert(db, "pot_financier", pot_id=pot_id, volgorde=1, naam="gemeente", aandeel_bp=5_000)
    insert(db, "pot_financier", pot_id=pot_id, volgorde=2, naam="corporaties", aandeel_bp=5_000)
    mutatie(db, pot_id, "plafond", plafond, datum="2026-01-01")
    return pot_id


def close(db: sqlite3.Connection, pot_id: int, datum: str = "2026-11-21") -> None:
    """Closes a pot that has money left, which lapses."""
    db.execute(
        """
        UPDATE budgetpot SET gesloten_op = ?, rest = 'vervallen',
               rest_bedrag = (SELECT plafond - toegekend FROM pot_stand WHERE pot_id = budgetpot.id)
         WHERE id = ?""",
        (datum, pot_id),
    )


def aanvraag(db: sqlite3.Connection, pot_id: int, **more: Any) -> int:
    base = {"onderwerp": "Plantjes", "gevraagd": 5_000, "ontvangen_op": "2026-11-10", "geregistreerd_op": MOMENT}
    base["zichtbaarheid"] = "openbaar"
    if not {"initiatief_id", "aanvrager_persoon_id", "aanvrager_organisatie_id"} & more.keys():
        base["aanvrager_organisatie_id"] = organisatie(db, f"Organisatie {next(_NUMBERS)}")
    return insert(db, "aanvraag", **{"uuid": new_uuid(), "pot_id": pot_id} | base | more)


def besluit(
    db: sqlite3.Connection,
    aanvraag_id: int,
    uitkomst: str = "toegekend",
    *,
    unmet: tuple[str, ...] = (),
    beslissers: tuple[int, ...] | None = None,
    onthouden: tuple[int, ...] = (),
    book: bool = True,
    **more: Any,
) -> int:
    """A decision with its judgements, by the writer unless others are named.

    An award is booked on the pot too, unless `book` is false.
    """
    pot_id, asked = db.execute("SELECT pot_id, gevraagd FROM aanvraag WHERE id = ?", (aanvraag_id,)).fetchone()
    base: dict[str, Any] = {"datum": "2026-11-15", "beslisvorm": "wijkteam", "geregistreerd_op": MOMENT}
    base["bedrag"] = asked if uitkomst in ("toegekend", "deels_toegekend") else 0
    if uitkomst == "afgewezen":
        base |= {"grond": "criteria" if unmet else "plafond", "motivering": "Het kan nu niet."}
    if uitkomst == "doorverwezen":
        base["naar"] = "Fonds Groen"
    row: dict[str, Any] = {"uuid": new_uuid(), "aanvraag_id": aanvraag_id, "uitkomst": uitkomst} | base | more
    besluit_id = insert(db, "besluit", **row)
    for criterium in ("C1", "C2", "C3", "C4"):
        oordeel = "voldoet_niet" if criterium in unmet else "voldoet"
        insert(db, "besluit_criterium", besluit_id=besluit_id, criterium=criterium, oordeel=oordeel, reden="Gezien.")
    for rol, people in (("beslisser", (_writer(db),) if beslissers is None else beslissers), ("onthouden", onthouden)):
        for persoon_id in people:
            insert(db, "besluit_persoon", besluit_id=besluit_id, persoon_id=persoon_id, rol=rol)
    if book and row["bedrag"]:
        mutatie(db, pot_id, "toekenning", row["bedrag"], besluit_id=besluit_id, datum=row["datum"])
    return besluit_id


def mutatie(db: sqlite3.Connection, pot_id: int, soort: str, bedrag: int, **more: Any) -> int:
    base = {"datum": "2026-11-16", "wie_id": _writer(db), "geregistreerd_op": MOMENT}
    if soort in ("storno", "korting"):
        base["reden"] = "Verkeerd geboekt."
    base["verdeling"] = _verdeling(db, pot_id, bedrag, more.get("storno_van"))
    row = {"uuid": new_uuid(), "pot_id": pot_id, "soort": soort, "bedrag": bedrag} | base | more
    return insert(db, "pot_mutatie", **row)


def _verdeling(db: sqlite3.Connection, pot_id: int, bedrag: int, storno_van: int | None) -> str:
    """What each financier bears of an amount; of a storno the same as of its row."""
    row = db.execute("SELECT verdeling FROM pot_mutatie WHERE id = ? AND bedrag = ?", (storno_van, bedrag)).fetchone()
    if row is not None:
        return str(row[0])
    shares = db.execute("SELECT aandeel_bp FROM pot_financier WHERE pot_id = ? ORDER BY volgorde", (pot_id,)).fetchall()
    return json.dumps(verdeel(bedrag, [share for (share,) in shares]), separators=(",", ":"))


def wijziging(db: sqlite3.Connection, tabel: str, rij_id: int, soort: str = "gewijzigd", **more: Any) -> int:
    base = {"handeling": new_uuid(), "op": MOMENT, "wie_id": _writer(db)}
    row = {"uuid": new_uuid(), "tabel": tabel, "rij_id": rij_id, "soort": soort} | base | more
    return insert(db, "wijziging", **row)


def overheveling(db: sqlite3.Connection, van: int, naar: int, bedrag: int) -> tuple[int, int]:
    """Both rows of money that moves from one pot to another."""
    pair = new_uuid()
    uit = mutatie(db, van, "overheveling_uit", bedrag, overheveling=pair)
    return uit, mutatie(db, naar, "overheveling_in", bedrag, overheveling=pair)


def bon(db: sqlite3.Connection, aanvraag_id: int, kenmerk: str = "Bouwmarkt 12", **more: Any) -> int:
    base = {"sleutel": kenmerk.lower(), "datum": "2026-11-16", "bedrag": 4_550, "geregistreerd_op": MOMENT}
    row: dict[str, Any] = {"uuid": new_uuid(), "aanvraag_id": aanvraag_id, "kenmerk": kenmerk} | base | more
    return insert(db, "bon", **row)


def stap(db: sqlite3.Connection, aanvraag_id: int, status: str, **more: Any) -> int:
    base = {"datum": "2026-11-12", "wie_id": _writer(db), "geregistreerd_op": MOMENT}
    row: dict[str, Any] = {"uuid": new_uuid(), "aanvraag_id": aanvraag_id, "status": status} | base | more
    return insert(db, "aanvraag_stap", **row)


def belang(db: sqlite3.Connection, aanvraag_id: int, persoon_id: int, **more: Any) -> int:
    base = {"aard": "Buurman", "datum": "2026-11-12", "wie_id": _writer(db), "geregistreerd_op": MOMENT}
    row: dict[str, Any] = {"uuid": new_uuid(), "aanvraag_id": aanvraag_id, "persoon_id": persoon_id} | base | more
    return insert(db, "belang", **row)


def chain(db: sqlite3.Connection) -> None:
    """Takes every decision and every row of money into a chain, as the app does when it writes them."""
    before = new_uuid()
    device = insert(db, "apparaat", uuid=before, naam="Laptop", sinds=MOMENT)
    rows = [(table, row_id) for table in CHAINED for (row_id,) in db.execute(f"SELECT id FROM {table} ORDER BY id")]
    for number, (table, row_id) in enumerate(rows, start=1):
        before = str(link(db, before, table, row_id))
        insert(db, "keten", apparaat_id=device, volgnummer=number, tabel=table, rij_id=row_id, hash=before)


def _writer(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT id FROM persoon WHERE naam = 'Schrijver'").fetchone()
    return int(row[0]) if row else persoon(db, "Schrijver")
