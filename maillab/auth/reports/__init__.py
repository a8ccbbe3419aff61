"""DMARC reports: what a receiver tells a domain's owner (RFC 9990, RFC 9991), written and read."""
