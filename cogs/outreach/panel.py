"""Everything about writing first in one message: how it stands, the earliest moment, and a control for each setting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import discord

from bot import zones
from bot.consent import REASONS
from bot.engine.wire import ACTION_TYPES, Triggers
from bot.errors import SonderError
from cogs.outreach.forms import Form, ZoneSearch, hour_in, hours_in, whole_in
from cogs.outreach.opt_in import Button, Select, choices, chosen, show_question
from cogs.outreach.views import consent_of, hours, received, say_error, standing_embed

if TYPE_CHECKING:
    from bot.consent import Consent, OptIn, Standing

OTHER: Final = "other"
_WAITS: Final = (6.0, 12.0, 24.0, 48.0, 72.0, 168.0, 336.0)
_LIMITS: Final = ((1, 1), (1, 2), (1, 3), (1, 5), (1, 7), (2, 7), (2, 14), (3, 21))
_NO_HOURS: Final = (
    "“{}” is no length of time that I know. Write, for example, 36 or 2 days. Nothing was changed."
)
_NO_COUNT: Final = (
    "“{}” is no number of messages. Write, for example, 1 a day and 3 a week as 1 and 3. Nothing was changed."
)
_NO_HOUR: Final = "“{}” is no full hour that I know. Write, for example, 22 or 10 pm. Nothing was changed."


def panel_view(
    standing: Standing, ceiling: tuple[int, int], offered: Sequence[str]
) -> discord.ui.View | None:
    """The controls that make sense now; None where nothing can be set. They work after a restart too."""
    if not standing.allowed:
        return None
    view = discord.ui.View(timeout=None)
    opt_in = standing.opt_in
    if opt_in is None or not opt_in.enabled:
        view.add_item(Do("on"))
        return view
    view.add_item(Set("triggers", _reasons(standing)))
    view.add_item(Set("cooldown", _waits(standing)))
    view.add_item(Set("limits", _limits(opt_in, ceiling)))
    view.add_item(Set("zone", choices(opt_in.zone or offered[0], offered)))
    for what in ("quiet", "search", "off"):
        view.add_item(Do(what))
    return view


async def show_panel(
    interaction: discord.Interaction,
    *,
    title: str,
    note: str | None = None,
    offered: Sequence[str] | None = None,
    fresh: bool = False,
) -> None:
    """Show how it stands, in the place of what the message shows; `fresh`: in a new one, for this person alone."""
    consent = consent_of(interaction)
    standing = await consent.standing(interaction.user.id)
    view = panel_view(standing, consent.ceiling, offered or zones.suggested(str(interaction.locale)))
    embed = standing_embed(title, standing)
    if not fresh:
        await interaction.edit_original_response(content=note, embed=embed, view=view)
    elif view is None:
        await interaction.followup.send(embed=embed, ephemeral=True)
    else:
        await interaction.followup.send(embed=embed, view=view, ephemeral=True)


class Set(discord.ui.DynamicItem[Select], template=r"outreach:set:(?P<what>triggers|cooldown|limits|zone)"):
    """A menu of one setting."""

    LOOKS = {  # noqa: RUF012 - a constant
        "triggers": "Reasons that count",
        "cooldown": "Time between messages",
        "limits": "At most",
        "zone": "Your time zone",
    }

    def __init__(self, what: str, options: list[discord.SelectOption]) -> None:
        several = what == "triggers"
        super().__init__(
            discord.ui.Select(
                custom_id=f"outreach:set:{what}",
                placeholder=self.LOOKS[what],
                options=options,
                min_values=0 if several else 1,
                max_values=len(options) if several else 1,
            )
        )
        self._what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Set:
        """The menu as it was sent; what was chosen comes with the interaction."""
        del interaction, item
        return cls(match["what"], [discord.SelectOption(label=OTHER)])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Set it, and show what holds then."""
        try:
            values = chosen(interaction)
            if values == [OTHER]:
                await interaction.response.send_modal(await _form(self._what, interaction))
                return
            await received(interaction)
            await _kept(interaction, self._what, values)
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await say_error(interaction, problem)


