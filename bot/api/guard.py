"""The way into every endpoint that needs a key: whose request is it, may it come now, does it take its turn."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from fastapi.routing import APIRoute

from bot.api import keys
from bot.api.house import Call, house

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class Guarded(APIRoute):
    """A route that lets nobody in without a valid key. `bot.api.house.call(request)` says whose request it is."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The endpoint behind the guard."""
        endpoint = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            rooms = house(request.app)
            key = await keys.known(rooms.database, request.headers.get("authorization"))
            rooms.rate.count(key)
            request.state.call = Call(rooms, key)
            async with rooms.turnstile.through(key):
                return await endpoint(request)

        return guarded
