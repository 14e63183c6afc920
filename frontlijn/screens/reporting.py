"""What a worker is told when something goes wrong: a known problem in its own words, an unknown one with its log."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import Worker, WorkerState

from frontlijn.domain.errors import FrontlijnError
from frontlijn.domain.text import printable
from frontlijn.store.errorlog import write_down


def unknown_message(error: BaseException) -> str:
    """The sentence for an error nobody foresaw, which is written down now."""
    path = write_down(error)
    return f"Er ging iets mis dat we niet kennen. Wat in een formulier stond, staat in het concept. Details: {path}"


def report(app: App[Any], error: BaseException) -> None:
    """Says what went wrong; the app stays up."""
    if isinstance(error, FrontlijnError):
        app.notify(printable(error.message), severity="warning", markup=False)
    else:
        app.notify(unknown_message(error), severity="error", markup=False)


class Reports(MessagePump):
    """Of the app, a screen or a form: a known problem in a handler, a callback or a worker is said; nothing ends."""

    async def _dispatch_message(self, message: Message) -> None:
        """Textual ends the app when a handler raises; there is no public place to stand in between."""
        try:
            await super()._dispatch_message(message)
        except FrontlijnError as error:
            report(self.app, error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            report(self.app, event.worker.error)
