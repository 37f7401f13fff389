"""How a character is, and what has grown between it and the person: read, never written."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.api import given
from bot.api.answers import as_json
from bot.api.described import asking, refusals
from bot.api.guard import Guarded
from bot.api.house import call
from bot.engine import views
from bot.engine.wire import Relationship, StateView

_HISTORY = asking(
    "history_limit",
    {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100},
    "How many of the newest entries of the trust history to return.",
)

router = APIRouter(route_class=Guarded)


@router.get(
    "/v1/relationship/{sessionId}",
    operation_id="getRelationship",
    tags=["relationship"],
    response_model=Relationship,
    responses=refusals(400, 404),
    openapi_extra={"parameters": [_HISTORY]},
)
async def relationship(request: Request, sessionId: str) -> Response:  # noqa: N803 - the contract's name
    """Trust and its history, attachment style, unhealthy patterns, and how far the bond has come."""
    caller = call(request)
    most = given.whole_number(request, "history_limit", default=100, most=1000)
    async with caller.looking(sessionId) as seen:
        found = await caller.house.engine.relationship_json(
            seen.kept.engine, at=seen.at, history_limit=most, within=seen.tx
        )
    return as_json(found)


@router.get(
    "/v1/state/{sessionId}",
    operation_id="getState",
    tags=["state"],
    response_model=StateView,
    responses=refusals(404),
)
async def state(request: Request, sessionId: str) -> Response:  # noqa: N803
    """How the character is right now."""
    caller = call(request)
    async with caller.looking(sessionId) as seen:
        found = await caller.house.engine.state(sessionId, at=seen.at, within=seen.tx)
    return as_json(views.written(found))
