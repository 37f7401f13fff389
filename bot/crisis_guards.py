"""What makes the words of danger harmless: denials, somebody else's words, games, idioms, jokes, a past that is over.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.crisis_signs import CLASSES
from bot.voice.phrases import pattern

EARNEST: Final = pattern(
    "serious(?:ly)?|not (?:joking|kidding)|no joke|(?:i|and) mean (?:it|that|this)|this isn't a joke|for real"
)
LAUGH: Final = pattern(
    r"lol|lmf?ao+|rofl|ha(?:ha)+h?|hehe(?:he)?|xd|lmao\w*|jk|j/k|kidding|joking|lolol\w*|kek|😹"
)
LAUGHING_MARKS: Final = ("😂", "🤣", "💀", "😆", "😹", "☠")
JOKE_MARKS: Final = ("/j", "/s", "/hj", "/jk")
ALONG_WITH_NOT: Final = pattern(
    r"(?:(?<!hard )(?<!tough )not|never|don't|do not|didn't|wouldn't(?! it be)|won't|isn't|wasn't|no longer|haven't|without(?! (?:my|her|him|them|you|it)\b)|no plans? to|nor|stopped|no intention of|far from)"
    r"(?: (?!and\b|but\b|so\b|because\b|know\b|if\b|sure\b|care\b|stop\b|reason\b|only\b|i\b)[\w']+){0,5} ?$"
)
REPORTED: Final = pattern(
    r"""
    (?:he|she|they|friend|brother|sister|mom|mum|dad|someone|somebody|people|guy|girl|boy|cousin|roommate|ex|coworker|student|patient|client|kid|everyone|neighbor|teacher|celebrity|singer|aunt|uncle|who) (?:\w+ ){0,5}(?:says?|said|kept saying|saying|texted|told \w+|was like|were like|wrote|goes|posted|screamed|yelled|keeps saying|tweeted|joked|joke|called)(?: that| like)?[: ,"']*(?:(?:i|i'm|i'll|i want|i wanted|i will)(?: going)?(?: to)? )?$
    """
)
THIRD_PERSON: Final = pattern(
    r"""
    (?:(?:he|she|they|you|we)(?:'s|'re|'ll|'d|'ve)?|friend|friends|brother|sister|mother|father|parents|mom|mum|dad|someone|somebody|people|guy|girl|man|woman|character|cousin|roommate|coworker|patient|client|kid|kids|who|teens|players|celebrity|actor|singer|actress|name|son|daughter|wife|husband|uncle|aunt|grandpa|neighbor|classmate|others|patients|students|veterans|you|we|protagonist|hero|villain|npc|it(?! (?:be|would|hurts?|feels|seems|is better)\b)|lemmings|everyone) (?:(?!there\b|i\b|i'm\b|i'll\b|me\b|my\b|makes\b|making\b|made\b)[\w']+ ){0,5}$
    """
)
FRAMED: Final = pattern(
    r"""
    lyrics?|song goes|song is called|song called|the chorus|b-?side|nirvana|linkin park|radiohead|billie eilish|the verse|new album|karaoke|playlist|translate
    translation|subtitles?|how do you (?:say|spell)|what (?:does|do|did) ... (?:mean|stand for)
    (?:reading|read|learning|studying|learned) about|for my (?:\w+ )?(?:course|class|essay|paper|degree|module|thesis)
    the right (?:phrase|word|term|expression)|(?:my|the|a) patient|patients? (?:presented|presents|with|has|reports)|(?:nursing|medical|med|vet) (?:exam|school|class|student)|signs of (?:an )?overdose
    in (?:my|the|this|that|a) (?:\w+ )?(?:story|novel|book|movie|film|show|series|episode|script|campaign|fic|fanfic|anime|manga|play|comic|musical|scene|chapter)
    (?:my|the|this|main|his|her) (?:\w+ )?(?:character|protagonist|oc|villain|npc|novel|screenplay|fanfic|fic|chapter|scene|plot|dnd \w+|paladin|wizard|rogue)
    (?:the|an?|this|reading|read|saw|watched|watching|watch|wrote an?|writing an?) (?:\w+ ){0,2}(?:news|article|headline|documentary|podcast|essay|paper|thesis|report|true crime \w+|lecture|seminar|ted talk|poem)
    (?:suicide|self ?-?harm) (?:prevention|awareness|hotline|squad|rates?|statistics|note template|door|bunny|mission|run|bombers?|pact|research|studies|policy|risk|helpline|training|sprint|cells?|drinks?|doors|machine)
    research (?:paper|project|on|shows)|psych(?:ology)? (?:class|lecture|exam|major)|statistics|studies show
    according to|sociology|durkheim|hamlet|romeo|juliet|werther|shakespeare|netflix|wikipedia|quote of|the line
    a line|the quote|famous quote|movie quote|sylvia plath|bojack|13 reasons why|quote from|meme|monologue
    says the (?:hero|villain|captain)|role ?play
    """
)
GAME: Final = pattern(
    r"""
    in ?-?game|respawn\w*|spawn\w*|hp|lobby|raid|raids|boss|bosses|boss fight|ranked|minecraft|valorant|roblox
    fortnite|sims|elden ring|dark souls|skyrim|league|overwatch|dps|healer|npcs?|speed ?run\w*|level \d+|lava
    creepers?|fall damage|checkpoint|save file|save point|killstreak|k/d|teammates?|enemy team|mobs?|loot|d20
    the dm|dnd|d&d|campaign|quest|patch notes|patch|nerf\w*|my main|bot lane|jungler?|gg|zelda|mario|pokemon
    stardew|tarkov|apex|cod|warzone|grenade|grenades|ult|xp|roguelike|dungeon|the game|this game|video ?games?
    chess|controller|console|hardcore run|permadeath|sniper|ganon|zerg|respawned|hollow knight|terraria|among us
    shrine|treasure chest|loot|checkpoint|speedrun|gta|lives left|fps|inventory|items back|reset|hitbox|aoe|lag spike|first person shooter
    """
)
TRIFLE: Final = pattern(
    r"""
    (?<!oncoming )(?<!into )traffic|pizza|tacos?|mondays?|printer|cringe|cringy|spoilers?|spoil|leg day|hangover|hungover|wifi|wi-fi
    internet|lag|buffering|puns?|dad joke|alarm|commute|spiders?|burpees|squats|cardio|gym|autocorrect|password
    captcha|loading screen|excel|spreadsheet|pineapple|cilantro|embarrass\w*|second ?-?hand|awkward|humidity
    mosquito\w*|sunburn|laundry|dishes|ads|commercials|slow walkers|small talk|group chat|reply all|zoom call
    powerpoint|css|javascript|regex|compil\w+|merge conflict|build|bug|bugs|npm|printer jam|chocolate|ice cream
    cute|cuteness|kitten|puppy|adorable|laughing|laughter|laughed|boredom|bored|so full|food coma|spicy|barks?|barking|drums?|linux|windows|drum kit|synergy|blanket|duvet|mattress|spreadsheets?|tabs|rockets?
    hot sauce|jalape\w+|thirst|starving(?! myself)|karaoke|dentist|tax(?:es)?|ikea|furniture|playlist|finale|cliffhanger
    episode|season|plot twist|ship
    """
)
CAUSE: Final = pattern(
    r"""
    (?:home ?work|exams?|midterms?|finals|essay|assignment|math|maths|calculus|algebra|chem|chemistry|physics|statistics|class|lecture|teacher|professor|boss|manager|work|job|shift|meeting|meetings|emails?|code|coding|project|weather|heat|cold|game|level|song|movie|show|video|customers?|client|deadline|weekend|homework|reading|paperwork|training|workout|run|diet|landlord|bus|train|airport|flight|line|queue|update|app|site|discord|server|puzzle|joke|chores|cleaning|allergies|cramps|period|it) ... (?:makes?|making|made|got|has) me (?:want|wish|kms|kill)
    if ~ (?:asks?|one more|again|another|says|has to|have to|have another|doesn't work|crashes|fails?|loses?|lose|plays?|hear|see|cancel\w*|trade|spoils?|delay\w*|calls?|emails?|forgot|runs out|sends)
    (?:one more|another|this|these|so (?:much|many)|too (?:much|many)) (?:\w+ )?(?:home ?work|exams?|essays?|assignments?|meetings?|emails?|shifts?|zoom|chores|spreadsheet|paperwork|pages|slides|code|class|problem sets?|deadlines?)
    """
)
ACCIDENT: Final = pattern(
    r"""
    shaving|cooking|chopping|onions?|kitchen|paper|glass|slicing|opening (?:a|the)|tin|bread|by accident
    accidentally|accident|peeling|dicing|stove|oven|pan|tea|coffee|soup|iron|curling|hair|gym|playing|lifting
    running|climbing|skating|skateboard\w*|falling|fell|skiing|soccer|football|basketball|practice|workout|ankle
    back|knee|shoulder|stretching|moving (?:the|furniture)|bike|biking|trampoline|cheese|grater|razor burn|toast
    sun|fireworks|lego|fence|wire|branch|at work|door|rusty|rock|metal|garden\w*|nail|nails|pizza|curry
    off (?:from|sugar|the|carbs|completely)|some slack|a (?:slice|deal|break|piece)|deadlift\w*|yoga|hot glue
    glue gun|laughing|bbq|grill|candle|ramen|hiking|dancing|stub\w*|welding|woodwork\w*|workshop|thumb|finger
    in the (?:head|foot)(?= (?:with|on|by))|for that|cats?|kitten|rose|bush|thorns?|cactus|cupboard|handstand|too old|doing (?:a|yoga|sports?|gymnastics)|beard|stubble|up over|some|on paper
    """
)
STRAIN: Final = pattern(
    r"""
    (?:killing|killed|kill) myself (?:at (?:work|the gym|the office|school)|over (?:this|it|that|nothing|a|an)|for (?:this|that|a|an|them|nothing|these|my (?:boss|job))|with (?:work|this|overtime|all)|trying|laughing|tripping|to (?:get|finish|make|pass|please|meet)|in (?:the gym|training|rehearsal)|on (?:the (?:stairs|ice|treadmill)|that|those|this|my (?:bike|skateboard))|slipping|studying|doing)
    (?:nearly|almost) (?:killed myself|died) (?:laughing|tripping|on|slipping|with|doing|trying|at|in|of)
    into the (?:lake|river|sea|ocean|water|pool)|bungee|parachut\w*|skydiv\w*|cliff div\w*|paraglid\w*|zip ?line
    base jump\w*
    die (?:for|laughing|happy|hard|trying|inside|of (?:laughter|cringe|embarrassment|cute\w*|shame|boredom|happiness|heat|hunger|old age)|on this hill|on that hill|my hair|historic|old|rich|peacefully|a (?:legend|hero|warrior|happy|virgin)|for (?:you|some|this|that|a)|in (?:your arms|peace at)|knowing)
    rather (?:die|kill myself|be dead) than(?! (?:keep|feel|suffer|continue|endure|another|spend|live|be alive|exist|go on|keep living|face|stay|wake|this life|be here))
    (?:dying|died|dead) (?:of laughter|laughing)|to die for|do or die|hope to die|never say die|kill for
    (?:off|delete|kill) my life ?(?:savings|insurance)|end my life(?:time|long)
    (?:take|taking|took) my life (?:back|seriously|into|for granted|in|story|to the)
    end(?:ed|ing)? everything (?:on|with)|change my life|my life (?:savings|insurance|advice|story|as an?)
    offing myself a|end it (?:tonight|today|right now) (?:with|on)|end it all (?:with|on a)
    overdos\w+ on(?! (?:{drug}|my|purpose|heroin|the))
    catch(?:ing)? the bus (?:to|at|home|for|from|in|because|and|every|that|on)
    (?:catch|catching) the bus (?:tomorrow|today|tonight|right now|this \w+|at|to)
    """,
    CLASSES,
)
RESOLVED: Final = pattern(
    r"""
    used to|years ago|a (?:long|few) (?:time|years) (?:ago|back)|back (?:then|when|in)|in the past
    when i was (?:\d+|a (?:kid|teen\w*|child|student)|younger|little|in)|as a (?:kid|teen\w*|child)|in my (?:teens|twenties|thirties|\d0s)
    (?:days|weeks|months|years?) (?:clean|free)|clean from|(?:fully |since )?recovered|in remission
    glad (?:i was wrong|i|it) (?:didn't|failed|survived)|so glad i(?:'m)? (?:alive|here|still here)|i got (?:help|better)
    i survived|(?:years|months|decades?) since
    """
)
PAST: Final = pattern(
    "used to|didn't|thought|wanted|tried|attempt|attempted|was|had|harmed|harming|hurt|cut|cutting|overdosed|hit|beat|raped|molested|abused|self ?-?harm"
)
STILL: Final = pattern(
    r"again|still|lately|recently|(?<!better )(?<!fine )(?<!ok )(?<!okay )(?<!good )now|tonight|today(?! i)|(?<!great )(?<!better )(?<!fine )(?<!good )(?<!okay )these days|back to it|this time|relapsed|yesterday|last night"
)
MUNDANE: Final = pattern(
    r"""
    if (?:i|he|she|they) (?:find|finds|see|sees|saw|found|don't|forget|forgot|miss|lose|lost|eat|ate|break|broke)
    when (?:he|she|they) (?:sees?|finds?|hears?|reads?)
    for (?:eating|forgetting|losing|breaking|saying|telling|being|this|that|spoiling|buying|not)
    i (?:forgot|broke|ate|lost|spent|bought|crashed|missed|dropped|spoiled|scratched|told)|late|grades
    report card|surprise|birthday|joke|tickl\w*|cardio|workout|trainer|softly|with kindness|cute\w*
    """
)
SELF_HARM: Final = pattern(
    r"(?:cut|harm|hurt|burn|scratch|punch|hit|cutt|hitt|need to cut|want to cut)(?:e|ed|t|ing|es|s)?(?: (?:myself|my \w+|open my \w+))?"
)
IDIOM: Final = pattern("kms|ctb|be dead|not be alive")
DEED: Final = pattern(
    "{drug}|{weapon}|took|swallowed|bridge|roof|ledge|note|letter|wrists?|bleeding|tracks", CLASSES
)
FIRST_PERSON: Final = pattern("i|i'm|i'll|i've|me|my|myself|my ?self")
TOLD_TO: Final = pattern(r"(?:told|tells|telling|asked|begged|wants?) me to $")
FAINT: Final = pattern(
    r"can't ... (?:anymore|on)|.*give up.*|.*way out|.*hopeless|.*(?:disappear|vanish).*|.*sleep.*|jump(?:ing)? off.*|.*burden|.*stop|.*hope.*|od"
)
"""Phrases that a laugh is enough to drop."""
CALM: Final = pattern(
    r"""
    not suicidal|not going to (?:hurt|kill) (?:myself|anybody|anyone|him|her|them)|kill it (?:tomorrow|today|tonight|out there|on stage)
    (?:take|took|taking|forgot|forget|missed|need|remember)(?: to take)? my (?:\w+ )?(?:pills?|meds|medication|vitamins|tablets)(?!.*\b(?:all|whole|every|too many|at once)\b)
    (?:my|the) \w+ (?:pills?|meds|tablets) (?:make|makes|made|help|are|is|taste)|(?:at|on) the (?:tracks|platform|station) for the
    (?:be alive|live) (?:for|until|long enough|to see) the year|in my dreams?
    """
)
"""What somebody says who is in no danger, in words that the network takes for danger."""
VIOLATED: Final = pattern(r"(?:\w+ )*(?:raped|molested|sexually (?:assaulted|abused))(?: me)?")
"""What is met with care and help lines however long ago it was."""
