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
error-report-empty = Report { $id } covers no message: there is nothing to send.
    .expected = at least one row of messages

# Where a report may go.
report-destinations = Where do reports about { $domain } go? Tag { $tag }= of its record: { $count-form ->
        [zero] no address kept
        [one] one address kept
       *[many] { $count } addresses kept
    }
report-registry = psd=y: { $domain } is a public suffix. A failure report would hand other people's messages to its registry, so none is sent
report-unwanted = { $domain } asks for nothing by { $tag }=: no report is sent
report-destination = Address "{ $uri }"{ $outcome ->
        [accepted] : reports go to { $address }
        [deferred] : not known yet, nothing is sent today
       *[ignored] : no report goes there
    }
report-scheme = Only mail (mailto:) is supported, not "{ $scheme }:"
report-malformed = "{ $address }" is not a usable mail address
report-limit-ignored = The size limit "!{ $limit }" is old syntax and no longer counts
report-too-big = The report takes { $size } octets, more than the limit "!{ $limit }" of this address
report-own = { $place ->
        [same] The address is at the domain itself, { $host }: no other agreement is needed
       *[other] { $host } and { $domain } are of one organization: no other agreement is needed
    }
report-authorization = An address of another organization: does it take these reports? DNS query ({ $name } TXT): { $dns ->
        [NOERROR] { $count-form ->
            [zero] texts, but none that begins with v=DMARC1
            [one] yes, "{ $record }"
           *[many] yes, { $count } records, "{ $record }" among them
        }
        [NODATA] this name exists, but without TXT
        [NXDOMAIN] this name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer (SERVFAIL)
        [REFUSED] the server refused to answer (REFUSED)
       *[MALFORMED] this name is too long for the DNS
    }
report-unauthorized = Without an agreement published by { $host } at { $name } nothing is sent: otherwise anyone could have a stranger flooded with reports about { $domain }
report-override = { $host } would rather have these reports at { $address }, an address of the same host: that is allowed
report-override-elsewhere = The agreement of { $host } points to "{ $uri }", which is no mail address at that host: neither address is used
report-trouble = The DNS gives no usable answer for { $name }: to be tried again later

# What is odd in a report received, though it can be read.
report-odd-encoding = Some octets are not the UTF-8 that the document claims: each is replaced by �
report-odd-namespace = Unexpected XML namespace: "{ $found }". The report is read as if it were the right one
report-odd-missing = Element <{ $element }> is missing or empty{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } times)
    }
report-odd-number = <{ $element }> should be a number, it says "{ $found }"{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } times)
    }
report-odd-word = <{ $element }> has a value that the format does not know: "{ $found }"{ $count-form ->
        [one] {""}
       *[many] {""} ({ $count } times)
    }

error-report-too-big = This file is too big to be a DMARC report.
    .expected = { $limit } octets at most
error-report-bomb = Inflated, this file would exceed { $limit } octets: it is a decompression bomb, and was not opened to its end.
    .expected = a report of some kilobytes or megabytes
    .fix = do not open it with another tool; warn its sender if you know them
error-report-broken = The { $kind } archive is damaged or cannot be read.
    .expected = a whole { $kind } archive, without a password
error-report-none = There is no DMARC report in this.
    .expected = a file .xml, .xml.gz or .zip, or a mail that has one attached
error-report-xml = This XML is not well-formed, line { $line }, column { $column }.
    .expected = a well-formed XML document
    .fix = ask its sender to fix their tool: guessing what a broken report means is risking a mistake
error-report-doctype = This XML declares a document type (<!DOCTYPE …>). A DMARC report needs none, and XML bombs and stolen files begin that way: it is refused.
    .expected = a document without <!DOCTYPE>
error-report-encoding = This XML claims a character encoding that maillab does not read.
    .expected = UTF-8, UTF-16, ISO-8859-… or windows-125…
error-report-elements = This XML has too many elements, or elements nested too deep, for a DMARC report.
    .expected = { $depth } levels and { $count } elements at most
error-report-root = This XML document is no DMARC report: its root is <{ $found }>.
    .expected = <feedback>
error-report-domain = This report does not say which domain it is about: nothing that it counts can be used.
    .expected = <policy_published> with an element <domain>

# Many reports at a glance.
report-set = { $count } { $count-form ->
        [zero] DMARC reports
        [one] DMARC report
       *[many] DMARC reports
    }{ $repeated-form ->
        [zero] {""}
        [one] , one duplicate left out
       *[many] , { $repeated } duplicates left out
    }
