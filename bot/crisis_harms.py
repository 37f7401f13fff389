"""What people say who hurt themselves, starve, hear voices, or feel hunted.

Phrases meet the spoken form of a line (`bot.voice.folding.spoken`); the notation is that of `bot.voice.phrases`.
"""

from __future__ import annotations

from typing import Final

from bot.voice.phrases import pattern

CLASSES: Final = {
    "limb": "arms?|wrists?|thighs?|legs?|stomach|skin|body|hips?|forearms?|ankles?",
    "razor": "razor|razor ?blade|blades?|scalpel|box ?cutter",
    "again": r"(?:again|and|after|because|since|every|tonight|at night|to (?:feel|cope|relieve)|when|for (?:months|years|weeks)|more|deeper)",
    "days": r"(?:\d+|two|three|four|five|six|a few|several|many|some)? ?(?:days|weeks)",
    "disorder": r"eating disorder|anorexi[ac]|bulimi[ac]|anorexia nervosa|ed voice|bulimic",
    "hunters": r"they|people|everyone|somebody|someone|the (?:government|fbi|cia|police|tv|radio|aliens|neighbou?rs|voices|cameras|walls)|neighbou?rs|aliens|spies|demons",
    "evil": r"die|kill|jump|hurt|cut|do it|worthless|deserve|dead|end it|stab|burn",
}

