# Les rapports DMARC : ce que les serveurs de réception disent au propriétaire d'un domaine.
report-title = Rapport DMARC de { $reporter } sur { $domain }, du { $begin } au { $end } (UTC) : { $count } { $count-form ->
        [zero] message
        [one] message
       *[many] messages
    }
report-policy = politique publiée : { $policy }
report-id = identifiant
report-from = envoyé par
report-published = politique publiée
report-error = erreur signalée
report-source = adresse IP
report-messages = messages
report-action = suite donnée
report-dkim = DKIM aligné
report-spf = SPF aligné
report-author = domaine du From
report-results = résultats bruts
report-rest = … et encore { $count } lignes
report-odd = Ce que ce rapport a d'irrégulier
error-report-empty = Le rapport { $id } ne parle d'aucun message : il n'y a rien à envoyer.
    .expected = au moins une ligne de messages
