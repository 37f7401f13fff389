"""How chat spells and laughs: words in one spelling, fillers, the commonest words, words with doubled letters."""

from __future__ import annotations

from typing import Final

LAUGHING_SIGNS: Final = frozenset("😂🤣😹💀☠😆😜🤪😝")

SPELLED: Final = {
    "im": "i'm", "ive": "i've", "id": "i'd", "ill": "i'll", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't",
    "cannot": "can't", "wont": "won't", "isnt": "isn't", "wasnt": "wasn't", "arent": "aren't", "werent": "weren't",
    "wouldnt": "wouldn't", "shouldnt": "shouldn't", "couldnt": "couldn't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't",
    "aint": "ain't", "hes": "he's", "shes": "she's", "theyre": "they're", "thats": "that's", "whats": "what's", "theres": "there's",
    "youre": "you're", "youve": "you've", "youll": "you'll", "youd": "you'd", "ur": "your", "u": "you", "ya": "you", "yu": "you",
    "r": "are", "ure": "you're", "wanna": "want to", "gonna": "going to", "gunna": "going to", "imma": "i'm going to",
    "ima": "i'm going to", "tryna": "trying to", "gotta": "have to", "hafta": "have to", "rn": "right now", "tmrw": "tomorrow",
    "tmr": "tomorrow", "tn": "tonight", "bc": "because", "cuz": "because", "coz": "because", "cos": "because", "ppl": "people",
    "abt": "about", "idk": "i don't know", "idc": "i don't care", "iam": "i'm", "noone": "nobody", "w": "with", "wit": "with",
    "w/o": "without", "wo": "without", "urself": "yourself", "every1": "everybody", "some1": "somebody", "any1": "anybody",
    "no1": "nobody", "4ever": "forever", "thru": "through", "b4": "before", "sry": "sorry", "srry": "sorry", "soz": "sorry",
    "pls": "please", "plz": "please", "plss": "please", "thx": "thanks", "thanx": "thanks", "tnx": "thanks", "ty": "thank you",
    "tysm": "thank you so much", "tyvm": "thank you very much", "thnx": "thanks", "tq": "thank you", "ily": "i love you",
    "ilysm": "i love you so much", "luv": "love", "lov": "love", "gn": "good night", "gnight": "good night", "goodnight": "good night",
    "nite": "night", "gm": "good morning", "cya": "see you", "cu": "see you", "ttyl": "talk to you later", "g2g": "have to go",
    "gtg": "have to go", "brb": "be right back", "bbl": "be back later", "afk": "away for a bit", "btw": "by the way", "bday": "birthday",
    "bf": "boyfriend", "gf": "girlfriend", "bff": "best friend", "hw": "homework", "b": "be", "yr": "your", "fav": "favorite",
    "favourite": "favorite", "mum": "mom", "mam": "mom", "ammi": "mom", "mama": "mom", "jk": "jk", "dunno": "don't know", "lemme": "let me", "gimme": "give me",
    "n": "and", "everyday": "every day", "alot": "a lot", "anymor": "anymore", "tho": "though", "altho": "although",
    "wouldve": "would have", "couldve": "could have", "shouldve": "should have", "everyone": "everybody", "someone": "somebody", "anyone": "anybody",
    "hmu": "message me", "dm": "message", "txt": "text", "tonite": "tonight", "nvm": "never mind", "nevermind": "never mind", "appreciat": "appreciate",
    "saviour": "savior", "cancelled": "canceled", "cancelling": "canceling", "apologise": "apologize", "realise": "realize",
}  # fmt: skip
JOINED: Final = (
    ("you guys", "everybody"), ("y'all", "everybody"), ("you lot", "everybody"),
    ("no one", "nobody"), ("every one", "everybody"), ("you are", "you're"), ("i am", "i'm"), ("it is", "it's"), ("that is", "that's"),
    ("they are", "they're"), ("we are", "we're"), ("do not", "don't"), ("does not", "doesn't"), ("did not", "didn't"), ("can not", "can't"),
    ("will not", "won't"), ("would not", "wouldn't"), ("could not", "couldn't"), ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"),
    ("have not", "haven't"), ("has not", "hasn't"), ("i will", "i'll"), ("you will", "you'll"), ("i would", "i'd"), ("you would", "you'd"),
    ("i've got", "i have"), ("you've got", "you have"), ("he is", "he's"), ("she is", "she's"), ("any more", "anymore"), ("your the", "you're the"),
    ("your my", "you're my"), ("your so", "you're so"), ("your such", "you're such"), ("your a", "you're a"), ("there is", "there's"), ("what is", "what's"), ("i have got", "i have"),
    ("should not", "shouldn't"), ("every body", "everybody"), ("any body", "anybody"), ("any one", "anybody"), ("some one", "somebody"), ("you have been", "you've been"),
    ("i have been", "i've been"), ("i have never", "i've never"), ("i have not", "i haven't"),
)  # fmt: skip
_FILLERS = """
    just really literally honestly fucking fuckin fkn freaking frickin actually kinda simply truly genuinely basically fr tbh ngl
    lowkey highkey deadass legit rly rlly completely totally absolutely legitimately sorta even also ffs omg omfg lmao lol haha
    hahaha hehe lmfao rofl please like-literally seriously def definitely obviously probably um uh uhh hmm well tho quite very
"""
FILLERS: Final = frozenset(_FILLERS.split())
_FUNCTION_WORDS = """
    the a an and or but if of to in on at for with from by as is are was were be been am i'm i me my mine you your you're he she it
    it's its we us our they them their this that these those what who how why when where which not no yes do don't did does have
    has had can can't will won't would could should just so too very all any some more most than then there here now out up down
    about into over after before again because while until only own same other such nor both each few off once ok okay oh hey hi
    hello lol yeah yep nope please thanks thank sorry good bye night later really like get got go going know think want need feel
    feeling one day time today tonight tomorrow never always every nobody somebody anybody everybody i've i'll i'd that's what's let's
    didn't doesn't isn't wasn't aren't wouldn't couldn't haven't he's she's they're we're you've you'll you'd there's much many
    love hate make made see said say back still even first last well way thing things something anything nothing people
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
_DOUBLED = """
    accepted accident accomplish accomplished accurate across actually add admitted affection affectionate agree agreed
    all annoy annoyed annoying app appear appreciate appreciated appreciation arrogant assault assaulted asshole attack
    attacked aww ayy ball beautifully been begged better between bill bills bitter blessed bliss blissful blood bloom
    blooming book books boss bottom brilliant buddy buggy bullied bullshit bully bullying business call called calling
    carry channel chatting cheer cheerful cheers chill choose class classes coffee college common cook cooking cool
    correct cosiness crappy creepy cross cuddle cuddles dammit deep degree depressed depressing depression different
    difficult dinner disappointed disappointing disappointment discuss distress distressed dollar doomed door dress
    dropped dull dumbass egg embarrassed embarrassing embarrassment emptiness error eww excellent fall feel feeling feet
    fell ffs fill finally floor follow food foot football forgiveness free freedom full funny geez gg glass gloomy good
    grass greedy green gross guess hall happen happened happiest happiness happy hell hello helpless hill hmm hooray
    hopeless hopelessly hopelessness horrible horrific horrified horrifying i'll ill illness impressed impressive
    irritated irritating jittery keep keeping kill killed killer killing kindness kiss kisses kitten less lesson letter
    levelled loneliness look looked looking looks loot loss massacre matter meaningless meet meeting mellow mess message
    messages messy middle miscarriage miss missed missing moody moon need needed needs noon off offended offensive oof
    ooh oops painfully pass passed passionate pissed pizza poggers pointless poor powerless press progress pull puppy
    really recommend roll room roommate rubbish running sadder saddest sadness school screen see seem seems seen sell
    shattered shitty skipped sleep sleeping sleepless sleepy sluggish small smooth sobbed sobbing soon soothed soothing
    sorry spell still stood stopped street stress stressed stressful stressing struggle struggled struggling stuff
    stunning succeed success successful suffer suffered suffering summer sunny support supportive sweet sweetest teehee
    tell telling tenderness terrible terrified terrifying terror three thrilled thrilling till tomorrow too took traffic
    trapped tree triggered uhh understood unhappy unless upsetting useless usually wall wedding week weekend weeks well
    wheel whoops will winning woo wood woohoo worried worries worry worrying worthless written yass yasss yell yelled
    yelling yellow yippee you'll yummy
"""
DOUBLED: Final = frozenset(_DOUBLED.split())
"""Words in which a doubled letter belongs: "gooood" is one of them, "byeee" is not."""
