"""The stand-in's gateway: a websocket that greets, hears heartbeats, and remembers what a dropped session missed."""

from __future__ import annotations

import asyncio
import itertools
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, INVALID, HELLO, ACK = 0, 1, 2, 6, 9, 10, 11
_HEARTBEAT_MS = 41_250
_MAY_RESUME = 4000


@dataclass(slots=True)
class Line:
    """An open websocket and the request that opened it, whose transport can be cut."""

    socket: web.WebSocketResponse
    request: web.Request

    @property
    def open(self) -> bool:
        """Whether somebody may still be there."""
        return not self.socket.closed and self.request.transport is not None


@dataclass(slots=True)
class Session:
    """One session: everything that was said in it, so that it can be resumed; how far it was sent; the line that is open now."""

    id: str
    said: list[str] = field(default_factory=list[str])
    shard: int = 0
    sent: int = 0
    line: Line | None = None
    order: asyncio.Lock = field(default_factory=asyncio.Lock)

    def say(self, event: str, data: dict[str, Any]) -> None:
        """Number the event and keep it; `catch_up` sends it."""
        self.said.append(json.dumps({"op": DISPATCH, "t": event, "s": len(self.said) + 1, "d": data}))

    async def catch_up(self) -> None:
        """Send what was not sent yet, in order, as long as the line stands."""
        async with self.order:
            with suppress(ConnectionError):
                while self.line is not None and self.line.open and self.sent < len(self.said):
                    await self.line.socket.send_str(self.said[self.sent])
                    self.sent += 1


class Gateway:
    """All sessions of one bot. `resumed` and `identified` count how they began."""

    def __init__(self, *, user: dict[str, Any]) -> None:
        self.url = ""
        self.identified = 0
        self.resumed = 0
        self._user = user
        self._numbers = itertools.count(1)
        self._sessions: dict[str, Session] = {}
        self._sending: set[asyncio.Task[None]] = set()

    @property
    def listening(self) -> int:
        """How many sessions have an open line."""
        return sum(1 for one in self._sessions.values() if one.line is not None and one.line.open)

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Tell every session of the first shard, where DMs are; one whose line is down just now hears of it when it resumes."""
        for session in self._sessions.values():
            if session.shard:
                continue
            session.say(event, data)
            task = asyncio.get_running_loop().create_task(session.catch_up())
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    def forget_the_dead(self) -> None:
        """Sessions without a line are over when their process is."""
        self._sessions = {
            name: one for name, one in self._sessions.items() if one.line is not None and one.line.open
        }

    async def drop(self, *, politely: bool) -> None:
        """Cut every line: with a close frame that allows to resume, or without a word."""
        for session in self._sessions.values():
            line, session.line = session.line, None
            if line is None or not line.open:
                continue
            if politely:
                await line.socket.close(code=_MAY_RESUME)
            elif line.request.transport is not None:
                line.request.transport.abort()

    async def close(self) -> None:
        """End every line."""
        await self.drop(politely=False)
        for task in self._sending:
            task.cancel()

    async def connected(self, request: web.Request) -> web.WebSocketResponse:
        """One line, from its HELLO to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MS}})
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            await self._heard(Line(socket, request), json.loads(frame.data))
        return socket

    async def _heard(self, line: Line, said: dict[str, Any]) -> None:
        if said["op"] == HEARTBEAT:
            await line.socket.send_json({"op": ACK})
        elif said["op"] == IDENTIFY:
            await self._identify(line, said["d"].get("shard", [0, 1]))
        elif said["op"] == RESUME:
            await self._resume(line, said["d"])

    async def _identify(self, line: Line, shard: list[int]) -> None:
        session = Session(f"session-{next(self._numbers)}", line=line, shard=shard[0])
        self.identified += 1
        session.say(
            "READY",
            {
                "v": 10, "user": self._user, "guilds": [], "session_id": session.id, "resume_gateway_url": self.url, "shard": shard,
                "application": {"id": self._user["id"], "flags": 0},
            },
        )  # fmt: skip
        self._sessions[session.id] = session
        await session.catch_up()

    async def _resume(self, line: Line, asked: dict[str, Any]) -> None:
        session = self._sessions.get(asked["session_id"])
        if session is None:
            await line.socket.send_json({"op": INVALID, "d": False})
            return
        self.resumed += 1
        session.sent, session.line = asked["seq"], line
        session.say("RESUMED", {})
        await session.catch_up()
