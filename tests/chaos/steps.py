"""The steps of a send, by name: public doors of the store, the engine, the voice and the courier, at each of which a process may die."""

from __future__ import annotations

import functools
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

from bot.engine.embedded import EmbeddedEngine
from bot.outreach import Outreach
from bot.store import due, outbox, receipts
from bot.store.sqlite import SqliteDatabase
from bot.voice.offline import OfflineVoice
from cogs.outreach.courier import DiscordCourier

Passing = Callable[[str], None]
Looked = Callable[[], None]

STORE: tuple[tuple[Any, str, str], ...] = (
    (due, "claim", "claim"),
    (outbox, "prepare", "letter"),
    (outbox, "attempt", "attempt"),
    (outbox, "claim", "taken up"),
    (outbox, "finish", "outcome"),
    (receipts, "keep", "receipt"),
)
"""Each of them is two steps: done but not committed, and committed."""
DOORS = (
    (EmbeddedEngine, "wishes", "wishes asked"),
    (OfflineVoice, "opening", "words found"),
    (EmbeddedEngine, "settle", "engine told"),
    (DiscordCourier, "deliver", "answer read"),
    (DiscordCourier, "find", "looked for"),
)
STEPS = (
    "claim", "claim committed", "wishes asked", "words found", "letter", "attempt", "attempt committed", "answer read", "outcome", "engine told",
    "receipt", "receipt committed",
)  # fmt: skip
"""In the order of a send."""
TAKING_UP = ("taken up", "taken up committed", "looked for")
"""What is done about a letter of which nobody knows what became of it."""


_sending: ContextVar[bool] = ContextVar("sending", default=False)


def watch(told: Passing, looked: Looked) -> None:
    """From now on every step of writing first is passed by name, and every whole tick is counted. Nothing else about the bot is changed."""

    def passing(step: str) -> None:
        if _sending.get():
            told(step)

    done: dict[int, list[str]] = {}
    Outreach.tick = _ticking(Outreach.tick, looked)  # type: ignore[method-assign]
    for module, name, step in STORE:
        setattr(module, name, _kept(getattr(module, name), step, done, passing))
    for owner, name, step in DOORS:
        setattr(owner, name, _opened(getattr(owner, name), step, passing))
    for database in _databases():
        database.write = _committing(database.write, done, passing)


def _ticking(tick: Any, looked: Looked) -> Any:
    """The same doors are used while people talk: only what happens in a tick is a step of a send."""

    @functools.wraps(tick)
    async def through(*args: Any, **named: Any) -> Any:
        _sending.set(True)
        try:
            return await tick(*args, **named)
        finally:
            looked()

    return through


def _databases() -> list[Any]:
    found: list[Any] = [SqliteDatabase]
    try:
        from bot.store.postgres import PostgresDatabase  # pyright: ignore[reportMissingImports]
    except ImportError:
        return found
    return [*found, PostgresDatabase]


def _kept(door: Any, step: str, done: dict[int, list[str]], passing: Passing) -> Any:
    """A function of the store: it counts where it really did something, and then again when that is committed."""

    @functools.wraps(door)
    async def through(tx: Any, *args: Any, **named: Any) -> Any:
        answer = await door(tx, *args, **named)
        if answer or answer is None:
            done.setdefault(id(tx), []).append(step)
            _pass(step, done[id(tx)], passing)
        return answer

    return through


def _pass(step: str, so_far: list[str], passing: Passing) -> None:
    """A receipt is a step of a send only together with the letter's end."""
    if step not in {"receipt", "outcome"}:
        passing(step)
    elif {"receipt", "outcome"} <= set(so_far):
        passing("receipt")
    elif step == "outcome":
        passing(step)


def _opened(door: Any, step: str, passing: Passing) -> Any:
    @functools.wraps(door)
    async def through(*args: Any, **named: Any) -> Any:
        answer = await door(*args, **named)
        passing(step)
        return answer

    return through


def _committing(write: Any, done: dict[int, list[str]], passing: Passing) -> Any:
    @functools.wraps(write)
    @asynccontextmanager
    async def through(self: Any, *args: Any, **named: Any) -> AsyncGenerator[Any]:
        async with write(self, *args, **named) as tx:
            done.pop(id(tx), None)
            yield tx
            kept = done.pop(id(tx), [])
        if "receipt" in kept and "outcome" not in kept:
            kept = [step for step in kept if step != "receipt"]
        for step in kept:
            passing(f"{step} committed")

    return through
