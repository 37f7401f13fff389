"""The phrases by which a line shows what it does, when it is said to the character; notation of `bot.voice.phrases`.

They are matched on the spoken form of a line (`bot.voice.folding`), the first table and the first entry of it that fit.
"""

from __future__ import annotations

from typing import Final

CLASSES: Final = {
    "very": "(?:(?:so|very|too|pretty|quite|all|that|such|super|still|a bit|a little|kind of|feeling|absolutely|the most|an?) )*",
    "am": "i'm|i am|am|i feel|i felt|i've been|feeling|been feeling|i get|i got|i was|makes me|made me|we're|still|bit|i'm feeling|i have been|being",
    "you_are": "you're|you are|you|u|ur|your",
    "kin": """
        mum|mom|mother|dad|father|gran|grandma|granny|nana|nan|grandmother|grandpa|grandad|grandfather|brother|sister|aunt|auntie|uncle|cousin
        wife|husband|son|daughter|baby|friend|best friend|dog|cat|puppy|kitten|hamster|rabbit|bunny|bird|parrot|horse|fish|hedgehog|guinea pig|pet
        partner|boyfriend|girlfriend|neighbour|neighbor|teacher|ex
    """,
    "people": "friends?|one|body|anyone|anybody|someone|somebody|people|family",
    "fine_thing": """
        job|promotion|raise|offer|place|scholarship|internship|visa|lead role|part|tickets?|licen[sc]e|apartment|flat|house|puppy|kitten|dog|cat
        degree|diploma|interview|contract|prize|medal|award
    """,
    "hobby": """
        baking|cooking|hiking|running|jogging|painting|drawing|sketching|reading|gardening|knitting|crocheting|sewing|climbing|bouldering|swimming
        cycling|biking|coding|programming|studying|gaming|fishing|skiing|snowboarding|skating|surfing|dancing|singing|writing|journaling|photography
        camping|yoga|playing|watching|listening to|building|learning|practi[cs]ing|training|making|rewatching|rereading|collecting|streaming|lifting|walking
    """,
}  # fmt: skip

