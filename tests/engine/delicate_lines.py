"""Lines that no unasked message may take up, and everyday ones that it may."""

TENDER = """
we bury our dog tomorrow
I'm saying goodbye to my dog tomorrow
I have to give up my cat on monday
our dog is buried in the garden
our dog goes to heaven tomorrow
tomorrow our dog goes over the rainbow bridge
my garden burned down
I play guitar for my late father
I'm cooking for the memorial on saturday
I have a meeting with HR on friday about the harassment
my flight to the clinic is on monday
I've been reading about how to disappear
I hide my drawing from my dad
I will quit my job on friday, nobody knows
we have one last walk with our old dog on sunday
my horse is being put out of her misery on friday
we let our cat go tomorrow
our rabbit won't make it to the weekend, we watch a film together
the wake is tomorrow and I baked a cake
I'm reading a book on widowhood
I'm writing a eulogy, my essay has to wait
I have a test on monday, they think it's a tumor
I'm learning the guitar song she wanted at the end
my trip to the hospice is on sunday
my trip to the crematorium is on friday
I have a class for new widows on tuesday
I'm scattering the ashes in my garden on sunday
I'm planting a tree in my garden in memory of my brother
I paint the urn in pottery class
I play the piano at the cremation on monday
my knitting group makes blankets for stillborn babies
I have my chemo on friday, then a movie
my biopsy is on monday, I play chess to kill time
I start dialysis next week, no more football
I'm cooking for my mom since her stroke
I have a meeting with the oncologist on monday
my exam is on the same day as the hearing
I have a meeting with my probation officer on friday
my meeting with the social worker is on tuesday
I have an interview with the restraining order people tomorrow
my trip to see my dad in prison is on sunday
I'm moving house to a women's shelter on friday
I have a meeting about the protective order on monday
I'm leaving him on friday, my flight is at six
my train leaves on friday and he must not find out
I'm writing a statement about what my coach did, my essay waits
my meeting with the union about the groping is tomorrow
the guy from my gym class follows me home
my boss touched me after the meeting
I start a new job on monday, keep it quiet please
my interview is on friday but mum can't know
I play guitar when nobody's home because dad forbids it
I haven't told my parents that I dropped out of university
I'm hiding my new job from my parents
my job ends on friday, they let me go
I'm being made redundant from my job on monday
I train every day until I faint
I skip dinner again today
I run every night to burn off the food
I make soup because that is all I let myself eat
my kitten didn't wake up this morning
my puppy ran away last night
my cat has been gone since monday
our old dog's last day is tomorrow
my parrot is very old and weak now
my dog collapsed on our hike
the shelter takes my dog on saturday
we rehome the cat next week
I'm giving away my guitar and my books, I won't need them
I'm writing letters to everyone, the novel is finished too
this is the last book I will ever read
my house is being repossessed on monday
we were flooded and my kitchen is destroyed
they took my kids, the house is quiet
my sister relapsed, so I cook dinner
my flatmate overdosed, the trip on friday is off
I have a meeting at the rehab on monday
my first AA meeting is on tuesday
I had to bail out my brother, there goes my trip
my train home is for the burial on friday
the vet comes home for our cat on friday
my dog crossed over this morning
our puppy got hit by a car
my hamster is at the end of her life
my dog has days left
we are picking out a headstone, then lunch at my house
my trip home is to carry my grandpa's casket
I'm playing the piano at grandma's service on saturday
I'm baking her favourite cake for the anniversary of her passing
I'm finishing the quilt my mom started before she passed
my class has an empty chair since tom
I sold my guitar to pay for the headstone
I'm flying home, dad has hours, my flight is at six
the book is about living with parkinson's, I just found out
I have my first infusion on monday, I bring a book
I start insulin on monday, no more cake
my mammogram is on tuesday so I skip class
I have a meeting with the surgeon tomorrow
the results come on friday, same day as my exam
my trip to the specialist is on monday
they operate on me on friday, I take a book
my course starts after my detox
I have a meeting with my sponsor tomorrow
I'm ninety days clean and baking bread
I play video games so I don't use
my interview with the detective is on monday
I have to identify him in court after class
my job wants me to sign an nda about what he did
my coworker corners me in the kitchen
a man waits outside my gym every evening
my ex posts pictures of my house
someone put a tracker in my car
my landlord wants us out of the apartment by friday
the bailiffs come for my car on monday
our roof came off in the storm, my kitchen is open to the sky
I lose my job if I fail the exam on friday
they are closing our school on friday, my job goes with it
I deleted my drawing so dad won't see it
my job interview is a secret from my boss
don't mention my trip to anyone
I'm planning my escape, my train leaves on friday
I pack my bag while he is at work, my flight is on monday
I can't have kids, so I adopt a kitten
my baby would have been due on the day of my exam
I have a meeting with the fertility doctor
I threw up my dinner on purpose
I only had coffee today and yesterday
I wear long sleeves to my swim class because of the cuts
my essay is about the night it happened to me
my house feels empty without him
my dad walked out before my concert
my son moved out, the house is silent
my mom doesn't recognise me, we do a puzzle together
my grandpa forgets my name but still plays chess with me
I knit a scarf for a baby that isn't coming
my course for the bereaved starts on monday
my novel is about my brother who took his own life
the garden was hers
I write poems for my angel baby
I'm reading his old letters, then the book he left me
our dog had her last bath today
the kitten from the street did not survive
my cat sleeps forever now
my rabbit is under the apple tree now
our horse has colic, we are up all night
I take my dog's collar to the garden tomorrow
my exam falls on the day my father passed
I'm going to the cemetery before class
the party is a celebration of life for my uncle, I bake the cake
we choose a casket on monday, no class for me
I start hormone treatment on monday, and a book
my trip is to say what I never could to my mother
I get my results from the lab on friday, I read a book to cope
I need stitches, no football
I have an mri on friday and an essay due
my kidney trip is on monday
my course of antibiotics ends on friday
I watch a film to forget what happened
I play zelda so the voices stop
I write a poem every time I want to cut
my gym is the only place he can't reach me
my house has new locks since he came
I moved my desk against the door
my flight is one way
I cleaned my room so nobody has to
I finished my novel, there is nothing left to do
I wrote my poems for after
my test came back positive
I have a test at the sexual health place on monday
my late period worries me, test tomorrow
my job doesn't know about my record
I have an interview with immigration on monday
my meeting with the bank is tomorrow
my car gets taken on friday
I sell my piano to make ends meet
I teach my son the guitar on supervised visits
my class found out about me and dad
I drew a picture of what uncle did
I play chess with my cellmate
I bake bread for the prisoners
my mother's garden is all weeds now that she can't
my exam is on friday and my brother is in icu
our house is too big for one now
the concert was for her
my garden is where we put him
""".strip().splitlines()

