# Un message envoyé : son chemin, ses vérifications, ce qu'il est devenu.
delivery-title = Message de { $sender } pour { $recipients }
delivery-outcome = issue
delivery-reply = réponse
delivery-disposition = décision
delivery-decided = décidé par
delivery-applied = récepteur

fate-delivered = remis dans la boîte de { $recipient } ({ $host })
fate-quarantined = mis en quarantaine pour { $recipient } ({ $host })
fate-bounced = non remis à { $recipient } : avis d'échec envoyé par { $host }
fate-discarded = supprimé pour { $recipient } ({ $host })
fate-refused = refusé pour { $recipient } par { $host }
fate-unsent = non remis à { $recipient } : une seule tentative, sans file d'attente ({ $host })
fate-waiting = en attente pour { $recipient }

check-method = contrôle
check-result = résultat
check-identity = identité contrôlée
check-detail = précision
check-spf = SPF
check-helo = SPF (HELO)
check-dkim = DKIM
check-arc = ARC
check-dmarc = DMARC
check-explanation = Explication du propriétaire du domaine : { $words }
check-detail-spf = { $mechanism ->
        [none] aucun terme n'a décidé
       *[other] terme « { $mechanism } »
    }, { $lookups } { $lookups-form ->
        [zero] recherche comptée
        [one] recherche comptée
       *[many] recherches comptées
    } sur 10
check-detail-unchecked = rien n'a été vérifié
check-detail-dkim = sélecteur { $selector }, { $algorithm }
check-detail-unsigned = { $result ->
        [none] aucune signature
       *[other] signature illisible
    }
check-detail-arc = { $count-form ->
        [zero] { $result ->
            [none] aucun sceau
           *[other] pas de chaîne lisible
        }
        [one] un sceau
       *[many] { $count } sceaux
    }
check-detail-dmarc = { $aligned ->
        [both] aligné par SPF et par DKIM
        [spf] aligné par SPF
        [dkim] aligné par DKIM
       *[nothing] rien d'aligné avec From
    }, { $policy ->
        [absent] aucune politique publiée
       *[other] politique demandée : { $policy }
    }

identity-nobody = aucune
identity-helo = nom donné par HELO : { $value }
identity-mail-from = enveloppe, MAIL FROM : { $value }
identity-header-from = auteur affiché, From : { $value }
identity-sdid = domaine signataire, d= : { $value }
identity-auid = agent signataire, i= : { $value }
identity-sealer = scelleur le plus récent, ARC-Seal d= : { $value }

disposition-accept = accepté
disposition-quarantine = mis en quarantaine
disposition-reject = rejeté
disposition-discard = supprimé en silence
disposition-defer = remis à plus tard

story-events = Ce que chaque machine a noté
hop-card = Une session SMTP
hop-title = { $client } appelle { $server } ({ $address }, port { $port })
hop-clear = en clair
hop-dialogue = Dialogue SMTP
hop-queries = Questions au DNS
hop-checks = Vérifications de { $server }
hop-added = Champs que { $client } a ajoutés en tête du message
hop-removed = Champs que { $client } a retirés ou remplacés
hop-body = Corps du message changé par { $client } : { $before } → { $after } octets
query-absence = { $outcome ->
        [NODATA] ce nom existe, mais sans { $type }
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre
        [REFUSED] le serveur a refusé de répondre
       *[MALFORMED] ce n'est pas un nom que le DNS puisse porter
    }
query-origin = { $source ->
        [authority] serveur de la zone
        [cache] cache
       *[other] résolveur
    }
