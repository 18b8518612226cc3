# The desk: watching a session again, the candidate's answer, the call list, the employer's pages.

## Watching again

replay-title = What happened
replay-scene = What was on the screen
replay-time = { $now } of { $end }
replay-bar = Place in the session
replay-play = Play
replay-pause = Pause
replay-speed = Speed
replay-times = { $times } ×
replay-back = 10 s back
replay-part-before = Exercise before
replay-part-next = Next exercise
replay-error-before = Error before
replay-error-next = Next error
replay-incident-before = Incident before
replay-incident-next = Next incident
replay-moments = Jump to
replay-moment = { $time }, { $what }
replay-no-moments = Nothing stands out.
replay-sort-part = Exercise
replay-sort-error = Error
replay-sort-incident = Incident
replay-points = How the points came about
replay-points-of = { $points } of { $max } points
replay-points-open = No points yet: a rating is missing, or the exercise does not count. Up to { $max }.
replay-so-far = Up to here: { $value }
replay-in-all = In the end: { $value }
replay-no-exercise = No exercise is on at this moment.
replay-closed = You can watch the session when your own rating is locked.
replay-broken = The session cannot be shown: its journal does not fit the exercises. The points still stand as signed.
replay-keys = P plays and pauses. Arrow keys: 5 seconds. Page Up and Page Down: the moment before and after.

replay-began = Begins: { $exercise }
replay-error = { $measure }
replay-noted = Noted by the leader: { $kind }
replay-voided = Does not count: { $kind }
replay-leader-called = The leader was called
replay-practice-waived = Went on although practice had not come right
replay-journal-moved = The disk did not answer; the station saved in the spare place
replay-focus-lost = The window lost the keyboard
replay-clock-changed = The computer’s clock jumped
replay-interrupted = The computer stopped. Seconds away: { $seconds }

decimal-sign = .

## The answer

letter-title = The answer
letter-lead = This is what the candidate gets. It follows from the work and the decision; there are no points in it.
letter-language = Language of the letter
letter-contact = Contact: name and telephone
letter-note = A few words of your own
letter-note-hint = In the language of the letter. You may leave it empty.
letter-save = Save as PDF
letter-attestation = Save attestation
letter-attestation-sign = Sign and save attestation
letter-folder = Save in the folder
letter-given = Mark as given
letter-was-given = Given { $when } by { $who }
letter-due = Due { $when }
letter-late = Should have been given { $when }
letter-saved = Saved: { $path }
letter-not-yet = There is no answer to give before a decision is in force.
letter-preview = The letter

## The call list

calls-title = Calls
calls-lead = Everybody gets an answer within three days. Whose time runs out first stands first.
calls-empty = Nobody waits for a call.
calls-list = People to call
calls-hours-left =
    { $hours ->
        [one] One hour left
       *[other] { $hours } hours left
    }
calls-hours-late =
    { $hours ->
        [one] One hour late
       *[other] { $hours } hours late
    }
calls-tried-times =
    { $times ->
        [0] Not tried yet
        [one] Tried once
       *[other] Tried { $times } times
    }
calls-who = { $code }, { $name }
calls-no-name = no name linked
calls-phone = Telephone
calls-language = Language
calls-answer = Answer
calls-answer-open = not decided yet
calls-tried = Tried, not reached
calls-reached = Reached, answer given
calls-letter = Open the case
calls-save = Save the list as PDF
calls-choose = Choose somebody in the list.

## The employer

employer-title = Employer
employer-name = The employer’s name
employer-number = The employer’s number
employer-number-missing = Write the employer’s number first, such as 9.
employer-set = Exercise set
employer-accepted = Accepted people
employer-accepted-lead = Only people who have been taken forward and have agreed that the employer may know. The list holds skills and no points.
employer-agreed = Has agreed
employer-agreed-since = Agreed { $when }
employer-none = Nobody has been taken forward in this set yet.
employer-sign-list = Sign and save the list
employer-on-list =
    { $count ->
        [0] Nobody is on the list
        [one] One person is on the list
       *[other] { $count } people are on the list
    }
employer-approval = Approval of the set
employer-approval-lead = The employer approves the exercises, the limit and every minimum with its reason. The page names the exact set.
employer-approval-save = Save the page as PDF
employer-approved = Approved { $when } by { $who }
employer-not-approved = Not approved yet
employer-preview = The page
employer-name-missing = Write the employer’s name first.
