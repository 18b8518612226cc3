# المهارات العامة: ما يمكن فعله في موقف عمل، لا طباع الإنسان.

skill-follow-rules = اتباع القواعد والتعليمات
skill-sustain-attention = الحفاظ على الانتباه مع مرور الوقت
skill-dexterity = مهارة الأصابع والدقة
skill-spatial = تصوّر الأشياء في الفراغ
skill-teamwork = العمل ضمن فريق
skill-pressure = العمل تحت الضغط
skill-process = فهم سير العمل
skill-data = جمع المعلومات وتفسيرها
skill-service = التعامل مع الناس وخدمتهم
skill-initiative = المبادرة والعمل باستقلالية
skill-organise = التخطيط والتنظيم
skill-communicate = التواصل
skill-adapt = التكيّف مع التغيير
skill-assert = الثبات على الموقف
skill-lead = قيادة فريق
skill-negotiate = التفاوض
skill-create = الابتكار
