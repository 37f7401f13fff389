"""Everything that the stand-in for Discord can do to a letter instead of taking it and saying so."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """`before`: the message was not taken; `after`: it was, and the sender is not told."""

    RESET_BEFORE = "connection reset before it was taken"
    RESET_AFTER = "connection reset after it was taken"
    TAKEN_LATER = "connection reset, and taken a moment later"
    HALF_AN_ANSWER = "connection reset in the middle of the answer"
    SERVER_500_BEFORE = "500 before it was taken"
    SERVER_500_AFTER = "500 after it was taken"
    SERVER_502_BEFORE = "502 before it was taken"
    SERVER_502_AFTER = "502 after it was taken"
    SERVER_503_BEFORE = "503 before it was taken"
    SERVER_503_AFTER = "503 after it was taken"
    SLOW_DOWN_SHORT = "429, a moment"
    SLOW_DOWN_LONG = "429, an hour"
    SLOW_DOWN_GLOBAL = "429 for the whole bot, a moment"
    SLOW_DOWN_BARE = "429 from the edge, without a body"
    HUNG_BEFORE = "no answer ever, not taken"
    HUNG_AFTER = "no answer ever, taken"
    CLOSED = "50007: this person's DMs are closed"
    NO_SERVER = "50278: no server in common"
    TOO_FAST = "40003: opening DMs too fast"
    QUARANTINED = "20026: the bot is quarantined"
    KILL_ARRIVED = "SIGKILL when the request arrived"
    KILL_TAKEN = "SIGKILL after it was taken, before the answer"
    KILL_ANSWERED = "SIGKILL while the answer is on its way"
    LATE = "the clock jumps past what Discord remembers"


KILLS = (Fault.KILL_ARRIVED, Fault.KILL_TAKEN, Fault.KILL_ANSWERED)
TAKEN = frozenset(
    {
        Fault.RESET_AFTER, Fault.HALF_AN_ANSWER, Fault.SERVER_500_AFTER, Fault.SERVER_502_AFTER, Fault.SERVER_503_AFTER, Fault.HUNG_AFTER,
        Fault.KILL_TAKEN, Fault.KILL_ANSWERED,
    }
)  # fmt: skip
STATUS = {
    Fault.SERVER_500_BEFORE: 500, Fault.SERVER_500_AFTER: 500, Fault.SERVER_502_BEFORE: 502, Fault.SERVER_502_AFTER: 502,
    Fault.SERVER_503_BEFORE: 503, Fault.SERVER_503_AFTER: 503,
}  # fmt: skip
REFUSED = {Fault.CLOSED: 50007, Fault.NO_SERVER: 50278, Fault.TOO_FAST: 40003, Fault.QUARANTINED: 20026}
RESETS = frozenset({Fault.RESET_BEFORE, Fault.RESET_AFTER, Fault.TAKEN_LATER, Fault.HALF_AN_ANSWER})
HUNG = frozenset({Fault.HUNG_BEFORE, Fault.HUNG_AFTER})
WAITS = {Fault.SLOW_DOWN_SHORT: 0.05, Fault.SLOW_DOWN_LONG: 3600.0, Fault.SLOW_DOWN_GLOBAL: 0.05}
SLOW_DOWN = frozenset({*WAITS, Fault.SLOW_DOWN_BARE})

ONE_AFTER_ANOTHER: tuple[tuple[Fault, ...], ...] = (
    (Fault.RESET_AFTER, Fault.SLOW_DOWN_LONG),
    (Fault.RESET_AFTER, Fault.SLOW_DOWN_BARE),
    (Fault.SERVER_500_AFTER, Fault.SLOW_DOWN_LONG),
    (Fault.RESET_AFTER, Fault.CLOSED),
    (Fault.SERVER_502_AFTER, Fault.CLOSED),
    (Fault.RESET_AFTER, Fault.LATE),
    (Fault.TAKEN_LATER, Fault.SLOW_DOWN_LONG),
    (Fault.RESET_BEFORE, Fault.LATE),
    (Fault.RESET_BEFORE, Fault.RESET_AFTER, Fault.LATE),
    (Fault.SERVER_500_AFTER, Fault.HUNG_BEFORE),
    (Fault.HUNG_AFTER, Fault.LATE),
    (Fault.SERVER_502_AFTER, Fault.KILL_ARRIVED),
    (Fault.KILL_TAKEN, Fault.SLOW_DOWN_LONG),
    (Fault.HUNG_AFTER, Fault.KILL_ARRIVED),
)
"""Troubles that follow each other on one letter: the second meets what the first left behind. The tests play every other one."""
