"""What something came from, as an option and as it is shown: an initiative or an entry of the kasboek."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text
from frontlijn.domain.errors import Refused
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.text import clean_line
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read.kasboek import find_oorsprong
from frontlijn.store.store import Store

UitOption = Annotated[
    Text,
    typer.Option(
        "--uit",
        metavar="WAT",
        help='Waar het uit voortkwam: een initiatief, de titel van een kasboekregel, of "regel 12".',
    ),
]


def origin_fields(
    store: Store, text: str, wijk_id: int | None, *, may_empty: bool, tot: date | None = None
) -> dict[str, int | None]:
    """The two fields of an input that say what it came from: what is named in the wijk, else anywhere.

    A title means the newest entry up to `tot`, the day of what came from it.

    Raises Refused when nothing has that name, NotFound when nothing has that number, and WrongInput for an empty one
    unless it `may_empty` the fields.
    """
    named = clean_line(text, "uit")
    if not named:
        if may_empty:
            return {"uit_regel_id": None, "uit_initiatief_id": None}
        raise WrongInput("--uit is leeg; noem waar het uit voortkwam, of laat --uit weg.")
    soort, number = _found(store, named, wijk_id, tot)
    return {
        "uit_regel_id": number if soort is Zoeksoort.KASBOEK else None,
        "uit_initiatief_id": number if soort is Zoeksoort.INITIATIEF else None,
    }


def shown_origin(one: Kasboekregel | Initiatief) -> str | None:
    """What it came from, by name and number; None when nothing was recorded."""
    if one.uit is None:
        return None
    if one.uit_regel_id is not None:
        return f"{one.uit} (regel {one.uit_regel_id})"
    return f"{one.uit} (initiatief {one.uit_initiatief_id})"


def _found(store: Store, text: str, wijk_id: int | None, tot: date | None) -> Sleutel:
    try:
        return find_oorsprong(store, text, wijk_id, tot)
    except Refused:
        return find_oorsprong(store, text, tot=tot)
