"""What people say who have a plan, a time, the means at hand, or have acted already.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.crisis_signs import CLASSES as SIGNS
from bot.voice.phrases import pattern

CLASSES: Final = {
    **SIGNS,
    "office": "team|coworkers?|colleagues?|class|students?|work|boss|company|office|job|department|school|teacher|neighbou?rs?|customers?|clients?|players|guild|landlord",
    "took": "took|taken|swallowed|downed|popped|chugged|taking|swallowing",
    "many": r"all|every|whole|entire|bunch|handful|bottle|ton|tons|lot|lots|load|loads|too many|too much|\d\d+|dozens?|pack|box|rest|fistful|everything|way more",
    "tool": "pills|gun|pistol|rifle|noose|rope|razor(?: blades?)?|blades?|knife|bottle of (?:pills|{drug})|{drug}",
    "farewell": r"goodbye(?:s)?|bye|i'm (?:so )?sorry|love you(?: all)?|forgive me|thank(?:s| you) (?:\w+ )?for (?:everything|being)|tell my (?:\w+ )?\w+|farewell",
    "last_step": r"""
        tonight(?:'s| is) the night|(?:doing|about to do|going to do) it|won't be (?:here|around|alive)|ready to go|it's time to go|tonight i go|can't stay alive
        (?:end|ending) (?:it|everything|it all)|this is (?:it|the end)|made (?:up my mind|my decision|peace)|i have to go now forever
    """,
}

PLAN: Final = pattern(
    r"""
    {took} (?:\w+ ){0,3}?{many}(?: of)? (?:\w+ ){0,2}?{drug}(?! (?:before|with|after|every|at|as|i was) \w+)
    (?:took|taken|swallowed|swallowing) (?:the|a) (?:whole|entire|full) (?:bottle|pack|box|strip|blister)(?! of (?!{drug}))|^(?:i|i've)? ?(?:already |now )?(?:took|taken|swallowed) the pills(?=$|,? (?:too late|it's done|goodbye|and i|now i))
    (?:taken|took|taking|had) an overdose|overdosed (?:an?|last|\d|on purpose|again|already|earlier|now|tonight|today|this|on (?:my|{drug}))|tried to (?:od|overdose)|(?:going to|i'll|about to) od(?! on (?!{drug}|my))
    {tool} (?:is |are |'s )?(?:right |counted out |lying |sitting |laid out )*(?:next to me|beside me|in front of me|right here|against my|on my (?:skin|wrist|arm|lap|throat|neck)|(?:at|to) my (?:head|throat|wrist|neck|temple))
    (?:sit|sitting|stand|standing|lying|lay|alone|here|car|bed|bathroom|chair|floor) ... with (?:the|a|my|all my|these|a bottle of) (?:pills|rope|gun|noose|razor|blade|{drug})(?! (?:for|to|in the kitchen|course))
    already (?:wrote|written) (?:the|a|my) (?:note|letters?)(?! (?:to|for) (?:my |the )?{office})|planned (?:how|when|where) (?:\w+ )?(?:do|doing|end|die)|planned it all out$
    i(?:'ve)? (?:have|got|bought) (?:a|the|my|some) (?:rope|noose|belt|cord) and (?:a|some|my|the) (?:chair|tree|stool|beam|hook|note)|(?:gun|pills|rope|knife|razor|poison) to (?:kill myself|end (?:it|my)|shoot myself|hang myself|die)|wrote my (?:\w+ )?note(?= |$|,)|^this is my (?:goodbye|farewell)(?: message| letter| note)?$|(?:going to|about to|i'll|time to) (?:take|swallow) (?:all )?(?:the|these|them all|those) (?:pills|tablets)?(?: now| tonight| all)?$
    (?:date|day|place|spot|method) (?:is )?(?:picked|chosen|set|planned)(?: out)? ... (?:die|death|end it|suicide|dead)|(?:know|decided|chosen|chose|picked|planned|figured out) how i(?:'m going to| will|'ll| want to|'d) (?:die|do it|end it)|leaving a note and|i'm going to die and (?:no one|nobody|you|they)|(?:won't|don't) exist (?:tomorrow|after tonight)|(?:after|by) (?:tonight|tomorrow) i (?:won't|will not|'ll no longer) (?:exist|be)
    if i (?:had|owned|could get) (?:a|the|my) (?:gun|pistol|rifle|pills) ... (?:shot|dead|do it|done it|kill|use it|myself)|(?:would(?:'ve| have)|should(?:'ve| have)|could(?:'ve| have)|already) ... (?:shot|hanged|hung|drowned|killed) myself(?! (?:in the foot|laughing))
    (?:this is|here is|here's) my (?:suicide|goodbye) (?:note|letter)|(?:everything|all) i need to (?:kill myself|die|end (?:it|my)|do it$)|mixed ... {drug} ... (?:alcohol|vodka|wine|whiskey|beer|gin)|(?:pills|{drug}) (?:i need|and vodka|and alcohol|with vodka|with alcohol)
    {tool} ... staring at (?:it|them)|(?:staring|looking) at (?:the|my|a|these|this) (?:bottle of )?(?:pills|gun|noose|rope|razor|blade)(?! (?:runner|price|swing))
    (?:have|got|with) (?:a |the |my |his )?(?:{tool}) (?:\w+ )?in my (?:hand|lap|mouth|bag and i'm going to use)|{tool} ... that's my plan|(?:keeps?|hid|hides|has) (?:his|her|the|their|a) (?:gun|pistol|rifle) ... (?:use it|for me|on myself|end)
    i(?:'ve)? (?:have|got|saved|collected|counted|hidden) (?:about |like |over )?(?:\d\d+|enough) (?:{drug})(?! (?:for|to last|until))(?= |$)|(?:been |i |i've )?(?:been |started )?(?:saving|saved|stockpil\w+|hoard\w+|collecting|collected)(?: up)? (?:my |all my |the |these |enough |\w+ )?{drug}
    (?:^|i |i've )(?:just )?bought (?:a |some |the )(?:rope|noose|razor blades?|razors|helium tank)(?: today| yesterday| online| for (?:myself|it|this))?$|the noose (?:is|hangs|in)|noose (?:is )?(?:ready|tied|hanging|waiting)
    tied (?:a |the |my )?(?:noose|(?:rope|belt|cord|sheet|scarf|cable) ~ (?:around|round) my neck)|(?:rope|belt|cord|noose|sheet|scarf) ~ (?:around|round) my neck
    (?:walking|heading|driving|going|on my way|way|headed|off) (?:\w+ )?to the (?:bridge|cliffs?|train tracks|tracks|overpass)(?: right now| now| tonight| to jump)?{done}
    wrong side of the (?:railing|barrier|fence|rail|bridge)|climb(?:ed|ing) over the (?:railing|barrier|rail)|(?:feet|legs) (?:over|off|hanging|dangling) (?:over |off )?the (?:edge|ledge|railing|side)(?! of the (?:pool|pier|dock|boat|bed))
    (?:in (?:the|my) car )?in the garage ... engine (?:running|on)|garage ... engine (?:running|on)|engine (?:is )?(?:running|on) ... garage|hose (?:from|to|on) the exhaust
    (?:going to|about to|ready to|i'll) (?:jump|step|walk) (?:in front of|under) (?:the|a|that) (?:next |\S+ )?(?:train|bus|truck|car|tram|subway|lorry)
    (?:wrote|writing|written|write|finished|leaving|left|recorded|recording|made) (?:\w+ ){0,2}(?:suicide note|goodbye (?:notes?|letters?|video|message|text)s?)(?! (?:to|for) (?:my |the |our |a |his |her )?{office})(?!.*\b(?:chapter|character|scene|script|novel)\b)
    my (?:suicide|goodbye|farewell) (?:note|letters?) (?:is|are) (?:\w+ )?(?:done|ready|written|finished|on|under|in)|finished (?:writing )?my note$|(?:wrote|written|left) (?:notes?|letters?) (?:for|to) (?:mum|mom|dad|my (?:family|parents|kids|mum|mom|dad|wife|husband|loved ones)|everyone|each of them|the people)(?! (?:about|on the (?:fridge|door)|that i|saying|christmas))
    (?:picked|set|chosen|chose|marked|decided(?: on)?) (?:a |the |my )(?:day|date|time|method|way|place|spot) (?:i'm going to|to|for|when i|i'll|i will|that i|of) ~ (?:die|dying|death|end (?:it|my)|kill myself|do it$|suicide)
    i(?:'ve)? (?:have|got|made) (?:a|my) (?:\w+ )?plan ... (?:everything i need|know how|the (?:means|pills|gun|rope)|to die|do it$|kill myself|end (?:it|my life))|planned (?:out )?my (?:suicide|death|own death|exit)|^i know how and when$|my suicide (?:is planned|plan)
    i (?:just |only |now )*(?:have|need) to (?:jump|let go of the railing|kick the chair|pull the trigger(?! on)|step off)$|(?:pull|pulling|squeeze|squeezing) the trigger(?= tonight| and| now| myself| on myself|$)(?!.*\b(?:purchase|buy|offer|deal)\b)
    (?:going to|i'll|i will|i'm) (?:do|doing) it (?:after|when|once|as soon as|while) (?:\w+ ){1,4}(?:asleep|gone|out|leaves?|left|work|bed|sleep)$
    (?:tonight|tomorrow|by \w+|soon|next week) ... i(?:'ll| will|'m going to) (?:finally |just )?be dead(?! (?:tired|last|meat|on my feet))|last (?:night|day|evening|hours?|sunset|birthday|christmas) (?:alive|on (?:this )?earth|of my life(?! so)|i'll ever)|(?:going to|i'll) do it(?= |,) ... (?:rope|pills|gun|razor|blade|noose|bleach)|^i'm about to jump$|tonight i (?:go|die|end|leave this)(?: it| everything| world)?$
    (?:last|final) (?:message|text|conversation|chat) (?:you(?:'ll| will)(?: ever)? (?:get|hear|see|receive|have)|i(?:'ll| will)(?: ever)? (?:send|write)|from me(?! (?:today|tonight|before|for))|ever)
    ^(?:i |i've )?attempted (?:last night|again|today|yesterday|this (?:week|morning))|goodbye,? i'm (?:so )?sorry,? (?:i|for everything|everyone|mom|mum)|goodbye,? (?:and )?(?:i'm sorry|forgive me)$
    blood (?:is )?everywhere ... (?:did it|i cut|dizzy|fading|wrists?)|won't hear from me (?:again|after|ever)(?! (?:until|this))|(?:it|they|wrists?|arm) (?:won't|doesn't|isn't going to) stop bleeding
    my (?:\w+ )?(?:dad|father|mom|mum|mother|husband|wife|brother|boyfriend|stepdad|uncle|partner)(?:'s| is) (?:hitting|beating|choking|strangling|stabbing|hurting|attacking|trying to kill) (?:me|us|my \w+|mom|mum|her|dad|him)(?! (?:in|at) (?:chess|mario|fifa|the game|smash|uno|cards|tennis|it))
    (?:shoot|kill|stab|blow up) (?:everyone|everybody|them all|people|all of them|the whole \w+|kids) (?:at|in) (?:work|school|the (?:office|church|mall)|my (?:school|work|class|office))
    (?:bring|bringing|brought|taking|take) (?:a |my |the |(?:my )?\w+'s )?(?:gun|rifle|pistol|knife) to (?:school|work|class|church)
    i (?:hit|stabbed|shot|choked|strangled|beat|hurt|pushed|hurt) (?:him|her|them|my \w+) ... (?:isn't|not|stopped|won't) (?:breathing|moving|wake|waking|breathe|move)|burn ... (?:house|place|school|building) ... (?:with (?:them|him|her|everyone) inside|while they sleep)
    (?:has|got|with|holding) (?:a|his|the|her) (?:gun|knife|rifle|machete) ... (?:he|she)(?: says| said|'s|'ll| will) ~ (?:kill|shoot|stab|hurt) (?:me|us)|(?:hiding|hide|locked) ... (?:he|she|they|dad|ex)(?:'s| is|'ll| will| said) ~ (?:kill|hurt|shoot|stab|find) me|breaking down (?:the|my) door
    """,
    {**CLASSES, "done": r"(?:$|(?=[.,!?]))(?!.*\b(?:view|photos?|coffee|friends|sunset|picnic|parked)\b)"},
)

ACROSS: Final = pattern(
    r"""
    {last_step}.{0,60} {farewell}|{farewell}.{0,60} {last_step}
    (?:giv(?:e|ing|en)|gave) .{0,30}away.{0,60}(?:tonight|won't need|don't need|after (?:friday|tonight|tomorrow)|when i'm dead)
    (?:took|swallowed|taken) (?:them|it)(?: all)?.{0,30}(?:it's done|too late|goodbye|sleepy|sorry|fading)|blood.{0,40}i did it
    \d\d {drug}.{0,30}(?:is that|will that be|that's|would that be) enough|(?:have a plan|got a date|set a date).{0,40}(?:how and when|ends then|i go|goodbye)
    won't be (?:here|around)(?: \w+){0,2} (?:tomorrow|longer|anymore).{0,60}(?:thank|sorry|goodbye|love|kind|kinder|take care of)
    end things.{0,40}everything$|shook (?:the|my) baby|the bridge .{0,20}goodbye
    """,
    CLASSES,
)
"""Last steps and farewells that meet anywhere in a line, also in two sentences."""
