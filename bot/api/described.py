"""What /openapi.json says beyond what the routes say of themselves: bodies, refusals, headers, the key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.engine.wire import ErrorAnswer

if TYPE_CHECKING:
    from fastapi import FastAPI

OPEN: Final = "/v1/health"
"""The one address that needs no key."""
_WHY: Final[Mapping[int, str]] = {
    400: "VALIDATION_ERROR: something in the request is not as it should be. The message names the field.",
    401: "UNAUTHORIZED: the key is missing or not valid.",
    404: "NOT_FOUND: there is none, or it belongs to another key.",
    408: "REQUEST_TIMEOUT: the body did not arrive in time.",
    413: "PAYLOAD_TOO_LARGE: the body is larger than 64 KiB.",
    429: "RATE_LIMIT: the key sent more than its share of a minute, which comes back evenly. Retry-After says for how many seconds"
    " to wait.",
    500: "INTERNAL_ERROR: something went wrong here.",
    503: "SERVICE_UNAVAILABLE: not now. Retry-After says for how many seconds to wait.",
}
_WAIT: Final = {
    "Retry-After": {
        "description": "Whole seconds to wait.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    }
}
_KEYED: Final = (401, 413, 429, 500, 503)
"""What every endpoint with a key may refuse with."""
_WITH_A_BODY: Final = (400, 404, 408)
IDEMPOTENCY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key gives the first answer again and moves nothing, for at least a week.",
    "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
}
OPENING: Final = {
    **IDEMPOTENCY,
    "description": "The same key gives the session that was made first, for as long as it is there.",
}


def refusals(*more: int, key: bool = True) -> dict[int | str, dict[str, Any]]:
    """The refusals of an endpoint, for its `responses`."""
    statuses = sorted({*(_KEYED if key else (413, 500, 503)), *more})
    return {
        status: {
            "model": ErrorAnswer,
            "description": _WHY[status],
            **({"headers": _WAIT} if status in {429, 503} else {}),
        }
        for status in statuses
    }


def taking(model: type[BaseModel], *parameters: dict[str, Any]) -> dict[str, Any]:
    """An endpoint's `openapi_extra` for a body of this model, and parameters that it reads itself."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}
    return {
        "requestBody": {"required": True, "content": content},
        **({"parameters": list(parameters)} if parameters else {}),
    }


def asking(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    """A parameter of the query that an endpoint reads itself."""
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def describe(app: FastAPI, *bodies: type[BaseModel]) -> dict[str, Any]:
    """The whole description, made once."""
    if app.openapi_schema is None:
        described = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
            separate_input_output_schemas=False,
        )
        _, given = models_json_schema(
            [(body, "validation") for body in bodies], ref_template="#/components/schemas/{model}"
        )
        parts = described.setdefault("components", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            parts.get("schemas", {}).pop(unused, None)
        parts.setdefault("schemas", {}).update(given.get("$defs", {}))
        parts["securitySchemes"] = {
            "key": {
                "type": "http",
                "scheme": "bearer",
                "description": "A key of `sonder keys create`.",
            }
        }
        for path, methods in described["paths"].items():
            for operation in methods.values():
                # The framework's own refusal, which cannot happen here: an address holds nothing but text.
                operation["responses"].pop("422", None)
                if path != OPEN:
                    operation["security"] = [{"key": []}]
        app.openapi_schema = described
    return app.openapi_schema
