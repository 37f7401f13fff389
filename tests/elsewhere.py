"""An engine elsewhere, on a real socket of this machine: it follows the contract's table, and can be made to fail in many ways."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import stamina

from bot.clock import Clock
from bot.engine.embedded import EmbeddedEngine
from bot.engine.wire import Persona, Preferences, UnhealthyPattern
from bot.errors import InvalidRequestError, SessionNotFoundError
from bot.store import Database

KEY = "a-key-for-the-tests"
EVERYTHING = frozenset({"hints", "settle", "state", "context", "delete"})


@dataclass
class Fault:
    """What happens instead of an answer. `taken`: the request is done first, and its answer then lost."""

    on: str = "/v1/"
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    taken: bool = False


@dataclass
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Elsewhere:
    """`knows`: which rows beyond the specification's own it has. `faults` come one after the other. `patterns`: instead of those that it finds.

    `stumbles`: a turn with these words in it is answered with this status, and nothing in it. `broken`: what ends so gets 500.
    """

    def __init__(self, engine: EmbeddedEngine, clock: Clock, knows: frozenset[str]) -> None:
        self.engine = engine
        self.clock = clock
        self.knows = knows
        self.faults: deque[Fault] = deque()
        self.asked: list[Asked] = []
        self.opened = 0
        self.by_key: dict[str, Any] = {}
        self._opening = asyncio.Lock()
        self.patterns: list[UnhealthyPattern] | None = None
        self.last: dict[str, Any] = {}
        self.stumbles: tuple[str, int] | None = None
        self.broken: str | None = None
        self._server: asyncio.Server | None = None
        self._port = 0
        self._open: set[asyncio.StreamWriter] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen, after the first time on the same port."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Refuse every connection from now on, and end those that are open."""
        if self._server is None:
            return
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await self._server.wait_closed()
        self._server = None

    def of(self, method: str, path: str) -> list[Asked]:
        return [one for one in self.asked if one.method == method and one.path.startswith(path)]

    # --- the wire ------------------------------------------------------------------------------------

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {
            line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in head[1:] if line
        }
        raw = await reader.readexactly(int(headers.get("content-length", 0)))
        path = target.partition("?")[0]
        request = Asked(method, path, headers, json.loads(raw) if raw else None)
        self.asked.append(request)
        fault = self.faults.popleft() if self.faults and path.startswith(self.faults[0].on) else None
        if fault is not None and fault.taken:
            await self._answer(request)
        if fault is not None and not fault.status:
            writer.transport.abort()
            return False
        answer = (
            (fault.status, fault.headers, fault.body) if fault is not None else await self._answer(request)
        )
        await _write(writer, *answer)
        return True

    # --- the contract --------------------------------------------------------------------------------

    async def _answer(self, request: Asked) -> tuple[int, dict[str, str], bytes]:
        try:
            if request.headers.get("authorization") != f"Bearer {KEY}":
                return _error(401, "UNAUTHORIZED")
            if self.broken is not None and request.path.endswith(self.broken):
                return _error(500, "INTERNAL_ERROR")
            return await self._routed(request)
        except SessionNotFoundError:
            return _error(404, "NOT_FOUND")
        except InvalidRequestError:
            return _error(400, "VALIDATION_ERROR")

    async def _routed(self, request: Asked) -> tuple[int, dict[str, str], bytes]:  # noqa: PLR0911 - one for each row
        parts = request.path.strip("/").split("/")[1:]
        match request.method, *parts:
            case "POST", "persona":
                return await self._open_one(request)
            case "DELETE", "persona", session if "delete" in self.knows:
                await self.engine.delete(session)
                return _json({"deleted": True})
            case "POST", "turn":
                return await self._turn(request)
            case "GET", "relationship", session:
                bond = await self.engine.relationship(session, at=self.clock())
                return _json(
                    bond
                    if self.patterns is None
                    else bond.model_copy(update={"unhealthy_patterns": self.patterns})
                )
            case "GET", "state", session if "state" in self.knows:
                return _json(await self.engine.state(session, at=self.clock()))
            case "GET", "proactive", session:
                return await self._actions(session)
            case "PUT", "proactive", session, "preferences":
                preferences = Preferences.model_validate(request.body)
                await self.engine.set_preferences(session, preferences, at=self.clock())
                return _json({"sessionId": session, "preferences": preferences.model_dump()})
            case "POST", "proactive", session, action, "settle" if "settle" in self.knows:
                return _json(
                    await self.engine.settle(session, action, request.body["outcome"], at=self.clock())
                )
        return _error(404, "NOT_FOUND")

    async def _open_one(self, request: Asked) -> tuple[int, dict[str, str], bytes]:
        key = request.headers.get("idempotency-key", "")
        async with (
            self._opening
        ):  # the same request again, while the first is at work, gets the first one's session
            if key in self.by_key:
                return self.by_key[key]
            self.opened += 1
            session = f"session-{self.opened}"
            await self.engine.ensure(session, Persona.model_validate(request.body), at=self.clock())
            self.last[session] = self.clock()
            made = _json({"sessionId": session, "persona": request.body, "createdAt": "x"}, status=201)
            self.by_key[key] = made
            return made

    async def _turn(self, request: Asked) -> tuple[int, dict[str, str], bytes]:
        body = request.body
        session, context = body["sessionId"], body.get("event_context", {})
        if ("event_context" in body or "event" in body) and "context" not in self.knows:
            return _error(400, "VALIDATION_ERROR")
        text = body.get("message") or body["event"]["description"]
        if text == "refuse this":
            return _error(400, "VALIDATION_ERROR")
        if self.stumbles is not None and self.stumbles[0] in text:
            return _json({}, status=self.stumbles[1])
        at = self.clock()
        if "elapsedSeconds" in body and session in self.last:
            at = self.last[session] + _seconds(body["elapsedSeconds"])
        turned = await self.engine.turn(
            session, text, at=at, key=request.headers["idempotency-key"], speaker=context.get("speaker", "user"),
            scored=context.get("scored", True),
        )  # fmt: skip
        self.last[session] = max(at, self.last.get(session, at))
        result = turned.result.model_dump(mode="json")
        if "hints" not in self.knows:
            del result["proactive_hint"]
        return _json(result)

    async def _actions(self, session: str) -> tuple[int, dict[str, str], bytes]:
        wishes = await self.engine.wishes(session, at=self.clock())
        headers = {}
        if "hints" in self.knows and wishes.next_check_at is not None:
            left = wishes.next_check_at - self.clock()
            headers = {"Next-Check-After": str(max(0, -(-left // _seconds(1))))}
        status, _, body = _json([action.model_dump(mode="json") for action in wishes.actions])
        return status, headers, body


def _seconds(number: float) -> Any:
    from datetime import timedelta

    return timedelta(seconds=number)


def _json(told: Any, *, status: int = 200) -> tuple[int, dict[str, str], bytes]:
    body = told.model_dump_json() if hasattr(told, "model_dump_json") else json.dumps(told)
    return status, {}, body.encode()


def _error(status: int, code: str) -> tuple[int, dict[str, str], bytes]:
    return _json({"error": {"code": code, "status": status, "message": f"This is {code}."}}, status=status)


async def _write(writer: asyncio.StreamWriter, status: int, headers: dict[str, str], body: bytes) -> None:
    lines = {"content-type": "application/json", "content-length": str(len(body)), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    writer.write(f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + body)
    await writer.drain()


@asynccontextmanager
async def elsewhere(
    folder: Path, clock: Clock, *, knows: frozenset[str] = EVERYTHING
) -> AsyncGenerator[Elsewhere]:
    """An engine that listens until the end; its store stands in the folder."""
    async with Database.open(f"sqlite:///{folder / 'elsewhere.db'}", at=clock()) as database:
        opened = Elsewhere(EmbeddedEngine(database), clock, knows)
        await opened.start()
        try:
            yield opened
        finally:
            await opened.stop()


@pytest.fixture
def no_pauses() -> Iterator[None]:
    """Three attempts as ever, without the pauses between them."""
    stamina.set_testing(True, attempts=3, cap=True)
    yield
    stamina.set_testing(False)


@pytest.fixture
async def there(tmp_path: Path, clock: Clock) -> AsyncIterator[Elsewhere]:
    """An engine elsewhere that knows everything and fails in nothing."""
    async with elsewhere(tmp_path, clock) as opened:
        yield opened
