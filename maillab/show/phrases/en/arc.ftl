# ARC, step by step: the validation of RFC 8617 §5.2, in order.
arc-check = ARC: this message says that it was sealed on its way. Does the chain of seals hold?
arc-experiment = ARC was never more than an IETF experiment, and the DMARC working group proposes to end it (draft-ietf-dmarc-arc-to-historic). Learn to read its fields, but build nothing on it
arc-no-chain = ARC: no intermediary sealed this message
arc-too-many-sets = Too many ARC fields: { $found } of one name, where the limit is 50 sets
arc-sealed-as-failed = Set { $instance }: the newest seal itself says that the chain was already broken ({ $found }). Nothing can repair it
arc-field-syntax = An { $field } field is malformed, nothing can be made of it. What is wrong: "{ $found }"
arc-instance = An { $field } field does not say which set it belongs to: it must have i=, a number from 1 to 50. It reads: "{ $found }"
arc-repeated-field = Set { $instance }: the { $field } field is there several times. Nobody could tell which one to believe
arc-incomplete-set = Set { $instance }: the { $field } field is missing. A set has three: the findings, the signature of the message, and the seal
arc-gap = There is a gap in the numbers: set { $found } is there, but set { $instance } is not
arc-chain-value = Set { $instance }: the seal says "{ $found }". The first must say cv=none (nothing before it), all others cv=pass (what came before did hold)
arc-structure = { $count-form ->
        [one] The set is complete, its three fields are there. Sealed by
       *[many] The { $count } sets are complete and follow each other. From oldest to newest, sealed by
    } { $sealers }
arc-message-signature = Set { $instance }: is the message still the one that { $domain } signed? { $age ->
        [older] (an older set: it decides nothing, but tells since when the message has not changed)
       *[newest] (the newest set: its signature must hold)
    }
arc-oldest-pass = { $oldest-form ->
        [zero] Nothing that is signed has changed since the first seal (oldest-pass=0)
       *[many] The message was changed before seal { $oldest }, and not since (oldest-pass={ $oldest })
    }
arc-seal = Set { $instance }: does the seal of { $domain } hold?
arc-sealed = The ARC fields of { $instance-form ->
        [one] this set
       *[many] sets 1 to { $instance }
    }, checked with the public key: { $comparison ->
        [same] this is what { $domain } sealed
       *[different] this is not what { $domain } sealed
    }
arc-signature-syntax = This field is malformed, nothing can be made of it. What is wrong: "{ $found }"
arc-signs-seal = The signature of the message cannot cover a seal: the seal always comes after it. It covers: { $found }
arc-seal-lists-fields = A seal has no h= tag: what it covers is fixed, the ARC fields and nothing else. This one says { $found }
arc-key-unavailable = The DNS gives no usable answer for { $found }. ARC knows no temporary error: the chain is broken
arc-intact = The chain is intact, up to the seal of { $sealer }. That proves through whose hands the message went and that their findings are as they wrote them, not that these findings are honest: a receiver trusts only the sealers that it has chosen
error-arc-unvalidated = This message already has { $found } ARC sets, and nothing tells whether their chain holds.
    .expected = a resolver, or an Authentication-Results field of { $name } with arc=pass or arc=fail
    .fix = arc.seal(…, resolver=resolver)
error-arc-fields = The signature of a sealed message cannot cover "{ $found }".
    .expected = neither arc-seal, which comes after it, nor authentication-results, which others take out on the way
    .fix = remove { $found } from signed_fields=