class Do(discord.ui.DynamicItem[Button], template=r"outreach:do:(?P<what>on|off|quiet|search)"):
    """A button of the panel."""

    LOOKS = {  # noqa: RUF012 - a constant
        "on": ("Switch on", discord.ButtonStyle.success),
        "off": ("Switch off", discord.ButtonStyle.danger),
        "quiet": ("Quiet hours…", discord.ButtonStyle.secondary),
        "search": ("Search a time zone…", discord.ButtonStyle.secondary),
    }

    def __init__(self, what: str) -> None:
        label, style = self.LOOKS[what]
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"outreach:do:{what}"))
        self._what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Do:
        """The button as it was sent."""
        del interaction, item
        return cls(match["what"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do it, and show what holds then."""
        try:
            if self._what == "search":
                await interaction.response.send_modal(ZoneSearch(_zones_found))
            elif self._what == "quiet":
                await interaction.response.send_modal(await _form("quiet", interaction))
            else:
                await received(interaction)
                await (_on if self._what == "on" else _off)(interaction)
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await say_error(interaction, problem)


# --- what the controls do ------------------------------------------------------------------------------


async def _on(interaction: discord.Interaction) -> None:
    """The question that comes before the first message, never without it (R1)."""
    consent = consent_of(interaction)
    await consent.check_may_opt_in(interaction.user.id)
    await show_question(interaction, None)


async def _off(interaction: discord.Interaction) -> None:
    await consent_of(interaction).switch_off(interaction.user.id)
    await show_panel(interaction, title="Off")


async def _zones_found(interaction: discord.Interaction, names: Sequence[str], note: str) -> None:
    await show_panel(interaction, title="How it stands", note=note, offered=names or None)


async def _kept(interaction: discord.Interaction, what: str, values: Sequence[str]) -> None:
    """Keep a setting and show the whole; what cannot be is said above what still holds."""
    note = None
    try:
        await _SETTERS[what](consent_of(interaction), interaction.user.id, values)
    except SonderError as problem:
        note = str(problem)
    interaction.client.dispatch("outreach_changed")
    await show_panel(interaction, title="How it stands" if note else "Set", note=note)


async def _set_triggers(consent: Consent, person: int, values: Sequence[str]) -> None:
    await consent.set_triggers(person, Triggers(**{name: name in values for name in ACTION_TYPES}))


async def _set_cooldown(consent: Consent, person: int, values: Sequence[str]) -> None:
    await consent.set_cooldown(person, float(values[0]))


async def _set_limits(consent: Consent, person: int, values: Sequence[str]) -> None:
    day, week = map(int, values[0].split("/"))
    await consent.set_limits(person, per_day=day, per_week=week)


async def _set_zone(consent: Consent, person: int, values: Sequence[str]) -> None:
    opt_in = (await consent.standing(person)).opt_in
    quiet = (opt_in.quiet_from, opt_in.quiet_to) if opt_in is not None else (21, 9)
    await consent.set_quiet(person, hours=quiet, zone=values[0])


async def _set_quiet(consent: Consent, person: int, values: Sequence[str]) -> None:
    await consent.set_quiet(person, hours=(int(values[0]), int(values[1])), zone=None)


_SETTERS: Final = {
    "triggers": _set_triggers, "cooldown": _set_cooldown, "limits": _set_limits, "zone": _set_zone, "quiet": _set_quiet,
}  # fmt: skip


# --- the forms -----------------------------------------------------------------------------------------


async def _form(what: str, interaction: discord.Interaction) -> Form:
    """The form of a setting, with what holds now in it."""
    standing = await consent_of(interaction).standing(interaction.user.id)
    opt_in = standing.opt_in
    day, week = (opt_in.per_day, opt_in.per_week) if opt_in else (1, 3)
    begin, end = (opt_in.quiet_from, opt_in.quiet_to) if opt_in else (21, 9)
    wait = f"{standing.preferences.cooldown_hours:g}"
    if what == "cooldown":
        return Form("Time between messages", [("Hours or days", "36 or 2 days", wait)], _cooldown_filled)
    if what == "limits":
        fields = [("Day, at most", "1", str(day)), ("Week, at most", "3", str(week))]
        return Form("At most", fields, _limits_filled)
    fields = [("From", "22 or 10 pm", str(begin)), ("Until", "8 or 8 am", str(end))]
    return Form("Quiet hours", fields, _quiet_filled)


async def _cooldown_filled(interaction: discord.Interaction, written: Sequence[str]) -> None:
    wait = hours_in(written[0])
    if wait is None:
        await _not_understood(interaction, _NO_HOURS, written[0])
    else:
        await _kept(interaction, "cooldown", [str(wait)])


async def _limits_filled(interaction: discord.Interaction, written: Sequence[str]) -> None:
    wrong = next((text for text in written if whole_in(text) is None), None)
    if wrong is not None:
        await _not_understood(interaction, _NO_COUNT, wrong)
    else:
        await _kept(interaction, "limits", ["/".join(str(whole_in(text)) for text in written)])


async def _quiet_filled(interaction: discord.Interaction, written: Sequence[str]) -> None:
    wrong = next((text for text in written if hour_in(text) is None), None)
    if wrong is not None:
        await _not_understood(interaction, _NO_HOUR, wrong)
    else:
        await _kept(interaction, "quiet", [str(hour_in(text)) for text in written])


async def _not_understood(interaction: discord.Interaction, sentence: str, text: str) -> None:
    note = discord.utils.escape_mentions(sentence.format(text.strip()))
    await show_panel(interaction, title="How it stands", note=note)


# --- what can be chosen --------------------------------------------------------------------------------


def _reasons(standing: Standing) -> list[discord.SelectOption]:
    triggers = standing.preferences.triggers
    return [
        discord.SelectOption(
            label=REASONS[name][0].upper() + REASONS[name][1:], value=name, default=getattr(triggers, name)
        )
        for name in ACTION_TYPES
    ]


def _waits(standing: Standing) -> list[discord.SelectOption]:
    now = standing.preferences.cooldown_hours
    return [
        *(
            discord.SelectOption(label=f"At least {_span(wait)}", value=str(wait), default=wait == now)
            for wait in sorted({*_WAITS, now})
        ),
        discord.SelectOption(label="Another time…", value=OTHER),
    ]


def _span(wait: float) -> str:
    days = wait / 24
    return f"{days:g} days" if days > 1 and days.is_integer() else "a day" if days == 1 else hours(wait)


def _limits(opt_in: OptIn, ceiling: tuple[int, int]) -> list[discord.SelectOption]:
    now = (opt_in.per_day, opt_in.per_week)
    fitting = {pair for pair in _LIMITS if pair[0] <= ceiling[0] and pair[1] <= ceiling[1]}
    return [
        *(
            discord.SelectOption(
                label=f"At most {day} a day, {week} a week", value=f"{day}/{week}", default=(day, week) == now
            )
            for day, week in sorted(fitting | {now})
        ),
        discord.SelectOption(label="Other numbers…", value=OTHER),
    ]
