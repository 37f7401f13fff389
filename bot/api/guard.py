"""The way into every endpoint that needs a key: whose request is it, may it come now, does it take its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi.routing import APIRoute
from starlette.requests import Request

from bot.api.house import Call, house

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


class Guarded(APIRoute):
    """A route that lets nobody in without a valid key. `bot.api.house.call(request)` says whose request it is.

    Its endpoint takes the request and what stands in the address, as text, reads all else itself and gives a response: the
    framework describes it, and has nothing to work out for each request.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.app = self._guarded

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive, send)
        rooms = house(request.app)
        key = await rooms.keys.known(request.headers.get("authorization"))
        rooms.rate.count(key)
        request.state.call = Call(rooms, key)
        async with rooms.turnstile.through(key):
            response = await self.endpoint(request, **request.path_params)
        await response(scope, receive, send)
