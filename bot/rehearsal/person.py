"""One of the people on the stage: where they are, what they see there, and what their hands can do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import simcord
from simcord.backend.access import message_accessible
from simcord.backend.models import Message
from simcord.enums import ComponentType

from bot.errors import PolitelyRefusedError
from bot.rehearsal import forms, slash
from bot.rehearsal.cards import Button, Card, Menu, card
from bot.rehearsal.named import listed, the_one
from bot.rehearsal.rest import at_rest
from bot.rehearsal.stage import LOADING, Stage

T = TypeVar("T")
PEOPLE_MENUS = (ComponentType.USER_SELECT, ComponentType.MENTIONABLE_SELECT)


class Person:
    """Acts on the stage. Every deed ends when the bot has come to rest.

    Each raises PolitelyRefusedError with a sentence where it cannot be done.
    """

    def __init__(self, stage: Stage, name: str) -> None:
        self._stage = stage
        self._member = stage.members[name]
        self.name = name
        self.place = "dm"
        """`dm`, or a channel's name without #."""
        self.form: tuple[simcord.InteractionResult, bool] | None = None
        """The form that is open, and whether it opened in the DM."""

    @property
    def where(self) -> str:
        """The place as events name it."""
        return f"dm:{self.name}" if self.place == "dm" else f"#{self.place}"

    @property
    def _channel(self) -> simcord.ChannelHandle:
        return self._member.user.dm_channel if self.place == "dm" else self._stage.channels[self.place]

    # --- going and writing ---------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """To the DM or to a channel."""
        if place != "dm" and not self._stage.can_see(self.name, f"#{place}"):
            raise PolitelyRefusedError(
                f"{self.name} cannot see #{place}. Only the moderators can: `as mod` first."
            )
        self.place = place

    async def say(self, text: str) -> None:
        """A message."""
        if self.place == "dm":
            await self._rested(self._member.send_dm(self._with_mentions(text)))
        else:
            await self._rested(self._member.send(self._channel, self._with_mentions(text)))

    async def reply(self, text: str) -> None:
        """An answer to the bot's newest message here."""
        target = self._newest_of_the_bot()
        if self.place == "dm":
            reference = {"channel_id": str(target.channel_id), "message_id": str(target.id)}
            await self._rested(self._member.send_dm(self._with_mentions(text), reference=reference))
        else:
            answered = simcord.ResponseMessage(self._stage.env, target)
            await self._rested(self._member.send(self._channel, self._with_mentions(text), reply_to=answered))

    async def react(self, emoji: str) -> None:
        """A reaction to the bot's newest message here."""
        target = simcord.ResponseMessage(self._stage.env, self._newest_of_the_bot())
        if self.place == "dm":
            await self._rested(self._member.user.set_reaction(target, emoji, reacted=True))
        else:
            await self._rested(self._member.set_reaction(target, emoji, reacted=True))

    def _newest_of_the_bot(self) -> Message:
        for message in self._messages(self._channel.id):
            if message.author_id == self._stage.backend.bot_user.id and not message.is_ephemeral:
                return message
        raise PolitelyRefusedError(
            f"There is no message of {self._stage.bot_name} here yet. Write something first."
        )

    def _with_mentions(self, text: str) -> str:
        """`@name` of somebody on the server becomes a mention, as Discord's own client makes it."""
        ids = {name.lower(): member.id for name, member in self._stage.members.items()}
        ids |= dict.fromkeys(("sonder", self._stage.bot_name.lower()), self._stage.backend.bot_user.id)
        names = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True))
        return re.sub(
            rf"(?<!\w)@({names})\b", lambda hit: f"<@{ids[hit[1].lower()]}>", text, flags=re.IGNORECASE
        )

    # --- what they see -------------------------------------------------------------------------------------

    def _messages(self, channel_id: int) -> list[Message]:
        """What this person sees of a channel, newest first."""
        backend = self._stage.backend
        stored = sorted(backend.messages[channel_id].values(), key=lambda message: message.id, reverse=True)
        return [
            m
            for m in stored
            if not m.flags & LOADING and message_accessible(backend, channel_id, m, self._member.id)
        ]

    def _cards(self) -> Iterator[list[tuple[Message, Card]]]:
        """The messages of the place where they are, then those of all other places; newest first."""
        here = self._channel.id
        there = [self._member.user.dm_channel.id, *(channel.id for channel in self._stage.channels.values())]
        yield [(message, self._card(message)) for message in self._messages(here)]
        elsewhere = [
            message for channel_id in there if channel_id != here for message in self._messages(channel_id)
        ]
        yield [(m, self._card(m)) for m in sorted(elsewhere, key=lambda message: message.id, reverse=True)]

    def _card(self, message: Message) -> Card:
        return card(
            message.content, embeds=[], components=message.components, attachments=[], names=self._stage.name
        )

    # --- buttons, menus, forms -----------------------------------------------------------------------------

    async def press(self, label: str) -> simcord.InteractionResult:
        """A button of the newest message that has it: here first, then elsewhere."""
        message, button = self._button(label)
        if not button.custom_id:
            raise PolitelyRefusedError(
                f"“{button.label}” cannot be pressed here: it is switched off or only a link."
            )
        response = simcord.ResponseMessage(self._stage.env, message)
        return await self._answered(self._actor(message).click(response, custom_id=button.custom_id))

    def _button(self, label: str) -> tuple[Message, Button]:
        seen: list[str] = []
        for cards in self._cards():
            for exact in (True, False):
                for message, look in cards:
                    labels = [button.label for button in look.buttons]
                    index = the_one(label, labels)
                    if index is not None and (not exact or labels[index].casefold() == label.casefold()):
                        return message, look.buttons[index]
            seen += [button.label for _, look in cards for button in look.buttons]
        there = listed((f"[ {name} ]" for name in dict.fromkeys(seen)), "none in sight")
        raise PolitelyRefusedError(
            f"I cannot tell which button “{label}” is. Buttons that {self.name} sees: {there}."
        )

    async def choose(self, text: str) -> simcord.InteractionResult:
        """Entries of the newest menu: here first, then elsewhere."""
        for cards in self._cards():
            for message, look in cards:
                menus = [menu for menu in look.menus if menu.custom_id]
                if menus:
                    menu, values = self._fitting(menus, text)
                    response = simcord.ResponseMessage(self._stage.env, message)
                    return await self._answered(
                        self._actor(message).select(response, values, custom_id=menu.custom_id)
                    )
        raise PolitelyRefusedError(f"{self.name} sees no menu to choose from. `help` shows what can be done.")

    def _fitting(self, menus: Sequence[Menu], text: str) -> tuple[Menu, Sequence[Any]]:
        """The first of a message's menus that has such entries, and which they are."""
        refused: list[PolitelyRefusedError] = []
        for menu in menus:
            try:
                return menu, self._entries(menu, text)
            except PolitelyRefusedError as problem:
                refused.append(problem)
        if len(refused) == 1:
            raise refused[0]
        there = " ".join(
            f"{menu.placeholder}: {listed(label for label, _ in menu.options)}." for menu in menus
        )
        raise PolitelyRefusedError(f"No menu of this message has “{text}”. {there}")

    def _entries(self, menu: Menu, text: str) -> Sequence[Any]:
        parts = [text] if menu.most == 1 else [part.strip() for part in text.split(",")]
        if menu.kind == ComponentType.STRING_SELECT:
            return [_entry(menu, part) for part in parts]
        read = self._role if menu.kind == ComponentType.ROLE_SELECT else self._named_channel
        return [(self.who if menu.kind in PEOPLE_MENUS else read)(part) for part in parts]

    async def fill(self, text: str) -> simcord.InteractionResult:
        """The form that is open."""
        if self.form is None:
            raise PolitelyRefusedError("There is no form open. A button or a command opens one.")
        shown, in_dm = self.form
        values = forms.filled(forms.fields_of(shown.modal or {}), text)
        self.form = None
        actor = self._member.user if in_dm else self._member
        return await self._answered(actor.submit_modal(shown, values))

    def _actor(self, message: Message) -> simcord.UserHandle | simcord.MemberActor:
        """In a DM somebody is only a user, in the server a member."""
        in_dm = self._stage.backend.get_channel(message.channel_id).guild_id is None
        return self._member.user if in_dm else self._member

    # --- slash commands ------------------------------------------------------------------------------------

    def commands(self) -> dict[str, slash.Command]:
        """What this person can use here."""
        channel = self._channel.id
        return slash.commands_of(
            self._stage.backend.visible_commands(user_id=self._member.id, channel_id=channel)
        )

    async def slash(self, text: str) -> simcord.InteractionResult:
        """A slash command with its options."""
        command, rest = slash.recognised(text, self.commands())
        readers = slash.Readers(
            person=self.who, channel=self._named_channel, role=self._role,
            suggestions=lambda option, typed: self._suggestions(command.path, option, typed),
        )  # fmt: skip
        values = {
            str(option["name"]): await slash.meant(option, value, readers)
            for option, value in slash.options_in(command, rest)
        }
        if self.place == "dm":
            return await self._answered(self._member.user.slash(command.path, **values))
        return await self._answered(self._member.slash(self._channel, command.path, **values))

    async def _suggestions(self, path: str, option: str, typed: str) -> Sequence[Mapping[str, Any]]:
        if self.place == "dm":
            return await self._rested(self._member.user.autocomplete(path, option, typed)) or []
        return await self._rested(self._member.autocomplete(self._channel, path, option, typed)) or []

    def who(self, text: str) -> simcord.UserHandle | simcord.MemberActor:
        """The member whose name `text` is."""
        name = text.removeprefix("@").lower()
        if name in {"sonder", self._stage.bot_name.lower()}:
            return simcord.UserHandle(self._stage.env, self._stage.backend.bot_user)
        if name not in self._stage.members:
            raise PolitelyRefusedError(f"There is no {text}. There are {listed(self._stage.members)}.")
        member = self._stage.members[name]
        return member.user if self.place == "dm" else member

    def _named_channel(self, text: str) -> simcord.ChannelHandle:
        name = text.removeprefix("#").lower()
        if name not in self._stage.channels:
            raise PolitelyRefusedError(
                f"There is no {text}. There are {listed(f'#{name}' for name in self._stage.channels)}."
            )
        return self._stage.channels[name]

    def _role(self, text: str) -> simcord.RoleHandle:
        roles = self._stage.guild.roles
        index = the_one(text.removeprefix("@"), list(roles))
        if index is None:
            raise PolitelyRefusedError(f"There is no role {text}. There are {listed(roles)}.")
        return list(roles.values())[index]

    # --- coming to rest ------------------------------------------------------------------------------------

    async def _rested(self, doing: Awaitable[T]) -> T | None:
        return await at_rest(self._stage.env, doing)

    async def _answered(self, doing: Awaitable[simcord.InteractionResult]) -> simcord.InteractionResult:
        """The newest interaction's result, also if the bot needed long for it."""
        result = await self._rested(doing)
        newest = next(reversed(self._stage.backend.interactions.values()))
        if result is None:
            result = simcord.InteractionResult(self._stage.env, newest)
        if result.modal is not None:
            self.form = (result, newest.guild_id is None)
        return result


def _entry(menu: Menu, text: str) -> str:
    for _, value in menu.options:
        if value.casefold() == text.casefold():
            return value
    index = the_one(text, [label for label, _ in menu.options])
    if index is None:
        there = listed(label for label, _ in menu.options)
        raise PolitelyRefusedError(f"The menu has no “{text}”. Choose from {there}.")
    return menu.options[index][1]
