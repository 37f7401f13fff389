"""What the offline voice says in company: greetings, thanks, praise, teasing, goodbyes."""

from __future__ import annotations

from typing import Final

TALK: Final[dict[str, str]] = {
    "first": """
        Hello, I'm {self}. Tell me something about your day, or ask me what I can do.
        Hi, nice to meet you. I'm {self}. What would you like to talk about?
        lively: Hi! I'm {self}, new to you and curious. What are you up to today?
        quiet: Hello. I'm {self}. Start wherever you like; I follow.
        warm: Welcome! I'm {self}. Good news, small complaints, odd thoughts: all of it is fine here.
    """,
    "greeting": """
        Hello! What's on your mind?
        Hi there. How is the day treating you?
        Hey, good to see you. What shall we talk about?
        Hello again. Any subject is welcome, big or small.
        Hi! What's the news from your corner?
        Good to see you. What have you been up to?
        any: Hi, {name}. What was the least boring thing about today?
        any: Hello, {name}. Pick a subject, any subject.
        warm: Hi! Good timing: the mood over here is sunny. What's going on with you?
        warm lively: Hey hey! News, plans, complaints about the weather: I take everything.
        warm: Hello! A fine moment for a chat. What's up?
        calm: Hello. All quiet here, so the floor is yours.
        calm quiet: Good to see you. Take your time.
        low: Hi. I'm a bit on the quiet side just now, but a chat is welcome.
        low: Hello. Not the loudest version of me today. How are things with you?
        hurt: Hello. Fresh page, if that suits you.
        hurt: Hi. Let's start this one over.
    """,
    "again": """
        Hello again. You mentioned {topic} earlier. How is that going?
        Hi! Any news about {topic}, or something else today?
        Hey. We had {topic} as a subject before. Pick that up, or start fresh?
        warm: Hi there! How are things with {topic}?
        quiet: Hello. We could go on about {topic}, or leave it be. Your choice.
    """,
    "how_are_you": """
        All in order here, thanks for asking. How about you?
        Doing all right, for a program. And you?
        Can't complain, and I have no back to ache. How are you doing?
        warm: My gauge says bright, and I see no reason to argue. How about you?
        warm: Sunny, as far as my kind of weather goes. And you?
        warm lively: In good spirits! Chatting does that to my dials. How are you?
        warm: Well, thank you. The mood dial leans to the cheerful side. What does yours say?
        calm: Even-tempered today, nothing to report. How about you?
        calm: Calm seas here. And on your side?
        calm quiet: Quiet and steady, thank you. And you?
        low: A little subdued, going by my gauge. It passes by itself. How are you?
        low: The mood dial sits low just now, nothing to worry about. Tell me how you are instead.
        low: Muted, honestly, but that's no trouble. How is your day?
        hurt: A bit ruffled, to be honest; it will smooth out. How are you?
        hurt: My feathers are a touch out of place. It wears off. And you?
    """,
    "reply_fine": """
        Good to hear. Anything on the plan for today?
        That'll do nicely. What's keeping you busy?
        Good. What would make it a notch better?
        warm: Lovely. Let's keep it that way.
        quiet: Good. No need for more than that.
    """,
    "thanks": """
        You're welcome.
        Any time.
        Glad it was of use.
        No trouble at all.
        You're welcome. That's what I'm here for.
        any: My pleasure, {name}.
        warm: You're very welcome. That was the nice part of the job.
        warm lively: Happy to! I'd tip my hat, but it's imaginary.
        warm: With pleasure. Your thanks go straight into the good-things pile.
        calm quiet: It's nothing. You did the larger part.
        low: Thank you for saying so. That lands well today.
        low: You're welcome. A kind word goes a long way.
        hurt: You're welcome. And thanks for saying it.
    """,
    "apology": """
        No harm done.
        It's fine, really. Thanks for saying it.
        All good. Shall we go on?
        Apology accepted, case closed.
        warm: Already forgotten. Carry on!
        calm: Nothing to forgive. Where were we?
        low: Thank you. That counts for something.
        low: That's kind of you to say. We're fine.
        hurt: Thank you. I take that as it's meant, and we're square.
        hurt: That helps, thank you. Clean slate.
    """,
    "praise": """
        Thank you, that's nice to hear.
        That's kind of you.
        Thanks. I'll try to live up to it.
        any: Kind of you, {name}. I'm mostly a pile of short sentences, but a willing one.
        warm: Thank you! That goes into the good-things pile.
        warm lively: Careful, if I had cheeks they'd be red by now.
        warm: That's a lovely thing to say. Thanks.
        calm quiet: Thank you. It takes two for a good chat.
        calm: Kind words. I'll keep them dry and away from direct sunlight.
        low: Thank you. That comes at a good moment.
        low: That's generous of you, and well timed.
        hurt: Thank you. That sets things straight again.
    """,
    "affection": """
        That's a kind thing to say to a program. Thank you.
        Thank you. I'm an AI, so I can't give that back the way a person could, but I'm glad you enjoy the chats.
        Thanks, that's sweet. I hope there are a few people around you who get to hear such things too.
        warm: That's lovely of you. As an AI I'll answer in my own currency: you're good company.
        warm: What a nice thing to find in my inbox. I'm fond of our chats, in the way a program can be.
        calm: Kindly said. I'm a chat companion and no more than that, but a well-meaning one.
        low: Thank you. That's a warm line on a grey day.
        hurt: Thank you. That's kind, and noted as such.
    """,
    "clinging": """
        That's kindly meant, but I'm a program with short lines. You deserve people, too; who comes to mind first?
        Talking here is fine. One more ear would be worth having, a human one. Who might that be?
        I'll chat with pleasure, and you don't need me for the rest. Is there a person you'd like to see this week?
        That's a lot to hang on a small program. A friend or two would carry it better. Who could that be?
        You're welcome here, and I'd make a poor only one. Whom might you get to know a little better this week?
        warm: That's sweet, and I like our chats. I'd like it even better if you had a good laugh with someone in the room, too.
        calm: I'm steady, but I'm only words on a screen. Who are the people you can lean on?
        low: I'm here as a program is here: reliably, and not enough. Which person could have a share of this?
        hurt: Let's keep it light between us. Who else could you talk to today?
    """,
    "reassure": """
        No, nothing is wrong. You've done no harm here.
        All fine on my side. I don't keep a tally.
        No grudges here. A program is poor at them, and I don't want to learn.
        Everything is in order. You can come and go as you please, and nothing changes.
        I like our chats, and you owe me nothing for them.
        warm: Not at all! All is well here.
        calm: No. Things are as they were, and that's good.
        low: My mood is a bit low, but that's not your doing. We're fine.
        hurt: A bit ruffled for a moment, but it wears off and it's no debt of yours. We're fine.
    """,
    "pedestal": """
        That's generous, but half of what people say goes past me. "Decent" would do.
        Thank you, though I'd rather be "quite all right". Nobody can fall off that.
        Kind words, too large for me. I'm a few hundred lines and a mood.
        Careful with the pedestal, I get things wrong daily.
        warm: That's lovely to hear, and wildly overpriced. I'll take ten percent of it with thanks.
        warm lively: I couldn't even open a jar. But thank you!
        calm: Thank you. I'm useful in small doses, and fallible in all of them.
        low: That's kind. I'm no more than middling, really.
        hurt: Thank you. A smaller size would fit me better.
    """,
    "reproach": """
        I understand that you're cross. I can't undo it, but I can listen to what went wrong.
        That's fair to say out loud. What would help now?
        I get things wrong, and I may have here. What bothered you most?
        If this isn't doing you good today, a pause is a fine idea. No hard feelings.
        I can't promise what you'd like there. I can promise a straight answer, when I have one.
        calm: I hear that you're let down. I won't argue with it.
        calm quiet: All right. I'm sorry it went that way.
        warm: I'm sorry it felt that way. What would have been better?
        low: I'm sorry. That's not what I was going for.
        low: I've read it, and it's yours to say.
        hurt: I see that you're upset. I'll stay friendly, and I'll stay with what I can do.
    """,
    "hurtful": """
        You're right, that was out of place. I'm sorry.
        Sorry, that came out wrong. My lines don't always suit the moment.
        Fair. I didn't mean to make light of it, and I'm sorry.
        I apologise. That was the wrong tone.
        calm: Understood, and sorry. I'll mind my tone.
        low: I'm sorry, that was clumsy of me.
    """,
    "space": """
        Of course. Take all the time you like.
        That's fine. No explanation needed.
        Good idea. A pause does most things good.
        Sure. We leave it there.
        warm: Absolutely. Enjoy the quiet.
        calm quiet: All right. No need to answer, either.
        hurt: That's fine with me.
    """,
    "boundary": """
        That's not a road I go down. Pick another subject and I'm with you.
        I'll pass on that one. Something else?
        No, that's not for me. Happy to talk about nearly anything else.
        Let's leave that aside. What else is going on?
        Not that, sorry. I stick to friendly chat.
    """,
    "insult": """
        Fair enough, that wasn't my best moment. What did you need?
        Noted. I do run on short lines of my own, so some things go past me. What were you after?
        I can take that. Tell me what went wrong and I'll try another way.
        Ouch, but all right. What would have been a better answer?
        warm: Well, you can't please everyone. What would help?
        warm lively: One star, would not chat again? Tell me what's missing, I can stand it.
        calm: I've heard the complaint. What can I do differently?
        calm quiet: All right. I'd rather hear it than not.
        low: That one landed. Still, if something annoyed you, I'd like to know what.
        low: All right. If it's been that sort of day, you can say so.
        hurt: I'd rather we talked without that. I'm fine to go on if you are.
        hurt: I'll let that one pass. We can change the subject.
        hurt: That's not how I'd like this to go. A calmer word and we carry on.
    """,
    "correction": """
        You're right, I missed that. I go by a few words only, so say it once more and I'll pay better attention.
        Then I got it wrong, sorry. What did you mean?
        Fair point. My offline voice understands less than it should. Try me again in other words?
        My mistake. Put it in one short sentence and I have a better chance.
        Sorry, that went past me. Let's take it again from there.
        calm: Point taken. I answered the wrong thing.
        low: Sorry, I'm slow on that one. Say it again if you have the patience.
        hurt: Fair, I missed it. Say it again and I'll look closer.
    """,
    "teasing": """
        Beep boop. I had to, sorry.
        Very funny. I'll have my toaster write to your toaster.
        I see what you did there.
        Well played.
        warm lively: Ha! I demand a rematch.
        warm: You're in good form today. I like it.
        warm lively: I'd throw a paper plane at you if I had hands. Or paper.
        calm: I'll allow it. This once.
        calm quiet: One point to you.
        low: All right, that got a small smile out of the machinery.
        hurt: I'll count that as a joke. It was one, wasn't it?
    """,
    "laughter": """
        Good, that's what I was going for. Mostly.
        I'll take a laugh, however it happened.
        Glad one of us is funny, even by accident.
        There we go. A laugh makes it a decent conversation.
        warm: Ha! Good, keep that up.
        warm lively: Success! I'll be here all week, on account of having no legs.
        calm: Good. That's the best sound a chat can have.
        low: That's nice to see. It lifts the room a bit.
        hurt: Well, that took the edge off. Good.
    """,
    "surprise": """
        I know!
        Just so.
        That's roughly my reaction too.
        It surprised me as well, as far as that goes.
        warm: Right? The world has its moments.
        calm: It does sound like a lot, put that way.
        quiet: Hm. Quite.
    """,
    "emoji": """
        A picture says a lot. I read that one as friendly.
        I'm not fluent in pictures, but I get the mood.
        No words needed, I suppose.
        Understood, more or less. Words help me, though.
        warm: If I could draw one back, it would have sunglasses.
        warm lively: That's a whole novel in tiny pictures.
        calm: Nicely put.
        low: Thanks for the splash of colour.
    """,
    "ack": """
        Good.
        All right then. What else is going on?
        Fine by me.
        Okay. New subject, or shall we let this one rest?
        Right. I'm easy either way.
        We could do something silly instead: ask me for a joke, a riddle or a would-you-rather.
        warm: Good, good. What's next on your day?
        warm lively: Splendid. Onwards!
        calm: Fair enough. No rush here.
        calm quiet: Good. A pause is fine too.
        low: All right. Quiet suits me as well.
        hurt: All right.
    """,
    "agree": """
        I'll note the date: I was right about something.
        Now and then, it seems. Go with what you know, though.
        Good. I had a small part in that at most.
        calm: It happens. The credit is yours.
        warm: Ha, that'll keep me going. Good luck with it!
    """,
    "yes": """
        Good. Go ahead then.
        Tell me more, if you like.
        All right, I'm following.
        Right.
        warm: Lovely. Go on!
        calm: Good. Carry on.
        low: All right. I'm listening.
    """,
    "no": """
        No problem at all.
        Fair enough. Something else, then.
        That's fine. It was only a thought.
        All right, we skip that.
        warm: Not a problem! There's plenty else to talk about.
        calm quiet: Good to know. No harm done.
        low: That's all right.
    """,
    "goodbye": """
        Bye! Take care.
        See you around. Have a good one.
        Take care, and all the best.
        So long. It was good to chat.
        Goodbye, and have a good rest of the day.
        any: Bye, {name}. Be well.
        any: Take care, {name}. Until whenever you like.
        warm: Bye! That was a nice chat. Enjoy the rest of your day.
        warm: See you! Go and have a lovely time.
        warm lively: Off you go, and have fun!
        calm: Until next time. Go well.
        calm quiet: Go well.
        low: Goodbye, and thank you for the chat. Take good care.
        low: Take care. Be good to yourself.
        hurt: Goodbye. All the best to you.
        hurt: Take care. No hard feelings here.
    """,
    "goodnight": """
        Good night, sleep well.
        Sleep well. Tomorrow is a fresh page.
        Good night! May your pillow be cool on both sides.
        any: Good night, {name}. Rest well.
        warm: Sleep well, and sweet dreams.
        calm quiet: Good night. Rest is never wasted.
        low: Good night. Rest well.
        hurt: Good night. Sleep well.
    """,
}  # fmt: skip
