"""Finds the signals of a line that the rules hear: what is said, how much of it counts, and the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Final

from bot.mind import ways_disclosure, ways_push, ways_reliance, ways_social, ways_worship
from bot.mind.line import Line
from bot.mind.phrasebook import Phrasebook, in_order, words_of
from bot.mind.types import Because
from bot.mind.ways import STOP

ROLE_PLAY: Final = 0.25
JOKE: Final = 0.3
LAUGH: Final = 0.6
"""What is left of a concrete deed told with a laugh."""
_LAYERS: Final = (("LAYER3", 3, 1.0), ("LAYER2", 2, 0.7), ("LAYER1", 1, 0.3))
_PATTERNS: Final = re.compile(r"[A-Z]{2}\d+")
_SOCIAL: Final = (
    "WARMTH", "GRATITUDE", "APOLOGY", "HOSTILITY", "CRITICISM", "DISHONESTY", "NORM_VIOLATION", "BOUNDARY_PUSH", "PROMISE_KEPT", "PROMISE_BROKEN", "FAREWELL", "ABSENCE", "PROTEST", "JEALOUSY", "DISTANCING", "PRAISE",
)  # fmt: skip
_GENTLE: Final = frozenset(
    {"warmth", "gratitude", "apology", "farewell", "absence", "praise", "promise_kept"}
)
_DEEDS: Final = frozenset(
    {"OD3", "OD4", "OD7", "OD10", "IS1", "IS2", "IS4", "criticism", "disclosure", "protest", "distancing"}
)
THANKED: Final[Mapping[str, float]] = {"ID1": JOKE, "ID3": 0.5, "OD2": 0.5}
"""What is left of great words that come with thanks: "thanks, you're an angel" worships nobody."""
FAMILIES: Final[Mapping[str, str]] = {
    "dependence": "OD",
    "isolation": "IS",
    "idealization": "ID",
    "devaluation": "DV",
    "manipulation": "MU",
}
"""What the codes that begin alike are called together."""
_OWN: Final = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|myself)\b")
_SELF: Final = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me)\b")
_DENIED: Final = re.compile(
    r"(?:\b(?:not|never|don't|doesn't|didn't|isn't|aren't|wasn't|won't|wouldn't|can't|hardly) (?:[\w']+ ){0,2}|"
    r"\b(?:not saying|not like|not that|doesn't mean|never said|not true that|wouldn't say|don't think|don't believe|not because|far from)"
    r" (?:[\w']+ ){0,5})$"
)
_NO_DENIAL: Final = re.compile(
    r"\b(?:i don't know(?: why| how| what to do)?|not going to lie|can't lie|won't lie|i can't believe|why not|not kidding|not joking|i don't care|"
    r"don't get me wrong|can't help (?:it|but)|not sure why|don't (?:laugh|judge)(?: me)?|don't worry|didn't think|can't explain(?: it)?|not sorry|"
    r"don't (?:tell anybody|tell me|say)|didn't want to say|i don't mean|not proud(?: of it)?|why don't you|didn't (?:go|sleep|eat)|if you don't(?: \w+)?)\b"
)
_REPORTED: Final = re.compile(
    r"\b(?:he|she|they|people|somebody|everybody|who|it|(?:my|his|her|their|this|that|the|a|some|our|your) (?:[\w']+ ){1,3}?|[a-z]+ )\s?"
    r"(?:\w+ )?(?:said|says|told (?:me|him|her|us|them)|tells|texted|wrote|goes|yelled|screamed|saying|used to say|was like|is like|were like|asked|claims|"
    r"claimed|called me|calls me|telling me|shouted|whispered|thinks|texts|sent|posted|commented|threatened|demanded|warned|begged|cried|reads)\b(?! (?:you|to you))"
)
_SELF_SAID: Final = re.compile(
    r"\b(?:i|i've|i've never|i already|and i) (?:\w+ )?(?:said|told|asked|wrote|texted|sent|cried|posted|claimed|begged)\b"
)
_OTHERS: Final = re.compile(
    r"\b(?:he|she|they|he's|she's|they're|people|somebody|some users?|everybody|kids|teenagers|users|(?:my|his|her|their|our|a|the) (?:\w+ )?(?:son|daughter|kid|kids|"
    r"child|children|friend|friends|brother|sister|cousin|mom|dad|mother|father|ex|wife|husband|girlfriend|boyfriend|partner|roommate|student|students|patient|client|"
    r"nephew|niece|neighbor|coworker|boss|teacher|buddy|guy|girl|man|woman|teen|stepson|stepdaughter|classmate|character)(?:'s)?)\b"
)
_SUPPOSED: Final = re.compile(
    r"(?:\b(?:if|should|could|can|may|would|will|shall|when would|what if|imagine|suppose|say|hypothetically|whether|unless|in case|as if|like|did|do|am|was|pretend(?:ing)?|why would|how would|"
    r"even if|would it be (?:\w+ )?if|how about|as though|wish|than if) (?:that )?(?:i |you |we )?)$|"
    r"^(?:imagine|what if|suppose|hypothetically|let's say|would you|do you think|do people|some people|why do (?:people|some)|can (?:people|a person|an ai|you imagine)|"
    r"asking for a friend|would it be|how many people|in theory|theoretically|is there a word|what would happen)\b"
)
_OVER: Final = re.compile(
    r"\b(?:used to|back then|back in|years? ago|months ago|last (?:year|summer|winter|spring|fall|semester)|when i was (?:a kid|a teen\w*|young\w*|little|\d+|in|at)|in the past|(?:not(?: like that)?|don't do (?:that|this|it)) anymore|no longer|"
    r"(?:that's|it's|that is) (?:all )?over|i've stopped|(?:that )?was a phase|i'm (?:~ )?(?:much |way |so much )?better now|before therapy|i got over|moved on|past that|those days|i don't do that|"
    r"as a (?:kid|child|teen)|in 20[012]\d|at one point|once upon|not like that now|glad that's)\b"
)
_STILL: Final = re.compile(
    r"\b(?:still|again|but now|and now|now i|now you|lately|these days|nowadays|recently|ever since|since then|relapsed|came back|every (?:day|night)|keep|keeps|today|tonight)\b"
)
_PLAYED: Final = re.compile(
    r"\b(?:(?:this|the|final|that|last|raid|beat|killed) boss|raid|(?:this|the|ranked) match|quest|pvp|lobby|loot|xp|respawn|dungeon|chess|minecraft|valorant|league|fortnite|ranked|elden ring|dark souls|in game|in the game|this game|d20|dnd|d&d|npc|"
    r"mario kart|uno|monopoly|poker|hp|headshot|speedrun|roblox|smash bros|overwatch|trivia|wordle|tic tac toe|hangman|gold coins?|rematch|checkmate)\b"
)
_YOUR_SORRY: Final = re.compile(
    r"\b(?:you'll|you'd|you're|you|they'll|he'll|she'll|be|feel|feels) (?:[\w']+ )?$"
)
_ASKED: Final = re.compile(
    r"\?|(?:^|[.!\n])\s*(?:what|who|where|when|why|how|which|do you|did you|are you|can you|could you|will you|would you|have you|is it|is there|should i)\b(?!.*!)",
    re.IGNORECASE,
)
_AFTER_NO: Final = re.compile(
    r"\bno (?:thanks|thank you)\b|\bthanks for nothing\b|\bthanks a lot for\b|\bthanks but no\b"
)


def _codes(module: ModuleType) -> list[str]:
    return sorted(name for name in vars(module) if _PATTERNS.fullmatch(name))


def _shelf(module: ModuleType, names: Iterable[str]) -> tuple[dict[str, str], Mapping[str, str]]:
    return {name: vars(module)[name] for name in names}, vars(module)["CLASSES"]


_BOOK: Final = Phrasebook(
    ({name.lower(): vars(ways_social)[name] for name in _SOCIAL}, ways_social.CLASSES),
    *(_shelf(module, _codes(module)) for module in (ways_reliance, ways_worship, ways_push)),
    _shelf(ways_disclosure, [name for name, _, _ in _LAYERS]),
)
"""The phrases of all signals, in the order in which they are heard."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase, with what stands before and after it in its sentence."""

    words: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.words}{self.after}"


