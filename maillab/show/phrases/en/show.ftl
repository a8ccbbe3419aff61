# What several views say: the reasoning, messages, mailboxes, dialogues.
show-walkthrough = The reasoning, step by step
show-walkthrough-empty = Nothing was verified.
show-step = One step of the reasoning
show-decides = deciding step

message-envelope = The envelope: what SMTP carries
message-mail = A message on its way
message-seen = What the recipient sees
message-header = The header, field by field ({ $count } fields; *: written on the way)
message-octets = The octets of the message ({ $count } octets)
message-field = field
message-value = value
message-writer = who wrote it
message-trace = on the way
message-cut = … and { $count } more octets
message-html = HTML mail: only its text is shown, nothing is loaded or run.
message-link-text = link text
message-link-target = where it really leads
message-link = link "{ $text }" → { $target }
message-attachment = attachment: { $name }
message-by-server = in the name of the server { $name }
message-by-delivery = by the mailbox server, at delivery
message-by-checker = in the name of the verifier { $name }
message-by-receiver = by the receiving server
message-by-signer = signature in the name of { $name }
message-by-mediator = by whoever sent it on, without proof
message-by-list = by a mailing list, without proof
message-by-author = by the sender, without proof
message-by-unknown = author unreadable
message-by-nobody = malformed line

mailbox-title = Mailbox of { $address }: { $count } { $count-form ->
        [one] message
       *[many] messages
    }{ $quarantined-form ->
        [zero] {""}
       *[many] , { $quarantined } in quarantine
    }
mailbox-message = Message no. { $number }, { $folder }, received { $time }
mailbox-number = no.
mailbox-time = received (UTC)
mailbox-folder = folder
mailbox-from = from
mailbox-subject = subject
mailbox-nobody = (no sender)
mailbox-rest = … and { $count } older messages
folder-inbox = inbox
folder-quarantine = quarantine

dialogue-secret = password in clear text: whoever listens on the network can read it
dialogue-content = (the message: { $lines } lines, { $count } octets)

resolver-title = The resolver's memory: { $count } { $count-form ->
        [one] answer
       *[many] answers
    }
resolver-more = … and { $count } more: ".cache" has them all.

zone-title = Zone { $origin }: { $count } { $count-form ->
        [one] record
       *[many] records
    }
zone-name = name
zone-ttl = TTL (s)
zone-type = type
zone-value = value
zone-master = The zone file
zone-fault-timeout = { $name } { $type }: the server keeps silent
zone-fault-servfail = { $name } { $type }: the server answers SERVFAIL
