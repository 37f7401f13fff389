"""The shape of the one clock: it is made in `__main__` and handed to whatever needs the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Gives the present instant as an aware datetime in UTC."""
