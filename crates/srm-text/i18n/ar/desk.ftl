# مكتب المراجعة: إطار الصفحات، القائمة، القراءة، الإعدادات، الأشخاص، السجل.

desk-title = مراجعة SRM
desk-tabs = ما ينتظر
desk-who = الدخول باسم: { $who }
desk-menu = يفتح القائمة
desk-back = القائمة
desk-demo-band = عرض تجريبي. كل ما يُنجز هنا يُعلَّم كتجربة ولا يمكن استعماله لأي شخص.

## The queue

queue-list = الأوراق
queue-search = بحث
queue-search-hint = ابحث عن رمز أو مجموعة  ( / )
queue-import = اقرأ الأوراق
queue-empty = لا شيء ينتظر هنا.
queue-nothing-found = لا ورقة توافق البحث.
queue-archive-empty = لا توجد أوراق بعد. ضع ذاكرة USB من إحدى المحطات واختر «اقرأ الأوراق»، أو أفلت مجلدًا على النافذة.
queue-recompute = تُحسب النقاط من جديد: بقي { $count }
row-good = بلا خطأ
row-waiting = قيد الحساب
row-incidents = أحداث
row-faults = هناك خطأ
tab-rate = للتقييم
tab-near-cut = قرب الحد
tab-decide = للقرار
tab-events = أحداث
tab-answer = للرد
tab-all = الكل
need-recompute = النقاط قيد الحساب
need-fault-found = هناك خطأ
need-rating-due = ينتظر تقييمًا
need-second-rating-due = ينتظر تقييمًا ثانيًا
need-gap = تقييمان مختلفان
need-incident = حدث أثناء الجلسة
need-near-cut = قرب الحد
need-decision-due = ينتظر قرارًا
need-second-person-due = ينتظر شخصًا ثانيًا
need-interview-due = بقيت المقابلة
need-answer-due = ينتظر الرد
need-nothing = لا شيء ينتظر
welcome-title = مرحبًا { $name }
welcome-choose = اختر ورقة من القائمة.
welcome-empty = اقرأ أوراقًا من محطة لتبدأ.

## Reading in

import-title = قراءة الأوراق
import-lead = لا يتغير شيء على الذاكرة. يمكن قراءة الملف نفسه أكثر من مرة.
import-start = اقرأ
import-look = ابحث عن ذاكرات USB
import-places = الذاكرات الموجودة
import-path = ملف أو مجلد
import-drop = يمكنك أيضًا أن تفلت مجلدًا أو ملفًا على النافذة.
import-running = تجري القراءة
import-stop = إيقاف
import-progress = الملفات: { $done } من { $total }
import-progress-open = الملفات: { $done }
import-meanwhile = يمكنك متابعة العمل في هذه الأثناء.
import-stored =
    { $count ->
        [zero] لم تُقرأ أي وثيقة.
        [one] قُرئت وثيقة واحدة.
        [two] قُرئت وثيقتان.
        [few] قُرئت { $count } وثائق.
        [many] قُرئت { $count } وثيقة.
       *[other] وثائق مقروءة: { $count }.
    }
import-already = كانت موجودة: { $count }.
import-faulty = حُفظت وفيها ما يستحق النظر: { $count }.
import-refused = لم تُقرأ: { $count }. اختر سطرًا لترى السبب.
import-stopped = أوقفت القراءة. ما قُرئ من قبل محفوظ.
import-results = ملفات تستحق النظر
demo-progress = أوراق تجريبية: { $done } من { $total }

## One candidate

