"""What the clients of a measurement write: everyday lines, none of them the same twice."""

from __future__ import annotations

from typing import Final

_OPENINGS: Final = (
    "I just got the {thing} I wanted, I'm so happy!",
    "thank you, that is kind of you, I needed that {thing}",
    "I start with the {thing} on Monday and I'm a bit nervous about it",
    "my sister came by and we argued about the {thing} again",
    "what would you cook with a {thing} and two eggs?",
    "I don't know, it was a long day and I feel tired of the {thing}",
    "you never listen when I tell you about the {thing}!",
    "do you remember the {thing} that I told you about?",
    "nobody here cares about the {thing}, it makes me sad",
    "good morning! the {thing} arrived and it is lovely",
)
_THINGS: Final = (
    "job", "garden", "bicycle", "exam", "neighbour", "book", "kitchen", "train", "concert", "letter", "window", "recipe", "coat",
    "lamp", "course", "holiday", "dentist", "phone", "meeting", "song", "violin", "dog", "ladder", "blanket", "teapot", "map", "river",
)  # fmt: skip


def line(number: int) -> str:
    """The line of this number."""
    opening = _OPENINGS[number % len(_OPENINGS)]
    return f"{opening.format(thing=_THINGS[number * 7 % len(_THINGS)])} ({number})"
