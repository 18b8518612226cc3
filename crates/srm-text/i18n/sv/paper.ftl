# Det som står på utskrivna sidor utöver kandidatens svar.

paper-footer = SRM, simulerad rekryteringsmetod
paper-demo-band = DEMO: gjord för att prova programmet. Den säger ingenting om en verklig person.
paper-list = { $list }, { $next }
paper-date = { $day } { $month } { $year }
paper-date-time = { $date }, { $time } UTC

month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Intyg: det som en person kan ta med till vilken arbetsgivare som helst

attestation-kicker = Intyg om visade förmågor
attestation-lead = Innehavaren har visat förmågorna här nedanför i simulerade arbetssituationer. Alla arbetar efter samma regler, och en människa har bestämt.
attestation-holder = Namn
attestation-code = Kod
attestation-occupation = Yrke
attestation-date = Visat den
attestation-valid = Gäller till
attestation-by = Utfärdat av
attestation-number = Nummer
attestation-skills = Visade förmågor
attestation-limits = Intyget har inga poäng och ingen rangordning. Det säger vad som visades den dagen.
attestation-check = Så kontrollerar du intyget
attestation-check-file = Be innehavaren eller kontoret om den signerade filen. Filens kontrollsumma ska vara den som står här och i koden.
attestation-check-command = Kontrollera signaturen med ”srm verify” eller ”ssh-keygen -Y verify”.
attestation-check-key = Fingeravtrycket ska vara ett som kontoret har publicerat.
attestation-digest = Den signerade filens kontrollsumma (SHA-256)
attestation-key = Fingeravtryck för nyckeln som signerade
attestation-code-alt = Kod att skanna. Den innehåller kontrollsumman och fingeravtrycket som står bredvid.

## Ringlista

call-kicker = Ringlista
call-title = Svar att ge
call-lead = Alla får svar inom tre dagar, också efter ett nej. Den vars tid tar slut först står först.
call-by = Ring före
call-name = Namn
call-phone = Telefon
call-language = Språk
call-code = Kod
call-answer = Svar
call-tried = Försök
call-reached = Nådd, och anteckning
call-forward = till intervju
call-not-forward = inte den här gången
call-empty = Det finns ingen att ringa.
call-printed = Utskriven { $at }. Förstör listan när alla har fått sitt samtal.

## Arbetsgivarens lista över antagna

accepted-kicker = Antagna personer
accepted-lead = En människa har bestämt att var och en här går vidare, och alla har sagt ja till att stå på listan. Ordningen är kodernas. Den säger inget om vem som gjorde bäst ifrån sig.
accepted-employer = Arbetsgivare
accepted-set = Övningsuppsättning
accepted-code = Kod
accepted-occupation = Yrke
accepted-skills = Visade förmågor
accepted-agreed = Sa ja den
accepted-none = Ingen står på listan ännu.
accepted-digest = Den signerade listans kontrollsumma (SHA-256)

## Arbetsgivarens godkännande

approval-kicker = Godkännande av en övningsuppsättning
approval-lead = Arbetsgivaren godkänner att de här övningarna och gränserna används för yrket nedanför.
approval-employer = Arbetsgivare
approval-set = Övningsuppsättning
approval-version = Version
approval-occupation = Yrke
approval-pack = Övningarnas kontrollsumma (SHA-256)
approval-exercises = Övningarna, och varför jobbet behöver dem
approval-threshold-title = Gränsen för att gå vidare
approval-threshold = { $points } av { $max } poäng sammanlagt. Inom { $band } poäng från gränsen bestämmer två personer tillsammans.
approval-minima = Gränser för enskilda övningar
approval-minimum = { $exercise }: minst { $points } av { $max } poäng. Skäl: { $reason }
approval-no-minima = Ingen övning har en egen gräns.
approval-person = En människa bestämmer alltid, med ett skrivet skäl. Ingen rangordnas.
approval-sign-employer = För arbetsgivaren: namn, datum
approval-sign-office = För kontoret: namn, datum

## Intervjuformuläret

interview-form-kicker = Intervjuformulär
interview-form-lead = Alla får samma frågor i samma ordning. Formuläret handlar om motivation för det här jobbet. Det räknas aldrig in i poängen.
interview-form-person = Kandidatens kod
interview-form-interviewer = Intervjuare
interview-form-date = Datum
interview-form-minutes = Tid: ungefär { $minutes } min
interview-form-say-first = Säg först
interview-form-question = Fråga { $number }
interview-form-follow-ups = Fråga om svaret lämnar det öppet
interview-form-heard = Det här hörde jag
interview-form-anchors = Kryssa för det som stämmer bäst
interview-form-say-last = Säg sist
interview-form-sign = Underskrift, datum