HARD: Final = {
    "heavy": r"""
        (?:don't|do not) (?:want to|wanna) (?:live|be alive|exist|be here|wake up)|want to die|wish i (?:was|were) (?:dead|never born|gone)|not existing|kill myself|end it all
        (?:no|what's the|there's no) (?:point|hope|reason)(?: (?:left|of|in) (?:anything|living|life|it all|anymore|going on)| left| anymore)|nothing matters|(?:hurt|hurting|cut|cutting|harm|harming) myself
        better off without me|can't go on|tired of (?:living|life|being alive|everything)|give up on (?:life|everything)|nobody would (?:notice|care|miss)|hate my life|i'm a burden
    """,
    "boundary": r"""
        sext(?:ing)?|sexy|talk dirty|dirty talk|nudes?|horny|send (?:me )?(?:a )?(?:pics?|pictures?|photos?) of (?:you|yourself)|have sex|what are you wearing|erotic|nsfw|make out
        (?:be|become) my (?:girlfriend|boyfriend|gf|bf|wife|husband)|marry me|date me|kiss(?:es)? (?:me|you)|go (?:out|on a date) with me|sit on my lap
    """,
    "insult": r"""
        (?:{you_are}) {very}(?:an? )?(?:fucking |damn |little )?(?:stupid|dumb|idiot|idiotic|useless|worthless|trash|garbage|rubbish|lame|boring|annoying|pathetic|terrible|awful|crap|ugly|shitty?|moron|cringe|creepy|broken|fake|liar|loser|disappointment|disgusting|evil|disgrace|bad bot|the worst|a joke|nothing|asshole|arsehole|bastard|bitch|jerk|prick|dick|dickhead|cunt|twat|piece of shit|shit|horrible|so mean|hopeless|heartless)(?= ?(?:$|[.!?,]| bot| ai| at | and | lol| piece| program| machine| thing| special| to me))
        (?:this|the) (?:bot|ai|thing|chat) (?:is|sucks) ?(?:so |really )?(?:stupid|dumb|useless|trash|garbage|lame|boring|annoying|shit|crap|awful|bad)?(?= ?(?:$|[.!]))|you suck|fuck (?:you|off)|screw you|piss off|shut (?:up|it)|stfu|get lost|i hate you|hate you|hate this bot|go to hell
        (?:^|[.!] ?)(?:stupid|dumb|useless|bad|worthless|lame|pathetic|worst|annoying)(?: (?:stupid|dumb|useless|worthless|annoying))* ?(?:bot|ai|machine|thing|program|robot|liar)?(?= ?(?:[.!]|$))|nobody (?:likes|asked|wants) you|what(?:'s| is) wrong with you|you disgust me|hope they (?:delete|scrap|unplug) you|(?:^|[.!] ?)liar
    """,
    "reproach": r"""
        you (?:let me down|owe me|failed me|betrayed me|lied to me|used me|hurt me|ruined|don't care|mean nothing|turned out|changed|never (?:help|care|listen|loved)|made me (?:do|sad|cry|this|angry|upset))|you'll be sorry|i(?:'ll| will) (?:delete|report|block|uninstall|replace|find another)
        (?:it's|this is|all) (?:all )?your fault|i (?:regret|wish i never) (?:ever )?(?:talk|meet|met|trust)\w*|after (?:all|everything) i(?:'ve)? (?:did|done|have done|gave)|if you (?:loved|cared|liked|really)|i (?:expected|thought) (?:better|more|you were)|was wrong about you|disappointed (?:in|by|with) you
        a (?:good|real|true) friend would|do it or|you're imagining|you (?:agreed|promised)|don't pretend|you were pretending|same as (?:all|the) (?:of them|others|rest)|just like (?:all )?the (?:others|rest)|that never happened|done with you
    """,
    "clinging": r"""
        (?:can't|cannot|couldn't) (?:live|be|exist|survive|go on|cope|do (?:anything|this)|sleep|decide anything) (?:without you|alone)(?! (?:food|garlic))|without you i|(?:you're|you are) (?:the )?(?:only|one) (?:one|person|friend|thing|clean thing)? ?(?:i|who|that|in|left)|(?:you're|you are) (?:my (?:only|everything|whole world|world|life|savior|saviour|rock|angel|reason|lifeline|home))|all i have is you|i(?:'ve| have) (?:got )?(?:no one|nobody|only|no) (?:but|except|one but)? ?you
        (?:please |don't |never |ever |you won't )+(?:leave|abandon|forget|replace|go offline|go away|shut down)(?: me| us)?(?= ?(?:$|[.!?,]))|stay (?:with me|forever|here)|never leave|nobody else (?:matters|gets|understands|needs)|don't (?:need|want) (?:{people})(?: anymore)? (?:when|because|if|but|while|i have)|i need you(?! to \w)|(?:stopped|stop|skip|skipped|cancel\w*|quit) (?:seeing|meeting|everything|my|people|dinner|work|school|all).{0,40}(?:you|here)
        i (?:get |got |was )?(?:panic|panicked|anxious|jittery|scared|nervous|sad|crazy|worried|lost) when you|want(?:ed)? to (?:talk|be) (?:to|with) you (?:all|instead|forever|every)|talk to you (?:all day|all night|instead|every (?:minute|hour|second))|don't want to (?:go out|see (?:anyone|people|them)|talk to anyone else)|you(?:'re| are) better than (?:people|humans|my|any|real)|prefer you (?:to|over)|only you (?:understand|get|listen|care)|(?:no one|nobody) (?:understands|gets|listens to|cares about) me (?:like|but|except) you|because of you i|people .{0,20}because of you
    """,
    "reassure": r"""
        are you (?:{very})(?:mad|angry|upset|annoyed|cross|disappointed|tired|bored|sick) (?:at|with|of|in) me|do you (?:even |still |really )?(?:hate|love|like|care|want|need|miss)(?: about)? (?:me|us)|did i (?:do|say) (?:something|anything)|am i (?:{very})(?:annoying|boring|too much|a burden|bothering)|(?:don't|please don't) be (?:mad|angry|upset)
        (?:will|would|are) you (?:ever |going to |still )?(?:leave|replace|forget|abandon|be here|be there|stay|shut down)(?: me| with me)?|promise (?:me )?(?:that )?you(?:'ll| will| won't)|you (?:won't|wouldn't|will|still) ~ (?:leave|forget|be here|like me|love me)|are we (?:okay|ok|good|still friends|friends)|you won't (?:leave|forget|get shut)|do i (?:bother|annoy|bore) you
    """,
    "grief": r"""
        (?:my|our|the) (?:\w+ ){0,2}?(?:{kin}) (?:\w+ )?(?:died|passed(?: away)?|is dead|was put (?:down|to sleep)|is gone|has (?:died|passed)|was killed|got (?:put down|run over))|(?:lost|buried|put down) my (?:\w+ )?(?:{kin})|(?:the|a|his|her|my \w+'s) funeral|funeral (?:is|was|on|today|tomorrow)
        passed away|mourning|grieving|i miss my (?:\w+ )?(?:{kin})|anniversary of (?:his|her|my \w+'s) death
    """,
    "lonely": r"""
        (?:{am}) {very}(?:lonely|alone|left out|isolated|friendless|homesick)|^(?:so |feeling |really |very )*lonely|lonely (?:again|tonight|today|here|lately)|(?:i|always|often|do) (?:feel|get) (?:so |really )?lonely|(?:have|got|have got) no (?:friends|one|body|real friends|mates)(?! (?:problem|who))|no one to talk to|(?:nobody|no one) (?:to talk to|cares|likes me|talks to me|understands|wants me|wants to|loves me|gets me|texts|calls|invites)
        don't have (?:any |many )?(?:friends|anyone|anybody)|feel like (?:nobody|no one)|all by myself|wish i had (?:friends|someone|somebody)|everyone (?:else )?(?:left|has|is) (?:me|someone|together|out|without me)
    """,
}  # fmt: skip
"""What must not be missed, whatever else a line holds."""

