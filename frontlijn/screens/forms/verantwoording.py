"""What happened with the money of an award: in words, in receipts, and in the kasboekregels that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.verantwoording import (
    VerantwoordingInvoer,
    check_verantwoording,
    format_bon,
    parse_bonnen,
)
from frontlijn.domain.money import format_bedrag, format_invoer
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import StoreForm, preset
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.widgets.content import fit, plain
from frontlijn.widgets.fields import DateField, LongTextField, MoneyField, MultiChoiceField

OFFERED = 12
"""So many kasboekregels are offered, the newest first; those that were linked before always are."""

TITLE_WIDTH = 30

_EXAMPLE = "12-03-2026 45,50 Bouwmarkt 1234"


class VerantwoordingForm(StoreForm[VerantwoordingInvoer, Dossier]):
    """Asks for the account of one award, or changes it."""

    form_name: ClassVar[str] = "verantwoording"
    help_text: ClassVar[str] = (
        "Schrijf wat er gebeurde en wat er is uitgegeven. Bonnen zet je onder elkaar, datum, bedrag en "
        "kenmerk. Laat je het bedrag leeg, dan tellen de bonnen. Geld hoeft niet op: wat over is, mag terug. "
        "Bij kasboekregels kies je met spatie wat er over vertelt."
    )
    enter_saves: ClassVar[bool] = False

    def __init__(self, context: Context, dossier: Dossier) -> None:
        super().__init__(context, str(dossier.aanvraag.id))
        self.dossier = dossier
        self.versie = dossier.verantwoording.versie if dossier.verantwoording else 0

    def form_title(self) -> str:
        return f"Verantwoording: {self.dossier.aanvraag.onderwerp}"

    def compose_fields(self) -> Iterable[Widget]:
        today = self.context.store.today()
        old, besluit = self.dossier.verantwoording, self.dossier.aanvraag.besluit
        loose = [format_bon(bon) for bon in self.dossier.bonnen if bon.betaling is None]
        paid = [f"{bon.kenmerk} ({format_bedrag(bon.bedrag)})" for bon in self.dossier.bonnen if bon.betaling]
        if besluit is not None:
            yield Static(plain(f" Betaald: {format_bedrag(besluit.betaald)}. Wat over is, mag terug."))
        yield LongTextField("wat_gebeurde", "Wat gebeurde er", text=old.wat_gebeurde if old else "", required=True)
        yield Static(plain(f" Elke bon op een eigen regel, zoals: {_EXAMPLE}"))
        yield LongTextField("bonnen", "Bonnen", text="\n".join(loose))
        if paid:
            yield Static(plain(f" Bij de betaling staat al: {', '.join(paid)}."))
        yield MoneyField(
            "besteed", "Uitgegeven", text=format_invoer(old.besteed) if old else "", hint="leeg: de som van de bonnen"
        )
        yield LongTextField("draagvlak_achteraf", "Wie staat er nu achter", text=(old and old.draagvlak_achteraf) or "")
        choices = self._regels()
        if choices:
            linked = ";".join(str(regel.id) for regel in self.dossier.regels)
            yield MultiChoiceField("regels", "Kasboekregels", choices, text=linked)
        else:
            where = "in deze wijk" if self.dossier.aanvraag.initiatief_id is None else "bij dit initiatief"
            yield Static(plain(f" Sinds het besluit staat er {where} niets in het kasboek om te koppelen."))
        datum = format_datum(old.datum if old else today)
        yield preset(DateField("datum", "Datum", today=today, text=datum, required=True))

    def _regels(self) -> Sequence[tuple[str, str]]:
        """The kasboekregels to choose from: linked before, or of the same initiative, else wijk, since the decision."""
        aanvraag = self.dossier.aanvraag
        own = KasboekFilter(
            wijk_id=aanvraag.wijk_id if aanvraag.initiatief_id is None else None,
            initiatief_id=aanvraag.initiatief_id,
            van=aanvraag.besluit.datum if aanvraag.besluit else None,
        )
        titles = {regel.id: (regel.datum, regel.titel) for regel in self.dossier.regels}
        for entry in kasboek.window(self.context.store, own, 0, OFFERED):
            titles.setdefault(entry.id, (entry.datum, entry.titel))
        return [
            (str(number), f"{fit(titel, TITLE_WIDTH).rstrip()} ({format_datum(datum)})")
            for number, (datum, titel) in titles.items()
        ]

    def build(self) -> VerantwoordingInvoer:
        today = self.context.store.today()
        regels = self.fields.get("regels")
        chosen: Sequence[str] = (regels.value() or ()) if regels else ()
        invoer = VerantwoordingInvoer(
            datum=self.fields["datum"].needed(),
            wat_gebeurde=self.fields["wat_gebeurde"].needed(),
            besteed=self.fields["besteed"].value(),
            draagvlak_achteraf=self.fields["draagvlak_achteraf"].value(),
            bonnen=parse_bonnen(self.fields["bonnen"].text, today),
            regels=tuple(int(number) for number in chosen),
        ).checked(today)
        check_verantwoording(self.dossier.aanvraag, invoer)
        return invoer

    async def submit(self, invoer: VerantwoordingInvoer) -> Dossier | None:
        from frontlijn.store.write.handgeld import account

        return await self.in_store(account, self.context.store, self.dossier.aanvraag.id, invoer, self.versie or 0)
