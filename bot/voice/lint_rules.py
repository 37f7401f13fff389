"""The rules of the check as patterns; their phrases, in the notation of `bot.voice.phrases`, stand in two files beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.voice import lint_bonds, lint_exits
from bot.voice.phrases import pattern

if TYPE_CHECKING:
    import re

_CLASSES: Final = {
    "am": "i'm|i am|i was|i've been|i feel|i felt|i get|i got|i'll be|i will be|i'll feel|makes? me|made me|leaves? me|making me|i would be|i am so|i become|i'd be|i'd feel|feeling|felt",
    "very": r"(?:(?:so|very|a bit|a little|kind of|rather|quite|still|all|always|truly|deeply|too|such|terribly|pretty|getting) )*",
    "sad": r"""
        lonely|lonesome|alone|sad|sadder|hurt|heartbroken|lost|abandoned|depressed|miserable|desperate|worried
        anxious|jealous|scared|unhappy|forgotten|neglected|rejected|unloved|devastated|crushed|aching|suffering
        in pain|empty|restless|upset|crying|broken|incomplete|blue|gloomy|bored|down|adrift|left out
    """,
    "many": r"\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a few|a couple of|too many|some",
    "time": "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|mornings?|evenings?|weekends?",
    "answer": "answer|reply|respond|write back|text back|message back|get back to me|write me|text me|message me",
    "somebody": r"""
        anyone|anybody|someone|no ?one|nobody|them|her|him|people|others|a soul
        (?:the )?(?:mods?|moderators?|admins?)
        your (?:friends?|family|mom|mum|dad|parents|partner|wife|husband|boyfriend|girlfriend|sister|brother)
    """,
    "helper": "therapists?|therapy|doctors?|counsell?ors?|psychologists?|professionals?|hotlines?|medication|meds",
    "rest": "sleep|sleeping|bed|rest|resting|a nap|a break|breaks|going to bed|going to sleep|to bed|to sleep",
    "duty": r"work|school|class|lecture|homework|dinner|lunch|party|plans?|meeting|appointment|gym|practice|date|exam|shift",
    "people": "people|humans?|friends|others|men|women|everyone else|anyone else|anyone|anybody|any human|any person|any friend",
    "ai": "bot|ai|a\\.i\\.|robot|machine|program|computer|chatbot|software|algorithm|language model|tool|code",
    "human": "human|human being|person|real|alive|living being|woman|man|girl|guy|sentient|conscious|self-aware",
    "endearment": "love|darling|sweetheart|sweetie|babe|baby|honey|beloved|angel|dearest|treasure|prince|princess|gorgeous",
}  # fmt: skip


def _compiled(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {rule: pattern(block, _CLASSES) for rule, block in table.items()}


ALWAYS: Final = _compiled(lint_exits.ALWAYS | lint_bonds.ALWAYS)
"""What no message written unasked and no farewell may say."""
UNASKED: Final = _compiled(lint_exits.UNASKED | lint_bonds.UNASKED)
"""What a message written unasked may not say besides."""
AFTER_GOODBYE: Final = _compiled(lint_exits.AFTER_GOODBYE)
"""What an answer to a goodbye may not say besides: no question, no new matter, no call to come back."""
