"""A summary as a test wants it: what it does not name is empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frontlijn.domain.arena.impact import Impact
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.handgeld.pot import Budgetpot
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import Besluiten, HandgeldCijfers, InitiatiefCijfers, leeftijd, totaal
from frontlijn.domain.values import Benadering, Bereik, BesluitUitkomst, Criterium, Fase, InitiatiefType, Waarde
from tests.domain.beelden import JAAR, TODAY, beeld

EERDER = Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=1)


def telling(kind: type[Waarde], found: dict[Any, int], *, leeg: bool = False) -> Any:
    """How many there are of each value, and with `leeg` of none."""
    members: tuple[Waarde | None, ...] = (*kind, None) if leeg else tuple(kind)
    return tuple((member, found.get(member, 0)) for member in members)


def besluiten(found: dict[BesluitUitkomst, int] | None = None, teruggedraaid: int = 0, toegekend: int = 0) -> Besluiten:
    found = found or {}
    return Besluiten(
        aantal=sum(found.values()) + teruggedraaid,
        per_uitkomst=telling(BesluitUitkomst, found),
        teruggedraaid=teruggedraaid,
        toegekend=toegekend,
    )


def handgeld(
    pots: Iterable[Budgetpot] = (), found: dict[BesluitUitkomst, int] | None = None, **more: Any
) -> HandgeldCijfers:
    """The requests by outcome; with those that are open, withdrawn and reversed they are all of them."""
    each, found = tuple(pots), found or {}
    others = sum(more.get(name, 0) for name in ("open", "ingetrokken", "teruggedraaid"))
    numbers = (
        "teruggedraaid", "open", "aangehouden", "ingetrokken", "toekenningen", "besloten", "twijfel_regulier",
        "eerste_keer", "niet_verantwoord", "onbeantwoord",
    )  # fmt: skip
    made: dict[str, Any] = dict.fromkeys(numbers, 0) | {
        "pots": each,
        "totaal": totaal(pot.stand for pot in each),
        "aanvragen": sum(found.values()) + others,
        "per_uitkomst": telling(BesluitUitkomst, found),
        "mediaan_toekenning": None,
        "mediaan_dagen": None,
        "afgewezen_om": telling(Criterium, {}),
        "in_periode": besluiten(),
    }
    return HandgeldCijfers(**(made | more))


def initiatieven(fasen: dict[Fase | None, int] | None = None, **more: Any) -> InitiatiefCijfers:
    """The initiatieven by fase; of all of them type, benadering and begin are unknown unless that is given."""
    fasen = fasen or {}
    number = sum(fasen.values())
    made: dict[str, Any] = {
        "aantal": number,
        "per_fase": telling(Fase, fasen, leeg=True),
        "per_type": telling(InitiatiefType, {None: number}, leeg=True),
        "per_benadering": telling(Benadering, {None: number}, leeg=True),
        "kwetsbaar": 0,
        "onbevestigd": 0,
        "leeftijd": leeftijd([None] * number, TODAY),
    }
    return InitiatiefCijfers(**(made | more))


def samenvatting(
    regels: Iterable[Kasboekregel] = (),
    blik: Blik = JAAR,
    *,
    exportable: bool = False,
    naam: str = "Selwerd",
    **more: Any,
) -> Samenvatting:
    """A whole summary of these entries."""
    picture = beeld(regels, blik, Bereik.EXPORT if exportable else Bereik.INTERN, more.pop("uitwisselingen", ()))
    made: dict[str, Any] = {
        "naam": naam,
        "blik": blik,
        "vandaag": TODAY,
        "exportable": exportable,
        "handgeld": handgeld(),
        "initiatieven": initiatieven(),
        "impact": Impact(uitkomst(()), (), 0),
        "kasboek": picture.cijfers,
        "beeld": picture,
    }
    return Samenvatting(**(made | more))
