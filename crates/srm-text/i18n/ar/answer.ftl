# جواب المتقدم: رسالة بكلمات بسيطة، حتى عند الرفض. لا نقاط ولا ترتيب ولا مقارنة مع الآخرين.

answer-kicker = جوابك
answer-title-forward = نرحب بك في المقابلة
answer-title-not = لن تنتقل إلى المقابلة هذه المرة
answer-lead-forward = شكرًا على مشاركتك. راجع إنسان كل ما قمت به وقرر انتقالك إلى المقابلة.
answer-lead-not = شكرًا على مشاركتك. راجع إنسان كل ما قمت به وقرر عدم انتقالك هذه المرة. القرار يخص هذه التمارين في هذا اليوم فقط. وهو لا يقول شيئًا عما يمكنك تعلمه.

answer-job = العمل
answer-code = رمزك
answer-day = يوم التمارين

answer-strengths = نقاط القوة التي رأيناها
answer-best = أفضل ما قمت به
answer-on-the-job = يظهر ذلك في العمل هكذا: { $evidence }

answer-shown = ما أظهره كل تمرين
answer-shows = يتعلق هذا بما يلي: { $skills }
answer-level-strong = نقطة قوة
answer-level-good = سار جيدًا
answer-level-growing = يحتاج إلى مزيد من التدريب
answer-level-void = لا يُحتسب
answer-level-not-done = لم يُنجز
answer-says-strong = قمت بهذا كما يتطلبه العمل.
answer-says-good = قمت بكثير من هذا كما يتطلبه العمل.
answer-says-growing = كان هذا أصعب. ويمكن التدرب عليه.
answer-says-void = توقف التمرين أو انقطع. ولم يُحسب ذلك عليك.
answer-says-not-done = انتهت الجلسة قبل إتمام هذا التمرين.

answer-note = كلمات منا

answer-next = ما الذي يحدث الآن
answer-next-call = سنتصل بك ونتفق على موعد المقابلة.
answer-next-interview = في المقابلة تُطرح على الجميع الأسئلة نفسها بالترتيب نفسه. وهي عن سبب رغبتك في هذا العمل.
answer-next-bring = لا حاجة إلى إحضار سيرة ذاتية أو علامات أو شهادات.
answer-next-attestation = يمكنك أن تطلب منا إفادة بالمهارات التي أظهرتها. ويمكنك عرضها على أي صاحب عمل.
answer-next-again = اسألنا متى يمكنك القيام بالتمارين مرة أخرى. ستكون المهام جديدة ومن النوع نفسه.
answer-next-practise = أكثر ما يفيدك أن تتدرب عليه: { $skill }
answer-next-other = تحدث معنا عن أعمال أخرى تحتاج إلى ما تجيده.

answer-rights = حقوقك
answer-rights-explain = يمكنك أن تطلب منا شرح القرار. يجيبك إنسان.
answer-rights-again = إذا رأيت أن شيئًا ما غير صحيح فيمكنك أن تطلب منا مراجعته مرة أخرى.
answer-rights-copy = يمكنك الحصول على نسخة من كل ما حُفظ عنك.
answer-contact = جهة الاتصال
