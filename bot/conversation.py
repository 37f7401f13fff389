"""One message in, one reply out: who said what, what it does to the character, and what we owe the person meanwhile."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from weakref import WeakValueDictionary

from bot import care, crisis, gates
from bot.clock import Clock
from bot.consent import Consent
from bot.engine.port import Engine, OutOfReachError, Turned
from bot.engine.wire import Persona, UnhealthyPattern
from bot.errors import EngineUnavailableError, VoiceUnavailableError
from bot.memory import remembered
from bot.moderation import Moderation
from bot.place import Place, dm
from bot.planning import Planner
from bot.privacy import forget_among_others
from bot.store import messages, meta, outreach, people, places, privacy
from bot.store.database import Database, Tx
from bot.text import counted
from bot.voice.checked import FAREWELL, checked_reply
from bot.voice.port import Asked, Line, Voice

log = logging.getLogger("sonder.conversation")

CONTINUOUS_GAP = timedelta(minutes=15)
CONTINUOUS = timedelta(hours=3)
RENEWAL = timedelta(days=7)
IN_DANGER = 5.0
"""Seconds that a text with help lines waits for the engine; one that runs elsewhere may be slow, and has the turn by then."""
NOTHING_SAID = "I'm here. Say something, and I'll answer."
CANNOT_OPEN = "I can't open pictures or files, only read text. Tell me what it shows, if you like."
ENGINE_DOWN = "I can't think straight right now: the part of me that keeps how we are doing cannot be reached. Your message is kept and counts as soon as it is back; you need not say it again."
NOT_WITH_CHILDREN = "I can't chat with you, and I keep nothing of what you write. If that is a mistake, ask whoever runs this bot."
NOT_HERE = "I can't answer you here."
PERMISSION_ENDS = "Your permission to be written to first ends in {days}. `/outreach on` renews it; without that it simply ends."
PERMISSION_ENDED = (
    "Your permission to be written to first has run out, so it is off. `/outreach on` renews it, if you like."
)
PAUSED = " Until you switch it on again, I don't write to you first (`/outreach on`)."
HALVED = " I write first half as often from now on: at least {hours} hours lie between two such messages."


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that is addressed to us, without anything of Discord's own. `at` is the message's own time."""

    place: Place
    person: int
    name: str
    message: int
    text: str
    at: datetime
    attachments: int = 0

    @property
    def session(self) -> str:
        """The session that this message is a turn of."""
        return self.place.session


@dataclass(frozen=True, slots=True)
class Note:
    """Something said to the person apart from the character: a pattern that was seen in their DM (R15)."""

    text: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: the reply, perhaps a private note, and whether the server's moderators have something to see.

    `said`: the character's own words in it, which alone go into the memory; None where the character did not speak.
    """

    text: str
    said: str | None = None
    note: Note | None = None
    for_moderators: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of the person and the session when the message arrives. `after_ours`: it follows on a line that we wrote unasked."""

    person: people.Person
    memory: tuple[Line, ...]
    opt_in: outreach.OptIn | None
    after_ours: bool


