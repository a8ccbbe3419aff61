"""The Mail Receiver: SMTP events in, decisions out; what was found, what is done with it."""
