"""Markdown as its reader sees it."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt

from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.export.samenvatting import samengevat, samenvatting_markdown
from frontlijn.store.store import Store


def summary_page(store: Store, **scope: Any) -> str:
    """The summary of the last year in markdown."""
    blik = Blik.laatste_jaar(store.today(), **scope)
    return "".join(samenvatting_markdown(samengevat(store, blik, kort=True)))


def tables(text: str) -> list[list[list[str]]]:
    """The cells of each table, header first, as a markdown parser reads them."""
    found: list[list[list[str]]] = []
    tokens = MarkdownIt("gfm-like").parse(text)
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append("".join(child.content for child in tokens[index + 1].children or []))
    return found


def number(cell: str) -> int:
    """Cents or a count: what stands in a cell without its notation, 0 in an empty one."""
    return int(re.sub(r"[^\d-]", "", cell) or 0)
