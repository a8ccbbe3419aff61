# Le réseau : segments, hôtes, adresses, règles de filtrage.
error-net-service = « { $found } » n'est pas un service réseau.
    .expected = un protocole et un port, comme tcp/25 ou udp/53, ou tcp/* pour tous les ports
    .fix = lab.matrix("entite.fr").allow("passerelle", "Internet", "tcp/25", why="envoi")
error-net-rule-unknown = La matrice de flux n'a pas de ligne « { $found } ».
    .expected = une de ces lignes : { $known }
error-net-rule-taken = La matrice de flux a déjà une ligne « { $found } ».
    .expected = un nom de ligne nouveau
error-net-segment-taken = Il y a déjà une zone réseau « { $found } ».
    .expected = un nom nouveau
error-net-segment-unknown = Il n'y a pas de zone réseau « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces zones : { $known }
error-net-host-taken = Il y a déjà une machine « { $found } ».
    .expected = un nom nouveau
error-net-host-unknown = Il n'y a pas de machine « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces machines : { $known }
error-net-address = « { $found } » n'est pas une adresse IP.
    .expected = une adresse IPv4 comme 192.0.2.1 ou IPv6 comme 2001:db8::1
error-net-address-taken = L'adresse { $found } est déjà celle de { $owner }.
    .expected = une adresse libre
error-net-loss = Un lien ne peut pas perdre « { $found } » de ses paquets.
    .expected = une probabilité entre 0 et 1
error-net-link-unknown = Le lien { $found } n'est pas sur cette carte.
    .expected = un lien de topology.links
flow-send = envoi vers Internet
flow-receive = réception depuis Internet
flow-resolve = résolution de noms
flow-zone = zone publique
flow-newsletter-names = noms, pour lettre
flow-sending-server = R36 : envoi
flow-only-sender = R36, R37 : seul émetteur
flow-receiving-server = R36 : réception
flow-inward = R36, exception à R7
flow-validating-resolver = R49 : résolution
flow-inner-names = résolution interne
