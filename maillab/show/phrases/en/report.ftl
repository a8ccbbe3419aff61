# DMARC reports: what receiving servers tell a domain's owner.
report-title = DMARC report from { $reporter } about { $domain }, { $begin } to { $end } (UTC): { $count } { $count-form ->
        [zero] messages
        [one] message
       *[many] messages
    }
report-policy = published policy: { $policy }
report-id = id
report-from = sent by
report-published = published policy
report-error = reported error
report-source = IP address
report-messages = messages
report-action = what was done
report-dkim = DKIM aligned
report-spf = SPF aligned
report-author = From domain
report-results = raw results
report-rest = … and { $count } more rows
report-odd = What is odd in this report
error-report-empty = Report { $id } tells of no message: there is nothing to send.
    .expected = one row of messages at least

# Where a report may go.
report-destinations = Where do reports about { $domain } go? Tag { $tag }= of its record: { $count-form ->
        [zero] no address holds
        [one] one address holds
       *[many] { $count } addresses hold
    }
report-registry = psd=y: { $domain } is a registry. A failure report would hand it other people's messages, none is sent
report-unwanted = { $domain } asks for nothing by { $tag }=: no report is sent
report-destination = Address “{ $uri }”{ $outcome ->
        [accepted] : reports go to { $address }
        [deferred] : nobody knows yet, nothing is sent today
       *[ignored] : left out
    }
report-scheme = Mail alone (mailto:) is provided for; “{ $scheme }:” is not served
report-malformed = “{ $address }” is no usable mail address
report-limit-ignored = The size limit “!{ $limit }” is old syntax and no longer counts
report-too-big = The report takes { $size } octets, more than the limit “!{ $limit }” of this address
report-own = { $place ->
        [same] The address is at the domain itself, { $host }: no other agreement is needed
       *[other] { $host } and { $domain } are of one organization: no other agreement is needed
    }
report-authorization = An address of another organization: does it take these reports? { $name } TXT → { $dns ->
        [NOERROR] { $count-form ->
            [zero] texts, but none that begins with v=DMARC1
            [one] yes, “{ $record }”
           *[many] yes, { $count } records, “{ $record }” among them
        }
        [NODATA] this name exists, but without TXT
        [NXDOMAIN] this name does not exist
        [MALFORMED] this name is too long for DNS
        [TIMEOUT] no answer
       *[other] { $dns }
    }
report-unauthorized = Without an agreement published by { $host } at { $name } nothing is sent: else anyone could have a stranger flooded with reports about { $domain }
report-override = { $host } would rather have these reports at { $address }, an address of the same host: that is allowed
report-override-elsewhere = The agreement of { $host } points to “{ $uri }”, outside that host: neither address is used
report-trouble = DNS does not answer for { $name }: to be tried again later
