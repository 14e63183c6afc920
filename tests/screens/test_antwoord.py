"""The letter to who asked: read, changed, copied, put in a file, sent, and then fixed."""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.screens.details.aanvraag import AanvraagScreen
from frontlijn.screens.forms.antwoord import AntwoordForm
from frontlijn.store.read import handgeld
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import answer, decide, request_handgeld, revise
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import at_work
from tests.store.inputs import TODAY, a_pot, aanvraag, afwijzing, dump, toekenning
from tests.widgets.support import HOSTILE, assert_harmless

TO_LETTER = ("4", "enter", "a")


@pytest.fixture
def decided(store: Store) -> int:
    """The number of a request of Aad that was awarded."""
    pot = a_pot(store)
    record = request_handgeld(store, aanvraag(pot.id, aanvrager="Aad"))
    return decide(store, record.id, toekenning()).id


def kept(store: Store, number: int) -> Dossier:
    return handgeld.dossier(store, number)


def written_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.md"))


async def test_the_answer_is_one_key_away_from_the_decision_and_says_it_first(store: Store, decided: int) -> None:
    async with at_work(store) as worker:
        await worker.press("4", "enter")
        assert "Antwoord: nog niet verstuurd" in worker.seen
        await worker.press("a")
        assert worker.at(AntwoordForm)
        assert worker.lines[1].strip() == "Beste Aad,"
        assert "U krijgt € 50,00 handgeld" in worker.seen
        await worker.press("escape")
        assert worker.at(AanvraagScreen), "nothing was typed, so nothing is asked"
    assert kept(store, decided).antwoord is None


async def test_a_changed_letter_is_kept_and_goes_on_later(store: Store, decided: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.write("Dag! ")
        await worker.press("ctrl+s")
        assert "Antwoord bewaard, nog niet verstuurd." in worker.told
        assert "Antwoord: bewaard en nog niet verstuurd" in worker.seen
        await worker.press("a")
        assert worker.field("tekst").text.startswith("Dag! Beste Aad")
    letter = kept(store, decided).antwoord
    assert letter is not None
    assert letter.tekst.startswith("Dag! Beste Aad")
    assert letter.verzonden_op is None


async def test_a_sent_letter_is_fixed_and_can_still_be_read_and_copied(store: Store, decided: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER, "f4")
        assert worker.at(Confirm)
        for no in ("enter", "n", "escape"):
            await worker.press(no)
            assert worker.at(AntwoordForm)
            assert kept(store, decided).antwoord is None
            await worker.press("f4")
        await worker.press("j")
        assert worker.at(AanvraagScreen)
        assert "Antwoord: verstuurd op 21-11-2026" in worker.seen
        worker.app.clear_notifications()
        await worker.press("end")
        assert "21-11-2026 Antwoord op het besluit" in worker.seen, "the timeline tells it"
        await worker.press("a")
        before = worker.field("tekst").text
        await worker.write("Nee")
        await worker.press("f4", "ctrl+s", "f2")
        assert worker.at(AntwoordForm)
        assert worker.field("tekst").text == worker.app.clipboard == before
    letter = kept(store, decided).antwoord
    assert letter is not None
    assert letter.verzonden_op == TODAY


async def test_the_letter_goes_to_the_clipboard_of_the_terminal(
    store: Store, decided: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    async with at_work(store) as worker:
        driver = worker.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", sent.append)
        await worker.press(*TO_LETTER, "f2")
        assert "Gekopieerd" in worker.told
        text = worker.field("tekst").text
    code = base64.b64encode(text.encode()).decode()
    assert any(piece == f"\x1b]52;c;{code}\a" for piece in sent)


async def test_the_letter_goes_to_a_file_as_the_store_has_it(store: Store, decided: int, home: Path) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.write("Dag! ")
        await worker.press("f3", "enter")
        assert worker.at(AntwoordForm)
        (path,) = written_in(home)
        assert f"Geschreven: {path}" in worker.told
        assert "Dag\\! Beste Aad" in path.read_text() or "Dag! Beste Aad" in path.read_text()
        await worker.press("escape")
        assert worker.at(AanvraagScreen), "what is kept is not asked about again"
    letter = kept(store, decided).antwoord
    assert letter is not None
    assert letter.tekst.startswith("Dag! ")


async def test_a_long_sentence_is_said_softly_and_kept(store: Store, decided: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        assert "Langer dan" not in worker.seen, "what frontlijn writes itself is short"
        await worker.write("Zin " * 21 + "klaar. ")
        assert "Langer dan 20 woorden: “Zin Zin" in worker.seen
        await worker.press("ctrl+s")
        assert worker.at(AanvraagScreen)


async def test_an_empty_letter_is_refused_at_its_field(store: Store, decided: int) -> None:
    before = dump(store)
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        for key in ("ctrl+s", "f3", "f4"):
            await worker.fill({"tekst": "   "})
            await worker.press(key, *(["j"] if key == "f4" else []))
            assert worker.at(AntwoordForm)
            assert list(worker.problems) == ["tekst"]
    assert dump(store) == before


async def test_a_letter_somebody_else_changed_is_not_written_over(store: Store, decided: int) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.write("Van mij. ")
        other = Store.open(store.path, clock=store.clock)
        answer(other, decided, "Van een ander.")
        other.close()
        await worker.press("ctrl+s")
        assert worker.at(AntwoordForm)
        assert worker.field("tekst").text.startswith("Van mij. ")
        assert "intussen" in worker.seen
    found = kept(store, decided).antwoord
    assert found is not None
    assert found.tekst == "Van een ander."


async def test_a_draft_of_a_letter_waits_and_never_comes_back_under_another_decision(
    store: Store, decided: int
) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.write("Half. ")
        await worker.press("escape", "c")
    async with at_work(store) as worker:
        assert "een antwoord" in worker.seen
        await worker.press("enter")
        assert worker.field("tekst").text.startswith("Half. Beste Aad")
        await worker.press("escape", "c")
    revise(store, decided, afwijzing(herziening_reden="Toch niet", datum=date(2026, 11, 12)))
    async with at_work(store) as worker:
        await worker.press("enter")
        assert "past er niet meer bij" in worker.seen
        await worker.press("b", *TO_LETTER)
        assert "Ctrl+R" not in worker.seen
        assert "U krijgt geen handgeld" in worker.seen


async def test_a_locked_file_says_so_and_keeps_the_letter(
    store: Store, decided: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontlijn.store.connection.BUSY_SECONDS", 0.05)
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.write("Dag! ")
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for keys in (["ctrl+s"], ["f3"], ["f4", "j"]):
                await worker.press(*keys)
                assert worker.at(AntwoordForm)
                assert "Een ander programma" in worker.seen
                assert worker.field("tekst").text.startswith("Dag! ")
        await worker.press("f4", "j")
        assert worker.at(AanvraagScreen)
    letter = kept(store, decided).antwoord
    assert letter is not None
    assert letter.verzonden_op == TODAY


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_in_a_letter_harms_nothing(store: Store, decided: int, text: str) -> None:
    async with at_work(store) as worker:
        await worker.press(*TO_LETTER)
        await worker.fill({"tekst": text})
        assert_harmless(worker.app)
