"""What the writing and the checking of V23 share: which text no worker types, and the mark of a stated number."""

from __future__ import annotations

from hashlib import sha256

MADE_BY_US = frozenset(
    {
        "uuid",
        "sleutel",
        "hash",
        "vingerafdruk",
        "geregistreerd_op",
        "verwijderd_op",
        "overheveling",
        "verdeling",
        "stand",
    }
)
"""Columns whose text no worker types."""


def fingerprint(nummer: str, tabel: str, rij_id: int, veld: str) -> str:
    """The mark of one number at one place: the same number elsewhere has another."""
    return sha256(f"{tabel}/{rij_id}/{veld}/{nummer}".encode()).hexdigest()
