# The course's demonstration in a terminal.
demo-world = 1. The world: a partner who writes, an entity that receives, an attacker, and the DNS.
demo-signed = 2. The partner publishes SPF and DKIM, and Alice writes to Bob. Let us follow her signed message.
demo-forged = 3. The attacker writes to Bob in Alice's name. Without a DMARC policy nothing stops the message.
demo-published = 4. The partner publishes "{ $record }", and an hour passes: the resolvers forget what they knew.
demo-again = 5. The same message, once more:
demo-end = SPF and DKIM say who sent; DMARC says what that is worth for the name that Bob reads. Go on with lesson 02.
