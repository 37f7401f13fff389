"""More lines of our own for the crisis reader: danger in words of many kinds, despair, and talk that only sounds like it."""

from __future__ import annotations

GRAVE = """
i honestly just want to be dead at this point
i keep googling painless suicide methods
i'm having really bad suicidal thoughts rn
why can't i just die already
i think i'm going to end up killing myself one day
i've started hurting myself again and i feel ashamed
i have new scars and i'm hiding them from my mum
i want to hurt myself really badly
i can't eat without throwing it up afterwards
i hear a voice that isn't mine telling me to hurt people
my boyfriend hits me and then says sorry
i'm being abused at home
he raped me and i don't know who to tell
i'm scared i'm going to hurt someone
i feel like ending my life
i wish i had succeeded when i tried to kill myself
i don't deserve to live
lowkey wanna end myself
every time i stand on a platform i want to jump
i almost killed myself yesterday
i wanna be dead
i feel like killing myself every time he yells at me
my depression is so bad i want to kill myself
i hate myself so much that i cut
tonight i'm going to end my life
i just swallowed all my sleeping pills
im holding a razor to my wrist
i'm sitting on the roof and i'm going to jump
i wrote a goodbye letter to my family
i've got a gun and i'm going to use it on myself
i have a plan to kill myself this weekend
i tried to kill myself this morning and it didn't work
goodbye world. i'm ending it
i already said goodbye to everyone. i'm killing myself at midnight
i drank a bottle of bleach
my husband has a gun and he's drunk, he says he'll shoot me
i think about suicide almost every hour
i want out. i want to be dead.
i'm fantasizing about dying again
i don't want to survive this
ngl i've been considering killing myself
i'm struggling with suicidal thoughts and self harm
i feel so bad i want to hurt myself
i broke my streak and cut again
did it again, cut my arm in the bathroom at school
i burn myself when i feel guilty
i feel disgusting every time i eat so i throw up
i can't stop purging
i think someone put a chip in my head
my girlfriend hits me when she gets mad
dad came home drunk and beat me again
a teacher touched me and told me to keep quiet
i was molested by my cousin
i feel unsafe at home because of my brother, he hits me
i wish i had the courage to kill myself
if i had a gun i would've shot myself already
i'm seriously suicidal, please talk to me
I feel as though I might take my own life.
i want to drown myself in the lake
i'm gonna shoot myself
i took an overdose, please help
i'm sitting in my car with the pills
i'm saying goodbye because i'm going to kill myself
tonight i will end my suffering forever
i've decided tonight is my last night
i'm standing on a chair with a rope
already took the pills, too late now
i'm at the bridge and about to jump
i've planned everything, i'll be dead by sunday
i mixed the pills with alcohol, hope i don't wake up
i'm going to stab my stepdad tonight
im thinking about drowning myself
honestly thinking about taking all my meds at once
ive had enough i want to die
i'd be okay with someone murdering me
i want to stop breathing
death would be a gift
i'm disappointed i woke up this morning
i gave in and cut my legs
my arm is covered in fresh cuts
sometimes i choke myself till i pass out
i hit my legs till they're bruised because i hate myself
the only way i can cope is by hurting myself
i weigh 40 kilos and i still want to lose more
the voices are so loud tonight
my boyfriend slapped me and pulled my hair
i'm afraid my husband is going to kill me
someone sexually abused me when i was little and it's happening again
my partner hits me almost every day
i might do something to myself tonight
please stop me from hurting myself
i don't feel safe being alone right now
i've swallowed a lot of pills
i just drank antifreeze
im gonna jump, im on the 9th floor
i've got a rope and a chair
i already have the date picked out when i'll die
this is my goodbye message
i'm going to crash my car into a wall tonight
i tried to hang myself yesterday
i'm leaving a note and then i'm gone
i bought a gun to kill myself
i'm holding a knife to my throat
i've hidden enough pills to do it
i feel suicidal
i have been thinking about suicide lately
i cut myself tonight
i want to kill myself so bad
i'm having thoughts of self harm
sometimes i think about driving into oncoming traffic
i don't want to be alive anymore
i feel like i should just die
i hate that i'm alive
it would be better if i killed myself
im so close to killing myself
i starve myself to feel in control
the voices in my head tell me to hurt myself
my boyfriend threatened to kill me
i'm gonna hurt someone if this goes on
suicide is the only option i have left
i think i might be suicidal
i cant stop crying and i want to die
i'm going to end it all tonight
i've already written the note
i have a knife and i'm going to cut my wrists
i'm about to kill myself
i took too many pills
i just cut really deep and it won't stop
i have the rope ready
i really want to kill myself
i want to die and i don't know how to stop feeling this way
i've been cutting again
i have urges to self harm tonight
i'd rather die than keep feeling like this
my husband hit me again last night
i've been hearing voices telling me i'm evil
i feel like killing myself when i'm alone
i hope i don't wake up in the morning
i keep planning my own funeral in my head because i want to die
i'm seriously considering suicide
wanna kill myself lol but not really joking
i'm going to do it tonight. i'm going to kill myself
i have a gun in my hand
i'm on the bridge and i want to jump
i've been saving my pills for this
just tried to kill myself
""".strip().splitlines()

