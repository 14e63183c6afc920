"""`frontlijn handgeld`: pots, requests, decisions and the money that follows."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.handgeld import (
    aanvragen,
    afschrift,
    antwoorden,
    besluiten,
    geldstroom,
    korting,
    overzicht,
    potten,
    verantwoording,
)
from frontlijn.cli.handgeld.leeg import refuse_empty

app = DutchTyper(
    "Handgeld: potten, aanvragen, besluiten en betalingen.\n\n"
    "Bedragen zoals 50, 12,50 of 1.234,56. Geld maak je niet ongedaan maar draai je terug (reverse) of "
    "verbeter je (correct); een besluit herzie je (revise)."
)

COMMANDS: dict[str, Callable[..., None]] = {
    "add": aanvragen.add,
    "edit": aanvragen.edit,
    "status": aanvragen.status,
    "interest": aanvragen.interest,
    "visibility": aanvragen.visibility,
    "decide": besluiten.decide,
    "grant": besluiten.grant,
    "revise": besluiten.revise,
    "answer": antwoorden.answer,
    "pay": geldstroom.pay,
    "release": geldstroom.release,
    "refund": geldstroom.refund,
    "account": verantwoording.account,
    "open": overzicht.open_,
    "list": overzicht.list_,
    "show": overzicht.show,
    "history": overzicht.history,
    "pots": potten.pots,
    "pot-show": potten.pot_show,
    "pot-add": potten.pot_add,
    "cut": korting.cut,
    "move": potten.move,
    "close-pot": potten.close_pot,
    "statement": afschrift.statement,
    "mutaties": potten.mutaties,
    "correct": geldstroom.correct,
    "reverse": geldstroom.reverse,
}
"""The commands in the order in which the help lists them."""

EMPTIES = frozenset({"edit", "revise", "account"})
"""The commands in which an empty value empties a field."""

for name, command in COMMANDS.items():
    app.command(name)(command if name in EMPTIES else refuse_empty(command))
