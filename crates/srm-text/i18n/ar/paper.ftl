# ما يُكتب على الصفحات المطبوعة إضافة إلى جواب المتقدم.

paper-footer = SRM، طريقة التوظيف بالمحاكاة
paper-demo-band = عرض تجريبي: أُعد لتجربة البرنامج. لا يقول شيئًا عن شخص حقيقي.
paper-list = { $list }، { $next }
paper-date = { $day } { $month } { $year }
paper-date-time = { $date }، { $time } UTC

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## إفادة: ما يمكن للشخص أن يحمله إلى أي صاحب عمل

attestation-kicker = إفادة بالمهارات التي ظهرت
attestation-lead = أظهر حامل هذه الإفادة المهارات المذكورة أدناه في مواقف عمل محاكاة. يعمل الجميع وفق القواعد نفسها، والقرار اتخذه إنسان.
attestation-holder = الاسم
attestation-code = الرمز
attestation-occupation = المهنة
attestation-date = ظهرت في
attestation-valid = صالحة حتى
attestation-by = صادرة عن
attestation-number = الرقم
attestation-skills = المهارات التي ظهرت
attestation-limits = لا تحتوي هذه الورقة على نقاط ولا ترتيب. وهي تقول ما ظهر في ذلك اليوم.
attestation-check = كيف يمكن التحقق منها
attestation-check-file = اطلب الملف الموقّع من حامل الإفادة أو من المكتب. يجب أن تكون بصمة الملف هي المكتوبة هنا وفي الرمز.
attestation-check-command = تحقق من التوقيع بالأمر “srm verify” أو “ssh-keygen -Y verify”.
attestation-check-key = يجب أن تكون بصمة المفتاح من البصمات التي ينشرها المكتب.
attestation-digest = بصمة الملف الموقّع (SHA-256)
attestation-key = بصمة مفتاح التوقيع
attestation-code-alt = رمز للمسح. يحتوي على بصمة الملف وبصمة المفتاح المكتوبتين بجانبه.

## قائمة الاتصال

call-kicker = قائمة الاتصال
call-title = أجوبة يجب تبليغها
call-lead = يحصل الجميع على جواب خلال ثلاثة أيام، حتى عند الرفض. من ينتهي وقته أولًا يأتي أولًا.
call-by = الاتصال قبل
call-name = الاسم
call-phone = الهاتف
call-language = اللغة
call-code = الرمز
call-answer = الجواب
call-tried = المحاولات
call-reached = تم الاتصال، وملاحظة
call-forward = إلى المقابلة
call-not-forward = ليس هذه المرة
call-empty = لا أحد يجب الاتصال به.
call-printed = طُبعت في { $at }. تُتلف القائمة بعد الاتصال بالجميع.

## قائمة المقبولين لصاحب العمل

accepted-kicker = الأشخاص المقبولون
accepted-lead = قرر إنسان انتقال كل من في هذه القائمة، وقد وافق الجميع على إدراجهم فيها. الترتيب حسب الرموز، ولا يقول شيئًا عمن كان أفضل.
accepted-employer = صاحب العمل
accepted-set = مجموعة التمارين
accepted-code = الرمز
accepted-occupation = المهنة
accepted-skills = المهارات التي ظهرت
accepted-agreed = وافق في
accepted-none = لا أحد في القائمة بعد.
accepted-digest = بصمة القائمة الموقّعة (SHA-256)

## موافقة صاحب العمل

approval-kicker = الموافقة على مجموعة تمارين
approval-lead = يوافق صاحب العمل على استخدام هذه التمارين وهذه الحدود للمهنة المذكورة أدناه.
approval-employer = صاحب العمل
approval-set = مجموعة التمارين
approval-version = الإصدار
approval-occupation = المهنة
approval-pack = بصمة التمارين (SHA-256)
approval-exercises = التمارين، ولماذا يحتاج إليها العمل
approval-threshold-title = حد الانتقال
approval-threshold = { $points } من { $max } في مجموع النقاط. إذا كان الفرق عن الحد لا يتجاوز { $band } فيقرر شخصان معًا.
approval-minima = حدود لتمارين معينة
approval-minimum = { $exercise }: على الأقل { $points } من { $max } من النقاط. السبب: { $reason }
approval-no-minima = لا يوجد لأي تمرين حد خاص به.
approval-person = القرار دائمًا لإنسان، وله سبب مكتوب. ولا يُرتَّب الأشخاص.
approval-sign-employer = عن صاحب العمل: الاسم والتاريخ
approval-sign-office = عن المكتب: الاسم والتاريخ

## نموذج المقابلة

interview-form-kicker = نموذج المقابلة
interview-form-lead = تُطرح على الجميع الأسئلة نفسها بالترتيب نفسه. النموذج عن الدافع إلى هذا العمل. وهو لا يدخل أبدًا في النقاط.
interview-form-person = رمز المتقدم
interview-form-interviewer = من يجري المقابلة
interview-form-date = التاريخ
interview-form-minutes = الوقت بالدقائق تقريبًا: { $minutes }
interview-form-say-first = يُقال أولًا
interview-form-question = السؤال { $number }
interview-form-follow-ups = يُسأل إذا لم يوضح الجواب ذلك
interview-form-heard = ما سمعته
interview-form-anchors = ضع علامة على الأنسب
interview-form-say-last = يُقال أخيرًا
interview-form-sign = التوقيع والتاريخ
