"""Starts the bot, or the rehearsal: opens what is needed, hands it in, and says in a sentence what keeps it from starting."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import re
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from rich.console import Console
from rich.logging import RichHandler

from bot import rehearsal, shards
from bot.app import UNSENT, Sonder
from bot.config import Config, DiscordSection, LogSection, Secrets, StoreSection, load, with_environment
from bot.errors import Exit, StartError
from bot.services import Services, open_services
from bot.store import messages
from bot.store.alone import alone
from bot.store.naming import url_of

if TYPE_CHECKING:
    from bot.clock import Clock

FIRST_START, LAST_START = 2016, 2100
LOOKS_LIKE_A_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
REFUSED = 4004
"""The code with which the gateway closes when a token is not, or no longer, valid."""
SENT_AWAY = (
    discord.LoginFailure,
    discord.ConnectionClosed,
    discord.PrivilegedIntentsRequired,
    discord.GatewayNotFound,
)
DEFAULT_CONFIG = Path("config.toml")
GREETING = (
    "You are alice, in a direct message with {name}, an AI character, on a Discord that exists only in this terminal.",
    "Say something: `I got the job!`   See how it lands: `/mood`, `/trust`.",
    "Let {name} write first: `/outreach on`, then `press yes`. Then be away for a day: `wait 1d`.",
    "Move: `in #general`, `as bob`, `as mod`.   More: `help`, `/help`.   Leave: `quit`.",
    "{voice}",
)
OFFLINE = "The offline voice speaks: short lines written by people. To plug in a model, set SONDER_MODEL_URL and SONDER_MODEL (see the README)."


def run(config: Path | None, clock: Clock) -> None:
    """Connect to Discord and be there until stopped. Raises StartError where that cannot be."""
    settings, secrets = _settings(config)
    _log_to_stderr(settings.log.level)
    token = secrets.DISCORD_TOKEN.get_secret_value().strip()
    if not token:
        raise StartError(
            "There is no DISCORD_TOKEN. Put your bot's token into the environment or into a file named .env, then start again."
        )
    if not LOOKS_LIKE_A_TOKEN.fullmatch(token):
        raise StartError(
            "What stands in DISCORD_TOKEN is no bot token: those have three parts with dots between them. Copy it again from the developer portal (Bot).",
            Exit.REFUSED_TOKEN,
        )
    asyncio.run(_run(settings, secrets, token, clock))


def rehearse(
    config: Path | None,
    clock: Clock,
    *,
    script: Path | None,
    as_json: bool,
    db: str | None,
    start: str | None,
    files: Path,
) -> int:
    """Rehearse as the options of `sonder rehearse` say, and give the status to end with. Raises StartError where that cannot be.

    The settings' own store is left alone: a rehearsal must not touch what people said. `db` names another one.
    """
    settings, secrets = _settings(config)
    _log_to_stderr("WARNING")
    begin = _moment(start) if start else None
    _check_files(files)
    with tempfile.TemporaryDirectory(prefix="sonder-") as fresh:
        store = StoreSection(url=url_of(str(Path(fresh) / "rehearsal.db") if db is None else db))
        simulated = settings.model_copy(
            update={
                "store": store,
                "discord": DiscordSection(message_content=True),
                "log": LogSection(level="WARNING"),
            }
        )
        options = _Options(begin=begin, script=script, as_json=as_json, files=files)
        return asyncio.run(_rehearse(simulated, secrets, options, clock))


def _check_files(folder: Path) -> None:
    """Raises StartError where no picture could be saved: better now than in the middle. No folder is made before there is one."""
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        raise StartError(
            f"Pictures cannot be saved in {folder}: {there} is no folder that you may write to. Name another one with --files."
        )


async def _run(config: Config, secrets: Secrets, token: str, clock: Clock) -> None:
    shards.check(config.discord, config.store.url)
    with alone(config.store.url) as by_itself:
        async with open_services(config, secrets, clock) as services:
            if by_itself:
                await _serve(services, None, token)
            else:
                await _share(services, token)


async def _share(services: Services, token: str) -> None:
    """Serve what is free of the shards, among other processes; until something is, stand by."""
    settings = services.config.discord
    worker = shards.Worker(
        db=services.db, clock=services.clock, total=settings.shards, most=settings.shards_per_process
    )
    try:
        if await worker.wait(_pause_until_stopped()):
            await _serve(services, worker, token)
    finally:
        await worker.give_back()


async def _serve(services: Services, worker: shards.Worker | None, token: str) -> None:
    async with Sonder(services, worker=worker) as bot:
        _stop_on_signals(bot)
        try:
            await bot.start(token)
        except (*UNSENT, *SENT_AWAY) as problem:
            raise cannot_stay(problem) from None
        finally:
            bot.keep_shards.cancel()
        if bot.taken_over:
            raise StartError(shards.TAKEN_OVER, Exit.TAKEN_OVER)


def _pause_until_stopped() -> shards.Pause:
    """Lets a stand-by wait, and tells it when SIGTERM or SIGINT came."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    async def pause(seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await stop.wait()
        except TimeoutError:
            return False

    return pause


