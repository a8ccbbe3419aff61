# What several views say: the reasoning, messages, mailboxes, dialogues.
show-walkthrough = The reasoning, step by step
show-walkthrough-empty = Nothing was verified.
show-step = One step of the reasoning
show-decides = deciding step
show-outcome = { $outcome ->
        [match] matches
        [no-match] does not match
        [accept] accepted
        [defer] deferred
        [accepted] kept
        [ignored] left out
        [deferred] pending
        [softfail] softfail (a probable fail)
        [neutral] neutral (neither pass nor fail)
        [policy] policy (this receiver's own refusal)
        [temperror] temperror (a temporary error)
        [permerror] permerror (a permanent error)
       *[other] { $outcome }
    }

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
message-html = HTML mail drawn inert: nothing is loaded or run, each link tells its true target.
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
message-notices = Worth a second look:
message-border = below this line, whoever handed the message over may have written everything
message-meaning = what it says
message-trusted = written on the receiving side
message-claimed = a mere claim
message-looks = Four looks at the message
message-look-seen = as it is read
message-look-header = header
message-look-parts = parts
message-look-octets = octets
message-plain = The other form of the message: plain text
message-parts = The parts of the message, by MIME ({ $count })
message-part-kind = type
message-part-name = name
message-part-size = decoded size
message-part-octets = { $count } { $count-form ->
        [zero] octets
        [one] octet
       *[many] octets
    }

inert-script = Scripts taken out: { $count }.
inert-handler = Attributes that would run a script (onclick, onerror…) taken out: { $count }.
inert-style = Styles (CSS) taken out: { $count }.
inert-frame = Frames and objects from elsewhere, taken out: { $count }.
inert-media = Drawings, sounds and videos taken out: { $count }.
inert-redirect = Redirections and hidden links (meta, base, link) taken out: { $count }.
inert-form = form: it would send what is typed to "{ $target }"
inert-field = field to fill in: { $name } ({ $kind })
inert-image = image not loaded: { $source }
inert-pixel = tracking pixel, not loaded: it would tell { $source } that the message is read
inert-acts = this link would run or draw its own content
inert-elsewhere = the text names one site, the link leads to another: { $host }

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
mailbox-dmarc = DMARC
mailbox-octets = octets
mailbox-attached = attachments
mailbox-opened = The messages, newest first
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
