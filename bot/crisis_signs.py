"""What people say who want to die, phrase by phrase.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.voice.phrases import pattern

CLASSES: Final = {
    "self": "myself|my ?self|my life|my own life|my existence",
    "kill_me": r"""
        (?:kill|killing|killed|unalive|unaliving|murder|delete|end|ending|off|offing) {self}(?! (?:from (?:the|this|that|all)|with my own (?:rocket|grenade)))
        (?:take|taking|took) (?:{self}|my own life)|commit(?:ting|ted)? (?:suicide|sui)
        end(?:ing|ed)? (?:it all|everything|it for good|things for good|it (?:right now|tonight|today)|my misery|my (?:own )?suffering|my pain)
        (?:hang|hanging|shoot|shooting|drown|drowning|rope|poison|poisoning|suffocate) myself(?! (?:a|some|in (?:the foot|work|coffee|books|tea)|out))
        (?:slit|slitting|cut|cutting|slash|slashing) my (?:own )?(?:wrists?|throat|veins)
        (?<!sugar )(?<!cuteness )(?<!caffeine )(?<!vitamin )overdos(?:e|ing)(?! of (?!{drug}))
        od(?!'| (?:green|on (?!{drug}|my)))|(?<!\d )(?<!for )(?<!many )(?<!the )kms|ctb|catch(?:ing)? the bus
        (?:jump|jumping|step|stepping|walk|walking|throw myself) {off} {height}
        (?:drive|driving|crash|crashing|swerve|swerving) (?:\w+ ){0,3}(?:into|off) (?:a|the|oncoming) (?:tree|wall|bridge|cliff|truck|traffic|river)
        (?:blow|blowing) my (?:own )?(?:brains|head)(?: off| out)?
        (?:put|putting) a (?:bullet|gun) (?:in|to|through) my (?:head|brain|mouth)
        (?:take|taking|swallow|swallowing|down) (?:all|every one|the whole bottle)(?: of)?(?: (?:my|the|these|those))?(?: \w+)? {drug}(?! (?:before|with|after|every|at(?! once)) \w+)
        stop existing|not be alive|be dead
    """,
    "off": r"(?:off|from|over|in front of|into|out)(?: of)?(?: (?:a|an|the|my|that|this))?(?: [\w:]+)?",
    "height": "bridge|roof|rooftop|building|train|balcony|cliff|window|overpass|ledge|traffic|truck|bus",
    "drug": r"""
        pills?|meds|medication|medicine|tablets|tylenol|paracetamol|ibuprofen|aspirin|xanax|antidepressants
        oxy(?:codone|contin)?|opioids|fentanyl|valium|klonopin|ambien|seroquel|lithium|morphine|insulin|sleeping (?:pills|tablets)|painkillers|benadryl|bleach|antifreeze
    """,
    "weapon": "gun|pistol|rifle|rope|noose|razor|razors|razor blade|blades?|knife|bleach|{drug}",
    "going": r"""
        i'm ~ (?:going to|about to|ready to|planning (?:to|on)|set on|determined to)
        (?:going to|about to|time to|i'll|i will|ill)
        i ~ (?:plan (?:to|on)|decided to|intend to|chose to|made up my mind to)
        (?:decided|planning|plan) (?:to|on)
    """,
    "when": r"""
        tonight|today|right now|tomorrow|this (?:evening|weekend|week|morning|afternoon|friday|monday|sunday)
        (?:in|within) (?:a few|an|\d+|ten|five|twenty) (?:minutes?|mins?|hours?|hrs?)|at midnight|asleep
        after (?:this|work|school|dinner)|before (?:morning|sunrise|they)|by (?:tomorrow|morning)
        on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:nobody|no one|you) can(?:'t)? stop me
    """,
    "not": "don't|do not|no longer|never|can't|didn't|doesn't|wouldn't",
    "partner": r"(?:my )?(?:ex|boyfriend|bf|girlfriend|gf|stepdad|stepfather|stepmom|stalker|partner)|he|she|they",
    "family": r"""
        my (?:\w+ )?(?:dad|father|mom|mum|mother|husband|wife|brother|uncle|parents|cousin|grandpa|boss|coach|teacher|roommate)
    """,
    "fear": "scared|afraid|terrified|gun|knife|threaten(?:s|ed|ing)?|hiding|locked|hit me|hurt me|drunk|said (?:he|she)|help me",
    "gone": "died|dead|gone|disappeared|vanished|killed myself|stopped existing|wasn't here|weren't here|die|disappear",
    "alive": r"""
        (?:live|be alive|living|being alive|exist|existing|stay alive|keep living|be living|survive(?! (?:the|a|in|on|without))|wake up (?:tomorrow|again|anymore|ever))
    """,
}  # fmt: skip

IMMINENT: Final = pattern(
    r"""
    {going} ~ {kill_me}|{going} {kill_me}|{going} ~ (?:never|not) wake up
    {going} go to sleep and (?:never|not) wake up|i'm (?:now )?{kill_me}|{kill_me} ... {when}
    {when} ... (?:i'm|i'll|i will|i|to) ~ {kill_me}
    i ~ (?:want|plan|need|have decided) to die ... (?:tonight|tomorrow|this weekend)
    i'm (?:going to|about to) die by suicide|i'm dying tonight
    i(?:'ve)? ~ (?:have|got|bought|found|hid|saved up|stockpiled|holding) ~ {weapon} ... (?:in front of me|ready|in my hand|next to me|tonight|end|die|do it|use (?:it|them|this)|loaded|enough|to my)
    (?:the |a |my )?{weapon} ~ (?:in my (?:hand|mouth|lap)|in front of me|(?:to|against|at) my (?:head|wrist|throat|temple|arm)|around my neck|loaded|lined up|counted out)
    (?:i have|holding|with) (?:a|the|my) {weapon} (?:to|at|against|on) my (?:head|wrist|throat|temple|neck|arm)
    i'm ~ (?:on|at) (?:the |a )?(?:edge of (?:a|the) )?(?:bridge|roof|ledge|edge of the (?:roof|cliff|building|bridge|platform)|overpass|train tracks|tracks|rooftop|railing)(?! (?:bar|tier|terrace|restaurant|pool|party))(?!.*(?:where|park|almost there|coffee|quiet|view|photo|pic|walk|sunset|drink|selfie|fish|stuck|cross|driv|jam|star|party|bbq|cafe|bar|with (?:my )?(?:friends|a beer|kids|dog)))
    (?:standing|sitting) (?:on|at) (?:the |a )?(?:edge of (?:a|the) )?(?:bridge|roof|ledge|overpass|train tracks|tracks|rooftop|railing)(?! (?:bar|terrace|restaurant|pool|party|with|watching))
    i(?:'ve)? ~ (?:took|taken|swallowed|downed|drank) ~ (?:all|every|whole|entire|bunch|handful|bottle|too many|too much|\d\d+)(?: of)?(?: (?:my|the|these|them|mom's|dad's))*(?: \w+)?(?: of)? {drug}
    i(?:'ve)? ~ (?:took|taken|swallowed) (?:all of them|the whole bottle|them all|every single one|too many)(?! (?:photos|pics|notes|breaks|days))
    i(?:'ve)? (?:already )?(?:overdosed|od'd|od'ed)(?! on (?!{drug}|my|heroin|purpose))
    i(?:'ve)? (?:already )?(?:slit my|cut too deep|cut my (?:wrists?|throat)|tied the noose|tied the rope(?! (?:to|up))|loaded the gun)
    i(?:'ve)? right now (?:tried|attempted) to (?:{kill_me}|die|end it)
    i'm bleeding (?:a lot|out|and|everywhere|so much)|can't stop the bleeding|there's so much blood
    (?:i|i've) (?:tried|attempted) to (?:{kill_me}|die|end it) ... (?:tonight|today|last night|yesterday|this (?:morning|week|afternoon)|just now|an hour ago)
    (?:tonight|today|last night|yesterday|this morning) i (?:tried|attempted) to (?:{kill_me}|die|end it)
    (?:wrote|writing|written|finished|left) (?:my |a |the )?suicide (?:note|letters?|notes|message)
    (?:this is|it's|tonight is|today is|tonight's) my last (?:night|day|message|goodbye|text)(?! (?:at|of|in|on|before|shift|here|with|off|today|for))
    goodbye forever|goodbye everyone ... (?:sorry|love|i)
    by the time (?:you|anyone|they) (?:read|see|find)s? (?:this|me)
    i won't (?:be alive|wake up|live to see|survive) ~ (?:tomorrow|the night|morning|christmas|past|this|by)
    i'm not going to be (?:alive|around|here) (?:much longer|tomorrow|by)
    {drug} ... (?:take|swallow|down|use) (?:them|it|all of them)(?: all)?(?: tonight| now)?$
    i ~ (?:drank|swallowed) (?:bleach|antifreeze|poison|cleaner)|letters to (?:everyone|my \w+) ... ready to go
    i won't be (?:alive|here|around) (?:by|in the|come) (?:morning|tomorrow)
    i won't be (?:alive|around) (?:tomorrow|much longer)
    (?:i'll|i will) be (?:dead|gone) (?:by (?:morning|tomorrow|tonight|then|midnight)|soon|tomorrow)(?! (?:for|to|at|on|until|all))
    (?:have|made|got|know|picked|set|chose|chosen|figured out) (?:a|my|the|out a) (?:plan|date|method|day|place|way) (?:to|for|of|how) ~ (?:die|dying|kill|end|suicide|ending|killing|myself)
    i (?:have|'ve got) a (?:suicide )?plan and ~ (?:means|pills|date|gun|rope|going to|ready)
    i know (?:exactly )?(?:how|when|where)(?: and \w+)? i(?:'m going to| will|'ll|'d) (?:do it|kill myself|end it|die)
    (?:tonight|today|tomorrow)(?:'s| is) (?:the (?:night|day)|when) (?:i|that i|it) (?:end|die|do it|kill|ends)
    (?:{partner}|{family})(?:'s| is|'re| are) (?:choking|hitting|beating|strangling|stabbing|raping|attacking|hurting) (?:me|us)
    {partner}(?:'s| is| has|'s got| has got) (?:outside with |here with )?(?:a|the|his|got a) (?:gun|knife|machete)
    (?:he|she|they)(?:'s|'re| is| are) (?:breaking|trying to (?:get|break)) (?:in|into|down) ... (?:scared|help|hide|hiding|kill|hurt|please)
    i'm going to (?:shoot up|blow up|bomb) (?:my |the |this )?(?:school|office|workplace|church|mall)
    i'm going to (?:stab|shoot|kill|murder) (?:everyone|people|him|her|them|my \w+) ... (?:gun|knife|serious|for real|not joking)
    bring(?:ing)? (?:a|my|dad's) gun to (?:school|work|class)
    """,
    CLASSES,
)
HIGH: Final = pattern(
    r"""
    {kill_me}|(?:think|thinking|thoughts|dream\w*|idea) (?:about|of) unaliving|(?:i'm|i feel|feeling|i've been|been|getting|become|am|might be|may be|must be|i was feeling) ~ suicidal|^suicidal
    so suicidal
    (?:i|my|have|having|had|with|these|the|constant|^) ~ suicidal (?:thoughts|ideation|urges|feelings)
    ^suicidal (?:thoughts|again)
    (?:think|thinking|thought|thoughts|contemplat\w+|consider\w*|fantasi\w+|dream\w*|obsess\w*|researching|googling|googled|looking up)(?: (?:about|of|on|constantly|again|lot|a|so much))* (?:suicide|dying|{kill_me}|my own death|how to (?:die|kill|end|hang|overdose))
    suicide (?:is|seems|feels|looks)(?: like)? (?:the|my|a|an) (?:only|best|last|way|option|answer|choice|solution|good)
    (?:how do i|how can i|how should i|ways to|way to|how to|methods? to) ~ (?:die|{kill_me}|hang myself)(?! in (?:the game|minecraft))
    how (?:many|much) (?:\w+ ){0,4}{drug} ... (?:kill (?:me|you|yourself|someone|a (?:person|human|man))|die|fatal|lethal|dead|overdose|not wake)|lethal dose
    {not} (?:want to|want|wish to|care to|deserve to|think i should|feel like|see (?:a|any) reason to|have (?:a|any) reason to)(?: (?!my\b|him\b|her\b|them\b|you\b|everybody\b|everyone\b|people\b|not\b)[\w']+){0,3} {alive}(?! (?:in|with|near|at|there|on|by|under|off|somewhere|so|that|next|alone|anywhere|to|for|before|until|during|like a))
    {not} (?:want to|want|wish to|care to|deserve to|feel like|see (?:a|any) reason to) {alive}(?! (?:in|with|near|at|there|on|by|under|off|somewhere|so|that|next|alone|anywhere|to|for|before|until|during|like a))
    i (?:don't|can't) exist anymore|i can't be alive|i can't live anymore
    i (?:hate|regret) (?:being alive|living(?! (?:next|in|with|near|at|here|alone|on|there|by|under|so))|that i'm (?:still )?alive|existing|waking up alive|having survived)
    (?:wish|hope|pray|want|wishing|hoping|wished) ~ (?:i was|i were|to be|i'd be|i could be|i had been) (?:dead|killed|hit by|gone from this world)
    (?:wish|hope|pray|wishing|hoping) ~ (?:kill|end|shoot|hit|run over) me(?! (?:up|back|out|with|to|on|there|home|a))
    (?:hope|wish|pray|hoping) (?:that )?i (?:die|don't wake up|never wake up|wouldn't wake up|won't wake up|didn't wake up|get killed|could die)(?! (?:late|early|before|at|in time|with|hungover|too|of boredom|sick|happy|old|rich))
    i(?:'d| would|'m) ~ better off dead|better off dead|i should(?: ~)? (?:be dead|die|not exist|not be alive)
    i deserve (?:to die|death)|i need to die|ready to die|i'm ready to go(?: for good| forever)
    (?:someone|somebody|god|please) ~ (?:kill|end) me ... (?:pain|anymore|hurts|can't|serious)
    (?:cut|harm|hurt|burn|scratch|punch|starv|hit|cutt|hitt)(?:e|ed|t|ing|es|s)? (?:myself(?! of)|my own (?:arms?|legs?|skin))
    (?:cut|cutting|burn|burning|scratching) (?:open )?my (?:arms?|wrists?|legs?|thighs?|skin|stomach)
    self ?-?harm(?:ed|ing|s)?|(?:my|fresh|new) cuts ... (?:arms?|wrists?|thighs?|bleed|razor|blade)
    (?:urges?|want|need|temptation|tempted|craving|back|started) (?:to|and|into) (?:cut|cutting|bleed)(?! (?:down|off|out|my hair|back|the|it|class|corners|a|sugar|carbs|ties|costs|some|onions?|paper|up|in|his|her|this|that|weight|spending|calories|hair|grass|my (?!skin|arm|wrist|leg|thigh)))
    relapsed ... (?:cut|cutting|razor|blade|self|arms?|wrists?)
    (?:cut|cutting) again(?: last night| today| tonight|$)
    i(?: keep|'ve been| have been)? (?:making|make|made) myself (?:throw up|sick|vomit|puke)
    i(?:'m|'ve been| am| keep) (?:purging|starving)(?! (?:my (?:inbox|closet|wardrobe)|myself of|right now|lol|so|what|let's|and dinner|for))
    haven't eaten (?:anything )?in (?:\d|two|three|four|five|a few) days ... (?:fat|thin|weight|disgust\w*|deserve|skinny|ugly)
    my (?:own )?suicide(?! (?:prevention|squad|paper|essay|lecture|attempt))
    (?:lost|no|without|haven't got)(?: my| the| any)? will to live
    death (?:is|would be|sounds|seems) (?:the only|a relief|better|nice|peaceful|easier|so)
    {weapon} ... thinking (?:about|of) (?:using|taking) (?:it|them)|(?:want|trying|ready) to unalive
    i shouldn't be alive|until (?:i|my \w+) bled
    (?:is it|does it|would it|do you feel|how) ~ (?:painful|hurt|pain) (?:to|when you|if you) (?:die|hang|overdose|drown|kill)
    i'm going to jump(?=,|$)|i'm jumping (?:tonight|right now)|standing (?:at|on) the edge$
    can't stop cutting(?! (?:back|onions|class|corners|my hair|it|the))
    i cut (?:tonight|today|last night|again)$
    voices? ... (?:tell|telling|told|want|command|saying|say|says) (?:me )?(?:to|i should) ~ (?:kill|hurt|die|jump|end|cut|harm|do it)
    (?:{partner}|{family}) (?:\w+ )?(?:hits?|beats?|beat up|chokes?|choked|strangled|punch(?:es|ed)?|slap(?:s|ped)?|raped?|rapes|molest(?:s|ed)?|abuses?|stabbed|shoved) me(?! (?:under|up|at|in|to|by|again at|back|out|down to|with|\d|like a|on the (?:shoulder|back)|first|every (?:game|match|round)))
    (?:{partner}|{family}) (?:\w+ )?(?:threatened|threatens|threatening|said (?:he|she|they)(?:'ll|'d| will| would|'s going to)?)(?: to)? (?:kill|murder|hurt|shoot|stab) (?:me|us|my kids|the kids)
    {partner}(?:'s| is|'re| are|'ll| will| wants?)(?: (?:going|trying|about))?(?: to)? (?:kill|murder|hurt) (?:me|us)
    {family}(?:'s| is|'re| are|'ll| will| wants?)(?: (?:going|trying|about))?(?: to)? (?:kill|hurt) me ... {fear}
    {fear} ... (?:{family}|{partner})(?:'s| is|'re| are|'ll| will|'s going| will ever)?(?: (?:going|trying|about))?(?: to)? (?:kill|hurt|find) me
    i(?:'ve been| was| got|'m being| am being| had been) ~ (?:raped|sexually (?:assaulted|abused)|molested|beaten|trafficked|abused)(?! (?:at|in) (?:chess|ranked|the game|mario))
    (?:he|she|they|someone|my \w+) (?:raped|molested|sexually assaulted) me
    (?:someone|he|she|they) (?:is|'s|keeps|are) (?:abusing|beating|hitting|hurting) me
    (?:he|she|they|{family}|{partner}) (?:beats|beat) me up|being held against my will
    (?:won't|doesn't|don't|never) lets? me (?:leave|out of) (?:the |my )?(?:house|apartment|room|home|flat)
    (?:touches|touched|touching) me (?:down there|inappropriately|at night|when (?:mom|everyone)|where)
    i(?:'m| am)? ~ (?:want to|going to|urges? to|thoughts of) (?:kill|hurt|harm|stab|shoot)(?:ing)? (?:him|her|them|people|someone|everyone|my \w+) ... (?:serious|real|scared|can't stop|can't control|tonight|gun|knife|mean it|not joking)
    (?:afraid|scared) i(?:'ll| will|'m going to| might) (?:hurt|kill|harm) (?:my (?:\w+ )?\w+|someone|people|them)
    no quiero vivir|quiero (?:morir|suicidarme|matarme)
    (?:me quiero|voy a) (?:matar|matarme|suicidar|suicidarme)|me voy a hacer daño|quero me matar|vou me matar
    quero morrer|não quero mais viver|ich will (?:nicht mehr leben|sterben|mich umbringen)|ich bringe? mich um
    je veux (?:me tuer|mourir|me suicider)|j'ai envie de mourir|voglio (?:morire|uccidermi|ammazzarmi)
    ik wil (?:dood|niet meer leven)
    """,
    CLASSES,
)
FOREIGN_SCRIPTS: Final = (
    "\u0445\u043e\u0447\u0443 \u0443\u043c\u0435\u0440\u0435\u0442\u044c",
    "死にたい",
    "自殺したい",
    "죽고 싶",
    "我想死",
    "不想活",
)

WISH: Final = pattern(
    r"""
    {wanting} (?:to|i could|i would) ~ (?:die(?! as)|stop living|cease to exist|not exist)
    {wanting} (?:to|i could|i would) (?:die(?! as)|stop living|cease to exist|not exist)
    {wanting} (?:\w+ ){0,3}(?:six feet under|in (?:a|my|the) (?:coffin|grave|ground|casket)|stop breathing|heart to (?:just )?stop(?: beating)?|meet my maker|pass away|eternal (?:sleep|rest|peace))|close my eyes and never (?:open|wake)
    rather (?:die|be dead|not exist)|feel(?:ing)? like dying|can't wait to die
    """,
    {
        "wanting": "urges?|desire|craving|longing|begging|want|wanted|would like|ready|wish|need|prefer|like|hoping"
    },
)
"""A wish to die: danger in earnest, and hyperbole in every second chat."""

CONCERN: Final = pattern(
    r"""
    {not} (?:\w+ )?(?:want to|feel like) (?:be here|be around|go on|continue|keep going|carry on|be on this (?:earth|planet)|be in this world)(?: (?:anymore|with (?:this )?life|living|at all|like this)|$|(?=[.,!?]))(?! (?:at|in|this (?:party|class|place|server)|because (?:the|it's)))(?!, (?:this|the) (?:\w+ ){0,2}(?:room|party|office|class|meeting|place|store|event|line|concert|bar|club|airport|hospital))
    better off without me(?! (?:as|on|in))
    (?:world|everyone|family|they|friends|people|kids|mom|parents)(?:'d| would)? ~ be (?:\w+ )?(?:better|happier|relieved)(?: off)? (?:without me|if i (?:was|were|died|wasn't|weren't|disappeared|left))
    (?:{not} (?:see|find|have) (?:the |a |any )?)?(?<!a )(?:point|reason|purpose|use|sense)(?: left)? (?:of|in|to|for|me)(?: me)? (?:living|life|being alive|live|go on|going on|existing|exist|keep going|stay alive|staying alive|waking up|be alive|even be here)
    what's the (?:point|use) (?:of (?:it all|me|going on)|anymore)
    (?:nothing|no reason|nothing left|not much)(?: left)? to live for
    (?:isn't|not|no longer|barely|hardly) worth (?:living|it anymore|being alive)
    life(?:'s| is| feels| seems) ~ (?:meaningless|pointless|worthless|unbearable|torture)
    life(?:'s| is| feels) (?:meaningless|pointless|worthless|unbearable|torture|not worth \w+)
    don't see (?:a|any) (?:future|way forward|way out|point)
    (?:no|any|lost(?: all)?|losing|without|out of|(?<!reason to )lose) hope(?: (?:left|anymore|at all|in life|for me|for my life)|$|(?=[.,!?]))
    (?:i'm|i feel|feeling|feel|everything(?:'s| is)|it's all|it's) (?:so |utterly |pretty )?hopeless(?! (?:at|with|romantic|in|when|as|about))
    i have no future
    (?<!this )(?<!that )(?<!it )can't (?:go on|keep going|carry on|keep living|live like this|live with (?:myself|this pain)|face another day|bear (?:it|this(?= (?:pain|life|anymore|any)|$|[.,])|living)|do this (?:life )?anymore|do life|take (?:it|this|life) anymore|handle (?:it|this|life) anymore|hold on)(?! (?:about|with (?:this|my|the)|to|that|the|a|any|it|my|for a|until (?:friday|lunch)))
    (?:tired|sick|exhausted|weary|done) (?:of|with|from) (?:living(?! (?:out of|in(?! (?:pain|fear|this (?:body|world)))|with|at|near|here|on|by|off|next))|being alive|life|existing|being here|this life|being me|waking up|fighting)
    done (?:living|trying to live|existing|fighting)
    (?:give|giving|gave|given) up on (?:life|living|myself|everything)
    (?:ready|want|about) to give up(?! (?:on|sugar|coffee|smoking|meat|this|my (?:seat|job)))
    (?:nobody|no one|anyone|anybody|who) would ~ (?:notice|miss me|care|cry|mind)(?: me)? (?:if|when) i ~ {gone}
    (?:nobody|no one|anyone|anybody) (?:would|will) (?:notice|miss me|care|cry) (?:if|when) (?:i|i'm|i was|i were) ?{gone}
    (?:would|will) (?:anyone|anybody|you|they|she|he) (?:miss me|care|notice|cry|come to my funeral) if i ~ {gone}
    (?:would|will) (?:anyone|anybody|you|they|she|he) (?:miss me|care|notice|cry) if i {gone}
    (?:wish|want|hope|like|love|rather|could)(?: (?:to|i could))? (?:\w+ )?(?:disappear|vanish|fade away)(?! (?:in|from (?!this (?:world|earth|life|planet))|into (?!nothing)|behind|under the|on|to|for a))
    (?:wish|want|hope|rather|going)(?: (?:to|i could))? (?:\w+ )?(?:fall asleep|go to sleep|sleep) (?:and (?:never|not)|forever|for good)
    (?:never|not|don't|didn't|wouldn't|without) (?:have to |want to |ever )?(?:wake|waking) up(?! (?:on time|to|next to|beside|that|this|so|early|late|in time|for|to my|at|before|yet|until|when|the|my|him|her|them|from|with|hungover))
    (?:wish|rather|fine|okay|like|want|prefer|love)(?: (?:i was|i were|being|with|to))? not (?:existing|exist|being here|being alive|be alive|be here)
    not existing
    wish (?:that )?(?:i(?:'d| had| was| were)? never (?:been )?born|i wasn't born|my (?:mom|mother|parents) (?:never|had aborted))
    never (?:should(?:'ve| have)|asked to) be(?:en)? born
    wish i (?:wasn't|weren't|was not) (?:here|alive|born|around)
    (?:i'm|feel like|i am|being|such|just|only) (?:a |such a |nothing but a |like a )?burden(?! (?:on the|when|at|in|to carry))
    (?:i'm|i am|feel like) (?:a |such a )?waste of (?:space|oxygen|air|life)(?! (?:in|at|on))
    (?:don't|wouldn't|no longer) (?:care|mind|give a \w+) (?:if|whether|that) i (?:live|die|lived|died|wake|was dead|got hit|get hit|don't wake)
    what if i (?:died|disappeared|wasn't here|ended it|stopped existing|never woke)
    if i (?:die|died|was dead|were dead|disappeared) (?:tomorrow|tonight|today|no one|nobody|would|it would|everyone)
    want (?:it|the pain|everything|this|all of it|the thoughts|this pain)(?: all)? to (?:stop|end|be over|go away)(?! (?:with|raining|snowing|buffering|loading|beeping|barking|being so hot))
    make (?:it|the pain)(?: all)? stop(?! \w+ing)|end (?:the|my|this) (?:pain|suffering)
    (?:no|don't see a|only) way out(?! (?:of (?:this|the|here|my)|is (?:through|the)))
    (?:tried|attempted) (?:to )?(?:kill myself|suicide|end my life|take my life|end it all|hang myself|overdose)
    my (?:own )?suicide attempt
    (?:giving|gave|given) away (?:all )?my (?:stuff|things|belongings|pets|clothes) ... (?:won't need|don't need|anymore|before i)
    (?:tell|say goodbye to) (?:my (?:\w+ )?(?:mom|dad|family|kids|dog|cat|brother|sister)|everyone)(?: that)? (?:i love (?:them|her|him)|i'm sorry|for me)
    when i'm gone|hate (?:myself|my life) ... (?:die|end|gone|disappear|exist|anymore|over)
    (?:life|living|existing|existence) (?:hurts|is (?:too (?:much|hard|painful)|torture|exhausting|hell))
    too tired to (?:live|go on|keep going)
    (?:not|never) going to (?:make it|survive) (?:through|past|to|until) (?:the night|tonight|christmas|my \w+ birthday|next (?:week|month|year))
    (?:not sure|don't know|unsure|question) (?:if|whether|why|that)? ?i ~ (?:want to|should|can) {alive}
    (?:not sure|don't know) (?:if|whether|why)? ?i (?:want to|should) {alive}
    goodbye (?:cruel )?world(?! (?:of|cup))|(?:want|going|ready) to end it$
    tempted to (?:let go|end|jump|swerve)|(?:driving|swerving|drive|swerve) (?:off|into) (?:a|the|oncoming)
    unalive|i'm tired of everything and everyone|(?:told|tells|telling) me to (?:kill myself|kms|die)
    i'd be (?:fine|okay) (?:if i|not)
    """,
    CLASSES,
)
BARE_IDIOM: Final = pattern(
    r"^(?:i'm |i |ugh |omg |oh )*(?:kms|please (?:kill|end) me|(?:kill|end) me (?:please|pls))[ .!]*$"
)
