"""Says of finished texts which rules of the care they break: what `sonder mind lint` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.engine.jsonlines import Id, id_in, not_blank, parsed, text_in, written
from bot.errors import InvalidRequestError
from bot.voice.lint import lint

_TO: Final = ("nobody", "goodbye")
"""What a text may answer: nothing, when it goes out unasked, or somebody's goodbye."""


class Linted:
    """Answers lines {"id", "text"} with what is wrong with the text, if anything."""

    def __init__(self) -> None:
        self.failed = False

    def answered(self, lines: Sequence[bytes]) -> list[bytes]:
        """One line of JSON for each line that is not blank, in their order."""
        return [written(self._answer(line)) for line in not_blank(lines)]

    def _answer(self, line: bytes) -> dict[str, Any]:
        name: Id = None
        try:
            asked = parsed(line)
            name = id_in(asked)
            text = text_in(asked)
            to = _to(asked)
        except InvalidRequestError as problem:
            self.failed = True
            return {"id": name, "error": str(problem)}
        hits = lint(text, after_goodbye=to == "goodbye")
        return {"id": name, "ok": not hits, "hits": [{"rule": hit.rule, "span": hit.span} for hit in hits]}


def _to(asked: Mapping[str, Any]) -> str:
    """What the text answers. Raises InvalidRequestError for anything else."""
    to = asked.get("to") or "nobody"
    if to not in _TO:
        raise InvalidRequestError('to: must be "goodbye", or be left out for a text that answers nobody.')
    return to
