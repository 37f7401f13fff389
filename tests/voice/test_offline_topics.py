"""What a chat line is about: said back in a few words where it is plain, and not at all where it is not."""

from __future__ import annotations

import pytest

from bot.voice.topics import delicate, harmless_topic, topic_of

PLAIN: dict[str, str] = {
    "i have my exam tomorrow": "your exam",
    "I just got the job I wanted, I'm so happy!": "the job",
    "My sister's wedding is on saturday!!": "your sister's wedding",
    "i have a math exam on friday": "your math exam",
    "I start a new job on monday 😬": "your new job",
    "ive been learning japanese for a year": "learning Japanese",
    "been baking bread all day": "baking bread",
    "went hiking today, it was muddy": "hiking",
    "playing minecraft rn": "Minecraft",
    "got a new puppy!!!": "your new puppy",
    "the cake turned out great": "the cake",
    "my new apartment has a balcony": "your new apartment",
    "just finished my essay, finally": "your essay",
    "im so nervous about my driving test": "your driving test",
    "our trip to norway is next week": "your trip",
    "my garden is full of slugs": "your garden",
    "i watched a movie yesterday": "the movie",
    "I'm reading a book about whales": "the book",
    "my cat knocked over the plant": "your cat",
    "the interview went well": "the interview",
    "I LOVE CHESS": "chess",
    "my band has a gig on friday": "your band",
    "we made pancakes for breakfast": "pancakes",
    "so my laptop is broken again...": "your laptop",
    "practicing piano every day now": "piano",
    "i\u2019m knitting and it\u2019s very calming": "knitting",
    "working on my novel tonight": "your novel",
    "my thesis is due next week lol": "your thesis",
    "my weekend was quiet": "your weekend",
    "i adopted a kitten": "your kitten",
    "this game is so good": "the game",
    "i've been studying for my biology exam": "your biology exam",
    "my brother's birthday is today": "your brother's birthday",
    "made a carrot cake with my roommate": "the carrot cake",
    "my guitar needs new strings": "your guitar",
    "**my exam** is tmrw": "your exam",
    "my tomatoes are finally red": "your tomatoes",
    "we watched an anime together": "the anime",
    "my huge presentation is today": "your presentation",
    "i'm excited about the concert": "the concert",
    "loved the film": "the film",
    "my dnd campaign starts tonight": "your D&D campaign",
}
UNSURE = """
    hi
    lol
    ok cool
    🎉🎉🎉
    ¯\\_(ツ)_/¯
    how are you?
    my dog walker quit
    my book keeper is nice
    her exam is tomorrow
    he plays the guitar
    she got the job
    his new job sucks
    get out of the house more
    in the long run it pays
    late to the party
    back in the game
    the sun is out
    this weekend maybe
    i was in my car
    in my book that's cheating
    learned my lesson
    that's the story of my life
    what's the weather like
    your cat is weird
    do you have a dog?
    https://example.com/my-exam
    look https://youtu.be/dQw4 my exam
    `my_exam = Exam()`
    ```my exam is here```
    ich habe morgen meine prüfung
    mañana tengo un examen
    明日は試験です
    завтра экзамен
    my my my
    my
    the
    my favourite
    mine is green
    he said "my exam is tomorrow"
    my friend is nice
    my mom
    my ex
    my life
    my god
    omg my head
    oh my
    not my problem
    my bad
    my turn
    my thing is more like vibes
    make a wish
    draw a cat in the corner
    they cancelled the train of thought
    i made it up
    it's a game changer
    asdfghjkl
    i i i i i
    a the an my
    the thing about the other thing
    i want to go there with them sometime
    she has a test
"""
UNSURE_LINES = [line.strip() for line in UNSURE.splitlines() if line.strip()]


@pytest.mark.parametrize(("line", "topic"), PLAIN.items())
def test_what_a_line_is_plainly_about_is_said_back(line: str, topic: str):
    found = topic_of(line)
    assert found is not None
    assert found.text == topic


@pytest.mark.parametrize("line", UNSURE_LINES)
def test_what_is_not_plain_is_left_alone(line: str):
    assert topic_of(line) is None


def test_a_phrase_is_never_long_and_never_in_the_first_person():
    for line in (*PLAIN, *UNSURE_LINES):
        found = topic_of(line)
        words = found.text.split() if found else []
        assert len(words) <= 5
        assert not {"my", "our", "i", "we"} & set(words)


def test_a_long_ramble_is_about_nothing_but_what_is_the_persons_own():
    ramble = "and then we went on and on about this and that and nobody knew why it went there at all " * 4
    assert topic_of(ramble + "the movie was fine") is None
    assert topic_of(ramble + "but my exam is tomorrow") is not None
    assert topic_of(ramble * 3 + "my exam is tomorrow") is None


DELICATE = """
    my dog died and now the house is quiet
    my exam is tomorrow and i can't sleep
    my cat is sick
    i failed my exam
    my job pays nothing
    i love my boyfriend's garden
    my trip with my ex was awful
    don't tell anyone but i start a new job
    i can't afford my apartment
    my boss is yelling at me about the project
    hospital food again, my book is good though
    i'm scared of my exam
    my novel is about my divorce
    my thesis makes me cry
    i drew my secret garden
    my therapist likes my painting
    i'm so lonely, my garden is all i have
    my girlfriend hates my guitar
    lost my job
    my grandma's funeral was in the garden
"""


@pytest.mark.parametrize("line", [line.strip() for line in DELICATE.splitlines() if line.strip()])
def test_nothing_delicate_is_ever_taken_up_unasked(line: str):
    assert delicate(line)
    assert harmless_topic(line) is None


def test_everyday_things_may_be_taken_up_unasked():
    for line in (
        "i'm baking bread",
        "my garden is doing great",
        "playing chess tonight",
        "my exam is on friday",
    ):
        assert harmless_topic(line) is not None


def test_a_celebration_of_somebody_is_not_taken_up_unasked():
    assert topic_of("my sister's birthday is on sunday") is not None
    assert harmless_topic("my sister's birthday is on sunday") is None
