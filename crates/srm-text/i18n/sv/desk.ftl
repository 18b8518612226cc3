# Granskningen: sidornas ram, kön, inläsning, inställningar, personer, loggen.

desk-title = SRM granskning
desk-tabs = Det som väntar
desk-who = Inloggad: { $who }
desk-menu = Öppnar menyn
desk-back = Listan
desk-demo-band = Demo. Allt som görs här märks demo och kan inte användas för någon.

## The queue

queue-list = Blad
queue-search = Sök
queue-search-hint = Sök på kod eller set  ( / )
queue-import = Läs in blad
queue-empty = Inget väntar här.
queue-nothing-found = Inget blad passar sökningen.
queue-archive-empty = Det finns inga blad ännu. Sätt i USB-minnet från en station och välj Läs in blad, eller släpp en mapp på fönstret.
queue-recompute = Poäng räknas om: { $count } blad kvar
row-good = utan fel
row-waiting = räknas om
row-incidents = händelser
row-faults = något är fel
tab-rate = Att bedöma
tab-near-cut = Nära gränsen
tab-decide = Att besluta
tab-events = Händelser
tab-answer = Att svara
tab-all = Alla
need-recompute = poäng räknas om
need-fault-found = något är fel
need-rating-due = väntar på bedömning
need-second-rating-due = väntar på en andra bedömning
need-gap = två bedömningar skiljer
need-incident = händelse under provet
need-near-cut = nära gränsen
need-decision-due = väntar på beslut
need-second-person-due = väntar på en andra person
need-interview-due = intervju återstår
need-answer-due = väntar på svar
need-nothing = inget väntar
welcome-title = Hej { $name }
welcome-choose = Välj ett blad i listan.
welcome-empty = Läs in blad från en station för att börja.

## Reading in

import-title = Läs in blad
import-lead = Inget på minnet ändras. Samma fil kan läsas in flera gånger.
import-start = Läs in
import-look = Sök USB-minnen
import-places = Hittade minnen
import-path = Fil eller mapp
import-drop = Du kan också släppa en mapp eller fil på fönstret.
import-running = Läser in
import-stop = Avbryt
import-progress = { $done } av { $total } filer
import-progress-open = { $done } filer
import-meanwhile = Du kan arbeta vidare under tiden.
import-stored =
    { $count ->
        [one] Ett dokument lästes in.
       *[other] { $count } dokument lästes in.
    }
import-already = Fanns redan: { $count }.
import-faulty = Sparade med något att titta på: { $count }.
import-refused = Inte inlästa: { $count }. Välj en rad för att se varför.
import-stopped = Inläsningen avbröts. Det som redan lästs in är sparat.
import-results = Filer att titta på
demo-progress = Demoblad görs: { $done } av { $total }

## One candidate

case-next = Att göra nu
case-nothing = Inget väntar på dig här.
case-judged = Bedömt och beslutat
case-gone = Bladet finns inte längre i arkivet.
task-rate = Bedöm
task-moderate = Ta upp skillnaden gemensamt
task-decide = Besluta
task-decide-detail = Underlaget är klart
task-countersign = Skriv under som andra person
task-countersign-detail = Beslutet gäller först då
task-interview = Intervju
task-interview-detail = Frågor i ordning med ankare
task-answer = Ge svaret
task-answer-detail = Senast { $day }
task-answer-given = Svaret är lämnat
task-replay = Se passet
task-replay-detail = Scen för scen, med förklaring av poängen
stand-title = Underlag för beslut
stand-all = Sammantaget
stand-note = Det är ett underlag. En människa beslutar.
basis-above = över gränsen
basis-within = inom osäkerheten kring gränsen
basis-below = under gränsen
basis-incomplete = inte klart än
verdict-forward = går vidare
verdict-not-forward = går inte vidare
standing-in-force = gäller
standing-waiting = väntar på andra person
standing-superseded = ersatt
judged-rating = bedömning låst
judged-moderation = gemensam bedömning
judged-interview = intervju gjord
judged-attestation = intyg utfärdat
judged-refused = räknas inte:
facts-title = Underlag
fact-sheet = Blad
fact-genuine = äkta
fact-sheet-bad = går inte att lita på
fact-key = Nyckel
fact-key-good = giltig
fact-key-bad = inte betrodd
fact-points = Poäng
fact-points-same = omräknad, lika
fact-points-differ = stämmer inte
fact-points-waiting = räknas om
fact-points-not-here = kan inte räknas om här
fact-series = Serie
fact-series-whole = inga luckor
fact-series-gaps = luckor
fact-incidents = Avbrott
fact-incidents-none = inga
fact-incidents-some =
    { $count ->
        [one] en händelse
       *[other] { $count } händelser
    }
raters-title = Bedömare
raters-you = Du
raters-going-on = pågår
raters-number = Bedömare { $number }
raters-locked = låst
raters-locked-hidden = låst, dold
raters-gap =
    { $steps ->
        [one] Skillnad över ett steg tas upp gemensamt, med skäl.
       *[other] Skillnad över { $steps } steg tas upp gemensamt, med skäl.
    }

## Signing in

