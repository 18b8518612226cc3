# المكتب: مشاهدة الجلسة مرة أخرى، وجواب المتقدم، وقائمة الاتصال، وصفحات صاحب العمل.

## المشاهدة مرة أخرى

replay-title = ما الذي حدث
replay-scene = ما كان على الشاشة
replay-time = { $now } من { $end }
replay-bar = الموضع في الجلسة
replay-play = تشغيل
replay-pause = إيقاف مؤقت
replay-speed = السرعة
replay-times = { $times } ×
replay-back = رجوع 10 ثوانٍ
replay-part-before = التمرين السابق
replay-part-next = التمرين التالي
replay-error-before = الخطأ السابق
replay-error-next = الخطأ التالي
replay-incident-before = الحدث السابق
replay-incident-next = الحدث التالي
replay-moments = الانتقال إلى
replay-moment = { $time }، { $what }
replay-no-moments = لا شيء يلفت النظر.
replay-sort-part = تمرين
replay-sort-error = خطأ
replay-sort-incident = حدث
replay-points = كيف نتجت النقاط
replay-points-of = { $points } من { $max } من النقاط
replay-points-open = لا نقاط بعد: ينقص تقييم أو أن التمرين لا يُحتسب. الحد الأعلى { $max }.
replay-so-far = حتى هنا: { $value }
replay-in-all = في النهاية: { $value }
replay-no-exercise = لا يجري أي تمرين في هذه اللحظة.
replay-closed = يمكنك مشاهدة الجلسة بعد قفل تقييمك.
replay-broken = لا يمكن عرض الجلسة: سجلها لا يطابق التمارين. تبقى النقاط كما وُقّعت.
replay-keys = المفتاح P للتشغيل والإيقاف. مفاتيح الأسهم: 5 ثوانٍ. Page Up وPage Down: الموضع السابق والتالي.

replay-began = يبدأ: { $exercise }
replay-error = { $measure }
replay-noted = دوّن المشرف: { $kind }
replay-voided = لا يُحتسب: { $kind }
replay-leader-called = طُلب المشرف
replay-practice-waived = انتقل إلى العمل قبل أن ينجح التدريب
replay-journal-moved = لم يستجب القرص، فحفظ الجهاز في المكان الاحتياطي
replay-focus-lost = فقدت النافذة لوحة المفاتيح
replay-clock-changed = قفزت ساعة الحاسوب
replay-interrupted = توقف الحاسوب. مدة الغياب بالثواني: { $seconds }

decimal-sign = .

## الجواب

letter-title = الجواب
letter-lead = هذا ما يحصل عليه المتقدم. وهو ناتج عن العمل والقرار، ولا نقاط فيه.
letter-language = لغة الرسالة
letter-contact = جهة الاتصال: الاسم والهاتف
letter-note = كلمات منك
letter-note-hint = بلغة الرسالة. يمكن تركها فارغة.
letter-save = حفظ بصيغة PDF
letter-attestation = حفظ الإفادة
letter-attestation-sign = توقيع الإفادة وحفظها
letter-folder = الحفظ في المجلد
letter-given = تسجيل أن الجواب سُلّم
letter-was-given = سُلّم { $when } عن طريق { $who }
letter-due = يجب تسليمه قبل { $when }
letter-late = كان يجب تسليمه { $when }
letter-saved = حُفظ: { $path }
letter-not-yet = لا جواب للتسليم قبل أن يسري قرار.
letter-preview = الرسالة

## قائمة الاتصال

calls-title = المكالمات
calls-lead = يحصل الجميع على جواب خلال ثلاثة أيام. من ينتهي وقته أولًا يأتي أولًا.
calls-empty = لا أحد ينتظر مكالمة.
calls-list = أشخاص يجب الاتصال بهم
calls-hours-left =
    { $hours ->
        [zero] بقي أقل من ساعة
        [one] بقيت ساعة واحدة
        [two] بقيت ساعتان
        [few] بقيت { $hours } ساعات
        [many] بقيت { $hours } ساعة
       *[other] الساعات الباقية: { $hours }
    }
calls-hours-late =
    { $hours ->
        [zero] تأخر أقل من ساعة
        [one] تأخر ساعة واحدة
        [two] تأخر ساعتين
        [few] تأخر { $hours } ساعات
        [many] تأخر { $hours } ساعة
       *[other] ساعات التأخر: { $hours }
    }
calls-tried-times =
    { $times ->
        [zero] لم تجر محاولة بعد
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $times } محاولات
        [many] { $times } محاولة
       *[other] المحاولات: { $times }
    }
calls-who = { $code }، { $name }
calls-no-name = لا اسم مرتبط
calls-phone = الهاتف
calls-language = اللغة
calls-answer = الجواب
calls-answer-open = لم يُقرر بعد
calls-tried = جرت محاولة دون رد
calls-reached = تم الاتصال وسُلّم الجواب
calls-letter = افتح الملف
calls-save = حفظ القائمة بصيغة PDF
calls-choose = اختر شخصًا من القائمة.

## صاحب العمل

employer-title = صاحب العمل
employer-name = اسم صاحب العمل
employer-number = رقم صاحب العمل
employer-number-missing = اكتب رقم صاحب العمل أولًا، مثل 9.
employer-set = مجموعة التمارين
employer-accepted = الأشخاص المقبولون
employer-accepted-lead = فقط من تقرر انتقالهم ووافقوا على أن يعلم صاحب العمل. تحتوي القائمة على المهارات ولا نقاط فيها.
employer-agreed = وافق
employer-agreed-since = وافق { $when }
employer-none = لم ينتقل أحد في هذه المجموعة بعد.
employer-sign-list = توقيع القائمة وحفظها
employer-on-list =
    { $count ->
        [zero] لا أحد في القائمة
        [one] شخص واحد في القائمة
        [two] شخصان في القائمة
        [few] { $count } أشخاص في القائمة
        [many] { $count } شخصًا في القائمة
       *[other] عدد من في القائمة: { $count }
    }
employer-approval = الموافقة على المجموعة
employer-approval-lead = يوافق صاحب العمل على التمارين والحد وكل حد أدنى مع سببه. تحدد الصفحة المجموعة بالضبط.
employer-approval-save = حفظ الصفحة بصيغة PDF
employer-approved = تمت الموافقة { $when } من { $who }
employer-not-approved = لا موافقة بعد
employer-preview = الصفحة
employer-name-missing = اكتب اسم صاحب العمل أولًا.
