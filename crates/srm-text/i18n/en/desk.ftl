# The desk: the frame of its pages, the queue, reading in, settings, people, the log.

desk-title = SRM review
desk-tabs = What waits
desk-who = Signed in: { $who }
desk-menu = Opens the menu
desk-back = The list
desk-demo-band = Demo. Everything made here is marked demo and cannot be used for anyone.

## The queue

queue-list = Sheets
queue-search = Search
queue-search-hint = Search for a code or set  ( / )
queue-import = Read sheets in
queue-empty = Nothing waits here.
queue-nothing-found = No sheet fits the search.
queue-archive-empty = There are no sheets yet. Put in the USB stick from a station and choose Read sheets in, or drop a folder on this window.
queue-recompute = Computing points again: { $count } sheets left
row-good = nothing wrong
row-waiting = being computed
row-incidents = incidents
row-faults = something is wrong
tab-rate = To rate
tab-near-cut = Near the cut
tab-decide = To decide
tab-events = Incidents
tab-answer = To answer
tab-all = All
need-recompute = points are being computed
need-fault-found = something is wrong
need-rating-due = waits for a rating
need-second-rating-due = waits for a second rating
need-gap = two ratings differ
need-incident = incident in the session
need-near-cut = near the cut
need-decision-due = waits for a decision
need-second-person-due = waits for a second person
need-interview-due = interview to come
need-answer-due = waits for the answer
need-nothing = nothing waits
welcome-title = Hello { $name }
welcome-choose = Choose a sheet in the list.
welcome-empty = Read in sheets from a station to begin.

## Reading in

import-title = Read sheets in
import-lead = Nothing on the stick is changed. The same file can be read in any number of times.
import-start = Read in
import-look = Look for sticks
import-places = Sticks found
import-path = File or folder
import-drop = You can also drop a folder or file on this window.
import-running = Reading in
import-stop = Stop
import-progress = { $done } of { $total } files
import-progress-open = { $done } files
import-meanwhile = You can go on working meanwhile.
import-stored =
    { $count ->
        [one] One document was read in.
       *[other] { $count } documents were read in.
    }
import-already = Here before: { $count }.
import-faulty = Kept with something to look at: { $count }.
import-refused = Not read in: { $count }. Choose a line to see why.
import-stopped = Reading in was stopped. What was read in before is kept.
import-results = Files to look at
demo-progress = Making demo sheets: { $done } of { $total }

## One candidate

case-next = To do now
case-nothing = Nothing here waits for you.
case-judged = Rated and decided
case-gone = The sheet is no longer in the archive.
task-rate = Rate
task-moderate = Talk the difference over
task-decide = Decide
task-decide-detail = Everything is in
task-countersign = Sign as the second person
task-countersign-detail = The decision counts only then
task-interview = Interview
task-interview-detail = Questions in order, with anchors
task-answer = Give the answer
task-answer-detail = Until { $day }
task-answer-given = The answer has been given
task-replay = Watch the session
task-replay-detail = Scene by scene, with every point explained
stand-title = Basis for a decision
stand-all = Taken together
stand-note = It is a basis. A person decides.
basis-above = above the cut
basis-within = within the uncertainty round the cut
basis-below = below the cut
basis-incomplete = not complete yet
verdict-forward = goes forward
verdict-not-forward = does not go forward
standing-in-force = in force
standing-waiting = waits for a second person
standing-superseded = replaced
judged-rating = rating locked
judged-moderation = rating agreed on
judged-interview = interview held
judged-attestation = attestation issued
judged-refused = does not count:
facts-title = The sheet
fact-sheet = Sheet
fact-genuine = genuine
fact-sheet-bad = cannot be relied on
fact-key = Key
fact-key-good = valid
fact-key-bad = not trusted
fact-points = Points
fact-points-same = computed again, same
fact-points-differ = do not agree
fact-points-waiting = being computed
fact-points-not-here = cannot be computed here
fact-series = Series
fact-series-whole = no gaps
fact-series-gaps = gaps
fact-incidents = Incidents
fact-incidents-none = none
fact-incidents-some =
    { $count ->
        [one] one incident
       *[other] { $count } incidents
    }
raters-title = Raters
raters-you = You
raters-going-on = going on
raters-number = Rater { $number }
raters-locked = locked
raters-locked-hidden = locked, hidden
raters-gap =
    { $steps ->
        [one] A difference above one step is talked over, with a reason.
       *[other] A difference above { $steps } steps is talked over, with a reason.
    }

## Signing in

