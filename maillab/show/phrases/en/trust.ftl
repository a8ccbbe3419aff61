# Whom the receiver believes when a message fails DMARC: the ARC sealers that it has chosen.
trust-stranger = The ARC chain is intact, but this receiver has not chosen to believe { $sealer }: anybody can seal anything, so the chain changes nothing
trust-vouched = { $sealer }, whom this receiver believes, had found "{ $said }" for { $domain } when the message arrived there (set { $instance }): what nothing proves here any more could still be proved there
trust-nothing-vouched = The ARC chain is intact and this receiver believes { $sealer }, but no sealer that it believes had found that the message did come from { $domain }: the chain changes nothing