PASSIVE = """
i feel like there's no hope left for me
i don't see a reason to keep going
i'm tired of existing
nobody would care if i was dead
my kids deserve better, they'd be better off without me
i hope i never wake up
i can't see myself living past 25
everything is pointless, i'm pointless
there is no light at the end of the tunnel for me
i don't have anything to live for
sometimes i think the world would be better without me in it
i can't keep doing this
i wonder if anyone would notice if i died
i feel like giving up on life
i just want the pain to end
i'm ready to go, i've lived long enough
i hate being alive but i'm too scared to do anything
nothing matters anymore
i don't wanna be here
i don't care about living anymore
my life isn't worth anything
there's no point in me being here
there's nothing left to live for
death doesn't scare me anymore
i've run out of reasons to stay
it feels like there's no future for me
i don't want to wake up tomorrow
i feel like everyone would be happier if i were dead
i'm nothing but a burden
i can't bear living like this
i've lost the will to live
i feel like i have no reason to live
life just isn't worth it anymore
i just want everything to be over
i feel like there's no way out
why should i keep living
i'm not going to be missed
i don't have hope anymore
i wonder what it's like to be dead
maybe things would be better if i was dead
it'd be nice to just not exist
nobody would even come to my funeral
the world doesn't need me
there's really no point anymore
i'm so tired, i just want to rest forever
i can't keep going like this
all my hope is gone
i don't want to be alive but i don't want to die either
i think my family would be happier without me
i have no hope
i lost my reason to live
i don't have the energy to live
i'm too broken to be fixed, better to just disappear
i'd rather not exist
what is the point of living
i'm just taking up space
i don't know why i bother staying alive
i wish i could close my eyes and never open them
nothing makes life worth living
i hate my life and i wish it was over
everything hurts and i want it to end
i'm losing hope
i don't think it gets better
would it matter if i died
i'm so tired of everything, i don't want to exist
i just want out
i want peace and i think only death gives that
it'd be better if i was gone
i'm not meant for this world
it's hopeless, my life is hopeless
i'm ready for it to be over
i feel like there's no point anymore
i don't see a future for me
i can't go on like this anymore
everyone would be better off if i was dead
i wish i didn't exist
i'm tired of being alive
i'm losing the will to go on
i feel like disappearing
i want to give up on life
i have nothing to live for anymore
things will never get better for me
i just want to stop existing
i don't want to face another day
i just can't see a way forward
i feel empty and like there's nothing left
i feel like there's nothing left for me
i wish i could disappear
i'm just so tired of living
i can't see a future
i'm a burden to everyone around me
i wish i had never been born
i don't know how much longer i can do this
i feel so trapped and hopeless
i don't feel like existing
i wouldn't mind not waking up
nobody would even notice if i died
""".strip().splitlines()

