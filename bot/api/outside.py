"""Around everything: a time limit, an answer in the error shape whatever happens, and a log line with ids and statuses only."""

from __future__ import annotations

import asyncio
import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from bot.api.given import too_large
from bot.api.problems import BUSY, UNEXPECTED, Problem, response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from bot.api.house import Limits

log = logging.getLogger(__name__)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
"""What may stand in the log as a method: anything else is the client's own word."""
_DESCRIPTION = "/openapi.json"


class Outside:
    """The outermost layer of the app. A WebSocket passes through."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        watched = _Watched(send)
        try:
            self._check_length(scope)
            async with asyncio.timeout(self._limits.request_seconds):
                await self._app(scope, receive, watched)
        except Problem as problem:
            await self._refuse(scope, receive, watched, problem)
        except TimeoutError:
            await self._refuse(scope, receive, watched, Problem(503, BUSY, {"Retry-After": "1"}))
        except ClientDisconnect:
            pass  # Nobody is there any more who could be told.
        except Exception as problem:  # noqa: BLE001 - the last place where anybody is told
            log.error("api.failed %s", _where(problem))  # noqa: TRY400 - its text may hold what somebody wrote
            await self._refuse(scope, receive, watched, Problem(500, UNEXPECTED))
        _log(scope, watched.status)

    def _check_length(self, scope: Scope) -> None:
        for name, value in scope["headers"]:
            if name == b"content-length" and value.isdigit() and int(value) > self._limits.body_bytes:
                raise too_large(self._limits)

    async def _refuse(self, scope: Scope, receive: Receive, watched: _Watched, problem: Problem) -> None:
        if watched.status is None:
            await response(problem)(scope, receive, watched)


class _Watched:
    """Sends on, and knows with which status an answer began."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        await self._send(message)


def _log(scope: Scope, status: int | None) -> None:
    """The route's own pattern and a session that exists, rather than the address: nothing that a client made up."""
    if not log.isEnabledFor(logging.INFO):
        return
    call = scope.get("state", {}).get("call")
    log.info(
        "api.answered key=%s method=%s route=%s session=%s status=%s",
        getattr(call, "key", "-"),
        scope["method"] if scope["method"] in _METHODS else "unknown",
        _route(scope),
        getattr(call, "session", None) or "-",
        status,
    )


def _route(scope: Scope) -> str:
    """The pattern of the route that answered; the description has none, but is an address of our own."""
    known = getattr(scope.get("route"), "path", None)
    return known or (_DESCRIPTION if scope["path"] == _DESCRIPTION else "unknown")


def _where(problem: Exception) -> str:
    """The kind of a failure and where it was; never its text."""
    frames = traceback.extract_tb(problem.__traceback__)[-3:]
    return " < ".join(
        [
            type(problem).__name__,
            *(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)),
        ]
    )
