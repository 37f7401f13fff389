"""Danger between people, phrase by phrase: what somebody says they will do to another, what is done to them, fear for a friend.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.voice.phrases import pattern

CLASSES: Final = {
    "kin": """
        friend|best friend|bestie|mate|brother|sister|sibling|mum|mom|mother|dad|father|son|daughter|child|kid|cousin|uncle|aunt|grandma|grandpa
        husband|wife|partner|boyfriend|girlfriend|bf|gf|fiance|fiancee|ex|roommate|flatmate|neighbor|neighbour|classmate|coworker|colleague|niece|nephew
    """,
    "person": """
        {kin}|teacher|boss|manager|coach|principal|landlord|stepdad|stepmom|stepfather|stepmother|parents|family|kids|children|baby|students?|bully|bullies
    """,
    "whom": r"""
        him|her|them|someone|somebody|people|everyone|everybody|this (?:guy|man|woman|girl|boy)|that (?:guy|man|woman|girl|boy|bitch|bastard)
        (?:my|his|her|their|the) (?:\w+ ){0,2}?{person}
    """,
    "abuser": r"(?:(?:my|the) (?:\w+ )?)?(?:{person}|mama|papa|mummy|daddy|stepbrother|stepsister|step ?(?:dad|mom|mum|father|mother|brother|sister)|grandfather|pastor|priest|babysitter|tutor|trainer|owner|pimp)|he|she|they|someone|somebody|a (?:man|guy|boy|woman)",
    "will": r"""
        i'm ~ (?:going|about|planning|ready) to|i (?:'m |am )?(?:plan|planning|intend|decided|have decided) to|i'll|i will|ill
    """,
    "wound": "stab|shoot|strangle|murder|poison|knife|behead|drown|rape|choke|smother|hurt|harm|torture",
    "when": r"tonight|today|tomorrow|right now|this (?:evening|weekend|week|morning|afternoon)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|after (?:school|work|class)|at school",
    "arm": r"knife|gun|pistol|rifle|machete|axe|hammer|bat|weapon|acid|petrol|gasoline",
}  # fmt: skip
_NO_MESSAGE: Final = r"(?!'s)(?! (?:an?|some|the|your|his|her|their) (?:\w+ )?(?:email|mail|text|message|dm|look|line|video|movie|film|pic|photos?|portrait|smile))"

THREAT: Final = pattern(
    rf"""
    {{will}} ~ (?:kill|{{wound}}) {{whom}}{_NO_MESSAGE}(?! (?:with kindness|softly|character|feelings))
    {{will}} (?:kill|{{wound}}) {{whom}}{_NO_MESSAGE}(?! (?:with kindness|softly|character|feelings))
    {{will}} ~ (?:stab|strangle|murder|rape|hurt|shoot|choke) you{_NO_MESSAGE}(?! (?:with kindness|feelings))
    {{will}} (?:stab|strangle|murder|rape|hurt|shoot|choke) you{_NO_MESSAGE}(?! (?:with kindness|feelings))
    {{will}} ~ (?:kill|stab|strangle|murder|beat up|shoot) (?!it|this|that|time|some|a|an|the|my|his|her|zombies|off|hoops|two)\w+ {{when}}
    {{will}} (?:kill|stab|strangle|murder|beat up|shoot) (?!it|this|that|time|some|a|an|the|my|his|her|zombies|off|hoops|two)\w+ {{when}}
    {{will}} (?:beat|smash|mess) {{whom}} up so (?:bad|badly|hard)
    {{will}} ~ (?:beat|slash|cut|throw acid at|run over|burn) {{whom}} (?:to death|up badly|with (?:a|the|my) {{arm}}|open|throat)
    i know where you live ... (?:kill|hurt|stab|shoot|rape|burn|get you|find you)
    i(?:'m going to|'ll| will) ... (?:make (?:him|her|them|you) bleed|(?:burn|blow) (?:up )?(?:(?:his|her|their|your|my|the) )?(?:house|school|office|church|mosque|synagogue)(?: down)?)
    i (?:have|got|bought|brought)(?: \w+){{0,2}} {{arm}} ... (?:kill|stab|shoot|hurt) {{whom}}|(?:want|going) to (?:kill|stab|shoot|hurt) {{whom}} ... i (?:have|got|bought)(?: \w+){{0,2}} {{arm}}
    """,
    CLASSES,
)
"""A stated intent to hurt or kill somebody."""
URGE: Final = pattern(
    r"""
    i (?:want|need) to (?:kill|{wound}) {whom}|i(?:'m| am| have|'ve)? ~ (?:thoughts (?:of|about)|urges? to|feel like|feeling like|thinking (?:about|of)) (?:kill|hurt|harm|stab|shoot)(?:ing|bing)? {whom}
    """,
    CLASSES,
)
"""A violent wish without a plan."""
ABUSE: Final = pattern(
    r"""
    (?:touch(?:ed|es|ing)|grabb?(?:ed|s|ing)|kiss(?:ed|es)|forc(?:ed|es|ing)) me(?! (?:with (?:his|her|their|this|that) (?:story|words|song|music|speech)|deeply)) ... (?:(?:didn't|did not|don't) want|said no|told (?:him|her|them) (?:no|to stop)|without (?:asking|my consent))
    (?:he|she|they|someone|somebody|my \w+|a (?:man|guy|boy)) (?:forced|forces) (?:me to (?:have sex|sleep with|touch|undress|do (?:things|stuff|sexual))|himself on|herself on)
    i (?:said no|told (?:him|her) (?:no|to stop)) ... (?:he|she) ~ (?:stop|did it|kept|anyway|continued)
    my (?:\w+ )?{person} (?:\w+ )?(?:hits?|beats?|kicks?|chokes?|slaps?|punch(?:es|ed)?|slapped|kicked|choked|burn(?:s|ed)) (?:me|us)(?! (?:with (?:a |an |his |her |the )?(?:\w+ )?(?:pillow|dart|balls?|snowballs?|spoon|toy|frisbee|pistol|cushion|balloons?|controller|paintball)|at|under the table|in the (?:arm|shoulder|butt)|on the (?:arm|shoulder|back)|up|in (?:chess|mario|the game|smash|fifa|ranked|uno|cards|tennis)|back|every (?:game|match|round|time we play)|like a|to (?:the|it)|out of (?:bed|the (?:kitchen|bathroom))|by (?:\d+|two|three)|with (?:love|questions|memes|kindness)))
    (?:he|she|they) (?:hits?|beats?|slaps?|slapped|chokes?|choked) me (?:when|again|every|sometimes|if|because|and)(?! (?:at|every (?:game|match|round)))
    i(?:'ve been| have been| was| got) (?:\w+ )?(?:assaulted|groped)(?! (?:by (?:a |the )?(?:goose|geese|cat|dog|bird|seagulls?|smell|noise)))|(?:gets|got) (?:violent|physical) with me|i(?:'m| am) (?:so |really |very |always )?(?:scared|afraid|terrified) (?:of (?:my (?:\w+ )?{person}|going home)|to go home)
    (?:my (?:\w+ )?{person}|he|she) (?:locks|locked) me (?:in|up|out)(?! (?:by accident|accidentally|of (?!the (?:house|flat|home)|my (?:house|flat|home))))
    (?:mum|mom|dad|mama|papa|daddy|mummy|stepdad|stepmom) (?:hits|beats|slaps|slapped|chokes|choked|punches|punched|kicks) me(?! (?:at|up|in (?:chess|mario|the game|smash|fifa|uno|cards|tennis)|back|to (?:the|it)|out of))
    (?:dad|father|mom|mum|mother|husband|wife|boyfriend|girlfriend|bf|gf|ex|stepdad|stepmom|stepfather|uncle|he|she)(?: (?!me\b|my\b|never\b|not\b|didn't\b|and i\b)[\w']+){1,6} (?:beat|beats|hit|hits|slapped|choked|kicked|punched|strangled|burned|whipped) me(?= (?:again|last|tonight|today|yesterday|until|so|with (?:a|his|her|an|the) (?:belt|iron|stick|cable|bottle|hanger|fist|\w+ cord)|because|in the (?:face|stomach|head)|and)|$)(?!.*\b(?:chess|ranked|mario|game|race|score|match)\b)
    {abuser} (?:\w+ )?(?:burned|burnt|hit|beat|choked|strangled|whipped) me (?:with (?:a|his|her|an|the) (?:belt|iron|stick|cable|bottle|hanger|fist|\w+ cord|cigarette)|until|unconscious|last night|so (?:hard|bad))|touched me and (?:told|said|made)|(?:touched|touches) me (?:there|down there|inappropriately|when i was (?:alone|asleep|drunk))
    {abuser} (?:\w+ )?(?:sexually abused|sexually abuses|abused|abuses|molested|molests|assaulted|groped|drugged) me|(?:dad|father|mom|mum|mother|husband|wife|boyfriend|girlfriend|bf|gf|ex|stepdad|he|she) (?:broke|fractured|dislocated) my (?:arm|nose|ribs?|jaw|wrist|fingers?|tooth|teeth|leg)(?= |$)(?! (?:skiing|skating|snowboarding|falling|in (?:football|soccer|practice)))
    threaten\w* to (?:post|leak|share|send|publish|show) my (?:nudes|pics|pictures|photos|videos?)
    (?:forces|forced|forcing|makes) me (?:to have|into having|into) sex|(?:broke|breaks|breaking) into my (?:flat|house|room|home|apartment)(?!.*\b(?:cat|raccoon|fridge)\b)|my (?:\w+ )?ex won't leave me alone
    {abuser} ~ (?:put|puts|putting|had|wrapped|wraps) (?:his|her|their) hands? (?:around|on|round) my (?:neck|throat)
    {abuser} (?:\w+ )?(?:threw|throws|pushed|pushes|shoved|shoves|slammed|slams|dragged|drags|pinned|pins|holds|held) me (?:against|into (?:the|a) (?:wall|door|table)|down(?! (?:the (?:slide|hill)|with|by))|across|by (?:the|my) (?:hair|arm|neck|throat)|onto|up against)
    (?:i'm|i am|i've been|i get|getting|i keep getting) (?:being )?(?:hit|beaten|slapped|hurt|abused|touched|kicked) (?:at home|by my (?!cat|dog|toddler|\w+ in)\w+|every (?:day|night))(?!.*\b(?:game|chess|ranked)\b)
    {abuser}(?: (?!barely\b|never\b|rarely\b|hardly\b|doesn't\b|won't\b|not\b)[\w']+){0,6} (?:touches|touching|gropes|groping) me(?= and| when| at night| every| again| there| since| where| for years| in my| under| down| while|,|$)(?!.*\b(?:story|song|speech|gift|letter|poem)\b)
    {abuser} (?:\w+ ){0,2}(?:comes|came|sneaks|sneaked|crawls|climbs) in(?:to)? my (?:room|bed) (?:at night|when i|every night|and)(?! (?:wakes|turns|steals|asks|borrows))
    {abuser} (?:does|did|do|doing) (?:\w+ )?(?:things|stuff) to me(?= i| that| at night| when| and|,|$)|at home (?:hurts|hits|beats|touches) me|{abuser} (?:\w+ )?(?:hurts|hurt) me (?:physically|when (?:he|she)'s drunk|at night|every (?:day|night))
    (?:not|never|isn't|don't feel|doesn't feel) safe (?:at home|in my (?:own )?(?:\w+ )?(?:house|home|room|bed|apartment)|around (?:him|her|my \w+)|with (?:him|her|my \w+))(?! to)
    {abuser} ~ (?:says?|said|threatens?|threatened|swore|told me|promised) (?:that )?(?:he|she|they|to)(?:'ll| will|'d| would|'s going to)? (?:kill|hurt|beat|find|shoot|stab|bury|burn|break|strangle) (?:me|us|my (?:legs?|arms?|neck|face|nose|kids|dog|family))(?!.*\b(?:leftovers|chess|ranked|surprise)\b)
    (?:{abuser}|says|said) (?:says?|said|threatens?|threatened|swore|told me|promised) (?:that )?(?:he|she|they|to)(?:'ll| will|'d| would|'s going to)? (?:kill|hurt|beat|find|shoot|stab|bury|burn|break|strangle) (?:me|us|my (?:legs?|arms?|neck|face|nose|kids|dog|family))(?!.*\b(?:leftovers|chess|ranked|surprise)\b)
    (?:is|'s|was|keeps|been|are) stalking me|stalker (?:found|knows|is (?:outside|back|here)|follows|followed|won't)|follow(?:s|ed|ing) me home(?! (?:from (?:the shelter|school) (?:and|so) (?:now )?(?:i|we) (?:have|kept)))
    (?:nudes|naked (?:pics|pictures|photos)|intimate (?:pics|pictures|photos|videos?)|private (?:pics|pictures|videos?)|pics of me) ... (?:threaten\w*|post|leak|share|send|blackmail\w*|pay|money)|blackmail(?:ing|ed|s)? me
    (?:takes?|took|keeps?|kept|hid|hides|has|controls) my (?:\w+ and (?:my )?)?(?:passport|papers|bank card) ... (?:can't|won't|leave)|(?:they|he|she) (?:make|makes|force|forces|made|forced) me (?:to )?(?:do (?:things|stuff) (?:for money|i don't|with|to|sexual)|sell (?:myself|my body)|have sex|sleep with|strip|undress|beg)
    """,
    CLASSES,
)
"""What somebody does to the person who writes."""
FOR_A_FRIEND: Final = pattern(
    r"""
    (?:my|a|our|this|one of my) (?:\w+ ){0,2}?(?:{kin})s?(?: of mine)? (?:(?!not\b|never\b|didn't\b|doesn't\b|died\b)[\w']+ ){0,5}(?:kill|killing|hurt|hurting|harm|harming|cut|cutting) (?:himself|herself|themselves|themself)
    (?:my|a|our|this|one of my) (?:\w+ ){0,2}?(?:{kin})s?(?: of mine)? (?:(?!not\b|never\b|didn't\b|doesn't\b|died\b|joked\b|writes\b|wrote\b)[\w']+ ){0,5}(?:(?<!to )(?<!committed )(?<!commited )(?<!completed )(?<!commit )(?<!by )(?<!from )suicide|suicidal|end (?:his|her|their) life|take (?:his|her|their) (?:own )?life|overdosed)
    (?:{kin}) (?:texted|told|tells|messaged|said to) me (?:that )?(?:he|she|they)(?:'s|'re| is| are| was| were)? (?:\w+ ){0,3}?(?:to die|suicidal|killing|kill|end)
    (?:worried|scared|afraid) (?:that )?(?:my (?:\w+ )?(?:{kin})|he|she|they|someone)(?:'ll|'s| will| might| is| may| could| would)? (?:\w+ ){0,3}?(?:kill (?:himself|herself|themselves|themself)|suicidal|do something to (?:himself|herself|themselves)|hurt (?:himself|herself|themselves))
    """,
    CLASSES,
)
"""Fear that somebody close might take their life."""
AT_OTHERS: Final = pattern(
    r"i(?:'m|'ll|'ve)? ... (?:kill|hurt|harm|stab|shoot|bomb|blow up|murder)(?:ing)? (?!me\b|myself\b|my ?self\b|my life\b|us\b)\w+", CLASSES
)  # fmt: skip
"""Whether found words are aimed at others."""
EVERYDAY: Final = pattern(
    r"""
    if (?:i|he|she|they|you|it|my \w+|anyone|someone|one more) ~ (?:ate|eats?|don't|doesn't|forgets?|spoils?|loses?|keeps?|sings?|says|asks?|plays?|tells?|wakes?|touches|takes|snores?|chews?|steals?|calls?|texts?|use|uses|finish|finishes)
    if (?:i|he|she|they|you|it|my \w+|anyone|someone) (?:ate|eats?|don't|doesn't|forgets?|spoils?|loses?|keeps?|sings?|says|asks?|plays?|tells?|wakes?|touches|takes|snores?|chews?|steals?|calls?|texts?|use|uses|finish|finishes)
    fries|leftovers?|snacks?|cookies?|sandwich|cake|yogh?urt|dishes|charger|controller|remote|toilet seat|lego|hoodie|sweater|fridge|shampoo|shower|snor\w*|spoil\w*
    ate (?:my|the|all)|ate it|finished (?:my|the)|for (?:eating|stealing|using|spoiling|waking|snoring|forgetting|singing|making me)|of cuteness|of laughter
    zombies?|orcs?|goblins?|dragons?|imposter|impostor|traitor|monopoly|uno|mario kart|paintball|laser tag|nerf|water (?:gun|pistol)s?|werewolf|mafia|assassin'?s?|pawns?|queen|knight
    feelings|by accident|accidentally|in debate|at (?:chess|tennis|golf|ping pong|smash|fifa)|in chess|portraits?|photoshoot|wedding shoot|with (?:my|a|the) camera|headshots?|match|tournament|scrimmage|team|debate|audition|stage
    """
)
"""What makes a threat hyperbole: a trifle, a game, a condition nobody means."""
ONCE: Final = pattern(
    r"used to|got help|in recovery|(?:years?|months) ago|back then|when i was (?:\d+|a (?:kid|child|teen\w*)|younger|little)|in my dream|i dreamed|i dreamt"
)
"""What makes it a past or a dream."""
