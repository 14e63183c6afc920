"""What a command looks at: a wijk, a gebied, the city or an initiative, over a period."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

import typer

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text, filter_wijk, needed_wijk
from frontlijn.cli.values import given, period
from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.summary import PERIODE_DAGEN
from frontlijn.domain.text import printable
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.store import Store

InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Van dit initiatief: een naam of een nummer.")
]
GebiedOption = Annotated[Text, typer.Option("--gebied", metavar="GEBIED", help="Van alle wijken in dit gebied samen.")]
StadOption = Annotated[bool, typer.Option("--stad", help="Van alle wijken samen.")]
VergelijkOption = Annotated[
    Text, typer.Option("--vergelijk", metavar="PERIODE", help="Zet er een andere periode naast, zoals 2025.")
]


def asked_blik(
    store: Store,
    *,
    wijk: Text = None,
    gebied: Text = None,
    stad: bool = False,
    initiatief: Text = None,
    days: Mapping[str, date],
) -> Blik:
    """What is looked at; with nothing named the chosen wijk. `days` is what `asked_days` gives.

    Without a first day the period is the last year up to `tot`, without a last day it ends today. Raises NotFound, and
    WrongInput when two things are named, or a period without a day.
    """
    if stad and not (wijk is None and gebied is None and initiatief is None):
        raise WrongInput("Noem --stad, of een --wijk, een --gebied of een --initiatief; niet allebei.")
    if gebied is not None and not (wijk is None and initiatief is None):
        raise WrongInput("Noem een --gebied, of een --wijk of een --initiatief; niet allebei.")
    tot = days.get("tot", store.today())
    van = days.get("van", tot - timedelta(days=PERIODE_DAGEN - 1))
    if tot < van:
        raise WrongInput(f"--van moet nog komen; noem een dag tot en met vandaag ({format_datum(tot)}), of ook --tot.")
    if initiatief is not None:
        return Blik(van, tot, initiatief_id=_initiatief(store, initiatief, filter_wijk(store, wijk)).id)
    if gebied is not None:
        return Blik(van, tot, gebied=wijken.find_gebied(store, gebied))
    return Blik(van, tot, wijk_id=None if stad else needed_wijk(store, wijk))


def beside(store: Store, blik: Blik, vergelijk: Text) -> Blik | None:
    """The same over the period that is asked for beside it; None when there is none. Raises WrongInput."""
    other = given("--vergelijk", lambda text: period(text, store.today(), "--vergelijk"), vergelijk)
    return replace(blik, van=other[0], tot=other[1]) if other else None


def _initiatief(store: Store, text: str, wijk_id: int | None) -> Initiatief:
    """The initiatief that is meant; raises WrongInput when it lies in another wijk than the one that was named."""
    try:
        return initiatieven.find(store, text, wijk_id)
    except NotFound:
        with suppress(Refused):
            found = initiatieven.find(store, text)
            raise WrongInput(
                f"{printable(found.naam)} ligt in {printable(found.wijk)}; noem die wijk, of laat --wijk weg."
            ) from None
        raise
