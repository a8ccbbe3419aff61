# Whom the receiver believes when a message fails DMARC: the ARC sealers that it has chosen.
trust-stranger = The ARC chain is intact, but { $sealer } is not one of the sealers that this receiver trusts: anybody can seal anything, so the chain changes nothing
trust-vouched = { $sealer }, which this receiver trusts, had found "{ $said }" for { $domain } when the message arrived there (set { $instance }): what can no longer be proved here could still be proved there
trust-nothing-vouched = The ARC chain is intact and this receiver trusts { $sealer }, but no trusted sealer had found that the message did come from { $domain }: the chain changes nothing
