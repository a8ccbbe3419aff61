# Exercise 05: DMARC.
ex05-q1-word = One of the words is no verdict.
    .expected = pass or fail
ex05-q1-missing = One of the cases has no answer.
    .expected = an answer for each case of the cell, under the names that stood there
ex05-q1-provider = The verdict for the provider is another.
    .expected = what passed for a domain that has nothing to do with that of From does not speak for it
ex05-q1-author = The verdict for the very domain of the author is another.
    .expected = a single identifier that passed and is aligned is enough; nothing demands SPF and DKIM together
ex05-q1-both = The verdict of "both" is another.
    .expected = each identifier judged alone; the one that is not aligned takes nothing from the other
ex05-q1-mode = The verdict for another name of the same domain is another.
    .expected = in mode r the same organizational domain is enough; in mode s it takes the exact name
    .fix = read aspf and adkim in ex.published again: each sets one method
ex05-q1-hint1 = For each case: what passed, for which domain, and is that domain the one of From?
ex05-q1-hint2 = aspf sets SPF, adkim sets DKIM; without the tag it is r. A single aligned one is enough.
ex05-found = Receivers find no DMARC record that they can use.
    .expected = at the name _dmarc. and your domain, one text alone that begins with "v=DMARC1;", with p=
    .fix = lint("…") shows the mistake and the text that mends it
ex05-q2-asks = The record asks for { $requested } where a message fails.
    .expected = a policy that blocks nothing, as long as the inventory is not made
ex05-q2-reports = No report will arrive at an address of your domain.
    .expected = a tag that asks for the reports, and an address written as a URI
ex05-q2-hint1 = Three tags: the version, the policy, and the address of aggregate reports.
ex05-q2-hint2 = v=DMARC1; p=…; rua=mailto:…
ex05-q2-later = At marking, messages fail under other names than your domain itself, too.
ex05-q3-domain = For your domain itself, the record asks for something else than ex.wanted.
    .expected = the tag that holds for the domain where the record stands
ex05-q3-existing = For a subdomain that exists, the record asks for something else than ex.wanted.
    .expected = the tag of subdomains; without it they follow p=
ex05-q3-invented = For a name that somebody invents, the record asks for something else than ex.wanted.
    .expected = the tag of names that do not exist; without it they follow sp=, then p=
ex05-q3-hint1 = Three policy tags, in the same record: one for each kind of name.
ex05-q3-hint2 = p= for the domain, sp= for its subdomains, np= for those that do not exist.
ex05-q3-later = At marking, the forger invents other names.
ex05-q4-missing = One of the ten answers is missing.
    .expected = an answer for each case of the cell, under the names that stood there
ex05-q4-first = For ex.first, the tree does not lead there.
    .expected = without a record at its own name, that of the organizational domain: the shortest of the names that have one
    .fix = a record on the way holds neither for the organization nor for the author
ex05-q4-psd = For ex.second, the tree does not lead there.
    .expected = psd=n stops the walk: that name is an organization by itself
ex05-q4-alone = For ex.alone, the tree does not lead there.
    .expected = a name that has a record, alone on its way, is its own organization
ex05-q4-list = By the Public Suffix List, one of the domains is another.
    .expected = one label more than the public suffix, and no look at any record
ex05-q4-questions = The number of questions is another.
    .expected = one a name, from the longest to the shortest, eight at most: where a name is too long, some floors are skipped
ex05-q4-hint1 = Write down the names, from the longest to the shortest, and note which have a record in ex.zone.
ex05-q4-hint2 = The tree keeps the shortest name that has a record, unless psd=n stops it before. The list keeps one name and "example".
ex05-q5-zone = One of the records goes into somebody else's zone.
    .expected = names of your domain: you do not write in the zones of others
ex05-q5-spf = SPF gives { $spf } to the newsletter.
    .expected = pass: SPF looks for the record at the exact name of the envelope's domain
ex05-q5-aligned = Bob's server answers { $newsletter } to the newsletter.
    .expected = accept: what passes must speak for the domain of From
ex05-q5-forged = A stranger who imitates the newsletter gets { $imitation }.
    .expected = reject: one host allowed alone, and one policy published alone
ex05-q5-hint1 = Two things at once: an envelope domain that is yours, and an SPF record at that name.
ex05-q5-hint2 = An address of lettre. and your domain, and an SPF record at that name, which allows that host alone.
ex05-q6-rua = Your record sends no report to the contractor.
    .expected = their address in rua=, written as a URI
ex05-q6-analyst = Receivers will send the contractor nothing.
    .expected = their agreement, in their own zone, under a name that holds your domain
    .fix = read again, in lesson 06, the question that Bob's server asked
ex05-q6-others = The agreement holds for any other domain too: the contractor will drown.
    .expected = an agreement for your domain alone
ex05-q6-hint1 = Who must agree? Whoever receives. Where do they say so? In the DNS of their domain.
ex05-q6-hint2 = your-domain._report._dmarc.their-domain, TXT, v=DMARC1.
ex05-q6-later = At marking, another domain tries the same address.
ex05-q7-weeks = The plan is empty, or takes more than ten weeks.
    .expected = one to ten weeks
ex05-q7-reports = In one week at least no report arrives.
    .expected = rua=, to an address of your domain, each week: without reports nothing gets mended
ex05-q7-rejected = Messages of yours were refused.
    .expected = no reject as long as a host of yours is not aligned
    .fix = count, for each host, the weeks of reports that tell of it
ex05-q7-junk = Messages of yours were put aside.
    .expected = no quarantine as long as a host of yours is not aligned
    .fix = the branch office begins in the third week: when is it mended?
ex05-q7-order = The policy skips a step, or goes down again.
    .expected = none, then quarantine, then reject
ex05-q7-end = The plan ends with { $domain } for your domain.
    .expected = reject
ex05-q7-names = The plan ends with { $subdomain } for your subdomains, and { $invented } for those that somebody invents.
    .expected = reject for all
ex05-q7-hint1 = Draw the weeks: when is the newsletter mended? and the branch office? No policy that blocks before that.
ex05-q7-hint2 = Four weeks of p=none with rua=, then a step at a time, never taking rua= away.
effect-both = the provider's SPF and the author's DKIM
effect-found = record found
effect-requested = asked for a forgery
effect-reports = reports
effect-existing = subdomain that exists
effect-invented = invented subdomain
effect-questions = DNS questions
effect-zone = zone
effect-imitation = imitation
effect-analyst = reports to the contractor
effect-others = another domain, same address
effect-true = your messages
effect-climb = steps
effect-subdomain = subdomains in the end
effect-ex05-spf-author = SPF for the author's domain
effect-ex05-spf-below = SPF for another subdomain
effect-ex05-spf-provider = the provider's SPF
effect-ex05-dkim-author = DKIM of the author's domain
effect-ex05-dkim-above = DKIM of your domain
effect-ex05-dkim-provider = the provider's DKIM
effect-ex05-first-walk = first author, organization by the tree
effect-ex05-first-list = first author, organization by the list
effect-ex05-first-record = first author, record read
effect-ex05-second-walk = second author, organization by the tree
effect-ex05-second-list = second author, organization by the list
effect-ex05-second-record = second author, record read
effect-ex05-alone-walk = third author, organization by the tree
effect-ex05-alone-list = third author, organization by the list
effect-ex05-alone-record = third author, record read
effect-ex05-rua = the contractor's address in rua
effect-ex05-weeks = weeks
word-ex05-enough = ten at most
word-ex05-named = present
