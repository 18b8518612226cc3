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
sort-bin = Bin { $number }
sort-feedback-wrong = That part belongs in bin { $number }. Look at the card.

## Finding what is wrong on the belt

defect-part = Part on the belt: { $hue }, place { $place }
defect-reject = Take the part away
defect-feedback-missed = A damaged part went by. Look at every part.
defect-feedback-false = That part was whole. Let it go on.

## Watching gauges

gauge-dial = Gauge { $letter }. The needle is at { $position } of 10.
gauge-action = { $action }
action-valve = Valve
action-fan = Fan
action-stop = Stop
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

## A task away from the screen

observed-card =
    { $steps ->
        [one] Card with the task in one step
       *[other] Card with the task in { $steps } steps
    }
observed-step = Step { $number }
observed-done = I am done
