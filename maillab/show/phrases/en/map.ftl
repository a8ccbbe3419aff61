# The map: organisations, network zones, machines, cables; the flow matrix.
map-title = The map of the network
map-summary = Map of the network: the Internet and { $organisations }
map-list = The machines ({ $count })
map-links = The links
map-host = machine
map-addresses = addresses
map-roles = role
map-segment = network zone
map-link = { $one } — { $other }, { $latency }
map-loss = loses { $percent }% of packets
map-firewall = firewall { $name }
map-clear = AUTH in clear text

role-mx = inbound server (MX)
role-mta = relay (MTA)
role-msa = submission (MSA)
role-mua = workstation (MUA)
role-mda = mailbox server (MDA)
role-relay = internal relay
role-resolver = DNS resolver
role-dns = DNS server
role-newsletter = newsletter sender
role-attacker = attacker's machine

matrix-title = The flow matrix
matrix-rule = A rule of the flow matrix
matrix-name = rule
matrix-source = from
matrix-destination = to
matrix-services = services
matrix-action = action
matrix-why = why
matrix-anywhere = anywhere
matrix-default = Every other flow is blocked: what is not allowed is forbidden.
action-allow = allows
action-drop = drops in silence
action-reject = refuses

world-title = The simulated world, { $time } (UTC)
world-mailboxes = The mailboxes
world-mailbox = { $count } { $count-form ->
        [one] message
       *[many] messages
    }{ $quarantined-form ->
        [zero] {""}
       *[many] , { $quarantined } in quarantine
    }
