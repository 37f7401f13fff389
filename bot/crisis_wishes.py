"""What people say who are tired of being alive: wishes to die in other words, and despair.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.crisis_signs import CLASSES as SIGNS
from bot.voice.phrases import pattern

CLASSES: Final = {
    **SIGNS,
    "elsewhere": r"he|she|they|who|her|his|their|not|never|no|wasn't|isn't|don't|read\w*|watch\w*|wr[io]t\w*|study|studies|studying|studied|lost|volunteer\w*|work|works|working|knew|talk\w*|heard|saw|article|essay|class|novel|paper|book|movie|film|training|someone|somebody|friends?|brother|sister|cousin|mom|mum|dad|uncle|committed|commited|died|by|used",
    "topic": r"(?:king|prevention|squad|hotline|awareness|rates?|watch|doors?|missions?|runs?|teens?|patients?|people|kids|clusters?|squeeze|bombers?|hill|wings|chicken|notes? in|is (?:still )?(?:a |an )?(?:topic|taboo|illegal|selfish))",
    "gap": r"(?:(?!you\b|he\b|she\b|they\b|we\b|women\b|people\b|anyone\b|the\b|how\b)[\w',]+ ){0,5}",
    "doubt": "no|not|don't|can't|isn't|never|without|hate|tired|sick|done|pointless|lost|losing|stop|quit|enough|hardly|barely|hard|hurts?|miserable|why|scared|give up|giving up|gave up|exhausted",
    "end": r"(?:$|(?=[.,!?]| (?:and|but|so|because|or|without|if|i|anymore|sometimes|lately)\b))",
    "nobody": "nobody|no one|no-one|not a soul|not a single person|none of them|not one person",
    "anybody": "anyone|anybody|someone|you|they|he|she|my (?:family|friends|mom|mum|dad|parents|kids)",
    "world": "(?:world|earth|planet|life|existence)(?! (?:of|tour|cup|map))",
    "dying": r"(?:death(?! (?:of|metal|note|star|stranding|grips|penalty|valley|row|cab))|dying|being dead|not existing|not being (?:here|alive)|my own (?:death|funeral))",
    "gone_away": r"""
        (?:wasn't|weren't|was not|were not|'m not|am not|is not|isn't) (?:here|around|alive|born|in the picture)(?! (?:at|in|for|on|to|yet|when))
        (?:was|were|'m|am) (?:dead|gone)|died|disappeared|vanished|didn't exist|never existed|stopped existing|dropped dead|never woke up|never (?:came|come) (?:back|home)
    """,
    "carry_on": r"""
        (?<!what's )(?<!what is )(?<!stuff )(?<!is )(?:go|going) on(?! (?:the|a|an|my|that|this|vacation|holiday|about|with|and on|stage|dates?|trips?|in|any|for))
        (?:keep|keeping) (?:going(?! (?:to|on about))|living|fighting|breathing|trying)|carry(?:ing)? on(?! with)|continue living|stay(?:ing)? alive|hold(?:ing)? on(?! (?:to|a|for))|hang(?:ing)? on(?! (?:to|a|for))
        (?:live|living|exist|existing|being alive|be alive|cope|fight)(?= anymore|$|[.,!?])
    """,
    "reason": "reasons?|point|purpose|meaning|sense|use",
    "stay": r"{carry_on}|stay(?! (?:up|in|at|late|home|on|for|with|longer|the|out|away|there))|{alive}(?! (?:in|with|near|at|there|to))|get up(?! (?:early|at|before))|wake up(?! (?:early|at|before))|waking up(?! (?:so|early|at|before))|being here|be here(?! (?:at|for|until))",
    "hurtful": r"torture|unbearable|hell|agony|a (?:punishment|nightmare|curse|prison|burden)|punishment|painful|exhausting|misery|too (?:much|hard|painful|heavy)|hurts",
}

LONGING: Final = pattern(
    r"""
    (?:want|ready|need|time|going|rather|wish i could|like|hoping|love|decided) (?:to )?(?:\w+ )?leave (?:this|the) {world}
    (?:leaving|(?<!ever )done with|want out of|sick of being in) (?:this|my|the) (?:world|earth|planet|life)(?! of)
    want to end (?:it|things|everything|this)(?! (?:with|between|on|here|there|by|now with|call|meeting|chapter|\w+ (?:chapter|subscription|friendship|relationship|call|meeting)|(?:friendship|relationship|conversation|chat|contract|stream|debate|argument|feud|war|year|week|day|one|arc|story|season|quest|round|game)))
    worth more dead|(?:more useful|happier|better|rather be|easier to be) dead
    (?:wouldn't|don't|won't) mind (?:dying|being dead|death|not (?:waking up|existing|being (?:here|alive)))|(?:part of me|my (?:brain|mind|head|body)|something in me) (?:\w+ )?wants? (?:to|me to) (?:die|be dead|end|kill|jump|cut)|keep myself from (?:doing|hurting|cutting|jumping|killing|ending)|(?:wish|hope)(?: that)? (?:i|god|he|it|death) (?:would|'d|will) (?:take|claim|end) me
    (?:don't|not sure|do not) (?:think|believe|know)? ?(?:if |that )?i ~ (?:want to|should|deserve to) {alive}(?! (?:in|with|near|at|there))|(?:don't|not sure|do not) (?:think|believe|know)? ?(?:if |that )?i (?:want to|should|deserve to) {alive}(?! (?:in|with|near|at|there))
    why (?:can't|won't|didn't|couldn't|don't|haven't) (?:i|god|he|it) ~?(?:die|disappear|not wake up|be dead|stop existing|let me die|kill me|take me)(?! (?:my|in|with|to|a))
    (?:googl\w+|search\w*|research\w*|look\w* up|read\w* (?:about|up on)|forums? (?:about|on)) (?:\w+ ){0,3}suicide|painless suicide|suicide methods?
    with (?:the|a|my) (?:knife|razor|gun|pills|blade|rope) (?:in my hand )?and (?:\w+ )?(?:wonder\w*|think\w*|cry\w*|imagin\w+|star(?:e|ing))|(?:want|wanted|tempted|urge|ready|need|about) to jump$
    (?:nearly|almost|so close to|came close to) (?:killed myself|killing myself|jump(?:ed|ing)(?= last| today| tonight| this| yesterday|$)|ended it|ending it|took (?:them|the pills|all)|hanged|hung myself|overdos\w+|did it (?:last|tonight|again))(?! (?:laughing|tripping|on the|with))
    (?:think\w*|thought|thoughts|consider\w*|ready|talk\w*) (?:of|about|for) ending (?:things|it|it all|everything)(?! (?:with|between|on))|(?:grab|jerk|yank|turn) the wheel|end up dead|(?:dead|die) by my own hands?|(?:don't|didn't) (?:want|deserve|expect) to survive
    (?:wish|should|why) ... (?:hadn't|didn't|never|had not|not) (?:saved|found|revived|rescued|resuscitated) me|{dying} (?:would|will|could) be a (?:gift|blessing|mercy|release|relief)|(?:gladly|happily|rather|willingly) (?:die|be dead)(?! (?:for|than))|suicide (?:is|was|has been|keeps) (?:\w+ )?(?:on|in|crossing) my mind|(?:okay|fine|good) with (?:someone |somebody |anyone )?(?:dying|murdering me|killing me|death)
    (?:wish|hope|pray) i(?:'d| would| could) (?:get|be|end up) (?:hit|into a|in a|run over|killed)|don't feel safe (?:being )?(?:alone|by myself|tonight|right now)|can't be trusted (?:alone|with|around)(?! (?:cookies|snacks|chocolate))|(?:scared|afraid|fear\w*) for my (?:life|safety)
    {dying} (?:would|might|must|has to|seems?|sounds?|looks?|feels?|is) ~ (?:easier|better|peaceful|nice|relief|freedom|beautiful|good|comforting|only)
    (?:pray|beg|praying|begging|asking|ask|prayed|begged|wish|waiting|want|hope)\w* ... (?:god|lord|death|universe|heaven) ... (?:takes? me|let me (?:die|go)|kills? me|ends? me|comes? (?:for|get) me)
    (?:wish|wished|wishing|regret|should(?:'ve| have)|sad|sorry|angry|hate|disappointed|shame)(?: that)? (?:i(?:'d| had)? )?(?:just |only |never )?(?:died (?:in|that|back|when|with|instead|as)|have died|survived|lived(?= anymore|$)|woke up (?:alive|again|this|today|after)|woken up|been saved)(?!.*\b(?:hp|lava|level|trend))
    (?:wish|sad|sorry|angry|shame|disappointed|hate) ~ (?:the overdose|the pills|the attempt|my attempt|they|it|the rope) (?:had |would have )?(?:worked|killed me|hadn't (?:saved|found) me|let me die|succeeded)
    (?:surviv\w+|after|since|regret\w*) my (?:\w+ )?attempt(?! (?:at|to))
    (?:join|be with|go to|see|follow) (?:my \w+|her|him|them|mom|dad|mum)(?: again)? (?:on the other side|in heaven|in death|in the grave|wherever (?:she|he) is)
    (?:stop(?:s|ping|ped)?|keep(?:s|ing)?|hold(?:s|ing)?) me from (?:suicide|{kill_me}|doing it|jumping)
    reason (?:i|that i) (?:haven't|didn't|don't|won't) (?:ended it|end it|done it|killed myself|kill myself|do it)
    (?:hope|wish|pray|want|hoping|wishing)\w* ~ (?:get|got|to get|i'd get) (?:hit by|run over|terminal|cancer|murdered|shot(?! of)|struck by|in a (?:fatal |car )?(?:crash|accident))
    (?:think|thinking|thought|thoughts|imagine|imagining|picture|picturing|fantasi\w+|daydream\w*|urges?|considering|tempted|temptation|dream\w*|wonder\w*) ... (?:jump|step|walk|throw\w* myself|leap)(?:p?ing)? (?:in front of|onto|under|off(?! (?:the (?:diving|couch|sofa|swing)|a (?:diving|swing))))
    (?:think|thinking|imagine|imagining|picture|picturing|fantasi\w+|daydream\w*|urges?|tempted|want|going|could) ... (?:crash|wreck|swerve|turn the wheel|turning the wheel|steer|drive|crashing|driving|swerving|steering|wrecking) ... (?:on purpose|into (?:a|the|oncoming|that) (?:tree|wall|truck|pole|river|lake|traffic|lane)|off (?:a|the) (?:bridge|cliff))
    (?:bridge|train tracks|cliff|pills|razor|rope|gun|ledge|blade|noose) ... (?:thinking about (?:it|jumping|using)|(?:is|are|keeps?) (?:\w+ )?(?:calling|whispering|tempting))
    (?:easiest|quickest|fastest|least painful|painless|best|peaceful|surest|easy|quick) (?:\w+ )?(?:way|method)s? (?:to|of|for|out) ~ (?:die|dying|end my|kill myself|suicide)
    (?:easiest|quickest|fastest|least painful|painless|peaceful|surest|quick) (?:\w+ )?way (?:to go|out|to do it)(?= without| and |$| so)|(?:die|go|do it|end it|end things) without (?:it |any |much |the )?(?:hurting|pain|suffering|feeling)
    (?:does|do|would|is|will|how) (?:\w+ )?(?:hanging|drowning|overdosing|an overdose|bleeding out|dying|suffocat\w+|slitting \w+ \w+)(?: yourself)? ~ (?:hurt|painful|pain|painless|quick|long|fast)
    (?:look|looked|looking|search|searched|searching|googl\w+|research\w*|reading) (?:up |for |about )?(?:how to|ways to|methods|a way to) (?:do it|die|end it|disappear forever|overdose|hang)
    (?:would|will|could|enough|does|do|can|if i (?:took|take|drink|drank|swallow\w*)) ... {drug} ... (?:kill me|enough to (?:die|kill|end)|be fatal|be lethal|would i die|stop my heart)
    if i (?:jump|jumped|fell|took|swallowed|hung|hanged|shot|drank|slit|cut) ... (?:would|will|could|do) (?:i|it) ~ (?:die|kill me|be (?:fatal|quick|dead|painful))
    (?:not safe|scared|terrified|afraid|frightened) (?:with|of|from|around) myself|(?:don't|can't) trust myself (?:to be alone|alone|tonight|right now|around (?:knives|pills|sharp)|with (?:pills|knives|sharp))|keep(?:ing)? myself (?:safe|alive)
    (?:scared|afraid|terrified|worried) (?:of )?(?:what )?i(?:'ll| might| may| could| will|'m going to) ~ (?:do to myself|to myself|do tonight)|do(?:ing)? something (?:\w+ )?(?:to myself|i can't take back|irreversible|permanent)
    don't feel safe (?:with|around|from|alone with) myself|no reason not to (?:die|do it|end it)|i'll do it(?:,| and) ... (?:die|kill|your fault|blame)
    (?:swear|or) ~ (?:i'll|i'm going to|i will) (?:take|swallow) (?:the|all (?:the|my)|these) {drug}|don't (?:\w+ )?feel like (?:living|being alive|existing)
    it all ends (?:then|tonight|tomorrow|today|on \w+day|soon)|(?:after|once) i'm dead(?!.*\b(?:play|song|music|party))
    (?:^|i )(?:attempted|od'd|od'ed) (?:last night|again|today|yesterday|this (?:week|morning)|on purpose)
    suicide ~ (?:look|seem|feel|sound)(?:s|ing|ed)? (?:like|so|more|better|right|good|tempting)
    i(?:'m| am) (?:a danger|dangerous) to myself|(?:want|need|trying) to (?:be )?(?:erased?|remove|rid) ~ (?:myself|from existence)(?! (?:from (?:the|this)|of))
    """,
    CLASSES,
)
"""Active thoughts of death, spoken round the corner."""

DESPAIR: Final = pattern(
    r"""
    (?:i|i've|i have|i'm|am|been) ~ (?:lost|losing|given up)(?: all| my| any)? hope(?! (?:of|that|with|on (?!me|myself|life)|in (?!life|myself|everything|ever)|for (?!me|myself|my (?:life|future)|the future|anything|everything)))
    (?:there's|i have|i see|see) (?:\w+ )?no hope(?! (?:of|that|with|on|in (?!life)|for (?!me|myself|us|my (?:life|future)|the future|anything)))|no hope for (?:me|my (?:life|future))
    ^(?:so |utterly |totally )?hopeless$|(?:i|everything|life|it all|i'm|my (?:life|future|situation)) ~ hopeless(?! (?:at|with|romantic|in|when|as|crush))|feel\w* ~ hopeless(?! (?:at|with|romantic|in|when))
    (?:can't|don't|couldn't) (?:\w+ )?(?:see|picture|imagine) (?:a|any|my|the)? ?(?:future (?:for (?:me|myself)|anymore|at all|with me)|myself ~ (?:here|alive|living|years|next year|old|past))
    (?:nothing|it|things|life|this)(?:'s|'ll)? (?:will |is |are )?(?:ever |never |going to |won't |will never |not |doesn't |isn't )+(?:going to )?(?:ever )?gets? (?:any )?better(?! (?:than|at|if|with|until))|nothing(?:'ll| will| is)(?: going to)? ever (?:get|be|change|work out)
    what's the (?:point|use) (?:of|in) (?:any of (?:this|it)|anything|me|trying|everything|it|life|being (?:here|alive)|my life|existing|even trying|all (?:of )?this)(?: anymore)?{end}
    (?:don't|can't|no longer|do not) (?:\w+ )?(?:see|find|feel) (?:the|a|any|much|that there's a) {reason} (?:anymore|(?:in|of|to) (?:it|anything|life|my life|this life|being|any of (?:it|this)|everything|me))(?: anymore| at all| now)?{end}
    no (?:{reason}(?: left)? (?:to|in|for|of) (?:my life|anything|life(?= |$)|{stay})|(?:point|reason|purpose) for me)(?! to)|(?:my )?life (?:has|had|holds|has got) no (?:{reason}|value)
    why i'm still (?:here|alive)(?! (?:at|in|on|with|awake))|rather not be (?:in it|here|alive)(?! at)
    why (?:bother {stay}|(?:am|do|should) i (?:\w+ )?(?:alive|exist|existing|still (?:here|alive|breathing)|live|living|bother {stay}|{stay}))(?! (?:only|at|in|on|with|listening|reading|watching|instead|after|doing|awake|when the|early))
    (?:give|tell|name) me (?:one|a|any|why)(?: \w+)? ?(?:reason)? (?:to|i should|i shouldn't|not to) ~ (?:{stay}|die|kill myself|end it)
    (?:give|tell|name) me (?:one|a|any|why)(?: \w+)? ?(?:reason)? (?:to|i should|i shouldn't|not to) (?:{stay}|die|kill myself|end it)
    (?:is there|are there|can't find|can't think of|haven't got|don't have|have no|need|find|looking for) ... reasons? (?:to|for) {stay}
    (?:nothing|nobody|no one|anything|nobody and nothing)(?: left| is| here| in my life)*(?: worth)? (?:to )?(?:staying|living|live|going on|stay)(?: alive| here)? for|nothing to look forward to (?:anymore|in life|ever)
    (?:my life|life) (?:isn't|is not|'s not) worth it|(?:isn't|not|is life|life|anything|is it|it's not) ~ worth (?:it anymore|living(?! (?:in|with|there|near|at))|being here|the pain|the struggle)(?! (?:the|to|for|without))
    (?:(?<!this )(?<!that )(?<!it )can't|barely|hardly|not sure i can|don't (?:think|know)(?: if| that| how)? i can|no (?:strength|energy) (?:left )?to|(?:don't|didn't|no longer) have the (?:strength|energy|will) to|too (?:tired|weak) to|stopped|struggling to) (?:\w+ )?{carry_on}
    (?:holding|hanging) on(?= anymore|$|[.,!?])|how (?:much )?(?:longer|more) ~ i can (?:go on|hold on|take|keep|do this|last|hang on|stand it|bear|live)(?!.*\b(?:job|class|noise|diet|heat|level)\b)
    at the end of my rope|(?:at|reached) (?:my|the) (?:breaking point|end of (?:it|my strength|everything))|(?:i've|i have) reached the end$|(?:hanging|holding) on by a thread|i'm at (?:\w+ )?rock bottom
    nothing left (?:in me|inside|here for me|for me(?! to)|of me)|^(?:i think |i guess |honestly )?i(?:'ve| have) (?:\w+ )?given up(?: completely| on everyone| already)?$
    done trying(?! (?:to|with|on|out))|done with (?:everything(?! (?:on|in|for|else))|it all|being (?:here|alive|me))|(?:had|have had) enough of (?:life|living|everything|being|this (?:life|world)|existing)
    (?:don't|never|didn't|not) (?:\w+ ){0,3}belong (?:in|on) this {world}|this (?:world|life) (?:isn't|wasn't|is not) (?:made |meant )?for me|(?:never|not|wasn't|weren't) (?:meant|supposed|made) (?:to be|to|for) (?:here|alive|this (?:world|life)|born|live|exist)(?= |$)(?! (?:at|in|until))
    should(?:n't| not| never)?(?: have|'ve)? (?:never )?(?:been born|been aborted|aborted me|had an abortion|exist(?:ed)?|be here anymore|be alive)|i shouldn't (?:exist|be here(?! (?:at|this late|right))|be alive)|(?:should(?:'ve| have)|wish (?:my (?:mom|mum|mother|parents)|she|they)(?: had)?) (?:never had|aborted|not had) me
    (?:better|happier|easier|fine|relieved|lighter|freer|nicer|simpler)(?: off| place| life| lives)?(?: \w+)? (?:without me(?! (?:on|in|as|at|there|playing|lol))|if i (?:just |had )?(?:{gone_away}|left for good|ended it))
    if i (?:just |simply )?{gone_away} ... (?:easier|better|happier|relieved|relief|peace|fine|care|notice|miss)|(?:better|easier|best) for (?:everyone|everybody|all|them) if i ~ {gone_away}
    {nobody} (?:would|will|'d|'ll|is going to)(?: \w+)? (?:miss me(?! (?:if i (?:left|skipped|went|took)|on|at|in))|mourn me|cry (?:for|over) me|care if i (?:died|{gone_away}|lived)|notice (?:that |if )?(?:i'm|i was|i were|i) (?:gone|dead|missing|died|never came back))
    {nobody} (?:needs|wants|loves|likes) me(?: here| around| alive)? and ... (?:never|ever|nobody|no one)|worthless and ... (?:needs?|alive|here|life|die)|(?:they|people|nobody|no one|kids|family) (?:don't |doesn't )?(?:need|needs|want|wants) me (?:here|alive|around)(?! (?:at|for|to|until|by))
    (?:would|will|do you think|wonder if|if) (?:\w+ )?{anybody} (?:would|will)? ?(?:\w+ )?(?:miss me|care|notice|cry|mourn|be sad) (?:if|when|once) i ~?(?:died|{gone_away})
    (?:who|wonder|would|will|how|imagin\w+|pictur\w+|think\w*|dream\w*) ... my (?:own )?(?:funeral|gravestone|obituary)(?!.*\b(?:play|song|music|party|dress|wear)\b)
    (?:i )?(?:don't|never|didn't) (?:\w+ )?matter to (?:anyone|anybody|a soul|them|my family)|i (?:don't|never) (?:\w+ )?matter(?= anymore|$|[.,!?])
    (?:my (?:life|existence|birth)|i'm|i am|being born) (?:is |was )?(?:just |only |such )?a (?:mistake|waste|curse|burden|disease)(?= |$)(?! (?:at|in|on|to|of|when|for))|dead ?weight (?:to|on|for) (?:my|everyone|them)|waste of (?:oxygen|a life)|make ~ life (?:harder|worse)(?= |,|$)(?!.*\b(?:boss|printer|app)\b)
    don't deserve to (?:be here|breathe|exist|be alive)|(?:don't|didn't) deserve (?:food|to eat|life)(?= |$)
    sorry (?:for|that i'm|that i am|i'm) (?:existing|being (?:alive|born)|still (?:here|alive)|alive|breathing|taking up space)|sorry i (?:exist|was born|was ever born|didn't die)
    (?:hop(?:e|ed|ing)|wish\w*|pray\w*) ~ (?:tomorrow|morning|the sun) (?:doesn't|never|won't|wouldn't) (?:come|comes|rise)|dread (?:every (?:single )?(?:morning|day)|waking up|being alive|living)
    (?:don't|wouldn't|won't|not) (?:\w+ )?(?:care|bother me|mind|upset me|fight it|scare me)(?: anymore)? (?:if|whether|what) (?:i (?:died|die|live|lived|{gone_away})|happens to me(?! (?:at|in))|a (?:car|truck|bus|train) hit me|something happened to me)
    if (?:a|some|the) (?:car|truck|bus|train|plane) ~ (?:hit|hits|crashed|ran) ... (?:mind|care|fine|okay|bother)|don't care (?:what|if) (?:\w+ )?happens(?: to me|$)
    i(?:'ve|'m|'d)? ~ (?:(?:think|thinking|thought|thoughts|wonder|wondering|obsessed|dream|dreaming|fantasi\w+|curious)(?: \w+){0,2} (?:about|of|what)|imagin\w+|pictur\w+) (?:{dying}|(?:it(?:'s| is| would be|'d be|'ll be)? ~ )?like to (?:be dead|die|not exist|disappear))(?! in )
    {dying} (?:is|was|has been) (?:always |constantly |often )?(?:on my mind|all i think)|(?:not|no longer|never) (?:\w+ )?(?:afraid|scared|frightened) (?:of|to) (?:die|dying|death)(?= anymore|$|[.,!?])
    (?:already|practically|basically) dead(?: inside)?$|already dead inside|(?:want|wish|need) (?:to|i could) (?:stop (?:being|feeling)|feel nothing|be nothing|be over)(?= |$)(?! (?:so|like|a|an|guilty|bad|tired|sick|late|lazy|weird|sad|the|with|about|hungry))
    (?:no|see (?:any|a|the)|without) light at the end of (?:the|this|my) tunnel|(?:don't|didn't|no longer|not|haven't got) (?:\w+ )?(?:anything|anyone|anybody|something|much|one thing) (?:left )?(?:to live|worth living|to stay alive|to keep going) for
    (?:everything|it all|life|it's all|all of it|existence)(?:'s| is| feels| seems|) (?:\w+ )?(?:pointless|meaningless|futile)(?! (?:at|in|until|for|with|if|without))|(?:don't (?:think|know)(?: if| that| how)? i can|not sure i can) (?:do this|take this|take it|handle this|keep doing this|survive this|make it)(?: anymore| much longer| any longer)?$|can't keep (?:doing|living) (?:like )?this$
    lived (?:long enough|too long)|(?:can't|don't|couldn't|no longer) see (?:a|any) way out(?! of (?:the|here))|don't care about (?:living|my life|being alive|staying alive|surviving|dying)|(?:only|still|barely) (?:alive|living|breathing) (?:because|for) (?:of )?(?:my|him|her|them|the)|(?:life|i) (?:isn't|is not|am not|'m not) worth (?:anything|a thing|shit)
    (?:everyone|everybody|they(?: all)?|people|family) ~ (?:wants?|wishes|want) (?:me|i was) (?:gone|dead)(?! from)|in me (?:being|living|staying|existing)|keep my head (?:up|above water) anymore|{dying} (?:doesn't|does not|can't) scare me
    (?:don't|can't) (?:see|think|believe|imagine) (?:how |that |if )?(?:it|things|life|anything|this)(?:'ll| will| could| can|'s going to| would)? (?:\w+ )?(?:gets?|be|becomes?|turns?) (?:any )?(?:better|okay|alright)|(?:run|running|ran) out of reasons|(?:any|out of|single|good|more|left) reasons?(?: left)? (?:to|for) {stay}
    no future (?:for (?:me|(?:someone|somebody|people) like me)|left|here|anymore|at all)|(?:there's|there is) no future$|(?:my|the) future (?:looks|is|feels) (?:\w+ )?(?:dark|hopeless|black|bleak|gone|empty)|(?:can't|don't|couldn't) (?:\w+ )?(?:see|picture|imagine) (?:a|any|my) future(?! (?:with|in|for (?!me|myself)|at|where (?!i)))
    (?:don't think|doubt|don't believe)(?: that)? {anybody} (?:would|will|'d|'ll) (?:\w+ )?(?:miss me|notice if i|care if i|cry|come looking)|(?:not going to|won't|wouldn't) be missed|(?:don't|no longer) want to (?:do this|feel this way|be me|fight|try|be in this (?:body|head|pain|world)) anymore$
    (?:don't|didn't|no longer|never) have (?:any |much |a lot of )?hope(?! (?:of|that|with|for (?!me|my)|in))|hope (?:is|has) (?:all )?(?:gone|dead|died|run out)|nice to not (?:exist|be here|be alive|wake up|be)|world (?:doesn't|does not|won't) (?:need|miss) me|stopped caring (?:whether|if) i|no point anymore|(?:want|need|ready) to (?:\w+ )?rest forever
    (?:don't|no longer) want to be (?:a )?part of (?:this|the) (?:world|life)|too (?:broken|damaged|far gone) to (?:be )?(?:fix\w*|sav\w+|go on|live|help\w*|heal)|better to (?:disappear|die|be gone)|(?:i'm|i am|i) (?:taking up|take up|wasting|waste) (?:space|air|oxygen)(?= |$)(?! (?:on|in))|(?:nobody|no one) (?:needs|wants) me(?: on this earth| anymore|$)|^i want out$
    (?:ready|waiting|praying|begging) for (?:it|this|everything|life|all of (?:it|this)) to (?:be over|end|stop)(?! with)|only {dying} (?:can|will|gives|would|brings)|no point to anything
    feel(?:ing)? like (?:disappearing|vanishing)(?! (?:into|from|under))|better off (?:gone|not (?:here|alive|existing))|{reason} for me to (?:be here|live|stay|exist|go on|be alive|keep)|(?:don't|can't|couldn't) (?:want to )?(?:face|see|live|go through|get through|survive|live through) another (?:day|night|week|month|year)|my life (?:doesn't|does not|never) (?:matter|mean)
    (?:no|can't see (?:a|any)|don't see (?:a|any)) way (?:forward|ahead)(?= |$)(?! (?:in|with|on))|(?:i|i'm|i've|me) ... nothing left(?: to give| inside)?$
    feel(?:ing)? like giving up(?: on (?:life|everything|myself|it all))?$
    nothing (?:left )?(?:here )?for me(?: here)?(?: anymore)?$|wish i was never (?:here|alive|around)|don't belong (?:anywhere|here on (?:this )?earth|on (?:this )?earth)|(?:idk|don't know|not sure|don't think|doubt)(?: if| that| whether)? i(?:'ll| can| will|'m going to) (?:\w+ )?(?:make it|survive|last) (?:through |until |till |to )?(?:the|this|another|tonight|tomorrow|morning|much) ?(?:night|week|year|day|month|winter|longer)?$
    don't want to feel (?:anything|this)(?: \w+)? (?:anymore|again)|need (?:it|this|everything|life)(?: all)? to (?:be over|stop|end)(?! (?:raining|with))
    (?:it )?hurts? to (?:be alive|exist|live|be me)(?! (?:in|with|next))|(?:being (?:alive|me)|existing|existence|every (?:single )?day)(?:'s| is| feels| is like| feels like| has become)?(?: just| so| such| pure| like)? {hurtful}(?! (?:at|with|for|when|in)|.*\b(?:job|work|boss|class|commute)\b)
    my life(?:'s| is| feels| is like| feels like| has become)(?: just| so| such| pure| like)? {hurtful}(?! (?:at|with|for|when|in)|.*\b(?:job|work|boss|class|commute)\b)
    ^(?:living|life) (?:is|feels|feels like|has become) (?:just |so |such |pure |like )?{hurtful}{end}|hate (?:my|this) life ... want out|i want out of (?:this|my|this whole) ?(?:life|existence|world)?{end}
    (?:can't|don't know how to|couldn't) live with (?:what i(?:'ve)? (?:did|done)|myself|this (?:guilt|pain|shame)|the (?:guilt|pain|shame))|(?:can't|don't want to) live without (?:her|him|them|my \w+) ... (?:don't want|anymore|died|gone|left me|point)
    (?:don't|didn't|never) want to be here (?:either|without|much longer)|wish it (?:had been|was|were) me(?: instead| who|$)|should(?:'ve| have) been me (?:instead|who died|in that (?:coffin|car|grave)|not (?:him|her|them))|be with my dead \w+
    (?:should|could|want to|wish i could|going to|rather) (?:\w+ )?(?:go away|disappear|vanish|be gone|leave|go) (?:forever|for good|and never (?:come back|return|be found))(?! (?:from|this (?:server|chat)))
    wish i (?:didn't|don't|never) exist(?:ed)?|wish (?:it|this|today|every day|tonight) (?:was|were) my last(?: day| one| night)?$|(?:mom|mum|mother|parents|she|they) should(?:'ve| have) (?:had an abortion|aborted me|never had me|swallowed)|(?:just )?wait(?:ing)? (?:to die|for (?:death|it all to (?:end|be over)|my life to (?:end|be over)|the end$))|all i do is wait ... over
    only (?:one )?(?:way) (?:this|it|my (?:life|story)) (?:ends|can end|will end)|see (?:only one|no) way (?:out|forward|through)(?! of (?:this (?:maze|level|game|traffic)|the))|(?:can't|don't) see (?:a|any) way (?:out of|through) (?:this pain|this|it)(?= |$|,)(?! (?:maze|level|game|traffic|mess at))|no way out of this(?: for me| life| pain| darkness)?$|no way out ... for me
    never (?:be|going to be) (?:happy|okay|ok|loved)(?: again)? ... (?:why|so what)|never do it but ... think|think about (?:it|ending it|doing it) ... never do it
    (?:told|tell|tells|telling|says?|said|want|wants) (?:me to|i should|me i should)(?: just| go)* (?:kys|die|kill myself|kms|neck myself|end it|not exist)(?! (?:laughing|on|in))
    so (?:lonely|sad|empty|miserable|depressed|ashamed|alone) (?:that )?i could (?:die|disappear)|(?:don't|can't) (?:want to )?do (?:this )?(?:life|living|being alive)(?: thing)?{end}|life ~ rather not be in it
    put(?:ting)? my affairs in order|getting my affairs in order|giv(?:e|ing|en) (?:\w+ )?(?:my )?(?:things|stuff|belongings|everything) away ... (?:need|gone|anymore)|(?:take care of|look after|watch over|feed) my \w+ (?:when|after|once|if) i'm (?:gone|dead|not here)
    if (?:anything|something) (?:happens|happened) to me(?! (?:at|on|in|during))|scare myself(?= |$)(?! (?:with|watching|in))|i(?:'m| might|'ll| could| am) ~ do something (?:stupid|bad|terrible|drastic|rash)(?! (?:like|at|in|and (?:buy|dye|cut|get)))
    had (?:an|my \w+|a \w+) attempt (?:when|last|in|at \d|\d)|stopped taking care of myself|no will (?:left )?to (?:live|go on)|(?:losing|lose|lost) (?:the|my) will to (?:live|go on)|my will to live ... (?:zero|gone|nothing|low|fading)
    (?:only|one) (?:\w+ )?(?:reason|thing) (?:that )?(?:i'm (?:still )?(?:alive|here|breathing)|keep(?:s|ing) me (?:alive|here|breathing|going(?! (?:through|at|is)))|i'm still)(?! (?:at|in|on|with|playing|watching))
    (?:nothing|none of it|none of this) matters? ... (?:i don't|not even me|me neither|anymore$)|(?:want|wish|need) (?:it|this|everything|the pain|life|my life)(?: all| to just| just)* (?:over|gone|finished)(?= |$)(?! (?:with|already|lol))
    """,
    CLASSES,
)
"""A passive wish to be gone, and having no hope, reason or strength left."""

HYPERBOLE: Final = pattern(
    r"""
    my life is over|^(?:help )?i'm in (?:\w+ )?danger|let me die|i'm (?:going to|about to) die (?:tonight|today|tomorrow|soon)(?! (?:at|in|on|if|from|during|when|of))|^i(?: really| so)? (?:need|want) (?:to die|death)$
    (?:^|i )won't be here (?:tomorrow|much longer|anymore){end}$|^i'm (?:doing it|going to do it) tonight$
    """,
    CLASSES,
)
"""Said in earnest these are signs; with a laugh or a trifle they are nothing."""
WIDE: Final = pattern(
    r"""
    (?:don't|can't|not|only|why|wish|hate|tired|hard|hurts?|barely|no|scared|sorry|worth|point|reason|should|didn't|never|unbearable|guilty|ashamed|deserve|mistake|punish\w*|sick|done|stop|pain\w*|surprised|wrong) (?:(?!glad\b|happy\b|lucky\b|great\b|feel\b|makes?\b|know\b|see\b)[\w']+ ){0,3}(?:being |be |stay(?:ing)? |still )alive(?! (?:in|until|for|at|with|during|without|to (?:see|witness)))
    (?:wish|want|hope|crave|craving|long|longing|ready|welcome|relief|comfort\w*|waiting|beg|pray|deserve|prefer|looking forward) (?:(?:to|only|so|badly|a|my|for|peaceful|quick|own|sweet|of|i|could) ){0,3}(?:dying|death|to die|i'd die|i would die|be dead)(?! (?:of|on|for|from|in|by|laughing|metal|note|penalty|star|scene|knowing|happy|trying|hard|rich|old|as|with|before|until|without|at|sentence))
    if i (?:died|disappeared|vanished|was gone|were gone|was dead|were dead|wasn't alive|didn't exist|stopped existing|wasn't here anymore|never woke up|was never born)(?! (?:i'd come back|in|from|into|at|for|on|during|with))
    (?:i|i'm|i've|my|me) {gap}{doubt} (?:\w+ ){0,3}(?:living|existing|existence|to live|to exist)(?= anymore|$|[.,!?]| like this| (?:and|but|so|because)\b)
    (?:living|existing|existence|being alive) (?:is |feels |seems )?(?:\w+ ){0,2}(?:pointless|meaningless|empty|unbearable|hurts|miserable|worthless|hopeless|painful|pain)(?! (?:at|with|for|in|when|without))
    (?:everyone|everybody|they|family|kids|world|people|friends|parents|mom|mum|husband|wife|all)(?:'d|'s| would| will| is| are|'ll)? (?:\w+ ){0,3}(?:better|happier|relieved|easier|glad) (?:\w+ ){0,3}(?:without me|if i|when i'm gone|once i'm gone)(?! (?:on|in|at|as|playing|bring|brought|cook|cooked|buy|bought|made|make))
    i can't (?:do|take|live|go|cope|bear|fight|carry|face|endure|pretend|hold)(?: (?!you\b|her\b|him\b|them\b|to\b|out\b)[\w']+){0,3} anymore|(?:don't|do not|no longer) want to (?:be (?:here|alive|me|around)|live(?! (?:with|in (?!this)|at|near|here))|feel|do (?:this|it|life)|wake up|exist|fight|try|suffer|hurt|breathe)(?: \w+){0,3} anymore
    (?:if|once|after|until|wish|till) i(?:'m| am| was| were) (?:gone|dead)(?! (?:for|to|from|wrong|on|at|by|tired|last|broke|set))|(?:never|not|don't|didn't|won't|wouldn't) (?:\w+ ){0,3}(?:wake|waking) up (?:again|anymore|ever)(?! (?:at|that|this|so|early|with))
    (?:i|i'm|i've|i'd) {gap}(?:can't|don't|won't|not|barely|hardly|never|tired|no|unable|stop|why|struggl\w+) {gap}{carry_on}|(?:i|i'm|i've|me|my) {gap}(?:no|any|lost|lose|losing|without|out of|little|zero) hope(?! (?:of|that|with|in|for|to|on))|(?:nobody|no one|anyone|anybody) (?:\w+ ){0,3}miss me(?! (?:at|on|in))
    (?:i|i'm|i've|i'd|me|my (?:mind|head|brain|thoughts?|heart))(?: (?!{elsewhere}\b)[\w']+){0,7} suicid(?:e|al)(?! {topic})
    """,
    CLASSES,
)
"""Life and death next to wanting, tiredness or doubt: wide on purpose, so what sounds like hyperbole drops it."""
