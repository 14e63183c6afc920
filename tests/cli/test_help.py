"""Help in Dutch for every command, argument and option, with nothing of Typer's English left."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import typer
from typer._click.core import Command
from typer.core import TyperArgument, TyperGroup, TyperOption

from frontlijn.cli.commands import app
from frontlijn.cli.search import OPTIONS, help_text
from tests.cli.conftest import Cli

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show this|missing|error|try|invalid|value|required|default|no such|exit|"
    r"unexpected|extra|text|integer|range|help for|the|and|with|file|name|number|choose from|aborted|did you mean)\b",
    re.IGNORECASE,
)


def _tree(command: Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Command]]:
    yield path, command
    if isinstance(command, TyperGroup):
        for name, child in command.commands.items():
            yield from _tree(child, (*path, name))


COMMANDS = list(_tree(typer.main.get_command(app)))
IDS = [" ".join(path) or "frontlijn" for path, _ in COMMANDS]


def plain(text: str) -> str:
    """The text without the names that are typed: options, and commands, whose verbs are English on purpose."""
    names = {name for path, _ in COMMANDS for name in path}
    text = re.sub(r"--[a-z0-9-]+|`[^`]*`|frontlijn( [a-z-]+)*", " ", text)
    return re.sub(rf"(?m)^  ({'|'.join(sorted(names, key=len, reverse=True))})\b", " ", text)


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=IDS)
def test_everything_has_help(path: tuple[str, ...], command: Command) -> None:
    """Each command, argument and option says what it is for, in a sentence."""
    assert command.help
    assert command.help.rstrip().endswith(".")
    for param in command.params:
        assert isinstance(param, TyperArgument | TyperOption)
        assert param.help, param.name
        assert param.help.endswith("."), param.help
        if not (isinstance(param, TyperOption) and param.is_flag):
            assert param.metavar, param.name
            assert param.metavar.isupper()


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=IDS)
def test_help_is_dutch(path: tuple[str, ...], command: Command, ok: Cli) -> None:
    """What --help prints holds no English, no colour and no wide line."""
    text = ok(*path, "--help").out
    assert text.startswith("Gebruik: frontlijn")
    assert not ENGLISH.findall(plain(text)), ENGLISH.findall(plain(text))
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=IDS)
def test_what_is_needed_is_marked(path: tuple[str, ...], command: Command, ok: Cli) -> None:
    """Each option that cannot be left out says so, and no other does."""
    needed = [one for one in command.params if isinstance(one, TyperOption) and one.required]
    assert ok(*path, "--help").out.count("(nodig)") == len(needed)


def test_grant_says_what_it_takes_and_what_goes_elsewhere(ok: Cli) -> None:
    """Only awards, and the day that a request counts as received."""
    text = " ".join(ok("handgeld", "grant", "--help").out.split())
    assert "toegekend of deels_toegekend" in text
    assert "afgewezen" not in text.split("Opties:")[1].replace("nodig bij afgewezen", "")
    assert "handgeld add en dan handgeld decide" in text
    assert "geldt de aanvraag als ontvangen op die dag" in text


@pytest.mark.parametrize("command", ["statement", "mutaties", "show"])
def test_where_rows_of_money_show_the_help_says_which_number_is_asked(command: str, ok: Cli) -> None:
    """The number of a boeking, not that within the pot."""
    text = " ".join(ok("handgeld", command, "--help").out.split())
    assert "Opdrachten vragen" in text or "opdrachten vragen" in text
    assert "boeking" in text
    assert "binnen de pot" in text


def test_search_describes_each_option_it_takes(ok: Cli) -> None:
    """The help of search comes from the list of options that it reads."""
    text = help_text()
    assert all(f"  {option}" in text for option in OPTIONS)
    assert "2.000" in text


@pytest.mark.parametrize(
    "args",
    [
        ["initiatief"],
        ["initiatief", "ad", "X"],
        ["frobnicate"],
        ["initiatief", "add"],
        ["initiatief", "add", "X", "--wijkk", "Selwerd"],
        ["initiatief", "add", "X", "-z"],
        ["initiatief", "add", "X", "--wijk"],
        ["initiatief", "add", "X", "Y"],
        ["initiatief", "add", "X", "--toch=ja"],
        ["handgeld", "add", "X"],
        ["--frob"],
        ["--db"],
        ["search"],
        ["search", "--frob"],
        ["search", "x", "--limit"],
        ["search", "x", "--limit", "veel"],
        ["search", "x", "--json=1"],
        ["search", "x", "--since", "31-02-2026"],
        ["search", "#!"],
    ],
    ids=" ".join,
)
def test_what_is_typed_wrong_is_said_in_one_dutch_line(args: list[str], cli: Cli) -> None:
    """Exit code 2 and a sentence that says what would be right; nothing on stdout."""
    ran = cli(*args)
    assert ran.code == 2, ran.err
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert not ENGLISH.findall(plain(ran.err)), ran.err
