# The network: segments, hosts, addresses, filtering rules.
error-net-service = "{ $found }" is not a network service.
    .expected = a protocol and a port, such as tcp/25 or udp/53, or tcp/* for every port
    .fix = lab.matrix("entite.fr").allow("passerelle", "Internet", "tcp/25", why="sending")
error-net-rule-unknown = The flow matrix has no line "{ $found }".
    .expected = one of these lines: { $known }
error-net-rule-taken = The flow matrix already has a line "{ $found }".
    .expected = a new name
error-net-segment-taken = There is already a segment "{ $found }".
    .expected = a new name
error-net-segment-unknown = There is no segment "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these segments: { $known }
error-net-host-taken = There is already a host "{ $found }".
    .expected = a new name
error-net-host-unknown = There is no host "{ $found }".{ $nearest ->
        [none] {""}
       *[other] { " " }Did you mean "{ $nearest }"?
    }
    .expected = one of these hosts: { $known }
error-net-address = "{ $found }" is not an IP address.
    .expected = an IPv4 address such as 192.0.2.1 or an IPv6 one such as 2001:db8::1
error-net-address-taken = The address { $found } already belongs to { $owner }.
    .expected = a free address
error-net-loss = A link cannot lose "{ $found }" of its packets.
    .expected = a probability between 0 and 1
error-net-link-unknown = The link { $found } is not on this map.
    .expected = a link of topology.links
flow-send = sending to the Internet
flow-receive = receiving from the Internet
flow-resolve = looking names up
flow-zone = the public zone
flow-newsletter-names = names, for the newsletter
flow-sending-server = R36: sending
flow-only-sender = R36, R37: the only sender
flow-receiving-server = R36: receiving
flow-inward = R36, an exception to R7
flow-validating-resolver = R49: looking names up
flow-inner-names = names, inside
