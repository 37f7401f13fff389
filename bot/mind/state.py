"""The whole state of one character in one session, and its one way of being written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bot.mind import emotion, needs
from bot.mind.attachment import Attachment
from bot.mind.closeness import Closeness
from bot.mind.emotion import Heart
from bot.mind.moments import rounded, us
from bot.mind.needs import Needs
from bot.mind.reach import Reach
from bot.mind.traits import temper
from bot.mind.trust import Trust
from bot.mind.values import contents, value

if TYPE_CHECKING:
    from bot.mind.types import Traits

_Part = TypeVar("_Part")
_NUMBERS_WITHIN = frozenset({float, tuple, dict})
_VERSION = 1
_WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, ensure_ascii=False)
_PARTS: dict[str, type[Any]] = {
    "heart": Heart,
    "needs": Needs,
    "trust": Trust,
    "attachment": Attachment,
    "closeness": Closeness,
    "reach": Reach,
}


@value
class State:
    """Everything as it was at `at`, the last event (microseconds since 1970). Opaque outside of the mind.

    Every number in it is rounded to 1e-9 when an event writes it. `last_turn` is None until somebody wrote.
    `patterns` holds, by speaker, what is kept of them.
    """

    at: int
    last_turn: int | None
    heart: Heart
    needs: Needs
    trust: Trust
    attachment: Attachment
    closeness: Closeness
    reach: Reach
    patterns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])

    def to_json(self) -> str:
        """The same state gives the same text: keys sorted, no spaces."""
        kept = {name: _fields(getattr(self, name)) for name in _PARTS}
        kept |= {"at": self.at, "last_turn": self.last_turn, "patterns": self.patterns, "version": _VERSION}
        return _WRITTEN.encode(kept)

    @staticmethod
    def from_json(text: str) -> State:
        """The state that `to_json` wrote. Raises ValueError for anything else."""
        kept = json.loads(text)
        if not isinstance(kept, dict) or cast("dict[str, Any]", kept).get("version") != _VERSION:
            raise ValueError(f"This is not a state of version {_VERSION}.")
        return _understood(cast("dict[str, Any]", kept))


def born(traits: Traits, at: datetime) -> State:
    """A character that nobody has talked with yet."""
    return State(
        at=us(at),
        last_turn=None,
        heart=exact(emotion.calm(temper(traits))),
        needs=needs.newborn(),
        trust=Trust(),
        attachment=Attachment(),
        closeness=Closeness(),
        reach=Reach(),
    )


def exact(part: _Part) -> _Part:
    """A part of the state with every number as it is written down, so that keeping it changes nothing."""
    return type(part)(*[_exact(one) if type(one) in _NUMBERS_WITHIN else one for one in contents(part)])


def _exact(value: Any) -> Any:
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, tuple):
        return tuple([_exact(one) for one in cast("tuple[Any, ...]", value)])
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in cast("dict[str, Any]", value).items()}
    return value


def _fields(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}


def _understood(kept: dict[str, Any]) -> State:
    try:
        parts = {
            name: part(**{key: _tuples(value) for key, value in kept[name].items()})
            for name, part in _PARTS.items()
        }
        return State(at=kept["at"], last_turn=kept["last_turn"], patterns=kept["patterns"], **parts)
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError("This is not a state: a part of it is missing or has another shape.") from problem


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in cast("list[Any]", value)) if isinstance(value, list) else value
