"""Turns: a message, an event or an appraisal moves the character of a session, exactly once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot import mind
from bot.api import given, moments
from bot.api.answers import as_json
from bot.api.described import IDEMPOTENCY, refusals, taking
from bot.api.guard import Guarded
from bot.api.house import call
from bot.engine import views
from bot.engine.port import Happening
from bot.engine.wire import AppraisalRequest, EventContext, TurnRequest, TurnResult

if TYPE_CHECKING:
    from bot.api.frames import TurnFrame
    from bot.api.house import Call
    from bot.engine.embedded import EmbeddedEngine

router = APIRouter(route_class=Guarded)


@router.post(
    "/v1/turn",
    operation_id="takeTurn",
    tags=["turns"],
    response_model=TurnResult,
    responses=refusals(400, 404, 408),
    openapi_extra=taking(TurnRequest, IDEMPOTENCY),
)
async def turn(request: Request) -> Response:
    """Let a message, or something that happened, move the character.

    An event of the source `user` is something the person did: it counts as their message. One of `system` or `internal`
    (the world, the character itself) moves the feeling and what may overflow from it, and nothing that is about the
    person: not trust, closeness, needs, attachment or patterns, not the number of turns, not how long they are away.
    """
    wanted = await given.body(request, TurnRequest, call(request).house.limits)
    return as_json(
        views.written(
            await taken(call(request), wanted.sessionId, wanted, key=given.idempotency_key(request))
        )
    )


@router.post(
    "/v1/turn/appraisal",
    operation_id="takeAppraisedTurn",
    tags=["turns"],
    response_model=TurnResult,
    responses=refusals(400, 404, 408),
    openapi_extra=taking(AppraisalRequest, IDEMPOTENCY),
)
async def appraise(request: Request) -> Response:
    """Let something whose meaning the caller knows move the character. It counts as a turn of the person's."""
    wanted = await given.body(request, AppraisalRequest, call(request).house.limits)
    reading = mind.Reading(appraisal=mind.Appraisal(**wanted.appraisal.model_dump()))
    happening = _by(wanted.event_context, Happening(reading, told=wanted.context or ""))
    key = given.idempotency_key(request)
    result = await _take(call(request), wanted.sessionId, happening, elapsed=wanted.elapsedSeconds, key=key)
    return as_json(views.written(result))


async def taken(
    caller: Call, session: str, wanted: TurnRequest | TurnFrame, *, key: str | None
) -> TurnResult:
    """Let a message or an event move the character; the same key gives the first answer again."""
    happening = await _happening(caller.house.engine, wanted)
    return await _take(caller, session, happening, elapsed=wanted.elapsedSeconds, key=key)


async def _happening(engine: EmbeddedEngine, wanted: TurnRequest | TurnFrame) -> Happening:
    event = wanted.event
    if event is None:
        return _by(
            wanted.event_context,
            Happening(await engine.heard(wanted.message or ""), text=wanted.message or ""),
        )
    reading = await engine.heard(event.description)
    happening = Happening(reading, said=event.source == "user", told=event.description)
    return _by(wanted.event_context, happening)


def _by(context: EventContext | None, happening: Happening) -> Happening:
    if context is None:
        return happening
    return replace(happening, speaker=context.speaker, scored=context.scored)


async def _take(
    caller: Call, session: str, happening: Happening, *, elapsed: float | None, key: str | None
) -> TurnResult:
    """The turn, its answer under its key, and the session's own time: one transaction."""
    engine = caller.house.engine
    async with caller.moving(session) as seen:
        # A time of its own is reckoned from the turn before, which a turn that was taken already has long passed.
        if key is not None and elapsed is not None:
            before = await engine.answered(session, key, within=seen.tx)
            if before is not None:
                return before.result
        at = await moments.dated(caller.house, seen, elapsed)
        turned = await engine.happen(
            session, happening, at=at, key=key, now=caller.house.clock(), within=seen.tx
        )
        if elapsed is not None:
            await moments.keep_ahead(caller.house, seen, at)
    return turned.result
