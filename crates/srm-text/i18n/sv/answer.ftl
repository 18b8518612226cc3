# Kandidatens svar: ett brev med vanliga ord, också efter ett nej. Inga poäng, ingen rangordning, ingen jämförelse med andra.

answer-kicker = Ditt svar
answer-title-forward = Du är välkommen på intervju
answer-title-not = Du går inte vidare till intervju den här gången
answer-lead-forward = Tack för att du var med. En människa har gått igenom allt du gjorde och har bestämt att du går vidare.
answer-lead-not = Tack för att du var med. En människa har gått igenom allt du gjorde och har bestämt att du inte går vidare den här gången. Beslutet gäller de här övningarna den här dagen. Det säger inte vad du kan lära dig.

answer-job = Jobb
answer-code = Din kod
answer-day = Dag för övningarna

answer-strengths = Styrkor vi såg
answer-best = Det som gick bäst för dig
answer-on-the-job = På jobbet märks det så här: { $evidence }

answer-shown = Vad varje övning visade
answer-shows = Det handlar om: { $skills }
answer-level-strong = En styrka
answer-level-good = Gick bra
answer-level-growing = Mer att öva på
answer-level-void = Räknas inte
answer-level-not-done = Inte gjord
answer-says-strong = Du gjorde det så som jobbet kräver.
answer-says-good = Du gjorde mycket av det så som jobbet kräver.
answer-says-growing = Det här var svårare. Det går att öva på.
answer-says-void = Övningen stoppades eller avbröts. Det har inte räknats mot dig.
answer-says-not-done = Du slutade innan den här övningen var klar.

answer-note = Några ord från oss

answer-next = Det här händer nu
answer-next-call = Vi ringer dig och bestämmer en tid för intervjun.
answer-next-interview = På intervjun får alla samma frågor i samma ordning. De handlar om varför du vill ha det här jobbet.
answer-next-bring = Du behöver inte ta med cv, betyg eller intyg.
answer-next-attestation = Be oss om ett intyg på de förmågor du har visat. Du får visa det för vilken arbetsgivare du vill.
answer-next-again = Fråga oss när du kan göra övningarna igen. Då får du nya uppgifter av samma sort.
answer-next-practise = Det här har du mest nytta av att öva på: { $skill }
answer-next-other = Prata med oss om andra jobb som behöver det du är bra på.

answer-rights = Dina rättigheter
answer-rights-explain = Du kan be oss förklara beslutet. En människa svarar dig.
answer-rights-again = Om du tycker att något är fel kan du be oss titta på det igen.
answer-rights-copy = Du kan få en kopia av allt som är sparat om dig.
answer-contact = Din kontakt
