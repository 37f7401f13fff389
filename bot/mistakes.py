"""Says in plain words what is wrong with a setting: never in the library's, never with the value, which may be a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bot.engine.said import filled

if TYPE_CHECKING:
    from pydantic import ValidationError

SAID: Final[Mapping[str, str]] = {
    "extra_forbidden": "there is no such setting",
    "model_type": "must be a table with settings in it",
    "bool_type": "must be true or false, without quotes",
    "float_type": "must be a number, without quotes",
    "finite_number": "must be a finite number",
    "int_type": "must be a whole number, without quotes",
    "string_type": "must be text in quotes",
    "list_type": "must be a list in square brackets",
    "greater_than": "must be more than {gt:,}",
    "greater_than_equal": "must be {ge:,} or more",
    "less_than": "must be less than {lt:,}",
    "less_than_equal": "must be {le:,} or less",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long: it may have {max_length:,} characters",
    "too_long": "has too many entries: it may have {max_length:,}",
    "literal_error": "must be one of {expected}",
    "value_error": "{error}",
}
"""What is said of each kind of mistake that a setting can have; in braces stands a limit of the model's."""
OTHERWISE: Final = "cannot be used as it is"


def mistakes(problem: ValidationError) -> str:
    """Every mistake by name and reason."""
    return "; ".join(
        f"{'.'.join(map(str, error['loc']))}: {filled(SAID.get(error['type'], OTHERWISE), error)}"
        for error in problem.errors(include_url=False, include_input=False)
    )
