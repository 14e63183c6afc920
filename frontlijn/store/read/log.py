"""Reading the log: who changed what of a record, and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class WijzigingRegel:
    """One write of one record.

    `op` is the moment in UTC as stored, `soort` is nieuw, gewijzigd, ongedaan or opnieuw, `velden` the fields written,
    each with the value before and after; None is unknown, empty, or kept out of the log because it is about a person.
    """

    op: str
    wie: str
    soort: str
    velden: tuple[tuple[str, str | None, str | None], ...]


MONEY_TABLES = frozenset(
    {
        "budgetpot", "aanvraag", "aanvraag_stap", "belang", "wijk_richtlijn", "fonds", "besluit", "antwoord",
        "pot_mutatie", "bon", "verantwoording",
    }
)  # fmt: skip
"""An act that touched one of these is reversed with a reason, never undone."""

PRIVATE_TABLES = frozenset({"persoon", "belang"})
"""Of these the log says that a row was written, never its content: what is about a person must be erasable (domain
model, section 14)."""

UNDOABLE_TABLES = frozenset(
    {
        "initiatief", "kasboekregel", "sjabloon", "bewaard_filter",
        "arena", "activiteit", "investering", "effect", "sessie", "cijfer",
    }
)  # fmt: skip
"""An act on these can be undone and done again."""


@dataclass(frozen=True, slots=True)
class Handeling:
    """One row that an act of a worker wrote; `op` is the moment in UTC as stored, `oud` and `nieuw` are JSON."""

    handeling: str
    op: str
    wie: str
    tabel: str
    rij_id: int
    soort: str
    oud: str | None
    nieuw: str | None


SOORT = """
  CASE WHEN EXISTS (SELECT 1 FROM wijziging o WHERE o.handeling = w.ongedaan_van AND o.soort = 'ongedaan')
       THEN 'opnieuw' ELSE w.soort END"""
"""What kind of write a row `w` of the log was: undoing what was undone is doing it again."""

# An act is undone when an act that undoes it was not itself undone, which is what doing again means.
_UNDONE = """
  EXISTS (SELECT 1 FROM wijziging u WHERE u.ongedaan_van = w.handeling
             AND NOT EXISTS (SELECT 1 FROM wijziging r WHERE r.ongedaan_van = u.handeling))"""
_TOLD = ", ".join(f"'{table}'" for table in sorted(UNDOABLE_TABLES | MONEY_TABLES))
_OF_THESE = "(:acts IS NULL OR {} IN (SELECT value FROM json_each(:acts)))"


def last_act(store: Store, acts: Sequence[str] | None = None) -> tuple[Handeling, ...]:
    """The rows of the newest act that is not undone and undoes nothing; with `acts`, only one of these counts.

    An act that only kept a name, such as a new person, is passed over: it hides nothing that was done before it.
    """
    return _act(
        store,
        f"""
        SELECT w.handeling FROM wijziging w
         WHERE w.soort <> 'ongedaan' AND w.tabel IN ({_TOLD}) AND {_OF_THESE.format("w.handeling")} AND NOT {_UNDONE}
         ORDER BY w.id DESC LIMIT 1""",
        acts,
    )


def last_undone(store: Store, acts: Sequence[str] | None = None) -> tuple[Handeling, ...]:
    """The rows of the newest act of undoing that can be taken back: nothing was written since but undoing itself."""
    return _act(
        store,
        f"""
        SELECT w.handeling FROM wijziging w
         WHERE w.soort = 'ongedaan' AND {_OF_THESE.format("w.ongedaan_van")}
           AND NOT EXISTS (SELECT 1 FROM wijziging r WHERE r.ongedaan_van = w.handeling)
           AND NOT EXISTS (SELECT 1 FROM wijziging o WHERE o.handeling = w.ongedaan_van AND o.soort = 'ongedaan')
           AND NOT EXISTS (SELECT 1 FROM wijziging n WHERE n.id > w.id AND n.soort <> 'ongedaan'
                              AND {_OF_THESE.format("n.handeling")})
         ORDER BY w.id DESC LIMIT 1""",
        acts,
    )


def is_changed(store: Store, tabel: str, rij_id: int) -> bool:
    """Whether a record was changed after it was made, by a change that stands."""
    with reading(store) as db:
        sql = f"""
          SELECT EXISTS (SELECT 1 FROM wijziging w
                          WHERE w.tabel = ? AND w.rij_id = ? AND w.soort = 'gewijzigd' AND NOT {_UNDONE})"""
        return bool(db.execute(sql, (tabel, rij_id)).fetchone()[0])


def _act(store: Store, which: str, acts: Sequence[str] | None) -> tuple[Handeling, ...]:
    if acts is not None and not acts:
        return ()  # nothing was written yet, and looking for it would read the whole log
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT w.handeling, w.op, p.naam AS wie, w.tabel, w.rij_id, w.soort, w.oud, w.nieuw
              FROM wijziging w JOIN persoon p ON p.id = w.wie_id WHERE w.handeling = ({which}) ORDER BY w.id""",
            {"acts": None if acts is None else json.dumps(list(acts))},
        ).fetchall()
    return tuple(Handeling(*row) for row in rows)


def history(store: Store, tabel: str, rij_id: int) -> tuple[WijzigingRegel, ...]:
    """All that was written of one record, oldest first."""
    with reading(store) as db:
        rows = db.execute(
            f"""
            SELECT w.op, p.naam AS wie, {SOORT} AS soort, w.oud, w.nieuw
              FROM wijziging w JOIN persoon p ON p.id = w.wie_id
             WHERE w.tabel = ? AND w.rij_id = ? ORDER BY w.id""",
            (tabel, rij_id),
        ).fetchall()
    return tuple(WijzigingRegel(row["op"], row["wie"], row["soort"], _fields(row["oud"], row["nieuw"])) for row in rows)


def _fields(old_text: str | None, new_text: str | None) -> tuple[tuple[str, str | None, str | None], ...]:
    old, new = json.loads(old_text or "{}"), json.loads(new_text or "{}")
    return tuple((field, _plain(old.get(field)), _plain(new.get(field))) for field in {**old, **new})


def _plain(value: Any) -> str | None:
    """A value of the log as text; the children of a record, such as its leefdomeinen, separated by commas."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(" ".join(str(part) for part in child.values()) for child in value)
    return str(value)
