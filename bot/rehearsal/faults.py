"""What went wrong inside the bot: what nobody expected, not what ended in a sentence for the person."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from discord import app_commands
from discord.ext import commands

from bot.errors import SonderError
from bot.rehearsal.named import listed

log = logging.getLogger("sonder.rehearsal")

EXPECTED = (
    SonderError,
    app_commands.CheckFailure,
    app_commands.TransformerError,
    commands.CheckFailure,
    commands.UserInputError,
    commands.CommandNotFound,
)
"""Errors that a bot answers with a sentence: a refusal, a missing right, an unreadable value."""


class Faults(logging.Filter):
    """Collects errors that the bot raised and errors that it caught and logged, each once.

    As a filter of the log it also takes the traceback off what is printed: the log names the kind of error, and the
    traceback is there at the level DEBUG.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: list[BaseException] = []
        self._told = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Note the error of a record of the level ERROR; every record passes."""
        if record.levelno >= logging.ERROR and record.exc_info and record.exc_info[1] is not None:
            self.note((record.exc_info[1],))
            record.exc_info, record.exc_text = None, None
        return True

    def note(self, errors: Iterable[BaseException]) -> None:
        """Keep those that nobody expected and that are not known yet."""
        for error in errors:
            cause = root(error)
            if isinstance(cause, EXPECTED) or any(cause is known for known in self._known):
                continue
            self._known.append(cause)
            log.error("rehearsal.bot_error error=%s", type(cause).__name__)
            log.debug("rehearsal.bot_error", exc_info=cause)

    @property
    def any(self) -> bool:
        """Whether there was any at all."""
        return bool(self._known)

    def news(self) -> str | None:
        """One sentence about those that were not told of yet; None if there are none."""
        new, self._told = self._known[self._told :], len(self._known)
        if not new:
            return None
        kinds = listed(dict.fromkeys(type(error).__name__ for error in new))
        return f"The bot ran into an error of its own ({kinds}). What happened before is kept. Look for rehearsal.bot_error in the log."


def root(error: BaseException) -> BaseException:
    """The error that discord.py wrapped into one of its own."""
    seen = error
    while True:
        inner = getattr(seen, "original", None)
        if not isinstance(inner, BaseException):
            return seen
        seen = inner


@contextmanager
def watching_the_log(faults: Faults) -> Generator[None]:
    """Errors that the bot logs meanwhile are faults too."""
    top = logging.getLogger()
    ours = _Silent()
    top.addHandler(ours)
    watched = list(top.handlers)
    for handler in watched:
        handler.addFilter(faults)
    try:
        yield
    finally:
        for handler in watched:
            handler.removeFilter(faults)
        top.removeHandler(ours)


class _Silent(logging.Handler):
    """Is there so that the filter sees every record, and that an unset log prints nothing in between."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print nothing."""
