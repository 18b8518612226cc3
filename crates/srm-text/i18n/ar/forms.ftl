# نماذج المكتب: التقييم، والملاحظة، ومراجعة الفروق، والقرار، والمقابلة.

## كل النماذج

form-next = التالي
form-back = رجوع
form-save = حفظ المسودة
form-lock = إقفال وتوقيع
form-sign = توقيع
form-step = { $number } من { $count }: { $title }
form-step-done = { $number } من { $count }: { $title }، تم
form-steps = أجزاء النموذج
form-mark = الدرجة { $mark }
form-no-note = لا توجد ملاحظة
form-signs-as = أنت توقّع باسم { $name }.
form-locks = بعد التوقيع لا يستطيع أحد التغيير. يمكنك فقط استبداله بجديد، مع ذكر السبب.
form-about = الرمز { $code }، المحاولة { $attempt }
form-counts = الأعداد
form-counts-lead = احسب ما رأيته. الأعداد للعلم ولا تعطي نقاطًا.
form-count-less = إنقاص: { $title }
form-count-more = زيادة: { $title }
form-count-value = { $title }: { $number }
form-count-open = { $title }: لم يُدخل شيء
form-missing-mark = اختر درجة: { $title }
form-missing-count = أدخل العدد، حتى لو كان صفرًا: { $title }
form-missing-reason = اكتب السبب في جملة كاملة على الأقل.
form-missing-verdict = اختر ما تقرره.
form-note-empty = اكتب شيئًا.
form-note-long = النص أطول من اللازم. عدد الأحرف التي يجب حذفها: { $over }
form-note-sign = في النص رمز لا يمكن طباعته. احذفه واكتبه من جديد.
form-note-number = في النص رقم شخصي. احذفه. الرمز يبيّن من المقصود.

## التقييم

rate-lead = الرمز { $code }. النقاط والاسم وتقييم الآخرين مخفية.
rate-note = ماذا رأيت؟ صف السلوك لا الشخص.
rate-reason = لماذا تستبدل تقييمك السابق؟
rate-confirm-title = إقفال تقييمك
rate-confirm-lead = اقرأه مرة أخرى.
rate-confirm-notes = بلا ملاحظة: { $number }. الملاحظة تفيد إذا رأى غيرك شيئًا آخر.
rate-facts = المقيّمون
rate-you = أنت
rate-ongoing = جارٍ
rate-other = المقيّم { $number }
rate-locked-hidden = مقفل ومخفي
rate-awaited = منتظر
rate-gap-note = إذا زاد الفرق بالدرجات على { $steps } فيُناقش معًا مع ذكر السبب.

## الملاحظة

observe-title = ملاحظة
observe-lead = قيّم في المكان، بلا شبكة. قد تأتي الورقة لاحقًا: الرمز يربط بينهما.
observe-none = لا يوجد تمرين مثبّت يحتاج إلى ملاحظة. أدخل مجموعة فيها تمرين كهذا.
observe-exercise = التمرين
observe-people = من تلاحظ
observe-code = رمز المرشح
observe-code-hint = مثلًا 4021-7
observe-attempt = المحاولة
observe-attempt-number = المحاولة { $number }
observe-add = إضافة
observe-remove = إزالة { $code }
observe-code-short = الرمز قصير. اكتب خمسة أرقام على الأقل.
observe-code-form = في الرمز تسعة أرقام على الأكثر ولا شيء غيرها.
observe-code-check = الرمز غير صحيح. قارن الأرقام بالورقة.
observe-code-twice = الرمز موجود في القائمة.
observe-code-full = القائمة ممتلئة. ابدأ بمن فيها.
observe-alone = يؤدي هذا التمرين شخص واحد في كل مرة.
observe-team = يؤدى هذا التمرين في مجموعة. أكبر عدد يمكنك ملاحظته: { $number }.
observe-begin = ابدأ
observe-clock-gone = مضى { $time }
observe-clock-left = بقي { $time }
observe-clock-over = انتهى الوقت
observe-clock-rests = الساعة متوقفة
observe-pause = أوقف الساعة
observe-go-on = شغّل الساعة
observe-done = انتهت المهمة
observe-persons = الأشخاص
observe-person = الرمز { $code }
observe-person-signed = الرمز { $code }، موقّع
observe-note = دوّن ما تراه. مفتاح Enter يحفظه مع الوقت.
observe-notes = ملاحظاتك
observe-notes-lead = يُحفظ فقط ما تأخذه إلى النموذج. ويزول الباقي عند التوقيع.
observe-notes-none = لا توجد ملاحظات بعد.
observe-take-name = خذ { $time } هنا
observe-steps = المهمة
observe-anchors = ما يُقيَّم
observe-signed = التقييم مقفل وموقّع.
observe-all-signed = كل التقييمات مقفلة وموقّعة.
observe-anew = ملاحظة جديدة
observe-discard = تخلّص منها
observe-discard-title = التخلص من الملاحظة
observe-discard-lead = تزول الملاحظات والدرجات غير الموقّعة. لا يمكن التراجع.

