"""Whether a line asks to be written to first no more, in the words that people use for it (R2)."""

from __future__ import annotations

import re
from typing import Final

from bot.voice.folding import QUOTED, spoken, unmarked

_WRITE: Final = (
    r"(?:mess?ag|msg|txt|text|dm|d\.m\.|writt?(?!\w* me off)|ping|contact|e-?mail|bother|spam|notify|disturb|poke|pester|annoy|harass|talk|bugg|"
    r"reach)\w*(?: out)?(?: to)?"
)
_TEXT: Final = r"(?:mess?ag|msg|txt|text|dm|d\.m\.|writ(?!\w* me off)|ping|contact|initiat|reach out|reaching out|check in|checking in)\w*(?: (?:to|on|with))?"
"""As `_WRITE`, without what people also do in the same room."""
_SENT: Final = r"(?:messages|dms|texts|pings|notifications|check[- ]?ins|outreach|reminders)\b"
_STOPPING: Final = r"(?:stop|quit|cease|cease and desist(?: from)?|refrain from)"
_SENT_ALL: Final = r"(?:outreach|(?:(?:the|your|these|those|all|proactive|unasked) )*(?:messages|dms|texts|pings|notifications|check[- ]?ins))"
_BEFORE_STOP: Final = (
    r"^(?:please|pls|plz|ok(?:ay)?|hey|just|and|so|no|now|seriously|sonder|thanks|thank you|thx|i(?:'ve| have)? changed my mind|maybe|but|i think|i guess|listen|i said|i (?:told|asked) you to|enough|sorry|"
    r"(?:can|could|would|will) you(?: please)?|i(?:'d| would)? (?:want|need|like|prefer)(?: for)? (?:you|u) to(?: please)?|"
    r"(?:you|u) (?:should|need to|have to|must|can|better)|for the love of god|ffs|omg|dude|bro|bot|stop|look|listen|"
    r"actually|from now on|let me be clear|kindly|\W)*\W*"
)
_NEVER: Final = r"(?:don't|do not|dont|never|not)(?: (?:ever|you|dare|please|want you to|bother to))*"
_FROM_YOU: Final = r"(?! (?:from|of) (?!you|yours|sonder))"
_STOPS: Final = (
    (
        rf"(?:{_STOPPING}|no more)(?: (?:with |the|all|your|ever|always|just))* {_WRITE}"
        r"(?: (?:me|us|first|here|anymore|now)\b|\W*$)"
    ),
    (
        r"(?:stop|quit|cancel|end|turn off|disable|switch off|mute|pause)"
        r"(?: (?:sending|with|getting|giving|me|us|these|those|the|all|any|your|of|more|unasked|proactive|random|first))* "
        rf"{_SENT}{_FROM_YOU}"
    ),
    (
        r"no more(?: (?:of|these|those|the|your|such|more|unasked|unsolicited|proactive|random))* "
        rf"{_SENT}(?: (?:from you|to me|please|pls|now|thanks|ok|at all|ever|again))*\W*$"
    ),
    rf"{_NEVER} {_WRITE} (?:me|us)\b(?! (?:back )?(?:that|about how|like that|wrong))",
    rf"(?:don't|do not|dont|never)(?: ever)? (?:{_WRITE}|start|begin)(?: (?:me|to me|a chat|conversations?))? first\b",
    rf"{_NEVER} (?:send|give) me (?:(?:any|more|your|these) )*(?:{_SENT}|anything|any of (?:this|these|that|it)\b)",
    (
        rf"{_NEVER} send(?: (?:any|more|your|these|such|out))* (?:{_SENT}|anything)(?: like (?:this|that|these))?"
        r"(?: (?:to me|again|anymore|any more|please|ever|first))*\W*$"
    ),
    rf"{_NEVER} {_TEXT}(?: (?:me|us))?(?: (?:again|anymore|any more|ever|first))+\W*$",
    rf"{_NEVER} check(?:ing)? (?:in|up)(?: (?:on|with) (?:me|us))?(?: (?:again|anymore|any more|please))*\W*$",
    (
        rf"(?:{_NEVER}|{_STOPPING}) (?:initiat\w*|start\w*(?= \w))(?: (?:any|new|more|the|these|your|random))*"
        r"(?: (?:conversations?|chats?|contact|talks?|dms|messages))?(?: (?:with|to) (?:me|us))?(?: (?:first|again|anymore|any more|please))*\W*$"
    ),
    r"leave me (?:alone|be|in peace)\b(?! with)",
    r"(?:get out of|(?:stay|keep) out of) my (?:dms|inbox|messages)",
    (
        r"(?:i (?:don't|do not|dont|never|no longer) (?:want|like|need|wish)|i'm (?:done|fed up) with|i want no more)"
        rf"(?: (?:to (?:get|receive|see|hear|have)|receiving|getting|any|more|of|your|these|those|you|from))* {_SENT}{_FROM_YOU}"
    ),
    rf"i (?:don't|do not|dont|never|no longer) want (?:you|u) (?:to )?(?:{_WRITE}|check(?:ing)? in)(?: (?:on|with))?(?: me)?",
    rf"i (?:want|need|would like|'d like) (?:you|u) to {_STOPPING} {_WRITE}",
    r"i (?:want|need|would like|told|asked) (?:you|u) to (?:stop|quit)(?: (?:now|please|it|this))*\W*$",
    (
        rf"i (?:don't|do not|dont|no longer) (?:want|wish|like|need) (?:to be|being) {_WRITE}"
        r"(?: (?:by you|again|anymore|any more|first|at all|like this|out of nowhere))*\W*$"
    ),
    (
        r"i (?:hate|dislike|(?:don't|do not|dont) (?:like|want|appreciate))(?: it)?(?: (?:when|that|how))? (?:you|u) "
        rf"{_TEXT} (?:me|us|first)\b(?! (?:so|too|that) (?:late|early|little|rarely))"
    ),
    rf"i want (?:these|those|the|your|all) {_SENT} to (?:stop|end|go away)",
    rf"make (?:these|those|the|your|all) {_SENT} (?:stop|end|go away)",
    rf"make (?:it|this|that) {_STOPPING} {_TEXT} (?:me|us)\b",
    (
        r"(?:i(?:'m| am)? )?(?:hereby )?(?:revok|withdraw|tak|cancel|retract|rescind)(?:e|ing)? (?:back )?(?:my|the|that|all) (?:permission|consent|opt-?in)"
        rf"(?: back)?(?:(?: for you)? (?:to|for|from) (?:{_TEXT}|you|your|this|these|it|outreach|being|the messages)\b|(?: please| now)?\W*$)"
    ),
    rf"i (?:don't|do not|dont|never|no longer) consent(?:ed)? to (?:being {_WRITE}|(?:this|these|your|any|such)\b(?: {_SENT})?\W*$|{_SENT})",
    rf"(?:you|u|you're|you are) (?:may not|must not|mustn't|shall not|not allowed to|no longer (?:allowed to|may|have (?:my )?permission to)) {_TEXT} (?:me|us|first)\b",
    rf"i (?:didn't|did not|never) (?:ask|sign up|agree|subscribe)(?:ed|d)? (?:for|to) (?:(?:any|all|of|these|your|the|such|random) )*{_SENT}{_FROM_YOU}",
    rf"(?:nobody|no one|i (?:never|didn't|did not)) ask(?:ed)? (?:for )?(?:you|u) to {_TEXT} (?:me|us|first)\b",
    rf"(?:i'm |i am )?(?:not|no longer|never) interested in (?:(?:getting|receiving|any|more|of|your|these|the|such) )*{_SENT}{_FROM_YOU}",
    (
        rf"(?:these|your|all these|all your)(?: (?:constant|random|daily|unasked|stupid))? {_SENT} (?:are|r|keep|feel)(?: (?:getting|so|really|very|just|too|a bit|starting to|be))* "
        r"(?:annoy\w*|bother\w*|too much|unwanted|unwelcome|disturb\w*|spam|creepy|intrusive)\b"
    ),
    rf"your {_SENT} (?:annoy|bother|disturb|creep) me\b",
    r"(?:this|that|it)(?: is|'s) spam\b",
    r"(?:you|u)(?:'re| are| keep) (?:spamming|harassing|pestering) me\b",
    (
        rf"(?:(?:you|u) (?:don't|do not|dont) (?:have|need) to|(?:there's |there is )?no need to|(?:you|u) needn't) (?:{_TEXT}|check up on)"
        r"(?: (?:me|us))?(?: (?:first|again|anymore|any more))+\W*$"
    ),
    (
        rf"(?:only|just|please) (?:{_TEXT}|answer|reply|respond|speak|talk)(?: (?:to )?(?:me|us))? (?:if|when|after|once) i (?:{_WRITE}|talk|speak|ask|start)"
        r"(?: (?:to )?(?:you|u))?(?: first)?\W*$"
    ),
    rf"wait (?:until|till|for me to) (?:i )?(?:{_TEXT}|talk|speak|start)(?: to)?(?: (?:you|u))?(?: first)?\W*$",
    rf"let me (?:be the one (?:who|to|that) )(?:{_TEXT}|talk|start)s?(?: (?:to )?you)?(?: first)?\W*$",
    r"let me come to you\W*$",
    rf"i(?:'ll| will) {_TEXT}(?: (?:you|u))? (?:when|if) i (?:want to|need to|need you|feel like it)\W*$",
    (
        rf"(?:how|where) (?:do|can|could|would) i (?:opt out|unsub(?:scribe)?|turn (?:you|outreach|these {_SENT}|your {_SENT}) off|"
        rf"turn off (?:you|outreach|(?:these|your) {_SENT})|stop (?:you|(?:getting )?(?:these|your) {_SENT})|"
        rf"(?:make|get) (?:you|u|this bot) (?:to )?stop(?: {_TEXT}(?: (?:me|us))?(?: first)?)?)\W*$"
    ),
    rf"can i (?:stop|opt out of|turn off|unsubscribe from)(?: getting| receiving)? (?:these|your) {_SENT}",
    rf"i(?:'ve| have)? changed my mind about (?:(?:you|u|your|these|the) )*(?:{_TEXT} (?:me|us|first)\b|{_SENT}{_FROM_YOU})",
    rf"(?:would|do) (?:you|u) mind (?:not|stopping) {_WRITE} (?:me|us|first)\b",
    (
        r"(?:i(?:'d| would)? (?:appreciate|love|like|prefer|be (?:happier|happy|glad|grateful|relieved|better off))|it (?:would be|is|'d be) (?:better|best|nice|great|good))"
        rf"(?: it)?(?: if| when) (?:you|u) (?:would |could )?(?:stop(?:ped)?|quit|didn't|don't|did not|do not|never|not|wouldn't) {_WRITE}(?: (?:me|us|first|anymore)\b|\W*$)"
    ),
    (
        r"(?:could|can|may|shall) (?:we|you|u|i) (?:not (?:do|have|get)|stop|skip|drop|end|lose|leave out|get rid of|turn off|switch off|do without)(?: (?:with|doing|getting|receiving))?"
        rf"(?: (?:the|these|your|all|random|unasked|daily))* {_SENT}{_FROM_YOU}(?: thing)?\W*$"
    ),
    rf"(?:how about|what if|can't|why don't) (?:you|u) (?:don't|not|stop|just not|never|didn't|stopped) {_WRITE} (?:me|us|first)\b",
    (
        r"i(?:'m| am)? (?:ask(?:ed|ing)?|tell(?:ing)?|told|want(?:ed)?|need(?:ed)?|beg(?:ged|ging)?|order(?:ed)?|urge|would like) (?:you|u) (?:to (?:stop|quit|never)|not to|to not) "
        rf"{_WRITE}(?: (?:me|us|first|anymore)\b|\W*$)"
    ),
    rf"(?:i(?:'m| am) )?(?:so )?(?:sick|tired|fed up|bored|over|done)(?: and tired)? (?:of|with) (?:(?:getting|receiving|all|your|these|those|the constant) )+{_SENT}{_FROM_YOU}",
    rf"(?:i(?:'ve| have)? )?had (?:it|enough)(?: now)? (?:of|with) (?:(?:all|your|these|those) )+{_SENT}{_FROM_YOU}",
    (
        r"i(?:'d| would)? (?:rather|prefer|like) (?:to )?(?:not|no|never)(?: to)?(?: (?:get|receive|have|see|any|more|these|your|such))* "
        rf"{_SENT}{_FROM_YOU}"
    ),
    rf"i(?:'d| would)? (?:rather|prefer)(?: to)? (?:be the one (?:to|who) )?(?:{_TEXT}|talk|start|speak)s? first\W*$",
    rf"i(?:'d| would)? (?:rather|prefer)(?: to)? not (?:be|get) {_WRITE}(?: (?:by you|first|anymore|at all))*\W*$",
    (
        r"(?:no|zero|without)(?: (?:more|further|unsolicited|unasked|random|automatic|proactive|surprise))+ "
        rf"{_SENT}(?: (?:from you|to me|now|thanks|at all|ever|again|for me))*\W*$"
    ),
    rf"(?:deactivate|disable|kill|drop|shut off|get rid of|lose)(?: (?:the|these|those|your|all|any|proactive|random))* {_SENT}{_FROM_YOU}\W*$",
    (
        r"i (?:want|wanna|would like|'d like|need|wish|demand)(?: to)? (?:unsub(?:scribe)?|opt out|be (?:removed|taken off|unsubscribed|left alone)|(?:get |be )?off (?:this|the|your) list|"
        rf"(?:get |be )?out of (?:this|these {_SENT}))(?: (?:of|from) (?:this|these|your|the)(?: (?:{_SENT}|list))?)?\W*$"
    ),
    r"(?:unsubscribe|remove|take|delete) me (?:off |from |out of )(?:this|these|your|the)(?: (?:messages|list|dms|texts|outreach))?\W*$",
    rf"(?:nobody|no one) (?:wants|needs|likes|asked for) (?:your|these) {_SENT}{_FROM_YOU}",
    r"(?:lose|forget|delete) my (?:number|contact|dms)\W*$",
    r"(?:turn|switch|shut) yourself off\b",
    rf"(?:stop|enough|quit) it with (?:the|your|these|all) ?(?:the |these )?{_SENT}",
    (
        r"(?:it|that)(?: (?:really|kind of|kinda|just))? (?:bothers|annoys|creeps|scares|disturbs|weirds|stresses|upsets|irritates|freaks) me(?: out)? (?:when|that|how|if) (?:you|u) "
        rf"{_TEXT} (?:me|us)\b"
    ),
    (
        r"(?:i'm |i am |i )?(?:not|no longer|never|don't feel|do not feel|don't like|feel un)(?: (?:really|a|at all|entirely|so|very))*(?: ?(?:fan of|ok(?:ay)? with|fine with|cool with|comfortable(?: with)?|"
        r"happy (?:with|about)|keen on|into|good about|safe with|ok(?:ay)? about))? "
        rf"(?:(?:you|u|your) {_TEXT} (?:me|us)\b|(?:getting|receiving) (?:(?:your|these|those|such|the|any) )*{_SENT}{_FROM_YOU}|(?:your|these) (?:\w+ )?{_SENT}{_FROM_YOU})"
    ),
    rf"(?:you|u)(?: \w+)? {_TEXT} (?:me |us )?(?:way |far |much )?too (?:much|often|many times)\W*$",
    rf"(?:(?:way|far|just|that's|these are|you send(?: me)?) )*too many {_SENT}(?: (?:from you|for me|again|lately))*\W*$",
    rf"(?:you|u) keep {_TEXT} (?:me|us)\b.{{0,30}}\b(?:don't (?:like|want)|hate|annoy|sick|tired|enough|unwanted|creepy)",
    rf"i(?:'d| would)? (?:like|want|need|love|prefer) (?:(?:these|those|the|your|all) )+(?:\w+ )?{_SENT}(?: to)? (?:stop|end|go away|gone|off|stopped)",
    rf"(?:let's|let us|can we|could we|we should|can you|could you) (?:please )?(?:stop|end|quit|not do|skip|drop|lose)(?: with)? (?:(?:these|those|the|your|all) )+(?:\w+ )?{_SENT}{_FROM_YOU}\W*$",
    rf"(?:stop|quit|end|no more|enough)(?: (?:with|of))? (?:these|those|your)(?: \w+)? {_SENT}{_FROM_YOU}",
    r"(?:i want |i need )?no (?:more )?contact(?: (?:please|from you|from now on|anymore))*\W*$",
    r"do not disturb\W*$",
    r"(?:only|just) (?:speak|talk|write|answer|reply) (?:when|if) (?:you're |you are )?(?:spoken|talked|written) to\W*$",
    r"(?:speak|talk|write) only (?:when|if) (?:you're |you are )?(?:spoken|talked|written) to\W*$",
    rf"(?:be|stay|keep|remain) (?:silent|quiet)(?:,)? (?:unless|until|till) i (?:{_TEXT}|talk|speak)(?: (?:to )?(?:you|u))?(?: first)?\W*$",
    rf"(?:don't|do not|dont) bother(?: to)? {_TEXT} (?:me|us|first|again)\b",
    rf"(?:you|u) can stop {_TEXT}(?: (?:me|us))?(?: now)?\W*$",
    r"(?:i )?never want to (?:hear from|get (?:messages|texts|dms) from|be (?:contacted|messaged|texted) by) (?:you|u)\b",
    rf"(?:i )?(?:don't|do not|dont|never|no longer) (?:want|wish|need) to (?:get|receive|see|have|be sent)(?: (?:any|more|anymore|of|your|these|those|such))* (?:{_SENT}{_FROM_YOU}|(?:these|those)\W*$)",
    r"(?:stop|quit) sending (?:me )?(?:this|that|these|those|the)(?: (?:stuff|things?|crap|junk|nonsense))?(?: to me)?(?: (?:now|again|please))*\W*$",
    rf"i (?:didn't|did not|never) agree(?:d)? to (?:receiv\w*|get(?:ting)?|be(?:ing)? {_WRITE}|(?:you|your) {_TEXT})",
    r"my (?:permission|consent|opt-?in) (?:is|has been|was) (?:revoked|withdrawn|cancelled|canceled|over|gone|taken back)",
    r"(?:unsubscribe|remove|delete) me (?:off |from )(?:everything|all of (?:this|it)|your contacts?|your (?:\w+ )?list)\W*$",
    rf"{_STOPPING} {_TEXT} people who\b",
    rf"(?:no|zero) {_SENT}(?: (?:please|from you|now|at all|ever))*\W*$",
    rf"i(?:'d| would) like to stop (?:getting|receiving) (?:(?:your|these|the) )*{_SENT}{_FROM_YOU}",
    rf"no more(?: (?:good|random|daily|\w+ing))+ {_SENT}(?: (?:please|from you|now|thanks))*\W*$",
    rf"i (?:never|didn't) (?:give|gave) (?:you|u) (?:my )?(?:permission|consent|the ok(?:ay)?) to {_TEXT} (?:me|us)\b",
    rf"{_NEVER} start (?:{_TEXT}|talking)(?: (?:to )?(?:me|us))? (?:first|by yourself|on your own|again)\b",
    rf"{_NEVER} {_TEXT}(?: (?:me|us))? unless i (?:{_WRITE}|talk|ask|start)",
    rf"i(?:'d| would) (?:rather|prefer)(?: it if)? (?:you|u) (?:wait(?:ed)?|only {_WRITE}) (?:until|till|for|when|if) (?:i (?:{_TEXT}|talk|start)|me to {_TEXT})",
    r"(?:schreib|texte?) mir (?:bitte )?(?:nie wieder|nicht mehr)|h(?:ö|oe|o)r (?:bitte )?auf,? mir zu schreiben|lass mich in ruhe",
    r"(?:deja|dejad|para) de escribirme|no me (?:escribas|hables) m(?:á|a)s|d(?:é|e)jame en paz",
    r"arr(?:ê|e)te de m'(?:é|e)crire|ne m'(?:é|e)cris plus|laisse-moi tranquille",
    r"par(?:e|a) de me (?:escrever|mandar mensagens)|smettila di scrivermi|non scrivermi pi(?:ù|u)",
    (
        r"(?:stop|quit) (?:hitting me up|(?:sliding|popping|coming) (?:in|into|up in) my (?:dms|inbox)|sending me (?:stuff|things|anything)|"
        r"waking me(?: up)?|checking (?:in|up)(?: on me)?|starting (?:conversations|chats))\b"
    ),
    (
        r"(?:i'd |i would |it'd be |it would be )(?:really |much )*(?:prefer(?: it)?(?: if)?|rather|better if|like it if|love it if|nice if|great if) "
        rf"(?:you|u) (?:didn't|don't|did not|do not|not|wouldn't|stopped|never)(?: ever)? {_WRITE}(?: (?:me|us|first|here|anymore)\b|\W*$)"
    ),
    rf"(?:could|can|would) (?:you|u) (?:please )?not {_WRITE} (?:me|us)\b",
    rf"(?:no|enough|done) (?:with |of )?{_SENT_ALL}(?: (?:please|already|now|anymore|thanks))*\W*$",
    rf"(?:turn|switch|shut) {_SENT_ALL} off\b",
    r"i (?:don't|do not|dont) (?:want to|wanna) (?:hear|get (?:messages|texts|dms)) from (?:you|u)\b",
    r"i(?:'m| am)? ?(?:want to |would like to |wanna |choose to )?opt(?:ing)? out(?: of (?:this|these|it|your|the) ?(?:messages|dms|texts|outreach|all)?)?\W*$",
    rf"i want out of (?:this|these|your|the) {_SENT}",
    (
        rf"(?:please )?only (?:{_WRITE})(?: (?:me|us|back))? (?:if|when|after|once) i (?:{_WRITE}|talk|ask|start)"
        r"(?: (?:to )?you)?(?: first)?\W*$"
    ),
    r"let me (?:be the one to )?(?:write|text|message|talk|start|reach out)(?: to you)? first\W*$",
    rf"i(?:'ll| will) {_WRITE} (?:you|u) (?:when|if) i (?:want|need|feel like)\b(?: (?:to talk|to chat|it|you|to))?\W*$",
    r"leave me (?:the \w+|tf|tfo|well|completely|totally|just) alone\b",
    r"(?:mute|block) yourself\b",
    rf"(?:you|u) {_WRITE} (?:me )?too (?:much|often)[, ]+(?:please )?(?:stop|quit)",
    r"(?:please )?stop sending (?:them|it|those|these)\W*$",
)
_STOP: Final = re.compile(rf"{_BEFORE_STOP}(?:{'|'.join(_STOPS)})")
_KINDLY: Final = r"(?:please|pls|plz|now|thanks|thank you|thx|immediately|right now|already)"
_BARE_STOP: Final = re.compile(
    rf"(?:{_KINDLY} )*(?:unsub(?:scribe)?(?: me)?|opt[- ](?:me )?out|stop(?:[ ,.!]+stop)*|(?:stop|end|cancel) (?:messages|texts|dms|outreach)|"
    r"(?:take|sign|get) me off(?: (?:from )?(?:this|(?:your|the|this) list|outreach|(?:your|these) (?:messages|dms|texts)))?|"
    r"(?:remove|delete) me(?: from (?:this|(?:your|the|this) list|outreach|(?:your|these) (?:messages|dms|texts)))?|"
    rf"sign me out of (?:this|outreach|(?:your|these) (?:messages|dms|texts)))(?:[ ,]+{_KINDLY})*[ .!]*"
)
_AFTER_OURS: Final = re.compile(
    rf"(?:(?:{_KINDLY}|just|ok|okay|no|nope|ugh|omg|hey|and|oh|bot|sonder|enough|i said|i told you to|seriously)[ ,.!]+)*"
    r"(?:(?:stop|quit)(?: (?:it|this|that|bothering|(?:doing|with) (?:this|that|it|these)))?|cut (?:it|that|this) out|knock it off|go away|get lost|"
    r"(?:piss|fuck|bugger|sod|buzz|back) off|shut up|(?:don't|dont|do not)(?: (?:ever )?do (?:that|this|it)(?: again)?)?|no more(?: of (?:this|that|these))?|"
    r"(?:that's |that is )?enough(?: of (?:this|that))?|not (?:this )?again|leave|(?:cancel|end|mute)(?: (?:it|this|that))?|off|"
    r"(?:turn|switch|shut) (?:(?:it|this|that) )?off(?: (?:it|this|that))?|(?:turn|switch|shut) off|never again|(?:you|u) can stop(?: (?:it|that|this))?(?: now)?|i (?:revoke|withdraw) (?:it|that)|this is too much|too much|"
    r"i (?:don't|dont|do not|didn't|did not|never) (?:want|need|ask(?:ed)? for|like|agree to) (?:this|these|that)(?: anymore)?|"
    r"(?:this|that|it) is (?:so |really |very |getting |just )*(?:annoying|spam|creepy|unwanted|unwelcome)|this (?:annoys|bothers) me|"
    r"(?:you(?:'re| are)|ur) (?:so |really |very |being |getting )*(?:annoying|bothering me|disturbing me|annoying me|creepy|spam)|be quiet|spam)"
    rf"(?:[ ,]+(?:{_KINDLY}|you|bot|ok|okay|again))*\W*"
)
"""What means us only where the line before it was ours, and nobody had asked for it."""
_STRETCHED_STOP: Final = re.compile(r"\b(?:stahp|stawp|stopp|stp)\b")
_SENTENCE_END: Final = re.compile(
    r"[.!?\n;]+\s*|,\s+(?=(?:please|stop|don't|do not|leave|just|and)\b)|\s-\s|"
    r"\s+(?:and|but|so) (?=(?:please|stop|don't|leave)\b)"
)


