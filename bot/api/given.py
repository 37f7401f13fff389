"""Takes what a request gives: its body, strictly and no larger than it may be, and what stands in its address and headers."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from bot.api.problems import Problem
from bot.engine.said import said

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails
    from starlette.requests import Request

    from bot.api.house import Limits

Model = TypeVar("Model", bound=BaseModel)

_NAMED_AT_MOST: Final = 5
"""How many mistakes of a body an answer names."""
_KEY = re.compile(r"[!-~]{1,255}")


async def body(request: Request, model: type[Model], limits: Limits) -> Model:
    """The body as this model. Raises Problem: 400 naming each field that is wrong, 413, 408 for one that does not arrive."""
    _check_kind(request)
    raw = await _raw(request, limits)
    try:
        return once(model.model_validate_json(raw), raw)
    except ValidationError as problem:
        raise Problem(400, sentence(problem)) from None


def once(model: Model, raw: str | bytes) -> Model:
    """The model, if nothing is given twice in the JSON that it was read from. Raises Problem (400) naming what is.

    Whoever reads JSON takes the last of the two, or the first: what was meant cannot be told.
    """
    _NAMES.raw_decode((raw if isinstance(raw, str) else raw.decode()).lstrip())
    return model


def _check_names(pairs: list[tuple[str, object]]) -> None:
    if len(dict(pairs)) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Problem(400, f"{_name(twice)}: is given twice. Give it once.")


_NAMES: Final = json.JSONDecoder(object_pairs_hook=_check_names)


def too_large(limits: Limits) -> Problem:
    """What a body gets that is larger than it may be."""
    return Problem(
        413,
        f"The body may have {limits.body_bytes // 1024} KiB. Send less in one request.",
    )


async def _raw(request: Request, limits: Limits) -> bytes:
    found = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for part in request.stream():
                found += part
                if len(found) > limits.body_bytes:
                    raise too_large(limits)
    except TimeoutError:
        raise Problem(
            408,
            f"The body did not arrive within {limits.body_seconds:.0f} seconds. Send it again in one go.",
        ) from None
    return bytes(found)


def _check_kind(request: Request) -> None:
    kind, _, more = request.headers.get("content-type", "application/json").lower().partition(";")
    charset = more.partition("charset=")[2].strip(' "')
    if kind.strip() != "application/json" or charset not in {"", "utf-8", "utf8"}:
        raise Problem(400, "Content-Type: must be application/json, and the body JSON in UTF-8.")


def idempotency_key(request: Request) -> str | None:
    """The Idempotency-Key header, if there is one. Raises Problem (400) for one that cannot be kept."""
    key = request.headers.get("idempotency-key")
    if key is not None and not _KEY.fullmatch(key):
        raise Problem(400, "Idempotency-Key: must be 1 to 255 visible ASCII characters, without spaces.")
    return key


def whole_number(request: Request, name: str, *, default: int, most: int) -> int:
    """A whole number from 1 to `most` in the query. Raises Problem (400) naming it for anything else."""
    given = request.query_params.getlist(name) if request.scope["query_string"] else []
    if not given:
        return default
    if len(given) == 1 and re.fullmatch(r"[0-9]{1,6}", given[0], re.ASCII) and 1 <= int(given[0]) <= most:
        return int(given[0])
    raise Problem(400, f"{name}: must be one whole number from 1 to {most}.")


def sentence(problem: ValidationError) -> str:
    """What is wrong with a body, each mistake by the name of its field; never what was given."""
    errors = problem.errors(include_url=False, include_input=False)
    if errors[0]["type"] == "json_invalid":
        return "The body is no JSON in UTF-8. Check its quotes, commas and brackets."
    told = [_told(error) for error in errors[:_NAMED_AT_MOST]]
    return "; ".join(dict.fromkeys(told)) + "."


def _told(error: ErrorDetails) -> str:
    place = ".".join(_name(part) for part in error["loc"]) or "body"
    return f"{place}: {said(error)}"


def _name(part: Any) -> str:
    """A key of the client's own is given back cut: it may be anything."""
    text = str(part)
    return text if len(text) <= 60 else f"{text[:60]}…"
