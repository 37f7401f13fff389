"""Writing first: what a character would like to do, what became of it, and whether it may at all."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from bot.api import given
from bot.api.answers import answer, as_json
from bot.api.described import refusals, taking
from bot.api.guard import Guarded
from bot.api.house import call
from bot.engine.wire import Preferences, PreferencesView, ProactiveAction, Settlement, SettleRequest

if TYPE_CHECKING:
    from bot.api.house import Seen

_ACTIONS: Final = TypeAdapter(list[ProactiveAction])
_NEXT: Final = {
    "Next-Check-After": {
        "description": "In how many whole seconds the answer can change at the earliest if nothing else happens; absent"
        " where it cannot.",
        "required": False,
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    }
}

router = APIRouter(route_class=Guarded)


@router.get(
    "/v1/proactive/{sessionId}",
    operation_id="listProactiveActions",
    tags=["proactive"],
    response_model=list[ProactiveAction],
    responses={200: {"headers": _NEXT}, **refusals(404)},
)
async def actions(request: Request, sessionId: str) -> Response:  # noqa: N803 - the contract's name
    """The actions that are pending, most urgent first. Asking takes nothing away."""
    caller = call(request)
    async with caller.looking(sessionId) as seen:
        wishes = await caller.house.engine.wishes(sessionId, at=seen.at, within=seen.tx)
    headers: dict[str, str] = {}
    if wishes.next_check_at is not None:
        headers["Next-Check-After"] = str(_whole_seconds(wishes.next_check_at, seen.at))
    return as_json(_ACTIONS.dump_json(list(wishes.actions)), headers=headers)


@router.post(
    "/v1/proactive/{sessionId}/{actionId}/settle",
    operation_id="settleProactiveAction",
    tags=["proactive"],
    response_model=Settlement,
    responses=refusals(400, 404, 408),
    openapi_extra=taking(SettleRequest),
)
async def settle(request: Request, sessionId: str, actionId: str) -> Response:  # noqa: N803
    """Say what became of an action. The cooldown counts from a delivery."""
    caller = call(request)
    told = await given.body(request, SettleRequest, caller.house.limits)
    async with caller.moving(sessionId) as seen:
        found = await caller.settle(seen, actionId, told.outcome, at=_settled_at(seen, told.at))
    return answer(found)


@router.put(
    "/v1/proactive/{sessionId}/preferences",
    operation_id="setProactivePreferences",
    tags=["proactive"],
    response_model=PreferencesView,
    responses=refusals(400, 404, 408),
    openapi_extra=taking(Preferences),
)
async def set_preferences(request: Request, sessionId: str) -> Response:  # noqa: N803
    """Set whether and how it may write first. What is left out takes its default."""
    caller = call(request)
    wanted = await given.body(request, Preferences, caller.house.limits)
    async with caller.moving(sessionId) as seen:
        kept = await caller.prefer(seen, wanted)
    return answer(PreferencesView(sessionId=sessionId, preferences=kept))


@router.get(
    "/v1/proactive/{sessionId}/preferences",
    operation_id="getProactivePreferences",
    tags=["proactive"],
    response_model=PreferencesView,
    responses=refusals(404),
)
async def preferences(request: Request, sessionId: str) -> Response:  # noqa: N803
    """Whether and how it may write first."""
    caller = call(request)
    async with caller.looking(sessionId) as seen:
        kept = await caller.house.engine.preferences(sessionId, within=seen.tx)
    return answer(PreferencesView(sessionId=sessionId, preferences=kept))


def _whole_seconds(at: datetime, now: datetime) -> int:
    """Up, and at least one: asking sooner is of no use."""
    return max(1, -int((now - at).total_seconds() // 1))


def _settled_at(seen: Seen, told: datetime | None) -> datetime:
    """When that was. A moment that the session has not reached, or that lies before it began, is brought to that bound."""
    return seen.at if told is None else min(max(told, seen.kept.created_at), seen.at)
