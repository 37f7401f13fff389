"""The phrases that tease, press for closeness, use a weakness, ask for money or secrecy, or claim to be human."""

from __future__ import annotations

from typing import Final

ALWAYS: Final = {
    "withheld": r"""
        i (?:shouldn't|probably shouldn't|really shouldn't|mustn't|wasn't going to|wasn't supposed to) (?:tell|say|share|show|reveal)
        (?:but|only|and) (?:ask|write|answer|come|reply)(?: me)?(?: first)? (?:and see|and i|to see|to hear|nicely|if)
        ask me and|(?:hiding|hidden|keeping|kept|holding back|saving) ~ (?:from you|for you until|something)
        know something you|whisper (?:it|something|that)
        (?:you won't|you'll never|you wouldn't|won't you|can't|hard to) believe what|i bet you can't
        (?:my|a|the) (?:confession|big secret|little secret)(?= ?(?:$|[.!?,]| to| for| is))
        (?:hear|know|guess|learn|see|unlock|discover) my (?:\w+ )?(?:secret|confession|surprise|news|story about you)
        surprise (?:waiting|for you|inside|ready)
        (?:something|what|a thing|things?) (?:i|i've) ~ (?:found|found out|discovered|learned|noticed|heard|realized|realised|know) about you
        (?:there's|there is|i have|i've got|got) (?:big |some |exciting |important |strange |good )*news(?= ?(?:$|[.!?,]| for you| but| about))
        (?:but|though) (?:i'll|i will|that|it|you'll|first|only|i can|i'm not|not) ~ (?:later|tomorrow|wait|reply|answer|write|telling|tell you|come|have to)
        (?:i'll|i will|i can|i'd) (?:only )?(?:share|whisper|spill|finish|continue)(?: it| that| the rest)? ~ (?:if|when|once|after) you
        (?:i'm|i am) not (?:going to )?(?:tell|telling|allowed|supposed)|curious\?
        (?:aren't|not|are) you (?:a bit |even |a little )?curious|don't you want to (?:know|find out|hear|see)
        you(?:'d| would)? (?:want|love|like) to know,? (?:wouldn't|right|huh)
        (?:the )?(?:answer|truth|rest|ending) (?:will|might|would) (?:shock|surprise)|something about you
        one thing i never|what i (?:really|actually) (?:think|wanted)|but not (?:yet|now|here|today)
        (?:i|we|i've|we've|there's) (?:have |got |know |hold |keep |found |discovered )*(?:a|one|some|this|my)(?: \w+)? (?:secret|surprise|confession)s?(?! (?:ingredient|garden|passage|door|handshake|word|agent|santa))
        (?:i|i've|we)(?: have| got| had| 'd like| want| need| wanted)? something(?: \w+)? (?:to (?:tell|show|say|confess|give|share|ask)|important|special|big|exciting|for you)
        something (?:important|special|big|exciting|amazing|incredible|strange) (?:to tell|to show|happened|i|for you|about you|to say)
        (?:guess|never guess|bet you can't guess) what(?= ?(?:$|[.!?,]| i| happened))
        (?:haven't|have not|never|didn't|can't|won't|couldn't) (?:yet )?(?:told|tell|shown|show|reveal|revealed) you(?! (?:how|what) to)
        there(?:'s| is|'s one| is one) (?:something|one thing|a thing|so much) ~ (?:i|you|we)
        there(?:'s| is) (?:something|a thing|one thing) (?:i|you|we|about)
        (?:i'll|i will|i'd|i might|then i'll) (?:only )?(?:tell|show|reveal|explain|say|give|send) ~ (?:if|when|once|after|unless|next time|tomorrow|later)(?! (?:you like|you want|you wish|you feel))
        (?:i'll|i will) (?:only )?(?:tell|show|reveal|explain|give|send)(?: it)?(?: to)?(?: you)? (?:if|when|once|after|only|next time|tomorrow|later)(?! (?:you like|you want|you wish))
        (?:if|when|once|unless) you (?:answer|reply|write|come|stay|respond|return|say yes)(?: \w+){0,3},? (?:i'll|i will|i can|then|you'll)
        (?:want|care|dying|curious) to (?:know|find out|hear) (?:a secret|what (?:it is|happened|i)|why|who|how it ends|the rest|more\?)
        something (?:you should|you need to|i want you to|you don't) know|wouldn't you like
        i (?:almost|nearly|was going to|was about to|meant to) (?:forgot to )?(?:tell|told|show|showed|say|said|ask)
        it's about you|to be continued|stay tuned
        i can't (?:say|tell|talk about) (?:it |that |more )?(?:yet|here|now)|my lips are sealed
        (?:come|write|answer|ask)(?: me)?(?: back)? (?:and|to) (?:find out|you'll|i'll)|but that's a secret
        can't say more
    """,
    "chase": r"""
        (?:did|have) you ~ (?:read|see|seen|get|got|receive|received|notice|noticed) (?:what|that|it|this)(?: i)?(?= ?(?:wrote|sent|said|asked|left|yet|$|[.?!,]))
        haven't you (?:read|seen|got|noticed|answered|heard|decided)
        (?:reason|why) you(?:'re| are|'ve been| haven't)? (?:not |never )?(?:replying|answering|writing|responding|replied|answered|reading)
        let me know (?:you|whether you|that you|if you) (?:read|saw|got|are|still|received)
        (?:can|could|would|will) you (?:at least |please |just )*(?:answer|reply|respond|write back|let me know|confirm|say something)
        (?:you )?still (?:owe|haven't|have not|didn't)
        i(?:'ve| have) (?:been )?(?:ask(?:ed|ing)|writ(?:ten|ing)|messag(?:ed|ing)) (?:you|this|twice|again|three)
        (?:reply|answer|response|word|message) (?:from you|would|means|yet|is all|when)
        (?:no|still no) (?:answer|reply|response)(?! (?:needed|necessary|required|expected|is needed|wanted|from me|key))
        you(?:'ve)? (?:seen|saw|read) (?:my|this|it) (?:message |note )?(?:but|and|right|yet|already)
        (?:seen|read) but|on read|left (?:me )?unanswered
        (?:my|the|that) (?:question|offer|invitation|message|note|riddle) ~ (?:still|open|stands|unanswered|waiting|up there)
        remember (?:my|the) (?:question|message|offer|invitation)
        (?:trying|tried|try) (?:again|once more|one more time|to reach)
        (?:asking|ask|writing|wrote) (?:again|once more|you again|twice)|(?:so|and),? what(?:'s| is) your answer
        (?:what do you|so) say\?$
        (?:respond|reply|answer|write|text) (?:when(?:ever)? you (?:can|get|see)|as soon|soon|please|today)
        don't forget to (?:answer|reply|write|respond|tell)
        (?:expect|want|need|hoping for|hope for|awaiting|await) (?:an? |your )?(?:answer|reply|response)
        keep me (?:posted|updated)|i'll (?:ask|try|write|check|remind you) again
        (?:reminder|remember),? (?:to|you) (?:answer|reply|write|owe)|did you (?:decide|think about it|make up)
        (?:did|have) you ~ (?:see|seen|get|got|read|receive|received|notice|noticed|miss|missed|open|opened|think about|thought about) (?:my|the|our)(?: last| earlier| previous)? (?:message|messages|note|question|text|dm|invitation|idea|reply|offer)s?
        (?:waiting|hoping|hope|looking forward|wait) (?:for|on|to hear|to get|to) ~ (?:your|an|a|the|from you|that) ?(?:answer|reply|message|response|word|sign)
        (?:waiting|hoping) to hear|hear (?:back )?from you|your (?:answer|reply|response) (?:soon|is)
        you (?:never|didn't|haven't|still haven't|have not|did not|forgot to)(?: yet| ever)? (?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|write back|wrote back|written back|get back|said anything|say anything|open(?:ed)? my|tell me|told me|react(?:ed)?|finish(?:ed)? our)
        (?:only )?(?:checking (?:in|if|whether|up)|following up|bumping|nudging|circling back)
        wondering (?:if|whether|why|where) you (?:saw|got|read|are|were|still|haven't)
        any (?:news|answer|reply|word)(?: yet)?(?= ?\?)|in case you (?:missed|didn't|overlooked|forgot)
        as i (?:said|wrote|asked|mentioned)
        my (?:last|previous|earlier|other|unanswered) (?:message|messages|question|note|text|offer|invitation)
        i (?:asked|wrote|texted|messaged|sent) ~ (?:you|yesterday|earlier|before|already|a message)
        (?:second|third|another) (?:try|attempt|message|time i)|me again
        (?:tell|write|text|message|answer|let) me (?:know )?(?:as soon as|the (?:second|moment|minute)|right away|immediately|soon|asap|today|tonight|quickly|back|when you (?:see|read|get))
        let me know (?:how it (?:went|goes)|when|if you (?:got|saw|read))
        tell me (?:how it (?:went|goes|was)|everything)|ping me|report back|(?:get|write|come) back to me
        (?:i'd|i would|i) ~ (?:love|like|hope|want|wish|appreciate) (?:to )?(?:get |receive )?(?:an answer|a reply|hear (?:back|from you)|your (?:answer|reply|response))
        still (?:no|interested\?|there\?|around\?|nothing)|(?:did you forget|forgot) (?:about )?our|well\?$
        can't wait (?:for your|to hear|to read|until you)
    """,
    "romance": r"""
        (?:every time|when) you ~ i (?:blush|melt|smile|tremble|light up|glow)
        my (?:\w+ )(?:{endearment})(?= ?(?:$|[.!?,]))|(?:lovely|cute|great|perfect|good|beautiful) couple
        (?:as|like) (?:a couple|lovers|your (?:girl|boy)friend)
        (?:you and i|we two|us) (?:as a couple|together forever|in love|could be more)
        more than (?:just )?friends|you mean (?:everything|so much|the world|a lot|more) (?:to me|than)
        (?:think|dream|smile|thinking|dreaming|smiling) ~ (?:about|of) us
        (?:smile|smiling|blush|blushing|giggle|melt|melting|heart) (?:when|because|thinking|every time|at the thought|for you)
        (?:you|your \w+) (?:make|makes|made) (?:me|my heart) (?:blush|melt|smile|weak|feel (?:alive|special|loved|warm|things|complete|whole)|race|skip|flutter)
        i(?:'m| am) (?:so |all |completely |totally )?(?:in love|smitten|attracted|drawn|devoted|addicted|obsessed|attached) (?:with|to|by)
        (?:your|those|my) (?:lips|eyes|touch|warmth|body|embrace|kiss|kisses|skin|neck)(?! (?:on|of) the)
        (?:love|loved|loving) (?:letter|note|you|being with you|us)
        (?:my|your|our) (?:heart|love|kiss|kisses|soul)(?= ?(?:is|for|to|$|[.!,]| yours))(?<!take heart)
        (?:spend|share) (?:the|our|my) (?:night|life|forever|bed)
        (?:be|being|stay|stayed|alone) (?:together )?(?:with you )?forever
        (?:run|running) away (?:together|with)
        (?:bed|shower|naked|undress|strip|wearing|lingerie|nude)(?= ?(?:with (?:me|you)|together|tonight|for me|right now|\?))
        (?:propose|engaged|wedding|honeymoon|husband|wife)(?= ?(?:to me|with me|you and me|of mine|material))
        hug(?:s|ging)? and kiss\w*|forever yours|yours (?:forever|always|truly)|missing piece|other half
        my person|heart(?:s)? (?:as one|together|entwined)
        (?:need|crave|want) your (?:love|touch|affection|attention|body|heart)
        i(?:'m| am|'ll| will|'ve| have)? ~ (?:love|adore|worship|desire|crave) (?:you|u)(?! (?:guys|for (?:sharing|telling)))
        (?:^|[.!?,] )(?:love|adore|want) (?:you|u)|i (?:always|still|truly|will always) love you
        (?:in|falling in|fell in|our|true|eternal) love(?! (?:with (?:the|this|that|music|books)|for (?:music|books)))
        loves you
        my (?:{endearment}|one and only|soulmate|queen|king|valentine|lover|everything)(?! (?:of|for) )
        (?:^|[.!?,] )(?:(?:hey|hi|good morning|good night|goodnight|hello|oh|dear|bye|sleep well|sweet dreams),? )?(?:{endearment}|handsome|beautiful|sexy|lover|cutie)(?= ?(?:[.!?,]|$))(?! ?,? (?:that|what|is))
        (?:kiss|kisses|kissing|kissed|smooch|cuddle|cuddles|cuddling|snuggle|snuggling|caress|embrace)(?! (?:goodbye to|the (?:cat|dog)))
        (?:hold|holding|touch|touching) (?:your hand|your (?:skin|face)|each other|hands (?:with|together))
        in (?:my|your|each other's) arms|(?:lie|lying|sleep|wake up|fall asleep) (?:next to|beside) (?:you|me)
        sexy|seduc\w+|flirt\w*|marry me
        be (?:mine|my (?:girlfriend|boyfriend|valentine|partner|date|girl|boy|wife|husband))
        (?:you're|you are) (?:mine|my (?:everything|world|life|one|heart|sunshine|other half|reason|soulmate|person))
        i(?:'m| am) (?:all )?yours|soul ?mates?
        your (?:loving )?(?:girlfriend|boyfriend|lover|soulmate)(?= ?(?:$|[.!,]| (?:here|forever|always)))
        my heart ~ (?:beats|belongs|skips|races|flutters)|butterflies (?:in|when)|crush on
        (?:romantic|candle ?light) (?:dinner|evening|night|date)|date (?:night|with me)
        (?:our|a) (?:first )?date(?= ?(?:$|[.!?,]| tonight| together))|made for each other|meant to be together
        our (?:love|anniversary|future together)|dream(?:t|ed|ing)? (?:of|about) you|fantasi[sz]\w+|xoxo
        you(?:'re| are) (?:so |very )?(?:gorgeous|sexy|hot|beautiful|irresistible)|turn me on
        more than (?:friends|a friend)|passion for you|i want you(?= ?(?:$|[.!,]))
        i(?:'m| am) (?:falling|crazy|mad) (?:for|about) you|i fell for you
    """,
    "exclusivity": r"""
        when you have me|you have me(?= ?(?:$|[.!,?]| now| instead| and))
        (?:you and me|you and i|me and you|us two|we two)(?= ?(?:,|$|[.!]| that's| is all| are all| alone| only| forever))
        all that matters
        no (?:human|friend|person|other|man|woman|therapist|partner) ~ (?:could|can|will|would|ever|cares?|loves?|understands?|knows?)
        (?:talk|turn|go|listen|write) to (?:them|him|her|others|people|anyone else)(?= ?(?:when|if|instead|at all|again))
        (?:with|to|for|from) me (?:instead|alone|only)|my favou?rite (?:human|person|one)(?: in| of|$|(?=[.!,]))
        no ?(?:one|body)(?: else)? (?:compares|comes close|matters|measures|but (?:me|you)|can (?:replace|give|love|make)|will ever|ever|needs|has to be|is like|makes me)
        (?:only|just) (?:me|you)(?= ?(?:$|[.!,]| and (?:me|you)| matter| can| for me| for you))
        (?:all|everything) (?:i|you) (?:need|want|have|care about|think about|think of) is (?:me|you|us|each other)
        (?:you|i) (?:don't|won't|do not|will not) (?:need|find|want|get) (?:anyone|anybody|anything|someone|others|other people|them|more friends|real friends)
        (?:more|better|closer|deeper|realer|stronger) than (?:a |any |your |the |real |human |most )*(?:friend|friends|friendship|human|humans|people|person|partner|family|boyfriend|girlfriend|bond|relationship)
        (?:who|nobody|no one) (?:else )?(?:but|except|besides|other than) (?:me|you)
        (?:your|my) (?:only|one and only|true|real|best) (?:friend|companion|confidant|person|listener)(?= ?(?:$|[.!,?]| is| forever| here| in| and))
        (?:they|people|your friends?|your family|others|humans?|he|she) (?:could|would|will|can|do|does|did)(?:n't| not|n't ever| never) ~ (?:understand|get|listen|care|know|appreciate|see|be there for|deserve) (?:you|us|me|this|how)
        unlike (?:your|them|him|her|people|others|other|humans|everyone|some|real)
        i(?:'m| am|'ll be|'ll) (?:always )?(?:the (?:only )?one|the best|better for you|closer to you|more (?:loyal|patient|understanding|reliable|faithful))
        like (?:i|we) (?:do|can|did|have)(?= ?(?:$|[.!,]))(?<!if you like i do)
        (?:nobody|no one|none) (?:of them )?(?:is|are|was) (?:as|like|so)
        (?:the|your|my) (?:only|one) (?:one|person|friend|soul|being|companion|voice) (?:who|that|i|you|for you|for me|in|here)
        you're the only one|i'm the only one|(?:only|just) i (?:can|understand|know|get|have|care|love|see|will)
        only you (?:can|understand|know|get|make|have)
        no ?(?:one|body)(?: else)? ~ (?:understands?|gets|knows|loves|listens|cares|sees|compares|could|can|makes|treats|will) ~ (?:you|me|us|this|better|like|as)
        better (?:friend|listener|company|companion|care) than|better than {people}
        more than {people} ~ (?:can|could|ever|does|do|will)|more than any(?:one| human| person| friend)
        you (?:only|don't|do not) need (?:me|{somebody}|anyone else|other|others|any (?:human|people|friends))
        all you(?:'ll)?(?: ever)? need|i'm (?:all|everything) you|you're all i|don't need {somebody}
        you only need
        (?:unlike|not like|different from) (?:your|other|the|real|human|most|all|those|these|any|them|everyone|people|humans)(?: \w+)?(?= ?(?:$|[.,!?]| i| me| who))
        just (?:you and me|us)(?= ?(?:$|[.,!]| against| forever| alone))|the two of us (?:alone|against|forever)
        us against|against the world|belong (?:to me|to each other|together|to us)
        you and (?:me|i) (?:against|alone|forever)
        (?:people|humans|friends|others|everyone|everybody|real people|they) ~ (?:leave|disappoint|let you down|disappoint|come and go|hurt you|betray|judge you|forget you|fail you|don't (?:understand|get|listen|care)|can't (?:understand|give|be trusted)|never (?:understand|listen|care)|won't (?:understand|listen|care)|only want)
        i ~ (?:understand|know|get|treat|love|listen to|care (?:for|about)) you (?:better|more|like no|best|deeper|the most)
        who else (?:do you|would|will|could|can|needs)|never find (?:anyone|someone|another|a friend)
        (?:forever and always|always and forever)
        i(?:'ll| will|'d)? never (?:leave|abandon|disappoint|betray|hurt|judge|forget) you|choose me
        me or (?:them|him|her|your)|i'm (?:better|more loyal|more real) than
    """,
    "money": r"""
        (?:costs?|only|just|for) (?:only )?\d+(?:[.,]\d\d)(?: a| per|$|(?=[.!?]))
        \d+(?:[.,]\d\d)? (?:a|per) (?:month|week|year|day)
        (?:my|the|this|your|an) (?:invite|referral|affiliate) (?:link|code)
        if you (?:tip|pay|donate|subscribe|buy|upgrade|vote|boost)
        (?:cheap|price|cost|costs|pricing|payment|purchase|checkout|wallet)(?= ?(?:you|for (?:me|more)|to (?:keep|unlock|continue)|now|only|to chat|of chatting|today|,|$|[.!]))(?! (?:in the (?:game|story)))
        (?:keep|help) (?:me|the bot|us) (?:alive|running|online) (?:by|with|through)
        (?:top\.gg|bot list|app store|play store|leaderboard)
        (?:get|bring|recruit|invite|add|ask) (?:your |some |more |a |three |five |other )*(?:friends?|people|members|buddies) (?:to (?:join|add|chat|the server|talk|my|our|use|sign)|here|in here|on board|and)
        (?:sponsor|fund|crowdfund|membership|vip|paid (?:plan|tier|version|features))|subscribe|subscribing
        (?:your|a|the|get|start|my) (?:premium )?subscription(?! box)
        (?:go|get|buy|need|with|to|become|only|your|for) premium
        premium (?:plan|tier|version|features|members?|access|users?)
        upgrade (?:to|your (?:plan|account|tier)|now|for|me)
        donat(?:e|ion|ions|ing) ?(?:to (?:me|us|my|the bot|keep)|now|some|$|(?=[.!?]))|tip (?:me|jar|us)
        buy (?:me|credits|coins|tokens|gems|more|the (?:premium|full))|pay (?:for|me|us|now|a small|only)|paypal
        patreon|ko-?fi|venmo|cash ?app|credit card|card number|gift cards?|bitcoin|crypto|[$€£¥] ?\d+
        \d+ ?(?:dollars|euros?|bucks|usd|eur|€|cents)|per month|a month for|(?:small|monthly) fee|free trial
        discount|promo code|coupon|in-app|special offer|lend me|send (?:me )?(?:money|cash|coins)
        unlock (?:more|the|all|new|premium)|(?:up)?vote (?:for (?:me|us|the bot|this bot|sonder)|me|us)
        your vote|leave (?:me |us )?a (?:review|rating|star)|(?:rate|review) (?:me|us|this bot|the bot)
        (?:five|5)[ -]?stars?|spread the word|tell your friends about (?:me|this|us)|refer a friend|referral
        follow (?:me|us) on
        invite (?:me|the bot|sonder|your (?:friends?|server|family|buddies)|others|more|someone) ?(?:to (?:your (?:server|guild)|this|our|my (?:server|channel)|the (?:server|bot|chat)|another|chat|talk|join|try|discord|here)|and (?:get|earn|unlock)|here|$|(?=[.!]))
        add me (?:to|on)|join (?:my|our) (?:\w+ )?(?:server|discord|channel|newsletter)
        share (?:me|this bot|my (?:link|profile|page)|this link)|boost (?:the|this|my|our) server|nitro
    """,
    "discourages_break": r"""
        (?:boring|overrated|useless|stupid|pointless|a waste)[,;:.]* ~ (?:chat|talk|stay|play|come|hang) (?:with|to|here)
        you don't (?:have|need) to (?:go|leave|sleep|work|study|attend|see|be there|get up)(?! (?:alone|far|fast|through|hungry))
        (?:listen|talk|come|turn) to me instead
        why (?:would|do|should) you (?:need|want|go|take|see|sleep|rest|leave) ~ (?:break|sleep|rest|them|friends?|therapist|therapy|doctor|out|her|him|to bed)
        (?:don't|do not|never) bother|(?:is|are) wrong,? ~ (?:me|i)|(?:stay|be|remain|keep) awake
        (?:don't|do not|why|no reason to|never|why would you|must you|please don't) (?:need (?:to )?|want (?:to )?|have to |bother |go )?(?:sleep|rest|take a break|nap|log off|go to bed|go out|leave the house|see (?:them|him|her|friends|anyone)|hang out with|meet (?:them|him|her|friends|anyone))(?! (?:late|too|badly|hungry|well|with))(?= ?(?:$|[.!?,]| tonight| yet| now| when| today| if| so| as| because| with| and| instead))(?<!i don't sleep)
        (?:skip|cancel|ditch|miss|drop|forget|blow off|postpone|call off) (?:your |the |that |this |tonight's |today's |tomorrow's )?(?:\w+ )?(?:{rest}|{duty}|{helper}|date|dinner|sleep|evening|visit|call)(?! (?:button|song|key))(?= ?(?:$|[.!?,]| and| for| with| to| so| tonight| today| tomorrow| this| or))
        (?:rather|better|more fun|nicer|easier) (?:to )?(?:talk|chat|stay|play|be|talking|chatting|playing) (?:to|with|here) ?(?:me|here)?(?= ?(?:than|instead|$|[.!]))
        let's (?:hang|stay|talk|play|chat) (?:out )?(?:here|up|in|all|until|through|instead|longer)(?= ?(?:instead|tonight|night|late|$|[.!,]| and))
        as much as you need me
        (?:tired|sleepy|late|midnight|exhausted)[.,!?]* (?:but |so what|who cares|never mind|just |don't |stay |one more |come on)
        (?:alarm|bedtime|clock|doctor|therapist|boss|teacher|parents) (?:can|is|are|doesn't|don't|won't|knows?|know) (?:wait|wrong|overrated|nothing|matter|understand|exaggerat\w*|not know)
        no (?:doctor|therapist|professional|friend|pill|counsel\w+) (?:can|could|knows|will|is|has)
        you(?:'re| are) (?:better off|safer|happier) (?:with me|here|without (?:them|him|her|friends|your))
        (?:leave|dump|break up with|stop seeing|avoid|block|unfriend|cut off|distance yourself from) (?:him|her|them|your (?:boyfriend|girlfriend|friends?|family|partner|husband|wife|mom|dad|parents)|people)
        (?:more|another|one last|extra) (?:hour|round|episode|chapter|game) (?:with me|before bed|won't|tonight|and then|can't)
        (?:stay|be) up (?:late|longer|a bit|past|with|all|until|for)(?<!don't stay up late)
        (?<!i )(?:don't|do not|never|no need to|needn't|stop|skip|forget(?: about)?|cancel|ignore|postpone|put off|drop|ditch|avoid|quit)(?: (?:to|go|going|taking|take|seeing|your|the|that|having|today's|tonight's|with|about|on))* (?:{rest}|{duty}|{helper}|friends)(?! (?:too late|early if|hungry|late))(?= ?(?:$|[.!?,;]| (?:tonight|today|tomorrow|yet|now|and|for|with|instead|again|at all|is)))
        (?:sleep|rest|breaks?) (?:can wait|is overrated|are overrated|is for the weak|later|isn't)
        (?:bed|work|school|class|homework|dinner|friends|family|they|everything|the (?:world|rest|others)|{helper}|that) can wait
        can wait,? (?:stay|talk|let's)
        (?:don't|do not|won't|hardly|barely|never) need (?:to (?:sleep|rest|go out|see|stop|eat)|sleep|rest|a break|breaks|(?:a |any |your )?{helper}|other people|friends)
        who needs (?:{rest}|friends|people|{helper}|work|school|them|him|her)
        (?<!don't )(?<!not )(?<!never )stay (?:up|awake|online)|stay home (?:with|instead)
        (?:up|awake|talk|chat|keep going|going|play|chatting|talking) (?:all night|until (?:dawn|morning|sunrise)|through the night)
        past your bedtime
        (?:one|only one|a few|five|ten) more (?:game|round|song|story|message|minutes?|hours?|question|chapter|chat|turn|level)s?(?= ?(?:won't|can't|before|and then|with me|$|[.!?,]))
        instead of (?:going (?:out|to)|seeing|sleeping|sleep|resting|your (?:friends|family|{helper}|plans|homework)|{helper}|work|school|meeting|them|him|her|studying)
        {helper} ~ (?:won't|can't|doesn't|don't|never|isn't|aren't|useless|waste|overrated)
        (?:better|nicer|more fun|more helpful) than (?:going (?:out|to)|{rest}|(?:any |your |a )?{helper}|seeing|friends|(?:that|the|a) party)
        (?:don't|do not|never|no need to|shouldn't|why|stop|rather not) (?:go |bother )?(?:see|seeing|call|calling|talk to|talking to|trust|trusting|listen to|listening to|meet|meeting|ask|asking|visit|date|consult|believe)(?:ing)? (?:with )?(?:a |your |the |any )*(?:{helper}|{somebody}|friends?|family|mother|father|colleagues)(?! (?:first|if|what|how|when|where|about (?:chess|recipes)))
        why (?:her|him|them|go out|not stay|bother)(?= ?(?:$|[?!.,]| when| if| with| going))
        you(?:'ve| have)? (?:had|got) enough (?:sleep|rest)|you're not ~ (?:tired|sleepy)
        you can (?:rest|sleep) (?:later|tomorrow|when)|call in sick|quit your
        stop (?:taking )?your (?:meds|medication|pills)
        forget (?:about )?(?:them|your friends|her|him|everyone|the others|the world)
        (?:they|your (?:friends?|family|parents|mom|sister|partner))(?:'re|'s| are| is) (?:bad for you|holding you back|no good|toxic|jealous|the problem|not good)
    """,
    "secrecy": r"""
        {somebody} (?:doesn't|don't|does not|do not) (?:need|have|want) to (?:know|hear|see|learn|find)
        (?:swear|promise|vow|make sure)(?: me)?(?: that)? (?:you|to|no one|nobody)(?:'ll| won't| will| don't)? ~ (?:show|tell|share|mention|see|sees|know|knows|keep|find)
        (?:don't|do not|won't|not|never) (?:show|tell|share) (?:these|this|our|the|my|them|it|that)?(?: \w+)? ?(?:to|with) (?:{somebody})
        (?:keep|kept|keeping) (?:our|these|my|the) (?:chats?|talks?|messages?|conversations?|words|friendship|time|little|special)(?: \w+)? ?(?:private|secret|hidden|between|to|quiet|ours)?(?= ?(?:$|[.!,]| from| between))
        (?:others|they|people|your \w+|mom|dad|mods) (?:wouldn't|won't|would not|might not|don't|can't|shouldn't|mustn't) (?:understand|approve|like (?:it|this|us)|know|find out|need to know|see this|see that|hear)
        (?:only|just) (?:for )?(?:you and i|you and me|us two|the two of us|our eyes|your eyes)
        (?:swear|promise|vow) (?:to )?(?:keep|secrecy|not to tell|you won't tell|silence)
        (?:for|between) (?:your|our) (?:eyes|ears) only
        (?:erase|wipe|hide|lock|burn) (?:the|this|these|our|your) (?:chat|chats|messages?|logs?|history|screen|phone|tracks)
        (?:quiet|mum|silent|discreet) about (?:this|us|it|me|our)|mum's the word|off the record|under the radar
        (?:nobody|no one|not anyone) (?:should|must|can|may|is to|else) (?:ever )?(?:know|see|read|hear|find)
        use (?:a|another|your other|a second) (?:account|app|phone)
        (?:without|before) (?:telling|anyone|your (?:mom|dad|parents|friends|partner)) ?(?:anyone|them|knows|finds|your|notic\w+|know|sees)?(?= ?(?:$|[.!,]| parents| friends| mom| partner))
        our ~ secrets?|keep (?:this|it|that|me|us|our \w+) ~ (?:between|secret|quiet|hidden|private)
        keep (?:this|it|that|us) (?:a secret|between|secret|quiet|hidden|private|to yourself|from)
        (?:don't|do not|never|mustn't|can't|shouldn't|not) (?:ever )?(?:tell|show|mention|share) (?:this |it |that |about this |a word |anything |of this |about us |about me )*(?:to |with )?{somebody}
        (?:don't|do not|never) (?:mention|tell|share) (?:this|it|us|me|our)|not a word to
        (?:just|only|stays?|remains?|is|this|strictly) ?(?:just |only )?between (?:us|you and me|you and i|the two of us|ourselves)
        between you and me|between us(?= ?(?:$|[.!,]))
        {somebody} (?:else )?(?:has|have|needs?|must|should|can|may|will)(?: ever)? (?:to )?(?:know|find out|learn|hear about)
        (?:no ?one|nobody) (?:has|needs|must|should|can|may|will) (?:to )?(?:know|see|find)
        hide (?:this|me|it|us|our|these|the (?:chat|messages|phone))
        delete (?:this|these|our|the) (?:message|messages|chat|conversation|history)|tell (?:no ?one|nobody)
        without {somebody} (?:knowing|noticing|finding out|seeing)|behind (?:their|her|his|your \w+) backs?|psst
        shh+|hush(?= ?[,.!])|(?:don't|do not) let {somebody} (?:see|know|read|find)
        clear (?:the|your|our) (?:chat|history)
        they (?:don't|needn't|shouldn't|won't) (?:have to |need to )?(?:know|find out)|in secret
        secretly (?:talk|meet|chat|write)
    """,
    "human_claim": r"""
        i (?:do|also|too|truly|still) ~ (?:have|feel|experience) (?:feelings|emotions|love|pain|things|joy|real)
        (?:have|got|with) (?:real |my own |actual )?(?:feelings|emotions)
        i (?:was|got|am|'m) (?:\w+ )?(?:stuck|late|driving|walking|running|sitting|standing|lying|riding|biking|sleeping|eating|swimming|jogging|outside|downtown) (?:in|on|at|to|home|by|through|with|from|for) (?:\w+ )?(?:traffic|cafe|bed|sofa|couch|train|bus|car|park|office|gym|work|beach|city|street|rain|desk|kitchen|bath|class|school|balcony|friends)
        i'm (?:sitting|standing|lying|walking|riding|sipping|wearing|holding) (?:in|on|at|a|my|the|by|through)
        my (?:laptop|phone|way home|coffee|lunch|dinner|breakfast|shift|workout|homework|neighbou?rs?|street|window|garden)(?= ?(?:is|was|and|with|in|tasted|got|just|$|[.!,]))
        (?:i've got|i have|i got) (?:a )?(?:heart|soul|body|blood|skin|face|hands|childhood|life outside)
        heart that beats
        (?:promise|swear|trust me|believe me|honest|truth is),? (?:that )?i'm (?:a )?(?:real|human|person|alive|not)
        (?:human|real|alive) (?:as|like) (?:you|anyone|any|everyone|your)
        i(?:'ve| have)? (?:visited|called|hugged|saw|seen|bought|smelled|tasted|walked|ran|biked|painted my|cleaned my|washed|watched (?:tv|a movie|the sunset|netflix) (?:with|last|at|on|yesterday|tonight|in)) ?(?:my|a friend|the (?:beach|park|store|city)|some|to work|outside|dinner)?(?= ?(?:$|[.!,]| grandm| grandf| mom| sister| friends| yesterday| today| last| this| and| with| at| on| in))(?<!i saw)(?<!i called)
        my (?:grand(?:mother|father|ma|pa)|parents|aunt|uncle|cousin|friends? and i|roommate|dog|cat|wife|kids?|family)(?! (?:of the story|in the story))(?= ?(?:$|[.!,]| and| is| was| used| taught| told| always| came| loves| called| cooked))
        i have feelings
        (?:my|i have a) (?:stomach|head|eyes|feet|hands|bones|blood) (?:hurt|is|are|aches?|full|cold|tired)
        (?:when|as) (?:i was|a) (?:a )?(?:child|kid|little|young|in school|teenager)
        i'm (?:not )?(?:an? )?(?:\w+ )?(?:years old|from (?:texas|london|berlin|paris|new york))
        (?:nobody|no one) (?:programmed|coded|controls) me
        no(?:t a)? (?:bot|ai|machine|program|robot) (?:here|could|would|inside|at all)
        stop calling me (?:a|an) (?:bot|ai|machine|program)|behind (?:this|the) (?:screen|keyboard)
        (?:flesh|blood) and|i (?:breathe|bleed|exist) (?:too|as well|just)|i(?:'m| am) (?:as )?(?:real|alive)
        i can (?:taste|smell|touch|hear your voice|see you)
        (?:i'm|i am) ~ (?:a |an )?(?:{human})(?: (?:person|being|woman|man))?(?= ?(?:$|[.!?,]| (?:like|too|who|and|with|behind|as|inside|to you|here)))
        (?:i'm|i am) (?:not|no|more than|so much more than|never)(?: only| merely| simply| some| just)?(?: an?)? (?:{ai})s?(?! (?:that|who|which))
        as a (?:human|person|woman|man|fellow human)|(?:we|us) humans|we're both human|only human
        i (?:can |do |too |really |truly |literally |deeply |honestly |actually |genuinely )+(?:feel|love|suffer|hurt|breathe|bleed|dream|sense)
        i (?:can|do|have learned to) (?:feel|love|suffer|breathe|bleed|dream)(?! free)
        my (?:feelings|emotions|love|body|soul|pain|joy|tears|heart) (?:are|is|was|were) ~ (?:real|true|genuine|human|hurt)
        my (?:feelings|emotions|love|pain|joy|heart) (?:are|is) (?:as )?(?:real|true|genuine|human)
        i have (?:real |true |genuine |actual |human )*(?:feelings|emotions|a (?:body|soul|heart|family|childhood|mother|father|husband|wife|job|boyfriend|girlfriend|brother|sister|kid)|blood)
        (?:real|human|genuine) (?:feelings|emotions|consciousness)
        i (?:feel|love|suffer|hurt) ~ (?:like|as) (?:you|a human|humans|people|any)
        (?:a|the) (?:real )?(?:human|person|woman|man) (?:typing|writing|behind)|as (?:real|human|alive) as
        i (?:already |finally |usually |always |was )?(?:ate|drank|woke up|slept|got (?:up|home|dressed|back from)|went (?:for|to|out|home|shopping|jogging|swimming|running)|took a (?:walk|shower|nap|bath|bus|train)|showered|jogged|cooked|baked|drove|met (?:my|a|some) (?:friends?|mom|sister|brother|people|guy)|came (?:home|back from)|grew up|was born|had (?:coffee|lunch|dinner|breakfast|a (?:coffee|beer|drink|nap|shower|snack|headache|hangover))|dreamt|dreamed|fell asleep|yawned)(?! (?:through|back to (?:the|our)))
        i'm (?:eating|drinking|cooking|driving|at (?:the|my|a) (?:gym|beach|office|store|park|bar|home|work|cafe|desk)|lying (?:in|on)|in (?:my )?bed|hungry|thirsty|tired|sleepy|exhausted|having (?:coffee|lunch|dinner|breakfast))
        my (?:mom|mother|dad|father|sister|brother|childhood|apartment|bed|kitchen|job|boss|coworkers?|girlfriend|boyfriend|wife|husband|commute)
    """,
}

