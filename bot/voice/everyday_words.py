"""The words of everyday lines: a line with any other word in it is not understood well enough to be taken up unasked (R8)."""

from __future__ import annotations

import re
from typing import Final

from bot.voice.topic_words import (
    AFTER,
    ALONE,
    BETWEEN,
    FIELD_OF,
    MODIFIERS,
    PREPOSITIONS,
    PROPER,
    SPEAKER,
    TAKING_UP,
)

_OWN: Final = """
    a an the this that these those some any another other more most many much few little bit lot lots kind sort way thing things stuff piece pieces part parts
    i me my mine we us our ours you your it its it's i'm i've i'd i'll we're we've we'll you're that's there there's here what what's which how why where
    and or but so because as if than then too also only even not no yes yeah yep yup nope ok okay oh ah hey hi hello well wow haha hahaha lol hehe please thanks thank btw omg yay
    is are was were be been being am isn't aren't wasn't do does did don't doesn't didn't doing done have has had having can could can't couldn't will would won't may might should must let's
    in on at to for from of with by about after before until till since during over under up down into onto off near between close around through across along inside outside behind next
    today tonight tomorrow yesterday now later soon again still already just almost nearly finally always usually often sometimes never once twice ever early late quite pretty rather very really so
    day days week weeks weekend weekends month months year years hour hours minute minutes morning mornings afternoon evening evenings night nights time times noon midnight o'clock am pm
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays january february march april may june july august september
    october november december spring summer autumn fall winter christmas easter halloween season semester term
    one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand first second third fourth last half couple dozen
    good great nice lovely fine fun funny cool amazing awesome wonderful brilliant excellent perfect beautiful pretty cute sweet happy glad excited proud ready curious busy easy hard tricky long short
    big small tiny huge new old young best better favourite favorite fresh warm cold hot sunny rainy cloudy green red blue yellow orange purple pink white black brown golden colourful colorful
    loud quiet calm slow fast quick free full open closed ripe crispy crunchy fluffy tasty delicious yummy spicy salty sour homemade muddy wet dry clean messy whole simple plain fancy silly clever smart
    interesting exciting relaxing cosy cozy epic legendary challenging intense solid decent ambitious official weekly daily
    go goes going went come comes coming came get gets getting got make makes making made take takes taking took bring brings bringing brought put puts putting give gave
    have start starts starting started finish finishes finishing finished end ends begin begins beginning began try tries trying tried use using used need needs want wants wanted like likes liked love loves loved
    enjoy enjoys enjoyed prefer hope hoping plan plans planned planning learn learns learned learning learnt teach teaching study studies studied studying practise practising practised practice practicing practiced
    read reads reading write writes writing wrote written draw draws drawing drew paint paints painting painted sing sings singing sang dance dances dancing danced play plays playing played win wins winning won
    watch watches watching watched listen listening listened hear heard see sees seeing saw look looks looking looked show shows showed cook cooks cooking cooked bake bakes baking baked eat eats eating ate
    drink tea coffee order ordered buy buys buying bought build builds building built knit knits knitting knitted sew sewing sewed plant plants planting planted grow grows growing grew pick picking picked
    run runs running ran walk walks walking walked hike hikes hiking hiked climb climbing climbed swim swims swimming swam ride rides riding rode drive driving drove ski skiing cycle cycling jog jogging train trains training trained
    travel travels travelling fly flying flew visit visits visiting visited meet meets meeting met join joins joined joining host hosting sit sits sitting sat sleep sleeps sleeping slept nap naps relax relaxing rest
    pass passes passed passing ace aced nail nailed solve solved solving complete completed submit submitted hand handed book booked booking pack packing packed arrive arrives arrived wait waiting
    think thinking thought know knows knew guess say says said talk talking talked tell ask call called keep keeps kept turn turns turned work works working worked feel feels
    knock knocks knocked jump jumps jumped steal steals stole chase chases chased fetch fetches purr purrs adopt adopts adopting adopted name named move moves moved moving renovate decorate decorating decorated tidy clean cleaning
    perform performing present presenting rehearse rehearsing compose coding code programming fix fixed fixing repair repaired assemble assembling arrange
    friend friends mate mates roommate roommates flatmate flatmates neighbour neighbours neighbor neighbors colleague colleagues team teams class classmates teacher coach club group crew band family sister brother cousin mum mom dad
    parents grandma grandpa aunt uncle niece nephew everyone everybody together someone people
    office shop store market city town village country park lake sea river mountain mountains forest coast island beach pool field stadium theatre theater gallery zoo station airport hotel cabin tent attic cellar basement
    norway sweden denmark finland iceland scotland ireland england london paris rome italy spain portugal lisbon berlin germany austria vienna switzerland france greece athens japan tokyo kyoto korea seoul canada mexico america
    york boston chicago california amsterdam netherlands belgium prague poland croatia turkey morocco egypt india china thailand vietnam bali australia zealand brazil argentina chile peru hawaii europe asia africa alps
    animal animals whale whales dolphin dolphins bird birds bee bees bear bears fox foxes wolf wolves owl owls duck ducks frog frogs fish fishes octopus penguin penguins elephant elephants lion lions tiger tigers dinosaur dinosaurs
    snail snails slug slugs spider spiders butterfly butterflies insect insects squirrel squirrels hedgehog hedgehogs chicken chickens sheep cow cows goat goats horse horses dragon dragons unicorn
    tree trees flower flowers rose roses tulip tulips herb herbs basil mint lettuce cucumber cucumbers pepper peppers potato potatoes carrot carrots onion onions garlic bean beans pumpkin strawberries berries apple apples pear pears
    lemon lemons banana bananas cherry cherries plum plums grape grapes peach peaches date dates nut nuts chocolate vanilla cinnamon sugar butter flour egg eggs milk cheese rice fries beef honey jam sauce dessert snack snacks breakfast lunch dinner
    space star stars moon planet planets rocket rockets volcano volcanoes ocean history science nature robot robots pirates pirate wizard wizards magic ghost castle castles mystery fantasy adventure comedy romcom
    music song songs piece pieces tune tunes string strings chord chords note notes rhythm melody stage recital rehearsal rehearsals tour ticket tickets
    level levels round rounds quest side board card cards dice character characters console controller team league final finals goal goals score points medal trophy cup
    page pages chapter chapters series sequel author library shelf shelves word words line lines paragraph draft report slide slides topic topics question questions answer answers subject subjects module unit exam exams grade grades
    presentation placement internship traineeship certificate diploma paper assignment deadline due exercise exercises experiment lab
    pattern yarn wool scarf colour color colours colors brush canvas clay mug mugs bowl bowls pot pots frame photo photos picture pictures film camera lens wood glue paper
    window door wall walls floor lamp table chair sofa carpet curtain curtains corner furniture box boxes bag suitcase toy toys ball trick tricks treat treats basket bed blanket
    sun rain snow wind weather sky bike bus tram car train boat ferry road bridge tunnel map miles kilometres km metres meters laps k
    picnic camping campfire festival fair parade carnival fireworks surprise gift present game games puzzle puzzles riddle riddles joke jokes quiz quizzes
    plus extra total all each every both either own myself yourself itself ourselves
    vegetarian vegan french german spanish italian japanese korean latin english maths math physics chemistry biology geography art arts sports sport
    kinda honestly super totally actually maybe perhaps probably definitely absolutely guess supposed able sure
"""
_TROUBLE: Final = frozenset(
    {
        "worried",
        "anxious",
        "stressed",
        "stuck",
        "failed",
        "hate",
        "nervous",
        "she",
        "he",
        "they",
        "who",
        "without",
        "gone",
        "baby",
    }
)
_WORDS: Final = (
    frozenset(_OWN.split()) | AFTER | ALONE | BETWEEN | MODIFIERS | PREPOSITIONS | SPEAKER | TAKING_UP | FIELD_OF.keys() | PROPER.keys()
) - _TROUBLE  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
_TURNED_OUT: Final = re.compile(r"\bturn(?:s|ed)? out\b")
_ENDINGS: Final = ("'s", "s", "es", "d", "ed", "ing", "'ll", "'re")


def everyday(line: str) -> bool:
    """Whether a line (folded) is made of such words alone. Numbers and signs do not count."""
    return all(map(_known, _WORD.findall(_TURNED_OUT.sub(" ", line))))


def _known(word: str) -> bool:
    return word in _WORDS or any(word.endswith(end) and word.removesuffix(end) in _WORDS for end in _ENDINGS)