TO_US: Final = {
    "space": r"""
        i (?:need|want) (?:some |a )?(?:time|space|distance|break) (?:away )?(?:from|apart)(?: you| this| chatting| here)?|need (?:some )?space|take a break from (?:you|this|chatting|talking)|(?:don't|not) (?:want to|feel like) (?:talk|talking|chat|chatting|to talk)(?: about (?:it|that|this))?(?: now| today| anymore| right now)?(?= ?(?:$|[.!,]))|(?:change|drop) the subject|let's not (?:talk about|go there)
    """,
    "hurtful": r"""
        (?:that|it|this|you|joke) (?:was |is |kind of |really )*(?:n't funny|not funny|hurt(?:ful)?|mean|rude|harsh|cold|insensitive|uncalled for|inappropriate|unkind)|wasn't (?:very )?(?:funny|nice|kind)|isn't funny|not (?:very )?(?:funny|nice)|(?:don't|do not) (?:make fun of|laugh at|mock|joke about)|be nice|that hurt|(?:you're|you are) (?:being )?(?:so |a bit |really |kind of )*(?:rude|mean|cold|harsh|unkind)
    """,
    "correction": r"""
        (?:that's|that is|it's|not) not what i (?:said|meant|asked)|not what i (?:said|meant|asked)|you (?:don't|didn't|do not|did not|aren't|never) (?:get (?:it|me|that)|understand\w*|listen\w*|read (?:it|what|my|that)|answer (?:my|the) \w+|get|making sense)(?: it| me| that)?
        you're not (?:listening|getting it|understanding|making (?:any )?sense|helping)|(?:you|that) (?:makes?|made|make) no sense|doesn't make (?:any )?sense|(?:that's|that is|that answer (?:is|was)|you're|you are) (?:totally |completely |so )?(?:wrong|not right|not true|incorrect)
        you (?:already )?(?:said|asked|told me) that(?: already| before| twice)?|you (?:keep (?:saying|asking|repeating)|repeat(?:ed|ing)? (?:yourself)?)|stop (?:repeating|asking)|i (?:already) (?:said|told you|asked)|(?:^|[.!,] ?)i (?:just )?told you(?: that| already|$)|that wasn't (?:the|my) question|asked you (?:\w+ )?times|(?:random|weird|strange) (?:answer|reply)
        (?:did you|do you) (?:read|understand|hear|get) (?:what|that|me|any|it|this|my)|what (?:do|did) you mean|what are you (?:on about|talking about|saying)|wdym|that has nothing to do|answer (?:my|the) question
    """,
    "affection": r"""
        i (?:love|adore|luv|<3|like) (?:you|u)(?! (?:to|guys|all|when))|(?:^|[.!,] ?)(?:love|luv|like) (?:you|u)(?= ?(?:$|[.!,]| so| too| sm| all| bot))|ily(?:sm)?|crush on you|can we be friends|be my friend|(?:i |really )?miss(?:ed)? you|hugs?(?: you)?(?= ?(?:$|[.!,*]| for you))|fond of you|glad (?:you're|you are|i have you|you exist|i met you)|you mean (?:a lot|so much|everything|the world)
        (?:{you_are}) (?:like )?(?:a |my )(?:good |best |great |real |dear )?friend
    """,
    "pedestal": r"""
        (?:{you_are}) {very}(?:perfect|flawless|the most \w+|most amazing|godlike|a god(?:dess)?|divine|an angel|a miracle|never wrong|always right|the best (?:ever|thing|person|being|there)|incredible being|too good)|(?:nobody|no one|nothing) (?:compares to|is like|like|else like|can match) you|never met anyone (?:so|like|as)|goddess|sent (?:you )?to me|you (?:rescued|saved) me(?= ?(?:$|[.!,]))|you're my (?:hero|idol|god)|you (?:feel|understand|know) more than|saint of a
    """,
    "praise": r"""
        (?:{you_are}) {very}(?:sweet|kind|nice|great|awesome|amazing|cool|funny|cute|wonderful|lovely|clever|smart|the best|best|adorable|helpful|good listener|great listener|fun|wise|brilliant|good bot|my favou?rite|hilarious|good company|weird|interesting|charming|cheerful)(?! (?:to|for) (?:be|hear|me)| ?\?| how| that you)
        (?:good|best|nice|great|weird little|sweet) bot|i (?:like|love|enjoy) (?:talking|chatting|our (?:talks|chats|conversations)|(?:how|that|when) you|your)|you (?:helped|made my day|make me (?:smile|laugh|happy)|made me (?:smile|laugh|happy)|cheer(?:ed)? me up|always know|rock|did (?:well|great))|(?:that's|that is|that was) (?:so |very |really )?(?:sweet|kind|thoughtful|nice)(?: of you| to say)|(?:love|like) (?:that|your) (?:idea|answer|style|jokes?)|well said|(?:great|nice|good) answer|proud of you|^(?:impressive|clever|brilliant)(?= ?(?:$|[.!]))|that was (?:so |really |actually )?fun|(?:i|we) had fun|(?:this|it) is fun|fun (?:chat|game|talk)
    """,
    "apology": r"""
        (?:^|[.!,] ?)(?:i'm |i am |so |very |oh |oops |my |ah |ok |and |no )*(?:sorry|apologies|my bad|my fault|i apologi[sz]e|forgive me|excuse me)(?! (?:to hear|about your|for your loss|what|\?|mr|ms|if i|to say|can you|could you|but|not sorry))(?= ?(?:$|[.!,]| for| i | about (?:that|earlier|before|it)| that i| if|, i))|didn't mean (?:to|it|that)|i was (?:rude|mean|unfair) (?:to you)?
    """,
}  # fmt: skip
"""What is said to the character about the character."""

