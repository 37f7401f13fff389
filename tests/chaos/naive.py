"""Two simple senders to compare with: one that sends and then writes down that it did, one the other way round."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import aiohttp
import discord

from .control import Control

SEND_THEN_COMMIT = "send, then commit"
COMMIT_THEN_SEND = "commit, then send"
BOTH = (SEND_THEN_COMMIT, COMMIT_THEN_SEND)
STEPS = ("picked", "answer read", "committed")
"""Where one of them may die, beside what the stand-in does to its requests."""


def prepare(file: Path, channels: list[int], *, letters: int) -> None:
    """A queue of letters, round the channels, each with a text of its own."""
    with closing(sqlite3.connect(file)) as store, store:
        store.execute("PRAGMA journal_mode = WAL")
        store.execute(
            "CREATE TABLE letters (number INTEGER PRIMARY KEY, channel INTEGER, sent INTEGER, failed INTEGER)"
        )
        rows = [(number, channels[number % len(channels)]) for number in range(letters)]
        store.executemany("INSERT INTO letters VALUES (?, ?, 0, 0)", rows)


def left(file: Path) -> int:
    """How many letters are still to be sent."""
    with closing(sqlite3.connect(file)) as store:
        return store.execute("SELECT COUNT(*) FROM letters WHERE sent = 0").fetchone()[0]


def told(file: Path) -> set[str]:
    """The texts of the letters that the sender knows to have failed: those are not lost in silence."""
    with closing(sqlite3.connect(file)) as store:
        return {text_of(number) for (number,) in store.execute("SELECT number FROM letters WHERE failed = 1")}


def text_of(number: int) -> str:
    """What letter `number` says."""
    return f"letter {number}"


async def send_all(order: str, file: Path, control: Control, token: str) -> None:
    """Send everything that is left, with discord.py's own retries, then end."""
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=30)
    async with client:
        await client.login(token)
        with closing(sqlite3.connect(file, isolation_level=None)) as store:
            store.execute("PRAGMA synchronous = FULL")
            while row := store.execute(
                "SELECT number, channel FROM letters WHERE sent = 0 LIMIT 1"
            ).fetchone():
                control.passing("picked")
                await _one(order, client, store, control, *row)


async def _one(
    order: str, client: discord.Client, store: sqlite3.Connection, control: Control, number: int, channel: int
) -> None:
    if order == COMMIT_THEN_SEND:
        store.execute("UPDATE letters SET sent = 1 WHERE number = ?", (number,))
        control.passing("committed")
    arrived = await _sent(client, channel, number)
    control.passing("answer read")
    if order == SEND_THEN_COMMIT and arrived:
        store.execute("UPDATE letters SET sent = 1 WHERE number = ?", (number,))
        control.passing("committed")
    elif order == COMMIT_THEN_SEND and not arrived:
        store.execute("UPDATE letters SET failed = 1 WHERE number = ?", (number,))


async def _sent(client: discord.Client, channel: int, number: int) -> bool:
    """What went wrong is taken for "not sent", as one does."""
    place = client.get_partial_messageable(channel)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Stop", custom_id="outreach:stop"))
    try:
        await asyncio.wait_for(place.send(text_of(number), view=view), timeout=1)
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError):
        return False
    return True
