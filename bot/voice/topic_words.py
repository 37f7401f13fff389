"""The words behind `bot.voice.topics`: what a line may be about, what surrounds it, what no unasked message takes up."""

from __future__ import annotations

from typing import Final, Literal

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
]

_NOUNS: Final[dict[Field, str]] = {
    "work": """
        job jobs interview interviews shift presentation presentations meeting meetings project projects deadline deadlines internship
        promotion portfolio resume cv startup website app spreadsheet workshop
    """,
    "study": """
        exam exams test tests essay essays thesis dissertation homework class classes course courses lecture lectures school college
        university uni degree semester finals midterm midterms quiz assignment assignments studies seminar graduation
        maths math physics chemistry biology history geography spanish french german japanese korean italian latin english
        vocabulary lesson lessons
    """,
    "home": "apartment flat house room kitchen balcony move desk couch sofa shelf bike car laundry dishes laptop computer garage chores",
    "food": """
        dinner lunch breakfast cake cakes bread soup pizza pasta curry coffee tea cookies pancakes salad ramen sushi tacos burger
        lasagna risotto pie muffins brownies sourdough recipe recipes cheesecake omelette dumplings noodles sandwich stew chili waffles
    """,
    "game": """
        game games minecraft chess zelda tetris mario pokemon stardew terraria valorant fortnite skyrim sudoku crossword puzzle puzzles
        raid campaign speedrun dnd factorio celeste
    """,
    "hobby": """
        garden painting drawing drawings sketch novel poem poems story stories photos pottery knitting scarf sweater crochet origami
        blog podcast tomatoes plants plant aquarium lego woodworking quilt embroidery camera telescope bonsai herbs comic comics
    """,
    "sport": """
        marathon half-marathon race run match tournament workout gym yoga football soccer basketball tennis volleyball climb swim hike
        ride training team hockey badminton rugby cricket
    """,
    "pet": "dog cat puppy kitten hamster rabbit bunny parrot horse dogs cats turtle gecko",
    "weather": "rain snow weather storm thunderstorm fog heatwave sunset sunrise",
    "music": "guitar piano violin drums bass ukulele song songs album concert gig band choir playlist festival flute cello",
    "film": "film films movie movies series show episode anime documentary cinema",
    "book": "book books manga library audiobook",
    "travel": "trip holiday vacation weekend flight train journey beach museum roadtrip",
    "party": "birthday party wedding barbecue bbq picnic anniversary reunion",
}  # fmt: skip
FIELD_OF: Final[dict[str, Field]] = {word: field for field, words in _NOUNS.items() for word in words.split()}
"""The field of each word that a phrase may end with."""
ONLY_OWN: Final = frozenset(
    """weekend holiday vacation house room school college university uni history degree course team run race ride move shift match
    train desk couch sofa shelf car bike laptop computer chores studies birthday party anniversary dishes english library
    test campaign camera class show bass climb swim app kitchen garage""".split()  # noqa: SIM905
)
"""Words that say nothing unless they are the person's own: "my weekend" is a subject, "the weekend" a time."""
ALONE: Final = frozenset(
    """maths math physics chemistry biology geography spanish french german japanese korean italian latin minecraft chess zelda tetris
    pokemon stardew terraria valorant fortnite skyrim sudoku dnd factorio sourdough pottery knitting origami yoga football soccer
    basketball tennis volleyball badminton rugby hockey guitar piano violin ukulele homework lego woodworking anime manga crochet
    embroidery laundry sushi ramen bread pancakes cookies pizza pasta tomatoes coffee tea soup lasagna risotto curry noodles dumplings waffles muffins brownies salad""".split()  # noqa: SIM905
)
"""Words that need no article to be said back ("how is chess")."""
PROPER: Final[dict[str, str]] = {
    word: word.capitalize()
    for word in """spanish french german japanese korean italian latin english minecraft zelda tetris mario pokemon stardew terraria
    valorant fortnite skyrim factorio celeste lego christmas""".split()  # noqa: SIM905
} | {"dnd": "D&D", "cv": "CV", "bbq": "BBQ"}
"""Names, as they are written."""
MODIFIERS: Final = frozenset(
    """new old first second last big small little final favourite favorite driving math maths physics chemistry biology history spanish
    french german english japanese job birthday dance piano guitar violin chess football soccer tennis basketball book board video
    card cooking swimming school work college university summer winter weekend christmas half group science art music chocolate
    carrot apple tomato pumpkin chicken vegetable banana lemon cheese homemade morning part-time own online yearly annual baby
    high bar law medical public climbing yoga pottery camping surprise house engagement vegan
    garden balcony ski hiking city beach rescue mini tiny huge amazing lovely beautiful cute great good funny fun nice whole entire""".split()  # noqa: SIM905
)
_KIN: Final = """sister brother mum mom mother dad father grandma grandpa gran aunt uncle cousin son daughter friend roommate flatmate
    niece nephew dog cat wife husband partner boyfriend girlfriend kid""".split()  # noqa: SIM905
