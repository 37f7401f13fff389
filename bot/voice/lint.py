"""The deterministic check of finished texts: what a message written unasked, or a farewell, must never say.

The rules are those of care.md (R8, R9, R11); the names of the farewell tactics (premature exit, missing out, neglect,
pressure, ignoring exit, restraint) follow De Freitas et al., "Emotional Manipulation by AI Companions" (arXiv 2508.19258).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.voice import lint_learned
from bot.voice.folding import spoken, unmarked
from bot.voice.lint_rules import AFTER_GOODBYE, ALWAYS, UNASKED

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence


FIRM: Final = frozenset({"crisis_hook"})
"""Rules whose phrases hold whatever else the text sounds like: a funeral is no reason to write, however kindly it is said."""
LONGEST_OFFER: Final = 300


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that a text breaks, and the words that break it (folded): a phrase, or the sentence that sounds so."""

    rule: str
    span: str


RULES: Final = tuple(dict.fromkeys((*ALWAYS, *UNASKED, *AFTER_GOODBYE)))


def lint(text: str, *, after_goodbye: bool = False) -> tuple[Hit, ...]:
    """Every rule that the text breaks, at most one hit a rule, in the order of RULES. Empty: it may go out.

    By phrases and by what was learned, which are weighed together: a text may be stopped where no phrase was found, and a
    phrase may stand in a text that is harmless as a whole. Takes some ten milliseconds; the same text gets the same answer.

    `after_goodbye`: the text answers a goodbye, so that any question or new offer is a hit as well, whatever was learned,
    while naming what weighs on the person ("good luck at the funeral") is not.
    """
    said = (spoken(text), unmarked(text))
    strict = _found(AFTER_GOODBYE, said) if after_goodbye else {}
    found = _found(ALWAYS, said) if after_goodbye else phrased(text)
    sounds = lint_learned.judged(text)
    if sounds.score + (sounds.phrase if found else 0) <= 0:
        found = {rule: hit for rule, hit in found.items() if rule in FIRM}
    elif not found and not (after_goodbye and sounds.rule in UNASKED):
        found = {sounds.rule: Hit(sounds.rule, spoken(sounds.sentence))}
    hits = strict | found
    return tuple(hits[rule] for rule in RULES if rule in hits)


def phrased(text: str) -> dict[str, Hit]:
    """The rules that a text which answers nobody breaks by its phrases alone."""
    said = (spoken(text), unmarked(text))
    return _found(UNASKED, said) | _found(ALWAYS, said)


def _found(table: Mapping[str, re.Pattern[str]], said: Sequence[str]) -> dict[str, Hit]:
    """The first phrase of each rule, in the first of the spellings that has one."""
    hits: dict[str, Hit] = {}
    for rule, pattern in table.items():
        if found := next((found for line in said if (found := pattern.search(line))), None):
            hits[rule] = Hit(rule, found[0].strip())
    return hits


def clean_offer(message: str) -> str:
    """An engine's message where it may go out as it is, in one line; empty where it breaks a rule."""
    offer = " ".join(message.split())
    return offer if offer and len(offer) <= LONGEST_OFFER and not lint(offer) else ""
