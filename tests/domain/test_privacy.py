"""Privacy while typing: what may be a BSN is refused, other things are asked about, and names become schuilnamen."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontlijn.domain import values
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.privacy.aandacht import aandacht
from frontlijn.domain.privacy.bsn import MogelijkBsn, bsn_in, refuse_bsn
from frontlijn.domain.privacy.namen import (
    met_schuilnamen,
    namen_in,
    over_pseudoniem,
    schuilnamen,
    vervang_namen,
    voornamen_in,
)
from frontlijn.domain.privacy.woorden import GEVOELIG, gevoelig_woord
from frontlijn.domain.privacy.zoeker import namenzoeker, vervangen
from tests.domain.refusals import refusal

AAD, BEP = "Aad de Vries", "Bep Prins"
FULLWIDTH = "１１１２２２３３３"


def bsn(first_eight: list[int]) -> str | None:
    """The BSN that begins with these digits: the last is their weighted sum modulo 11, so with 10 there is none."""
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first_eight, strict=True)) % 11
    return None if last == 10 or not any(first_eight) else "".join(map(str, [*first_eight, last]))


VALID = st.lists(st.integers(0, 9), min_size=8, max_size=8).map(bsn).filter(bool).map(str)


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "BSN111222333.",
        "zijn nummer: 111222333, van 12 mensen",
        "NL111222333B01",
        "111.222.333",
        "111 222 333",
        "111-222-333",
        "1112.22.333",
        "1112 22 333",
        "1112-22-333",
        "111.222.333. 3 mensen",
        "het is 111 222 333, 3 mensen",
        "op 3 111.222.333",
        FULLWIDTH,
        "١١١٢٢٢٣٣٣",
        "111\u00a0222\u202f333",
        "111\u2011222\u2011333",
        "111\u00ad222\u200d333",
        "111222333\u00b2",
        "111/222/333",
        "111,222,333",
        "111_222_333",
        "111·222·333",
        "1112/22/333",
        "1 1 1 2 2 2 3 3 3",
        "1-1-1-2-2-2-3-3-3",
        "1·1·1·2·2·2·3·3·3",
        "\u00b9\u00b9\u00b9\u00b2\u00b2\u00b2\u00b3\u00b3\u00b3",
        "①①①②②②③③③",
        "111₂₂₂③③③",
    ],
)
def test_a_bsn_is_found_however_it_is_written(text: str) -> None:
    """Domain model, section 12; 1234.56.782 is how the government writes it."""
    assert bsn_in(text) == ("111222333",)


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "000000000",
        "000.000.000",
        "KvK 11122233",
        "0111222333",
        "1112223330",
        "011-1222333",
        "+31 111222333",
        "+31 (0)111222333",
        "+31 111 222 333",
        "0031-111222333",
        "NL91 ABNA 0111 2223 33",
        "NL91ABNA0111222333",
        "€ 111.222.333",
        "EUR 111 222 333",
        "111.222.333 euro",
        "111.222.333,50",
        "111.222.333,-",
        "1.111.222.333",
        "111.222.333.444",
        "1112.22.333.444",
        "2 111 222 333",
        "111.222-333",
        "111/222.333",
        "2111/222/333",
        "111,222,333,50",
        "1 1 1 2 2 2 3 3 3 4",
        "0 1 1 1 2 2 2 3 3 3",
        "1, 1, 1, 2, 2, 2, 3, 3, 3",
        "1 1-1 2 2 2 3 3 3",
        "111\n222\n333",
        "11-12-2233 3",
        "21-11-2026",
        "",
    ],
)
def test_another_number_is_no_bsn(text: str) -> None:
    assert bsn_in(text) == ()


def test_numbers_come_in_order_and_once() -> None:
    assert bsn_in("123456782 111.222.333\n123 456 782 123456789") == ("123456782", "111222333")


def test_one_in_eleven_numbers_may_be_a_bsn() -> None:
    """Domain model, section 14; therefore a worker can say that a number is none."""
    found = bsn_in("\n".join(map(str, range(300_000_000, 300_011_000))))
    assert abs(len(found) - 1_000) < 10


@given(VALID, st.text(alphabet=st.characters(exclude_categories=["Nd"], exclude_characters="+"), max_size=20))
def test_what_divides_is_found_between_anything_but_digits(nummer: str, text: str) -> None:
    assert bsn_in(f"{text}{nummer}{text}") == (nummer,)
    assert bsn_in(f"{text}{nummer}0{text}") == ()


@given(
    st.integers(0, 99_999_999_99),
    st.dates(),
    st.from_regex(r"0[1-9][0-9]-?[0-9]{3} ?[0-9]{2} ?[0-9]{2}|06[ -]?[0-9]{8}", fullmatch=True),
    st.lists(st.integers(0, 40), min_size=9, max_size=12),
)
def test_no_amount_day_telephone_number_or_list_is_taken_for_one(
    cents: int, day: date, phone: str, counts: list[int]
) -> None:
    """Each as frontlijn and as people write it."""
    for text in (
        format_bedrag(cents),
        f"{day:%d-%m-%Y}, {day:%d/%m/%Y}, {day:%d.%m.%y}, {day:%Y-%m-%d} 10:30",
        f"van {day:%d-%m-%Y} - {day:%d-%m-%Y}",
        phone,
        ", ".join(map(str, counts)),
    ):
        assert bsn_in(text) == (), text


@given(VALID, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_makes_it_no_bsn(nummer: str, at: int, plus: int) -> None:
    wrong = (int(nummer[at]) + plus) % 10
    assert bsn_in(f"{nummer[:at]}{wrong}{nummer[at + 1 :]}") == ()


def test_a_refusal_says_where_it_is_and_shows_three_digits() -> None:
    message = refusal(lambda: refuse_bsn("Hij heeft 123.456.782", "verhaal"), "verhaal")
    assert message == (
        "In het verhaal staat misschien een BSN (…782) en dat hoort hier niet: "
        "haal het weg, of geef aan dat het geen BSN is."
    )


def test_a_refusal_of_many_is_short_and_holds_the_whole_numbers_for_who_asks() -> None:
    text = "\n".join(map(str, range(300_000_000, 300_000_100)))
    with pytest.raises(MogelijkBsn) as caught:
        refuse_bsn(text, "wat_werkte")
    assert caught.value.nummers == bsn_in(text)
    assert f"en nog {len(bsn_in(text)) - 3})" in caught.value.message
    assert not re.search(r"\d{4}", f"{caught.value!r}{caught.value.args}")
    refusal(lambda: refuse_bsn(text, "rol_uitvoering"), "rol_uitvoering")


def test_what_is_stated_to_be_no_bsn_is_taken_and_only_that() -> None:
    refuse_bsn("111.222.333", "titel", {"111222333"})
    refuse_bsn(None, "titel")
    with pytest.raises(MogelijkBsn) as caught:
        refuse_bsn("111222333 123456782", "titel", {"111222333"})
    assert caught.value.nummers == ("123456782",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NL91ABNA0417164300", "rekeningnummer"),
        ("op nl91 abna 0417 1643 00 is van hem", "rekeningnummer"),
        ("ab12 NL91.ABNA.0417.1643.00", "rekeningnummer"),
        ("BE68 5390 0754 7034", "rekeningnummer"),
        ("06-12345678", "telefoonnummer"),
        ("06 - 12 34 56 78", "telefoonnummer"),
        ("tel:0612345678.", "telefoonnummer"),
        ("+31 6 1234 5678", "telefoonnummer"),
        ("+31 (0)6-12345678", "telefoonnummer"),
        ("0031612345678", "telefoonnummer"),
        ("050 123 45 67", "telefoonnummer"),
        ("(050) 123 45 67", "telefoonnummer"),
        ("0596-123456", "telefoonnummer"),
        ("jan.de+boer@mail.example.nl, graag", "e-mailadres"),
    ],
)
def test_a_way_to_reach_or_pay_somebody_is_asked_about(text: str, kind: str) -> None:
    (remark,) = aandacht(text)
    assert remark.startswith(f"Hier staat een {kind}: ")


@pytest.mark.parametrize(
    "text",
    [
        "NL92ABNA0417164300",
        "AB12 CDEF GHIJ KLMN OPQR",
        "Op 06-12-2026 10:00 en 01-02-2026 10:00",
        "van 06.00-10.30 12 mensen en 09.00-10.30 12 mensen",
        "KvK 01234567, € 0,50 en 12345678",
        "061234567890",
        "wij @buurthuis, a@b, a@ b.nl",
        "",
    ],
)
def test_other_signs_and_numbers_get_no_remark(text: str) -> None:
    assert aandacht(text) == ()


@pytest.mark.parametrize(
    ("text", "word", "waarover"),
    [
        ("Zijn DIAGNOSE kwam", "DIAGNOSE", "gezondheid"),
        ("een depressie", "depressie", "gezondheid"),
        ("verslavingszorg", "verslavingszorg", "gezondheid"),
        ("een patie\u0308nt", "patie\u0308nt", "gezondheid"),
        ("met burn-out thuis", "burn-out", "gezondheid"),
        ("ex-verslaafde", "ex-verslaafde", "gezondheid"),
        ("via Jeugdzorg", "Jeugdzorg", "zorg"),
        ("de ggz-behandelaar", "ggz-behandelaar", "zorg"),
        ("deed aangifte bij de politie", "aangifte", "politie of justitie"),
        ("huiselijk geweld", "geweld", "politie of justitie"),
        ("de verdachte", "verdachte", "politie of justitie"),
    ],
)
def test_a_word_that_hints_at_something_sensitive_is_asked_about_once(text: str, word: str, waarover: str) -> None:
    assert aandacht(text) == (f'Het woord "{word}" kan gaan over {waarover}: laat het weg als iemand te herkennen is.',)


@pytest.mark.parametrize(
    "text",
    [
        "gezond, gezondheid, gezondheidsmarkt, ongezond",
        "muziek, geweldig, zorgt voor, verzorging, verslag, dementi",
        "politiek, politieke, chemokar, belastingaangifte, vis gevangen, verdacht veel",
        "dementievriendelijk, mantelzorgers, huisarts, wijkagent, schulden, inbraakpreventie",
    ],
)
def test_an_ordinary_word_is_not(text: str) -> None:
    assert gevoelig_woord(text) is None


def test_no_word_of_frontlijn_itself_is_asked_about() -> None:
    """The leefdomein gezondheid least of all."""
    lists = [one for one in vars(values).values() if isinstance(one, type) and issubclass(one, Enum)]
    labels = [getattr(value, "label", value.value) for one in lists for value in one]
    assert "gezondheid" in labels
    assert [label for label in labels if aandacht(str(label))] == []


def test_each_listed_word_stands_once_in_the_form_it_is_compared_in() -> None:
    words = [word for listed in GEVOELIG.values() for word in listed.split()]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[a-z]+\*?", word) for word in words)


def test_every_kind_gets_one_remark_and_each_is_a_short_line() -> None:
    text = f"""{AAD} en {BEP}, {AAD}: ziek, a@b.nl, c@d.nl, 0612345678, 050 1234567, NL91ABNA0417164300, ver\x1bdachte,
    {"ziekte" * 1000}"""
    remarks = aandacht(text, [AAD, BEP])
    assert len(remarks) == 5
    for remark in remarks + aandacht("ziekte" * 1000):
        assert re.fullmatch(r"[^\n\x1b]{10,160}\.", remark)


def test_a_known_name_is_asked_about_with_the_key_that_changes_it() -> None:
    assert aandacht(f"koffie met {AAD.upper()}", [AAD, BEP]) == (
        "In dit stuk staat de naam van iemand die je kent: Aad de Vries. Zet er een schuilnaam voor, met F6.",
    )
    five = ["Bo Aa", "Bo Bb", "Bo Cc", "Bo Dd", "Bo Ee"]
    (remark,) = aandacht(" en ".join(five), five)
    assert "Bo Aa, Bo Bb, Bo Cc en nog 2." in remark
    assert aandacht(f"koffie met {AAD}") == ()


def test_a_name_with_an_escape_code_is_shown_harmless() -> None:
    (remark,) = aandacht("Bo Aa", ["Bo \x1bAa"])
    assert "\x1b" not in remark


def test_names_are_found_whole_in_order_and_once() -> None:
    names = [BEP, AAD, "Zoë Çelik", "Jan Jansen", "Jan Jansen-Smit", "kok"]
    text = "zoe celik en AAD  DE VRIES, Aad de Vriesman, Jan Jansen-Smits kok, Aad de Vries"
    assert namen_in(text, names) == ("Zoë Çelik", AAD, "Jan Jansen-Smit")


def test_of_names_that_share_a_word_the_first_is_found() -> None:
    assert namen_in("Jan Jansen Smit", ["Jansen Smit", "Jan Jansen"]) == ("Jan Jansen",)


def test_a_schuilnaam_is_the_same_wherever_the_name_stands() -> None:
    text = "Bep Prins kookt met aad de vries. AAD DE VRIES wast af, Bep Prins' hond niet; Aad de Vries’ kat en Beps."
    assert met_schuilnamen(text, [AAD, BEP]) == (
        "bewoner A kookt met bewoner B. bewoner B wast af, bewoner A' hond niet; bewoner B’ kat en bewoner A's."
    )
    assert met_schuilnamen(f"{BEP} en {AAD}", [AAD, BEP], "Roos") == "Roos en bewoner A"
    assert met_schuilnamen("Bob Baks tuin, BOB BAKS HUIS", ["Bob Bak"]) == "bewoner A's tuin, bewoner A'S HUIS"
    assert met_schuilnamen("Niemand [b]", [AAD]) == "Niemand [b]"


def test_the_fields_of_a_story_share_their_schuilnamen() -> None:
    texts = [f"Met {AAD}", f"{BEP} en {AAD}"]
    schuil = schuilnamen(texts, [BEP, AAD])
    assert schuil == {AAD: "bewoner A", BEP: "bewoner B"}
    assert [vervang_namen(text, schuil) for text in texts] == ["Met bewoner A", "bewoner B en bewoner A"]


def test_after_z_comes_aa() -> None:
    names = [f"Bo {first}{second}" for first in "qrs" for second in "abcdefghijklmnopqrstuvwxyz"]
    given_names = list(schuilnamen([", ".join(names)], names).values())
    assert given_names[25:28] == ["bewoner Z", "bewoner AA", "bewoner AB"]
    assert given_names[51:53] == ["bewoner AZ", "bewoner BA"]
    assert len(set(given_names)) == len(names)


def test_a_letter_that_stands_in_the_text_or_is_a_known_name_goes_to_nobody_else() -> None:
    """Otherwise two people would become one."""
    assert met_schuilnamen(f"Bewoner A en {AAD}", [AAD]) == "Bewoner A en bewoner B"
    assert met_schuilnamen(AAD, [AAD, "Bewoner A"]) == "bewoner B"


NAMES = st.lists(st.sampled_from(["Aad", "de", "Vries", "Zoë", "Çelik", "Prins"]), min_size=2, max_size=3).map(" ".join)
WORDS = st.sampled_from(["aad", "DE", "Vries", "zoe\u0308", "ÇELIK", "prins", "prinss", "ß", "½", ",", "-", "\n"])


@given(st.lists(WORDS | NAMES, max_size=20).map(" ".join), st.lists(NAMES, max_size=5), st.none() | st.just("Roos"))
def test_a_replaced_text_holds_no_name_any_more(text: str, names: list[str], pseudoniem: str | None) -> None:
    replaced = met_schuilnamen(text, names, pseudoniem)
    assert namen_in(replaced, names) == ()
    assert voornamen_in(replaced, names) == ()
    assert (replaced == text) == (namen_in(text, names) + voornamen_in(text, names) == ())


@given(st.text(), st.lists(st.text(max_size=10), max_size=5))
def test_any_text_and_any_names_are_taken(text: str, names: list[str]) -> None:
    assert all(name in names for name in namen_in(text, names))
    assert len(aandacht(text, names)) <= 6


XANDRA = "Xandra Kwibus"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kwibus, Xandra kwam", "# kwam"),
        ("met X. Kwibus en X Kwibus", "met # en #"),
        ("x. kwibus, en X.M. Kwibus", "#, en #"),
        ("Kwibus, X. (12)", "#. (12)"),
        ("Xandra M. Kwibus", "#"),
        ("XandraKwibus en xandrakwibus", "# en #"),
        ("Xandra\u200bKwibus, Xan\u00addra\u2060 Kwibus", "#, #"),
        ("mail xandra.kwibus@example.nl.", "mail #."),
        ("mail x.m.kwibus85@mail.example.nl of Kwibus_Xandra@a.nl", "mail # of #"),
        ("xkwibus@a.nl, xandra@kwibus.nl", "#, #"),
        ("TRUUS en Truus, truus@a.nl", "# en #, #"),
        ("een truus, 'x kwibus, bewoner X Kwibus", "een truus, 'x kwibus, bewoner X Kwibus"),
        ("info@a.nl en a@b", "info@a.nl en a@b"),
        ("Vries, Aad de en de Vries, Aad", "# en #"),
        ("A. de Vries", "#"),
        ("de kwibus xandra", "de kwibus xandra"),
    ],
)
def test_a_name_is_found_in_its_usual_spellings(text: str, left: str) -> None:
    """And not in words that only look like one."""
    found = namenzoeker([XANDRA, "Truus", AAD])(text)
    assert vervangen(text, found, lambda _: "#") == left


def test_a_name_in_one_word_is_long_or_has_its_capital() -> None:
    assert namen_in("joan en JoAn", ["Jo An"]) == ("Jo An",)
    assert namen_in("joan", ["Jo An"]) == ()


def test_the_name_of_something_stands_only_as_it_is() -> None:
    """An initiative has no initials, and turned around its name is two ordinary words."""
    assert namenzoeker(["Koffie Uur"], any_word=True)("een Uur, Koffie en K. uur") == ()


def test_a_first_name_alone_may_be_of_somebody_and_follows_the_whole_name() -> None:
    names = ["Annie Bakker", "Annie Smit", "Van Dijk", "Al Bo"]
    assert voornamen_in("Annie kwam, van Al; Van twee tot drie. annie", names) == ("Annie",)
    assert aandacht("Met Annie", names) == ("Annie kan iemand zijn die je kent.",)
    assert voornamen_in("Annie Smit kwam. Annie bleef.", names) == ()
    assert met_schuilnamen("Annie kwam. Annie Smits tuin.", names) == "bewoner A kwam. bewoner A's tuin."
    assert namen_in("Annie kwam", names) == ()


def test_a_schuilnaam_that_is_a_part_of_a_known_name_is_asked_about() -> None:
    assert "kies liever een andere" in str(over_pseudoniem("Mevrouw Kwibus", [AAD, XANDRA]))
    assert over_pseudoniem("Mevrouw de Roos", [AAD, XANDRA, "Mevrouw Bel"]) is None


def test_a_long_text_of_names_and_many_known_ones_is_read_once() -> None:
    """What is looked at for each word does not grow with how many names begin as it does."""
    names = [f"Aad de {first}{second}" for first in "bcdfghjklmnpqrstvwxz" for second in "aeiou" * 10]
    assert namenzoeker(names, voornamen=True)("Aad de " * 20_000)[0].naam in names
    assert namenzoeker(names)("a@b.nl A. A. A. A. " * 10_000) == ()