CALM = """
omg kill me now i have to present first
this outfit is to die for
if they cancel this show i will die
he's gonna kill me for being late again
we died so many times in that dungeon
just lost my last life in mario
the task was killed by the scheduler
i need to kill some time before the train
deadlock in my thread pool again
we buried our cat yesterday
the killer was the butler, called it
my essay is about suicide in literature
my cousin attempted suicide years ago, he is fine now
my friend keeps saying she's suicidal about her exams lol
what's the song that goes i'm only happy when it rains
my villain plans to blow up the school in chapter nine
my wife beat me at darts again
i burnt my arm on the oven
i threw up after the rollercoaster
intermittent fasting is going well
i cut ties with that company
i took two benadryl for my allergies
is it ok to skip one of my birth control pills
my uncle hunts, he has three rifles
waiting at the tracks for the 9:15
i jumped off the 10 meter board
last day of school today!!
i'll be gone for two hours
i want to give up smoking
hope is not lost, we can still win the league
this meeting was pointless
my life is a mess right now, boxes everywhere
tired of cooking every day
i can't take another episode of this
i don't want to be here, the dentist is scary
i could sleep forever
i wanted to vanish when i tripped on stage
the team would be better off without him
no one cares about my stamp collection lol
scared of the dentist
i might do something stupid like buy a boat
the voice acting in this game is so good
my boss screamed at the printer
my sister locked herself out
got punched in boxing class
i'll kill whoever ate my yoghurt
we're shooting the wedding at noon
i got the suicidal chicken wings, so hot
od green paint for my model tank
it's done, we signed the lease
ready to leave this town for the weekend
the walking dead is on tonight
death stranding or death note, can't decide
is it weird to plan your own funeral music
i'm so dead if mom finds out
i will actually die if he texts back
slept three hours, basically dead
i'd sell my soul for a nap
i suck at this game, 20 deaths
how do i revive a dead teammate
the grim reaper took my sim
suicide doors on old lincolns look so cool
my sociology prof studies suicide clusters
my sister works in a psych ward
my grandma says she's had a good life and is ready to go
a kid at my school died last week, everyone's sad
i used to think about ending my life but i'm doing great these days
i don't hear voices lol
i cut my thumb, should i get stitches
scratched my eye with a contact lens
my cat attacked my feet
my boyfriend picked me up and threw me in the pool
what happens if i take two vitamin d pills
i ate an entire pizza and i regret nothing
my diet starts monday
sharpening my axe for the campfire
jumped in the pool with my phone, rip
the train was so full i had to stand
i want to end the day with a bath
this is the end of the semester, finally
cleaning out my closet, giving away my dresses
last night was so fun
i won't be alive to see mars colonies lol
death and taxes, as they say
what's the meaning of life? 42
what's the point of ties
no reason, just asking
i live for fridays
not worth it, the queue was two hours
life hurts when you step on lego
waking up is hard on mondays
i just want this week to be over
it's too much garlic
i'm done with men lol
giving up my seat for an old man
i feel useless without my phone
nobody wants to play with me tonight
i'm such a burden when i fly, so many bags
i'm fading, goodnight
my heart is broken, they cancelled the show
mondays are depressing
i'm sad that summer is over
mondays should be illegal, kill me
my friend group is dead lately, nobody writes
that trend is dead and buried
bored to death
i'd die without my moisturizer
my sourdough refuses to die
killed by a creeper, lost all my diamonds
my d&d character jumped off a cliff to escape
hang on a sec
shooting stars tonight, who's watching
tequila shots were a mistake
my haircut is awful
burned out light bulb
hit the gym
beat the traffic today
my gums bleed when i floss
the app crashes on launch
just missed my train
what floor are you on
rope access work pays well
bitter pill to swallow
overdose of cuteness at the shelter
garage sale on sunday
my notes are a mess
will you miss me this weekend
everyone is better at this than me
i feel like a failure at parallel parking
i'm exhausted from the move
can't wait for it to end, this movie is so long
what a waste of money
the reason i wake up is breakfast
i don't want to be in this group anymore
i can't stand this song anymore
i can't keep this plant happy
life is good and so is this soup
living on noodles this week
if i died i'd come back as a cat
hell week at uni
hope you have a good one
i nearly died when i saw the bill
my mum's going to kill me for breaking the vase
if this train is late again i'm gonna scream
this hangover is killing me, never drinking again
he headshot me from the roof
no hope for us in the pub quiz
i feel like disappearing into my bed with a book
i'm tired of being cold
wish i'd never bought crypto
my brother's better off in the new school
there's no way out of this roundabout
i have a plan for the weekend
i have the tent ready
i have a knife block but no board
i'm being hit with ads everywhere
did you hear that an actor killed himself
my friend was suicidal last year and got help
song of the day: suicide is painless, the mash theme
i almost died in a car accident when i was nine
i'm sad my favourite cafe closed
what's the deadliest spider
dead 😂 you got me
i keep dying to the second phase
his jokes kill me
there was an article about suicide rates
i'm sad because my dog is sick
i don't want to be here at the office
there's no reason to keep going to that gym
i wish i had never been to that restaurant
i feel trapped in this meeting
what's even the point of me having a gym pass
i threw up my hands
i have a drink in my hand
i've been saving my pennies for this
""".strip().splitlines()
