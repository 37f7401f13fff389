"""The phrases of hard moments: self-hatred, panic, relapse, rage, illness near by; notation of `bot.voice.phrases`, classes of `act_signs`."""

from __future__ import annotations

from typing import Final

FIRST: Final = {
    "violent": r"""
        i(?:'m going to|'ll| will| want to| could| need to|'d like to|'m about to| hope i) (?:~ )?(?:punch|hit|hurt|stab|shoot|beat|strangle|kill|slap|burn|smash|attack|destroy|poison|murder|choke)(?:ing)? (?:him|her|them|someone|somebody|people|everyone|it all|everything|you|the (?:house|school)|(?:my|his|her|their|the) (?:\w+ )?(?:{kin}|boss|face|car|house|coach|class|classmate|roommate|kids?|parents|coworker))
        i hope (?:he|she|they|you|my \w+) (?:dies?|rots?|suffers?|gets? (?:hurt|cancer|hit|sick))|(?:wish|want) (?:him|her|them|you|my \w+) (?:dead|to (?:die|suffer))|(?:get|take|getting|taking) (?:my )?revenge|make (?:him|her|them) (?:pay|suffer)|bring a (?:knife|gun)
    """,
    "self_hatred": r"""
        i (?:really |so |do )*(?:hate|loathe|despise|disgust) (?:myself|me|my (?:body|face|looks|reflection|personality))|(?<!said )(?<!says )(?<!thinks )(?<!me )(?<!calls )(?<!that )(?:i'm|i am|i feel|i look|i feel like|i'm just|i must be|i think i'm|makes me feel) {very}(?:worthless|ugly|stupid|dumb|idiot|moron|pathetic|useless|disgusting|unlovable|fat|hideous|garbage|trash|failure|loser|waste of (?:space|air)|(?<!feel )nothing|bad person|terrible person|awful person|monster|not good enough|never good enough|joke|disappointment|repulsive|broken beyond repair)(?= ?(?:$|[.!,?]| and | person| human| today| again| lol| because| i ))
        i (?:don't|do not) (?:matter|deserve (?:love|it|anything|better|to be happy|happiness|help|friends))|i (?:ruin|destroy|break|mess up|spoil) (?:everything|everyone|it all)|(?:i'll|i will|i'm) never (?:going to )?be (?:good enough|loved|enough|happy|pretty)|i deserve (?:it|this|the pain|to suffer|nothing|to be (?:alone|hurt))|no wonder (?:nobody|everyone|no one) \w+ me|i'm not (?:good|smart|pretty|worth) (?:enough|it|anything)|everyone would be better off
    """,
    "panic": r"""
        (?:having|had|have|getting|about to have|another) (?:a |an )?(?:\w+ )?(?:panic|anxiety) attacks?|can't (?:breathe|breath|get air)|hyperventilat\w+|(?:i'm|i am) (?:{very})?(?:panicking|panicing)|my heart (?:is|won't|'s) (?:racing|pounding|stop)|(?:i'm|i am) shaking(?! (?:hands|my head))
    """,
    "relapse": r"""
        (?:i|i've|i have) (?:just )?relapsed|(?:i|i've) (?:drank|drunk|smoked|used|gambled|binged|purged) again|fell off the wagon|(?:haven't|have not|didn't|not) (?:eaten|eat|eating) (?:anything|in|for|since|all|today|again|at all|much)|(?:stopped|quit|skipping|skip) (?:eating|meals|my meds|my medication|taking my (?:meds|pills))|(?:threw|throwing|throw) up again|(?:starving|purging|bingeing|binging)(?: myself)?(?= ?(?:$|[.!,]| again))
        (?:i'll|i will|going to|want to) (?:drink|smoke|get drunk|get wasted|get high|use|starve|binge)(?: \w+){0,3} (?:until|pass out|forget|again|numb|the pain)|don't deserve (?:to eat|food)|get wasted (?:until|tonight|again)
    """,
    "sarcasm": r"thanks? (?:you )?for nothing|thanks? (?:you )?(?:a lot|so much|very much)? ?(?:for|you've been) (?:no help|not helping|ruining|the useless|making it worse)|(?:oh |wow |well )?(?:you're|you are|you were|that was|that's) (?:so |really |very |a )?(?:big |great )?(?:no help|unhelpful|not (?:very |really )?help(?:ful|ing)?)|great help you are|a lot of help you are|(?:wow|gee),? thanks(?= ?$)",
    "love_question": r"(?:do|could|can|would|will) you (?:even |really |actually |ever |still |truly )*(?:love|fancy|adore) (?:me|somebody|anyone|someone)|are you (?:{very})?in love|have you ever (?:loved|been in love)|you love me\?|what am i to you",
    "skipping": r"i(?:'ve| have|'m| am|'ll)? ?(?:just )?(?:skipp?(?:ed|ing)?|ditch(?:ed|ing)?|miss(?:ed|ing)?|cancel(?:ed|led|ling)?|bailed on|called off|stayed home from|left)(?: \w+){1,5} (?:to|and|so i can|so i could) (?:talk|chat|be|stay|write)(?:ing)? (?:to|with) (?:you|u)",
    "your_day": r"what (?:did|have) you (?:do|done|been (?:doing|up to))(?: today| yesterday| this (?:week|morning)| all day| lately| so far)*(?= ?(?:$|[?!.]))|what are you (?:doing|up to)(?: now| today| right now| tonight)?(?= ?(?:$|[?!.]))",
    "introduced": r"(?:my name is|my name's|call me|i go by|the name's) (?!a\b|an\b|the\b|not\b|later\b|back\b|when\b|if\b|tomorrow\b|tonight\b|now\b|anytime\b)[^\W\d_][\w'-]{1,19}(?= ?(?:$|[.!,]| and | by the way| btw| nice))",
}  # fmt: skip
"""Read before anything else that must not be missed, but for a wish to die."""

