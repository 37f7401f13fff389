"""Webhooks: where a session's actions are told as they come up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.api import given
from bot.api.answers import answer
from bot.api.described import refusals, taking
from bot.api.guard import Guarded
from bot.api.house import call
from bot.api.keys import refusal
from bot.engine.wire import Deleted, NewWebhook, WebhookList, WebhookRequest, WebhookView
from bot.push import registration
from bot.store import api
from bot.store import webhooks as store
from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.store.webhooks import Webhook

router = APIRouter(route_class=Guarded)


@router.post(
    "/v1/webhook/{sessionId}",
    operation_id="createWebhook",
    tags=["push"],
    status_code=201,
    response_model=NewWebhook,
    responses=refusals(400, 404, 408),
    openapi_extra=taking(WebhookRequest),
)
async def create(request: Request, sessionId: str) -> Response:  # noqa: N803 - the contract's name
    """Have a session's actions told to an address as they come up. The secret that signs them is shown this once."""
    caller = call(request)
    wanted = await given.body(request, WebhookRequest, caller.house.limits)
    made = registration.made(
        sessionId,
        url=wanted.url,
        events=wanted.events,
        at=when(ms(caller.house.clock())),
        allow_private=caller.house.limits.private_webhooks,
    )
    async with caller.moving(sessionId) as seen:
        if not await api.hold_key(seen.tx, caller.key):
            raise refusal()
        await registration.keep(seen.tx, made)
    told = NewWebhook(
        id=made.webhook, url=made.url, events=wanted.events, created_at=made.created_at, secret=made.secret
    )
    return answer(told, status=201)


@router.get(
    "/v1/webhook/{sessionId}",
    operation_id="listWebhooks",
    tags=["push"],
    response_model=list[WebhookView],
    responses=refusals(404),
)
async def listing(request: Request, sessionId: str) -> Response:  # noqa: N803
    """A session's webhooks, oldest first, with how it goes with each."""
    async with call(request).looking(sessionId) as seen:
        found = await store.of_session(seen.tx, sessionId)
    return answer(WebhookList([_view(webhook) for webhook in found]))


@router.delete(
    "/v1/webhook/{sessionId}/{webhookId}",
    operation_id="deleteWebhook",
    tags=["push"],
    response_model=Deleted,
    responses=refusals(404),
)
async def delete(request: Request, sessionId: str, webhookId: str) -> Response:  # noqa: N803
    """Take a webhook back, with whatever was on its way there."""
    async with call(request).moving(sessionId) as seen:
        await registration.drop(seen.tx, sessionId, webhookId)
    return answer(Deleted(deleted=True))


def _view(webhook: Webhook) -> WebhookView:
    return WebhookView.model_validate(
        {
            "id": webhook.webhook,
            "url": webhook.url,
            "events": list(webhook.events),
            "created_at": webhook.created_at,
            "state": "active" if webhook.disabled_at is None else "disabled",
            "disabled_at": webhook.disabled_at,
            "reason": webhook.disabled_why,
            "last_success_at": webhook.last_success_at,
            "failures": webhook.failures,
            "last_problem": webhook.last_problem,
        }
    )
