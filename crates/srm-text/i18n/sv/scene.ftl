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

## Hitta felet på en linje

damage-crack = sprucken
damage-burn = bränd
damage-splash = nedstänkt
machine-press = press
machine-saw = såg
machine-drill = borr
machine-roller = valsar
machine-oven = ugn
machine-dryer = tork
machine-lamp = värmelampa
machine-glue = lim
machine-shower = tvätt
machine-paint = färg
line-card =
    { $rows ->
        [one] Kort med en sorts skada och dess maskiner
       *[other] Kort med { $rows } sorters skador och deras maskiner
    }
line-product = Färdig produkt. En del är { $damage }: { $hue }
line-station = Station { $number }: { $machine }
line-glass = Glas { $letter }. Ingen har tittat här.
line-glass-looking = Glas { $letter }. Bilden är på väg.
line-glass-whole = Glas { $letter }. Här är allt helt.
line-glass-damaged = Glas { $letter }. Här är en del { $damage }.
line-looks-left =
    { $looks ->
        [one] En titt kvar
       *[other] { $looks } tittar kvar
    }
line-sign = Stoppskylt
line-feedback-wrong = Det var station { $station }. Före den är allt helt, efter den inte.
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

## Hålla nivån i tankar

flow-tank = Tank { $letter }. Nivå { $level } av 100, märken vid { $low } och { $high }. In: { $in }. Ut: { $out }.
flow-less = Ventil { $letter }, mindre. Den står på { $position }.
flow-more = Ventil { $letter }, mer. Den står på { $position }.
flow-feedback-late = En nivå gick förbi sitt märke. Titta på alla utlopp.
flow-feedback-outside = Tank { $letter } är utanför märkena. Få tillbaka nivån och släpp sedan in lika mycket som rinner ut.
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

## Samtala med någon

dialogue-picture = Bild: { $place }, sett över din axel. Den andra personen ser { $mood } ut.
dialogue-feedback-best = Så skulle erfarna personer också svara.
dialogue-feedback-other = Ett annat svar hjälper mer. Det är markerat.
place-counter = en disk
place-bedside = en säng i ett rum
place-corridor = en korridor
place-kitchen = ett kök
place-workshop = en verkstad
place-home = någons hem
mood-calm = lugn
mood-worried = orolig
mood-angry = arg
mood-glad = glad
mood-in-pain = plågad

## Lämna över

handover-picture = Bild: { $place }, sett över din axel. Du håller en tavla. Nästa skift är där.
handover-give = Lämna över tavlan
handover-feedback-critical = Något som måste sägas kom inte med. Det är markerat.
handover-feedback-noise = Nästa skift behöver inte allt det här.
handover-feedback-more = Nästa skift behöver mer. Det är markerat.
handover-feedback-order = Det viktigaste kommer först.

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

## Föra mätlista

log-dial = Visare { $letter }. Den står vid { $figure }, små streck efter det: { $ticks }.
log-column = Pelare { $letter }. Den når till { $figure }, små streck efter det: { $ticks }.
log-level = Nivåglas { $letter }. Nivån står vid { $figure }, små streck efter det: { $ticks }.
log-clock = Klocka för rundan. Visaren står på { $position } av 12.
log-row = Rad { $letter }. Tidigare: { $before }. Nu: { $now }.
log-flag = Flagga på rad { $letter }
log-digit = { $digit }
log-erase = Sudda
log-enter = Skriv in värdet
log-feedback-value = Det värdet är inte vad { $letter } visar. Titta på de små strecken.
log-feedback-flag = De tre senaste värdena på rad { $letter } stiger inte alla och sjunker inte alla.
log-feedback-missing = De tre senaste värdena på rad { $letter } stiger alla eller sjunker alla. Då sätts flaggan.

## Skyltar

sign-nut = nötter
sign-milk = mjölk
sign-egg = ägg
sign-fish = fisk
sign-wheat = vete
sign-acid = frätande
sign-general = varning
sign-crossed = { $sign }, överstruket

## Plocka order

pick-line =
    { $pieces ->
        [one] Orderrad: { $good }, ett stycke
       *[other] Orderrad: { $good }, { $pieces } stycken
    }
pick-without = Märke på ordern, överstruket: { $sign }
pick-flag = Finns inte att få: { $good }
pick-shelf = Hylla { $number }: { $good }
pick-shelf-empty = Hylla { $number }: tom, plats för { $good }
pick-shelf-sign = Hylla { $number }: { $good }, med märket { $sign }
pick-instead = Kortet: i stället för { $good }, { $other }
pick-nothing-instead = Kortet: i stället för { $good }, ett kryss
pick-in-cart =
    { $pieces ->
        [one] I vagnen: { $good }, ett stycke. Lägg tillbaka en
       *[other] I vagnen: { $good }, { $pieces } stycken. Lägg tillbaka en
    }
pick-send = Skicka ordern
pick-feedback-wrong = Något i ordern var fel. Ringen visar vad som var rätt.
pick-feedback-omitted = En rad glömdes bort. Ringen visar vad som var rätt.
pick-feedback-surplus = Det låg något i vagnen som ordern inte ber om.
