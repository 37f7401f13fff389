"""Says in plain words what is wrong with a value that a wire model refuses: never in the library's, never with the value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SAID: Final[Mapping[str, str]] = {
    "extra_forbidden": "there is no such field here",
    "missing": "is missing",
    "bool_type": "must be true or false, without quotes",
    "float_type": "must be a number, without quotes",
    "int_type": "must be a whole number, without quotes",
    "finite_number": "must be a finite number",
    "string_type": "must be text in quotes",
    "string_unicode": "must be text in UTF-8",
    "list_type": "must be a list in square brackets",
    "dict_type": "must be an object in curly brackets",
    "model_type": "must be an object in curly brackets",
    "model_attributes_type": "must be an object in curly brackets",
    "greater_than": "must be more than {gt:,}",
    "greater_than_equal": "must be {ge:,} or more",
    "less_than": "must be less than {lt:,}",
    "less_than_equal": "must be {le:,} or less",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long: it may have {max_length:,} characters",
    "too_short": "must not be empty",
    "too_long": "has too many entries: it may have {max_length:,}",
    "string_pattern_mismatch": "holds characters that cannot stand there, or too many",
    "literal_error": "must be one of {expected}",
    "timezone_aware": "must be a moment with its zone, such as 2026-03-02T18:00:00Z",
    "value_error": "{error}",
}
"""What is said of each kind of mistake that our models can find; in braces stands a limit of the model's."""
OTHERWISE: Final = "cannot be taken as it is: GET /openapi.json says what it may be"


def said(error: ErrorDetails) -> str:
    """What is wrong, as the end of a sentence that begins with the field's name. Wants the error's context."""
    return filled(SAID.get(error["type"], OTHERWISE), error)


def filled(sentence: str, error: ErrorDetails) -> str:
    """With the model's limits in their places, written as people write numbers."""
    return sentence.format_map({name: _plain(value) for name, value in error.get("ctx", {}).items()})


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
