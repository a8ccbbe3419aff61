# La carte : organisations, zones réseau, machines, câbles ; la matrice de flux.
map-title = La carte du réseau
map-summary = Carte du réseau : Internet et { $organisations }
map-list = Les machines ({ $count })
map-links = Les liens
map-host = machine
map-addresses = adresses
map-roles = rôle
map-segment = zone réseau
map-link = { $one } — { $other }, { $latency }
map-loss = perd { $percent } % des paquets
map-firewall = pare-feu { $name }
map-clear = AUTH en clair

role-mx = serveur entrant (MX)
role-mta = relais (MTA)
role-msa = dépôt des messages (MSA)
role-mua = poste de travail (MUA)
role-mda = serveur de boîtes (MDA)
role-relay = relais interne
role-resolver = résolveur DNS
role-dns = serveur DNS
role-newsletter = envoi de lettres d'information
role-attacker = machine de l'attaquant

matrix-title = La matrice de flux
matrix-rule = Une règle de la matrice de flux
matrix-name = règle
matrix-source = de
matrix-destination = vers
matrix-services = services
matrix-action = action
matrix-why = pourquoi
matrix-anywhere = partout
matrix-default = Tout autre flux est bloqué : ce qui n'est pas autorisé est interdit.
action-allow = autorise
action-drop = bloque en silence
action-reject = refuse

world-title = Le monde simulé, le { $time } (UTC)
world-mailboxes = Les boîtes aux lettres
world-mailbox = { $count } { $count-form ->
        [zero] message
        [one] message
       *[many] messages
    }{ $quarantined-form ->
        [zero] {""}
       *[many] , dont { $quarantined } en quarantaine
    }
