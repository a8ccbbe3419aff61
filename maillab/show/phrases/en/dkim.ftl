# DKIM, step by step: the checks of RFC 6376 §6.1, in order.
dkim-check = DKIM: { $legible ->
        [no] what is this DKIM-Signature field worth?
       *[yes] does the signature of { $domain } hold? (selector { $selector }, algorithm { $algorithm })
    }
dkim-unsigned = DKIM: this message carries no signature
dkim-readable = The DKIM-Signature field can be read and is complete: in it, { $domain } takes responsibility for the message (identity { $auid })
dkim-future = The signature claims to come from the future: t={ $timestamp }, yet it is { $now } now (in seconds since 1970). Is a clock wrong? This is noted and decides nothing
dkim-key-query = DNS query, where { $domain } publishes its key ({ $name } TXT): { $dns ->
        [NOERROR] { $count-form ->
            [zero] no text
            [one] "{ $record }"
           *[many] { $count } records, the first is "{ $record }"
        }
        [NODATA] the name exists, but has no TXT
        [NXDOMAIN] the name does not exist
        [TIMEOUT] no answer
        [SERVFAIL] the server could not answer (SERVFAIL)
        [REFUSED] the server refused to answer (REFUSED)
       *[MALFORMED] the DNS cannot hold such a name
    }
dkim-key = The public key suits this signature: { $type }, { $bits } bits
dkim-body = Body: { $octets } octets in the "{ $canonicalization }" canonical form, then hashed; the hash is { $computed }, the signature says bh={ $signed }: { $comparison ->
        [same] it is the same body
       *[different] it is not the same body
    }{ $unsigned-form ->
        [zero] {""}
        [one] . Beware: l= leaves the last octet out of the signature
       *[many] . Beware: l= leaves the last { $unsigned } octets out of the signature
    }
dkim-header = Header: the fields of h={ $fields } and the signature itself, in the "{ $canonicalization }" canonical form ({ $octets } octets), checked with the public key: { $comparison ->
        [same] this is what { $domain } signed
       *[different] this is not what { $domain } signed
    }
dkim-syntax = The DKIM-Signature field is malformed, or asks for what DKIM does not know: nothing can be made of it. What is wrong: "{ $found }"
dkim-version = Unknown version: "{ $found }" instead of v=1
dkim-missing-tag = The required tag { $found } is missing: without it, there is nothing to verify
dkim-domain-mismatch = The identity i= must belong to the signing domain d= or to a subdomain. It does not: { $found }
dkim-from-not-signed = The From field is not among the signed ones ({ $found }): anybody could change the author of the message, so the signature is worth nothing
dkim-expired = The signature has expired: its signer vouched for it only until { $found } (seconds since 1970)
dkim-algorithm = Algorithm refused: { $found }. Only rsa-sha256 and ed25519-sha256 are allowed; SHA-1 is forbidden, since it is too weak
dkim-unacceptable = This receiver takes no partial signature: with { $found }, anybody can add text at the end of the body, and verification will not notice
dkim-key-unavailable = The DNS gives no usable answer for { $found }: the signature may be good, nobody can tell. A temporary error, not a fail
dkim-no-key = No key is published under { $found }: a wrong selector, a withdrawn key, or an invented signature
dkim-key-syntax = The key record is malformed, no key can be read from it. What is wrong: "{ $found }"
dkim-key-hash = The key allows only certain hashes ({ $found }), and the signature's is not among them
dkim-key-revoked = The key is revoked: its record still exists, but { $found } is empty in it
dkim-key-type = The key is not of the type that the algorithm of the signature needs: { $found }
dkim-key-too-short = The RSA key has fewer bits than the standard demands ({ $found }): the shorter a key, the more easily an attacker breaks it and signs in its owner's place
dkim-key-strict-domain = The key demands (t=s) that the identity i= belong to exactly the domain d=, not to a subdomain. It does not: { $found }
dkim-key-service = The key is not meant for mail: { $found }
dkim-body-short = l= exceeds the body, which has fewer octets than that in canonical form ({ $found }): its end has been cut off since it was signed, or l= is wrong. There is nothing to compare with bh=
dkim-body-hash = The body hash differs ("body hash did not verify"): the body has changed since { $found } signed it
dkim-signature = The signature differs ("signature did not verify"): a signed field has changed since, or it was not the key of { $found } that signed
dkim-testing = The key is being tested (t=y in the record), so the failure "{ $found }" does not count: it is as if this signer had not signed
dkim-letter-case = "{ $found }": in these values, DKIM tells capitals from small letters. It should be "{ $meant }"; written so, it is an unknown word
dkim-idle-flag = The key record has { $found }: DKIM tells capitals from small letters, and knows only y and s. So this flag has no effect
dkim-sha1-accepted = The signature uses SHA-1: by the standard it is worth nothing. This receiver is set to examine it all the same
dkim-holds = By the standard, the signature of { $domain } holds. It remains to be seen whether this receiver's own rules, which are stricter, accept it
dkim-key-below-minimum = The RSA key has fewer bits than this receiver asks for ({ $found }). The standard allows it, yet lets each receiver ask for more: the longer a key, the longer it will resist
dkim-unsigned-fields = The signature does not cover every field that the reader sees ({ $found }): on the way, anybody could add or change them
dkim-addable-fields = The signature lets others add fields that the reader will see ({ $found }): h= does not name each of them once more than the message has it
error-dkim-bits = No server can ask for RSA keys of { $found } bits at least.
    .expected = a number from { $least }, which every verifier asks for, to { $most }, the longest that each must be able to read
