# Les étiquettes sous la phrase d'une erreur, et les erreurs communes.
error-label-file = fichier
error-label-line = ligne
error-label-found = trouvé
error-label-expected = attendu
error-label-fix = remède
error-label-rule = règle

error-language = maillab ne parle pas la langue « { $found } ».
    .expected = une langue parmi : { $languages }
    .fix = use_language("fr")

error-argument = { $call } : ce qui est donné pour « { $name } » n'est pas du type attendu.
    .expected = { $wanted ->
        [text] un texte, entre guillemets
        [octets] des octets : b"…", ou le contenu d'un message, comme message.content
        [number] un nombre, sans guillemets
        [whole] un nombre entier, sans guillemets
        [yes-or-no] True ou False
        [table] un dictionnaire : une clé, deux-points, une valeur
        [list-of-text] une liste de textes : ["…", "…"]
        [text-or-list-of-text] un texte entre guillemets, ou une liste de textes
        [list-of-text-and-octets] une liste de paires, nom du fichier et octets : [("devis.pdf", b"…")]
        [text-or-octets-or-list-of-text-or-octets] une ligne, plusieurs lignes en un seul texte, ou une liste de lignes : ["EHLO moi", "QUIT"]
        [Delivery] ce que rend lab.send(…) ou lab.attack(…)
        [Delivery-or-text] ce que rend lab.send(…), ou son numéro entre guillemets
        [number-and-number] deux nombres : (début, fin), en secondes simulées comme lab.now
        [MailObject] un message, tel que lab.write(…) ou forge.direct_spoof(…) en fait
        [NameService] de quoi poser des questions au DNS : Resolver(zones) ou lab.resolver()
        [Zones] des zones, telles que Zones.from_dict(…) les lit
       *[other] { $wanted }
    }
    .fix = { $wanted ->
        [text] donner « { $name } » entre guillemets : "…"
        [text-or-list-of-text] donner « { $name } » entre guillemets : "…", ou plusieurs textes : ["…", "…"]
        [octets] un texte devient des octets avec texte.encode()
        [number] donner un nombre pour « { $name } », comme 30
        [whole] donner un nombre pour « { $name } », comme 30
        [Delivery] delivery = lab.send(…), puis donner delivery, sans guillemets
        [MailObject] message = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut Bob"), puis lab.send(message)
        [NameService] from maillab.dns import Resolver, Zones, puis Resolver(Zones.from_dict(…))
       *[other] help({ $call }) dit ce qui est attendu
    }

error-argument-missing = { $call } : il manque « { $names } ».
    .expected = { $usage }
    .fix = lui donner une valeur, à sa place ou par son nom, suivi de « = »

error-argument-surplus = { $call } : il y a plus de valeurs que de places, ou deux valeurs pour la même.
    .expected = { $usage }
    .fix = ce qui est suivi de « = » se donne avec son nom

error-argument-unknown = { $call } n'a pas de paramètre « { $found } ».{ $nearest ->
        [none] { "" }
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = { $usage }

error-play-empty = Il n'y a rien à faire défiler : { $found } est vide.
    .expected = une boîte, ou une liste, qui contient quelque chose
    .fix = envoyer d'abord un message, puis relancer la cellule

error-play = Cette vue ne bouge pas : { $found } s'affiche d'un bloc.
    .expected = un objet dont la vue avance pas à pas, comme le résultat de lab.send(…)
    .fix = écrire l'objet seul, sans play(…) : il s'affiche

error-compare = Ces deux choses ne se comparent pas : { $found }.
    .expected = deux envois, ou deux verdicts, contrôles ou raisonnements de même sorte
    .fix = compare(avant, apres), où les deux viennent de lab.send(…) ou de lab.attack(…)

error-lab-unverified = Aucun serveur n'a évalué ce message : il n'y a pas de noms à comparer.
    .expected = un message dont un serveur a lu l'auteur, champ From compris
