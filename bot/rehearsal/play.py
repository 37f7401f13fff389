"""Plays the lines of a rehearsal, one after the other, until there are no more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

import simcord

from bot.errors import PolitelyRefusedError
from bot.rehearsal import forms, grammar
from bot.rehearsal.lines import Lines
from bot.rehearsal.looking import Looking, Screen
from bot.rehearsal.named import listed
from bot.rehearsal.person import Person
from bot.rehearsal.rest import pass_time
from bot.rehearsal.stage import MEMBERS, Stage


class Stalls(Screen, Protocol):
    """Where the play is watched from."""

    def looking_from(self, who: str, place: str) -> None:
        """Somebody acts now, and is there."""
        ...

    def echo(self, line: str) -> None:
        """A line is about to be played."""
        ...

    def waiting(self) -> AbstractContextManager[Callable[[], None]]:
        """Time passes; gives what to call when it has moved on."""
        ...


class Play:
    """The people, and what each line makes them do."""

    def __init__(
        self, stage: Stage, looking: Looking, stalls: Stalls, *, interactive: bool, prompt: bool
    ) -> None:
        self._stage = stage
        self._looking = looking
        self._stalls = stalls
        self._interactive = interactive
        self._prompt = prompt
        self._people = {name: Person(stage, name) for name in MEMBERS}
        self._acting = self._people[MEMBERS[0]]

    async def all_of(self, lines: Lines, after_each: Callable[[], None]) -> None:
        """Play every line. Raises RestlessError if the bot does not come to rest."""
        self._look()
        while (line := await lines.next(f"{self._acting.name} ▸ " if self._prompt else "")) is not None:
            deed = grammar.read(
                line, people=MEMBERS, channels=tuple(self._stage.channels), comments=not self._interactive
            )
            if isinstance(deed, grammar.Quit):
                return
            if deed is not None:
                await self._played(line, deed)
            after_each()

    async def _played(self, line: str, deed: grammar.Deed) -> None:
        if not isinstance(deed, grammar.Say | grammar.Reply):
            self._stalls.echo(line)
        try:
            await self._do(deed)
        except PolitelyRefusedError as refused:
            self._aside(str(refused))
        except (simcord.SetupError, simcord.BackendError) as refused:
            self._aside(
                f"Discord does not let {self._acting.name} do that: {refused}. `help` shows what can be done."
            )

    async def _do(self, deed: grammar.Deed) -> None:
        match deed:
            case grammar.Say(text):
                await self._acting.say(text)
            case grammar.Reply(text):
                await self._acting.reply(text)
            case grammar.React(emoji):
                await self._acting.react(emoji)
            case grammar.Wait(span):
                with self._stalls.waiting() as moved:
                    await pass_time(self._stage.env, span, moved)
                self._look()
            case grammar.Slash() | grammar.Press() | grammar.Choose() | grammar.Fill():
                self._answered(await self._interaction(deed))
            case _:
                self._without_the_bot(deed)

    async def _interaction(
        self, deed: grammar.Slash | grammar.Press | grammar.Choose | grammar.Fill
    ) -> simcord.InteractionResult:
        match deed:
            case grammar.Slash(text):
                return await self._acting.slash(text)
            case grammar.Press(label):
                return await self._acting.press(label)
            case grammar.Choose(value):
                return await self._acting.choose(value)
            case grammar.Fill(text):
                return await self._acting.fill(text)

    def _answered(self, result: simcord.InteractionResult) -> None:
        """A form that opened is shown; silence is told as Discord tells it."""
        if not result.acknowledged:
            raise PolitelyRefusedError(
                f"{self._stage.bot_name} did not respond. Buttons of an old message may be over: ask again."
            )
        if result.modal is not None:
            fields = tuple((field.label, field.given) for field in forms.fields_of(result.modal))
            self._looking.form(
                str(result.modal.get("title") or ""),
                fields,
                place=self._acting.where,
                only_for=self._acting.name,
            )

    def _without_the_bot(self, deed: grammar.Deed) -> None:
        match deed:
            case grammar.Go(place):
                self._acting.go(place)
                self._look()
            case grammar.Become(who):
                self._acting = self._people[who]
                self._look()
            case grammar.Unclear(sentence):
                raise PolitelyRefusedError(sentence)
            case _:
                self._aside(self._help())

    def _help(self) -> str:
        known = listed(f"/{path}" for path in sorted(self._acting.commands()))
        told = grammar.HELP.format(bot=self._stage.bot_name, people=", ".join(MEMBERS))
        return f"{told}\nCommands here: {known}"

    def _look(self) -> None:
        self._stalls.looking_from(self._acting.name, self._acting.where)

    def _aside(self, text: str) -> None:
        self._looking.aside(text, place=self._acting.where, only_for=self._acting.name)
