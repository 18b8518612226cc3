# What stands on printed pages besides the candidate's answer.

paper-footer = SRM, simulated recruitment method
paper-demo-band = DEMO: made to try the program. It says nothing about a real person.
paper-list = { $list }, { $next }
paper-date = { $day } { $month } { $year }
paper-date-time = { $date }, { $time } UTC

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Attestation: what a person can carry to any employer

attestation-kicker = Attestation of skills shown
attestation-lead = The holder has shown the skills below in simulated work situations. Everybody does the work by the same rules, and a person decided.
attestation-holder = Name
attestation-code = Code
attestation-occupation = Occupation
attestation-date = Shown on
attestation-valid = Valid until
attestation-by = Issued by
attestation-number = Number
attestation-skills = Skills shown
attestation-limits = This paper holds no points and no rank. It says what was shown on that day.
attestation-check = How to check it
attestation-check-file = Ask the holder or the office for the signed file. Its digest must be the one written here and in the code.
attestation-check-command = Check the signature with “srm verify” or “ssh-keygen -Y verify”.
attestation-check-key = The fingerprint must be one that the office publishes.
attestation-digest = Digest of the signed file (SHA-256)
attestation-key = Fingerprint of the key that signed
attestation-code-alt = Code to scan. It holds the digest and the fingerprint that are written beside it.

## Call list

call-kicker = Call list
call-title = Answers to give
call-lead = Everybody gets an answer within three days, also after a no. The one whose time runs out first stands first.
call-by = Call before
call-name = Name
call-phone = Phone
call-language = Language
call-code = Code
call-answer = Answer
call-tried = Tried
call-reached = Reached, and note
call-forward = to an interview
call-not-forward = not this time
call-empty = There is nobody to call.
call-printed = Printed { $at }. Destroy the list when everybody has been called.

## The employer's list of accepted people

accepted-kicker = Accepted people
accepted-lead = Everybody here has been taken forward by a person and has agreed to be on this list. The order is that of the codes. It says nothing about who did better.
accepted-employer = Employer
accepted-set = Exercise set
accepted-code = Code
accepted-occupation = Occupation
accepted-skills = Skills shown
accepted-agreed = Agreed on
accepted-none = Nobody is on the list yet.
accepted-digest = Digest of the signed list (SHA-256)

## The employer's approval

approval-kicker = Approval of an exercise set
approval-lead = The employer approves that these exercises and these limits are used for the occupation below.
approval-employer = Employer
approval-set = Exercise set
approval-version = Version
approval-occupation = Occupation
approval-pack = Digest of the exercises (SHA-256)
approval-exercises = The exercises, and why the job needs them
approval-threshold-title = The limit for going on
approval-threshold = { $points } of { $max } points in all. Within { $band } points of the limit two people decide together.
approval-minima = Limits of single exercises
approval-minimum = { $exercise }: at least { $points } of { $max } points. Reason: { $reason }
approval-no-minima = No exercise has a limit of its own.
approval-person = A person always decides, for a written reason. Nobody is put in rank order.
approval-sign-employer = For the employer: name, date
approval-sign-office = For the office: name, date

## The interview form

interview-form-kicker = Interview form
interview-form-lead = Everybody gets the same questions in the same order. The form is about motivation for this job. It is never part of the points.
interview-form-person = Candidate’s code
interview-form-interviewer = Interviewer
interview-form-date = Date
interview-form-minutes = Time: about { $minutes } min
interview-form-say-first = Say first
interview-form-question = Question { $number }
interview-form-follow-ups = Ask if the answer leaves it open
interview-form-heard = What I heard
interview-form-anchors = Tick what fits best
interview-form-say-last = Say last
interview-form-sign = Signature, date
