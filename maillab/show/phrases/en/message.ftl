# What the fields of a message say, and what in it is worth a second look.

meaning-return-path = Where bounces go: the address of MAIL FROM, noted at delivery.
meaning-received = A server received the message: from whom, where, when. The first passage is the lowest.
meaning-authentication-results = What a server found when it checked SPF, DKIM and DMARC.
meaning-received-spf = The details of the SPF check.
meaning-dkim-signature = A signature: the domain d= answers for the fields h= and for the body.
meaning-arc-authentication-results = What an intermediary had found on arrival.
meaning-arc-message-signature = The signature of the message as that intermediary passed it on.
meaning-arc-seal = The seal of the ARC chain: it ties the findings of the intermediaries together.
meaning-x-maillab-quarantine = The receiving server set the message aside.
meaning-from = The author shown. It is this domain that DMARC compares.
meaning-sender = Who sent the message in place of the author.
meaning-reply-to = Where the answer will go, if not to the author.
meaning-to = The recipients shown; the envelope may name others.
meaning-cc = The other recipients shown.
meaning-date = When the author says it was written.
meaning-message-id = The unique name of the message, chosen by whoever wrote or submitted it.
meaning-subject = The subject, free text.
meaning-mime-version = The message follows MIME.
meaning-content-type = What sort of content it is.
meaning-content-transfer-encoding = How the octets of the content are coded for the journey.
meaning-list-id = The mailing list that passed the message on.
meaning-list-unsubscribe = How to leave the list.

notice-no-author = The author cannot be told ({ $reason }): what is shown depends on the program.
notice-name = The name shown, "{ $name }", holds an address; the true one is { $address }.
notice-idn = The domain is shown as "{ $shown }" but written { $domain }: some letters look alike.
notice-authors = { $count } authors: a program may show only one.
notice-reply-to = The answer would go elsewhere ({ $address }) than to the author ({ $domain }).
notice-dmarc = On arrival the server noted dmarc={ $result }: nothing proves the author.
notice-unsigned = No DKIM signature: nothing protects the content.
notice-links = Links whose text names one site and which lead to another: { $count }.
notice-acting = A link would run or draw its own content.
