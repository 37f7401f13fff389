"""What a line leaves behind for a later offer: a harmless subject, a plan with its day, a game; never the line itself (R8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from bot import crisis
from bot.voice.everyday_words import everyday
from bot.voice.folding import QUOTED, spoken
from bot.voice.topics import Topic, delicate, harmless_topic

Kind = Literal["plan", "subject", "game"]
Phase = Literal["ahead", "near", "over"]

MOST: Final = 6
"""So many things are kept of a session, the newest."""
FRESH: Final = timedelta(days=30)
"""Older ones are not offered any more."""
_WEIGHS: Final = 2
"""From this layer of disclosure on a line weighs on a life: nothing that came before it is taken up again."""
_SLACK: Final = timedelta(days=1)
"""The engine does not know the person's own clock: a day is neither ahead nor over while it may be that day somewhere."""
_AFTERGLOW: Final = timedelta(days=10)
_LONGEST: Final = 400
_ENDS: Final = frozenset({"study", "work", "travel", "sport"})
"""Fields of things that have a day of their own and are over after it."""
_NEVER_PLANNED: Final = frozenset({"pet"})
"""A day that an animal has ahead may be its last: nobody is wished good luck with it."""

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS: Final = {
    "one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a couple of": 2, "a few": 3,
}  # fmt: skip
_WEEKDAY: Final = re.compile(rf"\b(next |this |on |by |until )?({'|'.join(_DAYS)})\b")
_IN_SOME: Final = re.compile(r"\bin (a couple of|a few|a|one|two|three|four|five|six|\d{1,2}) (day|week)s?\b")
_PAST: Final = re.compile(
    r"\b(?:was|were|had|went|did|got|last|ago|yesterday|passed|finished|ended|over|done|used to|would have|started|began|cancel\w*|"
    r"called off|skip\w*|postponed|not going|isn't|won't|don't|didn't|if)\b"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:her|his|their|she|he|they|she's|he's|they're|who|\w+'s (?:exam|test|job|interview|game|trip|book|show|class|garden))\b"
)
_FIRST_DAY: Final = re.compile(
    r"\b(?:my )?first day (?:at|of|in) (?:my |the |a )?(?:new )?(job|work|school|uni|university|college|course|internship|class)\b"
)
_GAMES: Final = (
    (re.compile(r"\briddles?\b"), "a riddle"),
    (re.compile(r"\bwould you rather\b"), "a would-you-rather question"),
    (re.compile(r"\brock,? paper,? scissors\b"), "rock, paper, scissors"),
    (re.compile(r"\btwenty questions\b|\b20 questions\b"), "twenty questions"),
    (re.compile(r"\bword chains?\b"), "a word chain"),
    (re.compile(r"\b(?:tell|know|got|have) (?:me )?(?:a |any |another )?(?:good )?jokes?\b"), "a joke"),
    (re.compile(r"\bquiz me\b"), "a small quiz"),
)


@dataclass(frozen=True, slots=True)
class Shared:
    """Something the two share: at most five words of ours. A plan has the first and the last day that may be meant."""

    kind: Kind
    what: str
    field: str
    first: date | None = None
    last: date | None = None

    def phase(self, today: date) -> Phase:
        """Where a plan stands on the engine's `today`; `near` while it could be its day anywhere, and for what is no plan."""
        if self.first is None or self.last is None:
            return "near"
        if today < self.first - _SLACK:
            return "ahead"
        return "over" if today > self.last + _SLACK else "near"

    def fits(self, today: date) -> bool:
        """Whether it may be taken up at all on that day."""
        return self.last is None or today <= self.last + _AFTERGLOW


def weighs(text: str, layer: int) -> bool:
    """Whether a line is so heavy that nothing from before it is to be offered again. `layer` is its depth of disclosure, 0..3."""
    return layer >= _WEIGHS or crisis.look(text).level > crisis.Level.NONE


def shared_in(text: str, *, layer: int, today: date) -> Shared | None:
    """What a line leaves behind, or None: nothing that is delicate, confided, about somebody else, or in danger's words.

    `layer` is how deep the line's disclosure is, 0..3; `today` the date on which it was written.
    """
    line = QUOTED.sub(" ", spoken(text[:_LONGEST]))
    if layer > 0 or delicate(text) or _OF_OTHERS.search(line):
        return None
    found = _game(line) or _thing(text, line, today)
    return None if found is None or crisis.look(text).level > crisis.Level.NONE else found


def _game(line: str) -> Shared | None:
    return next((Shared("game", what, "game") for way, what in _GAMES if way.search(line)), None)


def _thing(text: str, line: str, today: date) -> Shared | None:
    topic = _first_day(line) or harmless_topic(text)
    if topic is None or "'s " in f"{topic.text} ":
        return None
    past = _PAST.search(line)
    if topic.field in _NEVER_PLANNED:
        return Shared("subject", topic.text, topic.field)
    days = _ended(today) if past and topic.field in _ENDS else None if past else _days(line, today)
    if days is None:
        return Shared("subject", topic.text, topic.field)
    return Shared("plan", topic.text, topic.field, *days)


def _ended(today: date) -> tuple[date, date]:
    """The days of what is told as over already: so early that it is over everywhere."""
    before = today - 2 * _SLACK
    return before, before


def _first_day(line: str) -> Topic | None:
    found = _FIRST_DAY.search(line)
    if found is None or not everyday(line):
        return None
    return Topic("your first day", "work" if found[1] in {"job", "work", "internship"} else "study")


def _days(line: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that a line may mean; None without one."""
    if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|later)\b", line):
        return today, today
    if "tomorrow" in line:
        after = today + timedelta(days=2 if "day after tomorrow" in line else 1)
        return after, after
    if found := _IN_SOME.search(line):
        count = _COUNTS.get(found[1]) or int(found[1])
        away = timedelta(days=count * (7 if found[2] == "week" else 1))
        slack = timedelta(days=3 if found[2] == "week" else 1)
        return today + away - slack, today + away + slack
    return _named(line, today)


def _named(line: str, today: date) -> tuple[date, date] | None:
    """By a weekday, "this weekend", "next week"."""
    if found := _WEEKDAY.search(line):
        ahead = (_DAYS.index(found[2]) - today.weekday()) % 7 or 7
        day = today + timedelta(days=ahead)
        return day, day + timedelta(days=7 if found[1] == "next " else 0)
    monday = today - timedelta(days=today.weekday())
    if "next weekend" in line:
        return monday + timedelta(days=5), monday + timedelta(days=13)
    if re.search(r"\b(?:this|the|on the|at the) weekend\b", line):
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if "next week" in line:
        return monday + timedelta(days=7), monday + timedelta(days=13)
    return None
