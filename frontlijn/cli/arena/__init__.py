"""`frontlijn arena`: who invests, in which activity, with which effect, and who collects it."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.cli.arena import arenas, effecten, onderdelen, rapport, sessies, uitkomst
from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.handgeld.leeg import refuse_empty

app = DutchTyper(
    "De effecten-arena: wie investeren, in welke activiteit, met welk effect, en wie krijgen het.\n\n"
    "Vul hem samen in, aan de keukentafel. Wat je niet in geld kunt zeggen, staat er als PM. De cijfers zijn geen "
    "ranglijst van initiatieven."
)

COMMANDS: dict[str, Callable[..., None]] = {
    "list": arenas.list_,
    "show": arenas.show,
    "add": arenas.add,
    "edit": arenas.edit,
    "remove": arenas.remove,
    "activiteit-add": onderdelen.activiteit_add,
    "activiteit-edit": onderdelen.activiteit_edit,
    "activiteit-remove": onderdelen.activiteit_remove,
    "investering-add": onderdelen.investering_add,
    "investering-edit": onderdelen.investering_edit,
    "investering-remove": onderdelen.investering_remove,
    "effect-add": effecten.effect_add,
    "effect-show": effecten.effect_show,
    "effect-edit": effecten.effect_edit,
    "effect-remove": effecten.effect_remove,
    "uitkomst": uitkomst.uitkomst,
    "gevoeligheid": uitkomst.sensitivity,
    "wat-als": uitkomst.wat_als,
    "sessie-add": sessies.sessie_add,
    "sessie-list": sessies.sessie_list,
    "sessie-show": sessies.sessie_show,
    "sessie-edit": sessies.sessie_edit,
    "sessie-remove": sessies.sessie_remove,
    "rapport-add": rapport.rapport_add,
    "cijfer-add": rapport.cijfer_add,
    "cijfer-edit": rapport.cijfer_edit,
    "cijfer-remove": rapport.cijfer_remove,
}
"""The commands in the order in which the help lists them."""

EMPTIES = frozenset({"edit", "investering-edit", "effect-edit", "sessie-edit", "cijfer-edit"})
"""The commands in which an empty value empties a field."""

for name, command in COMMANDS.items():
    app.command(name)(command if name in EMPTIES else refuse_empty(command))