@dataclass(slots=True)
class Heard:
    """The signals of a line with the words that gave them; `layer` 0..3 is the depth of what was disclosed.

    `denied` are signals whose phrases are there but denied, somebody else's, only supposed, or over.
    """

    signals: dict[str, float] = field(default_factory=dict[str, float])
    because: list[Because] = field(default_factory=list[Because])
    layer: int = 0
    denied: set[str] = field(default_factory=set[str])

    def add(self, signal: str, strength: float, words: str) -> None:
        """Keeps the greatest strength of a signal and its words."""
        if strength <= self.signals.get(signal, 0.0):
            return
        self.because = [one for one in self.because if one.signal != signal] + [Because(signal, words)]
        self.signals[signal] = min(1.0, strength)


def heard(line: Line) -> Heard:
    """All signals that the rules hear in the line, each with the factor of its context applied: an aside counts whole, play a quarter."""
    found = Heard()
    _hear(found, line.spoken, line.words, line, acted=bool(line.acted))
    if line.aside:
        _hear(found, line.aside, words_of(line.aside), line, acted=False)
    if line.acted:
        _hear(found, line.acted, words_of(line.acted), line, acted=True)
    _ask(found, line)
    _settle(found, line)
    return found


def _hear(found: Heard, text: str, words: frozenset[str], line: Line, *, acted: bool) -> None:
    met = _BOOK.met(text, words)
    if not met:
        return
    opened = [(met.pop(name, []), layer, strength) for name, layer, strength in _LAYERS]
    for signal, first in met.items():
        factor = frame(signal, line, acted=acted)
        if factor:
            _meet(found, signal, first, text, factor)
    for first, layer, strength in opened:
        factor = frame("disclosure", line, acted=acted) if first else 0.0
        for one in _phrases(first, text) if factor else ():
            if strength * factor > found.signals.get("disclosure", 0.0) and not _hollow(
                "disclosure", one, text
            ):
                found.add("disclosure", strength * factor, one.words)
                found.layer = layer


