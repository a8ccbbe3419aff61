# SPF, pas à pas : ce qui a été regardé, trouvé, et ce qui s'ensuit (RFC 7208).
spf-mail-from = SPF sur MAIL FROM : { $address ->
        [unknown] le client a-t-il
       *[known] l'adresse { $address } a-t-elle
    } le droit d'envoyer pour { $domain } ? (expéditeur de l'enveloppe : { $identity })
spf-null-sender = SPF sur MAIL FROM : l'expéditeur de l'enveloppe est vide (<>), c'est donc le nom donné par HELO qui compte, sous la forme { $identity }. { $address ->
        [unknown] Le client a-t-il
       *[known] L'adresse { $address } a-t-elle
    } le droit d'envoyer pour { $domain } ?
spf-helo = SPF sur HELO : { $address ->
        [unknown] le client a-t-il
       *[known] le client à l'adresse { $address } a-t-il
    } le droit de s'appeler { $domain } ?
spf-no-address = L'adresse IP du client n'est pas connue : il n'y a rien à comparer
spf-not-checkable = « { $domain } » ne peut pas porter d'enregistrement SPF : il faut un nom de domaine bien formé, d'au moins deux parties
spf-record = Enregistrement SPF, question au DNS ({ $domain } TXT) : { $dns ->
        [NOERROR] { $count-form ->
            [zero] des textes, mais aucun ne s'ouvre par le mot « v=spf1 » : { $domain } n'a pas d'enregistrement SPF
            [one] « { $record } »
           *[many] { $count } enregistrements SPF, et rien ne dit lequel est le bon : erreur permanente. On y lit « { $record } »
        }
        [NODATA] ce nom existe, mais sans TXT : { $domain } n'a pas d'enregistrement SPF
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [REFUSED] le serveur a refusé de répondre (REFUSED)
       *[MALFORMED] ce n'est pas un nom que le DNS puisse porter
    }
spf-query = Question au DNS ({ $name } { $type }) : { $dns ->
        [NOERROR] { $found }
        [NODATA] ce nom existe, mais sans { $type }
        [NXDOMAIN] ce nom n'existe pas
        [TIMEOUT] pas de réponse
        [SERVFAIL] le serveur n'a pas su répondre (SERVFAIL)
        [REFUSED] le serveur a refusé de répondre (REFUSED)
       *[MALFORMED] ce n'est pas un nom que le DNS puisse porter
    }{ $voids-form ->
        [zero] {""}
       *[many] {" "}(réponse vide n° { $voids } ; 2 au plus sont permises)
    }
spf-syntax = L'enregistrement de { $domain } est mal écrit au terme « { $term } » : une seule faute, même après le terme qui conviendrait, rend le tout inutilisable{ $slip ->
        [repeated] . Ce terme a déjà été donné, et ne peut l'être qu'une fois
        [comma] . Entre les termes il faut des espaces, jamais de virgules
        [semicolon] . Entre les termes il faut des espaces, jamais de points-virgules
       *[other] {""}
    }
spf-near-miss = Ce texte de { $domain } ressemble à un enregistrement SPF, mais n'en est pas un : « { $text } ». { $slip ->
        [quoted] Il s'ouvre par un guillemet, ou un signe semblable, qui n'y a pas sa place
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
        [match] { $address } est { $prefix ->
            [none] parmi les adresses
           *[bits] dans le bloc { $prefix } d'une adresse
        } de { $domain }, le résultat est donc { $meaning }
        [no-match] { $address } n'est { $prefix ->
            [none] pas parmi les adresses
           *[bits] dans le bloc { $prefix } d'aucune adresse
        } de { $domain }
       *[error] impossible de comparer { $address } aux adresses de { $domain }
    }
spf-mx = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] { $address } est { $prefix ->
            [none] parmi les adresses
           *[bits] dans le bloc { $prefix } d'une adresse
        } des serveurs MX de { $domain }, le résultat est donc { $meaning }
        [no-match] { $address } n'est { $prefix ->
            [none] pas parmi les adresses
           *[bits] dans le bloc { $prefix } d'aucune adresse
        } des serveurs MX de { $domain }
       *[error] impossible de comparer { $address } aux serveurs MX de { $domain }
    }
spf-ptr = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus ; déconseillé) : { $outcome ->
        [match] { $address } porte un nom du domaine { $domain } qui ramène bien à elle, le résultat est donc { $meaning }
        [no-match] on ne trouve à { $address } aucun nom du domaine { $domain } qui ramène à elle
       *[error] la recherche du nom de { $address } met fin à la vérification
    }
spf-exists = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] { $domain } a une adresse IPv4, peu importe laquelle, le résultat est donc { $meaning }
        [no-match] { $domain } n'a pas d'adresse IPv4
       *[error] la recherche de { $domain } met fin à la vérification
    }
spf-include = Terme « { $term } » (n° { $lookups } à interroger le DNS, 10 au plus) : { $outcome ->
        [match] l'enregistrement de { $domain } donne pass, le résultat est donc { $meaning }
        [no-match] l'enregistrement de { $domain } ne donne pas pass
       *[error] l'évaluation de { $domain } ne peut pas aboutir, et cela arrête toute la vérification
    }
spf-included = Résultat du domaine inclus, { $domain } : { $outcome ->
        [pass] pass, le terme convient
        [none] none. Inclure un domaine sans enregistrement SPF est une faute, donc une erreur permanente
       *[other] { $outcome }. Seul pass ferait convenir le terme : il ne convient donc pas
    }
spf-redirect = Aucun terme ne convient, mais redirect (n° { $lookups } à interroger le DNS, 10 au plus) confie la décision à { $domain }{ $record ->
        [missing] , qui n'a pas d'enregistrement SPF. Renvoyer à un tel domaine est une faute, donc une erreur permanente
       *[read] {""}
    }
spf-no-match = Aucun terme de l'enregistrement de { $domain } ne convient, et rien n'y est dit du reste (ni all, ni redirect) : le propriétaire ne se prononce pas
spf-too-many-mx = { $domain } a { $count } serveurs MX, plus que les 10 permis : erreur permanente
spf-too-many-lookups = « { $term } » serait le { $count }e terme qui interroge le DNS : 10 au plus sont permis, inclusions comprises. Erreur permanente
spf-too-many-void-lookups = Avec { $name }, { $count } réponses du DNS sont vides : 2 au plus sont permises. Erreur permanente
spf-too-slow = Avec { $name } { $type }, les réponses du DNS ont pris plus de { $limit } secondes en tout : on renonce. Erreur temporaire, ce n'est pas un échec
spf-dns-trouble = Le DNS ne donne pas de réponse utilisable pour { $name } { $type } ({ $dns ->
        [TIMEOUT] délai dépassé
        [SERVFAIL] le serveur n'a pas su répondre
       *[REFUSED] le serveur a refusé de répondre
    }) : erreur temporaire, et non un échec, car on ne peut rien conclure
spf-explanation = exp= : { $usable ->
        [yes] l'explication du propriétaire de { $domain } (ce sont ses mots, pas ceux du récepteur) : « { $explanation } »
       *[no] { $domain } annonce une explication, mais elle est introuvable ou mal écrite : on s'en passe, le résultat n'en dépend pas
    }