report-refused = A received report cannot be used:
report-begin = from (UTC)
report-reporter = reporter
report-domain = domain
report-aligned = DMARC passed
report-totals = Mail under the name of { $domain }, { $begin } to { $end } (UTC): { $count } { $count-form ->
        [zero] messages
        [one] message
       *[many] messages
    }, DMARC passed for { $aligned }
report-nothing = No message in these reports
report-quarantined = quarantined
report-rejected = rejected

# What reports advise.
error-report-unproven = Nothing proves that this report about { $domain } comes from { $reporter }: anyone can write a false one.
    .expected = a message for which DMARC passed, in the name of { $reporter }
    .fix = look at the Authentication-Results that your server added to this message
error-report-number = There is no report number { $found }.
    .expected = a number from 0 up to, not including, { $count }

advice-reports-none = No reports: nothing is known about who writes under the domain's name
    .fix = Publish rua=mailto:… in the DMARC record, then wait for a day at least.
advice-reports-spf-alone = { $subject } passes by SPF alone, never by DKIM ({ $messages } { $messages-form ->
        [one] message
       *[many] messages
    }): this mail will fail as soon as it is forwarded
    .fix = Make this server sign with DKIM in the name of { $domain }.
advice-reports-broken-signature = { $subject } is yours and signs in the name of { $domain }, but the signature does not verify ({ $count } of { $messages })
    .fix = Compare the key published with the server's own; look for what changes the message after it is signed.
advice-reports-other-name = { $subject } is yours, and SPF passes there for a name other than { $domain }: nothing is aligned ({ $count } of { $messages })
    .fix = Make it sign with DKIM with d={ $domain }, or use an envelope address (MAIL FROM) of { $domain }.
advice-reports-not-authorized = { $subject } is yours, but neither SPF nor DKIM says so ({ $count } of { $messages }): a forgotten server?
    .fix = Authorise it by SPF, and make it sign with DKIM.
advice-reports-indirect = { $subject } passes on mail signed in the name of { $domain }, of which { $count } of { $messages } { $count-form ->
        [one] fails
       *[many] fail
    }: probably a forwarder, or a mailing list that changes messages
    .fix = Publish nothing more; make sure that all your sources sign: signatures survive best.
advice-reports-unknown = { $subject } writes under the name of { $domain } without proof ({ $count } of { $messages }): yours, or an impostor?
    .fix = Find out whose address it is, then name all of yours: own=["192.0.2.0/24", …].
advice-reports-stranger = { $subject } is not one of your addresses and writes under the name of { $domain } without proof: { $count } { $count-form ->
        [one] message that a strict policy would keep away
       *[many] messages that a strict policy would keep away
    }
advice-reports-blocked = { $ladder ->
        [top] p={ $policy } is too much already: { $count } { $count-form ->
            [one] legitimate message fails, and may be refused
           *[many] legitimate messages fail, and may be refused
        }
       *[steps] Go no further than p={ $policy }: { $count } { $count-form ->
            [one] legitimate message still fails
           *[many] legitimate messages still fail
        }, and a stricter policy would block { $count-form ->
            [one] it
           *[many] them
        }
    }
    .fix = First fix the sources reported as errors, then read the reports that follow.
advice-reports-undecided = Stay at p={ $policy }: { $count } { $count-form ->
        [one] message comes
       *[many] messages come
    } from sources that may or may not be yours
advice-reports-too-soon = Too soon to tighten p={ $policy }: the reports cover { $days } { $days-form ->
        [one] day
       *[many] days
    }, and { $enough } are needed for weekly mail to have had its turn
advice-reports-done = { $domain } publishes p=reject without a trial, and none of your sources fails: keep reading the reports
advice-reports-next = None of your sources fails ({ $messages } { $messages-form ->
        [zero] messages
        [one] message
       *[many] messages
    } reported in all): the next step is p={ $policy }{ $trial ->
        [full] , applied to all messages that fail
        [testing] , on trial first (t=y)
       *[other] , for { $trial } % of messages first (pct)
    }
error-advice-network = "{ $found }" is neither an IP address nor a network.
    .expected = 192.0.2.25, 192.0.2.0/24 or 2001:db8::/32

# In the simulated world.
journal-report-sent = DMARC report ({ $tag }) about { $domain } sent to { $recipients }
journal-report-withheld = DMARC report ({ $tag }) about { $domain } not sent: no address may receive it
