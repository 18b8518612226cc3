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