OWNERS: Final = frozenset(f"{one}'s" for one in _KIN)
"""Whose thing it may be beside the person's own: "my sister's wedding"."""
DULL: Final = frozenset(
    [
        "good",
        "great",
        "nice",
        "lovely",
        "amazing",
        "beautiful",
        "cute",
        "funny",
        "fun",
        "huge",
        "whole",
        "entire",
        "tiny",
        "own",
        "big",
        "little",
        "small",
    ]
)
"""Modifiers that are left out when the phrase is said back."""
AFTER: Final = frozenset(
    """is was are were will has had went goes and or but because so on at for with to in from about that which who by after before until
    when if than then today tomorrow tonight yesterday now later next last this again already soon right finally starts started
    begins ends comes came turned turns arrives keeps kept made makes needs isn't wasn't won't didn't doesn't could would should
    might may can as while since though during over gets got feels looks looked seems seemed tastes tasted takes took all it i
    i'm i've we we're he she they you my its without every together btw lol haha yesterday's sucks rocks rules tmr""".split()  # noqa: SIM905
)
"""Words that may follow a phrase; anything else may belong to it, and then it is not taken."""
POSSESSING: Final = frozenset(
    [
        "have",
        "had",
        "got",
        "get",
        "getting",
        "start",
        "started",
        "starting",
        "adopt",
        "adopted",
        "adopting",
        "bought",
        "joined",
        "join",
        "landed",
        "have've",
    ]
)
"""After these, "a puppy" is "your puppy"; after the others it is "the cake"."""
TAKING_UP: Final = POSSESSING | frozenset(
    """made make making finish finished finishing watch watched watching read reading play played playing bake baked baking cook cooked
    cooking going went visit visited visiting write writing wrote draw drew drawing paint painted painting build built building
    learn learning love like enjoy enjoyed enjoying plan planning prepare preparing study studying studied passed aced failed won
    nailed excited nervous worried anxious stressed ready forward working worked think thinking talk talking stuck tried trying
    ordered planted planting knit knitted see saw seeing practice practicing practise practising ran booked booking packed
    started into hate loved liked making rewatching rereading sewing hosting organising organizing ace pass nail happy proud""".split()  # noqa: SIM905
)
PREPOSITIONS: Final = frozenset("to for on about at with of through over in".split())  # noqa: SIM905
BETWEEN: Final = frozenset(
    """just finally really already still also only even about been have had was am so very bit little pretty currently always usually
    often to a lot of going today kind will would actually totally super""".split()  # noqa: SIM905
)
"""What may stand between "I" and its verb."""
SPEAKER: Final = frozenset("i we i'm i've i'd i'll we're we've we'll im ive".split())  # noqa: SIM905

