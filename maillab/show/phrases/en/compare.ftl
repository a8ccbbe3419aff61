# Two runs side by side: what differs, and what differed first.
compare-title = Before and after, side by side
compare-swapped = "before" was sent after "after": to read causes in their order, write compare(the first one sent, the second)
compare-same = Nothing differs: the same facts, the same steps, the same results.
compare-same-message = The message that was sent is the same, octet for octet.
compare-same-results = The results are the same.
compare-cause = first cause
compare-first-step = first step that differs
compare-others = What differs too, in order ({ $count })
compare-rest = … and { $count } more
compare-questions = DNS questions asked on one side only ({ $count })
compare-legend = ≠: different; =: the same; +: only after; −: only before
compare-alike = the same
compare-result = result
compare-before = before
compare-after = after
compare-absent = (nothing)
compare-policy = DMARC policy asked for
compare-steps = Steps that differ: { $count } of { $total }
compare-tree = All the reasoning, aligned step by step

compare-message = The message that was sent is not the same: { $body ->
        [true] { $count-form ->
            [zero] its body
            [one] its body and its field { $fields }
           *[many] its body and its fields { $fields }
        }
       *[false] { $count-form ->
            [one] its field { $fields }
           *[many] its fields { $fields }
        }
    }
compare-sender = The return address (MAIL FROM) changes: { $before } → { $after }
compare-recipients = { $count-form ->
        [one] The recipient changes
       *[many] The recipients change
    }: { $before } → { $after }
compare-client = Another machine sends: { $before } → { $after }
compare-dns = DNS gives { $host } another answer for { $name } { $type }: { $before } → { $after }{ $because ->
        [published] {""} (changed in the zone between the two runs)
        [expired] {""} (changed in the zone before the first run, but a resolver kept the old answer until its TTL ran out)
       *[unknown] {""}
    }
compare-unheard = { $name } { $type } was changed in the zone between the two runs, but { $host } still gets the old answer ({ $after }): a resolver keeps it until its TTL runs out
compare-question = DNS question asked only { $side ->
        [before] before
       *[after] after
    }, by { $host }: { $name } { $type } → { $answer }
compare-firewall = Only { $side ->
        [before] before
       *[after] after
    }, { $host } { $action ->
        [reject] rejects
       *[drop] drops
    } { $service } from { $source } to { $destination } (rule { $rule })
compare-mediator = Only { $side ->
        [before] before
       *[after] after
    }, { $host } { $what ->
        [forwarded] forwards the message for { $recipient }: it comes from another machine
        [returned] gives the message for { $recipient } back to its sender
        [distributed] distributes the message of the list { $recipient }: it comes from another machine
       *[held] holds the message for { $recipient }
    }
compare-on-the-way = The servers on the way do not write the same into the message: { $before } → { $after }
compare-body = its body
compare-decision = The same findings, another decision: the server has other settings ({ $before } → { $after })
compare-ending = The message does not end in the same way: { $before } → { $after }
compare-fate = { $fate ->
        [delivered] delivered
        [quarantined] quarantined
        [bounced] sent back by a failure notice
        [discarded] discarded
        [refused] refused
        [unsent] never delivered, for want of a second try
       *[waiting] still waiting
    }
