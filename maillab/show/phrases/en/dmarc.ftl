# DMARC, step by step: policy discovery, alignment, decision.
dmarc-check = DMARC for the author @{ $domain } (rules { $rules })
dmarc-query = Policy asked of DNS: { $name } TXT ({ $dns }, { $count } DMARC records) { $record }
dmarc-several-records = { $name } has { $count } DMARC records: all are discarded
dmarc-policy-record = Policy found at { $domain }: { $record }
dmarc-no-record = No DMARC record: nothing to apply
dmarc-bad-record = The record of { $domain } has no policy that can be used: { $record }
dmarc-org-domain = Organizational domain of { $domain }: { $org_domain }
dmarc-nothing-passed = No identity passed SPF or DKIM: nothing can be aligned
dmarc-alignment = Alignment of the author { $author } (organization { $author_org })
dmarc-aligned = { $method } passed for { $identity }, aligned with { $author } ({ $mode } mode)
dmarc-unaligned = { $method } passed for { $identity }, but that is not the organization of { $author } ({ $mode } mode)
dmarc-undecided = { $method } could not conclude for { $identity }: DNS trouble
dmarc-dns-trouble = DNS does not answer for { $name }: nobody can know, temporary error
dmarc-policy = The owner asks for "{ $policy }" for this message (tag { $tag }, record of { $domain })
dmarc-testing = t=y: the policy is on trial, one level less severe
dmarc-sampling = pct={ $pct }: this message is outside the sample, one level less severe
error-dmarc-rules = maillab knows no DMARC rules "{ $found }".
    .expected = rfc9989 or rfc7489
