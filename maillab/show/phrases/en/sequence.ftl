# The sequence chart: who says what to whom, downwards.
sequence-title = Sequence chart: { $count } { $count-form ->
        [one] exchange
       *[many] exchanges
    }, { $hosts } { $hosts-form ->
        [one] participant
       *[many] participants
    }
sequence-legend = Downwards, in the order of simulated time. Full line: SMTP; dashes: DNS; cross: a flow that a firewall stopped; dot: what a machine decided or did.
sequence-list = The same, as a table
sequence-rest = … and { $count } more events of the journal: "between" chooses a span of time, "host", "protocol" and "message" a part.
sequence-time = time (UTC)
sequence-way = from → to
sequence-what = what is said or done
sequence-call = SMTP, port { $port }
sequence-smtp = { $source } tells { $target }: { $words }
sequence-lookup = { $source } asks the DNS: { $words }
sequence-question = { $source } asks the { $target }: { $words }
sequence-answer = The { $source } answers { $target }: { $words }
sequence-stopped = From { $source } to { $target }: { $words }
sequence-event = { $source }: { $words }
sequence-mail-submitted = message written: "{ $subject }"
sequence-mail-accepted = accepted, queue { $queue_id }
sequence-mail-verified = spf={ $spf } dkim={ $dkim } dmarc={ $dmarc }: { $disposition ->
        [accept] accepted
        [quarantine] in quarantine
        [reject] rejected
        [discard] discarded
       *[defer] deferred
    }
sequence-mail-delivered = delivered to { $mailbox }
sequence-mail-quarantined = quarantine of { $mailbox }
sequence-mail-refused = refused: { $reply }
sequence-mail-relayed = handed to { $server }
sequence-mail-bounced = failed for { $recipient }, notice sent
sequence-mail-deferred = deferred ({ $retry_minutes } min)
sequence-flow-refused = { $service } stopped, rule { $rule }
error-sequence-level = "{ $found }" is no level of detail.
    .expected = one of: { $known }
    .fix = detail="commands" shows each SMTP command
error-picture-suffix = "{ $found }" is not the name of a picture that maillab can write.
    .expected = a name that ends in .svg or .png
    .fix = save("chart.svg"), or save("chart.png")
error-timeline-protocol = The journal knows no protocol "{ $found }".
    .expected = one of: { $known }
    .fix = { $nearest ->
        [none] protocol="smtp", for instance
       *[other] did you mean { $nearest }?
    }
error-timeline-host = Nothing that is shown concerns the machine "{ $found }".
    .expected = one of these machines: { $known }
    .fix = { $nearest ->
        [none] print(*lab) gives all machines
       *[other] did you mean { $nearest }?
    }
error-timeline-message = The journal knows no message "{ $found }".
    .expected = what lab.send(…) gives, or one of: { $known }
    .fix = { $nearest ->
        [none] delivery = lab.send(…), then message=delivery
       *[other] did you mean { $nearest }?
    }
