# Ce que l'examen d'un enregistrement SPF trouve, et comment y remédier (RFC 7208).
lint-record-unknown = Ce texte ne commence comme aucun enregistrement connu
    .fix = Commencer par « v=spf1 » pour SPF, par « v=DKIM1 » pour une clé DKIM, par « v=DMARC1 » pour DMARC.
lint-record-strings = Une chaîne d'un enregistrement TXT contient au plus 255 octets ; celle-ci en a { $count }
    .fix = La couper en plusieurs chaînes entre guillemets : le vérificateur les recolle, sans espace.
lint-dns-trouble = Le DNS ne donne pas de réponse utilisable pour { $name } { $type } : on ne sait pas ce qui y est publié
    .fix = Réparer le serveur de noms : tant qu'il se tait, les vérificateurs répondent temperror.
lint-dns-no-domain = { $subject } n'existe pas dans le DNS : il n'y a rien à examiner
    .fix = { $nearest ->
        [none] Vérifier l'orthographe du nom.
       *[other] Vouliez-vous dire « { $nearest } » ?
    }
lint-spf-version = « { $found } » ressemble à du SPF, mais aucun vérificateur ne le lira : { $slip ->
        [quoted] il s'ouvre par un guillemet, ou un signe semblable
        [spaced] une espace est de trop avant ou dans « v=spf1 »
        [no-version] il manque « v= »
        [separator] après « v=spf1 » vient une espace, rien d'autre
        [not-first] « v=spf1 » doit venir en premier
       *[other] la version s'écrit « v=spf1 »
    }
    .fix = Commencer exactement par « v=spf1 », puis une espace.
lint-spf-syntax = Le terme « { $term } » est mal écrit : tout l'enregistrement devient inutilisable (permerror), même pour les serveurs qui conviennent
    .fix = { $meant ->
        [none] Rien de connu n'y ressemble : retirer ce terme.
       *[other] Écrire « { $meant } ».
    }
lint-spf-repeated-modifier = « { $name }= » figure plus d'une fois : tout l'enregistrement devient inutilisable (permerror)
    .fix = N'en garder qu'un seul.
lint-spf-several-records = { $subject } publie { $count } enregistrements SPF : nul ne sait lequel est le bon, tout devient inutilisable (permerror)
    .fix = Les réunir en un seul, puis retirer les autres.
lint-spf-too-many-lookups = { $count } termes interrogent le DNS, inclusions comprises ; au-delà de 10, les vérificateurs s'arrêtent (permerror)
    .fix = Retirer les inclusions inutiles ; remplacer « a » et « mx » par ip4 et ip6 quand les adresses sont à vous.
lint-spf-few-lookups-left = { $count } termes interrogent le DNS, pour 10 permis : un seul ajout, même chez un prestataire, et tout devient inutilisable
    .fix = Retirer ce qui ne sert plus avant qu'un autre ajoute une inclusion.
lint-spf-too-many-voids = { $count } réponses du DNS sont vides ({ $names }) pour un client IPv{ $version } ; au-delà de 2, les vérificateurs s'arrêtent (permerror)
    .fix = Retirer les termes dont le nom n'existe plus, ou n'a plus d'adresse.
lint-spf-too-many-mx = Le terme « { $term } » mène à { $count } serveurs MX ; au-delà de 10, les vérificateurs s'arrêtent (permerror)
    .fix = Remplacer ce terme par les adresses des serveurs qui envoient vraiment.
lint-spf-loop = Le terme « { $term } » revient à { $target }, par où l'on est déjà passé : les vérificateurs tournent jusqu'à la limite (permerror)
    .fix = Retirer ce terme : l'enregistrement visé est déjà lu.
lint-spf-include-without-record = « { $term } » inclut { $target }, { $dns ->
        [NXDOMAIN] un nom qui n'existe pas (qui l'obtient pourra envoyer en votre nom)
       *[other] qui ne publie pas de SPF
    } : tout devient inutilisable (permerror)
    .fix = Retirer cette inclusion, ou demander le bon nom au prestataire.
lint-spf-redirect-without-record = « { $term } » renvoie à { $target }, { $dns ->
        [NXDOMAIN] un nom qui n'existe pas
       *[other] qui ne publie pas de SPF
    } : tout devient inutilisable (permerror)
    .fix = Retirer ce renvoi et finir l'enregistrement soi-même.
lint-spf-broken-elsewhere = { $subject }, que lit aussi le SPF de { $by }, publie { $count-form ->
        [one] un enregistrement mal écrit
       *[many] { $count } enregistrements SPF
    } : tout devient inutilisable (permerror)
    .fix = Prévenir qui administre { $subject } ; en attendant, retirer le terme qui y mène.
