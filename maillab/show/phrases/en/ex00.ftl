# Exercise 00: a first letter, who is who, the envelope and the header.
ex00-missing = One of the cases has no answer.
    .expected = an answer for each case of the cell, under the names that stood there
ex00-host = One of these names is that of no host of this world.
    .expected = a host's full name, domain included, as the map and the voyage write it
ex00-later = At marking, another host hands the letter over: that changes nothing of what it says.

ex00-q1-author = It is not your person who writes.
    .expected = the address that ex.author gives, in the envelope
ex00-q1-fate = { $fate ->
        [absent] The letter is not addressed to Bob.
       *[other] The letter does not arrive in Bob's mailbox.
    }
    .expected = a letter that arrives at bob@entite.fr
    .fix = read the address again, letter by letter: the domain decides the route
ex00-q1-subject = The letter has no subject.
    .expected = a subject: the third text between the parentheses
ex00-q1-hint1 = write expects four texts, separated by commas: who writes, to whom, the subject, the text.
ex00-q1-hint2 = ex.author is written without quotes, it is a variable's name; the three others are texts in quotes.

ex00-q2-sending = The voyage does not begin like that.
    .expected = the host where the author writes, then the one that takes the submission, for a password
    .fix = the voyage begins with you; look at the first hop, who calls and who answers
ex00-q2-mx = That is not the server by which entite.fr receives from the Internet.
    .expected = the host that the MX record of the recipient's domain names
ex00-q2-mda = That is not the host that files the letter into the mailbox.
    .expected = the last host of the voyage; Bob's program is not in it, it comes to read later
ex00-q2-relay = That is not the inner relay that this letter passes.
    .expected = a host that took the letter from another and handed it to a third, inside
ex00-q2-hint1 = Follow the hops in order. At each hop one host calls, another answers; the one that answers calls at the next hop.
ex00-q2-hint2 = delivery.hops[0].client is the first host, delivery.hops[-1].server the last. Read the five names from top to bottom.

ex00-q3-word = One of these answers is no address of the letter.
    .expected = one of the five addresses, as written there: name@domain, without the display name
ex00-q3-bounces = That is not the address that hears of a failure.
    .expected = the one that the server knows by the envelope: it does not read From for that
ex00-q3-arrives = You did not tell the recipient whom the server serves from the one whom the letter shows.
    .expected = for arrives, the address of RCPT TO; for to, that of the field To
ex00-q3-seen = That is not the author whom the reader sees.
    .expected = the address of a header field: the envelope is not shown
ex00-q3-reply = The reply does not go to that address.
    .expected = the field that, where it is present, comes before From for replies
ex00-q3-hint1 = Two of these addresses are in the envelope, three in the header. The server uses the former, the reader sees the others.
ex00-q3-hint2 = MAIL FROM: failures. RCPT TO: arrival. From, To and Reply-To: what the letter shows, and where the reply goes.

ex00-q4-word = One of these answers is no type, no host and no address of this world.
    .expected = a type such as A or NS, a host's name without the preference before it, an IP address
ex00-q4-type = That is not the relay's first question.
    .expected = the type that says which server receives a domain's mail; the server's address comes next
ex00-q4-server = That is not the server that receives your domain's mail.
    .expected = the name that the DNS answers, which need not be the domain's own
ex00-q4-address = That is not the address of that server.
    .expected = the A record of the server itself
    .fix = ask the DNS a second time, about the name that the first answer gave
ex00-q4-hint1 = The cell above asks who serves the names (NS). Change the type to ask who serves the mail.
ex00-q4-hint2 = lab.dig(ex.domain, "MX") gives a number (the preference), then a name. Then ask for that name's type A.

ex00-q5-fate = { $fate ->
        [absent] The letter is not addressed to Bob.
       *[other] The letter does not arrive in Bob's mailbox.
    }
    .expected = a letter that arrives at bob@entite.fr
ex00-q5-seen = { $seen ->
        [own] Bob sees your address as the author.
       *[other] Bob does not see the management as the author.
    }
    .expected = the address ex.boss in From; a display name is not enough
ex00-q5-bounces = { $bounces ->
        [boss] If the letter fails, the management will hear of it.
       *[other] If the letter fails, you will not hear of it.
    }
    .expected = ex.author as the envelope's address
    .fix = From and MAIL FROM are two things: what does your message put into each?
ex00-q5-hint1 = Two addresses of an author: that of From (from_only's first text) and the envelope's (sender=).
ex00-q5-hint2 = Bob sees the first text; failures go to sender. Display from_boss to see both.

ex00-q6-bob = The letter does not arrive at Bob's.
    .expected = bob@entite.fr in RCPT TO, whatever To says
ex00-q6-alone = Your person receives the letter too.
    .expected = Bob alone in the envelope
ex00-q6-shown = { $shown ->
        [bob] The letter says that it is for Bob.
       *[other] The letter does not say that it is for your person.
    }
    .expected = ex.author in the field To
ex00-q6-hint1 = First write the letter to the one whom To is to show, then change the envelope. That is how a blind copy travels.
ex00-q6-hint2 = forge.direct_spoof(an author, the one whom To shows) makes the letter; .to(…) after it says where it arrives.

ex00-q7-fate = { $fate ->
        [absent] The envelope does not name Bob: the letter goes elsewhere.
       *[other] The letter does not arrive in Bob's mailbox.
    }
    .expected = bob@entite.fr in RCPT TO
ex00-q7-bounces = A failure would not come back to your person.
    .expected = ex.author in MAIL FROM
ex00-q7-seen = { $seen ->
        [own] From shows the same address as the envelope.
       *[other] From does not show an address of your domain.
    }
    .expected = another address of your domain, whichever you like
ex00-q7-reply = { $reply ->
        [nobody] The letter does not say where to reply: the reply would go to From.
        [author] The reply would go to From's address.
       *[other] The reply would not go to a third address of your domain.
    }
    .expected = a header field that gives a third address, neither From's nor the envelope's
ex00-q7-shown = { $shown ->
        [bob] To shows Bob.
       *[other] To shows an address that has another use already.
    }
    .expected = any other address: To is only a text
ex00-q7-hint1 = Four places: sender= (failures), the first text (From), a field Reply-To (replies), the second text (To). Fill them one by one.
ex00-q7-hint2 = fields=["Reply-To: …"] adds the field; .to("bob@entite.fr") after the parenthesis makes the envelope independent of To.

effect-author = author
effect-fate = arrival at Bob's
effect-subject = subject
effect-mua = the author's program
effect-msa = submission server
effect-relay = inner relay
effect-mda = filing into the mailbox
effect-bounces = who hears of a failure
effect-arrives = the envelope's recipient
effect-seen = author shown
effect-to = recipient shown
effect-reply = where replies go
effect-type = type asked for
effect-server = the domain's server
effect-address = the server's address
effect-bob = arrival at Bob's
effect-copied = your person receives it
effect-shown = recipient shown
word-ex00-own = your person
word-ex00-boss = the management
word-ex00-colleague = a colleague
