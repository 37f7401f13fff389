"""The forms of the settings, and what a person may write into them: "36", "2 days", "10 pm", "berlin"."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import discord

from bot import zones
from cogs.outreach.views import received, say_error

_SPAN: Final = re.compile(
    r"(?P<count>\d+(?:[.,]\d+)?)\s*(?P<unit>h|hrs?|hours?|d|days?|w|weeks?|)\.?", re.IGNORECASE
)
_UNITS: Final = {"h": 1, "d": 24, "w": 168}
_HOUR: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>00)?)?\s*(?P<half>[ap]\.?m\.?)?(?: ?o'?clock)?", re.IGNORECASE
)
_NAMED: Final = {"midnight": 0, "noon": 12}
Found = Callable[[discord.Interaction, Sequence[str], str], Awaitable[None]]
Filled = Callable[[discord.Interaction, Sequence[str]], Awaitable[None]]
TextInput = discord.ui.TextInput[discord.ui.Modal]


def hours_in(text: str) -> float | None:
    """A span of time in hours: "36", "36h", "2 days", "1 week"; None for anything else."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    return float(found["count"].replace(",", ".")) * _UNITS[(found["unit"] or "h")[0].lower()]


def hour_in(text: str) -> int | None:
    """A full hour of the day, 0 to 23: "22", "22:00", "10 pm", "midnight"; None for anything else."""
    said = text.strip().lower()
    if said in _NAMED:
        return _NAMED[said]
    found = _HOUR.fullmatch(said)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "")[:1]
    if half:
        return None if not 1 <= hour <= 12 else hour % 12 + (12 if half == "p" else 0)
    return hour % 24 if hour <= 24 else None


def whole_in(text: str) -> int | None:
    """A whole number from 1 on; None for anything else."""
    said = text.strip()
    return int(said) if said.isascii() and said.isdigit() and 0 < int(said) < 10_000 else None


class Form(discord.ui.Modal):
    """A form of one or two lines; what is done with them is handed in. Every failure ends in a sentence."""

    def __init__(self, title: str, fields: Sequence[tuple[str, str, str]], filled: Filled) -> None:
        """`fields`: (label, an example, what stands there already)."""
        super().__init__(title=title)
        self._filled = filled
        self._inputs: list[TextInput] = []
        for label, example, given in fields:
            line: TextInput = discord.ui.TextInput(
                label=label, placeholder=example, default=given or None, max_length=60
            )
            self._inputs.append(line)
            self.add_item(line)

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Hand over what was written."""
        await received(interaction)
        await self._filled(interaction, [line.value for line in self._inputs])

    async def on_error(self, interaction: discord.Interaction, error: Exception, /) -> None:
        """Say what happened."""
        await say_error(interaction, error)


class ZoneSearch(Form):
    """A search over all time zones; what was found is for the menu of the message under it."""

    def __init__(self, found: Found) -> None:
        super().__init__("Search a time zone", [("A city or a region", "Berlin", "")], self._searched)
        self._found = found

    async def _searched(self, interaction: discord.Interaction, written: Sequence[str]) -> None:
        text = written[0].strip()
        names = zones.search(text, locale=str(interaction.locale)) if text else ()
        note = (
            f"For “{text}” there {'is one' if len(names) == 1 else f'are {len(names)}'}: choose in the menu."
            if names
            else f"I know no time zone with “{text}” in its name. Write a big city near you, for example Berlin or Chicago. Nothing was changed."
        )
        await self._found(interaction, names, discord.utils.escape_mentions(note))
