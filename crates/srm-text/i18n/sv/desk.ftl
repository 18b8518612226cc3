# Granskningen: sidornas ram, kön, inläsning, inställningar, personer, loggen.

desk-title = SRM granskning
desk-tabs = Det som väntar
desk-who = Inloggad: { $who }
desk-menu = Öppnar menyn
desk-back = Listan
desk-demo-band = Demo. Allt som görs här märks demo och kan inte användas för någon.

## The queue

queue-list = Blad
queue-search = Sök
queue-search-hint = Sök på kod eller set  ( / )
queue-import = Läs in blad
queue-empty = Inget väntar här.
queue-nothing-found = Inget blad passar sökningen.
queue-archive-empty = Det finns inga blad ännu. Sätt i USB-minnet från en station och välj Läs in blad, eller släpp en mapp på fönstret.
