"""Takes lines of JSON apart, for commands that answer each line of their input with one of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

import orjson

from bot.errors import InvalidRequestError

LONGEST: Final = 64 * 1024
"""How many bytes a line may have: as many as a request of the contract."""
_MARK = b"\xef\xbb\xbf"
"""What some editors put in front of a text in UTF-8."""

_INEXACT: Final = 2.0**63
"""An integer beyond 64 bits is read as a float of at least this size."""

Id: TypeAlias = str | float | bool | None


class Answers(Protocol):
    """Answers lines. `failed` says whether one of them, so far, got an error for an answer."""

    failed: bool

    def answered(self, lines: Sequence[bytes]) -> list[bytes]:
        """One line of JSON for each line that is not blank, in their order."""
        ...


def not_blank(lines: Sequence[bytes]) -> list[bytes]:
    """The lines to answer. One that is too long is, whatever is in it: the rest of it may be missing."""
    return [line for line in lines if len(line) > LONGEST or line.strip()]


def parsed(line: bytes) -> dict[str, Any]:
    """The JSON object in a line. Raises InvalidRequestError where there is none, or too much."""
    if len(line) > LONGEST:
        raise InvalidRequestError("This line is longer than 64 KiB. Write less in one.")
    try:
        found: Any = orjson.loads(line.removeprefix(_MARK))
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict):
        raise InvalidRequestError("This line is no JSON object. Write one object a line, in UTF-8.")
    return found  # pyright: ignore[reportUnknownVariableType]


def id_in(event: Mapping[str, Any]) -> Id:
    """What its answer is to be known by. Raises InvalidRequestError for what could not be given back as it came."""
    name = event.get("id")
    if isinstance(name, float) and abs(name) >= _INEXACT:
        raise InvalidRequestError("id: a number beyond 64 bits is not kept exactly. Write it as a text.")
    if name is not None and not isinstance(name, (str, int, float)):
        raise InvalidRequestError("id: must be a text, a number, true, false or null.")
    return name


def text_in(event: Mapping[str, Any]) -> str:
    """What was written. Raises InvalidRequestError where it is missing or no text."""
    text = event.get("text")
    if not isinstance(text, str):
        raise InvalidRequestError("text: must be a text.")
    return text


def written(answer: Mapping[str, Any]) -> bytes:
    """The answer as a line."""
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)
