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

## A task away from the screen

observed-card =
    { $steps ->
        [one] Card with the task in one step
       *[other] Card with the task in { $steps } steps
    }
observed-step = Step { $number }
observed-done = I am done
