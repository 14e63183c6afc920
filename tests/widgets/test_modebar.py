from __future__ import annotations

import pytest
from rich.cells import cell_len

from frontlijn.widgets.modebar import Mode, ModeBar
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

MODES = [
    Mode("wijk", "Wijk", "1"),
    Mode("initiatieven", "Initiatieven", "2"),
    Mode("kasboek", "Kasboek", "3"),
    Mode("handgeld", "Handgeld", "4"),
    Mode("zoeken", "Zoeken", "5"),
]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("wijk", ["Selwerd", "Oosterparkwijk en omgeving", *HOSTILE])
async def test_the_active_mode_and_the_wijk_show_at_any_width(wijk: str, width: int) -> None:
    bar = ModeBar(MODES, active="kasboek")
    async with WidgetApp(bar).run_test(size=(width, 24)) as pilot:
        bar.wijk, bar.example = wijk, True
        await pilot.pause()
        line = screen_lines(pilot.app)[0]
        assert "[3 Kasboek]" in line
        assert all(f"{mode.key}" in line for mode in MODES)
        assert cell_len(line) == width
        assert_harmless(pilot.app)
        if wijk == "Selwerd":
            assert line.rstrip().endswith("Selwerd")


async def test_a_click_chooses_a_mode_or_the_wijk() -> None:
    chosen: list[str] = []

    class Listening(WidgetApp):
        def on_mode_bar_chosen(self, event: ModeBar.Chosen) -> None:
            chosen.append(event.mode)

        def on_mode_bar_wijk_clicked(self) -> None:
            chosen.append("(wijk)")

    bar = ModeBar(MODES, active="wijk")
    async with Listening(bar).run_test(size=(80, 24)) as pilot:
        bar.wijk = "Selwerd"
        await pilot.pause()
        line = screen_lines(pilot.app)[0]
        await pilot.click(offset=(line.index("Handgeld"), 0))
        await pilot.click(offset=(line.index("Selwerd"), 0))
        assert chosen == ["handgeld", "(wijk)"]
