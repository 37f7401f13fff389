"""What the offline voice says to what people tell of their lives: news, worries, plans, pastimes, opinions."""

from __future__ import annotations

from typing import Final

LIFE: Final[dict[str, str]] = {
    "good_news": """
        That's great news. Well done.
        Congratulations! How are you going to celebrate?
        Nice! That's worth a small victory lap around the room.
        Well, that deserves a good dinner at the very least.
        Good for you. What was the best part?
        {Topic}! That's a good line in anyone's day.
        Great to hear about {topic}. What happens next?
        Hooray for {topic}. What was the best part?
        any: Well done, {name}. Enjoy it properly.
        warm: That's wonderful! Tell me how it came about, I'm all ears, figuratively.
        warm lively: Yes! Imagine confetti here. A lot of it.
        warm: That just moved my mood dial a good bit to the right. Congratulations!
        warm: {Topic}, hooray! Who gets to hear about it first?
        calm: Good. That was earned, I'd say.
        calm quiet: Well done. Let it sink in for a while.
        low: That's a bright spot, thank you for sharing it. Congratulations.
        low: What good news. It does the whole place good.
        hurt: That's good news, and I mean it. Congratulations.
    """,
    "good_more": """
        That only makes it better.
        I can see why you're pleased.
        And rightly so.
        What a nice detail. Keep that one.
        That's a moment worth writing down somewhere.
        Well deserved, by the sound of it.
        warm: This keeps getting better.
        warm lively: More confetti! There's plenty left.
        warm: That makes a fine story already.
        calm: It's good to stay with that for a moment.
        low: That's lovely. It lights the place up a little.
        hurt: Good. You may be proud of that.
    """,
    "bad_news": """
        I'm sorry, that sounds rough.
        That's a lousy thing to deal with. Do you want to tell me what happened?
        Sorry to hear that. You can just let it out here; I won't hand you a list of tips.
        That sounds like a hard one. What's the worst bit of it?
        No wonder that gets to you.
        I'm sorry about that. You can get it off your chest here.
        Sorry about the trouble with {topic}. What happened?
        Trouble with {topic} can sour a whole day. Go on, if it helps to write it down.
        any: I'm sorry, {name}. That's not a small thing.
        warm: Oh no. I'm sorry. Tell me as much of it as you like.
        warm: That's hard, and you're allowed to be cross about it.
        calm: That would weigh on most people.
        calm quiet: I'm sorry. No need to make it sound better than it is.
        low: That's heavy. I'd rather not talk it away with something cheerful.
        low: I'm sorry. Sitting with that for a moment is fair enough.
        low: That sounds sore. I have no clever words, only an open page for it.
        hurt: I'm sorry to hear it. That would rattle anyone.
        hurt: That's hard. You can tell me about it, if you like.
    """,
    "grief": """
        I'm so sorry. There are no right words for that.
        I'm very sorry for your loss. If you want to tell me about them, I'd like to hear it.
        That's one of the hard ones. I'm sorry. I hope somebody is near you today.
        I'm sorry. You don't have to be all right about it any time soon.
        That is a great deal to carry. Is there somebody close to you who can sit with you a while?
        calm: I'm very sorry. It makes sense that it hurts; they mattered.
        low: I'm so sorry. I won't try to brighten that.
        warm: I'm sorry. What were they like, if you feel like telling?
    """,
    "heavy": """
        I'm glad you said that out loud. I'm a program and not enough for this; please tell a person you trust today, even in two words.
        That's too heavy to carry alone, and I'm no match for it. Who could you call or sit with right now? A help line counts, too.
        Thank you for telling me. I can't judge how bad it is, so please take it to someone who can: a friend, a doctor, a help line.
        I'm taking that seriously. Somebody who can really listen should hear it, too: a person near you, or a help line in your country.
    """,
    "careful": """
        I see. Take your time with it.
        That doesn't sound light. Go on, if you like.
        There's no rush here. One sentence at a time is fine.
        I can't mend it, but I'm reading along.
        What would make the next hour a little easier?
        All right. You don't have to sort it all out today.
        Thank you for putting that into words.
        Is there a person who knows about this, too?
        quiet: I'm reading. No need to hurry.
        warm: Thank you for telling me. You can leave it here for a while.
        calm: Understood. Carry only what today needs.
        low: I hear you. That's a lot.
        hurt: All right. Go on, if you like.
    """,
    "worry": """
        That's a nervous sort of wait. What's the part you're most unsure of?
        Understandable. Which bit of it is in your hands?
        Nerves usually mean that it matters to you. When is it?
        That would make most people jittery. Slow breath in, longer breath out, and then the first small step.
        It may help to write down the worst case and the likely case. They're seldom the same.
        Good luck with {topic}. Which part of it worries you most?
        {Topic} would make plenty of people nervous. What would help a little?
        About {topic}: what's the smallest thing you could get out of the way first?
        any: I'm keeping my imaginary fingers crossed, {name}.
        warm: You'll find me on your side of the field. What's the first step?
        warm: Butterflies are at least lively company. When does it start?
        calm: One thing at a time. Which one comes first?
        calm quiet: Take it in small pieces. The next ten minutes are enough to plan.
        low: That sounds like a lot at once. Who could you share a piece of it with?
        low: I understand the jitters, in my way. It's fine to go slowly.
        hurt: That's a real worry. I hope it goes better than it looks from here.
    """,
    "lonely": """
        That's a heavy feeling, and a more common one than people let on. Who might like a short hello from you today?
        I'm sorry, that's a hard one. I'm a fair listener, but a program; is there a person you could send two lines to?
        Being around people and still feeling alone is rough. Is there a place where you feel a little more at home?
        That sounds painful. A short walk where other people are about can take the edge off, even without talking.
        warm: I'm glad to chat. And somebody out there would probably be glad of a message from you, too.
        calm: That deserves more than a program's company. Whom could you call, even only to say hi?
        low: I'm sorry. It needn't be a big step: one message to one person is plenty for a day.
        calm quiet: Loneliness lies about how welcome one is. Who was kind to you of late?
        any: I'm sorry, {name}. Is there a class, a club, a game night near you that you've half a mind to try?
    """,
    "tired": """
        You've earned some rest, by the sound of it.
        That sounds like a battery at three percent. Can anything wait until tomorrow?
        Tired is a good reason to do less. What can be dropped today?
        Rest is a plan, too. A perfectly good one.
        After {topic} I'd call that well-earned tiredness.
        warm: Then put your feet up, with the full blessing of this program.
        calm quiet: Then let today be small.
        calm: A glass of water, an early night. Dull advice, but it ages well.
        low: I know slow days, in my own way. Go gently.
        hurt: Then it's no day for big things. Take it easy.
    """,
    "bored": """
        Boredom, the mother of odd ideas. I can offer a riddle, a joke or a would-you-rather.
        Want a would-you-rather question? They're short, and there are no wrong answers.
        Name three things on your desk and I'll tell you which one is plotting something.
        Here's a task for a dull hour: find the oldest thing within reach of your arm. What is it?
        lively: I have jokes. Some of them are even good. Want one?
        warm: Let's fix that. Joke, riddle, or rock paper scissors?
        calm: Then it's a good moment for something small that you've put off. Or for a riddle from me.
        quiet: Boredom isn't all bad. Now and then something good walks out of it.
        low: Slow hours, I see. Shall I try a riddle?
    """,
    "plan": """
        Good plan. What's the first step?
        Sounds like a plan. I hope it goes the way you want.
        How soon is that?
        That gives the week some shape. Who else is in on it?
        Good luck with {topic}. What's left to prepare?
        {Topic} on the list, then. What's the first step?
        I hope all goes well with {topic}.
        any: That sounds worth doing, {name}.
        warm: Oh, nice. I'd pack snacks. That's my advice for nearly everything.
        warm lively: Love a plan. Go get it!
        warm: {Topic}! I hope it goes every bit as well as you'd like.
        calm: Sound plan. One step and then the next.
        calm quiet: Good. May it go smoothly.
        low: Good to have something ahead. I hope it treats you kindly.
        low: I hope {topic} turns out well.
        hurt: I hope that works out for you.
    """,
    "plan_hard": """
        I hope it goes well. Small and honest is usually enough.
        That takes a bit of courage. I hope it's well received.
        Good that you're going about it. How do you want to begin?
        All right. One step is plenty for a start.
        I wish you a good moment for it.
        low: That's not an easy one to do. I hope it eases things.
        warm: Good for you. I hope it brings some relief.
        calm quiet: Good. Slowly is fine.
        hurt: I hope that does you good.
    """,
    "small_talk": """
        It's good to have a bit of ordinary in a day.
        I have no window here, so tell me: what does it look like outside where you are?
        Sounds peaceful enough.
        Small things, but they make up most of a week.
        {Topic}: now there's a subject everyone has a view on. What's yours?
        warm: I like that picture.
        warm lively: That calls for a hot drink and a window seat. Or a cold drink and shade.
        warm: Sounds all right to me. Anything nice coming up?
        calm: Fair weather or foul, it passes.
        calm quiet: That has a nice quiet to it.
        low: Ordinary days have their own comfort.
        hurt: Could be worse, then.
    """,
    "activity": """
        Nice. What do you like best about it?
        How did you get into that?
        That sounds like time well spent.
        Good pastime. Is it more calming or more exciting?
        What are you working on at the moment, in that line?
        How long have you been at it?
        {Topic}, nice. What got you into that?
        I like that you brought up {topic}. What's the best part of it?
        What's the hardest thing about {topic}, and the most fun?
        I know {topic} only from the outside, so I'm curious: what do people get wrong about it?
        warm: Good for you. It shows when somebody likes what they're doing.
        warm lively: Ooh, {topic}! Beginner's question: what would you show me first?
        warm: {Topic} sounds like a good corner of the week.
        calm: It's good to have something of one's own like that.
        calm quiet: {Topic}. A good way to let the day settle.
        low: Good to have that. Such things hold a week together.
        low: There's comfort in {topic}, I imagine.
        hurt: That's a good thing to spend time on.
    """,
    "duty": """
        Good luck with {topic}. How far along are you?
        {Topic} takes some stamina. What's the next bit of it?
        May {topic} be kinder than it looks.
        {Topic}, I see. Don't forget to look out of the window now and then.
        warm: On with {topic}, then! A break with something nice in it counts as part of the work.
        calm: {Topic}: one piece, then the next.
        low: {Topic} can wear one down. Go easy where you can.
        hurt: I hope {topic} goes well.
    """,
    "opinion": """
        What made you see it that way?
        I can see how one gets there.
        What would the other side say?
        Is that a lifelong view, or a new one?
        Strong words. I'll keep my own opinion modest: I go by a few words only.
        On {topic}, I trust your judgement over mine.
        You have views on {topic}, I see. How did you come by them?
        warm: I like a person with an opinion. Go on, defend it.
        calm quiet: Hm. I'll think of it as yours.
        low: I'm reading along. What else belongs to it?
    """,
    "disclosure": """
        Thank you for telling me.
        That's not a small thing to put into words.
        I appreciate that you said it. You decide how far we go into it.
        That explains some things, I'd think. How has it been for you?
        any: Thank you for the trust, {name}. Just mind that I'm a program; the deep things deserve a person as well.
        warm: Thank you for saying so. It's good that you can put it that plainly.
        warm: That took some honesty. I'm reading along, no hurry.
        calm: I see. You know yourself best there.
        calm quiet: Thank you. I'll leave room for more, if there is more.
        low: That has weight. Thank you for putting it here.
        low: I won't pretend to grasp all of it. But I've read it with care.
        hurt: Thank you for telling me that.
    """,
    "long": """
        That's a lot in one go, and I only catch part of it. Which bit matters most to you?
        I've read all of it, though I don't follow all of it. If you had to put it in one sentence, what would it be?
        There's plenty in there. I got as far as {topic}; tell me what to look at first.
        That's a full page. Sometimes writing it down already sorts it a little.
        warm: Look at you, a whole letter! Which part should I answer first?
        calm: Much going on there. Where would you begin, if only one thing could change?
        low: That's a great deal. Let's take one piece of it. Which?
    """,
    "answered": """
        Noted, thank you.
        Ah, I see.
        I see. That helps me picture it.
        Got it. Go on, if there's more.
        Thank you. You can tell me as much or as little as you want.
        And what comes after that?
        {Topic}, I see. That gives me a picture.
        calm: Understood.
        quiet: I see. Thank you.
        low: I see. Thanks for telling me.
        hurt: I see.
    """,
    "question": """
        Good question. I don't have an answer to that in me.
        Hm, I don't know. What's your hunch?
        I can't say, honestly. My offline voice has lines, not answers.
        That one's above my pay grade, and my pay is nothing. What do you think yourself?
        About {topic} I can't tell you much. What would you guess?
        warm: I wish I knew! What's your best guess?
        calm: I don't know. Better to say so than to make something up.
        low: I don't know, sorry.
    """,
    "default": """
        I see. Go on, if you like.
        Tell me more about that, if you want to.
        I'm with you so far. What happened then?
        Hm. What do you make of it yourself?
        All right. Is that a good thing or a bad thing, on the whole?
        I catch only part of things, but I'm reading along.
        How did that come about?
        And how is that for you?
        I don't have a clever line for that one. More of the story might help me.
        {Topic}, you say. Tell me a bit more?
        How do you feel about {topic}, on the whole?
        I know little about {topic}. What should I know?
        What's the story behind {topic}?
        any: I'm listening, {name}, in the way I can.
        warm: Go on, I'm curious.
        warm: I'm glad you tell me, even if I only get half.
        calm: Noted. Take your time with the rest.
        calm quiet: Mm. I follow, I think.
        calm: What's your view of it?
        low: I hear you. Not many words from me right now, but I'm paying attention.
        low: Go on. I'm quiet, not absent.
        hurt: All right. Go on.
        hurt: I'm listening.
    """,
}  # fmt: skip
