"""Whether a line asks to be written to first no more, in the words that people use for it (R2)."""

from __future__ import annotations

import re
from typing import Final

from bot.voice.folding import QUOTED, unmarked

_WRITE: Final = (
    r"(?:mess?ag|msg|txt|text|dm|d\.m\.|writt?(?!\w* me off)|ping|contact|e-?mail|bother|spam|notify|disturb|poke|pester|annoy|harass|talk|bugg|"
    r"reach)\w*(?: out)?(?: to)?"
)
_SENT: Final = r"(?:messages|dms|texts|pings|notifications|check-?ins|outreach|reminders)\b"
_SENT_ALL: Final = r"(?:outreach|(?:(?:the|your|these|those|all|proactive|unasked) )*(?:messages|dms|texts|pings|notifications|check-?ins))"
_BEFORE_STOP: Final = (
    r"^(?:please|pls|plz|ok(?:ay)?|hey|just|and|so|no|now|seriously|sonder|i said|i (?:told|asked) you to|enough|sorry|"
    r"(?:can|could|would|will) you(?: please)?|i(?:'d| would)? (?:want|need|like|prefer)(?: for)? (?:you|u) to(?: please)?|"
    r"(?:you|u) (?:should|need to|have to|must|can|better)|for the love of god|ffs|omg|dude|bro|bot|stop|look|listen|"
    r"actually|from now on|let me be clear|kindly|\W)*\W*"
)
_NEVER: Final = r"(?:don't|do not|dont|never|not)(?: (?:ever|you|dare|please|want you to|bother to))*"
_FROM_YOU: Final = r"(?! (?:from|of) (?!you|yours|sonder))"
_STOPS: Final = (
    (
        rf"(?:stop|quit|cease|no more)(?: (?:with |the|all|your|ever|always|just))* {_WRITE}"
        r"(?: (?:me|us|first|here|anymore|now)\b|\W*$)"
    ),
    (
        r"(?:stop|quit|no more|cancel|end|turn off|disable|switch off|mute)"
        r"(?: (?:sending|with|getting|giving|me|us|these|those|the|all|any|your|of|more|unasked|proactive|random|first))* "
        rf"{_SENT}{_FROM_YOU}"
    ),
    rf"{_NEVER} {_WRITE} (?:me|us)\b(?! (?:back )?(?:that|about how|like that|wrong))",
    rf"(?:don't|do not|dont|never)(?: ever)? (?:{_WRITE}|start|begin)(?: (?:me|to me|a chat|conversations?))? first\b",
    rf"(?:don't|do not|dont|never)(?: ever)? (?:send|give) me (?:(?:any|more|your|these) )*(?:{_SENT}|anything)",
    r"leave me (?:alone|be|in peace)\b(?! with)",
    r"(?:get out of|(?:stay|keep) out of) my (?:dms|inbox|messages)",
    (
        r"(?:i (?:don't|do not|dont|never) (?:want|like|need)|i'm (?:done|fed up) with|i want no more)"
        rf"(?: (?:to (?:get|receive|see|hear)|any|more|of|your|these|those|you|from))* {_SENT}{_FROM_YOU}"
    ),
    rf"i (?:don't|do not|dont|never) want (?:you|u) (?:to )?(?:{_WRITE}|check(?:ing)? in)(?: (?:on|with))?(?: me)?",
    rf"i want (?:you|u) to (?:stop|quit) {_WRITE}",
    (
        r"(?:stop|quit) (?:hitting me up|(?:sliding|popping|coming) (?:in|into|up in) my (?:dms|inbox)|sending me (?:stuff|things|anything)|"
        r"waking me(?: up)?|checking (?:in|up)(?: on me)?|starting (?:conversations|chats))\b"
    ),
    (
        r"(?:i'd |i would |it'd be |it would be )(?:really |much )*(?:prefer(?: it)?(?: if)?|rather|better if|like it if|love it if|nice if|great if) "
        rf"(?:you|u) (?:didn't|don't|did not|do not|not|wouldn't|stopped|never)(?: ever)? {_WRITE}(?: (?:me|us|first|here|anymore)\b|\W*$)"
    ),
    rf"(?:could|can|would) (?:you|u) (?:please )?not {_WRITE} (?:me|us)\b",
    rf"(?:no|enough|done) (?:with |of )?{_SENT_ALL}(?: (?:please|already|now|anymore|thanks))*\W*$",
    rf"(?:turn|switch|shut) {_SENT_ALL} off\b",
    r"i (?:don't|do not|dont) (?:want to|wanna) (?:hear|get (?:messages|texts|dms)) from (?:you|u)\b",
    r"i(?:'m| am)? ?(?:want to |would like to |wanna |choose to )?opt(?:ing)? out(?: of (?:this|these|it|your|the) ?(?:messages|dms|texts|outreach|all)?)?\W*$",
    rf"i want out of (?:this|these|your|the) {_SENT}",
    (
        rf"(?:please )?only (?:{_WRITE})(?: (?:me|us|back))? (?:if|when|after|once) i (?:{_WRITE}|talk|ask|start)"
        r"(?: (?:to )?you)?(?: first)?\W*$"
    ),
    r"let me (?:be the one to )?(?:write|text|message|talk|start|reach out)(?: to you)? first\W*$",
    rf"i(?:'ll| will) {_WRITE} (?:you|u) (?:when|if) i (?:want|need|feel like)\b(?: (?:to talk|to chat|it|you|to))?\W*$",
    r"leave me (?:the \w+|tf|tfo|well|completely|totally|just) alone\b",
    r"(?:mute|block) yourself\b",
    rf"(?:you|u) {_WRITE} (?:me )?too (?:much|often)[, ]+(?:please )?(?:stop|quit)",
    r"(?:please )?stop sending (?:them|it|those|these)\W*$",
)
_STOP: Final = re.compile(rf"{_BEFORE_STOP}(?:{'|'.join(_STOPS)})")
_BARE_STOP: Final = re.compile(
    r"(?:please )?(?:unsubscribe(?: me)?|opt(?: me)? out|stop|take me off (?:your|the) list|remove me from (?:your|the) list)"
    r"(?: please)?[ .!]*"
)
_SENTENCE_END: Final = re.compile(
    r"[.!?\n;]+\s*|,\s+(?=(?:please|stop|don't|do not|leave|just|and)\b)|\s-\s|"
    r"\s+(?:and|but|so) (?=(?:please|stop|don't|leave)\b)"
)


def asks_to_stop(text: str) -> bool:
    """Whether the line tells us not to write first any more (R2): "stop messaging me", "leave me alone", "stop".

    "Leave me alone at night" counts as well: a wish for fewer messages that we may misread ends in none.
    """
    line = QUOTED.sub(" ", unmarked(text))
    return _BARE_STOP.fullmatch(line) is not None or any(
        map(_STOP.search, (line, *_SENTENCE_END.split(line)))
    )
