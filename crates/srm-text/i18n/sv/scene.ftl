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

## Signaler bredvid arbetet

signal-none = ingenting
signal-bell = klocka, gul med ringar
signal-phone = telefon, blå
signal-lamp = lampa, orange med ränder
signal-parcel = paket, grönt med prickar
dual-board = Tavlan: { $signal }
dual-row = Kort: { $signal }, tangent { $letter }
dual-key = Tangent { $letter }
dual-feedback-missed = Ingen svarade på signalen. Svara innan stapeln är tom.
dual-feedback-wrong = Det var en annan tangent. Kortet visar vilken som svarar.
dual-feedback-false = Tavlan var mörk. Tryck bara när den lyser.

## Planera ett pass

shift-person = Person { $row }. Märke: { $badge }.
shift-badge-none = inget
shift-badge-round = runt, orange med sneda ränder
shift-badge-square = fyrkantigt, grönt med prickar
shift-badge-both = det runda och det fyrkantiga
shift-after-none = inget
shift-job = Jobb: { $good }. Rutor: { $length }. Märke: { $badge }. Efter: { $after }. Ligger i brickan.
shift-job-latest = Jobb: { $good }. Rutor: { $length }. Märke: { $badge }. Efter: { $after }. Klart senast i ruta { $latest }. Ligger i brickan.
shift-job-placed = Jobb: { $good }. Rutor: { $length }. Märke: { $badge }. Efter: { $after }. Hos person { $row } från ruta { $slot }.
shift-job-placed-latest = Jobb: { $good }. Rutor: { $length }. Märke: { $badge }. Efter: { $after }. Klart senast i ruta { $latest }. Hos person { $row } från ruta { $slot }.
shift-place = Person { $row }, ruta { $slot }
shift-done = Lämna in planen
shift-feedback-placed = Ett jobb låg kvar i brickan. Alla jobb behöver en plats.
shift-feedback-badge = Ett jobb låg hos någon som inte har dess märke.
shift-feedback-latest = Ett jobb blir klart för sent. Siffran med rött streck är dess sista ruta.
shift-feedback-after = Ett jobb började för tidigt. Det till vänster om pilen kommer först.

## Uppgift utanför skärmen

observed-card =
    { $steps ->
        [one] Kort med uppgiften i ett steg
       *[other] Kort med uppgiften i { $steps } steg
    }
observed-step = Steg { $number }
observed-done = Jag är klar
