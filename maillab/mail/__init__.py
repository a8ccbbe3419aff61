"""RFC 5321, 5322 and 8601 objects: addresses, messages, trace fields; bytes throughout."""
