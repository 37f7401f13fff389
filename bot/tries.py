"""Watches the requests behind one call to Discord: what discord.py tries again, and waits for, by itself is not seen otherwise."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import aiohttp

_TOO_FAST = 429
_FAILED = 500


class HeldBackError(Exception):
    """A request was not begun, because something speaks against it by now: `gate` says what."""

    def __init__(self, gate: str) -> None:
        super().__init__(gate)
        self.gate = gate


@dataclass(slots=True)
class Tries:
    """How the requests of one call went. Once it is `over` no further one is begun.

    `barred` is asked before each, also after discord.py has waited for a limit: it names what speaks against it, if anything does.
    `final`: Discord's codes of a "slow down" that end the call, and `ended_by` the one that did; discord.py would ask again, or
    drop the code. `statuses`: of each answer so far; `broken`: a request ended without one; `under_way`: one is waiting for its
    answer.
    """

    barred: Callable[[], Awaitable[str | None]] | None = None
    final: frozenset[int] = frozenset()
    ended_by: int | None = None
    over: bool = False
    statuses: list[int] = field(default_factory=list[int])
    broken: bool = False
    under_way: bool = False

    @property
    def may_have_arrived(self) -> bool:
        """Whether some try may have been taken although nobody said so."""
        return self.broken or self.under_way or any(status >= _FAILED for status in self.statuses)

    @property
    def told_to_wait(self) -> bool:
        """Whether the last answer was "slow down", and nothing was asked since."""
        return not self.under_way and self.statuses[-1:] == [_TOO_FAST]

    @contextmanager
    def watched(self) -> Generator[None]:
        """Whatever is asked of Discord in here, in this task, is written down."""
        before = _current.set(self)
        try:
            yield
        finally:
            _current.reset(before)


_current: ContextVar[Tries | None] = ContextVar("tries", default=None)


def trace() -> aiohttp.TraceConfig:
    """For discord.py's `http_trace`: what keeps the tries of a call."""
    config = aiohttp.TraceConfig()
    config.on_request_start.append(_begins)
    config.on_request_end.append(_answered)
    config.on_request_exception.append(_broke)
    return config


async def _begins(session: Any, context: Any, asked: aiohttp.TraceRequestStartParams) -> None:
    del session, context, asked
    tries = _current.get()
    if tries is None:
        return
    if tries.over:
        raise TimeoutError("too late for another try")
    gate = await tries.barred() if tries.barred is not None else None
    if gate is not None:
        raise HeldBackError(gate)
    tries.under_way = True


async def _answered(session: Any, context: Any, answer: aiohttp.TraceRequestEndParams) -> None:
    del session, context
    tries = _current.get()
    if tries is not None:
        tries.under_way = False
        tries.statuses.append(answer.response.status)
        if tries.told_to_wait and (code := await _code(answer.response)) in tries.final:
            tries.over, tries.ended_by = True, code


async def _code(answer: aiohttp.ClientResponse) -> int | None:
    """Discord's own number for a refusal, where the answer has one. What is read here discord.py reads again."""
    try:
        code: Any = json.loads(await answer.read())["code"]
    except (ValueError, KeyError, TypeError):
        return None
    return code if isinstance(code, int) else None


async def _broke(session: Any, context: Any, problem: aiohttp.TraceRequestExceptionParams) -> None:
    del session, context, problem
    tries = _current.get()
    if tries is not None and tries.under_way:
        tries.under_way, tries.broken = False, True