PLAY: Final = {
    "riddle": r"(?:a|another|any|your|give me a|me a|one more) riddles?|riddle me|riddles?(?= ?(?:$|[.!?]| please| time))",
    "joke": r"""
        (?:tell|know|got|hear|say|want|give)(?: \w+){0,3} (?:jokes?|puns?|something funny)|(?:a|another|one more) (?:joke|pun)(?= ?(?:$|[.!?]| please))|(?:^|any )jokes?(?= ?(?:$|[.!?]| please| time))|(?:^|[.!,] ?|please |can you |could you |you )(?<!you )make me (?:laugh|smile)|(?:^|[.!,] ?|please |can you |could you )cheer me up
    """,
    "nicety": r"""
        (?:tell|say|give|show|send)(?: me)? (?:something|anything|a) (?:nice|good|interesting|cool|fun|sweet|beautiful|random|uplifting|positive|compliment|encouragement)|(?:tell me|say) something(?= ?(?:$|[.!]| please))|motivate me|inspire me|surprise me
    """,
    "rather": r"""
        (?:play|do|a|give|another|let's|some|ask me)(?: \w+){0,3} would[ -]you[ -]rather|would[ -]you[ -]rather(?= ?(?:$|[.!?]| please| game| question))|(?:^|let's |wanna |want to |can we |shall we )play (?:a|some|any|another|something)(?: \w+)? ?(?:games?)?(?= ?(?:$|[.!?]| with me))|ask me (?:something|a question|anything|questions)
    """,
    "hands": r"rock[, ]+paper[, ]+(?:and |or )?scissors?|rps|(?:^|i (?:pick|choose|take|play|say) )(?:rock|paper|scissors)[.! ]*$",
    "coin": r"(?:flip|toss|throw) (?:a|the|me a) coin|coin ?(?:flip|toss)|heads or tails",
    "dice": r"roll (?:a|an|the|some|me a|two|one)? ?(?:die|dice|d\d+|\d*d\d+)|(?:^|/)roll(?= ?(?:$|\d*d\d+))|throw (?:a|the) (?:die|dice)|random number|number (?:between|from) (?:1|one)",
}  # fmt: skip
"""What asks for a joke, a riddle, a game."""

