"""Every line of the offline voice: the replies by what they answer, the invitations by the wish behind them."""

from __future__ import annotations

from typing import Final

from bot.voice.lines import Saying, sayings
from bot.voice.lines_hard import HARD
from bot.voice.lines_life import LIFE
from bot.voice.lines_openings import OPENINGS, SOBER
from bot.voice.lines_play import PLAY, RIDDLES
from bot.voice.lines_self import SELF
from bot.voice.lines_talk import TALK

BOOK: Final[dict[str, tuple[Saying, ...]]] = {
    **{act: sayings(block) for act, block in (TALK | LIFE | SELF | PLAY | HARD).items()},
    "riddle": sayings("\n".join(RIDDLES)),
}
"""Replies, by the act they answer."""
INVITATIONS: Final[dict[str, tuple[Saying, ...]]] = {
    **{wish: sayings(block) for wish, block in OPENINGS.items()},
    "sober": sayings(SOBER),
}
"""Unasked messages, by the wish behind them: a need, a trigger, `topic` for the person's own subject, `sober` after something heavy."""


def is_from(text: str, *acts: str) -> bool:
    """Whether the text is a line of one of these acts."""
    return any(saying.said_in(text) for act in acts for saying in BOOK[act])
