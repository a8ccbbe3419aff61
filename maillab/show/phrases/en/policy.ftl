# What the receiver does with what it found.
policy-no-author = The author cannot be told: the message is refused
policy-undecided = DNS trouble: the policy cannot be applied, profile { $profile }
policy-nothing-to-apply = No policy to apply: the message is accepted
policy-enforce = Profile "enforce": the policy "{ $policy }" of { $domain } is applied as it stands (stricter than RFC 9989)
policy-rfc9989 = Profile "rfc9989": p=reject alone is no reason to reject; policy "{ $policy }" of { $domain }
policy-monitor = Profile "monitor": the policy "{ $policy }" of { $domain } is only observed
policy-trusted-sealer = Local policy: the DMARC failure stands, but { $sealer }, a sealer whom this receiver believes, vouches for the message. The policy "{ $policy }" of { $domain } is not applied, the message is accepted
