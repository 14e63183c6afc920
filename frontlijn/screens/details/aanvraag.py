"""One request for handgeld, from receipt to account: what is known of it, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.actions import parse
from textual.binding import Binding, BindingType

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.handgeld.verantwoording import rest_zin
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus, MutatieSoort
from frontlijn.screens.details.base import RecordScreen
from frontlijn.screens.details.dossier import dossier_items
from frontlijn.screens.forms.aanvraag import AanvraagForm, ZichtbaarheidForm
from frontlijn.screens.forms.antwoord import AntwoordForm
from frontlijn.screens.forms.besluit import BesluitForm, HerzieningForm
from frontlijn.screens.forms.geldstroom import CorrectieForm, GeldstroomForm, StornoForm, describe
from frontlijn.screens.forms.status import BelangForm, StatusForm
from frontlijn.screens.forms.verantwoording import VerantwoordingForm
from frontlijn.screens.messages import saved_message, say
from frontlijn.store.read import handgeld
from frontlijn.widgets.confirm import Confirm
from frontlijn.widgets.figures import Item

NO_REVERSAL = "Een storno blijft staan. Klopt de boeking toch, boek haar dan opnieuw."


class AanvraagScreen(RecordScreen[Dossier]):
    """Shows a request; on a row of money Enter offers to correct or reverse it."""

    help_text: ClassVar[str] = (
        "Eén aanvraag om handgeld, van ontvangst tot verantwoording. Met b besluit je, met a lees en verstuur je het "
        "antwoord, met p boek je een betaling en met r schrijf je op wat er met het geld gebeurde. Geld en besluiten "
        "maak je niet ongedaan: met h herzie je een besluit, en Enter op een boeking verbetert haar of draait haar "
        "terug, met een reden."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "decide", "Besluit", id="aanvraag.besluit", tooltip="Neem een besluit over deze aanvraag"),
        Binding("a", "answer", "Brief", id="aanvraag.antwoord", tooltip="Lees, wijzig of verstuur het antwoord"),
        Binding("p", "book('betaling')", "Betaal", id="aanvraag.betaling", tooltip="Boek een betaling"),
        Binding(
            "v", "book('vrijval')", "Vrijval", show=False, id="aanvraag.vrijval", tooltip="Boek wat niet meer nodig is"
        ),
        Binding(
            "t",
            "book('terugontvangst')",
            "Terugontvangst",
            show=False,
            id="aanvraag.terug",
            tooltip="Boek geld dat terugkwam",
        ),
        Binding(
            "r",
            "account",
            "Rekenschap",
            show=False,
            id="aanvraag.verantwoording",
            tooltip="Schrijf op wat er met het geld gebeurde (verantwoording)",
        ),
        Binding(
            "s",
            "status",
            "Status",
            show=False,
            id="aanvraag.status",
            tooltip="In behandeling, aanhouden of ingetrokken",
        ),
        Binding("e", "edit", "Wijzig", show=False, id="aanvraag.wijzigen", tooltip="Wijzig deze aanvraag"),
        Binding("m", "declare", "Belang", show=False, id="aanvraag.belang", tooltip="Meld dat iemand een belang heeft"),
        Binding("h", "revise", "Herzien", show=False, id="aanvraag.herzien", tooltip="Herzie het besluit"),
        Binding(
            "z",
            "visibility",
            "Zichtbaarheid",
            show=False,
            id="aanvraag.zichtbaar",
            tooltip="Kies wie deze aanvraag ziet",
        ),
    ]

    def read(self) -> Dossier:
        return handgeld.dossier(self.context.store, self.number)

    @property
    def aanvraag(self) -> Aanvraag | None:
        """The request, None before it was read."""
        return self.record.aanvraag if self.record else None

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.aanvraag.initiatief_id if self.aanvraag else None)

    def selected_wijk(self) -> int | None:
        return self.aanvraag.wijk_id if self.aanvraag else self.context.wijk_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        aanvraag = self.aanvraag
        besluit = aanvraag.besluit if aanvraag else None
        match action:
            case "decide":
                return besluit is None and aanvraag is not None and aanvraag.status is not AanvraagStatus.INGETROKKEN
            case "status" | "edit" | "declare":
                return besluit is None
            case "answer" | "revise":
                return besluit is not None
            case "account":
                return aanvraag is not None and any(_is_paid(mutatie) for mutatie in aanvraag.mutaties)
            case "book":
                if besluit is None or not besluit.uitkomst.kent_toe:
                    return False
                return besluit.betaald > 0 if parameters == ("terugontvangst",) else besluit.openstaand > 0
            case _:
                return True

    def items(self, record: Dossier) -> Iterator[Item]:
        return dossier_items(record, self.context.store.today(), self._keys())

    def _keys(self) -> str:
        """One line with the keys that work now and that the footer leaves out."""
        hidden = [binding for binding in self.BINDINGS if isinstance(binding, Binding) and not binding.show]
        working = [f"{one.key} {one.description.lower()}" for one in hidden if self._works(one)]
        return f"Toetsen: {', '.join(working)}."

    def _works(self, binding: Binding) -> bool:
        _, action, parameters = parse(binding.action)
        return bool(self.check_action(action, parameters))

    def action_decide(self) -> None:
        """Decides on this request."""
        if self.aanvraag is not None:
            self.app.push_screen(BesluitForm(self.context, self.aanvraag), self._decided)

    def action_revise(self) -> None:
        """Replaces the decision by another."""
        if self.aanvraag is not None:
            self.app.push_screen(HerzieningForm(self.context, self.aanvraag), self._decided)

    def action_answer(self) -> None:
        """Shows the answer to who asked."""
        if self.record is not None:
            self.app.push_screen(AntwoordForm(self.context, self.record), self._then(_answer_kept))

    def action_account(self) -> None:
        """Asks what happened with the money."""
        if self.record is not None:
            self.app.push_screen(VerantwoordingForm(self.context, self.record), self._then(_accounted))

    def action_status(self) -> None:
        """Takes the request up, holds it or notes that it was withdrawn."""
        if self.aanvraag is not None:
            self.app.push_screen(StatusForm(self.context, self.aanvraag), self._then(_status_set))

    def action_edit(self) -> None:
        """Changes this request."""
        if self.aanvraag is not None:
            self.app.push_screen(AanvraagForm(self.context, self.aanvraag), self._edited)

    def action_declare(self) -> None:
        """Notes that somebody has an interest."""
        if self.aanvraag is not None:
            self.app.push_screen(BelangForm(self.context, self.aanvraag), self._then(_declared))

    def action_visibility(self) -> None:
        """Chooses how far this request may travel."""
        if self.aanvraag is not None:
            self.app.push_screen(ZichtbaarheidForm(self.context, self.aanvraag), self._edited)

    def action_book(self, soort: str) -> None:
        """Books money that follows the decision."""
        if self.aanvraag is not None:
            kind = MutatieSoort(soort)
            self.app.push_screen(GeldstroomForm(self.context, self.aanvraag, kind), self._then(partial(_booked, kind)))

    def _then(self, sentence: Callable[..., str]) -> Callable[[object | None], None]:
        """What follows a form: a sentence on what it gave, and this screen read again."""

        def done(result: object | None) -> None:
            if result is not None:
                say(self.app, sentence(result))
                self.refresh_data()

        return done

    def _decided(self, aanvraag: Aanvraag | None) -> None:
        if aanvraag is not None:
            say(self.app, f"{saved_message(aanvraag)} Met a lees je het antwoord.")
            self.refresh_data()

    def _edited(self, aanvraag: Aanvraag | None) -> None:
        if aanvraag is not None and aanvraag == self.aanvraag:
            self.notify("Er was niets te wijzigen.", markup=False)
        elif aanvraag is not None:
            say(self.app, f"Gewijzigd: {aanvraag.onderwerp}")
            self.refresh_data()

    def open_target(self, target: object, title: str) -> None:
        """As on every screen; a row of money can be corrected or reversed here."""
        if isinstance(target, PotMutatie):
            self._choose(target)
        else:
            super().open_target(target, title)

    def _choose(self, mutatie: PotMutatie) -> None:
        """Asks what to do with a row of money: correct it, or reverse it; says why when neither can be."""
        if mutatie.soort is MutatieSoort.STORNO:
            self.notify(NO_REVERSAL, markup=False)
        elif mutatie.storno_door is not None:
            self.notify("Deze boeking is al teruggedraaid; dat gebeurt maar één keer.", markup=False)
        else:
            change = "Bedrag anders: herzie het besluit" if _is_award(mutatie) else "Verbeteren: bedrag of datum"
            answers = (("v", change), ("t", "Terugdraaien"), ("n", "Niets"))
            question = f"{describe(mutatie)[0].upper()}{describe(mutatie)[1:]}"
            self.app.push_screen(Confirm(question, answers, default="v"), partial(self._chosen, mutatie))

    def _chosen(self, mutatie: PotMutatie, answer: str | None) -> None:
        if answer == "t":
            self.app.push_screen(StornoForm(self.context, mutatie), self._then(partial(_reversed, mutatie)))
        elif answer == "v" and _is_award(mutatie):
            self.action_revise()
        elif answer == "v":
            self.app.push_screen(CorrectieForm(self.context, mutatie), self._then(_corrected))


def _is_award(mutatie: PotMutatie) -> bool:
    return mutatie.soort is MutatieSoort.TOEKENNING


def _is_paid(mutatie: PotMutatie) -> bool:
    return mutatie.soort is MutatieSoort.BETALING and mutatie.storno_door is None


def _answer_kept(dossier: Dossier) -> str:
    sent = dossier.antwoord is not None and dossier.antwoord.verzonden_op is not None
    return "Antwoord bewaard als verstuurd." if sent else "Antwoord bewaard, nog niet verstuurd."


def _accounted(dossier: Dossier) -> str:
    account = dossier.verantwoording
    return f"Verantwoording bewaard. {rest_zin(account) if account else ''}"


def _status_set(aanvraag: Aanvraag) -> str:
    return f"Status: {aanvraag.status.label}."


def _declared(dossier: Dossier) -> str:
    return f"Belang gemeld van {dossier.belangen[-1].naam}; die beslist niet mee."


def _booked(kind: MutatieSoort, aanvraag: Aanvraag) -> str:
    return f"{kind.label.capitalize()} geboekt: {format_bedrag(max(aanvraag.mutaties, key=lambda row: row.id).bedrag)}."


def _reversed(mutatie: PotMutatie, _done: object) -> str:
    return f"Teruggedraaid: {mutatie.soort.label} {format_bedrag(mutatie.bedrag)}."


def _corrected(mutatie: PotMutatie) -> str:
    return f"Verbeterd: {describe(mutatie)}."
