# Exercise 04: DKIM.
ex04-q1-name = The verifier finds no key.
    .expected = a record at the name that selector and domain point to together
    .fix = which name did Bob's server ask the DNS for, in lesson 04?
ex04-q1-syntax = The verifier finds a record, but reads no key in it.
    .expected = tags parted by semicolons, and the type of the key where it is not RSA
ex04-q1-pass = The verifier found the key, and refuses the signature: { $signature }.
    .expected = pass: the key that your server uses, as it is
ex04-q1-trial = The signature passes, but the key says that it is on trial: a failure would not count.
    .expected = a key in service
    .fix = a tag too many announces the trial
ex04-q1-hint1 = The name is made of the selector, a fixed label that begins with an underscore, and the domain.
ex04-q1-hint2 = selector._domainkey.domain, and "v=DKIM1; k=…; p=…": k= means rsa where it is not written.
ex04-q1-later = At marking, another signed message arrives.
ex04-q2-missing = One of the two values is missing.
    .expected = a value for simple and one for relaxed, under these names
ex04-q2-raw = One of the values is the hash of the body as it travels.
    .expected = the hash of the body in its canonical form: both forms change the end of the body
ex04-q2-swapped = One value is that of the other form.
    .expected = simple touches the end of the body only; relaxed touches the white space of lines too
ex04-q2-lines = The right text, but with line ends of a single octet.
    .expected = CRLF, two octets, at each line end: that is how the message travels
ex04-q2-end = The end of the last line is missing.
    .expected = a body that is not empty ends with one CRLF, and one only
ex04-q2-begin = The white space that begins the first line has gone.
    .expected = a run of white space becomes one space, even where a line begins; where it ends, the run goes
ex04-q2-simple = The value for simple is another.
    .expected = the empty lines at the end removed, and nothing else; a line of blanks is not empty for simple
ex04-q2-relaxed = The value for relaxed is another.
    .expected = first the white space of each line, then the lines at the end that became empty
ex04-q2-hint1 = Write the canonical body into a variable, look at it with repr, and hash it with ex.bh.
ex04-q2-hint2 = simple: ex.body.rstrip(b"\r\n") + b"\r\n". For relaxed, lesson 04 has three lines; mind the very last line, which may be all blanks.
ex04-q3-missing = One of the four copies is missing.
    .expected = body, header, spaces and unsigned, under these names
ex04-q3-same = One of the copies is the message itself.
    .expected = four changed copies
    .fix = replace changes nothing where it does not find the old text, to the octet
ex04-q3-none = One of the copies has no signature any more.
    .expected = the DKIM-Signature field left in its place
ex04-q3-body = The copy body does not make bh= fail.
    .expected = a body that says something else, under the same signature
ex04-q3-header = The copy header does not make b= alone fail.
    .expected = the body untouched, and a field named by h= that says something else
ex04-q3-spaces = The copy spaces is not what it should be.
    .expected = white space changed, nothing else, and a signature that holds
    .fix = c=relaxed makes a run of white space one space: so there must be one already
ex04-q3-unsigned = The copy unsigned is not what it should be.
    .expected = a field that is there, which h= does not name, saying something else; the rest untouched
ex04-q3-hint1 = Read h= in the signature, and c=: what is not in h= is free, what c= wipes out does not count.
ex04-q3-hint2 = A word of the body; a word of the subject; one space more after "Subject:"; the year of Date.
ex04-q3-later = At marking, the same message carries another signature; your changes must have the same effect.
ex04-q4-word = One of the words is none of the five.
    .expected = pass, bh, b, temperror or permerror
ex04-q4-missing = One of the nine things has no answer.
    .expected = an answer for each, under the names of the cell
ex04-q4-key = With a revoked key, or a name server that does not answer, something else happens.
    .expected = one is the owner's decision, for good; the other a breakdown, which will pass
ex04-q4-body = With a footer, something else happens.
    .expected = the step that fails first: the verifier hashes the body before it tests the header
ex04-q4-received = With a Received on top, something else happens.
    .expected = what becomes of a field that h= does not name
ex04-q4-form = With a fold or a space too many, something else happens.
    .expected = what c= forgives: the first form is the header's, the second the body's
    .fix = read ex.form again
ex04-q4-fields = With another subject, something else happens.
    .expected = what h= says of the subject
    .fix = read ex.fields again
