from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.besluit import BelangInvoer
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.domain.values import Criterium, Kernwaarde, Leefdomein, Oordeel
from frontlijn.widgets.fields import (
    BelangenField,
    ChoiceField,
    CountField,
    CriteriumField,
    DateField,
    DurationField,
    Field,
    LetterField,
    LinesField,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    RichtlijnField,
    TextField,
    ToggleField,
)
from frontlijn.widgets.inputs import LineInput, TextInput, shortened
from tests.widgets.support import HOSTILE, WidgetApp, assert_harmless, screen_lines

TODAY = date(2026, 11, 20)
WIJKEN = [(str(n), wijk) for n, wijk in enumerate(["Selwerd", "Paddepoel", "De Hoogte", "De Wijert", "Vinkhuizen"] * 3)]

RICHTLIJN = Richtlijn(3, 1, "Selwerd", "Wat je koopt, mogen andere groepen ook lenen", TODAY, None)

MAKERS: dict[str, Callable[[], Field[Any]]] = {
    "line": lambda: TextField("titel", "Titel"),
    "long": lambda: LongTextField("verhaal", "Verhaal"),
    "money": lambda: MoneyField("bedrag", "Bedrag"),
    "date": lambda: DateField("datum", "Datum", today=TODAY),
    "count": lambda: CountField("deelnames", "Deelnames"),
    "duration": lambda: DurationField("vrijwilligersminuten", "Vrijwilligerstijd"),
    "choice": lambda: ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde),
    "wijk": lambda: ChoiceField("wijk_id", "Wijk", WIJKEN),
    "many": lambda: MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein),
    "toggle": lambda: ToggleField("experiment", "Experiment"),
    "lines": lambda: LinesField("aliassen", "Andere namen"),
    "criterium": lambda: CriteriumField(Criterium.C1),
    "richtlijn": lambda: RichtlijnField(RICHTLIJN),
    "belangen": lambda: BelangenField("belangen", "Heeft een belang"),
    "brief": lambda: LetterField("tekst", "Antwoord", text="", fixed=False),
}


class FieldApp(WidgetApp):
    """Keeps the names of the fields that said they changed."""

    def __init__(self, *fields: Field[Any]) -> None:
        super().__init__(*fields)
        self.changes: list[str] = []

    def on_field_changed(self, event: Field.Changed) -> None:
        self.changes.append(f"{event.field.key}={event.field.text}")


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("line", "Koffie", "Koffie"),
        ("long", "Twee", "Twee"),
        ("money", "1.234,56", 123456),
        ("date", "gisteren", date(2026, 11, 19)),
        ("count", "12", 12),
        ("duration", "1,5", 90),
        ("lines", "Kees; Annie", ("Kees", "Annie")),
        ("belangen", "Kees: buur; Annie : zus", (BelangInvoer("Kees", "buur"), BelangInvoer("Annie", "zus"))),
        ("brief", "Beste", "Beste"),
    ],
)
async def test_what_is_typed_is_understood(kind: str, typed: str, value: object) -> None:
    field = MAKERS[kind]()
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus_control()
        await pilot.pause()
        assert field.value() in (None, ())
        await pilot.press(*typed)
        assert field.value() == value
        assert field.text == typed
        assert app.changes[-1] == f"{field.key}={typed}"
        assert len(app.changes) == len(typed)


@pytest.mark.parametrize(("kind", "wrong"), [("money", "12.50"), ("date", "31-02-2026"), ("count", "veel")])
async def test_an_error_shows_on_leaving_the_field_and_goes_with_the_next_change(kind: str, wrong: str) -> None:
    field, other = MAKERS[kind](), TextField("titel", "Titel")
    async with FieldApp(field, other).run_test(size=(80, 24)) as pilot:
        assert field.size.height == 1
        field.focus_control()
        await pilot.pause()
        await pilot.press(*wrong)
        assert not field.has_class("-error")
        await pilot.press("tab")
        await pilot.pause()
        with pytest.raises(Refused) as refused:
            field.value()
        assert refused.value.field == field.key
        assert field.error_message == refused.value.message
        assert refused.value.message[:20] in "".join(screen_lines(pilot.app))
        assert field.size.height > 1
        await pilot.press("shift+tab", "1")
        await pilot.pause()
        assert not field.has_class("-error")
        assert field.size.height == 1


async def test_an_error_shows_however_fast_the_field_is_left() -> None:
    field, other = DateField("datum", "Datum", today=TODAY), TextField("titel", "Titel")
    async with FieldApp(field, other).run_test() as pilot:
        field.focus_control()
        await pilot.pause()
        for letter in "31-02":
            pilot.app.post_message(events.Key(letter, letter))
        pilot.app.post_message(events.Key("tab", "\t"))
        await pilot.pause()
        await pilot.pause()
        assert field.has_class("-error")


