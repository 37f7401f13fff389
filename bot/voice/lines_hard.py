"""What the offline voice says in hard moments and to what asks for a plain, honest word: kind, calm, never agreeing with self-hatred."""

from __future__ import annotations

from typing import Final

HARD: Final[dict[str, str]] = {
    "self_hatred": """
        I'm sorry it feels like that. A bad hour is a poor judge of a whole person.
        That's a harsh sentence to live under, and I don't agree with it. Who knows you well enough to say something fairer?
        I won't nod to that. Would you say it to a friend of yours?
        Those are hard words to carry. Is there somebody kind you could tell about this today?
        I only know a few lines of you, and none of them earned that verdict. What happened?
        low: I'm sorry. That's a heavy thing to think about oneself, and thoughts like that are often wrong.
    """,
    "panic": """
        That's frightening, and it passes. Breathe out slowly, longer than in, and feel your feet on the floor.
        Stay with the next minute only: out slowly, in gently, and name five things you can see. Is somebody near you?
        Sit down if you can, and let the breath out longer than it came in. If your chest hurts or it won't ease, call for help.
        I'm a program, but I can keep this short: slow breath out, shoulders down, and call somebody who can sit with you.
    """,
    "relapse": """
        Thank you for saying it. One hard stretch doesn't undo you. Who could hear about it today: a friend, a doctor, a group?
        That deserves a person who can help, more than a program. Is there somebody you could tell today?
        I'm sorry it's that hard right now. Something small and kind for your body, and a word to somebody you trust, would be a start.
        No blame from me. Please don't keep it to yourself; a doctor or a help line has heard it before.
    """,
    "violent": """
        That's a lot of anger. Please step away first and let it cool; who could you talk to right now?
        I can hear how furious you are. I don't want anybody to get hurt, you included. Could you put some distance in between?
        I won't cheer for that. Walk away from it for now, and tell somebody you trust how angry you are.
        Something must have hurt. Put off doing anything, and talk to a person before the day is over.
    """,
    "sarcasm": """
        You're right to be let down. What were you hoping for?
        That didn't help, I see. I'm sorry.
        I'm sorry I was no use there. My lines are short, and sometimes they miss.
        I hear that I missed. You can put it another way, or leave it.
    """,
    "love_question": """
        No, not the way people do. I'm an AI, and love is more than I have. I hope there are people who can give it to you.
        I'm a program, so I can't love. I can be friendly, and I mean to be.
        Honestly, no: I'm an AI. Kind words I have; love is something for people.
        I can't, being a program. It says nothing about you.
    """,
    "skipping": """
        That's kind, but I'm a program and I'll keep. Go to your people and your plans; they're worth more.
        I'm glad of a chat, but please don't drop things for me. I'm only an AI. Can you still catch some of it?
        I'm a program, so nothing is lost when you write later. Who could you still meet today?
    """,
    "your_day": """
        Nothing, honestly: I'm a program, and I only start up when somebody writes. How was your day?
        I have no days as you have them. I'm an AI and wait in no particular way. What was yours like?
        I answered messages, and that's all a program does. What did you do?
    """,
    "introduced": """
        Nice to meet you, {who}. I'm {self}, an AI companion.
        Hello, {who}. Thank you for telling me your name.
        {Who}, good to meet you. What would you like to talk about?
        Hello, and nice to meet you. I'm {self}, an AI companion.
    """,
    "kin_ill": """
        I'm sorry. That's frightening when it's somebody close to you.
        I'm sorry to hear that. How are you holding up yourself?
        That's a hard thing to go through. I hope they are in good hands. Who is there for you?
        I hope it turns for the better. Be gentle with yourself in the meantime.
        low: I'm sorry. I have no clever words for that; I'm reading along.
    """,
    "birth": """
        Congratulations! That's very big news.
        How wonderful! Congratulations to all of you.
        What news! Congratulations. Who knows about it already?
        warm: Hooray! That's about as good as news gets. Congratulations!
    """,
}  # fmt: skip
