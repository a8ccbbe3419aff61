# Ce que plusieurs vues disent : le raisonnement, les messages, les boîtes, les dialogues.
show-walkthrough = Le raisonnement, étape par étape
show-walkthrough-empty = Rien n'a été vérifié.
show-step = Une étape du raisonnement
show-decides = étape décisive
show-outcome = { $outcome ->
        [match] convient
        [no-match] ne convient pas
        [accept] accepté
        [defer] différé
        [accepted] retenue
        [ignored] écartée
        [deferred] en attente
        [softfail] softfail (échec probable)
        [neutral] neutral (ni réussite ni échec)
        [policy] policy (refus propre à ce récepteur)
        [temperror] temperror (erreur temporaire)
        [permerror] permerror (erreur permanente)
       *[other] { $outcome }
    }

message-envelope = L'enveloppe : ce que SMTP transporte
message-mail = Un message en chemin
message-seen = Ce que voit le destinataire
message-header = L'en-tête, champ par champ ({ $count } champs ; * : écrit en chemin)
message-octets = Les octets du message ({ $count } octets)
message-field = champ
message-value = valeur
message-writer = qui l'a écrit
message-trace = en chemin
message-cut = … et encore { $count } octets
message-html = Courriel HTML dessiné inerte : rien n'est chargé ni exécuté, chaque lien dit sa vraie cible.
message-link = lien « { $text } » → { $target }
message-attachment = pièce jointe : { $name }
message-by-server = au nom du serveur { $name }
message-by-delivery = par le serveur de la boîte, à la remise
message-by-checker = au nom du vérificateur { $name }
message-by-receiver = par le serveur de réception
message-by-signer = signature au nom de { $name }
message-by-mediator = par qui l'a transféré, sans preuve
message-by-list = par une liste de diffusion, sans preuve
message-by-author = par l'expéditeur, sans preuve
message-by-unknown = auteur illisible
message-by-nobody = ligne mal formée
message-notices = À regarder de plus près :
message-border = plus bas, celui qui a remis le message a pu tout écrire lui-même
message-meaning = ce qu'il dit
message-trusted = écrit côté destinataire
message-claimed = simple affirmation
message-looks = Quatre regards sur le message
message-look-seen = comme on le lit
message-look-header = en-tête
message-look-parts = parties
message-look-octets = octets
message-plain = L'autre forme du message : le texte simple
message-parts = Les parties du message, selon MIME ({ $count })
message-part-kind = type
message-part-name = nom
message-part-size = taille décodée
message-part-octets = { $count } { $count-form ->
        [zero] octet
        [one] octet
       *[many] octets
    }

inert-script = Scripts écartés : { $count }.
inert-handler = Attributs qui lanceraient un script (onclick, onerror…) écartés : { $count }.
inert-style = Mises en forme (CSS) écartées : { $count }.
inert-frame = Cadres et objets venus d'ailleurs, écartés : { $count }.
inert-media = Dessins, sons et vidéos écartés : { $count }.
inert-redirect = Redirections et liens cachés (meta, base, link) écartés : { $count }.
inert-form = formulaire : il enverrait ce qu'on y tape à « { $target } »
inert-field = champ à remplir : { $name } ({ $kind })
inert-image = image non chargée : { $source }
inert-pixel = pixel espion, non chargé : il dirait à { $source } que le message est lu
inert-acts = ce lien exécuterait ou dessinerait son propre contenu
inert-elsewhere = le texte nomme un site, le lien mène à un autre : { $host }

mailbox-title = Boîte de { $address } : { $count } { $count-form ->
        [zero] message
        [one] message
       *[many] messages
    }{ $quarantined-form ->
        [zero] {""}
       *[many] , dont { $quarantined } en quarantaine
    }
mailbox-message = Message n° { $number }, { $folder }, reçu le { $time }
mailbox-number = n°
mailbox-time = reçu (UTC)
mailbox-folder = dossier
mailbox-from = de
mailbox-subject = objet
mailbox-nobody = (aucun expéditeur)
mailbox-rest = … et { $count } messages plus anciens
mailbox-dmarc = DMARC
mailbox-octets = octets
mailbox-attached = pièces jointes
mailbox-opened = Les messages, du plus récent au plus ancien
folder-inbox = réception
folder-quarantine = quarantaine

dialogue-secret = mot de passe en clair : qui écoute le réseau peut le lire
dialogue-content = (le message : { $lines } lignes, { $count } octets)

resolver-title = Mémoire du résolveur : { $count } { $count-form ->
        [zero] réponse
        [one] réponse
       *[many] réponses
    }
resolver-more = … et { $count } de plus : « .cache » les donne toutes.

zone-title = Zone { $origin } : { $count } { $count-form ->
        [zero] enregistrement
        [one] enregistrement
       *[many] enregistrements
    }
zone-name = nom
zone-ttl = TTL (s)
zone-type = type
zone-value = valeur
zone-master = Le fichier de zone
zone-fault-timeout = { $name } { $type } : le serveur se tait
zone-fault-servfail = { $name } { $type } : le serveur répond SERVFAIL
