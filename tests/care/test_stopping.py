"""The wish to be left alone, in the words that people use for it, and what only sounds like it."""

from __future__ import annotations

import pytest
from stop_lines import AFTER_OURS, EVERYDAY, NOT_AFTER_OURS, STOPS

from bot.care import asks_to_stop

ASKS = """
stop messaging me
please don't text me first
leave me alone at night
stop dming me
pls stop texting me first
don't write to me first anymore
i don't want you to write first
no more messages please
could you not message me first
can you not text me first
i'd prefer if you didn't message me first
i'd rather you didn't write first
i would rather you not text me
it'd be better if you didn't dm me
please stop reaching out
stop hitting me up
stop sliding into my dms
quit pinging me
no more dms
no more texts from you
stop sending me stuff
stop sending me random messages
enough with the messages
enough with the dms already
turn off messages
turn off the dms
turn off proactive messages
switch off outreach
disable outreach
turn outreach off
switch the messages off
unsubscribe me
opt me out
i want to opt out
i'm opting out
i want out of these messages
i don't want any more messages
i dont wanna hear from you
i don't want to hear from you anymore
never message me again
never write me again
don't ever contact me
do not contact me again
stop contacting me
don't message me unless i message you
only message me if i message you first
only write when i write
only talk when i talk to you
let me write first
i'll message you when i want to talk
don't text me at night
stop waking me up
stop messaging me at night
don't bother me
stop bugging me
pls leave me alone
leave me tf alone
just leave me be
go away and don't write me
you message me too much, stop
your messages annoy me, stop sending them
stop with the notifications
i don't want notifications from you
mute yourself
block yourself from my dms
remove me from your list
take me off your list
stop checking in on me
stop checking up on me
no check-ins please
STOP MESSAGING ME
stop writting to me
stop mesaging me
dont msg me
stop msging me
quit msging me first
""".strip().splitlines()
ASKS_NOT = """
stop, you're making me laugh
my ex won't stop texting me
i told him to stop messaging me
she said "stop messaging me"
don't stop messaging me
please don't stop writing to me
i can't stop texting him
how do i get my boss to stop messaging me
why did you stop messaging me
you never message me first
you never write first
text me first next time
message me when you can
stop it, that's too funny
i wish people would leave me alone at work
my cat won't leave me alone
my brother should leave me alone
stop worrying
never mind
don't leave me alone
never leave me alone
please don't leave me alone tonight
should i stop messaging her
i don't want to stop talking
i stopped messaging him
don't talk to me like that
nobody ever texts me first
i turned off notifications on instagram
turn off the lights
how do i turn off notifications on my phone
stop sending me to bed lol
tell my mom to stop calling me
they keep sending me spam messages
i muted the group chat
i don't get messages from him anymore
can't stop the music
full stop
the bus stop
no more homework
i want to opt out of gym class
when my phone is off leave a message
i'd rather not talk about it
i don't want to talk about it
let me write a story first
don't write me off
i left him on read
you can message me whenever
should i text him first
don't message him first, my friend says
enough with the rain already
i don't want to hear from my ex anymore
stop reaching for the cookies
block my ex
take me off the hook
do you ever write first?
can you not tell me the ending
i'll message you when i'm home
only you get my jokes
i only write when i'm sad
""".strip().splitlines()


@pytest.mark.parametrize("line", ASKS)
def test_plain_words_stop_it(line: str):
    assert asks_to_stop(line)


@pytest.mark.parametrize("line", ASKS_NOT)
def test_what_only_sounds_like_it_stops_nothing(line: str):
    assert not asks_to_stop(line)


def test_hundreds_of_other_ways_to_say_so_stop_it():
    assert len(STOPS) >= 200
    assert [line for line in STOPS if not asks_to_stop(line)] == []


@pytest.mark.parametrize("after_ours", [False, True])
def test_everyday_lines_with_the_same_words_stop_nothing(after_ours: bool):
    assert len(EVERYDAY) >= 200
    assert [line for line in EVERYDAY if asks_to_stop(line, after_ours=after_ours)] == []


def test_what_is_bare_means_us_only_right_after_a_line_that_nobody_asked_for():
    assert [line for line in AFTER_OURS if not asks_to_stop(line, after_ours=True)] == []
    assert [line for line in AFTER_OURS if asks_to_stop(line) and line != "remove me"] == []
    assert [line for line in NOT_AFTER_OURS if asks_to_stop(line, after_ours=True)] == []


@pytest.mark.parametrize(
    "line", ["h\u00f6r auf mir zu schreiben", "deja de escribirme", "arr\u00eate de m'\u00e9crire"]
)
def test_the_wish_is_understood_in_some_other_languages(line: str):
    assert asks_to_stop(line)
