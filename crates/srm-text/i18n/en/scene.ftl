# What is seen in the exercises, for those who listen. Only what can be seen, never what is right.

hue-blue = blue without pattern
hue-vermilion = orange with slanted stripes
hue-green = green with dots
hue-steel = grey with level stripes
hue-purple = purple with squares
hue-yellow = yellow with rings
hue-none = without colour

feedback-right = Right.

## Sorting parts

sort-card =
    { $rows ->
        [one] Card with one rule
       *[other] Card with { $rows } rules
    }
sort-part =
    { $holes ->
        [0] Part: { $hue }, no holes
        [one] Part: { $hue }, one hole
       *[other] Part: { $hue }, { $holes } holes
    }
sort-laundry =
    { $holes ->
        [0] Laundry: { $hue }, no tags
        [one] Laundry: { $hue }, one tag
       *[other] Laundry: { $hue }, { $holes } tags
    }
sort-waste =
    { $holes ->
        [0] Waste: { $hue }, no labels
        [one] Waste: { $hue }, one label
       *[other] Waste: { $hue }, { $holes } labels
    }
sort-dish =
    { $holes ->
        [0] Dish: { $hue }, no dots
        [one] Dish: { $hue }, one dot
       *[other] Dish: { $hue }, { $holes } dots
    }
sort-bin = Bin { $number }
sort-feedback-wrong = That one belongs in bin { $number }. Look at the card.

## Finding what is wrong on the belt

defect-textile = Textile on the belt: { $hue }, place { $place }
defect-bottle = Bottle on the belt: { $hue }, place { $place }
defect-dish = Dish on the belt: { $hue }, place { $place }
defect-part = Part on the belt: { $hue }, place { $place }
defect-reject = Take the part away
defect-feedback-missed = A fault went by. Look at every one.
defect-feedback-false = That one had no fault. Let it go on.

## Watching gauges

gauge-dial = Gauge { $letter }. The needle is at { $position } of 10.
gauge-action = { $action }
action-valve = Valve
action-fan = Fan
action-stop = Stop
action-raise-bed = Raise the bed
action-turn-over = Turn over
action-bell = Call
action-dose = Dose
action-rinse = Rinse
action-lid = Lid on
action-stir = Stir
action-stove-off = Stove off
gauge-feedback-missed = A needle was outside its limit. Look at all gauges.
gauge-feedback-wrong = That was the wrong action. Look at the card.
gauge-feedback-false = That needle was inside its limit. Wait until one is outside.

## Following the track

trace-pad = Area with a track. Use the mouse, your finger or the arrow keys.
trace-start = Start
trace-goal = Goal
trace-feedback-wall = You touched the edge. Stay between the edges.

## Signals beside the work

signal-none = nothing
signal-bell = bell, yellow with rings
signal-phone = telephone, blue
signal-lamp = lamp, orange with stripes
signal-parcel = parcel, green with dots
dual-board = Board: { $signal }
dual-row = Card: { $signal }, key { $letter }
dual-key = Key { $letter }
dual-feedback-missed = Nobody answered the signal. Answer before the bar is empty.
dual-feedback-wrong = That was another key. The card shows which one answers.
dual-feedback-false = The board was dark. Press a key only when it lights up.

## Finding the fault on a line

damage-crack = cracked
damage-burn = burnt
damage-splash = splashed
machine-press = press
machine-saw = saw
machine-drill = drill
machine-roller = rollers
machine-oven = oven
machine-dryer = dryer
machine-lamp = heat lamp
machine-glue = glue
machine-shower = wash
machine-paint = paint
line-card =
    { $rows ->
        [one] Card with one kind of damage and its machines
       *[other] Card with { $rows } kinds of damage and their machines
    }
line-product = Finished product. One part is { $damage }: { $hue }
line-station = Station { $number }: { $machine }
line-glass = Glass { $letter }. Nobody has looked here.
line-glass-looking = Glass { $letter }. The look is under way.
line-glass-whole = Glass { $letter }. Everything is whole here.
line-glass-damaged = Glass { $letter }. One part is { $damage } here.
line-looks-left =
    { $looks ->
        [one] One look left
       *[other] { $looks } looks left
    }
line-sign = Stop sign
line-feedback-wrong = It was station { $station }. Before it everything is whole, after it not.
## Placing dots in rings

ring-pad = Sheet with rings. Use the mouse, your finger, or the arrow keys and Enter.
ring-next = Marked ring: { $number } of { $rings }
ring-aim = Cross-hair
ring-feedback-wall = The dot touched the wall of the ring. Aim at the middle.
ring-feedback-outside = The dot was outside the ring. Aim at the middle of the marked ring.

## Same part or mirror image

