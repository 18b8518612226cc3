# The pages a candidate sees. Short sentences, "you", a calm tone. Nothing about how the result turned out.

language-name = English
language-title = Choose language

## Before we begin

participation-shape =
    { $exercises ->
        [one] You will do one exercise.
       *[other] You will do { $exercises } exercises.
    } { $minutes ->
        [one] It takes about one minute.
       *[other] It takes about { $minutes } minutes.
    }
participation-rule = The limit for going on is { $threshold } points out of { $max }. A person goes through your result and decides. The computer never decides.
participation-minimum = The exercise “{ $exercise }” has a limit of its own. It is { $points } points out of { $max }. The reason is: { $reason }
participation-rights = You choose if you want to take part. You can pause between the exercises. You can stop whenever you want. The computer saves a code and what you do. Your name is not saved.
participation-yes = I want to take part
participation-no = I do not want to take part

## Buttons that return

next = Next
pause = Pause
leave = Leave
call-leader = Call the leader
leader-called = You have called the leader. You can also raise your hand.

## One exercise, step by step

instruction-minutes =
    { $minutes ->
        [one] You have one minute when it counts.
       *[other] You have { $minutes } minutes when it counts.
    }
instruction-seconds =
    { $seconds ->
        [one] You have one second when it counts.
       *[other] You have { $seconds } seconds when it counts.
    }
instruction-main = Show me how

demonstration-title = See how it is done
demonstration-main = Try it yourself
demonstration-again = Show me again

practice-title = Practise. It does not count.
practice-count = Done: { $done } of { $of }
practice-again = We practise once more. Take the time you need.
practice-help-title = The leader will help you
practice-help-text = Wait here. The leader will show you the task. Practice does not count. No clock is running.

ready-title = Are you ready?
ready-text = Now it counts. The clock runs when you press Start.
ready-main = Start

exercise-done-title = This exercise is over
exercise-done-text = What you have done is saved. Go on when you are ready.

break-title = Break
break-text =
    { $minutes ->
        [one] The break is one minute. You can go on sooner.
       *[other] The break is { $minutes } minutes. You can go on sooner.
    }
break-main = Go on

## When the work stands still

paused-title = Pause
paused-text = The clock has stopped. You lose no time.
paused-main = Go on

interrupted-title = The computer stopped
interrupted-text = It was not your fault. The clock stood still. You lose no time.
interrupted-main = Go on

ask-leave-title = Do you want to leave?
ask-leave-text = Then today’s exercises are over. What you have done is saved. You cannot go on later.
ask-leave-stay = Stay
ask-leave-leave = Leave

## The end

finished-title = You are done
finished-text =
    { $exercises ->
        [one] You have gone through one exercise. Everything is saved.
       *[other] You have gone through { $exercises } exercises. Everything is saved.
    }
finished-answer =
    { $days ->
        [one] A person goes through your result. You get an answer within one day.
       *[other] A person goes through your result. You get an answer within { $days } days.
    }

declined-title = You have chosen not to take part
declined-text = No result is saved. The leader will tell you what happens now.

left-title = Today’s exercises are over
left-text = Thank you for coming. Talk to the leader about what happens now.

## Around the work

steps = Exercise { $done } of { $of }
clock-hide = Hide the clock
clock-show = Show the clock
said-by-you = You
