"""A stand-in for Discord on 127.0.0.1: as much of its REST as the stock bot uses, with `enforce_nonce` and with faults."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from .faults import KILLS, REFUSED, STATUS, TAKEN, WAITS, Fault
from .gateway import Gateway

BOT, OWNER = 900_000_000_000_000_001, 900_000_000_000_000_002
NONCE_REMEMBERED = timedelta(minutes=3)
"""Discord says "the past few minutes"."""
_EPOCH_MS = 1_420_070_400_000
_A_MOMENT = 0.4
_UNASKED = "outreach:stop"
"""The button under every message that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message in a DM. `nonce` is what the sender gave with it; `unasked`: nobody had asked for it."""

    id: int
    channel: int
    author: int
    content: str
    at: datetime
    nonce: str | None = None
    unasked: bool = False
    components: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class Tally:
    """What was done to the bot, and what it did.

    `held_off_by_nonce`: nonces that kept a second copy away; `answered`: nonces whose message was taken and said to be.
    """

    faults: Counter[Fault] = field(default_factory=Counter[Fault])
    held_off_by_nonce: set[str] = field(default_factory=set[str])
    answered: set[str] = field(default_factory=set[str])
    requests: int = 0
    looked: int = 0
    unexpected: Counter[str] = field(default_factory=Counter[str])


class DiscordFront:
    """Discord as the bot sees it. `next_fault` is asked for every unasked message; `kill` ends the process that sent it.

    `coming`: messages that arrived and are taken in a moment.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        kill: Callable[[Fault], Awaitable[None]],
        late: Callable[[], None],
    ) -> None:
        self.clock = clock
        self.tally = Tally()
        self.faults: deque[Fault] = deque()
        self.next_fault: Callable[[], None] = lambda: None
        self.messages: dict[int, list[Message]] = {}
        self.people: dict[int, int] = {}
        self.commands: dict[str, dict[str, Any]] = {}
        self.followups: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self.gateway = Gateway(user=self.user(BOT, bot=True))
        self.coming = 0
        self._kill = kill
        self._late = late
        self._nonces: dict[str, Message] = {}
        self._numbers = itertools.count()
        self._runner: web.AppRunner | None = None
        self.port = 0

    # --- the house -------------------------------------------------------------------------------------

    async def open(self) -> None:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.connected)
        app.router.add_route("*", "/api/v10/{path:.*}", self._asked)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.gateway.url = f"ws://127.0.0.1:{self.port}/gateway"

    async def close(self) -> None:
        """Stop listening."""
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def meet(self, person: int) -> int:
        """The channel of this person's DM."""
        return self.people.setdefault(person, person + 5_000)

    def snowflake(self) -> int:
        """A new id that carries the instant on the hand-moved clock."""
        ms = round(self.clock().timestamp() * 1000)
        return ((ms - _EPOCH_MS) << 22) | (next(self._numbers) & 0x3FFFFF)

    def unasked(self) -> list[Message]:
        """Every message that was written first."""
        return [one for found in self.messages.values() for one in found if one.unasked]

    def says(self, person: int, text: str) -> Message:
        """A person writes a message in their DM; every connected process hears of it."""
        message = Message(self.snowflake(), self.meet(person), person, text, self.clock())
        self.messages.setdefault(message.channel, []).append(message)
        self.gateway.dispatch("MESSAGE_CREATE", self.shown(message))
        return message

    # --- requests --------------------------------------------------------------------------------------

    async def _asked(self, request: web.Request) -> web.StreamResponse:
        method, parts = request.method, request.match_info["path"].split("/")
        body = await request.json() if request.can_read_body and "json" in request.content_type else None
        match method, *parts:
            case "POST", "channels", channel, "messages":
                return await self._send(request, int(channel), body)
            case "GET", "channels", channel, "messages":
                answer = self._history(int(channel), request)
            case "POST", "channels", _, "typing":
                answer = web.Response(status=204)
            case "POST", "interactions", number, _, "callback":
                answer = self._called_back(int(number), body)
            case ("POST", "webhooks", _, token) | ("PATCH", "webhooks", _, token, "messages", "@original"):
                answer = self._followed_up(token, body)
            case _:
                answer = self._introduced(method, parts, body)
        return answer

    def _introduced(self, method: str, parts: list[str], body: Any) -> web.Response:
        """What is asked once, at the start."""
        match method, *parts:
            case "GET", "users", "@me":
                answer = as_json(self.user(BOT, bot=True))
            case "GET", "oauth2", "applications", "@me":
                answer = as_json(self._application())
            case "GET", "gateway", "bot":
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                answer = as_json({"url": self.gateway.url, "shards": 1, "session_start_limit": limit})
            case (("GET" | "PUT"), "applications", _, "commands"):
                answer = self._commands(body)
            case _:
                self.tally.unexpected[f"{method} /{'/'.join(parts)}"] += 1
                answer = as_json({"code": 0, "message": "404: Not Found"}, status=404)
        return answer

    async def _send(self, request: web.Request, channel: int, body: dict[str, Any]) -> web.StreamResponse:
        unasked = _UNASKED in json.dumps(body.get("components", []))
        if not unasked:
            return as_json(self.shown(self._take(channel, body)))
        self.tally.requests += 1
        if not self.faults:
            self.next_fault()
        fault = self.faults.popleft() if self.faults else None
        if fault is None:
            message = self._take(channel, body, unasked=True)
            self.tally.answered.add(message.nonce or "")
            return as_json(self.shown(message))
        self.tally.faults[fault] += 1
        message = self._take(channel, body, unasked=True) if fault in TAKEN else None
        while self.faults and self.faults[0] is Fault.LATE:
            self.tally.faults[self.faults.popleft()] += 1
            self._late()
        if fault is Fault.TAKEN_LATER:
            self.coming += 1
            asyncio.get_running_loop().call_later(_A_MOMENT, self._take_late, channel, body)
        return await self._suffer(request, fault, message)

    async def _suffer(
        self, request: web.Request, fault: Fault, message: Message | None
    ) -> web.StreamResponse:
        if fault in KILLS:
            return await self._killed(request, fault, message)
        if fault in STATUS:
            return as_json({"message": "upstream", "code": 0}, status=STATUS[fault])
        if fault in REFUSED:
            return as_json({"message": "no", "code": REFUSED[fault]}, status=403)
        if fault in WAITS:
            return slow_down(WAITS[fault], everything=fault is Fault.SLOW_DOWN_GLOBAL)
        if fault is Fault.SLOW_DOWN_BARE:
            return web.Response(status=429, text="error code: 1015")
        if fault in {Fault.HUNG_BEFORE, Fault.HUNG_AFTER}:
            await _given_up(request)
        if fault is Fault.HALF_AN_ANSWER:
            await self._half_an_answer(request)
        _reset(request)
        return web.Response(status=500)

    async def _killed(
        self, request: web.Request, fault: Fault, message: Message | None
    ) -> web.StreamResponse:
        if fault is not Fault.KILL_ANSWERED or message is None:
            await self._kill(fault)
            _reset(request)
            return web.Response(status=500)
        answer = as_json(self.shown(message))
        await answer.prepare(request)
        await answer.write_eof()
        await self._kill(fault)
        return answer

    async def _half_an_answer(self, request: web.Request) -> None:
        answer = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "900"})
        await answer.prepare(request)
        await answer.write(b'{"id": "1')
        await asyncio.sleep(0.01)

    def _take(self, channel: int, body: dict[str, Any], *, unasked: bool = False) -> Message:
        """Keep the message, unless its nonce was just here: then the one that is there already is the answer."""
        nonce = body.get("nonce")
        known = self._nonces.get(nonce) if nonce and body.get("enforce_nonce") else None
        if known is not None and self.clock() - known.at <= NONCE_REMEMBERED:
            self.tally.held_off_by_nonce.add(nonce)
            return known
        message = Message(
            self.snowflake(), channel, BOT, body.get("content", "").strip(), self.clock(), nonce, unasked,
            tuple(body.get("components", ())),
        )  # fmt: skip
        self.messages.setdefault(channel, []).append(message)
        if nonce:
            self._nonces[nonce] = message
        return message

    def _take_late(self, channel: int, body: dict[str, Any]) -> None:
        self.coming -= 1
        self._take(channel, body, unasked=True)

    def _history(self, channel: int, request: web.Request) -> web.Response:
        """Newest first, as Discord gives them; `after` gives the oldest of those that came after."""
        self.tally.looked += 1
        limit, after = int(request.query.get("limit", "50")), int(request.query.get("after", "0"))
        before = int(request.query.get("before", "0"))
        found = [one for one in self.messages.get(channel, []) if one.id > after]
        found = [one for one in found if not before or one.id < before]
        kept = found[:limit] if after else found[-limit:]
        return as_json([self.shown(one) for one in reversed(kept)])

    # --- commands and what follows ---------------------------------------------------------------------

    def _commands(self, body: list[dict[str, Any]] | None) -> web.Response:
        for command in body or ():
            kept = {"id": str(self.snowflake()), "application_id": str(BOT), "version": "1", "type": 1}
            self.commands[command["name"]] = {**command, **kept}
        return as_json([*self.commands.values()])

    def _called_back(self, number: int, body: dict[str, Any]) -> web.Response:
        loading = body["type"] in {5, 6}
        interaction = {"id": str(number), "type": 2, "response_message_loading": loading}
        token = f"token-{number}"
        if not loading and token in self.followups:
            self._followed_up(token, body.get("data", {}))
        return as_json({"interaction": interaction})

    def _followed_up(self, token: str, body: dict[str, Any]) -> web.Response:
        number = self.snowflake()
        shown = self.shown(Message(number, 0, BOT, body.get("content") or "", self.clock()))
        shown |= {"embeds": body.get("embeds") or [], "components": body.get("components") or []}
        waiting = self.followups.get(token)
        if waiting is not None and not waiting.done():
            waiting.set_result(shown)
        return as_json(shown)

    async def interacts(self, person: int, kind: int, data: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A person uses a command (2) or presses something (3): the message that answers it."""
        number, channel = self.snowflake(), self.meet(person)
        token = f"token-{number}"
        self.followups[token] = asyncio.get_running_loop().create_future()
        self.gateway.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(number), "application_id": str(BOT), "type": kind, "data": data, "token": token, "version": 1,
                "channel_id": str(channel), "channel": {"id": str(channel), "type": 1, "recipients": []}, "user": self.user(person),
                "locale": "en-GB", "entitlements": [], "app_permissions": "0", "attachment_size_limit": 1 << 20,
                "authorizing_integration_owners": {"1": str(person)}, "context": 1, **more,
            },
        )  # fmt: skip
        try:
            return await asyncio.wait_for(self.followups[token], timeout=30)
        finally:
            del self.followups[token]

    async def command(
        self, person: int, group: str, name: str, options: dict[str, str] | None = None
    ) -> dict[str, Any]:
        """`/group name …` in the person's DM."""
        given = [{"name": key, "type": 3, "value": value} for key, value in (options or {}).items()]
        inner = {"name": name, "type": 1, "options": given}
        data = {"id": self.commands[group]["id"], "name": group, "type": 1, "options": [inner]}
        return await self.interacts(person, 2, data)

    async def press(self, person: int, message: dict[str, Any], label: str) -> dict[str, Any]:
        """Press the button with this label under a message."""
        buttons = [button for row in message["components"] for button in row["components"]]
        button = next(one for one in buttons if label in str(one.get("label")))
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self.interacts(person, 3, data, message=message)

    # --- how things look -------------------------------------------------------------------------------

    @staticmethod
    def user(number: int, *, bot: bool = False) -> dict[str, Any]:
        """A user as Discord shows one."""
        name = "sonder" if bot else f"person{number % 10_000}"
        return {
            "id": str(number), "username": name, "discriminator": "0", "global_name": None, "avatar": None, "bot": bot, "flags": 0,
        }  # fmt: skip

    def _application(self) -> dict[str, Any]:
        return {
            "id": str(BOT), "name": "Sonder", "icon": None, "description": "", "summary": "", "bot_public": True, "bot_require_code_grant": False,
            "verify_key": "", "flags": 0, "hook": False, "owner": self.user(OWNER), "team": None,
        }  # fmt: skip

    def shown(self, message: Message) -> dict[str, Any]:
        """A message as Discord shows one."""
        return {
            "id": str(message.id), "channel_id": str(message.channel), "author": self.user(message.author, bot=message.author == BOT),
            "content": message.content, "timestamp": message.at.isoformat(), "edited_timestamp": None, "tts": False, "mention_everyone": False,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": 0,
            "components": list(message.components), "nonce": message.nonce,
        }  # fmt: skip


def as_json(data: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with just the content type that Discord sends."""
    return web.Response(
        body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json", **(headers or {})}
    )  # fmt: skip


def slow_down(wait: float, *, everything: bool = False, code: int = 0) -> web.Response:
    """A 429 as Discord itself sends it: through its proxy, with a body."""
    headers = {"Via": "1.1 stand-in", "Retry-After": str(wait)}
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": everything, "code": code}
    return as_json(body, status=429, headers=headers)


async def _given_up(request: web.Request) -> None:
    """Until the other side hangs up, at most five minutes."""
    for _ in range(3000):
        if request.transport is None or request.transport.is_closing():
            return
        await asyncio.sleep(0.1)


def _reset(request: web.Request) -> None:
    """Cut the line: a TCP reset, no goodbye."""
    if request.transport is not None:
        request.transport.abort()