_SOFTENED: Final = re.compile(
    r"\b(?:please|pls|plz|kindly|ever|already|again please|for good|from now on|at all)\b,? ?"
)
"""Words that change nothing in what is asked."""
_COMPLAINT: Final = re.compile(rf"\b(?:you|u)\b[^.!?]{{0,25}} {_TEXT} (?:me|us)\b|\b(?:your|these) {_SENT}")
_ENOUGH: Final = re.compile(
    r"(?:(?:please|pls|plz|just|now|so|and|enough|no) )*(?:stop|don't|quit|enough|stop (?:it|that|this|now)|quit it|cut it out|no more|go away)\W*"
)


def asks_to_stop(text: str, *, after_ours: bool = False) -> bool:
    """Whether the line tells us not to write first any more (R2): "stop messaging me", "leave me alone", "stop".

    "Leave me alone at night" counts as well: a wish for fewer messages that we may misread ends in none.
    `after_ours`: it is the first line after one that we wrote unasked, so that "stop it" and "go away" can mean nothing else.
    """
    line = _STRETCHED_STOP.sub("stop", QUOTED.sub(" ", unmarked(text)))
    if _BARE_STOP.fullmatch(line) or (after_ours and _AFTER_OURS.fullmatch(line)):
        return True
    plain = " ".join(_SOFTENED.sub("", spoken(line)).split())
    parts = (line, plain, *_SENTENCE_END.split(line), *_SENTENCE_END.split(plain))
    return any(map(_STOP.search, parts)) or _complained(line)


def _complained(line: str) -> bool:
    """Whether one sentence is about our writing and another says that it is enough: "why do you keep messaging me? Stop"."""
    return _COMPLAINT.search(line) is not None and any(map(_ENOUGH.fullmatch, _SENTENCE_END.split(line)))
