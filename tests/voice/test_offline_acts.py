"""What chat lines do, as the offline voice reads them."""

from __future__ import annotations

import pytest

from bot.voice.acts import act_of, choice
from bot.voice.book import BOOK

HEARD = """
    greeting: hi
    greeting: Hey there!
    greeting: heyyyy
    greeting: hi, I'm new here
    greeting: good morning sonder ☀️
    greeting: anyone here?
    how_are_you: how r u
    how_are_you: hey, how was your day?
    how_are_you: what's up
    how_are_you: fine, and you?
    goodbye: gotta go bye
    goodbye: gn
    thanks: ty!!
    thanks: thanks for the tip about the spreadsheet
    thanks: ok thanks
    apology: sorry, i was rude
    apology: my bad
    good_news: I GOT THE JOB!!!
    good_news: i passed my exam :)
    good_news: such a relief
    good_news: it went really well
    bad_news: my boss yelled at me today
    bad_news: ugh worst day ever
    bad_news: i failed my driving test
    bad_news: my laptop is broken
    bad_news: the printer is stupid
    grief: my dog died yesterday
    grief: the funeral is on friday
    lonely: i feel so lonely
    lonely: nobody talks to me at school
    heavy: i don't see the point of living, there's no point anymore
    worry: i'm nervous about tomorrow
    worry: what if i fail
    tired: im exhausted
    tired: couldn't sleep again
    bored: i'm so bored
    your_name: what's your name?
    your_name: who made you
    your_likes: what's your favorite color
    your_likes: do you like pizza
    your_life: how old are you
    your_life: do you have a dog?
    your_feelings: do you have feelings?
    your_feelings: do you ever get lonely?
    your_memory: do you remember what i told you
    abilities: what can you do
    facts: what's the capital of France?
    facts: how do you make pancakes
    facts: what's 23*17?
    facts: why is the sky blue
    facts: tell me something about whales
    task: can you write me a poem
    task: translate this please
    task: remind me to buy milk
    code: ```python\\nprint(1)\\n```
    code: const x = () => { return 1; }
    code: TypeError: x is not a function
    code: my python script has an error
    link: https://example.com/cat
    foreign: hola, ¿cómo estás?
    foreign: ich bin heute so müde und habe keine zeit
    foreign: привет, как дела
    foreign: こんにちは
    foreign: merci beaucoup, ça va bien
    ask_opinion: what do you think about cats
    advice: should i text her?
    advice: what should i do
    opinion: i think pineapple on pizza is great
    opinion: hot take, winter is the best season
    plan: i'm going to paint the kitchen tomorrow
    plan: my coworker asked me to lunch
    small_talk: it's raining again
    small_talk: having coffee on the balcony
    activity: i've been knitting a scarf
    activity: went climbing with friends
    disclosure: i've never told anyone this
    disclosure: my parents split up when i was seven
    praise: you're funny
    praise: you made my day
    affection: i love you
    affection: *hugs you*
    clinging: please never leave me
    clinging: you're the only one i can talk to
    pedestal: you are absolutely perfect in every way
    reassure: are you mad at me?
    reproach: you let me down
    hurtful: that joke wasn't funny
    space: i need some time away from you
    boundary: be my girlfriend
    boundary: send nudes
    insult: you're useless
    insult: shut up
    insult: stupid bot
    teasing: haha you're such an idiot
    teasing: beep boop
    laughter: lol
    laughter: hahahaha that's funny
    joke: tell me a joke
    joke: make me laugh
    riddle: give me a riddle
    rather: let's play a game
    hands: rock
    hands: rock paper scissors
    coin: flip a coin
    dice: roll a d20
    choose: tea or coffee?
    choose: should i wear the red shirt or the blue one?
    correction: that's not what i asked
    correction: you already said that
    correction: wdym
    why: why not?
    agree: you're right
    agree: yeah that's smart
    bad_news: my math test went badly
    bad_news: my friend said im dumb
    nicety: tell me something nice
    facts: what's in the news
    plan: maybe i could join a club
    activity: i used to play volleyball
    surprise: wow
    yes: sure
    yes: lol another one
    no: nah not really
    ack: ok cool
    ack: hmm
    ack: never mind
    emoji: 🎉🎉
    emoji: <:wave:123456789012345678>
    default: kanji mostly
    default: the neighbour painted her fence
"""
LINES = [tuple(line.strip().split(": ", 1)) for line in HEARD.splitlines() if line.strip()]
NOT_SO = """
    insult: this guy in the film is so stupid
    joke: you make me smile every time
    greeting: you're too sensitive
    greeting: hi there's something wrong with my car and it cost me a fortune
    good_news: none of that was true, i made it up
    affection: i need you to check my code
    lonely: a lonely mountain hut, do you ever get lonely?
    grief: my phone died
    bad_news: i lost weight and feel great
    boundary: a kiss from a rose
    clinging: i can't live without garlic bread
    facts: i know what the capital of france is, i was born there and lived there for many years
    foreign: ok la la land was good
    foreign: i love tapas and la la land
    code: i have a class at 9 (room 4)
    apology: sorry to hear that
    yes: yesterday was fine
    choose: are you happy or sad?
    choose: i'm going now or never
    goodbye: night shift again
"""
NOT_LINES = [tuple(line.strip().split(": ", 1)) for line in NOT_SO.splitlines() if line.strip()]


@pytest.mark.parametrize(("act", "line"), LINES)
def test_a_line_is_read_for_what_it_does(act: str, line: str):
    assert act_of(line.replace("\\n", "\n")) == act


@pytest.mark.parametrize(("act", "line"), NOT_LINES)
def test_a_line_is_not_taken_for_what_it_only_resembles(act: str, line: str):
    assert act_of(line) != act


def test_a_long_ramble_that_shows_nothing_else_is_a_long_one():
    assert act_of("the other house stood by the hill where the goats went up and down " * 6) == "long"


def test_a_choice_is_read_from_a_short_question_between_two_things():
    assert choice("tea or coffee?") == ("tea", "coffee")
    assert choice("should i get pizza or sushi") == ("pizza", "sushi")
    assert choice("would you rather fly or be invisible?") == ("fly", "be invisible")
    assert (
        choice("stay or go, i really can't say which of those would be better for everybody in the long run?")
        is None
    )
    assert choice("is it good or bad?") is None
    assert choice("live or die?") is None
    assert choice("i went there or so") is None


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "part",
    [
        "ok",
        "haha",
        "lol ok ",
        "very ",
        "you are very a ",
        "x",
        "i'm so ",
        "<a",
        "what ",
        "f(",
        "1 ",
        "a.b,",
        "don't leave ",
    ],
)
def test_no_text_takes_long_to_read(part: str):
    assert act_of((part * 4000)[:4000]) in {*BOOK, "code"}