case-next = المطلوب الآن
case-nothing = لا شيء هنا ينتظرك.
case-judged = ما قُيِّم وتقرر
case-gone = لم تعد الورقة في الأرشيف.
task-rate = قيّم
task-moderate = ناقشوا الاختلاف معًا
task-decide = قرّر
task-decide-detail = اكتمل الأساس
task-countersign = وقّع شخصًا ثانيًا
task-countersign-detail = لا يسري القرار إلا بعد ذلك
task-interview = المقابلة
task-interview-detail = أسئلة بالترتيب مع مراسيها
task-answer = أعطِ الرد
task-answer-detail = حتى { $day }
task-answer-given = سُلّم الرد
task-replay = شاهد الجلسة
task-replay-detail = مشهدًا بعد مشهد مع شرح كل نقطة
stand-title = أساس القرار
stand-all = بالمجمل
stand-note = هذا أساس فقط. القرار لإنسان.
basis-above = فوق الحد
basis-within = ضمن عدم اليقين حول الحد
basis-below = تحت الحد
basis-incomplete = لم يكتمل بعد
verdict-forward = ينتقل إلى المرحلة التالية
verdict-not-forward = لا ينتقل إلى المرحلة التالية
standing-in-force = سارٍ
standing-waiting = ينتظر شخصًا ثانيًا
standing-superseded = حلّ غيره محله
judged-rating = تقييم مقفل
judged-moderation = تقييم مشترك
judged-interview = أُجريت المقابلة
judged-attestation = صدرت الشهادة
judged-refused = لا يُحتسب:
facts-title = الورقة
fact-sheet = الورقة
fact-genuine = أصلية
fact-sheet-bad = لا يُعتمد عليها
fact-key = المفتاح
fact-key-good = صالح
fact-key-bad = غير موثوق
fact-points = النقاط
fact-points-same = حُسبت ثانية، نفسها
fact-points-differ = غير متفقة
fact-points-waiting = قيد الحساب
fact-points-not-here = لا يمكن حسابها هنا
fact-series = السلسلة
fact-series-whole = بلا ثغرات
fact-series-gaps = فيها ثغرات
fact-incidents = الأحداث
fact-incidents-none = لا شيء
fact-incidents-some =
    { $count ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $count } أحداث
        [many] { $count } حدثًا
       *[other] أحداث: { $count }
    }
raters-title = المقيّمون
raters-you = أنت
raters-going-on = جارٍ
raters-number = المقيّم { $number }
raters-locked = مقفل
raters-locked-hidden = مقفل، مخفي
raters-gap =
    { $steps ->
        [zero] كل اختلاف يُناقش معًا، مع السبب.
        [one] اختلاف يزيد على درجة واحدة يُناقش معًا، مع السبب.
        [two] اختلاف يزيد على درجتين يُناقش معًا، مع السبب.
        [few] اختلاف يزيد على { $steps } درجات يُناقش معًا، مع السبب.
        [many] اختلاف يزيد على { $steps } درجة يُناقش معًا، مع السبب.
       *[other] يُناقش معًا، مع السبب، كل اختلاف يزيد على: { $steps }.
    }

## Signing in

sign-in-title = الدخول
sign-in-first-title = من أنت؟
sign-in-first-lead = مفتاحك يوقّع كل ما تفعله. يُصنع الآن ولا يغادر هذا الحاسوب.
sign-in-name = اسمك
sign-in-number = رقمك من المكتب
sign-in-roles = ما تقوم به
sign-in-rates = أقيّم
sign-in-decides = أقرّر
sign-in-keeps = أعتني بقوائم المكتب
sign-in-passphrase = عبارة المرور
sign-in-again = عبارة المرور مرة ثانية
sign-in-make = اصنع مفتاحي
sign-in-open = ادخل
sign-in-busy = انتظر
sign-in-wrong = عبارة المرور غير صحيحة. حاول مرة أخرى.
sign-in-name-missing = اكتب اسمك.
sign-in-number-missing = اكتب الرقم من المكتب، أرقامًا فقط.
sign-in-role-missing = اختر شيئًا واحدًا على الأقل مما تقوم به.
sign-in-passphrase-short = يجب أن تكون عبارة المرور ثمانية أحرف على الأقل.
sign-in-passphrase-differs = عبارتا المرور غير متطابقتين.
sign-in-asked-title = مفتاحك جاهز
sign-in-asked-lead = على المكتب أن يضيفك إلى القائمة قبل أن يُحتسب ما تفعله.
sign-in-request = الطلب موجود هنا
sign-in-fingerprint = بصمة المفتاح
sign-in-asked-next = أعطِ الملف لمن يعتني بالقائمة، واقرأ له البصمة في الهاتف.
sign-in-begin = ابدأ القائمة بي
sign-in-begin-lead = لا أحد في قائمة الأرشيف بعد. إن كان الأرشيف جديدًا ولك، يمكنك أن تبدأ القائمة بنفسك.
sign-in-go-on = تابع

## The menu

