# SPF, step by step: what was looked at, what was found, what follows (RFC 7208).
spf-mail-from = SPF on MAIL FROM: may { $address } send for { $domain }? (envelope sender: { $identity })
spf-null-sender = SPF on MAIL FROM: the envelope sender is empty (<>), so the HELO name counts, as { $identity }. May { $address } send for { $domain }?
spf-helo = SPF on HELO: may { $address } call itself { $domain }?
spf-no-address = The client's IP address is not known: there is nothing to compare
spf-not-checkable = "{ $domain }" cannot have an SPF record: that takes a full domain name, of two parts at least
spf-record = SPF record, question to DNS: { $domain } TXT → { $dns ->
        [NOERROR] { $count-form ->
            [zero] texts, but none that begins with "v=spf1": { $domain } has no SPF record
            [one] "{ $record }"
           *[many] { $count } SPF records, and nobody knows which is the right one: permanent error. They say "{ $record }"
        }
        [NODATA] this name exists, but without TXT: { $domain } has no SPF record
        [NXDOMAIN] this name does not exist
       *[other] { $dns }
    }
spf-query = Question to DNS: { $name } { $type } → { $dns ->
        [NOERROR] { $found }
        [NODATA] this name exists, but without { $type }
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server is broken
        [MALFORMED] this is no name that DNS could hold
       *[other] { $dns }
    }{ $voids-form ->
        [zero] {""}
       *[many] {" "}(empty answer number { $voids }; 2 at most are allowed)
    }
spf-syntax = The record of { $domain } is badly written at the term "{ $term }": a single mistake, even after the term that would match, makes all of it useless{ $slip ->
        [comma] . Terms are parted by spaces, never by commas
        [semicolon] . Terms are parted by spaces, never by semicolons
       *[other] {""}
    }
spf-near-miss = This text of { $domain } looks like an SPF record, but is none: "{ $text }". { $slip ->
        [quoted] The quotation marks are part of the text: they do not belong there
        [spaced] White space slipped in: "v=spf1" is written in one piece, at the very beginning
        [no-version] It should begin with "v=spf1", "v=" included
        [not-first] "v=spf1" must open the text, and something else stands before it
        [separator] After "v=spf1" only a space may follow
        [sender-id] It is Sender ID (RFC 4406), another technique, long given up
       *[other-version] SPF has one version only, and it is written "v=spf1"
    }. It counts for nothing
spf-misplaced-dmarc = "{ $text }" is a DMARC record, published at { $domain } itself, where nobody looks for it: its place is at _dmarc.{ $domain }
spf-ignored = Term "{ $term }": { $meant ->
        [none] an unknown modifier, ignored as the standard asks
       *[other] with "=" it is no mechanism but an unknown modifier, and is ignored. The mechanism would be written "{ $meant }"
    }
spf-all = Term "{ $term }": "all" matches every address, so the result is { $meaning }
spf-ip = Term "{ $term }": { $address } { $outcome ->
        [match] is in this network, so the result is { $meaning }
       *[no-match] is not in this network
    }
spf-a = Term "{ $term }" (number { $lookups } to ask DNS, 10 at most): { $outcome ->
        [match] { $address } is among the addresses of { $domain }, so the result is { $meaning }
        [no-match] { $address } is not among the addresses of { $domain }
       *[error] { $address } cannot be compared with the addresses of { $domain }
    }
spf-mx = Term "{ $term }" (number { $lookups } to ask DNS, 10 at most): { $outcome ->
        [match] { $address } is among the addresses of { $domain }'s MX servers, so the result is { $meaning }
        [no-match] { $address } is not among the addresses of { $domain }'s MX servers
       *[error] { $address } cannot be compared with { $domain }'s MX servers
    }
spf-ptr = Term "{ $term }" (number { $lookups } to ask DNS, 10 at most; deprecated): { $outcome ->
        [match] { $address } bears a name of { $domain } that leads back to it, so the result is { $meaning }
        [no-match] { $address } bears no name of { $domain } that leads back to it
       *[error] the search for the name of { $address } ends the check
    }
spf-exists = Term "{ $term }" (number { $lookups } to ask DNS, 10 at most): { $outcome ->
        [match] { $domain } has an address, whichever it is, so the result is { $meaning }
        [no-match] { $domain } has no address
       *[error] the search for { $domain } ends the check
    }
spf-include = Term "{ $term }" (number { $lookups } to ask DNS, 10 at most): { $outcome ->
        [match] the record of { $domain } gives pass, so the result is { $meaning }
        [no-match] the record of { $domain } does not give pass
       *[error] the record of { $domain } cannot be evaluated, and that ends the whole check
    }
spf-included = Answer of the included record, that of { $domain }: { $outcome ->
        [pass] pass, the term matches
        [none] none. To include a domain without SPF record is a mistake, hence a permanent error
       *[other] { $outcome }. Only pass would make the term match: on to the next one
    }
spf-redirect = No term matches, but redirect (number { $lookups } to ask DNS, 10 at most) leaves the decision to the record of { $domain }{ $outcome ->
        [permerror] , which gives none
       *[other] {""}
    }
spf-no-match = No term in the record of { $domain } matches, and it says nothing of the rest (neither all nor redirect): the owner makes no statement
spf-too-many-mx = { $domain } has { $count } MX servers, more than the 10 allowed: permanent error
spf-too-many-lookups = "{ $term }" would be term number { $count } that asks DNS: 10 at most are allowed, included ones counted. Permanent error
spf-too-many-void-lookups = { $name } is empty answer number { $count }: 2 at most are allowed. Permanent error
spf-too-slow = With { $name } { $type }, the answers of DNS took more than { $limit } seconds in all: enough. Temporary error, this is not a fail
spf-dns-trouble = DNS does not answer for { $name } { $type } ({ $dns ->
        [TIMEOUT] no answer
        [SERVFAIL] the server is broken
       *[other] { $dns }
    }): temporary error, this is not a fail, nothing can be concluded
spf-explanation = exp=: { $usable ->
        [yes] the explanation of the owner of { $domain } (in their words, not the receiver's): "{ $explanation }"
       *[no] { $domain } announces an explanation, but it is missing or badly written: we do without, the result does not hang on it
    }
