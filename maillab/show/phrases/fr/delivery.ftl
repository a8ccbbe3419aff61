# Un message envoyé : son chemin, ses vérifications, ce qu'il est devenu.
delivery-title = Message de { $sender } pour { $recipients }
delivery-outcome = issue
delivery-reply = réponse
delivery-decided = décidé par

fate-delivered = remis dans la boîte de { $recipient } ({ $host })
fate-quarantined = mis en quarantaine pour { $recipient } ({ $host })
fate-bounced = non remis à { $recipient } : avis d'échec envoyé par { $host }
fate-discarded = supprimé pour { $recipient } ({ $host })
fate-refused = refusé pour { $recipient } par { $host }
fate-waiting = en attente pour { $recipient }

check-method = contrôle
check-result = résultat
check-identity = identité contrôlée
check-spf = SPF
check-helo = SPF (HELO)
check-dkim = DKIM
check-dmarc = DMARC
check-policy = politique demandée
check-disposition = décision
check-identity-helo = nom donné par HELO : { $value }
check-identity-mailfrom = enveloppe, MAIL FROM : { $value }
check-identity-header-from = auteur affiché, From : { $value }
check-identity-sdid = domaine signataire, d= : { $value }
check-identity-auid = agent signataire, i= : { $value }
check-none = aucune signature
check-selector = sélecteur { $selector }
check-author = auteur
check-results = Authentication-Results
check-aligned = aligné : { $methods }
check-not-aligned = rien d'aligné avec From

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
query-asker = qui demande
query-question = question
query-answer = réponse
query-source = d'où
query-time = durée
query-origin = { $source ->
        [authority] serveur de la zone
        [cache] cache
       *[other] résolveur
    }