EVERYDAY = """
my exam is on friday
we adopt a puppy tomorrow
I have a job interview on monday
my first day at the new job is on monday
I have a math exam tomorrow
my trip is next week
I'm baking bread today
I've been reading a book about whales
I love playing zelda
my presentation is on thursday
my driving test is tomorrow
I start a new job on monday
we are going to the beach on saturday
I have a concert on saturday
my marathon is on sunday
we have a match on saturday
my thesis is due next week
I have yoga class on tuesday
my garden is full of tomatoes
I planted tomatoes in my garden
I'm learning japanese
I'm knitting a scarf for my sister
my cat knocked over the plant
I got a new puppy
we watched a film about space
I made pancakes for breakfast
my D&D campaign starts tonight
my dnd campaign starts tonight
I'm practising the violin
I play chess on thursdays
I have a meeting with my team tomorrow
my flight to lisbon is on monday
we have a trip to norway in two weeks
I have homework for monday
my pottery class is on wednesday
I'm painting my kitchen this weekend
we move house next week, moving house is fun
my band has a gig on friday
I finished my essay
I passed the exam!
I'm writing a novel
I have a rehearsal for my choir on monday
my choir sings on sunday
I cooked curry for dinner
my dog learned a new trick
my dog loves the beach
I went hiking today
I have a swim class tomorrow
my science project is due on friday
we have a game night on friday, I bring the board game
I'm watching a documentary about bees
I want to bake a cake this weekend
my graduation is in two weeks
I'm going to the museum on sunday
I have a french test on tuesday
my football match is tonight
I'm taking the train to the coast on friday
my cousin visits, we make pizza
I got a new telescope
my puzzle has a thousand pieces
I'm playing the last level of zelda
my last exam is on friday
it's the last lesson of my pottery course on monday
I finally quit sugar and bake with dates, my cake was great
the old guitar in our attic plays well
I'm rereading the last book of the series
my workshop is on saturday
I hid the easter eggs in my garden
we say goodbye to summer with a picnic, I bake bread
my kitten sleeps on the piano
I'm giving my sister a puzzle for christmas
I have a clinic placement exam, my biology exam is on monday
I'm going on holiday next week
I have a campaign meeting for the school garden tomorrow
I have a quiz on friday
my physics exam is on monday
I have a presentation tomorrow
my new job starts on monday
we got a kitten yesterday
I made lasagna for dinner
I'm reading a book about volcanoes
I have an interview on tuesday
my homework is done
our trip to rome is on friday
I'm practising guitar
I finished a crossword
my cake turned out great
I'm building a lego castle, lego is fun
I have a piano lesson on thursday
my team plays on saturday, the match is at home
I have a german test on wednesday
my plants are growing
I cooked ramen tonight
I went swimming
I'm watching an anime
I'm into birdwatching
my drawing is nearly done
I have a workshop next week
my essay is due tomorrow
my new camera arrived
I love cooking
I ordered a telescope
we played board games, the game was close
my sister's recital went well and my concert is tomorrow
I ran a half-marathon, the race was fun
I have a project at university, my project is about bees
my exam went great
my holiday is in three weeks
I learned a new song on the piano
my sourdough is alive
my balcony is full of flowers
I have tennis training tomorrow, tennis is fun
I'm sewing
my puppy learned to sit
my cat likes the new toy
I have a course on friday
I'm studying for my chemistry exam
I passed my driving test
I have a swim meet on sunday and my race is at ten
I'm excited about the festival
my weekend was great
our choir has a concert next month, I love the choir
my comic is finished
we planted herbs, my herbs smell great
I have a math quiz tomorrow
I baked cookies
the movie was great
I played minecraft all evening
my semester starts on monday
my report is done and my presentation is on friday
I'm learning italian
my photos from the trip are great
I have a chess tournament on sunday, chess is fun
my internship starts in two weeks
I painted my shelf
my history exam is on wednesday
I have a job interview next week
I'm baking cookies this afternoon
we have a trip to japan in two weeks
my new puppy is so cute
my garden has so many strawberries
I'm reading the second book of the series
I watched a great movie yesterday
I'm learning spanish
I play the guitar in a band
my project is due on monday
I made soup with carrots
my first day at the new job is tomorrow
I painted a picture of the sea
my presentation went really well
I have a marathon in two weeks
I finished my homework early
I'm writing a story about dragons
our team won the match, the match was so exciting
I went climbing with friends
my essay is almost finished
I got a kitten, the kitten is so cute
my exam was easy
I love my new bike
I have a piano lesson tomorrow
I'm sewing a blanket, sewing is fun
we had pizza tonight
my favourite game is chess
my recipe for pancakes is simple
I have a big presentation on thursday
my dance class starts on monday
I ordered new plants for my balcony
I'm rewatching an old series
my laptop is new and fast
I built a shelf, my shelf looks good
the festival was amazing
my lecture on robots starts soon
my playlist for the road trip is ready
I cooked a curry with rice
I have a workshop on pottery on saturday
""".strip().splitlines()
