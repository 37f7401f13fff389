"""Every refusal of the server, in the one shape that the contract gives errors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.responses import JSONResponse

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


def response(problem: Problem) -> JSONResponse:
    """The refusal as it goes over the wire."""
    body = {"code": problem.code, "status": problem.status, "message": problem.message}
    return JSONResponse({"error": body}, status_code=problem.status, headers=problem.headers)
