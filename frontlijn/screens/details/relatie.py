"""A person or an organisation: why the name is kept, and the initiatives and requests it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult

from frontlijn.domain.dates import format_datum
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.opening import Opener
from frontlijn.store.read import handgeld, initiatieven, personen
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.widgets.figures import Figure, FigureList, Heading, Item, Sentence


class RelatieScreen(Opener, BackScreen):
    """What a person and an organisation have in common."""

    def __init__(self, context: Context, number: int) -> None:
        super().__init__(context)
        self.number = number

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.query_one(FigureList).replace(tuple(self.items()))

    def items(self) -> Iterator[Item]:
        """The lines of the screen."""
        raise NotImplementedError

    def linked(self, registered: InitiatiefFilter, requested: HandgeldFilter) -> Iterator[Item]:
        """How many initiatives and requests belong to this name."""
        store = self.context.store
        yield Sentence("")
        yield Figure("Initiatieven", str(initiatieven.count(store, registered)), registered)
        yield Figure("Aanvragen handgeld", str(handgeld.count(store, requested)), requested)

    def on_figure_list_opened(self, event: FigureList.Opened) -> None:
        self.open_target(event.target)


class PersoonScreen(RelatieScreen):
    """One person."""

    help_text: ClassVar[str] = (
        "Een naam die bewaard wordt met een doel. Namen van mensen staan alleen hier; in exports komen ze niet voor."
    )

    def items(self) -> Iterator[Item]:
        persoon = personen.get_persoon(self.context.store, self.number)
        yield Heading(persoon.naam)
        yield Sentence(f"Bewaard als {persoon.doel.label}.")
        for title, text in (("Telefoon", persoon.telefoon), ("E-mail", persoon.email)):
            if text:
                yield Sentence(f"{title}: {text}")
        if persoon.laatste_contact_op:
            yield Sentence(f"Laatste contact op {format_datum(persoon.laatste_contact_op)}.")
        yield from self.linked(
            InitiatiefFilter(contact_persoon_id=persoon.id), HandgeldFilter(aanvrager_persoon_id=persoon.id)
        )


class OrganisatieScreen(RelatieScreen):
    """One organisation."""

    help_text: ClassVar[str] = "Een organisatie in of rond de wijk, met de initiatieven en aanvragen die erbij horen."

    def items(self) -> Iterator[Item]:
        organisatie = personen.get_organisatie(self.context.store, self.number)
        yield Heading(organisatie.naam)
        yield Sentence(f"{organisatie.soort.label}, {organisatie.wijk or 'geen vaste wijk'}")
        if organisatie.omschrijving:
            yield Sentence(organisatie.omschrijving)
        yield from self.linked(
            InitiatiefFilter(contact_organisatie_id=organisatie.id),
            HandgeldFilter(aanvrager_organisatie_id=organisatie.id),
        )
