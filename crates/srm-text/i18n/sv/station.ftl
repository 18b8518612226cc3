# Ledarens sidor på stationen: förberedelse, meny, dagens koder, fel. Kandidaten ser bara några få av orden.

station-title = SRM-station

## Före start

setup-title = Förbered för en kandidat
setup-code = Kandidatens kod
setup-code-short = Koden är för kort. Skriv minst fem siffror.
setup-code-form = Koden har högst nio siffror och inget annat.
setup-code-check = Koden stämmer inte. Jämför siffrorna med papperet.
setup-attempt = Vilket försök i ordningen
setup-time-factor = Tid för övningarna
setup-text-size = Textstorlek
setup-theme = Färger
theme-light = Ljus
theme-dark = Mörk
theme-high-contrast = Hög kontrast
setup-calm-motion = Lugnare rörelser
setup-hide-clock = Dölj klockan
setup-set = Övningar
setup-demo-hint = Stationen är i demoläge. Resultaten kan inte användas.
setup-start = Starta

## Ledarens meny

leader-menu-title = Ledarens meny
leader-code-title = Ledarens kod
leader-code-new = Byt ledarens kod
leader-code-wrong = Koden stämmer inte. Försök igen.
leader-note = Anteckna en händelse
leader-another-round = Öva en omgång till
leader-go-on = Gå vidare till det som räknas
leader-void-exercise = Räkna inte den här övningen
leader-end = Avsluta för i dag
leader-void-session = Ogiltigförklara tillfället
leader-close = Stäng menyn
leader-confirm = Bekräfta
leader-cancel = Avbryt
leader-why = Vad är skälet?

incident-disturbance = Störning i rummet
incident-helped = Fick hjälp när det räknades
incident-equipment = Fel på utrustningen
incident-unwell = Mådde inte bra
incident-misunderstood = Missförstod uppgiften
incident-other = Något annat, antecknat på papper

## Dagens koder

today-title = I dag
today-empty = Ingen har börjat i dag.
today-state-running = Pågår
today-state-sealed = Klar och signerad
today-state-unsealed = Klar, inte signerad än
today-state-left = Avslutad i förtid
today-state-declined = Ville inte vara med
today-state-voided = Ogiltig
today-incidents =
    { $number ->
        [0] Inga händelser
        [one] En händelse
       *[other] { $number } händelser
    }

export-title = Kopiera resultaten
export-all = Kopiera alla
export-done =
    { $count ->
        [one] Ett resultat är kopierat till { $path }
       *[other] { $count } resultat är kopierade till { $path }
    }
export-failed = Resultaten kunde inte kopieras.

receipt-title = Kvitto från kontoret
receipt-import = Läs in kvitto
receipt-removed =
    { $count ->
        [one] Ett resultat är borttaget från stationen.
       *[other] { $count } resultat är borttagna från stationen.
    }
receipt-none = Det finns inget giltigt kvitto. Inget är borttaget.

sheet-where = Resultatet finns här: { $path }
sheet-check = Kontrollera det så här: { $command }

unlock-title = Lås upp stationens nyckel
unlock-passphrase = Lösenfras
unlock-wrong = Lösenfrasen stämmer inte. Försök igen.

resume-found-title = Ett tillfälle är inte avslutat
resume-found-text = Kod { $code } var i gång när stationen stannade. Klockan har stått stilla.
resume-go-on = Fortsätt

## Små ord

saved = Sparat
saving = Sparar
clock-left-minutes = { $minutes } min kvar
clock-left-seconds = { $seconds } s kvar
clock-hidden = Klockan är dold
on = På
off = Av
back = Tillbaka
close = Stäng
cancel = Avbryt
quit = Stäng programmet
erase = Sudda
digit = Siffra { $number }
speak = Läs upp
more-text = Mer text

## Fel: vad som är fel, och vad ledaren gör

err-journal-failed = Stationen kan inte spara.
rec-journal-failed = Låt kandidaten vila. Klockan står stilla. Starta om stationen.
err-journal-spare = Disken svarade inte. Stationen sparar på reservplatsen.
rec-journal-spare = Kandidaten kan fortsätta. Byt station efter det här tillfället.
err-disk-full = Det finns inte plats nog på disken.
rec-disk-full = Kopiera resultaten. Ta bort annat från disken. Försök igen.
err-key-missing = Stationens nyckel saknas.
rec-key-missing = Resultaten kan inte signeras. Hämta tillbaka nyckelfilen.
err-key-passphrase = Nyckeln är låst.
rec-key-passphrase = Skriv lösenfrasen. Resultaten signeras sedan.
err-pack-bad = Det går inte att använda övningarna.
rec-pack-bad = Kopiera in övningarna på nytt. Kontrollera dem med ”srm check”.
err-pack-missing = Övningarna finns inte på stationen.
rec-pack-missing = Kopiera in övningarna. Starta om stationen.
err-data-folder = Stationen kan inte skriva i sin datamapp.
rec-data-folder = Kontrollera att mappen finns och går att skriva i.
err-journal-damaged = En sparad fil är skadad. Den är lagd åt sidan.
rec-journal-damaged = Ta inte bort filen. Be kontoret om hjälp.
err-seal-failed = Resultatet kunde inte signeras.
rec-seal-failed = Allt är sparat. Lås upp nyckeln och försök igen.
err-export-failed = Resultaten kunde inte kopieras.
rec-export-failed = Kontrollera USB-minnet. Försök igen. Resultaten finns kvar här.
