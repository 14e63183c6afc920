"""How each figure of one or more arenas was made."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.arena.herkomst import overig, sommen
from frontlijn.domain.arena.herkomst.grond import Grond
from frontlijn.domain.arena.namen import ARENA, IMPACT, Namen, ontleed
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.herkomst import Herkomst

_MAKERS: dict[tuple[str, int], Callable[..., Herkomst]] = {
    ("baten", 0): sommen.baten,
    ("kosten", 0): sommen.kosten,
    ("kosten", 1): sommen.kosten_in,
    ("natura", 0): sommen.natura,
    ("buiten_horizon", 0): sommen.buiten_horizon,
    ("niet_opeisbaar", 0): sommen.niet_opeisbaar,
    ("negatief", 0): sommen.negatief,
    ("negatief_buiten", 0): sommen.negatief_buiten,
    ("contant", 1): sommen.contant,
    ("jaar", 1): sommen.jaar,
    ("periode", 1): sommen.periode,
    ("leefdomein", 1): sommen.leefdomein,
    ("groep", 1): sommen.groep,
    ("cel", 2): sommen.cel,
    ("multiplier", 0): overig.multiplier,
    ("break_even", 0): overig.break_even,
    ("cumulatief", 1): overig.cumulatief,
    ("lasten", 1): overig.lasten,
    ("effect", 1): overig.effect,
    ("investering", 1): overig.investering,
    ("gevoelig", 2): overig.gevoelig,
}
"""Who tells of a kind of figure, by the kind and how many words of a name say of what it is.

Each raises KeyError or ValueError for what is not there.
"""


def herkomst(made: Uitkomst, naam: str) -> Herkomst:
    """How a figure of these arenas was made; names as in `namen.py`. Raises KeyError for a name that is none of them.

    It goes for any name, whether the page calls the arenas `arena.<id>` or `impact`.
    """
    first, *rest = naam.split(".")
    if first not in (ARENA, IMPACT):
        raise KeyError(naam)
    voor = Namen(IMPACT if first == IMPACT else ".".join([first, *rest[:1]]))
    soort, *over = ontleed(naam) or ("",)
    grond = Grond(made, naam, voor)
    try:
        return _MAKERS[soort, len(over)](grond, *over)
    except (KeyError, ValueError):
        raise KeyError(naam) from None
