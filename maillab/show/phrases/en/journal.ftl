# The journal: what happened, a sentence an event.
timeline-title = Journal: { $count } { $count-form ->
        [zero] events
        [one] event
       *[many] events
    }
timeline-rest = … and { $count } older events: journal.select(…) gives them.
timeline-time = time (UTC)
timeline-host = machine
timeline-what = what happened

journal-smtp-session = SMTP session of { $client } with { $server } ({ $address }, port { $port }): { $reply }
journal-smtp-unsent = Nobody took the message for { $recipient }, and its sender does not keep it: { $answer }
journal-smtp-unreachable = { $address }, port { $port }, does not answer: { $reason ->
        [refused] connection refused
        [no-route] no route
       *[timeout] timed out
    }
journal-mail-submitted = Message to send in the name of { $sender }, for { $recipients }: "{ $subject }"
journal-mail-accepted = Message accepted for { $recipients }: { $size } octets, queue { $queue_id }
journal-mail-expanded = { $recipient } is an alias of { $targets }
journal-mail-forwarded = { $recipient } forwards to { $targets }; return address (MAIL FROM) { $rewritten ->
        [true] rewritten: { $before } → { $after }
       *[false] kept: { $before }
    }
journal-mail-returned = What came back to { $recipient } is returned to the original sender: { $target }
journal-mail-held = Message for { $recipient } held, handed to { $target }: { $reason ->
        [quarantine] the server had quarantined it
        [owner] it is addressed to the owners of the list
        [automatic] a list distributes no automatic mail
        [no-author] its author cannot be read
        [no-members] the list has no members
       *[not-a-member] its author is not a member of the list
    }
journal-mail-distributed = List { $list_id }: message of { $author } sent to { $count } { $count-form ->
        [zero] members
        [one] member
       *[many] members
    } ({ $members }){ $rewritten ->
        [true] , the list becomes the author shown (From)
       *[false] {""}
    }
journal-mail-list-bounce = Failure notice for member { $member } received by the list at { $recipient }, handed to { $target }
journal-mail-refused = Message refused: { $reply }
journal-mail-verified = Message verified: spf={ $spf } dkim={ $dkim } dmarc={ $dmarc }, { $disposition ->
        [accept] accepted
        [quarantine] put in quarantine
        [reject] rejected
        [discard] discarded
       *[defer] deferred
    } ({ $reply })
journal-mail-relayed = Message for { $recipient } handed to { $server }: { $answer }
journal-mail-deferred = Message for { $recipient } deferred (next try in { $retry_minutes } min): { $answer }
journal-mail-delivered = Message delivered to the mailbox { $mailbox }
journal-mail-quarantined = Message put in quarantine in the mailbox { $mailbox }
journal-mail-bounced = Message not delivered to { $recipient }, failure notice { $report } sent: { $answer }
journal-mail-discarded = Message for { $recipient } discarded ({ $reason ->
        [null-reverse-path] a failure notice never causes another notice
       *[other] { $reason }
    })
journal-mail-in-doubt = Reply of { $server } lost for { $recipient }: the message may be sent twice
journal-flow-refused = Flow { $service } from { $source } to { $destination } stopped by rule { $rule } ({ $action ->
        [reject] announced
       *[drop] in silence
    })
journal-dns-query = DNS query { $name } { $type } ({ $source ->
        [cache] cache
        [authority] server of the zone
       *[other] resolver
    }): { $outcome } { $answers }
journal-dns-registered = Domain registered: { $name }, served by { $server }
journal-dns-published = Published in the DNS: { $value }
journal-dns-mx-alias = Beware: the MX of { $name } leads to { $exchange }, which is only an alias of { $target }: the standard forbids it (RFC 2181 §10.3), many servers follow it, others refuse
journal-dns-withdrawn = Withdrawn from the DNS: { $name } { $type }
journal-dns-replaced = Replaced in the DNS: { $value }
journal-host-crashed = The machine stopped dead
journal-host-restarted = The machine is back
journal-mail-unroutable = No server to hand the message to for { $recipients }: { $reason ->
        [no-domain] the domain { $domain } does not exist in the DNS
        [no-address] { $domain } exists, but has neither a mail server (MX) nor an address
        [mx-without-address] no MX server of { $domain } has an address ({ $servers }), and the address of the domain itself does not replace them
        [mx-is-address] the MX of { $domain } names an address ({ $servers }), where the name of a server must stand
        [null-mx] { $domain } announces that it accepts no mail at all (null MX)
        [bad-literal] { $domain } is no IP address in brackets, such as [192.0.2.1] or [IPv6:2001:db8::1]
        [loop] the best MX server of { $domain } is { $servers }, the very machine that asks: the message would go round in circles
       *[dns-trouble] the DNS gives no answer for { $domain } ({ $servers }), to be tried again later
    }. In terms of SMTP: { $reply }
