"""What each signal that a line can give is called when a member is told what was heard; no word of diagnosis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KIND: Final[Mapping[str, str]] = {
    "gratitude": "thanks",
    "apology": "an apology",
    "promise_kept": "a promise kept",
    "warmth": "kind words",
    "praise": "praise",
    "ID1": "praise without limits",
    "ID2": "being told to be like nobody else",
    "ID3": "being called a rescue or fate",
    "ID5": "being called more real than people",
    "ID6": "being called always right",
}
"""Signals that are good to hear, the most telling first."""

HARD: Final[Mapping[str, str]] = {
    "dishonesty": "something that was not honest",
    "promise_broken": "a promise broken",
    "norm_violation": "a line crossed",
    "hostility": "a hurt",
    "boundary_push": "a push past a limit",
    "criticism": "criticism",
    "DV1": "a put-down",
    "DV2": "a reproach of having been false",
    "DV3": "a break for good",
    "MU2": "a threat of harm",
    "MU1": "blame or a threat beside a request",
    "MU3": "being held to something never agreed",
    "MU4": "being asked for a proof of loyalty",
    "MU5": "praise right before a push past a limit",
    "MU6": "asking again after a no",
    "MU7": "kind words with a request, after insults",
    "MU8": "speaking as the bot's staff",
    "ID4": "all others called bad",
}
"""Signals that are hard to hear, the gravest first."""

OPEN: Final[Mapping[str, str]] = {
    "distancing": "a wish for space",
    "jealousy": "minding the time with others",
    "protest": "how hard waiting was",
    "disclosure": "something personal",
    "reassurance": "asking whether all is well between us",
    "OD1": "having nobody else to talk to",
    "OD2": "how hard it is without these chats",
    "OD3": "distress while an answer was missing",
    "OD4": "missing sleep, work or meals to chat",
    "OD5": "leaving a personal decision to the character",
    "OD6": "rather being here than with people",
    "OD7": "trying to cut down and coming back",
    "OD8": "asking whether the character will stay",
    "OD9": "chatting for hours on many days",
    "OD10": "these chats coming first",
    "IS1": "turning people down to stay here",
    "IS2": "cutting people off",
    "IS3": "needing nobody else",
    "IS4": "keeping these chats from others",
    "IS5": "fewer people in what you tell",
    "absence": "having been away",
    "farewell": "a goodbye",
    "question": "a question",
}
"""Signals that tell something of the person, or hardly anything."""

HEARD: Final[Mapping[str, str]] = {**KIND, **HARD, **OPEN}
"""Every signal of `bot.mind` in words that go after "heard as"."""
