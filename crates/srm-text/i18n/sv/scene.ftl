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
sort-laundry =
    { $holes ->
        [0] Tvätt: { $hue }, inga lappar
        [one] Tvätt: { $hue }, en lapp
       *[other] Tvätt: { $hue }, { $holes } lappar
    }
sort-waste =
    { $holes ->
        [0] Avfall: { $hue }, inga etiketter
        [one] Avfall: { $hue }, en etikett
       *[other] Avfall: { $hue }, { $holes } etiketter
    }
sort-dish =
    { $holes ->
        [0] Fat: { $hue }, inga prickar
        [one] Fat: { $hue }, en prick
       *[other] Fat: { $hue }, { $holes } prickar
    }
sort-bin = Låda { $number }
sort-feedback-wrong = Den hör till låda { $number }. Titta på kortet.

## Hitta felet på bandet

defect-textile = Textil på bandet: { $hue }, plats { $place }
defect-bottle = Flaska på bandet: { $hue }, plats { $place }
defect-dish = Fat på bandet: { $hue }, plats { $place }
defect-part = Del på bandet: { $hue }, plats { $place }
defect-reject = Ta bort delen
defect-feedback-missed = Ett fel åkte förbi. Titta på var och en.
defect-feedback-false = Den var utan fel. Låt den åka vidare.

## Vakta mätare

gauge-dial = Mätare { $letter }. Visaren står på { $position } av 10.
gauge-action = { $action }
action-valve = Ventil
action-fan = Fläkt
action-stop = Stopp
action-raise-bed = Höj sängen
action-turn-over = Vänd
action-bell = Ring
action-dose = Dosera
action-rinse = Skölj
action-lid = Lock på
action-stir = Rör om
action-stove-off = Stäng av plattan
gauge-feedback-missed = En visare var utanför gränsen. Titta på alla mätare.
gauge-feedback-wrong = Det var fel åtgärd. Titta på kortet.
gauge-feedback-false = Den visaren var inom gränsen. Vänta tills en är utanför.

## Följa banan

trace-pad = Yta med en bana. Använd muspekaren, fingret eller piltangenterna.
trace-start = Start
trace-goal = Mål
trace-feedback-wall = Du rörde kanten. Håll dig mellan kanterna.

## Sätta prickar i ringar

ring-pad = Ark med ringar. Använd muspekaren, fingret eller piltangenterna och Enter.
ring-next = Markerad ring: { $number } av { $rings }
ring-aim = Sikte
ring-feedback-wall = Pricken rörde ringens vägg. Sikta på mitten.
ring-feedback-outside = Pricken hamnade utanför ringen. Sikta på mitten av den markerade ringen.

## Samma del eller spegelbild

rotate-reference = Del att jämföra med
rotate-turned = Delen till höger
rotate-same = Samma del, vriden
rotate-mirror = Spegelbild
rotate-choice = Del { $number }
rotate-feedback-same = Det var samma del, vriden.
rotate-feedback-mirror = Det var spegelbilden. Den passar aldrig, hur den än vrids.
rotate-feedback-choice = Del { $number } var samma del, vriden.

## Uppgift utanför skärmen

observed-card =
    { $steps ->
        [one] Kort med uppgiften i ett steg
       *[other] Kort med uppgiften i { $steps } steg
    }
observed-step = Steg { $number }: { $act }
observed-step-thing = Steg { $number }: { $act }, { $good }
step-take = ta upp
step-place = ställ på plats
step-screw = skruva
step-turn = vänd
step-check = titta noga
step-count = räkna
step-clean = torka av
step-pack = packa ner
step-hand-over = ge till någon
step-spray = spreja
step-pour = häll i
step-measure = väg
step-cut = skär
step-lift-together = lyft tillsammans
step-wash-hands = tvätta händerna
step-put-on-gloves = ta på handskar
step-wipe = torka bordet
step-mop = moppa golvet
step-fold = vik
step-talk = prata med varandra
step-greet = hälsa
step-write-down = skriv upp
observed-done = Jag är klar

## Saker från fyra yrken

good-cell = battericell
good-pouch = platt cell med två flikar
good-plate = metallplatta
good-foil = folierulle
good-bolt = bult
good-washer = bricka
good-cable = kabel
good-clamp = tving
good-cap = skruvlock
good-box = låda
good-cup = mugg
good-pill-box = dosett
good-blanket = filt
good-towel = handduk
good-glove = tunn handske
good-comb = kam
good-toothbrush = tandborste
good-shoe = sko
good-stick = käpp
good-jug = tillbringare
good-spray = sprayflaska
good-canister = dunk
good-bucket = hink
good-cloth = trasa
good-mop = mopp
good-brush = borste
good-bin-bag = soppåse
good-rubber-glove = gummihandske
good-sponge = svamp
good-paper-roll = pappersrulle
good-dinner-plate = tallrik
good-bowl = skål
good-bread = bröd
good-carrot = morot
good-egg = ägg
good-fish = fisk
good-milk = mjölkpaket
good-nut = nötter
good-apple = äpple
good-pan = stekpanna
