"""The small amusements of the offline voice, move by move: riddles, would-you-rather, rock paper scissors, coin, dice, picking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.voice.acts import choice
from bot.voice.book import BOOK, is_from
from bot.voice.folding import unmarked
from bot.voice.lines_play import RIDDLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.voice.pen import Pen

_HANDS: Final = ("rock", "paper", "scissors")
_OUTCOMES: Final = ("hands_drawn", "hands_won", "hands_lost")
_HAND: Final = re.compile(r"\W*(?:i (?:pick|choose|take|play|say) )?(rock|paper|scissors?)\W*")
_SIDES: Final = re.compile(r"d(\d{1,3})\b")
_AND: Final = re.compile(r",? and |[,;\n+&]+")
_SPEAKS: Final = re.compile(r"\b(?:i|i'm|you|is|are|was|no|not|don't|can't)\b|[^\w\s'-]")
_MY: Final = re.compile(r"\b(?:my|our) ")
_OFFERED: Final = (
    (re.compile(r"\briddle"), "riddle"), (re.compile(r"\brather"), "rather"), (re.compile(r"\bjoke|\bpuns?\b"), "joke"),
    (re.compile(r"\brock\b"), "hands"), (re.compile(r"\bcoin|\bflip"), "coin"), (re.compile(r"\bdie\b|\bdice\b"), "dice"),
)  # fmt: skip
_PLAYED: Final = {
    "joke": ("joke",), "dice": ("rolled",), "coin": ("heads", "tails"), "riddle": ("riddle_right", "riddle_answer", "riddle_given"),
    "hands": _OUTCOMES, "rather": ("rather_answered",),
}  # fmt: skip
_SOMETHING_ELSE: Final = frozenset(
    {"joke", "riddle", "rather", "coin", "dice", "hands", "choose", "heavy", "grief", "lonely", "bad_news", "worry", "good_news", "insult",
     "self_hatred", "panic", "relapse", "violent", "kin_ill", "birth", "introduced", "love_question", "sarcasm", "skipping",
     "your_day", "how_are_you", "thanks", "space", "boundary", "clinging", "reproach", "hurtful", "greeting"}
)  # fmt: skip
_GIVES_UP: Final = frozenset({"no", "ack", "yes", "surprise", "facts", "advice", "laughter"})
_GIVES_UP_WORDS: Final = frozenset({"idea", "idk", "answer", "clue", "know", "hint", "solution"})
_TAKES_SIDES: Final = frozenset(
    {"default", "opinion", "activity", "small_talk", "choose", "ack", "plan", "long"}
)


def move(text: str, act: str, *, last: str, pen: Pen) -> str | None:
    """The next move, if `text` is one or asks for one; `last` is what the character said last (empty: nothing yet)."""
    riddle = next((riddle for riddle in RIDDLES if last.startswith(riddle)), None)
    if riddle and act not in _SOMETHING_ELSE:
        return _solved(text, act, RIDDLES[riddle], pen)
    if last.startswith("Would you rather") and act in _TAKES_SIDES:
        return pen.write(BOOK["rather_answered"])
    if is_from(last, "chosen") and act in _TAKES_SIDES:
        return pen.write(BOOK["settled"])
    if "three things on your desk" in last and (things := _things(text)):
        pen.slots["topic"] = things[pen.chance("thing", len(things))]
        return pen.write(BOOK["suspect"])
    if act == "yes":
        act = _offered(last) or act
    game = _GAMES.get(act)
    return game(text, pen) if game else None


def _offered(last: str) -> str | None:
    """What the last line held out, so that a "sure" can have it."""
    played = next((game for game, acts in _PLAYED.items() if is_from(last, *acts)), None)
    if played:
        return played
    folded = last.casefold()
    return next((act for way, act in _OFFERED if way.search(folded)), None)


def _things(text: str) -> list[str]:
    """The things of a short list ("a mug, two pens and my phone"), turned round; none if it is not one."""
    parts = [part.strip(" .!") for part in _AND.split(unmarked(text))]
    short = [part for part in parts if part and len(part.split()) <= 4 and not _SPEAKS.search(part)]
    return [_MY.sub("your ", part) for part in short] if len(parts) >= 2 and len(short) == len(parts) else []


def _solved(text: str, act: str, answer: tuple[str, ...], pen: Pen) -> str:
    pen.slots["a"] = answer[0]
    guess = set(re.findall(r"[a-z]+", text.casefold()))
    if guess & set(answer[1:]):
        return pen.write(BOOK["riddle_right"])
    gave_up = act in _GIVES_UP or guess & _GIVES_UP_WORDS
    return pen.write(BOOK["riddle_given" if gave_up else "riddle_answer"])


def _tossed(_text: str, pen: Pen) -> str:
    return pen.write(BOOK[("heads", "tails")[pen.chance("coin", 2)]])


def _rolled(text: str, pen: Pen) -> str:
    sides = _SIDES.search(text.casefold())
    faces = int(sides[1]) if sides and int(sides[1]) >= 2 else 6
    pen.slots["a"] = str(pen.chance("dice", faces) + 1)
    return pen.write(BOOK["rolled"])


def _chosen(text: str, pen: Pen) -> str | None:
    pair = choice(text)
    if pair is None:
        return None
    pen.slots["topic"] = pair[pen.chance("choice", 2)]
    return pen.write(BOOK["chosen"])


def _shown(text: str, pen: Pen) -> str:
    theirs = _HAND.fullmatch(text.casefold())
    if theirs is None:
        return pen.write(BOOK["hands_start"])
    ours = pen.chance("hand", 3)
    against = next(at for at, hand in enumerate(_HANDS) if hand.startswith(theirs[1][:5]))
    pen.slots |= {"a": _HANDS[ours], "b": _HANDS[against]}
    return pen.write(BOOK[_OUTCOMES[(ours - against) % 3]])


def _told(act: str) -> Callable[[str, Pen], str]:
    return lambda _text, pen: pen.write(BOOK[act])


_GAMES: Final[dict[str, Callable[[str, Pen], str | None]]] = {
    "joke": _told("joke"), "riddle": _told("riddle"), "rather": _told("rather"),
    "coin": _tossed, "dice": _rolled, "choose": _chosen, "hands": _shown,
}  # fmt: skip
