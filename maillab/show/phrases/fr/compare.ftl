# Deux exécutions côte à côte : ce qui diffère, et ce qui a différé en premier.
compare-title = Avant et après, côte à côte
compare-swapped = « avant » a été envoyé après « après » : pour lire les causes dans l'ordre, écrire compare(le premier envoi, le second)
compare-same = Rien ne diffère : mêmes faits, mêmes étapes, mêmes résultats.
compare-same-message = Le message envoyé est le même, octet pour octet.
compare-same-results = Les résultats sont les mêmes.
compare-cause = première cause
compare-first-step = première étape qui diffère
compare-others = Ce qui diffère aussi, dans l'ordre ({ $count })
compare-rest = … et encore { $count }
compare-questions = Questions posées au DNS d'un seul côté ({ $count })
compare-legend = ≠ : différent ; = : identique ; + : après seulement ; − : avant seulement
compare-alike = identique
compare-result = résultat
compare-before = avant
compare-after = après
compare-absent = (rien)
compare-policy = politique DMARC demandée
compare-steps = Étapes qui diffèrent : { $count } sur { $total }
compare-tree = Tout le raisonnement, aligné étape par étape

compare-message = Le message envoyé n'est pas le même : { $body ->
        [true] { $count-form ->
            [zero] son corps
            [one] son corps et son champ { $fields }
           *[many] son corps et ses champs { $fields }
        }
       *[false] { $count-form ->
            [one] son champ { $fields }
           *[many] ses champs { $fields }
        }
    }
compare-sender = L'adresse de retour (MAIL FROM) change : { $before } → { $after }
compare-recipients = { $count-form ->
        [one] Le destinataire change
       *[many] Les destinataires changent
    } : { $before } → { $after }
compare-client = Une autre machine envoie : { $before } → { $after }
compare-dns = Le DNS répond autre chose à { $host } pour { $name } { $type } : { $before } → { $after }{ $because ->
        [published] {""} (changé dans la zone entre les deux envois)
        [expired] {""} (changé dans la zone avant le premier envoi, mais un résolveur gardait l'ancienne réponse jusqu'à la fin de son TTL)
       *[unknown] {""}
    }
compare-unheard = { $name } { $type } a été changé dans la zone entre les deux envois, mais { $host } reçoit encore l'ancienne réponse ({ $after }) : un résolveur la garde jusqu'à la fin de son TTL
compare-question = Question posée au DNS { $side ->
        [before] avant
       *[after] après
    } seulement, par { $host } : { $name } { $type } → { $answer }
compare-firewall = { $side ->
        [before] Avant
       *[after] Après
    } seulement, { $host } { $action ->
        [reject] refuse
       *[drop] jette
    } { $service } de { $source } vers { $destination } (règle { $rule })
compare-mediator = { $side ->
        [before] Avant
       *[after] Après
    } seulement, { $host } { $what ->
        [forwarded] fait suivre le message adressé à { $recipient } : il arrive d'une autre machine
        [returned] rend à son expéditeur le message adressé à { $recipient }
        [distributed] distribue le message de la liste { $recipient } : il arrive d'une autre machine
       *[held] retient le message adressé à { $recipient }
    }
compare-on-the-way = Les serveurs du chemin n'écrivent pas la même chose dans le message : { $before } → { $after }
compare-body = son corps
compare-decision = Mêmes constats, autre décision : le serveur a d'autres réglages ({ $before } → { $after })
compare-ending = Le message ne finit pas de la même façon : { $before } → { $after }
compare-fate = { $fate ->
        [delivered] remis
        [quarantined] mis en quarantaine
        [bounced] renvoyé par un avis d'échec
        [discarded] supprimé
        [refused] refusé
        [unsent] jamais remis, faute de seconde tentative
       *[waiting] encore en attente
    }
