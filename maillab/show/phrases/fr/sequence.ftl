# Le diagramme de séquence : qui dit quoi à qui, de haut en bas.
sequence-title = Diagramme de séquence : { $count } { $count-form ->
        [zero] échange
        [one] échange
       *[many] échanges
    }, { $hosts } { $hosts-form ->
        [zero] participant
        [one] participant
       *[many] participants
    }
sequence-legend = De haut en bas, dans l'ordre du temps simulé. Trait plein : SMTP ; tirets : DNS ; croix : flux arrêté par un pare-feu ; point : ce qu'une machine a décidé ou fait.
sequence-list = Le même, en tableau
sequence-rest = … et { $count } autres événements du journal : « between » en choisit une période, « host », « protocol » et « message » une partie.
sequence-time = heure (UTC)
sequence-way = de → vers
sequence-what = ce qui est dit ou fait
sequence-call = SMTP, port { $port }
sequence-smtp = { $source } dit à { $target } : { $words }
sequence-lookup = { $source } interroge le DNS : { $words }
sequence-question = { $source } demande au { $target } : { $words }
sequence-answer = Le { $source } répond à { $target } : { $words }
sequence-stopped = De { $source } vers { $target } : { $words }
sequence-event = { $source } : { $words }
sequence-mail-submitted = message écrit : « { $subject } »
sequence-mail-accepted = accepté, file { $queue_id }
sequence-mail-verified = spf={ $spf } dkim={ $dkim } dmarc={ $dmarc } : { $disposition ->
        [accept] accepté
        [quarantine] en quarantaine
        [reject] rejeté
        [discard] supprimé
       *[defer] remis à plus tard
    }
sequence-mail-delivered = remis à { $mailbox }
sequence-mail-quarantined = quarantaine de { $mailbox }
sequence-mail-refused = refusé : { $reply }
sequence-mail-relayed = transmis à { $server }
sequence-mail-bounced = échec pour { $recipient }, avis envoyé
sequence-mail-deferred = remis à plus tard ({ $retry_minutes } min)
sequence-flow-refused = { $service } bloqué, règle { $rule }
error-sequence-level = « { $found } » n'est pas un niveau de détail.
    .expected = un niveau parmi : { $known }
    .fix = detail="commands" montre chaque commande SMTP
error-picture-suffix = « { $found } » n'est pas un nom d'image que maillab sait écrire.
    .expected = un nom qui finit par .svg ou .png
    .fix = save("schema.svg"), ou save("schema.png")
error-timeline-protocol = Le journal ne connaît pas le protocole « { $found } ».
    .expected = un nom parmi : { $known }
    .fix = { $nearest ->
        [none] protocol="smtp", par exemple
       *[other] vouliez-vous dire { $nearest } ?
    }
error-timeline-host = Rien de ce qui est montré ne concerne la machine « { $found } ».
    .expected = une machine parmi : { $known }
    .fix = { $nearest ->
        [none] print(*lab) donne toutes les machines
       *[other] vouliez-vous dire { $nearest } ?
    }
error-timeline-message = Le journal ne connaît aucun message « { $found } ».
    .expected = ce que rend lab.send(…), ou un numéro parmi : { $known }
    .fix = { $nearest ->
        [none] delivery = lab.send(…), puis message=delivery
       *[other] vouliez-vous dire { $nearest } ?
    }