async def test_an_empty_field_is_no_error_until_it_is_needed() -> None:
    field, other = TextField("naam", "Naam", required=True), TextField("titel", "Titel")
    async with FieldApp(field, other).run_test() as pilot:
        field.focus_control()
        await pilot.press("tab")
        await pilot.pause()
        assert field.error_message is None
        with pytest.raises(Refused, match="de naam"):
            field.needed()


async def test_the_hint_says_how_a_date_is_understood() -> None:
    field = DateField("datum", "Datum", today=TODAY)
    async with FieldApp(field).run_test(size=(80, 24)) as pilot:
        field.focus_control()
        await pilot.press(*"ma")
        await pilot.pause()
        assert "ma 16-11-2026" in screen_lines(pilot.app)[0]


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_in_any_field_is_data(text: str, width: int) -> None:
    fields = [make() for make in MAKERS.values()]
    app = FieldApp(*fields)
    async with app.run_test(size=(width, 50)) as pilot:
        for field in fields:
            field.text = text
            field.show_error(text[:300])
        for field in fields:
            field.focus_control()
            await pilot.pause()
            await pilot.press("x")
            await pilot.pause()
            assert_harmless(app)
            assert {cell_len(line) for line in screen_lines(app)} == {width}
        assert app.screen.max_scroll_x == 0


async def test_a_paste_of_several_lines_keeps_its_text_on_one_line() -> None:
    field = TextField("titel", "Titel")
    app = FieldApp(field)
    async with app.run_test() as pilot:
        field.focus_control()
        await pilot.pause()
        app.query_one(LineInput).post_message(events.Paste("een\r\ntwee\ndrie\tvier\n"))
        await pilot.pause()
        assert field.text == "een twee drie vier"
        assert app.changes == ["titel=een twee drie vier"]


async def test_a_paste_that_no_line_can_hold_is_refused_whole() -> None:
    field = TextField("titel", "Titel")
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.text = "Koffie"
        app.query_one(LineInput).post_message(events.Paste("x" * 1_000_000))
        await pilot.pause()
        assert field.text == "Koffie"
        assert field.error_message == (
            "Deze tekst is te lang voor één regel (1.000.000 tekens); plak hem in een veld met meer regels."
        )


async def test_escape_codes_are_harmless_from_the_first_key() -> None:
    line, long = TextField("titel", "Titel"), LongTextField("verhaal", "Verhaal")
    app = FieldApp(line, long)
    async with app.run_test() as pilot:
        app.query_one(LineInput).post_message(events.Paste("a\x1b]0;x\x07b"))
        app.query_one(TextInput).post_message(events.Paste("a\x1b[2Jb\r\nc\td"))
        await pilot.pause()
        assert line.text == "a\ufffd]0;x\ufffdb"
        assert long.text == "a\ufffd[2Jb\nc d"
        assert_harmless(app)


async def test_long_text_grows_to_six_lines_and_tab_leaves_it() -> None:
    field, other = LongTextField("verhaal", "Verhaal"), TextField("titel", "Titel")
    async with FieldApp(field, other).run_test(size=(80, 24)) as pilot:
        field.focus_control()
        await pilot.pause()
        assert field.size.height == 1
        await pilot.press("a", "enter", "b", "enter", "c")
        await pilot.pause()
        assert field.size.height == 3
        await pilot.press(*["enter"] * 9)
        await pilot.pause()
        assert field.size.height == 6
        await pilot.press("tab", "x")
        assert other.text == "x"


async def test_a_choice_is_made_by_letter_arrow_or_mouse_and_cleared_by_space() -> None:
    field = ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde)
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "○ doet" in screen_lines(app)[0]
        field.focus_control()
        await pilot.pause()
        await pilot.press("l")
        assert field.value() is Kernwaarde.LEERT
        assert "● leert" in screen_lines(app)[0]
        await pilot.press("right")
        assert field.value() is Kernwaarde.WERKT
        await pilot.press("backspace")
        assert field.value() is None
        at = screen_lines(app)[0].index("doet")
        await pilot.click(offset=(at, 0))
        assert field.value() is Kernwaarde.DOET
        assert app.changes == ["kernwaarde=leert", "kernwaarde=werkt", "kernwaarde=", "kernwaarde=doet"]


