"""Turns moments into the whole microseconds and the hours that the mind calculates with."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
_NINE_DECIMALS, _NO_FRACTION, _LARGE = 1e9, 1.5 * 2.0**52, 2.0**50


def us(at: datetime) -> int:
    """Microseconds since 1970 of an aware moment. Raises TypeError for a naive one."""
    return (at - _EPOCH) // _MICROSECOND


def moment(micros: int) -> datetime:
    """The aware UTC moment of `us`."""
    return _EPOCH + micros * _MICROSECOND


def hours(micros: int) -> float:
    """Microseconds as hours."""
    return micros / HOUR


def second_up(micros: float) -> int:
    """The first whole second at or after, in microseconds."""
    return math.ceil(micros / SECOND) * SECOND


def faded(elapsed: float, half_life: float) -> float:
    """What is left of 1 after `elapsed` hours (0 and up) with this half-life in hours (above 0)."""
    return math.exp2(-elapsed / half_life)


def rounded(value: float) -> float:
    """The value to nine decimals, never -0.0: `round(value, 9) + 0.0`, in a fraction of its time.

    Adding 1.5 * 2**52 leaves no room for a fraction, and the quotient of two whole numbers below 2**53 is the nearest there
    is. Close to half-way between two, where the product may be off, and for what is too large, `round` decides.
    """
    scaled = value * _NINE_DECIMALS
    whole = (scaled + _NO_FRACTION) - _NO_FRACTION
    if -0.499 < scaled - whole < 0.499 and -_LARGE < whole < _LARGE:
        return whole / _NINE_DECIMALS
    return round(value, 9) + 0.0


def clamped(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """The value, or the bound that it is beyond."""
    return value if low < value < high else high if value >= high else low