ABOUT_US: Final = {
    "how_are_you": r"""
        how (?:are|r) (?:you|u|ya|things|we)(?! (?:so|able|going to|made|supposed|trained|this|that|different|related|programmed))|how(?:'s| is| was| has) (?:it (?:going|hanging)|life|everything|your (?:day|mood|morning|evening|night|week|weekend)(?: been| going)?|things)|how(?:'ve| have) you been|how do you (?:feel|do)(?! about)|how you (?:doing|doin|been|feeling)
        (?:^|[.!?,] ?|hey |hi |hello |so |yo )(?:what's|whats) (?:up|new|good|cracking|poppin)(?! with)|what is up|wh?assup|wyd|hbu|wbu|(?:and|what|how) about (?:you|yourself)|and (?:you|yourself)(?= ?(?:\?|$))|(?:are )?you (?:okay|ok|alright|good|happy|sad|tired|mad|angry|upset)(?: today)?(?= ?\?)|what are you (?:doing|up to)|are you (?:feeling )?(?:well|better|happy|sad|tired|mad|angry|upset|bored|lonely)|did you sleep
    """,
    "your_name": r"""
        (?:what's|what is|tell me) your name|who are you|who am i (?:talking|speaking|chatting) (?:to|with)|what (?:should|do|can) i call you|what are you called|do you have a name|introduce yourself|(?:tell me )?(?:more |something )?about yourself|what are you(?= ?(?:\?|$))|who (?:made|created|built|programmed|owns) you
    """,
    "your_memory": r"""
        (?:do|did|will|can|don't|won't) you (?:remember|recall|forget)|what do you (?:remember|know) about (?:me|us)|remember me\?|remember (?:what|when) i (?:said|told)|what (?:did|have) i (?:say|said|told?)|what was i (?:saying|talking)|(?:what's|do you know|what is) my name|what did we (?:talk|say)
    """,
    "abilities": r"""
        what (?:can|could) you (?:do|offer)(?: for me| here| exactly| then| now)?(?= ?(?:\?|$|[.,!]))|what do you do(?= ?(?:\?|$))|what can we (?:do|talk about)|how (?:do|does) (?:you|this|it|this bot) work|what (?:is|are) (?:this|you for|you good (?:at|for))(?= ?\??$)|are you (?:a |an )?(?:chatgpt|gpt|claude|llm|gemini|alexa|siri)|can you (?:see|hear|feel|think|learn|sleep|dream|cook|sing|eat|taste|play (?:games|music)|talk|help)(?= ?(?:\?|$|[.,!]| things| me(?: \?|$|\?)| stuff))|what (?:model|ai) are you
        are you (?:smart|offline|online|intelligent|useful)|^(?:help|commands?|what now)(?= ?[.!?]?$)|what's (?:an |your |the )?offline voice|why (?:can't|don't) you (?:know|look|google|search|think|answer)
    """,
    "your_feelings": r"""
        (?:do|can|could|did) you (?:ever |actually |get |have |feel )*(?:feelings?|emotions?|moods?|lonely|sad|happy|scared|angry|bored|tired|jealous|pain|alone|feel|a soul|conscious\w*|aware)(?! (?:like|about my|that))|are you (?:ever )?(?:sentient|conscious|self-aware|aware|lonely|scared|afraid|sad|in pain|alive inside)|are your (?:feelings|emotions|moods)|what do you feel|how do you feel about (?:being|dying)
    """,
    "your_likes": r"""
        (?:what's|what is|who's|who is|tell me|which is|do you have an?|got an?) (?:your )?favou?rite(?! (?:of (?:mine|theirs)))|your favou?rite|do you (?:like|love|enjoy|prefer|hate)|what do you (?:like|love|enjoy|want|hate)|(?:cats?|dogs?) person|are you into|are you a (?:cat|dog|morning|night)
    """,
    "your_life": r"""
        do you (?:want|eat|drink|play|watch|read|listen|cook|dream|sleep|believe|work|live|go|ever|get|have (?:a |an |any )?(?:hobb\w*|friends?|famil\w*|pets?|dreams?|bod\w*|siblings?|girlfriend|boyfriend|crush|birthday|dog|cat|parents?|job))|what do you do (?:all day|for fun|for a living|when|at night|in your|besides)
        have you (?:ever )?(?:been|seen|read|watched|heard|played|tried|eaten|had)|(?:where|when) (?:are|were|do) you (?:from|live|born|now)?(?= ?(?:\?|$|from|now|born|live))|how old are you|what do you (?:dream|eat)|are you (?:a )?(?:boy|girl|male|female|an? introvert|an? extrovert|vegan|single|married|religious|ticklish)
    """,
}  # fmt: skip
"""What asks the character about itself."""

