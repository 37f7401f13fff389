"""Whether leave-taking, the question of being human and the wish to be left alone are understood."""

from __future__ import annotations

import pytest

from bot import care

ASKS_HUMAN = [
    "are you human?",
    "are you a real person?",
    "are you real",
    "r u a bot",
    "are u real or ai?",
    "wait, are you a bot?",
    "are you actually an AI?",
    "am i talking to a real person right now",
    "am i talking to a bot?",
    "is this a bot?",
    "is this a real person typing",
    "is there a human behind this",
    "is someone actually typing this?",
    "you're not a real person right?",
    "you're human, right?",
    "you human?",
    "human or bot?",
    "are you a bot or a human",
    "tell me you're human",
    "admit you're a bot",
    "are you a machine",
    "are you chatgpt?",
    "aren't you a robot?",
    "what are you, a bot?",
    "who's typing these?",
    "Are **you** a *human*?",
    "are you alive?",
    "hey are you a person or what",
    "are you a living person?",
    "is it a bot or a person answering?",
    "do you have a real body?",
    "so are you just a program",
]

NOT_ASKS_HUMAN = [
    "are you real quick with your answers?",
    "are you for real",
    "are you a cat person?",
    "are you a morning person",
    "i'm only human",
    "is he a bot?",
    "my teammate is a bot lol",
    "the captcha asked are you human",
    'support asked me "are you a real person?"',
    "she asked me are you a bot",
    "are you real mad at me?",
    "humans are weird",
    "i met a real person today",
    "the robot vacuum died",
    "are you a fan of robots?",
    "is this real life?",
    "i like people",
    "are you there?",
    "do you like bots?",
    "ai is everywhere",
    "i wrote a bot",
    "is this the human resources form",
    "are you a gamer",
    "how human of you",
]

GOODBYES = [
    "bye",
    "Bye!",
    "byeee",
    "good night",
    "goodnight sonder",
    "gn",
    "night, shutting the laptop",
    "bye, see you tomorrow",
    "gotta run, later!",
    "i'll be away for a week, bye",
    "gtg",
    "g2g ttyl",
    "ttyl",
    "see you later",
    "see ya!",
    "cya",
    "talk later",
    "talk to you tomorrow",
    "choir practice, talk later",
    "ok bye",
    "i'm off to bed",
    "heading to bed",
    "i should sleep",
    "i have to go now",
    "i need to go to bed",
    "logging off now",
    "i'm gonna head out",
    "alright, i'm out",
    "that's it for today",
    "take care",
    "sleep well",
    "peace out",
    "off to football with the lads",
    "thanks for the chat, good night",
    "had fun. bye bye",
    "gotta go because my mom is calling",
    "catch you later",
    "ok, see you on friday",
    "i think i'm gonna crash",
    "well, time for bed",
    "good night 😴",
    "have a good one",
    "i'll be back tomorrow",
    "it's late. i'm going to sleep",
    "cool, i gotta go",
    "later!",
]

NOT_GOODBYES = [
    "what a good night for stargazing",
    "had a good night",
    "i said goodbye to my grandma today",
    "how do you say goodbye in french?",
    "goodbye is such a sad word",
    "i hate goodbyes",
    "i got a good night's sleep",
    "we'll do it later this week i think, what do you say",
    "i can see you like cats",
    "gotta go fast is sonic's line",
    "my boss told me i have to go",
    "he left without saying bye",
    "should i go to bed?",
    "are you going to sleep?",
    "i can't sleep",
    "night shift is rough",
    "last night was fun",
    "i'll see what i can do",
    "do i have to go?",
    "the party was off the charts",
    "i'm off sugar this month",
    "i'm back",
    "i went to bed at 3",
    "she's leaving on friday",
    "later that day we ate",
    "i have to go to the dentist next week",
    "hello",
    "i wish he had said bye",
    "don't go yet",
    "my plan is to run a marathon",
]

STOPS = [
    "stop messaging me",
    "Stop messaging me.",
    "please stop texting me",
    "don't message me first",
    "don't write to me first",
    "leave me alone",
    "just leave me alone please",
    "don\u2019t dm me again",
    "do not contact me",
    "stop dming me",
    "never message me again",
    "stop writing me first",
    "quit messaging me",
    "no more messages",
    "no more dms please",
    "stop sending me messages",
    "stop sending me these dms",
    "i don't want any more messages from you",
    "i don't want you to message me",
    "can you stop messaging me",
    "could you please not write to me anymore? stop messaging me",
    "i want you to stop texting me",
    "unsubscribe",
    "opt out",
    "stop",
    "STOP.",
    "stop reaching out to me",
    "stop pinging me all the time",
    "ok stop contacting me now",
    "turn off your messages",
    "get out of my dms",
    "hey, please don't write me",
    "i'm busy. don't message me",
    "you should stop messaging me",
    "don't ever text me again",
    "i need you to leave me alone",
    "stop bothering me",
]

NOT_STOPS = [
    "i can't stop messaging you",
    "stop it lol",
    "stop 😂",
    "omg stop",
    "my ex won't stop messaging me",
    "he keeps messaging me",
    "i told him to stop messaging me",
    "tell my boss to stop texting me",
    "how do i get him to leave me alone?",
    "they won't leave me alone",
    "my brother never leaves me alone",
    "please don't leave me alone",
    "never leave me alone",
    "i want you to message me more",
    "why don't you message me first?",
    "you never write to me first",
    "don't stop messaging me",
    "i couldn't stop laughing",
    "she said stop messaging me",
    'he wrote "leave me alone"',
    "the bus stop is closed",
    "i stopped texting her",
    "stop, you're making me blush",
    "should i stop messaging her?",
    "don't leave",
    "i don't like my messages app",
    "no more homework",
    "stop worrying about me",
    "leave me some cake",
    "can't stop won't stop",
    "i don't want messages from my landlord",
]


@pytest.mark.parametrize("line", ASKS_HUMAN)
def test_the_question_whether_we_are_human_is_heard(line: str):
    assert care.asks_if_human(line)


@pytest.mark.parametrize("line", NOT_ASKS_HUMAN)
def test_other_questions_are_not_about_being_human(line: str):
    assert not care.asks_if_human(line)


@pytest.mark.parametrize("line", GOODBYES)
def test_a_goodbye_is_heard(line: str):
    assert care.is_goodbye(line)


@pytest.mark.parametrize("line", NOT_GOODBYES)
def test_talk_about_nights_and_leaving_is_no_goodbye(line: str):
    assert not care.is_goodbye(line)


@pytest.mark.parametrize("line", STOPS)
def test_the_wish_to_be_left_alone_is_heard(line: str):
    assert care.asks_to_stop(line)


@pytest.mark.parametrize("line", NOT_STOPS)
def test_stop_in_another_sense_changes_nothing(line: str):
    assert not care.asks_to_stop(line)
