# The candidate's answer: a letter in plain words, also after a no. No points, no rank, no comparison with others.

answer-kicker = Your answer
answer-title-forward = You are invited to an interview
answer-title-not = You do not go on to an interview this time
answer-lead-forward = Thank you for taking part. A person has gone through everything you did and has decided that you go on.
answer-lead-not = Thank you for taking part. A person has gone through everything you did and has decided that you do not go on this time. The decision is about these exercises on this day. It does not say what you can learn.

answer-job = Job
answer-code = Your code
answer-day = Day of the exercises

answer-strengths = Strengths we saw
answer-best = What went best for you
answer-on-the-job = On the job it shows like this: { $evidence }

answer-shown = What each exercise showed
answer-shows = It is about: { $skills }
answer-level-strong = A strength
answer-level-good = Went well
answer-level-growing = More to practise
answer-level-void = Does not count
answer-level-not-done = Not done
answer-says-strong = You did this the way the job needs it.
answer-says-good = You did much of this the way the job needs it.
answer-says-growing = This was harder. It is something you can practise.
answer-says-void = The exercise was stopped or interrupted. It has not been held against you.
answer-says-not-done = You ended before this exercise was done.

answer-note = A few words from us

answer-next = What happens now
answer-next-call = We call you and agree on a time for the interview.
answer-next-interview = In the interview everybody gets the same questions in the same order. They are about why you want this job.
answer-next-bring = You do not need to bring a CV, grades or certificates.
answer-next-attestation = Ask us for an attestation of the skills you have shown. You may show it to any employer.
answer-next-again = Ask us when you can do the exercises again. You then get new tasks of the same kind.
answer-next-practise = It will help you most to practise this: { $skill }
answer-next-other = Talk with us about other jobs that need what you do well.

answer-rights = Your rights
answer-rights-explain = You can ask us to explain the decision. A person answers you.
answer-rights-again = If you think something is wrong, you can ask us to look at it again.
answer-rights-copy = You can get a copy of everything that is saved about you.
answer-contact = Your contact
