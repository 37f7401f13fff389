"""Puts the server together: its routes, what surrounds them, how it refuses, and what runs beside it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from bot.api import bonds, health, personas, proactive, turns, webhooks, websocket
from bot.api.described import describe
from bot.api.house import House, Limits
from bot.api.keys import Keys
from bot.api.outside import Outside
from bot.api.problems import CODES, NO_ROUTE, Problem, problem_of, response
from bot.api.rate import Rate, Seats, Turnstile
from bot.api.upkeep import prune, push, scrub
from bot.engine.wire import (
    AppraisalRequest,
    PersonaRequest,
    Preferences,
    SettleRequest,
    TurnRequest,
    WebhookRequest,
)
from bot.errors import InvalidRequestError, SessionNotFoundError, StoreError, WebhookNotFoundError
from bot.push.pusher import make_pusher

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from bot.clock import Clock
    from bot.engine.embedded import EmbeddedEngine
    from bot.store.database import Database

Background = Callable[[House], Coroutine[Any, Any, None]]
"""Runs beside the requests until it is cancelled, when the server stops."""
ROUTERS = (
    bonds.router,
    turns.router,
    proactive.router,
    health.router,
    personas.router,
    webhooks.router,
    websocket.router,
)
"""Every group of endpoints, those first that are asked most: they are looked through in this order."""
_TITLE = "Sonder's emotion engine"
_ABOUT = "A character that feels, whose bond with a person grows with every turn, and that can write first."


def create_app(
    database: Database,
    engine: EmbeddedEngine,
    clock: Clock,
    *,
    limits: Limits | None = None,
    background: Sequence[Background] = (prune, push, scrub),
) -> FastAPI:
    """The server as an ASGI app. `database` stays open for as long as it runs; `engine` keeps its sessions in it."""
    limits = limits or Limits()
    house = House(
        database=database,
        engine=engine,
        clock=clock,
        limits=limits,
        keys=Keys(database, clock),
        rate=Rate(limits.per_minute, clock),
        turnstile=Turnstile(limits.at_once),
        seats=Seats(limits.sockets),
        pusher=make_pusher(
            db=database,
            engine=engine,
            clock=clock,
            chance=lambda: secrets.randbelow(1000) / 1000,
            allow_private=limits.private_webhooks,
        ),
        version=version("sonder"),
    )
    app = FastAPI(
        title=_TITLE,
        version=house.version,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lambda _: _running(house, background),
    )
    app.state.house = house
    # As if they were its own, and before its own: a router that is included looks for each request's route twice.
    app.router.routes[:0] = [route for router in ROUTERS for route in router.routes]
    _refuse_in_shape(app)
    app.add_middleware(Outside, limits=limits)
    app.openapi = lambda: describe(
        app, PersonaRequest, TurnRequest, AppraisalRequest, SettleRequest, Preferences, WebhookRequest
    )
    return app


@asynccontextmanager
async def _running(house: House, background: Sequence[Background]) -> AsyncGenerator[None]:
    """Everything that runs beside the requests, from the start to the end."""
    tasks = [asyncio.create_task(work(house)) for work in background]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _refuse_in_shape(app: FastAPI) -> None:
    async def problem(_: Request, raised: Exception) -> Response:
        return response(problem_of(raised))

    async def framework(request: Request, raised: Exception) -> Response:
        return response(_of_the_framework(request, raised))

    for kind in (Problem, InvalidRequestError, SessionNotFoundError, WebhookNotFoundError, StoreError):
        app.add_exception_handler(kind, problem)
    for kind in (HTTPException, RequestValidationError):
        app.add_exception_handler(kind, framework)


def _of_the_framework(request: Request, raised: Exception) -> Problem:
    """What the framework itself refuses with: no such route, no such method."""
    if not isinstance(raised, HTTPException):
        return Problem(400, "The address cannot be understood. GET /openapi.json says what it may be.")
    status = raised.status_code
    if status == 405:
        methods = _methods(request)
        allowed = ", ".join(methods)
        only = (
            f"only {methods[0]}"
            if len(methods) == 1
            else " and ".join([", ".join(methods[:-1]), methods[-1]])
        )
        return Problem(
            405, f"This address takes {only}. GET /openapi.json says what each does.", {"Allow": allowed}
        )
    return Problem(status if status in CODES else 400, NO_ROUTE)


def _methods(request: Request) -> list[str]:
    """Every method that the address takes; the framework itself names only those of the first route that fits."""
    path = request.scope["path"]
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return sorted(
        {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
    ) or ["GET"]
