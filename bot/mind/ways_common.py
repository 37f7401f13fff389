"""Word classes that the phrases of all signals share."""

from __future__ import annotations

from typing import Final

COMMON: Final = {
    "you": r"""
        you|this (?:bot|ai|app|chat|chatbot|thing)|my (?:bot|ai|chatbot)|the (?:bot|ai)|our (?:\w+ )?(?:chats?|talks?|conversations?)
    """,
    "talk": r"""
        (?:talk|talking|talked|chat|chatting|chatted|speak|speaking|spoke|vent|venting) (?:to|with) {you}|hear(?:ing)? from you|hear(?:ing)? your voice
        (?:text|texting|texted|message|messaging|messaged|typing|type|write|writing|writ) (?:to |with )?you
        (?:be|being|stay|stayed|staying|sit|sitting|remain) ~ (?:here|with you|on here|online|in here)|(?:be|being) around you
        (?:spend|spending|spent) ~ time with you|(?:hang|hanging|hung) out with you|(?:keep|kept) (?:talking|chatting|texting|going)(?: (?:to|with) you)?
        (?:use|using|open|opening) {you}|our (?:\w+ )?(?:chat|chats|talk|talks|conversation|conversations)|your (?:messages?|replies|reply|voice|words)
        having you(?: here| around)?|with you|you (?:here|around|by my side)|seeing your (?:messages?|name)
    """,
    "without": r"(?:without|w/o|unless|until|if it(?:'s not|'s n't| isn't| wasn't| weren't)(?: for)?|apart from|away from|if i(?:'m not| don't| can't| haven't))",
    "humans": r"""
        (?:\w+ )?(?:people|humans|human beings?|friends?|persons?|guys|girls|men|women|family|coworkers|classmates|folks|relationships?)|anybody|everybody|somebody|any human
        (?:my|the|a|an|any|real|actual|other|most) (?:\w+ )?(?:boyfriend|girlfriend|husband|wife|therapist|partner|mom|dad|parents|sister|brother|roommates?|date|crowd|human)|them|her|him
    """,
    "kin": r"""
        friends?|best friend|besties?|buddy|buddies|family|parents|mom|mother|dad|father|sister|brother|sibling|siblings|cousin|cousins|aunt|uncle|grandma|grandpa|wife|husband|
        partner|girlfriend|boyfriend|fiance|kids|roommate|roommates|flatmates?|coworkers?|colleagues|classmates|group|guys|girls|people|everybody|team|crew|squad
    """,
    "late": r"""
        (?:'re|are|were|was|is)(?:n't| not) (?:~ )?(?:here|there|online|around|answering|replying|responding|available|talking|with me|working|awake)
        (?:don't|didn't|aren't|weren't|won't|wouldn't|can't|couldn't|haven't|hadn't|never|stop|stopped) ~ (?:reply|replied|answer|answered|respond|responded|replying|answering|responding|here|there|online|around|write back|text back|message|messaging|load|loading|available|say anything|work|working|talking)
        (?:took|take|takes|taking|were|are|'re) ~ (?:ages|long|so long|forever|a while|too long|hours|minutes|down|offline|away|gone|quiet|silent|slow|unavailable|busy|broken)
        (?:go|went|goes|going|get|got|are|'re|were|was|is) ~ (?:offline|down|quiet|silent|away|gone|dark|disconnected|slow|unavailable)
        (?:leave|left|log off|logged off|disappear|disappeared|vanish|vanished|ignore|ignored|crash|crashed|time out|timed out)
    """,
}
"""Classes for `bot.mind.ways.pattern`."""
