"""Real ports on loopback, inbound only: the home of sockets and asyncio."""
