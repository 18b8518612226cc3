# The forms of the desk: rating, observing, going through gaps, deciding, interviewing.

## Every form

form-next = Next
form-back = Back
form-save = Save draft
form-lock = Lock and sign
form-sign = Sign
form-step = { $number } of { $count }: { $title }
form-step-done = { $number } of { $count }: { $title }, done
form-steps = The parts of the form
form-mark = Mark { $mark }
form-no-note = No note
form-signs-as = You sign as { $name }.
form-locks = Once signed, nobody can change it. You can only replace it with a new one, and then with a reason.
form-about = Code { $code }, attempt { $attempt }
form-counts = Counts
form-counts-lead = Count what you saw. Counts are information and give no points.
form-count-less = Fewer: { $title }
form-count-more = More: { $title }
form-count-value = { $title }: { $number }
form-count-open = { $title }: nothing entered
form-missing-mark = Choose a mark: { $title }
form-missing-count = Enter the number, even if it is zero: { $title }
form-missing-reason = Write the reason in at least one whole sentence.
form-missing-verdict = Choose what you decide.
form-note-empty = Write something.
form-note-long = The text is too long. Characters to take away: { $over }
form-note-sign = The text has a character that cannot be printed. Take it away and write it again.
form-note-number = The text has a personal identity number. Take it away. The code already says who it is about.

## Rating

rate-lead = Code { $code }. Points, name and what others rated are hidden.
rate-note = What did you see? Describe behaviour, not the person.
rate-reason = Why do you replace your earlier rating?
rate-confirm-title = Lock your rating
rate-confirm-lead = Read it through once more.
rate-confirm-notes = Without a note: { $number }. A note helps if somebody else saw something else.
rate-facts = Raters
rate-you = You
rate-ongoing = rating now
rate-other = Rater { $number }
rate-locked-hidden = locked, hidden
rate-awaited = awaited
rate-gap-note = A gap larger than { $steps } step is talked through together, with a reason.

## Observing

observe-title = Observe
observe-lead = Rate on the spot, without a network. The sheet may come later: the code ties them together.
observe-none = No installed exercise is to be observed. Read in a set that has one.
observe-exercise = Exercise
observe-people = Whom you watch
observe-code = The candidate’s code
observe-code-hint = for example 4021-7
observe-attempt = Attempt
observe-attempt-number = Attempt { $number }
observe-add = Add
observe-remove = Remove { $code }
observe-code-short = The code is too short. Type at least five digits.
observe-code-form = The code has at most nine digits and nothing else.
observe-code-check = The code is not right. Compare the digits with the paper.
observe-code-twice = The code is on the list already.
observe-code-full = The list is full. Begin with those on it.
observe-alone = This exercise is done by one person at a time.
observe-team = This exercise is done in a group. People you can watch at once: { $number }.
observe-begin = Begin
observe-clock-gone = Gone { $time }
observe-clock-left = Left { $time }
observe-clock-over = The time is over
observe-clock-rests = The clock rests
observe-pause = Stop the clock
observe-go-on = Start the clock
observe-done = The task is done
observe-persons = People
observe-person = Code { $code }
observe-person-signed = Code { $code }, signed
observe-note = Note what you see. Enter keeps it with the time.
observe-notes = Your notes
observe-notes-lead = Only what you take into the form is kept. The rest is gone once you sign.
observe-notes-none = No notes yet.
observe-take-name = Use { $time } here
observe-steps = The task
observe-anchors = What is rated
observe-signed = The rating is locked and signed.
observe-all-signed = All ratings are locked and signed.
observe-anew = New observation
observe-discard = Throw it away
observe-discard-title = Throw the observation away
observe-discard-lead = Notes and marks that are not signed are lost. This cannot be undone.

## Going through gaps

moderate-title = Go through the gap
moderate-lead = The ratings are locked. Look at them together, agree on a mark and write why.
moderate-apart = Gap in steps: { $steps }
moderate-agreed = The mark you agree on
moderate-reason = Why is it the right mark? Describe what you saw.
moderate-not-own = Lock your own rating first. Then you can see the others.
moderate-too-few = Two locked ratings are needed.
moderate-other-form = One rating was made with another form. Ask the rater to do it again.
moderate-no-gap = The ratings do not differ more than is allowed.
moderate-confirm-title = Lock what you agreed on
moderate-confirm-lead = The own ratings stay. This mark counts in their place.
moderate-agree-rest = The rest does not differ too much and counts as it is.

## Deciding

decide-title = Decision
decide-lead = The basis decides nothing. You decide, with a reason.
decide-basis = Basis
decide-stands = Taken together { $basis }
decide-basis-above = above the threshold
decide-basis-within = near the threshold
decide-basis-below = below the threshold
decide-basis-incomplete = not complete yet
decide-points = Points
decide-points-of = { $points } of { $max }
decide-points-between = between { $least } and { $most } of { $max }
decide-cut = Threshold
decide-cut-band = { $cut }, uncertain by { $band } either way
decide-minimum = At least on { $title }
decide-minimum-stand = { $points } of { $max }, needed { $cut } (uncertain by { $band }): { $basis }
decide-minimum-why = The reason everybody was given: { $reason }
decide-exercises = What the exercises showed
decide-exercise-open = { $points } of { $max }, not all of it is rated
decide-show-all = Show what the points are made of
decide-line-measured = Measured: { $skill }
decide-line-rated = Rated: { $title }
decide-line-mean = mean { $mean } of 5
decide-line-pending = not rated
decide-incidents = What happened
decide-no-incidents = Nothing out of the ordinary happened.
decide-verdict = What do you decide?
decide-forward = Take forward to the interview
decide-not-forward = Do not take forward this time
decide-reason = Why? Write so that the candidate and a colleague understand.
decide-replaces = This decision replaces an earlier one. Both are kept.
decide-replay = Watch the session
decide-sign = Sign the decision
decide-confirm-title = Sign the decision
decide-second = One more is needed
decide-second-near = Taken together it is near the threshold. Another recruiter has to sign the same decision. Until then it does not count.
decide-second-incomplete = The basis is not complete. Another recruiter has to sign the same decision. Until then it does not count.
decide-second-against = The decision goes against the basis. Another recruiter has to sign the same decision. Until then it does not count.

## Signing as the second person

second-title = Sign a decision too
second-lead = A colleague has decided. Look at the basis yourself before you sign.
second-decided = Decision
second-by = Decided by
second-at = When
second-reason = Reason
second-looked = I have gone through the basis myself
second-sign = Sign the same decision
second-otherwise = I see it differently
second-same-person = You made the decision. Another recruiter has to sign it.
second-no-recruiter = Only a recruiter can sign a decision.
second-confirm-title = Sign too
second-confirm-lead = The decision counts once you have signed.

## Interviewing

interview-lead = The same questions in the same order for everybody. Mark what you heard.
interview-minutes = Time to plan for: { $minutes } min
interview-opening = Say first
interview-closing = Say last
interview-follow-ups = Ask further if needed
interview-note = What did the person answer? Write what was said.
interview-opened = Begin with the questions
interview-confirm-title = Lock the interview
interview-confirm-lead = The interview is no part of the points.
