# A message that was sent: its way, its checks, what became of it.
delivery-title = Message from { $sender } to { $recipients }
delivery-outcome = outcome
delivery-reply = reply
delivery-decided = decided by

fate-delivered = delivered to the mailbox of { $recipient } ({ $host })
fate-quarantined = put in quarantine for { $recipient } ({ $host })
fate-bounced = not delivered to { $recipient }: failure notice sent by { $host }
fate-discarded = discarded for { $recipient } ({ $host })
fate-refused = refused for { $recipient } by { $host }
fate-waiting = waiting for { $recipient }

check-method = check
check-result = result
check-identity = identity checked
check-spf = SPF
check-helo = SPF (HELO)
check-dkim = DKIM
check-dmarc = DMARC
check-policy = policy asked for
check-disposition = decision
check-identity-helo = name given in HELO: { $value }
check-identity-mailfrom = envelope, MAIL FROM: { $value }
check-identity-header-from = author shown, From: { $value }
check-identity-sdid = signing domain, d=: { $value }
check-identity-auid = signing agent, i=: { $value }
check-none = no signature
check-selector = selector { $selector }
check-author = author
check-results = Authentication-Results
check-aligned = aligned: { $methods }
check-not-aligned = nothing aligned with From

disposition-accept = accepted
disposition-quarantine = put in quarantine
disposition-reject = rejected
disposition-discard = discarded silently
disposition-defer = put off

story-events = What each machine noted
hop-card = An SMTP session
hop-title = { $client } calls { $server } ({ $address }, port { $port })
hop-clear = clear text
hop-dialogue = SMTP dialogue
hop-queries = DNS questions
hop-checks = Checks by { $server }
hop-added = Fields that { $client } added on top of the message
query-asker = who asks
query-question = question
query-answer = answer
query-source = from
query-time = time
query-origin = { $source ->
        [authority] server of the zone
        [cache] cache
       *[other] resolver
    }
