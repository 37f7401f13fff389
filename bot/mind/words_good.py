"""Words of good feeling: (valence, arousal) to the words that carry it."""

from __future__ import annotations

from typing import Final

GOOD: Final[dict[tuple[float, float], str]] = {
    (0.95, 0.85): "ecstatic overjoyed euphoric elated exhilarated jubilant",
    (0.9, 0.7): "love thrilled thrilling wonderful amazing incredible fantastic awesome marvelous magnificent phenomenal spectacular joy "
    "joyful blissful bliss triumph triumphant wedding miracle",
    (0.85, 0.6): "adore excellent brilliant delighted delightful superb outstanding extraordinary beautiful gorgeous happiest yay hooray "
    "woohoo yippee woo celebrate celebrated celebration cherish treasure beloved darling",
    (0.8, 0.55): "happy great excited exciting excitement best win won winning victory success successful succeed proud perfect lovely "
    "passionate inspired inspiring inspiration graduate graduated promotion promoted engaged masterpiece champion dream epic "
    "stunning glorious splendid hug hugs cuddle cuddles kiss kisses laughter",
    (0.75, 0.45): "grateful thankful blessed glad cheerful cheer happiness smile smiling laugh laughing fun funny hilarious sweet sweetest "
    "kind kindness caring affection affectionate generous warm warmth heart hearts friendship birthday gift gifts present party holiday "
    "vacation favorite beautifully admire admiration paradise heaven angel puppy kitten baby sunshine",
    (0.65, 0.5): "pleased enjoy enjoyed enjoying enjoyable cool nice good better super sick-nasty lit fire dope rad slay slayed slaying goat goated pog "
    "poggers pogchamp banger based wholesome adorable cute cutie charming clever smart talented gifted genius impressive impressed "
    "win-win lucky luck fortunate fortune optimistic hope hopeful confident confidence brave courage bold strong strength eager "
    "enthusiastic enthusiasm energetic playful amused amusing entertaining delicious tasty yummy yum scrumptious flourish thrive thriving",
    (0.6, 0.35): "thanks thank appreciate appreciated appreciation comfort comforting comfortable cozy cosy safe safety relief relieved trust "
    "trusted trustworthy honest honesty loyal loyalty faithful devoted gentle tender tenderness friend friends friendly buddy pal bestie "
    "welcome respect respected supportive support helpful helped encourage encouraging encouraged forgive forgiven forgiveness healed "
    "healing recover recovered recovery improve improved improving improvement progress achieve achieved achievement accomplish "
    "accomplished reward rewarding worth worthy valuable value valued precious special unique elegant graceful",
    (0.5, 0.2): "calm peaceful peace relaxed relaxing relax serene tranquil content contented satisfied satisfying satisfaction rested soothing "
    "soothed chill cosiness mellow quietly harmony balanced patient patience",
    (0.2, 0.25): "fine okay ok sure yes yep yeah yup ready works clean fair easy easier fresh",
    (0.45, 0.35): "decent solid neat pleasant agree agreed useful worked fixed solved resolved "
    "healthy interesting interested curious fascinating fascinated intrigued sensible reasonable correct right accurate well smooth "
    "bonus benefit free freedom creative imaginative prefer recommend gladly cheers sincerely bloom blooming music "
    "dance dancing sing singing play playing garden beach summer spring sunny sun rainbow flowers flower coffee pizza chocolate cake "
    "weekend nap pet dog cat",
    (0.4, 0.45): "lol haha hahaha lmao hehe rofl lmfao heh teehee yass yas yasss ayy nailed nailing aced ace acing passed pass goal congrats "
    "congratulations gg wp kudos bravo hired accepted admitted pregnant unlocked levelled leveled achievement found discover discovered "
    "surprise surprised rescue rescued saved save wow whoa omg upgrade upgraded refreshed motivated motivation determined",
}  # fmt: skip
