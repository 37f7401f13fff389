"""Reads what a line does: a greeting, a worry, a question that cannot be answered, a joke; English only, by its words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.voice import act_signs, hard_signs, life_signs
from bot.voice.folding import QUOTED, spoken, unmarked
from bot.voice.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_Table = tuple[tuple[str, re.Pattern[str]], ...]


def _compiled(signs: Mapping[str, str]) -> _Table:
    return tuple((act, pattern(block, act_signs.CLASSES)) for act, block in signs.items())


_HARD: Final = _compiled({"heavy": act_signs.HARD["heavy"]} | hard_signs.FIRST | act_signs.HARD)
_NEWS: Final = _compiled(hard_signs.NEWS)
_TO_US: Final = _compiled(act_signs.TO_US)
_PLAY: Final = _compiled(act_signs.PLAY)
_ABOUT_US: Final = _compiled(act_signs.ABOUT_US)
_REQUESTS: Final = _compiled(act_signs.REQUESTS)
_FEELINGS: Final = _compiled(life_signs.FEELINGS)
_TALK: Final = _compiled(life_signs.TALK)
_FACTS: Final = pattern(act_signs.FACTS)
_THANKS: Final = pattern(act_signs.THANKS)
_CODE_TALK: Final = pattern(act_signs.CODE)

_FEW: Final = 4
_LONG: Final = 40
_JOKING: Final = re.compile(r"\b(?:a?(?:ha){2,}\w*|lo+l|lmf?ao|xd|jk)\b|/j\b|[😂🤣😜]")

# --- lines that are nothing but one thing ------------------------------------------------------------


def _run(ways: str, needs: str = "") -> re.Pattern[str]:
    """One or more of these, set apart by spaces or marks. Apart, so that no text can be read in many ways."""
    return re.compile(rf"{needs}(?:{ways})(?:[ ,.!?~/-]+(?:{ways}))*")


_LAUGHTER: Final = _run(
    r"a?(?:ha){2,}\w*|lo+l+(?:ol)*|lmf?ao+|rofl|he(?:he)+|hihi|xd+|kek|jaja\w*|omg|that(?:'s| is| was) (?:so |really |pretty )?(?:funny|hilarious)|"
    r"funny|hilarious|good one|nice|ok|okay|true|same|yes|yeah|fair enough",
    needs=r"(?=.*(?:haha|ahah|lo+l|lma|lmf|rofl|hehe|hihi|xd|kek|jaja|funny|hilarious|good one))",
)
_YES: Final = re.compile(
    r"(?:(?:oh|ok|okay|a?(?:ha){2,}|lol|hm+|well|um|nice|cool|great|good|then|and),? )*(?:y|ye|yes+|yea+h*|yep|yup|yas+|sure|of course|ofc|definitely|absolutely|please|yes please|"
    r"why not|go (?:on|ahead|for it)|let's (?:do (?:it|that)|go|hear it|try)|i'd (?:love|like) (?:to|that|one)|sounds (?:good|fun|great|nice)|i'm in|"
    r"hit me|i do|i did|i am|i have|i would|gladly|tell me(?: more)?|alright then|another(?: one)?|one more(?: time)?|more|(?:do it |let's go )?again|bring it(?: on)?)"
    r"(?:[ ,.!]+(?:please|do|thanks|thank you|sure|yes|ok|okay|let's|go|lol|haha|tell me|why not|of course|one|i'd love to|i'd love that|go ahead))*"
)
_NO: Final = re.compile(
    r"(?:(?:oh|ok|haha|hm+|well|um|uh|no|nah),? )*(?:n|no+|nah+|nope|not (?:now|today|yet|at all|this time|really)|never|"
    r"no (?:thanks|thank you|thx|way|need|not really)|i'd rather not|i don't (?:want to|think so|feel like it)|rather not|maybe later|"
    r"don't think so|i'm not|i didn't|i don't|i haven't)(?:[ ,.!]+(?:thanks|thank you|sorry|not (?:now|today)|lol|maybe later|it's (?:ok|okay|fine)))*"
)
_SURPRISE: Final = _run(
    r"omg|wow+|whoa+|woah|what|wait(?: what)?|wut|wtf|no way|seriously|for real|are you serious|oh my(?: god| gosh)?|damn|dang|holy \w+|yikes|huh|eh"
)
_THANKING: Final = re.compile(
    r"(?:(?:oh|ok|okay|cool|great|nice|alright|aw+|lol|haha|well|and|no|yes|yeah|good|perfect),? )*"
    r"(?:thanks|thank (?:you|u)|thx|ty|tysm|cheers)(?:[ ,.!]+(?:so much|very much|a lot|a bunch|again|you|man|mate|bot|for that|anyways?|then|though|sonder|lol|<3))*"
)
_FAREWELL: Final = re.compile(
    r"(?:(?:ok|okay|well|anyways?|alright|thanks|so|and|got to|have to|gotta|i|i'm|must|need to|should|go|going|run|off|now|lol),? )*"
    r"(?:bye+(?:[ -]?bye)?|goodbye|good ?night|gn|night|see (?:you|ya)|cya|ttyl|g2g|gtg|(?:have to|gotta|got to|must) (?:go|run)|later)"
    r"(?:,? (?:now|later|then|tomorrow|soon|all|everyone|around|again|guys|buddy|man|dude|bot|sonder|for now|thanks|bye|on \w+day|next week))?"
)
_AGREED: Final = re.compile(
    r"(?:yeah |ok |okay |true |hm+ |well )?(?:ikr|i know,? right|so true|good thinking|that's (?:a )?(?:smart|clever|wise|good (?:idea|point|thinking)|great idea)|(?:you're|you are|ur|your) (?:so |probably |totally |absolutely )?right\b.{0,40})"
)
_WHY: Final = re.compile(
    r"(?:but |and |well |oh |huh |ok |aw+ )*(?:why(?: not| is that| so| can't you| don't you)?|how come)"
)
_ACK: Final = _run(
    r"ok|okay|okie|okey|k+|kk|alright|aight|right|sure thing|got it|i see|cool|nice|neat|great|good|fine|fair(?: enough| point)?|"
    r"makes sense|true|exactly|indeed|same|mood|word|bet|hm+|mhm+|mm+|uh huh|ah+|oh+|o|aha|interesting|noted|understood|i know|"
    r"i guess|ig|whatever|meh|maybe|perhaps|sort of|idk|i don't know|not sure|dunno|no (?:idea|clue)|"
    r"(?:good|great|nice) (?:idea|point|call|one|to know)|well|so|anyways?|sweet|awesome|amazing|wonderful|lovely|perfect|facts|"
    r"real|this|no problem|np|no worries|never ?mind|nvm|don't worry|you're welcome|yw|welcome|you too|me too|"
    r"that's (?:it|all|good|fine|cool|nice|fair|true|okay|ok)|"
    r"(?:i'm |doing |feeling )?(?:good|fine|ok|okay|alright|great|well|pretty good|not bad|all good|can't complain)|all good|fr|gg|"
    r"oof|thanks|today|too|then"
)
_GREETING: Final = re.compile(
    r"(?:(?:oh|well|um|uh|ok|okay|and|why|yo|ah),? )*(?:h[ae]+y+a?|hi+|hiya|hello+|helo|hey there|hi there|howdy|yo+|hola|bonjour|hallo|ciao|ola|"
    r"salut|namaste|moin|servus|ahoy|sup|heyo|oi|g'?day|greetings|good (?:morning|afternoon|evening|day)|gm|morning|mornin'?|evening|afternoon|"
    r"i'm (?:back|here|new(?: here)?)|back again|test(?:ing)?|ping|anyone (?:here|there)|are you (?:there|here|around|awake|online)|"
    r"you (?:there|up|around|awake)|it's me(?: again)?|first time here|new here|nice to (?:meet|see) you|pleased to meet you|long time no see)"
    r"(?:,? (?:there|you|all|everyone|again|friend|buddy|bot|sonder|mate|man|my friend|world|guys|to you|too|today|i'm (?:new(?: here)?|back|\w+))(?!\w))*"
)
WHOLE: Final = (
    ("laughter", _LAUGHTER), ("thanks", _THANKING), ("goodbye", _FAREWELL), ("agree", _AGREED), ("yes", _YES), ("no", _NO), ("surprise", _SURPRISE), ("ack", _ACK), ("greeting", _GREETING),
)  # fmt: skip
_OTHER_MARKS: Final = re.compile(r"\s*[^\w\s',.!?/-]+\s*")


def _whole(line: str) -> str | None:
    """What the line is when it is nothing but that: a greeting, yes, no, laughter."""
    bare = _OTHER_MARKS.sub(" ", line).strip(" .!~,")
    if not bare:
        return None
    if _WHY.fullmatch(bare.rstrip("? ")):
        return "why"
    if _JOKING.match(bare) and len(bare.split()) <= _FEW and "?" not in bare and not _YES.fullmatch(bare):
        return "laughter"
    return next(
        (act for act, way in WHOLE if way.fullmatch(bare.rstrip("? ") if act == "greeting" else bare)), None
    )


# --- shapes ------------------------------------------------------------------------------------------

_CODE: Final = re.compile(
    r"```|^\s*(?:def|class|import|from|function|const|let|var|#include|public|SELECT|print|console\.log|return|git|npm|pip|sudo)\b.*[(){};=\[\]/<>]|"
    r"\b\w+\([^()\s]*\)\s*[;{]|[{};]\s*$|</?\w+[^>]*>\s*\S*</|=>|Traceback|\b\w+(?:Error|Exception)\b\s*:|`[^`\n]*[(){};=_.][^`\n]*`",
    re.MULTILINE,
)
_LINK: Final = re.compile(r"<?(?:https?://|www\.)\S+")
_MENTION: Final = re.compile(r"<[@#][!&]?\d+>|<a?:\w+:\d+>|(?<!\w):\w+:(?!\w)")
_OTHERS: Final = frozenset(
    """que qué por para está como cómo pero muy eres soy estoy tengo hoy gracias buenos días dias mañana esta el los las una quiero hace bien
    hola estás tal qué si te lo ya mi voy sin con del su nos eso algo nada siempre también porque cuando donde ahora otra vez nunca mejor contigo aquí hablar tú
    ich du nicht und der das ist ein eine wie geht bin habe heute dir mir mich auch aber gut danke guten morgen abend kannst mit
    je tu est les des une pas vous nous suis ça ca va avec bonjour merci aujourd'hui pour dans mais bien oui moi toi très
    non sono che per come stai ciao oggi grazie molto bene della buongiorno anche perché
    você voce não nao obrigado estou hoje muito bem tudo meu minha com isso ela ele eu né
    ik niet een het hoe gaat ben jij maar goed dank vandaag van wat ook
    nie jest jak się sie dzień dobry co mam dzisiaj tak cześć czesc
    merhaba nas\u0131ls\u0131n bugün çok bir için ben sen
    buenos buenas días tardes noches saludos bonsoir coucou salut bonne journée soir buonasera buona giornata tutto bom boa dia tarde noite olá oi tudo
    hej jag är inte och det på hur mår tack idag""".split()  # noqa: SIM905
)
_ENGLISH: Final = frozenset(
    """the a an is are am i i'm you it it's my we he she they and or but not to of in on for at this that what why when where who
    was were be been have has had do does did can could would don't so just like get got go going good no yes your there here about from
    if then than too very much more one some any today her his them our us think know want need feel with me as by will come""".split()  # noqa: SIM905
)
_GREETS: Final = frozenset(
    [
        "hola",
        "bonjour",
        "bonsoir",
        "salut",
        "ciao",
        "buongiorno",
        "buonasera",
        "olá",
        "ola",
        "oi",
        "buenas",
        "saludos",
        "coucou",
    ]
)
_ELSEWHERE: Final = re.compile(r"[¿¡ñãõßøåłęąğışőűčřž]")


def _foreign(line: str) -> bool:
    """Whether the line is hardly English: another script, or common words of another language and hardly any of ours."""
    letters = [mark for mark in line if mark.isalpha()]
    if (
        len(letters) >= 2
        and sum("LATIN" not in unicodedata.name(mark, "") for mark in letters) > len(letters) / 2
    ):
        return True
    words = [word.strip(",.!?¿¡:;()\"'*") for word in line.split()]
    if words and all(word in _GREETS for word in words):
        return True
    theirs = sum(word in _OTHERS for word in words)
    ours = sum(word in _ENGLISH and word not in _OTHERS for word in words)
    enough = 1 if _ELSEWHERE.search(line) else 2
    return theirs >= enough and theirs > 2 * ours


def _shape(raw: str, line: str) -> str | None:
    """What shows before any word is read: code, a bare link, pictures only, another language."""
    bare = _LINK.sub(" ", _MENTION.sub(" ", raw)).strip()
    if _CODE.search(bare):
        return "code"
    if not any(mark.isalnum() for mark in bare):
        return "link" if _LINK.search(raw) else "emoji"
    return "foreign" if _foreign(line) else None


_LEAD: Final = re.compile(
    r"^(?:(?:oh|ok|okay|well|so|and|hm+|um|hey|hi|help me|please|can you|could you|quick|question|sonder|what about|should i (?:have|get|take|do|eat|"
    r"make|watch|play|buy|wear|drink)|would you(?: rather)?(?: have)?|i can't decide|decide(?: for me)?|(?:pick|choose)(?: one| for me| between)?)[,:]* )+"
)
_PAIR: Final = re.compile(r"(?P<a>[\w' -]{2,40}?),? (?:or|vs\.?|versus) (?P<b>[\w' -]{2,40})(?P<mark>\?)?")
_NOT_A_THING: Final = re.compile(
    r"^(?:are|is|do|does|did|can|could|would|will|am|was|were|have|has|what|who|why|how|where|when|which|you|i|he|she|they|we|it|if)\b|"
    r"\bnot$|^(?:no|what|not|something|whatever|so|two|more|less)$|\b(?:you|die|kill|dead)\b"
)


def choice(text: str) -> tuple[str, str] | None:
    """The two things to choose between in a short "tea or coffee?", or None."""
    line = unmarked(text).strip(" .!")
    bare = _LEAD.sub("", line)
    found = _PAIR.fullmatch(bare)
    if found is None or len(line.split()) > 18 or not (found["mark"] or bare != line):
        return None
    one, other = found["a"].strip(" -"), found["b"].strip(" -")
    odd = any(
        _NOT_A_THING.search(part) or len(part.split()) > (7 if "would you" in line else 4)
        for part in (one, other)
    )
    return None if odd else (one, other)


# --- acts --------------------------------------------------------------------------------------------

_ASKS: Final = re.compile(
    r"(?:^|[.!?,;] ?)(?:(?:oh|ah|ok|okay|well|so|and|hm+|um|uh|yeah|yes|hey|hi|hello|please|sonder|wait|lol|haha|but|then|no|anyway),? )*"
    r"(?:what|who|when|where|why|how|which|whose|is|are|was|were|does|do|did|can|will|has|have|tell me|\d|quick|any|some|a |fun)"
)


def joking(text: str) -> bool:
    """Whether the line laughs."""
    return _JOKING.search(unmarked(text)) is not None


def _first(table: _Table, line: str) -> str | None:
    return next((act for act, way in table if way.search(line)), None)


def act_of(text: str) -> str:
    """What the line does, as far as its words show, by its name in the book of lines; `default` when they do not."""
    line = unmarked(text)
    words = _LINK.sub(" ", QUOTED.sub(" ", spoken(text))).strip()
    return (
        _shape(text, line)
        or _whole(line)
        or _whole(words)
        or _hard(words, line)
        or _first(_NEWS, words)
        or _first(_TO_US, words)
        or _first(_PLAY, words)
        or ("choose" if choice(text) else None)
        or _asked(words)
        or _told(text, words)
    )


def _hard(words: str, line: str) -> str | None:
    """What must not be missed; said with a laugh, a rude word is teasing."""
    act = _first(_HARD, words)
    return "teasing" if act in {"insult", "reproach"} and _JOKING.search(line) else act


def _asked(line: str) -> str | None:
    """A question or a request, read from how it is put."""
    if act := _first(_ABOUT_US, line):
        return act
    if _CODE_TALK.search(line):
        return "code"
    if act := _first(_REQUESTS, line):
        return act
    asks = _FACTS.search(line) and ("?" in line or len(line.split()) <= 14) and _ASKS.search(line)
    return "facts" if asks else None


def _told(raw: str, line: str) -> str:
    """What is told rather than asked: news, feelings, plans; the rest by its shape."""
    if telling := _first(_FEELINGS, line) or ("thanks" if _THANKS.search(line) else None):
        return telling
    if len(line.split()) > _LONG:
        return "long"
    if telling := _first(_TALK, line):
        return telling
    opening = _GREETING.match(line)
    if opening and len(line.split()) <= 6 and not line[opening.end() :][:1].isalnum():
        return "greeting"
    if _LINK.search(raw):
        return "link"
    return "question" if line.endswith("?") else "default"
