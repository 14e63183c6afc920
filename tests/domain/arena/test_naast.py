from __future__ import annotations

import pytest

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.gevoeligheid import wat_als
from frontlijn.domain.arena.rekenen import uitkomst
from frontlijn.domain.arena.uitvoer.naast import verloop_naast
from frontlijn.domain.values import Factor
from tests.domain.arena.arenas import effect, stand

ONE = stand(effect())
"""€ 100.000 in 2021, € 76.800 in each of 2024 to 2028: break-even in 2025."""


def with_chance(points: int) -> ArenaStand:
    return wat_als(ONE, 1001, Factor.SLAGINGSKANS, points)


def test_the_course_that_is_tried_stands_beside_the_one_that_is_kept() -> None:
    (chart,) = verloop_naast(uitkomst([ONE]), uitkomst([with_chance(5_000)]))
    assert chart.plaatsen[:5] == ("2021", "2022", "2023", "2024", "2025")
    assert {one.naam: one.waarden[:5] for one in chart.lijnen} == {
        "baten nu": (0, 0, 0, 76_800, 153_600),
        "baten wordt": (0, 0, 0, 153_600, 307_200),
        "kosten": (100_000,) * 5,
    }


@pytest.mark.parametrize(
    ("oud", "nieuw", "mark", "text"),
    [
        (2_500, 2_600, 4, "break-even blijft gelijk"),
        (2_500, 5_000, 3, "break-even; dat was 2025"),
        (100, 2_500, 4, "break-even; dat was niet binnen deze jaren"),
        (2_500, 100, None, "Break-even: niet binnen deze jaren; dat was 2025"),
        (100, 200, None, "Break-even: niet binnen deze jaren"),
    ],
)
def test_what_becomes_of_the_break_even_is_said(oud: int, nieuw: int, mark: int | None, text: str) -> None:
    (chart,) = verloop_naast(uitkomst([with_chance(oud)]), uitkomst([with_chance(nieuw)]))
    assert (chart.merk, chart.merk_tekst) == (mark, text)


def test_without_an_arena_there_is_no_course() -> None:
    assert verloop_naast(uitkomst([]), uitkomst([])) == ()
