# The leader's pages on the station: preparation, menu, today's codes, faults. Candidates see only a few of these words.

station-title = SRM station

## Before the start

setup-title = Prepare for a candidate
setup-code = The candidate’s code
setup-code-short = The code is too short. Type at least five digits.
setup-code-form = The code has at most nine digits and nothing else.
setup-code-check = The code is not right. Compare the digits with the paper.
setup-attempt = Which attempt this is
setup-time-factor = Time for the exercises
setup-text-size = Text size
setup-theme = Colours
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast
setup-calm-motion = Calmer motion
setup-hide-clock = Hide the clock
setup-set = Exercises
setup-demo-hint = The station is in demo mode. The results cannot be used.
setup-start = Start

## The leader’s menu

leader-menu-title = The leader’s menu
leader-code-title = The leader’s code
leader-code-new = Change the leader’s code
leader-code-wrong = The code is not right. Try again.
leader-note = Note an incident
leader-another-round = Practise one more round
leader-go-on = Go on to the part that counts
leader-void-exercise = Do not count this exercise
leader-end = End for today
leader-void-session = Make this session void
leader-close = Close the menu
leader-confirm = Confirm
leader-cancel = Cancel
leader-why = What is the reason?

incident-disturbance = Disturbance in the room
incident-helped = Was helped when it counted
incident-equipment = Equipment failed
incident-unwell = Felt unwell
incident-misunderstood = Misunderstood the task
incident-other = Something else, noted on paper

## Today’s codes

today-title = Today
today-empty = Nobody has begun today.
today-state-running = Going on
today-state-sealed = Done and signed
today-state-unsealed = Done, not signed yet
today-state-left = Ended early
today-state-declined = Did not want to take part
today-state-voided = Void
today-incidents =
    { $number ->
        [0] No incidents
        [one] One incident
       *[other] { $number } incidents
    }

export-title = Copy the results
export-all = Copy all
export-done =
    { $count ->
        [one] One result is copied to { $path }
       *[other] { $count } results are copied to { $path }
    }
export-failed = The results could not be copied.

receipt-title = Receipt from the office
receipt-import = Read a receipt
receipt-removed =
    { $count ->
        [one] One result is removed from the station.
       *[other] { $count } results are removed from the station.
    }
receipt-none = There is no valid receipt. Nothing is removed.

sheet-where = The result is here: { $path }
sheet-check = Check it like this: { $command }

unlock-title = Unlock the station’s key
unlock-passphrase = Passphrase
unlock-wrong = The passphrase is not right. Try again.

resume-found-title = A session is not finished
resume-found-text = Code { $code } was going on when the station stopped. The clock has stood still.
resume-go-on = Go on

## Small words

saved = Saved
saving = Saving
clock-left-minutes = { $minutes } min left
clock-left-seconds = { $seconds } s left
clock-hidden = The clock is hidden
on = On
off = Off
back = Back
close = Close
cancel = Cancel
quit = Close the program
erase = Erase
digit = Digit { $number }
speak = Read aloud
more-text = More text

## Faults: what is wrong, and what the leader does

err-journal-failed = The station cannot save.
rec-journal-failed = Let the candidate rest. The clock stands still. Restart the station.
err-journal-spare = The disk did not answer. The station saves in the spare place.
rec-journal-spare = The candidate can go on. Change station after this session.
err-disk-full = There is not enough room on the disk.
rec-disk-full = Copy the results. Remove other things from the disk. Try again.
err-key-missing = The station’s key is missing.
rec-key-missing = Results cannot be signed. Bring the key file back.
err-key-passphrase = The key is locked.
rec-key-passphrase = Type the passphrase. The results are signed after that.
err-pack-bad = The exercises cannot be used.
rec-pack-bad = Copy the exercises in again. Check them with “srm check”.
err-pack-missing = The exercises are not on the station.
rec-pack-missing = Copy the exercises in. Restart the station.
err-data-folder = The station cannot write in its data folder.
rec-data-folder = Check that the folder exists and can be written to.
err-journal-damaged = A saved file is damaged. It has been set aside.
rec-journal-damaged = Do not remove the file. Ask the office for help.
err-seal-failed = The result could not be signed.
rec-seal-failed = Everything is saved. Unlock the key and try again.
err-export-failed = The results could not be copied.
rec-export-failed = Check the USB stick. Try again. The results are still here.
