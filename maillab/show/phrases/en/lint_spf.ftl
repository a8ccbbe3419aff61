# What looking over an SPF record finds, and how to fix it (RFC 7208).
lint-record-unknown = This text does not begin like any known record
    .fix = Begin with "v=spf1" for SPF, with "v=DKIM1" for a DKIM key, with "v=DMARC1" for DMARC.
lint-record-strings = A string of a TXT record holds 255 octets at most; this one has { $count }
    .fix = Cut it into several quoted strings: the verifier joins them, without a space.
lint-dns-trouble = The DNS gives no usable answer for { $name } { $type }: nobody knows what is published there
    .fix = Repair the name server: while it is silent, verifiers say temperror.
lint-dns-no-domain = { $subject } does not exist in the DNS: there is nothing to examine
    .fix = { $nearest ->
        [none] Check the spelling of the name.
       *[other] Did you mean "{ $nearest }"?
    }
lint-spf-version = "{ $found }" looks like SPF, but no verifier will read it: { $slip ->
        [quoted] it opens with a quotation mark, or a sign like one
        [spaced] there is a space too many before or inside "v=spf1"
        [no-version] "v=" is missing
        [separator] after "v=spf1" comes a space, nothing else
        [not-first] "v=spf1" must come first
       *[other] the version is written "v=spf1"
    }
    .fix = Begin exactly with "v=spf1", then a space.
lint-spf-syntax = The term "{ $term }" is malformed: the whole record becomes unusable (permerror), even for the servers that match
    .fix = { $meant ->
        [none] Nothing known looks like it: take this term out.
       *[other] Write "{ $meant }".
    }
lint-spf-repeated-modifier = "{ $name }=" appears more than once: the whole record becomes unusable (permerror)
    .fix = Keep only one.
lint-spf-several-records = { $subject } publishes { $count } SPF records: nobody knows which is right, all become unusable (permerror)
    .fix = Join them into one, then withdraw the others.
lint-spf-too-many-lookups = { $count } terms query the DNS, includes counted; beyond 10, verifiers stop (permerror)
    .fix = Take out needless includes; write ip4 and ip6 for "a" and "mx" where the addresses are yours.
lint-spf-few-lookups-left = { $count } terms query the DNS, and 10 are allowed: one more, even at a provider's, and everything becomes unusable
    .fix = Take out what is no longer needed before somebody adds an include.
lint-spf-too-many-voids = { $count } DNS answers are empty ({ $names }) for an IPv{ $version } client; beyond 2, verifiers stop (permerror)
    .fix = Take out the terms whose name no longer exists, or no longer has an address.
lint-spf-too-many-mx = The term "{ $term }" leads to { $count } MX hosts; beyond 10, verifiers stop (permerror)
    .fix = Write the addresses of the hosts that really send instead.
lint-spf-loop = The term "{ $term }" comes back to { $target }, which was passed already: verifiers go round until the limit (permerror)
    .fix = Take this term out: the record it points to is read already.
lint-spf-include-without-record = "{ $term }" includes { $target }, { $dns ->
        [NXDOMAIN] a name that does not exist (whoever gets hold of it will be able to send in your name)
       *[other] which publishes no SPF
    }: everything becomes unusable (permerror)
    .fix = Take this include out, or ask the provider for the right name.
lint-spf-redirect-without-record = "{ $term }" hands over to { $target }, { $dns ->
        [NXDOMAIN] a name that does not exist
       *[other] which publishes no SPF
    }: everything becomes unusable (permerror)
    .fix = Take it out and end the record yourself.
lint-spf-broken-elsewhere = { $subject }, which the SPF of { $by } reads too, publishes { $count-form ->
        [one] a malformed record
       *[many] { $count } SPF records
    }: everything becomes unusable (permerror)
    .fix = Tell those who run { $subject }; meanwhile take out the term that leads there.
lint-spf-none = { $subject } publishes no SPF: anybody may use this name in an envelope
    .fix = { $count-form ->
        [zero] This domain names no MX host: if it sends no mail, say so.
       *[many] List the servers that send, your own and others'; begin with the MX hosts.
    }
lint-spf-plus-all = "{ $term }" lets the whole world send in the domain's name: publishing nothing would be better
    .fix = Mark strangers with "~all", then refuse them with "-all" once the list is sure.
lint-spf-neutral-all = "{ $term }" says nothing of unknown servers: a verifier does as if there were no SPF
    .fix = Mark strangers with "~all", then refuse them with "-all" once the list is sure.
lint-spf-no-all = Nothing says what other servers are worth: the result is neutral, as without SPF
    .fix = End with "~all", then with "-all" once the list is sure.
lint-spf-passes-all = The term "{ $term }" matches everybody, because of what { $target } publishes: anybody may send in the domain's name
    .fix = Take this term out as long as { $target } does not say which its servers are.
lint-spf-after-all = What follows "all" is never tried: { $terms }
    .fix = Take it out, or put it before "all" if those servers send.
lint-spf-redirect-ignored = "{ $term }" is never used: "all" decides before it
    .fix = Choose one or the other; here the redirect is taken out.
lint-spf-ptr = "{ $term }" is discouraged: it is slow, unreliable, and some verifiers ignore it
    .fix = Write the addresses of the servers (ip4, ip6) or their names (a:) instead.
lint-spf-macro-p = "{ $term }" uses the macro %{"{"}p{"}"}, discouraged like ptr: it is slow and unreliable
    .fix = Name the servers in another way.
lint-spf-wide = "{ $term }" lets a very large network send, many hosts of which are probably not yours
    .fix = List only the addresses that send.
lint-spf-private = "{ $term }" stands for addresses that never leave a local network: no recipient on the Internet will ever see them
    .fix = Take this term out; what counts is the public address that mail leaves from.
lint-spf-ignored-modifier = "{ $term }" is written with "=" and is not known: everybody ignores it
    .fix = { $meant ->
        [none] Take this term out.
       *[other] Write "{ $meant }".
    }
lint-spf-void = The term "{ $term }" gets an empty answer: { $target } { $dns ->
        [NXDOMAIN] does not exist
       *[other] has nothing of that kind
    }; at most 2 empty answers are allowed
    .fix = Take this term out, or publish that name.
lint-spf-exp-unusable = The explanation that "{ $term }" announces cannot be used: { $count-form ->
        [zero] { $target } has no text
        [one] the text of { $target } is malformed
       *[many] { $target } has { $count } texts
    }
    .fix = Publish a single ASCII text at that name, or take this term out.
lint-spf-exp-idle = "{ $term }" announces an explanation, but no term refuses: it will never be used
    .fix = Take this term out, or end with "-all".
lint-spf-host-bits = "{ $term }" names an address inside the network, not the network itself: verifiers read { $network }
    .fix = Write the network as it is read.
lint-spf-duplicate = Said already, and without effect the second time: { $terms }
    .fix = Keep only one.
lint-spf-unchecked = "{ $term }" holds a macro: what it costs and allows depends on each message
    .fix = Try it with real addresses, and ask whoever wrote it for the reason.
lint-spf-helo = { $host } has no SPF record of its own: somebody else may give that name in HELO, and that name is what counts when the envelope's sender is empty
    .fix = Publish at that name that this host alone is called so.
lint-spf-reply-too-long = The DNS reply takes about { $count } octets; beyond 512 it does not travel everywhere in one datagram
    .fix = Shorten the record, or move the other texts published at the same name.
lint-mx-null = { $subject } sends nothing and has no MX: if it receives nothing either, it had better say so
    .fix = Publish a null MX: senders give up at once, instead of retrying for days.
