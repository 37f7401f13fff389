"""Says in plain words what is wrong with a setting: never in the library's, never with the value, which may be a secret."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bot.engine import said

if TYPE_CHECKING:
    from pydantic import ValidationError

SAID: Final[Mapping[str, str]] = {
    **said.SAID,
    "extra_forbidden": "there is no such setting",
    "model_type": "must be a table with settings in it",
}
"""As of what comes over the wire, but for what a file of settings has other words for."""
OTHERWISE: Final = "cannot be used as it is"


def mistakes(problem: ValidationError) -> str:
    """Every mistake by name and reason."""
    return "; ".join(
        f"{'.'.join(map(str, error['loc']))}: {said.filled(SAID.get(error['type'], OTHERWISE), error)}"
        for error in problem.errors(include_url=False, include_input=False)
    )
