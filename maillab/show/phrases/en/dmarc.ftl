# DMARC, step by step: policy discovery, alignment, decision.
dmarc-check = DMARC: is this message entitled to use { $domain }, the domain of its From field? (rules: { $rules })
dmarc-query = DNS query ({ $name } TXT): { $dns ->
        [NOERROR] { $count-form ->
            [zero] no DMARC record{ $others-form ->
                [zero] {""}
               *[many] , only other texts ({ $others })
            }
            [one] "{ $record }"
           *[many] { $count } DMARC records
        }
        [NODATA] this name exists, but has no TXT
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer (SERVFAIL)
        [REFUSED] the server refused to answer (REFUSED)
       *[MALFORMED] the DNS cannot hold such a name
    }
dmarc-several-records = { $name } has { $count } DMARC records, and nothing tells which one is meant: none of them counts
dmarc-org-domain = Organizational domain of { $domain }: { $org_domain }{ $by ->
        [psd-n] , which declares it by psd=n
        [below-psd-y] , the name just below a public suffix (psd=y)
        [fewest-labels] , the shortest name where a DMARC record was found
        [nothing-found] , the name itself, since no DMARC record was met on the way
       *[suffix-list] , the name just below the public suffix, by the Public Suffix List
    }
dmarc-policy-record = The record that holds for { $author } is { $place ->
        [own] its own
       *[above] that of { $domain }
    }: "{ $record }"
dmarc-no-record = No usable DMARC policy is published for { $domain }, neither at that name nor above it: there is nothing to check, nothing to apply
dmarc-bad-record = The record of { $domain } is unusable, as if there were none: { $flaw ->
        [twice] the tag { $tag }= appears in it more than once, and a list that repeats a name is invalid as a whole
        [missing] it has no policy p=, nor a valid report address rua= that would stand in for one
       *[value] the value of { $tag }= is neither none, quarantine nor reject, and no valid report address rua= stands in for it
    }. It reads "{ $record }"
dmarc-assumed-policy = { $flaw ->
        [missing] The record of { $domain } has no policy { $tag }=
       *[value] In the record of { $domain }, the value of { $tag }= is neither none, quarantine nor reject
    }, yet a valid report address rua= is there. So it is treated as p=none: the message will be counted in the reports, nothing more
dmarc-near-miss = This text of { $name } looks like a DMARC record, but is none: "{ $text }". { $slip ->
        [quoted] The quotation marks are part of the text: they do not belong there
        [case] The letters of "DMARC1" must be capitals
        [no-version] It should begin with "v=DMARC1;", "v=" included
        [not-first] "v=DMARC1" must be the first tag, and another one stands before it
        [separator] After "v=DMARC1" a semicolon is needed
       *[other-version] DMARC has one version only, and it is written "v=DMARC1"
    }. It is ignored
dmarc-existence = Does { $domain } exist in the DNS? { $dns ->
        [NXDOMAIN] No: np= applies
        [NOERROR] Yes: np= does not apply
        [NODATA] Yes, even without a record of the type asked for: np= does not apply
       *[other] The DNS does not allow an answer ({ $dns }): np= does not apply
    }
dmarc-policy = The owner asks for "{ $policy }" for a message that fails: { $tag ->
        [sp] tag sp= of { $domain }, the one for subdomains
        [np] tag np= of { $domain }, the one for subdomains that do not exist
       *[p] tag p= of { $domain }
    }
dmarc-testing = t=y: the policy "{ $policy }" is on trial, so it is softened by one level
dmarc-sampling = pct={ $pct }: this message is outside the sample, so the policy "{ $policy }" is softened by one level
dmarc-alignment = Alignment: did SPF or DKIM pass for a name aligned with { $author } (the same name or, in relaxed mode, a name of the same organization, { $author_org })? { $outcome ->
        [pass] Yes, and one is enough
        [temperror] The DNS does not allow an answer
       *[fail] No: nothing proves that the message comes from { $author }
    }
dmarc-nothing-passed = Neither SPF nor DKIM passed, for any name: there is nothing to compare
dmarc-aligned = { $method } passed for { $identity }: { $relation ->
        [equal] that is the author's domain, so it is aligned
       *[organization] the same organization ({ $identity_org }) as the author { $author }, so it is aligned (relaxed mode)
    }
dmarc-unaligned = { $method } passed for { $identity }: { $relation ->
        [strict] that is not exactly { $author }, and the owner demands equality (strict mode), so it is not aligned
        [hidden] the DNS does not say whether that is the organization of { $author }, the question stays open
       *[stranger] its organization ({ $identity_org }) is not the author's ({ $author_org }), so it is not aligned
    }
dmarc-undecided = { $method } could not conclude for { $identity }, for want of a DNS answer: this name would be aligned, so this cannot be called a fail
dmarc-dns-trouble = The DNS gives no usable answer for { $name }: the policy stays unknown. That is neither a pass nor a fail
error-dmarc-rules = maillab does not know the DMARC rules "{ $found }".
    .expected = rfc9989 or rfc7489
