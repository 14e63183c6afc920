"""Drafts of an earlier run: said what there is, and asked what to do with each; nothing is put back or lost unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from frontlijn.domain.errors import FrontlijnError, NotFound
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.screens.context import Context
from frontlijn.screens.forms.aanvraag import AanvraagForm
from frontlijn.screens.forms.antwoord import AntwoordForm
from frontlijn.screens.forms.arena import ACTIVITEIT, ARENA, CIJFER, EFFECT, INVESTERING, RAPPORT, SESSIE
from frontlijn.screens.forms.base import NEW, StoreForm, first_text, moment
from frontlijn.screens.forms.besluit import BesluitForm, HerzieningForm
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.initiatief import InitiatiefForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.forms.pot import PotForm
from frontlijn.screens.forms.verantwoording import VerantwoordingForm
from frontlijn.screens.messages import say_saved
from frontlijn.store.drafts import Draft
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.widgets.confirm import Confirm

if TYPE_CHECKING:
    from frontlijn.domain.arena.arena import Activiteit, Investering, Sessie
    from frontlijn.domain.arena.effect import Effect
    from frontlijn.domain.arena.gepubliceerd import Cijfer

    Part = Activiteit | Investering | Effect | Sessie | Cijfer

AnyForm = StoreForm[Any, Any]

SHOWN = 2_000
"""So many characters of a draft are shown when there is no form to put it back in."""

GONE_ON = "Met deze aanvraag is intussen verder gegaan; dit concept past er niet meer bij."

NAMES = {
    InitiatiefForm.form_name: "een initiatief",
    KasboekForm.form_name: "een kasboekregel",
    HandgeldForm.form_name: "handgeld",
    AanvraagForm.form_name: "een aanvraag",
    BesluitForm.form_name: "een besluit",
    HerzieningForm.form_name: "een herziening",
    AntwoordForm.form_name: "een antwoord",
    VerantwoordingForm.form_name: "een verantwoording",
    PotForm.form_name: "een pot",
    ARENA: "een effecten-arena",
    ACTIVITEIT: "een activiteit van een arena",
    INVESTERING: "een investering in een arena",
    EFFECT: "een effect in een arena",
    SESSIE: "een sessie over een arena",
    RAPPORT: "een rapport",
    CIJFER: "een cijfer uit een rapport",
}
"""The forms whose drafts are offered at the start; the drafts of the others are offered when that form opens."""

OF_ARENA = frozenset({ARENA, ACTIVITEIT, INVESTERING, EFFECT, SESSIE, RAPPORT, CIJFER})


async def offer_drafts(app: App[None], context: Context) -> None:
    """Asks about each draft of an earlier run, the newest first, and opens the form of those that go on."""
    for draft in context.drafts.pending():
        if draft.form not in NAMES:
            continue
        question = f"Er staat nog een concept van {NAMES[draft.form]} ({moment(draft)}):\n{first_text(draft)}"
        answers = (("o", "Openen en verder typen"), ("l", "Later"), ("w", "Weggooien"))
        answer = await app.push_screen_wait(Confirm(question, answers, default="o", careful="w"))
        if answer == "w":
            context.drafts.discard(draft.form, draft.key)
        elif answer == "o":
            await _open(app, context, draft)


async def _open(app: App[None], context: Context, draft: Draft) -> None:
    try:
        form = _form_of(context, draft)
    except FrontlijnError as error:
        text = "\n".join(value for value in draft.values.values() if value)
        question = f"{error.message} Dit stond in het concept:\n{text[:SHOWN]}"
        answers = (("b", "Bewaren"), ("w", "Weggooien"))
        if await app.push_screen_wait(Confirm(question, answers, default="b", careful="w")) == "w":
            context.drafts.discard(draft.form, draft.key)
        return
    form.takes = draft
    record = await app.push_screen_wait(form)
    if record is not None:
        say_saved(app, record)


def _form_of(context: Context, draft: Draft) -> AnyForm:
    """The form a draft belongs to, which puts the draft back itself; raises FrontlijnError when that cannot be."""
    store = context.store
    number = None if draft.record == NEW else int(draft.record.split()[0])
    if draft.form in OF_ARENA:
        return _form_of_arena(context, draft.form, number, draft.record.rpartition(" ")[2])
    match draft.form:
        case InitiatiefForm.form_name:
            record = None if number is None else initiatieven.get(store, number)
            return InitiatiefForm(context, wijk_id=context.wijk_id, record=record)
        case KasboekForm.form_name if number is not None:
            return KasboekForm.changing(context, kasboek.get(store, number))
        case KasboekForm.form_name:
            return KasboekForm(context, wijk_id=context.wijk_id)
        case PotForm.form_name:
            return PotForm(context, context.wijk)
        case HandgeldForm.form_name:
            pots = handgeld.current_pots(store, None, store.today())
            if pots:
                return HandgeldForm(context, pots)
            raise NotFound("Er loopt nu geen pot; open er eerst een, dan kun je hiermee verder.")
        case _ if number is not None:
            form = _form_on_request(context, draft.form, handgeld.dossier(store, number))
            if form.record_key == draft.record:
                return form
            raise NotFound(GONE_ON)
    raise NotFound("Dit concept hoort bij iets dat er niet meer is.")


def _form_of_arena(context: Context, name: str, arena_id: int | None, part: str) -> AnyForm:
    """The form of an arena or a report that a draft belongs to; raises NotFound when what it is about is gone."""
    from frontlijn.screens.forms.arena.arena import ArenaForm
    from frontlijn.screens.forms.arena.rapport import RapportForm
    from frontlijn.store.read import arena as read_arena

    if arena_id is not None and name not in (ARENA, RAPPORT):
        return _form_in_arena(context, name, arena_id, part)
    record = None if arena_id is None else read_arena.get(context.store, arena_id)
    return RapportForm(context, record) if name == RAPPORT else ArenaForm(context, record=record)


def _form_in_arena(context: Context, name: str, arena_id: int, part: str) -> AnyForm:
    """The form on a part of an arena or a report; raises NotFound when that is gone."""
    from frontlijn.screens.forms.arena.effect import EffectForm
    from frontlijn.screens.forms.arena.onderdelen import ActiviteitForm, InvesteringForm
    from frontlijn.screens.forms.arena.rapport import CijferForm
    from frontlijn.screens.forms.arena.sessie import SessieForm
    from frontlijn.store.read import arena as read_arena

    store = context.store
    stand = read_arena.stand(store, arena_id)
    forms: dict[str, tuple[Callable[..., AnyForm], object, Sequence[Part]]] = {
        ACTIVITEIT: (ActiviteitForm, stand, stand.activiteiten),
        INVESTERING: (InvesteringForm, stand, stand.investeringen),
        EFFECT: (EffectForm, stand, stand.effecten),
        SESSIE: (SessieForm, stand.arena, read_arena.sessies(store, arena_id)),
        CIJFER: (CijferForm, stand.arena, read_arena.cijfers(store, arena_id)),
    }
    form, whole, parts = forms[name]
    if part == NEW:
        return form(context, whole)
    for one in parts:
        if str(one.id) == part:
            return form(context, whole, one)
    raise NotFound("Dit concept hoort bij iets dat er in deze arena niet meer is.")


def _form_on_request(context: Context, name: str, dossier: Dossier) -> AnyForm:
    """The form on a request that a draft belongs to; raises NotFound when the request has gone on without it."""
    aanvraag = dossier.aanvraag
    match name, aanvraag.besluit is not None:
        case AanvraagForm.form_name, False:
            return AanvraagForm(context, aanvraag)
        case BesluitForm.form_name, _:
            return BesluitForm(context, aanvraag)
        case HerzieningForm.form_name, True:
            return HerzieningForm(context, aanvraag)
        case AntwoordForm.form_name, True if dossier.antwoord is None or dossier.antwoord.verzonden_op is None:
            return AntwoordForm(context, dossier)
        case VerantwoordingForm.form_name, True:
            return VerantwoordingForm(context, dossier)
    raise NotFound(GONE_ON)
