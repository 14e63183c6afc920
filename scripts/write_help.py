"""Writes what the docs take from the program: the help of every command, and the keys of every screen.

docs/opdrachten.md is written whole; in docs/handleiding.md only what stands between the two marks. `--check` compares
and writes nothing: a file that differs is named, exit code 1.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode
from typer._click.core import Command
from typer.core import TyperGroup
from typer.main import get_command

import frontlijn
from frontlijn.__main__ import main as run
from frontlijn.cli.commands import app
from frontlijn.screens.help import key_name

DOCS = Path(__file__).resolve().parent.parent / "docs"
OPDRACHTEN = DOCS / "opdrachten.md"
HANDLEIDING = DOCS / "handleiding.md"

BEGIN = "<!-- toetsen: geschreven door scripts/write_help.py -->\n"
END = "<!-- einde toetsen -->\n"

INTRODUCTION = """\
# De opdrachten

Alles wat je in de app kunt, kan ook met een opdracht in een terminal. Hieronder staat de hulp van elke opdracht, zoals
`--help` die toont. Hoe je ermee werkt lees je in de [handleiding](handleiding.md#zonder-schermen).
"""

HEADINGS = {
    "app": "Overal in de app",
    "scherm": "Op een scherm dat je opende",
    "wijk": "De wijk in één scherm",
    "cijfers": "Cijfers en regels",
    "lijst": "Een lijst",
    "zoek": "Zoeken",
    "record": "Eén initiatief of kasboekregel",
    "initiatief": "Eén initiatief of kasboekregel",
    "kasboek": "Het kasboek",
    "filter": "Het kasboek filteren",
    "versies": "De versies van een kasboekregel",
    "prullenbak": "De prullenbak",
    "olievlek": "De olievlek",
    "kalender": "De kalender van het kasboek",
    "opbrengst": "De opbrengst van het kasboek",
    "bladzij": "De opbrengst van het kasboek",
    "periode": "De opbrengst van het kasboek",
    "arenas": "De lijst van arena's",
    "arena": "Een effecten-arena",
    "effect": "Een effect invullen",
    "meting": "Een aantal uit het kasboek",
    "sjabloon": "Snel loggen uit een sjabloon",
    "handgeld": "Handgeld: aanvragen en potten",
    "aanvraag": "Eén aanvraag",
    "antwoord": "De brief aan een aanvrager",
    "pot": "Eén pot",
    "afschrift": "Een afschrift",
    "fonds": "Andere fondsen",
    "richtlijn": "Richtlijnen van een wijk",
    "formulier": "Een formulier",
    "keuze": "Een keuze in een formulier",
    "oordeel": "Het oordeel over een criterium",
    "vraag": "Een vraag",
    "kies": "Kiezen met een paar letters",
    "hulp": "De hulp",
    "tekst": "Tekst typen",
}
"""The heading above the keys whose id starts with this word."""


def commands() -> Iterator[tuple[str, ...]]:
    """Every command as it is typed after `frontlijn`, each group before what is in it."""
    return _under((), get_command(app))


def _under(path: tuple[str, ...], command: Command) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            yield from _under((*path, name), one)


def help_of(command: tuple[str, ...]) -> str:
    """What `--help` prints for a command."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = run([*command, "--help"])
    if code:
        raise RuntimeError(f"frontlijn {' '.join(command)} --help ended with {code}")
    return printed.getvalue().strip() + "\n"


def opdrachten() -> str:
    """The page with the help of every command."""
    blocks = [f"## {' '.join(['frontlijn', *path])}\n\n```\n{help_of(path)}```\n" for path in commands()]
    return "\n".join([INTRODUCTION, *blocks])


def keys() -> str:
    """The keys of the app, a table under a heading for each part of it."""
    found: dict[str, dict[str, list[str]]] = {heading: {} for heading in HEADINGS.values()}
    for binding in bindings():
        shown = found[HEADINGS[(binding.id or "").partition(".")[0]]].setdefault(binding.tooltip or "", [])
        name = key_name(binding)
        if name not in shown and not binding.key.startswith("super+"):  # super is the Cmd key of a Mac; Ctrl works too
            shown.append(name)
    return "\n".join(_table(heading, rows) for heading, rows in found.items())


def bindings() -> Iterator[Binding]:
    """Every key that frontlijn binds, module by module."""
    for info in sorted(walk_packages(frontlijn.__path__, "frontlijn."), key=lambda info: info.name):
        module = import_module(info.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == info.name:
                yield from Binding.make_bindings(vars(thing).get("BINDINGS", ()))


def _table(heading: str, rows: dict[str, list[str]]) -> str:
    lines = [f"| {' of '.join(f'`{name}`' for name in names)} | {what} |" for what, names in rows.items()]
    return "\n".join([f"### {heading}", "", "| Toets | Wat er gebeurt |", "|---|---|", *lines, ""])


def handleiding() -> str:
    """The manual with the keys as they are now between the marks."""
    before, begin, rest = HANDLEIDING.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise RuntimeError(f"{HANDLEIDING.name} lacks the marks between which the keys stand")
    return f"{before}{BEGIN}\n{keys()}\n{END}{after}"


def main() -> int:
    """Writes or checks; 1 when a page differs from the program."""
    parser = argparse.ArgumentParser(description="Write the help of the commands and the keys of the app in docs/.")
    parser.add_argument("--check", action="store_true", help="compare with the files, and write nothing")
    checking = parser.parse_args().check
    wrong = []
    for path, text in ((OPDRACHTEN, opdrachten()), (HANDLEIDING, handleiding())):
        if not checking:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text("utf-8") != text:
            wrong.append(path.name)
    for name in wrong:
        print(f"docs/{name} is not what the program says; run `python scripts/write_help.py`.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