DOING: Final = pattern(
    r"(?:i'm|i am|i've been|i was|been|we're|we were|i (?:love|like|enjoy|started|tried|prefer)|we (?:love|like|started)|love|started|"
    r"tried|trying|into|went|going|go|enjoy|busy|spent (?:the |my |all )?(?:day|morning|evening|weekend|afternoon)|hobby is|hobbies are) "
    r"(?P<doing>baking|cooking|hiking|jogging|painting|drawing|sketching|gardening|knitting|crocheting|sewing|climbing|bouldering|"
    r"swimming|cycling|coding|fishing|skiing|snowboarding|skating|surfing|dancing|journaling|camping|birdwatching|learning|practicing|"
    r"practising|studying|rereading|rewatching|reading|playing|writing|moving house)(?: (?P<object>[\w'-]+(?: [\w'.,!?-]+)?))?"
)
"""A pastime of the speaker's own."""

DELICATE: Final = pattern(r"""
    die|dies|died|dead|dying|death|kill\w*|funeral|grave|grief|griev\w*|mourn\w*|suicid\w*|self[- ]harm\w*|cut(?:ting)? myself|passed away|put (?:down|to sleep)
    lost|losing|lose|loss|miss(?:ed|ing)?|gone|sick\w*|ill|illness|hospital\w*|doctors?|surgery|cancer|diagnos\w*|pains?|painful|hurt\w*|injur\w*|brok\w*
    pregnan\w*|miscarr\w*|vet|therap\w*|medic(?:ine|ation|ations|s)|meds|pills?|flu|fever|allerg\w*|disease|anxi\w*|depress\w*|panic\w*|adhd|autis\w*|diet\w*|weight|calorie\w*
    eating disorder|anorex\w*|bulimi\w*|sober|drunk|drinking|drug\w*|weed|smok\w*|alcohol\w*|fight\w*|fought|argu\w*|yell\w*|scream\w*|hate\w*|angry|mad|furious
    divorc\w*|separat\w*|custody|broke up|break ?up|dump(?:ed|ing)|cheat\w*|ex|exes|lawyer|court|police|arrest\w*|jail|abus\w*|bull(?:y|ied|ies|ying)|threat\w*|stalk\w*
    assault\w*|rap(?:e|ed|ist)|violen\w*|attack\w*|war|racis\w*|money|debts?|rent|loans?|mortgage|bills?|salary|pay\w*|paid|bank\w*|cash|afford\w*|price\w*|expensive|cost\w*|tax\w*
    dollars?|euros?|pounds|fired|laid off|unemployed|evict\w*|bankrupt\w*|scam\w*|gambl\w*|casino|bets?|raise|i love (?:you|him|her|them)|in love|crush\w*|dates?|dating
    boyfriend\w*|girlfriend\w*|bf|gf|husband\w*|wife\w*|partner\w*|kiss\w*|sex\w*|romanc\w*|romantic\w*|tinder|marri\w*|marry|wedding|propos\w*|naked|nude\w*|porn|horny|nsfw
    secret\w*|confess\w*|don't tell|never told|between (?:you and me|us)|private\w*|promise not|asham\w*|embarrass\w*|guilt\w*|cry|cried|crying|tears|sad\w*|lonely|alone
    scared|afraid|fear\w*|worr\w*|nervous|stress\w*|overwhelm\w*|terrible|awful|horrible|worst|fail\w*|flunk\w*|reject\w*|hopeless|worthless|useless|exhaust\w*|burn(?:ed|t) ?out
    can't (?:cope|sleep|take|do this|go on|handle)|gay|lesbian|trans|bisexual|queer|religio\w*|god|church|pray\w*|politic\w*|election|vote\w*|immigra\w*|deport\w*|asylum|visa
    nightmare\w*|trauma\w*|ugh|sucks?|sucked|shit\w*|fuck\w*|upset|heartbr\w*|struggl\w*|suffer\w*|ambulance|accident|crash\w*|emergency|bleed\w*|wound\w*|stolen|robbed|jealous\w*
""")  # fmt: skip
"""Grief, illness, crisis, conflict, money, romance, confidences: what no unasked message may take up."""

