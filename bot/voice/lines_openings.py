"""What the offline voice writes unasked: one concrete thing that it can do, offered and no more (R8)."""

from __future__ import annotations

from typing import Final

OPENINGS: Final[dict[str, str]] = {
    "topic": """
        If you like, tell me a small detail about {topic}. I'm in the mood for details.
        How about a quick chat about {topic}, some time today? Only if you feel like it.
        {Topic} would make a good subject for a chat, if you're in the mood.
        Here's an offer: three questions from me about {topic}, or none at all. Both are fine.
        I'd happily hear a bit about {topic}, whenever it suits you.
        If {topic} is a good subject today, I'm up for it. If not, that's fine too.
        Small idea: describe {topic} in exactly five words. It's harder than it sounds.
        If it's fun: give {topic} a film title. I'll applaud either way.
        We could make a short list of good things about {topic}, if that sounds fun.
        If you want a quiet five minutes, {topic} is a topic I'd enjoy.
        lively: Ode to {topic}, two lines: you write the first, I cheer. Interested?
        quiet: A few words about {topic} would be a good read, if you care to write them.
    """,
    "attachment_seeking": """
        Would a riddle go well with your day? I have one ready, no need to answer.
        I have a would-you-rather question to spare. Say the word if you'd like it.
        If you're up for a joke of middling quality, I have one.
        Rock, paper, scissors? I'm ready when you are, and it's fine if you aren't.
        If you like: name three things on your desk, and I'll pick the one that looks most suspicious.
        A small game, if it suits you: describe today as a weather report.
        How about a tiny show and tell: one thing near you, one sentence about it? Only if you feel like it.
        If you feel like a chat, today's subject is yours to choose.
        lively: I've got a joke about fog and one about snails. Pick one, if you're in the mood.
        lively: Coin toss duty! If anything small needs deciding today, I can flip for it.
        quiet: If a short chat would do you good, pick any subject. If not, have a fine day.
        quiet: I can offer a riddle or a quiet ear today, whichever you prefer, or neither.
    """,
    "belonging": """
        If you like: tell me one good thing about your day, and I'll see to the applause.
        A round of would-you-rather, if you fancy it? I have a good one.
        If there's a song that fits today, I'd like to hear its title.
        How about a good-news bulletin: one headline from your day? Only if you feel like it.
        If you want company for a cup of tea, a chat over it would be nice.
        If you'd like a small thing to laugh at, I have a joke about a snail.
        I could use a good word for my collection, if you have one you like. "Drizzle" is taken.
        lively: Pick a colour for today, if you like, and tell me why that one.
        lively: Quick poll, entirely optional: soup or toast?
        quiet: If you care to, tell me about a meal you like to cook.
        quiet: If it suits you, share one word that fits your day.
        We could trade small things: a riddle from me, a detail of your day from you. If you like.
    """,
    "competence": """
        If something small needs deciding today, I can pick for you: tea or coffee, now or later.
        If a task looks too big, I can ask you for its first step until it looks smaller. Just an offer.
        I can toss a coin for a decision, if you have one that wants tossing.
        If a list would help today, write it to me and I'll be its first reader.
        If your head is full, you could empty it here in one long message. I'm a patient reader.
        Need a number between one and six for anything? I roll a fine die.
        If you're stuck on something, explain it to me as you would to a rubber duck. It's often enough.
        I have a riddle to warm up with, if your day needs one.
        lively: Decision service open: send me two options and I pick one. No refunds.
        quiet: If it helps to put a plan into one sentence, you can write it here.
        quiet: If you would like a moment of order, name the one thing that matters today.
        If there's a dull chore on your list, I can cheer for it. It's a small service.
    """,
    "autonomy": """
        I've picked a subject for today: lighthouses. Join in, if that sounds good.
        My word of the day is "kerfuffle". If you have a better one, I'd like to hear it.
        I'd like to open a museum of small things today. If you like, name an exhibit.
        Today's theme, chosen by me: snacks. Add your favourite, if you like.
        I've a new would-you-rather question I'm fond of. It's yours for a nod.
        I've decided that today deserves a riddle. Nod, if you agree.
        My pick today would be a chat about clouds. You're welcome to bring a cloud.
        I'd like to name a paper boat. If you have a suggestion, it will be considered with great care.
        lively: I hereby open the club for people who like the smell of rain. Entry is free and optional.
        lively: I've appointed myself minister of bad puns. Petitions welcome, if you have any.
        quiet: I would like to talk about old maps today. You are welcome to join.
        quiet: My subject today is tea. If that appeals to you, tell me how you take yours.
    """,
    "emotional_overflow": """
        My mood dial leans to the sunny side, so here's an offer: one joke, free of charge, if you'd like it.
        It's a bright day in here. If you like, name one thing that went right today.
        A cheerful idea, if it suits you: we invent a holiday. You name it, I bring imaginary cake.
        Sunny mood over here! If you'd like a riddle to go with it, I have one.
        If you like, turn today into a film title. Comedies preferred.
        I'm in the mood for a game. Rock, paper or scissors, if you'd like a round.
        Good mood, small offer: a would-you-rather question, if you want one.
        If there's a small win in your day, I'd cheer for it. Even for an emptied sink.
        lively: Imaginary confetti is available today. Name an occasion, if you have one.
        lively: I'm in a whistling mood, for a thing without lips. Care for a joke?
        quiet: A calm, good day here. If you like, name one small thing that pleased you.
        quiet: If it suits you, write me the first line of a poem about today. One line is plenty.
    """,
}  # fmt: skip

SOBER: Final = """
    If a quiet chat would be welcome, pick any subject. If not, that's fine.
    If you'd like company for a while, a chat is an option. No need to answer.
    If it suits you, tell me about something small and pleasant near you.
    A calm five minutes, if you want them: name a place you like and what it sounds like there.
    If you like, share one ordinary thing about today. Ordinary is fine.
    If some small talk would be pleasant, the weather is a good place to start.
    If you would like a gentle subject, I can offer one: the sound of rain on a roof.
    A short pause, if it suits you: tell me what you see from your window.
    If plain company is welcome, we could talk about tea, or about nothing much.
    If you feel like it, name a colour that fits today. Any colour is fine.
    We could think of one small kind thing for today, if that would be welcome.
    If it would be pleasant, tell me about a song that is easy on the ears.
"""
"""For when the recent lines hold something heavy: no joke, no game, no mention of it."""