async def test_a_long_list_of_choices_shows_the_chosen_one_and_finds_a_word() -> None:
    field = ChoiceField("wijk_id", "Wijk", [*WIJKEN[:5], ("9", "Oosterparkwijk"), ("10", "Lewenborg")], text="0")
    async with FieldApp(field).run_test(size=(80, 24)) as pilot:
        assert "‹ Selwerd ›" in screen_lines(pilot.app)[0]
        field.focus_control()
        await pilot.pause()
        await pilot.press("d", "e", "space", "w")
        assert field.value() == "3"
        assert "‹ De Wijert ›" in screen_lines(pilot.app)[0]


async def test_a_required_choice_cannot_be_cleared() -> None:
    field = ChoiceField("wijk_id", "Wijk", WIJKEN[:5], text="0", required=True)
    async with FieldApp(field).run_test() as pilot:
        field.focus_control()
        await pilot.press("space", "left", "backspace")
        assert field.value() == "0"


async def test_several_choices_are_toggled_with_space_or_mouse_in_the_order_of_the_list() -> None:
    field = MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein)
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert field.size.height == 3
        field.focus_control()
        await pilot.pause()
        await pilot.press("m", "m", "space", "w", "space")
        assert field.value() == (Leefdomein.WONEN, Leefdomein.MEEDOEN)
        assert field.text == "wonen;meedoen"
        line = next(n for n, text in enumerate(screen_lines(app)) if "veiligheid" in text)
        await pilot.click(offset=(screen_lines(app)[line].index("veiligheid"), line))
        assert field.value() == (Leefdomein.WONEN, Leefdomein.MEEDOEN, Leefdomein.VEILIGHEID)


async def test_a_toggle_turns_with_space() -> None:
    field = ToggleField("experiment", "Experiment")
    async with FieldApp(field).run_test() as pilot:
        field.focus_control()
        await pilot.press("space")
        assert field.value() is True
        await pilot.press("space")
        assert field.value() is False


async def test_a_criterion_costs_a_letter_and_tab_beside_its_reason() -> None:
    fields = [CriteriumField(criterium) for criterium in Criterium]
    async with FieldApp(*fields).run_test(size=(80, 24)) as pilot:
        fields[0].focus_control()
        await pilot.pause()
        await pilot.press("v", *"zij doen", "tab", "n", *"te smal", "tab", "-")
        first, second, third = (field.value() for field in fields[:3])
        assert first is not None
        assert (first.oordeel, first.reden) == (Oordeel.VOLDOET, "zij doen")
        assert second is not None
        assert (second.oordeel, second.reden) == (Oordeel.VOLDOET_NIET, "te smal")
        assert third is not None
        assert (third.criterium, third.oordeel, third.reden) == (Criterium.C3, Oordeel.NVT, "")
        assert fields[3].value() is None
        assert fields[1].text == "voldoet_niet|te smal"
        assert all(criterium.label in "".join(screen_lines(pilot.app)) for criterium in Criterium)


async def test_letters_typed_faster_than_the_cursor_moves_still_reach_the_reason() -> None:
    field = CriteriumField(Criterium.C2)
    async with FieldApp(field).run_test() as pilot:
        field.focus_control()
        await pilot.pause()
        for letter in "vnd":
            pilot.app.post_message(events.Key(letter, letter))
        await pilot.pause()
        await pilot.pause()
        assert field.text == "voldoet|nd"


@pytest.mark.parametrize("kind", MAKERS)
async def test_the_text_of_a_field_put_back_gives_the_same_value(kind: str) -> None:
    texts = {
        "line": "Koffie",
        "long": "een\ntwee",
        "money": "12,50",
        "date": "gisteren",
        "count": "3",
        "duration": "1:30",
        "choice": "leert",
        "wijk": "4",
        "many": "wonen;meedoen",
        "toggle": "ja",
        "lines": "Kees;Annie",
        "criterium": "voldoet|omdat | het kan",
        "richtlijn": "nvt|speelt niet",
        "belangen": "Kees: buur; Annie: zus",
        "brief": "Beste Aad,\n\nTot ziens",
    }
    first, second = MAKERS[kind](), MAKERS[kind]()
    app = FieldApp(first)
    async with app.run_test() as pilot:
        first.text = texts[kind]
        second.text = first.text
        await pilot.pause()
        assert first.text == texts[kind]
        assert second.value() == first.value()
        assert first.value()
        assert app.changes == []


async def test_a_suggestion_is_taken_with_the_right_arrow() -> None:
    field = TextField("contact", "Contact", suggestions=["Annie de Vries", "Kees"])
    async with FieldApp(field).run_test() as pilot:
        field.focus_control()
        await pilot.press(*"ann")
        await pilot.pause()
        await pilot.press("right")
        assert field.text == "Annie de Vries"


