"""Courses of events that the tests of the replay share."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.engine.presets import DEFAULT, PRESETS
from bot.engine.replay import Replay

MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)
PERSONA = PRESETS[DEFAULT]
SAID = (
    "Thank you so much, that was really kind of you!",
    "I had noodles for lunch.",
    "You are the only one I have left, I only have you.",
    "I can't function without you, I can't decide anything without you.",
    "You lied to me, you are useless.",
    "I'm sorry, I didn't mean that.",
    "I just got the job I wanted, I'm so happy!!!",
    "To be honest I have been really scared of losing my mother since her diagnosis.",
    "¿Qué tal?",
)

Event = dict[str, Any]


def event(kind: str, session: str = "a", *, after: timedelta = timedelta(), **told: Any) -> Event:
    return {"session": session, "at": (MONDAY + after).isoformat(), "kind": kind, **told}


def said(text: str, session: str = "a", *, after: timedelta = timedelta(), **told: Any) -> Event:
    return event("turn", session, after=after, who="user", text=text, **told)


def lines(events: list[Any]) -> list[bytes]:
    return [json.dumps(one, ensure_ascii=False).encode() for one in events]


def replayed(events: list[Any]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Replay(PERSONA).answered(lines(events))]


def three_weeks() -> list[Event]:
    """Two people in two sessions, and one of them in a third: talk, silence, wishes, what became of them, other preferences."""
    course: list[Event] = []
    for day in range(21):
        for number, text in enumerate(SAID[day % 4 :]):
            after = timedelta(days=day, minutes=7 * number, microseconds=day * 1003)
            session = "ab"[number % 2]
            course.append(said(text, session, after=after, speaker=("user", "bob")[number % 3 == 0]))
            course.append(event("turn", session, after=after, who="character", text="Good to hear."))
        evening = timedelta(days=day, hours=3)
        if day == 1:
            course.append(
                event("preferences", "a", after=evening, enabled=True, triggers={}, cooldown_hours=6)
            )
            course.append(event("preferences", "b", after=evening, preferences={"enabled": True}))
        if day % 3 == 2:
            outcome = ("delivered", "dismissed", "failed")[day // 3 % 3]
            course += [event("look", session, after=evening + timedelta(hours=16)) for session in "ab"]
            course.append(event("settle", "a", after=evening + timedelta(hours=16.5), outcome=outcome))
        if day == 12:
            off = {"attachment_seeking": False}
            course.append(event("preferences", "b", after=evening, enabled=True, triggers=off))
    course += [
        event("look", session, after=timedelta(days=21 + 5 * week)) for week in range(4) for session in "abc"
    ]
    return sorted(course, key=lambda one: datetime.fromisoformat(one["at"]))
