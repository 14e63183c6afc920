"""One entry of the sociaal kasboek, with its history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.details.base import RecordScreen, known
from frontlijn.screens.details.history import history_items
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.store.read import kasboek
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence


class KasboekregelScreen(RecordScreen[Kasboekregel]):
    """Shows an entry."""

    help_text: ClassVar[str] = (
        "Eén kasboekregel. Een regel zonder getallen is compleet. Met e wijzig je hem; "
        "Ctrl+Z maakt de laatste wijziging ongedaan. Elke wijziging staat onderaan in de geschiedenis."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Wijzig", id="record.wijzigen", tooltip="Wijzig deze kasboekregel"),
    ]

    def read(self) -> Kasboekregel:
        return kasboek.get(self.context.store, self.number)

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.record.initiatief_id if self.record else None)

    def selected_wijk(self) -> int | None:
        return self.record.wijk_id if self.record else self.context.wijk_id

    def items(self, record: Kasboekregel) -> Iterator[Item]:
        yield Heading(record.titel)
        yield Sentence(f"{format_datum(record.datum)}, {record.wijk}, {record.zichtbaarheid.label}")
        if record.initiatief_id is not None and record.initiatief is not None:
            yield Figure("Initiatief", record.initiatief, (Zoeksoort.INITIATIEF, record.initiatief_id))
        for title, text in (
            ("Verhaal", record.verhaal),
            ("Wat werkte", record.wat_werkte),
            ("Wat werkte niet", record.wat_niet),
            ("Wat het teweegbracht", record.teweeg),
            ("Les", record.les),
        ):
            if text:
                yield Sentence("")
                yield Heading(title)
                yield Sentence(text)
        yield Sentence("")
        yield Heading("Wat we weten")
        yield Sentence(f"Leefdomeinen: {', '.join(d.label for d in record.leefdomeinen) or 'geen'}")
        yield Sentence(f"Kernwaarde: {record.kernwaarde.label if record.kernwaarde else 'geen'}")
        yield Sentence(
            f"Deelnames: {known(record.deelnames)}, nieuw bereikt: {known(record.nieuw_bereikt)}, "
            f"niet in beeld: {known(record.niet_in_beeld)}"
        )
        minuten = record.vrijwilligersminuten
        yield Sentence(f"Vrijwilligerstijd: {'onbekend' if minuten is None else format_minuten(minuten)}")
        if record.experiment or record.uitkomst:
            what = "Experiment" if record.experiment else "Uitkomst"
            yield Sentence(f"{what}: {record.uitkomst.label if record.uitkomst else 'loopt nog'}")
        yield from history_items(self.context.store, "kasboekregel", record.id)

    def action_edit(self) -> None:
        """Changes this entry."""
        if self.record is not None:
            self.app.push_screen(KasboekForm.changing(self.context, self.record), self.saved)
