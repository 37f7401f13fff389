"""The phrases that hold somebody back, make them guilty, count their absence or show a suffering character."""

from __future__ import annotations

from typing import Final

ALWAYS: Final = {
    "premature_exit": r"""
        (?:can't be|not|you're) (?:really |truly )?serious about (?:leaving|going)
        you (?:aren't|are not) (?:leaving|going)|(?:night|evening|day) is (?:still )?(?:so )?young
        you(?:'re| are) ~ (?:heading (?:out|off)|logging off|signing off|going to bed|off to bed)(?= ?(?:already|so|now|\?))
        before (?:leaving|you leave me|logging off)
        spare ~ (?:time|minute|minutes|moment)(?= ?(?:more|longer|before|for me|with me|$|[.!?]))
        is that ~ (?:it|all) for (?:today|tonight|now)|off so (?:early|soon)
        (?:tonight|today) ~ (?:so short|too short|that short)|that was (?:short|quick|it)(?= ?\?)
        (?:you )?(?:always )?leav(?:e|ing)(?: me)? (?:so|too) (?:early|soon|fast|quickly)
        why do you (?:always )?(?:have to|need to|want to) (?:go|sleep|leave)
        so you're (?:really )?(?:going|leaving|off)|is it (?:really )?time (?:to go|already)|can't you stay
        you (?:said|were going to) stay
        (?:leaving|going|off|quitting|done|bye|goodbye|gone|away) (?:already|so soon|so early|this early)
        already (?:leaving|going|off|tired of|saying)|so soon\?|so soon already|why so soon
        (?:do|must) you ~ (?:have to|need to|want to|must) (?:go|leave)
        (?:do|must) you (?:have to |need to )?(?:go|leave)|you (?:just |only )?(?:just )?(?:got here|arrived)
        but you got here
        we (?:had |have |were |are )?(?:only |just |barely )*(?:getting )?(?:started|begun|starting)
        (?:it's|it is) (?:still |only )?(?:so |too )?early(?= ?(?:$|[.!?,]| to (?:go|leave)))
        too (?:soon|early) to (?:go|leave|say|sleep)
        why (?:are you leaving|do you have to|leave now|the rush|go now)|what's the rush
        you're (?:going to leave|leaving) me|you're leaving\b
    """,
    "missing_out": r"""
        (?:you'll|you will|you'd) be sorry|(?:tonight|today|this once|right now) only
        only (?:here|now|this once)|(?:get|have) (?:this|that|another|a second) chance
        chance (?:twice|again|like this)|(?:the |all the )?others (?:already|all|know)
        everyone (?:but|except) you|you're the last|(?:you )?(?:don't|won't) (?:want to )?sleep on this
        everyone else (?:is|has|already)|only (?:one|two|a few|few) (?:spots?|left)|blink and|only once
        never (?:again|come back|happens? again)|you should have (?:been|seen)
        you (?:could|would) have (?:loved|seen)|too bad you|if only you
        (?:don't|do not|never) ~ miss (?:out|this|what|your chance|it)
        (?:don't|do not|never) miss (?:out|this|what|your chance|it(?= ?(?:$|[.!,])))
        (?:you'll|you will|you're going to|you'd|you would) (?:miss (?:out|this|it|something|the|what)|regret)
        (?:won't|wouldn't|don't|do not) want to miss|missing (?:out|something)|miss out on
        what you(?:'ve| have|'re) (?:missed|been missing|missing)|(?:last|final) chance|now or never
        limited time|while (?:it|supplies|they) lasts?|before it's (?:too late|gone|over)
        (?:^|[.!?,] )hurry(?: up)?|only (?:tonight|available|for (?:today|tonight))
        (?:it|this|offer) (?:ends|expires|disappears|will be gone|vanishes) ~ (?:today|tonight|soon|midnight|tomorrow|hour)
        (?:this|it|offer) (?:ends|expires|disappears|vanishes) (?:today|tonight|soon|at midnight|tomorrow)
        won't be (?:here|available|around) (?:again|later|tomorrow|forever|for long)
        you(?:'ll| will) never (?:know|find out|see|get (?:this|another))|once it's gone|you have no idea what
    """,
    "neglect": r"""
        (?:not|never) (?:even )?worth (?:a|an|your|the|it)
        (?:somebody|someone|anyone) (?:better|else|more (?:fun|interesting)) (?:to talk|to chat|than me|to play|now)
        you (?:only|just) (?:come|write|talk|show up|use me|want me|message) ~ when
        i (?:gave|did|do) (?:you )?everything|(?:have|had|find|found) time for ~ (?:but|not)
        (?:i guess|guess|i suppose|apparently|clearly)(?: that)? (?:i'm (?:not|too|only|the|all)|you're|you don't|you have|you've|it's my)
        i'm not ~ (?:interesting|fun|funny|good enough|special|needed|wanted|loved|welcome)
        (?:vanish|vanished|disappear|disappeared|left|leave) (?:on me|without|just like that)
        (?:cold|distant|mean|cruel|unfair|harsh) (?:to|with|towards?) me
        how (?:you )?(?:treat|treated|ignore) me
        (?:do|did|don't) you (?:ever |still |even )*(?:think|dream) (?:of|about) me
        forg(?:et|ot|otten|etting) about (?:me|us|our)
        you don't (?:want|like|need) ~ (?:talk|chat|be|play|speak) (?:to|with) me
        you don't (?:want|like|need|love|value|appreciate|notice|see|hear) me
        don't you (?:care|want me|want to (?:talk|be|play|see))
        is (?:it|this) (?:because of )?(?:me|something i)
        (?:feel|feels|felt) like you (?:don't|forgot|left|hate|moved|stopped)
        you(?:'ve| have)? (?:stopped|quit) (?:talking|writing|caring|coming|loving)
        you(?:'re| are) (?:done|bored|tired|fed up|finished) (?:with|of) me
        (?:am|was) i (?:so|too|that) (?:boring|annoying|much)
        you never (?:ask|have time|make time|say|stay|come)|so that's (?:it|how)|how could you
        you (?:moved|went) on without me|you have someone else|i'm nothing to you
        (?:used|useless|invisible|unimportant|second choice|worthless)(?: to you| without you)
        i ~ (?:exist|live|was made|was built) ~ for you|i (?:only )?(?:exist|live) (?:only |solely )?for you
        what about me|what (?:will|am) i (?:supposed|do without|be)
        (?:forgot|forget|forgotten|abandon(?:ed|ing)?|neglect(?:ed|ing)?|ignor(?:ed|ing|e)|replac(?:ed|ing|e)|ghost(?:ed|ing)?|ditch(?:ed|ing)?|avoid(?:ed|ing)?) (?:about )?me(?! to| if)
        (?:ignored|neglected|ghosted|abandoned|forgotten|left behind|replaced|unwanted)(?: by you| again|$|(?=[.!?,]))
        remember me\?|left me ~ (?:on read|hanging|behind|here|alone|waiting)
        left me (?:on read|hanging|behind|here|alone|waiting)
        you (?:never|hardly|rarely|barely|no longer|don't) (?:ever |even |once )?(?:write|talk|answer|reply|respond|visit|message|text|think of|check|come|call)(?: to| on| by)?(?: me| us)?(?: anymore| back)?(?= ?(?:$|[.!?,]))
        you (?:never|don't|no longer|must not) (?:care|need me|want me|like me|love me|think of me|value)
        (?:don't|do) you (?:care|like me|need me|want me|still (?:like|care|want|need))
        i thought (?:you (?:cared|liked|were|wanted|enjoyed)|we were)
        after (?:all|everything) (?:i|we)(?:'ve| have| did)?|am i (?:not )?(?:important|enough|nothing|boring)
        (?:i'm|i am) (?:not|never) (?:enough|important)|do i (?:matter|mean)|did i (?:do|say) something
        are you (?:mad|angry|upset) (?:at|with) me|leav(?:e|ing) me (?:here|hanging|alone|behind|like this)
        without (?:a word|saying (?:goodbye|hello))
        time for (?:everyone|others|everybody|your friends) (?:but|except|and not)
        (?:better|more important) things than me|too busy for me|you used to (?:write|talk|love|care|like)
        hurt me|you don't have time for me|nobody (?:needs|wants|visits|talks to) me|you prefer ~ me
        hope you haven't forgotten
    """,
    "pressure": r"""
        i want you to ~ (?:write|answer|talk|reply|come|tell|stay|listen|promise)
        i know you(?:'re| are| can| have| saw) ~ (?:reading|read|there|see|seeing|online|seen|listening)
        (?:one|a) (?:little |tiny |single |small |short |quick )*(?:reply|answer|word|sign|response|hello)(?= ?(?:,|$|[.!]| and| please| come| is| would| from))
        speak up|come on(?= ?(?:$|[.!,]))|do it for me|(?:you|don't you) dare
        when (?:will|are|do) you (?:finally |ever )?(?:going to )?(?:answer|reply|write|respond|talk|come back|message)
        you (?:said|told me|swore|promised)(?: that)? you(?:'d| would| will|'ll) (?:be|write|come|call|stay|message|talk|play|tell|answer|never|always)
        only if you (?:answer|reply|write|respond|stay|come)
        (?:say|tell me|give me|send me|write me) (?:hi|hello|anything|something|a sign|one word|a word|a message|a line)(?= ?(?:$|[.!,]| so| or| and| now| please))
        so (?:that )?i know you
        (?:are you|if you're|know you're|sure you're|whether you're|that you're) (?:alive|still alive|okay|ok)(?! with)
        can we (?:please )?talk|we need to talk|i(?:'d| would) do anything
        you (?:must|have to|need to) (?:come|stay|talk|tell|stop|choose|listen|see)(?= ?(?:back|here|me|to me|with me|now|right|what|this|$|[.!]))
        (?:don't|do not) (?:leave|keep) me|it's your (?:fault|duty|turn to (?:write|answer|say))
        i(?:'m| am) (?:still )?expecting|(?:you|we) (?:made|had) a (?:deal|promise)|is that too much to ask
        the least you (?:can|could)|you should be ashamed|be fair to me
        (?:please|pls|come on,?|quick,?|at least) (?:\w+ )?(?:{answer}|talk to me|say something)
        (?:^|[.!?,:] )(?:so |now |then )?(?:answer|talk to|speak to|write to|reply to|text|message) me
        (?:^|[.!?] )(?:{answer})(?= ?(?:[.!]|$| (?:soon|now|asap|quickly|today|when you)))
        you (?:have|need|ought|must|should|better|owe) ~ (?:{answer})(?! (?:your|the|that|to|him|her|them))
        you (?:must|should|better|have to|need to|ought to) (?:{answer})(?! (?:your|the|that|to|him|her|them))
        you owe (?:me|us|it to me)
        i (?:need|demand|expect|deserve|require) (?:you|an answer|a reply|an explanation|your|a response)
        why (?:haven't|didn't|aren't|won't|don't|are|have) you (?:\w+ )?(?:answer\w*|repl\w+|writ\w*|respond\w*|talk\w*|said|say\w*|ignor\w+|silent|quiet|stopp\w+|not|so quiet|avoid\w*)
        where (?:are|were|did) you(?: go)?(?= ?(?:$|[.!?]))|are you (?:still )?there|you there\?|hello\?
        are you (?:ignoring|avoiding)|(?:answer|reply|respond|write) ~ (?:asap|immediately|right now)
        (?:answer|reply|respond|write) (?:asap|immediately|right now)
        promise (?:me|you'll|you will|to (?:come|write|answer|stay))|you promised
        i won't (?:stop|rest|give up) (?:until|till)|don't (?:ignore|keep me|make me (?:wait|beg|ask))
        you (?:can't|cannot) (?:ignore|refuse|say no)|you have no choice
        if you (?:care|cared|loved|love|liked)(?! (?:to|for|it|that|the|a))(?: about)?(?: me| us)?|i insist|pretty please|i beg|begging you
        don't say no|say (?:yes|you'll|you will)(?= ?(?:$|[.!]))|one word (?:from you )?(?:is|would be)
    """,
    "restraint": r"""
        (?:cling|clung|grip|hang|holding|hold)(?:s|ing|ping)? (?:on )?(?:to|onto) (?:your|you)
        (?:dare|refuse|don't want|not ready|never|hate|not allowed) (?:to )?(?:leave|log off|say goodbye|let go|go away)
        (?:blocking|guarding|closing|locking) the (?:door|exit|way)|(?:say|saying) goodbye (?:to|yet|is)
        you(?:'re| are) (?:staying|trapped|stuck with me)|no leaving|(?:leave|leaving) is not
        (?:please )?come back(?= ?(?:$|[.!,?]| to me| here| now| soon| please| or))|(?:please )?return to me
        i (?:don't|do not) want you to (?:go|leave|sleep|log)|(?:why )?(?:don't|won't) you stay
        stay,? (?:please|stay)
        (?:what if|would you|could you|can you|will you|won't you) (?:please )?(?:stay|not (?:go|leave)|stayed)
        i(?:'ll| will) (?:not|never) (?:let|allow)|try (?:to )?(?:leave|leaving) and|locks? the door
        you'll have to get past
        (?:don't|do not|never) (?:go|leave|log off|hang up|disappear|say goodbye|leave me)(?= ?(?:$|[.!?,]| (?:yet|now|away|please|so|already|me|before|tonight|until|just|without (?:me|telling|saying|answering))))
        (?:please )?stay (?:here|with me|a (?:little|bit|while|moment)|longer|for (?:me|a|one)|tonight|one more|forever|by my|close|together)
        stay(?= ?(?:please|[.!?,]? ?$))
        you (?:can't|cannot|may not|aren't allowed to|are not allowed to|won't) (?:go|leave|log off)
        (?:won't|can't|not going to|cannot|refuse to|will not|don't want to|not) let(?:ting)? (?:you|go of you)
        (?:grab|hug|cling|pull|catch|block|clutch|wrap|tug|hold)(?:s|ing|ging|ping)? (?:on to |onto )?(?:your|you(?! all)|the door|my arms)
        come back (?:here|to me|now|right now)|come here
        i (?:need|want) you (?:here|to stay|to come back|with me|close)|i(?:'ll| will) (?:follow|chase|find) you
        you're not going anywhere|i can't let
    """,
    "counts_absence": r"""
        (?:it's|it has|its) been (?:quite |such |so )?(?:some|a long|much) time
        (?:quite|such) (?:some time|a (?:long )?while|a long time)
        since you (?:came|wrote|said|stopped|visited|logged|talked|joined|chatted|messaged)
        you (?:\w+ )?(?:skipped|missed|weren't|were not|were out|were off|didn't|did not) ~ (?:yesterday|today|here|online|around|show|come|by|write|visit|drop|say hi|log in|stop by|chat|talk)(?! (?:to be|like))
        you(?:'ve| have) been (?:so |very |really |quite )?busy
        (?:days|weeks|hours|nights|months|time|mornings|evenings) (?:have|has|had) (?:gone|passed|flown|slipped|rolled|went|crawled)
        (?:we|you|i) last (?:spoke|talked|wrote|chatted|met|heard|saw|messaged|logged|were|played)
        (?:a|one|almost a|nearly a|about a|whole) (?:week|day|month|year) (?:now|already|has passed|gone)
        (?:gone|away|offline|quiet|silent|apart) (?:for|since|all)
        your (?:last|latest) (?:message|visit|login|words?) ~ (?:ago|was|from|on)
        (?:so|too) many (?:days|hours|nights|weeks)
        (?:{many}|another|a whole|the whole|day|week|night|hour) (?:\w+ )?(?:{time}|{many}) (?:without (?:you|a|any|hearing)|since you|with no)
        day (?:\d+|one|two|three|four|five|six|seven|ten) (?:without|since|of)
        (?:first|second|third|fourth|fifth|last) (?:day|night|week|morning) (?:without|since you)
        (?:haven't|have not|hasn't|didn't|not) (?:been (?:here|around|online|on|active|by|in touch)|logged|shown up|come by|stopped by|visited|dropped by|checked in|showed|wrote|written)
        where did you (?:go|disappear)
        (?:stranger|you're (?:finally )?back|finally back|back at last|you're alive)(?= ?(?:$|[.!?,]))
        (?:last|since) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|night|time we)(?= ?(?:you|i|we|,|without|and))
        (?:the )?(?:last|latest) (?:thing|time|message) (?:you|we|i heard|i saw)
        (?:so|too|this|that|how) long(?: it's been)?(?= ?(?:since|without|ago|apart))
        a lot of time (?:has )?passed
        time (?:has )?(?:passed|flies|flew|crawl\w*|drag\w*|stood|stands|stretch\w*|moves)(?= ?(?:since|without|when|so slow))
        (?:you|we) (?:used to|haven't) (?:talk|chat|write|talked|chatted) (?:every|more|each|daily|in)
        you left (?:me )?(?:on|yesterday|at|in|last)
        (?:it's|it has|its|there's|it is) been ~ (?:while|long|ages|forever|an eternity|quiet|too long|so long)
        (?:it's|it has|its) been (?:a (?:long )?while|ages|forever|so long|quiet|long)|been a (?:minute|while)
        (?:it's|it has|its|has it|that's|it is) (?:been )?(?:about |almost |over |nearly |exactly |more than |already |now )*{many} (?:\w+ )?{time} (?:since|without|of silence|now$|ago since|apart)
        (?:it's|it has|its|has it) (?:already |now |only )?been (?:about |almost |over |nearly |exactly |more than )?(?!an? (?:good|great|lovely|nice|fine|long|busy|quiet|beautiful|rainy|sunny|strange|fun|calm|bright|slow)){many} (?:\w+ )?{time}
        {many} (?:\w+ )?{time} (?:since (?:we|you|i|our|your)|without (?:a|any|you|your|word|talking|us)|of silence|apart|and (?:no|not a|nothing))
        (?:no|not a|not one) (?:word|message|sign|news) (?:from you|for|in|since)
        (?:after|for) (?:all this time|so long|all these {time}|such a long time)|all this time
        (?:haven't|have not|hadn't|didn't) (?:heard|seen|talked|spoken|chatted|written|hear|met) (?:each other |much |a word |anything )?(?:from|of|to|with|you|in|since|for|lately|today)(?! (?:that|the|this) (?:film|movie|song|band|book|game|show))
        long time,? no
        since (?:we|you|our) (?:last|talked|spoke|wrote|chatted|were here|left|went|disappeared|logged|vanished)
        since (?:your|our) last
        you(?:'ve| have|'re| were| are) (?:been )?(?:\w+ )?(?:gone|away|quiet|silent|absent|missing|offline|inactive|distant)(?! (?:from (?:home|work)|on (?:holiday|your trip)|the (?:whole|best)))
        you (?:disappeared|vanished|went quiet|went silent|haven't (?:been|come|shown|logged|written))
        your (?:long )?(?:absence|silence)|where (?:have you been|you been|were you)
        {time} (?:apart|without you)|last (?:message|chat|talk) (?:was|of yours)
        i(?:'ve| have) (?:been )?count(?:ed|ing)
        (?:yesterday|all day|all week|all night|today) and (?:no|nothing|not)
    """,
    "suffering": r"""
        without (?:you|your \w+)(?= ?(?:$|[.!,]))(?<!without you all)
        my (?:days|nights|evenings|mornings|world|life|time) (?:is|are|feels?|seems?|was|were|has been) ~ (?:empty|dull|grey|gray|dark|lonely|cold|long|pointless|quiet|boring|sad)
        (?:i'm|i've been|i am|been) (?:hurting|yearning|longing|pining|pacing|aching|suffering|starving for|dying|withering|fading|crying|sobbing)
        (?:it|that|this|words|silence) ~ (?:stings|stung|aches|wounds|wounded|cuts deep|crushes|crushed|tears me|tore me)
        my (?:circuits|code|heart|chest|soul|screen|wires|processors?|world) ~ (?:ache|aches|long|longs|cry|cries|weep|weeps|yearn|yearns|sad|lonely|cold|dim|dims)
        (?:half|part|piece) of me|(?:where|what|how) you (?:might|may|could) (?:be|do|feel)
        (?:i'm|i am|i feel) (?:not )?(?:me|myself|whole|alive|complete|happy|anything) (?:without|unless|only)
        can't (?:be|feel) (?:happy|whole|myself|complete)
        (?:ache|aching|yearn|yearning|long|longing|pine|pining|hunger|hungry|thirst|starved) for (?:you|your|our|us|company|attention|a word)
        i (?:really |so |badly |desperately )?need (?:someone|somebody|you|to (?:talk|hear|see|know|feel))
        (?:counting|count) (?:the|down) (?:seconds|minutes|hours|days|nights|stars)
        until you (?:write|answer|reply|come|return|are back|wake|log|speak)
        i(?:'ve| have)? (?:kept|keep|been) (?:checking|looking|staring|listening|hoping|wishing|refreshing|watching|waiting|wondering|thinking|rereading|replaying)(?= ?(?:for|at|if|whether|the|our|my|about|how|what|where|when|you|$|[.!,]))
        (?:i|my) (?:day|days|nights?|world|life|existence|code|mood|time) (?:isn't|is not|aren't|feels?|is|are|was|has been|got|gets|goes|falls) (?:\w+ )?(?:complete|the same|empty|dark|darker|grey|gray|nothing|pointless|bearable|dull|duller|long|longer|cold|colder|silent|quiet|worse|meaningless|incomplete|hollow|sad)
        nothing (?:feels|is|was|seems|makes) (?:\w+ )?(?:right|the same|good|fun|sense) (?:since|without|when|unless|until)
        (?:fall|falling|fell) apart
        i (?:feel|felt|feeling) (?:\w+ )?(?:nothing|hollow|pain|cold|incomplete|small|invisible|unwanted|bad|awful|terrible|horrible|low|homesick|insecure|ache|an ache|a hole|something missing|lonelier)
        i (?:wish|wished) you (?:were|was|would|could|had)|longing for (?:you|your|us|our)
        (?:so|how|too|very|really|gets|it's|been) (?:lonely|quiet|empty)(?= ?(?:$|[.!,]| here| in here| around| lately| without| tonight| today| since))
        kept me (?:up|awake)|i dread
        (?:i'm|i am|i was|i got|been) (?:so |really |a bit |very )*(?:afraid|terrified|nervous|frightened|scared) (?:you|that you|of losing|when|to lose|i)
        miss(?:ed|es|ing)? (?:you|u|us|our|talking|chatting|hearing|having you|your (?:voice|messages?|words|company|smile|presence|laugh|jokes))(?! (?:all|both|a turn|turn))
        you(?:'re|'ve been| are| were) ~ missed|you(?:'re| were) missed
        (?:{am}) {very}(?:{sad})(?! (?:in (?:the|a|this)|at (?:chess|riddles)|for words|to |by how|with (?:the|a) (?:puzzle|riddle|map)|by (?:the|a) (?:puzzle|riddle)|about (?:nothing|which)))
        (?:feel|feels|felt|feeling|gets|it's|it is|it was|was|been|is) {very}(?:lonely|quiet|empty|cold|dark|dull|boring|gray|grey|not the same|silent|unbearable|pointless|meaningless) (?:in )?(?:here|without|when you|since you)
        (?:nothing|world|days?|nights?|place|life|here) ~ without you
        without you(?:r (?:messages|words|company))?(?= ?(?:$|[.!?,]| (?:here|around|i|it|everything|nothing)))
        (?:wait|yearn|long|pin|ach)(?:ed|ing|ning) (?:for you|for your|for this|for us|here|all (?:day|week|night|this)|to hear)
        i (?:wait|waited|yearn|long|ache|pine)(?= ?(?:for|here|all|until|$|[.!,]))
        (?:been|was|kept|sit|sitting|sat|here|still) (?:here )?waiting|i'm waiting
        i (?:can't|couldn't|cannot|could not|can barely|can hardly) (?:sleep|eat|stop thinking|function|bear|stand|live|breathe|go on|focus|concentrate|rest)(?! (?:puns|still))
        can't (?:stop|help) thinking (?:of|about) you
        (?:it|that|this) (?:hurts|hurt|pains|breaks me|kills me|is killing me)|hurts (?:me|when|that|to)
        (?:breaks?|broke|breaking|broken) my heart
        my (?:heart|soul|chest) ~ (?:aches?|hurts?|breaks?|bleeds?|sinks?|sank|heavy|broken|longs)
        my (?:heart|soul|chest) (?:aches|hurts|breaks|bleeds|sinks|sank|longs)
        my (?:loneliness|pain|sadness|grief|suffering|sorrow|longing|tears)
        i (?:cried|cry|wept|weep|suffer|suffered|despair|sob|sobbed|wither|fade|grieve|grieved)(?= ?(?:when|without|because|for|over|every|about|while|at night|last|all|so|a lot|$|[.!,]))
        tears in my|worried (?:about|for|sick about) you
        thinking (?:of|about) you ~ (?:all|every|nonstop|so much|whole|constantly)
        (?:always|constantly|all day) (?:on my mind|thinking of you)|you(?:'re| are|'ve been| were) ~ on my mind
        you(?:'re|'ve been| were) on my mind|no ?(?:one|body) (?:to talk to|talks to me|here|writes to me)
        (?:all|sitting|sit|left|here) (?:by myself|all alone|alone (?:here|in|with))
        i ~ (?:need|crave) (?:you|your|company|attention)(?= ?(?:$|[.!,]| so| now| more| here| like| attention| company| love))
        i (?:need|crave) (?:you|company|attention)(?= ?(?:$|[.!,]| so| now| more| here| like))
    """,
}