lint-spf-none = { $subject } ne publie pas de SPF : n'importe qui peut se servir de ce nom dans une enveloppe
    .fix = { $count-form ->
        [zero] Ce domaine ne nomme aucun serveur MX : s'il n'envoie pas de courrier, le dire.
       *[many] Faire l'inventaire des serveurs qui envoient, internes et externes ; commencer par les MX.
    }
lint-spf-plus-all = « { $term } » permet au monde entier d'envoyer au nom du domaine : mieux vaudrait ne rien publier
    .fix = Marquer les inconnus par « ~all », puis les refuser par « -all » une fois l'inventaire sûr.
lint-spf-neutral-all = « { $term } » ne dit rien des serveurs inconnus : un vérificateur fait comme s'il n'y avait pas de SPF
    .fix = Marquer les inconnus par « ~all », puis les refuser par « -all » une fois l'inventaire sûr.
lint-spf-no-all = Rien ne dit ce que valent les autres serveurs : le résultat est neutral, comme sans SPF
    .fix = Finir par « ~all », puis par « -all » une fois l'inventaire sûr.
lint-spf-passes-all = Le terme « { $term } » convient à tout le monde, à cause de ce que publie { $target } : n'importe qui peut envoyer au nom du domaine
    .fix = Retirer ce terme tant que { $target } ne dit pas qui sont ses serveurs.
lint-spf-after-all = Ce qui suit « all » n'est jamais essayé : { $terms }
    .fix = Le retirer, ou le placer avant « all » si ces serveurs envoient.
lint-spf-redirect-ignored = « { $term } » ne sert jamais : « all » décide avant
    .fix = Choisir l'un ou l'autre ; ici, le renvoi est retiré.
lint-spf-ptr = « { $term } » est déconseillé : il est lent, peu sûr, et certains vérificateurs l'ignorent
    .fix = Le remplacer par les adresses des serveurs (ip4, ip6) ou par leurs noms (a:).
lint-spf-macro-p = « { $term } » se sert de la macro %{"{"}p{"}"}, déconseillée comme ptr : elle est lente et peu sûre
    .fix = Désigner les serveurs autrement.
lint-spf-wide = « { $term } » permet d'envoyer depuis un réseau très vaste, dont bien des machines ne sont sans doute pas à vous
    .fix = N'énumérer que les adresses qui envoient.
lint-spf-private = « { $term } » désigne des adresses qui ne sortent pas d'un réseau local : aucun destinataire sur Internet ne les verra jamais
    .fix = Retirer ce terme ; c'est l'adresse publique de sortie qui compte.
lint-spf-ignored-modifier = « { $term } » s'écrit avec « = » et n'est pas connu : tout le monde l'ignore
    .fix = { $meant ->
        [none] Retirer ce terme.
       *[other] Écrire « { $meant } ».
    }
lint-spf-void = Le terme « { $term } » reçoit une réponse vide : { $target } { $dns ->
        [NXDOMAIN] n'existe pas
       *[other] n'a pas ce qu'il faut
    } ; 2 réponses vides au plus sont permises
    .fix = Retirer ce terme, ou publier ce nom.
lint-spf-exp-unusable = L'explication annoncée par « { $term } » ne peut pas servir : { $count-form ->
        [zero] { $target } n'a pas de texte
        [one] le texte de { $target } est mal écrit
       *[many] { $target } a { $count } textes
    }
    .fix = Publier un seul texte ASCII à ce nom, ou retirer ce terme.
lint-spf-exp-idle = « { $term } » annonce une explication, mais aucun terme ne refuse : elle ne servira jamais
    .fix = Retirer ce terme, ou finir par « -all ».
lint-spf-host-bits = « { $term } » nomme une adresse à l'intérieur du réseau, pas le réseau lui-même : les vérificateurs lisent { $network }
    .fix = Écrire le réseau tel qu'il est lu.
lint-spf-duplicate = Déjà dit, et sans effet la seconde fois : { $terms }
    .fix = Ne le garder qu'une fois.
lint-spf-unchecked = « { $term } » contient une macro : ce qu'il coûte et permet dépend de chaque message
    .fix = L'essayer avec de vraies adresses, et en demander la raison à qui l'a écrit.
lint-spf-helo = { $host } n'a pas d'enregistrement SPF à son nom : un autre peut se présenter ainsi dans HELO, et c'est ce nom qui compte quand l'expéditeur de l'enveloppe est vide
    .fix = Publier à ce nom que cette machine seule s'appelle ainsi.
lint-spf-reply-too-long = La réponse du DNS fait environ { $count } octets ; au-delà de 512, elle ne passe pas partout en un seul datagramme
    .fix = Raccourcir l'enregistrement, ou déplacer les autres textes publiés au même nom.
lint-mx-null = { $subject } n'envoie rien et n'a pas de MX : s'il ne reçoit rien non plus, mieux vaut le dire
    .fix = Publier un MX nul : les expéditeurs renoncent aussitôt, au lieu de réessayer pendant des jours.
