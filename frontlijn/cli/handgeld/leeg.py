"""Options that were given and hold nothing, such as a variable of the shell that is empty."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from frontlijn.cli.exits import WrongInput


def refuse_empty(command: Callable[..., None]) -> Callable[..., None]:
    """The command, which now raises WrongInput when an option that may be left out was given and is empty.

    What must be given is checked by the domain, which can say what for.
    """

    @wraps(command)
    def checked(ctx: typer.Context, **typed: Any) -> None:
        for param in ctx.command.params:
            value = typed.get(param.name or "")
            values = value if isinstance(value, list) else [value]
            if not param.required and any(isinstance(one, str) and not one.strip() for one in values):
                raise WrongInput(f"{param.opts[0]} is leeg; vul iets in, of laat {param.opts[0]} weg.")
        command(ctx, **typed)

    return checked
