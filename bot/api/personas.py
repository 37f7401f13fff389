"""Sessions: a character is made, listed, looked at, deleted; and the characters that come with the engine."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, cast

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.api import given
from bot.api.answers import answer
from bot.api.described import OPENING, asking, refusals, taking
from bot.api.guard import Guarded
from bot.api.house import call
from bot.api.keys import refusal
from bot.api.problems import Problem
from bot.engine.presets import PRESETS
from bot.engine.wire import (
    Deleted,
    Identity,
    Persona,
    Personality,
    PersonaRequest,
    Preset,
    Presets,
    SessionCreated,
    SessionItem,
    SessionList,
    SessionView,
)
from bot.store import api as store
from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.api.house import Call
    from bot.engine.wire import PresetName

_CURSOR: Final = r"0[0-9a-f]{11}s_[A-Za-z0-9_-]{22}"
"""When a session was made, in milliseconds since 1970, and its id."""
_LIMIT = asking(
    "limit", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}, "How many sessions at most."
)
_FROM = asking(
    "cursor",
    {"type": "string", "pattern": f"^{_CURSOR}$"},
    "The cursor of the answer before: go on from there.",
)

router = APIRouter(route_class=Guarded)


@router.post(
    "/v1/persona",
    operation_id="createSession",
    tags=["sessions"],
    status_code=201,
    response_model=SessionCreated,
    responses=refusals(400, 408),
    openapi_extra=taking(PersonaRequest, OPENING),
)
async def create(request: Request) -> Response:
    """Make a session with a character of its own."""
    caller = call(request)
    wanted = await given.body(request, PersonaRequest, caller.house.limits)
    created = await _opened(caller, persona_of(wanted), opening=given.idempotency_key(request))
    return answer(created, status=201)


async def _opened(caller: Call, persona: Persona, *, opening: str | None) -> SessionCreated:
    """A new session; with an Idempotency-Key that was used before, the one that was made then."""
    session, now = new_session(), caller.house.clock()
    async with caller.house.database.write(brief=True) as tx:
        if opening is not None:
            await tx.lock(f"opening:{caller.key}:{opening}")
            kept = await store.opened(tx, key=caller.key, opening=opening)
            if kept is not None:
                before = Persona.model_validate_json(kept.persona)
                return SessionCreated(sessionId=kept.session, persona=before, createdAt=kept.created_at)
        await caller.house.engine.ensure(session, persona, at=now, within=tx)
        if not await store.add_session(tx, session, key=caller.key, at=now, opening=opening):
            raise refusal()
    return SessionCreated(sessionId=session, persona=persona, createdAt=when(ms(now)))


@router.get(
    "/v1/persona",
    operation_id="listSessions",
    tags=["sessions"],
    response_model=SessionList,
    responses=refusals(400),
    openapi_extra={"parameters": [_LIMIT, _FROM]},
)
async def listing(request: Request) -> Response:
    """The key's sessions, newest first."""
    caller = call(request)
    limit = given.whole_number(request, "limit", default=50, most=200)
    after = _after(request.query_params.getlist("cursor"))
    async with caller.house.database.read() as tx:
        found = await store.listed(tx, key=caller.key, limit=limit + 1, after=after)
    items, more = found[:limit], len(found) > limit
    cursor = f"{ms(items[-1].created_at):012x}{items[-1].session}" if more else None
    return answer(SessionList(items=[_item(one) for one in items], cursor=cursor))


@router.get(
    "/v1/persona/{sessionId}",
    operation_id="getSession",
    tags=["sessions"],
    response_model=SessionView,
    responses=refusals(404),
)
async def view(request: Request, sessionId: str) -> Response:  # noqa: N803 - the contract's name
    """One session with its character."""
    async with call(request).looking(sessionId) as seen:
        kept = seen.kept.engine
    persona = Persona.model_validate_json(kept.persona)
    return answer(
        SessionView(
            id=sessionId, persona_name=persona.identity.name, created_at=kept.created_at,
            last_active=kept.last_active, persona=persona,
        )
    )  # fmt: skip


@router.delete(
    "/v1/persona/{sessionId}",
    operation_id="deleteSession",
    tags=["sessions"],
    response_model=Deleted,
    responses=refusals(404),
)
async def delete(request: Request, sessionId: str) -> Response:  # noqa: N803
    """Delete a session and everything in it."""
    caller = call(request)
    async with caller.moving(sessionId, brief=False) as seen:
        await caller.house.engine.delete(sessionId, within=seen.tx)
    caller.house.deleted.set()
    return answer(Deleted(deleted=True))


@router.get(
    "/v1/presets", operation_id="listPresets", tags=["sessions"], response_model=Presets, responses=refusals()
)
async def presets(request: Request) -> Response:
    """The characters that come with the engine."""
    del request
    return answer(
        Presets(presets=[Preset(name=cast("PresetName", name), persona=one) for name, one in PRESETS.items()])
    )


def new_session() -> str:
    """An opaque id that can stand in an address: 128 random bits."""
    return f"s_{secrets.token_urlsafe(16)}"


def persona_of(wanted: PersonaRequest) -> Persona:
    """The character that a request describes: its own fields win over the preset's."""
    preset = PRESETS[wanted.preset] if wanted.preset else None
    return Persona(
        identity=Identity.model_validate(_over(preset and preset.identity, wanted.identity)),
        personality=Personality.model_validate(_over(preset and preset.personality, wanted.personality)),
        goals=wanted.goals if wanted.goals is not None else preset.goals if preset else [],
    )


def _over(below: Any, above: Any) -> dict[str, Any]:
    parts = [part.model_dump(exclude_none=True) for part in (below, above) if part is not None]
    return {name: value for part in parts for name, value in part.items()}


def _item(one: store.Listed) -> SessionItem:
    name = Persona.model_validate_json(one.persona).identity.name
    return SessionItem(
        id=one.session, persona_name=name, created_at=one.created_at, last_active=one.last_active
    )


def _after(cursors: list[str]) -> tuple[datetime, str] | None:
    """Where a list goes on. A cursor is the place of a session in the order, so that it stays right when others come or go."""
    if not cursors:
        return None
    if len(cursors) > 1 or not re.fullmatch(_CURSOR, cursors[0], re.ASCII):
        raise Problem(400, "cursor: must be the cursor of an answer before. Leave it out to begin anew.")
    return when(int(cursors[0][:12], 16)), cursors[0][12:]