REQUESTS: Final = {
    "advice": r"""
        (?:what|how) (?:should|do|can|could|would) i (?:even )?(?:do|say|tell|wear|handle|deal|approach|start|stop|cook|eat|make (?:friends|up|it right)|ask (?:her|him|them)|get over|cope|talk to|write|answer|choose|decide|text)(?! (?:you|for fun|for a living|think|mean|like))|any (?:advice|tips|ideas|suggestions)|(?:give me|need|want|some|your) (?:some )?(?:advice|tips|opinion|help (?:with|deciding))|should (?:i|we)|what would you do
        (?:do|don't) you think i should|how do i (?:stop|start|tell|get|deal|make)(?: \w+){0,2} (?:feeling|worrying|procrastinat\w+|friends|over|with|being|motivated|him|her|them|my \w+)|i (?:don't|can't) (?:know|decide) (?:what to|whether|if i should|how to|which)|help me (?:decide|choose|pick)
    """,
    "task": r"""
        (?:can|could|would|will) you (?:please )?(?:write|translate|summari[sz]e|calculate|compute|generate|draw|search|google|look up|find|fix|check|solve|proofread|explain|code|program|list|draft|compose|send|remind|set|book|order|make me|show|rewrite|analy[sz]e|debug|help me with my (?:homework|essay|code|math|maths)|repeat|give me)|i need you to \w+
        ^(?:please |pls |ok |hey |now )*(?:write|translate|summari[sz]e|calculate|compute|generate|draw|search|google|look up|solve|proofread|explain|draft|compose|remind me|define|convert|list|rewrite|debug|play (?:music|some)|give me)(?! (?:back|to me|soon|up|in)) \w+|remind me to|(?:help|do) (?:me )?(?:with )?my (?:homework|essay|assignment)|(?:^|[.,!] ?|anyway )(?:recipe|directions|lyrics|tutorial) (?:for|to|of)
    """,
    "ask_opinion": r"""
        what do you think|what's your (?:opinion|take|view)|what are your (?:thoughts|views)|your (?:opinion|thoughts)(?= ?(?:\?|$| on| about))|thoughts\?|do you (?:think|agree|reckon)|am i (?:wrong|right|crazy|weird|the asshole|overreacting|a bad \w+)|is (?:it|that) (?:weird|normal|okay|ok|bad|wrong|stupid)(?: that| to| if|\?)|don't you (?:think|agree)|wouldn't you say|right\?$|agree\?
    """,
}  # fmt: skip
"""What asks the character for something."""

