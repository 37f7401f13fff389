"""What a person sees: the buttons under a message of ours, the status and the reasons."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.app import UNSENT, outcome
from bot.consent import REASONS
from bot.engine.wire import ACTION_TYPES, Triggers
from bot.gates import zone_of

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.consent import Consent, Moment, Receipt, Standing

log = logging.getLogger("sonder.outreach")

Button = discord.ui.Button[discord.ui.View]
OFF = {
    "asked": "You switched it off.",
    "closed": "It switched itself off, because Discord does not let me write to you: your DMs are closed to me, or we share no server any more.",
    "permission ended": "Your permission ran out, as every permission does after a while.",
    "under_18": "You told me that you are under 18.",
}


BARRED = {
    "opted in": "it is switched off.",
    "permission fresh": "your permission has run out; `/outreach on` renews it.",
    "this reason": "you switched this reason off.",
    "time between messages": "it is too soon after my last message.",
    "a hold": "after what you wrote lately I hold back for some days, and until you have written again.",
    "a pause": "it is paused; `/outreach on` ends that.",
    "the safety switch": "whoever runs this bot has to look at something first.",
    "quiet hours": "these are your quiet hours.",
    "the operator": "whoever runs this bot has switched off messages that come first, for everybody.",
    "the language model": "the language model did not answer.",
    "a fault of mine": "something in me went wrong whenever I looked; whoever runs this bot finds it in my log.",
    "the engine": "the part of me that keeps how we are doing could not be reached.",
    "the day's limit": "today's messages are used up.",
    "the week's limit": "this week's messages are used up.",
    "an answer first": "my last messages have no answer, so I wait for you.",
    "first messages this hour": "too many people are being written to for the first time just now.",
    "messages this minute": "others were just being written to.",
    "still wanted": "there is no reason to write any more.",
    "reachable": "I don't know your DM; write to me there once.",
}
"""Each gate of `bot.gates`, and what is none, when it is the one that keeps a message back."""
NEVER_WROTE = "I will not write before you have written to me."


def hours(count: float) -> str:
    """A number of hours in words."""
    return "1 hour" if count == 1 else f"{count:g} hours"


def local(at: datetime, zone: str | None) -> str:
    """A moment on the person's own clock, such as "Tuesday 24 November, 14:05"."""
    there = at.astimezone(zone_of(zone)) if zone_of(zone) else at
    return f"{there:%A} {there.day} {there:%B, %H:%M}" + ("" if zone_of(zone) else " UTC")


# --- the buttons under a message of ours -----------------------------------------------------------------


