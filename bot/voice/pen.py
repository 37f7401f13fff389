"""Chooses among the authored lines: by mood and manner, by what may be filled in, never one that was said of late."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.voice.lines import Mood, Saying

if TYPE_CHECKING:
    from bot.engine.wire import DiscreteEmotion, Persona
    from bot.voice.port import Line

_MOOD_OF: Final[dict[str, Mood]] = {
    "joy": "warm", "hope": "warm", "relief": "warm", "pride": "warm", "gratitude": "warm",
    "distress": "low", "fear": "low", "disappointment": "low", "anger": "hurt", "reproach": "hurt",
}  # fmt: skip
_TRACE: Final = 0.1
_LIVELY: Final = 0.55
_NAME: Final = re.compile(r"[^\W\d_][\w'-]{1,19}")


def mood_of(feeling: DiscreteEmotion) -> Mood:
    """How the feeling colours the words; a mere trace of one (intensity under 0.1) does not."""
    return _MOOD_OF.get(feeling.primary, "calm") if feeling.intensity >= _TRACE else "calm"


@dataclass(slots=True)
class Pen:
    """What one text is written with: `said` are the character's lines of late, oldest first; `slots` may be added to.

    `fresh` tells whether a finished text may be said as far as older ones are concerned.
    """

    mood: Mood
    lively: bool
    said: tuple[str, ...]
    seed: int
    plain: bool
    slots: dict[str, str] = field(default_factory=dict[str, str])
    fresh: Callable[[str], bool] = bool

    def chance(self, salt: str, sides: int) -> int:
        """A number in 0..sides-1 that depends on nothing but the seed and the salt."""
        digest = hashlib.blake2b(f"{self.seed}:{salt}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % sides

    def write(self, *books: Iterable[Saying], insist: bool = False) -> str:
        """A line of the first book that has an unsaid one; else, of all of them, the one said longest ago.

        `insist`: it takes up the subject whenever such a line is left.
        """
        for book in books:
            if fresh := [saying for saying in book if self._fits(saying) and self._is_fresh(saying)]:
                return self._picked(fresh, insist=insist).filled(self.slots)
        fitting = (saying for book in books for saying in book if self._fits(saying))
        return min(fitting, key=self._last_said).filled(self.slots)

    def _fits(self, saying: Saying) -> bool:
        manner = saying.plain if self.plain else saying.suits(self.mood, lively=self.lively)
        return manner and saying.slots <= self.slots.keys()

    def _is_fresh(self, saying: Saying) -> bool:
        return self._last_said(saying) < 0 and self.fresh(saying.filled(self.slots))

    def _last_said(self, saying: Saying) -> int:
        """Where in `said` the line stands last; -1 if it does not."""
        return max((at for at, text in enumerate(self.said) if saying.said_in(text)), default=-1)

    def _picked(self, fresh: list[Saying], *, insist: bool) -> Saying:
        """Mostly a line that takes up the subject, and none that asks twice running; lines for this mood count twice."""
        on_topic = [saying for saying in fresh if "topic" in saying.slots]
        if on_topic and (insist or self.chance("topic", 5)):
            fresh = on_topic
        told = [saying for saying in fresh if not saying.text.endswith("?")]
        if told and self.said and self.said[-1].partition("\n")[0].endswith("?") and self.chance("rest", 3):
            fresh = told
        weighted = [saying for saying in fresh for _ in range(2 if saying.tags else 1)]
        return weighted[self.chance("line", len(weighted))]


def pen_for(
    persona: Persona,
    feeling: DiscreteEmotion,
    memory: Sequence[Line],
    *,
    name: str,
    seed: int,
    plain: bool = False,
) -> Pen:
    """The pen for one text. The person's name may come up in one text of three."""
    pen = Pen(
        mood=mood_of(feeling),
        lively=persona.personality.E >= _LIVELY,
        said=tuple(line.text for line in memory if line.who == "character"),
        seed=seed,
        plain=plain,
        slots={"self": persona.identity.name},
    )
    if not plain and _NAME.fullmatch(name) and pen.chance("name", 3) == 0:
        pen.slots["name"] = name
    return pen
