"""Whether the server and its store answer; the one endpoint without a key."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.api.answers import answer
from bot.api.described import OPEN, refusals
from bot.api.house import house
from bot.engine.wire import Health
from bot.store import api as store

router = APIRouter()


@router.get(
    OPEN,
    operation_id="getHealth",
    tags=["health"],
    response_model=Health,
    responses=refusals(key=False),
)
async def health(request: Request) -> Response:
    """Whether the server and its store answer. Needs no key and says nothing about anybody."""
    rooms = house(request.app)
    async with rooms.database.read() as tx:
        await store.alive(tx)
    return answer(Health(status="ok", version=rooms.version))
