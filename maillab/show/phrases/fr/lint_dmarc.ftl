# Ce que l'examen d'un enregistrement DMARC trouve, et comment y remédier (RFC 9989, RFC 7489).
lint-dmarc-version = « { $found } » ressemble à du DMARC, mais aucun destinataire ne le lira : { $slip ->
        [quoted] il y a un guillemet, ou un signe semblable, devant la version
        [case] « DMARC1 » s'écrit en majuscules
        [no-version] il manque « v=DMARC1; »
        [not-first] « v=DMARC1 » doit venir en premier
        [separator] il faut un point-virgule après « v=DMARC1 »
       *[other] la version s'écrit « v=DMARC1 »
    }
    .fix = Commencer exactement par « v=DMARC1; ».
lint-dmarc-twice = « { $tag }= » figure plus d'une fois : toute la liste est invalide, comme s'il n'y avait pas de DMARC
    .fix = N'en garder qu'une seule.
lint-dmarc-no-policy = { $value ->
        [none] « { $tag }= » manque
       *[other] « { $tag }={ $value } » n'est pas une politique
    } : sans politique ni adresse de rapports, c'est comme s'il n'y avait pas de DMARC
    .fix = Écrire une politique : none, quarantine ou reject.
lint-dmarc-policy-assumed = { $value ->
        [none] « { $tag }= » manque
       *[other] « { $tag }={ $value } » n'est pas une politique
    } : les destinataires font comme si toute la politique était « none »
    .fix = Écrire une politique : none, quarantine ou reject.
lint-dmarc-several-records = { $subject } publie { $count } enregistrements DMARC : aucun ne compte
    .fix = N'en garder qu'un.
lint-dmarc-wrong-name = L'enregistrement DMARC est publié à { $subject } : personne ne l'y cherche
    .fix = Le déplacer : DMARC se cherche toujours sous « _dmarc. ».
lint-dmarc-none = { $subject } ne publie pas de DMARC, et rien n'en tient lieu au-dessus : chacun peut écrire ce nom dans From
    .fix = Commencer par observer (R48+) : p=none, en y ajoutant une adresse de rapports que quelqu'un lit (rua=mailto:…).
lint-dmarc-inherited = { $subject } n'a pas d'enregistrement à lui : c'est celui de { $above } qui compte ({ $policy })
    .fix = Rien à faire si c'est voulu.
lint-dmarc-monitoring = « p=none » observe sans rien demander : un faux est traité comme s'il n'y avait pas de DMARC
    .fix = Quand les rapports ne montrent plus de serveur légitime en échec, passer à quarantine, puis à reject (R48+).
lint-dmarc-weak-below = « { $tag } » demande moins pour les sous-domaines que pour le domaine ({ $policy }) : un faussaire se servira de l'un d'eux
    .fix = Retirer cette exception : la politique du domaine vaudra aussi en dessous.
lint-dmarc-testing = « t=y » demande un cran de moins que « { $policy } »
    .fix = Le retirer une fois l'essai fini.
lint-dmarc-not-a-tag = « { $found } » n'a pas la forme nom=valeur : les destinataires l'ignorent
    .fix = Séparer les adresses de rapports par des virgules, et retirer le reste.
lint-dmarc-unknown-tag = « { $found }= » n'est pas connu : les destinataires l'ignorent
    .fix = { $meant ->
        [none] Le retirer.
       *[other] Écrire « { $meant }= ».
    }
lint-dmarc-older-tag = « { $found } » vient de la RFC 7489 : la RFC 9989 ne le connaît plus{ $tag ->
        [pct] , et la politique vaut pour tous les messages
       *[other] {""}
    }
    .fix = { $tag ->
        [pct] Le retirer ; pour un essai, écrire « t=y ».
       *[other] Le retirer.
    }
lint-dmarc-newer-tag = « { $found } » vient de la RFC 9989 : un destinataire resté à la RFC 7489 l'ignore
    .fix = Le laisser ; s'assurer que « p » et « sp » disent déjà l'essentiel.
lint-dmarc-ignored-value = « { $found } » n'a pas une valeur connue : c'est comme s'il n'était pas là
    .fix = Le corriger, ou le retirer : la valeur par défaut vaut de toute façon.
lint-dmarc-order = « { $found } » devrait suivre « v=DMARC1 » : d'anciens destinataires (RFC 7489) l'exigent
    .fix = Le mettre en deuxième.
lint-dmarc-address = Dans « { $tag }= », ceci n'est pas une adresse de rapports : { $found }
    .fix = Écrire mailto:nom@domaine, avec des virgules entre les adresses.
lint-dmarc-no-reports = Aucune adresse de rapports : qui échoue, et qui vous imite, restera inconnu
    .fix = Ajouter « rua=mailto:… » (R48+ : analyser les rapports avant de durcir).
lint-dmarc-fo-idle = « { $found } » règle les rapports d'échec, mais personne n'en demande : il n'y a pas de « ruf= »
    .fix = Le retirer.
lint-dmarc-unauthorized = { $host } n'a pas dit qu'il accepte vos rapports : ceux de « { $tag }= » ne lui seront pas envoyés
    .fix = Lui demander de publier son accord à ce nom, ou choisir une adresse chez vous.
