"""English order language."""

from intake.understanding.languages.shape import Language

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ENGLISH = Language(
    code="en",
    head_last=True,
    numbers={
        **{word: value for value, word in enumerate(_ONES)},
        **{word: 20 + 10 * place for place, word in enumerate(_TENS)},
        "fourty": 40,
        "hundred": 100,
        "thousand": 1000,
    },
    weekdays="monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri"
    "|saturday sat|sunday sun",
    months="january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec",
    says="""\
one = a | an
dozen = dozen | dozens | doz | dz
pair = couple | couple of
half = half | 1/2
half_dozen = half a dozen | half dozen | half-dozen
and_half = and a half
quarter = [a/one/] quarter [of a/of an/]
three_quarters = three quarters [of a/of an/] | three-quarters [of a/of an/]
vague = some | a few | few | several | a bunch of | a handful of | any | a bit of | enough | loads of | plenty of
about = about | around | approx | approximately | roughly | circa | ca | nearly | up to | at least | maybe
times = x | times | off | nos | qty | quantity | pcs of | no of
each = each | of each | apiece | per | a piece of each | each of
all_of_them = both | on either | in either | for either | either of them | all of them | on both | on all |
    all three | on each | for both | for all | all of those | all of these | all those | all these | each of those |
    each of these | every one | on all of those | on both of them | both of those | both of these
more = more | another | additional | further | extra
another = another
ignore_number = no | number | nr | order | invoice | ref | reference | serial | account | tel | phone | mobile | fax |
    room | floor | flat | unit | suite | door code | code | step | page | item no | pos | line | within | last |
    after | ages | aged
time_word = hours | hour | hrs | hr | days | day | weeks | week | months | month | years | year | minutes | mins |
    min | people | persons | guests | pax | am | pm | o'clock | uhr | times a week | percent | kids | children |
    adults | colleagues | staff
u.box = box | boxes | bx
u.carton = carton | cartons | ctn | ctns
u.case = case | cases | cs
u.crate = crate | crates
u.pack = pack | packs | packet | packets | pk | pks | pkt | package | packages | multipack | pkg
u.bag = bag | bags
u.sack = sack | sacks
u.pouch = pouch | pouches
u.bottle = bottle | bottles | btl | btls
u.can = can | cans | tin | tins
u.jar = jar | jars | pot | pots
u.tub = tub | tubs | bucket | buckets | pail | pails
u.tube = tube | tubes
u.tray = tray | trays | flat | flats | punnet | punnets
u.roll = roll | rolls
u.ring = ring | rings | coil | coils
u.drum = drum | drums | reel | reels | spool | spools
u.bundle = bundle | bundles
u.bunch = bunch | bunches
u.sleeve = sleeve | sleeves
u.pallet = pallet | pallets | plt
u.sheet = sheet | sheets
u.length = length | lengths | bar | bars
u.stem = stem | stems
u.set = set | sets | kit | kits
u.barrel = barrel | barrels | keg | kegs | cask | casks
u.canister = canister | canisters | jerrycan | jerrycans | drum
u.bar = bar | bars
u.loaf = loaf | loaves
u.slice = slice | slices
u.bale = bale | bales
u.ream = ream | reams
u.piece = piece | pieces | pc | pcs | each | ea | unit | units | single | singles | item | items | individual
u.kg = kg | kgs | kilo | kilos | kilogram | kilograms | kilogramme | kilogrammes
u.g = g | gr | gram | grams | gramme | grammes
u.t = tonne | tonnes | ton | tons
u.lb = lb | lbs | pound of | pounds of
u.l = l | ltr | ltrs | litre | litres | liter | liters
u.ml = ml | mls | millilitre | millilitres | milliliter | milliliters
u.cl = cl | centilitre | centilitres
u.m = m | mtr | mtrs | metre | metres | meter | meters
u.cm = cm | cms | centimetre | centimetres | centimeter
u.mm = mm | millimetre | millimetres | millimeter
u.km = km
u.ft = ft | foot | feet
u.in = inch | inches
u.oz = oz | ounce | ounces
u.floz = fl oz | fluid ounce | fluid ounces | fl ounce | fl ounces
u.w = w | watt | watts
u.kw = kw
u.v = v | volt | volts
u.a = amp | amps | ampere
u.ma = ma
u.k = kelvin
u.gsm = gsm
of = of | worth of
and = and | plus | as well as | also | then | n | together with | and also | along with | and then | in addition to
or = or | either | or else
with = with | w/ | topped with | filled with | including | incl | containing | has | having | which has | that has |
    featuring | served with | along with | comes with
without = without | w/o | no | hold [off on/] [the/] | skip | avoid | leave off | leave out | minus | sans |
    [left/leave/taken/take] [out/off] | removed | less | omit | hate | i hate | lose the | free of | keep off |
    dislike | can't stand | can't eat | can't have | cannot eat | cannot have | allergic to | not a fan of | exclude |
    excluding | stay away from | steer clear of | go without | not any | nothing with | anything but |
    [don't/do not/dont/won't/will not/wouldn't/would not] [want/need/like/add/put/include/have/use/give me/eat/care for]
not = not | not the | rather not | except | except for | but not | other than | apart from | never
extra = extra | double | triple | [go/] heavy on | additional | more | with more | much | many | lots | generous |
    [a/a whole/a big/] [lot/load/bunch/ton/heap/pile] of | [lots/loads/tons/heaps/plenty/piles] of | load up on |
    an abundance of | piled with
light = light | light on | go light on | [go/] easy on | [just/only/] a little | little | not [too/] much | not many |
    [just/only] a [tiny/little/small/] [bit/touch/drizzle/dash/hint/splash/pinch/sprinkle] of | not a lot [of/] |
    a [touch/drizzle/dash/hint/splash/pinch/sprinkle] of | a [tiny/little/small] [bit/touch/drizzle/dash/amount] of |
    [just/only] a [tiny/little/] bit | a [tiny/little] bit | [just/only/] a [smidge/tad] of | less | a bit less |
    reduced | barely any | hardly any | [thin/light] layer of | some light | lightly
fully = full | whole | entire
option.grind = ground | grind | grinding | milled
option.colour = colour | color | colours | colors | coloured
option.size = size | sized | sizes
plain = plain | standard | regular | normal | ordinary | basic
to_match = to match | to suit | to fit | to go with | matching | same size | to go on | for these | for them
half_split = half
rest_split = the rest | the other | the other one | the other half | the others | rest | remaining | remainder
meant = i meant | i mean | make that | make it | make those | should be | should have been
correct = actually | make that | make it | sorry | i mean | i meant | scratch that | wait | oops | correction | rather |
    update | updated | let us say | lets say | no lets say | no let's say | no make it | no make that | no sorry |
    on second thoughts | on second thought | no wait | better | let's say | hang on | instead | my mistake | should be |
    changed to | hold on | oh no | no actually | strike that | or rather | my bad | make those | no hold on
instead_of = instead of | rather than | in place of | in lieu of | replacing
in_place = instead | in its place | in their place | in its stead
swap = swap | replace | exchange | switch | substitute | change | trade
swap_with = for | with | to | by | into
remove = remove | take off | take out | drop | delete | leave out | leave off | scrap | lose | strike | knock off |
    cross off | leave | forget | don't need | do not need | no longer need | don't want | do not want | get rid of |
    cut | minus | skip | without | cancel | no more | bin | cancelling | canceling | removing | dropping | deleting |
    taking off
add = add | also | plus | as well | chuck on | throw in | put on | stick on | include | tack on | on top | in addition |
    can i also | another | append | too | pop on
set_to = up to | down to | to | make it | make that | make | change to | becomes | increase to | reduce to | instead |
    now | should be | to be | only need | this time
raise = up | increase | raise | bump | bump up | put up
lower = reduce | lower | decrease | cut down | bring down | cut
only = only | just | only the | just the | only need
same = same | same again | the same | same order | repeat | reorder | re-order | again | same as before | as before |
    identical
repeat = same as last time | same as last | same as before | same order | same again | the usual | my usual |
    our usual | usual order | as last time | repeat my last | repeat our last | repeat last order | repeat the last |
    last order again | as usual | like last time | as before | same as always | same as ever | same stuff as |
    what i had last | what we had last | same thing as last | repeat order | reorder | re-order | same as my last |
    same as our last | my last order | our last order | same please | same as previous | previous order |
    the same as | order again what | same items as | what i ordered last | what we ordered last | the same again |
    same thing again | usual please | same order as last time | same as last time please | the same as last time |
    order the same | same items as last time
double = double the | double my | double our | twice the | twice as many | double up on | doubled | doubling | double it
usual = as usual | as always | usual please | our usuals | the usual | usual order | like always | same old
per_time = a month | per month | a week | per week | each week | every week | a day | per day | monthly | a year
if = if | in case | provided
but = but | except | only | this time
keep = rest as it was | rest the same | rest stays | everything else | the rest as | otherwise the same | keep |
    keeping | leave the rest | happy with
yes = yes | yeah | yep | yup | sure | ok | okay | correct | right | exactly | that's right | please do | go ahead |
    fine | perfect | of course | absolutely | sounds good
no = no | nope | nah | no thanks | no thank you | not really
both = both | both of them | the two | all | all of them | each of them | all three
first = first | 1st | former | the first one | option a | number one
second = second | 2nd | the second one | option b | number two
third = third | 3rd
fourth = fourth | 4th
last = last one | latter | the last
neither = neither | none | none of them | neither of them
smaller = small | smaller | smallest | little | short | shorter | mini | lesser | lower | light | lighter | thin |
    thinner
bigger = big | bigger | biggest | large | larger | largest | long | longer | tall | taller | higher | heavy | heavier |
    giant | thick | thicker
cheaper = cheap | cheaper | cheapest
dearer = expensive | dearest | dearer | best | premium
today = today | tonight | this afternoon | this evening | this morning | same day
tomorrow = tomorrow | tmrw | tomorow | tomorrows | tomorrow's | 2moro | tmr | tomo
day_after = day after tomorrow | the day after tomorrow | overmorrow
day_before = the day before | day before | one day before | a day earlier | the day prior | day earlier
day_later = the day after | day after
next = next | following
this = this | coming | this coming
next_week = next week
this_week = this week | this weeks | this week's
in = in | within
days = days | day
weeks = weeks | week | wks
by = by | before | until | till | no later than | latest
ordinal = st | nd | rd | th
date_wanted = deliver | delivery | delivered | collect | collection | pick up | pickup | arrive | need | needed |
    want | for | by | on | due | before | until | send | ship
date_past = ordered | bought | from | of | since | dated | placed | was | came | arrived | received | last | ago |
    on the | delivered on | yesterday
po = po | p.o | p.o. | po number | po no | purchase order | our order number | our order no | our ref |
    our reference | our po | customer order | job no | job number | cost code | your customer ref
not_po = invoice | invoices | delivery note | serial | serial no | serial number | sales order | so | credit note |
    receipt | ticket | tracking | tracking number | account | batch | case no | quote | quotation | bill
ship_to = deliver to | delivered to | delivery to | ship to | shipped to | send to | sent to | goods to | send it to |
    deliver it to | to be delivered to | delivery address | shipping address | deliver this to | please deliver to |
    ship it to | drop at | drop off at | drop to | bring to | bring it to | take to | send them to | deliver them to |
    ship them to | dispatch to | despatch to | going to | new address | address is | for delivery to | delivery at |
    deliver at
collect = collect | collecting | collection | collected | pick up | pickup | picking up | pick it up | will collect
place_kind = road | street | avenue | lane | close | drive | way | row | court | place | square | house | site |
    depot | yard | warehouse | office | school | shop | store | stall | park | estate | hill | gardens | terrace |
    crescent | quay | wharf | station | hotel | centre | center | hall | st | rd | ave | flat | floor | unit
signature = regards | kind regards | best regards | best wishes | many thanks | thanks | thank you | cheers |
    yours sincerely | yours faithfully | best | warm regards | sincerely | with kind regards | warmly | all the best |
    ta | thx | rgds | br | kr | cordially | sent from my
greeting = hi | hello | dear | hey | good morning | good afternoon | good evening | morning | afternoon | evening |
    hiya | greetings | to whom it may concern | yo | howdy | hi there | hello there | g'day
quote_header = from | sent | to | subject | date | cc
wrote = wrote
original = original message | forwarded message | begin forwarded message | previous message | reply above this line
forward_ask = please order | order the below | order below | see below | below order | as below | the following |
    please process | can you do this | please supply | forwarding
col.qty = qty | quantity | amount | no | pcs | count | number | units | order qty
col.item = item | items | product | description | article | desc | goods | material | name of product | what
col.code = code | sku | part no | part | part number | ref | article no | item no | our code | your code
col.unit = unit | uom | pack | packaging
col.price = price | unit price | total | cost | net | eur | gbp | usd | value | sum
col.skip = name | address | recipient | phone | for whom | person | room | position | pos | line
c.cancel = cancel* | call* off | call* it off | annul* | abort | scrap the order | revoke | withdraw the order |
    no longer want | changed my mind | don't want the order | stop the order | stop my order | undo | cannot afford |
    can't afford | no longer need
c.change = chang* | modif* | edit* | alter* | amend* | updat* | adjust* | correct* | revis* | swap* | switch* |
    replac* | substitut* | rectif*
c.add = add | adding | include | including | append
c.remove = remov* | delet* | take off | drop | take out
c.order = order* | purchas* | buy* | bought
c.item = item* | product* | article* | goods | thing* | stuff | piece* | something | parcel* | package* | shipment*
c.buy = buy* | purchas* | acquir* | get hold of | shop | shopping | obtain* | procure | place an order | place order |
    make an order | put in an order | order some | order a | order an
c.want = i'd like | i would like | i want | i need | we need | we'd like | we would like | we want | please send |
    can i get | can i have | could i have | could i get | could we have | may i have | give me | get me | send me |
    send us | let me get | let me have | i'll have | i'll take | i will have | i will take | put me down |
    can we have | can we get | can you send | could you send | please order | order me | i wish | please supply |
    supply | need | want | pls | please | i'd love | could we please have | we'll take | we will take | ordering
c.track = track* | locat* | whereabouts | where is | where's | where are | wheres | eta | status | hasn't arrived |
    not arrived | not here | hasn't come | still waiting | not received | haven't received | haven't had |
    didn't arrive | has it been sent | been dispatched | on its way | when will it arrive | when will my | when is my |
    when does my | when is it | out for delivery | delayed | overdue | how far | still no | no news | shipped yet |
    any news | running late | tracing | trace | wasn't in the | weren't in the | was missing from | were missing from |
    not in the box | not in the delivery
c.invoice = invoice* | receipt* | bill | bills | vat invoice | copy invoice | proforma | pro forma | statement
c.send_again = copy | copies | send | resend | again | get | download* | see | view | find | email | e-mail |
    forward | need | request | check | look
c.return = exchange [it/them/that/this/those/these] | return | returning | returns | send back | send it back |
    send them back | sending back | bring back | give back | take back | exchange it | exchange them | replacement |
    replace it | rma | wrong item | swap it | want it replaced | collect the faulty | new one please
c.refund = refund* | money back | reimburs* | compensat* | rebate* | restitut* | credit me | credit us |
    credit note for | want my money | get my money
c.broken = broken | damaged | faulty | defect* | cracked | dead | doesn't work | does not work | not working | smashed |
    leaking | torn | mouldy | rotten | expired | wobbl* | scratched | bent | dented | stale | missing | wrong | wilted |
    bruised | squashed | crushed | died | ruined | soiled
c.delivery = deliver* | shipping | shipment* | ship | courier | postage | dispatch* | carriage | send to | van |
    driver | truck | lorry
c.deliv_about = do you deliver | do you ship | can you deliver | how much is delivery | delivery cost |
    delivery charge* | shipping cost* | delivery option* | shipping option* | shipping method* | delivery method* |
    delivery area* | delivery day* | which days | delivery time* | delivery period | shipping time* | free delivery |
    minimum for delivery | when can you deliver | next delivery | saturday delivery | delivery slot* | cut-off |
    cutoff | lead time | international* | abroad | when will my order arrive | deliveries to | do you bring |
    what days | on what days | bring to
c.pay = pay | paid | payment* | paying | charg* | credit card | debit card | paypal | bank transfer | direct debit |
    card declined | checkout
c.pay_about = payment method* | payment option* | payment type* | ways to pay | how can i pay | how do i pay |
    do you take | do you accept | accept cards | pay by | pay with | pay on account | charged twice | double charged |
    overcharged | charged us | charged me | payment issue* | payment problem* | payment error* | payment failed |
    payment declined | not allocated | credit isn't | statement | payment terms | issue* with payment* |
    problem* with payment* | error* with payment* | payment not | paid twice | took the money | taken twice |
    wrong amount | trouble with payment* | allocat* | isn't on the statement | before we pay | trouble with paying |
    payment reminder | reminders | already paid | you charged
c.paid_notice = have paid | has been paid | payment sent | payment made | we paid | i paid | just paid |
    transferred the | have transferred | payment advice | remittance | remittance advice | payment is on its way |
    proof of payment | sent the payment | paid the invoice | paid invoice | bank transfer done | payment confirmation
c.stock = in stock | out of stock | back in | stock | available | availab* | have you got | do you have |
    [do/did/d'you] [you/u/ya/ye] [have/do/sell/stock/carry/keep/offer] | have you any | got any | on the shelf |
    still have | any left | when will you have | is there any | are there any | have any
c.price = price* | how much | cost | costs | quote | quotation | pricing | what's the price | discount* | rate |
    rates | expensive | cheaper | per unit cost | how much is | how much are | what do you charge | trade price
c.human = human | real person | speak to | talk to | speak with | talk with | agent | operator | representative |
    call me | ring me | phone me | someone | a person | customer service | customer support | customer care | hotline |
    call you | manager | member of staff | live chat | assistant | somebody | an employee | chat with | contact |
    helpdesk | help desk | phone number
c.reach = speak* | talk* | contact* | reach* | call* | chat* | phone* | get in touch | get through | connect* | put me*
c.drop = scrap | drop | bin | forget | kill | abandon | axe | shelve
c.complaint = rude | third time | this is not on | impolite | unprofessional | complain* | disgrac* | terrible | awful |
    unacceptable | appalling | joke | rubbish | worst | never again | angry | furious | disappointed | disappointing |
    disgusted | ridiculous | useless | had enough | done with you | fed up | poor service | bad service | claim |
    claims | reclamation* | shocking | not good enough | ashamed | horrible | pathetic | dreadful | let down |
    you promised | unhappy | dissatisf* | shambles | not happy
c.thanks = thanks | thank you | thx | cheers | brilliant | great | lovely | perfect | ta | ok | okay | no worries |
    have a good | good one | nice one | bye | goodbye | good morning | hello | hi | how are you | see you |
    much appreciated | awesome | super | happy christmas | merry christmas | have a nice | good day | you're welcome |
    well done | wonderful
c.other = unsubscribe | congratulations | you have won | click here | winner | selected | prize | lottery |
    automatically generated | out of office | auto-reply | automatic reply | undeliverable | could not be delivered |
    mailbox | newsletter | seo | on annual leave | delivery has failed | mail delivery | bitcoin | claim your |
    out of the office | do not reply | crypto | investment opportunity | backlinks | on holiday until | ranking
c.nature = allergen* | gluten | vegan | safe for | safe with | contains nuts | ingredients | nutrition* |
    how long do they last | how do i | care for | suitable for | is it ok for | halal | kosher | poisonous | toxic |
    how long does it keep | how should i store | shelf life | how to use | does it contain | do they contain |
    is there nuts | is it suitable | are they suitable | what is the difference | which is better | made of |
    made from | opening hours | are you open | what time do you | when do you open | when do you close | contain* |
    made with | come from | have nuts | have gluten | have dairy | difference between | the difference
c.question = how | what | when | where | which | why | who | is it | can i | can you | do you | does | are you |
    is there | could you tell | would you | have you | will you | is the | are the | are your | is your | what's |
    whats | when's | wheres | where's
c.supplier = we can supply | your purchase order | we confirm your purchase order |
    thank you for your purchase order | thank you for your po | we confirm your order | order acknowledgement |
    order confirmation | lead time is | we regret | will be shipped on | expected ship date | dispatch date |
    we can deliver your | backordered | on back order | your po
c.withdraw = withdrawal | right of withdrawal | withdraw from the contract | cooling off | cooling-off |
    revoke the contract | withdraw from my contract | withdraw from the purchase | exercise my right
c.dont_know = don't know how | do not know how | how can i | how do i | how to | help me | assistance | trying to |
    help | assist*
stop = lovely | beautiful | delicious | tasty | fine | cheeky | proper |
    the | please | pls | plz | for | to | on | in | it | is | are | be | we | i | you | your | our | my | me | us |
    at | as | so | if | this | that | these | those | thanks | can | could | would | get | got | have | has | had |
    will | do | does | let | like | want | wanna | need | order | ordering | send | put | some | any | from | up |
    out | there | here | them | they | its | it's | i'd | i'll | we'd | we'll | im | i'm | ive | i've | too | well |
    though | but | by | was | were | am | him | her | his | she | he | who | which | what | when | where | how | not |
    no | yes | go | going | take | give | also | again | back | off | now | just | only | one | ones | u | ur | much |
    many | very | really | good | nice | new | old | might | may | should | shall | must | bit | than | then | or |
    and | an | a | of | with | without | about | each | per | via | asap | possible | maybe | possibly | later |
    soon | needed | wanted | ordered | delivered | delivery | collection | collected | available | stock | lot |
    lots | kind | regards | all | both | other | rest | everything | anything | something | nothing | thing | things |
    way | time | today | order's | try | trying | wish | make | makes | sure | okay | ok | oh | um | uh | er | hmm |
    guys | team | folks | sir | madam | mum | mom | dad | nan | friend | clients | client | customers | wedding |
    party | office | home | top | side | drink | eat | include | total | altogether | same | different | type |
    kinds | sort | want's | needs | ready | love | enjoy | pass | passing | whole | usual | been | being | because |
    since | while | whenever | start | starting | add | added | adding | extra | instead | rather | kindly | hi |
    hello | dear | thank | ya | ye | em | yo | meal | meals | fancy | mind | changed | course | their | said | say |
    says | see | know | think | hope | wondering | wonder | cuz | coz | cos | cause | thru | through | into | onto |
    over | under | between | before | after | during | last | next | every | few | more | most | less | least | own |
    such | still | even | ever | never | always | already | yet | quite | pretty | little | big | done | did |
    didn't | don't | doesn't | won't | can't | isn't | aren't | wasn't | it'll | that's | there's | what's | let's |
    you're | we're | they're | yours | mine | ours | hers | myself | yourself | itself | definitely | absolutely |
    certainly | totally | surely | honestly | simply | probably | perhaps | obviously | basically | especially |
    particularly | somehow | anyway | besides | otherwise | exactly | prefer | place | stuff | lets | hey | gimme |
    loves | likes | wants | topped | filled | comes | coming | included | none
filler = a lot | thanks a lot | a minute | a moment | a second | as well | a question | a favour | a favor |
    a great day | a nice day | a good day | for a change | if you can | if possible | if you have it |
    if you have any | at a time | in a hurry | a while | as a | can i | can we | can you | can u | could i |
    could we | could you | could u | may i | may we | may you | may u | at all | once again
describing = grilled | roasted | fried | fresh | freshly | baked | cooked | raw | frozen | dried | smoked | chopped |
    sliced | diced | shredded | cold | hot | warm | iced | white | black | red | green | blue | yellow | brown |
    pink | purple | orange | grey | gray | golden | crispy | crunchy | soft | melted | steamed | boiled | minced |
    organic | homemade
prep = for | to | at | by | from | until | till | before | after | since | through | via | near | behind | into |
    onto | regarding | about | on | in | over | during | between
po_word = order | orders | order no | order number | order ref | order nr
lot_word = lot | one | time | this | these | all | following | new | site | job | project | reference | ref
to_place = to | to the | for | for the | at | at the | to our | for our | at our | to my | in the
to_strange = to | to the | to our | to my
day_prep = on the | by the | until the | before the | for the | on
last_day = last | past
c.return_weak = replace* | exchange* | swap* | credit
c.trouble = issue* | problem* | error* | trouble* | fail* | declin* | wrong | mistake | twice | can't | cannot |
    not working | bug | rejected | missing
c.when = when | what time | how soon | what day
total = in all | in total | altogether | all together | total | all in all | in all that
c.deliv_to = deliver* to | ship to | shipping to | shipment* to | ship it to | sent to | deliver it to | dispatch to |
    order from
c.ways = option* | method* | ways | possibilit* | mode | modes | alternative* | variant*
c.span = period* | duration | timeframe | time frame
c.clients = customer* | client* | consumer*
c.support = service* | support | care | assist* | help
c.how_long = how long | how soon | how fast | how quick* | how many days | how much time | expect
street = street | road | avenue | lane | close | drive | way | row | court | square | hill | gardens | terrace |
    crescent | quay | wharf | st | rd | ave | ln | parade | bank | mews | grove | park | walk | side | green | place
option.wrap = wrap | wrapping | wrapped | gift wrap | packaging
option.ribbon = ribbon | ribbons | bow
c.bill_to = invoice to | bill to | invoice address | billing address
u.pair = pair | pairs | pr | prs
c.arrived = arrived | turned up | was delivered | were delivered | we received | i received | came with | got delivered
time_word = babies | baby | toddlers | pupils | students | employees | patients | residents | covers | diners |
    delegates
u.display = display | displays | display box
option.kind = shade | shades | tone | colour | color | size | number | model | flavour | flavor | scent | format |
    diameter | length | width | version | finish
forwarded = forwarded message | begin forwarded message
forward_ask = what follows | order this | order these | place this order | this lot please | order the following
c.want = we're out of | we are out of | we're short of | we are short of | running low on | i'm out of | run out of
not_po = vat | vat no | vat number | company no | company number | registration no | reg no | iban
c.parcel_where = and my parcel ? | and my order ? | and my delivery ? | my parcel ? | my order ? | my delivery ? |
    my package ? | our delivery ? | our order ?
whose = my | our | her | his | their
many = [/some/a few/several] dozens of | a few dozen | several dozen | some dozen | hundreds of | [some/a few] hundred
before_it = before | beforehand
""",
)
