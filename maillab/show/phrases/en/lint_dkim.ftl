# What looking over a published DKIM key finds, and how to fix it (RFC 6376 §3.6.1).
lint-dkim-none = Nothing is published at { $subject }: no signature of this selector will verify (permerror)
    .fix = { $dns ->
        [NXDOMAIN] This name does not exist: check the selector, then publish the key there.
       *[other] This name exists, but has no TXT: publish the key there.
    }
lint-dkim-several-records = { $subject } publishes { $count } texts, and the DNS promises no order: each verifier will choose its own
    .fix = Keep only one for each selector.
lint-dkim-wildcard = Every selector has an answer, even an invented one, because of { $name }: a key forgotten there holds for all
    .fix = Publish each key at a name of its own, and withdraw the asterisk.
lint-dkim-tags = The list is malformed at "{ $found }": the key is unusable (permerror)
    .fix = Write pairs name=value, with semicolons between, each name once.
lint-dkim-version = "{ $found }": where the version is given, it stands first and is written exactly "v=DKIM1"; the key is unusable (permerror)
    .fix = Begin with "v=DKIM1".
lint-dkim-no-key = There is no "p=", hence no key: the text is unusable (permerror)
    .fix = Publish the whole text that the signing server gave.
lint-dkim-unreadable = "{ $found }" is no key that can be read (permerror)
    .fix = Write the base64 alone: without "BEGIN" and "END" lines, without quotes, and of the type that "k=" announces.
lint-dkim-key-type = "{ $found }": no verifier knows this type of key (permerror)
    .fix = Write rsa or ed25519: there are only these two types.
lint-dkim-letter-case = "{ $found }": DKIM tells capitals from small letters, so this word is not "{ $meant }", and the key is unusable (permerror)
    .fix = Write it in small letters: "{ $meant }".
lint-dkim-service = "{ $found }" reserves the key for a service other than mail (permerror)
    .fix = Take "s=" out, or write "s=email".
lint-dkim-hash = "{ $found }" leaves out sha256, the only hash still allowed: all signatures fail (permerror)
    .fix = Write "h=sha256", or take this tag out.
lint-dkim-too-short = An RSA key of { $bits } bits is too easy to break: no verifier may accept it (permerror)
    .fix = Make a key of 2048 bits, under a new selector.
lint-dkim-short = An RSA key of { $bits } bits still passes, but 2048 are recommended
    .fix = Make a key of 2048 bits, under a new selector, then withdraw the old one.
lint-dkim-long = An RSA key of { $bits } bits is more than verifiers must be able to read (4096)
    .fix = Be content with 2048 bits, or with an ed25519 key, much shorter.
lint-dkim-testing = "{ $found }" says that the key is on trial: many recipients will treat a failure as no signature at all
    .fix = Take "y" out once the trial is over.
lint-dkim-idle-flag = "{ $found }": DKIM tells capitals from small letters, and knows only "y" and "s". In a capital, the flag has no effect
    .fix = Write it as a small letter if it is meant, take it out if not.
lint-dkim-revoked = The key is revoked: "p=" is empty, and signatures made with it fail
    .fix = If that is intended, leave it so until old messages have arrived.
lint-dkim-sha1 = "{ $found }" still allows SHA-1, which verifiers must refuse
    .fix = Keep only sha256.
lint-dkim-strict = "{ $found }": the identity "i=" of signatures must belong to exactly the domain "d=", not to a subdomain
    .fix = Leave it if signatures have no "i=" in a subdomain.
lint-dkim-no-version = The version is missing; that is allowed, but giving it tells the key from other texts
    .fix = Begin with "v=DKIM1".
lint-dkim-unknown-tag = "{ $found }" is not known: verifiers ignore it
    .fix = Take it out.
