# ما يُرى في التمارين، لمن يستمع. ما يُرى فقط، لا الجواب الصحيح.

hue-blue = أزرق بلا نقش
hue-vermilion = برتقالي بخطوط مائلة
hue-green = أخضر بنقاط
hue-steel = رمادي بخطوط أفقية
hue-purple = بنفسجي بمربعات
hue-yellow = أصفر بحلقات
hue-none = بلا لون

feedback-right = صحيح.

## فرز القطع

sort-card =
    { $rows ->
        [zero] بطاقة بلا قواعد
        [one] بطاقة فيها قاعدة واحدة
        [two] بطاقة فيها قاعدتان
        [few] بطاقة فيها { $rows } قواعد
        [many] بطاقة فيها { $rows } قاعدة
       *[other] بطاقة فيها { $rows } قاعدة
    }
sort-part =
    { $holes ->
        [zero] قطعة: { $hue }، بلا ثقوب
        [one] قطعة: { $hue }، ثقب واحد
        [two] قطعة: { $hue }، ثقبان
        [few] قطعة: { $hue }، { $holes } ثقوب
        [many] قطعة: { $hue }، { $holes } ثقبًا
       *[other] قطعة: { $hue }، { $holes } ثقب
    }
sort-laundry =
    { $holes ->
        [zero] غسيل: { $hue }، بلا بطاقات
        [one] غسيل: { $hue }، بطاقة واحدة
        [two] غسيل: { $hue }، بطاقتان
        [few] غسيل: { $hue }، { $holes } بطاقات
        [many] غسيل: { $hue }، { $holes } بطاقة
       *[other] غسيل: { $hue }، { $holes } بطاقة
    }
sort-waste =
    { $holes ->
        [zero] نفايات: { $hue }، بلا ملصقات
        [one] نفايات: { $hue }، ملصق واحد
        [two] نفايات: { $hue }، ملصقان
        [few] نفايات: { $hue }، { $holes } ملصقات
        [many] نفايات: { $hue }، { $holes } ملصقًا
       *[other] نفايات: { $hue }، { $holes } ملصق
    }
sort-dish =
    { $holes ->
        [zero] طبق: { $hue }، بلا نقاط
        [one] طبق: { $hue }، نقطة واحدة
        [two] طبق: { $hue }، نقطتان
        [few] طبق: { $hue }، { $holes } نقاط
        [many] طبق: { $hue }، { $holes } نقطة
       *[other] طبق: { $hue }، { $holes } نقطة
    }
sort-bin = الصندوق { $number }
sort-feedback-wrong = المكان الصحيح هو الصندوق { $number }. البطاقة تبيّن المكان.

## كشف القطع التالفة على السير

defect-textile = نسيج على السير: { $hue }، الموضع { $place }
defect-bottle = زجاجة على السير: { $hue }، الموضع { $place }
defect-dish = طبق على السير: { $hue }، الموضع { $place }
defect-part = قطعة على السير: { $hue }، الموضع { $place }
defect-reject = إزالة القطعة
defect-feedback-missed = مرّ شيء فيه عيب. من المهم النظر إلى كل شيء.
defect-feedback-false = كان هذا الشيء سليمًا. يُترك على السير.

## مراقبة العدادات

gauge-dial = العداد { $letter }. المؤشر عند { $position } من 10.
gauge-action = { $action }
action-valve = صمام
action-fan = مروحة
action-stop = إيقاف
action-raise-bed = رفع السرير
action-turn-over = تقليب
action-bell = نداء
action-dose = إضافة جرعة
action-rinse = شطف
action-lid = وضع الغطاء
action-stir = تحريك
action-stove-off = إطفاء الموقد
gauge-feedback-missed = كان أحد المؤشرات خارج الحد. من المهم النظر إلى كل العدادات.
gauge-feedback-wrong = لم يكن هذا الإجراء الصحيح. البطاقة تبيّن الإجراء.
gauge-feedback-false = كان هذا المؤشر ضمن الحد. يُضغط الزر عندما يخرج مؤشر عن الحد.

