# SPF, step by step: what was looked at, what was found, what follows (RFC 7208).
spf-mail-from = SPF on MAIL FROM: may { $address ->
        [unknown] the client
       *[known] { $address }
    } send for { $domain }? (envelope sender: { $identity })
spf-null-sender = SPF on MAIL FROM: the envelope sender is empty (<>), so the HELO name counts, as { $identity }. May { $address ->
        [unknown] the client
       *[known] { $address }
    } send for { $domain }?
spf-helo = SPF on HELO: may the client{ $address ->
        [unknown] {""}
       *[known] {" "}at { $address }
    } call itself { $domain }?
spf-no-address = The client's IP address is not known: there is nothing to compare
spf-not-checkable = "{ $domain }" cannot have an SPF record: that takes a well-formed domain name, of two parts at least
spf-record = SPF record, DNS query ({ $domain } TXT): { $dns ->
        [NOERROR] { $count-form ->
            [zero] texts, but none that opens with the word "v=spf1": { $domain } has no SPF record
            [one] "{ $record }"
           *[many] { $count } SPF records, and nothing tells which one is right: permanent error. They say "{ $record }"
        }
        [NODATA] this name exists, but without TXT: { $domain } has no SPF record
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer (SERVFAIL)
        [REFUSED] the server refused to answer (REFUSED)
       *[MALFORMED] the DNS cannot hold such a name
    }
spf-query = DNS query ({ $name } { $type }): { $dns ->
        [NOERROR] { $found }
        [NODATA] this name exists, but without { $type }
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer (SERVFAIL)
        [REFUSED] the server refused to answer (REFUSED)
       *[MALFORMED] the DNS cannot hold such a name
    }{ $voids-form ->
        [zero] {""}
       *[many] {" "}(empty answer number { $voids }; at most 2 are allowed)
    }
spf-syntax = The record of { $domain } is malformed at the term "{ $term }": a single mistake, even after the term that would match, makes all of it unusable{ $slip ->
        [repeated] . This term has been given before, and may be given only once
        [comma] . Terms are separated by spaces, never by commas
        [semicolon] . Terms are separated by spaces, never by semicolons
       *[other] {""}
    }
spf-near-miss = This text of { $domain } looks like an SPF record, but is none: "{ $text }". { $slip ->
        [quoted] It opens with a quotation mark, or a sign like one, which does not belong there
        [spaced] White space has slipped in: "v=spf1" is written in one piece, at the very beginning
        [no-version] It should begin with "v=spf1", "v=" included
        [not-first] "v=spf1" must open the text, and something else stands before it
        [separator] After "v=spf1" only a space may follow
        [sender-id] It is Sender ID (RFC 4406), another technique, long abandoned
       *[other-version] SPF has one version only, and it is written "v=spf1"
    }. It is ignored
spf-misplaced-dmarc = "{ $text }" is a DMARC record, published at { $domain } itself, where nobody looks for it: its place is at _dmarc.{ $domain }
spf-ignored = Term "{ $term }": { $meant ->
        [none] an unknown modifier, ignored as the standard asks
       *[other] with "=" it is no mechanism but an unknown modifier, and is ignored. The mechanism would be written "{ $meant }"
    }
spf-all = Term "{ $term }": "all" matches every address, so the result is { $meaning }
spf-ip = Term "{ $term }": it { $outcome ->
        [match] covers { $address }, so the result is { $meaning }
       *[no-match] does not cover { $address }
    }
spf-a = Term "{ $term }" (DNS look-up number { $lookups }, at most 10 are allowed): { $outcome ->
        [match] { $address } is { $prefix ->
            [none] among the addresses
           *[bits] in the { $prefix } block of an address
        } of { $domain }, so the result is { $meaning }
        [no-match] { $address } is { $prefix ->
            [none] not among the addresses
           *[bits] not in the { $prefix } block of any address
        } of { $domain }
       *[error] { $address } cannot be compared with the addresses of { $domain }
    }
spf-mx = Term "{ $term }" (DNS look-up number { $lookups }, at most 10 are allowed): { $outcome ->
        [match] { $address } is { $prefix ->
            [none] among the addresses
           *[bits] in the { $prefix } block of an address
        } of { $domain }'s MX servers, so the result is { $meaning }
        [no-match] { $address } is { $prefix ->
            [none] not among the addresses
           *[bits] not in the { $prefix } block of any address
        } of { $domain }'s MX servers
       *[error] { $address } cannot be compared with { $domain }'s MX servers
    }
spf-ptr = Term "{ $term }" (DNS look-up number { $lookups }, at most 10 are allowed; deprecated): { $outcome ->
        [match] { $address } bears a name of the domain { $domain } that leads back to it, so the result is { $meaning }
        [no-match] no name of the domain { $domain } is found for { $address } that leads back to it
       *[error] the search for the name of { $address } ends the check
    }
spf-exists = Term "{ $term }" (DNS look-up number { $lookups }, at most 10 are allowed): { $outcome ->
        [match] { $domain } has an IPv4 address, whichever it is, so the result is { $meaning }
        [no-match] { $domain } has no IPv4 address
       *[error] the search for { $domain } ends the check
    }
spf-include = Term "{ $term }" (DNS look-up number { $lookups }, at most 10 are allowed): { $outcome ->
        [match] the record of { $domain } gives pass, so the result is { $meaning }
        [no-match] the record of { $domain } does not give pass
       *[error] the evaluation of { $domain } cannot be completed, and that ends the whole check
    }
spf-included = Result of the included domain, { $domain }: { $outcome ->
        [pass] pass, the term matches
        [none] none. Including a domain without an SPF record is a mistake, hence a permanent error
       *[other] { $outcome }. Only pass would make the term match, so it does not
    }
spf-redirect = No term matches, but redirect (DNS look-up number { $lookups }, at most 10 are allowed) leaves the decision to { $domain }{ $record ->
        [missing] , which has no SPF record. Redirecting to such a domain is a mistake, hence a permanent error
       *[read] {""}
    }
spf-no-match = No term in the record of { $domain } matches, and it says nothing of the rest (neither all nor redirect): the owner makes no statement
spf-too-many-mx = { $domain } has { $count } MX servers, more than the 10 allowed: permanent error
spf-too-many-lookups = "{ $term }" would be DNS look-up number { $count }: at most 10 are allowed, those of included records counted. Permanent error
spf-too-many-void-lookups = With { $name }, { $count } DNS answers are empty: at most 2 are allowed. Permanent error
spf-too-slow = With { $name } { $type }, the DNS answers took more than { $limit } seconds in all: the check gives up. A temporary error, not a fail
spf-dns-trouble = The DNS gives no usable answer for { $name } { $type } ({ $dns ->
        [TIMEOUT] timed out
        [SERVFAIL] the server could not answer
       *[REFUSED] the server refused to answer
    }): a temporary error, not a fail, for nothing can be concluded
spf-explanation = exp=: { $usable ->
        [yes] the explanation of the owner of { $domain } (the owner's words, not the receiver's): "{ $explanation }"
       *[no] { $domain } announces an explanation, but it is missing or badly written: it is left out, and the result does not depend on it
    }
