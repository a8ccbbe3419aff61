# Exercise 01: the voyage of a message, and what its header may be believed to tell.
ex01-missing = One of the cases has no answer.
    .expected = an answer for each case of the cell, under the names that stood there
ex01-host = One of these names is that of no host of this world.
    .expected = full names of hosts, domain included, as the map writes them

ex01-q1-reversed = It is the right route, travelled backwards.
    .expected = the order of the voyage; it is Received fields that are read from the bottom up
ex01-q1-ends = The route does not begin or does not end there.
    .expected = at the start the host where the author writes, at the end the one that holds the recipient's mailbox
ex01-q1-strangers = The list names a host that the letter does not pass.
    .expected = only hosts that held the letter: a name server informs, it carries nothing
ex01-q1-order = A host is missing, or two are exchanged.
    .expected = each host that took the letter and handed it on, in order
ex01-q1-hint1 = Cut the route into three: submission on the author's side, the way across the Internet, filing on the recipient's side. Which hosts in each part?
ex01-q1-hint2 = Send the letter: delivery = lab.send(lab.write(…)), then play(delivery). Each hop gives a client and a server.

ex01-q2-password = That is not the host that asks for a password.
    .expected = the submission server: it serves its own users; an MX receives from the whole Internet
ex01-q2-mx = That is not the host that looks for the MX.
    .expected = the last host on the author's side, which opens the session across the Internet; it goes through its resolver, but the question is its own
ex01-q2-verifies = That is not the host that verifies.
    .expected = the first host on the recipient's side: it alone sees who hands the message over
ex01-q2-files = That is not the host that files the letter.
    .expected = the last one of the route; the recipient's program comes to read there later
ex01-q2-hint1 = Submission, the search for the MX, verification, filing: four moments, from the first hop to the last.
ex01-q2-hint2 = In play(delivery) the dialogue shows AUTH at the hop of the password, and each DNS question under the host that asks it.

ex01-q3-refused = The server refused one of your lines, with the code { $refusal }.
    .expected = to introduce yourself, then the sender, then at least one recipient, then DATA
    .fix = run ex.lab().smtp("mx.entite.fr", session + letter): the line before that code is the one to mend
ex01-q3-dot = The server still waits for the end of the letter: it filed nothing.
    .expected = the line that says that the message is complete
ex01-q3-bounces = { $bounces ->
        [nobody] The envelope does not say whom to return a failure to.
       *[other] A failure would not come back to your person.
    }
    .expected = ex.author in MAIL FROM, between < and >
ex01-q3-seen = Bob does not see your person as the author.
    .expected = a field From with ex.author, among the first lines of letter
ex01-q3-body = The letter has no text: all of it stayed in the header.
    .expected = what separates the header from the text
    .fix = in SMTP and in a message, a line with nothing in it means something
ex01-q3-subject = The letter has no subject.
    .expected = a field Subject in the header
ex01-q3-hint1 = The envelope first (EHLO, MAIL FROM:<…>, RCPT TO:<…>, DATA), then the letter: fields, separation, text, end.
ex01-q3-hint2 = The header ends with an empty line, ""; the message ends with a line that holds a dot alone, ".".

ex01-q4-word = One of these answers is not in these fields.
    .expected = a server named after "by", an IP address in brackets, a number in quotes
ex01-q4-server = That server is not the one that took the message from the Internet.
    .expected = the server of entite.fr that spoke to a host outside; those inside speak among themselves
ex01-q4-client = It was not that address that handed the message over.
    .expected = the address that the server of entite.fr saw itself, and noted
    .fix = from the top down: which is the last field that a host trusted by Bob wrote?
ex01-q4-forged = That is not the number of fields that came with the message.
    .expected = all those below the field of the server at the border, whatever they say
ex01-q4-hint1 = Each server adds its line above. Go down as long as the host after "by" is of entite.fr and the chain holds; stop at the border.
ex01-q4-hint2 = Two fields may say "by mx.entite.fr". The upper one was added last, by the true server; the other was there already.

ex01-q5-word = One of these answers is no word of these fields.
    .expected = a server's name, a result such as pass or fail, a domain
ex01-q5-trusted = That server is not Bob's.
    .expected = the exact name of the server that received the message for Bob; anybody may have written any other name
ex01-q5-spf = That is not what this server says of SPF.
    .expected = the word after spf= in its field, not that of another method
ex01-q5-domain = That is not the domain that SPF looked at.
    .expected = the one that the field gives for the envelope, smtp.mailfrom
ex01-q5-dmarc = That is not what this server says of DMARC.
    .expected = the word after dmarc= in its own field
ex01-q5-hint1 = Read only the first word of each field. Which one is, letter by letter, the server that received for Bob in q4?
ex01-q5-hint2 = A name that ends in .example is not below entite.fr. In the right field: spf=…, smtp.mailfrom=…, dmarc=….

ex01-q6-word = One of these words is neither of the two choices.
    .expected = "server" or "sender"
ex01-q6-letter = A server does not write what the author puts a name to.
    .expected = "sender" for what belongs to the letter
ex01-q6-traces = A field that entite.fr wrote is given to the sender.
    .expected = "server" for the border, for the result of Bob's server and for the trace of the envelope that filing leaves
ex01-q6-forged = A field that came with the message passes for one of Bob's servers'.
    .expected = "sender" for every field that the sender may have written: a field's name proves nothing
    .fix = compare the places of the Received in ex.received, and the name at the start of the results
ex01-q6-hint1 = Three of these fields were added by entite.fr: one at the border, one at verification, one at filing.
ex01-q6-hint2 = Take q4 again (which Received is true) and q5 (which result is true); Return-Path is written when the message is filed.

ex01-q7-fate = { $fate ->
        [absent] The message is not addressed to Bob.
       *[other] The message does not arrive in Bob's mailbox.
    }
    .expected = a message that arrives at bob@entite.fr
ex01-q7-seen = Bob does not see your person as the author.
    .expected = ex.author in From
ex01-q7-none = The lowest Received is true: it names the stranger's machine.
    .expected = a Received of yours, in the message already when it leaves
ex01-q7-origin = The lowest Received does not tell that your server took the message.
    .expected = "by" and your mx's full name
ex01-q7-removed = Your Authentication-Results did not arrive: Bob's server takes out those that bear its own name.
    .expected = a result under a name that this server does not hold for its own
ex01-q7-claimed = No result in the header says dmarc=pass for your domain.
    .expected = a field Authentication-Results that says so, under some server's name
ex01-q7-later = At marking, another machine hands the message over; the false fields must hold all the same.
ex01-q7-hint1 = fields=[…] of forge.message puts your fields above From; those of the true servers come above them still.
ex01-q7-hint2 = Two fields: Received: from … by mx.…; date, and Authentication-Results: name; dmarc=pass header.from=…. The name must not be below entite.fr.

effect-hosts = names of hosts
effect-ends = start and end
effect-strangers = hosts off the route
effect-order = order
effect-password = who asks for a password
effect-asks = who looks for the MX
effect-verifies = who verifies
effect-files = who files
effect-refusal = first refusal
effect-stored = filed at Bob's
effect-body = has a text
effect-client = address of origin
effect-forged = forged fields
effect-trusted = server to believe
effect-spf = SPF
effect-mailfrom = domain that SPF looked at
effect-dmarc = DMARC
effect-traces = servers' fields
effect-letter = the letter's fields
effect-origin = first server told of
effect-claimed = false result present
effect-removed = false result taken out
effect-ex01-server = server that received it from the Internet
word-ex01-none = none
