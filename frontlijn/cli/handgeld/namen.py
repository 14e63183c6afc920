"""Whose names a decision brought into the list of persons, so that another spelling of somebody is seen at once."""

from __future__ import annotations

from collections.abc import Collection

from frontlijn.cli import output
from frontlijn.domain.names import nearest
from frontlijn.store.read.personen import medewerker, persoon_namen
from frontlijn.store.store import Store


def note_new_names(store: Store, before: Collection[str]) -> None:
    """Notes each name that is not in `before`, with who may be meant; who works here is no surprise."""
    known = {*before, medewerker(store)}
    for naam in persoon_namen(store):
        if naam not in known:
            near = nearest(naam, before, limit=1)
            meant = f", bedoel je {near[0]}?" if near else "."
            output.note(f"{naam} is nieuw in de personenlijst{meant}")
