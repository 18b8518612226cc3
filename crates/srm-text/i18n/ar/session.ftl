# From 100 on, put the number last (see docs/translations.md, "Numbers").
# الصفحات التي يراها المشارك أو المشاركة. جمل قصيرة وهادئة، وصيغ تصلح للجميع. لا شيء عن النتيجة.

language-name = العربية
language-title = اختيار اللغة

## قبل البداية

participation-shape =
    { $exercises ->
        [zero] لا توجد تمارين.
        [one] يوجد تمرين واحد.
        [two] يوجد تمرينان.
        [few] يوجد { $exercises } تمارين.
        [many] يوجد { $exercises } تمرينًا.
       *[other] يوجد { $exercises } تمرين.
    } { $minutes ->
        [zero] المدة أقل من دقيقة.
        [one] المدة دقيقة واحدة تقريبًا.
        [two] المدة دقيقتان تقريبًا.
        [few] المدة { $minutes } دقائق تقريبًا.
        [many] المدة { $minutes } دقيقة تقريبًا.
       *[other] المدة بالدقائق: { $minutes } تقريبًا.
    }
participation-rule = حدّ النقاط للانتقال إلى المرحلة التالية: { $threshold } من { $max }. يراجع إنسان نتيجتك ويتخذ القرار. الحاسوب لا يتخذ القرار أبدًا.
participation-minimum = لتمرين «{ $exercise }» حدّ خاص به. حدّ النقاط فيه: { $points } من { $max }. السبب: { $reason }
participation-rights = المشاركة باختيارك. يمكنك أخذ استراحة بين التمارين. يمكنك التوقف متى شئت. يحفظ الحاسوب رمزًا وعملك هنا. لا يُحفظ اسمك.
participation-yes = أريد المشاركة
participation-no = لا أريد المشاركة

## أزرار متكررة

next = التالي
pause = توقف مؤقت
leave = إنهاء
call-leader = طلب المشرف
leader-called = تم طلب المشرف. يمكنك أيضًا رفع يدك.

## خطوات التمرين

instruction-minutes =
    { $minutes ->
        [zero] لديك أقل من دقيقة عند احتساب العمل.
        [one] لديك دقيقة واحدة عند احتساب العمل.
        [two] لديك دقيقتان عند احتساب العمل.
        [few] لديك { $minutes } دقائق عند احتساب العمل.
        [many] لديك { $minutes } دقيقة عند احتساب العمل.
       *[other] الوقت بالدقائق عند احتساب العمل: { $minutes }.
    }
instruction-seconds =
    { $seconds ->
        [zero] لديك أقل من ثانية عند احتساب العمل.
        [one] لديك ثانية واحدة عند احتساب العمل.
        [two] لديك ثانيتان عند احتساب العمل.
        [few] لديك { $seconds } ثوانٍ عند احتساب العمل.
        [many] لديك { $seconds } ثانية عند احتساب العمل.
       *[other] الوقت بالثواني عند احتساب العمل: { $seconds }.
    }
instruction-main = عرض طريقة العمل

demonstration-title = طريقة العمل
demonstration-main = بدء التدريب
demonstration-again = العرض مرة أخرى

practice-title = تدريب لا يُحتسب
practice-count = تم: { $done } من { $of }
practice-again = نتدرب مرة أخرى. لا داعي للعجلة.
practice-help-title = المشرف سيساعدك
practice-help-text = يُرجى الانتظار هنا. سيشرح لك المشرف المهمة. التدريب لا يُحتسب. الوقت متوقف.

ready-title = هل نبدأ؟
ready-text = العمل الآن محسوب. يبدأ الوقت عند الضغط على زر البدء.
ready-main = بدء

exercise-done-title = انتهى هذا التمرين
exercise-done-text = تم حفظ عملك. يمكنك المتابعة في الوقت المناسب لك.

break-title = استراحة
break-text =
    { $minutes ->
        [zero] الاستراحة أقل من دقيقة. يمكنك المتابعة قبل نهايتها.
        [one] مدة الاستراحة دقيقة واحدة. يمكنك المتابعة قبل نهايتها.
        [two] مدة الاستراحة دقيقتان. يمكنك المتابعة قبل نهايتها.
        [few] مدة الاستراحة { $minutes } دقائق. يمكنك المتابعة قبل نهايتها.
        [many] مدة الاستراحة { $minutes } دقيقة. يمكنك المتابعة قبل نهايتها.
       *[other] مدة الاستراحة بالدقائق: { $minutes }. يمكنك المتابعة قبل نهايتها.
    }
break-main = متابعة

## عند توقف العمل

paused-title = توقف مؤقت
paused-text = الوقت متوقف. لن يضيع شيء من وقتك.
paused-main = متابعة

interrupted-title = توقف الحاسوب
interrupted-text = لم يكن هذا خطأك. كان الوقت متوقفًا. لن يضيع شيء من وقتك.
interrupted-main = متابعة

ask-leave-title = إنهاء تمارين اليوم؟
ask-leave-text = عند الإنهاء تنتهي تمارين اليوم. عملك محفوظ. لا يمكن المتابعة لاحقًا.
ask-leave-stay = البقاء
ask-leave-leave = إنهاء

## النهاية

finished-title = انتهت التمارين
finished-text =
    { $exercises ->
        [zero] لا توجد تمارين منتهية. كل شيء محفوظ.
        [one] انتهى تمرين واحد. كل شيء محفوظ.
        [two] انتهى تمرينان. كل شيء محفوظ.
        [few] انتهت { $exercises } تمارين. كل شيء محفوظ.
        [many] انتهى { $exercises } تمرينًا. كل شيء محفوظ.
       *[other] انتهى { $exercises } تمرين. كل شيء محفوظ.
    }
finished-answer =
    { $days ->
        [zero] يراجع إنسان نتيجتك. يصلك الرد اليوم.
        [one] يراجع إنسان نتيجتك. يصلك الرد خلال يوم واحد.
        [two] يراجع إنسان نتيجتك. يصلك الرد خلال يومين.
        [few] يراجع إنسان نتيجتك. يصلك الرد خلال { $days } أيام.
        [many] يراجع إنسان نتيجتك. يصلك الرد خلال { $days } يومًا.
       *[other] يراجع إنسان نتيجتك. يصلك الرد خلال { $days } يوم.
    }

declined-title = تم اختيار عدم المشاركة
declined-text = لن تُحفظ أي نتيجة. سيخبرك المشرف بالخطوة التالية.

left-title = انتهت تمارين اليوم
left-text = شكرًا على حضورك. يمكنك سؤال المشرف عن الخطوة التالية.

## Around the work

steps = التمرين { $done } من { $of }
clock-hide = إخفاء الساعة
clock-show = إظهار الساعة
said-by-you = أنت
