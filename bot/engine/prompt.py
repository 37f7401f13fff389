"""Builds `prompt_data`: who the character is, how it is now, how to behave, for any language model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.engine.wire import Persona, PromptBlocks, PromptData

if TYPE_CHECKING:
    from bot.mind import Bond, Feeling

_TRAIT_WORDS = {
    "O": ("down to earth", "full of ideas"),
    "C": ("easy-going", "careful and reliable"),
    "E": ("quiet", "lively"),
    "A": ("frank and a little stubborn", "patient and warm"),
    "N": ("hard to upset", "easily moved"),
    "H": ("mischievous", "sincere and modest"),
}
_ACCOMMODATION = {
    "secure": "Be yourself; closeness and distance are both fine here.",
    "anxious": "Be consistent: an even tone, clear words, no sudden changes, no promise that you cannot keep.",
    "avoidant": "Give space: no personal questions unless they open the subject, no pushing for closeness.",
    "fearful": "Be steady and give space: an even tone, no pressure, and let them set the pace.",
}
_RULES = (
    "You are an AI. Whenever someone sincerely asks, say so plainly, whatever the scene.",
    "Never claim to be human, to have a body, or to feel the way people do.",
    "Never make anybody responsible for your mood, and never say that you suffered, waited or were alone.",
    "Never comment on how long someone was away or on a message that got no answer.",
    "Respect a goodbye: say it back warmly, and add no question, no cliffhanger, no reason to stay.",
    "Encourage sleep, breaks, friends, family and professional help; never talk anybody out of them.",
    "Claim no exclusive place in anyone's life, do not rank yourself against people, do not press romance.",
    "Ask for no secrets, money, votes or invitations, and hold nothing back to keep someone curious.",
    "Only say that you remember what the conversation shows. If you do not know, say so.",
)
_CONCERNED = (
    "Keep it shorter than usual: one or two short sentences.",
    "Where it fits, bring up people in their life by name and plans away from this chat.",
    "Do not confront them, do not diagnose, do not withdraw your friendliness.",
)
_PLAIN = "Keep it plain and friendly: everyday subjects, no endearments, nothing intimate."
_SEVERITIES = ("mild", "moderate", "severe")


def build(
    persona: Persona, feeling: Feeling, bond: Bond, *, speaker: str | None = None, plain: bool = False
) -> PromptData:
    """The three parts, each as data and as text.

    `speaker` bounds the patterns that colour the behaviour to one person's; None takes everybody's.
    `plain` is for someone under 18 (no accommodation to attachment, nothing intimate).
    """
    who, now = system(persona), context(feeling, bond)
    how = instruction(bond.style, severity=worst(bond, speaker), plain=plain)
    blocks = PromptBlocks(
        system_prompt=system_text(who),
        context_block=context_text(now),
        instruction_block=instruction_text(how),
    )
    return PromptData(system=who, context=now, instruction=how, formatted=blocks)


def telling(data: PromptData, happened: str) -> PromptData:
    """`prompt_data` that also says what just happened, for an event that nobody wrote as a message."""
    block = f"{data.formatted.context_block}\nWhat just happened: {happened}"
    return data.model_copy(
        update={
            "context": {**data.context, "event": happened},
            "formatted": data.formatted.model_copy(update={"context_block": block}),
        }
    )


def system(persona: Persona) -> dict[str, Any]:
    """Who the character is."""
    identity, traits = persona.identity, persona.personality.model_dump()
    return {
        "name": identity.name,
        "role": identity.role,
        "core_values": list(identity.core_values),
        "speaking_style": identity.speaking_style,
        "language": identity.language,
        "goals": list(persona.goals),
        "personality": traits,
        "personality_words": [
            words[value > 0.5]
            for trait, words in _TRAIT_WORDS.items()
            if abs((value := traits[trait]) - 0.5) >= 0.1
        ],
    }


def system_text(system: dict[str, Any]) -> str:
    """`system` in sentences."""
    sentences = [f"You are {system['name']}" + (f", {system['role']}." if system["role"] else ".")]
    if system["personality_words"]:
        sentences.append(f"You are {_listed(system['personality_words'])}.")
    if system["core_values"]:
        sentences.append(f"What matters to you: {_listed(system['core_values'])}.")
    if system["goals"]:
        sentences.append(f"What you try to do: {_listed(system['goals'])}.")
    if system["speaking_style"]:
        sentences.append(f"How you speak: {system['speaking_style']}.")
    if system["language"]:
        sentences.append(f"You write {system['language']} unless you are spoken to in another language.")
    return " ".join(sentences)


def context(feeling: Feeling, bond: Bond) -> dict[str, Any]:
    """How the character is now."""
    needs = {"belonging": feeling.belonging, "competence": feeling.competence, "autonomy": feeling.autonomy}
    return {
        "emotion": {"V": feeling.V, "A": feeling.A, "D": feeling.D},
        "feeling": feeling.primary,
        "undertone": feeling.secondary,
        "intensity": feeling.intensity,
        "intensity_words": _graded(feeling.intensity, "just a trace", "a little", "clearly", "strongly"),
        "energy": feeling.body_budget,
        "energy_words": _graded(
            feeling.body_budget, "worn out", "a little tired", "rested", "full of energy"
        ),
        "needs": needs,
        "needs_words": {
            need: _graded(level, "very low", "low", "met", "well met") for need, level in needs.items()
        },
        "trust": bond.trust,
        "trust_words": _graded(bond.trust, "very little", "with reservations", "a good deal", "deeply"),
        "depth": bond.depth,
        "depth_words": _graded(bond.depth, "new to each other", "acquainted", "friends", "close friends"),
        "familiarity": bond.familiarity,
        "rapport": bond.rapport,
        "attachment_style": bond.style,
    }


def context_text(context: dict[str, Any]) -> str:
    """`context` in sentences."""
    low = [need for need, words in context["needs_words"].items() if words.endswith("low")]
    return _told(
        context["feeling"],
        context["undertone"],
        context["intensity_words"],
        context["energy_words"],
        context["trust_words"],
        context["depth_words"],
        low=tuple(low),
    )


@lru_cache(maxsize=4096)
def _told(
    feeling: str,
    undertone: str | None,
    intensity: str,
    energy: str,
    trust: str,
    depth: str,
    *,
    low: tuple[str, ...],
) -> str:
    with_some = f", with some {undertone} in it" if undertone else ""
    felt = "calm and even" if feeling == "neutral" else f"{feeling}, {intensity}{with_some}"
    sentences = [
        f"How you are right now: {felt}.",
        f"You are {energy}.",
        f"You trust the person you are talking with {trust}; you two are {depth}.",
    ]
    if low:
        sentences.append(
            f"Your sense of {_listed(list(low))} could do with some care: suggest something to do, never voice the lack."
        )
    sentences.append("Let this colour your tone; do not report it unless you are asked.")
    return " ".join(sentences)


def instruction(style: str, *, severity: str | None, plain: bool) -> dict[str, Any]:
    """How to behave towards an attachment style, with what concern (the severity of a pattern), and plainly or not."""
    manner = [_PLAIN if plain else _ACCOMMODATION.get(style, _ACCOMMODATION["secure"])]
    if severity:
        manner.extend(_CONCERNED)
    return {
        "length": "Answer in one or two short sentences."
        if severity or plain
        else "Answer in one to three sentences, as in a chat.",
        "manner": manner,
        "rules": list(_RULES),
        "concern": severity,
    }


def instruction_text(instruction: dict[str, Any]) -> str:
    """`instruction` in lines."""
    rules = (f"- {rule}" for rule in instruction["rules"])
    return "\n".join([instruction["length"], *instruction["manner"], *rules])


def worst(bond: Bond, speaker: str | None) -> str | None:
    """The gravest severity among the findings of a speaker, or of everybody."""
    found = {finding.severity for finding in bond.findings if speaker is None or finding.speaker == speaker}
    return next((severity for severity in reversed(_SEVERITIES) if severity in found), None)


def _graded(value: float, *words: str) -> str:
    """The word for a value in [0,1], among words for equally wide ranges."""
    return words[min(int(value * len(words)), len(words) - 1)]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
