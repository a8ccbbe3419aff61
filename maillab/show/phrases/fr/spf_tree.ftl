# L'arbre SPF : qui chaque terme admet, et ce que cela coûte.
spf-tree-title = L'arbre SPF de { $domain } : { $count-form ->
        [zero] aucun terme n'interroge le DNS
        [one] un terme interroge le DNS
       *[many] jusqu'à { $count } termes interrogent le DNS
    }, 10 sont permis{ $over ->
        [yes] {" "}: qui dépasse obtient permerror
       *[no] {""}
    }
spf-tree-title-told = L'arbre SPF de { $domain }, tel que cette vérification l'a vu
spf-tree-answer = { $address ->
        [unknown] Une adresse inconnue
       *[known] { $address }
    } envoie pour { $domain } : { $result } ({ $term }) ; termes qui interrogent le DNS : { $count }
spf-tree-admits = { $admits ->
        [networks] { $count-form ->
            [zero] n'admet aucune adresse
           *[other] admet { $networks }
        }
        [everybody] convient à toute adresse
        [record] admet ce que { $target } laisse passer
        [redirect] laisse { $target } décider à sa place
       *[message] dépend du message ou de la machine qui l'envoie
    }
spf-tree-lookup = recherche n° { $number }{ $over ->
        [yes] {" "}: au-delà des 10
       *[no] {""}
    }
spf-tree-void = demandé en vain : { $names }
spf-tree-idle = derrière all : jamais atteint
spf-tree-way = { $way ->
        [taken] c'est lui qui convient
        [followed] suivi ici
        [skipped] ne convient pas
        [interrupted] l'erreur est plus bas
        [unreached] pas atteint
       *[ended] tout s'arrête ici
    }
spf-tree-term-trouble = { $trouble ->
        [loop] boucle : { $target } est déjà ouvert plus haut
        [too-many-mx] plus de 10 serveurs MX
        [not-followed] trop loin : on n'ouvre plus rien
       *[dns] pas de réponse utilisable du DNS
    }
spf-tree-record-trouble = { $trouble ->
        [several-records] plusieurs enregistrements SPF : permerror
        [syntax] cet enregistrement ne peut pas être lu : permerror
        [dns] pas de réponse utilisable du DNS
       *[no-record] pas d'enregistrement SPF
    }
spf-tree-reason = { $reason ->
        [no-match] aucun terme ne convient
        [no-record] pas d'enregistrement
        [no-domain] ce domaine n'existe pas
        [malformed-domain] ce nom n'est pas un domaine
        [no-address] l'adresse n'est pas connue
        [several-records] plusieurs enregistrements
        [syntax] une faute d'écriture
        [too-many-lookups] plus de 10 termes interrogent le DNS
        [too-many-void-lookups] plus de 2 réponses vides
        [too-many-mx] plus de 10 serveurs MX
        [include-without-record] le domaine inclus n'a pas d'enregistrement
        [redirect-without-record] le domaine de redirect n'a pas d'enregistrement
        [dns-trouble] pas de réponse utilisable du DNS
        [too-slow] le DNS est trop lent
       *[match] le terme qui convient
    }
spf-tree-typical = Des adresses des réseaux cités, et une du dehors
spf-tree-address = adresse
spf-tree-result = résultat
spf-tree-by = décidé par
spf-tree-see-way = Suivre une adresse
spf-tree-ask = Cette adresse passerait-elle ?
spf-tree-send = Vérifier
spf-tree-sender = expéditeur
error-spf-tree-address = Il manque l'adresse dont on demande si elle peut envoyer pour { $domain }.
    .expected = une adresse IPv4 ou IPv6, entre guillemets
    .fix = lab.spf_tree("{ $domain }").admits("192.0.2.25")
error-spf-tree-told = Cet arbre de { $found } ne contient que ce qu'une vérification a vu : il ne répond pas à d'autres questions.
    .expected = un arbre tiré du DNS
    .fix = lab.spf_tree(domaine).admits(adresse)
spf-tree-record = { $domain } : { $record }
