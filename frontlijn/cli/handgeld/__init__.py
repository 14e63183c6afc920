"""`frontlijn handgeld`: pots, requests, decisions and the money that follows."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.handgeld import aanvragen, besluiten, geldstroom, potten

app = DutchTyper(
    "Handgeld: potten, aanvragen, besluiten en betalingen.\n\n"
    "Bedragen zoals 50, 12,50 of 1.234,56. Geld maak je niet ongedaan maar draai je terug: reverse."
)

COMMANDS: dict[str, Callable[..., None]] = {
    "pots": potten.pots,
    "pot-show": potten.pot_show,
    "pot-add": potten.pot_add,
    "add": aanvragen.add,
    "decide": besluiten.decide,
    "grant": besluiten.grant,
    "pay": geldstroom.pay,
    "release": geldstroom.release,
    "refund": geldstroom.refund,
    "reverse": geldstroom.reverse,
    "cut": potten.cut,
    "close-pot": potten.close_pot,
    "list": aanvragen.list_,
    "show": aanvragen.show,
    "mutaties": potten.mutaties,
}
"""The commands in the order in which the help lists them."""

for name, command in COMMANDS.items():
    app.command(name)(command)
