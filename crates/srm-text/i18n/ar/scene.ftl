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
