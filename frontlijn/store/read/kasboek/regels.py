"""Reading the sociaal kasboek."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.store.read.listing import Leeg, Listing
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class KasboekFilter:
    """Which entries; None lets everything through, `Leeg.ONBEKEND` what was never filled in.

    `van` and `tot` are the first and the last day. `exporteerbaar` leaves out what is onder de radar, or belongs to an
    initiatief that is.
    """

    wijk_id: int | None = None
    initiatief_id: int | None = None
    leefdomein: Leefdomein | Leeg | None = None
    kernwaarde: Kernwaarde | Leeg | None = None
    experiment: bool | None = None
    van: date | None = None
    tot: date | None = None
    uitkomst: Uitkomst | Leeg | None = None
    deelnames: Leeg | None = None
    vrijwilligersminuten: Leeg | None = None
    exporteerbaar: bool = False


LISTING: Listing[KasboekFilter] = Listing(
    source="kasboekregel k",
    columns="""
      k.*, w.naam AS wijk, i.naam AS initiatief,
      (SELECT group_concat(l.leefdomein, char(10)) FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id)
        AS leefdomeinen""",
    joins="JOIN wijk w ON w.id = k.wijk_id LEFT JOIN initiatief i ON i.id = k.initiatief_id",
    order="k.datum DESC, k.id DESC",
    earlier="(k.datum, k.id) > (SELECT datum, id FROM kasboekregel WHERE id = :id)",
    always="k.verwijderd_op IS NULL",
    fragments={
        "wijk_id": "k.wijk_id = :wijk_id",
        "initiatief_id": "k.initiatief_id = :initiatief_id",
        "leefdomein": """EXISTS (
          SELECT 1 FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id AND l.leefdomein = :leefdomein)""",
        "leefdomein=ONBEKEND": "NOT EXISTS (SELECT 1 FROM kasboekregel_leefdomein l WHERE l.regel_id = k.id)",
        "kernwaarde": "k.kernwaarde = :kernwaarde",
        "kernwaarde=ONBEKEND": "k.kernwaarde IS NULL",
        "experiment": "k.experiment = :experiment",
        "van": "k.datum >= :van",
        "tot": "k.datum <= :tot",
        "uitkomst": "k.uitkomst = :uitkomst",
        "uitkomst=ONBEKEND": "k.uitkomst IS NULL",
        "deelnames=ONBEKEND": "k.deelnames IS NULL",
        "vrijwilligersminuten=ONBEKEND": "k.vrijwilligersminuten IS NULL",
        "exporteerbaar": f"""k.zichtbaarheid <> '{Zichtbaarheid.ONDER_DE_RADAR.value}' AND NOT EXISTS (
          SELECT 1 FROM initiatief r
           WHERE r.id = k.initiatief_id AND r.zichtbaarheid = '{Zichtbaarheid.ONDER_DE_RADAR.value}')""",
    },
)


def count(store: Store, wanted: KasboekFilter) -> int:
    """How many entries the filter lets through."""
    return LISTING.count(store, wanted)


def window(store: Store, wanted: KasboekFilter, offset: int, limit: int) -> tuple[Kasboekregel, ...]:
    """The entries from `offset`, at most `limit` (all when negative), newest first."""
    return tuple(record(Kasboekregel, row) for row in LISTING.window(store, wanted, offset, limit))


def position(store: Store, wanted: KasboekFilter, regel_id: int) -> int | None:
    """The number of an entry in the list, from 0; None when the filter does not let it through."""
    return LISTING.position(store, wanted, regel_id)


def get(store: Store, regel_id: int) -> Kasboekregel:
    """The entry with this number; raises NotFound."""
    row = LISTING.one(store, regel_id)
    if row is None:
        raise NotFound(f"Kasboekregel {regel_id} is er niet (meer).")
    return record(Kasboekregel, row)