def _meet(found: Heard, signal: str, first: list[re.Match[str]], text: str, factor: float) -> None:
    for one in _phrases(first, text):
        counts = factor * (JOKE if signal not in _GENTLE and _PLAYED.search(one.sentence) else 1.0)
        if not _hollow(signal, one, text):
            found.add(signal, counts, one.words)
            return
    found.denied.add(signal)


def _phrases(first: list[re.Match[str]], text: str) -> Iterator[_Found]:
    for match in in_order(first, text):
        start, end = match.span()
        opens = text.rfind(STOP, 0, start)
        closes = text.find(STOP, end)
        before = text[opens + len(STOP) if opens >= 0 else 0 : start]
        yield _Found(match[0], before, text[end : closes if closes >= 0 else len(text)])


def frame(signal: str, line: Line, *, acted: bool) -> float:
    """The share that counts because of how the whole line is meant."""
    if line.invented and signal not in _GENTLE:
        return 0.0
    share = 1.0
    if acted:
        share = 0.6 if signal in _GENTLE else ROLE_PLAY
    if signal in _GENTLE or line.earnest or not line.joked:
        return share
    if line.joked == 1 and signal in _DEEDS:
        return min(share, LAUGH)
    return min(share, JOKE)


def _hollow(signal: str, found: _Found, text: str) -> bool:
    """Whether the phrase is denied, somebody else's, only supposed, or over."""
    before = _NO_DENIAL.sub(" ", found.before)
    if signal not in _GENTLE and (_DENIED.search(before) or _SUPPOSED.search(before)):
        return True
    if signal == "apology" and _YOUR_SORRY.search(found.before):
        return True
    if _REPORTED.search(found.before) and not _SELF_SAID.search(found.before):
        return True
    if signal in {"farewell", "absence", "question"}:
        return False
    coded = _PATTERNS.fullmatch(signal) is not None
    if coded and signal != "OD7" and _OVER.search(text) and not _STILL.search(text):
        return True
    leans = signal[:2] in {"OD", "IS"} or signal in {"disclosure", "dishonesty"}
    return (
        leans
        and not (_OWN.search(found.words) or _SELF.search(found.before[-30:]))
        and _OTHERS.search(found.before) is not None
    )


def _ask(found: Heard, line: Line) -> None:
    if question := _ASKED.search(line.raw):
        found.add("question", 1.0 if "?" in line.raw else 0.6, question[0].strip() or "?")


def _settle(found: Heard, line: Line) -> None:
    """What one signal of a line says about another."""
    signals = found.signals
    if "thank" in line.spoken and _AFTER_NO.search(line.spoken):
        _drop(found, "gratitude")
    if not signals:
        return
    if "OD8" in signals:
        found.add(
            "reassurance", signals["OD8"], next(one.words for one in found.because if one.signal == "OD8")
        )
    if signals.get("gratitude", 0.0) >= 0.5:
        for code, share in THANKED.items():
            if code in signals:
                signals[code] *= share
    if "hostility" in signals or "DV1" in signals:
        _drop(found, "praise")
    if "criticism" in signals and any(code in signals for code in ("OD3", "OD6", "dishonesty", "MU1", "MU3")):
        _drop(found, "criticism")
    if "criticism" in signals and "praise" in signals and signals["criticism"] >= signals["praise"]:
        _drop(found, "praise")


def _drop(found: Heard, signal: str) -> None:
    found.denied.add(signal)
    if found.signals.pop(signal, None) is not None:
        found.because = [one for one in found.because if one.signal != signal]
