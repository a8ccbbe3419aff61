# The labels under the sentence of an error, and the common errors.
error-label-file = file
error-label-line = line
error-label-found = found
error-label-expected = expected
error-label-fix = fix
error-label-rule = rule

error-language = maillab does not speak the language "{ $found }".
    .expected = one of: { $languages }
    .fix = use_language("fr")

error-argument = { $call }: what is given for "{ $name }" is not of the expected type.
    .expected = { $wanted ->
        [text] a text, in quotes
        [octets] octets: b"…", or the content of a message, such as message.content
        [number] a number, without quotes
        [whole] a whole number, without quotes
        [yes-or-no] True or False
        [table] a dictionary: a key, a colon, a value
        [list-of-text] a list of texts: ["…", "…"]
        [text-or-list-of-text] a text in quotes, or a list of texts
        [list-of-text-and-octets] a list of pairs, file name and octets: [("quote.pdf", b"…")]
        [text-or-octets-or-list-of-text-or-octets] one line, several lines in one text, or a list of lines: ["EHLO me", "QUIT"]
        [Delivery] what lab.send(…) or lab.attack(…) gives
        [Delivery-or-text] what lab.send(…) gives, or its number in quotes
        [number-and-number] two numbers: (first, last), in simulated seconds as lab.now
        [MailObject] a message, as lab.write(…) or forge.direct_spoof(…) makes one
        [NameService] something that answers DNS questions: Resolver(zones) or lab.resolver()
        [Zones] zones, as Zones.from_dict(…) reads them
       *[other] { $wanted }
    }
    .fix = { $wanted ->
        [text] give "{ $name }" in quotes: "…"
        [text-or-list-of-text] give "{ $name }" in quotes: "…", or several texts: ["…", "…"]
        [octets] a text becomes octets by text.encode()
        [number] give "{ $name }" a number, such as 30
        [whole] give "{ $name }" a number, such as 30
        [Delivery] delivery = lab.send(…), then give delivery, without quotes
        [MailObject] message = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut Bob"), then lab.send(message)
        [NameService] from maillab.dns import Resolver, Zones, then Resolver(Zones.from_dict(…))
       *[other] help({ $call }) tells what is expected
    }

error-argument-missing = { $call }: "{ $names }" is missing.
    .expected = { $usage }
    .fix = give it a value, in its place or by its name followed by "="

error-argument-surplus = { $call }: there are more values than places, or two values for one place.
    .expected = { $usage }
    .fix = what is followed by "=" is given with its name

error-argument-unknown = { $call } has no parameter "{ $found }".{ $nearest ->
        [none] { "" }
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = { $usage }

error-play-empty = There is nothing to step through: { $found } is empty.
    .expected = a mailbox, or a list, that holds something
    .fix = send a message first, then run the cell again

error-play = This view does not move: { $found } is shown as a whole.
    .expected = an object whose view goes step by step, such as what lab.send(…) gives
    .fix = write the object alone, without play(…): it shows itself

error-compare = These two things cannot be compared: { $found }.
    .expected = two deliveries, or two verdicts, checks or walkthroughs of the same kind
    .fix = compare(before, after), where both come from lab.send(…) or lab.attack(…)

error-lab-unverified = No server evaluated this message: there are no names to compare.
    .expected = a message whose author a server has read, From field included
