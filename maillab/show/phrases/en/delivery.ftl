# A message that was sent: its way, its checks, what became of it.
delivery-title = Message from { $sender } to { $recipients }
delivery-outcome = outcome
delivery-reply = reply
delivery-disposition = decision
delivery-decided = decided by
delivery-applied = receiver

fate-delivered = delivered to the mailbox of { $recipient } ({ $host })
fate-quarantined = put in quarantine for { $recipient } ({ $host })
fate-bounced = not delivered to { $recipient }: failure notice sent by { $host }
fate-discarded = discarded for { $recipient } ({ $host })
fate-refused = refused for { $recipient } by { $host }
fate-unsent = not handed over to { $recipient }: one try only, without a queue ({ $host })
fate-waiting = waiting for { $recipient }

check-method = check
check-result = result
check-identity = identity checked
check-detail = detail
check-spf = SPF
check-helo = SPF (HELO)
check-dkim = DKIM
check-arc = ARC
check-dmarc = DMARC
check-explanation = Explanation by the domain's owner: { $words }
check-detail-spf = { $mechanism ->
        [none] no term decided
       *[other] term "{ $mechanism }"
    }, { $lookups } { $lookups-form ->
        [one] look-up
       *[many] look-ups
    } counted of 10
check-detail-unchecked = nothing was checked
check-detail-dkim = selector { $selector }, { $algorithm }
check-detail-unsigned = { $result ->
        [none] no signature
       *[other] unreadable signature
    }
check-detail-arc = { $count-form ->
        [zero] { $result ->
            [none] no seal
           *[other] no readable chain
        }
        [one] one seal
       *[many] { $count } seals
    }
check-detail-dmarc = { $aligned ->
        [both] aligned by SPF and by DKIM
        [spf] aligned by SPF
        [dkim] aligned by DKIM
       *[nothing] nothing aligned with From
    }, { $policy ->
        [absent] no policy published
       *[other] policy asked for: { $policy }
    }

identity-nobody = none
identity-helo = name given in HELO: { $value }
identity-mail-from = envelope, MAIL FROM: { $value }
identity-header-from = author shown, From: { $value }
identity-sdid = signing domain, d=: { $value }
identity-auid = signing agent, i=: { $value }
identity-sealer = newest sealer, ARC-Seal d=: { $value }

disposition-accept = accepted
disposition-quarantine = put in quarantine
disposition-reject = rejected
disposition-discard = discarded silently
disposition-defer = deferred

story-events = What each machine noted
hop-card = An SMTP session
hop-title = { $client } calls { $server } ({ $address }, port { $port })
hop-clear = clear text
hop-dialogue = SMTP dialogue
hop-queries = DNS queries
hop-checks = Checks by { $server }
hop-added = Fields that { $client } added at the top of the message
hop-removed = Fields that { $client } removed or replaced
hop-body = Body changed by { $client }: { $before } → { $after } octets
query-absence = { $outcome ->
        [NODATA] this name exists, but without { $type }
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer
        [REFUSED] the server refused to answer
       *[MALFORMED] the DNS cannot hold such a name
    }
query-origin = { $source ->
        [authority] server of the zone
        [cache] cache
       *[other] resolver
    }
