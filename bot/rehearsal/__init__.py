"""The rehearsal: the real bot on a simulated Discord, in a terminal."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

import simcord
from discord.ext import commands

from bot.rehearsal.faults import Faults, watching_the_log
from bot.rehearsal.jsonlines import JsonLines
from bot.rehearsal.lines import (
    GivenLines,
    Lines,
    PipedLines,
    TypedLines,
    piped_lines,
    script_lines,
    typed_lines,
)
from bot.rehearsal.looking import Looking
from bot.rehearsal.outlet import Outlet
from bot.rehearsal.play import Play
from bot.rehearsal.rest import SETTLE_SECONDS, RestlessError
from bot.rehearsal.stage import Stage, running, set_up
from bot.rehearsal.terminal import Terminal

__all__ = [
    "GivenLines", "Lines", "PipedLines", "Rehearsal", "TypedLines", "piped_lines", "rehearse", "script_lines", "typed_lines",
]  # fmt: skip

log = logging.getLogger("sonder.rehearsal")

NOT_STARTED = (
    "The bot could not start here ({kind}). Nothing was played. Look for rehearsal.bot_error in the log."
)
RESTLESS = "The bot did not come to rest, so the rehearsal ends here. Everything before it is kept."


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What is rehearsed, and how it is shown."""

    start: datetime
    """Where the bot's clock begins: aware UTC."""
    lines: Lines | Iterable[str]
    """What people do: see `bot.rehearsal.grammar`."""
    as_json: bool
    """One JSON object a line for every visible event, instead of a screen."""
    files: Path
    """The folder where attached pictures and files are saved; made when there is one."""
    greeting: str
    """The first words to a person at the keyboard; not shown otherwise."""
    bot_name: str = "Sonder"
    """What people on the simulated Discord see as the bot's name."""
    locale: str = "en-US"
    """The language that Discord reports for everybody, as in `interaction.locale`."""


async def rehearse(
    bot: commands.Bot | commands.AutoShardedBot,
    options: Rehearsal,
    *,
    out: TextIO,
    err: TextIO | None = None,
    on_end: Callable[[simcord.Env], None] | None = None,
) -> int:
    """Play the lines on a simulated Discord. The caller opens and closes what the bot needs.

    Returns 0, or 1 if the bot raised an error that nobody expected, logged one with its exception, could not start or
    did not come to rest; each is told in one sentence on `err` (default: standard error). A line that cannot be done
    is told and is no error. `on_end` is given simcord's environment after the last line, while the bot is still there.
    """
    faults = Faults()
    complaints = sys.stderr if err is None else err
    stage = set_up(
        bot,
        start=options.start,
        bot_name=options.bot_name,
        locale=options.locale,
        settle_timeout=SETTLE_SECONDS,
    )
    with watching_the_log(faults):
        try:
            async with _on_stage(stage, faults):
                await _play(stage, options, Outlet(out), complaints, faults)
                if on_end is not None:
                    on_end(stage.env)
        except RestlessError:
            log.error("rehearsal.restless")  # noqa: TRY400 - there is no traceback worth showing
            complaints.write(f"{RESTLESS}\n")
            return 1
        except _NotStartedError as failed:
            complaints.write(f"{NOT_STARTED.format(kind=failed)}\n")
            return 1
    _complain(stage, faults, complaints)
    return 1 if faults.any else 0


class _NotStartedError(Exception):
    """The bot's own start raised an error; carries the error's kind."""


@asynccontextmanager
async def _on_stage(stage: Stage, faults: Faults) -> AsyncGenerator[None]:
    """The bot, started. Raises _NotStartedError if it cannot be."""
    entered = False
    try:
        async with running(stage):
            entered = True
            yield
    except TimeoutError:
        raise RestlessError from None
    except Exception as error:
        if entered:
            raise
        faults.note((error,))
        raise _NotStartedError(type(error).__name__) from error


async def _play(stage: Stage, options: Rehearsal, out: Outlet, err: TextIO, faults: Faults) -> None:
    lines = GivenLines(options.lines) if isinstance(options.lines, Iterable) else options.lines
    interactive = lines.interactive
    stalls = JsonLines(out) if options.as_json else Terminal(stage, out, interactive=interactive)
    if isinstance(stalls, Terminal) and interactive:
        stalls.greet(options.greeting)
    looking = Looking(stage, stalls, options.files)
    stage.backend.witness = looking
    play = Play(stage, looking, stalls, interactive=interactive, prompt=not options.as_json)
    await play.all_of(lines, lambda: _complain(stage, faults, err))


def _complain(stage: Stage, faults: Faults, err: TextIO) -> None:
    """Tell of what went wrong inside the bot since the last time."""
    faults.note(stage.env.errors)
    sentence = faults.news()
    if sentence is not None:
        err.write(f"{sentence}\n")
        err.flush()
