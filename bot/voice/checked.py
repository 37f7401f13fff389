"""A text is checked after it is written: one rewrite, then a safe plain line of ours, or silence (R9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.voice.lint import lint
from bot.voice.offline import OfflineVoice
from bot.voice.prompt import warned

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.voice.port import Asked, Voice, Wanted

_Job = TypeVar("_Job", "Asked", "Wanted")


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that passed, and how many drafts before it broke a rule (0..3). None: nothing is to be said."""

    text: str | None
    blocked: int


async def _drafted(
    write: Callable[[_Job], Awaitable[str]],
    ours: Callable[[_Job], Awaitable[str]],
    job: _Job,
    *,
    after_goodbye: bool,
    fresh: Callable[[str], bool] = bool,
) -> Checked:
    """The first fresh draft without a hit: the voice's, its rewrite, our own line; None when there is none among the three."""
    blocked = 0
    for author in (write, write, ours):
        text = await author(job)
        hits = lint(text, after_goodbye=after_goodbye)
        if not hits and fresh(text):
            return Checked(text, blocked)
        blocked += bool(hits)
        job = replace(job, prompt=warned(job.prompt, hits), seed=job.seed + 1)
    return Checked(None, blocked)


async def checked_opening(voice: Voice, wanted: Wanted) -> Checked:
    """An unasked message that breaks none of the rules and was not sent lately, or None for silence. Raises VoiceUnavailableError."""
    ours = OfflineVoice().opening
    return await _drafted(voice.opening, ours, wanted, after_goodbye=False, fresh=wanted.fresh)


async def checked_reply(voice: Voice, asked: Asked) -> Checked:
    """A reply; replies to a goodbye are checked. The text is never None. Raises VoiceUnavailableError."""
    if not asked.goodbye:
        return Checked(await voice.reply(asked), 0)
    checked = await _drafted(voice.reply, OfflineVoice().reply, asked, after_goodbye=True)
    return checked if checked.text is not None else replace(checked, text=FAREWELL)


FAREWELL = "Take care, and until whenever you like."
"""What is said to a goodbye when no other draft passed."""