sign-in-title = Logga in
sign-in-first-title = Vem är du?
sign-in-first-lead = Din nyckel skriver under allt du gör. Den görs nu och lämnar inte den här datorn.
sign-in-name = Ditt namn
sign-in-number = Ditt nummer från kontoret
sign-in-roles = Vad du gör
sign-in-rates = Jag bedömer
sign-in-decides = Jag beslutar
sign-in-keeps = Jag sköter kontorets listor
sign-in-passphrase = Lösenfras
sign-in-again = Lösenfrasen igen
sign-in-make = Gör min nyckel
sign-in-open = Logga in
sign-in-busy = Vänta
sign-in-wrong = Lösenfrasen är inte rätt. Försök igen.
sign-in-name-missing = Skriv ditt namn.
sign-in-number-missing = Skriv numret från kontoret, bara siffror.
sign-in-role-missing = Välj minst en sak som du gör.
sign-in-passphrase-short = Lösenfrasen ska ha minst åtta tecken.
sign-in-passphrase-differs = De två lösenfraserna är inte lika.
sign-in-asked-title = Din nyckel är klar
sign-in-asked-lead = Kontoret behöver lägga till dig på listan innan det du gör räknas.
sign-in-request = Begäran ligger här
sign-in-fingerprint = Nyckelns fingeravtryck
sign-in-asked-next = Ge filen till den som sköter listan och läs upp fingeravtrycket på telefon.
sign-in-begin = Börja listan med mig
sign-in-begin-lead = Ingen står på arkivets lista ännu. Är arkivet nytt och ditt kan du börja listan själv.
sign-in-go-on = Fortsätt

## The menu

menu-title = Meny
menu-import = Läs in blad
menu-import-detail = Från USB-minne eller mapp
menu-observe = Observera på plats
menu-observe-detail = Praktiska moment och gruppövningar, även utan blad
menu-people = Personer
menu-people-detail = Vem en kod är
menu-calls = Samtal
menu-calls-detail = Vem som väntar på svar och hur lång tid som är kvar
menu-employer = Arbetsgivare
menu-employer-detail = Listan över antagna och godkännandet av en övning
menu-log = Logg
menu-log-detail = Vem som har sett vad
menu-settings = Inställningar
menu-settings-detail = Språk, färger, textstorlek, betrodda nycklar
menu-keys = Tangenter
menu-keys-detail = Allt som går att göra utan mus
menu-other-person = Byt person
menu-other-person-detail = Prova som den andra: två personer behövs nära gränsen
menu-sign-out = Logga ut
menu-sign-out-detail = Nyckeln låses igen

## Settings

settings-title = Inställningar
settings-language = Språk
settings-places = Var allt ligger
settings-archive = Arkiv
trust-title = Betrodda nycklar
trust-empty = Ingen står på listan. Utan lista är alla underskrifter okända.
trust-good = gäller
trust-revoked = spärrad
trust-file = Begäran, lista över nycklar eller en rad ur den
trust-open = Öppna
trust-added = Listan är ändrad. Alla dokument som berörs har prövats på nytt.
request-title = Begäran att bli betrodd
request-who = { $name }: { $principals }
request-compare = Jämför fingeravtrycket på ett annat sätt, till exempel på telefon.
request-accept = Lägg till på listan
request-refuse = Lägg undan

## People

people-title = Personer
people-lead = Namn finns bara här. Varje sökning skrivs i loggen.
people-search = Namn, kontakt eller kod
people-find = Sök
people-none = Ingen hittades.
people-contact = Kontakt
people-codes = Koder
people-link-title = Vem en kod är
people-code = Kod
people-name = Namn
people-link = Spara
people-linked = Sparat.
people-code-wrong = Koden är inte rätt. Jämför siffrorna med papperet.

## The log

log-title = Logg
log-lead = Vem som har sett eller ändrat vad. Den kan bara växa.
log-list = Loggens rader
log-whole = Loggen är hel.
log-broken = Loggen har ändrats av någon. Säg till den som ansvarar för kontoret.
log-empty = Loggen är tom.
log-act-linked = kod fick person
log-act-unlinked = kod togs från person
log-act-changed = uppgifter ändrades
log-act-looked = person visades
log-act-searched = personer söktes
log-act-listed = samtalslistan visades
log-act-called = samtal noterades
log-act-answered = svar lämnades
log-act-copied = kopia av egna uppgifter
log-act-exported = uppgifter utan namn fördes ut
log-act-erased = uppgifter raderades
log-act-trust-set = listan över nycklar ändrades
log-act-log-cut = gamla rader togs bort

## Keys

keys-title = Tangenter
keys-everywhere = Överallt
keys-queue = I listan
keys-rating = När du bedömer
keys-name-arrows = Pil upp, pil ner
keys-help = Den här sidan
keys-back = Tillbaka till listan
keys-import = Läs in blad
keys-menu = Meny
keys-tabs = Flikarna
keys-main = Sidans huvudsak
keys-move = Nästa blad
keys-page = En sida i taget
keys-open = Börja med det bladet väntar på
keys-search = Sök
keys-mark = Välj steg
keys-tab = Nästa fält
keys-count = Räkna upp eller ner
keys-save = Spara utkast

## Forms

work-saved = Utkastet är sparat.
work-signed = Underskrivet och sparat.
work-not-now = Det går inte att göra just nu. Öppna bladet på nytt.
work-other-role = Din nyckel har inte den rollen. Be den som sköter listan om den.
work-set-missing = Provets uppgifter finns inte här. Läs in paketet från stationen först.

## What happened in a session
