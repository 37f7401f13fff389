"""Writes answers: a wire model as it is, with no second look at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from pydantic import BaseModel


def answer(model: BaseModel, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """The model as JSON."""
    return as_json(model.model_dump_json().encode(), status=status, headers=headers)


def as_json(text: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON that is written already."""
    return Response(text, status_code=status, headers=headers, media_type="application/json")
