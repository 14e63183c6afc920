"""Drafts of an earlier run: said what there is, and asked what to do with each; nothing is put back or lost unasked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from textual.app import App

from frontlijn.domain.errors import FrontlijnError
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, draft_summary
from frontlijn.screens.forms.besluit import BesluitForm
from frontlijn.screens.forms.handgeld import HandgeldForm
from frontlijn.screens.forms.initiatief import InitiatiefForm
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.forms.pot import PotForm
from frontlijn.store.drafts import Draft
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.widgets.confirm import Confirm

AnyForm = StoreForm[Any, Any]

NAMES = {
    InitiatiefForm.form_name: "een initiatief",
    KasboekForm.form_name: "een kasboekregel",
    HandgeldForm.form_name: "handgeld",
    BesluitForm.form_name: "een besluit",
    PotForm.form_name: "een pot",
}
"""The forms whose drafts are offered at the start; the drafts of the others are offered when that form opens."""


async def offer_drafts(app: App[None], context: Context) -> None:
    """Asks about each draft of an earlier run, the newest first, and opens the form of those that go on."""
    for draft in context.drafts.pending():
        if draft.form not in NAMES:
            continue
        moment = datetime.fromisoformat(draft.changed).astimezone().strftime("%d-%m-%Y om %H:%M")
        question = f"Er staat nog een concept van {NAMES[draft.form]} ({moment}):\n{draft_summary(draft)}"
        answers = (("o", "Openen en verder typen"), ("l", "Later"), ("w", "Weggooien"))
        answer = await app.push_screen_wait(Confirm(question, answers, default="o"))
        if answer == "w":
            context.drafts.discard(draft.form, draft.key)
        elif answer == "o":
            form = _form_of(context, draft)
            if form is None:
                app.notify("Dit concept hoort bij iets dat er niet meer is; je vindt de tekst hieronder.", markup=False)
                app.notify(draft_summary(draft), markup=False)
            else:
                form.takes_draft = True
                await app.push_screen_wait(form)


def _form_of(context: Context, draft: Draft) -> AnyForm | None:
    """The form a draft belongs to, which puts the draft back itself; None when its record is gone."""
    store = context.store
    new = draft.key == NEW
    try:
        match draft.form:
            case InitiatiefForm.form_name:
                record = None if new else initiatieven.get(store, int(draft.key))
                return InitiatiefForm(context, wijk_id=context.wijk_id, record=record)
            case KasboekForm.form_name:
                regel = None if new else kasboek.get(store, int(draft.key))
                return KasboekForm(context, wijk_id=context.wijk_id, record=regel)
            case HandgeldForm.form_name:
                pots = handgeld.current_pots(store, context.wijk_id, store.today())
                return HandgeldForm(context, pots) if pots else None
            case BesluitForm.form_name:
                return BesluitForm(context, handgeld.get(store, int(draft.key)))
            case PotForm.form_name:
                return PotForm(context, context.wijk)
    except FrontlijnError:
        return None
    return None