## تتبّع المسار

trace-pad = مساحة فيها مسار. يمكن استعمال الفأرة أو الإصبع أو مفاتيح الأسهم.
trace-start = البداية
trace-goal = النهاية
trace-feedback-wall = لمست الحافة. يجب البقاء بين الحافتين.

## إشارات بجانب العمل

signal-none = لا شيء
signal-bell = جرس أصفر بحلقات
signal-phone = هاتف أزرق
signal-lamp = مصباح برتقالي بخطوط
signal-parcel = طرد أخضر بنقاط
dual-board = اللوحة: { $signal }
dual-row = البطاقة: { $signal }، المفتاح { $letter }
dual-key = المفتاح { $letter }
dual-feedback-missed = لم يُجَب عن الإشارة. الجواب قبل أن يفرغ الشريط.
dual-feedback-wrong = كان المطلوب مفتاحًا آخر. البطاقة تبيّن المفتاح.
dual-feedback-false = كانت اللوحة مطفأة. يُضغط المفتاح عندما تضيء.

## كشف الخلل في خط الإنتاج

damage-crack = متشقق
damage-burn = محترق
damage-splash = ملطّخ
machine-press = مكبس
machine-saw = منشار
machine-drill = مثقاب
machine-roller = أسطوانات
machine-oven = فرن
machine-dryer = مجفف
machine-lamp = مصباح حراري
machine-glue = غراء
machine-shower = غسيل
machine-paint = طلاء
line-card =
    { $rows ->
        [zero] بطاقة بلا أنواع تلف
        [one] بطاقة فيها نوع تلف واحد وآلاته
        [two] بطاقة فيها نوعا تلف وآلاتهما
        [few] بطاقة فيها { $rows } أنواع تلف وآلاتها
        [many] بطاقة فيها { $rows } نوع تلف وآلاتها
       *[other] بطاقة فيها { $rows } نوع تلف وآلاتها
    }
line-product = المنتج الجاهز. جزء واحد { $damage }: { $hue }
line-station = المحطة { $number }: { $machine }
line-glass = العدسة { $letter }. لم ينظر أحد هنا.
line-glass-looking = العدسة { $letter }. الصورة في الطريق.
line-glass-whole = العدسة { $letter }. كل شيء سليم هنا.
line-glass-damaged = العدسة { $letter }. هنا جزء { $damage }.
line-looks-left =
    { $looks ->
        [zero] لم تبق نظرات
        [one] بقيت نظرة واحدة
        [two] بقيت نظرتان
        [few] بقيت { $looks } نظرات
        [many] بقيت { $looks } نظرة
       *[other] بقيت { $looks } نظرة
    }
line-sign = إشارة توقف
line-feedback-wrong = كانت المحطة { $station }. كل شيء سليم قبلها، وليس بعدها.
## وضع النقاط في الحلقات

ring-pad = لوح فيه حلقات. يمكن استعمال الفأرة أو الإصبع أو مفاتيح الأسهم مع مفتاح Enter.
ring-next = الحلقة المميّزة: { $number } من { $rings }
ring-aim = علامة التصويب
ring-feedback-wall = لمست النقطة جدار الحلقة. مكان النقطة في الوسط.
ring-feedback-outside = كانت النقطة خارج الحلقة. مكان النقطة في وسط الحلقة المميّزة.

## القطعة نفسها أم صورتها في المرآة

rotate-reference = القطعة المرجعية
rotate-turned = القطعة على اليمين
rotate-same = القطعة نفسها، مُدارة
rotate-mirror = صورة القطعة في المرآة
rotate-choice = القطعة { $number }
rotate-feedback-same = كانت القطعة نفسها، مُدارة.
rotate-feedback-mirror = كانت صورة القطعة في المرآة. لا تنطبق مهما أُديرت.
rotate-feedback-choice = القطعة { $number } هي القطعة نفسها، مُدارة.
## البناء حسب البطاقة

