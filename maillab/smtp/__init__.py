"""SMTP sessions without I/O: a server, a client, and what they say to each other."""

from maillab.smtp.client import Client
from maillab.smtp.raw import RawClient
from maillab.smtp.server import Server
from maillab.smtp.session import Reply

__all__ = ["Client", "RawClient", "Reply", "Server"]
