# Granskningens formulär: bedöma, observera, gå igenom skillnader, besluta, intervjua.

## Alla formulär

form-next = Nästa
form-back = Tillbaka
form-save = Spara utkast
form-lock = Lås och signera
form-sign = Signera
form-step = { $number } av { $count }: { $title }
form-step-done = { $number } av { $count }: { $title }, klart
form-steps = Delarna i formuläret
form-mark = Betyg { $mark }
form-no-note = Ingen anteckning
form-signs-as = Du signerar som { $name }.
form-locks = Efter signeringen kan ingen ändra. Du kan bara ersätta med en ny, och då med skäl.
form-about = Kod { $code }, försök { $attempt }
form-counts = Antal
form-counts-lead = Räkna det du såg. Antalen är upplysning och ger inga poäng.
form-count-less = Minska: { $title }
form-count-more = Öka: { $title }
form-count-value = { $title }: { $number }
form-count-open = { $title }: inget angivet
form-missing-mark = Välj ett betyg: { $title }
form-missing-count = Ange antalet, även om det är noll: { $title }
form-missing-reason = Skriv skälet med minst en hel mening.
form-missing-verdict = Välj vad du beslutar.
form-note-empty = Skriv något.
form-note-long = Texten är för lång. Tecken att ta bort: { $over }
form-note-sign = Texten har ett tecken som inte kan skrivas ut. Ta bort det och skriv om.
form-note-number = Texten har ett personnummer. Ta bort det. Koden visar redan vem det gäller.

## Bedöma

rate-lead = Kod { $code }. Poäng, namn och andras bedömning är dolda.
rate-note = Vad såg du? Beskriv beteenden, inte personen.
rate-reason = Varför ersätter du din tidigare bedömning?
rate-confirm-title = Lås din bedömning
rate-confirm-lead = Läs igenom en gång till.
rate-confirm-notes = Utan anteckning: { $number }. En anteckning hjälper om någon annan såg något annat.
rate-facts = Bedömare
rate-you = Du
rate-ongoing = pågår
rate-other = Bedömare { $number }
rate-locked-hidden = låst, dold
rate-awaited = väntas
rate-gap-note = Skillnad större än { $steps } steg tas upp gemensamt, med skäl.

## Observera

observe-title = Observera
observe-lead = Bedöm på plats, utan nät. Bladet kan komma senare: koden knyter ihop dem.
observe-none = Inga installerade övningar ska observeras. Läs in ett set som har en sådan övning.
observe-exercise = Övning
observe-people = Vem du ser
observe-code = Kandidatens kod
observe-code-hint = till exempel 4021-7
observe-attempt = Försök
observe-attempt-number = Försök { $number }
observe-add = Lägg till
observe-remove = Ta bort { $code }
observe-code-short = Koden är för kort. Skriv minst fem siffror.
observe-code-form = Koden har högst nio siffror och inget annat.
observe-code-check = Koden stämmer inte. Jämför siffrorna med lappen.
observe-code-twice = Koden finns redan i listan.
observe-code-full = Listan är full. Börja med dem som står där.
observe-alone = Den här övningen görs av en person i taget.
observe-team = Den här övningen görs i grupp. Du kan se upp till { $number } personer.
observe-begin = Börja
observe-clock-gone = Gått { $time }
observe-clock-left = Kvar { $time }
observe-clock-over = Tiden är slut
observe-clock-rests = Klockan står
observe-pause = Stanna klockan
observe-go-on = Starta klockan
observe-done = Uppgiften är klar
observe-persons = Personer
observe-person = Kod { $code }
observe-person-signed = Kod { $code }, signerad
observe-note = Notera det du ser. Enter sparar med tid.
observe-notes = Dina anteckningar
observe-notes-lead = Bara det du tar med i formuläret sparas. Resten försvinner när du signerar.
observe-notes-none = Inga anteckningar ännu.
observe-take-name = Ta med { $time } här
observe-steps = Uppgiften
observe-anchors = Det här bedöms
observe-signed = Bedömningen är låst och signerad.
observe-all-signed = Alla bedömningar är låsta och signerade.
observe-anew = Ny observation
observe-discard = Kasta observationen
observe-discard-title = Kasta observationen
observe-discard-lead = Anteckningar och betyg som inte är signerade försvinner. Det går inte att ångra.

