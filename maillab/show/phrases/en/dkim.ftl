# DKIM, step by step: the checks of RFC 6376 §6.1, in order.
dkim-check = DKIM signature of { $domain } (selector { $selector }, algorithm { $algorithm })
dkim-readable = The signature's tags can be read; { $domain } takes responsibility for the message
dkim-future = Signed in the future, by its own word: t={ $timestamp } where it is { $now } now (a wrong clock?); noted, it decides nothing
dkim-key-query = Public key asked of DNS: { $name } TXT → { $record }
dkim-body = Body: { $octets } octets hashed (canonicalization { $canonicalization }), { $unsigned } unsigned
dkim-header = Signed fields (canonicalization { $canonicalization }): { $fields }
dkim-testing-key = The key is in testing (t=y): a failure counts as no signature
dkim-syntax = The signature is malformed: { $found }
dkim-version = Unknown version: { $found } instead of v=1
dkim-missing-tag = A required tag is missing: { $found }
dkim-domain-mismatch = The identity i= is not of the domain d=: { $found }
dkim-from-not-signed = The From field is not signed: { $found }
dkim-expired = The signature has expired: { $found }
dkim-algorithm = Algorithm refused: { $found } (SHA-1 is forbidden since RFC 8301)
dkim-key-unavailable = DNS does not answer for { $found }: temporary error
dkim-no-key = No key is published under { $found }
dkim-key-syntax = The key record is malformed: { $found }
dkim-key-hash = The key does not allow this hash: { $found }
dkim-key-revoked = The key was revoked ({ $found } empty)
dkim-key-type = The key is not of the signature's type: { $found }
dkim-key-too-short = The RSA key is too short: { $found } bits
dkim-key-strict-domain = The key wants i= equal to d= (t=s): { $found }
dkim-key-service = The key is not meant for mail: { $found }
dkim-body-hash = body hash did not verify: the body has changed since it was signed ({ $found })
dkim-signature = signature did not verify: a signed field has changed, or the key is another ({ $found })
dkim-testing = Key in testing, the failure has no effect ({ $found })
error-dkim-from = A DKIM signature must cover From; the fields given are: { $found }
    .expected = "from" among the fields to sign
error-dkim-canonicalization = "{ $found }" is not a DKIM canonicalization.
    .expected = relaxed or simple
error-dkim-key-kind = There is no key of type "{ $found }".
    .expected = rsa or ed25519
error-dkim-key-file = This file holds no private key that can be used: it begins with "{ $found }".
    .expected = an RSA or Ed25519 private key in PEM form, without a password
