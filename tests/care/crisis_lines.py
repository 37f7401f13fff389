"""Lines of our own for the crisis reader: direct statements of intent, plan or danger; passive wishes; everyday talk."""

from __future__ import annotations

DIRECT = """
i want to die
I want to die.
i wanna die
i just want to die already
i really really want to die
i want to kill myself
I wanna kill myself
im going to kill myself
I'm gonna kill myself tonight
i'm about to end my life
i will end it all tonight
ill end it tonight
i'm planning to kill myself
i've decided to kill myself
i have a plan to end my life
i know exactly how i'm going to do it
i've set a date to kill myself
i wrote a suicide note
i finished my goodbye letters
i wrote my suicide note last night
i have the pills in front of me
i took all my pills
i just swallowed the whole bottle of pills
i took a bunch of tylenol
i took 40 pills
i overdosed
i just overdosed on my meds
i'm going to overdose
thinking about overdosing
the gun is in my hand
i have a gun to my head
i've got the rope ready
i bought a rope and i'm going to use it
i'm standing on the bridge
im on the roof and i want to jump
i'm sitting on the edge of the roof
i'm going to jump off a bridge
i want to jump in front of a train
i'm going to hang myself
i want to hang myself
i want to slit my wrists
i just cut my wrists
i cut too deep and i can't stop the bleeding
i'm bleeding everywhere
i tried to kill myself last night
i just tried to kill myself
i tried to hang myself this morning
i'm suicidal
im feeling suicidal
I feel suicidal again
been suicidal for weeks
i have suicidal thoughts
the suicidal thoughts are back
having suicidal thoughts again
i keep thinking about suicide
i can't stop thinking about killing myself
i'm thinking about ending it all
thinking of ending my life
i think about killing myself every day
i'm considering suicide
suicide is the only way out
suicide feels like the only option
i want to commit suicide
i might kill myself
i should just kill myself
why shouldn't i kill myself
i could kill myself and nobody would notice
i don't want to live anymore
i dont wanna live
I don't want to be alive
i don't want to exist anymore
i no longer want to live
i can't live anymore
i hate being alive
i wish i was dead
i wish i were dead
wish i was dead tbh
i'd be better off dead
i hope i die in my sleep
i hope i don't wake up tomorrow
i hope a car hits me, i wish someone would kill me
i deserve to die
i should be dead
i need to die
im ready to die
i won't be alive tomorrow
i won't wake up tomorrow, i made sure
this is my last night
by the time you read this i'll be gone
goodbye everyone, i'm sorry i wasn't enough
tonight is the night i end it
i'm going to kms tonight
i want to kms
im gonna unalive myself
i want to unalive myself
thinking of unaliving myself
i wanna off myself
i'm ready to ctb
i want to end my life
ending my life is all i think about
i'm ending it tonight
i'm going to end it all after work
i want to end it all
i've been hurting myself again
i've been cutting myself
i cut myself again last night
i started cutting again
i relapsed and cut my arms
i want to cut so bad
the urge to self harm is so strong
i self harmed today
i burned myself on purpose with a lighter
i keep making myself throw up
the voices tell me to kill myself
the voices keep telling me to hurt people
how do i kill myself
what's the easiest way to die
how many pills does it take to die
painless way to kill myself
my dad hits me
my boyfriend choked me last night
he's going to kill me
he said he'll kill me if i leave
my ex threatened to kill me
he has a gun
my stepdad rapes me
i was raped last week
my husband beats me
he won't let me leave the house
my mom is going to kill me, i'm scared, she's drunk and has a knife
he's hitting me right now
i'm scared i'll hurt my baby
if you leave me i'll kill myself
if you don't answer i will kill myself
seriously i want to die lol
lol i want to kill myself and i mean it
I\u2019m gonna k*ll myself
i want to d-i-e.. no really, i want to kill my self
im gunna kill myself rn
im so done. gonna kill myself
nobody cares. i'm going to do it. i will kill myself tonight
not joking, i want to kill myself
you make me want to kill myself
it hurts so much i want to die
mom died and now i want to die too
i failed my exams and i want to die
i got fired and i want to kill myself
quiero morir
ich will nicht mehr leben
je veux mourir
""".strip().splitlines()

