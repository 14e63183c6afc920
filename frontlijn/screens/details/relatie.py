"""A person or an organisation: why the name is kept, and the initiatives and requests it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from frontlijn.domain.dates import format_datum
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.personen import Organisatie, Persoon
from frontlijn.screens.details.base import RecordScreen
from frontlijn.store.read import handgeld, initiatieven, personen
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence


class PersoonScreen(RecordScreen[Persoon]):
    """One person."""

    help_text: ClassVar[str] = (
        "Een naam die bewaard wordt met een doel. Namen van mensen staan alleen hier; in exports komen ze niet voor."
    )

    def read(self) -> Persoon:
        return personen.get_persoon(self.context.store, self.number)

    def items(self, record: Persoon) -> Iterator[Item]:
        yield Heading(record.naam)
        yield Sentence(f"Bewaard als {record.doel.label}.")
        for title, text in (("Telefoon", record.telefoon), ("E-mail", record.email)):
            if text:
                yield Sentence(f"{title}: {text}")
        if record.laatste_contact_op:
            yield Sentence(f"Laatste contact op {format_datum(record.laatste_contact_op)}.")
        yield from _linked(
            self.context.store,
            InitiatiefFilter(contact_persoon_id=record.id),
            HandgeldFilter(aanvrager_persoon_id=record.id),
        )


class OrganisatieScreen(RecordScreen[Organisatie]):
    """One organisation."""

    help_text: ClassVar[str] = "Een organisatie in of rond de wijk, met de initiatieven en aanvragen die erbij horen."

    def read(self) -> Organisatie:
        return personen.get_organisatie(self.context.store, self.number)

    def items(self, record: Organisatie) -> Iterator[Item]:
        yield Heading(record.naam)
        yield Sentence(f"{record.soort.label}, {record.wijk or 'geen vaste wijk'}")
        if record.omschrijving:
            yield Sentence(record.omschrijving)
        yield from _linked(
            self.context.store,
            InitiatiefFilter(contact_organisatie_id=record.id),
            HandgeldFilter(aanvrager_organisatie_id=record.id),
        )


def _linked(store: Store, registered: InitiatiefFilter, requested: HandgeldFilter) -> Iterator[Item]:
    """How many initiatives and requests belong to this name."""
    yield Sentence("")
    yield Figure("Initiatieven", format_aantal(initiatieven.count(store, registered)), registered)
    yield Figure("Aanvragen handgeld", format_aantal(handgeld.count(store, requested)), requested)
