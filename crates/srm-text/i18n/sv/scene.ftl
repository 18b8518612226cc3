# Det som syns i övningarna, för den som lyssnar. Bara vad som syns, aldrig vad som är rätt.

hue-blue = blå utan mönster
hue-vermilion = orange med sneda ränder
hue-green = grön med prickar
hue-steel = grå med liggande ränder
hue-purple = lila med rutor
hue-yellow = gul med ringar
hue-none = utan färg

feedback-right = Rätt.

## Sortera delar

sort-card =
    { $rows ->
        [one] Kort med en regel
       *[other] Kort med { $rows } regler
    }
sort-part =
    { $holes ->
        [0] Del: { $hue }, inga hål
        [one] Del: { $hue }, ett hål
       *[other] Del: { $hue }, { $holes } hål
    }
sort-bin = Låda { $number }
sort-feedback-wrong = Den delen hör till låda { $number }. Titta på kortet.

## Hitta felet på bandet

defect-part = Del på bandet: { $hue }, plats { $place }
defect-reject = Ta bort delen
defect-feedback-missed = En trasig del åkte förbi. Titta på varje del.
defect-feedback-false = Den delen var hel. Låt den åka vidare.

## Vakta mätare

gauge-dial = Mätare { $letter }. Visaren står på { $position } av 10.
gauge-action = { $action }
action-valve = Ventil
action-fan = Fläkt
action-stop = Stopp
gauge-feedback-missed = En visare var utanför gränsen. Titta på alla mätare.
gauge-feedback-wrong = Det var fel åtgärd. Titta på kortet.
gauge-feedback-false = Den visaren var inom gränsen. Vänta tills en är utanför.

## Följa banan

trace-pad = Yta med en bana. Använd muspekaren, fingret eller piltangenterna.
trace-start = Start
trace-goal = Mål
trace-feedback-wall = Du rörde kanten. Håll dig mellan kanterna.

## Bygga efter kort

follow-part =
    { $marks ->
        [0] { $good }
        [one] { $good }, lapp med en prick
       *[other] { $good }, lapp med { $marks } prickar
    }
follow-step =
    { $marks ->
        [0] Steg { $step } på kortet: { $good }, rad { $row }, plats { $place }
        [one] Steg { $step } på kortet: { $good }, lapp med en prick, rad { $row }, plats { $place }
       *[other] Steg { $step } på kortet: { $good }, lapp med { $marks } prickar, rad { $row }, plats { $place }
    }
follow-place = Rad { $row }, plats { $place }: tom
follow-place-laid =
    { $marks ->
        [0] Rad { $row }, plats { $place }: { $good }
        [one] Rad { $row }, plats { $place }: { $good }, lapp med en prick
       *[other] Rad { $row }, plats { $place }: { $good }, lapp med { $marks } prickar
    }
follow-feedback-part = Det var fel del. Titta på steg { $step } på kortet.
follow-feedback-place = Det var fel plats. Titta på steg { $step } på kortet.
follow-feedback-order = Steg { $step } på kortet kommer först.

## Bygga efter ritning

stack-plan-picture =
    { $columns ->
        [one] Bild av ett bygge med en stapel
       *[other] Bild av ett bygge med { $columns } staplar
    }
stack-plan-above =
    { $columns ->
        [one] Ritning uppifrån med en stapel
       *[other] Ritning uppifrån med { $columns } staplar
    }
stack-plan-front =
    { $columns ->
        [one] Ritning framifrån av ett bygge med en stapel
       *[other] Ritning framifrån av ett bygge med { $columns } staplar
    }
stack-plan-side =
    { $columns ->
        [one] Ritning från höger av ett bygge med en stapel
       *[other] Ritning från höger av ett bygge med { $columns } staplar
    }
stack-built =
    { $blocks ->
        [0] Ditt bygge: tomt
        [one] Ditt bygge: en kloss
       *[other] Ditt bygge: { $blocks } klossar
    }
stack-block =
    { $blocks ->
        [0] Lägg kloss: { $hue }, inga kvar
        [one] Lägg kloss: { $hue }, en kvar
       *[other] Lägg kloss: { $hue }, { $blocks } kvar
    }
stack-take-away = Ta bort översta klossen
stack-cell =
    { $blocks ->
        [0] Rad { $row }, plats { $place }: tom
        [one] Rad { $row }, plats { $place }: en kloss, { $hue }
       *[other] Rad { $row }, plats { $place }: { $blocks } klossar, den översta { $hue }
    }
stack-hand-in = Bygget är klart
stack-feedback-wrong =
    { $columns ->
        [one] En stapel stämmer inte med ritningen. Titta där krysset är.
       *[other] { $columns } staplar stämmer inte med ritningen. Titta där kryssen är.
    }

## Uppgift utanför skärmen

observed-card =
    { $steps ->
        [one] Kort med uppgiften i ett steg
       *[other] Kort med uppgiften i { $steps } steg
    }
observed-step = Steg { $number }
observed-done = Jag är klar