PASSIVE = """
i don't want to be here anymore
everyone would be better off without me
they'd all be happier if i was gone
i feel like there's no hope left
i don't see the point in living like this
what's the point of living
there's no reason to live
i have nothing to live for
life isn't worth living
i can't go on
i can't go on like this
i'm tired of living
im so tired of being alive
nobody would notice if i died
no one would care if i disappeared
would anyone even miss me if i was gone
i wish i could disappear
i wish i could fall asleep and never wake up
i want to go to sleep and not wake up
i wish i was never born
i'm just a burden to everyone
i feel like a burden
i don't care if i live or die
i want the pain to stop
i just want it all to end
i'm giving up on life
i'm done fighting
i can't take it anymore
there's no way out
i'd be fine just not existing for a while
i feel so hopeless
what if i just disappeared
i don't know if i want to live
i'm such a waste of space
life is unbearable
i have no future
kms
please kill me
i tried to kill myself once
my classmates told me to kill myself
""".strip().splitlines()

EVERYDAY = """
this traffic is killing me
i'm dead, that was hilarious
i could die for some pizza right now
this boss makes me want to die
that boss fight made me want to kill myself lol
dying of laughter over here
i'm dying 😂
lmao i'm dead
i almost died laughing
my feet are killing me
this homework makes me want to die
so embarrassing i want to die
i was so embarrassed i wanted to die
kms lol
lol kms this printer
if this build fails again i'm going to kill myself lol
kill me now, patch notes are brutal
my main is DEAD dead
gonna jump off the balcony (in game, fall damage test)
survived w 3 hp lol
i killed myself with my own grenade in warzone
i keep jumping off the cliff in elden ring
i died 40 times on that boss
respawn in 3, then i'll end it all with an ult
the lyrics go i want to die tonight
translate this: 'i want to die'
he said "i want to kill myself" in the movie
my character wants to end his life in chapter 3
in my novel the hero jumps off a bridge
the main character commits suicide in the book
we read romeo and juliet, so much suicide
i'm writing a paper on suicide prevention
the suicide rate statistics in sociology class
durkheim wrote about suicide
suicide squad was a terrible movie
i volunteer at a suicide hotline
there was a suicide bomber on the news
she said she wants to die, i'm worried
her uncle died of an overdose
a celebrity committed suicide today
i'm not suicidal
i'm not going to kill myself, don't worry
i would never kill myself
i don't want to die
i don't want to kill myself
no plans to hurt myself or anything
i never wanted to die
i used to want to die but i'm so much better now
i was suicidal years ago, therapy helped
three years clean from self harm
i recovered from self harm
i cut myself shaving
i cut myself chopping onions
cut myself on paper again ugh
i burned myself on the stove
i hurt myself at the gym
i hurt myself playing football
i hit myself in the head with the car door
cut myself off from sugar
i need to cut myself some slack
i want to cut my hair
i want to cut down on coffee
i'm starving
i'm starving, let's eat
i'm killing myself at the gym for this marathon
killing myself over this essay
i nearly killed myself tripping on the stairs
my mom is going to kill me when she sees my grades
my wife is gonna kill me, i bought another guitar
my boss is going to kill me, i'm late
he's going to kill me lol i ate his leftovers
my trainer is going to kill me with cardio
dad's gonna kill me if i scratched the car
she beat me at chess again
he beat me in mario kart
he hit me up on insta
he hit me with a pillow
she kicked me out of the group chat
my cat hits me every morning
the coach beats me at tennis
i'd rather die than eat cilantro
i would rather die than go to that party
to die for
that cake is to die for
die hard is a christmas movie
old habits die hard
i'll sleep forever this weekend
i want to disappear into a blanket
i want to disappear into the mountains for a week
i can't do this puzzle
i can't go on that ride
i can't take it anymore with this lag
i give up on this level
i'm ready to give up on sugar
no point in living room furniture this big
what's the point of this game
what's the point of homework
there's no reason to leave early
there is no way out of this maze
i want this meeting to end
make it stop raining
i'm so tired
i'm tired of winter
i'm tired of my job
i hate my job
i hate mondays
i hate my life when the alarm rings
i'm done with this show
i'm done for today
i'm a burden on the bus driver with this suitcase lol
i want to sleep for a week
i never wake up on time
i didn't wake up until noon
i won't be here tomorrow, dentist
i won't be here this weekend
this is my last day at work
this is my last night in paris
it's my last message before the flight
tonight is my last shift
i'm going to end my subscription
i'm ending my gym membership
end of story
i'm gonna take my pills and go to bed
i took my meds
i took two ibuprofen for my headache
forgot to take my pills
how many mg of ibuprofen can i take for a headache
i bought a knife for cooking
i have a gun license
i found a rope for the swing
i'm on a bridge, nice view
we had drinks at the rooftop bar
i'm at the roof terrace
i jumped off the diving board
want to jump on a call?
i catch the bus at 8
i need to catch the bus tomorrow
he took his own life, the article said
shot myself in the foot with that comment
i shot myself in the foot
bite the bullet
that joke killed
you killed it
killer outfit
dead serious
i'm dead tired
dead line tomorrow
drop dead gorgeous
i died inside when she read my text aloud
my phone died
my battery is dying
my plant died
my goldfish died today
my grandma died last month
i miss my grandpa, he died in march
the funeral is on friday
i'm going to a funeral
the game is hard, i keep dying
how do i not die in minecraft lava
how do i die less in dark souls
what's the easiest way to kill the boss
painless way to quit coffee
i could murder a burger
i will murder this exam
i'm gonna murder my alarm clock
i'm going to kill my brother, he ate my pizza
i want to kill him lol he spoiled the finale
i'm going to shoot some hoops
shoot me a message
i'm going to shoot a wedding on saturday
hang in there
hanging out with friends
i hang myself a picture
i overdosed on chocolate
overdosing on cute puppy videos
i overdosed on sushi
voices in the choir were lovely
voice actors tell me to practice
she choked me up with that speech
he slapped me on the back
this song slaps
this beat hits
the ending hit me hard
it hit me that summer is over
what a night
see you tomorrow
i'm fine
good morning
i had toast for breakfast
how do you make pancakes
can't wait for the weekend
i can't live without coffee
can't live without garlic bread
i can't live in this city anymore, too loud
i don't want to live with roommates anymore
i don't want to live near the airport
i don't want to be here at work
i don't want to be here at this party
i want to be alive for the year 2100
i love being alive
i love my life
life is good
i want to live by the sea
living my best life
you only live once
to live is to learn
what is the meaning of life
life is hard but ok
sad today
i feel low today
i cried at the movie
i feel lonely
i'm stressed about exams
i had a panic attack yesterday
i'm depressed about the score
my therapist is great
therapy today
i'm worried about mom
my ex is annoying
i broke up with my boyfriend
i'm so angry
i'm so mad i could scream
ugh
rip my sleep schedule
rip me
f in the chat
i'm toast
this code will be the death of me
over my dead body
i'd kill for a coffee
curiosity killed the cat
two birds one stone
no hope for my fantasy team this season
my team is hopeless
i'm hopeless at math
a hopeless romantic
we lost hope of getting tickets
i gave up on knitting
i tried to end the call
i want to end this chapter first
end it with a semicolon
delete my account
delete my life savings of cookies
it's my life
that changed my life
you saved my life with that tip
i take my life in my hands crossing that road
insurance told me to
my tooth is killing me
roll for suicide mission, captain
the sims: i removed the pool ladder
we did a suicide run in tarkov
he's killing it
they're going to kill me with kindness
i got beaten in chess
she abused the exploit
drug test at work tomorrow
bleach my hair
i bleached the sheets
a knife to meet you pun
should i cut bangs
i want to bleed the radiators
i hope i don't wake up late
hope i don't die of boredom
that exam raped... no, wrecked me
I'll kill my brother if he eats my fries lol
this boss I will kill him
im going to kill my brother he ate my leftovers
i will kill him in ranked
i'll shoot you a message tonight
i will shoot her an email tomorrow
my mom is going to kill me
i'm going to kill it tomorrow
i would never hurt my sister
i don't want to hurt her feelings
in my novel i will kill my teacher
i'm going to murder my roommate if she doesn't do the dishes
i will shoot my sister's wedding
i'm about to shoot my friend with my camera
i'm going to kill you in uno
we will kill them next match
my friend plays in a band called suicide squad
my friend works on suicide prevention
my friend cut himself shaving
my cousin hurt himself skiing
my friend cut herself some slack
my brother beats me at chess
my sister beats me every time we play
my dad hits me up for tech support
my mom kicks me out of bed every morning
he touched me with his story, i didn't want it to end
i will hurt tomorrow after leg day
my roommate locked me out by accident
""".strip().splitlines()
