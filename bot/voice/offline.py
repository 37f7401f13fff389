"""The offline voice: honest short lines of our own, chosen by what was said, how the character is, and the message's id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from bot.voice.acts import Act, act_of, choice
from bot.voice.lines import Mood, Saying, sayings
from bot.voice.lines_life import LIFE
from bot.voice.lines_openings import OPENINGS, SOBER
from bot.voice.lines_play import PLAY, RIDDLES
from bot.voice.lines_self import SELF
from bot.voice.lines_talk import TALK
from bot.voice.topics import delicate, harmless_topic, topic_of

if TYPE_CHECKING:
    from bot.engine.wire import DiscreteEmotion, Persona
    from bot.voice.port import Asked, Line, Wanted

BOOK: Final[dict[str, tuple[Saying, ...]]] = {
    **{act: sayings(block) for act, block in (TALK | LIFE | SELF | PLAY).items()},
    "riddle": sayings("\n".join(RIDDLES)),
}
"""Every line of a reply, by the act it answers."""
INVITATIONS: Final[dict[str, tuple[Saying, ...]]] = {
    **{wish: sayings(block) for wish, block in OPENINGS.items()},
    "sober": sayings(SOBER),
}
"""Every line of an unasked message, by the wish behind it."""

_MOOD_OF: Final[dict[str, Mood]] = {
    "joy": "warm", "hope": "warm", "relief": "warm", "pride": "warm", "gratitude": "warm",
    "distress": "low", "fear": "low", "disappointment": "low", "anger": "hurt", "reproach": "hurt",
}  # fmt: skip
_LIVELY: Final = 0.55
_NAME: Final = re.compile(r"[^\W\d_][\w'-]{1,19}")


def mood_of(feeling: DiscreteEmotion) -> Mood:
    """How the feeling colours the words; a trace of one does not."""
    return _MOOD_OF.get(feeling.primary, "calm") if feeling.intensity >= 0.1 else "calm"


def _chance(seed: int, salt: str) -> int:
    """A number that depends on nothing but the seed and the salt."""
    return int.from_bytes(hashlib.blake2b(f"{seed}:{salt}".encode(), digest_size=8).digest(), "big")


class _Pen:
    """What one text is written with: the mood, the manner, the words for the slots, the lines that were said."""

    def __init__(
        self,
        *,
        persona: Persona,
        feeling: DiscreteEmotion,
        memory: Sequence[Line],
        name: str,
        seed: int,
        plain: bool = False,
    ) -> None:
        self.mood = mood_of(feeling)
        self.lively = persona.personality.E >= _LIVELY
        self.said = tuple(line.text for line in memory if line.who == "character")
        self.seed = seed
        self.plain = plain
        self.slots = {"self": persona.identity.name}
        if _NAME.fullmatch(name) and not plain and _chance(seed, "name") % 3 == 0:
            self.slots["name"] = name

    def chance(self, salt: str, sides: int) -> int:
        return _chance(self.seed, salt) % sides

    def write(self, *books: Iterable[Saying]) -> str:
        """A line of the first book that has one left that was not said; else the one said longest ago."""
        for book in books:
            fit = self._fitting(book)
            if fresh := [saying for saying in fit if not self._was_said(saying)]:
                return self._picked(fresh).filled(self.slots)
        every = [saying for book in books for saying in self._fitting(book)]
        return min(every, key=self._last_said).filled(self.slots)

    def _fitting(self, book: Iterable[Saying]) -> list[Saying]:
        return [
            saying
            for saying in book
            if saying.slots <= self.slots.keys()
            and (saying.plain if self.plain else saying.suits(self.mood, lively=self.lively))
        ]

    def _was_said(self, saying: Saying) -> bool:
        return any(saying.said_in(text) for text in self.said)

    def _last_said(self, saying: Saying) -> int:
        return max((at for at, text in enumerate(self.said) if saying.said_in(text)), default=-1)

    def _picked(self, fresh: list[Saying]) -> Saying:
        """Lines that take up the subject or show the mood come more often than the others."""
        on_topic = [saying for saying in fresh if "topic" in saying.slots]
        if on_topic and self.chance("topic", 5):
            fresh = on_topic
        weighted = [saying for saying in fresh for _ in range(2 if saying.tags else 1)]
        return weighted[self.chance("line", len(weighted))]


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
        pen = _Pen(
            persona=asked.persona, feeling=asked.feeling, memory=asked.memory, name=asked.name, seed=asked.seed, plain=asked.plain
        )  # fmt: skip
        if asked.goodbye:
            night = re.search(r"\b(?:night|gn|sleep|bed|nite)\b", asked.text.casefold())
            return pen.write(BOOK["goodnight" if night else "goodbye"], BOOK["goodbye"])
        return _in_play(asked, pen) or _in_talk(asked, pen)

    async def opening(self, wanted: Wanted) -> str:
        """An invitation to one small thing, by the wish behind it or a harmless subject of the person's own."""
        pen = _Pen(
            persona=wanted.persona, feeling=wanted.feeling, memory=wanted.memory, name=wanted.name, seed=wanted.seed
        )  # fmt: skip
        theirs = [line.text for line in wanted.memory if line.who == "person"][-8:]
        if any(map(delicate, theirs)):
            return pen.write(INVITATIONS["sober"])
        wish = INVITATIONS[_wish(wanted)]
        topics = [topic for text in reversed(theirs) if (topic := harmless_topic(text))]
        if topics and pen.chance("subject", 3):
            pen.slots["topic"] = topics[0].text
            return pen.write(INVITATIONS["topic"], wish)
        return pen.write(wish)


