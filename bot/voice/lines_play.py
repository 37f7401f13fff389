"""The small amusements of the offline voice: jokes, riddles with their answers, questions to choose by, games of chance."""

from __future__ import annotations

from typing import Final

PLAY: Final[dict[str, str]] = {
    "joke": """
        My alarm clock and I have an agreement: it rings, and I ignore it on behalf of everyone who can't.
        A snail walks into a bar. By the time it has sat down, it is a different bar.
        I wanted to tell a joke about patience. I'll do it later.
        My houseplant is doing well. It's plastic, but still, one takes credit.
        I asked a calendar how it was. "My days are numbered," it said.
        Two socks go into the wash. One comes out with a fine career as a solo artist.
        I tried to write a joke about fog, but I couldn't see where it was going.
        My password is "incorrect", so whenever I forget it, the computer reminds me.
        An optimist and a pessimist share an umbrella. It has a hole in it. Both say: told you so.
        I'd tell you the one about the lift, but it has its ups and downs.
        A potato goes to therapy. "Everyone only likes me mashed," it says. "Let's unpack that," says the sack.
        The moth applied for a night job. It was drawn to the bright future.
    """,
    "nicety": """
        Somewhere right now, somebody's umbrella is opening on the first try.
        Bread goes on smelling good, whatever the news says.
        Every library is full of people who were stuck in the middle, too, and then wrote the rest.
        There are dogs out there this minute who have just heard the word "walk".
        The kettle doesn't care who you were yesterday. It boils for everyone.
        Most things you've worried about have quietly gone by. A few of them even became good stories.
        Some trees take years over a root before anybody sees a leaf. Nobody calls them lazy.
        warm: You asked for something nice, which is already a good habit.
        calm: It's a small comfort, but every long evening ends in breakfast.
    """,
    "rather": """
        Would you rather have tea with a very old tortoise or a walk with a very fast snail?
        Would you rather always be ten minutes early or never need to hurry again?
        Would you rather talk to plants or understand what clouds are saying?
        Would you rather live in a lighthouse or on a houseboat?
        Would you rather have a tiny elephant or a giant hamster?
        Would you rather eat only soup for a month or only toast?
        Would you rather know every bird by its song or every star by its name?
        Would you rather have your own library or your own kitchen garden?
        Would you rather be able to pause rain or to order snow?
        Would you rather be great at whistling or great at folding sheets?
    """,
    "rather_answered": """
        Good choice. I'd have gone for the other one, so we'd get along fine.
        Solid. I can't fault that.
        Interesting! That says something about you, though I couldn't say what.
        A fine pick. I'll have it engraved on something small.
        I thought so. No reason, I just thought so. Another one?
        That's the brave answer, I believe.
    """,
    "heads": """
        *flip* Heads. No appeals.
        Up it goes... heads.
        Heads it is, by the power of a made-up coin.
    """,
    "tails": """
        *flip* Tails. The coin has spoken.
        Up it goes... tails.
        Tails it is, on my honour as a program.
    """,
    "rolled": """
        *rattle* It's a {a}.
        The die says {a}. Do with that what you will.
        A {a}! I'd call that fate if I believed in it.
    """,
    "chosen": """
        {Topic}. I decided fast so that you can disagree.
        I say {topic}. If that disappoints you, you know what you really wanted.
        {Topic}, without a shadow of knowledge on my side.
        The imaginary coin says {topic}.
        Today? {Topic}.
        {Topic}. Ask me in an hour and I might defect.
    """,
    "settled": """
        Then it's settled.
        Good. Decided is half done.
        Glad we cleared that up. The machinery of state may rest.
        So be it. I'd have signed either way.
        Wise choice. I'd say that of both, but still.
    """,
    "suspect": """
        {Topic}. Far too innocent-looking.
        {Topic}, without a doubt. It has been quiet for too long.
        My money would be on {topic}, if I had money. It knows something.
        Easy: {topic}. The others are only accomplices.
    """,
    "hands_start": """
        All right, best of one: send me rock, paper or scissors. I've already made up my mind, in a manner of speaking.
        You're on. Rock, paper or scissors: your move.
        Fine, but I warn you, I have no hands. Rock, paper or scissors?
    """,
    "hands_won": """
        {A}! That beats your {b}. I'd shake your hand if I had one.
        I had {a}. A narrow win for the machine. Again?
        {A} against {b}: mine. Pure luck, I promise.
    """,
    "hands_lost": """
        I had {a}. Your {b} takes it. Well played!
        {A} here, {b} there: you win. I'll go and practise.
        Beaten! My {a} never stood a chance against {b}.
    """,
    "hands_drawn": """
        I had {a} too. A draw, very diplomatic of us.
        {A} against {a}. We think alike, which worries me. Again?
    """,
    "riddle_right": """
        Exactly: {a}. Nicely done.
        Yes, {a}! That was quick.
        {A} it is. I need harder riddles.
    """,
    "riddle_answer": """
        Nice try. I was thinking of this: {a}.
        A good thought! My answer was: {a}.
        The answer on my card says: {a}. Riddles are unfair like that.
        Not quite what I had. It's {a}.
    """,
    "riddle_given": """
        The answer is: {a}.
        It's {a}. Annoying, I know.
        All right, here it is: {a}.
    """,
}  # fmt: skip

RIDDLES: Final[dict[str, tuple[str, ...]]] = {
    "A riddle, then: I have a spine but no bones, and leaves but no branches. What am I?": ("a book", "book", "novel"),
    "Here's one: the more you take away from me, the larger I get. What am I?": ("a hole", "hole", "pit"),
    "Try this: I'm full of keys and open no door. What am I?": ("a piano", "piano", "keyboard"),
    "All right: I run all day and never leave my bed. What am I?": ("a river", "river", "stream"),
    "Riddle time: I get wetter the more I dry. What am I?": ("a towel", "towel"),
    "Here goes: I have a neck but no head, and people drink from me. What am I?": ("a bottle", "bottle"),
    "One for you: I'm lighter than air, but a hundred people can't lift me. What am I?": ("a bubble", "bubble"),
    "Think about this: I have hands and a face, but I can't smile. What am I?": ("a clock", "clock", "watch"),
    "A short one: I follow you in the sun and leave you in the dark. What am I?": ("your shadow", "shadow"),
    "How about this: I can fill a whole room and take up no space. What am I?": ("light", "light", "sound", "smell", "air"),
}  # fmt: skip
"""A riddle; its answer as it is said, then the words that count as right."""
