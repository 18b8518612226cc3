# From 100 on, put the number last (see docs/translations.md, "Numbers").
# صفحات المشرف في المحطة: التحضير والقائمة ورموز اليوم والأعطال. لا يرى المشارك إلا القليل منها.

station-title = محطة SRM

## قبل البداية

setup-title = التحضير لمشاركة جديدة
setup-code = رمز المشاركة
setup-code-short = الرمز قصير. يجب إدخال خمسة أرقام على الأقل.
setup-code-form = الرمز تسعة أرقام على الأكثر، ولا شيء غير الأرقام.
setup-code-check = الرمز غير صحيح. يُرجى مقارنة الأرقام بالورقة.
setup-attempt = رقم المحاولة
setup-time-factor = وقت التمارين
setup-text-size = حجم النص
setup-theme = الألوان
theme-light = فاتح
theme-dark = داكن
theme-high-contrast = تباين عالٍ
setup-calm-motion = حركة أهدأ
setup-hide-clock = إخفاء الساعة
setup-set = التمارين
setup-demo-hint = المحطة في وضع العرض التجريبي. لا يمكن استعمال النتائج.
setup-start = بدء

## قائمة المشرف

leader-menu-title = قائمة المشرف
leader-code-title = رمز المشرف
leader-code-new = تغيير رمز المشرف
leader-code-wrong = الرمز غير صحيح. يُرجى المحاولة مرة أخرى.
leader-note = تسجيل حدث
leader-another-round = جولة تدريب أخرى
leader-go-on = الانتقال إلى الجزء المحتسب
leader-void-exercise = عدم احتساب هذا التمرين
leader-end = إنهاء الجلسة اليوم
leader-void-session = إلغاء هذه الجلسة
leader-close = إغلاق القائمة
leader-confirm = تأكيد
leader-cancel = تراجع
leader-why = ما السبب؟

incident-disturbance = إزعاج في القاعة
incident-helped = مساعدة أثناء الجزء المحتسب
incident-equipment = عطل في الأجهزة
incident-unwell = وعكة صحية
incident-misunderstood = سوء فهم للمهمة
incident-other = أمر آخر مسجل على الورق

## رموز اليوم

today-title = اليوم
today-empty = لا توجد جلسات اليوم.
today-state-running = جارية
today-state-sealed = منتهية وموقّعة
today-state-unsealed = منتهية ولم توقّع بعد
today-state-left = انتهت مبكرًا
today-state-declined = دون مشاركة
today-state-voided = ملغاة
today-incidents =
    { $number ->
        [zero] لا توجد أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $number } أحداث
        [many] { $number } حدثًا
       *[other] عدد الأحداث: { $number }
    }

export-title = نسخ النتائج
export-all = نسخ الكل
export-done =
    { $count ->
        [zero] لا توجد نتائج منسوخة إلى { $path }
        [one] تم نسخ نتيجة واحدة إلى { $path }
        [two] تم نسخ نتيجتين إلى { $path }
        [few] تم نسخ { $count } نتائج إلى { $path }
        [many] تم نسخ { $count } نتيجة إلى { $path }
       *[other] عدد النتائج المنسوخة إلى { $path }: { $count }
    }
export-failed = تعذّر نسخ النتائج.

receipt-title = إيصال من المكتب
receipt-import = قراءة الإيصال
receipt-removed =
    { $count ->
        [zero] لم تُحذف أي نتيجة من المحطة.
        [one] تم حذف نتيجة واحدة من المحطة.
        [two] تم حذف نتيجتين من المحطة.
        [few] تم حذف { $count } نتائج من المحطة.
        [many] تم حذف { $count } نتيجة من المحطة.
       *[other] عدد النتائج المحذوفة من المحطة: { $count }.
    }
receipt-none = لا يوجد إيصال صالح. لم يُحذف شيء.

sheet-where = النتيجة موجودة هنا: { $path }
sheet-check = طريقة التحقق: { $command }

unlock-title = إلغاء قفل مفتاح المحطة
unlock-passphrase = عبارة المرور
unlock-wrong = عبارة المرور غير صحيحة. يُرجى المحاولة مرة أخرى.

resume-found-title = توجد جلسة لم تنتهِ
resume-found-text = كانت جلسة الرمز { $code } جارية عندما توقفت المحطة. كان الوقت متوقفًا.
resume-go-on = متابعة

## كلمات قصيرة

saved = تم الحفظ
saving = جارٍ الحفظ
clock-left-minutes =
    { $minutes ->
        [zero] الباقي أقل من دقيقة
        [one] الباقي دقيقة واحدة
        [two] الباقي دقيقتان
        [few] الباقي { $minutes } دقائق
        [many] الباقي { $minutes } دقيقة
       *[other] الباقي بالدقائق: { $minutes }
    }
clock-left-seconds =
    { $seconds ->
        [zero] انتهى الوقت
        [one] الباقي ثانية واحدة
        [two] الباقي ثانيتان
        [few] الباقي { $seconds } ثوانٍ
        [many] الباقي { $seconds } ثانية
       *[other] الباقي بالثواني: { $seconds }
    }
clock-hidden = الساعة مخفية
on = مفعّل
off = غير مفعّل
back = رجوع
close = إغلاق
cancel = إلغاء
quit = إغلاق البرنامج
erase = مسح
digit = الرقم { $number }
speak = قراءة بصوت عالٍ
more-text = مزيد من النص

## الأعطال: ما المشكلة، وما المطلوب من المشرف

err-journal-failed = لا تستطيع المحطة الحفظ.
rec-journal-failed = يمكن للمشارك أن يستريح. الوقت متوقف. يجب إعادة تشغيل المحطة.
err-journal-spare = لم يستجب القرص. تحفظ المحطة في المكان الاحتياطي.
rec-journal-spare = يمكن متابعة الجلسة. يجب تغيير المحطة بعد هذه الجلسة.
err-disk-full = لا توجد مساحة كافية على القرص.
rec-disk-full = يجب نسخ النتائج وحذف ملفات أخرى من القرص، ثم المحاولة مرة أخرى.
err-key-missing = مفتاح المحطة مفقود.
rec-key-missing = لا يمكن توقيع النتائج. يجب إعادة ملف المفتاح.
err-key-passphrase = المفتاح مقفل.
rec-key-passphrase = يجب إدخال عبارة المرور. تُوقّع النتائج بعد ذلك.
err-pack-bad = لا يمكن استعمال التمارين.
rec-pack-bad = يجب نسخ التمارين من جديد، والتحقق منها بالأمر «srm check».
err-pack-missing = التمارين غير موجودة في المحطة.
rec-pack-missing = يجب نسخ التمارين إلى المحطة، ثم إعادة تشغيلها.
err-data-folder = لا تستطيع المحطة الكتابة في مجلد بياناتها.
rec-data-folder = يجب التأكد من وجود المجلد ومن إمكان الكتابة فيه.
err-journal-damaged = يوجد ملف محفوظ تالف. تم وضعه جانبًا.
rec-journal-damaged = يجب عدم حذف الملف. يُرجى طلب المساعدة من المكتب.
err-seal-failed = تعذّر توقيع النتيجة.
rec-seal-failed = كل شيء محفوظ. يجب إلغاء قفل المفتاح والمحاولة مرة أخرى.
err-export-failed = تعذّر نسخ النتائج.
rec-export-failed = يجب فحص ذاكرة USB والمحاولة مرة أخرى. النتائج ما زالت هنا.
