# What the receiver does with what it found.

policy-no-author = The author cannot be determined: the message is refused
policy-undecided = The DNS left the question open, so no policy applies. Profile "{ $profile }": { $outcome ->
        [accept] the message is accepted
       *[defer] the sender is asked to try again later
    }
policy-nothing-to-apply = DMARC does not say "fail", so there is no policy to apply: the message is accepted
policy-enforce = Profile "enforce": { $policy ->
        [none] { $domain } asks for nothing ("none"), so the message is accepted in spite of the fail
        [reject] the policy "reject" of { $domain } is applied as it stands. That is harsher than RFC 9989, which forbids rejecting for this reason alone
       *[other] the policy "{ $policy }" of { $domain } is applied as it stands
    }
policy-rfc9989 = Profile "rfc9989": { $policy ->
        [none] { $domain } asks for nothing ("none"), so the message is accepted in spite of the fail
        [reject] { $domain } asks for "reject", but that alone is no reason to reject the message: it is quarantined
       *[other] the policy "{ $policy }" of { $domain } is applied
    }
policy-monitor = Profile "monitor": the policy "{ $policy }" of { $domain } is noted and not applied, the message is accepted
policy-trusted-sealer = Local policy: the DMARC failure stands, but { $sealer }, a sealer that this receiver trusts, vouches for the message. The policy "{ $policy }" of { $domain } is not applied, the message is accepted
