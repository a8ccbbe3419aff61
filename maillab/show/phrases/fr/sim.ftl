# Le monde simulé : ce qui manque, ce qui ne peut pas se faire.
error-mailbox-number = La boîte de { $address } n'a pas de message numéro { $found }.
    .expected = { $count-form ->
        [zero] un message au moins dans cette boîte, qui est vide
        [one] 0 : cette boîte n'a qu'un message
       *[many] un numéro de 0 à { $last } ; -1 est le dernier message
    }
error-mailbox-unknown = Il n'y a pas de boîte « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces boîtes : { $known }
error-mail-line-end = Un sujet ou un nom ne contient pas de fin de ligne : « { $found } ».
    .expected = une seule ligne ; une fin de ligne glisserait un champ de plus dans l'en-tête
error-mail-no-recipient = Ce message n'a aucun destinataire.
    .expected = au moins une adresse, ou une liste d'adresses
error-sim-no-resolver = La machine { $found } n'a pas de résolveur.
    .expected = une machine qui peut interroger le DNS
error-sim-no-mailboxes = Aucun serveur de ce monde ne tient les boîtes de « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces domaines : { $known }
error-sim-rewrite-from = Une liste ne réécrit pas From « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces mots : { $known }
error-sim-no-account = Personne n'écrit sous l'adresse « { $found } » dans ce monde.{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces comptes : { $known }
    .fix = lab.attack(message) envoie sans compte, depuis la machine de l'attaquant
error-sim-no-zone = Aucune organisation de ce monde ne tient la zone de « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un nom dans une de ces zones : { $known }
error-sim-no-registry = Personne n'enregistre de noms à l'endroit de « { $found } ».
    .expected = un domaine sous l'un de ces domaines de premier niveau : { $known }
    .fix = lab.dns.register("monpartenaire-factures.fr")
error-sim-domain-taken = « { $found } » est déjà pris : { $zone } a son propriétaire.
    .expected = un domaine que personne n'a encore, juste sous un domaine de premier niveau
    .fix = choisir un autre nom ; pour un nom de { $zone }, c'est lab.dns.publish
error-sim-mx-address = Le MX de { $name } désigne une adresse, « { $found } » : un MX donne le nom d'un serveur, jamais son adresse.
    .expected = une préférence, puis le nom d'une machine qui a elle-même un enregistrement A ou AAAA
    .fix = publier l'adresse sous un nom, par exemple mx.{ $name }, puis le MX « { $preference } mx.{ $name } »
error-sim-no-submission = « { $found } » n'a pas de serveur de dépôt (MSA).{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces domaines : { $known }
error-sim-no-verifier = « { $found } » n'a pas de serveur qui vérifie son courrier entrant.{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = un de ces domaines : { $known }
error-sim-unreachable = { $client } ne peut pas joindre { $found } ({ $reason }).
    .expected = un service ouvert, et des pare-feux qui laissent passer ce flux
    .fix = lab.journal montre la règle qui a refusé le flux
error-lab-wait = Le temps n'avance que vers l'avant : { $found } secondes.
    .expected = une durée positive, de dix ans au plus
    .fix = lab.wait(minutes=30)
error-sim-zone-unchanged = La zone contient déjà { $found } : rien ne changerait.
    .expected = un enregistrement qui n'est pas encore publié
    .fix = changer la valeur ou le TTL, ou choisir un autre nom
error-sim-zone-undo = Il n'y a rien à annuler dans la zone { $found } : rien n'y a été changé ici.
    .expected = un changement fait auparavant dans ce formulaire
error-sim-zone-number = La zone { $zone } n'a pas d'enregistrement n° { $found }.
    .expected = un numéro de 1 à { $count }, comme dans le tableau
error-lab-record = Un laboratoire n'enregistre pas « { $found } ».
    .expected = { $known }
error-lab-organisation = Il n'y a pas d'organisation « { $found } ».{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = une de ces organisations : { $known }
error-lab-resolver = La machine « { $found } » n'est pas un résolveur DNS.
    .expected = un de ces résolveurs : { $known }
error-sim-down = La machine { $found } est déjà arrêtée.
    .expected = une machine en marche
    .fix = lab.restart("{ $found }") la remet en marche
error-sim-up = La machine { $found } est déjà en marche.
    .expected = une machine arrêtée par lab.crash(…)
    .fix = lab.crash("{ $found }") l'arrête
error-mail-several = « { $found } » contient plusieurs adresses dans un seul texte.
    .expected = une adresse par destinataire, et une liste quand il y en a plusieurs
    .fix = écrire { $several }
error-mail-display-name = « { $found } » contient plus qu'une adresse : un nom l'accompagne.
    .expected = l'adresse seule ; le nom affiché appartient au champ To ou From, pas à l'enveloppe
    .fix = écrire "{ $address }"
error-mail-characters = Ce texte contient un caractère incomplet, qu'aucun logiciel de messagerie ne peut écrire.
    .expected = des caractères Unicode entiers
    .fix = forge.raw(octets) envoie n'importe quels octets
error-sim-dkim-rotation = Le sélecteur « { $found } » de { $domain } signe déjà : une rotation passe à une autre clé, donc à un autre sélecteur.
    .expected = un sélecteur qui ne signe pas encore
    .fix = choisir un autre nom, par exemple la date : lab.rotate_dkim("{ $domain }", "2026-02")
error-sim-dkim-kind = Sous le sélecteur « { $selector } » il y a déjà une clé { $kind }, pas { $found } : un sélecteur garde sa clé.
    .expected = { $kind }, ou un autre sélecteur
    .fix = choisir un autre sélecteur pour la clé { $found }
error-sim-dkim-option = « { $found } » n'est pas une option de signature.{ $nearest ->
        [none] {""}
       *[other] { " " }Vouliez-vous dire « { $nearest } » ?
    }
    .expected = l'un de ces noms : { $known }
    .fix = par exemple lab.enable_dkim(domaine, "s1", body_length="whole")
