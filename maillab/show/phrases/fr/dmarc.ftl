# DMARC, pas à pas : découverte de la politique, alignement, décision.
dmarc-check = DMARC : ce message a-t-il le droit de se servir de { $domain }, le domaine du champ From ? (règles : { $rules })
dmarc-query = Question au DNS ({ $name } TXT) : { $dns ->
        [NOERROR] { $count-form ->
            [zero] aucun enregistrement DMARC{ $others-form ->
                [zero] {""}
               *[many] , d'autres textes seulement ({ $others })
            }
            [one] « { $record } »
           *[many] { $count } enregistrements DMARC
        }
        [NODATA] ce nom existe, mais sans TXT
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [REFUSED] le serveur a refusé de répondre (REFUSED)
       *[MALFORMED] ce n'est pas un nom que le DNS puisse porter
    }
dmarc-several-records = { $name } porte { $count } enregistrements DMARC, et rien ne dit lequel est le bon : aucun ne compte
dmarc-org-domain = Domaine organisationnel de { $domain } : { $org_domain }{ $by ->
        [psd-n] , qui le déclare par psd=n
        [below-psd-y] , le nom juste au-dessous d'un suffixe public (psd=y)
        [fewest-labels] , le nom le plus court où un enregistrement DMARC a été trouvé
        [nothing-found] , le nom lui-même, car aucun enregistrement DMARC n'a été trouvé en chemin
       *[suffix-list] , le nom juste au-dessous du suffixe public, d'après la liste des suffixes publics (Public Suffix List)
    }
dmarc-policy-record = L'enregistrement qui vaut pour { $author } est { $place ->
        [own] le sien
       *[above] celui de { $domain }
    } : « { $record } »
dmarc-no-record = Aucune politique DMARC utilisable n'est publiée pour { $domain }, ni à ce nom, ni au-dessus : il n'y a rien à vérifier, rien à appliquer
dmarc-bad-record = L'enregistrement de { $domain } est inutilisable, c'est comme s'il n'existait pas : { $flaw ->
        [twice] l'étiquette { $tag }= y figure plus d'une fois, et une liste où un nom revient est invalide tout entière
        [missing] il n'a pas de politique p=, ni d'adresse de rapport rua= valable qui en tiendrait lieu
       *[value] la valeur de { $tag }= n'est ni none, ni quarantine, ni reject, et aucune adresse de rapport rua= valable n'en tient lieu
    }. On y lit « { $record } »
dmarc-assumed-policy = { $flaw ->
        [missing] L'enregistrement de { $domain } n'a pas de politique { $tag }=
       *[value] Dans l'enregistrement de { $domain }, la valeur de { $tag }= n'est ni none, ni quarantine, ni reject
    }, mais une adresse de rapport rua= valable y figure. On fait donc comme avec p=none : le message sera compté dans les rapports, rien de plus
dmarc-near-miss = Ce texte de { $name } ressemble à un enregistrement DMARC, mais n'en est pas un : « { $text } ». { $slip ->
        [quoted] Des guillemets font partie du texte : ils n'y ont pas leur place
        [case] Les lettres de « DMARC1 » doivent être des majuscules
        [no-version] Il devrait commencer par « v=DMARC1; », « v= » compris
        [not-first] « v=DMARC1 » doit être la première étiquette, or une autre la précède
        [separator] Après « v=DMARC1 », il faut un point-virgule
       *[other-version] DMARC n'a qu'une version, et elle s'écrit « v=DMARC1 »
    }. On n'en tient pas compte
dmarc-existence = { $domain } existe-t-il dans le DNS ? { $dns ->
        [NXDOMAIN] Non : np= s'applique
        [NOERROR] Oui : np= ne s'applique pas
        [NODATA] Oui, même sans enregistrement du type demandé : np= ne s'applique pas
       *[other] Le DNS ne permet pas de le savoir ({ $dns }) : np= ne s'applique pas
    }
dmarc-policy = Le propriétaire demande « { $policy } » pour un message qui échoue : { $tag ->
        [sp] étiquette sp= de { $domain }, celle des sous-domaines
        [np] étiquette np= de { $domain }, celle des sous-domaines qui n'existent pas
       *[p] étiquette p= de { $domain }
    }
dmarc-testing = t=y : la politique « { $policy } » est à l'essai, on l'adoucit d'un cran
dmarc-sampling = pct={ $pct } : ce message est hors de l'échantillon, la politique « { $policy } » s'adoucit d'un cran
dmarc-alignment = Alignement : SPF ou DKIM a-t-il réussi pour un nom aligné avec { $author } (le même nom ou, en mode souple, un nom de la même organisation, { $author_org }) ? { $outcome ->
        [pass] Oui, et un seul suffit
        [temperror] Le DNS ne permet pas de le savoir
       *[fail] Non : rien ne prouve que le message vienne de { $author }
    }
dmarc-nothing-passed = Ni SPF ni DKIM n'a réussi, pour aucun nom : il n'y a rien à comparer
dmarc-aligned = { $method } a réussi pour { $identity } : { $relation ->
        [equal] c'est le domaine de l'auteur, donc aligné
       *[organization] même organisation ({ $identity_org }) que l'auteur { $author }, donc aligné (mode souple)
    }
dmarc-unaligned = { $method } a réussi pour { $identity } : { $relation ->
        [strict] ce n'est pas exactement { $author }, et le propriétaire exige l'égalité (mode strict), donc non aligné
        [hidden] le DNS ne dit pas si c'est l'organisation de { $author }, la question reste ouverte
       *[stranger] son organisation ({ $identity_org }) n'est pas celle de l'auteur ({ $author_org }), donc non aligné
    }
dmarc-undecided = { $method } n'a pas pu conclure pour { $identity }, faute de réponse du DNS : ce nom serait aligné, on ne peut donc pas parler d'échec
dmarc-dns-trouble = Le DNS ne donne pas de réponse utilisable pour { $name } : la politique reste inconnue. Ce n'est ni un succès ni un échec
error-dmarc-rules = maillab ne connaît pas les règles DMARC « { $found } ».
    .expected = rfc9989 ou rfc7489
