# Le journal : ce qui s'est passé, une phrase par événement.
timeline-title = Journal : { $count } { $count-form ->
        [zero] événement
        [one] événement
       *[many] événements
    }
timeline-rest = … et { $count } événements plus anciens : journal.select(…) les donne.
timeline-time = heure (UTC)
timeline-host = machine
timeline-what = ce qui s'est passé

journal-smtp-session = Session SMTP de { $client } avec { $server } ({ $address }, port { $port }) : { $reply }
journal-smtp-unsent = Personne n'a pris le message pour { $recipient }, et son expéditeur ne le garde pas : { $answer }
journal-smtp-unreachable = { $address }, port { $port }, ne répond pas : { $reason ->
        [refused] connexion refusée
        [no-route] aucun chemin
       *[timeout] délai dépassé
    }
journal-mail-submitted = Message à envoyer au nom de { $sender }, pour { $recipients } : « { $subject } »
journal-mail-accepted = Message accepté pour { $recipients } : { $size } octets, file d'attente { $queue_id }
journal-mail-expanded = { $recipient } est un alias de { $targets }
journal-mail-forwarded = { $recipient } fait suivre à { $targets } ; adresse de retour (MAIL FROM) { $rewritten ->
        [true] réécrite : { $before } → { $after }
       *[false] gardée : { $before }
    }
journal-mail-returned = Retour vers { $recipient } rendu à l'expéditeur d'origine : { $target }
journal-mail-held = Message pour { $recipient } retenu, remis à { $target } : { $reason ->
        [quarantine] le serveur l'avait mis en quarantaine
        [owner] il s'adresse aux gestionnaires de la liste
        [automatic] une liste ne diffuse pas de courrier automatique
        [no-author] son auteur est illisible
        [no-members] la liste n'a aucun membre
       *[not-a-member] son auteur n'est pas membre de la liste
    }
journal-mail-distributed = Liste { $list_id } : message de { $author } envoyé à { $count } { $count-form ->
        [zero] membre
        [one] membre
       *[many] membres
    } ({ $members }){ $rewritten ->
        [true] , la liste devient l'auteur affiché (From)
       *[false] {""}
    }
journal-mail-list-bounce = Avis d'échec reçu par la liste à { $recipient } pour le membre { $member }, remis à { $target }
journal-mail-refused = Message refusé : { $reply }
journal-mail-verified = Message vérifié : spf={ $spf } dkim={ $dkim } dmarc={ $dmarc }, { $disposition ->
        [accept] accepté
        [quarantine] mis en quarantaine
        [reject] rejeté
        [discard] supprimé
       *[defer] remis à plus tard
    } ({ $reply })
journal-mail-relayed = Message pour { $recipient } transmis à { $server } : { $answer }
journal-mail-deferred = Message pour { $recipient } remis à plus tard (nouvel essai dans { $retry_minutes } min) : { $answer }
journal-mail-delivered = Message remis dans la boîte { $mailbox }
journal-mail-quarantined = Message mis en quarantaine dans la boîte { $mailbox }
journal-mail-bounced = Message non remis à { $recipient }, avis d'échec { $report } envoyé : { $answer }
journal-mail-discarded = Message pour { $recipient } supprimé ({ $reason ->
        [null-reverse-path] un avis d'échec ne provoque jamais un autre avis
       *[other] { $reason }
    })
journal-mail-in-doubt = Réponse de { $server } perdue pour { $recipient } : le message partira peut-être deux fois
journal-flow-refused = Flux { $service } de { $source } vers { $destination } bloqué par la règle { $rule } ({ $action ->
        [reject] refus annoncé
       *[drop] en silence
    })
journal-dns-query = Question DNS { $name } { $type } ({ $source ->
        [cache] cache
        [authority] serveur de la zone
       *[other] résolveur
    }) : { $outcome } { $answers }
journal-dns-registered = Domaine enregistré : { $name }, servi par { $server }
journal-dns-published = Publié dans le DNS : { $value }
journal-dns-mx-alias = Attention, le MX de { $name } mène à { $exchange }, qui n'est qu'un alias de { $target } : la norme l'interdit (RFC 2181 §10.3), beaucoup de serveurs le suivent, d'autres refusent
journal-dns-withdrawn = Retiré du DNS : { $name } { $type }
journal-dns-replaced = Remplacé dans le DNS : { $value }
journal-host-crashed = La machine s'est arrêtée net
journal-host-restarted = La machine a redémarré
journal-mail-unroutable = Aucun serveur à qui remettre le message pour { $recipients } : { $reason ->
        [no-domain] le domaine { $domain } n'existe pas dans le DNS
        [no-address] { $domain } existe, mais n'a ni serveur de courrier (MX) ni adresse
        [mx-without-address] aucun serveur MX de { $domain } n'a d'adresse ({ $servers }), et l'adresse du domaine lui-même ne les remplace pas
        [mx-is-address] le MX de { $domain } désigne une adresse ({ $servers }), alors qu'il faut y mettre le nom d'un serveur
        [null-mx] { $domain } annonce qu'il ne reçoit aucun courrier (MX nul)
        [bad-literal] { $domain } n'est pas une adresse IP entre crochets, comme [192.0.2.1] ou [IPv6:2001:db8::1]
        [loop] le meilleur serveur MX de { $domain } est { $servers }, c'est-à-dire la machine qui cherche : le message tournerait en rond
       *[dns-trouble] le DNS ne répond pas pour { $domain } ({ $servers }), il faudra réessayer
    }. Le verdict en termes SMTP : { $reply }
