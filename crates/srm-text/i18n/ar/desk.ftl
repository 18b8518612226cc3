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
