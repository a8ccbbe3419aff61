"""Verifiers and signers: SPF, DKIM, DMARC; plain functions of facts and a resolver."""
