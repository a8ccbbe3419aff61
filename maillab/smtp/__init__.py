"""SMTP sessions without I/O: a server, a client, and what they say to each other."""

from maillab.smtp.server import Server
from maillab.smtp.session import Reply

__all__ = ["Reply", "Server"]
