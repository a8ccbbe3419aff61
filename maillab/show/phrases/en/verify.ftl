# Verifying a scenario or a message.
verdict-title = Message { $id }: { $disposition }
verdict-reply = reply
verdict-results = Results
note-line-ends = Note: the file's LF line ends were read as CRLF, as on the network.
note-no-client-ip = Note: without --client-ip SPF has nothing to check and is "none".
note-unknown-key = Note: the key "{ $key }" is unknown and was not read.{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
note-options-unused = Note: { $options } had no effect: a scenario gives its zones and envelopes itself.
session-refused = The message was refused in the SMTP session, before any verification: { $reply }
error-file = The file { $found } cannot be read: { $why ->
        [missing] it does not exist
        [folder] it is a folder
        [no-folder] a part of its path is no folder
        [forbidden] you are not allowed to
        [empty] it is empty
       *[system] the system refuses
    }.
    .expected = a file that can be read: a JSON scenario, an .eml message, or a zone for --zone
verify-nothing = The scenario has no message: there is nothing to judge. Put one at least into its list "messages".
error-zone-is-message = { $found } is a message, and --zone takes the file of a zone.
    .expected = maillab verify message.eml --zone names.zone
    .fix = give the message first, then --zone and the zone's file
error-scenario = { $missing ->
        [true] The scenario lacks { $place }.
       *[false] The scenario is wrong at { $place }.
    }
    .expected = { $shape ->
        [object] an object: {"{"}"key": value, …{"}"}
        [zones] an object: {"{"}"name": [["type", "value"], …], …{"}"}
        [messages] a list of messages
        [domains] a list of domain names
        [domain] a domain name, such as mx.receiver.example
        [choice] one of: { $known }
        [bits] a number of bits from 1024, which every verifier asks for, to 4096
        [truth] true or false
        [now] a number of seconds since 1970, from 0 to { $latest }
        [address] an IPv4 or IPv6 address, or null where nobody knows it
        [base64] base64: A-Z, a-z, 0-9, + and /, filled up by = to a multiple of four
        [raw] the message, a text whose lines end in CRLF (\r\n in JSON), or raw_base64 in its place
       *[text] a text
    }
error-scenario-json = { $mistake ->
        [twice] In the JSON of { $file }, an object holds the same key twice.
        [number] In the JSON of { $file }, a value is no number that JSON allows.
        [deep] In the JSON of { $file }, too many lists or objects stand inside one another.
       *[syntax] { $file } is not JSON: reading stops at line { $line }, character { $column }.
    }
    .expected = { $mistake ->
        [twice] keys that all differ: of two values only one would be read
        [number] a finite number, in digits, of a reasonable size
        [deep] the shape of a scenario: zones and messages
       *[syntax] JSON: double quotes, a comma between two elements and none after the last; or an .eml message with --zone
    }
dialogue-title = { $client } speaks to { $server }, port { $port }
