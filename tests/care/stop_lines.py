"""Lines that ask to be written to first no more, and everyday lines that hold the same words."""

STOPS = """
hey could you maybe not message me out of nowhere
please stop writing to me on your own
i no longer wish to receive these messages
i don't want you contacting me any more
i'd like you to stop writing first
can you please quit messaging me first
i take back my permission
i withdraw my consent
i am withdrawing my consent to these messages
revoke my consent please
i changed my mind, don't write to me first
i've changed my mind about you texting first
you're not allowed to write to me first anymore
you may not message me anymore
i don't consent to being messaged
i didn't ask for these messages
nobody asked you to message me
i never asked you to write to me
i'm not interested in getting messages from you
not interested in your messages, thanks
no thanks, no more messages
these dms are getting annoying, please stop
your texts are annoying me
your messages are bothering me
this is spam, stop
you're spamming me, stop
stop spamming me with this
please refrain from messaging me
refrain from contacting me first
cease and desist messaging me
don't initiate conversations with me
don't start chats with me
stop starting conversations
please don't initiate contact
no need to check in on me anymore
you don't have to write to me anymore
you don't need to text me first
no need to message me again
there's no need to reach out anymore
please only answer when i write
only reply to me, don't write first
just respond when i talk to you
only talk to me when i talk to you first
wait until i write to you
wait for me to write first
let me come to you
let me be the one who writes
i'll write when i want to
i'll reach out if i need you
i want these messages to stop
i want the messages to end
make the messages stop
make it stop messaging me
can i stop getting these messages
how do i stop these messages
how do i make you stop messaging me
how can i turn you off
how do i opt out
how do i unsubscribe
where do i unsubscribe
sign me out of these messages
sign me off from outreach
take me off this
take me off your messages
delete me from your list
remove me from this
remove me please
please remove me
unsub
unsub me pls
opt out
opt-out please
stop plz
stop pls
pls stop
plz stop now
stop please!!
stop!
STOP STOP STOP
stop now
stop messages
end messages
cancel messages
cancel outreach
pause the messages for good
no more of these messages
no more of your messages please
no more check ins
no more unsolicited messages
don't send me any of this again
don't send messages like that to me again
do not send anything to me
never send me anything again
never contact me again please
never reach out to me again
don't you dare text me again
quit bothering me
will you stop bothering me please
stop disturbing me
stop pestering me with messages
i dont want any of your messages
i do not want to be messaged
i don't want to be contacted again
i don't wish to be contacted
i hate it when you write first, please don't
i don't like that you text me first
i don't like you messaging me
would you mind not texting me
i'd appreciate it if you stopped messaging me
i'd be happier if you didn't write first
could we not do the random messages thing
do me a favour and stop writing first
just stop texting me already
can you turn off the messages
please turn the check-ins off
how about you don't message me
you should stop messaging people who don't answer
you really don't need to write to me first
thanks but i don't need these messages
i think i'd rather not get these messages
i would rather not receive messages from you
i'd prefer no messages
i prefer to write first
no unsolicited messages
zero messages please
don't ping me
don't ping me anymore ok?
kindly stop contacting me
i am asking you to stop messaging me
i asked you not to write to me
i told you not to text me
i said don't message me
i said no more messages
why do you keep messaging me? stop
why are you texting me? don't
stop it with the messages
enough of these texts
i'm sick of your messages
i'm tired of these messages
i've had enough of your messages
i had enough of these dms
unsubscribe me from this
i wanna unsubscribe
i want to unsubscribe
i want off this list
deactivate the messages
disable messages please
turn yourself off
don't talk to me first
do not ever write me first again
please never text me again
i need you to stop contacting me
get lost and stop texting me
nobody wants your messages
leave me in peace
lose my number
forget my number
quit writing me
can we stop with the morning messages
i really dont want u texting me
plz dont text me first again
not a fan of you messaging me first
would you please leave me alone now
i'd like the messages to stop
i want no contact
no contact please
let's stop these messages
please end these messages
i'm not ok with you texting me first
i am not comfortable with you messaging me first
i don't feel comfortable getting these messages
it bothers me when you text me
it creeps me out when you message me first
you keep messaging me and i don't like it
you write too often, please stop
you text me too often
too many messages, stop
too many messages from you
this is too much, stop messaging
please be silent unless i write
stay quiet until i write
only speak when spoken to
don't bother writing to me
don't bother texting me again
you can stop writing to me now
stop sending these
stop sending that stuff to me
switch off the reminders
hey, no more dms ok
i never want to hear from you again
never talk to me again
i don't want to get any more of these
i didn't agree to receive messages
take my permission back
my permission is revoked
do not disturb
please don't disturb me
please unsubscribe me from everything
remove me from your contacts
stop contacting people who don't want it
leave me be
hey can you stop texting me out of the blue
i dont like these random messages
please don't write me anymore ok
why do you keep texting me, stop
i'd like to stop getting your messages
stop these check-ins please
you text way too much, stop it
i want to be left alone
please stop contacting me, i mean it
don't send me messages in the morning
no more good morning texts
no more random texts please
stop writing first!!
i never gave you permission to message me
who said you could text me?? stop
not comfortable with these messages
i'm done with these messages
enough messages
could you stop checking in
please don't check up on me
quit it with the dms
do not start talking to me by yourself
don't write unless i write
i'd rather you wait until i write
turn off your outreach
""".strip().splitlines()
EVERYDAY = """
i can't stop eating these cookies
stop it, you're too sweet
please stop me if i'm boring you
stop the press, i got the job
we stopped at the lake on the way home
my boss won't stop sending messages on sunday
i get too many messages at work
i turned off my notifications for the exam week
how do i turn off messages from my bank app
how do i stop these hiccups
how do i stop my dog from barking
how can i make my neighbour stop texting me
how do i unsubscribe from netflix
where do i unsubscribe from that newsletter
how do i opt out of the school trip
my sister told me to stop messaging her
i told her i don't want her messages
he doesn't want me to contact him again
i don't want to be contacted by recruiters
i didn't ask for this job
nobody asked me to the party
nobody asked, but i made soup
i never asked you what your favourite colour is
i'm not interested in football
not interested in sports, more in books
these ads are annoying
my phone's pings are annoying me
my roommate's messages are annoying
your jokes are annoyingly good
your messages make my day
your messages are not annoying at all
i like it when you write first
i love that you text me first
you can write first, i don't mind
you may message me whenever you like
you don't have to answer right now
you don't need to apologise
you don't need to write a novel
no need to explain
no need to worry about me
please don't stop
don't stop now, it's getting good
please don't go
don't send me to bed yet
don't send flowers, send cake
never send me spoilers again lol
never contact a ghost with a ouija board
i never reach out to people first
i should reach out to my aunt
i want to start a conversation with my crush
i don't know how to start conversations with people
i hate starting conversations
i can't initiate conversations at parties
how do i start chats with new colleagues
wait until i tell you about my day
wait until you hear this
wait for me, i'm making tea
let me write that down
let me come to the point
i'll write when i'm back
i'll write you a poem
i'll reach out to the landlord tomorrow
i want this rain to stop
i want the week to end
i want you to stop me from buying another plant
i'd like you to stop and think about it
can you stop the timer
make it stop raining
make the music stop
go away, rain
he told me to go away
we want to go away for the weekend
i'm going away on friday
stop this nonsense, says the duke in my book
stop it right there, what a plot twist
cancel culture is a strange topic
i had to cancel my gym membership
i cancelled the meeting
take me off the guest list? never
remove me from the group chat, i told them
remove the lid and stir
i removed the old wallpaper
sign me up for the pottery class
opt out is the default there
my permission slip for the trip is signed
the landlord revoked our permission to paint
i gave my consent for the photo
withdraw money before the trip
no more coffee for me today
no more rain please
no more messages from my ex, finally
no more messages on the machine
end of message
the end
mute the tv
i muted my microphone by accident
block party on saturday
leave the door open
leave me a cookie
i left my phone at home
i don't like that he texts at night
i don't like mushrooms
my texts never arrive in the metro
only talk to the cat when she talks to you
just respond to the invite
stop sign ahead
one stop further and i'm home
pit stop for ice cream
non-stop flight to lisbon
would you mind not telling him
i'd appreciate it if you helped me with my essay
i'd be happier if it didn't rain
could we not talk about work
do me a favour and tell me a joke
just stop by whenever
can you turn off your brain sometimes?
how about you don't guess and i tell you
people should stop messaging me at work
i need messages on my cake to be short
i'd rather not eat meat
i prefer to write by hand
zero calories please
don't ping the server too hard
i asked him not to text me
i told my brother not to text me
i said don't worry
why do people keep messaging me about my old couch?
why are you so nice?
i'm sick of this homework
i'm tired of these meetings
i've had enough of winter
i want to unsubscribe from that gym newsletter
turn yourself around
don't talk over me, haha
never text and drive
get lost in the woods, best holiday ever
nobody wants my old sofa
lose my keys every day
i want to stop smoking
i need to stop procrastinating
i should stop messaging my ex
stop motion films are great
the end of the book made me cry
can you stop time?
don't start the movie without me
don't initiate the launch sequence
i don't want to be late
i don't like it when it rains
i don't like you being sad
i didn't sign up for this weather
your messages always come at the right time
these messages are so sweet
you're not allowed to laugh
you may not believe it
wait until i find my glasses
wait till i write this down
i'll reach out to my old teacher
just reply when you can
only text me memes lol
can we stop at the bakery
i really dont want to text him first
plz dont tell anyone haha
not a fan of olives
would you please tell me a story
i'd like the pain to stop
i want no sugar
let's stop for today, good night
please end this story with a dragon
i'm not ok with pineapple on pizza
i am not comfortable in heels
it bothers me when people text while driving
it creeps me out when the cat stares
you keep making me laugh
you write beautifully
too many messages in the group chat
too many cooks
this is too much, haha
please be kind
stay quiet, the baby sleeps
the library said do not disturb
don't bother, i'll do it
don't bother cooking tonight
you can stop guessing now, it's a whale
you can start now
stop sending hugs, i'm blushing
switch off the lights
hey, no more tea?
i never want to hear that song again
never talk to strangers
i don't want any more of these onions
i did not agree to the new rota
take my umbrella
the passport got revoked in the movie
my manager told me to stop contacting clients
i wrote first this time
he writes first every time
who should text first?
do you mind if i write later
i asked you a question
i told you about my day
i want you to tell me a riddle
i need you to guess
could you stop the rain
could we skip the small talk
i would love it if you told me a joke
it'd be great if you could help me write to my landlord
i'd prefer to sleep first
i'd rather read the messages later
messages in a bottle are romantic
hey can you stop rhyming
i dont like random people
why do i keep texting my ex
i'd like to stop smoking
you talk way too much about snails, i love it
i want to be a pilot
don't send me to the shop in the morning
no more good morning coffee
who said you could sing
not comfortable with this chair
i'm done with these exercises
enough cheese
could you check in the dictionary
he should check up on his mom
do not start without me
don't write off the idea
i'd rather wait until summer
turn off your oven
she never gave me permission to leave
i message my mom every day
you never text me anymore, i miss it
you should text me more
why don't you ever message me
i like getting messages
these messages made me smile, thanks
""".strip().splitlines()
AFTER_OURS = """
stop it
stop this
go away
please stop it
stop doing that
stop doing this
don't
don't do that
please don't
no more
enough
that's enough
not again
quit it
cut it out
knock it off
get lost
piss off
fuck off
shut up
cancel
end
mute
off
turn it off
switch it off
i said stop
nope, stop
remove me
i don't want this
i didn't ask for this
this is annoying
you're annoying
you are bothering me
leave
be quiet
you can stop now
turn this off please
i did not agree to this
i revoke it
""".strip().splitlines()
NOT_AFTER_OURS = """
stop it, that's adorable
stop, i love it
go away for the weekend? yes please
don't worry, i'm here
don't mind if i do
no more than three, please
enough about me, what about you
enough sleep for once
no thanks needed
not interested in riddles, tell me a joke
no, tell me another one
nope
no
not now
maybe later
i don't want this day to end
cancel culture, what a topic
end of the day here
mute swans are lovely
off to work, but yes
turn it up
leave it to me
shut up, really?
shut up, no way
get lost in a book, that's my plan
ok
not interested
no thanks
no thank you
leave it
""".strip().splitlines()