menu-title = القائمة الرئيسية
menu-import = قراءة الأوراق
menu-import-detail = من ذاكرة USB أو مجلد
menu-observe = راقب مباشرة
menu-observe-detail = تمارين عملية وجماعية، حتى قبل وجود الورقة
menu-people = الأشخاص
menu-people-detail = لمن الرمز
menu-calls = المكالمات
menu-calls-detail = من ينتظر جوابًا وكم بقي من الوقت
menu-employer = صاحب العمل
menu-employer-detail = قائمة المقبولين والموافقة على مجموعة التمارين
menu-log = السجل
menu-log-detail = من اطّلع على ماذا
menu-settings = الإعدادات
menu-settings-detail = اللغة والألوان وحجم النص والمفاتيح الموثوقة
menu-keys = المفاتيح
menu-keys-detail = كل ما يمكن فعله بلا فأرة
menu-other-person = بدّل الشخص
menu-other-person-detail = جرّب باسم الآخر: قرب الحد يلزم شخصان
menu-sign-out = الخروج
menu-sign-out-detail = يُقفل المفتاح من جديد

## Settings

settings-title = الإعدادات
settings-language = اللغة
settings-places = أين توجد الأشياء
settings-archive = الأرشيف
trust-title = المفاتيح الموثوقة
trust-empty = لا أحد في القائمة. بدونها يكون كل توقيع مجهولًا.
trust-good = صالح
trust-revoked = ملغى
trust-file = طلب أو قائمة مفاتيح أو سطر منها
trust-open = افتح
trust-added = تغيرت القائمة. كل وثيقة تخصها فُحصت من جديد.
request-title = طلب أن يكون موثوقًا
request-who = { $name }: { $principals }
request-compare = قارن البصمة بطريقة ثانية، كالهاتف.
request-accept = أضف إلى القائمة
request-refuse = ضعه جانبًا

## People

people-title = الأشخاص
people-lead = الأسماء محفوظة هنا فقط. كل بحث يُكتب في السجل.
people-search = اسم أو وسيلة اتصال أو رمز
people-find = ابحث
people-none = لم يُعثر على أحد.
people-contact = وسيلة الاتصال
people-codes = الرموز
people-link-title = لمن الرمز
people-code = الرمز
people-name = الاسم
people-link = احفظ
people-linked = حُفظ.
people-code-wrong = الرمز غير صحيح. قارن الأرقام بالورقة.

## The log

log-title = السجل
log-lead = من اطّلع على ماذا أو غيّره. لا يمكن إلا أن يكبر.
log-list = أسطر السجل
log-whole = السجل كامل.
log-broken = غيّر أحدهم السجل. أخبر المسؤول عن المكتب.
log-empty = السجل فارغ.
log-act-linked = أُعطي رمز لشخص
log-act-unlinked = أُخذ رمز من شخص
log-act-changed = تغيرت معلومات
log-act-looked = عُرض شخص
log-act-searched = بُحث عن أشخاص
log-act-listed = عُرضت قائمة المكالمات
log-act-called = سُجلت مكالمة
log-act-answered = أُعطي الرد
log-act-copied = نسخة من البيانات الشخصية
log-act-exported = أُخرجت بيانات بلا أسماء
log-act-erased = مُحيت بيانات
log-act-trust-set = تغيرت قائمة المفاتيح
log-act-log-cut = حُذفت أسطر قديمة

## Keys

keys-title = المفاتيح
keys-everywhere = في كل مكان
keys-queue = في القائمة
keys-rating = عند التقييم
keys-name-arrows = السهم إلى أعلى وإلى أسفل
keys-help = هذه الصفحة
keys-back = العودة إلى القائمة
keys-import = قراءة الأوراق
keys-menu = القائمة الرئيسية
keys-tabs = الألسنة
keys-main = الأمر الرئيسي في الصفحة
keys-move = الورقة التالية
keys-page = صفحة في كل مرة
keys-open = ابدأ ما تنتظره الورقة
keys-search = ابحث
keys-mark = اختر درجة
keys-tab = الحقل التالي
keys-count = زد العدد أو أنقصه
keys-save = احفظ المسودة

## Forms

work-saved = حُفظت المسودة.
work-signed = وُقّع وحُفظ.
work-not-now = لا يمكن فعل هذا الآن. افتح الورقة من جديد.
work-other-role = ليس لمفتاحك هذا الدور. اطلبه ممن يعتني بالقائمة.
work-set-missing = مجموعة التمارين ليست هنا. اقرأ ملف المجموعة من المحطة أولًا.

## What happened in a session
