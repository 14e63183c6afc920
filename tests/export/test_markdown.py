"""User text in markdown comes back as plain text and as nothing else, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.substitution import substitution_plugin
from mdit_py_plugins.superscript import superscript_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from frontlijn.domain.text import printable
from frontlijn.export.markdown import escape_line, table

COMMONMARK = MarkdownIt("commonmark")
GITHUB = (
    MarkdownIt("gfm-like")
    .use(footnote_plugin)
    .use(deflist_plugin)
    .use(dollarmath_plugin)
    .use(attrs_plugin)
    .use(attrs_block_plugin)
    .use(colon_fence_plugin)
    .use(substitution_plugin)
    .use(superscript_plugin)
    .use(tasklists_plugin)
    .use(front_matter_plugin)
)

MARKS = st.text(alphabet="\\`*_{}[]<>()#+-.!|~&=$^@:/\"' \n\t\r1a9é;x\x1b\u202e\u2028\x00", max_size=60)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            *(
                "# kop",
                "## ",
                "- punt",
                "+ x",
                "* x",
                "1. een",
                "2) twee",
                "> citaat",
                "---",
                "***",
                "===",
                "```",
                "~~~",
            ),
            *(
                "    code",
                "\t",
                "\n",
                "\n\n",
                "|",
                "a|b\n-|-\n",
                "[a](b)",
                "![a](b)",
                "[a]: b",
                "[^1]",
                "[^1]: noot",
                "^[x]",
            ),
            *(
                "<b>",
                "</td>",
                "<!-- ",
                "-->",
                "<script>",
                "&lt;",
                "&#x3c;",
                "&amp",
                "https://x.nl",
                "www.nu.nl",
                "nu.nl",
            ),
            *(
                "//x.nl",
                "mailto:a@b.nl",
                "a@b.nl",
                "ftp://x",
                "<http://x>",
                "❤.nl",
                "$x$",
                "$$",
                "{.k #i}",
                ": uitleg",
                "~~w~~",
            ),
            *(
                "==m==",
                "\\",
                "\\\\",
                "  \n",
                "\x1b[31m",
                "\x1b]0;t\x07",
                "\u202e",
                "\x85",
                "- [ ] taak",
                "@naam",
                "woord",
                " ",
            ),
        ]
    ),
    max_size=8,
).map("".join)
USER_TEXT = st.one_of(MARKS, SNIPPETS, st.text(max_size=60))


def spoken(tokens: list[Token]) -> tuple[str, set[str]]:
    """The text a reader sees, and the kinds of tokens that carry it."""
    text, kinds = [], set()
    for token in tokens:
        if token.type != "inline":
            kinds.add(token.type)
            continue
        for child in token.children or []:
            kinds.add(child.type)
            text.append(child.content if child.type == "text" else "\n" if child.type == "hardbreak" else "")
        text.append("\n\n")
    return "".join(text).strip(), kinds


def one_line(text: str) -> str:
    return " ".join(printable(text).split())


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@given(USER_TEXT)
def test_a_line_is_one_paragraph_of_text(parser: MarkdownIt, text: str) -> None:
    said, kinds = spoken(parser.parse(escape_line(text)))
    assert said == one_line(text)
    assert kinds <= {"paragraph_open", "paragraph_close", "text"}


@given(USER_TEXT)
def test_a_line_in_a_heading_and_in_a_list_is_text(text: str) -> None:
    said, kinds = spoken(GITHUB.parse(f"# Wijk {escape_line(text)}"))
    assert said == f"Wijk {one_line(text)}".strip()
    assert kinds <= {"heading_open", "heading_close", "text"}
    said, kinds = spoken(GITHUB.parse(f"- x {escape_line(text)}"))
    assert said == f"x {one_line(text)}".strip()
    assert kinds <= {
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("paragraph_open", "paragraph_close", "text"),
    }


@pytest.mark.parametrize(
    "text",
    [
        *(
            "http://localhost",
            "https://x",
            "mailto:a@b",
            "a@b.nl",
            "//x.nl",
            "//localhost/x",
            "nu.nl",
            "www.nu.nl",
            "1.nl",
            "❤.nl",
        ),
        *(
            "ftp://x",
            "$x$",
            "$$x$$",
            "x{.k}",
            "[x]{.k}",
            ": uitleg",
            "- [ ] taak",
            "~~w~~",
            "[^1]",
            "^[noot]",
            "# kop #",
            "| a |",
        ),
        *(
            "<b>x</b>",
            "<!-- x -->",
            "&amp;",
            "&#60;",
            "---",
            "===",
            "```",
            "1)",
            "+ x",
            "{.k}",
            "{{x}}",
            "::: x",
            "x^2^",
            "H~2~O",
            "* x",
            "> x",
            "![x](y)",
            "`x`",
            "\\",
            "<x@y.nl>",
        ),
    ],
)
def test_each_known_trick_is_text(text: str) -> None:
    """Alone, after a paragraph, and at the end of a heading."""
    for document, wanted in (
        (escape_line(text), text),
        (f"Term\n\n{escape_line(text)}", f"Term\n\n{text}"),
        (f"# Kop {escape_line(text)}", f"Kop {text}"),
    ):
        said, kinds = spoken(GITHUB.parse(document))
        assert said == wanted
        assert kinds <= {"paragraph_open", "paragraph_close", "heading_open", "heading_close", "text", "hardbreak"}


@given(st.lists(st.tuples(USER_TEXT, USER_TEXT), max_size=4), USER_TEXT)
def test_a_table_keeps_its_cells(rows: list[tuple[str, str]], header: str) -> None:
    tokens = GITHUB.parse("\n".join(table(["Wat", header], rows, numbers=[1])))
    assert {token.type for token in tokens} <= {
        *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close"),
        *("tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "inline"),
    }
    inlines = [token for token in tokens if token.type == "inline"]
    assert {child.type for token in inlines for child in token.children or []} <= {"text"}
    cells = ["".join(child.content for child in token.children or []) for token in inlines]
    assert cells == ["Wat", one_line(header), *(one_line(cell) for row in rows for cell in row)]


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "github"])
@given(USER_TEXT)
def test_text_comes_back_as_one_line_of_itself(parser: MarkdownIt, text: str) -> None:
    said, kinds = spoken(parser.parse(escape_line(text)))
    assert said == one_line(text)
    assert kinds <= {"paragraph_open", "paragraph_close", "text"}


@given(USER_TEXT)
def test_nothing_renders_as_a_tag_or_a_control_character(text: str) -> None:
    html = GITHUB.render(escape_line(text)).replace("<p>", "").replace("</p>", "").replace("<br>", "")
    html = html.replace("<br />", "")
    assert "<" not in html
    assert all(char == "\n" or ord(char) >= 0x20 for char in html)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Koffie-uurtje, elke 1e maandag (10:30)!", "Koffie-uurtje, elke 1e maandag (10:30)!"),
        ("€ 1.234,56 voor plantjes.", "€ 1.234,56 voor plantjes."),
        ("[/x] [b] \\ €", "\\[/x\\] \\[b\\] \\\\ €"),
        ("- geen lijst", "\\- geen lijst"),
        ("1. geen lijst", "1\\. geen lijst"),
        ("", ""),
    ],
)
def test_ordinary_text_stays_readable(text: str, escaped: str) -> None:
    """A worker who opens the file in a plain editor reads Dutch, not backslashes."""
    assert escape_line(text) == escaped


def test_a_megabyte_of_marks_takes_no_time() -> None:
    assert len(escape_line("[" * 1_000_000)) == 2_000_000


@pytest.mark.parametrize("plain", ["n.v.t.", "<5 deelnames", "1.234", "Klaar. Nu de tuin."])
def test_what_means_nothing_gets_no_backslash(plain: str) -> None:
    assert escape_line(plain) == plain