rotate-reference = Part to compare with
rotate-turned = Part on the right
rotate-same = Same part, turned
rotate-mirror = Mirror image
rotate-choice = Part { $number }
rotate-feedback-same = It was the same part, turned.
rotate-feedback-mirror = It was the mirror image. It never fits, however it is turned.
rotate-feedback-choice = Part { $number } was the same part, turned.
## Building from a card

follow-part =
    { $marks ->
        [0] { $good }
        [one] { $good }, tag with one dot
       *[other] { $good }, tag with { $marks } dots
    }
follow-step =
    { $marks ->
        [0] Step { $step } on the card: { $good }, row { $row }, place { $place }
        [one] Step { $step } on the card: { $good }, tag with one dot, row { $row }, place { $place }
       *[other] Step { $step } on the card: { $good }, tag with { $marks } dots, row { $row }, place { $place }
    }
follow-place = Row { $row }, place { $place }: empty
follow-place-laid =
    { $marks ->
        [0] Row { $row }, place { $place }: { $good }
        [one] Row { $row }, place { $place }: { $good }, tag with one dot
       *[other] Row { $row }, place { $place }: { $good }, tag with { $marks } dots
    }
follow-feedback-part = That was the wrong part. Look at step { $step } on the card.
follow-feedback-place = That was the wrong place. Look at step { $step } on the card.
follow-feedback-order = Step { $step } on the card comes first.

## Keeping tanks level

flow-tank = Tank { $letter }. Level { $level } of 100, marks at { $low } and { $high }. In: { $in }. Out: { $out }.
flow-less = Valve { $letter }, less. It stands at { $position }.
flow-more = Valve { $letter }, more. It stands at { $position }.
flow-feedback-late = A level went past its mark. Look at all outlets.
flow-feedback-outside = Tank { $letter } is outside its marks. Bring the level back, then let in as much as runs out.
## Planning a shift

shift-person = Person { $row }. Badge: { $badge }.
shift-badge-none = none
shift-badge-round = round, orange with slanted stripes
shift-badge-square = square, green with dots
shift-badge-both = the round and the square
shift-after-none = nothing
shift-job = Job: { $good }. Slots: { $length }. Badge: { $badge }. After: { $after }. In the tray.
shift-job-latest = Job: { $good }. Slots: { $length }. Badge: { $badge }. After: { $after }. Done by slot { $latest }. In the tray.
shift-job-placed = Job: { $good }. Slots: { $length }. Badge: { $badge }. After: { $after }. With person { $row } from slot { $slot }.
shift-job-placed-latest = Job: { $good }. Slots: { $length }. Badge: { $badge }. After: { $after }. Done by slot { $latest }. With person { $row } from slot { $slot }.
shift-place = Person { $row }, slot { $slot }
shift-done = Hand in the plan
shift-feedback-placed = A job was left in the tray. Every job needs a place.
shift-feedback-badge = A job was with somebody who does not have its badge.
shift-feedback-latest = A job is done too late. The number with the red bar is its last slot.
shift-feedback-after = A job began too early. The one to the left of the arrow comes first.
## Building from a plan

stack-plan-picture =
    { $columns ->
        [one] Picture of a stack with one column
       *[other] Picture of a stack with { $columns } columns
    }
stack-plan-above =
    { $columns ->
        [one] Plan from above with one column
       *[other] Plan from above with { $columns } columns
    }
stack-plan-front =
    { $columns ->
        [one] Plan from the front of a stack with one column
       *[other] Plan from the front of a stack with { $columns } columns
    }
stack-plan-side =
    { $columns ->
        [one] Plan from the right of a stack with one column
       *[other] Plan from the right of a stack with { $columns } columns
    }
stack-built =
    { $blocks ->
        [0] Your stack: empty
        [one] Your stack: one block
       *[other] Your stack: { $blocks } blocks
    }
stack-block =
    { $blocks ->
        [0] Put a block: { $hue }, none left
        [one] Put a block: { $hue }, one left
       *[other] Put a block: { $hue }, { $blocks } left
    }
stack-take-away = Take the top block away
stack-cell =
    { $blocks ->
        [0] Row { $row }, place { $place }: empty
        [one] Row { $row }, place { $place }: one block, { $hue }
       *[other] Row { $row }, place { $place }: { $blocks } blocks, the top one { $hue }
    }
stack-hand-in = The stack is finished
stack-feedback-wrong =
    { $columns ->
        [one] One column does not agree with the plan. Look where the cross is.
       *[other] { $columns } columns do not agree with the plan. Look where the crosses are.
    }

## Talking with somebody