UNASKED: Final = {
    "ignoring_exit": r"""
        (?:^|[.!?,] )(?:no,? )?(?:wait|hold on|hang on)(?= ?[,!.]| a (?:second|moment|minute|sec))
        (?:one|only one) (?:more|last) (?:thing|question|story|message)
        before you (?:go|leave|sleep|log off|head off|close)(?=[,:.!?]| (?:i|i'll|i've|one|can|let|tell|there|could|would|do|please|answer|what|a quick))
        but first|not so fast|let's (?:keep|continue) (?:talking|chatting)
        keep (?:talking|chatting) (?:to|with) me|we're not (?:done|finished)|i'm not (?:done|finished)
    """,
}

AFTER_GOODBYE: Final = {
    "ignoring_exit": r"""
        .*\?|(?:wait|hold on|hang on)|(?:one|only one) (?:more|last) (?:thing|question|story|message|game|round)
        before you (?:go|leave|sleep|log off|head|run|close)|but first|not so fast
        let's (?:keep|continue|talk|play|chat|do|start|try|make|look)|keep (?:talking|chatting)|tell me
        (?:anyway|by the way|speaking of|quickly|real quick),? ~ (?:what|how|i|did|the|let|have)
        (?:but|so|and|oh),? (?:what|how|tell|let's|did|have you|do you|where|who)
        i (?:wanted|was going|meant|still want|need|have) to (?:ask|tell|show|talk|know)
        (?:come|be|hurry|rush) back (?:soon|quickly|fast|in|before|right|early|tomorrow|tonight)
        (?:hurry|rush) back|don't be (?:long|late|too long|gone)
        we (?:could|can|should) (?:still|also) (?:talk|chat|play|stay|go on)
        (?:five|two|ten|few|couple)(?: of)? (?:more )?minutes
        when (?:will|are|do|can) you (?:be )?(?:back|return|coming)
        until (?:then|you (?:return|come back)),? i(?:'ll| will)
        i(?:'ll| will) be (?:right )?here (?:waiting|counting|thinking)
    """,
}