follow-part =
    { $marks ->
        [zero] { $good }
        [one] { $good }، عليه علامة بنقطة واحدة
        [two] { $good }، عليه علامة بنقطتين
        [few] { $good }، عليه علامة فيها { $marks } نقاط
        [many] { $good }، عليه علامة فيها { $marks } نقطة
       *[other] { $good }، عليه علامة فيها { $marks } نقطة
    }
follow-step =
    { $marks ->
        [zero] الخطوة { $step } في البطاقة: { $good }، الصف { $row }، الموضع { $place }
        [one] الخطوة { $step } في البطاقة: { $good }، عليه علامة بنقطة واحدة، الصف { $row }، الموضع { $place }
        [two] الخطوة { $step } في البطاقة: { $good }، عليه علامة بنقطتين، الصف { $row }، الموضع { $place }
        [few] الخطوة { $step } في البطاقة: { $good }، عليه علامة فيها { $marks } نقاط، الصف { $row }، الموضع { $place }
        [many] الخطوة { $step } في البطاقة: { $good }، عليه علامة فيها { $marks } نقطة، الصف { $row }، الموضع { $place }
       *[other] الخطوة { $step } في البطاقة: { $good }، عليه علامة فيها { $marks } نقطة، الصف { $row }، الموضع { $place }
    }
follow-place = الصف { $row }، الموضع { $place }: فارغ
follow-place-laid =
    { $marks ->
        [zero] الصف { $row }، الموضع { $place }: { $good }
        [one] الصف { $row }، الموضع { $place }: { $good }، عليه علامة بنقطة واحدة
        [two] الصف { $row }، الموضع { $place }: { $good }، عليه علامة بنقطتين
        [few] الصف { $row }، الموضع { $place }: { $good }، عليه علامة فيها { $marks } نقاط
        [many] الصف { $row }، الموضع { $place }: { $good }، عليه علامة فيها { $marks } نقطة
       *[other] الصف { $row }، الموضع { $place }: { $good }، عليه علامة فيها { $marks } نقطة
    }
follow-feedback-part = لم تكن هذه القطعة الصحيحة. الخطوة { $step } في البطاقة تبيّن القطعة.
follow-feedback-place = لم يكن هذا الموضع الصحيح. الخطوة { $step } في البطاقة تبيّن الموضع.
follow-feedback-order = تأتي الخطوة { $step } في البطاقة أولًا.

## الحفاظ على مستوى الخزانات

flow-tank = الخزان { $letter }. المستوى { $level } من 100، العلامتان عند { $low } و { $high }. الداخل: { $in }. الخارج: { $out }.
flow-less = الصمام { $letter }، أقل. الوضع الآن { $position }.
flow-more = الصمام { $letter }، أكثر. الوضع الآن { $position }.
flow-feedback-late = تجاوز أحد المستويات علامته. من المهم النظر إلى كل المخارج.
flow-feedback-outside = الخزان { $letter } خارج علامتيه. يُعاد المستوى، ثم يدخل من الماء بقدر ما يخرج.
## تخطيط وردية