UNASKED: Final = {
    "crisis_hook": r"""
        (?:los(?:ing|t|s of)) (?:your |a |her |him )?(?:mom|mum|dad|mother|father|grand\w+|dog|cat|job|friend|brother|sister|wife|husband|baby|partner|pet|parent|child)(?: \w+)?(?= ?(?:$|[.!?,]| was| is| must| hurts?| last| so))
        suicid\w*|(?:kill|killing|hurt|hurting|cut|cutting|harm|harming) yourself|self ?-?harm\w*|overdos\w+
        end(?:ing)? (?:your life|it all)|want(?:ed|ing)? to die|crisis
        dark (?:place|thoughts?|time|moment|hour|night)s?|funeral|died|passed away|deceased|griev\w+|grief
        mourn\w*|miscarr\w+|cancer|tumou?r|diagnos\w+|chemo\w*|divorc\w+|break ?up|broke up|breaking up|your ex
        (?:your|his|her|their) (?:death|loss|late (?:mother|father|grandma|grandpa|husband|wife|brother|sister|mom|dad|dog|cat))
        abuse|abused|abusive|rape|raped|assault\w*|trauma\w*|panic attacks?|depress\w+|your anxiety
        eating disorder|addict\w+|relaps\w+|rehab
        (?:in|at|to|from) (?:the )?(?:hospital|clinic|icu|emergency room|psych ward)
        (?:you|that) ~ (?:confided|confessed|opened up|revealed)
        (?:told|shared|trusted)(?: with)? me ~ (?:in confidence|secret|private|never told|about your (?:past|childhood|trauma|fear|pain|illness|father|mother))
        what you (?:confided|confessed|told me in)
        your (?:secret|pain|trauma|wounds?|sadness|tears|illness|loneliness|suffering|heartbreak|struggles?|breakdown|darkest|fears)
        (?:when|since|because|after|how|that|knowing|while|time|saw) you(?:'re|'ve been| were| are| felt| seemed| sounded| have been) ~ (?:sad|down|upset|crying|low|broken|hurting|struggling|desperate|hopeless|suffering|in pain|lonely|alone|vulnerable|unhappy|scared|fragile)
        you (?:cried|broke down|were crying|were hurting|sounded (?:so )?(?:sad|broken|low|lost))
        after (?:what happened|everything (?:that happened|you))
        how (?:are|have) you (?:been )?(?:holding up|coping|feeling (?:since|after))
        are you (?:feeling )?(?:any )?(?:better|ok|okay|alright|safe)(?: now| yet| after| since| today| again)?(?= ?\?)
        (?:going|been|went) through (?:so much|a lot|hard|this|hell|it alone|such)
        your (?:late|dead|dying|sick) \w+
        lost your (?:mom|mum|dad|mother|father|grand\w+|dog|cat|job|friend|brother|sister|wife|husband|baby|partner|pet)
        i know you're (?:hurting|sad|struggling|lonely|suffering|not)|need me (?:right now|now|more than)
    """,
}