sign-in-title = Sign in
sign-in-first-title = Who are you?
sign-in-first-lead = Your key signs all you do. It is made now and does not leave this computer.
sign-in-name = Your name
sign-in-number = Your number from the office
sign-in-roles = What you do
sign-in-rates = I rate
sign-in-decides = I decide
sign-in-keeps = I keep the office’s lists
sign-in-passphrase = Passphrase
sign-in-again = The passphrase again
sign-in-make = Make my key
sign-in-open = Sign in
sign-in-busy = Wait
sign-in-wrong = The passphrase is not right. Try again.
sign-in-name-missing = Write your name.
sign-in-number-missing = Write the number from the office, digits only.
sign-in-role-missing = Choose at least one thing you do.
sign-in-passphrase-short = The passphrase needs at least eight characters.
sign-in-passphrase-differs = The two passphrases are not the same.
sign-in-asked-title = Your key is ready
sign-in-asked-lead = The office has to put you on the list before what you do counts.
sign-in-request = The request lies here
sign-in-fingerprint = The key’s fingerprint
sign-in-asked-next = Give the file to who keeps the list, and read the fingerprint out on the telephone.
sign-in-begin = Begin the list with me
sign-in-begin-lead = Nobody is on the archive’s list yet. If the archive is new and yours, you can begin the list yourself.
sign-in-go-on = Go on

## The menu

menu-title = Menu
menu-import = Read sheets in
menu-import-detail = From a USB stick or a folder
menu-observe = Observe live
menu-observe-detail = Physical and group exercises, also before there is a sheet
menu-people = People
menu-people-detail = Who a code is
menu-calls = Calls
menu-calls-detail = Who waits for an answer, and how long is left
menu-employer = Employer
menu-employer-detail = The list of accepted people, and the approval of a set
menu-log = Log
menu-log-detail = Who looked at what
menu-settings = Settings
menu-settings-detail = Language, colours, text size, trusted keys
menu-keys = Keys
menu-keys-detail = All that can be done without a mouse
menu-other-person = Change person
menu-other-person-detail = Try as the other one: near the cut two people are needed
menu-sign-out = Sign out
menu-sign-out-detail = The key is locked again

## Settings

settings-title = Settings
settings-language = Language
settings-places = Where things are
settings-archive = Archive
trust-title = Trusted keys
trust-empty = Nobody is on the list. Without it, every signature is unknown.
trust-good = valid
trust-revoked = revoked
trust-file = A request, a list of keys, or a line of one
trust-open = Open
trust-added = The list is changed. Every document it is about has been checked anew.
request-title = A request to be trusted
request-who = { $name }: { $principals }
request-compare = Compare the fingerprint in a second way, such as on the telephone.
request-accept = Put on the list
request-refuse = Put away

## People

people-title = People
people-lead = Names are kept only here. Every search is written in the log.
people-search = Name, contact or code
people-find = Search
people-none = Nobody was found.
people-contact = Contact
people-codes = Codes
people-link-title = Who a code is
people-code = Code
people-name = Name
people-link = Save
people-linked = Saved.
people-code-wrong = The code is not right. Compare the digits with the paper.

## The log

log-title = Log
log-lead = Who looked at or changed what. It can only grow.
log-list = Lines of the log
log-whole = The log is whole.
log-broken = Somebody changed the log. Tell who is responsible for the office.
log-empty = The log is empty.
log-act-linked = a code got a person
log-act-unlinked = a code was taken from a person
log-act-changed = facts were changed
log-act-looked = a person was shown
log-act-searched = people were searched for
log-act-listed = the call list was shown
log-act-called = a call was noted
log-act-answered = an answer was given
log-act-copied = copy of own data
log-act-exported = data without names was exported
log-act-erased = data was erased
log-act-trust-set = the list of keys was changed
log-act-log-cut = old lines were let go

## Keys

keys-title = Keys
keys-everywhere = Everywhere
keys-queue = In the list
keys-rating = While you rate
keys-name-arrows = Arrow up, arrow down
keys-help = This page
keys-back = Back to the list
keys-import = Read sheets in
keys-menu = Menu
keys-tabs = The tabs
keys-main = The main thing of a page
keys-move = Next sheet
keys-page = A page at a time
keys-open = Begin what the sheet waits for
keys-search = Search
keys-mark = Choose a step
keys-tab = Next field
keys-count = Count up or down
keys-save = Keep the draft

## Forms

work-saved = The draft is kept.
work-signed = Signed and kept.
work-not-now = This cannot be done just now. Open the sheet again.
work-other-role = Your key does not have that role. Ask who keeps the list for it.
work-set-missing = The exercise set is not here. Read in the packed set of the station first.

## What happened in a session