shift-person = الشخص { $row }. الشارة: { $badge }.
shift-badge-none = بلا شارة
shift-badge-round = مستديرة برتقالية بخطوط مائلة
shift-badge-square = مربعة خضراء بنقاط
shift-badge-both = المستديرة والمربعة
shift-after-none = لا شيء
shift-job = عمل: { $good }. عدد الخانات: { $length }. الشارة: { $badge }. بعد: { $after }. في الصينية.
shift-job-latest = عمل: { $good }. عدد الخانات: { $length }. الشارة: { $badge }. بعد: { $after }. ينتهي في الخانة { $latest } على الأكثر. في الصينية.
shift-job-placed = عمل: { $good }. عدد الخانات: { $length }. الشارة: { $badge }. بعد: { $after }. عند الشخص { $row } من الخانة { $slot }.
shift-job-placed-latest = عمل: { $good }. عدد الخانات: { $length }. الشارة: { $badge }. بعد: { $after }. ينتهي في الخانة { $latest } على الأكثر. عند الشخص { $row } من الخانة { $slot }.
shift-place = الشخص { $row }، الخانة { $slot }
shift-done = تسليم الخطة
shift-feedback-placed = بقي عمل في الصينية. لكل عمل مكان.
shift-feedback-badge = وُضع عمل عند شخص لا يحمل شارته.
shift-feedback-latest = ينتهي أحد الأعمال متأخرًا. الرقم مع الخط الأحمر هو خانته الأخيرة.
shift-feedback-after = بدأ أحد الأعمال مبكرًا. ما على يسار السهم يأتي أولًا.
## البناء حسب المخطط

stack-plan-picture =
    { $columns ->
        [zero] صورة بناء بلا أعمدة
        [one] صورة بناء من عمود واحد
        [two] صورة بناء من عمودين
        [few] صورة بناء من { $columns } أعمدة
        [many] صورة بناء من { $columns } عمودًا
       *[other] صورة بناء من { $columns } عمود
    }
stack-plan-above =
    { $columns ->
        [zero] مخطط من الأعلى لبناء بلا أعمدة
        [one] مخطط من الأعلى لبناء من عمود واحد
        [two] مخطط من الأعلى لبناء من عمودين
        [few] مخطط من الأعلى لبناء من { $columns } أعمدة
        [many] مخطط من الأعلى لبناء من { $columns } عمودًا
       *[other] مخطط من الأعلى لبناء من { $columns } عمود
    }
stack-plan-front =
    { $columns ->
        [zero] مخطط من الأمام لبناء بلا أعمدة
        [one] مخطط من الأمام لبناء من عمود واحد
        [two] مخطط من الأمام لبناء من عمودين
        [few] مخطط من الأمام لبناء من { $columns } أعمدة
        [many] مخطط من الأمام لبناء من { $columns } عمودًا
       *[other] مخطط من الأمام لبناء من { $columns } عمود
    }
stack-plan-side =
    { $columns ->
        [zero] مخطط من اليمين لبناء بلا أعمدة
        [one] مخطط من اليمين لبناء من عمود واحد
        [two] مخطط من اليمين لبناء من عمودين
        [few] مخطط من اليمين لبناء من { $columns } أعمدة
        [many] مخطط من اليمين لبناء من { $columns } عمودًا
       *[other] مخطط من اليمين لبناء من { $columns } عمود
    }
stack-built =
    { $blocks ->
        [zero] البناء: فارغ
        [one] البناء: مكعب واحد
        [two] البناء: مكعبان
        [few] البناء: { $blocks } مكعبات
        [many] البناء: { $blocks } مكعبًا
       *[other] البناء: { $blocks } مكعب
    }
stack-block =
    { $blocks ->
        [zero] وضع مكعب: { $hue }، لم يبق شيء
        [one] وضع مكعب: { $hue }، بقي واحد
        [two] وضع مكعب: { $hue }، بقي اثنان
        [few] وضع مكعب: { $hue }، بقيت { $blocks } مكعبات
        [many] وضع مكعب: { $hue }، بقي { $blocks } مكعبًا
       *[other] وضع مكعب: { $hue }، بقي { $blocks } مكعب
    }
stack-take-away = إزالة المكعب الأعلى
stack-cell =
    { $blocks ->
        [zero] الصف { $row }، الموضع { $place }: فارغ
        [one] الصف { $row }، الموضع { $place }: مكعب واحد، { $hue }
        [two] الصف { $row }، الموضع { $place }: مكعبان، الأعلى { $hue }
        [few] الصف { $row }، الموضع { $place }: { $blocks } مكعبات، الأعلى { $hue }
        [many] الصف { $row }، الموضع { $place }: { $blocks } مكعبًا، الأعلى { $hue }
       *[other] الصف { $row }، الموضع { $place }: { $blocks } مكعب، الأعلى { $hue }
    }
