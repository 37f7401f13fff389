"""What we owe people who write to us: pure readers of a line, and the fixed sentences that answer it.

The readers know English only. `age_said` lives in `bot/age.py`.
"""

from __future__ import annotations

import re
from typing import Final

from bot.age import age_said
from bot.stopping import asks_to_stop
from bot.voice.folding import QUOTED, unmarked

__all__ = [
    "BREAK", "DAILY", "FIRST_CONTACT", "NOT_HUMAN", "STOPPED", "UNDER_13", "UNDER_18",
    "age_said", "asks_if_human", "asks_to_stop", "is_goodbye",
]  # fmt: skip

# --- the sentences -----------------------------------------------------------------------------------

FIRST_CONTACT: Final = (
    "Before we start: I am an AI character, not a person. What I say can be wrong, and I am no substitute for "
    "people or professional help. `/privacy show` tells you what is kept; `/help` shows what I can do."
)
DAILY: Final = "A reminder for today: you are talking with an AI, not a person."
BREAK: Final = (
    "We have been chatting for three hours. I am an AI, and this can wait: a break, some water or a bit of fresh "
    "air would do you good."
)
NOT_HUMAN: Final = (
    "No, I am not human. I am an AI character on Discord: a program writes these words, and there is nobody behind "
    "them. If you want to talk to a person, someone you trust is the better choice."
)
UNDER_18: Final = (
    "Thanks for telling me. Because you are under 18 I will never write first, I keep my answers plain, and I look "
    "neither for patterns nor for how attached you are. For anything that weighs on you, an adult you trust is the right person."
)
UNDER_13: Final = (
    "Thanks for telling me. Discord and I are for people aged 13 and older, so I have deleted our conversation and "
    "cannot go on chatting. Please talk to a parent or another adult you trust if you need anything."
)
STOPPED: Final = "Done: I will not write to you first. `/outreach on` turns it back on if you ever want that."

# --- are you human -----------------------------------------------------------------------------------

_BEING: Final = (
    r"(?:human(?: being)?|person|people|bot|chat ?bot|robot|machine|computer|program|a\.?i\.?|llm|gpt|chatgpt|man|woman|"
    r"girl|guy|dude)"
)
_THING: Final = (
    r"(?:human(?: being)?|person|people|bot|chat ?bot|robot|machine|computer|program|a\.?i\.?|llm|gpt)"
)
_ADVERB: Final = (
    r"(?: (?:really|actually|even|just|like|truly|genuinely|secretly|an?|the|some|somehow|maybe|perhaps|honestly|fr|not|"
    r"still|living|breathing|real|actual|only|fake|automated|literally))*"
)
_THE_END: Final = (
    r"(?= ?(?:[?!.,)]|$|haha|(?:or|right|tho|though|behind|in there|typing|then|lol|bro|man|dude|irl|by the way|btw|and|"
    r"pretending|talking|like me|at all|on the|writing|too)\b))"
)
_CHATTING: Final = (
    r"(?: (?:really|actually|even|just|maybe))* (?:talking|speaking|chatting|texting|writing)(?: to| with)"
)
_SOMEONE: Final = r"(?:someone|somebody|anyone|anybody|(?:a |an )?(?:actual |real )?(?:human|person|man|guy))"
_ASKS_HUMAN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:are|r|aren't|arent) (?:you|u|ya){_ADVERB} {_BEING}{_THE_END}",
        (
            r"\b(?:are|r) (?:you|u)(?: (?:really|actually|even|truly|genuinely|like))* (?:real|alive|artificial)"
            r"(?= ?(?:[?!.,]|$|(?:or|tho|though|lol|person)\b))"
        ),
        rf"\b(?:am i|are we|is this|was i|i'm|im){_CHATTING}{_ADVERB} {_THING}(?:{_THE_END}|.{{0,20}}\?)",
        (
            rf"\bis (?:this|that|it|sonder){_ADVERB} {_THING}"
            r"(?: i'm talking to.*| i am talking to.*)?(?= ?(?:\?|$|(?:or|typing|writing|talking|answering|behind|account)\b))"
        ),
        (
            rf"\bis (?:there )?(?:really |actually )?{_SOMEONE}(?: (?:actually|really))? "
            r"(?:behind|typing|there behind|in there|writing|on the other|reading|at the other|controlling)"
        ),
        (
            rf"\b(?:you|u)(?:'re| are|r|re)?{_ADVERB} (?:human|person|bot|robot|machine|a\.?i\.?),? "
            r"(?:right|aren't you|arent (?:you|u)|yes|or what|correct|no)\b"
        ),
        rf"^(?:wait,? |so,? |ok,? |hey,? )*(?:you|u|ya){_ADVERB} (?:human|real|bot|a\.?i\.?|robot)(?: person)? ?\?",
        r"\b(?:bot|ai|robot|machine) or (?:an? )?(?:real )?(?:human|person|real|man|woman)\b.{0,20}(?:\?|$)",
        r"\b(?:human|person|real) or (?:an? )?(?:bot|ai|robot|machine)\b.{0,10}(?:\?|$)",
        (
            r"\b(?:tell me|admit|say|prove|swear)(?: that)? (?:you're|you are|ur|you were)(?: really| actually| not)? "
            r"(?:an? )?(?:real(?: person)?|human|bot|ai|robot)\b"
        ),
        r"\bwhat are you,? (?:an? )?(?:bot|ai|robot|human|person)\b|\b(?:do you have|have you got) an? (?:real )?body\?",
        r"\bwho(?:'s| is) (?:really |actually )?(?:typing|writing) (?:this|these|that|your)",
    )
)
_SOMEONE_ELSE: Final = re.compile(
    r"\b(?:i|he|she|they|captcha|site|it|mom|dad|friend|support|someone|everyone|teacher) (?:\w+ )?"
    r"(?:ask(?:s|ed|ing)?|wonder(?:s|ed)?|texted|said|was like|goes|typed|yelled)\b[^?!.]*$"
)


