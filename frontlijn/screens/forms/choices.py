"""What a form lets a worker choose from: wijken, initiatives and pots as they stand in the store."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import Initiatief
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store
from frontlijn.widgets.fields import TextField

SUGGESTED = 1_000
"""At most this many names are offered while typing."""


def wijk_choices(store: Store) -> tuple[tuple[str, str], ...]:
    """The wijken by number and name."""
    return tuple((str(wijk.id), wijk.naam) for wijk in wijken.wijken(store))


def initiatief_names(store: Store, wijk_id: int | None) -> tuple[str, ...]:
    """The names of the initiatives of a wijk, to type ahead."""
    found = initiatieven.window(store, InitiatiefFilter(wijk_id=wijk_id), 0, SUGGESTED)
    return tuple(initiatief.naam for initiatief in found)


class InitiatiefField(TextField):
    """An initiative by its name, with the names of the wijk to type ahead.

    As long as the name stays as it was filled in, it means that very initiative, whatever others share its name.
    """

    def __init__(self, store: Store, wijk_id: int | None, record: Initiatief | None) -> None:
        names = initiatief_names(store, wijk_id)
        super().__init__("initiatief_id", "Initiatief", text=record.naam if record else "", suggestions=names)
        self.store = store
        self.record = record

    def number(self, wijk_id: int) -> int | None:
        """The initiative that is meant, None when the field is empty. Raises Refused at this field."""
        name = self.value()
        if name is None:
            return None
        if self.record is not None and name == self.record.naam:
            return self.record.id
        try:
            return initiatieven.find(self.store, name, wijk_id).id
        except (NotFound, Refused) as error:
            raise Refused(error.message, self.key) from error
