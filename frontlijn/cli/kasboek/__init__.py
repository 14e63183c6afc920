"""`frontlijn kasboek`: log entries of the sociaal kasboek, look back on them, and keep what makes both quick."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.cli.dutch import DutchTyper
from frontlijn.cli.handgeld.leeg import refuse_empty
from frontlijn.cli.kasboek import filters, loggen, prullenbak, regels, samenhang, sjablonen, versies

app = DutchTyper("Het sociaal kasboek: wat iets waard was en geen geld is.")

COMMANDS: dict[str, Callable[..., None]] = {
    "add": loggen.add,
    "list": filters.list_,
    "show": regels.show,
    "edit": regels.edit,
    "history": versies.history,
    "remove": prullenbak.remove,
    "restore": prullenbak.restore,
    "bin": prullenbak.bin_,
    "calendar": samenhang.calendar,
    "tree": samenhang.tree,
    "templates": sjablonen.templates,
    "template-set": sjablonen.template_set,
    "template-clear": sjablonen.template_clear,
    "filters": filters.filters,
    "filter-remove": filters.filter_remove,
}
"""The commands in the order in which the help lists them."""

EMPTIES = frozenset({"add", "edit"})
"""The commands in which an empty value empties a field."""

for name, command in COMMANDS.items():
    app.command(name)(command if name in EMPTIES else refuse_empty(command))
