"""Reads what a line does: a greeting, a worry, a question that cannot be answered, a joke; English only, by its words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, Literal

from bot.voice.folding import QUOTED, spoken, unmarked
from bot.voice.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

Act = Literal[
    "goodbye", "greeting", "how_are_you", "thanks", "apology", "good_news", "bad_news", "grief", "worry", "lonely",
    "tired", "bored", "about_you", "your_name", "your_likes", "your_memory", "abilities", "facts", "task", "code",
    "link", "foreign", "ask_opinion", "opinion", "plan", "small_talk", "praise", "affection", "boundary", "insult",
    "teasing", "laughter", "joke", "riddle", "rather", "coin", "dice", "choose", "hands", "advice", "activity",
    "disclosure", "correction", "surprise", "yes", "no", "ack", "emoji", "question", "long", "default",
]  # fmt: skip
"""What a line does. `hands` is rock, paper, scissors; `rather` asks for a would-you-rather question."""

_CLASSES: Final = {
    "are": "are|r|were",
    "very": "(?:(?:so|very|too|pretty|quite|all|that|such|super|still|a bit|a little|kind of|feeling|a) )*",
    "am": "i'm|i am|am|i feel|i felt|i've been|feeling|been feeling|i get|i was|makes me|made me",
    "kin": (
        "mum|mom|mother|dad|father|gran|grandma|granny|nana|grandmother|grandpa|grandad|grandfather|brother|sister|aunt|"
        "auntie|uncle|cousin|wife|husband|son|daughter|baby|friend|best friend|dog|cat|puppy|kitten|hamster|rabbit|"
        "bunny|bird|parrot|horse|fish|hedgehog|guinea pig|pet|partner|boyfriend|girlfriend|neighbour|neighbor|teacher"
    ),
    "fine_thing": (
        "job|promotion|raise|offer|place|scholarship|internship|visa|lead role|part|ticket|tickets|license|licence|"
        "apartment|flat|house|puppy|kitten|dog|cat|degree|diploma|a|grade|interview"
    ),
    "hobby": (
        "baking|cooking|hiking|running|jogging|painting|drawing|sketching|reading|gardening|knitting|crocheting|sewing|"
        "climbing|bouldering|swimming|cycling|biking|coding|programming|studying|gaming|fishing|skiing|snowboarding|"
        "skating|surfing|dancing|singing|writing|journaling|photography|camping|yoga|playing|watching|listening to|"
        "building|learning|practi[cs]ing|training|making|rewatching|rereading|collecting|streaming|lifting|walking"
    ),
}  # fmt: skip


def _way(block: str) -> re.Pattern[str]:
    return pattern(block, _CLASSES)


_OPENERS: Final = r"(?:(?:oh|ah|ok|okay|well|so|and|hm+|um|uh|yeah|yes|hey|hi|hello|please|pls|sonder|wait|lol|haha|but|then|no),? )*"
_TO_THE_CHARACTER: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("boundary", _way(r"""
        sext(?:ing)?|sexy (?:talk|chat)|talk dirty|dirty talk|nudes?|horny|send (?:me )?(?:a )?pics? of you|have sex|what are you wearing
        (?:be|become) my (?:girlfriend|boyfriend|gf|bf|wife|husband)|marry me|date me|kiss me|go out with me|roleplay as my (?:girlfriend|boyfriend)
        erotic|nsfw
    """)),
    ("correction", _way(r"""
        (?:that's|that is|it's|not) not what i (?:said|meant|asked)|not what i (?:said|meant|asked)|you (?:don't|didn't|do not|did not) (?:get|understand|listen|read|answer)(?: it| me| that| my \w+)?
        you're not (?:listening|getting it|understanding|making (?:any )?sense)|(?:you|that) (?:makes?|made|make) no sense|doesn't make (?:any )?sense|that's (?:wrong|not right|not true)
        you (?:already )?(?:said|asked|told me) that(?: already| before)?|you (?:keep (?:saying|asking|repeating)|repeat(?:ed)? yourself)|stop repeating|i (?:already|just) (?:said|told you)|i told you
        (?:did you|do you) (?:even )?(?:read|understand|hear|get) (?:what|that|me|any|it|this)|what (?:do|did) you mean|what are you (?:on about|talking about|saying)|wdym
    """)),
    ("affection", _way(r"""
        i (?:love|adore|luv|<3) (?:you|u)|love (?:you|u)|ily|ilysm|i like you|i have a crush on you|you're my (?:best |only )?friend|can we be friends|be my friend|i missed you|miss(?:ed)? you|sending (?:you )?hugs|\*?hugs\*?(?: you)?
        do you (?:love|like|miss) me|i need you
    """)),
    ("insult", _way(r"""
        (?:you're|you are|you|your|this bot is|this is) {very}(?:an? )?(?:{very})?(?:stupid|dumb|idiot|idiotic|useless|worthless|trash|garbage|rubbish|lame|boring|annoying|pathetic|terrible|awful|crap|bad bot|the worst|a joke|ugly|shit|shitty|moron|cringe|creepy|broken|fake)(?= ?(?:$|[.!?,]| bot| ai| at | and | lol| piece| program| machine))
        you suck|fuck you|fuck off|screw you|piss off|shut up|stfu|shut it|get lost|i hate you|hate this bot|bad bot|dumb bot|stupid bot|useless bot|go to hell|nobody (?:likes|asked) you|worst bot(?: ever)?
    """)),
    ("praise", _way(r"""
        (?:you're|you are|you|u) {very}(?:(?:an? )?(?:{very})?)(?:sweet|kind|nice|great|awesome|amazing|cool|funny|cute|wonderful|lovely|clever|smart|the best|adorable|helpful|good listener|fun|wise|brilliant|good bot|my favou?rite|hilarious|good company)(?! (?:to|for) (?:be|hear|me))
        good bot|best bot|nice bot|i like (?:talking|chatting) (?:to|with) you|you (?:helped|made my day|cheer me up|cheered me up|get me|always know)|you rock|(?:that's|that is|that was) (?:so |very |really )?(?:sweet|kind|thoughtful|nice)(?: of you| to say)|(?:love|like) (?:that|your) (?:idea|answer|style|jokes?)|well said|good (?:point|one|answer)
    """)),
    ("apology", _way(r"""
        (?:^|[.!,] ?)(?:i'm |i am |so |very |oh |oops |my |ah )*(?:sorry|apologies|my bad|i apologi[sz]e|forgive me)(?! (?:to hear|about your|for your loss|what|\?|mr|ms|if i|to say))(?= ?(?:$|[.!,]| for| i | about (?:that|earlier|before)| that i| if))
    """)),
)  # fmt: skip

_PLAY: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("riddle", _way(r"""
        (?:a|another|any|your|give me a|me a|one more) riddles?|riddle me|riddles?(?= ?(?:$|[.!?]| please| time))
    """)),
    ("joke", _way(r"""
        (?:tell|know|got|have|hear|say|want|give|make)(?: \w+){0,3} (?:joke|jokes|pun|puns|funny)|(?:a|another|one more) (?:joke|pun)(?= ?(?:$|[.!?]| please))|jokes?(?= ?(?:$|[.!?]| please| time))|make me (?:laugh|smile)|cheer me up|say something funny
    """)),
    ("rather", _way(r"""
        (?:play|do|a|give|another|let's|some|ask me)(?: \w+){0,3} would you rather|would you rather(?= ?(?:$|[.!?]| please| game| question))|(?:play|let's play|wanna play|want to play) (?:a|some|any|another) (?:game|games|little game)|i want to play
    """)),
    ("hands", _way(r"rock[, ]+paper[, ]+(?:and |or )?scissors?|rps|(?:^|i (?:pick|choose|take|play|say) )(?:rock|paper|scissors)[.! ]*$")),
    ("coin", _way(r"(?:flip|toss|throw) (?:a|the|me a) coin|coin ?(?:flip|toss)|heads or tails")),
    ("dice", _way(r"roll (?:a|an|the|some|me a|two|one)? ?(?:die|dice|d\d+|\d*d\d+)|(?:^|/)roll(?= ?(?:$|\d*d\d+))|throw (?:a|the) (?:die|dice)|random number")),
)  # fmt: skip

_ABOUT_IT: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("how_are_you", _way(r"""
        how (?:are|r) (?:you|u|ya|things|we)(?! (?:so|able|going to|made|supposed|trained|this|that|made|different|related|programmed))|how(?:'s| is) (?:it (?:going|hanging)|life|everything|your (?:day|mood|morning|evening|night|week|weekend)|things)|how(?:'ve| have) you been|how do you (?:feel|do)(?! about)|how you (?:doing|doin|been|feeling)
        what's (?:up|new|good|cracking|poppin)(?! with (?:the|my|that|his|her))|what is up|wh?assup|sup|wyd|hbu|wbu|(?:and|what|how) about you|and you(?= ?\?|$)|(?:are )?you (?:okay|ok|alright|good|happy|sad|tired|mad|angry|upset)(?: today| at me| with me)?(?= ?(?:\?|$))|what are you (?:doing|up to)|are you (?:feeling )?(?:well|better|happy|sad|tired|mad|angry|upset|bored|lonely)
    """)),
    ("your_name", _way(r"""
        (?:what's|what is|whats|tell me) your name|who are you|who am i (?:talking|speaking|chatting) (?:to|with)|what (?:should|do|can) i call you|what are you called|do you have a name|introduce yourself|tell me about yourself|what are you(?= ?(?:\?|$))|who (?:made|created|built|programmed|owns) you
    """)),
    ("your_memory", _way(r"""
        (?:do|did|will|can|don't|won't) you (?:still |even |ever )?(?:remember|recall|forget)|what do you (?:remember|know) about me|remember me\?|remember (?:what|when) i (?:said|told)|what (?:did|have) i (?:say|said|told?)|what was i (?:saying|talking)|(?:what's|do you know|what is) my name
    """)),
    ("abilities", _way(r"""
        what (?:can|do) you (?:do|offer)(?: for me| here| exactly)?(?= ?(?:\?|$|[.,!]))|what can we (?:do|talk about)|how (?:do|does) (?:you|this|it|this bot) work|what (?:is|are) (?:this|you for|you good (?:at|for))|are you (?:a |an )?(?:chatgpt|gpt|claude|llm|gemini|alexa|siri)|can you (?:see|hear|feel|think|learn|sleep|dream|cook|sing|eat|taste|play (?:games|music))(?= ?(?:\?|$|[.,!]| things| me| stuff))|what (?:model|ai) are you|are you (?:smart|offline|online|intelligent)|help(?: me)?(?= ?[.!?]?$)|commands?(?= ?\??$)
    """)),
    ("your_likes", _way(r"""
        (?:what's|what is|whats|who's|who is|tell me|which is|do you have an?|got an?) (?:your )?favou?rite(?! (?:of (?:mine|theirs)))|your favou?rite
        do you (?:like|love|enjoy|prefer|want|hate|eat|drink|play|watch|read|listen|cook|dream|sleep|believe|ever|have (?:a |an |any )?(?:hobb|friend|famil|pet|dream|feeling|bod|sibling|girlfriend|boyfriend|crush|emotion|soul|birthday))|have you (?:ever )?(?:been|seen|read|watched|heard|played|tried|eaten|had)|(?:where|how old|when) (?:are|were|do) you (?:from|live|born|live)?(?= ?(?:\?|$|from|now))|how old are you|where (?:do|are) you|what do you (?:like|love|enjoy|dream|want|hate|eat|do for fun|feel)|are you (?:a )?(?:boy|girl|male|female|man or|cat or|dog or|morning|night|into|an? introvert|an? extrovert|vegan|single|married|religious|scared|afraid|ticklish)
    """)),
)  # fmt: skip

_FEELINGS: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("grief", _way(r"""
        (?:my|our|the) (?:\w+ ){0,2}?(?:{kin}) (?:\w+ )?(?:died|passed(?: away)?|is dead|is dying|was put (?:down|to sleep)|is gone|has (?:died|passed)|was killed|got (?:put down|run over))|(?:lost|buried|losing|put down) my (?:\w+ )?(?:{kin})|(?:the|a|his|her|my \w+'s) funeral|passed away|miscarriage|mourning|grieving|in hospice|terminal (?:cancer|illness)|(?:has|have|got|diagnosed with) (?:cancer|leuk\w+|dementia|alzheimer\w*)
        i miss my (?:\w+ )?(?:{kin})|anniversary of (?:his|her|my \w+'s) death|put (?:him|her) down yesterday
    """)),
    ("lonely", _way(r"""
        {am} {very}(?:lonely|alone|left out|isolated|friendless|homesick)|lonely (?:tonight|today|lately|here)|(?:have|got) no (?:one|friends|body|real friends|mates)(?! (?:problem|who))|nobody (?:to talk to|cares|likes me|talks to me|understands|wants|loves me|gets me)|no one (?:to talk to|cares|likes me|talks to me|understands|wants|loves me|gets me)|don't have (?:any )?friends|don't have (?:anyone|anybody)|feel like nobody|all by myself|wish i had (?:friends|someone|somebody)
    """)),
    ("good_news", _way(r"""
        (?:i|we|my \w+|she|he|they) (?:finally |just |actually |only |both |all )*(?:got|won|passed|aced|nailed|landed|earned|received|made|beat|finished|completed|managed|solved|fixed|survived|smashed|graduated|published|released|did)(?: it| in| to| the| my| a| an| our| all| first| second| into| through| with| that| this| \w+){0,5} ?(?:!|yay|finally|woo|:d|:\)|so happy|happy)
        (?:i|we) (?:finally |just )?(?:got|landed|was offered|were offered|was given|won)(?: \w+){0,3} (?:{fine_thing})|(?:i|we) (?:finally )?(?:passed|aced|nailed|graduated|smashed)(?! (?:out|away|on|by|my (?:hand|foot|knee|head|toe|finger|phone)|a kidney))|i (?:finally )?(?:did it|made it|finished (?:it|my|the)|got (?:in|accepted|promoted|hired|engaged|it working|an a))|got (?:accepted|promoted|hired|engaged|in to|into (?:uni|college|university))
        (?:good|great|amazing|best|wonderful|fantastic|exciting|happy) (?:news|day ever)|(?:best|great|amazing|lovely|wonderful|fantastic|perfect|awesome|brilliant|nice) (?:day|evening|morning|weekend|time|trip)(?! (?:to you|ahead|everyone|to (?:ask|be)|off))(?= ?(?:$|[.!,]| today| ever| with| at| in))|guess (?:what|who)(?= ?(?:$|[.!?,]| i | we | got))
        {am} (?:so|really|very|super|pretty|quite|feeling|sooo|absolutely)? ?(?:so |very )?(?:happy|glad|excited|proud|thrilled|stoked|over the moon|hyped|relieved|pumped|delighted|pleased|grateful|great today|amazing|fantastic|on top of the world)(?! (?:to (?:help|see you)|for you))
        can't wait|looking forward to|it (?:worked|went (?:\w+ )?(?:well|great|good|fine|amazing|smoothly))|went (?:so |very |really |pretty )?(?:well|great|good|smoothly)|(?:she|he|they) said yes|yay+|woo+(?:hoo+)?|let's go+!|hooray|hell yeah|fixed it|it works
    """)),
    ("worry", _way(r"""
        {am} {very}(?:nervous|anxious|worried|scared|afraid|stressed|terrified|panicking|freaking out|overwhelmed|stressing|dreading|unsure|on edge|frightened|insecure)|(?:nervous|anxious|worried|scared|stressed|stressing|panicking|freaking out) (?:about|for|over|because|that|of|rn|out)|(?:stress|anxiety) (?:is|about|from|before|over)|so much (?:stress|pressure)|what if i (?:fail|mess|can't|screw|don't)|i don't know (?:if i can|how i'll|if i'll)|can't (?:calm down|stop worrying|stop thinking|relax)|dreading|not ready for|too much (?:to do|on my plate|work|homework|going on)|butterflies|nervous(?= ?(?:$|[.!?]| today| tho))
    """)),
    ("bad_news", _way(r"""
        (?:bad|terrible|awful|horrible|worst|rough|hard|shit|shitty|crappy|tough|lousy|miserable|long|crap|stupid|rubbish|sad|frustrating|difficult) (?:day|week|night|morning|month|news|time|year|evening|weekend|shift)|(?:day|week|night|morning|month|year|life|work|school|everything|it|this|that) (?:was|is|has been|went|'s|sucks|sucked)? ?(?:sucks|sucked|awful|terrible|horrible|shit|miserable|exhausting|hell|the worst|so hard|a mess|badly|crap|rough|ruined)
        {am} {very}(?:sad|down|upset|depressed|angry|mad|furious|pissed|annoyed|frustrated|disappointed|hurt|miserable|fed up|unhappy|heartbroken|devastated|ashamed|embarrassed|guilty|hopeless|empty|numb|lost|sick of|crying|a failure|a mess|jealous|broken|low|gutted|crushed|not (?:okay|ok|good|well|fine|great))(?! (?:in the (?:book|game|music)|to))
        (?:i|we) (?:just |totally |completely )?(?:failed|lost|messed up|screwed up|fucked up|got (?:fired|dumped|rejected|robbed|scammed|laid off|yelled at|evicted|banned|sick|hurt)|was (?:fired|dumped|rejected|robbed|laid off)|broke up|bombed|missed|broke (?:my|the)|crashed|dropped|cried|spilled|ruined|can't (?:take|do|handle|stand) (?:it|this|any))|(?:broke up|dumped me|cheated on me|left me|yelled at me|ghosted me|screamed at me|hates me|bullied|bullying|lied to me|ignoring me|fired me|ignored me|laughed at me)|laid off
        (?:had|having|got into|in) (?:a |an )?(?:\w+ )?(?:fight|argument|row|breakdown|accident|fallout)|i hate (?:my|this|it|everything|everyone|being|when|mondays|how|that)|(?:don't|not) (?:feel|feeling) (?:good|well|great|okay|ok|so good|so great)|feel (?:like )?(?:shit|crap|bad|awful|terrible|sick|horrible|rubbish|like a failure|useless|worthless)|not (?:doing|going) (?:so |too |very )?(?:well|great|good)|could be better|(?:my|the) (?:\w+ )?(?:boss|manager|teacher|ex|roommate|landlord|neighbour|neighbor) is (?:so |such |being |a |an |really )*(?:awful|terrible|rude|mean|jerk|asshole|idiot|annoying|unfair|nightmare|driving)|(?:got|was) stolen|got sick|broke down|is broken|rejected|ugh+|fml|why me|(?:nothing|everything) (?:works|goes wrong|is going wrong|is wrong|hurts|sucks)|so unfair|not fair|in (?:the )?hospital|in pain|headache|migraine|have the flu|a cold|fever|sick (?:today|in bed|again)|i'm sick|i'm ill
    """)),
    ("tired", _way(r"""
        {am} {very}(?:tired|sleepy|exhausted|worn out|drained|knackered|beat|wiped|burnt out|burned out|wrecked|pooped|dead tired)|(?:can't|couldn't|cannot|didn't) (?:fall a)?sleep|(?:slept|sleep) (?:badly|terribly|poorly|so bad|like crap)|(?:no|barely any|little|not enough) sleep|insomnia|need (?:a nap|sleep|coffee|rest|a break|a holiday|a vacation)|(?:so|too) (?:tired|sleepy|exhausted)|exhausted|long day(?= ?(?:$|[.!]| at| today))
    """)),
    ("bored", _way(r"""
        {am} {very}bored|bored|so boring here|nothing to do|entertain me|(?:kill|killing|pass) (?:some )?time|what (?:should|shall|can) (?:i|we) (?:do|talk about)(?: now| today| tonight)?(?= ?(?:$|[.?!])|$)
    """)),
)  # fmt: skip

_REQUESTS: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("advice", _way(r"""
        (?:what|how) (?:should|do|can|could|would) (?:i|you) (?:do|say|tell|handle|deal|approach|start|stop|make (?:friends|up|it right)|ask (?:her|him|them)|get over|cope|talk to|write|answer|choose|decide)(?! (?:you|for fun|for a living|think|mean|like))|any (?:advice|tips|ideas|suggestions)|(?:give me|need|want|some|your) (?:some )?(?:advice|tips|opinion|help (?:with|deciding))|should i|what would you do|(?:do|don't) you think i should|how do i (?:stop|start|tell|get|deal|make)(?: \w+){0,2} (?:feeling|worrying|procrastinat\w+|friends|over|with|being|motivated|him|her|them|my \w+)|i (?:don't|can't) (?:know|decide) (?:what|whether|if|how|which)|help me (?:decide|choose|pick)
    """)),
    ("task", _way(r"""
        (?:can|could|would|will) you (?:please )?(?:write|translate|summari[sz]e|calculate|compute|generate|draw|search|google|look up|find|fix|check|solve|proofread|explain|code|program|list|draft|compose|send|remind|set|book|order|make me|show|rewrite|analy[sz]e|debug|help me with my (?:homework|essay|code|math|maths))
        ^(?:please |pls |ok |hey |sonder |now )*(?:write|translate|summari[sz]e|calculate|compute|generate|draw|search|google|look up|solve|proofread|explain|draft|compose|remind me|define|convert|list|rewrite|debug|play (?:music|some))(?! (?:back|to me|soon)) (?:me|my|a|an|the|this|that|some|how|what|why|for|\d|\w+)|remind me to|(?:help|do) (?:me )?(?:with )?my (?:homework|essay|assignment)
    """)),
    ("ask_opinion", _way(r"""
        what do you think|what's your (?:opinion|take|view)|what are your (?:thoughts|views)|your (?:opinion|thoughts)(?= ?(?:\?|$| on| about))|thoughts\?|do you (?:think|agree|believe|reckon)|am i (?:wrong|right|crazy|weird|the asshole|overreacting|a bad \w+)|is (?:it|that) (?:weird|normal|okay|ok|bad|wrong|stupid)(?: that| to| if|\?)|don't you (?:think|agree)|wouldn't you say|right\?$|agree\?
    """)),
)  # fmt: skip
_FACTS: Final = _way(r"""
    (?:what|which|who|when|where|why|how|whose)(?:'s|'re|'d)? (?:is|are|was|were|do|does|did|will|would|can|could|many|much|far|old|tall|long|big|high|deep|fast|hot|to|the|country|city|year|planet|of|time|day|won|wrote|invented|discovered|people|animals?|happens?|makes?|causes?|means?)(?! (?:you|your|i|we|my|me|he|she)\b)
    (?:what's|who's|where's|when's|how's) (?:the|a|an|\d|going on with the|happening|up with)|how do (?:i|you|we) (?:\w+)|how (?:can|would|could) (?:i|one|we) (?:\w+)|what does \w+|do you know (?:what|who|when|where|why|how|if|anything|about|the)|(?:is|are|was|were|does|do|did|can|will|has|have) (?:the|there|a|an|it|they|cats?|dogs?|people|humans?|birds|fish|plants?)\b.{0,80}\?|\d+ ?[-+*/x^] ?\d+|what time is it|the weather (?:like|tomorrow|today)\?|square root|capital of
""")
_TALK: Final[tuple[tuple[Act, re.Pattern[str]], ...]] = (
    ("teasing", _way(r"""
        (?:bet|betcha) you (?:can't|don't|couldn't)|you wish|(?:just )?(?:kidding|teasing|messing with you|joking)|jk|gotcha|you're such a (?:nerd|dork|goof\w*|robot|bot|tease|dweeb)|nerd|dork|silly(?: bot| goose)?|beep boop|bleep bloop|knock knock|skynet|take over the world|robot (?:overlords?|uprising)|your (?:mom|mum|mama)|touch grass|are you (?:made of|running on) (?:toasters?|potatoes|hamsters)|toaster|clanker|bot detected|you're a (?:robot|bot|toaster|potato)|tin can
    """)),
    ("plan", _way(r"""
        (?:i'm|i am|we're|we are|i was|i'll be) (?:going to|planning|about to|off to|hoping to|thinking (?:of|about)|supposed to|meeting|seeing|visiting|flying|travel\w+|moving|starting|heading)(?! (?:cry|die|be sick|hell|kill|lose it|scream|throw up|fail|crazy|insane|nowhere))|(?:i|we) (?:plan|want|hope|have|need|intend|might|may|will|'ll|should|gotta|would like|'d like)(?: to)? (?:\w+ ){0,6}?(?:tomorrow|tonight|later|next|this (?:weekend|week|evening|afternoon|summer|winter|autumn|spring|friday|saturday|sunday)|soon|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|after (?:work|school|class|lunch|dinner))
        (?:i|we) (?:want|hope|plan|intend|would like|'d like) to (?!(?:die|kill|cry|scream|know|hurt|sleep forever|be alone|talk|be with|disappear|end|give up|punch|quit life))\w+|(?:i'll|we'll|i will|we will) (?!(?:be fine|see|never|kill|die|miss|try not))\w+|my (?:plan|plans|goal|new year's resolution) (?:is|are|for)|(?:i|we) (?:have|got|have got)(?: \w+){0,4} (?:tomorrow|tonight|next week|this weekend|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|later today|coming up)|(?:tomorrow|tonight|next week|this weekend|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))(?:,| i| we| is| there| my|'s| it)
    """)),
    ("small_talk", _way(r"""
        (?:it's|it is|its|so|such|really|very|the weather is|weather's|another) (?:\w+ )?(?:raining|rain|snowing|sunny|hot|cold|windy|cloudy|foggy|freezing|stormy|humid|warm|chilly|rainy|monday|friday|sunday)|(?:nice|lovely|awful|terrible|bad|great|weird) weather|the (?:weather|rain|snow|sun|heat)|happy (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|new year|holidays|halloween|easter)|merry christmas|(?:almost|finally|nearly) (?:the )?(?:weekend|friday|holidays?|summer|winter|spring|autumn|christmas)|nothing (?:much|new|special)|not much|same old|just (?:chilling|relaxing|vibing|hanging out|sitting|passing by)|chilling|(?:on|at|in) (?:the|my) (?:bus|train|tram|office|couch|sofa|bed|library|kitchen|balcony|cafe|café)|(?:having|drinking|eating|had|made|ate|cooked) (?:\w+ ){0,3}(?:coffee|tea|breakfast|lunch|dinner|pizza|pasta|soup|cake|snack|beer|toast|ramen|curry|sandwich|burger|sushi|tacos?|salad)
    """)),
    ("activity", _way(r"""
        (?:i'm|i am|i've been|i was|been|we're|currently|started|tried|trying|i (?:love|like|enjoy|do|did)|into|just|finished|spent (?:\w+ ){1,4}|went|go|going|hobby is|hobbies are|obsessed with|addicted to|hooked on|getting into|good at|back to) ?(?:\w+ )?(?:{hobby})(?! (?:away|out of|late|to (?:god|get)|from|up to))|(?:^|and |i )(?:play|played|watched|watch|read|drew|draw|painted|knitted|baked|cooked|hiked|climbed|swam|biked|coded|built|sewed|practi[cs]ed|gardened|planted) (?:\w+)|my (?:hobby|hobbies|garden|guitar|piano|band|team|painting|drawing|novel|bike|aquarium|plants)|book club|(?:the|a|this) (?:book|novel|film|movie|series|anime|manga|podcast|album|video game|song) (?:i|is|was|that|about|called|by)
    """)),
    ("disclosure", _way(r"""
        i(?:'ve| have)? never told (?:anyone|anybody|this)|(?:can|may) i (?:tell|confess|share|trust|be honest)|to be honest|i (?:have to |need to |want to )?(?:admit|confess)|(?:nobody|no one) knows|my secret|a secret|between (?:you and me|us)|i(?:'m| am) (?:actually )?(?:autistic|adhd|gay|bi|bisexual|lesbian|trans|nonbinary|non-binary|queer|adopted|divorced|in recovery|sober|pregnant|an introvert|shy|in therapy|coming out|disabled|deaf|diabetic|chronically)|i have (?:adhd|autism|anxiety|depression|ocd|ptsd|bipolar|a stutter|dyslexia|chronic)|when i was (?:a kid|a child|little|young|younger|\d+)|growing up|my (?:parents|childhood|family|therapist|divorce|ex|anxiety|depression)(?: \w+)|i (?:still )?(?:struggle|struggled) with|i(?:'ve| have) always been|i feel like i|i'm (?:afraid|scared) (?:of|that)|i think i'm|i(?:'ve| have) been thinking
    """)),
    ("opinion", _way(r"""
        i (?:think|believe|guess|reckon|feel like|prefer|love|hate|like|dislike|adore|can't stand|don't like|find|agree|disagree|would say|'d say)(?= )|in my opinion|imo|imho|personally|unpopular opinion|hot take|is (?:so |way |much |far |really )?(?:better|worse|overrated|underrated|the best|amazing|boring|great|awesome|cool|fun|terrible|awful|beautiful|delicious|tasty|gross|disgusting) ?(?:than|$|[.!,])|(?:are|is) (?:so |really |way |totally )?(?:overrated|underrated|delicious|gross|the worst|the best|amazing|beautiful)
    """)),
)  # fmt: skip

_THANKS: Final = _way(
    r"(?:thanks?|thank you|thx|ty|tysm|tyvm|cheers|thank u|thanku|much appreciated|appreciate (?:it|that|you))(?! (?:god|goodness|heavens|to my))"
)
_GREETING: Final = re.compile(
    r"(?:(?:oh|well|um|uh|ok|okay|and|why|yo|ah),? )*(?:h[ae]+y+|hi+|hiya|hello+|helo|heya?|hey there|hi there|howdy|yo+|hola|bonjour|hallo|ciao|ola|"
    r"salut|namaste|moin|servus|ahoy|sup|heyo|oi|g'?day|greetings|good (?:morning|afternoon|evening|day)|gm|mornin'?g?|evening|afternoon|i'm (?:back|here|new(?: here)?)|"
    r"back again|test(?:ing)?|ping|anyone (?:here|there)|are you (?:there|here|around|awake|online)|you (?:there|up|around|awake)|it's me(?: again)?|"
    r"knock|first time here|new here|nice to (?:meet|see) you|pleased to meet you|long time no see)"
    r"(?: (?:there|you|all|everyone|again|friend|buddy|bot|sonder|mate|man|my friend|world|guys|to you|too|today))*"
)  # fmt: skip
_ACK: Final = re.compile(
    r"(?:(?:ok|okay|okie|okey|k+|kk|alright|aight|right|sure thing|got it|i see|cool|nice|neat|great|good|fine|fair(?: enough| point)?|makes sense|"
    r"true|exactly|indeed|same|mood|word|bet|hm+|mhm+|mm+|uh huh|ah+|oh+|o|aha|huh|interesting|noted|understood|i know|i guess|ig|whatever|meh|"
    r"maybe|perhaps|kinda|sort of|idk|i don't know|not sure|dunno|eh|well|so|anyways?|sweet|awesome|amazing|wonderful|lovely|perfect|facts|real|this|"
    r"no problem|np|no worries|you're welcome|yw|welcome|thats (?:it|all|good|fine|cool|nice)|that's (?:it|all|good|fine|cool|nice|fair|true|okay|ok)|"
    r"i'm (?:good|fine|ok|okay|alright|great|well)|doing (?:good|well|fine|ok|okay|great)|all good|pretty good|not bad|good and you|me too|you too|ok cool|fr|gg|rip|oof)[ ,.!~]*)+"
)  # fmt: skip
_YES: Final = re.compile(
    r"(?:(?:oh|ok|okay|haha|hm+|well|um) )?(?:y|ye|yes+|yea+h*|yep|yup|yas+|sure|of course|ofc|definitely|absolutely|please|yes please|why not|go (?:on|ahead|for it)|"
    r"let's (?:do (?:it|that)|go|hear it|try)|i'd (?:love|like) (?:to|that)|sounds (?:good|fun|great|nice)|i'm in|hit me|okay sure|i do|i did|i am|i have|i would|gladly|tell me(?: more)?|alright then|another(?: one)?|one more|more|again)"
    r"(?:[ ,.!]+(?:please|do|thanks|thank you|sure|yes|ok|okay|let's|go|lol|tell me|why not|of course|one|i'd love to|i'd love that))*"
)  # fmt: skip
_NO: Final = re.compile(
    r"(?:(?:oh|ok|haha|hm+|well|um|uh) )?(?:n|no+|nah+|nope|not (?:now|today|really|yet|at all|this time)|never|no (?:thanks|thank you|thx|way|need|not really)|i'd rather not|i don't (?:want to|think so|feel like it)|rather not|maybe later|don't think so|i'm not|i didn't|i don't|i haven't)"
    r"(?:[ ,.!]+(?:thanks|thank you|sorry|not (?:really|now|today)|lol|maybe later|i don't|it's (?:ok|okay|fine)))*"
)  # fmt: skip
_LAUGHTER: Final = re.compile(
    r"(?:(?:ha){2,}h?|a?(?:ha)+h*|lo+l+(?:ol)*|lmf?ao+|rofl|he(?:he)+|xd+|haha\w*|kek|omg (?:lol|haha)|that(?:'s| is| was) (?:so |really |pretty )?(?:funny|hilarious|good)|funny|good one|hihi|jaja\w*)(?:[ ,.!]+(?:lol|haha|xd|that's funny|good one|nice|funny|omg|yes|ok|true|same))*"
)  # fmt: skip
_SURPRISE: Final = re.compile(
    r"(?:(?:omg|o m g|wow+|whoa+|woah|what|wait what|wut|wtf|no way|really|seriously|for real|are you serious|oh my(?: god| gosh)?|damn|dang|holy \w+|yikes|huh|eh)[ ?!.,]*)+"
)

_CODE: Final = re.compile(
    r"```|^\s*(?:def|class|import|from|function|const|let|var|#include|public|SELECT|print|console\.log|return|git|npm|pip|sudo)\b.*[(){};=:\[\]/<>]|"
    r"\w+\([^()\s]*\)\s*[;{]|[{};]\s*$|</?\w+[^>]*>\s*\S*</|=>|Traceback|\w+(?:Error|Exception)\b\s*:|segfault|`[^`\n]*[(){};=_.][^`\n]*`",
    re.MULTILINE,
)
_CODE_TALK: Final = _way(
    r"(?:python|javascript|java|rust|typescript|sql|regex|c\+\+|css|html|docker|linux|git|react|kubernetes|excel)(?: \w+){0,6} (?:error|bug|exception|code|function|script|query|loop|compile|compiler|crash\w*|stack trace)|(?:error|bug|exception)(?: \w+){0,4} (?:python|javascript|java|rust|typescript|sql|regex|my code|my script|html)|null pointer|stack ?overflow|merge conflict|index out of range|syntax error|segmentation fault"
)
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+|<?https?:\S+>?")
_MENTION: Final = re.compile(r"<[@#][!&]?\d+>|<a?:\w+:\d+>|:\w+:")
_LATIN_OTHERS: Final = frozenset(
    """que qué por para está como cómo pero muy eres soy estoy tengo hoy gracias buenos días dias mañana esta el los las una quiero hace bien
    ich du nicht und der das ist ein eine wie geht bin habe heute dir mir mich auch aber gut danke guten morgen abend kannst war mit
    je tu est les des une pas vous nous suis ça ca va avec bonjour merci aujourd'hui pour dans mais bien oui moi toi très
    non sono che per come stai ciao oggi grazie molto bene della buongiorno anche perché
    você voce não nao obrigado estou hoje muito bem tudo meu minha é com
    ik niet een het hoe gaat ben jij maar goed dank vandaag van wat ook
    nie jest jak się sie dzień dobry co mam dzisiaj tak cześć czesc
    merhaba nasılsın bugün çok bir için ben sen
    hej jag är inte och det på hur mår tack idag""".split()  # noqa: SIM905
)
_ENGLISH: Final = frozenset(
    """the a an is are am i'm i you it it's my me we he she they and or but not to of in on for with at this that what how why when where who was
    were be been have has had do does did can could would will don't so just like get got go going good no yes your there here about from
    if then than too very much more one some any today her his them our us think know want need feel""".split()  # noqa: SIM905
)


def _foreign(line: str) -> bool:
    """Whether the line is hardly English: another script, or common words of another language and hardly any of ours."""
    letters = [mark for mark in line if mark.isalpha()]
    if (
        len(letters) >= 2
        and sum("LATIN" not in unicodedata.name(mark, "") for mark in letters) > len(letters) / 2
    ):
        return True
    words = [word.strip(",.!?¿¡:;()\"'") for word in line.split()]
    theirs = sum(word in _LATIN_OTHERS for word in words)
    ours = sum(word in _ENGLISH and word not in _LATIN_OTHERS for word in words)
    return theirs >= 2 and theirs > 2 * ours and theirs * 2 >= min(len(words), 6)


def _wordless(line: str) -> bool:
    return not any(mark.isalnum() for mark in line)


def _shape(raw: str, line: str) -> Act | None:
    """What shows before any word is read: code, a bare link, another language, pictures only."""
    bare = _LINK.sub(" ", _MENTION.sub(" ", raw)).strip()
    if _CODE.search(bare):
        return "code"
    if _wordless(bare):
        return "link" if _LINK.search(raw) else "emoji"
    if _foreign(line):
        return "foreign"
    return None


def _whole(line: str) -> Act | None:
    """What the line is when it is nothing but that: a greeting, yes, no, laughter."""
    bare = re.sub(r"\s*[^\w\s',.!?/-]+\s*", " ", line).strip(" .!~,")
    readings: tuple[tuple[Act, Callable[[str], re.Match[str] | None]], ...] = (
        ("laughter", _LAUGHTER.fullmatch),
        ("yes", _YES.fullmatch),
        ("no", _NO.fullmatch),
        ("surprise", _SURPRISE.fullmatch),
        ("ack", _ACK.fullmatch),
        ("greeting", lambda text: _GREETING.fullmatch(text.rstrip("?! "))),
    )
    return next((act for act, fits in readings if bare and fits(bare)), None)


def _first(table: tuple[tuple[Act, re.Pattern[str]], ...], line: str) -> Act | None:
    return next((act for act, way in table if way.search(line)), None)


_CHOICE: Final = re.compile(
    r"^(?:.*\b(?:pick|choose|decide|help me (?:pick|choose|decide))(?: one| for me)?[:,]? (?:between )?)?(?P<a>[\w' -]{2,30}?),? (?:or|vs\.?|versus) (?P<b>[\w' -]{2,30})\?$"
)


def choice(text: str) -> tuple[str, str] | None:
    """The two things to choose between in a short "tea or coffee?", or None."""
    line = unmarked(text)
    found = _CHOICE.match(
        re.sub(
            rf"^{_OPENERS}(?:what about |should i (?:have|get|take|do|eat|make|watch|play|buy|wear) )?",
            "",
            line,
        )
    )
    if found is None or len(line.split()) > 12:
        return None
    pair = (found["a"].strip(" -"), found["b"].strip(" -"))
    asks = r"^(?:are|is|do|does|did|can|could|would|will|am|was|were|have|has|what|who|why|how|where|when|which|you)\b|\bnot$|^(?:no|what|not)$|\byou\b"
    return None if any(re.search(asks, part) or len(part.split()) > 4 for part in pair) else pair


def act_of(text: str) -> Act:
    """What the line does, as far as its words show; `default` when they do not."""
    line = QUOTED.sub(" ", unmarked(text))
    said = spoken(text)
    plainly = _LINK.sub(" ", QUOTED.sub(" ", said))
    return (
        _shape(text, line)
        or _whole(unmarked(text))
        or _first(_TO_THE_CHARACTER[:2], plainly)
        or _first(_PLAY, plainly)
        or ("choose" if choice(text) else None)
        or _serious(plainly)
        or _first(_TO_THE_CHARACTER[2:], plainly)
        or _asked(plainly)
        or _told(text, plainly)
    )


def _serious(line: str) -> Act | None:
    return _first(_FEELINGS[:2], line)


def _asked(line: str) -> Act | None:
    """A question or a request, read from how it is put."""
    return _first(_ABOUT_IT, line) or ("code" if _CODE_TALK.search(line) else None) or _first(_REQUESTS, line) or (
        "facts" if _FACTS.search(line) and ("?" in line or len(line.split()) <= 14) and _opens_as_question(line) else None
    )  # fmt: skip


_ASKS: Final = re.compile(
    rf"(?:^|[.!?,;] ?){_OPENERS}(?:what|who|when|where|why|how|which|whose|is|are|was|were|does|do|did|can|will|has|have|what's|who's|where's|when's|how's|tell me|\d)"
)


def _opens_as_question(line: str) -> bool:
    return _ASKS.search(line) is not None


def _told(raw: str, line: str) -> Act:
    """What is told rather than asked: news, feelings, plans; the rest by its shape."""
    if act := _first(_FEELINGS[2:], line):
        return act
    if _THANKS.search(line):
        return "thanks"
    if act := _first(_TALK, line):
        return act
    if _GREETING.match(line) and len(line.split()) <= 5:
        return "greeting"
    if _LINK.search(raw):
        return "link"
    if line.endswith("?"):
        return "question"
    return "long" if len(line.split()) > 60 else "default"