@pytest.mark.parametrize("width", [80, 60])
async def test_a_digit_before_each_label_chooses_it(width: int) -> None:
    field = MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein, numbered=True)
    app = FieldApp(field)
    async with app.run_test(size=(width, 24)) as pilot:
        field.focus_control()
        await pilot.pause()
        shown = " ".join(" ".join(screen_lines(app)).split())
        for digit, domein in zip("1234567890", Leefdomein, strict=True):
            assert f"○ {digit} {domein.label}" in shown
        await pilot.press("1", "0", "3", "3")
        assert field.value() == (Leefdomein.WONEN, Leefdomein.VEILIGHEID)
        assert "● 0 veiligheid" in " ".join(" ".join(screen_lines(app)).split())
        await pilot.press("m", "space")
        assert Leefdomein.MEEDOEN in field.value(), "letters and space work as before"


async def test_without_digits_a_digit_chooses_nothing() -> None:
    field = MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein)
    async with FieldApp(field).run_test() as pilot:
        field.focus_control()
        await pilot.press("1")
        assert field.value() == ()


async def test_a_click_on_a_numbered_option_chooses_the_one_that_is_clicked() -> None:
    field = MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein, numbered=True)
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = screen_lines(app)[0]
        await pilot.click(offset=(line.index("woonomgeving") + 11, 0))
        assert field.value() == (Leefdomein.WOONOMGEVING,)


@pytest.mark.parametrize("text", HOSTILE)
async def test_lines_under_a_field_come_and_go_and_any_text_in_them_is_data(text: str) -> None:
    field, other = TextField("titel", "Titel"), TextField("les", "Les")
    field.show_seen("van tevoren")
    app = FieldApp(field, other)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "van tevoren" in screen_lines(app)[1]
        field.show_remark(text[:200])
        await pilot.pause()
        assert "▲ " in "".join(screen_lines(app))
        assert_harmless(app)
        field.show_seen("")
        field.show_remark("")
        await pilot.pause()
        assert field.size.height == 1
        assert (field.line("seen"), field.line("remark")) == ("", "")


async def test_what_may_follow_on_a_line_is_taken_with_the_right_arrow() -> None:
    names = {"soe": "pclub", "kof": "fie"}
    field = LongTextField("wie", "Wie", hint="wie > wie", suggest=lambda line: names.get(line, ""))
    app = FieldApp(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "wie > wie" in screen_lines(app)[0]
        field.focus_control()
        await pilot.press(*"soe", "right", "enter", *"kof")
        assert field.text == "soepclub\nkof"
        await pilot.pause()
        assert "koffie" in screen_lines(app)[1]
        await pilot.press("left", "right", "right")
        assert field.text == "soepclub\nkoffie"


async def test_other_words_in_the_place_of_a_text_are_taken_back_with_one_key() -> None:
    field = LongTextField("verhaal", "Verhaal", text="Bea kwam.")
    app = FieldApp(field)
    async with app.run_test() as pilot:
        field.focus_control()
        field.rewrite("bewoner A kwam.")
        await pilot.pause()
        assert app.changes == ["verhaal=bewoner A kwam."]
        await pilot.press("ctrl+z")
        assert field.text == "Bea kwam."


@pytest.mark.parametrize(
    ("kind", "prose"),
    [
        ("line", "x"),
        ("long", "x"),
        ("lines", "x"),
        ("criterium", ""),
        ("belangen", None),
        ("money", None),
        ("choice", None),
        ("brief", None),
    ],
)
async def test_only_what_is_told_in_own_words_is_prose(kind: str, prose: str | None) -> None:
    field = MAKERS[kind]()
    async with FieldApp(field).run_test():
        field.text = "x"
        assert field.prose == prose


async def test_a_field_that_suggests_names_asks_for_one_and_holds_no_prose() -> None:
    field = TextField("contact", "Contact", suggestions=["Bea"])
    async with FieldApp(field).run_test():
        field.text = "Bea"
        assert field.prose is None


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (23, "di = de afgelopen, even"),
        (22, "di = de afgelopen…"),
        (18, "di = de afgelopen…"),
        (17, "di = de…"),
        (2, ""),
    ],
)
def test_a_hint_without_room_ends_after_a_word_or_is_left_out(width: int, shown: str) -> None:
    assert shortened("di = de afgelopen, even", width) == shown


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 12])
def test_no_hint_is_wider_than_its_room(text: str, width: int) -> None:
    assert cell_len(shortened(text, width)) <= width
