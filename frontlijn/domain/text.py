"""User text: cleaned on the way in, made harmless on the way out. It may hold anything.

`re` is imported where it is used: `printable` is part of every search, and its usual way needs none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from frontlijn.domain.errors import Refused
from frontlijn.domain.fields import label
from frontlijn.domain.numbers import format_aantal

_UNSAFE = (
    r"[\x00-\x1f\x7f-\x9f"  # C0 controls, DEL, C1 controls: they steer a terminal
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi marks, overrides, isolates: they reorder what is read
    r"\u200b\u2028\u2029\u2060-\u2065\ufeff"  # unseen spaces and line breaks
    r"\ud800-\udfff]"  # lone surrogates: no encoding takes them
)
_LINE_BREAK = r"\r\n|[\n\r\v\f\x85\u2028\u2029]"
_MAX_MARKS = 30  # Unicode's stream-safe limit; sorting longer runs of marks takes quadratic time
_LONG_RUN = r"[^\x00-\u02ff]{31}"


def clean_line(value: str | None, field: str, *, required: bool = False, limit: int = 200) -> str:
    """One line of clean text, "" when nothing is left.

    Composed (NFC), without unsafe characters, each run of white space one space. Raises Refused at `field` when
    it is required and empty, or longer than `limit` characters.
    """
    import re

    line = " ".join(re.sub(_UNSAFE, "", " ".join((value or "").split())).split())
    _check_length(line, field, limit)
    line = _composed(line)
    _check_length(line, field, limit)
    if _is_blank(line):
        line = ""
    if required and not line:
        raise Refused(f"Vul {label(field)} in.", field)
    return line


def clean_text(value: str | None, field: str, *, limit: int = 1_000_000) -> str | None:
    r"""Clean text of many lines, None when nothing is left.

    As `clean_line`, but every kind of line break becomes `\n`, a tab becomes a space and other spaces inside a
    line stay. Raises Refused at `field` when it is longer than `limit` characters.
    """
    import re

    lines = re.sub(_LINE_BREAK, "\n", value or "").replace("\t", " ").split("\n")
    text = "\n".join(re.sub(_UNSAFE, "", line).rstrip() for line in lines).strip()
    _check_length(text, field, limit)
    text = _composed(text)
    _check_length(text, field, limit)
    return None if _is_blank(text) else text


def clean_lines(values: Iterable[str], field: str) -> tuple[str, ...]:
    """Each value a clean line, in order, without the empty ones and without doubles (compared folded)."""
    kept: dict[str, str] = {}
    for value in values:
        line = clean_line(value, field)
        if line:
            kept.setdefault(fold(line), line)
    return tuple(kept.values())


def printable(value: str, *, lines: bool = False) -> str:
    """Any stored text, safe for a screen, a terminal or a file: each unsafe character shows as U+FFFD.

    A tab shows as a space. A line break stays with `lines`, else it shows as a space.
    """
    if value.isprintable():  # of what is unsafe, nothing is
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    if text.isprintable():
        return text
    import re

    return "\n".join(re.sub(_UNSAFE, "\ufffd", line) for line in text.split("\n"))


def shortened(value: str, limit: int = 50) -> str:
    """One line of at most `limit` characters, for a sentence that names something; what is cut ends in an ellipsis."""
    return value if len(value) <= limit else f"{value[: limit - 1]}…"


def fold(value: str) -> str:
    """The text without case and accents, to compare and never to show."""
    if value.isascii():
        return value.lower()
    decomposed = unicodedata.normalize("NFKD", _with_few_marks(value))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return unicodedata.normalize("NFKC", plain)


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", _with_few_marks(text))


def _with_few_marks(text: str) -> str:
    """The text with at most 30 combining marks in a row; more is never language."""
    import re

    if not re.search(_LONG_RUN, text):
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _is_blank(text: str) -> bool:
    """Whether there is nothing to see: only spaces and format characters such as joiners."""
    return all(char == "\n" or unicodedata.category(char) in ("Cf", "Zs") for char in text)


def _check_length(text: str, field: str, limit: int) -> None:
    if len(text) > limit:
        name = label(field)
        raise Refused(
            f"{name[0].upper()}{name[1:]} is te lang ({format_aantal(len(text))} tekens); "
            f"gebruik er hoogstens {format_aantal(limit)}.",
            field,
        )
