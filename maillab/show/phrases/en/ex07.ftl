# Exercise 07: forwarding, lists, ARC.
ex07-missing = An answer is missing.
    .expected = one answer for each case of the cell
ex07-later = When it is marked, another domain, just bought, seals a lie.
ex07-q1-word = One of the answers has not three words.
    .expected = SPF, DKIM, DMARC: three words with a space between them
ex07-q1-forward = Plain forwarding does not give these results.
    .expected = SPF looks at the host that speaks to Bob and at the envelope's domain; DKIM at the octets
    .fix = whose is the host, and whose the envelope?
ex07-q1-srs = Forwarding with SRS does not give these results.
    .expected = a success of SPF counts for DMARC only where it is aligned with From
    .fix = with SRS, for which domain does SPF pass?
ex07-q1-bare = The list that changes nothing does not give these results.
    .expected = a signature holds as long as what it covers is intact; adding List-… fields does not touch it
ex07-q1-changed = The list that changes the message does not give these results.
    .expected = Alice's signature covers subject and body; SPF passes for the list
ex07-q1-hint1 = For each way, three questions: whose is the envelope that reaches Bob? are the octets intact? does a success speak for From?
ex07-q1-hint2 = SRS and the list put your domain into the envelope: SPF passes, and is not aligned. So DMARC hangs on the signature alone.
ex07-q2-word = One of the words is not one of the choices.
    .expected = pass, bh, b or none
ex07-q2-bare = The list that only adds its fields does not do that.
    .expected = a field that is not signed, added above, breaks nothing
ex07-q2-body = A list that adds a footer does not do that.
    .expected = a verifier compares the body's hash first, then the header's signature
ex07-q2-header = A list that changes a field and leaves the body alone does not do that.
    .expected = subject and From are signed; the body's hash is right
ex07-q2-dropped = A list that removes the signature does not do that.
    .expected = an absent signature is not a false one
ex07-q2-hint1 = What changes: the body, a signed field, the signature itself, or none of these?
ex07-q2-hint2 = The body first: as soon as it changes, bh. Otherwise, a signed field that changed: b.
ex07-q3-word = One of the words is not one of the two choices.
    .expected = rewritten or kept
ex07-q3-top = For a domain that has a record of its own, the list does not do that.
    .expected = p= holds for the name where the record stands
ex07-q3-below = For a subdomain without a record, the list does not do that.
    .expected = the tag that the organizational domain keeps for its subdomains
ex07-q3-between = For an author below "sud", the list does not do that.
    .expected = the record of the author's domain, else that of the organizational domain; never a record on the way
ex07-q3-branch = For an author below "labo", the list does not do that.
    .expected = psd=n ends the walk: that name is the organizational domain
    .fix = without sp=, p= holds for what is below
ex07-q3-hint1 = For each author: is there a record at its own name? If not, which is its organizational domain?
ex07-q3-hint2 = Walk up to the shortest name that has a record, unless psd=n stops you. Then: p= at the name itself, sp= below it.
ex07-q4-word = One of the words is not one of the choices.
    .expected = a domain that sealed, or pass, or fail
ex07-q4-order = The seals were not made in that order.
    .expected = the number i= tells the order; the first seal finds no chain before it
ex07-q4-found = One of the findings on the way is not that.
    .expected = ARC-Authentication-Results, i=1 then i=2: what each found on arrival, before it touched anything
ex07-q4-bob = At Bob's, DMARC does not give that.
    .expected = his server's Authentication-Results field: an intact chain does not change the result of DMARC
ex07-q4-changer = It is not this domain that changed the message.
    .expected = between two findings, DMARC ceases to pass: who held the message in between?
ex07-q4-hint1 = Sort the fields by i=, then follow dkim= and dmarc= from one finding to the next.
ex07-q4-hint2 = Finding i=1 comes before what the first list does; i=2 before what the second does; Bob's comes after everything.
ex07-q5-names = One of the names is no domain.
    .expected = the domain of the seal, as d= writes it
ex07-q5-list = Your list's mail is still refused.
    .expected = the domain of whoever sealed, not the author's
ex07-q5-lie = A lie that the attacker sealed is accepted.
    .expected = a seal proves who speaks, not that it is true: believe only those you answer for
ex07-q5-spared = Bob believes a domain that your list does not need.
    .expected = as few sealers as can be: each may bring in any From
ex07-q5-hint1 = Who writes ARC-Seal into a message that went through your list?
ex07-q5-hint2 = One domain alone: your list's, what follows @ in ex.list.
ex07-q6-options = One of the options does not exist here.
    .expected = tag, footer, rewrite_from, keep_signatures, sign, arc
ex07-q6-strict = Bob does not get Alice's message.
    .expected = a From that DMARC accepts, or a seal that entite.fr believes
    .fix = the tag breaks her signature; the list's own is not hers
ex07-q6-tag = The tag does not stand before the subject.
    .expected = ex.tag, at the beginning of Subject
ex07-q6-answers = Alice's address is neither in From nor in Reply-To.
    .expected = whoever answers must be able to write to her
ex07-q6-calm = Claire lost her From without need, or her message.
    .expected = rewriting for those domains only that demand it
ex07-q6-lies = A forgery that a liar sealed is accepted.
    .expected = entite.fr believes your list alone, or nobody
ex07-q6-hint1 = Two ways: write in the list's name, but not for everybody; or seal, and be believed.
ex07-q6-hint2 = rewrite_from has three values; one of them looks at each author's policy. With arc, trusted names your domain, and that alone.
effect-bare = changes nothing
effect-footer = footer
effect-rewritten = From rewritten
effect-dropped = signature removed
effect-top1 = first organisation
effect-below1 = below the first
effect-between = below a name on the way
effect-top2 = second organisation
effect-below2 = below the second
effect-apart = below a branch
effect-changer = who changed the message
effect-listed = your list
effect-attacker = the attacker's lie
effect-spared = nobody needless
effect-alice = Alice's message
effect-answers = answer to the author
effect-calm = Claire's From
effect-lies = sealed lies
