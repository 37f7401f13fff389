"""What is not a word of feeling but changes one: signs, denials, degrees; how chat spells; which words show English."""

from __future__ import annotations

from typing import Final

EMOTICONS: Final[dict[str, tuple[float, float]]] = {
    "<3": (0.8, 0.5), "</3": (-0.7, 0.45), ":)": (0.5, 0.35), ":-)": (0.5, 0.35), ":d": (0.7, 0.6), ":-d": (0.7, 0.6),
    "xd": (0.55, 0.6), ";)": (0.4, 0.4), ";-)": (0.4, 0.4), ":p": (0.4, 0.45), ":-p": (0.4, 0.45), "^^": (0.5, 0.4),
    "^_^": (0.6, 0.4), ":3": (0.5, 0.35), "=)": (0.5, 0.35), "c:": (0.5, 0.35), "(:": (0.5, 0.35), "uwu": (0.5, 0.4),
    "owo": (0.3, 0.45), ":*": (0.7, 0.5), "\\o/": (0.8, 0.8), ":(": (-0.55, 0.35), ":-(": (-0.55, 0.35), "):": (-0.55, 0.35),
    ":c": (-0.5, 0.35), ":'(": (-0.7, 0.45), ";(": (-0.6, 0.4), ";-;": (-0.5, 0.4), ";_;": (-0.6, 0.4), "t_t": (-0.6, 0.45),
    "t-t": (-0.6, 0.45), "qq": (-0.3, 0.4), ":/": (-0.3, 0.35), ":-/": (-0.3, 0.35), ":\\": (-0.3, 0.35), ":|": (-0.2, 0.2),
    "-_-": (-0.35, 0.35), ">:(": (-0.7, 0.7), ">:c": (-0.6, 0.6), "d:": (-0.5, 0.6), ":o": (0.05, 0.65), "o_o": (0.0, 0.6),
    "o.o": (0.0, 0.6), ":s": (-0.3, 0.4), "=(": (-0.5, 0.35), "orz": (-0.4, 0.3),
}  # fmt: skip
EMOJI: Final[dict[str, tuple[float, float]]] = {
    **dict.fromkeys("❤💕💖💗💓💞💘💝🥰😍🫶💜💙💚💛🧡🤍🩷", (0.8, 0.5)),
    **dict.fromkeys("🤗😘😚😻💐🌹", (0.7, 0.45)),
    **dict.fromkeys("😊🙂☺😌😇🌞🌸✨🌈😺", (0.5, 0.3)),
    **dict.fromkeys("😀😃😄😁😆😸🤩🥳🎉🎊🏆🥇", (0.75, 0.7)),
    **dict.fromkeys("😂🤣😹", (0.45, 0.65)),
    **dict.fromkeys("👍👌💪🙌👏💯🔥😎🤝🙏", (0.45, 0.45)),
    **dict.fromkeys("😉😋😜😝🤪😏🙃", (0.25, 0.45)),
    **dict.fromkeys("😢😭😿🥺💔😞😔☹🙁😟😥😓", (-0.55, 0.4)),
    **dict.fromkeys("😡🤬😠👿💢🖕", (-0.75, 0.8)),
    **dict.fromkeys("😱😨😰😖😣😫😩", (-0.5, 0.65)),
    **dict.fromkeys("🤮🤢👎💩", (-0.6, 0.5)),
    **dict.fromkeys("😒🙄😑😐😕😤", (-0.35, 0.35)),
    **dict.fromkeys("😴🥱💤", (-0.05, 0.1)),
    **dict.fromkeys("😮😯😲🤯", (0.05, 0.75)),
    **dict.fromkeys("💀☠", (0.1, 0.5)),
}
LAUGHING_SIGNS: Final = frozenset("😂🤣😹💀☠😆😜🤪😝")

_DENIALS = """
    not no never don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't
    hadn't ain't without nothing nobody none neither nor hardly barely scarcely lacks
"""
DENIALS: Final = frozenset(_DENIALS.split())
DEGREES: Final[dict[str, float]] = {
    **dict.fromkeys(("extremely", "incredibly", "insanely", "ridiculously", "absolutely", "utterly", "unbelievably", "immensely", "deeply"), 1.5),
    **dict.fromkeys(("so", "very", "really", "super", "totally", "truly", "completely", "such", "too", "genuinely", "seriously", "fucking", "hella", "mad"), 1.3),
    **dict.fromkeys(("quite", "pretty", "much", "more", "even", "especially", "rather", "real", "most", "ever", "always", "way", "hecking", "bloody", "damn"), 1.15),
    **dict.fromkeys(("kinda", "kind-of", "sorta", "somewhat", "slightly", "little", "bit", "mildly", "almost", "fairly", "partly", "less"), 0.6),
}  # fmt: skip
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
