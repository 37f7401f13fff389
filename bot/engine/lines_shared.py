"""What is offered of something that the two share: `{what}` is said back, and the rest asks for nothing."""

from __future__ import annotations

from typing import Final

LIVELY: Final[dict[str, tuple[str, ...]]] = {
    "ahead": (
        "With {what} coming up, we could make a small checklist together, if you like.",
        "A thought for {what}: I could make up three practice questions, if that's of use.",
        "If you like, we could pick a good-luck song for {what}.",
        "Good luck with {what}, whenever it comes! If a silly pep talk would be fun, I have one.",
    ),
    "near": (
        "If {what} is a good subject today, I'm up for it. If not, have a great day!",
        "A good-luck pun for {what}, if you fancy one: free of charge.",
        "All the best with {what}! If a riddle suits your day, I have one too.",
        "{What} deserves a theme song. If you like, name one.",
    ),
    "over": (
        "If you're in the mood, {what} would make a fun story to tell.",
        "I'd gladly hear a good moment from {what}, if you feel like it.",
        "If you like, give {what} a film title. I'd applaud either way.",
        "A tiny award ceremony for {what}, if that sounds fun: you name the prize.",
    ),
    "subject": (
        "If you're in the mood, I'd enjoy a chat about {what}.",
        "Small idea: {what} in exactly five words. It's harder than it sounds!",
        "We could make up three quiz questions about {what}, if that sounds fun.",
        "How about a short list of nice things about {what}? Only if you feel like it.",
        "If you like, we could turn {what} into a film title.",
    ),
    "game": (
        "I have room for {what} today, if you're in the mood.",
        "How about {what}, some time today? Only if you feel like it.",
        "If it suits you, we could do {what}, as we did before.",
        "Ready for {what} whenever you like. And it's fine if not!",
    ),
    "study": (
        "If a mini quiz about {what} would help, I could make up five questions.",
        "I could be the student and you explain {what} to me, if that's of use.",
    ),
    "food": (
        "If you like, we could invent a fancy menu name for {what}.",
        "{What} and a matching playlist: we could come up with three songs, if you fancy.",
    ),
    "book": (
        "If you're still into {what}, we could give it a one-line review.",
        "We could invent a new last sentence for {what}, if that sounds fun.",
    ),
    "film": (
        "If you like, we could cast {what} with animals only.",
        "A rating for {what} in snacks: how many popcorn buckets? Only if you like.",
    ),
    "play": (
        "If you fancy it, we could invent a side quest for {what}.",
        "We could design a new level for {what}, if you're in the mood.",
    ),
    "music": (
        "If you like, we could name a band that suits {what}.",
        "Three song titles that fit {what}: two from me, one from you, if you like?",
    ),
    "pet": (
        "If you like, we could write a one-line diary entry for {what}.",
        "What job would suit {what}? Mayor, I'd say. A guess is welcome, if you like.",
    ),
}
QUIET: Final[dict[str, tuple[str, ...]]] = {
    "ahead": (
        "If it is of use, we could put together a short list for {what}.",
        "With {what} coming up, I can help to think through one step, if you like.",
        "If it is of use, I can offer one practice question for {what}.",
        "If you care to, we could write down one calm sentence for {what}.",
    ),
    "near": (
        "If {what} is a welcome subject today, I would gladly listen. If not, have a fine day.",
        "All the best with {what}. A quiet word game is on offer too, if it suits you.",
        "If it helps, we could find one good word for {what}.",
        "I wish you a calm day, and the best for {what}.",
    ),
    "over": (
        "If you care to, {what} would be a good subject for a few lines.",
        "I would gladly read a small detail of {what}, if you feel like it.",
        "If it suits you, we could find one word for how {what} was.",
        "A short note on {what} might be nice to have later. I can help, if you like.",
    ),
    "subject": (
        "If it suits you, I would enjoy a few words about {what}.",
        "{What} would make a good subject for a quiet chat, if you care for one.",
        "If you like, we could look for one good word about {what}.",
        "I could make up one careful question about {what}, if that appeals to you.",
        "If you care to, name one small thing about {what} that pleased you.",
    ),
    "game": (
        "I could offer {what} today, if that appeals to you.",
        "If you care for it, there is time for {what}.",
        "If it suits you, we could do {what} again.",
        "Should you fancy {what}, I am ready. And it is fine if not.",
    ),
    "study": (
        "If it is of use, I can ask you five quiet questions about {what}.",
        "If explaining {what} to someone would help, I am a patient reader.",
    ),
    "food": (
        "If it suits you, we could think of one thing that goes well with {what}.",
        "I would gladly suggest a variation on {what}, if you care for one.",
    ),
    "book": (
        "If you care to, we could find one sentence that sums up {what}.",
        "I would enjoy a few words about {what}, should you still be with it.",
    ),
    "film": (
        "If it suits you, we could find a better title for {what}.",
        "A short note on {what}, one line each, if that appeals to you.",
    ),
    "play": (
        "If you care to, we could think through one move or plan for {what}.",
        "I would gladly hear which part of {what} you like best, if you feel like it.",
    ),
    "music": (
        "If it suits you, we could put together three pieces that go with {what}.",
        "A few words about {what}, if you care to write them, would be a pleasure to read.",
    ),
    "pet": (
        "If you care to, describe {what} in one line. I would read it gladly.",
        "We could find a noble title for {what}, if that appeals to you.",
    ),
}
FIELDS: Final = {
    "study": "study", "food": "food", "book": "book", "film": "film", "game": "play", "music": "music", "pet": "pet",
}  # fmt: skip
"""Which fields of `bot.voice.topics` have lines of their own."""
