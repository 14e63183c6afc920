"""Pieces of HTML from texts that may hold anything. What is made is well-formed XML too."""

from __future__ import annotations

from html import escape

from frontlijn.domain.text import printable

_NEVER = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
"""No document may hold these two."""


def escaped(text: str, *, lines: bool = False) -> str:
    """Any text as data, for between tags and for in an attribute; line breaks stay only with `lines`."""
    return escape(printable(text, lines=lines).translate(_NEVER))


def element(name: str, *children: str, **attributes: str | float) -> str:
    """An element with children that are HTML already, and attributes that may hold anything.

    Of an attribute `_` is written as `-`, and a last `_` falls away; a number has at most one decimal.
    """
    written = "".join(f' {_named(one)}="{_value(value)}"' for one, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _named(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