error-dkim-from = A DKIM signature must cover From; the fields given are: { $found }
    .expected = "from" among the fields to sign
    .fix = add "from" to signed=; better, leave it in oversigned= too
error-dkim-canonicalization = "{ $found }" is not a canonical form of DKIM.
    .expected = relaxed or simple
    .fix = relaxed, which stands changes of white space on the way
error-dkim-selector = "{ $found }" cannot be a selector: it is no name that DNS can hold.
    .expected = letters, digits and hyphens, like 2026 or jan.news
    .fix = choose another name, and publish the key under it
error-dkim-auid = "{ $found }" cannot be the identity i= of a signature of { $domain }.
    .expected = an address of { $domain } or of a domain below it, like @{ $domain }
    .fix = change auid=, or leave it out
error-dkim-body-length = l={ $found } does not suit this body, which has { $octets } octets in its canonical form.
    .expected = a number from 0 to { $octets }, or "whole" for all of the body
    .fix = leave body_length out: with l=, anybody can add text at the end
error-dkim-key-kind = There is no key of type "{ $found }".
    .expected = rsa or ed25519
    .fix = lab_key(1, "rsa") or lab_key(1, "ed25519")
error-dkim-key-file = This file holds no private key that can be used: it begins with "{ $found }".
    .expected = an RSA or Ed25519 private key in PEM form, without a password, or the 32 octets of an Ed25519 key
    .fix = make one: openssl genrsa -out key.pem 2048
error-dkim-unsigned = This message carries no DKIM signature that can be read.
    .expected = a well-formed DKIM-Signature field
    .fix = sign it first: dkim.sign(message, "example.com", "s1", lab_key(1)) + message
error-dkim-signature-gone = The second message no longer carries the first one's signature ({ $found }), or it cannot be read there.
    .expected = two states of one signed message
    .fix = compare the message received with the one sent, signature included
error-dkim-line = The body of this message has no line no. { $found }.
    .expected = a number from 1 to { $count }
error-dkim-field = This message has no field "{ $found }".
    .expected = a field that it carries: { $names }
error-dkim-character = There is no character no. { $found } in that place.
    .expected = a number from 1 to { $count }; one more adds at the end
error-dkim-key = This is no private key: DKIM cannot sign with it.
    .expected = an RSA or Ed25519 key, as lab_key(1) gives one, or the octets of a PEM file
    .fix = from maillab.auth.lab_keys import lab_key, then key=lab_key(1)
key-file-title = { $kind } private key of the file { $name }; the record to publish:
key-file-shared = Note: others than you can read { $name }, and so sign in your name. Remedy: chmod 600 { $name }
error-key-file = The key file { $found } will not do: { $why ->
        [missing] it does not exist, or its folder does not
        [folder] it is a folder
        [no-folder] a part of its path is no folder
        [forbidden] you are not allowed to
        [full] the disk is full
       *[system] the system refuses it
    }.
    .expected = a key file that can be read, or made
    .fix = check the path, and the rights of its folder
error-key-file-exists = The file { $found } exists already: to overwrite it would lose its key.
    .expected = the name of a file that does not exist yet
    .fix = choose another name, the new selector's for instance
