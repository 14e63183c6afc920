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