def cannot_stay(problem: Exception) -> StartError:
    """The sentence and the status for each way in which Discord, or the network, keeps us out."""
    if isinstance(problem, discord.PrivilegedIntentsRequired):
        return StartError(
            "Message content is switched on in config.toml but not at Discord. Switch on Message Content Intent in the developer portal"
            " (Bot), or set message_content = false.",
            Exit.INTENT,
        )
    closed = problem.code if isinstance(problem, discord.ConnectionClosed) else None
    if isinstance(problem, discord.LoginFailure) or closed == REFUSED:
        return StartError(
            "Discord refuses this DISCORD_TOKEN. Make a new one in the developer portal (Bot, Reset Token) and put it in.",
            Exit.REFUSED_TOKEN,
        )
    if closed is not None:
        return StartError(
            f"Discord ended the connection (code {closed}). Try again in a while.", Exit.UNAVAILABLE
        )
    if isinstance(problem, discord.RateLimited):
        return StartError(
            f"Discord asks to wait {problem.retry_after:.0f} seconds before the next start. Try again then.",
            Exit.UNAVAILABLE,
        )
    return StartError("Discord cannot be reached. Check the network and try again.", Exit.UNAVAILABLE)


def _stop_on_signals(bot: Sonder) -> None:
    """On SIGTERM and SIGINT: close. Replies under way are finished first, at most 35 seconds; a second signal waits for none."""
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, lambda: closing.add(loop.create_task(bot.close())))


@dataclass(frozen=True, slots=True)
class _Options:
    begin: datetime | None
    script: Path | None
    as_json: bool
    files: Path


async def _rehearse(config: Config, secrets: Secrets, options: _Options, clock: Clock) -> int:
    async with AsyncExitStack() as opened:
        services = await opened.enter_async_context(open_services(config, secrets, clock))
        opened.enter_context(alone(config.store.url))
        start = await _start(services, options.begin, clock)
        played = rehearsal.Rehearsal(
            start=start, lines=_lines(options.script), as_json=options.as_json, files=options.files,
            greeting=_greeting(services), bot_name=services.persona.identity.name,
        )  # fmt: skip
        return await rehearsal.rehearse(Sonder(services), played, out=sys.stdout)


async def _start(services: Services, wanted: datetime | None, clock: Clock) -> datetime:
    """Six in the evening, UTC, today, or as wanted; never before what is in the store already: time does not run backwards."""
    async with services.db.read() as tx:
        newest = await messages.newest(tx)
    earliest = newest + timedelta(seconds=1) if newest else None
    if wanted is not None and earliest is not None and wanted < earliest:
        raise StartError(
            f"This store goes on until {newest:%Y-%m-%dT%H:%MZ}. Start later than that, or use a fresh one."
        )
    start = wanted or clock().replace(hour=18, minute=0, second=0, microsecond=0)
    return max(start, earliest) if earliest else start


def _greeting(services: Services) -> str:
    voice = OFFLINE if services.voice.offline else f"The language model {services.voice.title} speaks."
    return "\n".join(GREETING).format(name=services.persona.identity.name, voice=voice)


def _lines(script: Path | None) -> rehearsal.Lines:
    if script is None:
        if sys.stdin.isatty():
            return rehearsal.typed_lines()
        return rehearsal.piped_lines(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace"))
    if not script.is_file():
        raise StartError(
            f"There is no script {script}. Write one line for each thing that a person does, and name the file."
        )
    try:
        return rehearsal.GivenLines(script.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        raise StartError(
            f"{script} cannot be read. Check that it is a text file in UTF-8 and that you may read it."
        ) from None


def _settings(path: Path | None) -> tuple[Config, Secrets]:
    config = load(path or DEFAULT_CONFIG, must_exist=path is not None)
    try:
        secrets = Secrets()
    except (OSError, UnicodeDecodeError):
        raise StartError(
            "The file .env cannot be read. Check that it is a text file in UTF-8 and that you may read it."
        ) from None
    return with_environment(config, secrets), secrets


def _moment(text: str) -> datetime:
    """A start that Discord's own clock can show: it begins in 2015, and there must be room to wait."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or not FIRST_START <= moment.year <= LAST_START:
        raise StartError(
            f"--start {text} is no moment from {FIRST_START} to {LAST_START}. Write it like 2026-03-02T18:00Z."
        )
    return moment


def _log_to_stderr(level: str) -> None:
    """To standard error, so that standard output is the rehearsal's alone."""
    logging.basicConfig(
        level=level,
        format="%(message)s",
        handlers=[RichHandler(console=Console(stderr=True), show_path=False)],
        force=True,
    )
    for chatty in ("discord", "httpx", "openai", "simcord", "matplotlib", "asyncio"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
