"""The offline voice: honest short lines of our own, chosen by what was said, how the character is, and the message's id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.voice import hard_signs
from bot.voice.acts import act_of, joking
from bot.voice.book import BOOK, INVITATIONS, is_from
from bot.voice.folding import spoken
from bot.voice.games import move
from bot.voice.lint import clean_offer
from bot.voice.pen import Pen, pen_for
from bot.voice.phrases import pattern
from bot.voice.topic_words import GRAVE
from bot.voice.topics import Topic, delicate, harmless_topic, topic_of

if TYPE_CHECKING:
    from bot.voice.port import Asked, Line, Wanted

_NIGHT: Final = re.compile(r"\b(?:night|gn|sleep|bed|nite|nighty)\b")
_FINE: Final = re.compile(r"\b(?:good|well|fine|ok|okay|great|not bad|alright)\b")
_TAKES_UP: Final = frozenset(
    {"good_news", "bad_news", "worry", "tired", "plan", "small_talk", "activity", "opinion", "long", "question", "default", "facts", "task",
     "ask_opinion", "advice"}
)  # fmt: skip
"""Acts whose answer may name what the line is about."""
_DUTIES: Final = frozenset({"work", "study", "home"})
_LOOKS_BACK: Final = frozenset({"again", "your_memory"})
_CANNOT: Final = (
    "facts",
    "task",
    "code",
    "link",
    "ask_opinion",
    "advice",
    "abilities",
    "foreign",
    "question",
)
_TELLS: Final = {
    "good_news": "good",
    "bad_news": "hard",
    "worry": "hard",
    "heavy": "grave",
    "grief": "grave",
    "lonely": "grave",
    "self_hatred": "grave",
    "relapse": "grave",
    "violent": "grave",
    "kin_ill": "grave",
    "panic": "hard",
    "birth": "good",
}
_GOES_ON: Final = frozenset(
    {
        "default",
        "ack",
        "yes",
        "no",
        "thanks",
        "emoji",
        "question",
        "surprise",
        "long",
        "opinion",
        "disclosure",
        "agree",
        "advice",
    }
)
_CARRIES_ON: Final = {
    "good": frozenset({"default", "opinion"}),
    "hard": frozenset({"default", "no", "opinion"}),
    "grave": frozenset(
        {"default", "no", "yes", "ack", "opinion", "advice", "disclosure", "question", "ask_opinion"}
    ),
}
_SOBERING: Final = re.compile(
    r"\b(?:died|death|funeral|hospital|cancer|crying|alone|divorced?|abus\w+|ambulance|surgery|suicid\w+)\b"
)
_SORE: Final = pattern(hard_signs.SORE)
_HARMFUL: Final = pattern(hard_signs.HARMFUL)
_PLAIN_TALK: Final = frozenset({"default", "opinion", "small_talk"})
_INTRODUCED: Final = re.compile(
    r"\b(?:my name(?: is|['\u2019]?s)|call me|i go by|the name['\u2019]?s) ([^\W\d_][\w'-]{1,19})",
    re.IGNORECASE,
)
_OTHERS: Final = tuple(book for wish, book in INVITATIONS.items() if wish not in {"topic", "sober"})
"""Invitations that suit any wish, should its own all have been said."""
_RECENT: Final = 8
_THREAD: Final = 5


class OfflineVoice:
    """Answers without a language model. Never raises."""

    @property
    def title(self) -> str:
        """What the rehearsal and `/help` show."""
        return "offline voice"

    @property
    def offline(self) -> bool:
        """True: no language model is asked."""
        return True

    async def reply(self, asked: Asked) -> str:
        """A line that answers what the message does, in the character's mood; none that it said of late."""
        pen = pen_for(
            asked.persona, asked.feeling, asked.memory, name=asked.name, seed=asked.seed, plain=asked.plain
        )
        act, last = act_of(asked.text), _last_said(asked.memory)
        if asked.goodbye or act == "goodbye":
            night = _NIGHT.search(asked.text.casefold())
            return pen.write(BOOK["goodnight" if night else "goodbye"], BOOK["goodbye"])
        return move(asked.text, act, last=last, pen=pen) or _answer(asked, act, last, pen)

    async def opening(self, wanted: Wanted) -> str:
        """The engine's offer where it breaks no rule and is not what was said lately; else an invitation to one small thing, or to a subject of the person's own.

        After heavy lines it is a sober one.
        """
        pen = pen_for(wanted.persona, wanted.feeling, wanted.memory, name=wanted.name, seed=wanted.seed)
        pen.fresh = wanted.fresh
        theirs = _theirs(wanted.memory)[-_RECENT:]
        if any(map(delicate, theirs)):
            return pen.write(INVITATIONS["sober"])
        offered = clean_offer(wanted.action.message)
        if offered and wanted.fresh(offered):
            return offered
        wish = INVITATIONS[_wish(wanted)]
        subject = _subject(theirs)
        if subject and pen.chance("subject", 3):
            pen.slots["topic"] = subject
            return pen.write(INVITATIONS["topic"], wish, *_OTHERS)
        return pen.write(wish, *_OTHERS)


