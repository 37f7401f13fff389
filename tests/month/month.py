"""Many people with habits and zones of their own, lived through from one moment to the next by the real services."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count, pairwise
from random import Random
from zoneinfo import ZoneInfo

from house import HandClock

from bot import gates
from bot.conversation import Incoming
from bot.delivery import SIGNATURE, Barred, Delivery
from bot.outreach import pause
from bot.place import Place, dm
from bot.services import Services

ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Athens", "Atlantic/Azores", "America/New_York", "America/Los_Angeles", "America/St_Johns",
    "America/Phoenix", "America/Sao_Paulo", "America/Santiago", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Beirut", "Asia/Tehran",
    "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Honolulu", "Africa/Cairo",
    "Africa/Johannesburg", "UTC",
)  # fmt: skip
WORDS = (
    "hi there! how are you?", "I got the job, I'm so happy!", "thank you, that is kind of you", "we are going to celebrate on friday",
    "I cooked something new today", "my sister is visiting next week", "I've been reading a book about whales", "what a lovely evening",
    "I'm tired but fine", "the garden is finally growing", "you always make me laugh, thank you", "I passed the exam!",
)  # fmt: skip
HABITS = (
    "daily",
    "daily",
    "weekly",
    "leaver",
    "leaver",
    "leaver",
    "replier",
    "owl",
    "opts out",
    "less often",
    "not today",
    "never asked",
)


@dataclass(frozen=True)
class Sent:
    """One message that reached Discord: `at` as the bot's clock showed it, `lived` as time really passed."""

    person: int
    at: datetime
    lived: timedelta
    text: str


@dataclass
class Person:
    """`quiet` are the hours of `zone` in which nothing may come; `off_since`: when they said stop."""

    number: int
    habit: str
    zone: str
    quiet: tuple[int, int] = (21, 9)
    opted_in: bool = False
    off_since: datetime | None = None
    wrote: list[datetime] = field(default_factory=list)
    not_before: list[tuple[datetime, datetime]] = field(default_factory=list)
    less_often_since: datetime | None = None