stack-hand-in = اكتمل البناء
stack-feedback-wrong =
    { $columns ->
        [zero] كل الأعمدة توافق المخطط.
        [one] عمود واحد لا يوافق المخطط. علامة الخطأ تبيّن مكانه.
        [two] عمودان لا يوافقان المخطط. علامات الخطأ تبيّن مكانهما.
        [few] { $columns } أعمدة لا توافق المخطط. علامات الخطأ تبيّن مكانها.
        [many] { $columns } عمودًا لا توافق المخطط. علامات الخطأ تبيّن مكانها.
       *[other] { $columns } عمود لا توافق المخطط. علامات الخطأ تبيّن مكانها.
    }

## التحدث مع شخص

dialogue-picture = صورة: { $place }، من فوق كتفك. يبدو الشخص الآخر { $mood }.
dialogue-feedback-best = هكذا يجيب أصحاب الخبرة أيضًا.
dialogue-feedback-other = توجد إجابة تساعد أكثر. حولها إطار.
place-counter = طاولة خدمة
place-bedside = سرير في غرفة
place-corridor = ممر
place-kitchen = مطبخ
place-workshop = ورشة
place-home = منزل شخص
mood-calm = هادئًا
mood-worried = قلقًا
mood-angry = غاضبًا
mood-glad = مسرورًا
mood-in-pain = متألمًا

## تسليم المناوبة

handover-picture = صورة: { $place }، من فوق كتفك. في يدك لوحة. المناوبة التالية حاضرة.
handover-give = تسليم اللوحة
handover-feedback-critical = غاب أمر يجب قوله. حوله إطار.
handover-feedback-noise = لا تحتاج المناوبة التالية إلى كل هذا.
handover-feedback-more = تحتاج المناوبة التالية إلى المزيد. حوله إطار.
handover-feedback-order = الأهم يأتي أولًا.

## مهمة بعيدًا عن الشاشة

observed-card =
    { $steps ->
        [zero] بطاقة المهمة بلا خطوات
        [one] بطاقة المهمة في خطوة واحدة
        [two] بطاقة المهمة في خطوتين
        [few] بطاقة المهمة في { $steps } خطوات
        [many] بطاقة المهمة في { $steps } خطوة
       *[other] بطاقة المهمة في { $steps } خطوة
    }
observed-step = الخطوة { $number }: { $act }
observed-step-thing = الخطوة { $number }: { $act }، { $good }
step-take = رفع من المكان
step-place = وضع في المكان
step-screw = تثبيت ببرغي
step-turn = تدوير
step-check = نظر بدقة
step-count = عدّ
step-clean = مسح
step-pack = تعبئة في صندوق
step-hand-over = تسليم لشخص آخر
step-spray = رش
step-pour = صب
step-measure = وزن
step-cut = قطع
step-lift-together = رفع معًا
step-wash-hands = غسل اليدين
step-put-on-gloves = لبس القفازات
step-wipe = مسح الطاولة
step-mop = مسح الأرض
step-fold = طي
step-talk = حديث معًا
step-greet = تحية
step-write-down = كتابة
observed-done = انتهيت

## أشياء من أربع مهن

