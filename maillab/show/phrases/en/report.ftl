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
