# The desk: the frame of its pages, the queue, reading in, settings, people, the log.

desk-title = SRM review
desk-tabs = What waits
desk-who = Signed in: { $who }
desk-menu = Opens the menu
desk-back = The list
desk-demo-band = Demo. Everything made here is marked demo and cannot be used for anyone.

## The queue

queue-list = Sheets
queue-search = Search
queue-search-hint = Search for a code or set  ( / )
queue-import = Read sheets in
queue-empty = Nothing waits here.
queue-nothing-found = No sheet fits the search.
queue-archive-empty = There are no sheets yet. Put in the USB stick from a station and choose Read sheets in, or drop a folder on this window.