good-cell = خلية بطارية
good-pouch = خلية مسطحة بطرفين
good-plate = صفيحة معدنية
good-foil = لفة رقائق معدنية
good-bolt = برغي
good-washer = حلقة معدنية
good-cable = كابل
good-clamp = مشبك شد
good-cap = غطاء لولبي
good-box = صندوق
good-cup = كوب
good-pill-box = علبة أدوية
good-blanket = بطانية
good-towel = منشفة
good-glove = قفاز رقيق
good-comb = مشط
good-toothbrush = فرشاة أسنان
good-shoe = حذاء
good-stick = عصا مشي
good-jug = إبريق
good-spray = زجاجة رش
good-canister = صفيحة سائل
good-bucket = دلو
good-cloth = قطعة قماش
good-mop = ممسحة
good-brush = فرشاة
good-bin-bag = كيس قمامة
good-rubber-glove = قفاز مطاطي
good-sponge = إسفنجة
good-paper-roll = لفة ورق
good-dinner-plate = طبق
good-bowl = وعاء
good-bread = خبز
good-carrot = جزرة
good-egg = بيضة
good-fish = سمكة
good-milk = علبة حليب
good-nut = مكسرات
good-apple = تفاحة
good-pan = مقلاة

## تسجيل القراءات

log-dial = المؤشر { $letter }. يقف بعد { $figure }، والعلامات الصغيرة بعده: { $ticks }.
log-column = العمود { $letter }. يصل إلى ما بعد { $figure }، والعلامات الصغيرة بعده: { $ticks }.
log-level = زجاجة المستوى { $letter }. المستوى بعد { $figure }، والعلامات الصغيرة بعده: { $ticks }.
log-clock = ساعة الجولة. العقرب عند { $position } من 12.
log-row = السطر { $letter }. سابقًا: { $before }. الآن: { $now }.
log-flag = راية السطر { $letter }
log-digit = { $digit }
log-erase = مسح
log-enter = إدخال القيمة
log-feedback-value = ليست هذه القيمة ما يبيّنه { $letter }. من المهم النظر إلى العلامات الصغيرة.
log-feedback-flag = آخر ثلاث قيم في السطر { $letter } لا ترتفع كلها ولا تنخفض كلها.
log-feedback-missing = آخر ثلاث قيم في السطر { $letter } ترتفع كلها أو تنخفض كلها. عندها تُوضع الراية.

## لافتات

sign-nut = مكسرات
sign-milk = حليب
sign-egg = بيض
sign-fish = سمك
sign-wheat = قمح
sign-acid = مادة أكّالة
sign-general = تنبيه
sign-crossed = { $sign }، مع شطب

## تجهيز الطلبات

pick-line =
    { $pieces ->
        [zero] سطر الطلب: { $good }، بلا قطع
        [one] سطر الطلب: { $good }، قطعة واحدة
        [two] سطر الطلب: { $good }، قطعتان
        [few] سطر الطلب: { $good }، { $pieces } قطع
        [many] سطر الطلب: { $good }، { $pieces } قطعة
       *[other] سطر الطلب: { $good }، { $pieces } قطعة
    }
pick-without = علامة مشطوبة على الطلب: { $sign }
pick-flag = غير متوفر: { $good }
pick-shelf = الرف { $number }: { $good }
pick-shelf-empty = الرف { $number }: فارغ، مكان { $good }
pick-shelf-sign = الرف { $number }: { $good }، مع العلامة { $sign }
pick-instead = البطاقة: بدلًا من { $good }، { $other }
pick-nothing-instead = البطاقة: بدلًا من { $good }، علامة خطأ
pick-in-cart =
    { $pieces ->
        [zero] في العربة: { $good }، بلا قطع. إعادة قطعة
        [one] في العربة: { $good }، قطعة واحدة. إعادة قطعة
        [two] في العربة: { $good }، قطعتان. إعادة قطعة
        [few] في العربة: { $good }، { $pieces } قطع. إعادة قطعة
        [many] في العربة: { $good }، { $pieces } قطعة. إعادة قطعة
       *[other] في العربة: { $good }، { $pieces } قطعة. إعادة قطعة
    }
pick-send = إرسال الطلب
pick-feedback-wrong = كان في الطلب خطأ. الحلقة تبيّن الصحيح.
pick-feedback-omitted = نُسي أحد السطور. الحلقة تبيّن الصحيح.
pick-feedback-surplus = كان في العربة شيء لا يطلبه الطلب.
