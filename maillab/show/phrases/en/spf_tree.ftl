# The SPF tree: whom each term admits, and what that costs.
spf-tree-title = The SPF tree of { $domain }: { $count-form ->
        [zero] no term asks the DNS
        [one] one term asks the DNS
       *[many] up to { $count } terms ask the DNS
    }, 10 are allowed{ $over ->
        [yes] : whoever goes beyond gets permerror
       *[no] {""}
    }
spf-tree-title-told = The SPF tree of { $domain }, as this check saw it
spf-tree-answer = { $address ->
        [unknown] An unknown address
       *[known] { $address }
    } sends for { $domain }: { $result } ({ $term }); terms that ask the DNS: { $count }
spf-tree-admits = { $admits ->
        [networks] { $count-form ->
            [zero] admits no address
           *[other] admits { $networks }
        }
        [everybody] matches every address
        [record] admits what { $target } lets pass
        [redirect] lets { $target } decide instead
       *[message] depends on the message or on the machine that sends it
    }
spf-tree-lookup = look-up no. { $number }{ $over ->
        [yes] , beyond the 10
       *[no] {""}
    }
spf-tree-void = asked in vain: { $names }
spf-tree-idle = behind all: never reached
spf-tree-way = { $way ->
        [taken] this one matches
        [followed] followed here
        [skipped] does not match
        [interrupted] the error is further down
        [unreached] not reached
       *[ended] everything ends here
    }
spf-tree-term-trouble = { $trouble ->
        [loop] loop: { $target } is open already, further up
        [too-many-mx] more than 10 MX servers
        [not-followed] too far: nothing more is opened
       *[dns] no usable answer of the DNS
    }
spf-tree-record-trouble = { $trouble ->
        [several-records] several SPF records: permerror
        [syntax] this record cannot be read: permerror
        [dns] no usable answer of the DNS
       *[no-record] no SPF record
    }
spf-tree-reason = { $reason ->
        [no-match] no term matches
        [no-record] no record
        [no-domain] this domain does not exist
        [malformed-domain] this name is no domain
        [no-address] the address is not known
        [several-records] several records
        [syntax] a mistake in the text
        [too-many-lookups] more than 10 terms ask the DNS
        [too-many-void-lookups] more than 2 empty answers
        [too-many-mx] more than 10 MX servers
        [include-without-record] the included domain has no record
        [redirect-without-record] the domain of redirect has no record
        [dns-trouble] no usable answer of the DNS
        [too-slow] the DNS is too slow
       *[match] the term that matches
    }
spf-tree-typical = Addresses of the networks named, and one from outside
spf-tree-address = address
spf-tree-result = result
spf-tree-by = decided by
spf-tree-see-way = Follow an address
spf-tree-ask = Would this address pass?
spf-tree-send = Check
spf-tree-sender = sender
error-spf-tree-address = The address is missing that is to be asked about for { $domain }.
    .expected = an IPv4 or IPv6 address, in quotes
    .fix = lab.spf_tree("{ $domain }").admits("192.0.2.25")
error-spf-tree-told = This tree of { $found } holds only what one check saw: it answers no other question.
    .expected = a tree taken from the DNS
    .fix = lab.spf_tree(domain).admits(address)
spf-tree-record = { $domain }: { $record }
