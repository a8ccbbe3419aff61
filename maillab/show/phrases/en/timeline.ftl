# The time line: the journal by spans of time, to be filtered.
timeline-line = Time line: { $count } { $count-form ->
        [zero] events
        [one] event
       *[many] events
    }
timeline-span = From { $begin }: { $count } { $count-form ->
        [one] event
       *[many] events
    }
timeline-more = … and { $count } later events: "between" chooses another span.
timeline-strip = The events along time, from { $begin } to { $end } (UTC)
timeline-by-span = Span
timeline-by-host = Machine
timeline-by-protocol = Protocol
timeline-by-mail = Message
timeline-every-span = the whole time
timeline-every-host = all machines
timeline-every-protocol = all protocols
timeline-every-mail = all messages
timeline-smtp = SMTP
timeline-dns = DNS
timeline-flow = firewall
timeline-mail = messages
timeline-report = reports
filter-controls = Filters and zoom
filter-narrow = Zoom in on one span
filter-widen = See the whole time
filter-earlier = Earlier span
filter-later = Later span
filter-shown = events shown