class Press(discord.ui.DynamicItem[Button], template=r"outreach:(?P<what>stop|less|nottoday)"):
    """One of the three buttons. They keep working after a restart: everything they need is in their id."""

    LOOKS = {  # noqa: RUF012 - a constant
        "stop": ("Stop", discord.ButtonStyle.danger),
        "less": ("Less often", discord.ButtonStyle.secondary),
        "nottoday": ("Not today", discord.ButtonStyle.secondary),
    }

    def __init__(self, what: str) -> None:
        label, style = self.LOOKS[what]
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"outreach:{what}"))
        self._what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        """The button as it was sent."""
        del interaction, item
        return cls(match["what"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do it at once, and say in one line what holds now."""
        await received(interaction)
        try:
            await {"stop": self._stop, "less": self._less, "nottoday": self._not_today}[self._what](
                interaction
            )
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await say_error(interaction, problem)

    async def _stop(self, interaction: discord.Interaction) -> None:
        """Asks nothing, and is the last word (R2)."""
        await consent_of(interaction).switch_off(interaction.user.id)
        try:
            await interaction.edit_original_response(view=None)
        except UNSENT as problem:
            log.info("outreach.buttons_stay %s", outcome(problem))
        await interaction.followup.send("Off. `/outreach on` switches it on again.", ephemeral=True)

    async def _less(self, interaction: discord.Interaction) -> None:
        """Doubles the wait, and says from what to what."""
        consent = consent_of(interaction)
        before = await consent.wait_of(interaction.user.id)
        wait = await consent.less_often(interaction.user.id)
        doubled = (
            f"Doubled, from {hours(before)} to {hours(wait)}: at least that long between messages from now on."
            if wait > before
            else f"It is as rare as it can be already: at least {hours(wait)} between messages."
        )
        await interaction.followup.send(f"{doubled} `/outreach status` changes it.", ephemeral=True)

    async def _not_today(self, interaction: discord.Interaction) -> None:
        consent = consent_of(interaction)
        until = await consent.not_today(interaction.user.id)
        standing = await consent.standing(interaction.user.id)
        zone = standing.opt_in.zone if standing.opt_in else None
        said = f"Nothing more today: nothing before {local(until, zone)}. {_earliest(standing)}"
        await interaction.followup.send(said, ephemeral=True)


def message_view() -> discord.ui.View:
    """The buttons under every message that nobody asked for (R2); they work after a restart."""
    view = discord.ui.View(timeout=None)
    for what in Press.LOOKS:
        view.add_item(Press(what))
    return view


# --- what is shown -----------------------------------------------------------------------------------------


def standing_embed(title: str, standing: Standing) -> discord.Embed:
    """Whether it is on, the earliest moment, and every setting."""
    opt_in = standing.opt_in
    if not standing.allowed:
        return discord.Embed(
            title=title,
            description="Off: whoever runs this bot has switched off messages that come first, for everybody.",
        )
    if opt_in is None:
        return discord.Embed(
            title=title, description="Off: I don't write to you first. `/outreach on` lets me, if you like."
        )
    if not opt_in.enabled:
        why = OFF.get(opt_in.off_reason or "", "It is switched off.")
        return discord.Embed(
            title=title,
            description=f"Off: I don't write to you first. {why} `/outreach on` switches it on again.",
        )
    shown = discord.Embed(title=title, description=f"On. {_earliest(standing)}")
    shown.add_field(name="Reasons that count", value=_triggers(standing.preferences.triggers), inline=False)
    halved = (
        "; half as often as your settings allow, because of what I told you of" if opt_in.backoff > 1 else ""
    )
    shown.add_field(
        name="Time between messages", value=f"at least {hours(standing.preferences.cooldown_hours)}{halved}"
    )
    shown.add_field(name="At most", value=f"{opt_in.per_day} a day, {opt_in.per_week} a week")
    shown.add_field(name="Quiet hours", value=_quiet(opt_in.quiet_from, opt_in.quiet_to, opt_in.zone))
    if standing.paused_until is not None:
        shown.add_field(name="Paused", value=f"nothing before {local(standing.paused_until, opt_in.zone)}")
    if standing.renew_by is not None:
        shown.add_field(name="Your permission lasts until", value=local(standing.renew_by, opt_in.zone))
    shown.set_footer(text="/outreach off stops it. /outreach why tells why I wrote or did not.")
    return shown


def why_embed(receipts: Sequence[Receipt], standing: Standing) -> discord.Embed:
    """What holds now, and the last decisions in plain words, newest first (R7)."""
    zone = standing.opt_in.zone if standing.opt_in else None
    shown = discord.Embed(title="Why I wrote, or did not")
    said = [_now(standing)] if standing.opt_in is not None and standing.opt_in.enabled else []
    if not receipts and not standing.waiting:
        said.append("There has been no moment yet at which I would have written to you first.")
    shown.description = " ".join(said)
    for receipt in receipts:
        when = local(receipt.wish_at or receipt.at, zone)
        shown.add_field(name=when, value=_told(receipt, standing), inline=False)
    return shown


def _now(standing: Standing) -> str:
    """A wish that is held back at this moment has no receipt yet; else what comes next."""
    opt_in = standing.opt_in
    if not standing.waiting or opt_in is None or opt_in.wish is None:
        return _earliest(standing)
    since = f"Since {local(opt_in.wish.at, opt_in.zone)} I would like to write{_reason(opt_in.wish)}. "
    told_anyway = opt_in.held_by in {None, standing.barred} or not standing.allowed
    held = "" if told_anyway or opt_in.held_by is None else f"Held back: {_why(opt_in.held_by, standing)} "
    return f"{since}{held}{_earliest(standing)}"


def _why(gate: str, standing: Standing) -> str:
    """What a gate says where it keeps something back."""
    if gate == "time since you wrote":
        wait = hours(standing.after_their_message.total_seconds() / 3600)
        return f"it is less than {wait} since you wrote." if standing.ever_wrote else NEVER_WROTE
    return BARRED.get(gate, gate)


def _told(receipt: Receipt, standing: Standing) -> str:
    """One decision: what the character would have liked, what kept it from that, and what then happened."""
    zone = standing.opt_in.zone if standing.opt_in else None
    if receipt.decision == "written":
        return f"{_later(receipt, standing)}I wrote{_reason(receipt)}."
    wish = f"Would have liked to write{_reason(receipt)}. " if receipt.kind else ""
    held, colon, gate = receipt.decision.partition(": ")
    if (held, colon) == ("held back", ": "):
        until = f" until {local(receipt.held_until, zone)}" if receipt.held_until else ""
        came = f"Held back{until}: {_why(gate, standing)}"
    else:
        came = f"{_later(receipt, standing)}{_sentence(receipt.decision)}"
    then = f" Then {receipt.ending}." if receipt.ending and receipt.ending != receipt.decision else ""
    return f"{wish}{came}{then}"


def _later(receipt: Receipt, standing: Standing) -> str:
    """That it came, or ended, later than the character would have liked, and what held it till then."""
    if receipt.held_by is None or receipt.wish_at is None or receipt.at <= receipt.wish_at:
        return ""
    zone = standing.opt_in.zone if standing.opt_in else None
    return f"Held back at first: {_why(receipt.held_by, standing)} At {local(receipt.at, zone)}: "


def _reason(of: Receipt | Moment) -> str:
    """The trigger and its figures, such as " (a close bond and some time apart, urge .62 over .60)"."""
    if of.kind is None:
        return ""
    urge = (
        f", urge {of.urge:.2f} over {of.threshold:.2f}"
        if of.urge is not None and of.threshold is not None
        else ""
    )
    return f" ({REASONS.get(of.kind, of.kind)}{urge})"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _earliest(standing: Standing) -> str:
    zone = standing.opt_in.zone if standing.opt_in else None
    if not standing.allowed:
        return f"For now nothing comes: {BARRED['the operator']}"
    if standing.earliest is not None:
        return f"The earliest I could write, if you don't before: {local(standing.earliest, zone)}."
    if standing.barred is not None:
        return f"For now nothing comes: {_why(standing.barred, standing)}"
    if not any(standing.preferences.triggers.model_dump().values()):
        return "But every reason is switched off, so nothing comes. `/outreach triggers` switches them on."
    return "For now nothing comes: there is no reason to write yet."


def _triggers(triggers: Triggers) -> str:
    return "\n".join(
        f"{'on' if getattr(triggers, name) else 'off'}: {name} ({REASONS[name]})" for name in ACTION_TYPES
    )


def _quiet(start: int, end: int, zone: str | None) -> str:
    hours = "none" if start == end else f"{start:02}:00 to {end:02}:00"
    return f"{hours} in {zone or 'an unknown zone, so nothing is sent'}"


def consent_of(interaction: discord.Interaction) -> Consent:
    """Where what the person sets is kept."""
    return cast("Sonder", interaction.client).services.consent


async def received(interaction: discord.Interaction, *, thinking: bool = False) -> None:
    """Tell Discord at once that we are at it. That it did not hear is no reason not to do what was asked: Stop stops."""
    try:
        await interaction.response.defer(ephemeral=thinking, thinking=thinking)
    except UNSENT as problem:
        log.warning("outreach.could_not_acknowledge %s", outcome(problem))


async def say_error(interaction: discord.Interaction, error: Exception) -> None:
    """The app's own sentence for an error."""
    await cast("Sonder", interaction.client).say_error(interaction, error)
