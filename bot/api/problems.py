"""Every refusal of the server, in the one shape that the contract gives errors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.responses import JSONResponse

from bot.engine.wire import ErrorDetail
from bot.errors import ActionNotFoundError, SessionNotFoundError, StoreError, WebhookNotFoundError

CODES: Mapping[int, str] = MappingProxyType(
    {
        400: "VALIDATION_ERROR",
        401: "UNAUTHORIZED",
        403: "FORBIDDEN",
        404: "NOT_FOUND",
        405: "METHOD_NOT_ALLOWED",
        408: "REQUEST_TIMEOUT",
        413: "PAYLOAD_TOO_LARGE",
        429: "RATE_LIMIT",
        500: "INTERNAL_ERROR",
        503: "SERVICE_UNAVAILABLE",
    }
)
"""The code of each status that the server refuses with."""
NO_ROUTE = "There is no such endpoint. GET /openapi.json lists all of them."
UNEXPECTED = (
    "Something went wrong here, and nothing of this request was kept. Send it again; if it fails again, tell"
    " whoever runs this server."
)
BUSY = (
    "The server cannot do this right now. Wait a moment and send it again, a turn with its Idempotency-Key."
)


class Problem(Exception):  # noqa: N818 - it is what the client is told
    """A refusal: its status, a sentence that says what to do, and headers that go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    @property
    def code(self) -> str:
        """Its code."""
        return CODES[self.status]

    @property
    def detail(self) -> ErrorDetail:
        """What the client is told, without the headers."""
        return ErrorDetail(code=self.code, status=self.status, message=self.message)


def problem_of(raised: Exception) -> Problem:
    """What of ours was raised, as the client is told."""
    if isinstance(raised, Problem):
        return raised
    if isinstance(raised, (SessionNotFoundError, ActionNotFoundError, WebhookNotFoundError)):
        return Problem(404, str(raised))
    if isinstance(raised, StoreError):
        return Problem(503, BUSY, {"Retry-After": "1"})
    return Problem(400, str(raised))


def response(problem: Problem) -> JSONResponse:
    """The refusal as it goes over the wire."""
    body = {"error": problem.detail.model_dump()}
    return JSONResponse(body, status_code=problem.status, headers=problem.headers)