ex04-q4-second = With a second subject above, something else happens.
    .expected = fields are taken from the bottom; a name too many in h= signs an absence
    .fix = count "subject" in ex.fields
ex04-q4-hint1 = For each thing, two questions: was what changed signed? does the canonical form wipe it out?
ex04-q4-hint2 = simple wipes out nothing within a line; relaxed wipes out folds and extra white space. A name twice in h=: nobody can add one any more.
ex04-q4-later = At marking, it is another message.
ex04-q5-relayed = An honest relay added its fields on top, and the signature gives { $relayed }.
    .expected = pass: do not sign what each relay adds
ex04-changed = The attacker can change the field { $changed }: the signature holds all the same.
    .expected = each field that the reader looks at, signed
ex04-added = The attacker can add a field { $added }: the signature holds all the same.
    .expected = nothing can be added among the fields that the reader looks at, even those that your messages do not have
    .fix = a name in h= that finds no field signs an absence
ex04-q5-hint1 = What does the reader look at? The author, the recipients, the subject, the date, the form of the body, and whom the answer will go to.
ex04-q5-hint2 = Two lists: the fields to sign; and, besides, those that nobody must be able to add, absent ones included (reply-to, cc). Not what the relay adds.
ex04-q6-word = One of the steps is none of the four words, or the plan has more than twelve.
    .expected = publish, sign, revoke or wait
ex04-q6-fresh = A message that left gave { $fresh } on arrival.
    .expected = pass for each message, at each step: the key that signs must be in the DNS
ex04-q6-new = In the end it is still the old key that signs.
    .expected = the new one
ex04-q6-travelling = A message still on its way, signed with the old key, gave { $travelling } when it arrived.
    .expected = pass: take nothing away before the mail on its way has arrived
ex04-q6-thief = The thief signs with the old key, and it passes.
    .expected = an old key that is worth nothing any more
ex04-q6-time = The old key was good for too long: the thief made use of it.
    .expected = revoked two days after ex.travel_days at the latest
ex04-q6-hint1 = Two delays: before signing with the new key, it must be visible; before taking the old one away, its mail must have arrived.
ex04-q6-hint2 = Publish, wait, sign… and then what must pass before the last step?
ex04-q7-direct = The message as it leaves gives { $direct }.
    .expected = pass
ex04-q7-tail = The attacker adds a line at the end; Bob's server answers { $tail }, in spite of p=reject.
    .expected = reject: the whole body under the signature
    .fix = a setting limits what is hashed
ex04-q7-relay = A relay folded a line and doubled a space, and the signature gives { $relayed }.
    .expected = pass: the canonical forms that bear this, for the header and for the body
ex04-q7-queue = The message waited in a queue, and the signature gives { $queued }.
    .expected = pass, as long as the queue keeps it: ex.queue_days days
ex04-q7-replay = On day ex.replay_days the same message, sent again to others, still passes.
    .expected = a signature that expires by then; this limits replay, and does not prevent it earlier
ex04-q7-hint1 = Take the faults one by one: both canonical forms, both lists of fields, the length of the body, the time.
ex04-q7-hint2 = Task q5 gives both lists. body_length is None for the whole body; a day makes 24 * 3600 seconds.
effect-signature = signature
effect-trial = key on trial
effect-simple = simple form
effect-relaxed = relaxed form
effect-changed = field that the attacker can change
effect-added = field that the attacker can add
effect-relayed = after a relay
effect-direct = sent directly
effect-fresh = messages that leave
effect-travelling = messages on their way
effect-thief = thief of the old key
effect-time = time taken
effect-key = key that signs
effect-tail = line added at the end
effect-queued = after the queue
effect-replayed = sent again later
effect-ex04-body = change in the body
effect-ex04-header = change in the header
effect-ex04-spaces = white space changed
effect-ex04-unsigned = unsigned field changed
effect-ex04-footer = footer added
effect-ex04-subject = subject replaced
effect-ex04-both = footer, and To replaced
effect-ex04-fold = line folded
effect-ex04-blanks = blank at the end of a line
effect-ex04-second = second subject
effect-ex04-received = Received added
effect-ex04-revoked = key revoked
effect-ex04-outage = silent name server
effect-ex04-words = the plan's words
word-ex04-none = none
word-ex04-new = the new one
