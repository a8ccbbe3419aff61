# SPF, pas à pas : ce qui a été regardé, trouvé, et ce qui s'ensuit (RFC 7208).
spf-mail-from = SPF sur MAIL FROM : l'adresse { $address } a-t-elle le droit d'envoyer pour { $domain } ? (expéditeur de l'enveloppe : { $identity })
spf-null-sender = SPF sur MAIL FROM : l'expéditeur de l'enveloppe est vide (<>), c'est donc le nom donné par HELO qui compte, sous la forme { $identity }. L'adresse { $address } a-t-elle le droit d'envoyer pour { $domain } ?
spf-helo = SPF sur HELO : l'adresse { $address } a-t-elle le droit de s'appeler { $domain } ?
spf-no-address = L'adresse IP du client n'est pas connue : il n'y a rien à comparer
spf-not-checkable = « { $domain } » ne peut pas porter d'enregistrement SPF : il faut un nom de domaine complet, d'au moins deux parties
spf-record = Enregistrement SPF, question au DNS ({ $domain } TXT) : { $dns ->
        [NOERROR] { $count-form ->
            [zero] des textes, mais aucun ne commence par « v=spf1 » : { $domain } n'a pas d'enregistrement SPF
            [one] « { $record } »
           *[many] { $count } enregistrements SPF, et rien ne dit lequel est le bon : erreur permanente. On y lit « { $record } »
        }
        [NODATA] ce nom existe, mais sans TXT : { $domain } n'a pas d'enregistrement SPF
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
       *[other] { $dns }
    }
spf-query = Question au DNS ({ $name } { $type }) : { $dns ->
        [NOERROR] { $found }
        [NODATA] ce nom existe, mais sans { $type }
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [MALFORMED] ce n'est pas un nom que le DNS puisse porter
       *[other] { $dns }
    }{ $voids-form ->
        [zero] {""}
       *[many] {" "}(question restée vide n° { $voids } ; 2 au plus sont permises)
    }
spf-syntax = L'enregistrement de { $domain } est mal écrit au terme « { $term } » : une seule faute, même après le terme qui conviendrait, rend le tout inutilisable{ $slip ->
        [comma] . Entre les termes il faut des espaces, jamais de virgules
        [semicolon] . Entre les termes il faut des espaces, jamais de points-virgules
       *[other] {""}
    }
spf-near-miss = Ce texte de { $domain } ressemble à un enregistrement SPF, mais n'en est pas un : « { $text } ». { $slip ->
        [quoted] Des guillemets font partie du texte : ils n'y ont pas leur place
        [spaced] Un blanc s'y glisse : « v=spf1 » s'écrit d'un seul tenant, au tout début
        [no-version] Il devrait commencer par « v=spf1 », « v= » compris
        [not-first] « v=spf1 » doit ouvrir le texte, or autre chose le précède
        [separator] Après « v=spf1 », seule une espace est permise
        [sender-id] C'est du Sender ID (RFC 4406), une autre technique, abandonnée depuis
       *[other-version] SPF n'a qu'une version, et elle s'écrit « v=spf1 »
    }. On n'en tient pas compte
spf-misplaced-dmarc = « { $text } » est un enregistrement DMARC, publié sous { $domain } même, où personne ne le cherche : sa place est sous _dmarc.{ $domain }
spf-ignored = Terme « { $term } » : { $meant ->
        [none] modificateur inconnu, on l'ignore comme le veut la norme
       *[other] avec « = », ce n'est pas un mécanisme mais un modificateur inconnu, et il est ignoré. Le mécanisme s'écrirait « { $meant } »
    }
spf-all = Terme « { $term } » : « all » convient à toute adresse, le résultat est donc { $meaning }
spf-ip = Terme « { $term } » : il { $outcome ->
        [match] couvre { $address }, le résultat est donc { $meaning }
       *[no-match] ne couvre pas { $address }
    }
spf-a = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] { $address } est parmi les adresses de { $domain }, le résultat est donc { $meaning }
        [no-match] { $address } n'est pas parmi les adresses de { $domain }
       *[error] impossible de comparer { $address } aux adresses de { $domain }
    }
spf-mx = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] { $address } est parmi les adresses des serveurs MX de { $domain }, le résultat est donc { $meaning }
        [no-match] { $address } n'est pas parmi les adresses des serveurs MX de { $domain }
       *[error] impossible de comparer { $address } aux serveurs MX de { $domain }
    }
spf-ptr = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus ; déconseillé) : { $outcome ->
        [match] { $address } porte un nom de { $domain } qui ramène bien à elle, le résultat est donc { $meaning }
        [no-match] { $address } ne porte aucun nom de { $domain } qui ramène à elle
       *[error] la recherche du nom de { $address } met fin à la vérification
    }
spf-exists = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] { $domain } a une adresse, peu importe laquelle, le résultat est donc { $meaning }
        [no-match] { $domain } n'a pas d'adresse
       *[error] la recherche de { $domain } met fin à la vérification
    }
spf-include = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] l'enregistrement de { $domain } donne pass, le résultat est donc { $meaning }
        [no-match] l'enregistrement de { $domain } ne donne pas pass
       *[error] l'enregistrement de { $domain } ne peut pas être évalué, et cela arrête toute la vérification
    }
spf-included = Réponse de l'enregistrement inclus, celui de { $domain } : { $outcome ->
        [pass] pass, le terme convient
        [none] none. Inclure un domaine sans enregistrement SPF est une faute, donc une erreur permanente
       *[other] { $outcome }. Seul pass ferait convenir le terme : on passe au suivant
    }
spf-redirect = Aucun terme ne convient, mais redirect (n° { $lookups } à interroger le DNS, 10 au plus) confie la décision à l'enregistrement de { $domain }{ $outcome ->
        [permerror] , qui n'en donne aucune
       *[other] {""}
    }
spf-no-match = Aucun terme de l'enregistrement de { $domain } ne convient, et rien n'y est dit du reste (ni all, ni redirect) : le propriétaire ne se prononce pas
spf-too-many-mx = { $domain } a { $count } serveurs MX, plus que les 10 permis : erreur permanente
spf-too-many-lookups = « { $term } » serait le { $count }e terme qui interroge le DNS : 10 au plus sont permis, inclusions comprises. Erreur permanente
spf-too-many-void-lookups = Avec { $name }, { $count } questions sont restées vides : 2 au plus sont permises. Erreur permanente
spf-too-slow = Avec { $name } { $type }, les réponses du DNS ont pris plus de { $limit } secondes en tout : on renonce. Erreur temporaire, ce n'est pas un échec
spf-dns-trouble = Le DNS ne donne pas de réponse utilisable pour { $name } { $type } ({ $dns ->
        [TIMEOUT] délai dépassé
        [SERVFAIL] le serveur n'a pas su répondre
       *[other] { $dns }
    }) : erreur temporaire, et non un échec, car on ne peut rien conclure
spf-explanation = exp= : { $usable ->
        [yes] l'explication du propriétaire de { $domain } (ce sont ses mots, pas ceux du récepteur) : « { $explanation } »
       *[no] { $domain } annonce une explication, mais elle est introuvable ou mal écrite : on s'en passe, le résultat n'en dépend pas
    }
