# Sidorna som kandidaten ser. Korta meningar, "du", lugn ton. Ingenting om hur resultatet blev.

language-name = Svenska
language-title = Välj språk

## Innan vi börjar

participation-shape =
    { $exercises ->
        [one] Du gör en övning.
       *[other] Du gör { $exercises } övningar.
    } { $minutes ->
        [one] Det tar ungefär en minut.
       *[other] Det tar ungefär { $minutes } minuter.
    }
participation-rule = Gränsen för att gå vidare är { $threshold } poäng av { $max }. En människa går igenom ditt resultat och bestämmer. Det är aldrig datorn som bestämmer.
participation-minimum = Övningen ”{ $exercise }” har en egen gräns. Den är { $points } poäng av { $max }. Skälet är: { $reason }
participation-rights = Du väljer själv om du vill vara med. Du kan ta paus mellan övningarna. Du kan sluta när du vill. Datorn sparar en kod och det du gör. Ditt namn sparas inte.
participation-yes = Jag vill vara med
participation-no = Jag vill inte vara med

## Knappar som återkommer

next = Nästa
pause = Paus
leave = Avsluta
call-leader = Kalla på ledaren
leader-called = Du har kallat på ledaren. Du kan också räcka upp handen.

## En övning, steg för steg

instruction-minutes =
    { $minutes ->
        [one] Du får en minut när det räknas.
       *[other] Du får { $minutes } minuter när det räknas.
    }
instruction-seconds =
    { $seconds ->
        [one] Du får en sekund när det räknas.
       *[other] Du får { $seconds } sekunder när det räknas.
    }
instruction-main = Visa hur man gör

demonstration-title = Se hur man gör
demonstration-main = Öva själv
demonstration-again = Visa en gång till

practice-title = Öva. Det räknas inte.
practice-count = Klart: { $done } av { $of }
practice-again = Vi övar en gång till. Ta den tid du behöver.
practice-help-title = Ledaren hjälper dig
practice-help-text = Vänta här. Ledaren visar dig uppgiften. Övningen räknas inte. Ingen klocka går.

ready-title = Är du redo?
ready-text = Nu räknas det. Klockan går när du trycker på Börja.
ready-main = Börja

exercise-done-title = Övningen är slut
exercise-done-text = Det du har gjort är sparat. Gå vidare när du är redo.

break-title = Rast
break-text =
    { $minutes ->
        [one] Rasten är en minut. Du kan gå vidare tidigare.
       *[other] Rasten är { $minutes } minuter. Du kan gå vidare tidigare.
    }
break-main = Fortsätt

## När arbetet står stilla

paused-title = Paus
paused-text = Klockan står stilla. Du förlorar ingen tid.
paused-main = Fortsätt

interrupted-title = Datorn stannade
interrupted-text = Det var inte ditt fel. Klockan har stått stilla. Du förlorar ingen tid.
interrupted-main = Fortsätt

ask-leave-title = Vill du avsluta?
ask-leave-text = Då är dagens övningar slut. Det du har gjort är sparat. Du kan inte fortsätta senare.
ask-leave-stay = Stanna kvar
ask-leave-leave = Avsluta

## Slutet

finished-title = Du är klar
finished-text =
    { $exercises ->
        [one] Du har gått igenom en övning. Allt är sparat.
       *[other] Du har gått igenom { $exercises } övningar. Allt är sparat.
    }
finished-answer =
    { $days ->
        [one] En människa går igenom ditt resultat. Du får svar inom en dag.
       *[other] En människa går igenom ditt resultat. Du får svar inom { $days } dagar.
    }

declined-title = Du har valt att inte vara med
declined-text = Inget resultat sparas. Ledaren berättar vad som händer nu.

left-title = Dagens övningar är slut
left-text = Tack för att du kom. Prata med ledaren om vad som händer nu.

## Around the work

steps = Övning { $done } av { $of }
clock-hide = Dölj klockan
clock-show = Visa klockan
said-by-you = Du
