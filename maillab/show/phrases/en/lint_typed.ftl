# Findings about a record that is being typed, before it is published.
lint-typed-doubled = { $subject } carries the name of the zone { $origin } twice
    .fix = Write the name once; the zone completes a short name.
lint-typed-completed = "{ $typed }" is a short name: the zone completes it to { $subject }
    .fix = Nothing to change if this name is meant; a final dot says that a name is whole.
lint-typed-ttl-shared = The { $count } records of this name and type share one TTL: it becomes { $ttl } s for all
    .fix = Choose the TTL that suits them all.
lint-typed-ttl-long = A TTL of { $ttl } s is longer than a day: a mistake, once published, stays in memories as long
    .fix = Lower it before a change, to 300 s for instance, and raise it afterwards.
lint-typed-null-mx = This MX is null: { $subject } will receive no message, and another MX beside it would make no sense
    .fix = Withdraw the other MX of this name, or name the host that receives.
lint-typed-key-place = This text is a DKIM key, and { $subject } is no name where one is looked for
    .fix = Publish it under the selector of the signature (s=), before "_domainkey.".
lint-typed-no-target = { $subject } { $type } leads to { $target }, which does not exist{ $nearest ->
        [none] {""}
       *[other] : did you mean { $nearest }?
    }
    .fix = Correct the name, or publish the server's address first.
lint-typed-no-address = { $subject } { $type } leads to { $target }, which has no address
    .fix = Publish its A or AAAA record.
lint-typed-alias = { $subject } { $type } leads to { $target }, which is only an alias (CNAME): the standard forbids it
    .fix = Name the server that the alias leads to.