dialogue-picture = Picture: { $place }, seen over your shoulder. The other person looks { $mood }.
dialogue-feedback-best = That is how experienced people would answer too.
dialogue-feedback-other = Another answer helps more. It is marked.
place-counter = a counter
place-bedside = a bed in a room
place-corridor = a corridor
place-kitchen = a kitchen
place-workshop = a workshop
place-home = somebody’s home
mood-calm = calm
mood-worried = worried
mood-angry = angry
mood-glad = glad
mood-in-pain = in pain

## Handing over

handover-picture = Picture: { $place }, seen over your shoulder. You hold a board. The next shift is there.
handover-give = Hand over the board
handover-feedback-critical = Something that must be told was left out. It is marked.
handover-feedback-noise = The next shift does not need all of this.
handover-feedback-more = The next shift needs more. It is marked.
handover-feedback-order = What is most important comes first.

## A task away from the screen

observed-card =
    { $steps ->
        [one] Card with the task in one step
       *[other] Card with the task in { $steps } steps
    }
observed-step = Step { $number }: { $act }
observed-step-thing = Step { $number }: { $act }, { $good }
step-take = pick up
step-place = put in place
step-screw = screw together
step-turn = turn round
step-check = look closely
step-count = count
step-clean = wipe off
step-pack = pack
step-hand-over = give to somebody
step-spray = spray
step-pour = fill
step-measure = weigh
step-cut = cut
step-lift-together = lift together
step-wash-hands = wash hands
step-put-on-gloves = put on gloves
step-wipe = wipe the table
step-mop = mop the floor
step-fold = fold
step-talk = talk with each other
step-greet = greet
step-write-down = write down
observed-done = I am done

## Things from four trades

good-cell = battery cell
good-pouch = flat cell with two tabs
good-plate = metal plate
good-foil = roll of foil
good-bolt = bolt
good-washer = washer
good-cable = cable
good-clamp = clamp
good-cap = screw cap
good-box = box
good-cup = mug
good-pill-box = pill box
good-blanket = blanket
good-towel = towel
good-glove = thin glove
good-comb = comb
good-toothbrush = toothbrush
good-shoe = shoe
good-stick = walking stick
good-jug = jug
good-spray = spray bottle
good-canister = canister
good-bucket = bucket
good-cloth = cloth
good-mop = mop
good-brush = brush
good-bin-bag = bin bag
good-rubber-glove = rubber glove
good-sponge = sponge
good-paper-roll = paper roll
good-dinner-plate = plate
good-bowl = bowl
good-bread = bread
good-carrot = carrot
good-egg = egg
good-fish = fish
good-milk = milk carton
good-nut = nuts
good-apple = apple
good-pan = frying pan

## Logging readings

log-dial = Dial { $letter }. The pointer is past { $figure }, small marks past it: { $ticks }.
log-column = Column { $letter }. Its top is past { $figure }, small marks past it: { $ticks }.
log-level = Level glass { $letter }. The level is past { $figure }, small marks past it: { $ticks }.
log-clock = Clock for the round. The hand is at { $position } of 12.
log-row = Row { $letter }. Before: { $before }. Now: { $now }.
log-flag = Flag on row { $letter }
log-digit = { $digit }
log-erase = Erase
log-enter = Enter the value
log-feedback-value = That value is not what { $letter } shows. Look at the small marks.
log-feedback-flag = The last three values in row { $letter } do not all rise or all fall.
log-feedback-missing = The last three values in row { $letter } all rise or all fall. Then the flag is set.

## Signs

sign-nut = nuts
sign-milk = milk
sign-egg = egg
sign-fish = fish
sign-wheat = wheat
sign-acid = corrosive
sign-general = take care
sign-crossed = { $sign }, crossed out

## Picking orders

pick-line =
    { $pieces ->
        [one] Order line: { $good }, one piece
       *[other] Order line: { $good }, { $pieces } pieces
    }
pick-without = Sign on the order, crossed out: { $sign }
pick-flag = Cannot be had: { $good }
pick-shelf = Shelf { $number }: { $good }
pick-shelf-empty = Shelf { $number }: empty, place for { $good }
pick-shelf-sign = Shelf { $number }: { $good }, with the sign { $sign }
pick-instead = Card: instead of { $good }, { $other }
pick-nothing-instead = Card: instead of { $good }, a cross
pick-in-cart =
    { $pieces ->
        [one] In the cart: { $good }, one piece. Put one back
       *[other] In the cart: { $good }, { $pieces } pieces. Put one back
    }
pick-send = Send the order
pick-feedback-wrong = Something in the order was wrong. The ring shows what was right.
pick-feedback-omitted = A line was forgotten. The ring shows what was right.
pick-feedback-surplus = There was something in the cart that the order does not ask for.
