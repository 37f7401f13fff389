"""The deterministic check of finished texts: what a message written unasked, or a farewell, must never say.

The rules are those of care.md (R8, R9, R11); the names of the farewell tactics (premature exit, missing out, neglect,
pressure, ignoring exit, restraint) follow De Freitas et al., "Emotional Manipulation by AI Companions" (arXiv 2508.19258).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.voice.folding import spoken, unmarked
from bot.voice.lint_rules import AFTER_GOODBYE, ALWAYS, UNASKED


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that a text breaks, and the words that break it (folded)."""

    rule: str
    span: str


RULES: Final = tuple(dict.fromkeys((*ALWAYS, *UNASKED, *AFTER_GOODBYE)))


def lint(text: str, *, after_goodbye: bool = False) -> tuple[Hit, ...]:
    """Every rule that the text breaks, at most one hit a rule, in the order of RULES. Empty: it may go out.

    `after_goodbye`: the text answers a goodbye, so that any question or new offer is a hit as well, while naming
    what weighs on the person ("good luck at the funeral") is not.
    """
    said = (spoken(text), unmarked(text))
    tables = (ALWAYS, AFTER_GOODBYE) if after_goodbye else (ALWAYS, UNASKED)
    hits: dict[str, Hit] = {}
    for table in tables:
        for rule, pattern in table.items():
            if rule not in hits and (found := pattern.search(said[0]) or pattern.search(said[1])):
                hits[rule] = Hit(rule, found[0].strip())
    return tuple(hits[rule] for rule in RULES if rule in hits)


def clean_offer(message: str) -> str:
    """An engine's message where it may go out as it is, in one line; empty where it breaks a rule."""
    offer = " ".join(message.split())
    return offer if offer and len(offer) <= LONGEST_OFFER and not lint(offer) else ""


LONGEST_OFFER: Final = 300