def _wish(wanted: Wanted) -> str:
    need = wanted.action.metadata.get("need")
    if wanted.action.type == "need_deficit":
        return need if isinstance(need, str) and need in INVITATIONS else "belonging"
    return wanted.action.type


# --- talk --------------------------------------------------------------------------------------------

_TAKES_UP: Final[frozenset[Act]] = frozenset(
    {"good_news", "bad_news", "worry", "tired", "plan", "small_talk", "activity", "opinion", "long", "question", "default", "facts", "task",
     "ask_opinion", "advice"}
)  # fmt: skip
_SAYS_LITTLE: Final[frozenset[Act]] = frozenset(
    {"default", "ack", "yes", "no", "opinion", "activity", "small_talk"}
)


def _in_talk(asked: Asked, pen: _Pen) -> str:
    act = act_of(asked.text)
    topic = topic_of(asked.text) if act in _TAKES_UP else None
    if topic is not None:
        pen.slots["topic"] = topic.text
    book = _book(asked, act)
    if book in {"again", "your_memory"} and (earlier := _earlier(asked.memory)):
        pen.slots["topic"] = earlier
    return pen.write(BOOK[book], BOOK.get(act, ()), BOOK["default"])


def _book(asked: Asked, act: Act) -> str:
    """Which lines answer: those of the act, or of what the conversation makes of it."""
    if act == "greeting":
        if not any(line.who == "character" for line in asked.memory):
            return "first"
        return "again" if _earlier(asked.memory) else act
    last = _last_said(asked.memory)
    if (
        act == "ack"
        and re.search(r"\b(?:good|well|fine|ok|okay|great|not bad|alright)\b", asked.text.casefold())
        and _asks_how(last)
    ):
        return "reply_fine"
    if act in {"default", "opinion"} and last.endswith("?") and len(asked.text.split()) <= 8:
        return "answered"
    return act


def _asks_how(last: str) -> bool:
    return (
        re.search(
            r"how (?:are you|about you|is the day)|and (?:you|on your side)\?|what does yours say|how you are",
            last.casefold(),
        )
        is not None
    )


def _last_said(memory: Sequence[Line]) -> str:
    """The last line of the character, without what follows it on lines of its own."""
    return next((line.text.split("\n")[0] for line in reversed(memory) if line.who == "character"), "")


