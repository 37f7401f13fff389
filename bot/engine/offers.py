"""What the character says when it writes first: an offer of one optional thing, never the need behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine import lines_shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.engine.shared import Shared
    from bot.engine.wire import ActionType, Need, Personality

_LIVELY: dict[str, tuple[str, ...]] = {
    "attachment_seeking": (
        "Fancy a round of twenty questions some time today? You think of a thing, I guess badly.",
        "I'd happily start a silly story: you write one sentence, I write the next. Only if you feel like it.",
        "If you're in the mood, we could each name one song that fits today.",
        "Here's a tiny game, if you like: you name three things on your desk and I make up what they talk about.",
    ),
    "belonging": (
        "If you like, we could make a list of ten nice small things together: five from you, five from me.",
        "How about a round of word chains, whenever it suits you? I'd open with 'lantern'.",
        "We could plan the perfect lazy Sunday together, one line each, if that sounds fun.",
        "If you're up for it: you name a place you like, and we make up a postcard from there.",
    ),
    "competence": (
        "If something on your list is a nuisance, I'd gladly help you cut it into three easy steps.",
        "Say there's a message you've been meaning to write: I could help with the first line, if that's of use.",
        "Trying out a new recipe some time? I could help turn what's in the fridge into an idea, if you like.",
        "If there's a thing you want to learn, I could make up five little quiz questions about it.",
    ),
    "autonomy": (
        "My topic of choice today is night trains. Hop on if that sounds good!",
        "My pick for today would be a haiku about the weather. You're welcome to add a line, if you like.",
        "I've chosen a topic of the day: odd museum exhibits. Join in if it tickles you.",
        "I'd like to design an imaginary café. If you want, you choose the name and I do the menu.",
    ),
    "emotional_overflow": (
        "A game for a bright day, if you like: each of us names one thing that went right.",
        "If you want, we could turn today into a film title: yours first or mine.",
        "We could make something cheerful, if you like: a four-line poem, two lines each.",
        "If it suits you, we could invent a holiday together, with its own cake.",
    ),
}

_QUIET: dict[str, tuple[str, ...]] = {
    "attachment_seeking": (
        "If a quiet chat suits you today, I would be glad to talk about anything you choose.",
        "If you like, we could look at one small thing you want to get done this week.",
        "A short walk through the day, if you care for it: one thing that went well, one to leave behind.",
        "If it suits you, we could talk over a book, a film or a song you know well.",
    ),
    "belonging": (
        "If you like, we could put together a short list of places worth seeing once, one each in turn.",
        "We could share a word that fits the day, and say why, if that appeals to you.",
        "If it suits you, we could think up a good ritual for the end of the week.",
        "If you care to, tell me about a meal you like to cook, and I will suggest a variation.",
    ),
    "competence": (
        "If there is a decision on your table, I could help you lay out both sides. Only if it is of use.",
        "If you have a task that is too big, I could help to find its first step.",
        "If a text of yours needs a second look, I would gladly read a few lines of it.",
        "If you want to keep a plan in mind, I could help to put it into one clear sentence.",
    ),
    "autonomy": (
        "I would like to talk about lighthouses today. You are welcome to join, if it interests you.",
        "My choice for today is a short thought about maps. If you like, we could compare ours.",
        "I would enjoy a slow round of word associations. Join whenever it suits you.",
        "I have picked a subject for today: how things are named. If it appeals to you, choose the first thing.",
    ),
    "emotional_overflow": (
        "If you like, we could each name one thing that went right today.",
        "If it suits you, we could write four calm lines about the season together.",
        "We could make something small together: a motto for the week, if you like.",
        "If you care to, we could think of one kind thing to do for somebody this week.",
    ),
}


def offer(
    action: str,
    kind: ActionType,
    need: Need | None,
    personality: Personality,
    *,
    things: Sequence[Shared] = (),
    today: date | None = None,
) -> str:
    """The text of one action: about something that the two share, or else one of the fixed lines for its reason.

    `things` are what the session shares, newest first; `today` is the date for which it is said, and without it no thing is
    taken up. The same action (24 or more hexadecimal characters) gets the same text as long as these stay the same.
    """
    lively = personality.E >= 0.6
    chance = int(action[:12], 16)
    thing = _taken_up(things, today, chance)
    if thing is not None and today is not None:
        lines = _about(thing, today, lines_shared.LIVELY if lively else lines_shared.QUIET)
        return _said(lines[chance // 7 % len(lines)], thing.what)
    choice = (_LIVELY if lively else _QUIET)[need if kind == "need_deficit" and need else kind]
    return choice[chance % len(choice)]


def _taken_up(things: Sequence[Shared], today: date | None, chance: int) -> Shared | None:
    """A plan that is in time before anything else; of the rest, one of the newest three."""
    if today is None:
        return None
    fitting = [thing for thing in things if thing.fits(today)]
    plan = next((thing for thing in fitting if thing.kind == "plan"), None)
    newest = fitting[:3]
    return plan or (newest[chance % len(newest)] if newest else None)


def _about(thing: Shared, today: date, lines: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if thing.kind == "plan":
        return lines[thing.phase(today)]
    own = lines_shared.FIELDS.get(thing.field) if thing.kind == "subject" else None
    return (*lines[thing.kind], *(lines[own] if own else ()))


def _said(line: str, what: str) -> str:
    return line.replace("{What}", what[0].upper() + what[1:]).replace("{what}", what)
