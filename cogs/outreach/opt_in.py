"""The question whether it may write first: time zone, what will happen, and the confirmation of being 18 or older (R1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord

from bot import zones
from cogs.outreach.forms import ZoneSearch
from cogs.outreach.views import consent_of, received, say_error

if TYPE_CHECKING:
    from bot.consent import Question

Button = discord.ui.Button[discord.ui.View]
Select = discord.ui.Select[discord.ui.View]
OTHER_LINES = (
    "Some of what this says has changed since I asked. Please read it once more; nothing was switched on."
)


def asking(question: Question) -> discord.Embed:
    """What the person agrees to, in a few lines."""
    shown = discord.Embed(title="May I write to you first?", description=question.text)
    shown.add_field(
        name="Your time zone", value=f"{question.zone} (another one: choose below, or `/outreach on zone:`)"
    )
    return shown


def asking_view(question: Question, offered: Sequence[str]) -> discord.ui.View:
    """The controls. They work as long as the message stands, after a restart too: what they need is in their ids."""
    view = discord.ui.View(timeout=None)
    view.add_item(OptInZone(question.zone, offered))
    for what in Answer.LOOKS:
        view.add_item(Answer(what, question.zone, question.mark))
    return view


def choices(zone: str, offered: Sequence[str]) -> list[discord.SelectOption]:
    """The zones to choose from, with the one that holds among them."""
    names = offered if zone in offered else (zone, *offered[: zones.MOST - 1])
    return [
        discord.SelectOption(label=name.replace("_", " "), value=name, default=name == zone) for name in names
    ]


async def show_question(
    interaction: discord.Interaction,
    zone: str | None,
    offered: Sequence[str] | None = None,
    *,
    note: str | None = None,
) -> None:
    """Put the question in the place of what the message shows; without a `zone`, in the one that the person named before."""
    suggested = zones.suggested(str(interaction.locale))
    question = await consent_of(interaction).question(interaction.user.id, zone=zone, otherwise=suggested[0])
    await interaction.edit_original_response(
        content=note, embed=asking(question), view=asking_view(question, offered or suggested)
    )


class OptInZone(discord.ui.DynamicItem[Select], template=r"outreach:zone:(?P<zone>.+)"):
    """Another time zone, and the text that goes with it."""

    def __init__(self, zone: str, offered: Sequence[str]) -> None:
        super().__init__(
            discord.ui.Select(
                custom_id=f"outreach:zone:{zone}",
                placeholder="Your time zone",
                options=choices(zone, offered),
                row=0,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> OptInZone:
        """The menu as it was sent."""
        del item
        return cls(match["zone"], zones.suggested(str(interaction.locale)))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the question for that zone."""
        try:
            await received(interaction)
            await show_question(interaction, chosen(interaction)[0])
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await say_error(interaction, problem)


class Answer(
    discord.ui.DynamicItem[Button],
    template=r"outreach:answer:(?P<what>yes|no|search):(?P<zone>[^:]+)(?::(?P<mark>[0-9a-f]{8}))?",
):
    """Yes, no, or a search for the zone. `mark`: which lines the person has before them."""

    LOOKS = {  # noqa: RUF012 - a constant
        "yes": ("I am 18 or older: yes", discord.ButtonStyle.success),
        "no": ("No, thank you", discord.ButtonStyle.secondary),
        "search": ("Search a time zone", discord.ButtonStyle.secondary),
    }

    def __init__(self, what: str, zone: str, mark: str) -> None:
        label, style = self.LOOKS[what]
        super().__init__(
            discord.ui.Button(
                label=label, style=style, custom_id=f"outreach:answer:{what}:{zone}:{mark}", row=1
            )
        )
        self._what = what
        self._zone = zone
        self._mark = mark

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Answer:
        """The button as it was sent."""
        del interaction, item
        return cls(match["what"], match["zone"], match["mark"] or "")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do it, and show what holds then."""
        try:
            await {"yes": self._yes, "no": self._no, "search": self._search}[self._what](interaction)
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await say_error(interaction, problem)

    async def _yes(self, interaction: discord.Interaction) -> None:
        from cogs.outreach.panel import show_panel  # noqa: PLC0415 - the panel opens this question too

        await received(interaction)
        question = await consent_of(interaction).question(interaction.user.id, zone=self._zone)
        if question.mark != self._mark:
            await show_question(interaction, self._zone, note=OTHER_LINES)
            return
        await consent_of(interaction).switch_on(interaction.user.id, zone=self._zone)
        interaction.client.dispatch("outreach_changed")
        await show_panel(interaction, title="It is on")

    async def _no(self, interaction: discord.Interaction) -> None:
        """No permission, and no second question."""
        await interaction.response.edit_message(content="Fine. Nothing was changed.", embed=None, view=None)

    async def _search(self, interaction: discord.Interaction) -> None:
        async def found(answer: discord.Interaction, names: Sequence[str], note: str) -> None:
            await show_question(answer, self._zone, names or None, note=note)

        await interaction.response.send_modal(ZoneSearch(found))


def chosen(interaction: discord.Interaction) -> list[str]:
    """What was chosen in the menu that this interaction comes from."""
    data: dict[str, Any] = dict(interaction.data or {})
    return [str(value) for value in data.get("values") or ()]
