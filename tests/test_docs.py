"""What the docs name exists: files, what is in them, make targets, commands with their options, pictures, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer._click.core import Command
from typer.core import TyperGroup
from typer.main import get_command

from frontlijn.__main__ import main, take_db
from frontlijn.cli import search
from frontlijn.cli.commands import app
from frontlijn.store.store import Store
from scripts.draw_pictures import FOLDER, PICTURES
from scripts.write_help import help_of

ROOT = Path(__file__).resolve().parent.parent
DOCS = tuple(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/handleiding.md"))
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in DOCS}

FENCE = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
NAMED_FILE = re.compile(r"([\w.-]+/[\w./-]*|[\w-]+\.(?:py|toml))(?:::(\w+))?")
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)")


def code_of(text: str) -> Iterator[str]:
    """What stands in code in running text, and each line of a block, with a line that goes on taken as one."""
    for block in FENCE.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from CODE.findall(FENCE.sub("", text))


def found(pattern: str) -> list[tuple[str, str]]:
    """Every match of a pattern in the code of a document, with that document."""
    return sorted(
        {(name, match) for name, text in TEXTS.items() for line in code_of(text) for match in re.findall(pattern, line)}
    )


def commands() -> list[tuple[str, str]]:
    return sorted(
        {
            (name, line.split("#")[0].strip())
            for name, text in TEXTS.items()
            for line in code_of(text)
            if re.match(r"frontlijn( |$)", line)
        }
    )


def blocks_to_run(text: str) -> list[list[str]]:
    """The commands in the blocks of a document, without those that open the app."""
    lines = [shlex.split(line) for block in FENCE.findall(text) for line in block.replace("\\\n", " ").splitlines()]
    called = [words[1:] for words in lines if words[:1] == ["frontlijn"]]
    return [args for args in called if take_db(args)[1]]


@pytest.mark.parametrize("name", TEXTS)
def test_a_named_file_exists_and_holds_what_is_named(name: str) -> None:
    spans = [NAMED_FILE.fullmatch(span) for span in code_of(TEXTS[name])]
    for file, symbol in {(span[1], span[2]) for span in spans if span}:
        path = ROOT / file
        assert path.is_dir() if file.endswith("/") else path.is_file(), file
        if symbol:
            defined = rf"^\s*(?:(?:async )?def |class )?{symbol}\b\s*[:=([]"
            assert re.search(defined, path.read_text("utf-8"), re.MULTILINE), f"{file}::{symbol}"


def test_contributing_names_files_at_all() -> None:
    assert sum(1 for span in code_of(TEXTS["CONTRIBUTING.md"]) if NAMED_FILE.fullmatch(span)) > 50


def heading_anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [*DOCS, ROOT / "docs" / "opdrachten.md"], ids=lambda path: path.name)
def test_every_link_and_picture_leads_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
        there = (path.parent / target).resolve() if target else path
        assert there.is_file(), target
        assert there.is_relative_to(ROOT), target
        if anchor:
            assert anchor in heading_anchors(there), f"{target}#{anchor}"


def test_every_picture_is_drawn_and_shown() -> None:
    """Nothing is drawn for nobody, and no picture stays behind that is not drawn any more."""
    drawn = {f"{picture.name}.svg" for picture in PICTURES}
    assert {path.name for path in FOLDER.iterdir()} == drawn
    shown = {
        Path(target).name for text in TEXTS.values() for target, _ in LINK.findall(text) if target.endswith(".svg")
    }
    assert shown == drawn


@pytest.mark.parametrize("picture", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_picture_asks_nothing_of_the_network(picture: Path) -> None:
    """It holds text and shapes: no address, no font to fetch, no script."""
    svg = picture.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"://|@import|@font-face|<script|<image|href", svg)


@pytest.mark.parametrize(("document", "target"), found(r"\bmake ([a-z][a-z-]*)"))
def test_a_make_target_exists(document: str, target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE), f"{document}: make {target}"


@pytest.mark.parametrize(("document", "module"), found(r"\bpython (?:-m )?([\w./]+)"))
def test_a_python_program_exists(document: str, module: str) -> None:
    file = module if module.endswith(".py") else module.replace(".", "/") + ".py"
    assert (ROOT / file).is_file() or (ROOT / file.removesuffix(".py") / "__main__.py").is_file(), (
        f"{document}: {module}"
    )


@pytest.mark.parametrize(("document", "line"), commands())
def test_a_command_and_its_options_exist(document: str, line: str) -> None:
    """Every `frontlijn ...` in the docs names a command that has help, and only options that it takes."""
    _, args = take_db(shlex.split(line)[1:])
    command: Command = get_command(app)
    path: tuple[str, ...] = ()
    while args and isinstance(command, TyperGroup) and not args[0].startswith("-"):
        assert args[0] in command.commands, f"{document}: {line}"
        command = command.commands[args[0]]
        path = (*path, args.pop(0))
    assert help_of(path)
    known = {name for param in command.params for name in param.opts} | {"--help"}
    if path == ("search",):
        known = set(search.OPTIONS)
    assert {arg for arg in args if re.match(r"--?[a-z]", arg)} <= known, f"{document}: {line}"


@pytest.mark.parametrize("name", ["README.md", "docs/handleiding.md"])
def test_the_examples_work_from_top_to_bottom(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who opened the app once, and types what stands in the blocks, gets no refusal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRONTLIJN_DB", str(tmp_path / "frontlijn.db"))
    Store.open(tmp_path / "frontlijn.db").close()
    called = blocks_to_run(TEXTS[name])
    assert called
    for args in called:
        assert main(args) == 0, f"frontlijn {shlex.join(args)}: {capsys.readouterr().err}"
