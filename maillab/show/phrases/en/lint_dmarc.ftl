# What looking over a DMARC record finds, and how to fix it (RFC 9989, RFC 7489).
lint-dmarc-version = "{ $found }" looks like DMARC, but no receiver will read it: { $slip ->
        [quoted] a quotation mark, or a sign like one, stands before the version
        [case] "DMARC1" is written in capitals
        [no-version] "v=DMARC1;" is missing
        [not-first] "v=DMARC1" must come first
        [separator] a semicolon must follow "v=DMARC1"
       *[other] the version is written "v=DMARC1"
    }
    .fix = Begin exactly with "v=DMARC1;".
lint-dmarc-twice = "{ $tag }=" appears more than once: the whole list is invalid, as if there were no DMARC
    .fix = Keep only one.
lint-dmarc-no-policy = { $value ->
        [none] "{ $tag }=" is missing
       *[other] "{ $tag }={ $value }" is no policy
    }: with neither policy nor report address, it is as if there were no DMARC
    .fix = Write a policy: none, quarantine or reject.
lint-dmarc-policy-assumed = { $value ->
        [none] "{ $tag }=" is missing
       *[other] "{ $tag }={ $value }" is no policy
    }: receivers do as if the whole policy were "none"
    .fix = Write a policy: none, quarantine or reject.
lint-dmarc-several-records = { $subject } publishes { $count } DMARC records: none of them counts
    .fix = Keep only one.
lint-dmarc-wrong-name = The DMARC record is published at { $subject }: nobody looks for it there
    .fix = Move it: DMARC is always looked for under "_dmarc.".
lint-dmarc-none = { $subject } publishes no DMARC, and nothing above stands in for it: anybody may write this name into From
    .fix = Begin by observing (R48+): p=none, and add a report address that somebody reads (rua=mailto:…).
lint-dmarc-inherited = { $subject } has no record of its own: the one of { $above } counts ({ $policy })
    .fix = Nothing to do if that is intended.
lint-dmarc-monitoring = "p=none" observes and asks for nothing: a forgery is treated as if there were no DMARC
    .fix = When reports show no legitimate server failing, go to quarantine, then to reject (R48+).
lint-dmarc-weak-below = "{ $tag }" asks less for subdomains than for the domain ({ $policy }): a forger will use one
    .fix = Take this exception out: the domain's policy will hold below it too.
lint-dmarc-testing = "t=y" asks for one level less than "{ $policy }"
    .fix = Take it out once the trial is over.
lint-dmarc-not-a-tag = "{ $found }" does not have the form name=value: receivers ignore it
    .fix = Separate report addresses by commas, and take out anything else.
lint-dmarc-unknown-tag = "{ $found }=" is not known: receivers ignore it
    .fix = { $meant ->
        [none] Take it out.
       *[other] Write "{ $meant }=".
    }
lint-dmarc-older-tag = "{ $found }" comes from RFC 7489: RFC 9989 no longer knows it{ $tag ->
        [pct] , and the policy holds for every message
       *[other] {""}
    }
    .fix = { $tag ->
        [pct] Take it out; for a trial, write "t=y".
       *[other] Take it out.
    }
lint-dmarc-newer-tag = "{ $found }" comes from RFC 9989: a receiver still at RFC 7489 ignores it
    .fix = Leave it; make sure that "p" and "sp" already say what matters.
lint-dmarc-ignored-value = "{ $found }" has no known value: it is as if it were not there
    .fix = Correct it, or take it out: the default holds anyway.
lint-dmarc-order = "{ $found }" should follow "v=DMARC1": older receivers (RFC 7489) require it
    .fix = Put it second.
lint-dmarc-address = In "{ $tag }=", this is no report address: { $found }
    .fix = Write mailto:name@domain, with commas between addresses.
lint-dmarc-no-reports = No report address: who fails, and who imitates you, will stay unknown
    .fix = Add "rua=mailto:…" (R48+: read the reports before asking for more).
lint-dmarc-fo-idle = "{ $found }" is about failure reports, which nobody asks for: there is no "ruf="
    .fix = Take it out.
lint-dmarc-unauthorized = { $host } has not said that it takes your reports: those of "{ $tag }=" will not be sent to it
    .fix = Ask it to publish its consent at that name, or choose an address of your own.