def _wish(wanted: Wanted) -> str:
    need = wanted.action.metadata.get("need")
    if wanted.action.type == "need_deficit":
        return need if need in {"belonging", "competence", "autonomy"} else "belonging"
    return wanted.action.type


def _answer(asked: Asked, act: str, last: str, pen: Pen) -> str:
    book = _book(asked, act, last)
    if book == "introduced" and (who := _INTRODUCED.search(asked.text)):
        pen.slots["who"] = who[1]
    if book in _LOOKS_BACK and (earlier := _earlier(asked.memory)):
        pen.slots["topic"] = earlier
    elif (
        act in _TAKES_UP
        and not _SOBERING.search(asked.text.casefold())
        and (topic := _topic(asked.text, act))
    ):
        pen.slots["topic"] = topic.text
        if book == "activity" and topic.field in _DUTIES and topic.text.startswith(("your ", "the ")):
            book = "duty"
    return pen.write(BOOK[book], BOOK[act], BOOK["default"], insist=book in _LOOKS_BACK)


def _topic(text: str, act: str) -> Topic | None:
    """What the line is about; in trouble, no animal and no feast is called the trouble."""
    topic = topic_of(text)
    return None if topic and act in {"bad_news", "worry"} and topic.field in {"pet", "party"} else topic


def _book(asked: Asked, act: str, last: str) -> str:
    """Which lines answer: those of the act, or what the conversation so far makes of it."""
    if act == "greeting":
        return _greeting(asked.memory)
    if act == "why":
        return act if is_from(last, *_CANNOT) else "question"
    if act == "ack" and is_from(last, "how_are_you", "greeting") and _FINE.search(asked.text.casefold()):
        return "reply_fine"
    if carried := _carried_on(asked, act):
        return carried
    words = len(asked.text.split())
    if act in {"default", "opinion"} and (words <= 3 or (words <= 8 and last.endswith("?"))):
        return "answered"
    return act


def _carried_on(asked: Asked, act: str) -> str | None:
    """The lines that fit what the talk is about already: more of something good, or of something hard."""
    thread = _thread(asked.memory)
    if thread == "good" and act in _CARRIES_ON[thread] and not _sore(asked.text, act):
        return "good_more"
    if act == "plan" and _HARMFUL.search(spoken(asked.text)):
        return "careful"
    if joking(asked.text):
        return None
    if (thread and act in _CARRIES_ON[thread]) or _sore(asked.text, act):
        return "careful"
    return "plan_hard" if act == "plan" and (thread in {"hard", "grave"} or delicate(asked.text)) else None


def _sore(text: str, act: str) -> bool:
    """Whether a line that shows no act of its own holds a negative feeling, or tells of a loss."""
    if act not in _PLAIN_TALK:
        return False
    said = spoken(text)
    return (
        any(words.search(said) for words in (_SORE, GRAVE)) or _SOBERING.search(text.casefold()) is not None
    )


def _thread(memory: Sequence[Line]) -> str | None:
    """What the person's last telling line was: `good`, `hard`, `grave`; None for anything else."""
    for text in reversed(_theirs(memory)[-_THREAD:]):
        act = act_of(text)
        if act in _TELLS:
            return _TELLS[act]
        if act not in _GOES_ON:
            return None
    return None


def _greeting(memory: Sequence[Line]) -> str:
    if not any(line.who == "character" for line in memory):
        return "first"
    return "again" if _earlier(memory) else "greeting"


def _theirs(memory: Sequence[Line]) -> list[str]:
    return [line.text for line in memory if line.who == "person"]


def _last_said(memory: Sequence[Line]) -> str:
    """The last line of the character, without what follows it on lines of its own."""
    return next((line.text.partition("\n")[0] for line in reversed(memory) if line.who == "character"), "")


def _earlier(memory: Sequence[Line]) -> str | None:
    """A harmless subject of this conversation, if nothing heavy came up in it."""
    theirs = _theirs(memory)
    return None if any(map(delicate, theirs)) else _subject(theirs)


def _subject(lines: Sequence[str]) -> str | None:
    """What the person was last about."""
    topics = (harmless_topic(line) for line in reversed(lines))
    return next((topic.text for topic in topics if topic), None)