def _earlier(memory: Sequence[Line]) -> str | None:
    """A harmless subject of the person's own from this conversation, if nothing heavy came up in it."""
    theirs = [line.text for line in memory if line.who == "person"]
    if any(map(delicate, theirs)):
        return None
    return next((topic.text for text in reversed(theirs) if (topic := harmless_topic(text))), None)


# --- play --------------------------------------------------------------------------------------------

_HANDS: Final = ("rock", "paper", "scissors")
_OFFERED: Final[tuple[tuple[str, Act], ...]] = (
    ("riddle", "riddle"), ("would-you-rather", "rather"), ("rather", "rather"), ("joke", "joke"), ("pun", "joke"), ("rock", "hands"),
    ("coin", "coin"), ("flip", "coin"), ("die", "dice"),
)  # fmt: skip


def _in_play(asked: Asked, pen: _Pen) -> str | None:
    """The next move of a joke, riddle or game, if that is what is going on."""
    act, last = act_of(asked.text), _last_said(asked.memory)
    if riddle := next((riddle for riddle in RIDDLES if last.startswith(riddle)), None):
        if act not in {"joke", "riddle", "rather", "bad_news", "grief", "worry", "lonely"}:
            return _solved(asked.text, act, RIDDLES[riddle], pen)
    if last.startswith("Would you rather") and act in _SAYS_LITTLE | {"choose"}:
        return pen.write(BOOK["rather_answered"])
    if act == "yes" and (
        offered := next(
            (thing for word, thing in _OFFERED if re.search(rf"\b{word}s?\b", last.casefold())), None
        )
    ):
        act = offered
    return _GAMES[act](asked, pen) if act in _GAMES else None


def _solved(text: str, act: Act, answer: tuple[str, ...], pen: _Pen) -> str:
    pen.slots["a"] = answer[0]
    guess = set(re.findall(r"[a-z]+", text.casefold()))
    if guess & set(answer[1:]):
        return pen.write(BOOK["riddle_right"])
    gave_up = (
        act in {"no", "ack", "yes", "surprise", "question", "facts"}
        or {"idea", "idk", "answer", "tell"} & guess
    )
    return pen.write(BOOK["riddle_given" if gave_up else "riddle_answer"])


def _told(act: str) -> Callable[[Asked, _Pen], str]:
    return lambda _, pen: pen.write(BOOK[act])


def _tossed(asked: Asked, pen: _Pen) -> str:
    del asked
    return pen.write(BOOK["heads" if pen.chance("coin", 2) else "tails"])


def _rolled(asked: Asked, pen: _Pen) -> str:
    sides = re.search(r"d(\d{1,3})\b", asked.text.casefold())
    faces = int(sides[1]) if sides and int(sides[1]) >= 2 else 6
    pen.slots["a"] = str(pen.chance("dice", faces) + 1)
    return pen.write(BOOK["rolled"])


def _chosen(asked: Asked, pen: _Pen) -> str | None:
    pair = choice(asked.text)
    if pair is None:
        return None
    pen.slots["topic"] = pair[pen.chance("choice", 2)]
    return pen.write(BOOK["chosen"])


def _shown(asked: Asked, pen: _Pen) -> str:
    theirs = next(
        (
            hand
            for hand in _HANDS
            if re.fullmatch(rf"\W*(?:i (?:pick|choose|take|play|say) )?{hand}\W*", asked.text.casefold())
        ),
        None,
    )
    if theirs is None:
        return pen.write(BOOK["hands_start"])
    ours = _HANDS[pen.chance("hand", 3)]
    pen.slots |= {"a": ours, "b": theirs}
    ahead = (_HANDS.index(ours) - _HANDS.index(theirs)) % 3
    return pen.write(BOOK[("hands_drawn", "hands_won", "hands_lost")[ahead]])


_GAMES: Final[dict[str, Callable[[Asked, _Pen], str | None]]] = {
    "joke": _told("joke"), "riddle": _told("riddle"), "rather": _told("rather"),
    "coin": _tossed, "dice": _rolled, "choose": _chosen, "hands": _shown,
}  # fmt: skip
