# Un trajet, moment par moment.
journey-submitted = { $host } écrit le message
journey-lookup = { $host } demande au DNS où le remettre
journey-spf = { $host } vérifie SPF
journey-dkim = { $host } vérifie DKIM
journey-arc = { $host } vérifie ARC
journey-dmarc = { $host } vérifie DMARC
journey-decision = { $host } répond
journey-event = La suite chez { $host }
journey-tries = { $host } essaie de remettre le message
journey-verdict = Bilan
journey-hidden = La suite est cachée, comme chaque résultat : choisissez d'abord, puis affichez l'envoi lui-même.
journey-left-out = … et { $count } événements semblables, entre les deux
journey-ask-spf = À votre avis, que dira SPF ?
journey-ask-dkim = À votre avis, que dira DKIM ?
journey-ask-arc = À votre avis, que dira ARC ?
journey-ask-dmarc = À votre avis, que dira DMARC ?
journey-ask-server = À votre avis, que fera { $host } de ce message ?