## مراجعة الفروق

moderate-title = مراجعة الفرق
moderate-lead = التقييمات مقفلة. انظروا فيها معًا، واتفقوا على درجة، واكتبوا السبب.
moderate-apart = الفرق بالدرجات: { $steps }
moderate-agreed = الدرجة التي تتفقون عليها
moderate-reason = لماذا هي الدرجة الصحيحة؟ صفوا ما رأيتموه.
moderate-not-own = أقفل تقييمك أولًا. بعد ذلك يمكنك رؤية تقييم الآخرين.
moderate-too-few = يلزم تقييمان مقفلان.
moderate-other-form = أحد التقييمات مكتوب على نموذج آخر. اطلب من المقيّم إعادته.
moderate-no-gap = لا يزيد الفرق بين التقييمات على المسموح.
moderate-confirm-title = إقفال ما اتفقتم عليه
moderate-confirm-lead = تبقى التقييمات الأصلية. وتُحسب هذه الدرجة بدلًا منها.
moderate-agree-rest = الباقي لا يختلف كثيرًا ويُحسب كما هو.

## القرار

decide-title = القرار
decide-lead = الأساس لا يقرر شيئًا. أنت تقرر، مع ذكر السبب.
decide-basis = الأساس
decide-stands = بالمجمل { $basis }
decide-basis-above = فوق الحد
decide-basis-within = قريبة من الحد
decide-basis-below = تحت الحد
decide-basis-incomplete = غير مكتملة بعد
decide-points = النقاط
decide-points-of = { $points } من { $max }
decide-points-between = بين { $least } و{ $most } من { $max }
decide-cut = الحد
decide-cut-band = { $cut }، وعدم التأكد { $band } في كل اتجاه
decide-minimum = الحد الأدنى في { $title }
decide-minimum-stand = { $points } من { $max }، المطلوب { $cut } (عدم التأكد { $band }): { $basis }
decide-minimum-why = السبب الذي قيل للجميع: { $reason }
decide-exercises = ما أظهرته التمارين
decide-exercise-open = { $points } من { $max }، لم يُقيَّم كل شيء
decide-show-all = أظهر مما تتكوّن النقاط
decide-line-measured = مقيس: { $skill }
decide-line-rated = مقيَّم: { $title }
decide-line-mean = المتوسط { $mean } من 5
decide-line-pending = لم يُقيَّم
decide-incidents = ما حدث
decide-no-incidents = لم يحدث شيء خاص.
decide-verdict = ماذا تقرر؟
decide-forward = الانتقال إلى المقابلة
decide-not-forward = عدم الانتقال هذه المرة
decide-reason = لماذا؟ اكتب بحيث يفهم المرشح والزميل.
decide-replaces = يحل هذا القرار محل قرار سابق. ويُحفظ الاثنان.
decide-replay = شاهد الجلسة
decide-sign = توقيع القرار
decide-confirm-title = توقيع القرار
decide-second = يلزم شخص آخر
decide-second-near = النقاط قريبة من الحد. يجب أن يوقّع موظف توظيف آخر القرار نفسه. وحتى ذلك الحين لا يسري القرار.
decide-second-incomplete = الأساس غير مكتمل. يجب أن يوقّع موظف توظيف آخر القرار نفسه. وحتى ذلك الحين لا يسري القرار.
decide-second-against = القرار يخالف الأساس. يجب أن يوقّع موظف توظيف آخر القرار نفسه. وحتى ذلك الحين لا يسري القرار.

## التوقيع الثاني

second-title = توقيع قرار زميل
second-lead = اتخذ زميل قرارًا. انظر في الأساس بنفسك قبل أن توقّع.
second-decided = القرار
second-by = اتخذه
second-at = الوقت
second-reason = السبب
second-looked = راجعت الأساس بنفسي
second-sign = توقيع القرار نفسه
second-otherwise = أرى غير ذلك
second-same-person = أنت اتخذت القرار. يجب أن يوقّع موظف توظيف آخر.
second-no-recruiter = لا يوقّع القرار إلا موظف توظيف.
second-confirm-title = توقيع ثانٍ
second-confirm-lead = يسري القرار عندما توقّع.

## المقابلة

interview-lead = الأسئلة نفسها بالترتيب نفسه للجميع. الدرجة حسب ما سمعته.
interview-minutes = الوقت المتوقع: { $minutes } دقيقة
interview-opening = قل أولًا
interview-closing = قل أخيرًا
interview-follow-ups = اسأل أكثر عند الحاجة
interview-note = بماذا أجاب الشخص؟ اكتب ما قيل.
interview-opened = ابدأ بالأسئلة
interview-confirm-title = إقفال المقابلة
interview-confirm-lead = المقابلة ليست جزءًا من النقاط.
