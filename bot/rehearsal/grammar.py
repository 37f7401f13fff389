"""What a line of a rehearsal means: a message, or one of the things a person can do on Discord."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

LONGEST_WAIT = timedelta(days=366)
"""The furthest that one `wait` moves the clock."""

_DURATION = re.compile(r"(?:\d+(?:\.\d+)?\s*[wdhms]\s*)+", re.IGNORECASE)
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([wdhms])", re.IGNORECASE)
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}

HELP = """\
any text               is a message; `say TEXT` if it begins with a word from below
/command option:value  a slash command, such as /help
press LABEL            a button, by its label or a part of it that no other has
choose VALUE           an entry of a menu; several with commas
fill FIELD=VALUE …     the form that is open
reply TEXT             answers the newest message of {bot} here
react EMOJI            puts a reaction under it
in #general, in dm     go there
as bob                 be somebody else: {people}
wait 26h               let time pass (m, h, d, 1d12h): what is due happens meanwhile
help, quit"""


@dataclass(frozen=True, slots=True)
class Say:
    """A message, in the place where the person is."""

    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to the newest message of the bot."""

    text: str


@dataclass(frozen=True, slots=True)
class React:
    """A reaction to the newest message of the bot."""

    emoji: str


@dataclass(frozen=True, slots=True)
class Slash:
    """A slash command, without the slash."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button, by its label or the beginning of it."""

    label: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Entries of a menu, by label or value."""

    value: str


@dataclass(frozen=True, slots=True)
class Fill:
    """The fields of the open form."""

    text: str


@dataclass(frozen=True, slots=True)
class Go:
    """To another place: `dm`, or a channel's name without #."""

    place: str


@dataclass(frozen=True, slots=True)
class Become:
    """Somebody else acts from now on."""

    who: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    span: timedelta


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done here."""


@dataclass(frozen=True, slots=True)
class Quit:
    """The rehearsal ends."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """The line looks like one of the words above but cannot be done; `sentence` says what would be right."""

    sentence: str


Deed = Say | Reply | React | Slash | Press | Choose | Fill | Go | Become | Wait | Help | Quit | Unclear


_WITH_TEXT: Mapping[str, Callable[[str], Deed]] = {
    "say": Say, "reply": Reply, "press": Press, "choose": Choose, "fill": Fill,
}  # fmt: skip


def read(line: str, *, people: Collection[str], channels: Collection[str], comments: bool) -> Deed | None:
    """The deed that `line` asks for; None for a blank line, and for a comment where `comments` exist."""
    text = line.strip()
    if not text or (comments and (text == "#" or text.startswith("# "))):
        return None
    if text.startswith("\\"):
        return Say(text[1:])
    if text.startswith("/"):
        return Slash(text[1:].strip())
    if text in {"help", "quit"}:
        return Help() if text == "help" else Quit()
    word, _, rest = text.partition(" ")
    return _with_rest(word, rest.strip(), people, channels) or Say(text)


def _with_rest(word: str, rest: str, people: Collection[str], channels: Collection[str]) -> Deed | None:
    """The deed of a line that begins with one of our words and goes on; None if it is only text."""
    if not rest:
        return None
    if word in _WITH_TEXT:
        return _WITH_TEXT[word](rest)
    if word == "react" and _looks_like_an_emoji(rest):
        return React(rest)
    if word == "wait" and rest[0].isdigit():
        return _wait(rest)
    if word == "in":
        return _go(rest, channels)
    return _become(rest, people) if word == "as" else None


def _looks_like_an_emoji(text: str) -> bool:
    return " " not in text and not re.match(r"[A-Za-z]", text)


def _wait(text: str) -> Deed:
    span = duration(text)
    if span is None:
        return Unclear(
            f"I cannot read “{text}” as a span of time. Write it like `wait 26h`, `wait 90m` or `wait 1d12h`."
        )
    if span > LONGEST_WAIT:
        return Unclear(f"That is too long for one wait. Wait at most {LONGEST_WAIT.days} days at a time.")
    return Wait(span)


def duration(text: str) -> timedelta | None:
    """The span that `text` such as "26h", "90m" or "1d12h" names; None if it names none."""
    if not _DURATION.fullmatch(text.strip()):
        return None
    try:
        parts = (timedelta(**{_UNITS[unit.lower()]: float(number)}) for number, unit in _PART.findall(text))
        return sum(parts, timedelta())
    except OverflowError:
        return timedelta.max


def _go(text: str, channels: Collection[str]) -> Deed | None:
    name = text.removeprefix("#").lower()
    if text.lower() in {"dm", "dms"}:
        return Go("dm")
    if name in channels:
        return Go(name)
    if not text.startswith("#"):
        return None
    return Unclear(
        f"There is no {text}. There are {', '.join(f'#{known}' for known in channels)}, and `in dm`."
    )


def _become(text: str, people: Collection[str]) -> Deed | None:
    name = text.removeprefix("@").lower()
    if name in people:
        return Become(name)
    if " " in text:
        return None
    return Unclear(
        f"There is no {text}. There are {', '.join(people)}. To send it as a message, write `say as {text}`."
    )
