"""Typer in Dutch: help as plain lines without colours or boxes, and one Dutch sentence for what was typed wrong.

Values of options are read by the domain, so all that Typer itself can refuse is listed in `explain`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from frontlijn.cli import streams
from frontlijn.domain.text import printable

F = TypeVar("F", bound=Callable[..., Any])

_WIDTH = 100
_HELP = "Toon deze hulp."
_DASH = " Begint je tekst met een streepje, zet hem dan achteraan met -- ervoor."
_ALIKE = 0.7
"""How much of a name must be right for it to be suggested."""

_MEANT = {
    "nieuw": "add", "aanvraag": "add", "lijst": "list", "toon": "show", "wijzig": "edit", "bewerk": "edit",
    "bevestig": "confirm", "besluit": "decide", "toekennen": "grant", "toekenning": "grant", "betaal": "pay",
    "betaling": "pay", "vrijval": "release", "terugontvangst": "refund", "storno": "reverse",
    "terugdraaien": "reverse", "korting": "cut", "sluit": "close-pot", "potten": "pots", "kies": "choose",
    "herzien": "revise", "herziening": "revise", "antwoord": "answer", "verantwoording": "account",
    "verantwoorden": "account", "verbeter": "correct", "correctie": "correct", "overhevelen": "move",
    "overheveling": "move", "afschrift": "statement", "belang": "interest", "zichtbaarheid": "visibility",
    "tijdlijn": "history", "geschiedenis": "history", "openstaand": "open", "vervalt": "drop", "beeindig": "end",
    "zoek": "search", "ongedaan": "undo", "controleer": "check", "reservekopie": "backup", "verwijder": "remove",
    "weggooien": "remove", "herstel": "restore", "prullenbak": "bin", "kalender": "calendar", "olievlek": "tree",
    "sjablonen": "templates", "opnieuw": "redo", "inlezen": "import", "importeer": "import",
}  # fmt: skip
"""What people type in Dutch, and the command they mean by it."""


class DutchCommand(TyperCommand):
    """A command whose help is Dutch, and which names at once all that was left out."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option --help."""
        return _in_dutch(super().get_help_option(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Reads what was typed; raises MissingParameters."""
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise
        except MissingParameter as error:
            given, _, _ = self.make_parser(ctx).parse_args(args=typed)
            needed = [param for param in self.get_params(ctx) if param.required]
            raise MissingParameters([one for one in needed if not isinstance(given.get(one.name), str)], ctx) from error


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option --help."""
        return _in_dutch(super().get_help_option(ctx))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that is named first; raises NoSuchCommand."""
        if args[0] not in self.commands:
            raise NoSuchCommand(args[0], list(self.commands), ctx)
        return super().resolve_command(ctx, args)


class MissingParameters(UsageError):
    """All arguments and options that a command needs and did not get."""

    def __init__(self, params: list[Parameter], ctx: Context) -> None:
        super().__init__(", ".join(map(_parameter_name, params)), ctx)
        self.params = params


class NoSuchCommand(UsageError):
    """A command that does not exist, with those that do."""

    def __init__(self, name: str, known: list[str], ctx: Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = known


class DutchTyper(typer.Typer):
    """A group of commands in Dutch; the docstring of a command is its help, and so it is Dutch too."""

    def __init__(self, help_: str) -> None:
        super().__init__(cls=DutchGroup, help=help_, add_completion=False, rich_markup_mode=None)

    def command(self, name: str | None = None, **more: Any) -> Callable[[F], F]:
        """Adds a command."""
        return super().command(name, cls=DutchCommand, **more)


def help_text(command: Command, ctx: Context) -> str:
    """The help of a command: how it is used, what it does, and a line for each argument, option and command in it."""
    params = command.get_params(ctx)
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    options = [param for param in params if isinstance(param, TyperOption)]
    usage = [ctx.command_path, *(_argument_name(argument) for argument in arguments), "[opties]"]
    commands = {}
    if isinstance(command, TyperGroup):
        usage.append("OPDRACHT")
        commands = {name: _first_sentence(one.help) for name, one in command.commands.items()}
    lines = [f"Gebruik: {' '.join(usage)}", "", *_paragraphs(command.help or "")]
    lines += _section("Opdrachten", commands)
    lines += _section("Argumenten", {_argument_name(one): one.help or "" for one in arguments})
    lines += _section("Opties", {option_name(one): _option_help(one) for one in options})
    return "\n".join(lines) + "\n"


def option_name(option: TyperOption) -> str:
    """An option as it is typed, with the name of its value."""
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.metavar}"


def explain(error: UsageError) -> str:
    """One Dutch sentence for what Typer refused."""
    path = error.ctx.command_path if error.ctx else "frontlijn"
    seen = f"zie {path} --help."
    if isinstance(error, NoSuchOption):
        known = {name.lstrip("-"): name for name in _options_of(error.ctx)}
        near = get_close_matches(error.option_name.lstrip("-"), known, n=1, cutoff=_ALIKE)
        meant = f"bedoel je {known[near[0]]}?" if near else seen
        dash = "" if near or error.option_name.startswith("--") else _DASH
        return f"De optie {printable(error.option_name)[:40]} ken ik niet; {meant}{dash}"
    if isinstance(error, MissingParameters):
        return f"{missing([_parameter_name(param) for param in error.params])}; {seen}"
    if isinstance(error, BadOptionUsage):
        option = printable(error.option_name)[:40]
        if error.option_name in _flags_of(error.ctx):
            return f"Achter {option} hoort geen waarde; {seen}"
        return f"Zet achter {option} een waarde; {seen}"
    if isinstance(error, NoSuchCommand):
        known = {dutch: name for dutch, name in _MEANT.items() if name in error.known}
        known |= {name: name for name in error.known}
        near = get_close_matches(error.name.casefold(), known, n=1, cutoff=_ALIKE)
        meant = f"bedoel je {known[near[0]]}?" if near else f"kies uit {', '.join(error.known)}."
        return f"De opdracht {printable(error.name)[:40]} ken ik niet; {meant}"
    if isinstance(error.cmd, TyperGroup):
        return f"Noem een opdracht: {', '.join(error.cmd.commands)}; {seen}"
    return f"Dit is meer dan {path} kan lezen; zet tekst met spaties tussen aanhalingstekens, of {seen}"


def missing(names: Sequence[str]) -> str:
    """What was left out, as the begin of a sentence."""
    *others, last = names
    return f"{', '.join(others)} en {last} ontbreken" if others else f"{last} ontbreekt"


def _in_dutch(option: TyperOption | None) -> TyperOption | None:
    """The option --help, which writes our help."""
    if option is not None:
        option.callback = _show_help
    return option


def _show_help(ctx: Context, _: Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        streams.write(help_text(ctx.command, ctx))
        ctx.exit()


def _options_of(ctx: Context | None) -> list[str]:
    return [name for param in (ctx.command.get_params(ctx) if ctx else []) for name in param.opts]


def _flags_of(ctx: Context | None) -> set[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return {name for param in params if isinstance(param, TyperOption) and param.is_flag for name in param.opts}


def _parameter_name(param: Parameter) -> str:
    return param.opts[0] if isinstance(param, TyperOption) else str(param.metavar)


def _argument_name(argument: TyperArgument) -> str:
    return str(argument.metavar) if argument.required else f"[{argument.metavar}]"


def _option_help(option: TyperOption) -> str:
    if "--help" in option.opts:
        return _HELP
    needed = " (nodig)" if option.required else ""
    return f"{option.help or ''}{' Mag vaker.' if option.multiple else ''}{needed}"


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        lines += [*textwrap.wrap(" ".join(paragraph.split()), _WIDTH), ""]
    return lines


def _section(title: str, entries: dict[str, str]) -> list[str]:
    """A heading and a line per entry, the help beside the name where that fits."""
    if not entries:
        return []
    width = min(max(map(len, entries)), 30)
    lines = [f"{title}:"]
    for name, text in entries.items():
        wrapped = textwrap.wrap(text, _WIDTH - width - 4) or [""]
        if len(name) > width:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name:{width}}  {wrapped.pop(0)}".rstrip())
        lines += [f"  {'':{width}}  {line}" for line in wrapped]
    return [*lines, ""]