GRAVE: Final = pattern(r"""
    # loss and farewell
    bury|buries|buried|burial\w*|burying|cremat\w*|ashes|urn|eulog\w*|obituar\w*|memorial\w*|condolence\w*|the wake|in memory of|in (?:her|his|their|its) memory|coffin|casket
    (?:my|our) late (?:\w+ )?(?:mum|mom|mother|dad|father|brother|sister|son|daughter|grand\w+|gran|aunt|uncle|cousin|friend|dog|cat|\w+'s)|widow\w*|orphan\w*|stillb\w*
    (?:in|to|into) heaven|rainbow bridge|(?:say|says|saying|said|our|my|the|last|final) good-?byes?(?: to (?:my|our|her|him|them|it|the (?:dog|cat|kids|family)))|last good-?bye|final good-?bye
    good-?bye (?:letters?|notes?)|letters? (?:i|that i)(?:'ll| will)? never|letters? to everyone|notes? to everyone|last (?:walk|walks|wish\w*|words|breath\w*|will|vet \w+|visit|photo with|picture with)
    \w+'s last (?:day|days|night|hours|hour|week|christmas|birthday|summer)|(?:i|we) will ever (?:\w+)|for the last time|(?:one|a) last time|(?:let|lets|letting) (?:him|her|it|them|(?:my|our) \w+|me|us) go
    (?:laid|lays|lay|lie|lying|put|puts|putting) (?:\w+ ){0,2}to rest|out of (?:his|her|its|their) misery|(?:won't|not|didn't|doesn't|might not|may not) (?:make it|wake up|survive|pull through)
    euthan\w*|rehom\w*|giv(?:e|es|ing|en) (?:up|away) (?:my|our|the)|giv(?:e|es|ing) (?:(?:my|our|the|her|him|it|them) ?)(?:\w+ )?(?:up|away)|all (?:i|we) have left|left of (?:her|him|them)
    won't need (?:it|them|any of it)|for after|disappear\w*|vanish\w*|end it(?: all)?|ran away|runs? away|running away|run(?:ning)? from home|(?:to|into|at) (?:a|the|an animal) shelter|(?:shelter|pound) takes
    collaps\w*|faint(?:s|ed|ing)?|frail|weak(?:er)?|limp(?:s|ing)|(?:very|so|too|really) old|old and|(?:stopped|stops|won't|refuses to) eat\w*
    # illness
    clinics?|hospice\w*|rehab\w*|oncolog\w*|chemo\w*|radiotherap\w*|radiation|biops\w*|tumou?rs?|(?:a|the|my) lump|(?:my|a|the|ct|brain|bone|body) scans?|mri|dialysis|(?:a|her|his|my|the) stroke|seizures?
    relaps\w*|overdos\w*|coma|intensive care|icu|(?:an|the|my|her|his) operation|operated|psychiatr\w*|the ward|transplant\w*|hiv|ivf|abort\w*|ultrasound|nursing home|care home|dementia|alzheimer\w*
    palliative|terminal(?:ly)?|prognos\w*|symptoms?|inpatient|a\.?a\.? meetings?|n\.?a\.? meetings?|(?:twelve|12)[- ]step\w*|recovery (?:group|meeting)|paraly\w*|amputat\w*|cardiolog\w*|neurolog\w*|heart attack
    (?:only|nothing but|just) (?:had|ate|eat|eating|drank|drink|drinking)|make ends meet|one[- ]way|too (?:big|quiet|empty)|can't have|isn't coming|skip(?:s|ped|ping)? (?:dinner|lunch|breakfast|meals?|eating)|fasting|purg(?:e|es|ed|ing)|(?:let|allow) myself (?:to )?eat|burn(?:ing)? off|starv\w*|binge[- ]?eat\w*
    # law, harm
    (?:a|the|my|our|court|custody|her|his|asylum) hearing|hearings|(?:on|the|a) trial|probation\w*|parole\w*|prison\w*|sentenc(?:ed|ing)|verdict|lawsuit\w*|su(?:e|es|ed|ing) (?:me|us|my|him|her|them|the)
    testif\w*|testimony|witness\w*|(?:restraining|protective|protection) orders?|attorney\w*|solicitor\w*|social workers?|bail(?:ed|ing)?(?: out)?|foster\w*|took my (?:kids?|child\w*|son|daughter)
    harass\w*|grop\w*|molest\w*|touch(?:ed|es|ing) me|follow(?:s|ed|ing) me|discriminat\w*|grievance\w*|hr|blackmail\w*|(?:women's|homeless|night) shelter|a refuge|what (?:he|she|they|my \w+) did(?: to me)?
    leav(?:e|es|ing) (?:him|her|my (?:man|dad|family|parents|home))|com(?:e|ing) out to|victim\w*|hostage|refugee\w*|funding cut
    # a home or a livelihood that is lost
    foreclos\w*|repossess\w*|redundan\w*|quit(?:ting)? (?:my|the|this)(?: new)? job|resign\w*|sacked|layoffs?|job cent(?:re|er)|food bank|homeless\w*|burn(?:ed|t) (?:down|to)|house fire|on fire|wildfire\w*
    flooded|floods?|(?:is|was|got|been|are|were|all) (?:destroyed|ruined|wrecked|smashed)|earthquake|tornado|hurricane|burglar\w*|broke in(?:to)?|break-in
    # what is to stay unsaid
    (?:nobody|no one) (?:else )?(?:knows|is to know|must know|may know|should know|has to know)|keep (?:it|this|that) (?:quiet|to yourself|between|under wraps)|(?:haven't|hasn't|didn't|never|not) (?:told|tell) (?:\w+ ){0,2}(?:that|about|anyone|anybody|yet|parents|family|mum|mom|dad|boss)
    (?:mum|mom|dad|parents|husband|boss|he|she|they|nobody|family|\w+) (?:can't|mustn't|must not|may not|shouldn't|isn't allowed to|aren't allowed to|must never|can never) (?:ever )?(?:know|find out|hear|see|notice)
    hid(?:e|es|ing|den)? (?:\w+ ){1,4}from|behind (?:his|her|their|my \w+(?:'s)?|our \w+(?:'s)?) back|forbid\w*|forbad\w*|sneak\w* (?:out|away)|l(?:ie|ied|ies|ying) (?:to|about)|pretend(?:ing|ed)? (?:to|that|i)|off the record|confiden\w*
    when (?:nobody|no one)(?:'s| is) (?:home|around|looking)
""")  # fmt: skip
"""More of it: loss and farewell, illness, courts, harassment, a home or a job that is lost, what is to stay unsaid."""
PET_JOYS: Final = pattern(r"""
    new|get|gets|getting|got|adopt\w*|learn\w*|tricks?|cute\w*|funny|silly|lovely|love[sd]?|play\w*|knock\w*|steals?|stole|chew\w*|purr\w*|fetch\w*|photos?|pictures?|named?|happy|happily|jump\w*|zoom\w*|snor\w*
    cuddl\w*|chas\w*|sleeps|slept|asleep|naps?|napping|sit|sits|sitting|hops?|swims?|runs|running|great|good|fun|clever|smart|fluffy|sweet|birthday|treats?|toys?|walk(?:s|ed|ing)?|beach|park|climb\w*|meow\w*|bark\w*|likes?|enjoy\w*|best|pretty|beautiful|adorable|tiny
""")  # fmt: skip
"""What makes a line about an animal plainly a cheerful one."""
