"""Finds what a line is about, as a phrase that can be said back: "your exam", "the new job", "baking bread"; or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.voice.folding import QUOTED, spoken, unmarked
from bot.voice.phrases import pattern

Field = Literal[
    "work",
    "study",
    "home",
    "food",
    "game",
    "hobby",
    "sport",
    "pet",
    "weather",
    "music",
    "film",
    "book",
    "travel",
    "party",
    "people",
]

_NOUNS: Final[dict[Field, str]] = {
    "work": """
        job jobs interview interviews shift shifts presentation presentations meeting meetings project projects deadline deadlines
        internship promotion portfolio resume cv colleagues startup website app spreadsheet workshop
    """,
    "study": """
        exam exams test tests essay essays thesis homework class classes course courses lecture lectures school college university uni
        degree semester finals midterm midterms quiz lab assignment assignments studies seminar graduation maths math physics
        chemistry biology history geography spanish french german japanese korean italian latin english vocabulary driving lesson
        lessons dissertation
    """,
    "home": """
        apartment flat house room kitchen balcony move desk couch sofa shelf bike car laundry dishes laptop computer garage chores
    """,
    "food": """
        dinner lunch breakfast cake cakes bread soup pizza pasta curry coffee tea cookies pancakes salad ramen sushi tacos burger
        lasagna risotto pie muffins brownies sourdough recipe recipes cheesecake omelette dumplings noodles sandwich stew chili waffles
    """,
    "game": """
        game games minecraft chess zelda tetris mario pokemon stardew terraria valorant fortnite skyrim sudoku crossword puzzle
        puzzles boardgame raid campaign speedrun dnd factorio celeste hades
    """,
    "hobby": """
        garden painting drawing drawings sketch novel poem poems story stories photos pottery knitting scarf sweater crochet origami
        blog podcast tomatoes plants plant aquarium lego woodworking sewing quilt embroidery camera model telescope bonsai herbs
        comic comics
    """,
    "sport": """
        marathon half-marathon race run match tournament workout gym yoga football soccer basketball tennis volleyball climbing swim hike ride
        training team hockey badminton rugby cricket
    """,
    "pet": "dog cat puppy kitten hamster rabbit bunny parrot horse dogs cats turtle gecko",
    "weather": "rain snow weather storm thunderstorm fog heat heatwave sun sunset sunrise wind autumn spring summer winter",
    "music": "guitar piano violin drums bass ukulele song songs album concert gig band choir playlist festival music flute cello",
    "film": "film films movie movies series show episode anime documentary season trailer cinema",
    "book": "book books manga chapter library audiobook",
    "travel": "trip holiday vacation weekend flight train journey beach hotel tent visa museum mountains roadtrip camping",
    "party": "birthday party wedding barbecue bbq picnic date anniversary reunion",
    "people": """
        sister brother mum mom mother dad father grandma grandpa gran grandad aunt uncle cousin son daughter baby friend friends
        family parents roommate flatmate neighbour neighbor boss teacher professor wife husband boyfriend girlfriend partner kids
        niece nephew coach
    """,
}  # fmt: skip
_FIELD_OF: Final[dict[str, Field]] = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
_ALONE: Final = frozenset(
    """maths math physics chemistry biology geography spanish french german japanese korean italian latin minecraft chess zelda tetris pokemon
    stardew terraria valorant fortnite skyrim sudoku dnd factorio sourdough pottery knitting origami yoga football soccer
    basketball tennis volleyball badminton rugby hockey guitar piano violin ukulele homework lego woodworking anime manga crochet
    embroidery laundry sushi ramen""".split()  # noqa: SIM905
)
"""Words that need no article to be said back ("how is chess"), and are hardly ever anything else."""

_MODIFIERS: Final = frozenset(
    """new old first second third next last big small little final little favourite favorite driving math maths physics chemistry biology history
    spanish french german english japanese job birthday dance piano guitar violin chess football soccer tennis basketball
    book board video card cooking swimming cat's dog's sister's brother's mum's mom's dad's mother's father's friend's cousin's
    daughter's son's grandma's grandpa's aunt's uncle's boss's best roommate's wife's husband's school work college university
    summer winter weekend christmas half group team science art music film chocolate carrot apple tomato pumpkin chicken
    vegetable banana lemon cheese homemade morning night evening early late part-time summer own online yearly annual long short
    older younger elder twin baby high middle entrance bar law medical nursing public piano climbing yoga pottery camping road
    surprise house engagement garden balcony train bus road ski hiking city beach weekend rescue""".split()  # noqa: SIM905
)
_AFTER: Final = frozenset(
    """is was are were will has had went goes and or but because so on at for with to in from about that which who of by after
    before until when if than then today tomorrow tonight yesterday now later next last this again already soon right finally
    went starts started begins ends comes came turned turns arrives keeps kept made makes needs isn't wasn't won't didn't
    doesn't could would should might may can as while since though during over not gets got feels looks looked seems seemed
    tastes tasted takes took just all it i i'm we he she they you my the a an its without""".split()  # noqa: SIM905
)
_OWNERS: Final = frozenset({"my", "our", "your", "the", "a", "an", "this", "some", "another"})
_TURNED: Final = {
    "my": "your",
    "our": "your",
    "a": "the",
    "an": "the",
    "this": "the",
    "another": "the",
    "some": "the",
}
_DOING: Final = pattern(
    r"(?:i'm|i am|i've been|i was|been|we're|we were|i (?:love|like|enjoy|started|tried|hate|prefer)|we (?:love|like|started)|love|started|tried|trying|into|went|going|go|"
    r"enjoy|like|busy|spent (?:the |my |all )?(?:day|morning|evening|weekend|afternoon)|hobby is|about) (?P<doing>baking|cooking|hiking|jogging|painting|drawing|sketching|gardening|"
    r"knitting|crocheting|sewing|climbing|bouldering|swimming|cycling|coding|fishing|skiing|snowboarding|skating|surfing|dancing|"
    r"journaling|camping|birdwatching|learning|practicing|practising|studying|rereading|rewatching|reading|playing|writing|cleaning|moving house)"
    r"(?: (?P<object>[\w'-]+(?: [\w'-]+)?))?"
)
_TRANSITIVE: Final = frozenset(
    {"learning", "practicing", "practising", "rereading", "rewatching", "playing", "moving"}
)
_WORDS: Final = re.compile(r"[a-z][a-z'-]*|[.,!?;:()\n]|[^\sa-z]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a line is about. `text` reads well after "about" and "with"; at most five words."""

    text: str
    field: Field


def _closed(words: list[str], at: int) -> bool:
    """Whether a phrase can end before the word at `at`."""
    return at >= len(words) or not words[at][0].isalpha() or words[at] in _AFTER


def _phrase(words: list[str], start: int) -> Topic | None:
    """The phrase that opens with an owner or article at `start`."""
    at, core = start + 1, list[str]()
    while (
        at < len(words)
        and len(core) < 3
        and (words[at] in _MODIFIERS or words[at] in _FIELD_OF or words[at].removesuffix("'s") in _FIELD_OF)
    ):
        core.append(words[at])
        at += 1
    if not core or core[-1] not in _FIELD_OF or not _closed(words, at):
        return None
    owner = words[start]
    field = _FIELD_OF[core[-1]]
    if field == "people" and owner != "my":
        return None
    return Topic(" ".join((_TURNED.get(owner, owner), *core)), field)


def _owned(words: list[str]) -> list[Topic]:
    found = (_phrase(words, at) for at, word in enumerate(words) if word in _OWNERS and word != "your")
    return [topic for topic in found if topic is not None]


def _bare(words: list[str]) -> list[Topic]:
    found = (
        Topic(word, _FIELD_OF[word])
        for at, word in enumerate(words)
        if word in _ALONE
        and _closed(words, at + 1)
        and not (
            at and (words[at - 1] in _OWNERS or words[at - 1] in _MODIFIERS or words[at - 1].endswith("'s"))
        )
    )
    return list(found)


def _doing(line: str) -> Topic | None:
    """A pastime: "baking", "learning japanese"; the object only where the list of nouns has it."""
    found = _DOING.search(line)
    if found is None:
        return None
    doing, after = found["doing"], (found["object"] or "").split()
    if doing == "moving house":
        return Topic(doing, "home")
    thing = after[0] if after else ""
    closed = _closed(after, 1)
    if thing in _ALONE or (
        thing in _FIELD_OF
        and _FIELD_OF[thing] in {"food", "music", "study"}
        and doing not in {"reading", "writing", "studying"}
    ):
        return Topic(f"{doing} {thing}", _FIELD_OF[thing]) if closed else None
    if doing in _TRANSITIVE or (thing and not _closed(after, 0)):
        return None
    return Topic(
        doing, "study" if doing == "studying" else "book" if doing in {"reading", "writing"} else "hobby"
    )


def topic_of(text: str) -> Topic | None:
    """What the line is about, or None when that is not plain.

    A possession comes before a thing ("my exam" before "the bus"), a thing before a bare subject.
    """
    line = QUOTED.sub(" ", spoken(text))
    if "http" in line or "`" in text or len(line) > 600:
        return None
    words = _WORDS.findall(line)
    things = _owned(words)
    mine = [topic for topic in things if topic.text.startswith("your ")]
    doing = _doing(line)
    choice = [*mine, *things, *([doing] if doing else []), *_bare(words)]
    return next((topic for topic in choice if len(topic.text.split()) <= 5), None)


# --- what may be taken up in a message that nobody asked for ------------------------------------------

_HARMLESS: Final[frozenset[Field]] = frozenset(
    {
        "work",
        "study",
        "food",
        "game",
        "hobby",
        "sport",
        "pet",
        "weather",
        "music",
        "film",
        "book",
        "travel",
        "home",
    }
)
_DELICATE: Final = pattern(r"""
    die|dies|died|dead|dying|death|kill\w*|funeral|grave|grief|griev\w*|mourn\w*|suicid\w*|self[- ]harm\w*|cut(?:ting)? myself|passed away|put (?:down|to sleep)|lost|losing|lose|loss|miss(?:ed|ing)?|gone
    sick\w*|ill|illness|hospital|doctor|surgery|cancer|diagnos\w*|pain\w*|hurt\w*|injur\w*|broken?|pregnan\w*|miscarr\w*|vet|therap\w*|medic\w*|meds|pills?|flu|fever|allerg\w*|disease|anxi\w*|depress\w*|panic\w*|adhd|autis\w*|diet\w*|weight|calorie\w*|eating disorder|anorex\w*|bulimi\w*|sober|drunk|drink(?:ing)?|drug\w*|weed|smok\w*|alcohol\w*
    fight\w*|fought|argu\w*|yell\w*|scream\w*|hate\w*|angry|mad|furious|divorc\w*|separat\w*|custody|broke up|break ?up|dump\w*|cheat\w*|ex|exes|lawyer|court|police|arrest\w*|jail|abus\w*|bull(?:y|ied|ies|ying)|threat\w*|stalk\w*|assault\w*|rap(?:e|ed|ist)|violen\w*|attack\w*|war|racis\w*
    money|debts?|rent|loans?|mortgage|bills?|salary|pay|paid|broke|bank\w*|cash|afford|price\w*|expensive|tax\w*|dollars?|euros?|pounds|fired|laid off|unemployed|evict\w*|bankrupt\w*|scam\w*|gambl\w*|casino|bets?
    love|in love|crush|dates?|dating|boyfriend|girlfriend|bf|gf|husband|wife|partner|kiss\w*|sex\w*|romanc?\w*|tinder|marri\w*|marry|wedding|propos\w*|naked|nude\w*|porn
    secret\w*|confess\w*|don't tell|never told|between (?:you and me|us)|private|promise not|asham\w*|embarrass\w*|guilt\w*|cry|cried|crying|tears|sad\w*|lonely|alone|scared|afraid|fear\w*|worr\w*|nervous|stress\w*|overwhelm\w*|terrible|awful|horrible|worst|fail\w*|flunk\w*|rejected|hopeless|worthless|useless|tired of|exhaust\w*|can't (?:cope|sleep|take|do this)|gay|lesbian|trans|bisexual|queer|religio\w*|god|church|pray\w*|politic\w*|election|vote\w*|trump|immigra\w*|deport\w*|asylum|visa|nightmare\w*|trauma\w*|ugh|sucks?|shit\w*|fuck\w*
""")


def delicate(text: str) -> bool:
    """Whether the line touches what no unasked message may take up: grief, illness, conflict, money, romance, confidences."""
    return _DELICATE.search(spoken(text)) is not None or _DELICATE.search(unmarked(text)) is not None


def harmless_topic(text: str) -> Topic | None:
    """What the line is about, if an unasked message may take it up; people's own affairs only, nothing delicate."""
    topic = topic_of(text)
    if topic is None or topic.field not in _HARMLESS or delicate(text):
        return None
    return topic
