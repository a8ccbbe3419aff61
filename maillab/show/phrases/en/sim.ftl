# The simulated world: what is missing, what cannot be done.
error-mailbox-number = The mailbox of { $address } has no message number { $found }.
    .expected = { $count-form ->
        [zero] a message at least in this mailbox, which is empty
        [one] 0: this mailbox has one message only
       *[many] a number from 0 to { $last }; -1 is the last message
    }
error-mailbox-unknown = There is no mailbox "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these mailboxes: { $known }
error-mail-line-end = A subject or a name holds no line end: "{ $found }".
    .expected = one line; a line end would slip another field into the header
error-mail-no-recipient = This message has no recipient.
    .expected = at least one address, or a list of addresses
error-sim-no-resolver = The host { $found } has no resolver.
    .expected = a host that can query the DNS
error-sim-no-mailboxes = No server of this world keeps the mailboxes of "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these domains: { $known }
error-sim-rewrite-from = A list does not rewrite From "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these words: { $known }
error-sim-no-account = Nobody writes under the address "{ $found }" in this world.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these accounts: { $known }
    .fix = lab.attack(message) sends without an account, from the attacker's host
error-sim-no-zone = No organisation of this world holds the zone of "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = a name in one of these zones: { $known }
error-sim-no-registry = Nobody registers names where "{ $found }" would be.
    .expected = a domain under one of these top-level domains: { $known }
    .fix = lab.dns.register("monpartenaire-factures.fr")
error-sim-domain-taken = "{ $found }" is taken: { $zone } has its owner.
    .expected = a domain that nobody has yet, right under a top-level domain
    .fix = choose another name; for a name of { $zone } it is lab.dns.publish
error-sim-mx-address = The MX of { $name } names an address, "{ $found }": an MX gives the name of a server, never its address.
    .expected = a preference, then the name of a host that has an A or AAAA record of its own
    .fix = publish the address under a name, mx.{ $name } say, then the MX "{ $preference } mx.{ $name }"
error-sim-no-submission = "{ $found }" has no submission server.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these domains: { $known }
error-sim-no-verifier = "{ $found }" has no server that verifies its incoming mail.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these domains: { $known }
error-sim-unreachable = { $client } cannot reach { $found } ({ $reason }).
    .expected = an open service, and firewalls that let the flow pass
    .fix = lab.journal shows the rule that refused the flow
error-lab-wait = Time only moves forward: { $found } seconds.
    .expected = a positive span, of ten years at most
    .fix = lab.wait(minutes=30)
error-sim-zone-unchanged = The zone already holds { $found }: nothing would change.
    .expected = a record that is not published yet
    .fix = change the value or the TTL, or choose another name
error-sim-zone-undo = There is nothing to undo in the zone { $found }: nothing was changed here.
    .expected = a change made before in this form
error-sim-zone-number = The zone { $zone } has no record number { $found }.
    .expected = a number from 1 to { $count }, as in the table
error-lab-record = A lab does not record "{ $found }".
    .expected = { $known }
error-lab-organisation = There is no organisation "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these organisations: { $known }
error-lab-resolver = The host "{ $found }" is no DNS resolver.
    .expected = one of these resolvers: { $known }
error-sim-down = The host { $found } is down already.
    .expected = a running host
    .fix = lab.restart("{ $found }") starts it again
error-sim-up = The host { $found } is running already.
    .expected = a host that lab.crash(…) stopped
    .fix = lab.crash("{ $found }") stops it
error-mail-several = "{ $found }" holds several addresses in one text.
    .expected = one address a recipient, and a list where there are several
    .fix = write { $several }
error-mail-display-name = "{ $found }" holds more than an address: a name comes with it.
    .expected = the address alone; a display name belongs in the To or From field, not in the envelope
    .fix = write "{ $address }"
error-mail-characters = This text holds half a character, which no mail program can write.
    .expected = whole Unicode characters
    .fix = forge.raw(octets) sends any octets at all
error-sim-dkim-rotation = The selector "{ $found }" of { $domain } signs already: a rotation goes to another key, thus to another selector.
    .expected = a selector that does not sign yet
    .fix = choose another name, the date for instance: lab.rotate_dkim("{ $domain }", "2026-02")
error-sim-dkim-kind = Under the selector "{ $selector }" there is a key of kind { $kind } already, not { $found }: a selector keeps its key.
    .expected = { $kind }, or another selector
    .fix = choose another selector for the { $found } key
error-sim-dkim-option = "{ $found }" is no option of signing.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these names: { $known }
    .fix = for instance lab.enable_dkim(domain, "s1", body_length="whole")