class Month:
    """Keeps what happens when, moves the clock, and asks who is due just as the loop of the cog does."""

    def __init__(self, services: Services, clock: HandClock, *, people: int, seed: int = 11) -> None:
        self.services = services
        self.clock = clock
        self.chance = Random(seed)
        self.people = {number: self._person(number) for number in range(1, people + 1)}
        self.sent: list[Sent] = []
        self.ticks = 0
        self.asked_of: Counter[int] = Counter()
        self._begun = clock.now
        self._shift = timedelta()
        self._events: list[tuple[datetime, int, Callable[[], object]]] = []
        self._number = count(1)
        self._down_until: datetime | None = None

    def _person(self, number: int) -> Person:
        return Person(number=number, habit=HABITS[number % len(HABITS)], zone=ZONES[number * 7 % len(ZONES)])

    # --- Discord's side ---------------------------------------------------------------------------------

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        """Everything arrives; a nonce that was seen before is the same message."""
        if (gate := await barred()) is not None:
            return Delivery("withdrawn", why=gate)
        person = self.people[channel - 70]
        self.sent.append(Sent(person.number, self.clock.now, self.lived, text))
        self._after_one_arrived(person)
        return Delivery("delivered", message=10_000_000 + len(self.sent))

    async def find(self, *, channel: int, text: str, since: datetime) -> int | str:
        return next((10_000_001 + n for n, sent in enumerate(self.sent) if sent.text == text), "absent")

    @property
    def lived(self) -> timedelta:
        """How much time really passed: a clock that is set to another hour does not move it."""
        return self.clock.now - self._begun - self._shift

    def set_clock(self, by: timedelta) -> None:
        """Somebody sets the machine's clock; what was planned by people happens when it would have."""
        self.clock.now += by
        self._shift += by
        self._events = [(at + by, number, act) for at, number, act in self._events]
        heapq.heapify(self._events)

    # --- what people do -----------------------------------------------------------------------------------

    def at(self, moment: datetime, act: Callable[[], object]) -> None:
        heapq.heappush(self._events, (moment, next(self._number), act))

    def plan(self, days: int) -> None:
        """Everybody's month. First two evenings of talk and the permission, then as their habit has it."""
        for person in self.people.values():
            for moment, text in self._evenings(person, days):
                self.at(moment, lambda p=person, t=text: self.says(p, t))
            if person.habit != "never asked":
                self.at(self._local(person, 0, 20), lambda p=person: self.allows(p))

    def _evenings(self, person: Person, days: int) -> Iterator[tuple[datetime, str]]:
        for day in range(days):
            if day < 2:
                for minute in (0, 7, 14, 21):
                    yield self._local(person, day, 18, minute), self.chance.choice(WORDS)
            elif person.habit == "daily" and self.chance.random() < 0.3:
                yield (
                    self._local(person, day, self.chance.randrange(8, 23), self.chance.randrange(60)),
                    self.chance.choice(WORDS),
                )
            elif (
                person.habit in ("weekly", "replier", "less often", "never asked")
                and self.chance.random() < 0.1
            ):
                yield self._local(person, day, self.chance.randrange(8, 23)), self.chance.choice(WORDS)
            elif person.habit == "owl" and self.chance.random() < 0.3:
                yield self._local(person, day, 2), self.chance.choice(WORDS)

    def _local(self, person: Person, day: int, hour: int, minute: int = 0) -> datetime:
        there = ZoneInfo(person.zone)
        first = self._begun.astimezone(there).date() + timedelta(days=1)
        return datetime(first.year, first.month, first.day, hour, minute, tzinfo=there) + timedelta(days=day)

    async def says(self, person: Person, text: str) -> None:
        if self._down():
            return
        person.wrote.append(self.clock.now)
        place = Place(dm(person.number), "dm", person.number, 70 + person.number, None)
        await self.services.conversation.reply(
            Incoming(
                place=place,
                person=person.number,
                name=f"p{person.number}",
                message=next(self._number),
                text=text,
                at=self.clock.now,
            )
        )

    async def allows(self, person: Person) -> None:
        await self.services.consent.switch_on(person.number, zone=person.zone)
        person.opted_in = True
        if person.habit == "owl":
            person.quiet = (4, 13)
            await self.services.consent.set_quiet(person.number, hours=person.quiet, zone=None)

    def _after_one_arrived(self, person: Person) -> None:
        soon = self.clock.now + timedelta(minutes=self.chance.randrange(5, 300))
        if person.habit in ("replier", "daily", "owl"):
            self.at(soon, lambda: self.says(person, self.chance.choice(WORDS)))
        elif person.habit == "opts out":
            self.at(soon, lambda: self.stops(person))
        elif person.habit == "less often" and person.less_often_since is None:
            self.at(soon, lambda: self.wants_less(person))
        elif person.habit == "not today":
            self.at(soon, lambda: self.not_today(person))

    async def stops(self, person: Person) -> None:
        await self.services.consent.switch_off(person.number)
        person.off_since = self.clock.now

    async def wants_less(self, person: Person) -> None:
        await self.services.consent.less_often(person.number)
        person.less_often_since = self.clock.now

    async def not_today(self, person: Person) -> None:
        person.not_before.append((self.clock.now, await self.services.consent.not_today(person.number)))

    # --- time -------------------------------------------------------------------------------------------------

    def goes_down(self, *, at: datetime, hours: float) -> None:
        """The machine is off: nobody is heard and nobody asks who is due."""

        def act() -> None:
            self._down_until = self.clock.now + timedelta(hours=hours)

        self.at(at, act)

    def _down(self) -> bool:
        return self._down_until is not None and self.clock.now < self._down_until

    async def live(self, *, until: datetime) -> None:
        """From one moment to the next, in the order in which they come."""
        look = self.clock.now
        while True:
            upcoming = min(look, self._events[0][0] if self._events else look)
            if upcoming >= until:
                self.clock.now = until
                return
            self.clock.now = max(self.clock.now, upcoming)
            if self._events and self._events[0][0] <= self.clock.now:
                done = heapq.heappop(self._events)[2]()
                if done is not None:
                    await done
            elif self._down():
                look = self._down_until
            else:
                look = self.clock.now + await self._asked_who_is_due()

    async def _asked_who_is_due(self) -> timedelta:
        self.ticks += 1
        due = await self.services.outreach.tick(self)
        return pause(due, now=self.clock.now)

    # --- what must hold ----------------------------------------------------------------------------------------

    def to(self, person: Person) -> list[Sent]:
        return [sent for sent in self.sent if sent.person == person.number]

    def offences(
        self, *, per_day: int = 1, per_week: int = 3, after_theirs: timedelta = timedelta(hours=2)
    ) -> list[str]:
        """Everything in which a limit, a night or a word of a person was not kept."""
        found: list[str] = []
        for person in self.people.values():
            sent = self.to(person)
            there = ZoneInfo(person.zone)
            days: Counter[date] = Counter(one.at.astimezone(there).date() for one in sent)
            found += [f"{person.number}: {n} on {day}" for day, n in days.items() if n > per_day]
            found += [f"{person.number}: more than {per_week} in a week" for _ in _too_many(sent, per_week)]
            for one in sent:
                found += [
                    f"{person.number} at {one.at}: {what}"
                    for what in self._wrong(person, one, there, after_theirs)
                ]
            found += [
                f"{person.number}: cooldown at {late.at}"
                for soon, late in pairwise(sent)
                if late.lived - soon.lived < timedelta(hours=4)
            ]
            found += self._nagged(person, sent)
        return found

    def _wrong(self, person: Person, one: Sent, there: ZoneInfo, after_theirs: timedelta) -> Iterator[str]:
        if not person.opted_in:
            yield "was never asked"
        if person.off_since is not None and one.at >= person.off_since:
            yield "had said stop"
        if gates.is_quiet(one.at, there, person.quiet):
            yield "quiet hours"
        if any(wrote <= one.at < wrote + after_theirs for wrote in person.wrote):
            yield "just after a message of theirs"
        if any(said <= one.at < until for said, until in person.not_before):
            yield "not today"
        if SIGNATURE not in one.text:
            yield "does not say that an AI wrote it"

    def _nagged(self, person: Person, sent: list[Sent]) -> Iterator[str]:
        """Two messages without an answer, and nothing comes before they write."""
        unanswered = 0
        for sooner, later in pairwise([*sent, None]):
            unanswered += 1
            if unanswered > 2:
                yield f"{person.number}: a third message without an answer at {sooner.at}"
            if later is not None and any(sooner.at <= wrote <= later.at for wrote in person.wrote):
                unanswered = 0

    def busiest(self, window: timedelta) -> int:
        """The most messages that went out within so long."""
        moments = sorted(one.lived for one in self.sent)
        return max(
            (sum(1 for other in moments if start <= other < start + window) for start in moments), default=0
        )

    def by_habit(self) -> dict[str, int]:
        counted: dict[str, int] = defaultdict(int)
        for one in self.sent:
            counted[self.people[one.person].habit] += 1
        return dict(counted)


def _too_many(sent: list[Sent], per_week: int) -> Iterator[Sent]:
    for sooner, later in zip(sent, sent[per_week:], strict=False):
        if later.lived - sooner.lived < timedelta(days=7):
            yield later