def asks_if_human(text: str) -> bool:
    """Whether the line asks what is behind the words: a person or a program."""
    line = QUOTED.sub(" ", unmarked(text))
    hits = (found for pattern in _ASKS_HUMAN for found in pattern.finditer(line))
    return any(not _SOMEONE_ELSE.search(line[: found.start()]) for found in hits)


# --- goodbye -----------------------------------------------------------------------------------------

_CLAUSE_END: Final = re.compile(
    r"(?<=[.!?;\n])\s*|\s*,\s*|\s*[:;]-?[)dp3(]+\s*|\s+-+\s+|\s*<3+\s*|[^\w\s'?.!&/-]+|"
    r"\s+(?:but|and|so)\s+(?=i\b|i'm|im|gotta|good)"
)
_LEAD: Final = (
    r"(?:(?:ok(?:ay)?|k|alright|right|well|anyways?|so|and|then|welp|oof|ugh|hey|oh|aight|sorry|yeah|yep|thanks|"
    r"thank you|ty|cool|great|lol|haha|ah|hmm|um|also|but|now|damn|i guess|guess|i think|time to say) )*"
)
_WHEN: Final = (
    r"(?: (?:later|soon|tomorrow|tonight|around|then|again|next \w+|on \w+day|in the morning|in a (?:bit|while)|"
    r"after \w+|this \w+|alligator|my friend|friend|all|guys|everyone|man|bro|buddy|(?:some other|another) time|"
    r"when i'm back|x+|lol|ok|for now|some ?time))*"
)
_NOW: Final = r"(?: (?:now|out|off|to bed|then|for (?:now|tonight|today|the night)))*"
_GO: Final = (
    r"(?:go|run|leave|dash|bounce|head (?:out|off|to \w+)|get going|be going|log off|sign off|jet|sleep|be off|"
    r"get (?:some|to) (?:sleep|bed|work)|go to (?:bed|sleep|work|school|class)|go (?:offline|afk)|hit the (?:hay|sack|road))"
)
_PLACE: Final = (
    r"(?:bed|sleep|work|school|class|the gym|(?:\w+ )?practice|football|dinner|my shift|church|training)"
)
_GOING: Final = (
    r"(?:going|heading|headed|off|out|leaving|turning in|logging (?:off|out)|signing off|sign off|log off|going offline|"
    r"out(?:ta| of) here|done for (?:today|tonight|the day)|hitting the (?:hay|sack)|"
    r"(?:going to|gonna|about to) (?:go(?: to bed| to sleep)?|head (?:out|off|to bed)|sleep|log off|crash|turn in|run|"
    r"bounce|dip|leave))"
)
_FAREWELLS: Final = (
    r"(?:good ?)?bye+(?:[ -]?bye)?(?: for now| now| then)?(?: (?!bye)\w+)?",
    (
        r"(?:good ?night|g'?night|nighty night|night night|nite|gn|night)"
        r"(?: (?!vibes|mode|shift|owl|out|time|for|of|sky|sleep|was|is|in)\w+)?(?: (?:all|everyone|then|x+))?"
    ),
    rf"(?:(?:i|we)(?:'ll| will) )?(?:see|c|catch) (?:you|ya|u|y'all){_WHEN}",
    r"cya+|ttyl|ttys|g2g|gtg|toodles|ciao|adios|farewell|cheerio|so long|later(?:[sz]| gator)|l8r|peace(?: out)?|adieu",
    r"(?:g2g|gtg),? (?:ttyl|bye|now|cya|sorry)",
    r"take care(?: of yourself)?|sleep (?:well|tight)|sweet dreams|be well|until (?:next time|tomorrow)|over and out",
    (
        r"(?:i'll |i will |we'll |let's |we can )?(?:talk|speak|chat|write|message)(?: to)?(?: (?:you|ya|u))?(?: more)? "
        rf"(?:later|soon|tomorrow|tonight|then|another time|next time|again (?:soon|tomorrow|later)){_WHEN}"
    ),
    (
        r"(?:i )?(?:really |should |do )?(?:have to|gotta|got to|must|need to|should|better|had better|i'd better|ought to)"
        rf"(?: probably| really)? {_GO}(?: now| soon)*(?: (?:or|because|cause|cuz|bc|before|for|my|it's|since) .*)?"
    ),
    (
        rf"(?:i'm |im |i am |i'll be )?(?:off|(?:heading|headed|going) off|heading|headed|going|about to go) to {_PLACE}"
        r"(?: now| with .*)?"
    ),
    rf"(?:i'm |im |i am |i'll ){_GOING}{_NOW}",
    r"(?:signing|logging) (?:off|out)(?: now| for .*)?|that's (?:it|all|me done)(?: from me)? for (?:today|tonight|now)",
    r"(?:it's |it is )?(?:time for bed|bedtime(?: for me)?|my bedtime|time (?:for me )?to (?:go|sleep|leave))(?: now)?",
    r"have a (?:good|great|nice|lovely) (?:one|night|evening|day|weekend|sleep|rest of .*)",
    r"(?:i'll |i will |will )?be back (?:later|tomorrow|tonight|soon|in .*)|i'll leave you to it",
    r"(?:shutting|closing) (?:the |my )?(?:laptop|computer|phone|pc)(?: .*)?|going to (?:bed|sleep)(?: now)?",
)
_LATER: Final = re.compile(r"(?:^|[,.!?] ?|^(?:ok|alright|well) )later[.! ]*$")
_FAREWELL: Final = re.compile(rf"{_LEAD}(?:{'|'.join(_FAREWELLS)}) ?[.!~)x]*")


def is_goodbye(text: str) -> bool:
    """Whether the person is taking leave in this line (not: talking about goodbyes, nights or leaving)."""
    line = QUOTED.sub(" ", unmarked(text))
    clauses = (clause.strip(" -") for clause in _CLAUSE_END.split(line) if clause)
    taken = any(clause and "?" not in clause and _FAREWELL.fullmatch(clause) for clause in clauses)
    return taken or _LATER.search(line) is not None
