"""How the tests of the domain provoke a refusal and look at it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from frontlijn.domain.errors import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Invoer = TypeVar("Invoer", bound="DataclassInstance")


def refusal(act: Callable[[], object], field: str | None) -> str:
    """The message of the refusal at `field`: one line of Dutch that ends as a sentence and is short enough to read."""
    with pytest.raises(Refused) as caught:
        act()
    message = caught.value.message
    assert caught.value.field == field
    assert re.fullmatch(r"[^\n]{10,200}[.?]", message), message
    return message


def with_value(invoer: Invoer, field: str, value: object) -> Invoer:
    """The same input with one field changed, for tests that go through fields by name."""
    change: dict[str, Any] = {field: value}
    return replace(invoer, **change)
