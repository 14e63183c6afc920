"""Typer in Dutch: help as plain lines without colours or boxes, and one Dutch sentence for what was typed wrong.

Values of options are read by the domain, so all that Typer itself can refuse is listed in `explain`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
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
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from frontlijn.domain.text import printable

F = TypeVar("F", bound=Callable[..., Any])

_WIDTH = 100
_HELP = "Toon deze hulp."


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the help of this command."""
        formatter.write(help_text(self, ctx))


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Writes the help of this group."""
        formatter.write(help_text(self, ctx))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that is named first; raises NoSuchCommand."""
        if args[0] not in self.commands:
            raise NoSuchCommand(args[0], list(self.commands), ctx)
        return super().resolve_command(ctx, args)


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
        near = get_close_matches(error.option_name, _options_of(error.ctx), n=1)
        meant = f"bedoel je {near[0]}?" if near else seen
        return f"De optie {printable(error.option_name)[:40]} ken ik niet; {meant}"
    if isinstance(error, MissingParameter) and error.param is not None:
        return f"{_parameter_name(error.param)} ontbreekt; {seen}"
    if isinstance(error, BadOptionUsage):
        option = printable(error.option_name)[:40]
        if error.option_name in _flags_of(error.ctx):
            return f"Achter {option} hoort geen waarde; {seen}"
        return f"Zet achter {option} een waarde; {seen}"
    if isinstance(error, NoSuchCommand):
        near = get_close_matches(error.name, error.known, n=1)
        meant = f"bedoel je {near[0]}?" if near else f"kies uit {', '.join(error.known)}."
        return f"De opdracht {printable(error.name)[:40]} ken ik niet; {meant}"
    if isinstance(error.cmd, TyperGroup):
        return f"Noem een opdracht: {', '.join(error.cmd.commands)}; {seen}"
    return f"Dit is meer dan {path} kan lezen; zet tekst met spaties tussen aanhalingstekens, of {seen}"


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
    return f"{option.help or ''}{' Mag vaker.' if option.multiple else ''}"


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