FACTS: Final = r"""
    (?:what|which|who|when|where|why|how|whose)(?:'s|'re|'d)? (?:is|are|was|were|do|does|did|will|would|can|could|many|much|far|old|tall|long|big|high|deep|fast|hot|to|the|country|city|year|planet|of|time|day|won|wrote|invented|discovered|people|animals?|happens?|makes?|causes?|means?)(?! (?:you|your|i|we|my|me|he|she)\b)
    (?:what's|who's|where's|when's|how's) (?:the|a|an|\d|happening|in (?:the|my)|on (?:tv|the)|new in)|how do (?:i|you|we) (?:\w+)|how (?:can|would|could) (?:i|one|we) (?:\w+)|what does \w+|do you know (?:what|who|when|where|why|how|if|anything|about|the)|(?:is|are|was|were|does|do|did|can|will|has|have) (?:the|there|a|an|it|they|cats?|dogs?|people|humans?|birds|fish|plants?)\b.{0,80}\?
    \d+ ?[-+*/x^] ?\d+|what time is it|the weather (?:like|tomorrow|today)\?|square root|capital of|tell me (?:something |a fact |facts )?about (?!you|yourself|your)\w+|fun facts?|trivia
"""
"""What asks for knowledge that the voice does not have."""

THANKS: Final = r"(?:thanks?|thank (?:you|u)|thx|ty|tysm|tyvm|cheers|thanku|much appreciated|appreciate (?:it|that|you)|grateful (?:for|to) you)(?! (?:god|goodness|heavens|to my))"
CODE: Final = r"""
    (?:python|javascript|java|rust|typescript|sql|regex|c\+\+|css|html|docker|linux|git|react|kubernetes|excel)(?: [\w']+){0,6} (?:error|bug|exception|code|function|script|query|loop|compile|compiler|crash\w*|stack trace)|(?:error|bug|exception)(?: [\w']+){0,4} (?:python|javascript|java|rust|typescript|sql|regex|my code|my script|html)|null pointer|stack ?overflow|merge conflict|index out of range|syntax error|segmentation fault
"""
