"""ARC, the Authenticated Received Chain (RFC 8617): ``seal`` a message, ``verify`` its chain.

- A mediator changes a message and breaks its author's signatures; it seals what it had found
  before, so that who comes after may know, and may believe it.
- RFC 8617 is Experimental, and the DMARC working group proposes to make it Historic: learn to
  read it, build no new trust on it.
"""

from maillab.auth.arc_seal import seal
from maillab.auth.arc_verify import verify

__all__ = ["seal", "verify"]
