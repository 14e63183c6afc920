"""A template of the worker: their own headings and order, and one Dutch sentence with the line when it is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.blokken import Cel, Tabel, Zin
from frontlijn.domain.errors import Refused
from frontlijn.domain.samenvatting.samenvatting import Sectie
from frontlijn.export.sjabloon import GROOTST, Sjabloon, meegeleverd, read_sjabloon, rendered

SECTIES = (
    Sectie("conclusie", "Conclusie", (Zin("Het gaat om <b> & *ster*."),)),
    Sectie("kasboek", "Sociaal kasboek", (Tabel(("Wat", "Aantal"), ((Cel("regels"), Cel("3")),), frozenset({1})),)),
)
VALUES: dict[str, object] = {
    "titel": "Wijk <i>Selwerd</i> | *x*",
    "naam": "Selwerd",
    "periode": "01-01-2026 tot en met 31-12-2026",
    "vandaag": "21-11-2026",
    "voorbeeld": False,
}


def page(text: str, formaat: str = "md") -> str:
    return rendered(Sjabloon(text), formaat, VALUES, SECTIES)


def test_a_template_has_its_own_headings_and_order() -> None:
    made = page(
        "# {{ naam }}\n\n## Cijfers vooraf\n\n{{ sectie.kasboek.blokken | markdown }}\n"
        "{% for een in secties %}\n- {{ een.kop }}\n{% endfor %}\n{{ sectie['conclusie'].blokken | markdown }}"
    )
    assert made == (
        "# Selwerd\n\n## Cijfers vooraf\n\n| Wat | Aantal |\n| --- | ---: |\n| regels | 3 |\n\n"
        "- Conclusie\n- Sociaal kasboek\n"
        "Het gaat om \\<b\\> \\& \\*ster\\*.\n"
    )


@pytest.mark.parametrize("formaat", ["md", "html"])
def test_what_was_typed_is_safe_wherever_a_template_writes_it(formaat: str) -> None:
    made = page("{{ titel }}\n{{ titel ~ naam }}\n{{ titel | upper }}", formaat)
    shown = MarkdownIt("gfm-like").render(made) if formaat == "md" else made
    assert "<i>" not in shown.lower()
    assert "&lt;i&gt;Selwerd" in shown


def test_the_shipped_templates_are_examples_that_work() -> None:
    for formaat in ("md", "html"):
        made = rendered(meegeleverd(formaat), formaat, VALUES, SECTIES)
        assert "Sociaal kasboek" in made
        assert "{" not in made.partition("</style>")[2 if formaat == "html" else 0]


def test_a_template_can_build_on_the_shipped_one() -> None:
    assert page("{% include 'samenvatting.md.j2' %}").startswith("# Wijk ")
    with pytest.raises(Refused, match=r"een ander sjabloon, ander\.j2"):
        page("{% include 'ander.j2' %}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a\n{% for een in secties %}\nb", "Regel 3 van het sjabloon kan ik niet lezen: b"),
        ("a\n{{ een twee }}", "Regel 2 van het sjabloon kan ik niet lezen: {{ een twee }}"),
        ("{{ naam | mooier }}", "Regel 1 van het sjabloon kan ik niet lezen: {{ naam | mooier }}"),
        ("a\n\n{{ wijk }}", "Regel 3 van het sjabloon vraagt om “wijk”, en dat is er niet: {{ wijk }}"),
        ("{{ sectie.raar.blokken }}", "Regel 1 van het sjabloon vraagt om “raar”, en dat is er niet"),
        ("{{ sectie.kasboek.regels }}", "Regel 1 van het sjabloon vraagt om “regels”, en dat is er niet"),
        ("a\n{{ 1 / 0 }}", "Regel 2 van het sjabloon lukt niet: {{ 1 / 0 }}"),
        ("{{ naam | markdown }}", "Regel 1 van het sjabloon lukt niet"),
        ("{{ naam + 1 }}", "Regel 1 van het sjabloon lukt niet"),
        ("{% for i in range(10 ** 9) %}x{% endfor %}", "Regel 1 van het sjabloon lukt niet"),
        ("{{ ''.__class__.__mro__ }}", "Regel 1 van het sjabloon"),
        ("{{ secties.__class__.__base__.__subclasses__() }}", "Regel 1 van het sjabloon"),
        ("{% import 'os' as os %}", "een ander sjabloon, os"),
        ("{% include '../formats.py' %}", "een ander sjabloon, ../formats.py"),
        ("{% include '/etc/passwd' %}", "een ander sjabloon, /etc/passwd"),
        ("\x1b[31m{{ x }}", "Regel 1 van het sjabloon vraagt om “x”"),
    ],
)
@pytest.mark.parametrize("formaat", ["md", "html"])
def test_what_is_wrong_is_one_sentence_with_its_line(text: str, says: str, formaat: str) -> None:
    with pytest.raises(Refused) as refused:
        page(text, formaat)
    assert says in refused.value.message
    assert refused.value.field == "sjabloon"
    assert "\x1b" not in refused.value.message
    assert "\n" not in refused.value.message


LOOP = "{% for i in range(99999) %}"
DOUBLED = "{% set x %}{{ x }}{{ x }}{% endset %}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"a\n{LOOP * 3}x{'{% endfor %}' * 3}", "Regel 2 van het sjabloon duurt te lang; maak het kleiner"),
        (f"{LOOP}{LOOP[:-3]} if i < 0 %}}{{% endfor %}}{{% endfor %}}", "duurt te lang"),
        ("{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}", "duurt te lang"),
        (f"{LOOP}{'x' * 9_999}{{% endfor %}}", "Regel 1 van het sjabloon wordt te groot"),
        (f"{LOOP}{{% include 'samenvatting.md.j2' %}}{{% endfor %}}", "wordt te groot"),
        ('{{ "a" * 3000000000 }}', "wordt te groot"),
        ("{{ 9 ** (9 ** 9) }}", "wordt te groot"),
        ('{{ "%3000000000d" % 1 }}', "lukt niet"),
        ('{{ "%3000000000d" | format(1) }}', "kan ik niet lezen"),
        ('{{ "{:>3000000000}".format(1) }}', "lukt niet"),
        ('{{ "x" | indent(2000000000) }}', "wordt te groot"),
        ('{{ "x" | center(width=2000000000) }}', "wordt te groot"),
        ('{{ "x".center(2000000000) }}', "lukt niet"),
        ("{{ (5).to_bytes(2000000000) }}", "vraagt om|lukt niet"),
        ('{{ ("x" * 99999) | replace("", "x" * 99999) }}', "wordt te groot"),
        ('{{ range(9999) | map("string") | join("x" * 99999) }}', "wordt te groot"),
        ('{% set x = "xxxxxxxx" %}' + "{% set x = x ~ x %}" * 40, "wordt te groot"),
        ('{% set x = "xxxxxxxx" %}' + "{% set x = x + x %}" * 40, "wordt te groot"),
        ('{% set x = "xxxxxxxx" %}' + DOUBLED * 40, "wordt te groot"),
        (f"{{% set x = 'a' * 9999999 %}}{LOOP}{{{{ 'b' in x }}}}{{% endfor %}}", "wordt te groot"),
        (f"{{% set x = range(99999) | list %}}{LOOP}{{{{ i is in x }}}}{{% endfor %}}", "wordt te groot"),
        ("{{ lipsum(n=100000) }}", "vraagt om “lipsum”, en dat is er niet"),
        ("{% set x = [1] %}{{ x.append(x) }}", "lukt niet"),
    ],
)
def test_a_template_that_takes_too_long_or_becomes_too_large_is_refused(text: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        page(text)
    assert refused.value.field == "sjabloon"


def test_what_a_template_needs_of_text_and_numbers_stays() -> None:
    text = "{% set ns = namespace(n=0) %}"
    text += "{% for i in range(3) if i %}{% set ns.n = ns.n + i * 2 %}{{ loop.index }}{% endfor %}"
    text += " {{ ns.n }} {{ secties | map(attribute='kop') | join(', ') }} {{ naam.upper()[:3] ~ '-' ~ ns.n % 4 }}"
    text += "{{ ' ja' if 'kasboek' in sectie and ns.n is even and naam is not none and 1 < ns.n <= 6 }}"
    text += " {{ 'a-b' | replace('-', '+') | indent(2, true) }} {{ '-' * 3 }} {{ 2 ** 8 }}"
    assert page(text) == "12 6 Conclusie, Sociaal kasboek SEL-2ja a+b \\--- 256\n"


@pytest.mark.parametrize("formaat", ["md", "html"])
def test_nothing_in_the_text_of_a_template_steers_a_terminal(formaat: str) -> None:
    made = page("# \x1b[31mrood \u202eom\r\n\tnaam\x07", formaat)
    assert made == "# \ufffd[31mrood \ufffdom\n naam\ufffd\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "geen tekst"),
        (b"PK\x03\x04\x00\x00", "geen tekst"),
        (b"x" * (GROOTST + 1), "te groot"),
    ],
)
def test_a_file_that_is_no_template_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "mijn.md.j2"
    path.write_bytes(content)
    with pytest.raises(Refused, match=says) as refused:
        read_sjabloon(str(path))
    assert refused.value.field == "sjabloon"


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    for name, says in (
        ("", "geen bestand"),
        ("pijp", "geen bestand"),
        ("weg.j2", "bestaat niet"),
        ("a\0b", "niet lezen"),
    ):
        with pytest.raises(Refused, match=says):
            read_sjabloon(f"{tmp_path}/{name}")


def test_a_template_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "mijn.md.j2"
    path.write_bytes("\ufeff# {{ naam }} één".encode())
    assert read_sjabloon(str(path)) == Sjabloon("# {{ naam }} één")
