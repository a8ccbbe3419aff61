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

# Où un rapport a le droit d'aller.
report-destinations = Où envoyer les rapports sur { $domain } ? Étiquette { $tag }= de son enregistrement : { $count-form ->
        [zero] aucune adresse retenue
        [one] une adresse retenue
       *[many] { $count } adresses retenues
    }
report-registry = psd=y : { $domain } est un registre. Un rapport d'échec lui livrerait les messages d'autrui, aucun n'est envoyé
report-unwanted = { $domain } ne demande rien par { $tag }= : aucun rapport n'est envoyé
report-destination = Adresse « { $uri } »{ $outcome ->
        [accepted] {""} : les rapports partent vers { $address }
        [deferred] {""} : on ne sait pas encore, rien ne part aujourd'hui
       *[ignored] {""} : écartée
    }
report-scheme = Seul le courrier (mailto:) est prévu ; « { $scheme }: » n'est pas servi
report-malformed = « { $address } » n'est pas une adresse de courriel utilisable
report-limit-ignored = La limite de taille « !{ $limit } » est une ancienne syntaxe, on n'en tient plus compte
report-too-big = Le rapport pèse { $size } octets, plus que la limite « !{ $limit } » de cette adresse
report-own = { $place ->
        [same] L'adresse est au domaine lui-même, { $host } : pas d'autre accord à demander
       *[other] { $host } et { $domain } relèvent de la même organisation : pas d'autre accord à demander
    }
report-authorization = Adresse d'une autre organisation : accepte-t-elle ces rapports ? { $name } TXT → { $dns ->
        [NOERROR] { $count-form ->
            [zero] des textes, mais aucun qui commence par v=DMARC1
            [one] oui, « { $record } »
           *[many] oui, { $count } enregistrements, dont « { $record } »
        }
        [NODATA] ce nom existe, mais sans TXT
        [NXDOMAIN] ce nom n'existe pas
        [MALFORMED] ce nom est trop long pour le DNS
        [TIMEOUT] pas de réponse
       *[other] { $dns }
    }
report-unauthorized = Sans accord publié par { $host } sous { $name }, rien ne part : sinon, n'importe qui ferait inonder un inconnu de rapports sur { $domain }
report-override = { $host } préfère recevoir ces rapports à { $address }, une adresse du même hôte : c'est permis
report-override-elsewhere = L'accord de { $host } renvoie vers « { $uri } », hors de cet hôte : ni l'une ni l'autre adresse ne sert
report-trouble = Le DNS ne répond pas pour { $name } : on réessaiera plus tard