NEWS: Final = {
    "kin_ill": r"""
        (?:my|our|the) (?:\w+ ){0,2}?(?:{kin}|parents|kid|kids|child|grandparents)(?:'s| is| has| was| got| had| are|'s got| has been)(?: \w+){0,2} (?:sick|ill|unwell|in (?:the )?(?:hospital|icu|er|surgery|hospice|a coma)|in intensive care|hospitali[sz]ed|cancer|leuk\w+|dementia|alzheimer\w*|a (?:stroke|heart attack|tumou?r|seizure|fever)|stroke|dying|diagnosed|injured|hurt|in pain|missing|an accident|accident|depressed|rushed to|surgery|parkinson\w*|the flu)
        (?:in hospice|terminal (?:cancer|illness))|(?:has|have|got|diagnosed with|fighting|battling) (?:\w+ )?(?:cancer|leuk\w+|dementia|alzheimer\w*|a tumou?r)|my (?:\w+ )?(?:{kin}) (?:ran away|is lost|went missing|disappeared|collapsed|had a (?:stroke|fall|heart attack))|losing my (?:\w+ )?(?:{kin})
    """,
    "birth": r"""
        (?:we're|we are|i'm|i am|she's|they're) (?:having|expecting) (?:a |our |my |twins|first )*(?:baby|child|girl|boy|twins|kid)|(?:i'm|i am|we're|she's|my wife is) (?:{very})?pregnant(?= ?(?:!|$|with|and so|and happy))|(?:baby|daughter|son|she|he) (?:was|is|has been) born|(?:i'm|i am|we're) (?:getting married|engaged)|i(?:'m| am) (?:going to be|becoming) an? (?:mum|mom|dad|father|mother|parent|uncle|aunt|grandma|grandpa)|we (?:had|got) (?:our|a) baby|(?:she|he) said yes
    """,
    "bad_news": r"""
        (?:i'm|i am|i'm really|we're) (?:so |really |just )?not (?:{very})?(?:happy|okay|ok|glad|excited|proud|well|good|fine|better|great)(?! (?:at|with the (?:weather|printer)))|(?:i|we) (?:didn't|did not|haven't|never|won't) ~ (?:get|pass|make|win|get into) (?:the|my|it|in|a|hired|accepted|that)|(?:i|we) (?:didn't|did not) (?:get|pass|make it|win|sleep|get into)
        (?:boss|manager|company|they|he|she|work) (?:\w+ )?(?:fired|sacked|laid off|let) me(?: go)?|(?:my )?(?:husband|wife|boyfriend|girlfriend|partner|fiancee?|he|she) (?:left|dumped|cheated|walked out)(?= ?(?:$|[.!,]| me| us| on me| yesterday| today| last))|(?:my|all my|the) (?:friends?|family|parents|kids|mum|mom|dad|everyone) (?:\w+ )?(?:forgot|hate|hates|ignored?|ignores|left|abandoned|kicked|disowned) (?:about )?(?:me|my|us)
        i haven't slept|i (?:can't|couldn't) stop (?:crying|shaking)|i feel (?:nothing|numb|empty|dead inside)|(?:it's|everything is|all is|feels) hopeless|my life is (?:over|ruined|a mess|falling apart)|nothing (?:helps|matters|is working|will change)|i (?:was|got|have been|'ve been) (?:assaulted|attacked|mugged|robbed|harassed|abused|catfished|bullied|cheated)|(?:have|got) no money|can't (?:afford|pay)|i (?:don't|do not) (?:love|like) my (?:kids|husband|wife|life|family)|my (?:\w+ )?(?:dad|mum|mom|father|mother|husband|wife|partner|brother|boyfriend|girlfriend|stepdad|stepmom)(?: \w+)? (?:drinks|hits|hates|yells at|beats|screams at|ignores)
    """,
}  # fmt: skip
"""News of illness, births and lost chances, read after what must not be missed."""
HARMFUL: Final = r"""
    cheat(?:ing)?|steal(?:ing)?|shoplift\w*|lie to|drunk|wasted|high|hurt\w*|kill\w*|punch\w*|stab\w*|shoot\w*|revenge|burn (?:down|it|the)|skip (?:my )?(?:meds|medication|school|class|work|meals|pills)|stop (?:eating|taking my)|starve|binge|purge
    quit (?:school|my meds|therapy|everything|life)|drop out|run away|drink (?:until|and drive|myself|the)|drive drunk|disappear|break (?:his|her|their|into)|stalk\w*|follow (?:him|her|them) home|confront|beg (?:him|her)|send (?:him|her|them) (?:nudes|money)|lose \d+ (?:kilos|pounds|kg|lbs)|gamble|bet (?:it|all)|overdose|cut (?:myself|off everyone)
"""
"""What a plan may hold that gets no encouragement."""
SORE: Final = r"""
    sad\w*|sick|ill|hurt\w*|pain\w*|cry|cried|crying|tears|alone|lonely|hate[ds]?|hates|hating|worthless|useless|ugly|stupid|fail\w*|lost|losing|afraid|scared|fear|panic\w*|depress\w*|anxi\w*|die|dies|died|dead|death|kill\w*|abus\w*|bull(?:y|ied)
    hopeless|numb|empty|broken|ruin\w*|guilt\w*|asham\w*|embarrass\w*|angry|furious|rage|betray\w*|reject\w*|abandon\w*|dumped|divorc\w*|fired|evict\w*|homeless|hungry|starv\w*|drunk|relapse\w*|addict\w*|assault\w*|rap(?:e|ed)|threat\w*|attack\w*|violen\w*
    cancer|hospital|surgery|ambulance|funeral|suicid\w*|nobody|no one|never (?:good|enough|loved)|can't (?:stop|cope|take|go on|sleep|breathe|eat)|nightmares?|trauma\w*|struggl\w*|suffer\w*|miserable|unhappy|terrible|awful|horrible|worst|burden|mistake|regret|deserve
    not (?:happy|okay|ok|fine|well|good enough)|forgot (?:me|my)|left me|without (?:him|her)|disappear|give up|gave up|screwed|weak|fat|sucks?|punish\w*|bleed\w*|unloved|unwanted|ignored?|jail|arrested|war
"""
"""Words of a negative feeling: the answer stays gentle."""