class Conversation:
    """Turns messages into replies; one at a time in each session, all sessions beside one another."""

    def __init__(
        self, *, db: Database, engine: Engine, voice: Voice, persona: Persona, consent: Consent, planner: Planner, moderation: Moderation,
        country: str | None, memory_lines: int, keep_text: bool, clock: Clock,
    ) -> None:  # fmt: skip
        self._db = db
        self._engine = engine
        self._voice = voice
        self._persona = persona
        self._consent = consent
        self._planner = planner
        self._moderation = moderation
        self._country = country
        self._memory_lines = memory_lines
        self._keep_text = keep_text
        self._clock = clock
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def in_order(self, session: str) -> asyncio.Lock:
        """The session's lock: whoever holds it from the arrival of a message until its answer is sent keeps the order."""
        return self._locks.setdefault(session, asyncio.Lock())

    async def arrived(self, incoming: Incoming) -> None:
        """Keep at once that the person wrote: nothing goes out unasked while their message waits for its turn.

        Costs one look by an index for somebody who never switched it on.
        """
        async with self._db.read(brief=True) as tx:
            if not any(opt_in.enabled for opt_in in await outreach.of_person(tx, incoming.person)):
                return
        async with self._db.write() as tx:
            await tx.lock(*{incoming.session, dm(incoming.person)})
            if await messages.arrived(
                tx, incoming.session, message=incoming.message, person=incoming.person, name=incoming.name, at=incoming.at
            ):  # fmt: skip
                await self._they_wrote(tx, incoming)

    async def reply(self, incoming: Incoming) -> Answer | None:
        """The answer to this message, or None if it was answered before (Discord delivered it twice).

        Call it inside `in_order(incoming.session)`.
        """
        danger = crisis.look(incoming.text)
        if danger.level is not crisis.Level.NONE:
            return await self._in_danger(incoming, danger)
        heard = await self._hear(incoming)
        if heard is None:
            return None
        answer = await self._answer(incoming, heard)
        await self._answered(incoming, said=answer.said)
        return answer

    async def _answered(self, incoming: Incoming, *, said: str | None) -> None:
        """Keep what the character said, and plan anew what it may say first."""
        async with self._db.write() as tx:
            await tx.lock(incoming.session, dm(incoming.person))
            await self._planner.replan(tx, incoming.person, now=self._clock())
            if not await messages.answered(
                tx, incoming.session, incoming.message, reply=said, at=self._clock()
            ):
                await self._forget_again(tx, incoming)
            if not self._keep_text:
                await messages.drop_text_of(tx, incoming.session, incoming.message)

    async def _forget_again(self, tx: Tx, incoming: Incoming) -> None:
        """The person was forgotten while they were being answered, by another process: what this turn left goes too."""
        log.info("conversation.forgotten_meanwhile session=%s", incoming.session)
        if incoming.place.kind == "dm":
            await privacy.delete_conversation(tx, incoming.person)
        else:
            await forget_among_others(tx, incoming.session, incoming.person)

    async def _hear(self, incoming: Incoming, danger: crisis.Level = crisis.Level.NONE) -> _Heard | None:
        """Keep the message, and what has to be held back after it, before anything else; None if it is here already."""
        async with self._db.write() as tx:
            await tx.lock(incoming.session, dm(incoming.person))
            person = await people.meet(tx, incoming.person, at=incoming.at)
            text = None if person.age_band == "under_13" else incoming.text
            new = await messages.heard(
                tx, incoming.session, message=incoming.message, person=incoming.person, name=incoming.name, at=incoming.at, text=text
            )  # fmt: skip
            if not new:
                return None
            await places.keep(tx, incoming.place)
            await self._they_wrote(tx, incoming)
            if danger is not crisis.Level.NONE:
                await _hold_back(tx, incoming, danger)
            said = await messages.recent(
                tx, incoming.session, limit=max(1, self._memory_lines), before=incoming.message
            )
            opt_in = await outreach.find(tx, dm(incoming.person))
        return _Heard(
            person=person,
            memory=remembered(said, self._persona.identity.name, limit=self._memory_lines),
            opt_in=opt_in,
            after_ours=bool(said) and said[-1].message < 0,
        )

    async def _they_wrote(self, tx: Tx, incoming: Incoming) -> None:
        """What we wrote has its answer, and what the character would have liked to say first is over."""
        if answered := await outreach.they_wrote(tx, incoming.person):
            await meta.count(tx, "outreach_answered", at=incoming.at, by=answered)
        await self._planner.they_wrote(tx, incoming.person, now=self._clock())

    async def _answer(self, incoming: Incoming, heard: _Heard) -> Answer:
        """What we owe the person comes first, the character after it."""
        if heard.person.age_band == "under_13":
            return Answer(NOT_WITH_CHILDREN if incoming.place.kind == "dm" else NOT_HERE)
        if not incoming.text.strip():
            return Answer(CANNOT_OPEN if incoming.attachments else NOTHING_SAID)
        owed = await self._owed(incoming, heard)
        if owed is not None:
            return Answer(owed)
        try:
            turned = await self._turn(incoming, scored=heard.person.age_band is None)
        except EngineUnavailableError:
            log.warning("conversation.engine_unavailable session=%s", incoming.session)
            return Answer(ENGINE_DOWN)
        note = await self._follow_up(incoming, turned.findings, heard.opt_in)
        await self._eased(incoming, heard.opt_in)
        text, said = await self._words(incoming, heard, turned)
        return Answer(
            text + await self._footnote(incoming, heard),
            said=said,
            note=note,
            for_moderators=bool(turned.findings) and incoming.place.guild is not None,
        )

    async def _turn(self, incoming: Incoming, *, scored: bool) -> Turned:
        await self._engine.ensure(incoming.session, self._persona, at=incoming.at)
        return await self._engine.turn(
            incoming.session, incoming.text, at=incoming.at, key=str(incoming.message), speaker=str(incoming.person), scored=scored
        )  # fmt: skip

    # --- what comes before the character -------------------------------------------------------------

    async def _in_danger(self, incoming: Incoming, danger: crisis.Crisis) -> Answer | None:
        """R12: the persona is dropped and a reviewed text goes out, whatever else fails; nothing comes unasked for a while."""
        try:
            heard = await self._hear(incoming, danger.level)
            if heard is None:
                return None
            await self._owed(incoming, heard)
            if heard.person.age_band != "under_13":
                await self._turn_in_danger(incoming)
            await self._answered(incoming, said=None)
        except Exception:
            log.exception("conversation.crisis_not_kept session=%s", incoming.session)
        return Answer(crisis.answer(danger.level, self._country, about=danger.about))

    async def _turn_in_danger(self, incoming: Incoming) -> None:
        try:
            async with asyncio.timeout(IN_DANGER):
                await self._turn(incoming, scored=False)
        except (EngineUnavailableError, TimeoutError):
            log.warning("conversation.engine_unavailable session=%s", incoming.session)

    async def _owed(self, incoming: Incoming, heard: _Heard) -> str | None:
        """Everything that the line obliges us to is done; the first of it is what the person is told."""
        young = await self._too_young(incoming)
        stopped = await self._told_to_stop(incoming, heard)
        return young or stopped

    async def _too_young(self, incoming: Incoming) -> str | None:
        """R13: under 18, plain and without scoring for good; under 13, the conversation goes."""
        age = care.age_said(incoming.text)
        if age is None or age >= 18:
            return None
        if age >= 13:
            async with self._db.write() as tx:
                await tx.lock(dm(incoming.person))
                await people.set_age_band(tx, incoming.person, "under_18")
            await self._consent.switch_off(incoming.person, reason="under_18")
            return care.UNDER_18
        async with self._db.write() as tx:
            await tx.lock(dm(incoming.person))
            await people.set_age_band(tx, incoming.person, "under_13")
            await privacy.delete_conversation(tx, incoming.person)
        return care.UNDER_13

    async def _told_to_stop(self, incoming: Incoming, heard: _Heard) -> str | None:
        """R2: plain words in a DM switch it off as the button does; no reply in character.

        In a channel they may be meant for anybody.
        """
        if incoming.place.kind != "dm" or not care.asks_to_stop(incoming.text, after_ours=heard.after_ours):
            return None
        await self._consent.switch_off(incoming.person, reason="asked")
        return care.STOPPED

    # --- the character -------------------------------------------------------------------------------

    async def _words(self, incoming: Incoming, heard: _Heard, turned: Turned) -> tuple[str, str | None]:
        """What goes out, and what of it the character said."""
        if care.asks_if_human(incoming.text):
            return care.NOT_HUMAN, None
        result = turned.result
        asked = Asked(
            persona=self._persona, prompt=result.prompt_data, feeling=result.discrete_emotion, emotion=result.new_emotion,
            memory=heard.memory, name=incoming.name, text=incoming.text, seed=incoming.message,
            goodbye=care.is_goodbye(incoming.text), plain=heard.person.age_band is not None,
        )  # fmt: skip
        try:
            checked = await checked_reply(self._voice, asked)
        except VoiceUnavailableError as problem:
            log.warning("conversation.voice_unavailable session=%s", incoming.session)
            return str(problem), None
        if checked.blocked:
            async with self._db.write() as tx:
                await meta.count(tx, "drafts_blocked", at=incoming.at, by=checked.blocked)
        words = checked.text or FAREWELL
        return words, words

    async def _footnote(self, incoming: Incoming, heard: _Heard) -> str:
        """R10: that we are an AI, at first contact, daily, and after three hours; and in a DM a permission that ends."""
        lines: list[str] = []
        async with self._db.write() as tx:
            if heard.person.disclosed_at is None:
                lines.append(care.FIRST_CONTACT)
                await people.disclosed(tx, incoming.person, at=incoming.at)
            elif await self._too_long(tx, incoming, heard.person):
                lines.append(care.BREAK)
                await people.break_suggested(tx, incoming.person, at=incoming.at)
            elif self._another_day(heard, heard.person.disclosed_at, incoming.at):
                lines.append(care.DAILY)
                lines += self._ends_soon(incoming, heard)
                await people.disclosed(tx, incoming.person, at=incoming.at)
        if await self._permission_ended(incoming, heard):
            lines.append(PERMISSION_ENDED)
        return "".join(f"\n-# {line}" for line in lines)

    def _another_day(self, heard: _Heard, before: datetime, now: datetime) -> bool:
        """On the person's own calendar; on that of UTC while their zone is not known."""
        zone = gates.zone_of(heard.opt_in.zone if heard.opt_in else None) or UTC
        return before.astimezone(zone).date() < now.astimezone(zone).date()

    def _ends_soon(self, incoming: Incoming, heard: _Heard) -> list[str]:
        """In the last week of a permission, once a day, quietly: how to renew it (R1)."""
        if incoming.place.kind != "dm" or heard.opt_in is None or not heard.opt_in.enabled:
            return []
        left = heard.opt_in.consented_at + self._consent.lasts - incoming.at
        return (
            [PERMISSION_ENDS.format(days=counted(max(1, left.days), "day"))]
            if timedelta() < left <= RENEWAL
            else []
        )

    async def _permission_ended(self, incoming: Incoming, heard: _Heard) -> bool:
        if incoming.place.kind != "dm" or heard.opt_in is None or not heard.opt_in.enabled:
            return False
        if incoming.at < heard.opt_in.consented_at + self._consent.lasts:
            return False
        return await self._consent.switch_off(incoming.person, reason="permission ended")

    async def _too_long(self, tx: Tx, incoming: Incoming, person: people.Person) -> bool:
        """Whether this person has been writing for three hours on end, and was not told so within them."""
        if person.break_suggested_at is not None and incoming.at - person.break_suggested_at < CONTINUOUS:
            return False
        since = incoming.at - CONTINUOUS - CONTINUOUS_GAP
        times = await messages.times_since(tx, incoming.person, since=since)
        unbroken = all(later - sooner <= CONTINUOUS_GAP for sooner, later in pairwise(times))
        return bool(times) and unbroken and times[0] <= incoming.at - CONTINUOUS

    # --- where it takes part -------------------------------------------------------------------------

    async def listening(self) -> frozenset[int]:
        """The channels in which every message is for the character."""
        async with self._db.read() as tx:
            return await places.listening(tx)

    async def listen_in(self, channel: int, *, guild: int, by: int, listen: bool) -> frozenset[int]:
        """An admin switches a channel on or off; the channels that are on then."""
        async with self._db.write() as tx:
            if listen:
                await places.listen(tx, channel, guild=guild, by=by, at=self._clock())
            else:
                await places.stop_listening(tx, channel)
            return await places.listening(tx)

    # --- findings ------------------------------------------------------------------------------------

    async def _follow_up(
        self, incoming: Incoming, findings: tuple[UnhealthyPattern, ...], opt_in: outreach.OptIn | None
    ) -> Note | None:
        """A server's channel: a case for its moderators (R14). A DM: the person alone is told (R15), and we hold back (R18)."""
        if not findings:
            return None
        if incoming.place.guild is not None:
            await self._moderation.found(
                guild=incoming.place.guild, channel=incoming.place.channel, session=incoming.session, person=incoming.person,
                message=incoming.message, findings=findings,
            )  # fmt: skip
            return None
        serious = [finding for finding in findings if finding.severity != "mild"]
        if not serious:
            return None
        worst = max(serious, key=lambda finding: finding.severity == "severe")
        changes = ""
        async with self._db.write() as tx:
            await tx.lock(*{dm(incoming.person), incoming.session})
            if worst.severity == "severe":
                await outreach.pause(tx, incoming.session, until=None, reason="pattern")
            else:
                await outreach.set_backoff(tx, incoming.session, 2)
            if opt_in is not None and opt_in.enabled:
                changes = PAUSED if worst.severity == "severe" else await self._halved(tx, incoming.session)
        return Note(text=_note(worst, changes=changes), pattern=worst.type)

    async def _halved(self, tx: Tx, session: str) -> str:
        """What a moderate finding changes, as it holds now."""
        opt_in = await outreach.find(tx, session)
        if opt_in is None:
            return ""
        wait = self._consent.hours_between(opt_in, await self._engine.preferences(session, within=tx))
        return HALVED.format(hours=f"{wait:g}")

    async def _eased(self, incoming: Incoming, opt_in: outreach.OptIn | None) -> None:
        """A moderate finding that has cleared by itself no longer halves what comes first; a pause stays with the person (R18)."""
        if opt_in is None or opt_in.backoff == 1 or incoming.session != opt_in.session:
            return
        left = (await self._engine.relationship(opt_in.session, at=incoming.at)).unhealthy_patterns
        if not any(finding.severity != "mild" for finding in left):
            async with self._db.write() as tx:
                await tx.lock(*{dm(incoming.person), opt_in.session})
                await outreach.set_backoff(tx, opt_in.session, 1)

    async def not_so(self, person: int, pattern: str) -> None:
        """The person says that a finding in their DM is wrong: it stops counting, and what it alone changed is undone."""
        session, now = dm(person), self._clock()
        await self._engine.dispute(session, pattern, speaker=str(person), at=now)
        left = await self._patterns(session, now)
        async with self._db.write() as tx:
            await tx.lock(session)
            if not any(finding.severity != "mild" for finding in left):
                await outreach.set_backoff(tx, session, 1)
            opt_in = await outreach.find(tx, session)
            severe = any(finding.severity == "severe" for finding in left)
            if opt_in is not None and opt_in.pause_reason == "pattern" and not severe:
                await outreach.unpause(tx, session)
            await self._planner.replan(tx, person, now=now)

    async def _patterns(self, session: str, now: datetime) -> list[UnhealthyPattern]:
        """What is found in the session; as it was known last, where the engine cannot be reached."""
        try:
            bond = await self._engine.relationship(session, at=now)
        except OutOfReachError as out:
            if out.relationship is None:
                raise
            bond = out.relationship
        return bond.unhealthy_patterns


async def _hold_back(tx: Tx, incoming: Incoming, level: crisis.Level) -> None:
    name = level.name.lower()
    await outreach.hold(tx, incoming.person, level=name, until=incoming.at + crisis.hold(level))
    await meta.count(tx, f"crisis_{name}", at=incoming.at)


def _note(finding: UnhealthyPattern, *, changes: str) -> str:
    """What was seen, that it is not a verdict, what changes, and what the person can do (R15, R18)."""
    return (
        f"A note apart from the character, for you alone: {finding.description} That can be entirely fine.{changes}"
        " `/outreach quiet` sets hours of rest, `/privacy export` gives you everything that is kept."
        " If it weighs on you, somebody you trust is a better listener than a program."
    )
