"""The recent lines of one session, as the voice is shown them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store.messages import Said
from bot.voice.port import Line


def remembered(said: Sequence[Said], character: str, *, limit: int) -> tuple[Line, ...]:
    """The newest `limit` lines, oldest first; those whose words are gone by retention are left out."""
    lines: list[Line] = []
    for one in said:
        if one.text:
            lines.append(Line(who="person", name=one.name, text=one.text, at=one.at))
        if one.reply:
            lines.append(Line(who="character", name=character, text=one.reply, at=one.replied_at or one.at))
    return tuple(lines[-limit:]) if limit else ()
