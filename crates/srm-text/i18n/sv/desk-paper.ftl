# Skrivbordet: se ett pass igen, kandidatens svar, ringlistan, arbetsgivarens sidor.

## Se igen

replay-title = Vad som hände
replay-scene = Det som fanns på skärmen
replay-time = { $now } av { $end }
replay-bar = Plats i passet
replay-play = Spela
replay-pause = Pausa
replay-speed = Hastighet
replay-times = { $times } ×
replay-back = 10 s bakåt
replay-part-before = Övningen före
replay-part-next = Nästa övning
replay-error-before = Felet före
replay-error-next = Nästa fel
replay-incident-before = Händelsen före
replay-incident-next = Nästa händelse
replay-moments = Hoppa till
replay-moment = { $time }, { $what }
replay-no-moments = Inget särskilt hände.
replay-sort-part = Övning
replay-sort-error = Fel
replay-sort-incident = Händelse
replay-points = Hur poängen kom till
replay-points-of = { $points } av { $max } poäng
replay-points-open = Inga poäng än: en bedömning saknas, eller så räknas övningen inte. Upp till { $max }.
replay-so-far = Hit: { $value }
replay-in-all = Till slut: { $value }
replay-no-exercise = Ingen övning pågår just här.
replay-closed = Du kan se passet när din egen bedömning är låst.
replay-broken = Passet kan inte visas: journalen hör inte ihop med övningarna. Poängen står kvar som de signerades.
replay-keys = P spelar och pausar. Piltangenter: 5 sekunder. Page Up och Page Down: stället före och efter.

replay-began = Börjar: { $exercise }
replay-error = { $measure }
replay-noted = Ledaren noterade: { $kind }
replay-voided = Räknas inte: { $kind }
replay-leader-called = Ledaren kallades
replay-practice-waived = Gick vidare fast träningen inte hade gått rätt
replay-journal-moved = Disken svarade inte; stationen sparade på reservplatsen
replay-focus-lost = Fönstret tappade tangentbordet
replay-clock-changed = Datorns klocka hoppade
replay-interrupted = Datorn stannade. Sekunder borta: { $seconds }

decimal-sign = ,

## Svaret

letter-title = Svaret
letter-lead = Det här får kandidaten. Det följer av arbetet och beslutet; det finns inga poäng i det.
letter-language = Brevets språk
letter-contact = Kontakt: namn och telefon
letter-note = Några egna ord
letter-note-hint = På brevets språk. Du får lämna det tomt.
letter-save = Spara som PDF
letter-attestation = Spara intyg
letter-attestation-sign = Signera och spara intyg
letter-folder = Spara i mappen
letter-given = Märk som lämnat
letter-was-given = Lämnat { $when } av { $who }
letter-due = Ska lämnas före { $when }
letter-late = Skulle ha lämnats { $when }
letter-saved = Sparat: { $path }
letter-not-yet = Det finns inget svar att lämna förrän ett beslut gäller.
letter-preview = Brevet

## Ringlistan

calls-title = Samtal
calls-lead = Alla får svar inom tre dagar. Den vars tid tar slut först står först.
calls-empty = Ingen väntar på ett samtal.
calls-list = Personer att ringa
calls-hours-left =
    { $hours ->
        [one] En timme kvar
       *[other] { $hours } timmar kvar
    }
calls-hours-late =
    { $hours ->
        [one] En timme för sent
       *[other] { $hours } timmar för sent
    }
calls-tried-times =
    { $times ->
        [0] Inte försökt än
        [one] Försökt en gång
       *[other] Försökt { $times } gånger
    }
calls-who = { $code }, { $name }
calls-no-name = inget namn kopplat
calls-phone = Telefon
calls-language = Språk
calls-answer = Svar
calls-answer-open = inte bestämt än
calls-tried = Försökt, inte nådd
calls-reached = Nådd, svar lämnat
calls-letter = Öppna ärendet
calls-save = Spara listan som PDF
calls-choose = Välj någon i listan.

## Arbetsgivaren

employer-title = Arbetsgivare
employer-name = Arbetsgivarens namn
employer-number = Arbetsgivarens nummer
employer-number-missing = Skriv arbetsgivarens nummer först, till exempel 9.
employer-set = Övningsuppsättning
employer-accepted = Antagna personer
employer-accepted-lead = Bara personer som går vidare och som har sagt ja till att arbetsgivaren får veta det. Listan har förmågor och inga poäng.
employer-agreed = Har sagt ja
employer-agreed-since = Sa ja { $when }
employer-none = Ingen har gått vidare i den här uppsättningen ännu.
employer-sign-list = Signera och spara listan
employer-on-list =
    { $count ->
        [0] Ingen står på listan
        [one] En person står på listan
       *[other] { $count } personer står på listan
    }
employer-approval = Godkännande av uppsättningen
employer-approval-lead = Arbetsgivaren godkänner övningarna, gränsen och varje minimum med sitt skäl. Sidan namnger exakt vilken uppsättning det gäller.
employer-approval-save = Spara sidan som PDF
employer-approved = Godkänd { $when } av { $who }
employer-not-approved = Inte godkänd ännu
employer-preview = Sidan
employer-name-missing = Skriv arbetsgivarens namn först.
