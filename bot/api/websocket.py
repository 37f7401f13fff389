"""GET /v1/ws/:sessionId: turns, state and preferences over one open connection, and actions as they come up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.api import frames
from bot.api.acting import Acting
from bot.api.house import Call, house
from bot.api.problems import BUSY, NO_ROUTE, UNEXPECTED, Problem, problem_of, response
from bot.errors import SessionNotFoundError, SonderError

if TYPE_CHECKING:
    from bot.api.frames import Told
    from bot.api.house import House
    from bot.engine.wire import ProactiveAction
    from bot.push.listeners import End

log = logging.getLogger(__name__)

router = APIRouter()

UNREAD: Final = 64
"""How many messages may wait for a client that does not read. One more, and the connection ends."""
CLOSES: Final[dict[End | str, tuple[int, str]]] = {
    "leaving": (1001, "The server is going away. Connect again in a moment."),
    "slow": (1013, "Too many messages wait for you. Connect again, and read faster."),
    "revoked": (4401, "The key is not valid any more."),
    "deleted": (4404, "The session was deleted."),
}
"""Why we close, as a code and a reason."""
_LAST_WORD: Final = 1.0
"""Seconds in which a client may take what still waits for it, and as many for the reason of the close."""


@router.websocket("/v1/ws/{sessionId}")
async def ws(websocket: WebSocket, sessionId: str) -> None:  # noqa: N803 - the contract's name
    """Listen to a session, and speak with it."""
    try:
        caller = await _let_in(websocket, sessionId)
        caller.house.seats.take(caller.key)
    except (Problem, SonderError) as problem:
        await _refuse(websocket, "/v1/ws/{sessionId}", problem_of(problem))
        return
    try:
        await websocket.accept()
        await Socket(websocket, caller, sessionId).run()
    finally:
        caller.house.seats.leave(caller.key)


async def goodbye(house: House) -> None:
    """The server stops: tell every connection, and wait until what it asked was answered."""
    await house.pusher.listeners.close()
    with suppress(TimeoutError):
        async with asyncio.timeout(house.limits.request_seconds + 3 * _LAST_WORD):
            await house.seats.emptied()


@router.websocket("/{path:path}")
async def nowhere(websocket: WebSocket, path: str) -> None:
    """Every other address: the framework would refuse it with 403 and not a word."""
    del path
    await _refuse(websocket, "unknown", Problem(404, NO_ROUTE))


async def _refuse(websocket: WebSocket, route: str, problem: Problem) -> None:
    await websocket.send_denial_response(response(problem))
    log.info("api.socket_refused route=%s status=%s", route, problem.status)


async def _let_in(websocket: WebSocket, session: str) -> Call:
    """Whose connection it is. Raises Problem: 401, 429; SessionNotFoundError.

    The key leaves the address here, before anything could log it.
    """
    tokens = websocket.query_params.getlist("token")
    websocket.scope["query_string"] = b""
    given = f"Bearer {tokens[0]}" if tokens else websocket.headers.get("authorization")
    rooms = house(websocket.app)
    caller = Call(rooms, await rooms.keys.known(given))
    rooms.rate.count(caller.key)
    async with caller.looking(session):
        return caller


class Socket:
    """One open connection. Messages are answered one after the other, in their order; actions come in between."""

    def __init__(self, websocket: WebSocket, caller: Call, session: str) -> None:
        self.session = session
        self._websocket = websocket
        self._caller = caller
        self._acting = Acting(caller, session)
        self._waiting: asyncio.Queue[Told] = asyncio.Queue(UNREAD)
        self._shown: set[str] = set()
        self._greeted = False
        self._answering = asyncio.Lock()
        self._ended: asyncio.Future[tuple[int, str]] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        """From the first message to the close."""
        pusher = self._caller.house.pusher
        pusher.listen(self)
        writing = asyncio.create_task(self._write())
        reading = asyncio.create_task(self._greet_and_read())
        try:
            await asyncio.wait({writing, reading, self._ended}, return_when=asyncio.FIRST_COMPLETED)
            if self._ended.done():
                await self._finish(reading, writing)
        finally:
            for task in (writing, reading):
                task.cancel()
            await asyncio.gather(writing, reading, return_exceptions=True)
            try:
                await self._close()
            finally:
                pusher.listeners.leave(self)
        log.info("api.socket_closed key=%s session=%s", self._caller.key, self.session)

    async def _finish(self, reading: asyncio.Task[None], writing: asyncio.Task[None]) -> None:
        """It is we who end it: what was asked is answered, and what waits goes out. No new message is taken."""
        async with self._answering:
            reading.cancel()
        out = asyncio.ensure_future(self._waiting.join())
        await asyncio.wait({out, writing}, timeout=_LAST_WORD, return_when=asyncio.FIRST_COMPLETED)
        out.cancel()

    def show(self, actions: Sequence[ProactiveAction]) -> None:
        """Tell of the actions that this connection was not told of yet; what was missed is told first."""
        for action in actions if self._greeted else ():
            if action.id not in self._shown:
                self._shown.add(action.id)
                self._tell(frames.ProactiveFrame(action=action))

    def end(self, why: End | str) -> None:
        """Let `run` close it."""
        if not self._ended.done():
            self._ended.set_result(CLOSES[why])

    async def may_stay(self) -> bool:
        """Whether the key still holds."""
        return await self._caller.house.keys.holds(self._caller.key, now=True)

    async def _greet_and_read(self) -> None:
        self._tell(frames.Connected(sessionId=self.session, server_time=self._caller.house.clock()))
        try:
            missed = await self._acting.pending()
        except SessionNotFoundError:
            self.end("deleted")
            return
        if missed:
            self._shown |= {action.id for action in missed}
            self._tell(frames.MissedProactiveFrame(actions=missed))
        self._greeted = True
        self._caller.house.pusher.touched(self.session)
        await self._read()

    def _tell(self, frame: Told) -> None:
        try:
            self._waiting.put_nowait(frame)
        except asyncio.QueueFull:
            self.end("slow")

    async def _write(self) -> None:
        """What waits, as it is read. However long it waited: to a key that was revoked, nothing of its session is shown."""
        keys, key = self._caller.house.keys, self._caller.key
        with suppress(WebSocketDisconnect):
            while True:
                frame = await self._waiting.get()
                if not isinstance(frame, frames.ErrorFrame) and not await keys.holds(key):
                    self.end("revoked")
                    return
                await self._websocket.send_text(frames.written(frame))
                self._waiting.task_done()

    async def _read(self) -> None:
        while not self._ended.done():
            message = await self._websocket.receive()
            if message["type"] != "websocket.receive":
                return
            async with self._answering:
                if not self._ended.done():
                    await self._reply(message.get("text"))

    async def _reply(self, raw: str | None) -> None:
        """Answer a message. The next is not taken before there is room for its answer."""
        answer = await self._answer(raw)
        if answer is None:
            return
        try:
            async with asyncio.timeout(self._caller.house.limits.unread_seconds):
                await self._waiting.put(answer)
        except TimeoutError:
            self.end("slow")

    async def _answer(self, raw: str | None) -> Told | None:
        """What a message gets. None: the connection is over."""
        rooms, frame_id = self._caller.house, None
        try:
            try:
                asked = frames.read(raw, rooms.limits)
                frame_id = asked.id
            finally:  # one that cannot be read counts too
                rooms.rate.count(self._caller.key)
            async with (
                asyncio.timeout(rooms.limits.request_seconds),
                rooms.turnstile.through(self._caller.key),
            ):
                if await self.may_stay():
                    return await self._acting.do(asked)
            self.end("revoked")
        except SessionNotFoundError:
            self.end("deleted")
        except Exception as raised:  # noqa: BLE001 - the last place where anybody is told
            return self._refusal(raised, frame_id)
        return None

    def _refusal(self, raised: Exception, frame_id: str | None) -> Told:
        if isinstance(raised, frames.Misread):
            return frames.refused(raised, raised.frame_id)
        if isinstance(raised, (Problem, SonderError)):
            return frames.refused(problem_of(raised), frame_id)
        if isinstance(raised, TimeoutError):
            return frames.refused(Problem(503, BUSY, {"Retry-After": "1"}), frame_id)
        log.error("api.socket_failed session=%s %s", self.session, type(raised).__name__)
        return frames.refused(Problem(500, UNEXPECTED), frame_id)

    async def _close(self) -> None:
        """Say why, if it is we who close. A client that does not even read that is left to the transport."""
        if not self._ended.done() or self._websocket.application_state is not WebSocketState.CONNECTED:
            return
        code, reason = self._ended.result()
        with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(_LAST_WORD):
                await self._websocket.close(code, reason)
