"""Writes an export to a file: whole or not at all, for its owner only, never over something else by accident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from frontlijn.domain.text import fold
from frontlijn.store.files import whole_file


def write_whole(
    path: str, text: str | Iterable[str] | Iterable[bytes], *, force: bool = False, keep: str | None = None
) -> str:
    """Writes text as UTF-8 to `path`, line ends as they are, or bytes, and returns the absolute path.

    Whatever goes wrong, also in the making of a piece, nothing is left behind and a file that was there stays. `keep`
    is a file that is never replaced: the store. Raises Refused at `bestand` when this place cannot be used,
    StoreProblem when writing fails.
    """
    with whole_file(path, force=force, keep=keep, example="selwerd.md") as (target, part), open(part, "wb") as file:
        pieces = (text,) if isinstance(text, str) else text
        file.writelines(one if isinstance(one, bytes) else one.encode("utf-8", "replace") for one in pieces)
    return target


def suggested_name(wat: str, formaat: str, today: date) -> str:
    """A file name that is fine on each system: "Corpus den Hoorn" gives frontlijn-corpus-den-hoorn-2026-11-21.md."""
    words = re.findall(r"[a-z0-9]+", fold(wat[:200]))
    return f"{'-'.join(['frontlijn', *words])[:80].rstrip('-')}-{today.isoformat()}.{formaat}"
