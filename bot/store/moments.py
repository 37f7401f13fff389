"""Moments as the store keeps them: whole milliseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

CLOCKS_DIFFER = timedelta(seconds=20)
"""So far apart the clocks of two processes may be: a claim that ends this much later than it could by our own clock still holds."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def never_given(at: datetime, lease: timedelta) -> int:
    """A lease that ends after this was given by no clock that is right at `at`: the clock was set back, and it counts for nothing."""
    return ms(at + lease + CLOCKS_DIFFER)


def ms(at: datetime) -> int:
    """Milliseconds since 1970 of an aware instant, rounded down. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("A moment needs its time zone: this one is naive.")
    return (at - _EPOCH) // _MILLISECOND


def when(moment: int) -> datetime:
    """The aware UTC instant of a number of milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=moment)


def maybe_when(moment: int | None) -> datetime | None:
    """As `when`; an empty column stays None."""
    return None if moment is None else when(moment)


def maybe_ms(at: datetime | None) -> int | None:
    """As `ms`; None stays an empty column."""
    return None if at is None else ms(at)
