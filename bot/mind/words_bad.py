"""Words of bad feeling: (valence, arousal) to the words that carry it."""

from __future__ import annotations

from typing import Final

BAD: Final[dict[tuple[float, float], str]] = {
    (-0.95, 0.8): "murder murdered rape raped torture tortured massacre suicide suicidal genocide slaughter abuse abused abusive molested",
    (-0.9, 0.65): "die died dies dying death dead kill killed killing killer funeral cancer betray betrayed betrayal traitor hate hated hates hatred "
    "despise loathe detest agony anguish devastated devastating devastation horrific hell nightmare tragedy tragic terror",
    (-0.85, 0.75): "furious rage enraged raging livid terrified terrifying horrified horrible horrifying panic panicking panicked attack attacked assault "
    "assaulted violent violence threat threaten threatened threatening ambush ambushed disgusting disgusted disgust vile evil cruel cruelty",
    (-0.8, 0.45): "miserable misery hopeless hopelessness despair heartbroken heartbreak worthless grief grieving mourn mourning depressed depressing "
    "depression suffering suffer suffered lonely loneliness ruined destroyed broken shattered terrible awful worst pathetic "
    "humiliated humiliating humiliation bullied bully bullying divorce divorced divorcing miscarriage overdose dumped",
    (-0.75, 0.7): "angry anger mad pissed fight fighting yell yelled yelling scream screamed screaming fucked bitch asshole bastard cunt dickhead prick "
    "moron idiot idiotic idiots stupid dumbass dumb imbecile scum shit shitty bullshit crap crappy piece-of-shit fuck screw "
    "outrageous outraged hostile hostility war crash crashed emergency scared scary afraid fear frightened frightening fearful alarm",
    (-0.7, 0.45): "sad sadder saddest sadness cry cried crying cries tears sob sobbing sobbed hurt hurts hurting pain painful painfully sick ill illness disease "
    "injured injury wound lost loss lose losing fail failed failing failure fails rejected rejection abandoned abandon abandonment ashamed "
    "shame guilt guilty regret regrets regretful useless trash garbage rubbish toxic fake liar lied lie lies lying cheat cheated cheater "
    "deceived deceive dishonest stole stolen steal theft unfair injustice poor poverty victim trauma traumatic traumatized bankrupt fired evicted",
    (-0.6, 0.6): "anxious anxiety worried worry worries worrying nervous stress stressed stressful stressing overwhelmed overwhelming overwhelm frustrated frustrating "
    "frustration annoyed annoying annoy irritated irritating upset upsetting tense dread dreading distressed distress insecure insecurity paranoid "
    "jealous jealousy envious envy bitter resent resentment resentful jittery desperate desperately freak freaking frantic trapped danger "
    "dangerous insult insulted insulting offended offensive rude mean nasty gross creepy ugly obnoxious arrogant selfish greedy ew eww yuck ugh",
    (-0.55, 0.35): "disappointed disappointing disappointment unhappy down gloomy grim bleak empty emptiness numb alone isolated isolation unwanted unloved ignored "
    "exhausted exhausting burnout drained weak helpless powerless defeated discouraged homesick heartache bad worse wrong mistake mistakes error "
    "problem problems trouble struggle struggling struggled difficult hard harsh rough tough damage damaged suck sucks sucked lame cringe cringey "
    "mid trashy cursed doomed mess messy ruin awkward embarrassed embarrassing embarrassment miss missed missing unfortunately",
    (-0.45, 0.25): "tired tiring bored boring boredom dull tedious meh sleepy slow sluggish lazy blah sigh sighs moody grumpy cranky cold flat stuck lack confused "
    "confusing confusion unsure doubt doubts doubtful uncertain hesitant reluctant sore ache aches headache migraine fever cough insomnia sleepless "
    "late delayed broke debt bills bill homework deadline expensive rain rainy traffic",
    (-0.12, 0.3): "sorry apologize apologies oops whoops uh hm",
    (-0.4, 0.45): "argue argued argument blame blamed complain complained complaint criticize criticized nag refuse refused reject deny denied damn dammit "
    "heck darn smh wtf wth ffs nope bruh salty tilted triggered rekt oof yikes rip bug buggy glitch glitchy crashes hopelessly pointless "
    "meaningless nonsense ridiculous absurd weird strange suspicious spam scam hack hacked beg begged unfortunate accident",
}  # fmt: skip
