"""A page in a template: that of the worker, or the one that ships. Jinja2, in a sandbox, and nothing read but these.

A template sees `naam`, `titel`, `periode`, `vandaag`, `voorbeeld` (what example data must say, else empty), `secties`
(in order, each with `naam`, `kop` and `blokken`) and `sectie` (the same by name, as in `sectie.kasboek`). The filters
`markdown` and `html` draw blocks. What somebody typed is made safe for the format wherever it is written, and nothing
on the page steers a terminal or turns text around, the text of the template itself neither.
"""

from __future__ import annotations

import os
import re
import stat
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from frontlijn.domain.errors import Refused
from frontlijn.domain.samenvatting.samenvatting import Sectie
from frontlijn.domain.text import printable
from frontlijn.export.blokken_html import html_fragment
from frontlijn.export.blokken_markdown import markdown_page
from frontlijn.export.markdown import escape_line

if TYPE_CHECKING:
    from frontlijn.export.zandbak import Zandbak

FOLDER = Path(__file__).parent / "sjablonen"
"""Where the templates that ship stand; a template can extend or include these by name, and no other file."""

GROOTST = 200_000
"""A template of more bytes than this is none."""

VOORBEELD = "Kijk hoe het hoort met: frontlijn export sjabloon"

_NAMED = "<template>"
"""How Jinja2 calls a template that has no file, in the lines of an error."""

_OF_PYTHON = (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
"""What an expression in a template can make Python raise."""


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """The text of a template."""

    tekst: str


def meegeleverd(formaat: str) -> Sjabloon:
    """The template that ships for a format, `md` or `html`: also the example to make another one of."""
    return Sjabloon((FOLDER / f"samenvatting.{formaat}.j2").read_text(encoding="utf-8"))


def read_sjabloon(path: str) -> Sjabloon:
    """The template in a file. Raises Refused at `sjabloon` when it cannot be read as one."""
    shown = printable(path)
    if not path.strip():
        raise _refused("Noem het bestand van je sjabloon, zoals mijn.md.j2.")
    try:
        # Looked at first: opening a pipe would wait for whoever writes in it.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise _refused(f"{shown} is geen bestand; noem een sjabloon, zoals mijn.md.j2.")
        with open(path, "rb") as file:
            content = file.read(GROOTST + 1)
    except FileNotFoundError:
        raise _refused(f"Het sjabloon {shown} bestaat niet. {VOORBEELD}") from None
    except (OSError, ValueError):
        raise _refused(f"Het sjabloon {shown} kan ik niet lezen; kies een ander bestand.") from None
    if len(content) > GROOTST:
        raise _refused(f"Het sjabloon {shown} is te groot; het mag {GROOTST // 1000} kB zijn.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _refused(f"{shown} is geen tekst in UTF-8; een sjabloon is gewone tekst.")
    return Sjabloon(text)


def rendered(sjabloon: Sjabloon, formaat: str, values: Mapping[str, object], secties: Sequence[Sectie]) -> str:
    """The page that a template makes. Raises Refused at `sjabloon`, with the line where it is wrong."""
    import jinja2

    from frontlijn.export.zandbak import TeVeel

    environment = _environment(formaat)
    seen = {**values, "secties": list(secties), "sectie": {one.naam: one for one in secties}}
    try:
        made = "".join(_pieces(environment, sjabloon, seen))
    except TeVeel as error:
        _wrong(sjabloon, _line_of(error), str(error))
    except jinja2.TemplateSyntaxError as error:
        _wrong(sjabloon, error.lineno, "kan ik niet lezen")
    except jinja2.TemplateNotFound as error:
        _wrong(sjabloon, _line_of(error), f"vraagt om een ander sjabloon, {printable(str(error.name))}, dat er niet is")
    except jinja2.UndefinedError as error:
        unknown = re.search(r"'([^']*)' is undefined|no (?:attribute|element) '?([^']*)'?$", error.message or "")
        name = next(filter(None, unknown.groups()), "") if unknown else ""
        _wrong(sjabloon, _line_of(error), f"vraagt om “{printable(name)}”, en dat is er niet" if name else "klopt niet")
    except (jinja2.TemplateError, *_OF_PYTHON) as error:
        _wrong(sjabloon, _line_of(error), "lukt niet")
    return f"{printable(made, lines=True).rstrip()}\n"


def _pieces(environment: Zandbak, sjabloon: Sjabloon, seen: Mapping[str, object]) -> Iterator[str]:
    for piece in environment.from_string(sjabloon.tekst).generate(seen):
        environment.made(piece)
        yield piece


def _environment(formaat: str) -> Zandbak:
    from jinja2 import FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    from frontlijn.export.zandbak import Zandbak

    def finalized(value: object) -> object:
        environment.made(value)
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return printable(value) if formaat == "html" else escape_line(value)

    environment = Zandbak(
        loader=FileSystemLoader(FOLDER),
        autoescape=formaat == "html",
        undefined=StrictUndefined,
        finalize=finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # These two make every text in a block safe themselves.
    environment.add("markdown", lambda blokken: Markup(markdown_page(blokken)))  # noqa: S704
    environment.add("html", lambda blokken: Markup(html_fragment(blokken)))  # noqa: S704
    return environment


def _line_of(error: BaseException) -> int | None:
    """The last line of the template that was at work when this went wrong."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == _NAMED]
    return lines[-1] if lines else None


def _wrong(sjabloon: Sjabloon, line: int | None, why: str) -> NoReturn:
    if line is None:
        raise _refused(f"Het sjabloon {why}. {VOORBEELD}")
    lines = sjabloon.tekst.splitlines()
    text = printable(lines[line - 1].strip())[:60] if 0 < line <= len(lines) else ""
    raise _refused(f"Regel {line} van het sjabloon {why}: {text}" if text else f"Regel {line} van het sjabloon {why}.")


def _refused(message: str) -> Refused:
    return Refused(message, "sjabloon")
