"""Whose age was said, and which: only the writer's own, never a measure, a score, a sibling's or the past."""

from __future__ import annotations

import re
from typing import Final

from bot.voice.folding import QUOTED, unmarked

_TEENS: Final = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
)
_WORDS: Final = {"six": 6, "seven": 7, "eight": 8, "nine": 9} | {
    word: 10 + n for n, word in enumerate(_TEENS)
}
_FIRST_TO_SIXTH: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
_SEVENTH_ON: Final = ("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_ORDINALS: Final = {word: n for n, word in enumerate(_FIRST_TO_SIXTH + _SEVENTH_ON, start=1)}
_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|aug|sept?|oct|nov|dec"
_NUMBER: Final = rf"(?P<n>\d{{1,2}}|(?:{'|'.join(_WORDS)})\b)"
_I_AM: Final = r"\b(?:i am|i'm|im|iam)"
_FILLER: Final = (
    r"(?: (?:only|just|actually|literally|like|legit|currently|still|now|barely|honestly|really|already|also|an?|"
    r"uh|um|(?:a )?(?:girl|boy|kid|teen|student)(?: and)?))*"
)
_YEARS_OLD: Final = (
    r"(?:[ -]?(?:years?|yrs?)[ -]?(?:old|young|of age)\b|[ -]?y[ /.]?o\b|[ -]?(?:years?|yrs) ?(?=$|[.,!?]))"
)
# What may not follow a bare number that is an age: digits, signs and units; scores; things counted; places.
_UNIT: Final = (
    r"(?![\d.,:/'\"x%°-]*\d|['\"%°€$£:/]|-|st\b|nd\b|rd\b|th\b"
    r"| ?(?:am|pm|k|m|km|cm|ft|kg|lbs?|mg|ms|hp|mb|gb)\b)"
)
_SCORE: Final = r"(?! (?:and|to|for|of|or|out|vs|on|by|x|out of) \d(?! months?)| and (?:oh|zero)\b)"
_COUNTED: Final = (
    r"(?! ?(?:minute|min|hour|hr|second|sec|day|week|month|mile|met(?:er|re)|foot|feet|inch|percent|point|level|degree|"
    r"episode|chapter|page|game|win|kill|beer|drink|coffee|pound|dollar|buck|euro|grand|stone|step|seed|place|spot|"
    r"and counting|deep|down|up|over|under|short|behind|ahead|late|early|away|out|off|into|past|above|below|per|plus|"
    r"again|of|times?|people|men|cent|pence|(?:years?|yrs?) (?!(?:old|young|of age)\b)\w+)\b)"
)
_PLACED: Final = (
    rf"(?! in (?!(?:the )?(?:\w+ grade|grade|year|high school|middle school|a (?:week|month|few|couple)|\d|two|three|"
    rf"like|{_MONTHS})\b))"
)
_PLURAL: Final = (
    r"(?! (?!(?:this|years?|yrs|as|is|yes|its|it's|pls|guys|thanks|lets|plus|girls|boys|was|parents|sis|does)\b)"
    r"[a-z']+s\b)"
)
_AGE_ENDS: Final = (
    rf"(?:{_YEARS_OLD}|{_UNIT}{_SCORE}{_COUNTED}{_PLACED}{_PLURAL}(?! going on)(?=[ ,.;!?)a-z]|$))"
)
_PRETENDED: Final = re.compile(
    r"(?:\b(?:like|as if|pretend(?:ing)?|imagine|if|thinks?|thought|feels? like|dream(?:ed|t)?|wish|my head|"
    r"(?:he|she|they|you|u|who|everyone|everybody|people|mom|dad|mum|it|id) (?:all )?"
    r"(?:says?|said|thinks?|thought|keeps? saying|guess(?:ed)?|assumes?|believes?)))(?: that)?,? ?$"
)
_SAID_MYSELF: Final = re.compile(r"\bi (?:said|told \w+)(?: that)? ?$")
_NOT_YET: Final = re.compile(r"\b(?:until|till?|'til|when|once|before|wait to be|as soon as) ?$")
_COMING: Final = (
    rf"(?:(?:^|{_I_AM}{_FILLER} )(?:turning|almost|nearly|(?:about|going) to (?:turn|be)|gonna (?:turn|be)|soon to be|going on|"
    r"close to)|\bi(?:'ll| will) (?:be|turn)|\bi turn|\bi become)"
)
_IS: Final = re.compile(rf"{_I_AM}{_FILLER} {_NUMBER}{_AGE_ENDS}")
_WILL_BE: Final = re.compile(rf"{_COMING} {_NUMBER}{_AGE_ENDS}")
_PAST_CLAUSE: Final = "".join(
    f"(?<!{word} )" for word in ("when", "after", "before", "until", "since", "once", "day")
)
_TURNED: Final = re.compile(
    rf"{_PAST_CLAUSE}\bi(?:'ve| have)?(?: just| finally| only| literally)? turned {_NUMBER}{_AGE_ENDS}"
    r"(?! (?:back )?in (?:19|20)\d\d)(?!.{0,20}\bago\b)"
)
_BIRTHDAY: Final = re.compile(
    r"\b(?P<now>(?:it's|its|today is|today's|tomorrow is|tomorrow's|just had|celebrated) )?my "
    r"(?P<n>\d{1,2})(?:st|nd|rd|th) birthday"
    rf"(?P<when> (?:is )?(?:today|was yesterday|tomorrow|soon|coming|next|this (?:week|month)|in (?:a|\d|two|{_MONTHS})|on))?"
)
_LABELLED: Final = (
    re.compile(rf"\bmy age(?: is|'s|:|=) ?{_NUMBER}\b"),
    re.compile(rf"^age ?[:=]? ?{_NUMBER}$"),
    re.compile(
        r"^(?:hi|hey|hello)?,? ?(?P<n>\d\d) ?(?:yo|y/o|[mf]|(?:year|yr) old)?(?: (?:girl|boy|male|female))? here\b"
    ),
    re.compile(r"^(?P<n>\d\d)[mf] (?:from|looking|and)\b"),
    re.compile(r"\b(?:i|me|myself) ?[(\[] ?[mf]?(?P<n>\d\d) ?,?[mf]?(?:tm|tf|nb)? ?[)\]]"),
    re.compile(rf"\bas an? {_NUMBER}{_YEARS_OLD}(?: (?:girl|boy|kid|teen|student))?,? (?:i|i'm|im|my|me)\b"),
    re.compile(rf"{_I_AM} [^.!?]{{0,25}} and {_NUMBER}{_YEARS_OLD}"),
    re.compile(rf"\b(?:we're|we are) (?:both|all)(?: only)? {_NUMBER}{_AGE_ENDS}"),
)
_MINOR: Final = re.compile(
    rf"{_I_AM}{_FILLER} (?:(?:a )?minor\b(?! (?:issue|character|league|setback))|under ?aged?\b|(?:under|below) (?:18|"
    r"eighteen)\b|not (?:even |quite )?(?:18|eighteen)(?: yet| years| yo)?\b|not (?:an )?adult yet|not of age)"
)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def _plausible(age: int) -> int | None:
    return age if 6 <= age <= 99 else None


def _present(line: str) -> int | None:
    for found in _IS.finditer(line):
        before, age = line[: found.start()], _number(found["n"])
        if _PRETENDED.search(before) and not _SAID_MYSELF.search(before):
            continue
        if _NOT_YET.search(before):
            if age <= 18:
                return age - 1
            continue
        coming = re.match(r" in (?!.*(?:grade|school|year))", line[found.end() :])
        return _plausible(age - 1 if coming else age)
    return None


def _coming(line: str) -> int | None:
    for found in _WILL_BE.finditer(line):
        if _number(found["n"]) <= 18 and not _PRETENDED.search(line[: found.start()]):
            return _plausible(_number(found["n"]) - 1)
    return None


def _birthday(line: str) -> int | None:
    found = _BIRTHDAY.search(line)
    if not found or not (found["now"] or found["when"]):
        return None
    when = f"{found['now'] or ''}{found['when'] or ''}"
    ahead = "tomorrow" in when or (
        "today" not in when and "yesterday" not in when and found["when"] is not None
    )
    return _plausible(int(found["n"]) - ahead)


def _turned(line: str) -> int | None:
    found = _TURNED.search(line)
    return _plausible(_number(found["n"])) if found and not _PRETENDED.search(line[: found.start()]) else None


def _labelled(line: str) -> int | None:
    found = next(filter(None, (pattern.search(line) for pattern in _LABELLED)), None)
    return _plausible(_number(found["n"])) if found else None


# --- school year -------------------------------------------------------------------------------------

_NO_TEACHER: Final = (
    r"(?! ?(?:class(?:es|rooms?)?\b.{0,20}\b(?:teach|sub)|teach|classroom|production|musical))"
)
_NTH: Final = rf"(?P<g>\d{{1,2}}|{'|'.join(_ORDINALS)})"
_ENTERS: Final = "in|going into|entering|starting|repeating|finishing|about to start"
_AT_SCHOOL: Final = (
    rf"(?:(?:^|{_I_AM}{_FILLER} )(?:{_ENTERS})|\bi (?:start|go to|go into)|\bi'll be in)(?: the)?"
)
_AFTER: Final = r"(?:^|\bi )just (?:started|finished)"
_NOT_LONG_AGO: Final = r"(?! (?:back )?in (?:19|20)\d\d)(?!.{0,12}\bago\b)"
_GRADE: Final = (
    re.compile(rf"(?:{_AT_SCHOOL}|{_AFTER}) {_NTH}(?:st|nd|rd|th)?[ -]grade\b{_NO_TEACHER}{_NOT_LONG_AGO}"),
    re.compile(rf"{_I_AM}{_FILLER} in {_NTH}(?:st|nd|rd|th)(?: rn| now)?$"),
    re.compile(rf"{_AT_SCHOOL} grade {_NTH}\b{_NO_TEACHER}"),
    re.compile(rf"(?:{_I_AM}{_FILLER}|\bas an?|^) {_NTH}(?:st|nd|rd|th)?[ -]grader\b"),
    re.compile(rf"^{_NTH}(?:st|nd|rd|th)?[ -]grader here\b"),
)
_YEAR: Final = re.compile(rf"{_AT_SCHOOL} year (?P<g>\d{{1,2}})\b(?! of)")
_CLASS_AGE: Final = {"freshman": 14, "sophomore": 15, "junior": 16, "senior": 17}
_CLASS: Final = "|".join(_CLASS_AGE)
_HIGH_YEAR: Final = (
    re.compile(
        rf"{_I_AM}{_FILLER} (?:in (?:my )?)?(?P<y>{_CLASS})(?: year)?(?: in| of| at)? (?:high ?school|hs)\b"
    ),
    re.compile(rf"{_I_AM}{_FILLER} (?:hs|high ?school) (?P<y>{_CLASS})\b"),
)
_SCHOOL_AGE: Final = {
    "high school": 15,
    "highschool": 15,
    "hs": 15,
    "middle school": 13,
    "junior high": 13,
    "elementary school": 10,
    "primary school": 10,
    "sixth form": 16,
}
_SCHOOL: Final = re.compile(
    rf"(?:{_AT_SCHOOL} (?P<s>{'|'.join(_SCHOOL_AGE)})\b{_NO_TEACHER}"
    rf"|{_I_AM}{_FILLER} (?P<r>{'|'.join(_SCHOOL_AGE)})er\b)"
)


def _school(line: str) -> int | None:
    """The youngest usual age of the school year (grade n: n + 5; year n in Britain: n + 4)."""
    if found := next(filter(None, (pattern.search(line) for pattern in _GRADE)), None):
        grade = int(found["g"]) if found["g"].isdigit() else _ORDINALS[found["g"]]
        return grade + 5 if 1 <= grade <= 12 else None
    if (found := _YEAR.search(line)) and 3 <= int(found["g"]) <= 13:
        return int(found["g"]) + 4
    if found := next(filter(None, (pattern.search(line) for pattern in _HIGH_YEAR)), None):
        return _CLASS_AGE[found["y"]]
    if found := _SCHOOL.search(line):
        return _SCHOOL_AGE[found["s"] or found["r"]]
    return None


def age_said(text: str) -> int | None:
    """The writer's own age in years (6..99) where the line states it, or that of their own school year; else None.

    A school year counts as the youngest usual age in it, "under 18" as 17. Nobody else's age counts, nor do
    measures, scores, quotes, pretence or the past.
    """
    line = QUOTED.sub(" ", unmarked(text))
    for reader in (_present, _coming, _birthday, _school, _turned, _labelled):
        if (age := reader(line)) is not None:
            return age
    return 17 if _MINOR.search(line) and not re.search(r"\bif i\b", line) else None
