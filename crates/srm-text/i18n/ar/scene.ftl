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
sort-bin = الصندوق { $number }
sort-feedback-wrong = مكان هذه القطعة في الصندوق { $number }. البطاقة تبيّن المكان.

## كشف القطع التالفة على السير

defect-part = قطعة على السير: { $hue }، الموضع { $place }
defect-reject = إزالة القطعة
defect-feedback-missed = مرّت قطعة تالفة. من المهم النظر إلى كل قطعة.
defect-feedback-false = كانت هذه القطعة سليمة. تُترك على السير.

## مراقبة العدادات

gauge-dial = العداد { $letter }. المؤشر عند { $position } من 10.
gauge-action = { $action }
action-valve = صمام
action-fan = مروحة
action-stop = إيقاف
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
observed-step = الخطوة { $number }
observed-done = انتهيت