## Gå igenom skillnader

moderate-title = Gå igenom skillnaden
moderate-lead = Bedömningarna är låsta. Se på dem tillsammans, enas om ett betyg och skriv varför.
moderate-apart = Skillnad: { $steps } steg
moderate-agreed = Betyget ni enas om
moderate-reason = Varför är det rätt betyg? Beskriv vad ni såg.
moderate-not-own = Lås din egen bedömning först. Sedan kan du se de andras.
moderate-too-few = Det behövs två låsta bedömningar.
moderate-other-form = En bedömning är gjord med ett annat formulär. Be bedömaren göra om den.
moderate-no-gap = Bedömningarna skiljer inte mer än vad som är tillåtet.
moderate-confirm-title = Lås det ni kom fram till
moderate-confirm-lead = De egna bedömningarna finns kvar. Det här betyget räknas i stället.
moderate-agree-rest = Övrigt skiljer inte för mycket och räknas som det är.

## Besluta

decide-title = Beslut
decide-lead = Underlaget beslutar inget. Du beslutar, med skäl.
decide-basis = Underlag
decide-stands = Sammantaget { $basis }
decide-basis-above = över gränsen
decide-basis-within = nära gränsen
decide-basis-below = under gränsen
decide-basis-incomplete = ännu inte fast
decide-points = Poäng
decide-points-of = { $points } av { $max }
decide-points-between = mellan { $least } och { $most } av { $max }
decide-cut = Gräns
decide-cut-band = { $cut }, osäkert { $band } åt varje håll
decide-minimum = Minst i { $title }
decide-minimum-stand = { $points } av { $max }, krav { $cut } (osäkert { $band }): { $basis }
decide-minimum-why = Skäl som alla har fått: { $reason }
decide-exercises = Vad övningarna visade
decide-exercise-open = { $points } av { $max }, allt är inte bedömt
decide-show-all = Visa vad poängen består av
decide-line-measured = Mätt: { $skill }
decide-line-rated = Bedömt: { $title }
decide-line-mean = medel { $mean } av 5
decide-line-pending = inte bedömt
decide-incidents = Det som hände
decide-no-incidents = Inget särskilt hände.
decide-verdict = Vad beslutar du?
decide-forward = Ta vidare till intervju
decide-not-forward = Ta inte vidare den här gången
decide-reason = Varför? Skriv så att kandidaten och en kollega förstår.
decide-replaces = Beslutet ersätter ett tidigare. Båda finns kvar.
decide-replay = Se sessionen
decide-sign = Signera beslutet
decide-confirm-title = Signera beslutet
decide-second = En till behövs
decide-second-near = Sammantaget är det nära gränsen. En annan rekryterare måste skriva under samma beslut. Till dess gäller det inte.
decide-second-incomplete = Underlaget är inte komplett. En annan rekryterare måste skriva under samma beslut. Till dess gäller det inte.
decide-second-against = Beslutet går emot underlaget. En annan rekryterare måste skriva under samma beslut. Till dess gäller det inte.

## Skriva under som nummer två

second-title = Skriv under ett beslut
second-lead = En kollega har beslutat. Se på underlaget själv innan du skriver under.
second-decided = Beslut
second-by = Beslutat av
second-at = Tid
second-reason = Skäl
second-looked = Jag har själv gått igenom underlaget
second-sign = Skriv under samma beslut
second-otherwise = Jag ser det annorlunda
second-same-person = Du fattade beslutet. En annan rekryterare måste skriva under.
second-no-recruiter = Bara en rekryterare kan skriva under ett beslut.
second-confirm-title = Skriv under
second-confirm-lead = Beslutet gäller när du har signerat.

## Intervjua

interview-lead = Samma frågor i samma ordning för alla. Betyg efter det du hörde.
interview-minutes = Tid att räkna med: { $minutes } min
interview-opening = Säg först
interview-closing = Säg sist
interview-follow-ups = Fråga vidare om det behövs
interview-note = Vad svarade personen? Skriv det som sades.
interview-opened = Börja med frågorna
interview-confirm-title = Lås intervjun
interview-confirm-lead = Intervjun räknas inte in i poängen.
