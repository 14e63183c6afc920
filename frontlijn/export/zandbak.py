"""Where a template runs: Jinja2 in a sandbox that changes nothing, with a bound on the work and on the text.

Only what renders a template imports this: Jinja2 takes long to import. All bounds are counted, none is measured by a
clock, so that the same template does the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, NoReturn

from jinja2 import nodes, pass_context, pass_eval_context
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

STAPPEN = 2_000_000
"""So many parts of a template are done, each turn of a loop again; the one that ships needs some hundreds."""

TEKENS = 20_000_000
"""So many characters are made in all, on the way to the page too; one page that ships is some tens of thousands."""

_GETAL = 10_000
"""The largest number that a filter takes, such as a width."""

_BITS = 10_000
"""The largest number that a multiplication or a power makes."""

_UNKNOWN = 10_000
"""What comes one by one is held to be so long."""

_INCLUDED = 10_000
"""A template that is included is held to be so large."""

_GROEIT = frozenset({"indent", "join", "replace", "wordwrap"})
"""What can put a whole text between every two others."""

_LEFT_OUT = frozenset({"format"})
"""A width in the text of a format makes it as large as anybody likes."""

_STR = frozenset(
    {"capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isdecimal", "isdigit"}
    | {"islower", "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip", "partition", "removeprefix"}
    | {"removesuffix", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith"}
    | {"strip", "swapcase", "title", "upper"}
)
"""What a template can ask of a text: nothing that makes it longer than it is."""

_SPENT = "_besteed"
_JOINED = "_aaneen"
_SEEN = "_gezien"


class TeVeel(Exception):
    """A template that takes too long or becomes too large; the message is what it does."""


class Zandbak(ImmutableSandboxedEnvironment):
    """An environment for one page: what it does is counted from the moment it is made."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._steps = 0
        self._characters = 0
        for name in ("lipsum", "cycler"):
            del self.globals[name]
        for name in _LEFT_OUT:
            del self.filters[name]
        for name in list(self.filters):
            self.add(name, self.filters[name])
        self.filters[_SPENT] = self._spend
        self.filters[_JOINED] = self._join
        self.filters[_SEEN] = self._see
        self.tests = {name: self._seen_by(test) for name, test in self.tests.items()}

    def add(self, name: str, filter_: Callable[..., Any]) -> None:
        """Adds a filter, which is counted."""
        self.filters[name] = self._counted(name, filter_)

    def made(self, value: object) -> None:
        """Counts a text, or what else came to be; raises TeVeel."""
        self._characters += _size(value)
        if self._characters > TEKENS:
            _too_large()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """What an operator makes; raises TeVeel before it becomes too large."""
        if operator == "%" and isinstance(left, str):
            raise TypeError("a width in the text would make it as large as anybody likes")
        texts = [one for one in (left, right) if hasattr(one, "__len__")]
        numbers = [one for one in (left, right) if isinstance(one, int)]
        if operator == "*" and texts and numbers:
            if len(texts[0]) * max(numbers[0], 0) > TEKENS:
                _too_large()
        elif operator in ("*", "**") and len(numbers) == 2:
            bits = left.bit_length() * abs(right) if operator == "**" else left.bit_length() + right.bit_length()
            if bits > _BITS:
                _too_large()
        found = super().call_binop(context, operator, left, right)
        self.made(found)
        return found

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """What a call in the template gives; raises TeVeel."""
        found = super().call(context, obj, *args, **kwargs)
        self.made(found)
        return found

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: of a text only what makes no longer one, of a number nothing."""
        if isinstance(obj, str):
            return attr in _STR
        return not isinstance(obj, (int, float, bytes)) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """None: `format` of a text is left out, as the filter is."""

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        counted = _Counted().visit(source)
        counted.set_environment(self)
        return super()._generate(counted, *args, **kwargs)

    @pass_context
    def _spend(self, _: Context, steps: int, characters: int) -> bool:
        self._steps += steps
        self._characters += characters
        if self._steps > STAPPEN:
            raise TeVeel("duurt te lang; maak het kleiner of herhaal minder")
        if self._characters > TEKENS:
            _too_large()
        return True

    @pass_eval_context
    def _join(self, eval_context: nodes.EvalContext, parts: list[Any]) -> str:
        found = markup_join(parts) if eval_context.autoescape else str_join(parts)
        self.made(found)
        return found

    @pass_context
    def _see(self, _: Context, value: Any) -> Any:
        self.made(value)
        return value

    def _seen_by(self, test: Any) -> Callable[..., Any]:
        @wraps(test)
        def counted(*args: Any, **kwargs: Any) -> Any:
            for one in (*args, *kwargs.values()):
                self.made(one)
            return test(*args, **kwargs)

        return counted

    def _counted(self, name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
        own = 1 if getattr(filter_, "jinja_pass_arg", None) else 0

        @wraps(filter_)
        def counted(*args: Any, **kwargs: Any) -> Any:
            value, *more = (*args[own:], *kwargs.values())
            largest = max((abs(one) if isinstance(one, int) else _size(one) for one in more), default=1)
            if any(isinstance(one, int) and abs(one) > _GETAL for one in more):
                _too_large()
            self._characters += _size(value) * (max(largest, 1) if name in _GROEIT else 1)
            self.made("")
            found = filter_(*args, **kwargs)
            self.made(found)
            return found

        return counted


class _Counted(NodeTransformer):
    """Puts at the begin of whatever can be done again and again what it takes."""

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """The same node, counted."""
        super().generic_visit(node, *args, **kwargs)
        match node:
            case nodes.For() | nodes.Macro() | nodes.CallBlock() | nodes.Block():
                spent = _spent(node)
                if isinstance(node, nodes.For) and node.test is not None:
                    node.test = nodes.And(spent, node.test, lineno=node.lineno)
                node.body.insert(0, nodes.ExprStmt(spent, lineno=node.lineno))
            case nodes.Compare():
                for one in node.ops:  # what is compared or looked through is read whole
                    one.expr = nodes.Filter(one.expr, _SEEN, [], [], None, None, lineno=node.lineno)
            case nodes.Concat():
                parts = nodes.List(node.nodes, lineno=node.lineno)
                return nodes.Filter(parts, _JOINED, [], [], None, None, lineno=node.lineno)
        return node


def _spent(node: nodes.Node) -> nodes.Filter:
    """The count of the parts in a node, and of the text in it."""
    parts = list(_within(node))
    text = sum(len(one.data) for one in parts if isinstance(one, nodes.TemplateData))
    text += _INCLUDED * sum(isinstance(one, nodes.Include) for one in parts)
    steps, characters = (nodes.Const(one, lineno=node.lineno) for one in (len(parts) + 1, text))
    return nodes.Filter(steps, _SPENT, [characters], [], None, None, lineno=node.lineno)


def _within(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _within(child)


def _size(value: object) -> int:
    if hasattr(value, "__len__"):
        return len(value)
    return _UNKNOWN if isinstance(value, Iterator) else 1


def _too_large() -> NoReturn:
    raise TeVeel("wordt te groot; maak het kleiner of herhaal minder")
