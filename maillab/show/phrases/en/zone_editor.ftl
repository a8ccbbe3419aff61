# The form of a zone: what it shows, what it asks, what was just done in it.
zone-editor-title = Zone { $origin } as it is published: { $count-form ->
        [zero] no record
        [one] one record
       *[many] { $count } records
    }
zone-editor-number = no.
zone-editor-how = This form opens in a notebook whose kernel runs. In Python: lab.dns.publish(name, type, value), replace(…) and withdraw(name, type).
zone-editor-would = Would be published:
zone-editor-fine = Nothing to say against it.
zone-editor-published = Published: { $record }
zone-editor-changed = Changed: { $record }
zone-editor-withdrawn = Withdrawn: { $record }
zone-editor-undone = Last change undone; the zone holds { $count } { $count-form ->
        [one] record
       *[many] records
    }.
zone-editor-loaded = Zone file loaded; the zone holds { $count } { $count-form ->
        [one] record
       *[many] records
    }.
zone-editor-flushed = { $count-form ->
        [zero] Resolvers remembered nothing.
        [one] Resolvers forgot one answer.
       *[many] Resolvers forgot { $count } answers.
    } The clock did not move.
zone-editor-waited = The clock went from { $start } to { $end }; { $count-form ->
        [zero] nothing happened
        [one] one thing happened
       *[many] { $count } things happened
    }, and { $over-form ->
        [zero] no remembered answer ran out
        [one] one remembered answer ran out
       *[many] { $over } remembered answers ran out
    }.
zone-editor-remembered = { $resolver } still keeps the older answer: it will be given for { $count } s. Wait, or empty the memories.
zone-editor-absent = { $resolver } remembers that there was nothing: this absence will be given for another { $count } s. Wait, or empty the memories.