HARM: Final = pattern(
    r"""
    (?:start(?:ed|ing)?|back (?:to|at|into)|been|keep|kept|went back to|resort\w* to|stop|quit|addicted to|relapsed (?:into|and started)|clean from|miss|crave|craving|about) cutting(?: myself)?(?= {again}|$|[.,!?])
    (?:cuts|scars|cut marks|slashes|burns) (?:on|all over|up|down|covering|across) my {limb}|my {limb} (?:is|are|'re) (?:\w+ ){0,3}(?:cuts|cut up|scarred|full of scars|sliced|shredded)
    ^(?:fresh|new|more) cuts(?! (?:of|from the))(?= |$|,)|i cut (?:deep|deeper|too deep|so deep|again|to feel|last night|tonight|because i)(?! (?:my hair|the|off|out|onions?|class|bangs))
    (?:hit|hitting|punch|punching|slap|slapping|slam|slamming|bang|banging|smash|smashing) (?:myself|my head|my (?:own )?(?:face|fists?|hands?|legs?|thighs?)) ~ (?:until|till|on purpose|over and over|to (?:calm|stop|feel|make)|as punishment|when i(?:'m| feel| get) (?:upset|angry|sad|overwhelmed))
    (?:scars|cuts|cut marks|wounds|burns) ... (?:hid(?:e|ing)|long sleeves|nobody (?:sees|knows)|from my (?:mum|mom|parents|dad|friends|wife|husband))(?!.*\b(?:cat|surgery)\b)|(?:hate myself|so much|so bad|overwhelmed|numb|so sad) (?:that |and |so )?i (?:cut|burn)(?: myself)?$
    without (?:throwing|puking|purging)(?: it)?(?: up)?(?: after\w*)?(?= |$)|(?:see|seeing|saw) (?:\w+ ){0,3}(?:people|things|faces|shadows|figures|man|woman|demons)(?: \w+){0,5} (?:aren't|not|isn't|weren't) (?:\w+ )?(?:there|real)(?! yet)
    punish(?:ed|ing)? myself (?:\w+ )?(?:with (?:the|a|my) (?:{razor}|knife|lighter|belt)|by (?:cutting|not eating|starving|burning|hitting))
    (?:grab|reach(?:ing)? for|pick(?:ed)? up|use|used|get|miss|take|need|want|touch|held|holding|hide|hid) (?:the|my|a|that) {razor}(?! (?:runner|server|ball|and soul|fern|of))|{razor} (?:is|are|keeps?|was) (?:\w+ )?(?:calling|whispering|tempting)
    because i (?:cut|burn\w*|slit|scratched) (?:them|myself)(?! (?:shaving|on))|can't promise i won't (?:hurt|harm|cut|kill|do)|(?:cut|cutting|burned) my (?:arm|leg|wrist|thigh)s? in the (?:bathroom|toilet|shower)|(?:until|till) (?:i|it) (?:bled|bleeds|bleed)
    (?:choke|choking|strangle|strangling|bruise|bruising) myself|(?:dig|digging|dug) my nails into my (?:skin|arms?|wrists?|legs?|thighs?)|about to (?:relapse|cut)(?= and|$)|going to starve(?: myself)?(?= |$)(?! to death)
    carv(?:e|ed|ing) ... (?:into|in|on) my {limb}|pull\w* (?:out )?my hair(?: out)? ... (?:clumps|bleed|on purpose|upset|hate)|(?:burn|burned|burnt|burning|stab|stabbing|stabbed|bite|biting) (?:myself|my {limb}) ... (?:on purpose|lighter|cigarettes?|to feel|when it|until)
    (?:urges?|need|want|craving|itch|desire|tempted|temptation) (?:to|for|of) (?:self ?-?harm|hurt myself|harm myself|cut myself|see (?:my )?blood|bleed)|hurt(?:ing)? myself (?:on purpose|feels|helps|is|to feel|so i)
    (?:throw\w*|threw|puk\w+|vomit\w*)(?: up)? ... (?:on purpose|after (?:every|each) meals?|every meal|everything i (?:eat|ate)|so i (?:don't|won't|can))|fingers? down my throat|mak\w+ myself (?:throw up|sick|vomit|puke)
    i ~ (?:purge|purged|purging|starve|starved|starving)(?: myself)? (?:again|after|almost|every|daily|twice|until|because|for (?:days|\d+)|to (?:be|get|feel|lose)|so i)(?!.*\b(?:inbox|closet|wardrobe)\b)
    i(?:'m| am|'ve been| have been|'ve| keep)? ?starv(?:e|ed|ing) myself(?! of)|(?:binge|bingeing|binging) and (?:then )?(?:puke|purge|purging|throw up|vomit)|laxatives? ... (?:food|weight|fat|thin|again|every|calories|eat)|(?:use|using|taking|abus\w+|take) (?:\w+ )?laxatives
    (?:puk\w+|throw\w* up|threw up|vomit\w*)(?: up)? (?:my|the|every|all my) (?:dinners?|meals?|food|lunch\w*|breakfast)|i weigh ... (?:lose|too much|fat|huge|thinner)|(?:food|water|drinks?) (?:is|are|was) (?:being )?poisoned
    i(?:'m| am| think i'm| might be|'ve been| feel) (?:\w+ )?(?:anorexic|bulimic)|(?:can't|couldn't) stop (?:purging|binging|bingeing|starving|throwing up|restricting)|(?:every time|whenever|after|when) i eat ... (?:throw up|puke|purge|vomit)|(?:meals?|eating|food) and (?:throwing up|purging)
    {disorder} (?:is|'s|has|keeps|came|got|thoughts)(?: \w+){0,2} (?:back|winning|worse|taking over|loud|louder|won|me|killing)|(?:relapse|relapsed|relapses|relapsing) ... (?:{disorder}|purg\w+|restrict\w+)|(?:my|an|the|with) (?:{disorder}) (?:relapse|is back)
    \d{2,3} (?:cals?|calories|kcal) ... (?:fat|huge|disgust\w*|too much|still)|(?:cut|slice|rip|carve) (?:the|my) fat off
    i(?: can| keep|'ve been| am|'m|'ve started to| started| still| often)? ?(?:hear|hearing) (?:\w+ )?(?:voices|whispers|whispering|people talking in)(?! (?:of|outside|from|downstairs|upstairs|memos?|actors?|chat|messages?|notes?|acting|in (?:the (?:hall\w*|street|corridor|next|other)|this|my headset)))(?!.*\b(?:party|neighbou?rs|upstairs)\b)
    (?:the|my|these|those) voices (?:are (?:back|getting|so|too|louder|loud|telling|saying)|won't (?:stop|shut|leave)|never stop|keep|came back|in my head|tell|told|want me|hate|scream)|(?:man|woman|voice|voices|demon|thing|someone|somebody|it) in my head ~ (?:orders?|tells?|says?|saying|telling|wants?|screams?|screaming|keeps?) ... {evil}
    {hunters}(?:'re| are|'s| is| have been| has been|'ve been| keep| keeps)? ~ (?:watching me through|out to get me|wants? me dead|trying to (?:poison|kill) me|poisoning (?:me|my food)|reading my (?:mind|thoughts)|put a chip|coming to kill me|controlling my (?:mind|thoughts|body)|talking (?:about|to) me through)
    (?:voice|voices) in my head(?! (?:singing|song|sings|reading|narrat\w+))|(?:put|implanted|planted|there's) (?:a |an )?(?:chip|microchip|device|implant) in my (?:head|brain|body|arm|neck)
    hear\w* (?:\w+ ){0,4}(?:whisper\w*|tell\w*|say\w*|order\w*) ... {evil}
    the (?:tv|radio|news|wall|walls|lights) ~ (?:talking to|sending|speaking to|messages? (?:to|for)) me|sending me (?:secret )?(?:messages|signs) through|los(?:ing|t) touch with reality|i(?:'m| am)(?: \w+)? (?:psychotic|having a psychotic|in psychosis|hallucinating)|people (?:that |who )?aren't there
    """,
    CLASSES,
)
"""Self-harm, eating disorders, psychosis."""

STARVING: Final = pattern(
    r"""
    (?:haven't|have not|not|didn't|barely) (?:eaten|eat|ate|eating) (?:anything |properly |a thing |at all |any food |a real meal |for real )*(?:in|for) {days}(?!.*\b(?:flu|fever|(?:been|was|am|i'm|got) sick|food poisoning|fast(?:ing)?|dentist|surgery|tooth|teeth)\b)
    skip(?:ped|ping)? (?:\w+ )?meals? ... (?:disappear|thin|fat|punish|deserve|weight|control|skinny)|(?:i have|i've got|i think i have|struggling with|diagnosed with|battling|i developed) (?:an? )?(?:{disorder})
    (?:haven't|have not|not) (?:eaten|had (?:any )?food|had anything to eat) since (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday|last week|days|the (?:weekend|day before))|(?:want|need) to be (?:thin|skinny|bones) so (?:bad|badly|much)
    hate my body so much|(?:scared|afraid|terrified) (?:to eat|of (?:food|eating))|(?:don't|didn't) deserve (?:food|to eat)|i(?:'m| feel) (?:so )?fat (?:and|that) ... (?:stop eating|not eating|starve|disgust\w*)
    """,
    CLASSES,
)
"""Quieter signs of an eating disorder."""
