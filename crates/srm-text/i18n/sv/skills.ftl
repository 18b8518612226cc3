# Förmågorna: vad man kan göra i en arbetssituation, inte hur man är.

skill-follow-rules = Följa regler och instruktioner
skill-sustain-attention = Hålla uppmärksamheten över tid
skill-dexterity = Fingerfärdighet och precision
skill-spatial = Rumsuppfattning
skill-teamwork = Samarbeta i lag
skill-pressure = Arbeta under press
skill-process = Förstå ett förlopp
skill-data = Samla in och tolka uppgifter
skill-service = Bemöta och ge service
skill-initiative = Ta initiativ, arbeta självständigt
skill-organise = Planera och organisera
skill-communicate = Kommunicera
skill-adapt = Ställa om
skill-assert = Stå på sig
skill-lead = Leda ett lag
skill-negotiate = Förhandla
skill-create = Skapa
