"""Makes values that cost little: a turn makes some twenty of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform

_T = TypeVar("_T")

_CONTENTS: Final[dict[type[Any], Callable[[Any], tuple[Any, ...]]]] = {}


@dataclass_transform(frozen_default=True)
def value(cls: type[_T]) -> type[_T]:
    """A dataclass of two fields or more that nobody changes: the type checker sees to that, as it does for a frozen one.

    It is not checked again at run time, because that costs: one of eight fields takes .2 µs to make, a frozen one 1.2.
    """
    made = dataclass(slots=True, unsafe_hash=True)(cls)
    names: tuple[str, ...] = vars(made)["__slots__"]
    _CONTENTS[made] = attrgetter(*names)
    return made


def contents(part: Any) -> tuple[Any, ...]:
    """Everything in a value, in the order of its fields."""
    return _CONTENTS[type(part)](part)


def replace(part: _T, **changes: Any) -> _T:
    """A copy of a value with some fields changed: `dataclasses.replace`, three times as fast.

    Raises AttributeError for a field that it does not have.
    """
    copy = type(part)(*_CONTENTS[type(part)](part))
    for name, changed in changes.items():
        setattr(copy, name, changed)
    return copy
